//! Carries claimed notices to their end: tried, settled, looked for. The decisions are `domain::notice`'s.

use super::correct;
use super::courier::Courier;
use super::knock;
use super::nod;
use super::picture::Svg;
use super::remind;
use super::turn::{App, Failure, Turn};
use crate::domain::ids::{ChannelId, PersonId, TeamId};
use crate::domain::notice::{Delivery, DeliveryState, LEASE, Look, NoticeKind, Outcome, Queued, Settlement, Step};
use crate::domain::suspicion::Suspicion;
use crate::domain::team::Trouble;
use crate::store::{erasures, members, outbox, people, queue, recaps, suspicions, teams};
use chrono::{DateTime, Utc};

impl App {
    /// What is due now, longest waiting first; what stands there already, its place and its corrections, comes last.
    ///
    /// # Errors
    /// What failed.
    pub async fn due(&self, most: u32) -> Result<Vec<Queued>, Failure> {
        self.look(PersonId(0), move |turn| {
            let mut due = queue::due(turn.db, turn.now, most)?;
            due.extend(recaps::due_to_place(turn.db, turn.now, most.saturating_sub(due.len() as u32))?);
            due.extend(recaps::due(turn.db, turn.now, most.saturating_sub(due.len() as u32))?);
            Ok(due)
        })
        .await
    }

    /// The claimed notices whose turn has come.
    ///
    /// # Errors
    /// What failed.
    pub async fn waiting(&self, most: u32) -> Result<Vec<Delivery>, Failure> {
        self.look(PersonId(0), move |turn| Ok(outbox::waiting(turn.db, turn.now, most)?)).await
    }

    /// When the next thing is due.
    ///
    /// # Errors
    /// What failed.
    pub async fn next_due(&self) -> Result<Option<DateTime<Utc>>, Failure> {
        self.look(PersonId(0), |turn| Ok(queue::next_due(turn.db)?)).await
    }

    /// When the person's next knock is looked at.
    ///
    /// # Errors
    /// What failed.
    pub async fn next_knock(&self, person: PersonId) -> Result<Option<DateTime<Utc>>, Failure> {
        self.look(person, move |turn| Ok(queue::of(turn.db, NoticeKind::Knock, person.0)?.map(|queued| queued.due_at)))
            .await
    }

    /// How many knocks the person has been sent.
    ///
    /// # Errors
    /// What failed.
    pub async fn knocks_sent(&self, person: PersonId) -> Result<usize, Failure> {
        self.look(person, move |turn| {
            let all = outbox::latest(turn.db, NoticeKind::Knock, person.0, u32::MAX)?;
            Ok(all.iter().filter(|one| one.state == DeliveryState::Sent).count())
        })
        .await
    }

    /// Lets a notice wait until later, unless somebody moved it meanwhile.
    ///
    /// # Errors
    /// What failed.
    pub async fn postpone(&self, queued: Queued, until: DateTime<Utc>) -> Result<(), Failure> {
        match queued.kind {
            NoticeKind::Correction => return self.postpone_correction(queued, until).await,
            NoticeKind::Placing => return self.postpone_placing(queued, until).await,
            _ => {}
        }
        self.quiet(move |turn| {
            if queue::of(turn.db, queued.kind, queued.subject)?.as_ref() == Some(&queued) {
                queue::put(turn.db, &Queued { due_at: until, ..queued })?;
            }
            Ok(())
        })
        .await
    }

    /// At the start: whatever was on its way when the process ended is taken up at once.
    ///
    /// # Errors
    /// What failed.
    pub async fn take_over(&self) -> Result<usize, Failure> {
        self.quiet(|turn| Ok(outbox::release(turn.db, turn.now)?)).await
    }

    /// Takes up a notice whose turn has come again: what is to be done with it, if anything is.
    ///
    /// # Errors
    /// What failed; its turn stays.
    pub async fn take_up(&self, delivery: Delivery) -> Result<Option<(Step, Delivery)>, Failure> {
        self.quiet(move |turn| {
            let Some(fresh) = outbox::load(turn.db, &delivery.id)? else { return Ok(None) };
            let mut step = fresh.step(turn.now);
            if step == Step::Send && !still_wanted(turn, &fresh)? {
                if fresh.tried_at.is_none() {
                    end(turn, &fresh, DeliveryState::Dropped)?;
                    return Ok(None);
                }
                // It may be there already and must not come now: to look brings nobody anything.
                step = Step::Look;
            }
            if step == Step::GiveUp {
                end(turn, &fresh, DeliveryState::Missed)?;
                return Ok(None);
            }
            let taken = outbox::take_up(turn.db, &fresh.id, turn.now, turn.now + LEASE)?;
            // As it was before this attempt: the step was judged by that.
            let attempts = fresh.attempts + 1;
            Ok(taken.then_some((step, Delivery { attempts, ..fresh })))
        })
        .await
    }

