//! Plans a team's recap, claims it when it is due, or has it posted by hand; each week once. What is in it is `board`'s.

use super::board::{self, Meant};
use super::courier::{Courier, Known};
use super::knock::{self, delivery};
use super::notices::RecapNotice;
use super::turn::{App, Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::{ChannelId, PersonId, TeamId};
use crate::domain::notice::{Delivery, DeliveryState, LEASE, NoticeKind, Queued, RECAP_WINDOW};
use crate::domain::refusal::Refusal;
use crate::domain::team::{Team, Trouble};
use crate::domain::week::Week;
use crate::store::outbox::Claim;
use crate::store::{members, outbox, queue, teams};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use std::collections::HashMap;
use std::sync::Arc;

/// By how much a recap that is due may have been put off: at most as long as one try lasts until the next.
const PUT_OFF: Duration = Duration::minutes(5);

/// Plans the team's next recap, or takes it out of the queue where there can be none. One that is due and waits for its
/// claim stays.
pub(super) fn plan(turn: &Turn<'_>, team: &Team) -> Result<(), Failure> {
    if team.channel.is_some() && team.left_at.is_none() && is_waiting(turn, team)? {
        return Ok(());
    }
    plan_next(turn, team)
}

/// Whether a recap of an earlier week than the next one is due, was not claimed yet, and can still go out.
fn is_waiting(turn: &Turn<'_>, team: &Team) -> Result<bool, Failure> {
    let Some(queued) = queue::of(turn.db, NoticeKind::Recap, team.id.0)? else { return Ok(false) };
    let Ok(monday) = queued.occurrence.parse::<NaiveDate>() else { return Ok(false) };
    let week = Week::of(monday);
    if week >= team.next_recap(turn.now).0 || queued.due_at > turn.now + PUT_OFF {
        return Ok(false);
    }
    if outbox::taken_back(turn.db, team.id, &queued.occurrence)?.is_some() {
        return Ok(true);
    }
    let fresh = outbox::state_of(turn.db, NoticeKind::Recap, team.id.0, &queued.occurrence)?.is_none();
    Ok(fresh && turn.now - due_since(turn, team, &queued, week)? <= RECAP_WINDOW)
}

/// Since when a recap has been due: from its time on, or from when it was claimed before it was taken back. What held it
/// back since then makes it no younger.
fn due_since(turn: &Turn<'_>, team: &Team, queued: &Queued, week: Week) -> Result<DateTime<Utc>, Failure> {
    let taken_back = outbox::taken_back(turn.db, team.id, &queued.occurrence)?;
    Ok(taken_back.map_or_else(|| team.recap_at(week).min(queued.due_at), |one| one.claimed_at))
}

fn plan_next(turn: &Turn<'_>, team: &Team) -> Result<(), Failure> {
    if team.channel.is_none() || team.left_at.is_some() {
        return Ok(queue::remove(turn.db, NoticeKind::Recap, team.id.0)?);
    }
    let (week, due_at) = team.next_recap(turn.now);
    let occurrence = week.monday().to_string();
    let queued = Queued { kind: NoticeKind::Recap, subject: team.id.0, occurrence, due_at, first_contact: false };
    Ok(queue::put(turn.db, &queued)?)
}

impl App {
    /// Whether a recap that waits for its names has waited too long for them to matter.
    ///
    /// # Errors
    /// What failed.
    pub async fn is_too_late(&self, queued: &Queued) -> Result<bool, Failure> {
        let queued = queued.clone();
        self.look(PersonId(0), move |turn| {
            let team = teams::load(turn.db, TeamId(queued.subject))?;
            let Some((team, monday)) = team.zip(queued.occurrence.parse::<NaiveDate>().ok()) else { return Ok(true) };
            Ok(turn.now - due_since(turn, &team, &queued, Week::of(monday))? > RECAP_WINDOW)
        })
        .await
    }

    /// Claims a recap that is due: none where there is nothing to post. What is known of its people comes along.
    ///
    /// # Errors
    /// What failed; the recap stays due.
    pub async fn claim_recap(
        &self,
        queued: Queued,
        known: Known,
        courier: Arc<dyn Courier>,
    ) -> Result<Option<Delivery>, Failure> {
        self.quiet(move |turn| {
            for (team, person) in &known.gone {
                if let Some(member) = members::find(turn.db, *team, *person)? {
                    members::set_gone(turn.db, member.id, turn.now)?;
                    knock::plan(turn, *person)?;
                }
            }
            let names = known.names_in(TeamId(queued.subject));
            claim(turn, &queued, &names, courier.as_ref())
        })
        .await
    }
}

/// A week in which all were on leave is skipped, whatever went out by itself meanwhile; one in which nobody did anything is
/// left alone.
const fn is_skipped(notice: &RecapNotice) -> bool {
    notice.all_away || (notice.posts == 0 && notice.conversations == 0)
}

fn claim(
    turn: &mut Turn<'_>,
    queued: &Queued,
    names: &HashMap<PersonId, String>,
    courier: &dyn Courier,
) -> Result<Option<Delivery>, Failure> {
    let id = TeamId(queued.subject);
    if queue::of(turn.db, NoticeKind::Recap, id.0)?.as_ref() != Some(queued) {
        return Ok(None);
    }
    let Some(team) = teams::load(turn.db, id)? else {
        queue::remove(turn.db, NoticeKind::Recap, id.0)?;
        return Ok(None);
    };
    plan_next(turn, &team)?;
    let Ok(monday) = queued.occurrence.parse() else { return Ok(None) };
    let mut one = delivery(turn, queued, monday);
    let lateness = turn.now - due_since(turn, &team, queued, Week::of(monday))?;
    // Taken back and worded anew, it is the same recap: what it said of its time stays true.
    let late = match outbox::taken_back(turn.db, id, &queued.occurrence)? {
        Some(before) => {
            one.claimed_at = before.claimed_at;
            before.late
        }
        None => lateness >= crate::domain::knock::LATE_AFTER,
    };
    let notice = board::gather(turn, &team, Week::of(monday), names, one.id.clone(), late)?;
    if is_skipped(&notice) {
        return Ok(None);
    }
    if lateness > RECAP_WINDOW {
        turn.pass_over(&one, DeliveryState::Missed, None)?;
        teams::set_trouble(turn.db, id, Some(Trouble::TooLate), turn.now)?;
        return Ok(None);
    }
    let frozen = courier.freeze_recap(&notice);
    one.body = frozen.body;
    one.picture = Some(frozen.picture.into_text());
    one.channel = team.channel;
    let lease_until = turn.now + LEASE;
    let claim = Claim { delivery: &one, nudge: false, asks: false, late, first: false, lease_until };
    Ok(outbox::claim(turn.db, &claim)?.then_some(one))
}

/// The recap that can be posted by hand: of the last finished week.
///
/// # Errors
/// `ServerOnly` or `ManagersOnly`; `NoChannel` where nothing was ever set up.
pub fn next_by_hand(turn: &mut Turn<'_>, who: Who, roles: &[u64]) -> Result<Meant, Failure> {
    let id = who::managed(turn, who, roles)?;
    let running = teams::load(turn.db, id)?.ok_or(Refusal::NoChannel)?.week(turn.now);
    Ok(Meant { team: id, week: running.previous(), running })
}

/// Posts the recap of the last finished week now: once, whether or not its own time is still ahead. Its turn comes at once, at
/// the pace of all notices.
///
/// # Errors
/// `ServerOnly` or `ManagersOnly`; `NoChannel`; `Gone` for another week; `NothingToTell`; `RecapPosted` where it is there, on
/// its way, or may be there.
pub fn post_now(
    turn: &mut Turn<'_>,
    who: Who,
    roles: &[u64],
    week: Week,
    names: &HashMap<PersonId, String>,
    courier: &dyn Courier,
) -> Result<ChannelId, Failure> {
    let id = who::managed(turn, who, roles)?;
    let team = teams::load(turn.db, id)?.ok_or(Refusal::NoChannel)?;
    let channel = team.channel.ok_or(Refusal::NoChannel)?;
    if week != team.week(turn.now).previous() {
        return Err(Refusal::Gone.into());
    }
    let occurrence = week.monday().to_string();
    let state = outbox::state_of(turn.db, NoticeKind::Recap, id.0, &occurrence)?;
    if state.is_some_and(|state| !state.never_seen()) {
        return Err(Refusal::RecapPosted.into());
    }
    let queued = Queued { kind: NoticeKind::Recap, subject: id.0, occurrence, due_at: turn.now, first_contact: false };
    let mut one = delivery(turn, &queued, week.monday());
    let notice = board::gather(turn, &team, week, names, one.id.clone(), false)?;
    if is_skipped(&notice) {
        return Err(Refusal::NothingToTell.into());
    }
    let frozen = courier.freeze_recap(&notice);
    (one.body, one.picture) = (frozen.body, Some(frozen.picture.into_text()));
    // Whoever carries it finds it waiting and not yet tried.
    (one.channel, one.attempts, one.tried_at) = (Some(channel), 0, None);
    let claim = Claim { delivery: &one, nudge: false, asks: false, late: false, first: false, lease_until: turn.now };
    outbox::claim(turn.db, &claim)?;
    Ok(channel)
}
