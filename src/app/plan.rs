//! Makes a member's planned weeks, brings them in step with what has changed, and gathers what is shown of them.
//! Where posts go, what fills a slot and what moves, `domain::plan` decides.

use super::ground;
use super::offer::Offers;
use super::topic;
use super::turn::{Failure, Turn};
use crate::domain::facet::Pillar;
use crate::domain::ids::{PersonId, SlotId};
use crate::domain::member::Member;
use crate::domain::pace::Diary;
use crate::domain::person::Person;
use crate::domain::plan::{self, Facts, Slot, SlotState, Topical};
use crate::domain::post::Post;
use crate::domain::topic::{Topic, Wish};
use crate::domain::week::Week;
use crate::store::{StoreError, members, offers, people, plans, posts, slots};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

/// A slot with all that its words need.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The slot.
    pub slot: Slot,
    /// Its topic, while the bank has it.
    pub topic: Option<Topic>,
    /// Its instant.
    pub at: DateTime<Utc>,
    /// What the clock on the person's wall shows then.
    pub wall: NaiveDateTime,
    /// The post that fills it.
    pub post: Option<Post>,
}

/// The awareness day of a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOfWeek {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub on: NaiveDate,
}

/// A week as it is planned.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The week.
    pub week: Week,
    /// Whether it was planned at all.
    pub made: bool,
    /// Whether what it asks for is there: of the slots that are left nothing reminds then.
    pub done: bool,
    /// Its slots, in the order in which they come.
    pub slots: Vec<Planned>,
    /// How many more can be planned in what is left of it.
    pub room: u32,
    /// The awareness day that begins in it.
    pub day: Option<DayOfWeek>,
}

/// The member's person, as the turn knows them.
pub(super) fn person_of(turn: &Turn<'_>, member: &Member) -> Result<Option<Person>, Failure> {
    match &turn.person {
        Some(known) if known.id == member.person => Ok(Some(known.clone())),
        _ => Ok(people::load(turn.db, member.person)?),
    }
}

fn topic_of(turn: &Turn<'_>, slot: &Slot) -> Result<Option<Topic>, Failure> {
    let Some(offer) = slot.offer else { return Ok(None) };
    let Some((member, one)) = offers::load(turn.db, offer)? else { return Ok(None) };
    let Some(member) = members::load(turn.db, member)? else { return Ok(None) };
    topic::of_offer(turn, member.team, offer, &one)
}

/// Whether the topic of a slot waits for an authorisation that is over by then, was withdrawn, or does not cover its platform.
fn is_locked(turn: &Turn<'_>, slot: &Slot, topic: &Topic) -> Result<bool, Failure> {
    if slot.filled.is_some() || !topic.is_locked() {
        return Ok(false);
    }
    let member = members::load(turn.db, slot.member)?;
    Ok(!member.is_some_and(|member| member.is_authorised(Some(slot.platform), slot.on)))
}

/// A slot with its topic, unless that is locked, and the post that fills it.
pub(super) fn planned(turn: &Turn<'_>, person: &Person, slot: Slot) -> Result<Planned, Failure> {
    let topic = match topic_of(turn, &slot)? {
        Some(topic) if is_locked(turn, &slot, &topic)? => None,
        topic => topic,
    };
    let post = match slot.filled {
        Some((post, _)) => posts::load(turn.db, post)?,
        None => None,
    };
    let at = slot.starts_at(person);
    Ok(Planned { at, wall: at.with_timezone(&person.zone).naive_local(), slot, topic, post })
}