    /// Lets a claimed notice wait, or lets it go where that would be too long.
    ///
    /// # Errors
    /// What failed; its turn stays.
    pub async fn hold(&self, delivery: Delivery, until: DateTime<Utc>) -> Result<(), Failure> {
        self.quiet(move |turn| {
            if delivery.tried_at.is_none() && until - delivery.claimed_at > delivery.window() {
                return end(turn, &delivery, DeliveryState::Missed);
            }
            Ok(outbox::hold(turn.db, &delivery.id, until)?)
        })
        .await
    }

    /// What Discord suspects us of at the moment, or did lately.
    ///
    /// # Errors
    /// What failed.
    pub async fn suspicions(&self) -> Result<Vec<Suspicion>, Failure> {
        self.look(PersonId(0), |turn| Ok(suspicions::all(turn.db)?)).await
    }

    /// Carries a notice that was claimed or taken up just now, and settles what came of it.
    ///
    /// # Errors
    /// What failed; the lease brings the notice back.
    pub async fn carry(&self, step: Step, delivery: Delivery, courier: &dyn Courier) -> Result<(), Failure> {
        match step {
            Step::Send if is_direct(delivery.kind) && delivery.channel.is_none() => {
                match self.opens(&delivery, courier).await? {
                    Ok(channel) => self.send_to(Delivery { channel: Some(channel), ..delivery }, courier).await,
                    Err(outcome) => self.settle(delivery, outcome, courier).await,
                }
            }
            Step::Send => {
                let outcome = self.send(&delivery, courier).await;
                self.settle(delivery, outcome, courier).await
            }
            Step::Look if delivery.kind == NoticeKind::Reminder && delivery.channel.is_none() => {
                match self.opens(&delivery, courier).await? {
                    Ok(channel) => {
                        let delivery = Delivery { channel: Some(channel), ..delivery };
                        let look = courier.look(&delivery).await;
                        self.settle_look(delivery, look).await
                    }
                    Err(outcome) if outcome.is_passing() => self.settle_look(delivery, Look::Later).await,
                    Err(_) => self.settle_look(delivery, Look::Unreadable).await,
                }
            }
            Step::Look => {
                let look = courier.look(&delivery).await;
                self.settle_look(delivery, look).await
            }
            Step::GiveUp => Ok(()),
        }
    }

    /// Sends a delivery with its picture. Where the right to attach it is missing, nothing of it is there, and the words go
    /// out alone.
    async fn send(&self, delivery: &Delivery, courier: &dyn Courier) -> Outcome {
        let picture = match &delivery.picture {
            Some(picture) => self.draw(Svg::written(picture.clone())).await,
            None => None,
        };
        let pictured = picture.is_some();
        match courier.send(delivery, picture).await {
            Outcome::RightMissing if pictured => courier.send(delivery, None).await,
            outcome => outcome,
        }
    }

    /// Opens the conversation into which a notice goes.
    async fn opens(&self, delivery: &Delivery, courier: &dyn Courier) -> Result<Result<ChannelId, Outcome>, Failure> {
        let asked = delivery.clone();
        let to = self.look(PersonId(0), move |turn| remind::addressee(turn, &asked)).await?;
        Ok(match to {
            Some(person) => courier.open(person).await,
            None => Err(Outcome::PersonGone),
        })
    }

    /// Sends into a conversation that was opened just now. That took its time: what is not wanted any more is not sent.
    async fn send_to(&self, delivery: Delivery, courier: &dyn Courier) -> Result<(), Failure> {
        let asked = delivery.clone();
        let wanted = self.look(PersonId(delivery.subject), move |turn| still_wanted(turn, &asked)).await?;
        if wanted {
            let outcome = self.send(&delivery, courier).await;
            return self.settle(delivery, outcome, courier).await;
        }
        if delivery.attempts > 1 && delivery.tried_at.is_some() {
            // An earlier attempt may have arrived: to look brings nobody anything.
            let look = courier.look(&delivery).await;
            return self.settle_look(delivery, look).await;
        }
        self.quiet(move |turn| end(turn, &delivery, DeliveryState::Dropped)).await
    }

