//! Plans a member's next slot reminder and claims it when it is due. Of which slot, `domain::plan` decides; whether they may
//! be written to, what stands in the database at that moment.

use super::courier::Courier;
use super::ground;
use super::knock;
use super::notices::ReminderNotice;
use super::plan as weeks;
use super::turn::{App, Failure, Turn};
use crate::domain::ids::{MemberId, PersonId, TeamId};
use crate::domain::knock::Ground;
use crate::domain::member::Member;
use crate::domain::notice::{Delivery, DeliveryState, LEASE, NoticeKind, Queued};
use crate::domain::plan::{LATE, Slot, next_reminder, occurrence, slot_of};
use crate::domain::week::Week;
use crate::store::outbox::Claim;
use crate::store::{members, outbox, queue, slots};
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// The member of a reminder.
pub(super) const fn member_of(subject: u64) -> MemberId {
    MemberId(subject.cast_signed())
}

const fn subject_of(member: MemberId) -> u64 {
    member.0.cast_unsigned()
}

/// Plans the member's next reminder, or takes it out of the queue where there is none.
pub(super) fn plan(turn: &Turn<'_>, member: MemberId) -> Result<(), Failure> {
    let subject = subject_of(member);
    let next = match members::load(turn.db, member)?.filter(Member::is_active) {
        Some(member) => match weeks::person_of(turn, &member)?.filter(|person| person.consent_at.is_some()) {
            Some(person) => {
                let all = slots::since(turn.db, member.id, Week::of(person.day(turn.now)).previous())?;
                next_reminder(&all, &person, turn.now).map(|(slot, at)| (occurrence(slot), at))
            }
            None => None,
        },
        None => None,
    };
    match next {
        Some((occurrence, due_at)) => {
            let queued = Queued { kind: NoticeKind::Reminder, subject, occurrence, due_at, first_contact: false };
            Ok(queue::put(turn.db, &queued)?)
        }
        None => Ok(queue::remove(turn.db, NoticeKind::Reminder, subject)?),
    }
}

/// A slot of which it is time to remind.
struct Due {
    member: Member,
    ground: Ground,
    slot: Slot,
    at: DateTime<Utc>,
}

/// The slot of an occurrence, as it stands now; none where it is not there any more, or lies at another time.
fn due(turn: &Turn<'_>, subject: u64, meant: &str) -> Result<Option<Due>, Failure> {
    let Some(member) = members::load(turn.db, member_of(subject))? else { return Ok(None) };
    let Some(slot) = slot_of(meant) else { return Ok(None) };
    let slot = slots::load(turn.db, slot)?.filter(|slot| slot.member == member.id && occurrence(slot) == meant);
    let (Some(slot), Some(ground)) = (slot, ground::ground(turn, member.person)?) else { return Ok(None) };
    Ok(Some(Due { at: slot.starts_at(&ground.person), member, ground, slot }))
}

impl Due {
    /// Whether it may go out now, whether or not it has been claimed.
    fn is_wanted(&self, now: DateTime<Utc>) -> bool {
        self.slot.remind
            && self.slot.is_open()
            && (self.at..=self.at + LATE).contains(&now)
            && self.ground.may_remind(self.member.id, self.slot.on)
    }
}

/// Whether a reminder that may not have arrived is still wanted.
pub(super) fn still_wanted(turn: &Turn<'_>, delivery: &Delivery) -> Result<bool, Failure> {
    Ok(due(turn, delivery.subject, &delivery.occurrence)?.is_some_and(|due| due.is_wanted(turn.now)))
}

/// To whom a notice to a person goes: a reminder names the member.
pub(super) fn addressee(turn: &Turn<'_>, delivery: &Delivery) -> Result<Option<PersonId>, Failure> {
    Ok(match delivery.kind {
        NoticeKind::Knock | NoticeKind::Nod => Some(PersonId(delivery.subject)),
        NoticeKind::Reminder => members::load(turn.db, member_of(delivery.subject))?.map(|member| member.person),
        NoticeKind::Recap | NoticeKind::Correction | NoticeKind::Placing => None,
    })
}

