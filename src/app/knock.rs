//! Plans a person's knock and claims it when it is due. Decides nothing itself: `domain::knock` does.

use super::act;
use super::courier::Courier;
use super::goals;
use super::ground;
use super::notices::{KnockNotice, Missing, Said, What};
use super::offer;
use super::plan as weeks;
use super::remind;
use super::review;
use super::strategy;
use super::topic;
use super::turn::{App, Failure, Turn};
use crate::domain::ids::{DeliveryId, PersonId, TeamId};
use crate::domain::if_then;
use crate::domain::knock::{Decision, Ground, Knock, Part};
use crate::domain::notice::{Delivery, DeliveryState, LEASE, NoticeKind, Queued};
use crate::domain::pacer::{self, CROWD};
use crate::domain::person::Person;
use crate::domain::topic::Wish;
use crate::store::outbox::Claim;
use crate::store::{
    acts, conversations, goal_checks, goals as kept_goals, if_thens, members, offers, outbox, people, plans, posts,
    queue, replies, reviews, strategies,
};
use chrono::{DateTime, NaiveDate, Utc};
use rand::RngCore;
use std::sync::Arc;

/// Plans the person's next knock, or takes it out of the queue where there can be none. One whose time has come and that
/// only waits for its turn keeps it, unless none may come on its day any more: what is said is decided when it is claimed.
pub(super) fn plan(turn: &Turn<'_>, person: PersonId) -> Result<(), Failure> {
    let planned = queue::of(turn.db, NoticeKind::Knock, person.0)?;
    let ground = ground::ground(turn, person)?;
    match (planned, &ground) {
        (Some(planned), Some(ground)) if keeps_its_turn(ground, &planned, turn.now) => Ok(()),
        _ => anew(turn, person, ground.as_ref()),
    }
}

fn keeps_its_turn(ground: &Ground, planned: &Queued, now: DateTime<Utc>) -> bool {
    let meant = meant(ground, planned, now);
    meant.at <= now && !ground.seats.is_empty() && ground.may_knock(meant.day)
}

/// Plans the person's next knock, whatever was planned: this one was claimed, or moves on.
pub(super) fn plan_anew(turn: &Turn<'_>, person: PersonId) -> Result<(), Failure> {
    anew(turn, person, ground::ground(turn, person)?.as_ref())
}

fn anew(turn: &Turn<'_>, person: PersonId, ground: Option<&Ground>) -> Result<(), Failure> {
    match ground.filter(|ground| ground.person.consent_at.is_some() && !ground.seats.is_empty()) {
        Some(ground) => queue(turn, &ground.person, ground.next_knock(turn.now)),
        None => Ok(queue::remove(turn.db, NoticeKind::Knock, person.0)?),
    }
}

fn queue(turn: &Turn<'_>, person: &Person, knock: Knock) -> Result<(), Failure> {
    let occurrence = knock.day.to_string();
    let at = spread(turn, person, knock)?;
    let queued = Queued { kind: NoticeKind::Knock, subject: person.id.0, occurrence, due_at: at, first_contact: false };
    Ok(queue::put(turn.db, &queued)?)
}

/// Where more people share a minute than can be written to in it, they are spread over the hour after it, each steadily at
/// the same place; everybody else is written to on the minute.
pub(super) fn spread(turn: &Turn<'_>, person: &Person, knock: Knock) -> Result<DateTime<Utc>, Failure> {
    if queue::crowd(turn.db, knock.at, CROWD)? < CROWD {
        return Ok(knock.at);
    }
    let later = knock.at + pacer::place_in_hour(person.id);
    let holds = person.is_active_hour(later) && person.day(later) == knock.day;
    Ok(if holds { later } else { knock.at })
}

