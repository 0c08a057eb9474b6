//! How the queue of the outbox stands in the database: what might be due, and when. What was claimed stands in `outbox`.

use super::StoreError;
use super::column::{get_id, id, instant, ms, word};
use crate::domain::notice::{NoticeKind, Queued};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Queues a notice; there is one of each kind for each subject, so an earlier plan is replaced.
pub fn put(connection: &Connection, queued: &Queued) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO queue (kind, subject, occurrence, due_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (kind, subject) DO UPDATE SET occurrence = excluded.occurrence, due_at = excluded.due_at",
        )?
        .execute(params![queued.kind.slug(), id(queued.subject), queued.occurrence, ms(queued.due_at)])?;
    Ok(())
}

/// Takes a notice out of the queue.
pub fn remove(connection: &Connection, kind: NoticeKind, subject: u64) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM queue WHERE kind = ?1 AND subject = ?2")?
        .execute(params![kind.slug(), id(subject)])?;
    Ok(())
}

const QUEUE: &str =
    "SELECT queue.*, (kind = 'knock' AND NOT EXISTS (SELECT 1 FROM people WHERE people.id = queue.subject
    AND people.direct_channel IS NOT NULL)) OR (kind = 'reminder' AND NOT EXISTS (SELECT 1 FROM members JOIN people
    ON people.id = members.person WHERE members.id = queue.subject AND people.direct_channel IS NOT NULL))
    AS first_contact FROM queue";

fn queued(row: &Row<'_>) -> rusqlite::Result<(String, u64, String, i64, bool)> {
    let first = row.get("first_contact")?;
    Ok((row.get("kind")?, get_id(row, "subject")?, row.get("occurrence")?, row.get("due_at")?, first))
}

fn whole_queued(
    (kind, subject, occurrence, due, first_contact): (String, u64, String, i64, bool),
) -> Result<Queued, StoreError> {
    Ok(Queued {
        kind: word(&kind, NoticeKind::from_slug, "queue.kind")?,
        first_contact,
        subject,
        occurrence,
        due_at: instant(due, "queue.due_at")?,
    })
}

/// What is queued for the subject.
pub fn of(connection: &Connection, kind: NoticeKind, subject: u64) -> Result<Option<Queued>, StoreError> {
    let found = connection
        .prepare_cached(&format!("{QUEUE} WHERE kind = ?1 AND subject = ?2"))?
        .query_row(params![kind.slug(), id(subject)], queued)
        .optional()?;
    found.map(whole_queued).transpose()
}

/// What is due at `now`, longest waiting first.
pub fn due(connection: &Connection, now: DateTime<Utc>, most: u32) -> Result<Vec<Queued>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{QUEUE} WHERE due_at <= ?1 ORDER BY due_at LIMIT ?2"))?;
    let found = statement.query_map(params![ms(now), most], queued)?.collect::<Result<Vec<_>, _>>()?;
    found.into_iter().map(whole_queued).collect()
}

/// How many notices are due in the minute that begins at `at`; counts no further than `most`.
pub fn crowd(connection: &Connection, at: DateTime<Utc>, most: u32) -> Result<u32, StoreError> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM queue WHERE due_at >= ?1 AND due_at < ?1 + 60000 LIMIT ?2)",
        )?
        .query_row(params![ms(at), most], |row| row.get(0))?)
}

/// When the next thing in the outbox is due: a queued notice, or another try of a claimed one.
pub fn next_due(connection: &Connection) -> Result<Option<DateTime<Utc>>, StoreError> {
    let next: Option<i64> = connection
        .prepare_cached(
            "SELECT min(at) FROM (SELECT min(due_at) AS at FROM queue UNION ALL
                 SELECT min(next_at) FROM deliveries WHERE next_at IS NOT NULL UNION ALL
                 SELECT min(edit_at) FROM recaps WHERE edit_at IS NOT NULL UNION ALL
                 SELECT min(place_at) FROM recaps WHERE place_at IS NOT NULL UNION ALL
                 SELECT min(due_at) FROM erasures UNION ALL SELECT min(due_at) FROM expiries)",
        )?
        .query_row([], |row| row.get(0))?;
    next.map(|ms| instant(ms, "queue.due_at")).transpose()
}

/// How many notices are due, or claimed and due for another try, and since when the oldest of them is. Recaps that are to be
/// put right, or whose thread and pin are to be seen to, count among them.
pub fn overdue(connection: &Connection, now: DateTime<Utc>) -> Result<(u32, Option<DateTime<Utc>>), StoreError> {
    let (many, oldest): (u32, Option<i64>) = connection
        .prepare_cached(
            "SELECT count(*), min(at) FROM (SELECT due_at AS at FROM queue WHERE due_at <= ?1 UNION ALL
                 SELECT next_at FROM deliveries WHERE next_at IS NOT NULL AND next_at <= ?1 UNION ALL
                 SELECT edit_at FROM recaps WHERE edit_at IS NOT NULL AND edit_at <= ?1 UNION ALL
                 SELECT place_at FROM recaps WHERE place_at IS NOT NULL AND place_at <= ?1)",
        )?
        .query_row(params![ms(now)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((many, oldest.map(|ms| instant(ms, "queue.due_at")).transpose()?))
}
