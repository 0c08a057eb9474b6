//! Sees to the place of a recap that was posted, as its team has set it: a thread under it, and its pin in place of the one
//! before. The recap stands there whatever comes of it; each step can be taken twice.

use super::courier::Courier;
use super::turn::{App, Failure, Turn};
use crate::domain::ids::{ChannelId, MessageId, TeamId};
use crate::domain::notice::{DeliveryState, LEASE, NoticeKind, Outcome, Queued, next_try};
use crate::domain::team::{Team, Trouble};
use crate::domain::week::Week;
use crate::store::{recaps, teams};
use chrono::{DateTime, NaiveDate, Utc};

/// What is to be done about one recap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placing {
    team: TeamId,
    week: Week,
    channel: ChannelId,
    message: MessageId,
    /// Whether a thread is to be opened under it.
    thread: bool,
    /// Whether it is to be pinned.
    pin: bool,
    /// The one before, which gives way.
    unpin: Option<(ChannelId, MessageId)>,
}

/// What came of it.
struct Done {
    threaded: Option<Outcome>,
    pinned: Option<Outcome>,
    unpinned: Option<Outcome>,
}

/// A recap was posted: whatever its team has set is seen to at once.
pub(super) fn posted(turn: &Turn<'_>, team: TeamId, week: Week) -> Result<(), Failure> {
    let Some(known) = teams::load(turn.db, team)? else { return Ok(()) };
    if known.thread || known.pin || teams::pinned(turn.db, team)?.is_some() {
        recaps::place_at(turn.db, team, week, Some(turn.now))?;
    }
    Ok(())
}

impl App {
    /// What is to be done about the place of a recap whose turn it is; none where nothing is.
    ///
    /// # Errors
    /// What failed; it stays due.
    pub async fn claim_placing(&self, queued: Queued) -> Result<Option<Placing>, Failure> {
        self.quiet(move |turn| claim(turn, &queued)).await
    }

    /// Puts it off.
    ///
    /// # Errors
    /// What failed.
    pub async fn postpone_placing(&self, queued: Queued, until: DateTime<Utc>) -> Result<(), Failure> {
        self.quiet(move |turn| {
            let Ok(monday) = queued.occurrence.parse::<NaiveDate>() else { return Ok(()) };
            Ok(recaps::place_at(turn.db, TeamId(queued.subject), Week::of(monday), Some(until))?)
        })
        .await
    }

    /// Opens the thread, pins the recap and lets the one before go, as far as each is wanted, and keeps what came of it.
    ///
    /// # Errors
    /// What failed; the lease brings it back.
    pub async fn place(&self, placing: Placing, courier: &dyn Courier) -> Result<(), Failure> {
        let (channel, message) = (placing.channel, placing.message);
        let mut done = Done { threaded: None, pinned: None, unpinned: None };
        if placing.thread {
            done.threaded = Some(courier.open_thread(channel, message, placing.week).await);
        }
        if placing.pin {
            done.pinned = Some(courier.pin(channel, message, true).await);
        }
        // The new one first: whatever comes between, one of them is pinned.
        let given_way = placing.unpin.filter(|_| done.pinned.as_ref().is_none_or(is_done));
        if let Some((channel, message)) = given_way {
            done.unpinned = Some(courier.pin(channel, message, false).await);
        }
        self.quiet(move |turn| settle(turn, &placing, &done)).await
    }
}

fn claim(turn: &Turn<'_>, queued: &Queued) -> Result<Option<Placing>, Failure> {
    let (id, Ok(monday)) = (TeamId(queued.subject), queued.occurrence.parse::<NaiveDate>()) else { return Ok(None) };
    let week = Week::of(monday);
    let Some(recap) = recaps::to_place(turn.db, id, week)?.filter(|one| one.place_at == Some(queued.due_at)) else {
        return Ok(None);
    };
    let here = (recap.channel, recap.message);
    let team: Option<Team> = teams::load(turn.db, id)?.filter(|team| team.left_at.is_none());
    let wanted = team.map(|team| (team.thread, team.pin));
    let pinned = teams::pinned(turn.db, id)?;
    // The pin belongs to the latest: one that comes to its turn late does not take it back.
    let latest = !recaps::has_later(turn.db, id, week)?;
    let placing = wanted.map(|(thread, pin)| Placing {
        team: id,
        week,
        channel: recap.channel,
        message: recap.message,
        thread: thread && !recap.threaded,
        pin: latest && pin && pinned != Some(here),
        unpin: pinned.filter(|one| latest && (*one != here || !pin)),
    });
    let placing = placing.filter(|one| one.thread || one.pin || one.unpin.is_some());
    recaps::place_at(turn.db, id, week, placing.is_some().then(|| turn.now + LEASE))?;
    Ok(placing)
}