impl App {
    /// The memberships that a knock which is due would speak of: whether the person is still there is to be asked first.
    /// None where nothing would be sent.
    ///
    /// # Errors
    /// What failed.
    pub async fn seats_of(&self, queued: &Queued) -> Result<Vec<(TeamId, PersonId)>, Failure> {
        let queued = queued.clone();
        self.look(PersonId(queued.subject), move |turn| {
            let Some(ground) = ground::ground(turn, PersonId(queued.subject))? else { return Ok(Vec::new()) };
            let decision = ground.decide(meant(&ground, &queued, turn.now), turn.now);
            let seats = ground.seats.iter().map(|seat| (seat.diary.member.team, seat.diary.member.person));
            Ok(if matches!(decision, Decision::Send { .. }) { seats.collect() } else { Vec::new() })
        })
        .await
    }

    /// Claims a knock that is due: none where nothing is wanted now; the row has moved on then. `gone` are the teams in which
    /// the person is not any more.
    ///
    /// # Errors
    /// What failed; the knock stays due.
    pub async fn claim_knock(
        &self,
        queued: Queued,
        gone: Vec<TeamId>,
        courier: Arc<dyn Courier>,
    ) -> Result<Option<Delivery>, Failure> {
        self.quiet(move |turn| claim(turn, &queued, &gone, courier.as_ref())).await
    }

    /// How many people were written to for the first time on this UTC day.
    ///
    /// # Errors
    /// What failed.
    pub async fn first_contacts_today(&self) -> Result<u32, Failure> {
        self.look(PersonId(0), |turn| {
            let today = turn.now.date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
            Ok(outbox::first_contacts(turn.db, today)?)
        })
        .await
    }
}

/// The knock that was planned. Whoever waited for their turn among many, or for Rounds to come back, is as late as their own
/// knock time says.
fn meant(ground: &Ground, queued: &Queued, now: DateTime<Utc>) -> Knock {
    let day = queued.occurrence.parse().unwrap_or_else(|_| ground.person.day(now));
    Knock { day, at: ground.person.knock_at(day).min(queued.due_at) }
}

fn claim(
    turn: &mut Turn<'_>,
    queued: &Queued,
    gone: &[TeamId],
    courier: &dyn Courier,
) -> Result<Option<Delivery>, Failure> {
    let person = PersonId(queued.subject);
    // Somebody else may have moved it since it was seen.
    if queue::of(turn.db, NoticeKind::Knock, person.0)?.as_ref() != Some(queued) {
        return Ok(None);
    }
    for team in gone {
        if let Some(member) = members::find(turn.db, *team, person)? {
            tracing::info!(%team, "a member is no longer in the server; nothing is sent for it");
            members::set_gone(turn.db, member.id, turn.now)?;
        }
    }
    super::expire::seen(turn, person, gone)?;
    let Some(ground) = ground::ground(turn, person)? else {
        queue::remove(turn.db, NoticeKind::Knock, person.0)?;
        return Ok(None);
    };
    let meant = meant(&ground, queued, turn.now);
    match ground.decide(meant, turn.now) {
        Decision::Move(next) => {
            let one = delivery(turn, queued, meant.day);
            if !gone.is_empty() {
                turn.pass_over(&one, DeliveryState::Dropped, Some("no longer in the server"))?;
            } else if next.day != meant.day && turn.now - meant.at >= crate::domain::knock::LATE_AFTER {
                turn.pass_over(&one, DeliveryState::Missed, None)?;
            }
            plan_anew(turn, person)?;
            Ok(None)
        }
        Decision::Send { day: today, late, parts } => {
            if today != meant.day {
                let passed = delivery(turn, queued, meant.day);
                turn.pass_over(&passed, DeliveryState::Missed, None)?;
            }
            let mut one = delivery(turn, queued, today);
            let notice = notice(turn, &ground, &one.id, today, late, &parts)?;
            one.body = courier.freeze_knock(&notice);
            one.channel = ground.person.direct_channel;
            let claim = Claim {
                delivery: &one,
                nudge: parts.iter().any(|part| matches!(part, Part::Nudge { .. })),
                asks: parts.iter().any(|part| matches!(part, Part::Ask { .. })),
                late,
                first: one.channel.is_none(),
                lease_until: turn.now + LEASE,
            };
            let claimed = outbox::claim(turn.db, &claim)?;
            if claimed {
                if let Some(missing) = &notice.missing {
                    strategies::set_asked(turn.db, missing.member, turn.now)?;
                }
                for part in &parts {
                    match part {
                        Part::Replies { posts, .. } => {
                            for post in posts {
                                replies::set_asked(turn.db, *post, turn.now)?;
                            }
                        }
                        Part::Talk { member, week } => {
                            conversations::set_asked(turn.db, *member, *week, turn.now)?;
                        }
                        Part::Review { member, quarter } => {
                            reviews::set_asked(turn.db, *member, *quarter, turn.now)?;
                            if let Some(mine) = members::load(turn.db, *member)? {
                                strategy::put_by_on(turn, &mine, today)?;
                            }
                        }
                        Part::Plan { member, week } => plans::set_told(turn.db, *member, *week, turn.now)?,
                        Part::Goals { member, check } => {
                            for (goal, asking) in &check.goals {
                                goal_checks::set_asked(turn.db, *goal, today, *asking, turn.now)?;
                            }
                            if check.drift.is_some() {
                                goal_checks::set_drift_asked(turn.db, *member, today, turn.now)?;
                            }
                        }
                        Part::Nudge { .. } | Part::Ahead { .. } | Part::Ask { .. } => {}
                    }
                }
            } else {
                tracing::error!(day = %today, "a knock of this day was claimed before; this one is left out");
                unsay(turn, &one)?;
            }
            plan_anew(turn, person)?;
            Ok(claimed.then_some(one))
        }
    }
}

