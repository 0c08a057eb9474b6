//! Logs a post: what it is, where it stands, how the week stands now. Rules are the domain's.

use super::correct;
use super::filling::{self, Slots};
use super::ground;
use super::plan as weeks;
use super::topic::{self, Suggestion};
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use super::written_from;
use crate::domain::facet::{Format, Pillar, Purpose};
use crate::domain::identifier;
use crate::domain::ids::{MemberId, OfferId, PostId};
use crate::domain::link::{Link, find_links, same_post};
use crate::domain::member::Member;
use crate::domain::pace::Pace;
use crate::domain::person::Person;
use crate::domain::platform::Platform;
use crate::domain::post::{PLACES, Post, Said, TITLE_MAX, plain_title};
use crate::domain::refusal::Refusal;
use crate::domain::sameness::{self, Remark};
use crate::domain::topic::Topic;
use crate::domain::week::Week;
use crate::domain::{reply, when};
use crate::store::posts::Logging;
use crate::store::{people, posts, replies};
use chrono::{DateTime, NaiveDateTime, Utc};
use std::collections::BTreeSet;
use std::iter;

/// How many posts back sameness looks.
const SAMENESS_REACH: u32 = 20;
/// How many titles are offered while typing.
const TITLES: u32 = 25;

/// What somebody wants to log, as they typed and chose it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// A link, a title, or both.
    pub text: String,
    /// Where, if said; otherwise the link tells, or the main platform is meant.
    pub platform: Option<Platform>,
    /// The kind of content, if said.
    pub pillar: Option<Pillar>,
    /// The form, if said.
    pub format: Option<Format>,
    /// What it serves, if said.
    pub purpose: Option<Purpose>,
    /// When, in the person's words, if said; otherwise the link tells, or it was just now.
    pub when: Option<String>,
    /// The offered topic that it was written from.
    pub offer: Option<OfferId>,
    /// The text, as typed, of which the person has seen that it looks like an identifier, and keeps it.
    pub asked_about: Option<String>,
    /// What logs it, so that the same request logs once.
    pub source: String,
}

/// A post that was logged, with all that the answer needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Logged {
    /// The post.
    pub post: Post,
    /// Whether it lies ahead.
    pub scheduled: bool,
    /// How the week of the post's day stands now.
    pub pace: Pace,
    /// Whether that is not the running week.
    pub other_week: bool,
    /// The earlier post with the same link: this one does not count.
    pub repeats: Option<Post>,
    /// One gentle line on sameness, at most once a day.
    pub remark: Option<Remark>,
    /// Topics of the member's week that it may have been written from, where nobody said.
    pub taken: Vec<(OfferId, Topic)>,
    /// The slots of the post's week that it may fill, and which of them it fills.
    pub slots: Slots,
    /// The person's zone, for the times in the answer.
    pub zone: chrono_tz::Tz,
}

/// Logs a post for the member that is meant from where the person asks.
///
/// # Errors
/// What is wrong with the text, the link or the time; nothing is kept then.
pub fn record(turn: &mut Turn<'_>, who: Who, entry: &Entry) -> Result<Logged, Failure> {
    let offered = entry.offer.map(|offer| topic::offered(turn, who, offer)).transpose()?;
    let (member, suggestion) = match offered {
        Some((member, suggestion)) => (member, Some(suggestion)),
        None => (who::member(turn, who)?, None),
    };
    keep(turn, &member, entry, suggestion.as_ref())
}

/// Logs a post for the member that a button carries.
///
/// # Errors
/// As [`record`], and `NotYours` or `Gone`.
pub fn record_for(turn: &mut Turn<'_>, who: Who, member: MemberId, entry: &Entry) -> Result<Logged, Failure> {
    let member = who::own(turn, who, member)?;
    keep(turn, &member, entry, None)
}

