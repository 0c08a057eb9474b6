//! Joins the app's notices to Discord: words from `render`, the way from `transport`.

use super::desk::Servers;
use super::render;
use super::transport::Carrier;
use crate::app::courier::{Carried, Courier, Frozen, Known, Page};
use crate::app::notices::KnockNotice;
use crate::app::notices::RecapNotice;
use crate::app::notices::ReminderNotice;
use crate::domain::ids::{ChannelId, DeliveryId, MessageId, PersonId, TeamId};
use crate::domain::notice::{Delivery, Look, NoticeKind, Outcome};
use crate::domain::week::Week;
use std::sync::Arc;

/// Carries notices through Discord.
pub struct DiscordCourier {
    carrier: Arc<Carrier>,
    teams: Servers,
}

impl DiscordCourier {
    /// A courier on this way.
    #[must_use]
    pub const fn new(carrier: Arc<Carrier>, teams: Servers) -> Self {
        Self { carrier, teams }
    }
}

impl Courier for DiscordCourier {
    fn freeze_knock(&self, notice: &KnockNotice) -> String {
        render::knock::knock(notice, &|team| self.teams.get(team)).freeze()
    }

    fn freeze_recap(&self, notice: &RecapNotice) -> Frozen {
        render::recap_picture::frozen(notice)
    }

    fn freeze_nod(&self, person: PersonId, id: &DeliveryId) -> String {
        render::knock::nod(person, id).freeze()
    }

    fn freeze_reminder(&self, notice: &ReminderNotice) -> String {
        render::reminder::reminder(notice, &|team| self.teams.get(team)).freeze()
    }

    fn send<'a>(&'a self, delivery: &'a Delivery, picture: Option<Vec<u8>>) -> Carried<'a, Outcome> {
        Box::pin(async move {
            match delivery.kind {
                NoticeKind::Recap if self.teams.is_away(TeamId(delivery.subject)) => Outcome::NotTaken,
                _ => self.carrier.send(delivery, picture).await,
            }
        })
    }

    fn look<'a>(&'a self, delivery: &'a Delivery) -> Carried<'a, Look> {
        Box::pin(self.carrier.look(delivery))
    }

    fn open(&self, person: PersonId) -> Carried<'_, Result<ChannelId, Outcome>> {
        Box::pin(self.carrier.open_direct(person))
    }

    fn edit(
        &self,
        channel: ChannelId,
        message: MessageId,
        body: String,
        picture: Option<Vec<u8>>,
    ) -> Carried<'_, Outcome> {
        Box::pin(async move { self.carrier.edit(channel, message, &body, picture).await })
    }

    fn erase(&self, channel: ChannelId, message: MessageId) -> Carried<'_, Result<(), Outcome>> {
        Box::pin(self.carrier.delete(channel, message))
    }

    fn read_back(&self, channel: ChannelId, before: MessageId) -> Carried<'_, Result<Page, Outcome>> {
        Box::pin(self.carrier.read_back(channel, before))
    }

    fn open_thread(&self, channel: ChannelId, message: MessageId, week: Week) -> Carried<'_, Outcome> {
        Box::pin(async move { self.carrier.open_thread(channel, message, &render::recap::week(week)).await })
    }

    fn pin(&self, channel: ChannelId, message: MessageId, on: bool) -> Carried<'_, Outcome> {
        Box::pin(async move { self.carrier.pin(channel, message, on).await })
    }

    fn known(&self, seats: &[(TeamId, PersonId)]) -> Known {
        let mut known = Known::default();
        for &(team, person) in seats {
            match self.carrier.known(team, person) {
                Some(Some(name)) => drop(known.names.insert((team, person), name)),
                Some(None) => known.gone.push((team, person)),
                None => known.unknown.push((team, person)),
            }
        }
        known
    }

    fn ask(&self, team: TeamId, person: PersonId) -> Carried<'_, Result<(), Outcome>> {
        Box::pin(async move {
            if self.teams.is_away(team) {
                return Err(Outcome::NotTaken);
            }
            self.carrier.ask(team, person).await.map(drop)
        })
    }
}