/// Brings the member's weeks in step: finds anew what fills each slot, and moves or frees what will not do any more.
pub(super) fn attune(turn: &Turn<'_>, member: &Member, person: &Person) -> Result<(), Failure> {
    let today = person.day(turn.now);
    let running = Week::of(today);
    for week in plans::weeks(turn.db, member.id, running.previous())? {
        let before = slots::of_week(turn.db, member.id, week)?;
        let topics = before.iter().map(|slot| topic_of(turn, slot)).collect::<Result<Vec<_>, _>>()?;
        let topical: Vec<Topical<'_>> = before
            .iter()
            .zip(&topics)
            .map(|(slot, topic)| Topical { slot, topic: topic.as_ref().map(|one| (&one.id, one.title.as_str())) })
            .collect();
        let posts = slots::posts_of(turn.db, member.id, week)?;
        let beside = slots::beside(turn.db, member.id, week)?;
        let filled = plan::fill(&topical, &posts, &beside);
        let mut after = before.clone();
        for (slot, filled) in after.iter_mut().zip(filled) {
            slot.filled = filled;
        }
        if week >= running && member.is_active() {
            let diary = ground::diary(turn, member.clone(), today)?;
            let asked = plans::asked(turn.db, member.id, week)?.unwrap_or_default();
            let now = plan::adapt(&mut after, &Facts { diary: &diary, person, week, asked, now: turn.now });
            if now != asked {
                plans::set_asked(turn.db, member.id, week, now)?;
            }
        }
        for (slot, before) in after.iter().zip(&before) {
            if slot != before {
                slots::save(turn.db, slot)?;
            }
        }
    }
    Ok(())
}

/// Brings all that a person has planned in step, and plans the next reminders.
pub(super) fn attune_all(turn: &Turn<'_>, person: PersonId) -> Result<(), Failure> {
    let known = match &turn.person {
        Some(known) if known.id == person => Some(known.clone()),
        _ => people::load(turn.db, person)?,
    };
    let Some(known) = known else { return Ok(()) };
    let from = Week::of(known.day(turn.now)).previous();
    for member in plans::planners(turn.db, person, from)? {
        if let Some(member) = members::load(turn.db, member)? {
            attune(turn, &member, &known)?;
            super::remind::plan(turn, member.id)?;
        }
    }
    Ok(())
}

/// How many posts the week still asks for beyond those that are planned ahead, and the open days on which there is room,
/// with what is on each.
struct Room {
    many: u32,
    days: Vec<(NaiveDate, u32)>,
}

fn taken_on(all: &[Slot], day: NaiveDate) -> Vec<NaiveTime> {
    let planned = all.iter().filter(|slot| slot.state == SlotState::Planned && slot.on == day);
    planned.map(|slot| slot.time).collect()
}

fn room(turn: &Turn<'_>, person: &Person, diary: &Diary, week: Week, all: &[Slot]) -> Room {
    let today = person.day(turn.now);
    let usual = plan::usual_time(diary.member.strategy.posting_time, person);
    let ahead = all.iter().filter(|slot| slot.is_open() && slot.on >= today).count() as u32;
    let missing = u32::from(diary.week_target(week)).saturating_sub(diary.made(week));
    let open = week.days().filter(|day| *day >= today && diary.is_open(*day));
    let days: Vec<(NaiveDate, u32)> = open
        .filter(|day| plan::free_time(usual, person, *day, &taken_on(all, *day), turn.now).is_some())
        .map(|day| {
            let slots = all.iter().filter(|slot| slot.is_open() && slot.on == day).count();
            let posts = diary.posts.iter().filter(|on| **on == day).count();
            (day, (slots + posts) as u32)
        })
        .collect();
    Room { many: if days.is_empty() { 0 } else { missing.saturating_sub(ahead) }, days }
}

