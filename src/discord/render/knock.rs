//! What a knock says.

use super::card::{Card, Choice, button, primary, select};
use super::goal_check;
use super::listed;
use super::logged::{dated, named};
use super::plan;
use super::replies;
use super::review;
use super::settled;
use super::strategy;
use super::talk;
use super::text::{count, count_first, list, number, short, short_day, typed};
use super::topic;
use super::week;
use super::words;
use crate::app::notices::{KnockNotice, Missing, Said, What};
use crate::discord::action::{Action, Settling};
use crate::domain::ids::{DeliveryId, MemberId, PersonId, TeamId};
use crate::domain::pace::{Pace, State};
use crate::domain::post::Post;
use crate::domain::reply::ReplyAnswer;
use crate::domain::topic::{OfferAnswer, Wish};
use crate::domain::week::Week;
use serenity::all::CreateButton;

/// The whole knock. The first line shows nothing private: it appears on lock screens.
#[must_use]
pub fn knock(notice: &KnockNotice, name_of: &dyn Fn(TeamId) -> String) -> Card {
    let hello = if notice.late { "A little late today: Rounds was away for a while." } else { "Rounds, for a moment." };
    let own = |words: &String| format!("> {}", typed(words));
    let own: Vec<String> = notice.if_thens.iter().map(own).collect();
    let mut card = Card::titled("", "").with_text(hello).field("Your own plan for today", own.join("\n"), false);
    let mut why = Some(button(&Action::Why(notice.id.clone()), "Why now?"));
    let mut person_wide = true;
    let mut another = None;
    // One select for the posts of all teams: what a press does hangs on the post alone.
    let mut waiting: Vec<&Post> = Vec::new();
    for said in &notice.parts {
        if let What::Replies { posts, .. } = &said.what {
            waiting.extend(posts);
        }
    }
    for said in &notice.parts {
        let heading = |title: &str| match said.team {
            Some(team) => format!("{title} · {}", short(&name_of(team), 100)),
            None => title.to_owned(),
        };
        card = match &said.what {
            What::Replies { posts, courtesy } => {
                let lines = listed::lines(posts, 1000, |post, name| format!("• {name} {}", dated(post)));
                let card = card.field(heading("People may have answered you"), lines, false).field(
                    "\u{200b}",
                    manners(courtesy.as_deref()) + replies::fell_through(posts, waiting.len()),
                    false,
                );
                replies_rows(card, posts, &std::mem::take(&mut waiting), why.take())
            }
            What::Nudge { pace, settle, lower, topic } => {
                let mut text = pace_line(pace);
                if let Some(one) = topic {
                    text.push_str(&format!(
                        " Here is one that takes {}:\n**{}**\n{}",
                        topic::effort(&one.topic),
                        typed(&one.topic.title),
                        typed(&one.topic.idea),
                    ));
                }
                let reason = topic.as_ref().map(|one| why_this(one)).unwrap_or_default();
                let card = beside(card.field(heading("Room to catch up"), text + &reason, false), topic.as_deref());
                settled::heavy(card, *settle, *lower).buttons(nudge_row(
                    said,
                    notice,
                    pace.week,
                    *settle,
                    *lower,
                    topic.as_ref().map(|one| one.offer),
                    std::mem::take(&mut person_wide),
                ))
            }
            What::Plan(one) => card
                .field(heading("Your week"), plan::brief(one), false)
                .buttons(plan::brought_row(said.member, one.week)),
            What::Goals { goals, drift } => {
                let asked = goal_check::asked(goals, drift.as_ref());
                let card = card.field(heading(goal_check::heading(goals)), asked, false);
                card.buttons(goal_check::row(said.member, goals, drift.as_ref()))
            }
            What::Ahead { days, topic } => {
                let card = card.field(heading("Before your busy days"), busy_ahead(*days, topic.as_deref()), false);
                beside(card, topic.as_deref())
                    .buttons(topic.as_ref().map(|one| ahead_row(one.offer)).unwrap_or_default())
            }
            What::Ask { target } => card
                .field(
                    heading("My timing hasn't suited you"),
                    format!(
                        "{}wo weeks' rest, or as it is? No answer is fine: I'll be quiet until you're back.",
                        if *target > 1 { "Fewer posts, t" } else { "T" }
                    ),
                    false,
                )
                .buttons(ask_row(said.member, *target)),
            What::Talk { week, groups, aim, act } => {
                another = act.as_ref().map(|_| talk::another(said.member));
                let card = card.field(heading("Whom did you talk with this week?"), talk::noted(groups, *aim), false);
                let step = act.as_ref().map(|one| talk::step(one)).unwrap_or_default();
                card.field("One step toward others", step, false).select(talk::select_groups(
                    said.member,
                    *week,
                    groups,
                ))
            }
            What::Review { figures } => {
                let title = review::quarter(figures.quarter);
                let text = format!("{}\n{}", review::summary(figures), review::QUESTION);
                card.field(heading(&title), text, false).buttons(review::row(said.member, figures.quarter))
            }
        };
    }
    let mut row: Vec<CreateButton> = another.into_iter().collect();
    if let Some(missing) = &notice.missing {
        card = card.field("Your strategy", still_open(missing, name_of), false);
        row.push(button(&Action::Strategy(missing.member, Settling::GoOn(None)), "Settle it"));
    }
    row.extend(why);
    // Where there is no room left, another step is a matter of `/replies`.
    card.select(week::coming(&notice.busy)).buttons(row)
}

