//! Looks at a database from outside, whether Rounds runs or not, for what can be wrong with it. Changes nothing, and never
//! decides what follows from what it sees.

use super::StoreError;
use super::column::{id, maybe_id, ms};
use super::migrate::VERSION;
use crate::domain::ids::{ChannelId, PersonId, TeamId};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags, params};
use std::path::Path;
use std::time::Duration;

/// What is seen of a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkup {
    /// What SQLite finds wrong with the file; nothing in a whole one.
    pub faults: Vec<String>,
    /// How many migrations it has seen.
    pub version: usize,
    /// How many this program knows.
    pub newest: usize,
    /// What is in it; none where another version wrote it.
    pub contents: Option<Contents>,
}

/// What is in a database, as far as something can be wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// People who agreed to be written to and are active in a team in which Rounds is.
    pub active: u32,
    /// Those of them for whom no next knock is planned.
    pub unplanned: Vec<PersonId>,
    /// Those who cannot be written to, since Discord refuses.
    pub closed: u32,
    /// Messages of late of which nobody can say whether they arrived.
    pub unsure: u32,
    /// Messages of late that did not go out in time.
    pub missed: u32,
    /// Messages and conversations that deletions have still to reach at Discord.
    pub erasures: u32,
    /// Deletions that are not in the journal beside it yet.
    pub unwritten: u32,
    /// The teams in which Rounds is.
    pub teams: Vec<Placed>,
}

/// What a team wants where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The team.
    pub team: TeamId,
    /// The channel of its recap, if one is named.
    pub channel: Option<ChannelId>,
    /// Whether a thread is begun under its recap.
    pub thread: bool,
    /// Whether its recap is pinned.
    pub pin: bool,
}

/// Looks at the database at `path`; at its messages from `since` on.
///
/// # Errors
/// Where it cannot even be opened or asked.
pub fn look(path: &Path, since: DateTime<Utc>) -> Result<Checkup, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    let snapshot = connection.unchecked_transaction()?;
    let faults = faults(&snapshot)?;
    let version: i64 = snapshot.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let version = usize::try_from(version).unwrap_or(usize::MAX);
    let contents = if version == VERSION { Some(contents(&snapshot, since)?) } else { None };
    Ok(Checkup { faults, version, newest: VERSION, contents })
}

fn faults(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut found = Vec::new();
    let mut whole = connection.prepare("PRAGMA integrity_check(10)")?;
    for line in whole.query_map([], |row| row.get::<_, String>(0))? {
        found.extend(Some(line?).filter(|line| line != "ok"));
    }
    let mut loose = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = loose.query([])?;
    while let Some(row) = rows.next()? {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        found.push(format!("a row of {table} belongs to one of {parent} that is not there"));
    }
    Ok(found)
}

const ACTIVE: &str = "FROM people WHERE consent_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM members JOIN teams ON teams.id = members.team
    WHERE members.person = people.id AND members.quit_at IS NULL AND members.gone_at IS NULL AND teams.left_at IS NULL)";

fn contents(connection: &Connection, since: DateTime<Utc>) -> Result<Contents, StoreError> {
    let count = |query: &str| connection.query_row(query, [], |row| row.get::<_, u32>(0));
    let of_late = |state: &str| {
        let query = "SELECT count(*) FROM deliveries WHERE state = ?1 AND claimed_at >= ?2";
        connection.query_row(query, params![state, ms(since)], |row| row.get::<_, u32>(0))
    };
    let mut unplanned = connection.prepare(&format!(
        "SELECT id {ACTIVE} AND NOT EXISTS (SELECT 1 FROM queue WHERE kind = 'knock' AND subject = people.id)"
    ))?;
    let unplanned = unplanned.query_map([], |row| row.get::<_, i64>(0))?;
    let mut teams = connection
        .prepare("SELECT id, channel, thread, pin FROM teams WHERE left_at IS NULL AND id <> ?1 ORDER BY id")?;
    let teams = teams.query_map([id(0)], |row| {
        Ok(Placed {
            team: TeamId(row.get::<_, i64>("id")?.cast_unsigned()),
            channel: maybe_id(row, "channel")?.map(ChannelId),
            thread: row.get("thread")?,
            pin: row.get("pin")?,
        })
    })?;
    Ok(Contents {
        active: count(&format!("SELECT count(*) {ACTIVE}"))?,
        unplanned: unplanned
            .map(|person| person.map(|person| PersonId(person.cast_unsigned())))
            .collect::<Result<_, _>>()?,
        closed: count(&format!("SELECT count(*) {ACTIVE} AND closed_at IS NOT NULL"))?,
        unsure: of_late("unsure")?,
        missed: of_late("missed")?,
        erasures: count("SELECT count(*) FROM erasures")?,
        unwritten: count("SELECT count(*) FROM deletions WHERE person IS NOT NULL")?,
        teams: teams.collect::<Result<_, _>>()?,
    })
}
