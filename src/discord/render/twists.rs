//! What is seen of a topic in a member's own words: by the member, and once it is proposed, by those who manage the team.

use super::card::{Card, button, primary};
use super::refusal::looks;
use super::team_topics::{step, to_the_list};
use super::text::{first_up, list, number, short, typed};
use super::topic::{dressed, how};
use super::words;
use crate::app::topic::Suggestion;
use crate::app::twists::Proposal;
use crate::discord::action::{Action, TopicStep, TwistStep};
use crate::domain::twist::{PROPOSED_MAX, TwistState};

/// The longest title within a sentence.
const NAMED: usize = 80;

/// A topic in the member's own words.
#[must_use]
pub fn made(one: &Suggestion) -> Card {
    let state = one.own.unwrap_or(TwistState::Own);
    let mut row = vec![primary(&Action::LogOffer(one.offer), "Log it")];
    if state == TwistState::Own {
        row.push(button(&Action::Twist(one.offer, TwistStep::Propose), "Propose to the team"));
    }
    row.push(button(&Action::Twist(one.offer, TwistStep::Make(false)), "Word it anew"));
    row.push(button(&Action::Topic(Some(one.member)), "One more topic"));
    dressed(one, "Yours, and in your week. When it is out, log it from here.\n\n")
        .field("The team", standing(state), false)
        .footer(how(one))
        .buttons(row)
}

const fn standing(state: TwistState) -> &'static str {
    match state {
        TwistState::Own => {
            "Nobody else sees it. If you propose it, those who manage this server read it, without your name; taken up, it is the team's, and stays so."
        }
        TwistState::Proposed => "Proposed: those who manage this server can read it, without your name.",
        TwistState::Accepted => "It is one of the team's topics now, without your name.",
        TwistState::Declined => "The team left it to you for now. It stays yours.",
    }
}

/// A card, with a word on what of the member's the team took up since they last saw it.
#[must_use]
pub fn with_news(card: Card, taken_up: &[String]) -> Card {
    let titles: Vec<String> = taken_up.iter().take(3).map(|title| format!("“{}”", short(title, NAMED))).collect();
    match titles.len() {
        0 => card,
        1 => card.with_text(format!("{} is one of the team's topics now: thank you.", titles[0])),
        _ => card.with_text(format!("{} are among the team's topics now: thank you.", list(&titles))),
    }
}

/// Enough of the member's wait for an answer.
pub(super) fn proposed_enough() -> String {
    format!(
        "{} of your ideas wait for an answer already. Once one of them has it, this one can follow.",
        first_up(&number(PROPOSED_MAX))
    )
}

/// A twist that waits for an answer.
#[must_use]
pub fn proposal(waiting: Option<&Proposal>) -> Card {
    let Some(one) = waiting else {
        return Card::text("Nothing waits for an answer.").buttons(vec![to_the_list()]);
    };
    let twist = &one.twist;
    let from =
        one.from.as_ref().map(|topic| format!("{} · {}", short(&topic.title, NAMED), words::pillar(topic.pillar)));
    let look = one.suspect.as_ref().map(|(kind, quoted)| {
        format!("“{}” looks like {}. If it is about a patient, please leave it.", short(quoted, NAMED), looks(*kind))
    });
    let mut row = vec![
        primary(&step(TopicStep::Settle(twist.id, true)), "Take it up"),
        button(&step(TopicStep::Settle(twist.id, false)), "Leave it to them"),
    ];
    if one.of > 1 {
        row.push(button(&step(TopicStep::Proposal((one.at + 1) % one.of)), "Next"));
    }
    row.push(to_the_list());
    Card::titled(typed(&twist.title), typed(&twist.idea))
        .field("Made from", from.unwrap_or_default(), false)
        .field("One look", look.unwrap_or_default(), false)
        .footer(format!("Proposed by a member, {} of {}. No name goes with it.", one.at + 1, one.of))
        .buttons(row)
}

/// A twist was left to whoever proposed it; the next, if one waits.
#[must_use]
pub fn declined(next: Option<&Proposal>) -> Card {
    const LEFT: &str = "Left to whoever proposed it; it stays theirs.";
    match next {
        Some(_) => proposal(next).with_text(LEFT),
        None => Card::text(LEFT).buttons(vec![to_the_list()]),
    }
}