/// Whether a step is done, or there is nothing left to be done.
const fn is_done(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Sent { .. } | Outcome::ChannelGone)
}

/// Whether a step may go better another time; a right can be given back.
const fn is_passing(outcome: &Outcome) -> bool {
    outcome.is_passing() || matches!(outcome, Outcome::RightMissing)
}

fn settle(turn: &Turn<'_>, placing: &Placing, done: &Done) -> Result<(), Failure> {
    let (team, week) = (placing.team, placing.week);
    if done.threaded.as_ref().is_some_and(is_done) {
        recaps::set_threaded(turn.db, team, week)?;
    }
    let tries = recaps::to_place(turn.db, team, week)?.map_or(u32::MAX, |recap| recap.tries);
    let pause = next_try(tries);
    // The one before stays in mind until it is unpinned, or no try is left: the pin is seen to anew then, which changes
    // nothing.
    let stays = |unpinned: &Outcome| is_passing(unpinned) && pause.is_some();
    match (&done.pinned, &done.unpinned) {
        (Some(pinned), unpinned) if is_done(pinned) && !unpinned.as_ref().is_some_and(stays) => {
            teams::set_pinned(turn.db, team, Some((placing.channel, placing.message)))?;
        }
        (None, Some(unpinned)) if !stays(unpinned) => teams::set_pinned(turn.db, team, None)?,
        _ => {}
    }
    let steps = || [&done.threaded, &done.pinned, &done.unpinned].into_iter().flatten();
    if steps().all(is_done) {
        well(turn, team)?;
    }
    let next = pause.filter(|_| steps().any(is_passing)).map(|pause| turn.now + pause);
    // Told when it is first tried, and once more where it comes to nothing: the first time may have met with something else.
    if tries == 0 || next.is_none() {
        tell(turn, team, done)?;
    }
    let state = match (next, steps().all(is_done)) {
        (Some(_), _) => DeliveryState::Claimed,
        (None, true) => DeliveryState::Sent,
        (None, false) => DeliveryState::Undeliverable,
    };
    turn.notes(NoticeKind::Placing, state);
    recaps::count_placing(turn.db, team, week)?;
    Ok(recaps::place_at(turn.db, team, week, next)?)
}

/// Nothing is left to do: what managers were to be told of it is over.
fn well(turn: &Turn<'_>, team: TeamId) -> Result<(), Failure> {
    let trouble = teams::load(turn.db, team)?.and_then(|team| team.trouble);
    if matches!(trouble, Some(Trouble::ThreadRight | Trouble::PinRight | Trouble::Unplaced)) {
        teams::set_trouble(turn.db, team, None, turn.now)?;
    }
    Ok(())
}

/// What managers are to be told of it, once. That the one before cannot be unpinned is no fault of the new one's pin.
fn tell(turn: &Turn<'_>, team: TeamId, done: &Done) -> Result<(), Failure> {
    let steps = [(&done.threaded, Trouble::ThreadRight), (&done.pinned, Trouble::PinRight)];
    for (outcome, right) in steps.into_iter().filter_map(|(outcome, right)| Some((outcome.as_ref()?, right))) {
        let trouble = match outcome {
            Outcome::RightMissing => right,
            outcome if is_done(outcome) || is_passing(outcome) => continue,
            _ => Trouble::Unplaced,
        };
        tracing::warn!(%team, ?outcome, "a recap could not be given its place");
        return Ok(teams::set_trouble(turn.db, team, Some(trouble), turn.now)?);
    }
    Ok(())
}
