//! Asks for a topic, and takes the answer to one. Which one comes, `domain::topic` decides.

use super::offer;
use super::slot;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::country;
use crate::domain::facet::{Care, Format, Purpose};
use crate::domain::ids::{MemberId, OfferId, TeamId, TopicId};
use crate::domain::member::Member;
use crate::domain::observance::{CareNote, Observance};
use crate::domain::refusal::Refusal;
use crate::domain::sameness::{self, Sight};
use crate::domain::strategy::Reviewer;
use crate::domain::topic::{Offer, OfferAnswer, Reason, Topic, Wish, Written};
use crate::domain::twist::{Twist, TwistState};
use crate::domain::week::{Week, back};
use crate::store::{offers, people, posts, slots, twists};
use chrono::{Duration, NaiveDate};

/// How long a topic that was taken stays in the member's week.
const TAKEN_DAYS: i64 = 14;
/// How long after it was offered a topic can still be taken so that it is in the week.
const ANSWERED_DAYS: u64 = 180;

/// An awareness day as it comes along with a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// What it is called.
    pub name: String,
    /// Its first day, as far as it is known.
    pub on: Option<NaiveDate>,
    /// A way to take it up.
    pub angle: Option<String>,
    /// What a writer has to bear in mind.
    pub care: Vec<CareNote>,
}

impl Day {
    /// The day as it was at hand when it was offered. The same offer always comes with the same angle.
    pub(super) fn of(observance: &Observance, offer: OfferId, offered_on: NaiveDate) -> Self {
        Self {
            name: observance.name.clone(),
            on: observance.timely(offered_on).map(|occurrence| occurrence.first),
            angle: observance.angle(offer.0.unsigned_abs()).map(str::to_owned),
            care: observance.care.clone(),
        }
    }
}

/// A topic that is offered, with all that its words need.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The offer.
    pub offer: OfferId,
    /// To whom.
    pub member: MemberId,
    /// What.
    pub topic: Topic,
    /// In which form.
    pub format: Option<Format>,
    /// Why.
    pub reason: Reason,
    /// The main purpose, where it serves that.
    pub serves: Option<Purpose>,
    /// The awareness day that it takes up, if one is at hand.
    pub day: Option<Day>,
    /// What was wished for.
    pub wish: Wish,
    /// Whether the wish left nothing, and this is the nearest.
    pub nearest: bool,
    /// The checklist that goes with its care level.
    pub checklist: Vec<String>,
    /// How far the member's own twist to it has come; its words stand in the topic.
    pub own: Option<TwistState>,
    /// Who looks over a delicate post, if the strategy names somebody.
    pub reviewer: Option<Reviewer>,
}

/// The country that the member named, or else the one that the person's zone lies in.
pub(super) fn country(turn: &Turn<'_>, member: &Member) -> Result<Option<String>, Failure> {
    if member.strategy.country.is_some() {
        return Ok(member.strategy.country.clone());
    }
    let person = people::load(turn.db, member.person)?;
    Ok(person.and_then(|person| country::of_zone(person.zone)).map(str::to_owned))
}

/// The main purpose, where the topic serves that.
pub(super) fn serves(member: &Member, topic: &Topic) -> Option<Purpose> {
    member.purpose.filter(|one| topic.purposes.contains(one))
}

pub(super) fn checklist(turn: &Turn<'_>, topic: &Topic) -> Vec<String> {
    if topic.care == Care::Green {
        return Vec::new();
    }
    turn.catalog.pillar(topic.pillar).map(|pillar| pillar.checklist.clone()).unwrap_or_default()
}

pub(super) fn written(post: crate::domain::post::Post) -> Written {
    Written {
        title: post.title.unwrap_or_default(),
        pillar: post.pillar,
        format: post.format,
        platform: post.platforms.first().copied(),
        on: post.posted_on,
        topic: post.topic,
    }
}

