//! What is seen of plans in somebody's own words.

use super::card::{Card, Choice, button, danger, select};
use super::strategy::{one_weekday, press, whole_card};
use super::text::{number, typed};
use super::words;
use crate::app::strategy::Shown;
use crate::discord::action::Settling;
use crate::domain::ids::MemberId;
use crate::domain::if_then::{IfThen, MOST};
use crate::domain::strategy::Step;

/// All plans, and the way to a new one.
#[must_use]
pub fn all(shown: &Shown) -> Card {
    let (member, plans) = (shown.member.id, &shown.if_thens);
    let lines: Vec<String> = plans.iter().map(|one| format!("• {}", told(one))).collect();
    let picks =
        plans.iter().map(|one| Choice::new(one.id.to_string(), one.words.clone()).described(day(one))).collect();
    let new = one_weekday(member, Settling::NewIfThen, "A new one, for …", None);
    Card::titled(
        "Plans in your own words",
        format!(
            "“When Tuesday clinic ends, I draft on my phone.” What is tied to a moment is done more often than what is only meant. Up to {}; the message of that day quotes them, and none comes for them alone.",
            number(MOST as u32)
        ),
    )
    .field("Yours", lines.join("\n"), false)
    .select(new.filter(|_| plans.len() < MOST))
    .select(select(&press(member, Settling::PickIfThen), "Change or remove one", 1, 1, picks))
    .buttons(vec![whole_card(member)])
}

/// One of them, with what can be done to it.
#[must_use]
pub fn opened(member: MemberId, plan: &IfThen) -> Card {
    Card::titled("A plan of yours", told(plan))
        .select(one_weekday(member, Settling::IfThenDay(plan.id), "Its day", Some(plan.weekday)))
        .buttons(vec![
            button(&press(member, Settling::EditIfThen { plan: plan.id, certain: false }), "Other words"),
            danger(&press(member, Settling::RemoveIfThen(plan.id)), "Remove"),
            button(&press(member, Settling::Open(Step::IfThens)), "All of them"),
        ])
}

fn day(plan: &IfThen) -> String {
    plan.weekday.map_or("Any day", words::weekday).to_owned()
}

fn told(plan: &IfThen) -> String {
    format!("{}: “{}”", day(plan), typed(&plan.words))
}
