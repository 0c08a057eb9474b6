//! How a membership stands in the database, with its targets, posting days, settlements and authorisations.

use super::StoreError;
use super::column::{date, get_id, id, instant, maybe_word, ms, week, word};
use super::strategies;
use crate::domain::facet::{Device, Purpose, Specialty};
use crate::domain::ids::{MemberId, PersonId, TeamId};
use crate::domain::member::{Authorisation, Member};
use crate::domain::platform::Platform;
use crate::domain::week::{Week, Weekdays, ahead, back};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use std::collections::BTreeMap;

struct Raw {
    id: i64,
    team: u64,
    person: u64,
    joined: (i64, String),
    quit_at: Option<i64>,
    gone_at: Option<i64>,
    words: [Option<String>; 3],
    device: String,
    shown: [bool; 3],
    nod: bool,
}

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        id: row.get("id")?,
        team: get_id(row, "team")?,
        person: get_id(row, "person")?,
        joined: (row.get("joined_at")?, row.get("joined_on")?),
        quit_at: row.get("quit_at")?,
        gone_at: row.get("gone_at")?,
        words: [row.get("platform")?, row.get("specialty")?, row.get("purpose")?],
        device: row.get("device")?,
        shown: [row.get("listed")?, row.get("overview")?, row.get("titles")?],
        nod: row.get("nod")?,
    })
}

fn whole(connection: &Connection, raw: Raw) -> Result<Member, StoreError> {
    let [platform, specialty, purpose] = raw.words;
    let [listed, overview, titles] = raw.shown;
    let member = MemberId(raw.id);
    Ok(Member {
        id: member,
        team: TeamId(raw.team),
        person: PersonId(raw.person),
        joined_at: instant(raw.joined.0, "members.joined_at")?,
        joined_on: date(&raw.joined.1, "members.joined_on")?,
        quit_at: raw.quit_at.map(|ms| instant(ms, "members.quit_at")).transpose()?,
        gone_at: raw.gone_at.map(|ms| instant(ms, "members.gone_at")).transpose()?,
        posting_days: posting_days(connection, member)?,
        targets: targets(connection, member)?,
        platform: maybe_word(platform, Platform::from_slug, "members.platform")?,
        specialty: maybe_word(specialty, Specialty::from_slug, "members.specialty")?,
        device: word(&raw.device, Device::from_slug, "members.device")?,
        purpose: maybe_word(purpose, Purpose::from_slug, "members.purpose")?,
        strategy: strategies::load(connection, member)?,
        listed,
        overview,
        titles,
        nod: raw.nod,
        authorised: authorisations(connection, member)?,
    })
}

fn targets(connection: &Connection, member: MemberId) -> Result<Vec<(Week, u8)>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT from_on, target FROM targets WHERE member = ?1 ORDER BY from_on")?;
    let rows = statement.query_map([member.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u8>(1)?)))?;
    rows.map(|row| row.map_err(StoreError::from).and_then(|(from, n)| Ok((week(&from, "targets.from_on")?, n))))
        .collect()
}

fn posting_days(connection: &Connection, member: MemberId) -> Result<Vec<(Week, Weekdays)>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT from_on, days FROM posting_days WHERE member = ?1 ORDER BY from_on")?;
    let rows = statement.query_map([member.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u8>(1)?)))?;
    rows.map(|row| {
        let (from, days) = row?;
        Ok((week(&from, "posting_days.from_on")?, Weekdays::from_bits(days)))
    })
    .collect()
}

fn authorisations(connection: &Connection, member: MemberId) -> Result<Vec<Authorisation>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT platforms, until_on FROM authorisations WHERE member = ?1 ORDER BY id")?;
    let rows = statement.query_map([member.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    rows.map(|row| {
        let (platforms, until) = row?;
        let platforms = platforms.split(',').filter(|slug| !slug.is_empty());
        Ok(Authorisation {
            platforms: platforms
                .map(|slug| word(slug, Platform::from_slug, "authorisations.platforms"))
                .collect::<Result<_, _>>()?,
            until: date(&until, "authorisations.until_on")?,
        })
    })
    .collect()
}

/// The membership, if it exists.
pub fn load(connection: &Connection, member: MemberId) -> Result<Option<Member>, StoreError> {
    let found =
        connection.prepare_cached("SELECT * FROM members WHERE id = ?1")?.query_row([member.0], raw).optional()?;
    found.map(|raw| whole(connection, raw)).transpose()
}

/// The membership of a person in a team, if it exists.
pub fn find(connection: &Connection, team: TeamId, person: PersonId) -> Result<Option<Member>, StoreError> {
    let found = connection
        .prepare_cached("SELECT * FROM members WHERE team = ?1 AND person = ?2")?
        .query_row([id(team.0), id(person.0)], raw)
        .optional()?;
    found.map(|raw| whole(connection, raw)).transpose()
}

/// Every membership of a person, those that were quit included, oldest first.
pub fn of_person(connection: &Connection, person: PersonId) -> Result<Vec<Member>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT * FROM members WHERE person = ?1 ORDER BY id")?;
    let found: Vec<Raw> = statement.query_map([id(person.0)], raw)?.collect::<Result<_, _>>()?;
    found.into_iter().map(|raw| whole(connection, raw)).collect()
}

