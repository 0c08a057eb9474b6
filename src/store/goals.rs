//! How goals stand in the database.

use super::StoreError;
use super::column::{date, maybe_word, ms};
use crate::domain::facet::{Pillar, Purpose};
use crate::domain::goal::{Amount, Counted, Counting, Goal, GoalEnd, Plan};
use crate::domain::ids::{GoalId, MemberId};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

struct Raw {
    ids: [i64; 2],
    purpose: Option<String>,
    measure: String,
    counted: (String, Option<String>),
    numbers: [i64; 2],
    days: [String; 3],
    ended: (Option<String>, Option<String>),
    flags: [bool; 2],
}

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        ids: [row.get("id")?, row.get("member")?],
        purpose: row.get("purpose")?,
        measure: row.get("measure")?,
        counted: (row.get("counted")?, row.get("counted_of")?),
        numbers: [row.get("baseline")?, row.get("target")?],
        days: [row.get("start_on")?, row.get("due_on")?, row.get("set_on")?],
        ended: (row.get("ended")?, row.get("ended_on")?),
        flags: [row.get("celebrated")?, row.get::<_, Option<i64>>("shared_at")?.is_some()],
    })
}

pub(super) fn amount(hundredths: i64, place: &'static str) -> Result<Amount, StoreError> {
    Amount::hundredths(hundredths).ok_or_else(|| StoreError::Unreadable { place, what: hundredths.to_string() })
}

fn whole(raw: Raw) -> Result<Goal, StoreError> {
    let (way, of) = &raw.counted;
    let counted = Counted::from_slugs(way, of.as_deref())
        .ok_or_else(|| StoreError::Unreadable { place: "goals.counted", what: way.clone() })?;
    let ended = match raw.ended {
        (Some(how), Some(on)) => maybe_word(Some(how), GoalEnd::from_slug, "goals.ended")?
            .map(|how| Ok::<_, StoreError>((how, date(&on, "goals.ended_on")?)))
            .transpose()?,
        _ => None,
    };
    Ok(Goal {
        id: GoalId(raw.ids[0]),
        member: MemberId(raw.ids[1]),
        plan: Plan {
            purpose: maybe_word(raw.purpose, Purpose::from_slug, "goals.purpose")?,
            measure: raw.measure,
            counted,
            baseline: amount(raw.numbers[0], "goals.baseline")?,
            target: amount(raw.numbers[1], "goals.target")?,
            start_on: date(&raw.days[0], "goals.start_on")?,
            due_on: date(&raw.days[1], "goals.due_on")?,
        },
        set_on: date(&raw.days[2], "goals.set_on")?,
        ended,
        celebrated: raw.flags[0],
        shared: raw.flags[1],
    })
}

/// Sets a goal; none if this source has set one before.
pub fn insert(
    connection: &Connection,
    member: MemberId,
    plan: &Plan,
    set_on: NaiveDate,
    source: &str,
    now: DateTime<Utc>,
) -> Result<Option<GoalId>, StoreError> {
    let (way, of) = plan.counted.slugs();
    let new = connection
        .prepare_cached(
            "INSERT INTO goals (member, purpose, measure, counted, counted_of, baseline, target, start_on, due_on, set_at,
                 set_on, source)
             VALUES (:member, :purpose, :measure, :counted, :of, :baseline, :target, :start, :due, :at, :on, :source)
             ON CONFLICT (source) DO NOTHING",
        )?
        .execute(named_params! {
            ":member": member.0,
            ":purpose": plan.purpose.map(Purpose::slug),
            ":measure": plan.measure,
            ":counted": way,
            ":of": of,
            ":baseline": plan.baseline.as_hundredths(),
            ":target": plan.target.as_hundredths(),
            ":start": plan.start_on.to_string(),
            ":due": plan.due_on.to_string(),
            ":at": ms(now),
            ":on": set_on.to_string(),
            ":source": source,
        })?;
    Ok((new > 0).then(|| GoalId(connection.last_insert_rowid())))
}

/// The goal that this source set.
pub fn of_source(connection: &Connection, source: &str) -> Result<Option<Goal>, StoreError> {
    let found =
        connection.prepare_cached("SELECT * FROM goals WHERE source = ?1")?.query_row([source], raw).optional()?;
    found.map(whole).transpose()
}

/// The goal, whether or not it has ended.
pub fn load(connection: &Connection, goal: GoalId) -> Result<Option<Goal>, StoreError> {
    let found = connection.prepare_cached("SELECT * FROM goals WHERE id = ?1")?.query_row([goal.0], raw).optional()?;
    found.map(whole).transpose()
}

/// The open goals of the member, oldest first.
pub fn open(connection: &Connection, member: MemberId) -> Result<Vec<Goal>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM goals WHERE member = ?1 AND ended IS NULL ORDER BY id")?;
    let found = statement.query_map([member.0], raw)?.collect::<Result<Vec<_>, _>>()?;
    found.into_iter().map(whole).collect()
}

/// The goals of the member that have ended, those that ended last first.
pub fn ended(connection: &Connection, member: MemberId, most: u32) -> Result<Vec<Goal>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT * FROM goals WHERE member = ?1 AND ended IS NOT NULL ORDER BY ended_on DESC, id DESC LIMIT ?2",
    )?;
    let found = statement.query_map(params![member.0, most], raw)?.collect::<Result<Vec<_>, _>>()?;
    found.into_iter().map(whole).collect()
}

/// Writes what can change in a goal, its being shared apart.
pub fn save(connection: &Connection, goal: &Goal) -> Result<(), StoreError> {
    let (way, of) = goal.plan.counted.slugs();
    connection
        .prepare_cached(
            "UPDATE goals SET purpose = :purpose, measure = :measure, counted = :counted, counted_of = :of,
                 baseline = :baseline, target = :target, start_on = :start, due_on = :due, ended = :ended,
                 ended_on = :ended_on, celebrated = :celebrated WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": goal.id.0,
            ":purpose": goal.plan.purpose.map(Purpose::slug),
            ":measure": goal.plan.measure,
            ":counted": way,
            ":of": of,
            ":baseline": goal.plan.baseline.as_hundredths(),
            ":target": goal.plan.target.as_hundredths(),
            ":start": goal.plan.start_on.to_string(),
            ":due": goal.plan.due_on.to_string(),
            ":ended": goal.ended.map(|(how, _)| how.slug()),
            ":ended_on": goal.ended.map(|(_, on)| on.to_string()),
            ":celebrated": goal.celebrated,
        })?;
    Ok(())
}

/// Remembers that the goal was shared, or that it was not after all.
pub fn set_shared(connection: &Connection, goal: GoalId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE goals SET shared_at = ?2 WHERE id = ?1")?.execute(params![goal.0, at.map(ms)])?;
    Ok(())
}

/// What habits are counted from: the posts of a member that count, from `from` on, oldest first, with what each is of and for.
pub fn posts_since(connection: &Connection, member: MemberId, from: NaiveDate) -> Result<Vec<Counting>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT posted_on, pillar, purpose FROM posts WHERE member = ?1 AND deleted_at IS NULL AND repeats IS NULL
             AND posted_on >= ?2 ORDER BY posted_on",
    )?;
    let rows = statement.query_map(params![member.0, from.to_string()], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, Option<String>>(2)?))
    })?;
    rows.map(|row| {
        let (on, pillar, purpose) = row?;
        Ok((
            date(&on, "posts.posted_on")?,
            maybe_word(pillar, Pillar::from_slug, "posts.pillar")?,
            maybe_word(purpose, Purpose::from_slug, "posts.purpose")?,
        ))
    })
    .collect()
}
