//! Changes one slot of a planned week: another topic, another day or time, not this week, a reminder.

use super::ground;
use super::offer::Offers;
use super::plan::{self as weeks, Planned};
use super::topic::{self, Suggestion};
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::{MemberId, OfferId, SlotId};
use crate::domain::member::Member;
use crate::domain::plan::{Slot, SlotState, free_time};
use crate::domain::post::Post;
use crate::domain::refusal::Refusal;
use crate::domain::topic::{OfferAnswer, Wish};
use crate::domain::week::{Week, moment};
use crate::store::{offers, plans, slots};
use chrono::{NaiveDate, NaiveTime};

/// A slot, opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The member.
    pub member: Member,
    /// The slot.
    pub planned: Planned,
    /// Its topic as it was offered, with its checklist, while the bank has it.
    pub suggestion: Option<Suggestion>,
    /// The open days of its week from today on.
    pub days: Vec<NaiveDate>,
    /// The posts of its week that count, in the order in which they were logged.
    pub posts: Vec<Post>,
    /// The person's day.
    pub today: NaiveDate,
}

pub(super) fn own(turn: &Turn<'_>, who: Who, slot: SlotId) -> Result<(Member, Slot), Failure> {
    let slot = slots::load(turn.db, slot)?.ok_or(Refusal::Gone)?;
    let member = who::own(turn, who, slot.member)?;
    Ok((member, slot))
}

pub(super) fn opened(turn: &Turn<'_>, who: Who, member: Member, slot: SlotId) -> Result<Opened, Failure> {
    let person = turn.person()?.clone();
    weeks::attune(turn, &member, &person)?;
    let slot = slots::load(turn.db, slot)?.ok_or(Refusal::Gone)?;
    plans::set_seen(turn.db, member.id, slot.week, turn.now)?;
    let suggestion = match slot.offer.map(|offer| topic::offered(turn, who, offer)).transpose() {
        Ok(offered) => offered.map(|(_, suggestion)| suggestion),
        // A topic that the bank has no more.
        Err(Failure::Refused(Refusal::Gone)) => None,
        Err(other) => return Err(other),
    };
    let today = person.day(turn.now);
    let diary = ground::diary(turn, member.clone(), today)?;
    let days = slot.week.days().filter(|day| *day >= today && diary.is_open(*day)).collect();
    let mut posts = slots::posts_of(turn.db, member.id, slot.week)?;
    posts.retain(|post| post.repeats.is_none());
    let planned = weeks::planned(turn, &person, slot)?;
    let suggestion = suggestion.filter(|_| planned.topic.is_some());
    Ok(Opened { member, planned, suggestion, days, posts, today })
}

/// Opens a slot of one's own.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn open(turn: &mut Turn<'_>, who: Who, slot: SlotId) -> Result<Opened, Failure> {
    let (member, slot) = own(turn, who, slot)?;
    opened(turn, who, member, slot.id)
}

/// Gives a slot another topic, of a pillar that its week does not have. Pressed twice, it is one swap: `from` is the topic
/// that was seen.
///
/// # Errors
/// `NoTopic` where nothing else fits; `Gone`, `NotYours` or `NotJoined`.
pub fn swap(turn: &mut Turn<'_>, who: Who, slot: SlotId, from: Option<OfferId>) -> Result<Opened, Failure> {
    let (member, slot) = own(turn, who, slot)?;
    if slot.offer == from && slot.filled.is_none() {
        if let Some(offer) = slot.offer {
            offers::answer(turn.db, offer, OfferAnswer::Another, turn.now)?;
        }
        refill(turn, &member, slot.clone(), &Wish::default())?.ok_or(Refusal::NoTopic)?;
    }
    opened(turn, who, member, slot.id)
}

/// The slot of the running week or a later one that has an offered topic, and that nothing fills.
pub(super) fn holding(turn: &Turn<'_>, member: &Member, offer: OfferId) -> Result<Option<Slot>, Failure> {
    let running = Week::of(turn.person()?.day(turn.now));
    let all = slots::since(turn.db, member.id, running)?;
    Ok(all.into_iter().find(|slot| slot.offer == Some(offer) && slot.filled.is_none()))
}

