//! How recaps that were posted stand in the database, for as long as they can still be corrected.

use super::StoreError;
use super::column::{get_id, id, instant, ms, week};
use crate::domain::ids::{ChannelId, DeliveryId, MessageId, TeamId};
use crate::domain::notice::{NoticeKind, Queued};
use crate::domain::week::Week;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// A recap that was posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// The team.
    pub team: TeamId,
    /// The week.
    pub week: Week,
    /// Its delivery, which its buttons carry.
    pub delivery: DeliveryId,
    /// Where.
    pub channel: ChannelId,
    /// Which message.
    pub message: MessageId,
    /// The digest of what stands there.
    pub digest: u64,
    /// Whether it said that it was late.
    pub late: bool,
    /// When to look whether it has to be corrected.
    pub edit_at: Option<DateTime<Utc>>,
    /// How often the correction was tried in vain.
    pub tries: u32,
}

/// Keeps a recap that was posted; those of weeks before `oldest` are forgotten.
pub fn insert(connection: &Connection, one: &Posted, oldest: NaiveDate) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM recaps WHERE team = ?1 AND week_on < ?2")?
        .execute(params![id(one.team.0), oldest.to_string()])?;
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO recaps (team, week_on, delivery, channel, message, digest, late, edit_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            id(one.team.0),
            one.week.monday().to_string(),
            one.delivery.0,
            id(one.channel.0),
            id(one.message.0),
            id(one.digest),
            one.late,
            one.edit_at.map(ms),
        ])?;
    Ok(())
}

/// The recap of a week, if it can still be corrected.
pub fn load(connection: &Connection, team: TeamId, of: Week) -> Result<Option<Posted>, StoreError> {
    let found = connection
        .prepare_cached("SELECT * FROM recaps WHERE team = ?1 AND week_on = ?2")?
        .query_row(params![id(team.0), of.monday().to_string()], |row| {
            Ok((
                row.get::<_, String>("delivery")?,
                (get_id(row, "channel")?, get_id(row, "message")?, get_id(row, "digest")?),
                row.get::<_, bool>("late")?,
                (row.get::<_, Option<i64>>("edit_at")?, row.get::<_, u32>("tries")?),
            ))
        })
        .optional()?;
    let Some((delivery, (channel, message, digest), late, (edit_at, tries))) = found else { return Ok(None) };
    Ok(Some(Posted {
        team,
        week: of,
        delivery: DeliveryId(delivery),
        channel: ChannelId(channel),
        message: MessageId(message),
        digest,
        late,
        edit_at: edit_at.map(|ms| instant(ms, "recaps.edit_at")).transpose()?,
        tries,
    }))
}

/// Has a recap looked at again at an instant, or sooner where that was planned before: never at the very instant up to
/// which somebody holds it, who would think that nothing has changed meanwhile. None where there is none.
pub fn touch(connection: &Connection, team: TeamId, of: Week, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE recaps SET edit_at = min(ifnull(edit_at - 1, ?3), ?3), tries = 0 WHERE team = ?1 AND week_on = ?2",
        )?
        .execute(params![id(team.0), of.monday().to_string(), ms(at)])?;
    Ok(())
}

/// Has every recap of a team that can still be corrected looked at now.
pub fn touch_all(connection: &Connection, team: TeamId, now: DateTime<Utc>) -> Result<usize, StoreError> {
    Ok(connection
        .prepare_cached("UPDATE recaps SET edit_at = min(ifnull(edit_at - 1, ?2), ?2), tries = 0 WHERE team = ?1")?
        .execute(params![id(team.0), ms(now)])?)
}

/// Puts the look off, if it is still meant for `from`.
pub fn postpone(
    connection: &Connection,
    team: TeamId,
    of: Week,
    from: DateTime<Utc>,
    until: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE recaps SET edit_at = ?4 WHERE team = ?1 AND week_on = ?2 AND edit_at = ?3")?
        .execute(params![id(team.0), of.monday().to_string(), ms(from), until.map(ms)])?;
    Ok(())
}

/// A recap that has just come into its channel, or stands there, and what is still to be seen to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToPlace {
    /// Where it stands.
    pub channel: ChannelId,
    /// Which message it is.
    pub message: MessageId,
    /// Whether its thread is there.
    pub threaded: bool,
    /// When to see to its thread and its pin.
    pub place_at: Option<DateTime<Utc>>,
    /// How often that was tried in vain.
    pub tries: u32,
}

