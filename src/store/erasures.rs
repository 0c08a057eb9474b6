//! How what is still to be deleted at Discord stands in the database: channels and messages, never whose.

use super::StoreError;
use super::column::{get_id, id, ms};
use crate::domain::erasure::Erasure;
use crate::domain::ids::{ChannelId, MessageId, PersonId};
use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// Puts everything on the list that is known of our messages to a person, and their conversations to be read back after
/// `later`, up to the message `until`.
pub fn insert_all(
    connection: &Connection,
    person: PersonId,
    until: MessageId,
    now: DateTime<Utc>,
    later: Duration,
) -> Result<(), StoreError> {
    const OURS: &str = "((kind IN ('knock', 'nod') AND subject = ?1)
        OR (kind = 'reminder' AND subject IN (SELECT id FROM members WHERE person = ?1))) AND channel IS NOT NULL";
    connection
        .prepare_cached(&format!(
            "INSERT OR IGNORE INTO erasures (channel, message, reads, due_at)
                 SELECT channel, message, 0, ?2 FROM deliveries WHERE {OURS} AND message IS NOT NULL"
        ))?
        .execute(params![id(person.0), ms(now)])?;
    connection
        .prepare_cached(&format!(
            "INSERT OR IGNORE INTO erasures (channel, message, reads, due_at)
                 SELECT channel, ?2, 1, ?3 FROM deliveries WHERE {OURS} AND kind <> 'nod'
                 UNION SELECT direct_channel, ?2, 1, ?3 FROM people WHERE id = ?1 AND direct_channel IS NOT NULL"
        ))?
        .execute(params![id(person.0), id(until.0), ms(now + later)])?;
    Ok(())
}

/// Puts one message of ours on the list, to go as soon as can be.
pub fn insert(
    connection: &Connection,
    channel: ChannelId,
    message: MessageId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO erasures (channel, message, reads, due_at) VALUES (?1, ?2, 0, ?3)")?
        .execute(params![id(channel.0), id(message.0), ms(now)])?;
    Ok(())
}

/// Has a channel read back for messages of ours before `until`, from `due_at` on.
pub fn read_back(
    connection: &Connection,
    channel: ChannelId,
    until: MessageId,
    due_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO erasures (channel, message, reads, due_at) VALUES (?1, ?2, 1, ?3)")?
        .execute(params![id(channel.0), id(until.0), ms(due_at)])?;
    Ok(())
}

/// The next on the list that are due, longest waiting first.
pub fn due(connection: &Connection, now: DateTime<Utc>, most: u32) -> Result<Vec<Erasure>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM erasures WHERE due_at <= ?1 ORDER BY due_at, id LIMIT ?2")?;
    let found = statement.query_map(params![ms(now), most], |row| {
        Ok(Erasure {
            id: row.get("id")?,
            channel: ChannelId(get_id(row, "channel")?),
            message: MessageId(get_id(row, "message")?),
            reads: row.get("reads")?,
            tries: row.get("tries")?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Lets one wait, tried so often in vain.
pub fn postpone(connection: &Connection, one: i64, until: DateTime<Utc>, tries: u32) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE erasures SET due_at = ?2, tries = ?3 WHERE id = ?1")?.execute(params![
        one,
        ms(until),
        tries
    ])?;
    Ok(())
}

/// Strikes one off the list.
pub fn strike(connection: &Connection, one: i64) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM erasures WHERE id = ?1")?.execute([one])?;
    Ok(())
}

/// Strikes everything in a channel off the list: it is not there any more, or closed to us.
pub fn strike_channel(connection: &Connection, channel: ChannelId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM erasures WHERE channel = ?1")?.execute([id(channel.0)])?;
    Ok(())
}

/// A page of a channel was read back: these messages of ours were on it, and it goes on before `next`, if it does.
pub fn found(
    connection: &Connection,
    one: &Erasure,
    ours: &[MessageId],
    next: Option<MessageId>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    strike(connection, one.id)?;
    let mut insert = connection
        .prepare_cached("INSERT OR IGNORE INTO erasures (channel, message, reads, due_at) VALUES (?1, ?2, ?3, ?4)")?;
    for message in ours {
        insert.execute(params![id(one.channel.0), id(message.0), false, ms(now)])?;
    }
    if let Some(next) = next {
        insert.execute(params![id(one.channel.0), id(next.0), true, ms(now)])?;
    }
    Ok(())
}

/// How much is on the list.
pub fn left(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.prepare_cached("SELECT count(*) FROM erasures")?.query_row([], |row| row.get(0))?)
}

/// Whether something in this channel is still on the list.
pub fn is_left(connection: &Connection, channel: ChannelId) -> Result<bool, StoreError> {
    let found: Option<i64> = connection
        .prepare_cached("SELECT 1 FROM erasures WHERE channel = ?1 LIMIT 1")?
        .query_row([id(channel.0)], |row| row.get(0))
        .optional()?;
    Ok(found.is_some())
}