/// What goes with the topic, if one came along.
fn beside(card: Card, topic: Option<&crate::app::topic::Suggestion>) -> Card {
    match topic {
        Some(one) => topic::beside(card, one),
        None => card,
    }
}

/// What is missing in a strategy, in one line.
fn still_open(missing: &Missing, name_of: &dyn Fn(TeamId) -> String) -> String {
    const NAMED: usize = 3;
    let steps = &missing.steps;
    let mut names: Vec<String> = steps.iter().take(NAMED).map(|step| strategy::name(*step).to_lowercase()).collect();
    if steps.len() > NAMED {
        names.push(format!("{} more", number((steps.len() - NAMED) as u32)));
    }
    let team = missing.team.map(|team| format!(" in {}", short(&name_of(team), 100))).unwrap_or_default();
    format!("Still open{team}: {}. A minute in `/strategy`, whenever it suits you.", list(&names))
}

/// Why a topic came, as a line of its own.
fn why_this(one: &crate::app::topic::Suggestion) -> String {
    format!("\n*{}.*", typed(&super::text::first_up(&topic::why(one))))
}

/// What goes with a look at answers, in a field of its own, so that long titles cannot crowd it out.
fn manners(courtesy: Option<&str>) -> String {
    let mut text = "Two minutes, general terms only; anyone's own care belongs at the practice. Leaving something unanswered on purpose, or taking it to a private channel, is an answer too.".to_owned();
    if let Some(courtesy) = courtesy {
        text.push_str(&format!("\n*{}*", typed(courtesy)));
    }
    text
}

fn replies_rows(card: Card, posts: &[Post], waiting: &[&Post], why: Option<CreateButton>) -> Card {
    let choices: Vec<Choice> = waiting
        .iter()
        .map(|post| Choice::new(post.id.to_string(), named(post)).described(short_day(post.posted_on)))
        .collect();
    let (pick, one) = match waiting {
        [one] => (None, replies::planned_row(one)),
        _ => (select(&Action::ReplyPick, "Answer for one of them", 1, 1, choices), Vec::new()),
    };
    let mut row = answer_row(posts);
    row.extend(why);
    card.select(pick).buttons(row).buttons(one)
}

/// The four answers for these posts.
#[must_use]
pub fn answer_row(posts: &[Post]) -> Vec<CreateButton> {
    let ids: Vec<_> = posts.iter().map(|post| post.id).collect();
    ReplyAnswer::ALL
        .iter()
        .map(|answer| {
            let action = Action::Replied(ids.clone(), *answer);
            match answer {
                ReplyAnswer::AllAnswered => primary(&action, words::reply(*answer)),
                _ => button(&action, words::reply(*answer)),
            }
        })
        .collect()
}

