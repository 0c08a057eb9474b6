//! What is seen of one line of a strategy while it is settled. Never decides which comes next.

use super::told::{self, line, name};
use super::{places, press, whole_card};
use crate::app::strategy::Shown;
use crate::discord::action::{Picked, Settling};
use crate::discord::render::card::{Card, Choice, button, primary, select};
use crate::discord::render::text::time;
use crate::discord::render::words;
use crate::domain::country;
use crate::domain::facet::{Audience, Device, Purpose, Specialty};
use crate::domain::ids::MemberId;
use crate::domain::strategy::{GroundRule, Reviewer, State, Step};
use crate::domain::week::{EVERY_DAY, Weekdays};
use chrono::NaiveTime;
use serenity::all::{CreateButton, CreateSelectMenu};

/// The choice that opens a form, or stands for any.
pub const OTHER: &str = "other";
/// The choice that stands for no set time.
pub const NO_TIME: &str = "none";

/// One line, with the choices for it.
#[must_use]
pub fn step(shown: &Shown, step: Step, walk: bool) -> Card {
    let (member, strategy, id) = (&shown.member, &shown.member.strategy, shown.member.id);
    let of = |what| press(id, Settling::Choose { what, walk });
    let card = match step {
        Step::Profession => titled(
            shown,
            step,
            "What do you work as?",
            "Topics that are particular to a profession come to those who are in it.",
        )
        .select(one_of(
            &of(Picked::Specialty),
            "Profession",
            Specialty::ALL,
            member.specialty,
            Specialty::slug,
            words::specialty,
        )),
        Step::Country => titled(shown, step, "Where do you work?", "Awareness days differ from country to country.")
            .select(countries(shown, &of(Picked::Country))),
        Step::Platforms => places::platforms(shown, walk),
        Step::Readiness => places::profiles(shown),
        Step::Device => {
            titled(shown, step, "What do you post on?", "Topics come that can be made on it.").select(one_of(
                &of(Picked::Device),
                "What you post on",
                Device::ALL,
                Some(member.device),
                Device::slug,
                words::device,
            ))
        }
        Step::Audience => titled(
            shown,
            step,
            "For whom do you write?",
            "All whom you have in mind. Topics that are written for them come a little sooner.",
        )
        .select(many_of(
            &of(Picked::Audience),
            "For whom",
            1,
            Audience::ALL,
            &strategy.audience,
            Audience::slug,
            words::audience,
        )),
        Step::Purpose => purposes(shown, walk),
        Step::Times => times(shown, walk),
        Step::Reviewer => titled(
            shown,
            step,
            "Who looks over a delicate post?",
            "Before it goes out. Topics that ask for care remind you of it.",
        )
        .select(one_of(
            &of(Picked::Reviewer),
            "Who looks over it",
            Reviewer::ALL,
            strategy.reviewer,
            Reviewer::slug,
            told::reviewer,
        )),
        Step::GroundRules => titled(
            shown,
            step,
            "What do you keep to?",
            "In every post. Topics and checklists stay as they are; it is for you to know.",
        )
        .select(many_of(
            &of(Picked::GroundRules),
            "What you keep to",
            0,
            GroundRule::ALL,
            &strategy.ground_rules,
            GroundRule::slug,
            told::ground_rule,
        )),
        Step::IfThens => Card::titled(name(step), ""),
    };
    card.buttons(row(shown, step, walk))
}

/// A question, what it is good for, and what stands there.
pub(super) fn titled(shown: &Shown, step: Step, question: &str, why: &str) -> Card {
    let now = line(&shown.lines, step, shown.assumed).unwrap_or_default();
    Card::titled(question, why).field("Now", now, false)
}

/// The ways on from a line.
fn row(shown: &Shown, step: Step, walk: bool) -> Vec<CreateButton> {
    let id = shown.member.id;
    let mut row = Vec::new();
    let state = shown.member.state(step, shown.assumed);
    let open = matches!(state, State::Open | State::Later);
    if step == Step::Profession && shown.member.specialty == Some(Specialty::Physician) {
        let label = if shown.lines.field.is_some() { "Change your field" } else { "Add your field" };
        row.push(button(&press(id, Settling::Field { certain: false }), label));
    }
    // Discord hands on no choice that was made before, so that what stands there is kept with a press.
    let stands = match step {
        Step::Device | Step::Times => open,
        Step::Platforms => open && shown.member.platform.is_some(),
        Step::Country => state == State::Assumed,
        _ => false,
    };
    if stands {
        row.push(button(&press(id, Settling::AsItIs(step)), "Keep it as it is"));
    } else if open && step != Step::Readiness {
        row.push(button(&press(id, Settling::AsItIs(step)), "Leave it out"));
    }
    if walk && open {
        row.push(button(&press(id, Settling::Later(step)), "Later"));
    } else if walk {
        row.push(primary(&press(id, Settling::GoOn(Some(step))), "Go on"));
    }
    row.push(whole_card(id));
    row
}