/// Plans what is left of a week: slots whose day has gone by, or that had no room, come first, with their topics; the others
/// get a topic each, of pillars that the week does not have yet. A week that is planned already only gets what it lacks.
pub(super) fn make(turn: &mut Turn<'_>, member: &Member, person: &Person, week: Week) -> Result<(), Failure> {
    attune(turn, member, person)?;
    let today = person.day(turn.now);
    let diary = ground::diary(turn, member.clone(), today)?;
    plans::insert(turn.db, member.id, week, diary.week_target(week), turn.now)?;
    let mut all = slots::of_week(turn.db, member.id, week)?;
    let room = room(turn, person, &diary, week, &all);
    let mut days = plan::spread(&room.days, room.many);
    let usual = plan::usual_time(member.strategy.posting_time, person);
    for at in 0..all.len() {
        if days.is_empty() || !all[at].waits(today) {
            continue;
        }
        let day = days.remove(0);
        let Some(time) = plan::free_time(all[at].time, person, day, &taken_on(&all, day), turn.now) else { continue };
        all[at].becomes(SlotState::Planned);
        all[at].put(day, time);
        all[at].moved_from = None;
        slots::save(turn.db, &all[at])?;
    }
    if days.is_empty() {
        return Ok(());
    }
    let used: Vec<_> = member.strategy.places.iter().map(|place| place.platform).collect();
    let platforms = plan::platforms(member.platform, &used, week, all.len(), days.len());
    let mut closed = pillars_of(turn, member, &all, today)?;
    let remind = plans::reminds(turn.db, member.id)?;
    let mut topics = Offers::to(turn, member, today)?;
    for (day, platform) in days.into_iter().zip(platforms) {
        let Some(time) = plan::free_time(usual, person, day, &taken_on(&all, day), turn.now) else { continue };
        let offered = topics.next(turn, &Wish { platform: Some(platform), ..Wish::default() }, &closed, day)?;
        closed.extend(offered.as_ref().map(|one| one.topic.pillar));
        let mut slot = Slot {
            id: SlotId(0),
            member: member.id,
            week,
            on: day,
            time,
            platform,
            offer: offered.map(|one| one.offer),
            state: SlotState::Planned,
            filled: None,
            moved_from: None,
            remind,
            reminded_at: None,
            revision: 0,
            exported: false,
        };
        slot.id = slots::insert(turn.db, &slot)?;
        all.push(slot);
    }
    Ok(())
}

/// The pillars that a week has already: of its slots, and of the topics that the member took.
pub(super) fn pillars_of(
    turn: &Turn<'_>,
    member: &Member,
    all: &[Slot],
    today: NaiveDate,
) -> Result<Vec<Pillar>, Failure> {
    let mut pillars = Vec::new();
    for slot in all.iter().filter(|slot| slot.state != SlotState::LetGo) {
        pillars.extend(topic_of(turn, slot)?.map(|topic| topic.pillar));
    }
    pillars.extend(topic::in_week(turn, member, today)?.into_iter().map(|(_, topic)| topic.pillar));
    Ok(pillars)
}

/// The plan of a week, brought in step.
pub(super) fn of(turn: &Turn<'_>, member: &Member, person: &Person, week: Week) -> Result<Plan, Failure> {
    attune(turn, member, person)?;
    let diary = ground::diary(turn, member.clone(), person.day(turn.now))?;
    let made = plans::asked(turn.db, member.id, week)?.is_some();
    let all = slots::of_week(turn.db, member.id, week)?;
    let room = room(turn, person, &diary, week, &all).many;
    let country = topic::country(turn, member)?;
    let day = plan::observance(turn.catalog.observances(), week, country.as_deref(), member.specialty)
        .map(|one| DayOfWeek { name: one.observance.name.clone(), on: one.occurrence.first });
    let slots = all.into_iter().map(|slot| planned(turn, person, slot)).collect::<Result<_, _>>()?;
    Ok(Plan { week, made, done: diary.is_done(week), slots, room, day })
}

/// The planned posts that are not made yet, for how a week stands: day and instant of each.
pub(super) fn ahead(
    turn: &Turn<'_>,
    member: &Member,
    person: &Person,
) -> Result<Vec<(NaiveDate, DateTime<Utc>)>, StoreError> {
    let all = slots::since(turn.db, member.id, Week::of(person.day(turn.now)))?;
    Ok(all.iter().filter(|slot| slot.is_open()).map(|slot| (slot.on, slot.starts_at(person))).collect())
}
