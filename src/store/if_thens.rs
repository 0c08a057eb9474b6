//! How if-then plans stand in the database.

use super::StoreError;
use super::column::ms;
use crate::domain::ids::{IfThenId, MemberId};
use crate::domain::if_then::IfThen;
use crate::domain::week::EVERY_DAY;
use chrono::{DateTime, Utc, Weekday};
use rusqlite::{Connection, Params, params};

fn all(connection: &Connection, rest: &str, params: impl Params) -> Result<Vec<IfThen>, StoreError> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT id, member, weekday, words FROM if_thens {rest}"))?;
    let found = statement
        .query_map(params, |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, Option<u32>>(2)?, row.get(3)?))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let whole = |(id, member, weekday, words): (i64, i64, Option<u32>, String)| IfThen {
        id: IfThenId(id),
        member: MemberId(member),
        weekday: weekday.and_then(|at| EVERY_DAY.get(at as usize).copied()),
        words,
    };
    Ok(found.into_iter().map(whole).collect())
}

/// The member's plans, oldest first.
pub fn of_member(connection: &Connection, member: MemberId) -> Result<Vec<IfThen>, StoreError> {
    all(connection, "WHERE member = ?1 ORDER BY id", [member.0])
}

/// The plan, if it is there.
pub fn load(connection: &Connection, plan: IfThenId) -> Result<Option<IfThen>, StoreError> {
    Ok(all(connection, "WHERE id = ?1", [plan.0])?.pop())
}

/// Keeps a new plan.
pub fn insert(
    connection: &Connection,
    member: MemberId,
    weekday: Option<Weekday>,
    words: &str,
    now: DateTime<Utc>,
) -> Result<IfThenId, StoreError> {
    connection
        .prepare_cached("INSERT INTO if_thens (member, weekday, words, made_at) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![member.0, weekday.map(|day| day.num_days_from_monday()), words, ms(now)])?;
    Ok(IfThenId(connection.last_insert_rowid()))
}

/// Writes weekday and words of a plan.
pub fn save(connection: &Connection, plan: &IfThen) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE if_thens SET weekday = ?2, words = ?3 WHERE id = ?1")?.execute(params![
        plan.id.0,
        plan.weekday.map(|day| day.num_days_from_monday()),
        plan.words
    ])?;
    Ok(())
}

/// Removes a plan.
pub fn delete(connection: &Connection, plan: IfThenId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM if_thens WHERE id = ?1")?.execute([plan.0])?;
    Ok(())
}

/// Removes all plans of the member.
pub fn delete_all(connection: &Connection, member: MemberId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM if_thens WHERE member = ?1")?.execute([member.0])?;
    Ok(())
}