    async fn settle(&self, delivery: Delivery, outcome: Outcome, courier: &dyn Courier) -> Result<(), Failure> {
        let refused = delivery.kind == NoticeKind::Knock && outcome == Outcome::Closed;
        let nod = refused.then(|| nod::instead_of(&delivery, courier));
        self.quiet(move |turn| {
            let settlement = delivery.after(&outcome, turn.now, &mut turn.dice);
            let (place, fault) = match &outcome {
                Outcome::Sent { channel, message } => (Some((*channel, *message)), None),
                other => (None, Some(format!("{other:?}"))),
            };
            outbox::settle(turn.db, &delivery.id, &settlement, place, fault.as_deref())?;
            // Its person had everything deleted while it was on its way: it goes as well.
            if let Some((channel, message)) = place.filter(|_| delivery.kind != NoticeKind::Recap)
                && outbox::load(turn.db, &delivery.id)?.is_none()
            {
                erasures::insert(turn.db, channel, message, turn.now)?;
            }
            turn.notes(delivery.kind, settlement.state);
            if settlement.state == DeliveryState::Undeliverable {
                tracing::warn!(delivery = %delivery.id, ?outcome, "a notice was not delivered");
            }
            remember(turn, &delivery, &outcome, settlement.state)?;
            after(turn, &delivery, settlement.state)?;
            nod.map_or(Ok(()), |nod| nod::claim(turn, nod))
        })
        .await
    }

    async fn settle_look(&self, delivery: Delivery, look: Look) -> Result<(), Failure> {
        self.quiet(move |turn| {
            if look == Look::Absent && delivery.kind == NoticeKind::Recap && worded_anew(turn, &delivery)? {
                return Ok(());
            }
            let mut settlement = delivery.after_look(look, turn.now, &mut turn.dice);
            if look == Look::Absent && settlement.next_at.is_some() && !still_wanted(turn, &delivery)? {
                settlement = Settlement { state: DeliveryState::Dropped, next_at: None, clear: true };
            }
            let place = match (look, delivery.channel) {
                (Look::Found(message), Some(channel)) => Some((channel, message)),
                _ => None,
            };
            outbox::settle(turn.db, &delivery.id, &settlement, place, None)?;
            turn.notes(delivery.kind, settlement.state);
            if let Some((channel, message)) = place.filter(|_| delivery.kind == NoticeKind::Recap) {
                correct::posted(turn, &delivery, channel, message)?;
            }
            if delivery.kind == NoticeKind::Recap && settlement.state == DeliveryState::Unsure {
                teams::set_trouble(turn.db, TeamId(delivery.subject), Some(Trouble::Unsure), turn.now)?;
            }
            after(turn, &delivery, settlement.state)
        })
        .await
    }
}

/// Whether a notice goes into the conversation with a person.
const fn is_direct(kind: NoticeKind) -> bool {
    matches!(kind, NoticeKind::Knock | NoticeKind::Reminder)
}

/// What follows for a person once their knock stands as it does.
fn after(turn: &Turn<'_>, delivery: &Delivery, state: DeliveryState) -> Result<(), Failure> {
    if delivery.kind != NoticeKind::Knock || state == DeliveryState::Sent {
        return Ok(());
    }
    if state.never_seen() {
        knock::unsay(turn, delivery)?;
    }
    knock::plan(turn, PersonId(delivery.subject))
}

/// A recap that is not there holds names that somebody may have had deleted since: it is taken back, queued again, and worded
/// when its turn comes. False for one that is not wanted any more.
fn worded_anew(turn: &Turn<'_>, delivery: &Delivery) -> Result<bool, Failure> {
    if !still_wanted(turn, delivery)? {
        return Ok(false);
    }
    if let Some(occurrence) = outbox::take_back_absent(turn.db, &delivery.id)? {
        let (kind, subject) = (NoticeKind::Recap, delivery.subject);
        queue::put(turn.db, &Queued { kind, subject, occurrence, due_at: turn.now, first_contact: false })?;
    }
    Ok(true)
}

fn end(turn: &Turn<'_>, delivery: &Delivery, state: DeliveryState) -> Result<(), Failure> {
    outbox::settle(turn.db, &delivery.id, &Settlement { state, next_at: None, clear: true }, None, None)?;
    turn.notes(delivery.kind, state);
    if delivery.kind == NoticeKind::Recap && state == DeliveryState::Missed {
        teams::set_trouble(turn.db, TeamId(delivery.subject), Some(Trouble::TooLate), turn.now)?;
    }
    after(turn, delivery, state)
}

