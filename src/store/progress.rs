//! How the typed numbers of goals stand in the database: one a day.

use super::StoreError;
use super::column::date;
use super::goals::amount;
use crate::domain::goal::Point;
use crate::domain::ids::{GoalId, ProgressId};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

/// Keeps a number of a day; one that was there for the same day is replaced.
pub fn set(connection: &Connection, goal: GoalId, point: Point, typed_on: NaiveDate) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO goal_progress (goal, day_on, value, typed_on) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (goal, day_on) DO UPDATE SET value = excluded.value, typed_on = excluded.typed_on",
        )?
        .execute(params![goal.0, point.on.to_string(), point.value.as_hundredths(), typed_on.to_string()])?;
    Ok(())
}

/// The numbers of a goal, oldest day first.
pub fn of_goal(connection: &Connection, goal: GoalId) -> Result<Vec<(ProgressId, Point)>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT id, day_on, value FROM goal_progress WHERE goal = ?1 ORDER BY day_on")?;
    let rows = statement
        .query_map([goal.0], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?)))?;
    rows.map(|row| {
        let (id, on, value) = row?;
        let point = Point { on: date(&on, "goal_progress.day_on")?, value: amount(value, "goal_progress.value")? };
        Ok((ProgressId(id), point))
    })
    .collect()
}

/// One number, and of which goal.
pub fn load(connection: &Connection, progress: ProgressId) -> Result<Option<(GoalId, Point)>, StoreError> {
    let found = connection
        .prepare_cached("SELECT goal, day_on, value FROM goal_progress WHERE id = ?1")?
        .query_row([progress.0], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?)))
        .optional()?;
    let Some((goal, on, value)) = found else { return Ok(None) };
    let point = Point { on: date(&on, "goal_progress.day_on")?, value: amount(value, "goal_progress.value")? };
    Ok(Some((GoalId(goal), point)))
}

/// Takes a number away.
pub fn remove(connection: &Connection, progress: ProgressId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM goal_progress WHERE id = ?1")?.execute([progress.0])?;
    Ok(())
}

/// The day on which a number of the goal was typed last.
pub fn typed_on(connection: &Connection, goal: GoalId) -> Result<Option<NaiveDate>, StoreError> {
    let last: Option<String> = connection
        .prepare_cached("SELECT max(typed_on) FROM goal_progress WHERE goal = ?1")?
        .query_row([goal.0], |row| row.get(0))?;
    last.map(|on| date(&on, "goal_progress.typed_on")).transpose()
}
