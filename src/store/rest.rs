//! How leave, busy days and absences stand in the database.

use super::StoreError;
use super::column::{date, id, ms};
use crate::domain::ids::{MemberId, PersonId, TeamId};
use crate::domain::pace::{Leave, Rest};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, Row, params};

/// The person's leave and busy days.
pub fn load(connection: &Connection, person: PersonId) -> Result<Rest, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT from_on, until_on FROM leave WHERE person = ?1 ORDER BY from_on")?;
    let leave = statement.query_map([id(person.0)], span)?.map(|span| whole(span?)).collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached("SELECT day_on FROM busy_days WHERE person = ?1")?;
    let busy = statement
        .query_map([id(person.0)], |row| row.get::<_, String>(0))?
        .map(|day| date(&day?, "busy_days.day_on"))
        .collect::<Result<_, _>>()?;
    Ok(Rest { leave, busy })
}

fn span(row: &Row<'_>) -> rusqlite::Result<(String, String)> {
    Ok((row.get("from_on")?, row.get("until_on")?))
}

fn whole((from, until): (String, String)) -> Result<Leave, StoreError> {
    Ok(Leave { from: date(&from, "from_on")?, until: date(&until, "until_on")? })
}

/// The times between quitting a team and coming back, of one membership.
pub fn absences(connection: &Connection, member: MemberId) -> Result<Vec<Leave>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT from_on, until_on FROM absences WHERE member = ?1")?;
    statement.query_map([member.0], span)?.map(|span| whole(span?)).collect()
}

/// Adds such a time.
pub fn absent(connection: &Connection, member: MemberId, days: Leave) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO absences (member, from_on, until_on) VALUES (?1, ?2, ?3)")?
        .execute(params![member.0, days.from.to_string(), days.until.to_string()])?;
    Ok(())
}

/// Whether leave that holds the day was entered by somebody who manages a team.
pub fn was_entered(connection: &Connection, person: PersonId, day: NaiveDate) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached(
            "SELECT 1 FROM leave WHERE person = ?1 AND from_on <= ?2 AND until_on >= ?2 AND by_team IS NOT NULL",
        )?
        .exists(params![id(person.0), day.to_string()])?)
}

/// Adds leave; `by_team` where somebody who manages a team entered it.
pub fn take_leave(
    connection: &Connection,
    person: PersonId,
    leave: Leave,
    by_team: Option<TeamId>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let by_team = by_team.map(|team| id(team.0));
    connection
        .prepare_cached("INSERT INTO leave (person, from_on, until_on, by_team, made_at) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![id(person.0), leave.from.to_string(), leave.until.to_string(), by_team, ms(now)])?;
    Ok(())
}

/// Ends whatever leave holds the day, the day before it.
pub fn end_leave(connection: &Connection, person: PersonId, day: NaiveDate) -> Result<(), StoreError> {
    let (person, day, before) = (id(person.0), day.to_string(), crate::domain::week::back(day, 1).to_string());
    connection.prepare_cached("DELETE FROM leave WHERE person = ?1 AND from_on = ?2")?.execute(params![person, day])?;
    connection
        .prepare_cached("UPDATE leave SET until_on = ?3 WHERE person = ?1 AND from_on < ?2 AND until_on >= ?2")?
        .execute(params![person, day, before])?;
    Ok(())
}

/// Forgets the leave with these dates; false where there is none.
pub fn take_back(connection: &Connection, person: PersonId, leave: Leave) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("DELETE FROM leave WHERE person = ?1 AND from_on = ?2 AND until_on = ?3")?
        .execute(params![id(person.0), leave.from.to_string(), leave.until.to_string()])?
        > 0)
}

/// Marks a day as one that will not do.
pub fn mark_busy(connection: &Connection, person: PersonId, day: NaiveDate) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO busy_days (person, day_on) VALUES (?1, ?2)")?
        .execute(params![id(person.0), day.to_string()])?;
    Ok(())
}

/// Takes such a mark away.
pub fn unmark_busy(connection: &Connection, person: PersonId, day: NaiveDate) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM busy_days WHERE person = ?1 AND day_on = ?2")?
        .execute(params![id(person.0), day.to_string()])?;
    Ok(())
}