/// Whether a notice that may not have arrived is still wanted: consent, leave, and nothing done since.
fn still_wanted(turn: &Turn<'_>, delivery: &Delivery) -> Result<bool, Failure> {
    if delivery.kind == NoticeKind::Recap {
        let team = teams::load(turn.db, TeamId(delivery.subject))?;
        return Ok(team.is_some_and(|team| team.left_at.is_none() && team.channel.is_some()));
    }
    if delivery.kind == NoticeKind::Reminder {
        return remind::still_wanted(turn, delivery);
    }
    let person = PersonId(delivery.subject);
    let Some(mut ground) = super::ground::ground(turn, person)? else { return Ok(false) };
    if delivery.kind == NoticeKind::Nod {
        return Ok(ground.person.consent_at.is_some() && ground.person.last_sign_at <= delivery.claimed_at);
    }
    let Ok(day) = delivery.occurrence.parse() else { return Ok(false) };
    // Seen as if it had not been claimed: whatever has changed since then speaks for itself.
    ground.knocked_on.retain(|on| *on != day);
    Ok(ground.person.last_sign_at <= delivery.claimed_at
        && !ground.seats.is_empty()
        && ground.person.day(turn.now) == day
        && ground.person.is_active_hour(turn.now)
        && ground.may_knock(day))
}

/// What a failure says about the person or the team, for the next occasion to tell them.
fn remember(turn: &Turn<'_>, delivery: &Delivery, outcome: &Outcome, state: DeliveryState) -> Result<(), Failure> {
    let to = if is_direct(delivery.kind) { remind::addressee(turn, delivery)? } else { None };
    match (delivery.kind, outcome) {
        (NoticeKind::Knock | NoticeKind::Reminder, _) if to.is_none() => {}
        (NoticeKind::Knock | NoticeKind::Reminder, Outcome::Sent { channel, .. }) => {
            to.map_or(Ok(()), |person| people::set_direct_channel(turn.db, person, *channel))?;
        }
        (NoticeKind::Knock | NoticeKind::Reminder, Outcome::Closed) => {
            to.map_or(Ok(()), |person| people::set_closed(turn.db, person, turn.now))?;
        }
        // A conversation that is gone, or that we are not let into, is opened anew at the next sign of life.
        (NoticeKind::Knock | NoticeKind::Reminder, Outcome::ChannelGone | Outcome::RightMissing) => {
            to.map_or(Ok(()), |person| people::forget_direct_channel(turn.db, person))?;
            to.map_or(Ok(()), |person| people::set_closed(turn.db, person, turn.now))?;
        }
        // No server in common any more: their data stays, and a sign of life lets us look again.
        (NoticeKind::Knock | NoticeKind::Reminder, Outcome::PersonGone) => {
            let all = to.map_or(Ok(Vec::new()), |person| members::of_person(turn.db, person))?;
            for member in all {
                members::set_gone(turn.db, member.id, turn.now)?;
            }
        }
        (_, Outcome::Suspected(what)) => {
            let before = suspicions::all(turn.db)?.into_iter().find(|one| one.what == *what);
            let one = Suspicion::spoken(*what, before, turn.now);
            tracing::error!(what = what.slug(), until = %one.until, "Discord suspects spam; messages to people pause");
            suspicions::save(turn.db, &one)?;
        }
        (NoticeKind::Recap, outcome) => {
            if let Outcome::Sent { channel, message } = outcome {
                correct::posted(turn, delivery, *channel, *message)?;
            }
            let trouble = match (outcome, state) {
                // What stood in its way is over. What managers have still to hear of another week stays.
                (Outcome::Sent { .. }, _) => {
                    match teams::load(turn.db, TeamId(delivery.subject))?.and_then(|team| team.trouble) {
                        Some(Trouble::ChannelGone | Trouble::RightMissing | Trouble::Refused) => None,
                        _ => return Ok(()),
                    }
                }
                (Outcome::ChannelGone, _) => Some(Trouble::ChannelGone),
                (Outcome::RightMissing, _) => Some(Trouble::RightMissing),
                (_, DeliveryState::Missed) => Some(Trouble::TooLate),
                (_, DeliveryState::Undeliverable) => Some(Trouble::Refused),
                _ => return Ok(()),
            };
            teams::set_trouble(turn.db, TeamId(delivery.subject), trouble, turn.now)?;
        }
        _ => {}
    }
    Ok(())
}
