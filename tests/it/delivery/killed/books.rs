//! What the database says after a death, read from a copy of what was left: the next start has to mend it by itself.
//! Compared with what people see; never with what the program would say of itself.

use crate::world::{Member, World, ZONE};
use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A knock that waits for its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    pub occurrence: String,
    pub due_at: i64,
}

/// A knock that was claimed.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub person: u64,
    pub occurrence: String,
    pub state: String,
    pub attempts: i64,
    pub tried_at: Option<i64>,
    fault: Option<String>,
}

/// The database, as it was left.
pub struct Books {
    pub queue: BTreeMap<u64, Queued>,
    pub deliveries: BTreeMap<String, Claimed>,
    /// Whether something stood in the journal that had not been brought into the database.
    pub journal: bool,
    connection: Connection,
}

/// The knocks that somebody sees: nonce, instant.
pub type Seen = Vec<(String, DateTime<Utc>)>;

/// What everybody sees of their knocks.
pub fn seen(members: &[Arc<Member>]) -> BTreeMap<u64, Seen> {
    let of = |member: &Arc<Member>| {
        let knocks = member.knocks();
        let nonce = |knock: &local_discord::Shown| knock.json()["nonce"].as_str().unwrap_or_default().to_owned();
        (member.person.id(), knocks.iter().map(|knock| (nonce(knock), knock.at())).collect())
    };
    members.iter().map(of).collect()
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

impl Books {
    /// Reads a copy. Nobody uses the database now.
    pub fn read(world: &World) -> rusqlite::Result<Self> {
        let left = world.database();
        let copy = left.with_file_name("copy.db");
        let mut journal = false;
        for ending in ["", "-wal", "-shm"] {
            let (from, to) = (beside(&left, ending), beside(&copy, ending));
            // What an earlier look left behind is no part of this one.
            let _ = std::fs::remove_file(&to);
            if ending != "-shm" && from.exists() {
                let bytes = std::fs::copy(from, to).expect("it is copied");
                journal |= ending == "-wal" && bytes > 0;
            }
        }
        let connection = Connection::open(copy)?;
        let queue = connection
            .prepare("SELECT subject, occurrence, due_at FROM queue WHERE kind = 'knock'")?
            .query_map([], |row| {
                Ok((row.get::<_, i64>(0)?.cast_unsigned(), Queued { occurrence: row.get(1)?, due_at: row.get(2)? }))
            })?
            .collect::<Result<_, _>>()?;
        let deliveries = connection
            .prepare(
                "SELECT id, subject, occurrence, state, attempts, tried_at, fault FROM deliveries WHERE kind = 'knock'",
            )?
            .query_map([], |row| {
                let person = row.get::<_, i64>(1)?.cast_unsigned();
                let (occurrence, state) = (row.get(2)?, row.get(3)?);
                let (attempts, tried_at, fault) = (row.get(4)?, row.get(5)?, row.get(6)?);
                Ok((row.get(0)?, Claimed { person, occurrence, state, attempts, tried_at, fault }))
            })?
            .collect::<Result<_, _>>()?;
        Ok(Self { queue, deliveries, journal, connection })
    }

    /// How often a post of this title stands in the person's log.
    pub fn posts(&self, person: u64, title: &str) -> i64 {
        let asked = "SELECT count(*) FROM posts JOIN members ON members.id = posts.member
            WHERE members.person = ?1 AND posts.title = ?2";
        let params = params![person.cast_signed(), title];
        self.connection.query_row(asked, params, |row| row.get(0)).expect("a number")
    }

    /// Whether the answers to one of the person's posts waited to be asked about at this instant, and still do.
    pub fn waits(&self, person: u64, at: i64) -> bool {
        let asked = "SELECT count(*) FROM reply_checks JOIN members ON members.id = reply_checks.member
            WHERE person = ?1 AND due_at <= ?2 AND asked_at IS NULL AND answer IS NULL";
        let count: i64 =
            self.connection.query_row(asked, params![person.cast_signed(), at], |row| row.get(0)).expect("a number");
        count > 0
    }

    /// Whether SQLite finds everything in its place.
    pub fn is_whole(&self) -> bool {
        let said = self.connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
        said.is_ok_and(|said| said == "ok")
    }

    /// Claimed, and no end known yet.
    pub fn on_the_way(&self) -> impl Iterator<Item = (&String, &Claimed)> {
        self.deliveries.iter().filter(|(_, one)| one.state == "claimed")
    }

    /// The knock that was claimed for a person's day, if it was.
    pub fn claimed_for(&self, person: u64, occurrence: &str) -> Option<&Claimed> {
        self.deliveries.values().find(|one| one.person == person && one.occurrence == occurrence)
    }

    /// All that is told of a person's knocks.
    pub fn told_of(&self, person: u64) -> String {
        let theirs = self.deliveries.iter().filter(|(_, one)| one.person == person);
        theirs.map(|(id, one)| format!("  {id}: {one:?}")).collect::<Vec<_>>().join("\n")
    }

    /// Where these books and what people see do not fit, in words.
    pub fn contradictions(&self, seen: &BTreeMap<u64, Seen>) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut there: BTreeMap<&str, u32> = BTreeMap::new();
        for (person, knocks) in seen {
            if !self.queue.contains_key(person) {
                wrong.push(format!("{person} has no next knock"));
            }
            let mut days = BTreeMap::new();
            for (nonce, at) in knocks {
                *there.entry(nonce).or_default() += 1;
                let day = (at.with_timezone(&ZONE) - Duration::hours(4)).date_naive();
                *days.entry(day).or_insert(0) += 1;
                match self.deliveries.get(nonce) {
                    None => wrong.push(format!("{person} sees {nonce}, of which the outbox does not know")),
                    Some(one) if one.person != *person => wrong.push(format!("{person} sees {nonce}: {one:?}")),
                    Some(one) if !["claimed", "sent", "unsure"].contains(&one.state.as_str()) => {
                        wrong.push(format!("{nonce} is seen, and the outbox says {one:?}"));
                    }
                    Some(_) => {}
                }
            }
            for (day, times) in days.into_iter().filter(|(_, times)| *times > 1) {
                wrong.push(format!("{person} sees {times} knocks on {day}"));
            }
        }
        for (nonce, times) in there.iter().filter(|(_, times)| **times > 1) {
            wrong.push(format!("{nonce} is seen {times} times"));
        }
        for (nonce, one) in &self.deliveries {
            if one.state == "sent" && !there.contains_key(nonce.as_str()) {
                wrong.push(format!("{nonce} is said to be sent and is not seen: {one:?}"));
            }
            if one.state == "undeliverable" && one.fault.is_none() {
                wrong.push(format!("{nonce} could not be delivered, and nothing says why: {one:?}"));
            }
        }
        wrong
    }
}
