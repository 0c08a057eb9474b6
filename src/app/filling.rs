//! Keeps which slot a post fills where the member says so, and gathers the slots that it may fill. What fills a slot where
//! nobody says so, `domain::plan` decides.

use super::correct;
use super::plan::{self as weeks, Planned};
use super::posts;
use super::slot;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use super::written_from;
use crate::domain::ids::{PostId, SlotId};
use crate::domain::member::Member;
use crate::domain::person::Person;
use crate::domain::plan::{FilledBy, SlotState};
use crate::domain::refusal::Refusal;
use crate::domain::topic::Topic;
use crate::domain::week::Week;
use crate::store::{posts as stored, slots};

/// The slots that a post may fill.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Slots {
    /// Those of its week that are free, and the one that it fills.
    pub all: Vec<Planned>,
    /// The one that it fills.
    pub filled: Option<SlotId>,
}

impl Slots {
    /// Whether one of them has this topic.
    pub(super) fn know(&self, topic: &Topic) -> bool {
        self.all.iter().any(|one| one.topic.as_ref().is_some_and(|known| known.id == topic.id))
    }
}

/// The slots of a week that are free, and the one that this post fills.
pub(super) fn slots_for(
    turn: &Turn<'_>,
    member: &Member,
    person: &Person,
    week: Week,
    post: Option<PostId>,
) -> Result<Slots, Failure> {
    let mut found = Slots::default();
    for slot in slots::of_week(turn.db, member.id, week)? {
        let fills = slot.filled.is_some_and(|(one, _)| Some(one) == post);
        if fills || (slot.filled.is_none() && slot.state != SlotState::LetGo) {
            found.filled = found.filled.or(fills.then_some(slot.id));
            found.all.push(weeks::planned(turn, person, slot)?);
        }
    }
    Ok(found)
}

/// A post, with the slots that it may fill.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The post.
    pub opened: posts::Opened,
    /// The slots.
    pub slots: Slots,
}

/// Says which slot a post fills, or that it fills none: the post takes the topic of the slot, or gives it up, and with it what
/// is known of it only by that.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn of_post(turn: &mut Turn<'_>, who: Who, post: PostId, slot: Option<SlotId>) -> Result<Filled, Failure> {
    fill(turn, who, post, slot)?;
    let opened = posts::open(turn, who, post)?;
    let person = turn.person()?.clone();
    let member = who::own(turn, who, opened.post.member)?;
    let slots = slots_for(turn, &member, &person, Week::of(opened.post.posted_on), Some(post))?;
    Ok(Filled { opened, slots })
}

/// Says which post fills a slot, or that none does.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn filled_by(turn: &mut Turn<'_>, who: Who, slot: SlotId, post: Option<PostId>) -> Result<slot::Opened, Failure> {
    let (member, slot) = slot::own(turn, who, slot)?;
    match (post, slot.filled) {
        (Some(post), _) => fill(turn, who, post, Some(slot.id))?,
        (None, Some((post, _))) if stored::load(turn.db, post)?.is_some() => fill(turn, who, post, None)?,
        (None, _) => {}
    }
    slot::opened(turn, who, member, slot.id)
}

fn fill(turn: &mut Turn<'_>, who: Who, post: PostId, slot: Option<SlotId>) -> Result<(), Failure> {
    let mut post = stored::load(turn.db, post)?.ok_or(Refusal::Gone)?;
    let member = who::own(turn, who, post.member)?;
    let week = Week::of(post.posted_on);
    let chosen = slot.map(|slot| slot::own(turn, who, slot)).transpose()?.map(|(_, slot)| slot);
    if chosen.as_ref().is_some_and(|slot| slot.member != member.id || slot.week != week) {
        return Err(Refusal::Gone.into());
    }
    let person = turn.person()?.clone();
    let (mut gives_up, mut topic) = (false, None);
    for mut other in slots::of_week(turn.db, member.id, week)? {
        let fills = other.filled.is_some_and(|(one, _)| one == post.id);
        if fills && chosen.as_ref().is_none_or(|slot| slot.id != other.id) {
            other.filled = None;
            slots::save(turn.db, &other)?;
            let topic = weeks::planned(turn, &person, other)?.topic;
            gives_up |= topic.is_some_and(|topic| Some(topic.id) == post.topic);
        }
    }
    slots::set_beside(turn.db, post.id, chosen.is_none().then_some(turn.now))?;
    if let Some(mut slot) = chosen {
        slot.filled = Some((post.id, FilledBy::Choice));
        slots::save(turn.db, &slot)?;
        topic = weeks::planned(turn, &person, slot)?.topic;
    }
    if gives_up || topic.is_some() {
        written_from::set(turn, &member, &mut post, topic.as_ref())?;
    }
    stored::save(turn.db, &post)?;
    correct::touch(turn, &member, post.posted_on)
}