/// Gives a slot another topic, of a pillar that its week does not have unless one was wished for. Where nothing else fits it has
/// none: the one that it had was refused.
pub(super) fn refill(
    turn: &mut Turn<'_>,
    member: &Member,
    mut slot: Slot,
    wish: &Wish,
) -> Result<Option<Suggestion>, Failure> {
    let today = turn.person()?.day(turn.now);
    let all = slots::of_week(turn.db, member.id, slot.week)?;
    let closed = if wish.pillar.is_some() { Vec::new() } else { weeks::pillars_of(turn, member, &all, today)? };
    let placed = Wish { platform: wish.platform.or(Some(slot.platform)), ..*wish };
    let offered = Offers::to(turn, member, today)?.next(turn, &placed, &closed, slot.on)?;
    slot.gets(offered.as_ref().map(|one| one.offer));
    slots::save(turn.db, &slot)?;
    // The slot's platform is no wish of theirs.
    Ok(offered.map(|one| Suggestion { wish: *wish, nearest: one.nearest && wish.is_any(), ..one }))
}

/// Takes a slot's topic up: it is in the week from now on, whatever becomes of the slot.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn write(turn: &mut Turn<'_>, who: Who, slot: SlotId) -> Result<Opened, Failure> {
    let (member, slot) = own(turn, who, slot)?;
    let opened = opened(turn, who, member, slot.id)?;
    if let Some(one) = opened.suggestion.as_ref().filter(|_| slot.filled.is_none()) {
        offers::answer(turn.db, one.offer, OfferAnswer::Use, turn.now)?;
    }
    Ok(opened)
}

/// Not this week: the slot is free, and what the week asks for stays. Or after all: it is meant again.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn let_go(turn: &mut Turn<'_>, who: Who, slot: SlotId, gone: bool) -> Result<Opened, Failure> {
    let (member, mut slot) = own(turn, who, slot)?;
    if slot.filled.is_none() {
        slot.becomes(if gone { SlotState::LetGo } else { SlotState::Planned });
        slots::save(turn.db, &slot)?;
    }
    opened(turn, who, member, slot.id)
}

/// Puts a slot on another open day of its week; its time stays, where that lies ahead and no other slot has it.
///
/// # Errors
/// `NotOpen` where the day will not do, `SlotPast` where nothing of it is left; `Gone`, `NotYours` or `NotJoined`.
pub fn move_to_day(turn: &mut Turn<'_>, who: Who, slot: SlotId, day: NaiveDate) -> Result<Opened, Failure> {
    let (member, mut slot) = own(turn, who, slot)?;
    let person = turn.person()?.clone();
    let today = person.day(turn.now);
    let diary = ground::diary(turn, member.clone(), today)?;
    if day < today || Week::of(day) != slot.week || !diary.is_open(day) {
        return Err(Refusal::NotOpen(day).into());
    }
    if slot.filled.is_none() && (day != slot.on || slot.state != SlotState::Planned) {
        let others = slots::of_week(turn.db, member.id, slot.week)?;
        let on_it = others.iter().filter(|one| one.id != slot.id && one.on == day && one.state == SlotState::Planned);
        let taken: Vec<NaiveTime> = on_it.map(|one| one.time).collect();
        let time = free_time(slot.time, &person, day, &taken, turn.now).ok_or(Refusal::SlotPast)?;
        slot.becomes(SlotState::Planned);
        slot.put(day, time);
        slot.moved_from = None;
        slots::save(turn.db, &slot)?;
    }
    opened(turn, who, member, slot.id)
}

/// Puts a slot to another time of its day.
///
/// # Errors
/// `SlotPast` where that lies behind; `Gone`, `NotYours` or `NotJoined`.
pub fn move_to_time(turn: &mut Turn<'_>, who: Who, slot: SlotId, time: NaiveTime) -> Result<Opened, Failure> {
    let (member, mut slot) = own(turn, who, slot)?;
    let person = turn.person()?;
    if moment(slot.on, time, person.zone, person.day_ends) <= turn.now {
        return Err(Refusal::SlotPast.into());
    }
    if slot.filled.is_none() {
        slot.put(slot.on, time);
        slots::save(turn.db, &slot)?;
    }
    opened(turn, who, member, slot.id)
}

/// Asks for a slot's reminder, or does without it.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn remind(turn: &mut Turn<'_>, who: Who, slot: SlotId, remind: bool) -> Result<Opened, Failure> {
    let (member, mut slot) = own(turn, who, slot)?;
    slot.remind = remind;
    slots::save(turn.db, &slot)?;
    opened(turn, who, member, slot.id)
}

/// The same for all slots of the member, those to come included.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn remind_all(turn: &mut Turn<'_>, who: Who, member: MemberId, remind: bool) -> Result<Member, Failure> {
    let member = who::own(turn, who, member)?;
    plans::set_reminds(turn.db, member.id, remind)?;
    let running = Week::of(turn.person()?.day(turn.now));
    for mut slot in slots::since(turn.db, member.id, running)? {
        slot.remind = remind;
        slots::save(turn.db, &slot)?;
    }
    Ok(member)
}
