//! What is seen after a post was logged, corrected, taken away or brought back.

use super::card::{Card, Choice, button, primary, select};
use super::listed::{self, host};
use super::plan;
use super::text::{self, count_first, from_now, link, moment, number, short_day, typed};
use super::words;
use crate::app::filling::{Filled, Slots};
use crate::app::log::Logged;
use crate::app::log_several::Several;
use crate::app::places::Placed;
use crate::app::posts::{Opened, Sourced};
use crate::discord::action::Action;
use crate::domain::facet::{Pillar, Purpose};
use crate::domain::ids::OfferId;
use crate::domain::pace::Pace;
use crate::domain::platform::Platform;
use crate::domain::post::{Post, link_mark};
use crate::domain::reply::Numbers;
use crate::domain::topic::Topic;

/// What is chosen where a post was written from no topic; no number of an offer.
const NONE: &str = "none";
/// How many topics of the week are asked about.
const TAKEN: usize = 10;
/// What adds a further link of the same post.
const ANOTHER_PLACE: &str = "Another place";

/// The answer to `/log`.
#[must_use]
pub fn logged(logged: &Logged) -> Card {
    let post = &logged.post;
    let title = if logged.scheduled { "Planned" } else { "Logged" };
    let mut text = format!("{}\n{}", described(post), when(logged));
    if logged.scheduled && logged.repeats.is_none() {
        text.push_str(" It counts for its week, and its answers come up once it has been out for a while.");
    }
    if let Some(first) = &logged.repeats {
        text.push_str(&format!(
            "\nThe same link stands in your log from {}; it is kept but counts once.",
            short_day(first.posted_on)
        ));
    } else {
        text.push('\n');
        text.push_str(&pace(&logged.pace, logged.other_week));
    }
    if let Some(remark) = &logged.remark {
        text.push_str("\n\n");
        text.push_str(&super::remark::remark(remark));
    }
    if let Some(slot) = logged.slots.all.iter().find(|one| Some(one.slot.id) == logged.slots.filled) {
        text.push_str(&format!("\nIt fills your slot of {}.", text::day(slot.wall.date())));
    }
    let mut card = Card::titled(title, text);
    if post.pillar.is_none() {
        card = card.select(pillars(post, "What kind of post is it?"));
    }
    card = card.select(written_from(post, &logged.taken, false)).select(fills(post, &logged.slots));
    let mut row =
        vec![button(&Action::Delete(post.id), "Undo"), button(&Action::Share(post.id), "Share with the team")];
    if logged.repeats.is_none() {
        row.push(button(&Action::Place(post.id), ANOTHER_PLACE));
    }
    // Five rows are all there are; what a post serves can be chosen wherever else it is shown.
    let full = post.pillar.is_none() && !logged.taken.is_empty() && !logged.slots.all.is_empty();
    card.select(purposes(post).filter(|_| !full)).select(also_on(post)).buttons(row)
}

/// Which topic of the week it was written from, where there are any; the one that it seems to be is chosen already, and
/// that it was none only once that was answered: until then the question itself is to be read.
fn written_from(post: &Post, taken: &[(OfferId, Topic)], asked: bool) -> Option<serenity::all::CreateSelectMenu> {
    if taken.is_empty() {
        return None;
    }
    let none = Choice::new(NONE, "None of these").chosen(asked && post.topic.is_none());
    let taken = taken.iter().take(TAKEN).map(|(offer, topic)| {
        let choice = Choice::new(offer.to_string(), topic.title.clone()).described(words::pillar(topic.pillar));
        choice.chosen(post.topic.as_ref() == Some(&topic.id))
    });
    let choices = taken.chain([none]).collect();
    select(&Action::WrittenFrom(post.id), "Was it one of these?", 1, 1, choices)
}

/// Which slot of the planned week it fills, where there are any.
fn fills(post: &Post, slots: &Slots) -> Option<serenity::all::CreateSelectMenu> {
    if slots.all.is_empty() {
        return None;
    }
    let none = Choice::new(NONE, "None of my slots").chosen(slots.filled.is_none());
    let all = slots.all.iter().take(24).map(|one| plan::choice(one).chosen(slots.filled == Some(one.slot.id)));
    select(&Action::PostSlot(post.id), "Which slot does it fill?", 1, 1, all.chain([none]).collect())
}

/// A post after it was said which slot it fills.
#[must_use]
pub fn filled(filled: &Filled) -> Card {
    let post = &filled.opened.post;
    let text = match filled.slots.all.iter().find(|one| Some(one.slot.id) == filled.slots.filled) {
        Some(slot) => format!("\nIt fills your slot of {}.", text::day(slot.wall.date())),
        None => "\nIt fills no slot; it counts for its week all the same.".into(),
    };
    let card = Card::titled("Kept", shown(post) + &text).select(fills(post, &filled.slots));
    card.select(purposes(post)).buttons(tools(post))
}

