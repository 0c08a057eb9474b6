//! How members' own twists to topics stand in the database.

use super::StoreError;
use super::column::{id, ms, word};
use crate::domain::ids::{MemberId, OfferId, TeamId, TwistId};
use crate::domain::twist::{Twist, TwistState};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, Params, Row, params};

const COLUMNS: &str =
    "SELECT twists.id, twists.member, twists.offer, twists.title, twists.idea, twists.state FROM twists";

type Raw = (i64, i64, i64, String, String, String);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
}

fn all(connection: &Connection, rest: &str, params: impl Params) -> Result<Vec<Twist>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} {rest}"))?;
    let found = statement.query_map(params, raw)?.collect::<Result<Vec<_>, _>>()?;
    let whole = |(id, member, offer, title, idea, state): Raw| {
        Ok(Twist {
            id: TwistId(id),
            member: MemberId(member),
            offer: OfferId(offer),
            title,
            idea,
            state: word(&state, TwistState::from_slug, "twists.state")?,
        })
    };
    found.into_iter().map(whole).collect()
}

/// Keeps what a member made of an offered topic, in place of what they made of it before: it is another twist.
pub fn insert(
    connection: &Connection,
    member: MemberId,
    offer: OfferId,
    title: &str,
    idea: &str,
    now: DateTime<Utc>,
) -> Result<TwistId, StoreError> {
    connection.prepare_cached("DELETE FROM twists WHERE offer = ?1")?.execute([offer.0])?;
    connection
        .prepare_cached(
            "INSERT INTO twists (member, offer, title, idea, state, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![member.0, offer.0, title, idea, TwistState::Own.slug(), ms(now)])?;
    Ok(TwistId(connection.last_insert_rowid()))
}

/// What was made of an offered topic.
pub fn of_offer(connection: &Connection, offer: OfferId) -> Result<Option<Twist>, StoreError> {
    Ok(all(connection, "WHERE offer = ?1", [offer.0])?.pop())
}

/// The twist, if it is still as it was worded.
pub fn load(connection: &Connection, twist: TwistId) -> Result<Option<Twist>, StoreError> {
    Ok(all(connection, "WHERE twists.id = ?1", [twist.0])?.pop())
}

/// What members of the team have proposed and nobody has answered, oldest first; what those proposed who quit or left waits
/// until they are back.
pub fn proposed(connection: &Connection, team: TeamId) -> Result<Vec<Twist>, StoreError> {
    all(
        connection,
        "JOIN members ON members.id = twists.member
         WHERE twists.state = 'proposed' AND members.team = ?1 AND members.quit_at IS NULL AND members.gone_at IS NULL
         ORDER BY twists.id",
        [id(team.0)],
    )
}

/// How many of the member's wait for an answer.
pub fn waiting(connection: &Connection, member: MemberId) -> Result<u32, StoreError> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM twists WHERE member = ?1 AND state = ?2")?
        .query_row(params![member.0, TwistState::Proposed.slug()], |row| row.get(0))?)
}

/// Notes how far it has come.
pub fn set_state(
    connection: &Connection,
    twist: TwistId,
    state: TwistState,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let settled = matches!(state, TwistState::Accepted | TwistState::Declined).then(|| ms(now));
    connection.prepare_cached("UPDATE twists SET state = ?2, settled_at = ?3 WHERE id = ?1")?.execute(params![
        twist.0,
        state.slug(),
        settled
    ])?;
    Ok(())
}

/// The titles of the member's that were accepted and of which they have not seen it.
pub fn untold(connection: &Connection, member: MemberId) -> Result<Vec<String>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT title FROM twists WHERE member = ?1 AND state = ?2 AND told_at IS NULL ORDER BY id")?;
    let titles = statement.query_map(params![member.0, TwistState::Accepted.slug()], |row| row.get(0))?;
    Ok(titles.collect::<Result<_, _>>()?)
}

/// Notes that the member has seen which of theirs were accepted.
pub fn set_told(connection: &Connection, member: MemberId, now: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE twists SET told_at = ?3 WHERE member = ?1 AND state = ?2 AND told_at IS NULL")?
        .execute(params![member.0, TwistState::Accepted.slug(), ms(now)])?;
    Ok(())
}
