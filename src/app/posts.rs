//! Looks after posts that are logged: takes back, corrects, adds platforms, deletes, brings back.

use super::correct;
use super::log::{check, title};
use super::places::{count_once, links_of};
use super::plan;
use super::topic;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use super::written_from;
use crate::domain::facet::{Pillar, Purpose};
use crate::domain::ids::{OfferId, PostId};
use crate::domain::link::Link;
use crate::domain::member::Member;
use crate::domain::platform::Platform;
use crate::domain::post::{Post, Sieve};
use crate::domain::refusal::Refusal;
use crate::domain::reply::Numbers;
use crate::domain::topic::Topic;
use crate::domain::{reply, when};
use crate::store::{post_pages, posts, replies};
use chrono::Duration;
use chrono_tz::Tz;

/// How many posts a page holds.
pub const PAGE: u32 = 10;
/// For how long what was deleted can be brought back.
pub const UNDO: Duration = Duration::minutes(10);

/// A page of a member's posts.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The member.
    pub member: Member,
    /// The posts, newest first.
    pub posts: Vec<Post>,
    /// Which page, from zero.
    pub page: u32,
    /// How many pages there are, at least one.
    pub pages: u32,
    /// Which posts are wanted.
    pub sieve: Sieve,
    /// The person's zone.
    pub zone: Tz,
}

/// One post, opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The post.
    pub post: Post,
    /// What the member counted under it.
    pub numbers: Numbers,
    /// The person's zone.
    pub zone: Tz,
}

fn opened(turn: &Turn<'_>, post: Post) -> Result<Opened, Failure> {
    Ok(Opened { numbers: replies::numbers(turn.db, post.id)?, post, zone: turn.person()?.zone })
}

pub(super) fn own(turn: &Turn<'_>, who: Who, post: PostId) -> Result<(Member, Post), Failure> {
    let post = posts::load(turn.db, post)?.ok_or(Refusal::Gone)?;
    let member = who::own(turn, who, post.member)?;
    Ok((member, post))
}

/// Opens a post of one's own.
///
/// # Errors
/// `Gone` or `NotYours`.
pub fn open(turn: &mut Turn<'_>, who: Who, post: PostId) -> Result<Opened, Failure> {
    let (_, post) = own(turn, who, post)?;
    opened(turn, post)
}

/// A page of one's own posts: of those that the sieve lets through.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn page(turn: &mut Turn<'_>, who: Who, page: u32, sieve: Sieve) -> Result<Page, Failure> {
    let member = who::member(turn, who)?;
    let pages = post_pages::count(turn.db, member.id, sieve)?.div_ceil(PAGE).max(1);
    let page = page.min(pages - 1);
    let found = post_pages::page(turn.db, member.id, sieve, page * PAGE, PAGE)?;
    Ok(Page { member, posts: found, page, pages, sieve, zone: turn.person()?.zone })
}

/// Has the answers to a post asked about if it counts, and not if it does not.
pub(super) fn check_answers(turn: &Turn<'_>, post: &Post) -> Result<(), Failure> {
    if post.repeats.is_some() {
        replies::forget_unasked(turn.db, post.id, 1)?;
    } else if let Some(due) = reply::first_due(post.posted_at, turn.now) {
        replies::insert(turn.db, post.id, 1, due)?;
    }
    Ok(())
}

/// Takes a post away; for ten minutes it can be brought back.
///
/// # Errors
/// `Gone` or `NotYours`.
pub fn delete(turn: &mut Turn<'_>, who: Who, post: PostId) -> Result<Opened, Failure> {
    let (member, post) = own(turn, who, post)?;
    posts::set_deleted(turn.db, post.id, Some(turn.now))?;
    correct::touch(turn, &member, post.posted_on)?;
    count_once(turn, &member, &links_of(&post))?;
    opened(turn, post)
}

/// Brings back what was deleted.
///
/// # Errors
/// `TooLateToUndo`, `Gone` or `NotYours`.
pub fn restore(turn: &mut Turn<'_>, who: Who, post: PostId) -> Result<Opened, Failure> {
    if let Some(post) = posts::load(turn.db, post)? {
        who::own(turn, who, post.member)?;
        return opened(turn, post);
    }
    let (post, at) = posts::deleted(turn.db, post)?.ok_or(Refusal::TooLateToUndo)?;
    let member = who::own(turn, who, post.member)?;
    if turn.now - at > UNDO {
        return Err(Refusal::TooLateToUndo.into());
    }
    posts::set_deleted(turn.db, post.id, None)?;
    correct::touch(turn, &member, post.posted_on)?;
    count_once(turn, &member, &links_of(&post))?;
    opened(turn, post)
}

/// Sets the platforms a post stands on, beside the first.
///
/// # Errors
/// `Gone` or `NotYours`.
pub fn also_on(turn: &mut Turn<'_>, who: Who, post: PostId, platforms: &[Platform]) -> Result<Opened, Failure> {
    let (_, mut post) = own(turn, who, post)?;
    post.platforms.extend(platforms);
    post.platforms.sort_unstable();
    post.platforms.dedup();
    posts::save(turn.db, &post)?;
    opened(turn, post)
}

/// Says on which platforms a post stands, in place of what was taken for true.
///
/// # Errors
/// `Gone` or `NotYours`; `Gone` as well where none is named.
pub fn stands_on(turn: &mut Turn<'_>, who: Who, post: PostId, platforms: &[Platform]) -> Result<Opened, Failure> {
    let (member, mut post) = own(turn, who, post)?;
    if platforms.is_empty() {
        return Err(Refusal::Gone.into());
    }
    post.platforms = platforms.to_vec();
    post.platforms.sort_unstable();
    post.platforms.dedup();
    posts::save(turn.db, &post)?;
    plan::attune(turn, &member, &turn.person()?.clone())?;
    opened(turn, post)
}