/// What is to be seen to of the recap of a week.
pub fn to_place(connection: &Connection, team: TeamId, of: Week) -> Result<Option<ToPlace>, StoreError> {
    let found = connection
        .prepare_cached(
            "SELECT channel, message, threaded, place_at, place_tries FROM recaps WHERE team = ?1 AND week_on = ?2",
        )?
        .query_row(params![id(team.0), of.monday().to_string()], |row| {
            let place = (get_id(row, "channel")?, get_id(row, "message")?);
            Ok((place, row.get::<_, bool>(2)?, row.get::<_, Option<i64>>(3)?, row.get::<_, u32>(4)?))
        })
        .optional()?;
    let Some(((channel, message), threaded, place_at, tries)) = found else { return Ok(None) };
    Ok(Some(ToPlace {
        channel: ChannelId(channel),
        message: MessageId(message),
        threaded,
        place_at: place_at.map(|ms| instant(ms, "recaps.place_at")).transpose()?,
        tries,
    }))
}

/// Whether a recap of a later week stands there.
pub fn has_later(connection: &Connection, team: TeamId, than: Week) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM recaps WHERE team = ?1 AND week_on > ?2")?
        .exists(params![id(team.0), than.monday().to_string()])?)
}

/// Has a recap's thread and pin seen to at an instant, or not any more.
pub fn place_at(connection: &Connection, team: TeamId, of: Week, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE recaps SET place_at = ?3 WHERE team = ?1 AND week_on = ?2")?.execute(params![
        id(team.0),
        of.monday().to_string(),
        at.map(ms)
    ])?;
    Ok(())
}

/// Counts that its thread and pin were seen to in vain.
pub fn count_placing(connection: &Connection, team: TeamId, of: Week) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE recaps SET place_tries = place_tries + 1 WHERE team = ?1 AND week_on = ?2")?
        .execute(params![id(team.0), of.monday().to_string()])?;
    Ok(())
}

/// Its thread is there.
pub fn set_threaded(connection: &Connection, team: TeamId, of: Week) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE recaps SET threaded = 1 WHERE team = ?1 AND week_on = ?2")?
        .execute(params![id(team.0), of.monday().to_string()])?;
    Ok(())
}

/// What stands there now.
pub fn set_digest(connection: &Connection, team: TeamId, of: Week, digest: u64) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE recaps SET digest = ?3, tries = 0 WHERE team = ?1 AND week_on = ?2")?
        .execute(params![id(team.0), of.monday().to_string(), id(digest)])?;
    Ok(())
}

/// Counts a correction that was tried in vain.
pub fn count_try(connection: &Connection, team: TeamId, of: Week) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE recaps SET tries = tries + 1 WHERE team = ?1 AND week_on = ?2")?
        .execute(params![id(team.0), of.monday().to_string()])?;
    Ok(())
}

/// The recaps that are to be looked at now, longest waiting first.
pub fn due(connection: &Connection, now: DateTime<Utc>, most: u32) -> Result<Vec<Queued>, StoreError> {
    queued(
        connection,
        NoticeKind::Correction,
        "SELECT team, week_on, edit_at AS at FROM recaps WHERE edit_at IS NOT NULL AND edit_at <= ?1 ORDER BY at LIMIT ?2",
        (now, most),
    )
}

/// The recaps whose thread and pin are to be seen to now, longest waiting first.
pub fn due_to_place(connection: &Connection, now: DateTime<Utc>, most: u32) -> Result<Vec<Queued>, StoreError> {
    queued(
        connection,
        NoticeKind::Placing,
        "SELECT team, week_on, place_at AS at FROM recaps WHERE place_at IS NOT NULL AND place_at <= ?1
             ORDER BY at LIMIT ?2",
        (now, most),
    )
}

fn queued(
    connection: &Connection,
    kind: NoticeKind,
    query: &str,
    (now, most): (DateTime<Utc>, u32),
) -> Result<Vec<Queued>, StoreError> {
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map(params![ms(now), most], |row| {
        Ok((get_id(row, "team")?, row.get::<_, String>("week_on")?, row.get::<_, i64>("at")?))
    })?;
    rows.map(|row| {
        let (subject, occurrence, at) = row?;
        week(&occurrence, "recaps.week_on")?;
        let due_at = instant(at, "recaps.at")?;
        Ok(Queued { kind, subject, occurrence, due_at, first_contact: false })
    })
    .collect()
}
