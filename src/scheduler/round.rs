//! One round: sets on its way what is due now, as far as there is room, our own pace allows, and nothing speaks against it.
//! Never waits for an answer of anybody outside.

use super::{CLAIM_AGAIN, Scheduler, TOGETHER};
use crate::app::Failure;
use crate::clock::Clock;
use crate::domain::ids::{PersonId, TeamId};
use crate::domain::notice::{NoticeKind, Queued, Step};
use crate::domain::pacer::{A_SECOND, Pacer};
use crate::domain::suspicion::held_until;
use crate::domain::week::Week;
use chrono::{DateTime, Utc};
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// What a round left to wait for.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Round {
    /// Something that is due waits for what is on its way.
    pub(super) held_up: bool,
    /// Something that is due waits for our own pace, until then.
    pub(super) paced: Option<DateTime<Utc>>,
}

impl Round {
    pub(super) fn paced_until(&mut self, until: DateTime<Utc>) {
        self.paced = Some(self.paced.map_or(until, |known| known.min(until)));
    }
}

impl Scheduler {
    /// Sets on its way what is due now, as far as there is room and our own pace allows.
    pub(super) async fn round(&mut self, clock: &Clock, stop: &CancellationToken) -> Result<Round, Failure> {
        let now = clock.now();
        let mut pacer = match self.pacer.take() {
            Some(pacer) => pacer,
            None => Pacer::going_on(now.date_naive(), self.app.first_contacts_today().await?),
        };
        let mut round = Round::default();
        let done = self.again(&mut pacer, &mut round, now, stop).await;
        let done = match done {
            Ok(()) => self.anew(&mut pacer, &mut round, now, stop).await,
            failed => failed,
        };
        let done = match done {
            Ok(()) => self.behind(&mut pacer, &mut round, now, stop).await,
            failed => failed,
        };
        self.pacer = Some(pacer);
        done.map(|()| round)
    }

    /// How much more may be set on its way.
    fn room(&self) -> usize {
        TOGETHER.saturating_sub(self.on_the_way.len())
    }

    /// Takes up claimed notices whose turn has come again.
    async fn again(
        &mut self,
        pacer: &mut Pacer,
        round: &mut Round,
        now: DateTime<Utc>,
        stop: &CancellationToken,
    ) -> Result<(), Failure> {
        let room = self.room();
        if room == 0 {
            round.held_up = true;
            return Ok(());
        }
        let suspicions = self.app.suspicions().await?;
        for delivery in self.app.waiting((room + self.carried.len()) as u32).await? {
            if stop.is_cancelled() || self.room() == 0 {
                round.held_up |= self.room() == 0;
                break;
            }
            if self.carried.contains(&delivery.id) {
                round.held_up = true;
                continue;
            }
            let opens = delivery.channel.is_none();
            if let Some(until) = held_until(&suspicions, delivery.kind, opens, now)
                && delivery.step(now) == Step::Send
            {
                self.app.hold(delivery, until).await?;
                continue;
            }
            if let Err(later) = pacer.take(now, requests(opens)) {
                round.paced_until(later);
                break;
            }
            if let Some((step, delivery)) = self.app.take_up(delivery).await? {
                self.carries(step, delivery);
            }
        }
        Ok(())
    }

    /// Claims what is due for the first time.
    async fn anew(
        &mut self,
        pacer: &mut Pacer,
        round: &mut Round,
        now: DateTime<Utc>,
        stop: &CancellationToken,
    ) -> Result<(), Failure> {
        let suspicions = self.app.suspicions().await?;
        let room = self.room();
        round.held_up |= room == 0;
        for queued in self.app.due((room + self.asking.len()) as u32).await? {
            if stop.is_cancelled() || self.room() == 0 {
                round.held_up |= self.room() == 0;
                break;
            }
            let key = (queued.kind, queued.subject);
            if self.asking.contains_key(&key) {
                round.held_up = true;
                continue;
            }
            if let Some(until) = queued.held_until(&suspicions, now) {
                self.app.postpone(queued, until).await?;
                continue;
            }
            if let Err(error) = self.claims(&queued, pacer, round, now).await {
                // Whoever cannot be read now holds nobody else up.
                tracing::error!(%error, kind = queued.kind.slug(), "a notice could not be claimed; it waits");
                self.app.postpone(queued, now + CLAIM_AGAIN).await?;
            }
        }
        Ok(())
    }

