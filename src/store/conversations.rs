//! How conversations stand in the database: the career group and the week, never a person.

use super::StoreError;
use super::column::{id, ms, week, word};
use crate::domain::conversation::{LET_BE_AFTER, Talk};
use crate::domain::facet::CareerGroup;
use crate::domain::ids::{MemberId, PersonId};
use crate::domain::week::Week;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// The groups that the member talked with in the week.
pub fn of_week(connection: &Connection, member: MemberId, week: Week) -> Result<Vec<CareerGroup>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT career_group FROM conversations WHERE member = ?1 AND week_on = ?2")?;
    let groups = statement.query_map(params![member.0, week.monday().to_string()], |row| row.get::<_, String>(0))?;
    groups.map(|slug| word(&slug?, CareerGroup::from_slug, "conversations.career_group")).collect()
}

/// Replaces what was said of the week.
pub fn set(
    connection: &Connection,
    member: MemberId,
    week: Week,
    groups: &[CareerGroup],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let on = week.monday().to_string();
    connection
        .prepare_cached("DELETE FROM conversations WHERE member = ?1 AND week_on = ?2")?
        .execute(params![member.0, on])?;
    let mut statement = connection.prepare_cached(
        "INSERT OR IGNORE INTO conversations (member, week_on, career_group, said_at) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for group in groups {
        statement.execute(params![member.0, on, group.slug(), ms(now)])?;
    }
    Ok(())
}

/// The last week in which each group was named.
pub fn last_met(connection: &Connection, member: MemberId) -> Result<BTreeMap<CareerGroup, Week>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT career_group, max(week_on) FROM conversations WHERE member = ?1 GROUP BY career_group",
    )?;
    let found = statement
        .query_map([member.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?
        .collect::<Result<Vec<_>, _>>()?;
    let whole = |(group, on): (String, String)| {
        let group = word(&group, CareerGroup::from_slug, "conversations.career_group")?;
        Ok((group, week(&on, "conversations.week_on")?))
    };
    found.into_iter().map(whole).collect()
}

/// The groups that were named in the weeks from one to another, both inclusive, commonest first.
pub fn between(
    connection: &Connection,
    member: MemberId,
    from: Week,
    until: Week,
) -> Result<Vec<CareerGroup>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT career_group FROM conversations WHERE member = ?1 AND week_on BETWEEN ?2 AND ?3
         GROUP BY career_group ORDER BY count(*) DESC, career_group",
    )?;
    let weeks = params![member.0, from.monday().to_string(), until.monday().to_string()];
    let groups = statement.query_map(weeks, |row| row.get::<_, String>(0))?;
    groups.map(|slug| word(&slug?, CareerGroup::from_slug, "conversations.career_group")).collect()
}

/// What is known of a member's talking from this week on, and of the last questions.
pub fn talk(connection: &Connection, member: MemberId, aim: u32, from: Week) -> Result<Talk, StoreError> {
    let mut talk = Talk { aim, ..Talk::default() };
    let mut named = connection.prepare_cached(
        "SELECT week_on, count(*) FROM conversations WHERE member = ?1 AND week_on >= ?2 GROUP BY week_on",
    )?;
    let mut rows = named.query(params![member.0, from.monday().to_string()])?;
    while let Some(row) = rows.next()? {
        talk.named.insert(week(&row.get::<_, String>(0)?, "conversations.week_on")?, row.get(1)?);
    }
    let mut asked = connection.prepare_cached(
        "SELECT week_on, answered_at IS NOT NULL FROM talks WHERE member = ?1 ORDER BY week_on DESC LIMIT ?2",
    )?;
    let mut rows = asked.query(params![member.0, LET_BE_AFTER])?;
    let mut in_a_row = true;
    while let Some(row) = rows.next()? {
        let on = week(&row.get::<_, String>(0)?, "talks.week_on")?;
        talk.asked = talk.asked.or(Some(on));
        in_a_row &= !row.get::<_, bool>(1)?;
        talk.unanswered += u32::from(in_a_row);
    }
    Ok(talk)
}

/// Remembers that the member was asked about the week.
pub fn set_asked(connection: &Connection, member: MemberId, of: Week, now: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO talks (member, week_on, asked_at) VALUES (?1, ?2, ?3)")?
        .execute(params![member.0, of.monday().to_string(), ms(now)])?;
    Ok(())
}

/// Remembers that the member said something about the week, if they had been asked.
pub fn set_answered(connection: &Connection, member: MemberId, of: Week, now: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE talks SET answered_at = ?3 WHERE member = ?1 AND week_on = ?2")?
        .execute(params![member.0, of.monday().to_string(), ms(now)])?;
    Ok(())
}

/// The asking at this instant was never seen: it is as if it had not been.
pub fn unask(connection: &Connection, person: PersonId, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM talks WHERE asked_at = ?2 AND answered_at IS NULL
                 AND member IN (SELECT id FROM members WHERE person = ?1)",
        )?
        .execute(params![id(person.0), ms(at)])?;
    Ok(())
}
