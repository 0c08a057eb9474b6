//! What waits now, and the commands by the promises they keep.

use super::card::{Card, button, primary};
use super::logged;
use super::quiet;
use super::settled;
use super::text::{count, count_first, from_now, short};
use crate::app::help::Now;
use crate::discord::action::Action;
use crate::domain::ids::TeamId;
use crate::domain::settle::Lighter;

/// What waits for a member, and the commands. `name_of` knows the servers' names.
#[must_use]
pub fn help(now: &Now, name_of: &dyn Fn(TeamId) -> String) -> Card {
    let member = now.figures.member.id;
    let mut row = vec![primary(&Action::Log(member), "Log a post"), button(&Action::Topic(Some(member)), "A topic")];
    match now.lighter {
        Lighter::No => {}
        Lighter::Week(to) => row.push(settled::lighter(member, now.figures.pace.week, to)),
        Lighter::EveryWeek => {
            let target = now.figures.member.target(now.figures.pace.week);
            row.extend((target > 1).then(|| settled::lower(member, target - 1)));
        }
    }
    row.push(button(&Action::Settings(member), "Settings"));
    commands(Card::titled("What waits now", waits(now, name_of).join("\n"))).buttons(row)
}

fn waits(now: &Now, name_of: &dyn Fn(TeamId) -> String) -> Vec<String> {
    let mut waits = vec![logged::pace(&now.figures.pace, false)];
    if now.room {
        let open = now.figures.pace.open_left;
        let left = if open == 1 { "posting day is left" } else { "posting days are left" };
        waits.push(format!("Room to catch up: {}. `/topic` has an idea.", count(open, left, left)));
    }
    if !now.waiting.posts.is_empty() {
        waits.push(answers(now.waiting.posts.len()));
    }
    waits.extend(
        now.figures.taken.iter().take(3).map(|(_, topic)| format!("A topic you took: {}", short(&topic.title, 100))),
    );
    if now.talk {
        waits.push("Whom did you talk with this week? `/replies` keeps it, and has a step toward others.".into());
    }
    if now.goals > 0 {
        waits.push(format!(
            "How {}? `/goals` has the lines.",
            if now.goals == 1 { "does a goal of yours stand" } else { "do your goals stand" }
        ));
    }
    waits.extend(now.busy.map(|days| {
        let days = count_first(days, "busy day lies", "busy days lie");
        format!("{days} ahead: `/topic` has something to keep for the days after.")
    }));
    waits.extend(
        now.review.map(|quarter| format!("{} waits for a look back: `/strategy`.", super::review::quarter(quarter))),
    );
    waits.extend(now.elsewhere.iter().map(|one| {
        let answers = if one.posts > 0 { format!(" {}", answers(one.posts)) } else { String::new() };
        format!("{}: {}{answers}", short(&name_of(one.team), 100), logged::pace(&one.pace, false))
    }));
    if now.unsure {
        waits.push("My last message may not have reached you; nobody could tell me. What it held stands here.".into());
    }
    waits.extend(now.quiet.and_then(quiet::quiet));
    if let Some(at) = now.knock_at {
        waits.push(format!("I look again {} whether something waits.", from_now(at)));
    }
    waits
}

fn answers(posts: usize) -> String {
    format!("{} may have answers by now: `/replies`", count_first(posts as u32, "post", "posts"))
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
        "`/log` what you posted, or “Log as my post” in a message's menu · `/me` your figures, your posts, and with `import` those of before · `/pause` leave",
        false,
    )
    .field("Stay in conversation", "`/replies` answers that wait, and whom you talked with", false)
    .field("Vary", "`/topic` one idea, with its reason", false)
    .field(
        "Settle it beforehand",
        "`/strategy` where, for whom and what for · `/week` your plan with its topics, busy days, a calendar file · `/settings` when and how often · `/start` join",
        false,
    )
    .field("Aim at something", "`/goals` up to three, each with a number and a date", false)
    .field("As a team", "`/leaderboard` · for those who manage the server: `/team setup`, `/team recap`, `/team overview` of what members show, and `/team topics` for its own topics", false)
    .field("Your data", "`/privacy` what is kept, stop, delete", false)
}

/// Above the settings, for somebody who joins a second time.
pub const ALREADY_IN: &str = "You are in already. This is what you have set; anything can be changed here.";
