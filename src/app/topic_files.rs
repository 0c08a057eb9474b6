//! Takes a file of topics in for a team: looks at it first, then keeps what is new as a whole. Writes all of them as a file.

use super::team_topics;
use super::turn::{App, Failure, Turn};
use super::who::{self, Who};
use crate::domain::file_name::file_name;
use crate::domain::ids::{TeamId, TeamTopicId, TopicFileId};
use crate::domain::import::Taking;
use crate::domain::refusal::Refusal;
use crate::domain::sameness::Keywords;
use crate::domain::team_topic::{Doubt, FileState, Row, TeamTopic, Unread, judge, name, read};
use crate::formats::csv::{read_topics, write_topics};
use crate::store::team_topics as topics;
use crate::store::topic_files::{self, TopicFile};
use std::collections::HashSet;

/// So many rows are told one by one.
pub const TOLD: usize = 10;
/// So many files of one team may wait.
const WAITING: u32 = 3;

/// What would become of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The file, where there is something to take in.
    pub id: Option<TopicFileId>,
    /// What it is called.
    pub name: String,
    /// How many rows are new, those that call for one more look left aside.
    pub new: u32,
    /// How many of all that are new do not say their kind.
    pub without_kind: u32,
    /// The first new rows that call for one more look: which, and why.
    pub asked: Vec<(u32, Doubt)>,
    /// How many there are.
    pub asked_in_all: u32,
    /// How many are known already.
    pub known: u32,
    /// How many are called as an earlier row.
    pub repeats: u32,
    /// The first rows that cannot be read, and why.
    pub unreadable: Vec<(u32, Unread)>,
    /// How many there are.
    pub unreadable_in_all: u32,
    /// For how many new topics the team has room.
    pub room: u32,
}

/// A file that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it is called.
    pub name: String,
    /// How many topics came of it.
    pub topics: u32,
}

/// All topics in use, as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// How many topics.
    pub topics: u32,
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn names(own: &[TeamTopic]) -> HashSet<String> {
    own.iter().map(|topic| name(&topic.wording.title)).collect()
}

impl App {
    /// Looks at a file, and keeps what was read until it is taken in or left.
    ///
    /// # Errors
    /// `ServerOnly`, `ManagersOnly`, or why the file is not taken.
    pub async fn look_at_topics(
        &self,
        who: Who,
        roles: Vec<u64>,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<Preview, Failure> {
        let (team, own, bank, room) = self
            .look(who.person, move |turn| {
                let team = who::managed(turn, who, &roles)?;
                let own = topics::of_team(turn.db, team)?;
                let bank = turn.bank_of_all(team, &own)?;
                Ok((team, own, bank, team_topics::room_left(turn, team)?))
            })
            .await?;
        let catalog = self.catalog().clone();
        // A long file takes a while to be read: nobody else waits for it.
        let reading = tokio::task::spawn_blocking(move || {
            let entries = read_topics(&bytes).map_err(Refusal::TopicFile)?;
            Ok::<_, Refusal>(read(entries, &bank, &Keywords::of(catalog.keywords())))
        });
        let reading = reading.await.map_err(|error| Failure::Panicked(error.to_string()))??;
        let verdict = judge(&reading.rows, &names(&own));
        let asked = |number: &u32| verdict.asked.iter().any(|row| row.number == *number);
        let mut preview = Preview {
            id: None,
            name: file_name(name, "topics.csv"),
            new: self::number(verdict.new.len()),
            without_kind: self::number(
                verdict.new.iter().chain(&verdict.asked).filter(|row| row.pillar.is_none()).count(),
            ),
            asked: reading.doubts.iter().filter(|(number, _)| asked(number)).take(TOLD).cloned().collect(),
            asked_in_all: self::number(verdict.asked.len()),
            known: verdict.known,
            repeats: verdict.repeats,
            unreadable: reading.unreadable.iter().take(TOLD).copied().collect(),
            unreadable_in_all: self::number(reading.unreadable.len()),
            room,
        };
        if preview.new + preview.asked_in_all > 0 && room > 0 {
            let rows = serde_json::to_string(&reading.rows).map_err(|error| Failure::Panicked(error.to_string()))?;
            let name = preview.name.clone();
            preview.id = Some(self.turn(who.person, move |turn| keep_look(turn, team, &name, &rows)).await?);
        }
        Ok(preview)
    }

    /// Writes the topics that are in use, the oldest first.
    ///
    /// # Errors
    /// `ServerOnly` or `ManagersOnly`.
    pub async fn export_topics(&self, who: Who, roles: Vec<u64>) -> Result<Exported, Failure> {
        self.look(who.person, move |turn| {
            let team = who::managed(turn, who, &roles)?;
            let mut all = topics::of_team(turn.db, team)?;
            all.retain(|topic| !topic.retired);
            Ok(Exported { bytes: write_topics(&all), topics: number(all.len()) })
        })
        .await
    }
}

fn keep_look(turn: &mut Turn<'_>, team: TeamId, name: &str, rows: &str) -> Result<TopicFileId, Failure> {
    if crate::store::teams::load(turn.db, team)?.is_none() {
        crate::store::teams::save(turn.db, &super::team::known_or_new(turn, team)?, turn.now)?;
    }
    let id = topic_files::insert(turn.db, team, name, rows, turn.now)?;
    topic_files::keep_last(turn.db, team, WAITING)?;
    Ok(id)
}

fn managed(turn: &Turn<'_>, who: Who, roles: &[u64], id: TopicFileId) -> Result<TopicFile, Failure> {
    let team = who::managed(turn, who, roles)?;
    let found = topic_files::load(turn.db, id)?.filter(|file| file.team == team);
    found.ok_or_else(|| Refusal::Gone.into())
}

/// Takes a file in. Once is once, however often it is pressed; what is new is judged anew.
///
/// # Errors
/// `ServerOnly`, `ManagersOnly`, `Gone`, or that there is no room for all of it.
pub fn take_in(
    turn: &mut Turn<'_>,
    who: Who,
    roles: &[u64],
    id: TopicFileId,
    taking: Taking,
) -> Result<Taken, Failure> {
    let file = managed(turn, who, roles, id)?;
    if file.state == FileState::Taken {
        return Ok(Taken { name: file.name, topics: file.taken });
    }
    let rows: Vec<Row> = topic_files::rows(turn.db, id)?;
    let verdict = judge(&rows, &names(&topics::of_team(turn.db, file.team)?));
    let mut rows = verdict.new;
    if taking == Taking::AskedToo {
        rows.extend(verdict.asked);
        rows.sort_by_key(|row| row.number);
    }
    let count = number(rows.len());
    team_topics::room(turn, file.team, count, count)?;
    for row in rows {
        let topic = TeamTopic {
            id: TeamTopicId(0),
            team: file.team,
            wording: row.wording.clone(),
            pillar: row.pillar,
            facets: row.facets.clone(),
            retired: false,
        };
        team_topics::save(turn, topic)?;
    }
    topic_files::set_taken(turn.db, id, count)?;
    Ok(Taken { name: file.name, topics: count })
}

/// Leaves a file that was looked at.
///
/// # Errors
/// `ServerOnly`, `ManagersOnly`, or `Gone`, also where it has been taken in.
pub fn leave(turn: &mut Turn<'_>, who: Who, roles: &[u64], id: TopicFileId) -> Result<(), Failure> {
    if managed(turn, who, roles, id)?.state != FileState::Waiting {
        return Err(Refusal::Gone.into());
    }
    Ok(topic_files::forget(turn.db, id)?)
}
