//! What is said of a week that is made lighter, and of a plan that is.

use super::card::{Card, button, primary};
use super::logged;
use super::text::{count_first, first_up, number, short_day};
use crate::app::nudge::Settled;
use crate::discord::action::Action;
use crate::domain::ids::MemberId;
use crate::domain::pace::Pace;
use crate::domain::week::Week;
use serenity::all::CreateButton;

/// The button that makes one week lighter.
pub fn lighter(member: MemberId, week: Week, to: u8) -> CreateButton {
    button(&Action::Settle(member, to, Some(week)), format!("Make it {} this week", number(to.into())))
}

/// The button that makes all of them lighter.
pub fn lower(member: MemberId, target: u8) -> CreateButton {
    button(&Action::Target(member, target), format!("{} a week from Monday on", first_up(&number(target.into()))))
}

/// What goes with either button, where one is offered.
#[must_use]
pub fn heavy(card: Card, settle: Option<u8>, lower: Option<u8>) -> Card {
    match (settle, lower) {
        (Some(to), _) => {
            let posts = count_first(to.into(), "post", "posts");
            let text = format!("{posts} is plenty. Make that the plan, and the week counts.");
            card.field("Full week?", text, false)
        }
        (None, Some(to)) => {
            let text = format!(
                "Four of these twelve weeks have been made lighter. A plan of {} may suit you better; it can grow again.",
                number(to.into())
            );
            card.field("Full weeks?", text, false)
        }
        (None, None) => card,
    }
}

/// A week was settled, or is over.
#[must_use]
pub fn settled(settled: &Settled) -> Card {
    match settled {
        Settled::Lighter { pace, left } => made_lighter(pace, *left),
        Settled::Over { week, member, pace, now } => over(*week, *member, pace, *now),
    }
}

fn made_lighter(pace: &Pace, left: usize) -> Card {
    let left = match left {
        0 => "That was the last of these twelve weeks that could be made lighter.".to_owned(),
        n => format!("{} more of these twelve weeks can be made lighter.", count_first(n as u32, "", "").trim()),
    };
    let plenty = count_first(u32::from(pace.target), "post is", "posts are");
    Card::text(format!("Lighter it is. {plenty} the plan now, and the week counts. {left}"))
}

/// The week of the button has gone by: it stays as it was, and here is what can be done now.
fn over(week: Week, member: MemberId, pace: &Pace, now: Option<u8>) -> Card {
    let said = format!(
        "That was for the week of {}. It has gone by and stays as it was. {}",
        short_day(week.monday()),
        logged::pace(pace, false)
    );
    let mut row = vec![primary(&Action::Log(member), "Log a post")];
    row.extend(now.map(|to| lighter(member, pace.week, to)));
    Card::text(said).buttons(row)
}

/// The target was changed.
#[must_use]
pub fn target_set(target: u8, from: Week) -> Card {
    Card::text(format!(
        "{} a week from {} on. What you have done stays as it is.",
        count_first(u32::from(target), "post", "posts"),
        short_day(from.monday())
    ))
}