/// Asks for a topic, for the member that a button carries or else the one that is meant.
///
/// # Errors
/// `NoTopic` where nothing fits, not even the nearest; whatever [`who::meant`] refuses.
pub fn ask(turn: &mut Turn<'_>, who: Who, of: Option<MemberId>, wish: Wish) -> Result<Suggestion, Failure> {
    let member = who::meant(turn, who, of)?;
    let day = turn.person()?.day(turn.now);
    offer::one(turn, &member, day, &wish)?.ok_or_else(|| Refusal::NoTopic.into())
}

/// What an answer to an offered topic led to.
#[derive(Debug, Clone, PartialEq)]
pub enum Answered {
    /// It is in the week, where so many teammates are on it as well that it is worth a word.
    Taken(Box<Suggestion>, Option<Sight>),
    /// Here is another.
    Another(Box<Suggestion>),
    /// It will not come again; here is another.
    NotAgain(Box<Suggestion>),
    /// It comes again in two weeks; here is another.
    Later(Box<Suggestion>),
    /// The answer is kept; there is no other.
    NoOther(OfferAnswer),
}

/// Answers an offered topic. Any answer but "use it" brings another topic, of the same wish; where the one that was refused
/// stands in a planned week, the other takes its place.
///
/// # Errors
/// `Unauthorised` where it is taken and waits for an authorisation; `Gone` or `NotYours`.
pub fn answer(
    turn: &mut Turn<'_>,
    who: Who,
    offer: OfferId,
    answer: OfferAnswer,
    wish: Wish,
) -> Result<Answered, Failure> {
    let (member, suggestion) = offered(turn, who, offer)?;
    let today = turn.person()?.day(turn.now);
    if answer == OfferAnswer::Use && suggestion.topic.is_locked() && !member.is_authorised(None, today) {
        return Err(Refusal::Unauthorised.into());
    }
    offers::answer(turn.db, offer, answer, turn.now)?;
    if answer == OfferAnswer::Use {
        let crowd = sameness::crowd(teammates_on(turn, &member, &suggestion.topic.id)?);
        return Ok(Answered::Taken(Box::new(suggestion), crowd));
    }
    let day = turn.person()?.day(turn.now);
    let next = match slot::holding(turn, &member, offer)? {
        Some(slot) => slot::refill(turn, &member, slot, &wish)?,
        None => offer::one(turn, &member, day, &wish)?,
    };
    let Some(next) = next.map(Box::new) else {
        return Ok(Answered::NoOther(answer));
    };
    Ok(match answer {
        OfferAnswer::NotForMe => Answered::NotAgain(next),
        OfferAnswer::Later => Answered::Later(next),
        _ => Answered::Another(next),
    })
}

/// How many teammates wrote from the topic within 48 hours.
pub(super) fn teammates_on(turn: &Turn<'_>, member: &Member, topic: &TopicId) -> Result<usize, Failure> {
    let since = turn.now - Duration::hours(sameness::CROWD_HOURS);
    let mut who: Vec<MemberId> = posts::topics_of_team(turn.db, member.team, since)?
        .into_iter()
        .filter(|(of, used, _)| used == topic && *of != member.id)
        .map(|(of, _, _)| of)
        .collect();
    who.sort_unstable();
    who.dedup();
    Ok(who.len())
}

/// An offered topic and whose it is, if it is the asker's.
///
/// # Errors
/// `Gone` or `NotYours`.
pub fn offered(turn: &Turn<'_>, who: Who, offer: OfferId) -> Result<(Member, Suggestion), Failure> {
    let (member, one) = offers::load(turn.db, offer)?.ok_or(Refusal::Gone)?;
    let member = who::own(turn, who, member)?;
    let suggestion = anew(turn, &member, offer, &one)?.ok_or(Refusal::Gone)?;
    Ok((member, suggestion))
}

