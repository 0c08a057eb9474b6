//! Corrects a recap that was posted: once the last member's week has closed, and when a back-dated log changes it.
//! What stands there is not kept, only a digest of it; where nothing has changed, nothing is done.

use super::board;
use super::courier::{Courier, Frozen, Known};
use super::notices::RecapNotice;
use super::place;
use super::turn::{App, Failure, Turn};
use crate::domain::ids::{ChannelId, MessageId, TeamId};
use crate::domain::member::Member;
use crate::domain::notice::{Delivery, DeliveryState, LEASE, NoticeKind, Outcome, Queued, next_try};
use crate::domain::team::{Team, Trouble};
use crate::domain::week::{Week, begins_at};
use crate::domain::when;
use crate::store::recaps::{self, Posted};
use crate::store::{members, outbox, people, queue, teams};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// What is logged, undone and corrected within this time is put right together.
const SETTLES: Duration = Duration::minutes(1);

/// A recap with the words that are to stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    team: TeamId,
    week: Week,
    /// Where it stands.
    pub channel: ChannelId,
    /// Which message it is.
    pub message: MessageId,
    /// What is to stand there.
    pub frozen: Frozen,
    digest: u64,
    lease: DateTime<Utc>,
}

/// The digest of a message, its picture included. It may differ between builds of Rounds: then a recap is corrected once
/// without need.
fn digest(body: &str, picture: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (body, picture).hash(&mut hasher);
    hasher.finish()
}

/// When the last member's week closes, if that lies ahead.
fn closes_at(turn: &Turn<'_>, team: TeamId, week: Week) -> Result<Option<DateTime<Utc>>, Failure> {
    let mut last = turn.now;
    for member in members::of_team(turn.db, team)? {
        if let Some(person) = people::load(turn.db, member.person)? {
            last = last.max(begins_at(week.next().monday(), person.zone, person.day_ends));
        }
    }
    Ok(Some(last).filter(|at| *at > turn.now))
}

/// A recap was posted: it is looked at again soon, since somebody may have left the board while it was on its way, and then
/// when the last member's week has closed.
pub(super) fn posted(
    turn: &Turn<'_>,
    delivery: &Delivery,
    channel: ChannelId,
    message: MessageId,
) -> Result<(), Failure> {
    let (team, Ok(monday)) = (TeamId(delivery.subject), delivery.occurrence.parse::<NaiveDate>()) else {
        return Ok(());
    };
    let week = Week::of(monday);
    let one = Posted {
        team,
        week,
        delivery: delivery.id.clone(),
        channel,
        message,
        digest: digest(&delivery.body, delivery.picture.as_deref().unwrap_or_default()),
        late: outbox::was_late(turn.db, &delivery.id)?,
        // What changed while it was on its way is looked for at once.
        edit_at: Some(turn.now + SETTLES),
        tries: 0,
    };
    let oldest = Week::of((turn.now - Duration::days(when::REACH_DAYS)).date_naive()).earlier(1);
    recaps::insert(turn.db, &one, oldest.monday())?;
    place::posted(turn, team, week)
}

/// A post of this day was logged, changed or taken away: the recap of its week may have to be put right.
pub(super) fn touch(turn: &Turn<'_>, member: &Member, on: NaiveDate) -> Result<(), Failure> {
    Ok(recaps::touch(turn.db, member.team, Week::of(on), turn.now + SETTLES)?)
}

/// What the team sees of the member has changed: their recaps that can still be corrected are put right at once, and one
/// that has surely not arrived yet is worded anew.
pub(super) fn touch_all(turn: &Turn<'_>, member: &Member) -> Result<(), Failure> {
    recaps::touch_all(turn.db, member.team, turn.now)?;
    if let Some(occurrence) = outbox::take_back_recap(turn.db, member.team)? {
        let (kind, subject) = (NoticeKind::Recap, member.team.0);
        let queued = Queued { kind, subject, occurrence, due_at: turn.now, first_contact: false };
        queue::put(turn.db, &queued)?;
    }
    Ok(())
}

impl App {
    /// What is to stand in a recap that is due for a look; none where that stands there already, or where Rounds is not in
    /// the server any more.
    ///
    /// # Errors
    /// What failed; the look stays due.
    pub async fn claim_correction(
        &self,
        queued: Queued,
        known: Known,
        courier: Arc<dyn Courier>,
    ) -> Result<Option<Edit>, Failure> {
        self.quiet(move |turn| claim(turn, &queued, &known, courier.as_ref())).await
    }

    /// Puts the look at a recap off.
    ///
    /// # Errors
    /// What failed.
    pub async fn postpone_correction(&self, queued: Queued, until: DateTime<Utc>) -> Result<(), Failure> {
        self.quiet(move |turn| {
            let Ok(monday) = queued.occurrence.parse::<NaiveDate>() else { return Ok(()) };
            let (team, week) = (TeamId(queued.subject), Week::of(monday));
            Ok(recaps::postpone(turn.db, team, week, queued.due_at, Some(until))?)
        })
        .await
    }

