//! Offers a member topics. Loads what the choice depends on once, however many are wanted; which ones, `domain::topic` decides.

use super::goals;
use super::topic::{self, Day, Suggestion};
use super::turn::{Failure, Turn};
use crate::domain::facet::Pillar;
use crate::domain::ids::MemberId;
use crate::domain::member::Member;
use crate::domain::topic::{Bank, Offer, Past, Reader, Wish, choose};
use crate::domain::week::back;
use crate::store::{members, offers, posts};
use chrono::{Duration, NaiveDate};

/// How far back what was offered is looked at; "Not for me" holds beyond.
const OFFERS_DAYS: u64 = 400;
/// How far back what teammates used is looked at.
const TEAM_DAYS: i64 = 8;
/// How far back awareness days that were offered are looked at.
const OBSERVANCE_DAYS: u64 = 21;
/// How many posts matter for the next topic.
const POSTS: u32 = 20;

/// Offers the member a topic; none where nothing fits, not even the nearest.
pub(super) fn one(
    turn: &mut Turn<'_>,
    member: &Member,
    day: NaiveDate,
    wish: &Wish,
) -> Result<Option<Suggestion>, Failure> {
    Offers::to(turn, member, day)?.next(turn, wish, &[], day)
}

/// What is offered to a member on a day. Each offer counts in the choice of those after it.
pub(super) struct Offers<'a> {
    member: &'a Member,
    day: NaiveDate,
    bank: Bank,
    reader: Reader,
    past: Past,
}

impl<'a> Offers<'a> {
    /// Loads what the choice depends on.
    pub(super) fn to(turn: &Turn<'_>, member: &'a Member, day: NaiveDate) -> Result<Self, Failure> {
        let reader = Reader {
            platform: member.platform,
            specialty: member.specialty,
            device: member.device,
            purpose: member.purpose,
            second_purpose: member.strategy.second_purpose,
            audience: member.strategy.audience.clone(),
            lean: goals::lean(turn, member, day)?,
            country: topic::country(turn, member)?,
            team: members::count_of_team(turn.db, member.team)? as usize,
            ..Reader::default()
        };
        Ok(Self { member, day, bank: turn.bank(member.team)?, reader, past: past(turn, member, day)? })
    }

    /// Offers a topic that is to go out on the day `on`, of none of these pillars as long as there is another; none where
    /// nothing fits, not even the nearest.
    pub(super) fn next(
        &mut self,
        turn: &mut Turn<'_>,
        wish: &Wish,
        closed: &[Pillar],
        on: NaiveDate,
    ) -> Result<Option<Suggestion>, Failure> {
        let (member, day) = (self.member, self.day);
        self.reader.closed = closed.to_vec();
        self.reader.authorised = member.is_authorised(wish.platform.or(member.platform), on);
        let mut pick = choose(&self.bank, wish, &self.reader, &self.past, day, &mut turn.dice);
        if pick.is_err() && !closed.is_empty() {
            self.reader.closed.clear();
            pick = choose(&self.bank, wish, &self.reader, &self.past, day, &mut turn.dice);
        }
        let Ok(pick) = pick else { return Ok(None) };
        let observance = pick.observance.map(|upcoming| upcoming.observance);
        let one = Offer { topic: pick.topic.id.clone(), pillar: pick.topic.pillar, on: day, answer: None };
        let offer = offers::insert(turn.db, member.id, &one, observance.map(|day| day.id.as_str()), turn.now)?;
        self.past.offers.push(one);
        self.past.observances_offered.extend(observance.map(|one| (one.id.clone(), day)));
        Ok(Some(Suggestion {
            offer,
            member: member.id,
            topic: pick.topic.clone(),
            format: pick.format,
            serves: topic::serves(member, pick.topic),
            reason: pick.reason,
            day: observance.map(|observance| Day::of(observance, offer, day)),
            wish: *wish,
            nearest: pick.nearest,
            checklist: topic::checklist(turn, pick.topic),
            own: None,
            reviewer: member.strategy.reviewer,
        }))
    }
}

fn past(turn: &Turn<'_>, member: &Member, day: NaiveDate) -> Result<Past, Failure> {
    let team = posts::topics_of_team(turn.db, member.team, turn.now - Duration::days(TEAM_DAYS))?;
    let observances = offers::observances(turn.db, member.team, back(day, OBSERVANCE_DAYS))?;
    let (own, teammates): (Vec<_>, Vec<_>) = observances.into_iter().partition(|(of, _, _)| *of == member.id);
    let undated = |list: Vec<(MemberId, String, NaiveDate)>| list.into_iter().map(|(_, id, on)| (id, on)).collect();
    let mut posts = posts::latest(turn.db, member.id, day, 0, POSTS)?;
    posts.reverse();
    Ok(Past {
        offers: offers::since(turn.db, member.id, back(day, OFFERS_DAYS))?,
        used: posts::topics_of_member(turn.db, member.id)?,
        teammates_used: team
            .into_iter()
            .filter(|(of, _, _)| *of != member.id)
            .map(|(_, topic, at)| (topic, at.date_naive()))
            .collect(),
        posts: posts.into_iter().map(topic::written).collect(),
        observances_offered: undated(own),
        teammates_observances: undated(teammates),
    })
}
