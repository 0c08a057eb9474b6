//! How files of posts stand in the database, from the first look to the day on which they cannot be taken back any more.

use super::StoreError;
use super::column::{date, instant, json, ms, word};
use crate::domain::ids::{ImportId, MemberId, PostId};
use crate::domain::import::{Known, Reading, State};
use crate::domain::platform::Platform;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

/// A file of posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The file.
    pub id: ImportId,
    /// Whose.
    pub member: MemberId,
    /// What it was called.
    pub name: String,
    /// How far it has come.
    pub state: State,
    /// When it was looked at.
    pub made_at: DateTime<Utc>,
    /// When it was taken in.
    pub done_at: Option<DateTime<Utc>>,
}

const COLUMNS: &str = "SELECT id, member, name, state, made_at, done_at FROM imports";

type Raw = (i64, i64, String, String, i64, Option<i64>);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
}

fn all(connection: &Connection, rest: &str, params: impl Params) -> Result<Vec<Import>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} {rest}"))?;
    let found = statement.query_map(params, raw)?.collect::<Result<Vec<_>, _>>()?;
    let whole = |(id, member, name, state, made, done): Raw| {
        Ok(Import {
            id: ImportId(id),
            member: MemberId(member),
            name,
            state: word(&state, State::from_slug, "imports.state")?,
            made_at: instant(made, "imports.made_at")?,
            done_at: done.map(|ms| instant(ms, "imports.done_at")).transpose()?,
        })
    };
    found.into_iter().map(whole).collect()
}

/// Keeps what was read of a file.
pub fn insert(
    connection: &Connection,
    member: MemberId,
    name: &str,
    rows: &str,
    now: DateTime<Utc>,
) -> Result<ImportId, StoreError> {
    connection
        .prepare_cached("INSERT INTO imports (member, name, state, rows, made_at) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![member.0, name, State::Waiting.slug(), rows, ms(now)])?;
    Ok(ImportId(connection.last_insert_rowid()))
}

/// Forgets all of the member's files that wait but the last `keep`.
pub fn keep_last(connection: &Connection, member: MemberId, keep: u32) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM imports WHERE member = ?1 AND state = ?2 AND id NOT IN
                 (SELECT id FROM imports WHERE member = ?1 AND state = ?2 ORDER BY id DESC LIMIT ?3)",
        )?
        .execute(params![member.0, State::Waiting.slug(), keep])?;
    Ok(())
}

/// Forgets files of any member that wait since before `before`, some at a time.
pub fn purge(connection: &Connection, before: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM imports WHERE id IN
                 (SELECT id FROM imports WHERE state = 'waiting' AND made_at < ?1 LIMIT 20)",
        )?
        .execute([ms(before)])?;
    Ok(())
}

/// The file, if it is still known.
pub fn load(connection: &Connection, import: ImportId) -> Result<Option<Import>, StoreError> {
    Ok(all(connection, "WHERE id = ?1", [import.0])?.pop())
}

/// What was read of it; nothing once it is over.
pub fn rows(connection: &Connection, import: ImportId) -> Result<Reading, StoreError> {
    let rows: Option<String> = connection
        .prepare_cached("SELECT rows FROM imports WHERE id = ?1")?
        .query_row([import.0], |row| row.get(0))
        .optional()?;
    json(rows, "imports.rows")
}

/// The files that the member took in since `since`, the latest first.
pub fn taken(
    connection: &Connection,
    member: MemberId,
    since: DateTime<Utc>,
    most: u32,
) -> Result<Vec<Import>, StoreError> {
    all(
        connection,
        "WHERE member = ?1 AND state = ?2 AND done_at >= ?3 ORDER BY done_at DESC, id DESC LIMIT ?4",
        params![member.0, State::Taken.slug(), ms(since), most],
    )
}

/// Notes how far it has come; what was read of it is not needed any more.
pub fn set_state(
    connection: &Connection,
    import: ImportId,
    state: State,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE imports SET state = ?2, done_at = ?3, rows = '' WHERE id = ?1")?
        .execute(params![import.0, state.slug(), ms(now)])?;
    Ok(())
}