    /// Nobody can say who is to be named in it now: the look at a recap is put off, ever longer, and given up in the end.
    ///
    /// # Errors
    /// What failed.
    pub async fn put_off_correction(&self, queued: Queued) -> Result<(), Failure> {
        self.quiet(move |turn| {
            let Ok(monday) = queued.occurrence.parse::<NaiveDate>() else { return Ok(()) };
            let (team, week) = (TeamId(queued.subject), Week::of(monday));
            let next = again(turn, team, week)?;
            Ok(recaps::postpone(turn.db, team, week, queued.due_at, next)?)
        })
        .await
    }

    /// Puts a recap right, and keeps what came of it.
    ///
    /// # Errors
    /// What failed; the lease brings it back.
    pub async fn correct(&self, edit: Edit, courier: &dyn Courier) -> Result<(), Failure> {
        let picture = self.draw(edit.frozen.picture.clone()).await;
        let pictured = picture.is_some();
        let edited = |picture| courier.edit(edit.channel, edit.message, edit.frozen.body.clone(), picture);
        let mut outcome = edited(picture).await;
        if pictured && outcome == Outcome::RightMissing {
            outcome = edited(None).await;
        }
        self.quiet(move |turn| settle(turn, &edit, &outcome)).await
    }
}

fn claim(turn: &mut Turn<'_>, queued: &Queued, known: &Known, courier: &dyn Courier) -> Result<Option<Edit>, Failure> {
    let (team, Ok(monday)) = (TeamId(queued.subject), queued.occurrence.parse::<NaiveDate>()) else {
        return Ok(None);
    };
    let week = Week::of(monday);
    let Some(posted) = recaps::load(turn.db, team, week)?.filter(|one| one.edit_at == Some(queued.due_at)) else {
        return Ok(None);
    };
    let Some(team) = teams::load(turn.db, team)?.filter(|team| team.left_at.is_none()) else {
        recaps::postpone(turn.db, team, week, queued.due_at, None)?;
        return Ok(None);
    };
    let notice = words(turn, &team, &posted, known)?;
    let same = courier.freeze_recap(&notice);
    let digest = digest(&same.body, same.picture.as_str());
    if digest == posted.digest {
        let closes_at = closes_at(turn, team.id, week)?;
        recaps::postpone(turn.db, team.id, week, queued.due_at, closes_at)?;
        return Ok(None);
    }
    let frozen = courier.freeze_recap(&RecapNotice { updated: true, ..notice });
    let lease = turn.now + LEASE;
    recaps::postpone(turn.db, posted.team, week, queued.due_at, Some(lease))?;
    Ok(Some(Edit { team: posted.team, week, channel: posted.channel, message: posted.message, frozen, digest, lease }))
}

fn words(turn: &Turn<'_>, team: &Team, posted: &Posted, known: &Known) -> Result<RecapNotice, Failure> {
    board::gather(turn, team, posted.week, &known.names_in(team.id), posted.delivery.clone(), posted.late)
}

fn settle(turn: &Turn<'_>, edit: &Edit, outcome: &Outcome) -> Result<(), Failure> {
    let (state, next) = match outcome {
        Outcome::Sent { .. } => {
            recaps::set_digest(turn.db, edit.team, edit.week, edit.digest)?;
            (DeliveryState::Sent, closes_at(turn, edit.team, edit.week)?)
        }
        // A right can be given back, and a name that is to go must not stay for want of it.
        outcome if outcome.is_passing() || *outcome == Outcome::RightMissing => {
            let next = again(turn, edit.team, edit.week)?;
            if next.is_none() {
                tracing::warn!(team = %edit.team, ?outcome, "a recap could not be corrected in all tries");
                teams::set_trouble(turn.db, edit.team, Some(Trouble::Uncorrected), turn.now)?;
            }
            (DeliveryState::Claimed, next)
        }
        outcome => {
            tracing::warn!(team = %edit.team, ?outcome, "a recap could not be corrected");
            (DeliveryState::Undeliverable, None)
        }
    };
    turn.notes(NoticeKind::Correction, state);
    // Touched meanwhile, it is looked at again in any case.
    Ok(recaps::postpone(turn.db, edit.team, edit.week, edit.lease, next)?)
}

/// When a correction that failed is tried again, if it is.
fn again(turn: &Turn<'_>, team: TeamId, week: Week) -> Result<Option<DateTime<Utc>>, Failure> {
    let tries = recaps::load(turn.db, team, week)?.map_or(u32::MAX, |posted| posted.tries);
    recaps::count_try(turn.db, team, week)?;
    Ok(next_try(tries).map(|pause| turn.now + pause))
}