/// Says what kind of content a post is.
///
/// # Errors
/// `Gone` or `NotYours`.
pub fn set_pillar(turn: &mut Turn<'_>, who: Who, post: PostId, pillar: Pillar) -> Result<Opened, Failure> {
    let (member, mut post) = own(turn, who, post)?;
    correct::touch(turn, &member, post.posted_on)?;
    post.pillar = Some(pillar);
    post.said.pillar = true;
    posts::save(turn.db, &post)?;
    opened(turn, post)
}

/// Says what a post serves.
///
/// # Errors
/// `Gone` or `NotYours`.
pub fn set_purpose(turn: &mut Turn<'_>, who: Who, post: PostId, purpose: Purpose) -> Result<Opened, Failure> {
    let (_, mut post) = own(turn, who, post)?;
    post.purpose = Some(purpose);
    post.said.purpose = true;
    posts::save(turn.db, &post)?;
    opened(turn, post)
}

/// A post, and the topics that it may have been written from.
#[derive(Debug, Clone, PartialEq)]
pub struct Sourced {
    /// The post.
    pub opened: Opened,
    /// The topics of the member's week, the one that was chosen included.
    pub taken: Vec<(OfferId, Topic)>,
}

/// Says from which topic of the week a post was written, or that it was from none: kind and purpose follow the topic, unless
/// the member said them.
///
/// # Errors
/// `Gone` or `NotYours`.
pub fn set_topic(turn: &mut Turn<'_>, who: Who, post: PostId, offer: Option<OfferId>) -> Result<Sourced, Failure> {
    let (member, mut post) = own(turn, who, post)?;
    let mut chosen = None;
    if let Some(offer) = offer {
        let (of, suggestion) = topic::offered(turn, who, offer)?;
        if of.id != member.id {
            return Err(Refusal::Gone.into());
        }
        chosen = Some((offer, suggestion.topic));
    }
    written_from::set(turn, &member, &mut post, chosen.as_ref().map(|(_, topic)| topic))?;
    posts::save(turn.db, &post)?;
    correct::touch(turn, &member, post.posted_on)?;
    let today = turn.person()?.day(turn.now);
    let taken = chosen.into_iter().chain(topic::in_week(turn, &member, today)?).collect();
    Ok(Sourced { opened: opened(turn, post)?, taken })
}

/// What was typed into the form that corrects a post. An empty title or link is taken away; empty words for the time
/// leave it as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Correction {
    /// The title.
    pub title: String,
    /// The link.
    pub link: String,
    /// When, in the person's words.
    pub when: String,
    /// The title, as typed, of which the person has seen that it looks like an identifier, and keeps it.
    pub asked_about: Option<String>,
}

/// Corrects a post.
///
/// # Errors
/// What is wrong with it; nothing is changed then.
pub fn correct(turn: &mut Turn<'_>, who: Who, post: PostId, correction: &Correction) -> Result<Opened, Failure> {
    let (member, mut post) = own(turn, who, post)?;
    let person = turn.person()?.clone();
    let new_title = title(&correction.title)?;
    if new_title != post.title {
        let asked_about = correction.asked_about.as_deref().and_then(|typed| title(typed).ok()?);
        check(new_title.as_deref(), asked_about.as_deref())?;
    }
    let link = match correction.link.trim() {
        "" => None,
        typed => Some(Link::parse(typed).map_err(Refusal::Link)?.url),
    };
    let before = links_of(&post);
    // Where the first link is taken away, the next takes its place.
    let link = link.or_else(|| post.links.first().cloned());
    if new_title.is_none() && link.is_none() {
        return Err(Refusal::NothingToLog.into());
    }
    correct::touch(turn, &member, post.posted_on)?;
    if !correction.when.trim().is_empty() {
        post.posted_at = when::parse(&correction.when, turn.now, person.zone).map_err(Refusal::When)?;
        post.posted_on = person.day(post.posted_at);
        correct::touch(turn, &member, post.posted_on)?;
        let due = post.posted_at + reply::FIRST_AFTER;
        if post.is_scheduled(turn.now) && post.repeats.is_none() {
            replies::begin_anew(turn.db, post.id, due)?;
        } else {
            replies::move_first(turn.db, post.id, due)?;
            check_answers(turn, &post)?;
        }
    }
    // Where the first link led somewhere else, the post stands where the new one leads.
    let led = |link: Option<&String>| link.and_then(|link| Link::parse(link).ok()).and_then(|link| link.platform);
    if let (Some(from), Some(to)) = (led(post.link.as_ref()), led(link.as_ref())) {
        post.platforms.iter_mut().filter(|one| **one == from).for_each(|one| *one = to);
        post.platforms.sort_unstable();
        post.platforms.dedup();
    }
    post.title = new_title;
    post.links.retain(|further| Some(further) != link.as_ref());
    post.link = link;
    let after = links_of(&post);
    if before != after {
        post.repeats = None;
    }
    posts::save(turn.db, &post)?;
    if before != after {
        count_once(turn, &member, &[before, after].concat())?;
        check_answers(turn, &posts::load(turn.db, post.id)?.ok_or(Refusal::Gone)?)?;
    }
    open(turn, who, post.id)
}