/// Forgets it.
pub fn forget(connection: &Connection, import: ImportId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM imports WHERE id = ?1")?.execute([import.0])?;
    Ok(())
}

/// What stands in a post's source that came with the file: the file, and its row.
#[must_use]
pub fn source(import: ImportId, row: u32) -> String {
    format!("f{import}:{row}")
}

/// Notes of all posts with a source of this file that they came with it.
pub fn mark(connection: &Connection, import: ImportId) -> Result<usize, StoreError> {
    Ok(connection
        .prepare_cached("UPDATE posts SET import = ?1 WHERE source >= ?2 AND source < ?3")?
        .execute(params![import.0, format!("f{import}:"), format!("f{import};")])?)
}

/// How many of its posts are there.
pub fn count(connection: &Connection, import: ImportId) -> Result<u32, StoreError> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM posts WHERE import = ?1 AND deleted_at IS NULL")?
        .query_row([import.0], |row| row.get(0))?)
}

/// The days of its posts that are there, each once.
pub fn days(connection: &Connection, import: ImportId) -> Result<Vec<NaiveDate>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT DISTINCT posted_on FROM posts WHERE import = ?1 AND deleted_at IS NULL")?;
    let days = statement.query_map([import.0], |row| row.get::<_, String>(0))?;
    days.map(|day| date(&day?, "posts.posted_on")).collect()
}

/// The links of other posts that do not count because of one of the file's.
pub fn repeated(connection: &Connection, import: &Import) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT posts.link FROM posts JOIN posts AS first ON first.id = posts.repeats
         WHERE posts.member = ?1 AND posts.link IS NOT NULL AND first.import = ?2 AND posts.import IS NOT ?2",
    )?;
    let links = statement.query_map(params![import.member.0, import.id.0], |row| row.get(0))?;
    Ok(links.collect::<Result<_, _>>()?)
}

/// Marks all its posts as deleted.
pub fn delete_posts(connection: &Connection, import: ImportId, now: DateTime<Utc>) -> Result<usize, StoreError> {
    Ok(connection
        .prepare_cached("UPDATE posts SET deleted_at = ?2 WHERE import = ?1 AND deleted_at IS NULL")?
        .execute(params![import.0, ms(now)])?)
}

/// What is known of the member's posts.
pub fn known(connection: &Connection, member: MemberId) -> Result<Known, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT posted_on, title, link,
             (SELECT group_concat(platform) FROM post_platforms WHERE post = posts.id),
             (SELECT group_concat(link, ' ') FROM post_links WHERE post = posts.id)
         FROM posts WHERE member = ?1 AND deleted_at IS NULL",
    )?;
    let mut known = Known::default();
    let mut rows = statement.query([member.0])?;
    while let Some(row) = rows.next()? {
        let [title, link, platforms, more]: [Option<String>; 4] = [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?];
        let platforms: Vec<Platform> =
            platforms.iter().flat_map(|slugs| slugs.split(',')).filter_map(Platform::from_slug).collect();
        let links: Vec<String> =
            link.into_iter().chain(more.iter().flat_map(|links| links.split(' ')).map(str::to_owned)).collect();
        known.add(date(&row.get::<_, String>(0)?, "posts.posted_on")?, title.as_deref(), &links, &platforms);
    }
    Ok(known)
}

/// The further links of all posts of a member.
pub fn links(connection: &Connection, member: MemberId) -> Result<Vec<(PostId, String)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT post_links.post, post_links.link FROM posts JOIN post_links ON post_links.post = posts.id
         WHERE posts.member = ?1 AND posts.deleted_at IS NULL ORDER BY post_links.post, post_links.link",
    )?;
    let links = statement.query_map([member.0], |row| Ok((PostId(row.get(0)?), row.get(1)?)))?;
    Ok(links.collect::<Result<_, _>>()?)
}
