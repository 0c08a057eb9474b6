//! How files of topics stand in the database, from the first look until they are taken in or left.

use super::StoreError;
use super::column::{id, json, ms, word};
use crate::domain::ids::{TeamId, TopicFileId};
use crate::domain::team_topic::{FileState, Row};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// A file of topics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicFile {
    /// The file.
    pub id: TopicFileId,
    /// For which team.
    pub team: TeamId,
    /// What it was called.
    pub name: String,
    /// How far it has come.
    pub state: FileState,
    /// How many topics came of it.
    pub taken: u32,
}

/// Keeps what was read of a file.
pub fn insert(
    connection: &Connection,
    team: TeamId,
    name: &str,
    rows: &str,
    now: DateTime<Utc>,
) -> Result<TopicFileId, StoreError> {
    connection
        .prepare_cached("INSERT INTO topic_files (team, name, state, rows, made_at) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![id(team.0), name, FileState::Waiting.slug(), rows, ms(now)])?;
    Ok(TopicFileId(connection.last_insert_rowid()))
}

/// Forgets all of the team's files that wait but the last `keep`.
pub fn keep_last(connection: &Connection, team: TeamId, keep: u32) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM topic_files WHERE team = ?1 AND state = ?2 AND id NOT IN
                 (SELECT id FROM topic_files WHERE team = ?1 AND state = ?2 ORDER BY id DESC LIMIT ?3)",
        )?
        .execute(params![id(team.0), FileState::Waiting.slug(), keep])?;
    Ok(())
}

/// Forgets files of any team from before `before`, some at a time.
pub fn purge(connection: &Connection, before: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM topic_files WHERE id IN (SELECT id FROM topic_files WHERE made_at < ?1 LIMIT 20)")?
        .execute([ms(before)])?;
    Ok(())
}

/// The file, if it is still known.
pub fn load(connection: &Connection, file: TopicFileId) -> Result<Option<TopicFile>, StoreError> {
    let found = connection
        .prepare_cached("SELECT team, name, state, taken FROM topic_files WHERE id = ?1")?
        .query_row([file.0], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get::<_, u32>(3)?))
        })
        .optional()?;
    let Some((team, name, state, taken)) = found else { return Ok(None) };
    let state = word(&state, FileState::from_slug, "topic_files.state")?;
    Ok(Some(TopicFile { id: file, team: TeamId(team.cast_unsigned()), name, state, taken }))
}

/// What was read of it; nothing once it is over.
pub fn rows(connection: &Connection, file: TopicFileId) -> Result<Vec<Row>, StoreError> {
    let rows: Option<String> = connection
        .prepare_cached("SELECT rows FROM topic_files WHERE id = ?1")?
        .query_row([file.0], |row| row.get(0))
        .optional()?;
    json(rows, "topic_files.rows")
}

/// Notes that it was taken in, and how many topics came of it; what was read of it is not needed any more.
pub fn set_taken(connection: &Connection, file: TopicFileId, taken: u32) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE topic_files SET state = ?2, taken = ?3, rows = '' WHERE id = ?1")?
        .execute(params![file.0, FileState::Taken.slug(), taken])?;
    Ok(())
}

/// Forgets it.
pub fn forget(connection: &Connection, file: TopicFileId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM topic_files WHERE id = ?1")?.execute([file.0])?;
    Ok(())
}
