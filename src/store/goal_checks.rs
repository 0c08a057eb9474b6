//! How check-ins about goals, and the question about the main purpose, stand in the database.

use super::StoreError;
use super::column::{date, id, ms, word};
use crate::domain::goal::Asking;
use crate::domain::ids::{GoalId, MemberId, PersonId};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, params};

/// What check-ins did with one goal so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// The day of the last one of any kind.
    pub last_on: Option<NaiveDate>,
    /// The day on which its number was asked for or shown last.
    pub asked_on: Option<NaiveDate>,
    /// Whether each question for its number has had an answer, newest first.
    pub answered: Vec<bool>,
    /// Whether its being reached was told.
    pub celebrated: bool,
    /// The day on which it was asked last what follows its day.
    pub over_on: Option<NaiveDate>,
}

/// What check-ins did with a goal.
pub fn of_goal(connection: &Connection, goal: GoalId) -> Result<Checked, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT asked_on, asking, answered_at IS NOT NULL FROM goal_checks WHERE goal = ?1 ORDER BY asked_on DESC",
    )?;
    let mut rows = statement.query([goal.0])?;
    let mut checked = Checked::default();
    while let Some(row) = rows.next()? {
        let on = date(&row.get::<_, String>(0)?, "goal_checks.asked_on")?;
        checked.last_on = checked.last_on.or(Some(on));
        match word(&row.get::<_, String>(1)?, Asking::from_slug, "goal_checks.asking")? {
            Asking::Number => {
                checked.asked_on = checked.asked_on.max(Some(on));
                checked.answered.push(row.get(2)?);
            }
            Asking::Shown => checked.asked_on = checked.asked_on.max(Some(on)),
            Asking::Reached => checked.celebrated = true,
            Asking::Over => checked.over_on = checked.over_on.max(Some(on)),
        }
    }
    Ok(checked)
}

/// Remembers what a check-in did with a goal.
pub fn set_asked(
    connection: &Connection,
    goal: GoalId,
    on: NaiveDate,
    asking: Asking,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO goal_checks (goal, asked_on, asking, asked_at) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![goal.0, on.to_string(), asking.slug(), ms(now)])?;
    Ok(())
}

/// Remembers that the member said how the goal stands: whatever was asked about it is answered.
pub fn set_answered(connection: &Connection, goal: GoalId, now: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE goal_checks SET answered_at = ?2 WHERE goal = ?1 AND answered_at IS NULL")?
        .execute(params![goal.0, ms(now)])?;
    Ok(())
}

/// Remembers that the member was asked whether to keep or change the purpose.
pub fn set_drift_asked(
    connection: &Connection,
    member: MemberId,
    on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO drift_checks (member, asked_on, asked_at) VALUES (?1, ?2, ?3)")?
        .execute(params![member.0, on.to_string(), ms(now)])?;
    Ok(())
}

/// Remembers that the member answered that.
pub fn set_drift_answered(connection: &Connection, member: MemberId, now: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE drift_checks SET answered_at = ?2 WHERE member = ?1 AND answered_at IS NULL")?
        .execute(params![member.0, ms(now)])?;
    Ok(())
}

/// The day on which the member was asked that last.
pub fn drift_on(connection: &Connection, member: MemberId) -> Result<Option<NaiveDate>, StoreError> {
    let last: Option<String> = connection
        .prepare_cached("SELECT max(asked_on) FROM drift_checks WHERE member = ?1")?
        .query_row([member.0], |row| row.get(0))?;
    last.map(|on| date(&on, "drift_checks.asked_on")).transpose()
}

/// The day of the last check-in of any kind, about goals that have ended since as well.
pub fn checked_on(connection: &Connection, member: MemberId) -> Result<Option<NaiveDate>, StoreError> {
    let last: Option<String> = connection
        .prepare_cached(
            "SELECT max(asked_on) FROM goals JOIN goal_checks ON goal_checks.goal = goals.id WHERE goals.member = ?1",
        )?
        .query_row([member.0], |row| row.get(0))?;
    let last = last.map(|on| date(&on, "goal_checks.asked_on")).transpose()?;
    Ok(last.max(drift_on(connection, member)?))
}

/// The check-in at this instant was never seen: it is as if it had not been.
pub fn unask(connection: &Connection, person: PersonId, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM goal_checks WHERE asked_at = ?2 AND answered_at IS NULL AND goal IN (
                 SELECT goals.id FROM members JOIN goals ON goals.member = members.id WHERE members.person = ?1)",
        )?
        .execute(params![id(person.0), ms(at)])?;
    connection
        .prepare_cached(
            "DELETE FROM drift_checks WHERE asked_at = ?2 AND answered_at IS NULL
                 AND member IN (SELECT id FROM members WHERE person = ?1)",
        )?
        .execute(params![id(person.0), ms(at)])?;
    Ok(())
}

/// The days on which reply checks of the member were answered, from `from` on, oldest first: instants, to be read in the
/// person's days.
pub fn answered_since(
    connection: &Connection,
    member: MemberId,
    from: DateTime<Utc>,
) -> Result<Vec<DateTime<Utc>>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT reply_checks.answered_at FROM reply_checks JOIN posts ON posts.id = reply_checks.post
         WHERE reply_checks.member = ?1 AND reply_checks.asked_at IS NOT NULL AND reply_checks.answered_at >= ?2
             AND posts.deleted_at IS NULL ORDER BY reply_checks.answered_at",
    )?;
    let rows = statement.query_map(params![member.0, ms(from)], |row| row.get::<_, i64>(0))?;
    rows.map(|at| super::column::instant(at?, "reply_checks.answered_at")).collect()
}

/// The goal is not where it leads after all, so that it can be told once more when it is.
pub fn forget_reached(connection: &Connection, goal: GoalId) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM goal_checks WHERE goal = ?1 AND asking = ?2")?
        .execute(params![goal.0, Asking::Reached.slug()])?;
    Ok(())
}