pub(super) fn one_of<T: Copy + PartialEq>(
    action: &crate::discord::action::Action,
    placeholder: &str,
    all: &[T],
    chosen: Option<T>,
    slug: impl Fn(T) -> &'static str,
    name: impl Fn(T) -> &'static str,
) -> Option<CreateSelectMenu> {
    let choices = all.iter().map(|one| Choice::new(slug(*one), name(*one)).chosen(chosen == Some(*one))).collect();
    select(action, placeholder, 1, 1, choices)
}

pub(super) fn many_of<T: Copy + PartialEq>(
    action: &crate::discord::action::Action,
    placeholder: &str,
    least: u8,
    all: &[T],
    chosen: &[T],
    slug: impl Fn(T) -> &'static str,
    name: impl Fn(T) -> &'static str,
) -> Option<CreateSelectMenu> {
    let label = |one: T| crate::discord::render::text::first_up(name(one));
    let choices = all.iter().map(|one| Choice::new(slug(*one), label(*one)).chosen(chosen.contains(one))).collect();
    select(action, placeholder, least, all.len(), choices)
}

fn countries(shown: &Shown, action: &crate::discord::action::Action) -> Option<CreateSelectMenu> {
    let now = shown.lines.country.as_deref();
    let mut offered: Vec<&str> = country::OFFERED.to_vec();
    let extra = now.or(shown.assumed).filter(|one| !offered.contains(one));
    if extra.is_some() {
        // What stands there can be seen and chosen, whatever it is.
        offered.extend(extra);
    }
    offered.sort_by_key(|letters| told::country_name(letters));
    let mut choices: Vec<Choice> = offered
        .into_iter()
        .map(|letters| {
            let choice = Choice::new(letters, told::country_name(letters)).chosen(now == Some(letters));
            if now.is_none() && shown.assumed == Some(letters) { choice.described("By your time zone") } else { choice }
        })
        .collect();
    choices.push(Choice::new(OTHER, "Another country"));
    select(action, "Country", 1, 1, choices)
}

fn purposes(shown: &Shown, walk: bool) -> Card {
    let (id, main, second) = (shown.member.id, shown.member.purpose, shown.member.strategy.second_purpose);
    let of = |what| press(id, Settling::Choose { what, walk });
    let others: Vec<Choice> = Purpose::ALL
        .iter()
        .filter(|one| main.is_some() && Some(**one) != main)
        .map(|one| Choice::new(one.slug(), words::purpose(*one)).chosen(second == Some(*one)))
        .collect();
    titled(
        shown,
        Step::Purpose,
        "What is your posting for?",
        "One main purpose; at most one beside it, which can stay empty.",
    )
    .select(one_of(&of(Picked::Purpose), "What it is for", Purpose::ALL, main, Purpose::slug, words::purpose))
    .select(select(&of(Picked::SecondPurpose), "Beside it", 0, 1, others))
}

fn times(shown: &Shown, walk: bool) -> Card {
    let id = shown.member.id;
    let of = |what| press(id, Settling::Choose { what, walk });
    let now = shown.lines.time;
    let hours = (6..=22).filter_map(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
    let mut offered: Vec<NaiveTime> = hours.collect();
    offered.extend(now.filter(|now| !offered.contains(now)));
    offered.sort_unstable();
    let mut choices: Vec<Choice> =
        offered.into_iter().map(|at| Choice::new(time(at), time(at)).chosen(now == Some(at))).collect();
    choices.insert(0, Choice::new(NO_TIME, "No set time"));
    choices.push(Choice::new(OTHER, "Another time"));
    titled(
        shown,
        Step::Times,
        "When do you mean to post?",
        "The weekdays count from this week on; the time of day is when a planned post is due.",
    )
    .select(weekdays(&of(Picked::Days), "Posting days", shown.lines.days))
    .select(select(&of(Picked::Time), "Time of day", 1, 1, choices))
}

/// A select of weekdays, one at the least.
pub fn weekdays(
    action: &crate::discord::action::Action,
    placeholder: &str,
    chosen: Weekdays,
) -> Option<CreateSelectMenu> {
    let choices = EVERY_DAY
        .iter()
        .map(|day| {
            Choice::new(day.num_days_from_monday().to_string(), words::weekday(*day)).chosen(chosen.contains(*day))
        })
        .collect();
    select(action, placeholder, 1, 7, choices)
}

/// The weekdays to choose one of, and any.
pub(in crate::discord::render) fn one_weekday(
    member: MemberId,
    settling: Settling,
    placeholder: &str,
    chosen: Option<Option<chrono::Weekday>>,
) -> Option<CreateSelectMenu> {
    let mut choices = vec![Choice::new(OTHER, "Any day").chosen(chosen == Some(None))];
    choices.extend(EVERY_DAY.iter().map(|day| {
        Choice::new(day.num_days_from_monday().to_string(), words::weekday(*day)).chosen(chosen == Some(Some(*day)))
    }));
    select(&press(member, settling), placeholder, 1, 1, choices)
}
