//! How acts toward other careers that were offered stand in the database: toward which group, never with whom.

use super::StoreError;
use super::column::{date, id, instant, ms, word};
use crate::domain::act::{Act, Offered};
use crate::domain::facet::CareerGroup;
use crate::domain::ids::{MemberId, PersonId};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, params};

/// Remembers that an act was offered.
pub fn insert(
    connection: &Connection,
    member: MemberId,
    act: &Act,
    on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO acts (member, act, career_group, offered_at, offered_on) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![member.0, act.id, act.group.slug(), ms(now), on.to_string()])?;
    Ok(())
}

/// What was offered to the member on this day and after it, oldest first.
pub fn since(connection: &Connection, member: MemberId, from: NaiveDate) -> Result<Vec<Offered>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT act, career_group, offered_at, offered_on FROM acts WHERE member = ?1 AND offered_on >= ?2 ORDER BY id",
    )?;
    let found = statement
        .query_map(params![member.0, from.to_string()], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?, row.get::<_, String>(3)?))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let whole = |(act, group, at, on): (String, String, i64, String)| {
        Ok(Offered {
            act,
            group: word(&group, CareerGroup::from_slug, "acts.career_group")?,
            at: instant(at, "acts.offered_at")?,
            on: date(&on, "acts.offered_on")?,
        })
    };
    found.into_iter().map(whole).collect()
}

/// What was offered to the person at this instant was never seen: it is as if it had not been.
pub fn withdraw(connection: &Connection, person: PersonId, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM acts WHERE offered_at = ?2 AND member IN (SELECT id FROM members WHERE person = ?1)",
        )?
        .execute(params![id(person.0), ms(at)])?;
    Ok(())
}
