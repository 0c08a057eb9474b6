//! Shows and changes what a member has settled beforehand, line by line. The rules are `domain::strategy`'s.

use super::ground;
use super::log;
use super::settings;
use super::topic;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::country;
use crate::domain::facet::Format;
use crate::domain::ids::MemberId;
use crate::domain::if_then::{self, IfThen};
use crate::domain::member::Member;
use crate::domain::quarter::Quarter;
use crate::domain::refusal::Refusal;
use crate::domain::strategy::change::FIELD_MAX;
use crate::domain::strategy::unclear::unclear;
use crate::domain::strategy::{Change, Lately, Lines, Step, Unclear};
use crate::domain::week::{Week, Weekdays};
use crate::store::{if_thens, members, posts, strategies, strategy_cards};
use chrono::NaiveDate;

/// How many of the last posts tell in which form a member writes.
const LAST: u32 = 10;

/// The strategy as it stands, with all that its cards need.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The member.
    pub member: Member,
    /// What stands in every line.
    pub lines: Lines,
    /// Plans in their own words.
    pub if_thens: Vec<IfThen>,
    /// The country that their zone lies in.
    pub assumed: Option<&'static str>,
    /// What does not go together.
    pub unclear: Vec<Unclear>,
    /// Whether there is an earlier card that was another.
    pub has_before: bool,
    /// The quarter that waits to be looked back on.
    pub review: Option<Quarter>,
}

/// The strategy of the member that is meant from where the person asks.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn show(turn: &mut Turn<'_>, who: Who) -> Result<Shown, Failure> {
    let member = who::member(turn, who)?;
    of(turn, member)
}

/// The strategy of the member that a button carries.
///
/// # Errors
/// `NotYours`, `NotJoined` or `Gone`.
pub fn show_for(turn: &mut Turn<'_>, who: Who, member: MemberId) -> Result<Shown, Failure> {
    let member = who::own(turn, who, member)?;
    of(turn, member)
}

pub(super) fn of(turn: &Turn<'_>, member: Member) -> Result<Shown, Failure> {
    let person = turn.person()?;
    let (today, assumed) = (person.day(turn.now), country::of_zone(person.zone));
    strategies::set_seen(turn.db, member.id)?;
    let if_thens = if_thens::of_member(turn.db, member.id)?;
    let lines = Lines::of(&member, &if_thens, today);
    let unclear = unclear(&member, today, lately(turn, &member, today)?);
    let has_before = !others(turn, member.id, &lines)?.is_empty();
    Ok(Shown { review: review_waits(turn, &member)?, member, lines, if_thens, assumed, unclear, has_before })
}

/// The forms of the last posts and of the topics that are in the week.
fn lately(turn: &Turn<'_>, member: &Member, today: NaiveDate) -> Result<Lately, Failure> {
    let last = posts::latest(turn.db, member.id, today, 0, LAST)?.into_iter().filter_map(|post| post.format);
    let taken =
        topic::in_week(turn, member, today)?.into_iter().filter_map(|(_, topic)| topic.formats.first().copied());
    Ok(last.chain(taken).fold(Lately::default(), |all, format| Lately {
        known: all.known + 1,
        articles: all.articles + u32::from(format == Format::Article),
    }))
}

/// The last quarter, where it waits to be looked back on.
pub(super) fn review_waits(turn: &Turn<'_>, member: &Member) -> Result<Option<Quarter>, Failure> {
    let Some(ground) = ground::ground(turn, member.person)? else { return Ok(None) };
    let quarter = Quarter::of(ground.person.day(turn.now)).previous();
    let seat = ground.seats.iter().find(|seat| seat.diary.member.id == member.id);
    Ok(seat.is_some_and(|seat| seat.review_waits(quarter, &ground.person)).then_some(quarter))
}

/// Something that is said to a line, as it was typed or chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// As it is to be kept.
    Line(Change),
    /// On which weekdays they mean to post, at once.
    Days(Weekdays),
    /// A time of day, as typed.
    Time(String),
    /// A country, as typed.
    Country(String),
    /// A physician's field, as typed, and what was typed where they have seen that it looks like an identifier, and keep it.
    Field(String, Option<String>),
}

