//! Finds what a clock that was ahead has left behind, and goes through the queue in its own order. Never changes it.

use super::StoreError;
use super::column::{get_id, id, ms, word};
use crate::domain::notice::NoticeKind;
use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, params};

/// Whether something was left behind: a notice planned for later than `furthest` from now, or somebody who was here later
/// than now.
pub fn is_left(connection: &Connection, now: DateTime<Utc>, furthest: Duration) -> Result<bool, StoreError> {
    let mut asked = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM queue WHERE due_at > ?1) OR EXISTS (SELECT 1 FROM people WHERE last_sign_at > ?2)",
    )?;
    Ok(asked.query_row([ms(now + furthest), ms(now)], |row| row.get(0))?)
}

/// Those that come in the queue after this one, or the first of all.
pub fn queued_after(
    connection: &Connection,
    after: Option<(NoticeKind, u64)>,
    most: u32,
) -> Result<Vec<(NoticeKind, u64)>, StoreError> {
    let (kind, subject) = after.map_or(("", 0), |(kind, subject)| (kind.slug(), id(subject)));
    let mut statement = connection.prepare_cached(
        "SELECT kind, subject FROM queue WHERE (kind, subject) > (?1, ?2) ORDER BY kind, subject LIMIT ?3",
    )?;
    let mut rows = statement.query(params![kind, subject, most])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let kind: String = row.get(0)?;
        found.push((word(&kind, NoticeKind::from_slug, "queue.kind")?, get_id(row, "subject")?));
    }
    Ok(found)
}