/// The topic that was offered, in the member's own words where they made it theirs; none where the bank has it no more.
pub(super) fn of_offer(turn: &Turn<'_>, team: TeamId, offer: OfferId, one: &Offer) -> Result<Option<Topic>, Failure> {
    let Some(topic) = turn.bank(team)?.get(&one.topic).cloned() else { return Ok(None) };
    Ok(Some(worded(topic, twists::of_offer(turn.db, offer)?.as_ref())))
}

/// What was offered before, as it is now; none where the bank has it no more.
fn anew(turn: &Turn<'_>, member: &Member, offer: OfferId, one: &Offer) -> Result<Option<Suggestion>, Failure> {
    let Some(topic) = of_offer(turn, member.team, offer, one)? else { return Ok(None) };
    let twist = twists::of_offer(turn.db, offer)?;
    let checklist = checklist(turn, &topic);
    let reason = Reason::Asked { pillar: topic.pillar };
    let format = topic.formats.first().copied();
    let observance = offers::observance(turn.db, offer)?;
    let observance = turn.catalog.observances().iter().find(|one| Some(&one.id) == observance.as_ref());
    let day = observance.map(|of| Day::of(of, offer, one.on));
    Ok(Some(Suggestion {
        offer,
        member: member.id,
        serves: serves(member, &topic),
        topic,
        format,
        reason,
        day,
        wish: Wish::default(),
        nearest: false,
        checklist,
        own: twist.map(|twist| twist.state),
        reviewer: member.strategy.reviewer,
    }))
}

/// The topic of the member's next open slot of the week, if there is one: what is planned goes before anything new, unless it
/// was refused.
pub(super) fn planned(turn: &Turn<'_>, member: &Member, day: NaiveDate) -> Result<Option<Suggestion>, Failure> {
    let mut open = slots::of_week(turn.db, member.id, Week::of(day))?;
    open.retain(|slot| slot.is_open());
    // What lies ahead comes first, then what has gone by.
    open.sort_by_key(|slot| slot.on < day);
    for slot in open {
        let Some(offer) = slot.offer else { continue };
        let Some((_, one)) = offers::load(turn.db, offer)? else { continue };
        if one.is_refused() {
            continue;
        }
        if let Some(one) = anew(turn, member, offer, &one)? {
            if one.topic.is_locked() && !member.is_authorised(Some(slot.platform), day.max(slot.on)) {
                continue;
            }
            return Ok(Some(Suggestion { reason: Reason::Planned { on: slot.on }, ..one }));
        }
    }
    Ok(None)
}

/// The topic in the member's own words, where they made it theirs.
fn worded(topic: Topic, twist: Option<&Twist>) -> Topic {
    match twist {
        Some(twist) => twist.worded(topic),
        None => topic,
    }
}

/// The title of an offered topic, if it was taken: what is only offered is nobody's words yet.
///
/// # Errors
/// `Gone` or `NotYours`.
pub fn taken_title(turn: &mut Turn<'_>, who: Who, offer: OfferId) -> Result<Option<String>, Failure> {
    let (_, suggestion) = offered(turn, who, offer)?;
    let taken = offers::load(turn.db, offer)?.is_some_and(|(_, one)| one.answer == Some(OfferAnswer::Use));
    Ok(taken.then_some(suggestion.topic.title))
}

/// The topics that are in the member's week: taken, and not yet written from.
pub(super) fn in_week(turn: &Turn<'_>, member: &Member, day: NaiveDate) -> Result<Vec<(OfferId, Topic)>, Failure> {
    let from = turn.now - Duration::days(TAKEN_DAYS);
    let taken = offers::taken(turn.db, member.id, from, back(day, ANSWERED_DAYS))?;
    let bank = turn.bank(member.team)?;
    let mut week = Vec::new();
    for (offer, one) in taken {
        let Some(topic) = bank.get(&one.topic).cloned() else { continue };
        if topic.is_locked() && !member.is_authorised(None, day) {
            continue;
        }
        week.push((offer, worded(topic, twists::of_offer(turn.db, offer)?.as_ref())));
    }
    Ok(week)
}
