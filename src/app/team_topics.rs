//! Keeps a team's own topics, for those who manage the team: adds, words anew, sets what they suit, retires, brings back.
//! What a topic is and what is asked about, `domain::team_topic` decides.

use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::facet::{Audience, Device, Format, Pillar, Purpose};
use crate::domain::ids::{TeamId, TeamTopicId};
use crate::domain::platform::Platform;
use crate::domain::refusal::Refusal;
use crate::domain::sameness::pillar_of_title;
use crate::domain::team_topic::{Doubt, Facets, TOPICS_EVER, TOPICS_MAX, TeamTopic, Wording, WordingRefused, topic_id};
use crate::store::{team_topics, teams, twists};
use rand::Rng;

/// How many topics stand on a page.
pub const PAGE: usize = 10;

/// A page of a team's own topics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Those on the page: in use before retired, newest first.
    pub topics: Vec<TeamTopic>,
    /// Which page, from zero.
    pub page: u32,
    /// How many pages there are.
    pub pages: u32,
    /// How many topics are in use.
    pub in_use: u32,
    /// How many of them wait for their kind.
    pub waiting: u32,
    /// How many are retired.
    pub retired: u32,
    /// How many twists of members wait for an answer.
    pub proposed: u32,
}

/// The words of a topic as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// What it is called.
    pub title: String,
    /// What to write.
    pub idea: String,
    /// A line to begin with.
    pub opening: String,
}

impl Typed {
    /// The words as they would be kept.
    pub(super) fn wording(&self) -> Result<Wording, WordingRefused> {
        Wording::new(&self.title, &self.idea, &self.opening)
    }
}

/// What became of words that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<T> {
    /// They are kept.
    Kept(T),
    /// One look before they are: why, and the words as they would be kept.
    Doubtful(Doubt, Wording),
}

/// One change of what a topic suits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The kind of content.
    Pillar(Pillar),
    /// The forms.
    Formats(Vec<Format>),
    /// The platforms.
    Platforms(Vec<Platform>),
    /// For whom.
    Audience(Vec<Audience>),
    /// What it serves.
    Purposes(Vec<Purpose>),
    /// Minutes.
    Effort(u16),
    /// What it is made on.
    Device(Device),
    /// Whether it is no longer offered.
    Retired(bool),
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A page of the team's own topics; the last one where there are fewer.
///
/// # Errors
/// `ServerOnly` or `ManagersOnly`.
pub fn page(turn: &mut Turn<'_>, who: Who, roles: &[u64], page: u32) -> Result<Page, Failure> {
    let team = who::managed(turn, who, roles)?;
    let mut all = team_topics::of_team(turn.db, team)?;
    all.sort_by_key(|topic| (topic.retired, std::cmp::Reverse(topic.id)));
    let in_use = all.iter().filter(|topic| !topic.retired);
    let (count, waiting) = (in_use.clone().count(), in_use.filter(|topic| topic.pillar.is_none()).count());
    let pages = number(all.len().div_ceil(PAGE)).max(1);
    let page = page.min(pages - 1);
    Ok(Page {
        page,
        pages,
        in_use: number(count),
        waiting: number(waiting),
        retired: number(all.len() - count),
        proposed: number(twists::proposed(turn.db, team)?.len()),
        topics: all.into_iter().skip(page as usize * PAGE).take(PAGE).collect(),
    })
}

/// One of the team's own topics.
///
/// # Errors
/// `ServerOnly`, `ManagersOnly`, or `Gone`, also where it is another team's.
pub fn open(turn: &mut Turn<'_>, who: Who, roles: &[u64], id: TeamTopicId) -> Result<TeamTopic, Failure> {
    let team = who::managed(turn, who, roles)?;
    let found = team_topics::load(turn.db, id)?.filter(|topic| topic.team == team);
    found.ok_or_else(|| Refusal::Gone.into())
}

/// Nobody's business but a manager's: asked before a form opens that keeps nothing yet.
///
/// # Errors
/// `ServerOnly` or `ManagersOnly`.
pub fn may(turn: &mut Turn<'_>, who: Who, roles: &[u64]) -> Result<(), Failure> {
    who::managed(turn, who, roles).map(drop)
}

