//! How planned weeks stand in the database, and what a member wants of them.

use super::StoreError;
use super::column::{id, ms, week};
use crate::domain::ids::{MemberId, PersonId};
use crate::domain::plan::Bringing;
use crate::domain::week::Week;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// Begins the plan of a week; one that is there stays.
pub fn insert(
    connection: &Connection,
    member: MemberId,
    of: Week,
    asked: u8,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO plans (member, week_on, asked, made_at) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![member.0, of.monday().to_string(), asked, ms(now)])?;
    Ok(())
}

/// What the week asked for when its plan was last gone over; none where it is not planned.
pub fn asked(connection: &Connection, member: MemberId, of: Week) -> Result<Option<u8>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT asked FROM plans WHERE member = ?1 AND week_on = ?2")?
        .query_row(params![member.0, of.monday().to_string()], |row| row.get(0))
        .optional()?)
}

/// Keeps what the week asks for now.
pub fn set_asked(connection: &Connection, member: MemberId, of: Week, asked: u8) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE plans SET asked = ?3 WHERE member = ?1 AND week_on = ?2")?.execute(params![
        member.0,
        of.monday().to_string(),
        asked
    ])?;
    Ok(())
}

/// The weeks from `from` on that the member has planned.
pub fn weeks(connection: &Connection, member: MemberId, from: Week) -> Result<Vec<Week>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT week_on FROM plans WHERE member = ?1 AND week_on >= ?2 ORDER BY week_on")?;
    let found = statement.query_map(params![member.0, from.monday().to_string()], |row| row.get::<_, String>(0))?;
    found.map(|on| week(&on?, "plans.week_on")).collect()
}

/// The memberships of a person that have planned anything from `from` on, or have a reminder queued.
pub fn planners(connection: &Connection, person: PersonId, from: Week) -> Result<Vec<MemberId>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM members WHERE person = ?1 AND (
             EXISTS (SELECT 1 FROM plans WHERE plans.member = members.id AND plans.week_on >= ?2)
             OR EXISTS (SELECT 1 FROM queue WHERE queue.kind = 'reminder' AND queue.subject = members.id))
         ORDER BY id",
    )?;
    let found =
        statement.query_map(params![id(person.0), from.monday().to_string()], |row| row.get(0).map(MemberId))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Remembers that the member has looked at the plan.
pub fn set_seen(connection: &Connection, member: MemberId, of: Week, now: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE plans SET seen_at = ifnull(seen_at, ?3) WHERE member = ?1 AND week_on = ?2")?
        .execute(params![member.0, of.monday().to_string(), ms(now)])?;
    Ok(())
}

/// Remembers that a knock brought the plan.
pub fn set_told(connection: &Connection, member: MemberId, of: Week, now: DateTime<Utc>) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE plans SET told_at = ?3 WHERE member = ?1 AND week_on = ?2")?.execute(params![
        member.0,
        of.monday().to_string(),
        ms(now)
    ])?;
    Ok(())
}

/// What a knock of this instant brought was never seen: it is as if it had not been brought, and a plan that was made for it
/// and that nobody has looked at is as if it had not been made. Answers with the members whose plans these were.
pub fn withdraw(connection: &Connection, person: PersonId, at: DateTime<Utc>) -> Result<Vec<MemberId>, StoreError> {
    let mut statement = connection.prepare_cached(
        "DELETE FROM plans WHERE told_at = ?2 AND made_at = ?2 AND seen_at IS NULL
             AND member IN (SELECT id FROM members WHERE person = ?1) RETURNING member",
    )?;
    let gone = statement.query_map(params![id(person.0), ms(at)], |row| row.get(0).map(MemberId))?;
    let gone = gone.collect::<Result<_, _>>()?;
    connection
        .prepare_cached(
            "UPDATE plans SET told_at = NULL WHERE told_at = ?2 AND member IN (SELECT id FROM members WHERE person = ?1)",
        )?
        .execute(params![id(person.0), ms(at)])?;
    Ok(gone)
}

/// From which week on the member wants their week brought; none where not at all.
pub fn brings_from(connection: &Connection, member: MemberId) -> Result<Option<Week>, StoreError> {
    let from: Option<String> = connection
        .prepare_cached("SELECT bring_from_on FROM members WHERE id = ?1")?
        .query_row([member.0], |row| row.get(0))?;
    from.map(|on| week(&on, "members.bring_from_on")).transpose()
}

/// The same, and which week was brought last of those up to `running`: what a clock that was ahead had brought is no reason to
/// be silent until its week.
pub fn bringing(connection: &Connection, member: MemberId, running: Week) -> Result<Bringing, StoreError> {
    let told: Option<String> = connection
        .prepare_cached("SELECT max(week_on) FROM plans WHERE member = ?1 AND told_at IS NOT NULL AND week_on <= ?2")?
        .query_row(params![member.0, running.monday().to_string()], |row| row.get(0))?;
    let told = told.map(|on| week(&on, "plans.week_on")).transpose()?;
    Ok(Bringing { from: brings_from(connection, member)?, told })
}

/// Keeps from which week on the member wants their week brought; none where not at all.
pub fn set_bringing(connection: &Connection, member: MemberId, from: Option<Week>) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE members SET bring_from_on = ?2 WHERE id = ?1")?
        .execute(params![member.0, from.map(|week| week.monday().to_string())])?;
    Ok(())
}

/// Whether new slots of the member remind.
pub fn reminds(connection: &Connection, member: MemberId) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("SELECT remind_slots FROM members WHERE id = ?1")?
        .query_row([member.0], |row| row.get(0))?)
}

/// Keeps whether new slots remind.
pub fn set_reminds(connection: &Connection, member: MemberId, remind: bool) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE members SET remind_slots = ?2 WHERE id = ?1")?
        .execute(params![member.0, remind])?;
    Ok(())
}
