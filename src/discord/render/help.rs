//! What waits now, and the commands by the promises they keep.

use super::card::{Card, button, primary};
use super::logged;
use super::text::{count_first, from_now, short};
use crate::app::help::Now;
use crate::discord::action::Action;

/// What waits for a member, and the commands.
#[must_use]
pub fn help(now: &Now) -> Card {
    let mut waits = vec![logged::pace(&now.figures.pace, false)];
    if !now.waiting.posts.is_empty() {
        let posts = count_first(now.waiting.posts.len() as u32, "post", "posts");
        waits.push(format!("{posts} may have answers by now: `/replies`"));
    }
    waits.extend(
        now.figures.taken.iter().take(3).map(|(_, topic)| format!("A topic you took: {}", short(&topic.title, 100))),
    );
    if now.unsure {
        waits.push("My last message may not have reached you; nobody could tell me. What it held stands here.".into());
    }
    if let Some(at) = now.knock_at {
        waits.push(format!("I look again {} whether something waits.", from_now(at)));
    }
    commands(Card::titled("What waits now", waits.join("\n"))).buttons(vec![
        primary(&Action::Log(now.figures.member.id), "Log a post"),
        button(&Action::Topic, "A topic"),
        button(&Action::Settings(now.figures.member.id), "Settings"),
    ])
}

/// For somebody who has not joined.
#[must_use]
pub fn stranger() -> Card {
    commands(Card::titled(
        "Rounds",
        "I help a healthcare team keep its social media in good health: I keep a log of what you post, remind you kindly when a week gets tight, send you back to those who answered, and bring topics. Private messages come only if you join and agree.",
    ))
    .buttons(vec![primary(&Action::Start, "Join in three answers")])
}

fn commands(card: Card) -> Card {
    card.field(
        "Post steadily",
        "`/log` what you posted, or “Log as my post” in a message's menu · `/me` your figures · `/pause` leave",
        false,
    )
    .field("Stay in conversation", "`/replies` answers that wait, and whom you talked with", false)
    .field("Vary", "`/topic` one idea, with its reason", false)
    .field(
        "Settle it beforehand",
        "`/week` what is in it, and what is open · `/settings` when and how often · `/start` join",
        false,
    )
    .field("As a team", "`/leaderboard` · `/team setup` for those who manage the server", false)
    .field("Your data", "`/privacy` what is kept, stop, delete", false)
}

/// Above the settings, for somebody who joins a second time.
pub const ALREADY_IN: &str = "You are in already. This is what you have set; anything can be changed here.";