/// What a knock that its person has surely not seen asked and offered is as if it had not been.
pub(super) fn unsay(turn: &Turn<'_>, delivery: &Delivery) -> Result<(), Failure> {
    let person = PersonId(delivery.subject);
    replies::unask(turn.db, person, delivery.claimed_at)?;
    conversations::unask(turn.db, person, delivery.claimed_at)?;
    goal_checks::unask(turn.db, person, delivery.claimed_at)?;
    acts::withdraw(turn.db, person, delivery.claimed_at)?;
    reviews::unask(turn.db, person, delivery.claimed_at)?;
    strategies::unask(turn.db, person, delivery.claimed_at)?;
    for member in plans::withdraw(turn.db, person, delivery.claimed_at)? {
        remind::plan(turn, member)?;
    }
    Ok(offers::withdraw(turn.db, person, delivery.claimed_at)?)
}

pub(super) fn delivery(turn: &mut Turn<'_>, queued: &Queued, day: NaiveDate) -> Delivery {
    Delivery {
        id: fresh_id(turn),
        kind: queued.kind,
        subject: queued.subject,
        occurrence: day.to_string(),
        channel: None,
        body: String::new(),
        picture: None,
        state: DeliveryState::Claimed,
        attempts: 1,
        claimed_at: turn.now,
        tried_at: Some(turn.now),
    }
}

/// The letters of an id; none that is easily taken for another.
pub(super) const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Fourteen characters that nobody guesses and that fit into a nonce and beside others into a button.
pub(super) fn fresh_id(turn: &mut Turn<'_>) -> DeliveryId {
    let mut bits = (u128::from(turn.dice.next_u64()) << 64) | u128::from(turn.dice.next_u64());
    let mut id = String::with_capacity(14);
    for _ in 0..14 {
        id.push(char::from(LETTERS[(bits & 31) as usize]));
        bits >>= 5;
    }
    DeliveryId(id)
}

/// Lays out the weeks that are brought, where nobody has yet: before anything else, since a nudge beside one brings the topic
/// of its next slot.
fn lay_out(turn: &mut Turn<'_>, ground: &Ground, parts: &[Part]) -> Result<(), Failure> {
    for part in parts {
        let Part::Plan { member, week } = part else { continue };
        let Some(seat) = ground.seats.iter().find(|seat| seat.diary.member.id == *member) else { continue };
        if plans::asked(turn.db, *member, *week)?.is_none() {
            weeks::make(turn, &seat.diary.member, &ground.person, *week)?;
            remind::plan(turn, *member)?;
        }
    }
    Ok(())
}

