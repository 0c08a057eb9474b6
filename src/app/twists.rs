//! Lets a member make a topic theirs, and propose it to the team; lets those who manage the team answer. Who proposed what is
//! told to nobody, and stands in no topic that comes of it.

use super::team_topics::{self, Outcome};
use super::topic::{self, Suggestion};
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::identifier::SuspectKind;
use crate::domain::ids::{MemberId, OfferId, TeamId, TeamTopicId, TwistId};
use crate::domain::refusal::Refusal;
use crate::domain::team_topic::{Doubt, Facets, TeamTopic, Wording};
use crate::domain::topic::{OfferAnswer, Topic};
use crate::domain::twist::{PROPOSED_MAX, Twist, TwistState};
use crate::store::{members, offers, twists};

/// A twist that waits for an answer, as those who manage the team see it. It names nobody.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// The twist.
    pub twist: Twist,
    /// The topic that it was made from, where it is still known.
    pub from: Option<Topic>,
    /// What in it looks as if it could tell who somebody is.
    pub suspect: Option<(SuspectKind, String)>,
    /// Which of those that wait, from zero.
    pub at: u32,
    /// How many wait.
    pub of: u32,
}

/// What was answered to a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// It is one of the team's topics now.
    Accepted(Box<TeamTopic>),
    /// It stays the member's own.
    Declined,
}

/// An offered topic that the asker took, in their own words if they have found some.
///
/// # Errors
/// `NotYours`, or `Gone`, also where it was not taken.
pub fn open(turn: &mut Turn<'_>, who: Who, offer: OfferId) -> Result<Suggestion, Failure> {
    let (_, suggestion) = topic::offered(turn, who, offer)?;
    let taken = offers::load(turn.db, offer)?.is_some_and(|(_, one)| one.answer == Some(OfferAnswer::Use));
    if taken { Ok(suggestion) } else { Err(Refusal::Gone.into()) }
}

/// Makes a topic that was taken the member's own.
///
/// # Errors
/// `Gone`, `NotYours`, or what is wrong with the words.
pub fn make(
    turn: &mut Turn<'_>,
    who: Who,
    offer: OfferId,
    (title, idea): (&str, &str),
    asked_about: Option<&team_topics::Typed>,
) -> Result<Outcome<Box<Suggestion>>, Failure> {
    let before = open(turn, who, offer)?;
    let wording = Wording::new(title, idea, "").map_err(Refusal::Wording)?;
    let asked_about = asked_about.and_then(|typed| typed.wording().ok());
    if let Some(doubt) = Doubt::of_identifiers(&wording, asked_about.as_ref()) {
        return Ok(Outcome::Doubtful(doubt, wording));
    }
    // What was proposed stays proposed, unless its words are others now.
    if (&before.topic.title, &before.topic.idea) != (&wording.title, &wording.idea) || before.own.is_none() {
        twists::insert(turn.db, before.member, offer, &wording.title, &wording.idea, turn.now)?;
    }
    Ok(Outcome::Kept(Box::new(open(turn, who, offer)?)))
}

/// Proposes the asker's own twist to the team; proposed twice, it is proposed once.
///
/// # Errors
/// `Gone`, `NotYours`, or that enough of theirs wait for an answer.
pub fn propose(turn: &mut Turn<'_>, who: Who, offer: OfferId) -> Result<Suggestion, Failure> {
    let suggestion = open(turn, who, offer)?;
    let twist = twists::of_offer(turn.db, offer)?.ok_or(Refusal::Gone)?;
    if twist.state != TwistState::Own {
        return Ok(suggestion);
    }
    if twists::waiting(turn.db, twist.member)? >= PROPOSED_MAX {
        return Err(Refusal::ProposedEnough.into());
    }
    twists::set_state(turn.db, twist.id, TwistState::Proposed, turn.now)?;
    open(turn, who, offer)
}

/// The titles of the asker's twists that the team took up since they last saw it; they have seen it with this.
///
/// # Errors
/// Whatever [`who::meant`] refuses.
pub fn taken_up(turn: &mut Turn<'_>, who: Who, of: Option<MemberId>) -> Result<Vec<String>, Failure> {
    let member = who::meant(turn, who, of)?.id;
    let titles = twists::untold(turn.db, member)?;
    if !titles.is_empty() {
        twists::set_told(turn.db, member, turn.now)?;
    }
    Ok(titles)
}

/// One of the twists that wait for an answer, the oldest first; the last where there are fewer, none where none waits.
///
/// # Errors
/// `ServerOnly` or `ManagersOnly`.
pub fn proposal(turn: &mut Turn<'_>, who: Who, roles: &[u64], at: u32) -> Result<Option<Proposal>, Failure> {
    let team = who::managed(turn, who, roles)?;
    let mut waiting = twists::proposed(turn.db, team)?;
    let of = u32::try_from(waiting.len()).unwrap_or(u32::MAX);
    let at = at.min(of.saturating_sub(1));
    if of == 0 {
        return Ok(None);
    }
    let twist = waiting.swap_remove(at as usize);
    let wording = Wording { title: twist.title.clone(), idea: twist.idea.clone(), opening: String::new() };
    let suspect = Doubt::of_identifiers(&wording, None).and_then(|doubt| doubt.suspect);
    Ok(Some(Proposal { from: made_from(turn, team, &twist)?, twist, suspect, at, of }))
}

fn made_from(turn: &Turn<'_>, team: TeamId, twist: &Twist) -> Result<Option<Topic>, Failure> {
    let Some((_, offer)) = offers::load(turn.db, twist.offer)? else { return Ok(None) };
    Ok(turn.bank(team)?.get(&offer.topic).cloned())
}

/// Takes a twist up among the team's topics, or leaves it the member's own. An accepted one suits what the topic suited that it
/// was made from.
///
/// # Errors
/// `ServerOnly`, `ManagersOnly`, `Gone` where it was answered, worded anew or deleted meanwhile, or its member left, or that there is no room.
pub fn settle(turn: &mut Turn<'_>, who: Who, roles: &[u64], twist: TwistId, accept: bool) -> Result<Settled, Failure> {
    let team = who::managed(turn, who, roles)?;
    let twist =
        twists::load(turn.db, twist)?.filter(|twist| twist.state == TwistState::Proposed).ok_or(Refusal::Gone)?;
    let member = members::load(turn.db, twist.member)?.filter(|member| member.team == team && member.is_active());
    if member.is_none() {
        return Err(Refusal::Gone.into());
    }
    if !accept {
        twists::set_state(turn.db, twist.id, TwistState::Declined, turn.now)?;
        return Ok(Settled::Declined);
    }
    let from = made_from(turn, team, &twist)?;
    let opening = from.as_ref().map(|topic| topic.opening.clone()).unwrap_or_default();
    let topic = TeamTopic {
        id: TeamTopicId(0),
        team,
        wording: Wording { title: twist.title.clone(), idea: twist.idea.clone(), opening },
        pillar: from.as_ref().map(|topic| topic.pillar),
        facets: from.as_ref().map(Facets::of).unwrap_or_default(),
        retired: false,
    };
    let topic = team_topics::save(turn, topic)?;
    twists::set_state(turn.db, twist.id, TwistState::Accepted, turn.now)?;
    Ok(Settled::Accepted(Box::new(topic)))
}
