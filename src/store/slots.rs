//! How the slots of planned weeks stand in the database.

use super::StoreError;
use super::column::{date, instant, minutes, ms, time, week, word};
use crate::domain::ids::{MemberId, OfferId, PostId, SlotId};
use crate::domain::plan::{FilledBy, Slot, SlotState};
use crate::domain::platform::Platform;
use crate::domain::post::Post;
use crate::domain::week::Week;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, named_params, params};
use std::collections::BTreeSet;

struct Raw {
    numbers: (i64, i64, u32, u32),
    days: (String, String, Option<String>),
    words: (String, String, Option<String>),
    offer: Option<i64>,
    post: Option<i64>,
    remind: bool,
    reminded_at: Option<i64>,
    exported: bool,
}

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        numbers: (row.get("id")?, row.get("member")?, row.get("time_min")?, row.get("revision")?),
        days: (row.get("week_on")?, row.get("slot_on")?, row.get("moved_from_on")?),
        words: (row.get("platform")?, row.get("state")?, row.get("filled_by")?),
        offer: row.get("offer")?,
        post: row.get("post")?,
        remind: row.get("remind")?,
        reminded_at: row.get("reminded_at")?,
        exported: row.get("exported")?,
    })
}

fn whole(raw: Raw) -> Result<Slot, StoreError> {
    let (slot, member, at, revision) = raw.numbers;
    let (week_on, on, moved_from) = raw.days;
    let (platform, state, by) = raw.words;
    let by = by.map(|by| word(&by, FilledBy::from_slug, "slots.filled_by")).transpose()?;
    Ok(Slot {
        id: SlotId(slot),
        member: MemberId(member),
        week: week(&week_on, "slots.week_on")?,
        on: date(&on, "slots.slot_on")?,
        time: time(at, "slots.time_min")?,
        platform: word(&platform, Platform::from_slug, "slots.platform")?,
        offer: raw.offer.map(OfferId),
        state: word(&state, SlotState::from_slug, "slots.state")?,
        // A post that is gone for good leaves the word behind.
        filled: raw.post.map(PostId).zip(by),
        moved_from: moved_from.map(|on| date(&on, "slots.moved_from_on")).transpose()?,
        remind: raw.remind,
        reminded_at: raw.reminded_at.map(|ms| instant(ms, "slots.reminded_at")).transpose()?,
        revision,
        exported: raw.exported,
    })
}

fn all(connection: &Connection, query: &str, params: impl rusqlite::Params) -> Result<Vec<Slot>, StoreError> {
    let mut statement = connection.prepare_cached(query)?;
    let found = statement.query_map(params, raw)?.collect::<Result<Vec<_>, _>>()?;
    found.into_iter().map(whole).collect()
}

/// Keeps a new slot; its id is given here.
pub fn insert(connection: &Connection, slot: &Slot) -> Result<SlotId, StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO slots (member, week_on, slot_on, time_min, platform, offer, state, remind)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            slot.member.0,
            slot.week.monday().to_string(),
            slot.on.to_string(),
            minutes(slot.time),
            slot.platform.slug(),
            slot.offer.map(|offer| offer.0),
            slot.state.slug(),
            slot.remind,
        ])?;
    Ok(SlotId(connection.last_insert_rowid()))
}

/// Writes what can change in a slot.
pub fn save(connection: &Connection, slot: &Slot) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE slots SET slot_on = :on, time_min = :time, platform = :platform, offer = :offer, state = :state,
                 post = :post, filled_by = :by, moved_from_on = :from, remind = :remind, reminded_at = :reminded,
                 revision = :revision, exported = :exported WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": slot.id.0,
            ":on": slot.on.to_string(),
            ":time": minutes(slot.time),
            ":platform": slot.platform.slug(),
            ":offer": slot.offer.map(|offer| offer.0),
            ":state": slot.state.slug(),
            ":post": slot.filled.map(|(post, _)| post.0),
            ":by": slot.filled.map(|(_, by)| by.slug()),
            ":from": slot.moved_from.map(|on| on.to_string()),
            ":remind": slot.remind,
            ":reminded": slot.reminded_at.map(ms),
            ":revision": slot.revision,
            ":exported": slot.exported,
        })?;
    Ok(())
}

/// The slot, if it exists.
pub fn load(connection: &Connection, slot: SlotId) -> Result<Option<Slot>, StoreError> {
    Ok(all(connection, "SELECT * FROM slots WHERE id = ?1", [slot.0])?.pop())
}

/// The slots of a member's week, in the order in which they come.
pub fn of_week(connection: &Connection, member: MemberId, of: Week) -> Result<Vec<Slot>, StoreError> {
    all(
        connection,
        "SELECT * FROM slots WHERE member = ?1 AND week_on = ?2 ORDER BY slot_on, time_min, id",
        params![member.0, of.monday().to_string()],
    )
}

/// The slots of a member's weeks from `from` on, in the order in which they come.
pub fn since(connection: &Connection, member: MemberId, from: Week) -> Result<Vec<Slot>, StoreError> {
    all(
        connection,
        "SELECT * FROM slots WHERE member = ?1 AND week_on >= ?2 ORDER BY slot_on, time_min, id",
        params![member.0, from.monday().to_string()],
    )
}

/// The member's posts of a week, in the order in which they were logged.
pub fn posts_of(connection: &Connection, member: MemberId, of: Week) -> Result<Vec<Post>, StoreError> {
    super::posts::all(
        connection,
        "WHERE member = ?1 AND deleted_at IS NULL AND posted_on BETWEEN ?2 AND ?3 ORDER BY id",
        params![member.0, of.monday().to_string(), of.sunday().to_string()],
    )
}

/// Those of a member's posts of a week of which they said that they fill no slot.
pub fn beside(connection: &Connection, member: MemberId, of: Week) -> Result<BTreeSet<PostId>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT post FROM posts JOIN beside_plan ON beside_plan.post = posts.id
         WHERE posts.member = ?1 AND posts.posted_on BETWEEN ?2 AND ?3",
    )?;
    let (from, until) = (of.monday().to_string(), of.sunday().to_string());
    let found = statement.query_map(params![member.0, from, until], |row| row.get(0).map(PostId))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Keeps since when a post fills no slot, whatever speaks for one; none where it may fill one.
pub fn set_beside(connection: &Connection, post: PostId, said_at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    match said_at {
        Some(at) => connection
            .prepare_cached("INSERT OR IGNORE INTO beside_plan (post, said_at) VALUES (?1, ?2)")?
            .execute(params![post.0, ms(at)])?,
        None => connection.prepare_cached("DELETE FROM beside_plan WHERE post = ?1")?.execute([post.0])?,
    };
    Ok(())
}
