//! How reply checks stand in the database.

use super::StoreError;
use super::column::{id, instant, maybe_word, ms};
use crate::domain::ids::{MemberId, PersonId, PostId};
use crate::domain::reply::{Check, Numbers, ReplyAnswer};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};

type Raw = (i64, u8, i64, Option<i64>, Option<String>);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok((row.get("post")?, row.get("round")?, row.get("due_at")?, row.get("asked_at")?, row.get("answer")?))
}

fn whole((post, round, due, asked, answer): Raw) -> Result<Check, StoreError> {
    Ok(Check {
        post: PostId(post),
        round,
        due_at: instant(due, "reply_checks.due_at")?,
        asked_at: asked.map(|ms| instant(ms, "reply_checks.asked_at")).transpose()?,
        answer: maybe_word(answer, ReplyAnswer::from_slug, "reply_checks.answer")?,
    })
}

fn all(connection: &Connection, query: &str, params: impl Params) -> Result<Vec<Check>, StoreError> {
    let mut statement = connection.prepare_cached(query)?;
    let found = statement.query_map(params, raw)?.collect::<Result<Vec<_>, _>>()?;
    found.into_iter().map(whole).collect()
}

/// Plans a check.
pub fn insert(connection: &Connection, post: PostId, round: u8, due_at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO reply_checks (post, round, member, due_at)
             SELECT id, ?2, member, ?3 FROM posts WHERE id = ?1",
        )?
        .execute(params![post.0, round, ms(due_at)])?;
    Ok(())
}

/// Moves the first check of a post, as long as it has not been asked.
pub fn move_first(connection: &Connection, post: PostId, due_at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE reply_checks SET due_at = ?2 WHERE post = ?1 AND round = 1 AND asked_at IS NULL")?
        .execute(params![post.0, ms(due_at)])?;
    Ok(())
}

/// A post goes live at another time than was thought, and has had no answers yet: what was asked and said of it is over,
/// and its first check is planned anew.
pub fn begin_anew(connection: &Connection, post: PostId, due_at: DateTime<Utc>) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM reply_checks WHERE post = ?1")?.execute([post.0])?;
    insert(connection, post, 1, due_at)
}

/// The checks of a member that have no answer, from those due at `from` on, oldest first.
pub fn unanswered(connection: &Connection, member: MemberId, from: DateTime<Utc>) -> Result<Vec<Check>, StoreError> {
    all(
        connection,
        "SELECT reply_checks.* FROM reply_checks JOIN posts ON posts.id = reply_checks.post
         WHERE reply_checks.member = ?1 AND reply_checks.answer IS NULL AND reply_checks.due_at >= ?2
             AND posts.deleted_at IS NULL
         ORDER BY reply_checks.due_at",
        params![member.0, ms(from)],
    )
}

/// The latest check of a post.
pub fn latest(connection: &Connection, post: PostId) -> Result<Option<Check>, StoreError> {
    Ok(all(connection, "SELECT * FROM reply_checks WHERE post = ?1 ORDER BY round DESC LIMIT 1", [post.0])?.pop())
}

/// Remembers that a post was asked about.
pub fn set_asked(connection: &Connection, post: PostId, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE reply_checks SET asked_at = ?2 WHERE post = ?1 AND asked_at IS NULL AND due_at <= ?2")?
        .execute(params![post.0, ms(at)])?;
    Ok(())
}

/// The asking at this instant was never seen: the person's posts stand as if they had not been asked about.
pub fn unask(connection: &Connection, person: PersonId, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE reply_checks SET asked_at = NULL WHERE asked_at = ?2 AND answer IS NULL
                 AND member IN (SELECT id FROM members WHERE person = ?1)",
        )?
        .execute(params![id(person.0), ms(at)])?;
    Ok(())
}

/// Keeps an answer; a later one to the same round replaces it.
pub fn answer(
    connection: &Connection,
    post: PostId,
    round: u8,
    answer: ReplyAnswer,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE reply_checks SET answer = ?3, answered_at = ?4 WHERE post = ?1 AND round = ?2")?
        .execute(params![post.0, round, answer.slug(), ms(at)])?;
    Ok(())
}

/// Takes back a later round that has not been asked, since the answer that planned it was changed.
pub fn forget_unasked(connection: &Connection, post: PostId, round: u8) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM reply_checks WHERE post = ?1 AND round = ?2 AND asked_at IS NULL AND answer IS NULL",
        )?
        .execute(params![post.0, round])?;
    Ok(())
}

/// How many checks of the member were asked between two instants, and how many of those have an answer.
pub fn asked_between(
    connection: &Connection,
    member: MemberId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<(u32, u32), StoreError> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*), count(reply_checks.answer) FROM reply_checks JOIN posts ON posts.id = reply_checks.post
             WHERE reply_checks.member = ?1 AND reply_checks.asked_at >= ?2 AND reply_checks.asked_at < ?3
                 AND posts.deleted_at IS NULL",
        )?
        .query_row(params![member.0, ms(from), ms(until)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .unwrap_or_default())
}

/// Keeps what the member counted under a post; it stands with the first check. False where the post has none.
pub fn set_numbers(connection: &Connection, post: PostId, numbers: Numbers) -> Result<bool, StoreError> {
    let changed = connection
        .prepare_cached("UPDATE reply_checks SET wrote = ?2, answered = ?3 WHERE post = ?1 AND round = 1")?
        .execute(params![post.0, numbers.wrote, numbers.answered])?;
    Ok(changed > 0)
}

/// What the member counted under a post.
pub fn numbers(connection: &Connection, post: PostId) -> Result<Numbers, StoreError> {
    Ok(connection
        .prepare_cached("SELECT wrote, answered FROM reply_checks WHERE post = ?1 AND round = 1")?
        .query_row([post.0], |row| Ok(Numbers { wrote: row.get(0)?, answered: row.get(1)? }))
        .optional()?
        .unwrap_or_default())
}