fn when(logged: &Logged) -> String {
    if logged.scheduled {
        format!("Goes live {}.", moment(logged.post.posted_at))
    } else {
        format!("Posted {}.", moment(logged.post.posted_at))
    }
}

/// A time that is offered while somebody types: the words, and what their own clock shows then.
#[must_use]
pub fn offered_time(words: &str, at: chrono::NaiveDateTime) -> String {
    super::card::cut(format!("{words} · {} {}, {}", at.format("%a"), short_day(at.date()), text::time(at.time())), 100)
}

/// How a week stands, in one sentence: what was meant and what is there.
#[must_use]
pub fn pace(pace: &Pace, other_week: bool) -> String {
    let (target, made) = (u32::from(pace.target), pace.made);
    let week = if other_week { format!("The week of {}", short_day(pace.week.monday())) } else { "This week".into() };
    if target == 0 {
        return match made {
            0 => format!("{week} asks for nothing."),
            1 => format!("{week} asks for nothing; one is there all the same."),
            n => format!("{week} asks for nothing; {} are there all the same.", number(n)),
        };
    }
    if made >= target {
        let more = made - target;
        return if more == 0 {
            format!("{week}: {made} of {target}. That is the week.")
        } else {
            format!("{week}: {target} of {target}, and {more} beside. That is the week.")
        };
    }
    format!("{week}: {made} of {target}.")
}

/// A post in one or two lines: title or link, platforms, kind.
#[must_use]
pub fn described(post: &Post) -> String {
    let name = match (&post.title, &post.link) {
        (Some(title), Some(url)) => format!("**{}** · {}", typed(title), link(&host(url), url)),
        (Some(title), None) => format!("**{}**", typed(title)),
        (None, Some(url)) => link(&short(url), url),
        (None, None) => "A post".into(),
    };
    format!("{name}{}\n{}", listed::elsewhere(post), standing(post))
}

/// Where a post stands, and of which kind it is.
pub(super) fn standing(post: &Post) -> String {
    let platforms: Vec<&str> = post.platforms.iter().map(|one| words::platform(*one)).collect();
    let kind = post.pillar.map(|pillar| format!(" · {}", words::pillar(pillar))).unwrap_or_default();
    format!("{}{kind}", super::text::list(&platforms))
}

/// A post's day, in brackets, for a line that asks about it; of one that was planned, it says so.
pub(super) fn dated(post: &Post) -> String {
    let planned = if post.was_planned() { ", planned" } else { "" };
    format!("({}{planned})", short_day(post.posted_on))
}

/// A post's name in one plain line, for choices.
#[must_use]
pub fn named(post: &Post) -> String {
    post.title.clone().or_else(|| post.link.as_deref().map(short)).unwrap_or_else(|| "A post".into())
}

/// An address without what every address begins with, and not too long.
pub(super) fn short(url: &str) -> String {
    let plain = url.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    super::card::cut(plain.to_owned(), 60)
}

fn also_on(post: &Post) -> Option<serenity::all::CreateSelectMenu> {
    let choices: Vec<Choice> = Platform::ALL
        .iter()
        .filter(|one| !post.platforms.contains(one))
        .map(|one| Choice::new(one.slug(), words::platform(*one)))
        .collect();
    let most = choices.len();
    select(&Action::AlsoOn(post.id), "Also on …", 1, most, choices)
}

fn stands_on(post: &Post) -> Option<serenity::all::CreateSelectMenu> {
    let choices: Vec<Choice> = Platform::ALL
        .iter()
        .map(|one| Choice::new(one.slug(), words::platform(*one)).chosen(post.platforms.contains(one)))
        .collect();
    let most = choices.len();
    select(&Action::StandsOn(post.id), "Where it stands", 1, most, choices)
}

fn pillars(post: &Post, placeholder: &str) -> Option<serenity::all::CreateSelectMenu> {
    let choices = Pillar::ALL
        .iter()
        .map(|one| Choice::new(one.slug(), words::pillar(*one)).chosen(post.pillar == Some(*one)))
        .collect();
    select(&Action::Pillar(post.id), placeholder, 1, 1, choices)
}

/// A post after it was changed.
#[must_use]
pub fn changed(opened: &Opened) -> Card {
    whole("Kept", opened, "", true)
}

/// A post after it was said from which topic it was written.
#[must_use]
pub fn sourced(sourced: &Sourced) -> Card {
    let post = &sourced.opened.post;
    // Five rows are all there are; what a post serves can be chosen wherever else it is shown.
    whole("Kept", &sourced.opened, "", post.links.is_empty()).select(written_from(post, &sourced.taken, true))
}