/// Every membership of a team that has not been quit, oldest first.
pub fn of_team(connection: &Connection, team: TeamId) -> Result<Vec<Member>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM members WHERE team = ?1 AND quit_at IS NULL ORDER BY id")?;
    let found: Vec<Raw> = statement.query_map([id(team.0)], raw)?.collect::<Result<_, _>>()?;
    found.into_iter().map(|raw| whole(connection, raw)).collect()
}

/// How many memberships of a team have not been quit.
pub fn count_of_team(connection: &Connection, team: TeamId) -> Result<u32, StoreError> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM members WHERE team = ?1 AND quit_at IS NULL")?
        .query_row([id(team.0)], |row| row.get(0))?)
}

/// The people of a team who chose to be on the board and did something in the week, those who quit apart, in the order of
/// joining. Somebody's week may close a day later than the team's.
pub fn listed_and_active(connection: &Connection, team: TeamId, week: Week) -> Result<Vec<PersonId>, StoreError> {
    let midnight = |day: NaiveDate| day.and_time(chrono::NaiveTime::MIN).and_utc();
    let (from, until) = (back(week.monday(), 1), ahead(week.sunday(), 3));
    let mut statement = connection.prepare_cached(
        "SELECT person FROM members WHERE team = ?1 AND quit_at IS NULL AND listed = 1 AND (
             EXISTS (SELECT 1 FROM posts WHERE posts.member = members.id AND posted_on BETWEEN ?2 AND ?3
                 AND deleted_at IS NULL AND repeats IS NULL)
             OR EXISTS (SELECT 1 FROM conversations WHERE conversations.member = members.id AND week_on = ?2)
             OR EXISTS (SELECT 1 FROM reply_checks WHERE reply_checks.member = members.id AND answer IS NOT NULL
                 AND asked_at >= ?4 AND asked_at < ?5)) ORDER BY id",
    )?;
    let people = statement.query_map(
        params![
            id(team.0),
            week.monday().to_string(),
            week.sunday().to_string(),
            ms(midnight(from)),
            ms(midnight(until))
        ],
        |row| get_id(row, "person").map(PersonId),
    )?;
    Ok(people.collect::<Result<_, _>>()?)
}

/// The memberships of a team that show themselves in its overview, those who quit or left the server apart, oldest first.
pub fn in_overview(connection: &Connection, team: TeamId) -> Result<Vec<Member>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT * FROM members WHERE team = ?1 AND quit_at IS NULL AND gone_at IS NULL AND overview = 1 ORDER BY id",
    )?;
    let found: Vec<Raw> = statement.query_map([id(team.0)], raw)?.collect::<Result<_, _>>()?;
    found.into_iter().map(|raw| whole(connection, raw)).collect()
}

/// Remembers that the person is no longer in the server of this membership.
pub fn set_gone(connection: &Connection, member: MemberId, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE members SET gone_at = ifnull(gone_at, ?2), gone_since_at = ifnull(gone_since_at, ?2) WHERE id = ?1",
        )?
        .execute(params![member.0, ms(at)])?;
    Ok(())
}

/// Forgets that the person had left servers: whether they have is looked at again.
pub fn forget_gone(connection: &Connection, person: PersonId) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE members SET gone_at = NULL WHERE person = ?1 AND gone_at IS NOT NULL")?
        .execute([id(person.0)])?;
    Ok(())
}

/// A membership that is to begin.
pub struct Joining {
    /// Into which team.
    pub team: TeamId,
    /// Who.
    pub person: PersonId,
    /// When.
    pub joined_at: DateTime<Utc>,
    /// On which of their days.
    pub joined_on: NaiveDate,
    /// On which weekdays they mean to post.
    pub posting_days: Weekdays,
    /// Where first of all.
    pub platform: Option<Platform>,
    /// How often a week.
    pub target: u8,
    /// Whether they are on the board.
    pub listed: bool,
}