/// Takes what is said to a line; what stood there before is put by, once a day.
///
/// # Errors
/// What is wrong with it; `NotYours`, `NotJoined` or `Gone`. Nothing is kept then.
pub fn settle(turn: &mut Turn<'_>, who: Who, member: MemberId, said: &Said) -> Result<Shown, Failure> {
    let mut member = who::own(turn, who, member)?;
    let person = turn.person()?;
    let (today, assumed) = (person.day(turn.now), country::of_zone(person.zone));
    let change = match said {
        Said::Line(change) => change.clone(),
        Said::Days(days) => Change::Days(Week::of(today), *days),
        Said::Time(typed) => Change::Time(Some(settings::time(typed)?)),
        Said::Country(typed) => Change::Country(
            country::read(typed).ok_or_else(|| Refusal::NoSuchCountry(typed.trim().to_owned()))?.to_owned(),
        ),
        Said::Field(typed, asked_about) => Change::Field(field(typed, asked_about.as_deref())?),
    };
    let before = member.clone();
    member.settle_line(&change, assumed)?;
    if member == before && change != Change::Drop(Step::IfThens) {
        return of(turn, member);
    }
    put_by(turn, &before)?;
    if let Change::Days(from, days) = change {
        members::set_posting_days(turn.db, member.id, from, days)?;
    }
    if change == Change::Drop(Step::IfThens) {
        if_thens::delete_all(turn.db, member.id)?;
    }
    members::save(turn.db, &member)?;
    forget_words(turn, &member)?;
    of(turn, member)
}

/// A field as it is kept; none where nothing was typed.
fn field(typed: &str, asked_about: Option<&str>) -> Result<Option<String>, Failure> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let words = if_then::words(typed, FIELD_MAX)?;
    let asked_about = asked_about.and_then(|typed| if_then::words(typed, FIELD_MAX).ok());
    log::check(Some(&words), asked_about.as_deref())?;
    Ok(Some(words))
}

/// Puts by what stands in the lines before they change, unless that was done today.
pub(super) fn put_by(turn: &Turn<'_>, before: &Member) -> Result<(), Failure> {
    let today = turn.person()?.day(turn.now);
    put_by_on(turn, before, today)
}

/// The same, on a day of theirs.
pub(super) fn put_by_on(turn: &Turn<'_>, before: &Member, today: NaiveDate) -> Result<(), Failure> {
    let if_thens = if_thens::of_member(turn.db, before.id)?;
    Ok(strategy_cards::keep(turn.db, before.id, today, &Lines::of(before, &if_thens, today))?)
}

/// Takes words of the member's own that do not stand any more off the cards of before.
pub(super) fn forget_words(turn: &Turn<'_>, member: &Member) -> Result<(), Failure> {
    let if_thens = if_thens::of_member(turn.db, member.id)?;
    let now = Lines::of(member, &if_thens, turn.person()?.day(turn.now));
    for (on, mut then) in strategy_cards::of_member(turn.db, member.id)? {
        if then.forget_words(&now) {
            strategy_cards::save(turn.db, member.id, on, &then)?;
        }
    }
    Ok(())
}

/// The cards of before on which something was settled, and that are another than the one of now; newest first.
fn others(turn: &Turn<'_>, member: MemberId, now: &Lines) -> Result<Vec<(NaiveDate, Lines)>, Failure> {
    let mut all = strategy_cards::of_member(turn.db, member)?;
    all.retain(|(_, then)| then != now && !then.is_bare());
    all.dedup_by(|(_, older), (_, newer)| older == newer);
    Ok(all)
}

/// A card of before, beside the one of now.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    /// The member.
    pub member: MemberId,
    /// Until which day's changes it stood.
    pub on: NaiveDate,
    /// What stood there.
    pub then: Lines,
    /// What stands there now.
    pub now: Lines,
    /// The country that their zone lies in.
    pub assumed: Option<&'static str>,
    /// How many cards back it is, of those that are another than now.
    pub back: u32,
    /// Whether there is one before it.
    pub more: bool,
}

/// The card of so many changes ago, of those that are another than the one of now.
///
/// # Errors
/// `NotYours`, `NotJoined`, or `Gone` where there is none.
pub fn before(turn: &mut Turn<'_>, who: Who, member: MemberId, back: u32) -> Result<Before, Failure> {
    let shown = show_for(turn, who, member)?;
    let mut others = others(turn, member, &shown.lines)?.into_iter();
    let (on, then) = others.nth(back as usize).ok_or(Refusal::Gone)?;
    let more = others.next().is_some();
    Ok(Before { member, on, then, now: shown.lines, assumed: shown.assumed, back, more })
}

/// The member that a form is about.
///
/// # Errors
/// `NotYours`, `NotJoined` or `Gone`.
pub fn look(turn: &mut Turn<'_>, who: Who, member: MemberId) -> Result<Member, Failure> {
    who::own(turn, who, member)
}