/// What was counted under a post, in a sentence; nothing where nothing was.
pub(super) fn numbers(numbers: Numbers) -> Option<String> {
    let wrote = numbers.wrote.map(|n| count_first(n, "person wrote", "people wrote"));
    Some(match (wrote, numbers.answered) {
        (None, None) => return None,
        (Some(wrote), None) => format!("{wrote}."),
        (None, Some(answered)) => format!("{} answered.", text::first_up(&number(answered))),
        (Some(wrote), Some(answered)) => format!("{wrote}, {} answered.", number(answered)),
    })
}

/// A post that has one more place.
#[must_use]
pub fn placed(placed: &Placed) -> Card {
    let told = placed.one_with.as_ref().map(|other| {
        format!(
            "\nThat link stood in your log as a post of {}: the two are one now, and count once.",
            short_day(other.posted_on)
        )
    });
    whole("Kept", &placed.opened, &told.unwrap_or_default(), true)
}

fn whole(title: &str, opened: &Opened, more: &str, purpose: bool) -> Card {
    let post = &opened.post;
    let counted = numbers(opened.numbers).map(|numbers| format!("\n{numbers}")).unwrap_or_default();
    Card::titled(title, shown(post) + &counted + more)
        .select(pillars(post, "Kind of post"))
        .select(stands_on(post))
        .select(purposes(post).filter(|_| purpose))
        .select(further(post))
        .buttons(tools(post))
}

fn purposes(post: &Post) -> Option<serenity::all::CreateSelectMenu> {
    let choices = Purpose::ALL
        .iter()
        .map(|one| Choice::new(one.slug(), words::purpose(*one)).chosen(post.purpose == Some(*one)))
        .collect();
    select(&Action::PostPurpose(post.id), "What it serves", 1, 1, choices)
}

/// The further links of a post, to take one away.
fn further(post: &Post) -> Option<serenity::all::CreateSelectMenu> {
    let choices = post.links.iter().map(|url| Choice::new(link_mark(url), short(url))).collect();
    select(&Action::Unplace(post.id), "Take a link away", 1, 1, choices)
}

/// A post that was opened.
#[must_use]
pub fn opened(opened: &Opened) -> Card {
    whole("Your post", opened, "", true)
}

/// With its time in words that hold for what is out and for what is planned.
fn shown(post: &Post) -> String {
    format!("{}\nOut {}, {}.", described(post), moment(post.posted_at), from_now(post.posted_at))
}

fn tools(post: &Post) -> Vec<serenity::all::CreateButton> {
    vec![
        button(&Action::Edit(post.id), "Edit"),
        button(&Action::Delete(post.id), "Delete"),
        button(&Action::Place(post.id), ANOTHER_PLACE),
        button(&Action::Share(post.id), "Share with the team"),
        button(&Action::Posts(0), "All my posts"),
    ]
}

/// A post that was taken away.
#[must_use]
pub fn deleted(opened: &Opened) -> Card {
    Card::titled("Taken away", format!("{}\nFor ten minutes it can be brought back.", described(&opened.post)))
        .buttons(vec![primary(&Action::Restore(opened.post.id), "Bring it back")])
}

/// What the team sees when a member shares a post.
#[must_use]
pub fn shared(person: u64, post: &Post) -> Card {
    Card::titled("New post", format!("<@{person}> shares:\n{}", described(post)))
}

/// The answer to the member who shared.
#[must_use]
pub fn shared_with_team() -> Card {
    Card::text("Shared with the team.")
}

/// Several posts that were logged at once, and the words that stood around their links.
#[must_use]
pub fn several(all: &Several, beside: &str) -> Card {
    let beside = match beside {
        "" => String::new(),
        words => format!("“{}” belongs to one of them: open it below to give it a title.", text::short(words, 200)),
    };
    let lines: Vec<String> = all
        .kept
        .iter()
        .map(|one| {
            let again = if one.repeats.is_some() { " · known already" } else { "" };
            format!("• {}{again}", listed::brief(&one.post, true))
        })
        .collect();
    let last = all.kept.last().map(|one| pace(&one.pace, one.other_week)).unwrap_or_default();
    let refused: Vec<String> = all
        .refused
        .iter()
        .map(|(url, why)| format!("{}: {}", typed(&short(url)), super::refusal::link(*why)))
        .collect();
    Card::titled("Logged", format!("{}\n{last}", lines.join("\n")))
        .field("Not kept", refused.join("\n"), false)
        .field("Your words", beside, false)
        .buttons(vec![button(&Action::Posts(0), "All my posts")])
}
