//! How it stands in the database on which quarters a member was asked to look back.

use super::StoreError;
use super::column::{id, ms};
use crate::domain::ids::{MemberId, PersonId};
use crate::domain::quarter::Quarter;
use crate::domain::review::Reviewed;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// The last quarter on which the member was asked to look back, and whether they said what stays.
pub fn last(connection: &Connection, member: MemberId) -> Result<Reviewed, StoreError> {
    let found: Option<(String, bool)> = connection
        .prepare_cached(
            "SELECT quarter, answered_at IS NOT NULL FROM reviews WHERE member = ?1 ORDER BY quarter DESC LIMIT 1",
        )?
        .query_row([member.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((quarter, answered)) = found else { return Ok(Reviewed::default()) };
    let read = Quarter::read(&quarter);
    let asked = read.ok_or(StoreError::Unreadable { place: "reviews.quarter", what: quarter })?;
    Ok(Reviewed { asked: Some(asked), answered })
}

/// Remembers that the member was asked.
pub fn set_asked(
    connection: &Connection,
    member: MemberId,
    quarter: Quarter,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO reviews (member, quarter, asked_at) VALUES (?1, ?2, ?3)")?
        .execute(params![member.0, quarter.to_string(), ms(now)])?;
    Ok(())
}

/// Remembers that the member said what stays, whether or not they had been asked.
pub fn set_answered(
    connection: &Connection,
    member: MemberId,
    quarter: Quarter,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO reviews (member, quarter, asked_at, answered_at) VALUES (?1, ?2, ?3, ?3)
             ON CONFLICT (member, quarter) DO UPDATE SET answered_at = ifnull(answered_at, ?3)",
        )?
        .execute(params![member.0, quarter.to_string(), ms(now)])?;
    Ok(())
}

/// The asking at this instant was never seen: it is as if it had not been.
pub fn unask(connection: &Connection, person: PersonId, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM reviews WHERE asked_at = ?2 AND answered_at IS NULL
                 AND member IN (SELECT id FROM members WHERE person = ?1)",
        )?
        .execute(params![id(person.0), ms(at)])?;
    Ok(())
}
