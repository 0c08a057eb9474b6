//! How long it takes until somebody whose week gets tight is told, in open knock days, and what excuses that.
//! Never decides whether a knock was right; that is `rules`.

use super::figures::Figures;
use super::rules::{self, Heard};
use crate::domain::ids::MemberId;
use crate::domain::knock::{Ground, Part, Seat};
use crate::domain::person::DirectMessages;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use std::collections::BTreeMap;

/// Why no nudge comes on an open knock day although the week gets tight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Excuse {
    NoConsent,
    Closed,
    Quiet,
    QuestionPut,
    Ladder,
    OnceADay,
    HalfADay,
    WeeklyNumber,
    JustJoined,
    JoinedLate,
    ThreeReplies,
    ThreeParts,
    ClockChange,
    RoundsWasDown,
    Acted,
}

/// A time through which one member's week is tight, day after day.
#[derive(Default)]
struct Spell {
    open_days: u32,
    bare: u32,
    told: bool,
    excused: bool,
    today: Option<(NaiveDate, Option<Excuse>)>,
}

/// Looks at one person's weeks at each of their knock times.
#[derive(Default)]
pub(super) struct Watch {
    spells: BTreeMap<MemberId, Spell>,
}

impl Watch {
    /// Looks at the knock time of a day, before anything goes out; answers with what is wrong with the days before.
    pub(super) fn look(
        &mut self,
        ground: &Ground,
        heard: &Heard,
        (day, at, down): (NaiveDate, DateTime<Utc>, bool),
        figures: &mut Figures,
    ) -> Vec<String> {
        let mut wrong = Vec::new();
        for (member, spell) in &mut self.spells {
            match spell.today.take() {
                None => {}
                Some((_, Some(excuse))) => {
                    spell.excused = true;
                    *figures.excuses.entry(excuse).or_default() += 1;
                }
                Some((on, None)) => {
                    spell.bare += 1;
                    if spell.bare > 1 {
                        wrong.push(format!("member {member} heard nothing on the second open knock day, {on}"));
                    }
                }
            }
        }
        self.spells.retain(|member, _| ground.seats.iter().any(|seat| seat.diary.member.id == *member));
        for seat in &ground.seats {
            if !seat.diary.pace(day).state.wants_nudge() {
                self.spells.remove(&seat.diary.member.id);
                continue;
            }
            let spell = self.spells.entry(seat.diary.member.id).or_default();
            if rules::is_open(seat, day) && rules::is_knock_day(ground, day) {
                spell.open_days += 1;
                spell.today = Some((day, excuse(ground, heard, seat, (day, at, down))));
            }
        }
        wrong
    }

    /// A knock of the day has arrived.
    pub(super) fn told(&mut self, day: NaiveDate, parts: &[Part], figures: &mut Figures) {
        let asks = parts.iter().any(|part| matches!(part, Part::Ask { .. }));
        for (member, spell) in &mut self.spells {
            let Some((_, excuse)) = spell.today.as_mut().filter(|(on, _)| *on == day) else { continue };
            let of = |part: &&Part| part.member() == *member;
            if parts.iter().filter(of).any(|part| matches!(part, Part::Nudge { .. } | Part::Ask { .. })) {
                if !spell.told {
                    figures.told(spell.open_days, spell.excused);
                }
                (spell.told, spell.bare, spell.today) = (true, 0, None);
            } else if asks {
                *excuse = Some(Excuse::QuestionPut);
            } else if parts.len() == crate::domain::knock::PARTS {
                *excuse = Some(Excuse::ThreeParts);
            }
        }
    }

    /// Something else came between the knock time of today and the knock.
    pub(super) fn excuse(&mut self, why: Excuse) {
        for (_, excuse) in self.spells.values_mut().filter_map(|spell| spell.today.as_mut()) {
            excuse.get_or_insert(why);
        }
    }
}

fn excuse(
    ground: &Ground,
    heard: &Heard,
    seat: &Seat,
    (day, at, down): (NaiveDate, DateTime<Utc>, bool),
) -> Option<Excuse> {
    let person = &ground.person;
    let waiting: Vec<_> = rules::open_checks(ground, seat, at).collect();
    let crowded = waiting.len() >= 3 && waiting.iter().any(|check| check.asked_at.is_none());
    [
        (person.consent_at.is_none(), Excuse::NoConsent),
        (matches!(person.direct, DirectMessages::Closed { .. }), Excuse::Closed),
        (heard.asked, Excuse::QuestionPut),
        (person.hush_until.is_some_and(|until| day < until), Excuse::Quiet),
        (rules::since_nudge(heard, seat, day).is_some_and(|(open, gap)| open < gap), Excuse::Ladder),
        (heard.days.contains(&day), Excuse::OnceADay),
        (!heard.is_rested(at), Excuse::HalfADay),
        (heard.in_week_of(day) >= person.intensity.knocks_a_week() as usize, Excuse::WeeklyNumber),
        (at < seat.diary.member.joined_at + Duration::hours(48), Excuse::JustJoined),
        (rules::joined_late(seat, day), Excuse::JoinedLate),
        (crowded, Excuse::ThreeReplies),
        (!rules::is_active(person, at) || rules::day(person, at) != day, Excuse::ClockChange),
        (down, Excuse::RoundsWasDown),
    ]
    .into_iter()
    .find_map(|(holds, excuse)| holds.then_some(excuse))
}
