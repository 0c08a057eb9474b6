//! How a team's own topics stand in the database.

use super::StoreError;
use super::column::{id, maybe_word, ms, word};
use crate::domain::facet::{Audience, Device, Format, Pillar, Purpose, Specialty};
use crate::domain::ids::{TeamId, TeamTopicId};
use crate::domain::platform::Platform;
use crate::domain::team_topic::{Facets, TeamTopic, Wording};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Params, Row, named_params, params};

const BETWEEN: &str = ",";

/// Words as one text.
fn joined<T: Copy>(words: &[T], slug: impl Fn(T) -> &'static str) -> String {
    words.iter().map(|word| slug(*word)).collect::<Vec<_>>().join(BETWEEN)
}

fn parted<T>(text: &str, read: impl Fn(&str) -> Option<T>, place: &'static str) -> Result<Vec<T>, StoreError> {
    text.split(BETWEEN).filter(|slug| !slug.is_empty()).map(|slug| word(slug, &read, place)).collect()
}

struct Raw {
    id: i64,
    team: i64,
    wording: Wording,
    pillar: Option<String>,
    lists: [String; 6],
    effort: u16,
    device: String,
    retired: bool,
}

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let list = |column| row.get::<_, String>(column);
    Ok(Raw {
        id: row.get("id")?,
        team: row.get("team")?,
        wording: Wording { title: row.get("title")?, idea: row.get("idea")?, opening: row.get("opening")? },
        pillar: row.get("pillar")?,
        lists: [
            list("formats")?,
            list("platforms")?,
            list("audience")?,
            list("purposes")?,
            list("specialties")?,
            list("subjects")?,
        ],
        effort: row.get("effort")?,
        device: row.get("device")?,
        retired: row.get::<_, Option<i64>>("retired_at")?.is_some(),
    })
}

fn whole(raw: Raw) -> Result<TeamTopic, StoreError> {
    let [formats, platforms, audience, purposes, specialties, subjects] = raw.lists;
    Ok(TeamTopic {
        id: TeamTopicId(raw.id),
        team: TeamId(raw.team.cast_unsigned()),
        wording: raw.wording,
        pillar: maybe_word(raw.pillar, Pillar::from_slug, "team_topics.pillar")?,
        facets: Facets {
            formats: parted(&formats, Format::from_slug, "team_topics.formats")?,
            platforms: parted(&platforms, Platform::from_slug, "team_topics.platforms")?,
            audience: parted(&audience, Audience::from_slug, "team_topics.audience")?,
            purposes: parted(&purposes, Purpose::from_slug, "team_topics.purposes")?,
            specialties: parted(&specialties, Specialty::from_slug, "team_topics.specialties")?,
            subjects: subjects.split(BETWEEN).filter(|word| !word.is_empty()).map(str::to_owned).collect(),
            effort: raw.effort,
            device: word(&raw.device, Device::from_slug, "team_topics.device")?,
        },
        retired: raw.retired,
    })
}

fn all_of(connection: &Connection, rest: &str, params: impl Params) -> Result<Vec<TeamTopic>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT * FROM team_topics {rest}"))?;
    let found = statement.query_map(params, raw)?.collect::<Result<Vec<_>, _>>()?;
    found.into_iter().map(whole).collect()
}

/// Writes the topic as it is now; one that is new has no id yet, or zero for it. Once retired, it keeps the instant until it
/// comes back.
pub fn save(connection: &Connection, topic: &TeamTopic, now: DateTime<Utc>) -> Result<TeamTopicId, StoreError> {
    let facets = &topic.facets;
    let saved = connection
        .prepare_cached(
            "INSERT INTO team_topics (id, team, title, idea, opening, pillar, formats, platforms, audience, purposes,
                 specialties, subjects, effort, device, made_at, retired_at)
             VALUES (nullif(:id, 0), :team, :title, :idea, :opening, :pillar, :formats, :platforms, :audience, :purposes,
                 :specialties, :subjects, :effort, :device, :now, CASE WHEN :retired THEN :now END)
             ON CONFLICT (id) DO UPDATE SET title = :title, idea = :idea, opening = :opening, pillar = :pillar,
                 formats = :formats, platforms = :platforms, audience = :audience, purposes = :purposes,
                 specialties = :specialties, subjects = :subjects, effort = :effort, device = :device,
                 retired_at = CASE WHEN :retired THEN coalesce(retired_at, :now) END
             RETURNING id",
        )?
        .query_row(
            named_params! {
                ":id": topic.id.0,
                ":team": id(topic.team.0),
                ":title": topic.wording.title,
                ":idea": topic.wording.idea,
                ":opening": topic.wording.opening,
                ":pillar": topic.pillar.map(Pillar::slug),
                ":formats": joined(&facets.formats, Format::slug),
                ":platforms": joined(&facets.platforms, Platform::slug),
                ":audience": joined(&facets.audience, Audience::slug),
                ":purposes": joined(&facets.purposes, Purpose::slug),
                ":specialties": joined(&facets.specialties, Specialty::slug),
                ":subjects": facets.subjects.join(BETWEEN),
                ":effort": facets.effort,
                ":device": facets.device.slug(),
                ":retired": topic.retired,
                ":now": ms(now),
            },
            |row| row.get(0),
        )?;
    Ok(TeamTopicId(saved))
}

/// The topic, retired or not.
pub fn load(connection: &Connection, topic: TeamTopicId) -> Result<Option<TeamTopic>, StoreError> {
    Ok(all_of(connection, "WHERE id = ?1", [topic.0])?.pop())
}

/// All topics of a team, retired ones too, oldest first.
pub fn of_team(connection: &Connection, team: TeamId) -> Result<Vec<TeamTopic>, StoreError> {
    all_of(connection, "WHERE team = ?1 ORDER BY id", [id(team.0)])
}

/// How many topics of a team are in use, and how many it has had.
pub fn count(connection: &Connection, team: TeamId) -> Result<(u32, u32), StoreError> {
    Ok(connection
        .prepare_cached("SELECT count(*) FILTER (WHERE retired_at IS NULL), count(*) FROM team_topics WHERE team = ?1")?
        .query_row([id(team.0)], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// What tells one state of the team's topics from another; none where it has none.
pub fn stamp(connection: &Connection, team: TeamId) -> Result<Option<i64>, StoreError> {
    let stamp: Option<i64> = connection
        .prepare_cached("SELECT topics_stamp FROM teams WHERE id = ?1")?
        .query_row([id(team.0)], |row| row.get(0))
        .optional()?;
    Ok(stamp.filter(|stamp| *stamp != 0))
}

/// Notes that the team's topics have changed.
pub fn set_stamp(connection: &Connection, team: TeamId, stamp: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE teams SET topics_stamp = ?2 WHERE id = ?1")?
        .execute(params![id(team.0), stamp])?;
    Ok(())
}
