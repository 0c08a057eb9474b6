//! Plans a person's knock and claims it when it is due. Decides nothing itself: `domain::knock` does.

use super::courier::Courier;
use super::ground;
use super::notices::{KnockNotice, Said, What};
use super::topic;
use super::turn::{App, Failure, Turn};
use crate::domain::ids::{DeliveryId, PersonId};
use crate::domain::knock::{Decision, Ground, Knock, Part};
use crate::domain::notice::{Delivery, DeliveryState, LEASE, NoticeKind, Queued};
use crate::domain::pacer::{self, CROWD};
use crate::domain::person::Person;
use crate::domain::topic::Wish;
use crate::store::outbox::Claim;
use crate::store::{outbox, people, posts, replies};
use chrono::{DateTime, NaiveDate, Utc};
use rand::RngCore;
use std::sync::Arc;

/// Plans the person's next knock, or takes it out of the queue where there can be none.
pub(super) fn plan(turn: &Turn<'_>, person: PersonId) -> Result<(), Failure> {
    match ground::ground(turn, person)? {
        Some(ground) if ground.person.consent_at.is_some() && !ground.seats.is_empty() => {
            queue(turn, &ground.person, ground.next_knock(turn.now))
        }
        _ => Ok(outbox::unqueue(turn.db, NoticeKind::Knock, person.0)?),
    }
}

fn queue(turn: &Turn<'_>, person: &Person, knock: Knock) -> Result<(), Failure> {
    let occurrence = knock.day.to_string();
    let at = spread(turn, person, knock)?;
    let queued = Queued { kind: NoticeKind::Knock, subject: person.id.0, occurrence, due_at: at, first_contact: false };
    Ok(outbox::queue(turn.db, &queued)?)
}

/// Where more people share a minute than can be written to in it, they are spread over the hour after it, each steadily at
/// the same place; everybody else is written to on the minute.
pub(super) fn spread(turn: &Turn<'_>, person: &Person, knock: Knock) -> Result<DateTime<Utc>, Failure> {
    if outbox::crowd(turn.db, knock.at, CROWD)? < CROWD {
        return Ok(knock.at);
    }
    let later = knock.at + pacer::place_in_hour(person.id);
    let holds = person.is_active_hour(later) && person.day(later) == knock.day;
    Ok(if holds { later } else { knock.at })
}

impl App {
    /// Claims a knock that is due: none where nothing is wanted now; the row has moved on then.
    ///
    /// # Errors
    /// What failed; the knock stays due.
    pub async fn claim_knock(&self, queued: Queued, courier: Arc<dyn Courier>) -> Result<Option<Delivery>, Failure> {
        self.quiet(move |turn| claim(turn, &queued, courier.as_ref())).await
    }
}

fn claim(turn: &mut Turn<'_>, queued: &Queued, courier: &dyn Courier) -> Result<Option<Delivery>, Failure> {
    let person = PersonId(queued.subject);
    // Somebody else may have moved it since it was seen.
    if outbox::queued_for(turn.db, NoticeKind::Knock, person.0)?.as_ref() != Some(queued) {
        return Ok(None);
    }
    let Some(ground) = ground::ground(turn, person)? else {
        outbox::unqueue(turn.db, NoticeKind::Knock, person.0)?;
        return Ok(None);
    };
    let day = queued.occurrence.parse().unwrap_or_else(|_| ground.person.day(turn.now));
    // Whoever waited for their turn among many, or for Rounds to come back, is as late as their own knock time says.
    let meant = Knock { day, at: ground.person.knock_at(day).min(queued.due_at) };
    match ground.decide(meant, turn.now) {
        Decision::Move(next) => {
            if next.day != day && turn.now - meant.at >= crate::domain::knock::LATE_AFTER {
                outbox::miss(turn.db, &delivery(turn, queued, day))?;
            }
            plan(turn, person)?;
            Ok(None)
        }
        Decision::Send { day: today, late, parts } => {
            if today != day {
                outbox::miss(turn.db, &delivery(turn, queued, day))?;
            }
            let mut one = delivery(turn, queued, today);
            let notice = notice(turn, &ground, &one.id, today, late, &parts)?;
            one.body = courier.freeze_knock(&notice);
            one.channel = ground.person.direct_channel;
            let nudge = parts.iter().any(|part| matches!(part, Part::Nudge { .. }));
            let asks = parts.iter().any(|part| matches!(part, Part::Ask { .. }));
            let claimed =
                outbox::claim(turn.db, &Claim { delivery: &one, nudge, asks, late, lease_until: turn.now + LEASE })?;
            for part in &parts {
                if let Part::Replies { posts, .. } = part {
                    for post in posts {
                        replies::set_asked(turn.db, *post, turn.now)?;
                    }
                }
            }
            plan(turn, person)?;
            Ok(claimed.then_some(one))
        }
    }
}

pub(super) fn delivery(turn: &mut Turn<'_>, queued: &Queued, day: NaiveDate) -> Delivery {
    Delivery {
        id: fresh_id(turn),
        kind: queued.kind,
        subject: queued.subject,
        occurrence: day.to_string(),
        channel: None,
        body: String::new(),
        state: DeliveryState::Claimed,
        attempts: 1,
        claimed_at: turn.now,
        tried_at: Some(turn.now),
    }
}

/// Fourteen characters that nobody guesses and that fit into a nonce and beside others into a button.
pub(super) fn fresh_id(turn: &mut Turn<'_>) -> DeliveryId {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut bits = (u128::from(turn.dice.next_u64()) << 64) | u128::from(turn.dice.next_u64());
    let mut id = String::with_capacity(14);
    for _ in 0..14 {
        id.push(char::from(LETTERS[(bits & 31) as usize]));
        bits >>= 5;
    }
    DeliveryId(id)
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
                let topic = topic::offer(turn, of, day, &Wish::default())?;
                let lower = (*lower && target > 1).then(|| target - 1);
                What::Nudge { pace: *pace, settle: *settle, lower, topic: topic.map(Box::new) }
            }
            Part::Ahead { days, .. } => {
                let topic = topic::offer(turn, of, day, &Wish::default())?;
                What::Ahead { days: *days, topic: topic.map(Box::new) }
            }
            Part::Ask { .. } => What::Ask { target: of.target(crate::domain::week::Week::of(day)) },
        };
        said.push(Said { member, team: several.then_some(of.team), what });
    }
    Ok(KnockNotice { id: id.clone(), day, late, parts: said, busy: ground.days_to_ask(day) })
}