/// What was meant and what is there, in one sentence.
pub(super) fn pace_line(pace: &Pace) -> String {
    let target = u32::from(pace.target);
    let meant = format!("Your plan is {}", number(target));
    let there = match pace.made {
        0 => "nothing is out yet".to_owned(),
        n => format!("{} out", if n == 1 { "one is".into() } else { format!("{} are", number(n)) }),
    };
    let open = match (pace.state, pace.open_left) {
        (_, 0) => String::new(),
        (State::AtRisk, n) => {
            format!(", and {} {} left", count(n, "posting day", "posting days"), if n == 1 { "is" } else { "are" })
        }
        (_, n) => format!(
            ", and {} {} still open",
            count(n, "posting day", "posting days"),
            if n == 1 { "is" } else { "are" }
        ),
    };
    format!("{meant}; {there}{open}.")
}

fn nudge_row(
    said: &Said,
    notice: &KnockNotice,
    week: Week,
    settle: Option<u8>,
    lower: Option<u8>,
    offer: Option<crate::domain::ids::OfferId>,
    person_wide: bool,
) -> Vec<CreateButton> {
    let log = offer.map_or(Action::Log(said.member), Action::LogOffer);
    let mut row = vec![primary(&log, "Log a post")];
    if let Some(offer) = offer {
        row.push(button(&Action::Offer(offer, OfferAnswer::Another, Wish::default()), "Another topic"));
    }
    // A shift and a rest are the person's, so they stand once however many teams are named.
    if person_wide {
        row.push(button(&Action::Shift(notice.day), "On shift today"));
        row.push(button(&Action::Rest, "Rest"));
    }
    if let Some(number) = settle {
        row.push(settled::lighter(said.member, week, number));
    } else if let Some(target) = lower {
        row.push(settled::lower(said.member, target));
    }
    row
}

fn ask_row(member: MemberId, target: u8) -> Vec<CreateButton> {
    let mut row = Vec::new();
    if target > 1 {
        let fewer = (target / 2).max(1);
        row.push(button(
            &Action::Target(member, fewer),
            format!("{} a week", count_first(fewer.into(), "post", "posts")),
        ));
    }
    row.push(button(&Action::RestDays(Some(14)), "Two weeks' rest"));
    row.push(button(&Action::AsItIs(member), "As it is"));
    row
}

fn busy_ahead(days: u32, one: Option<&crate::app::topic::Suggestion>) -> String {
    let lead = format!("{} lie ahead; nothing is sent on them.", count_first(days, "busy day", "busy days"));
    match one {
        Some(one) => format!(
            "{lead} Here is a topic to keep for the days after, {}:\n**{}**\n{}",
            topic::effort(&one.topic),
            typed(&one.topic.title),
            typed(&one.topic.idea),
        ),
        None => lead,
    }
}

fn ahead_row(offer: crate::domain::ids::OfferId) -> Vec<CreateButton> {
    vec![
        primary(&Action::Offer(offer, OfferAnswer::Use, Wish::default()), "Keep it"),
        button(&Action::Offer(offer, OfferAnswer::Another, Wish::default()), "Another topic"),
    ]
}

/// In the team's channel, for somebody who cannot be written to and chose this beforehand: that something waits, not what.
#[must_use]
pub fn nod(person: PersonId, id: &DeliveryId) -> Card {
    Card::text(format!("<@{person}>, something waits for you: `/help`"))
        .pings(person)
        .buttons(vec![button(&Action::Why(id.clone()), "Why here?")])
}

/// Why a knock came, and how to change that.
#[must_use]
pub fn why() -> Card {
    Card::titled(
        "Why now?",
        "I write at most once a day, at the time and on the days you set, and only when something waits: answers to a post of yours, a week that is getting tight, your week, if you asked for it, a topic before busy days, once a week the question with whom you talked, how a goal of yours stands, or, once a quarter, a look back on it. A slot reminds at its own time, if you asked for that. Any log, press or command counts as an answer. Where none comes I write less often, ask once, and then stay quiet until you're back.",
    )
    .field("In the channel", "A word there stands in where Discord won't let me write to you and you asked for it. It never says what waits.", false)
    .field("Change it", "`/settings` holds time, days, hours and how often; `/pause` is for leave.", false)
}

/// A nudge was answered with "as it is".
#[must_use]
pub fn as_it_is() -> Card {
    Card::text("As it is, then. I'll be back when your week has room for it.")
}