fn keep(
    turn: &mut Turn<'_>,
    member: &Member,
    entry: &Entry,
    suggestion: Option<&Suggestion>,
) -> Result<Logged, Failure> {
    let person = turn.person()?.clone();
    if let Some(known) = posts::of_source(turn.db, &entry.source)? {
        let post = posts::load(turn.db, known)?.ok_or(Refusal::Gone)?;
        return told(turn, member, &person, post, None);
    }
    let text = read_text(&entry.text)?;
    let asked_about = entry.asked_about.as_deref().and_then(|typed| read_text(typed).ok()?.title);
    check(text.title.as_deref(), asked_about.as_deref())?;
    let posted_at = posted_at(turn, &person, entry, text.link.as_ref())?;
    let mut repeats: Option<Post> = None;
    for link in text.link.iter().chain(&text.more) {
        let first = posts::with_link(turn.db, member.id, &link.url)?.into_iter().next();
        repeats = repeats.into_iter().chain(first).min_by_key(|post| post.id);
    }
    let taken = topic::in_week(turn, member, person.day(turn.now))?;
    let planned = filling::slots_for(turn, member, &person, Week::of(person.day(posted_at)), None)?;
    let by_slot = planned.all.iter().filter_map(|one| Some((one.slot.offer?, one.topic.clone()?)));
    let known: Vec<(OfferId, Topic)> = taken.iter().cloned().chain(by_slot).collect();
    let said = match suggestion {
        Some(suggestion) => Some(&suggestion.topic),
        None => by_title(&known, text.title.as_deref()),
    };
    let by_words = written_from::by_words(turn, text.title.as_deref());
    let known = written_from::aims(turn, member, said)?.known(said, by_words);
    let platform = entry
        .platform
        .or(text.link.as_ref().and_then(|link| link.platform))
        .or(member.platform)
        .unwrap_or(Platform::Other);
    let platforms: BTreeSet<Platform> =
        iter::once(platform).chain(text.more.iter().filter_map(|link| link.platform)).collect();
    let mut post = Post {
        id: PostId(0),
        member: member.id,
        posted_at,
        posted_on: person.day(posted_at),
        title: text.title.clone().or_else(|| said.map(|topic| topic.title.clone())),
        link: text.link.as_ref().map(|link| link.url.clone()),
        links: text.more.iter().map(|link| link.url.clone()).collect(),
        platforms: platforms.into_iter().collect(),
        pillar: entry.pillar.or(known.pillar),
        format: entry.format.or(suggestion.and_then(|suggestion| suggestion.format)),
        purpose: entry.purpose.or(known.purpose),
        said: Said { pillar: entry.pillar.is_some(), purpose: entry.purpose.is_some() },
        topic: said.map(|topic| topic.id.clone()),
        repeats: repeats.as_ref().map(|first| first.repeats.unwrap_or(first.id)),
        logged_at: turn.now,
    };
    let before = posts::latest(turn.db, member.id, post.posted_on, 0, SAMENESS_REACH)?;
    let logging = Logging { post: &post, source: &entry.source };
    post.id = posts::insert(turn.db, &logging)?.ok_or(Refusal::Gone)?;
    correct::touch(turn, member, post.posted_on)?;
    if let Some(due) = reply::first_due(post.posted_at, turn.now).filter(|_| post.repeats.is_none()) {
        replies::insert(turn.db, post.id, 1, due)?;
    }
    weeks::attune(turn, member, &person)?;
    let remark = remark(turn, member, &person, &post, before)?;
    let mut logged = told(turn, member, &person, post, repeats)?;
    logged.remark = remark;
    if suggestion.is_none() && logged.repeats.is_none() {
        logged.taken = taken;
        logged.taken.retain(|(_, one)| !logged.slots.know(one));
    }
    Ok(logged)
}

/// The topic of the member's week whose title the post nearly has: the post was written from it, unless they say otherwise.
fn by_title<'a>(taken: &'a [(OfferId, Topic)], title: Option<&str>) -> Option<&'a Topic> {
    let at = sameness::nearest_title(title?, taken.iter().map(|(_, topic)| topic.title.as_str()))?;
    Some(&taken[at].1)
}

/// The member's recent titles that hold what was typed so far, newest first.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn recent_titles(turn: &mut Turn<'_>, who: Who, typed: &str) -> Result<Vec<String>, Failure> {
    let member = who::member(turn, who)?;
    Ok(posts::titles_like(turn.db, member.id, typed.trim(), TITLES)?)
}

/// Times that the words typed so far may come to, with what the person's clock shows then.
///
/// # Errors
/// `NotJoined`.
pub fn times(turn: &mut Turn<'_>, typed: &str) -> Result<Vec<(String, NaiveDateTime)>, Failure> {
    Ok(when::offered(typed, turn.now, turn.person()?.zone))
}

struct Text {
    title: Option<String>,
    link: Option<Link>,
    /// Further links, at most as many as a post has places for: the same post elsewhere.
    more: Vec<Link>,
}