/// Adds a topic, or words one anew. Its kind is guessed from the title's words, where they tell. Of words that were asked about
/// before, only other identifiers than those are asked about again.
///
/// # Errors
/// `ServerOnly`, `ManagersOnly`, `Gone`, what is wrong with the words, or that there is no room.
pub fn keep(
    turn: &mut Turn<'_>,
    who: Who,
    roles: &[u64],
    id: Option<TeamTopicId>,
    typed: &Typed,
    asked_about: Option<&Typed>,
) -> Result<Outcome<TeamTopic>, Failure> {
    let team = who::managed(turn, who, roles)?;
    let before = id.map(|id| open(turn, who, roles, id)).transpose()?;
    let wording = typed.wording().map_err(Refusal::Wording)?;
    let doubt = match asked_about {
        Some(before) => Doubt::of_identifiers(&wording, before.wording().ok().as_ref()),
        None => {
            let bank = turn.bank_of_all(team, &team_topics::of_team(turn.db, team)?)?;
            Doubt::of(&wording, &bank, id.map(topic_id).as_ref())
        }
    };
    if let Some(doubt) = doubt {
        return Ok(Outcome::Doubtful(doubt, wording));
    }
    let by_words = || pillar_of_title(&wording.title, turn.catalog.keywords());
    let topic = match before {
        Some(before) => TeamTopic { pillar: before.pillar.or_else(by_words), wording, ..before },
        None => TeamTopic {
            id: TeamTopicId(0),
            team,
            pillar: by_words(),
            wording,
            facets: Facets::default(),
            retired: false,
        },
    };
    Ok(Outcome::Kept(save(turn, topic)?))
}

/// Changes what a topic suits, or whether it is offered.
///
/// # Errors
/// `ServerOnly`, `ManagersOnly`, `Gone`, or that there is no room to bring it back.
pub fn change(
    turn: &mut Turn<'_>,
    who: Who,
    roles: &[u64],
    id: TeamTopicId,
    change: Change,
) -> Result<TeamTopic, Failure> {
    let mut topic = open(turn, who, roles, id)?;
    match change {
        Change::Pillar(pillar) => topic.pillar = Some(pillar),
        Change::Formats(formats) => topic.facets.formats = formats,
        Change::Platforms(platforms) => topic.facets.platforms = platforms,
        Change::Audience(audience) => topic.facets.audience = audience,
        Change::Purposes(purposes) => topic.facets.purposes = purposes,
        Change::Effort(minutes) => topic.facets.effort = minutes,
        Change::Device(device) => topic.facets.device = device,
        Change::Retired(retired) => {
            if topic.retired && !retired {
                room(turn, topic.team, 1, 0)?;
            }
            topic.retired = retired;
        }
    }
    save(turn, topic)
}

/// Whether so many more topics in use, and so many of them new, have room.
pub(super) fn room(turn: &Turn<'_>, team: TeamId, more: u32, new: u32) -> Result<(), Failure> {
    let left = room_left(turn, team)?;
    let ever = TOPICS_EVER.saturating_sub(team_topics::count(turn.db, team)?.1);
    if more > left || new > ever { Err(Refusal::NoRoomForTopics(left.min(ever)).into()) } else { Ok(()) }
}

/// For how many new topics there is room.
pub(super) fn room_left(turn: &Turn<'_>, team: TeamId) -> Result<u32, Failure> {
    let (in_use, ever) = team_topics::count(turn.db, team)?;
    Ok(TOPICS_MAX.saturating_sub(in_use).min(TOPICS_EVER.saturating_sub(ever)))
}

/// Writes a topic, and lets every bank that was made before be made anew.
pub(super) fn save(turn: &mut Turn<'_>, mut topic: TeamTopic) -> Result<TeamTopic, Failure> {
    if topic.id == TeamTopicId(0) {
        room(turn, topic.team, 1, 1)?;
        // A team that was not set up yet can have topics all the same.
        if teams::load(turn.db, topic.team)?.is_none() {
            teams::save(turn.db, &super::team::known_or_new(turn, topic.team)?, turn.now)?;
        }
    }
    topic.id = team_topics::save(turn.db, &topic, turn.now)?;
    let stamp = turn.dice.random_range(1..i64::MAX);
    team_topics::set_stamp(turn.db, topic.team, stamp)?;
    Ok(topic)
}