/// Begins a membership.
pub fn insert(connection: &Connection, joining: &Joining) -> Result<MemberId, StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO members (team, person, joined_at, joined_on, posting_days, platform, listed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            id(joining.team.0),
            id(joining.person.0),
            ms(joining.joined_at),
            joining.joined_on.to_string(),
            joining.posting_days.bits(),
            joining.platform.map(Platform::slug),
            joining.listed,
        ])?;
    let member = MemberId(connection.last_insert_rowid());
    let from = Week::of(joining.joined_on);
    set_target(connection, member, from, joining.target)?;
    set_posting_days(connection, member, from, joining.posting_days)?;
    Ok(member)
}

/// Writes what can change in a membership, targets, posting days and authorisations apart.
pub fn save(connection: &Connection, member: &Member) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE members SET joined_at = :joined, quit_at = :quit, platform = :platform, specialty = :specialty,
                 device = :device, purpose = :purpose, listed = :listed, overview = :overview,
                 titles = :titles, nod = :nod WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": member.id.0,
            ":joined": ms(member.joined_at),
            ":quit": member.quit_at.map(ms),
            ":platform": member.platform.map(Platform::slug),
            ":specialty": member.specialty.map(Specialty::slug),
            ":device": member.device.slug(),
            ":purpose": member.purpose.map(Purpose::slug),
            ":listed": member.listed,
            ":overview": member.overview,
            ":titles": member.titles,
            ":nod": member.nod,
        })?;
    strategies::save(connection, member.id, &member.strategy)
}

/// Sets the target from a week on; weeks before keep theirs.
pub fn set_target(connection: &Connection, member: MemberId, from: Week, target: u8) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM targets WHERE member = ?1 AND from_on > ?2")?
        .execute(params![member.0, from.monday().to_string()])?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO targets (member, from_on, target) VALUES (?1, ?2, ?3)")?
        .execute(params![member.0, from.monday().to_string(), target])?;
    Ok(())
}

/// Sets the posting days from a week on; weeks before keep theirs.
pub fn set_posting_days(
    connection: &Connection,
    member: MemberId,
    from: Week,
    days: Weekdays,
) -> Result<(), StoreError> {
    let monday = from.monday().to_string();
    connection
        .prepare_cached("DELETE FROM posting_days WHERE member = ?1 AND from_on > ?2")?
        .execute(params![member.0, monday])?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO posting_days (member, from_on, days) VALUES (?1, ?2, ?3)")?
        .execute(params![member.0, monday, days.bits()])?;
    // Nothing reads this column any more; it says what was chosen last.
    connection
        .prepare_cached("UPDATE members SET posting_days = ?2 WHERE id = ?1")?
        .execute(params![member.0, days.bits()])?;
    Ok(())
}

/// The weeks whose target was lowered.
pub fn settlements(connection: &Connection, member: MemberId) -> Result<BTreeMap<Week, u8>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT week_on, number FROM settlements WHERE member = ?1")?;
    let rows = statement.query_map([member.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u8>(1)?)))?;
    rows.map(|row| {
        let (on, number) = row?;
        Ok((week(&on, "settlements.week_on")?, number))
    })
    .collect()
}

/// Lowers one week's target.
pub fn settle(
    connection: &Connection,
    member: MemberId,
    week: Week,
    number: u8,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO settlements (member, week_on, number, settled_at) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![member.0, week.monday().to_string(), number, ms(now)])?;
    Ok(())
}

/// Records that a patient's written authorisation exists: where and until when, never whose.
pub fn authorise(connection: &Connection, member: MemberId, one: &Authorisation) -> Result<(), StoreError> {
    let platforms: Vec<&str> = one.platforms.iter().map(|platform| platform.slug()).collect();
    connection
        .prepare_cached("INSERT INTO authorisations (member, platforms, until_on) VALUES (?1, ?2, ?3)")?
        .execute(params![member.0, platforms.join(","), one.until.to_string()])?;
    Ok(())
}

/// Ends every recorded authorisation of the member.
pub fn withdraw(connection: &Connection, member: MemberId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM authorisations WHERE member = ?1")?.execute([member.0])?;
    Ok(())
}

/// Deletes the membership with all that hangs on it.
pub fn delete(connection: &Connection, member: MemberId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM members WHERE id = ?1")?.execute([member.0])?;
    Ok(())
}
