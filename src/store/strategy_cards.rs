//! How the strategies of before stand in the database: what stood in every line before the changes of a day.

use super::StoreError;
use super::column::date;
use crate::domain::ids::MemberId;
use crate::domain::strategy::Lines;
use chrono::NaiveDate;
use rusqlite::{Connection, params};

fn unreadable(what: impl ToString) -> StoreError {
    StoreError::Unreadable { place: "strategy_cards.lines", what: what.to_string() }
}

/// Puts by what stands there, unless that was done on this day already.
pub fn keep(connection: &Connection, member: MemberId, on: NaiveDate, lines: &Lines) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO strategy_cards (member, kept_on, lines) VALUES (?1, ?2, ?3)")?
        .execute(params![member.0, on.to_string(), serde_json::to_string(lines).map_err(unreadable)?])?;
    Ok(())
}

/// Writes what was put by on this day anew.
pub fn save(connection: &Connection, member: MemberId, on: NaiveDate, lines: &Lines) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE strategy_cards SET lines = ?3 WHERE member = ?1 AND kept_on = ?2")?
        .execute(params![member.0, on.to_string(), serde_json::to_string(lines).map_err(unreadable)?])?;
    Ok(())
}

/// What was put by, each with its day, newest first.
pub fn of_member(connection: &Connection, member: MemberId) -> Result<Vec<(NaiveDate, Lines)>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT kept_on, lines FROM strategy_cards WHERE member = ?1 ORDER BY kept_on DESC")?;
    let rows = statement.query_map([member.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    rows.map(|row| {
        let (on, lines) = row?;
        Ok((date(&on, "strategy_cards.kept_on")?, serde_json::from_str(&lines).map_err(unreadable)?))
    })
    .collect()
}
