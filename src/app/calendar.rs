//! Hands a member's planned weeks out as a calendar file. Changes nothing but the memory of what stands in one.

use super::plan as weeks;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::MemberId;
use crate::domain::plan::SlotState;
use crate::domain::week::Week;
use crate::formats::calendar::{Entry, write};
use crate::store::slots;

/// How long a slot without a topic takes, in minutes.
const NO_TOPIC: u16 = 15;

/// A calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarFile {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// How many slots are meant in it.
    pub slots: u32,
    /// The member.
    pub member: MemberId,
}

/// The running week and the next as a file. A slot keeps its id in it, so that a later file puts right what an earlier one
/// brought; one that is not meant any more is called off in calendars that have it. `untitled` is what a slot without a
/// topic is called.
///
/// # Errors
/// `Gone`, `NotYours` or `NotJoined`.
pub fn file(turn: &mut Turn<'_>, who: Who, member: MemberId, untitled: &str) -> Result<CalendarFile, Failure> {
    let member = who::own(turn, who, member)?;
    let person = turn.person()?.clone();
    weeks::attune(turn, &member, &person)?;
    let mut entries = Vec::new();
    for mut slot in slots::since(turn.db, member.id, Week::of(person.day(turn.now)))? {
        let off = slot.state != SlotState::Planned;
        if off && !slot.exported {
            continue;
        }
        if !slot.exported {
            slot.exported = true;
            slots::save(turn.db, &slot)?;
        }
        let one = weeks::planned(turn, &person, slot)?;
        let topic = one.topic.as_ref();
        entries.push(Entry {
            uid: format!("slot-{}-{}@rounds", one.slot.id, member.team),
            starts_at: one.at,
            minutes: topic.map_or(NO_TOPIC, |topic| topic.effort),
            title: topic.map_or_else(|| untitled.to_owned(), |topic| topic.title.clone()),
            description: topic.map(|topic| topic.opening.clone()).unwrap_or_default(),
            revision: one.slot.revision,
            off,
        });
    }
    let slots = entries.iter().filter(|entry| !entry.off).count() as u32;
    Ok(CalendarFile { bytes: write(&entries, turn.now), slots, member: member.id })
}