/// When the person is reminded until `end`, if nothing happens.
pub(super) fn coming(turn: &Turn<'_>, ground: &Ground, end: DateTime<Utc>) -> Result<Vec<DateTime<Utc>>, Failure> {
    let mut coming = Vec::new();
    for seat in &ground.seats {
        let member = seat.diary.member.id;
        let all = slots::since(turn.db, member, Week::of(ground.person.day(turn.now)).previous())?;
        let wanted = all.iter().filter(|slot| slot.remind && slot.is_open() && ground.may_remind(member, slot.on));
        coming.extend(wanted.map(|slot| slot.starts_at(&ground.person)).filter(|at| *at > turn.now && *at < end));
    }
    coming.sort_unstable();
    Ok(coming)
}

impl App {
    /// The membership that a reminder which is due would speak of; none where nothing would be sent.
    ///
    /// # Errors
    /// What failed.
    pub async fn seat_of_reminder(&self, queued: &Queued) -> Result<Vec<(TeamId, PersonId)>, Failure> {
        let queued = queued.clone();
        self.look(PersonId(0), move |turn| {
            let due = due(turn, queued.subject, &queued.occurrence)?.filter(|due| due.is_wanted(turn.now));
            Ok(due.map(|due| (due.member.team, due.member.person)).into_iter().collect())
        })
        .await
    }

    /// Claims a reminder that is due: none where it is not wanted any more; the row has moved on then. `gone` are the teams in
    /// which the person is not any more.
    ///
    /// # Errors
    /// What failed; the reminder stays due.
    pub async fn claim_reminder(
        &self,
        queued: Queued,
        gone: Vec<TeamId>,
        courier: Arc<dyn Courier>,
    ) -> Result<Option<Delivery>, Failure> {
        self.quiet(move |turn| claim(turn, &queued, &gone, courier.as_ref())).await
    }
}

fn claim(
    turn: &mut Turn<'_>,
    queued: &Queued,
    gone: &[TeamId],
    courier: &dyn Courier,
) -> Result<Option<Delivery>, Failure> {
    // Somebody else may have moved it since it was seen.
    if queue::of(turn.db, NoticeKind::Reminder, queued.subject)?.as_ref() != Some(queued) {
        return Ok(None);
    }
    let id = member_of(queued.subject);
    let Some(member) = members::load(turn.db, id)? else {
        queue::remove(turn.db, NoticeKind::Reminder, queued.subject)?;
        return Ok(None);
    };
    let left = gone.contains(&member.team);
    if left {
        tracing::info!(team = %member.team, "a member is no longer in the server; nothing is sent for it");
        members::set_gone(turn.db, id, turn.now)?;
    } else if let Some(person) = weeks::person_of(turn, &member)? {
        weeks::attune(turn, &member, &person)?;
    }
    let due = due(turn, queued.subject, &queued.occurrence)?.filter(|due| due.at <= turn.now);
    let mut claimed = None;
    if let Some(due) = due {
        // Sent or passed over, it is not asked for again.
        slots::save(turn.db, &Slot { reminded_at: Some(due.at), ..due.slot.clone() })?;
        let mut one = knock::delivery(turn, queued, due.slot.on);
        one.occurrence.clone_from(&queued.occurrence);
        if due.is_wanted(turn.now) && !left {
            claimed = send(turn, one, due, courier)?;
        } else if left {
            turn.pass_over(&one, DeliveryState::Dropped, Some("no longer in the server"))?;
        } else if turn.now > due.at + LATE && due.slot.remind && due.slot.is_open() {
            turn.pass_over(&one, DeliveryState::Missed, None)?;
        }
    }
    plan(turn, id)?;
    Ok(claimed)
}

fn send(turn: &Turn<'_>, mut one: Delivery, due: Due, courier: &dyn Courier) -> Result<Option<Delivery>, Failure> {
    let Due { member, ground, slot, .. } = due;
    let team = (ground.seats.len() > 1).then_some(member.team);
    let planned = weeks::planned(turn, &ground.person, slot)?;
    one.body = courier.freeze_reminder(&ReminderNotice { id: one.id.clone(), team, planned });
    one.channel = ground.person.direct_channel;
    let claim = Claim {
        delivery: &one,
        nudge: false,
        asks: false,
        late: false,
        first: one.channel.is_none(),
        lease_until: turn.now + LEASE,
    };
    let claimed = outbox::claim(turn.db, &claim)?;
    if !claimed {
        tracing::error!(
            occurrence = one.occurrence,
            "a reminder of this time was claimed before; this one is left out"
        );
    }
    Ok(claimed.then_some(one))
}
