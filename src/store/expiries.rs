//! How it stands in the database when servers and members that are gone are looked at, and how what is kept of them is deleted
//! piece by piece. Never decides when.

use super::StoreError;
use super::column::{date, get_id, id, instant, ms, word};
use crate::domain::expiry::{Expiry, Leaver, Seen};
use crate::domain::ids::{MemberId, PersonId, TeamId};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// Has something looked at from `due_at` on; where that was planned already, the earlier plan stays.
pub fn insert(connection: &Connection, kind: Leaver, subject: u64, due_at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO expiries (kind, subject, due_at) VALUES (?1, ?2, ?3)")?
        .execute(params![kind.slug(), id(subject), ms(due_at)])?;
    Ok(())
}

/// The looks that are due, longest waiting first.
pub fn due(connection: &Connection, now: DateTime<Utc>, most: u32) -> Result<Vec<Expiry>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT kind, subject, seen, seen_on FROM expiries WHERE due_at <= ?1 ORDER BY due_at LIMIT ?2",
    )?;
    let found = statement.query_map(params![ms(now), most], |row| {
        Ok((row.get::<_, String>(0)?, get_id(row, "subject")?, row.get::<_, u32>(2)?, row.get::<_, Option<String>>(3)?))
    })?;
    found
        .map(|row| {
            let (kind, subject, days, on) = row?;
            let on = on.map(|on| date(&on, "expiries.seen_on")).transpose()?;
            Ok(Expiry { kind: word(&kind, Leaver::from_slug, "expiries.kind")?, subject, seen: Seen { days, on } })
        })
        .collect()
}

/// When it is looked next, and what was seen so far.
pub fn set(
    connection: &Connection,
    kind: Leaver,
    subject: u64,
    due_at: DateTime<Utc>,
    seen: Seen,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE expiries SET due_at = ?3, seen = ?4, seen_on = ?5 WHERE kind = ?1 AND subject = ?2")?
        .execute(params![kind.slug(), id(subject), ms(due_at), seen.days, seen.on.map(|on| on.to_string())])?;
    Ok(())
}

/// Lets the next look wait until `until`, or come as soon; what was seen so far still counts.
pub fn postpone(connection: &Connection, kind: Leaver, subject: u64, until: DateTime<Utc>) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE expiries SET due_at = ?3 WHERE kind = ?1 AND subject = ?2")?.execute(params![
        kind.slug(),
        id(subject),
        ms(until)
    ])?;
    Ok(())
}

/// It is not looked at any more.
pub fn forget(connection: &Connection, kind: Leaver, subject: u64) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM expiries WHERE kind = ?1 AND subject = ?2")?
        .execute(params![kind.slug(), id(subject)])?;
    Ok(())
}

/// None of the person's memberships is looked at any more.
pub fn forget_person(connection: &Connection, person: PersonId) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM expiries WHERE kind = 'member' AND subject IN (SELECT id FROM members WHERE person = ?1)",
        )?
        .execute([id(person.0)])?;
    Ok(())
}

/// A clock that was ahead was put right: what it let see does not count, and what it planned for later than `furthest` is
/// looked at anew.
pub fn begin_anew(connection: &Connection, now: DateTime<Utc>, furthest: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE expiries SET seen = 0, seen_on = NULL, due_at = min(due_at, ?1) WHERE seen > 0 OR due_at > ?2",
        )?
        .execute([ms(now), ms(furthest)])?;
    Ok(())
}

/// Since when the member is known not to be in the server, whatever they did elsewhere since.
pub fn gone_since(connection: &Connection, member: MemberId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let since: Option<i64> = connection
        .prepare_cached("SELECT gone_since_at FROM members WHERE id = ?1")?
        .query_row([member.0], |row| row.get(0))
        .optional()?
        .flatten();
    since.map(|ms| instant(ms, "members.gone_since_at")).transpose()
}

/// The member was seen in the server.
pub fn set_there(connection: &Connection, member: MemberId) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE members SET gone_at = NULL, gone_since_at = NULL WHERE id = ?1 AND gone_since_at IS NOT NULL",
        )?
        .execute([member.0])?;
    Ok(())
}

/// Any membership of a team, those that were quit included.
pub fn any_member(connection: &Connection, team: TeamId) -> Result<Option<(MemberId, PersonId)>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT id, person FROM members WHERE team = ?1 LIMIT 1")?
        .query_row([id(team.0)], |row| Ok((MemberId(row.get("id")?), PersonId(get_id(row, "person")?))))
        .optional()?)
}

/// Deletes up to `most` posts of a member, with what hangs on them; whether there were so many.
pub fn thin(connection: &Connection, member: MemberId, most: u32) -> Result<bool, StoreError> {
    let deleted = connection
        .prepare_cached("DELETE FROM posts WHERE id IN (SELECT id FROM posts WHERE member = ?1 LIMIT ?2)")?
        .execute(params![member.0, most])?;
    Ok(deleted == most as usize)
}