fn notice(
    turn: &mut Turn<'_>,
    ground: &Ground,
    id: &DeliveryId,
    day: NaiveDate,
    late: bool,
    parts: &[Part],
) -> Result<KnockNotice, Failure> {
    let several = ground.seats.len() > 1;
    let mut said = Vec::new();
    lay_out(turn, ground, parts)?;
    for part in parts {
        let member = part.member();
        let Some(seat) = ground.seats.iter().find(|seat| seat.diary.member.id == member) else { continue };
        let of = &seat.diary.member;
        let what = match part {
            Part::Replies { posts: ids, .. } => {
                let mut asked = Vec::new();
                for post in ids {
                    asked.extend(posts::load(turn.db, *post)?);
                }
                let shown = people::next_courtesy(turn.db, of.person)?;
                let courtesies = &turn.catalog.courtesies;
                let at = shown.checked_rem(courtesies.len() as u64);
                let courtesy = at.map(|at| courtesies[at as usize].text.clone());
                What::Replies { posts: asked, courtesy }
            }
            Part::Nudge { pace, settle, lower, .. } => {
                let target = of.target(pace.week);
                let topic = match topic::planned(turn, of, day)? {
                    Some(planned) => Some(planned),
                    None => offer::one(turn, of, day, &Wish::default())?,
                };
                let lower = (*lower && target > 1).then(|| target - 1);
                What::Nudge { pace: *pace, settle: *settle, lower, topic: topic.map(Box::new) }
            }
            Part::Plan { week, .. } => What::Plan(Box::new(weeks::of(turn, of, &ground.person, *week)?)),
            Part::Goals { check, .. } => {
                let mut asked = Vec::new();
                for (goal, asking) in &check.goals {
                    if let Some(goal) = kept_goals::load(turn.db, *goal)? {
                        asked.push((goals::gather(turn, of, &ground.person, goal, day)?, *asking));
                    }
                }
                What::Goals { goals: asked, drift: check.drift }
            }
            Part::Ahead { days, .. } => {
                let topic = offer::one(turn, of, day, &Wish::default())?;
                What::Ahead { days: *days, topic: topic.map(Box::new) }
            }
            Part::Talk { week, .. } => {
                let groups = conversations::of_week(turn.db, member, *week)?;
                let act = act::of_week(turn, of, day)?;
                What::Talk { week: *week, groups, aim: seat.talk.aim, act: act.map(Box::new) }
            }
            Part::Review { quarter, .. } => What::Review { figures: Box::new(review::of(turn, of, *quarter, day)?) },
            Part::Ask { .. } => What::Ask { target: of.target(crate::domain::week::Week::of(day)) },
        };
        said.push(Said { member, team: several.then_some(of.team), what });
    }
    let (busy, if_thens) = (ground.days_to_ask(day), own_words(turn, ground, day)?);
    let missing = missing(turn, ground, several);
    Ok(KnockNotice { id: id.clone(), day, late, parts: said, busy, if_thens, missing })
}

/// The plans for the day in the person's own words, of all their teams, each once.
fn own_words(turn: &Turn<'_>, ground: &Ground, day: NaiveDate) -> Result<Vec<String>, Failure> {
    let mut all = Vec::new();
    for seat in &ground.seats {
        all.extend(if_thens::of_member(turn.db, seat.diary.member.id)?);
    }
    Ok(if_then::of_day(&all, day).into_iter().map(|one| one.words.clone()).collect())
}

/// What is missing in a strategy of the person's, where it is time to say so.
fn missing(turn: &Turn<'_>, ground: &Ground, several: bool) -> Option<Missing> {
    let (member, steps) = ground.missing(turn.now)?;
    let seat = ground.seats.iter().find(|seat| seat.diary.member.id == member)?;
    Some(Missing { member, team: several.then_some(seat.diary.member.team), steps })
}