    /// Claims one notice that is due and sets it on its way, or first asks who of its people is still there.
    async fn claims(
        &mut self,
        queued: &Queued,
        pacer: &mut Pacer,
        round: &mut Round,
        now: DateTime<Utc>,
    ) -> Result<(), Failure> {
        let key = (queued.kind, queued.subject);
        let seats: Vec<(TeamId, PersonId)> = match queued.kind {
            NoticeKind::Knock => self.app.seats_of(queued).await?,
            NoticeKind::Recap | NoticeKind::Correction => {
                let (team, monday) = (TeamId(queued.subject), queued.occurrence.parse().unwrap_or_default());
                let people = self.app.to_be_named(team, Week::of(monday)).await?;
                people.into_iter().map(|person| (team, person)).collect()
            }
            NoticeKind::Placing => Vec::new(),
            NoticeKind::Reminder => self.app.seat_of_reminder(queued).await?,
            // A nod is claimed when a knock was refused; it is never queued.
            NoticeKind::Nod => return Ok(()),
        };
        if queued.first_contact && !seats.is_empty() && self.opening != Some(key) {
            // One after the other, so that who waited longest comes first.
            if self.opening.is_some_and(|other| self.asking.contains_key(&other)) {
                round.held_up = true;
                return Ok(());
            }
            if let Err(later) = pacer.take_first(now) {
                // Who was never written to waits their turn without holding up the others.
                return self.app.postpone(queued.clone(), later).await;
            }
            self.opening = Some(key);
        }
        let known = self.courier.known(&seats);
        if !known.unknown.is_empty() && !self.unanswered.contains(&key) {
            match pacer.take_some(now, known.unknown.len() as u32) {
                Ok(many) => self.asks(queued.clone(), known.unknown.into_iter().take(many as usize).collect()),
                Err(later) => round.paced_until(later),
            }
            return Ok(());
        }
        if let Err(later) = pacer.take(now, requests(queued.first_contact)) {
            round.paced_until(later);
            return Ok(());
        }
        self.unanswered.remove(&key);
        self.opening = self.opening.filter(|other| *other != key);
        let courier = Arc::clone(&self.courier);
        if queued.kind == NoticeKind::Placing {
            if let Some(placing) = self.app.claim_placing(queued.clone()).await? {
                self.places(queued, placing);
            }
            return Ok(());
        }
        if queued.kind == NoticeKind::Correction {
            if let Some(edit) = self.app.claim_correction(queued.clone(), known, courier).await? {
                self.corrects(queued, edit);
            }
            return Ok(());
        }
        let claimed = match queued.kind {
            NoticeKind::Recap => self.app.claim_recap(queued.clone(), known, courier).await?,
            NoticeKind::Reminder => {
                let gone = known.gone.into_iter().map(|(team, _)| team).collect();
                self.app.claim_reminder(queued.clone(), gone, courier).await?
            }
            _ => {
                let gone = known.gone.into_iter().map(|(team, _)| team).collect();
                self.app.claim_knock(queued.clone(), gone, courier).await?
            }
        };
        if let Some(delivery) = claimed {
            self.carries(Step::Send, delivery);
        }
        Ok(())
    }
}

/// How many requests a message takes; where the conversation has to be opened first, one more.
fn requests(opens: bool) -> u32 {
    (1 + u32::from(opens)).min(A_SECOND)
}