/// Takes what was typed apart: the first link, the further ones, and what stands around them as a title.
fn read_text(typed: &str) -> Result<Text, Failure> {
    let typed = typed.trim();
    let all = find_links(typed);
    let Some(first) = all.first() else {
        // One word with a scheme is meant as a link, and has to be one.
        if !typed.contains(char::is_whitespace)
            && typed.split_once(':').is_some_and(|(scheme, rest)| is_scheme(scheme, rest))
        {
            Link::parse(typed).map_err(Refusal::Link)?;
        }
        return Ok(Text { title: title(typed)?, link: None, more: Vec::new() })
            .and_then(|text| if text.title.is_none() { Err(Refusal::NothingToLog.into()) } else { Ok(text) });
    };
    let link = Link::parse(first).map_err(Refusal::Link)?;
    let mut more: Vec<Link> = Vec::new();
    for raw in all.iter().skip(1) {
        let further = Link::parse(raw).map_err(Refusal::Link)?;
        if !same_post(&further, &link) && !more.iter().any(|known| same_post(known, &further)) {
            more.push(further);
        }
    }
    if more.len() > PLACES {
        return Err(Refusal::TooManyPlaces.into());
    }
    let rest = all.iter().fold(typed.to_owned(), |rest, raw| rest.replacen(raw.as_str(), " ", 1));
    Ok(Text {
        title: title(rest.trim_matches(|c: char| c.is_whitespace() || "<>()[]-–—:|".contains(c)))?,
        link: Some(link),
        more,
    })
}

/// The links that were typed where nothing but links is meant: as they stand there, for better or worse.
pub(super) fn typed_links(typed: &str) -> Vec<String> {
    let found = find_links(typed);
    if found.is_empty() { vec![typed.trim().to_owned()] } else { found }
}

fn is_scheme(scheme: &str, rest: &str) -> bool {
    rest.starts_with("//")
        || ["javascript", "data", "file", "vbscript", "ftp", "mailto", "tel", "blob", "about"]
            .contains(&scheme.to_ascii_lowercase().as_str())
}

/// A title as it is kept: one line, no signs that cannot be seen, not too long; none if nothing is left.
pub(super) fn title(typed: &str) -> Result<Option<String>, Refusal> {
    let title = plain_title(typed);
    let length = title.as_ref().map_or(0, |title| title.chars().count());
    if length > TITLE_MAX { Err(Refusal::TitleTooLong(length)) } else { Ok(title) }
}

/// # Errors
/// What the text looks like, if it looks like an identifier, and like another one than the text that was asked about.
pub(super) fn check(text: Option<&str>, asked_about: Option<&str>) -> Result<(), Refusal> {
    let Some(suspect) = identifier::first_beside(text.as_slice(), asked_about.as_slice()) else { return Ok(()) };
    Err(Refusal::Identifier { kind: suspect.kind, quoted: suspect.quoted })
}

fn posted_at(turn: &Turn<'_>, person: &Person, entry: &Entry, link: Option<&Link>) -> Result<DateTime<Utc>, Failure> {
    if let Some(words) = entry.when.as_deref().map(str::trim).filter(|words| !words.is_empty()) {
        return Ok(when::parse(words, turn.now, person.zone).map_err(Refusal::When)?);
    }
    // A link that carries its date knows best, as far back as a log may reach; a date ahead is no date of a post.
    let reach = turn.now - chrono::Duration::days(when::REACH_DAYS);
    Ok(link.and_then(|link| link.posted).filter(|at| *at <= turn.now && *at >= reach).unwrap_or(turn.now))
}

fn remark(
    turn: &Turn<'_>,
    member: &Member,
    person: &Person,
    post: &Post,
    before: Vec<Post>,
) -> Result<Option<Remark>, Failure> {
    let today = person.day(turn.now);
    if post.repeats.is_some() || people::remarked_on(turn.db, person.id)? == Some(today) {
        return Ok(None);
    }
    let mut written: Vec<_> = before.into_iter().filter(|one| one.repeats.is_none()).map(topic::written).collect();
    written.reverse();
    let on_topic = match &post.topic {
        Some(topic) => topic::teammates_on(turn, member, topic)?,
        None => 0,
    };
    let open = crate::domain::facet::Pillar::ALL.iter().filter(|pillar| member.may_use(**pillar, today)).copied();
    let remark = sameness::remark(&written, &topic::written(post.clone()), on_topic, &open.collect::<Vec<_>>());
    if remark.is_some() {
        people::set_remarked_on(turn.db, person.id, today)?;
    }
    Ok(remark)
}

fn told(
    turn: &Turn<'_>,
    member: &Member,
    person: &Person,
    post: Post,
    repeats: Option<Post>,
) -> Result<Logged, Failure> {
    let today = person.day(turn.now);
    let diary = ground::diary(turn, member.clone(), today.min(post.posted_on))?;
    let week = Week::of(post.posted_on);
    let other_week = week != Week::of(today);
    let pace = if other_week { diary.pace(post.posted_on) } else { diary.pace_at(today, turn.now) };
    let slots = match post.repeats {
        None => filling::slots_for(turn, member, person, week, Some(post.id))?,
        Some(_) => Slots::default(),
    };
    Ok(Logged {
        scheduled: post.is_scheduled(turn.now),
        pace,
        other_week,
        repeats,
        remark: None,
        taken: Vec::new(),
        slots,
        zone: person.zone,
        post,
    })
}
