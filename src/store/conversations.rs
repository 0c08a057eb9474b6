//! How conversations stand in the database: the career group and the week, never a person.

use super::StoreError;
use super::column::{ms, word};
use crate::domain::facet::CareerGroup;
use crate::domain::ids::MemberId;
use crate::domain::week::Week;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

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
