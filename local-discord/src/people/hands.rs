//! What a person does with their hands on what is there: menus, buttons, selects.
use serde_json::{Value, json};

use super::{Answer, Deed, Person, Refused, Seat, Shown, component};
use crate::state::{Id, Kind};

impl Seat {
    fn menu(&self, name: &str, kind: u64, target: Id) -> Result<Deed, Refused> {
        self.shared.look(|w| {
            let offers = w.offers(self.person, self.channel, kind);
            let offer = offers.iter().find(|o| o.name == name).ok_or_else(|| {
                let names: Vec<&str> = offers.iter().map(|o| o.name.as_str()).collect();
                Refused::new(format!("there is no menu entry `{name}` here; there is {}", names.join(", ")))
            })?;
            let resolved = if kind == 3 {
                let message = w.message(self.channel, target).map_err(|_| Refused::new("the message is gone"))?;
                json!({"messages": {target.to_string(): w.message_json(message)}})
            } else {
                let mut read = super::values::Read::default();
                w.named(6, &target.to_string(), self.place(), &mut read, None).map_err(Refused::new)?;
                Value::Object(read.resolved)
            };
            let mut data = json!({
                "id": offer.command.to_string(),
                "name": offer.name,
                "type": kind,
                "target_id": target.to_string(),
                "resolved": resolved,
            });
            if let Some(guild) = offer.guild {
                data["guild_id"] = json!(guild.to_string());
            }
            Ok(Deed {
                app: offer.app,
                person: self.person,
                channel: self.channel,
                kind: Kind::Command,
                data,
                source: None,
                name: Some(offer.name.clone()),
            })
        })
    }

    /// Uses an entry of a message's menu.
    ///
    /// # Panics
    /// When there is none, or the bot does not answer.
    pub async fn uses(&self, name: &str, message: &Shown) -> Answer {
        let done = self.try_uses(name, message.id()).await;
        self.must(&format!("uses `{name}`"), done)
    }

    /// Like [`Self::uses`], for a message by its identifier.
    ///
    /// # Errors
    /// When there is none, or the bot does not answer.
    pub async fn try_uses(&self, name: &str, message: u64) -> Result<Answer, Refused> {
        self.does(self.menu(name, 3, message)?).await
    }

    /// Uses an entry of a person's menu.
    ///
    /// # Panics
    /// When there is none, or the bot does not answer.
    pub async fn uses_on(&self, name: &str, person: &Person) -> Answer {
        let done = match self.menu(name, 2, person.id) {
            Ok(deed) => self.does(deed).await,
            Err(why) => Err(why),
        };
        self.must(&format!("uses `{name}`"), done)
    }

    /// Presses a button on a message that this person sees.
    ///
    /// # Panics
    /// When there is none with this label, or the bot does not answer.
    pub async fn presses(&self, message: &Shown, label: &str) -> Answer {
        let done = self.try_presses(message, label).await;
        self.must(&format!("presses `{label}`"), done)
    }

    /// Like [`Self::presses`].
    ///
    /// # Errors
    /// When there is none with this label, or the bot does not answer.
    pub async fn try_presses(&self, message: &Shown, label: &str) -> Result<Answer, Refused> {
        let deed = component::press(self, message.id(), |b| b.is_called(label), label)?;
        self.does(deed).await
    }

    pub(crate) async fn press_id(&self, message: Id, custom_id: &str) -> Result<Answer, Refused> {
        let deed = component::press(self, message, |b| b.custom_id.as_deref() == Some(custom_id), custom_id)?;
        self.does(deed).await
    }

    /// Sends a press with any `custom_id` on a message, even if no such button is on it or the message is gone.
    ///
    /// # Panics
    /// When the bot does not answer.
    pub async fn presses_custom_id(&self, message: &Shown, custom_id: &str) -> Answer {
        let done = self.does(component::forged(self, message, 2, custom_id, None)).await;
        self.must(&format!("presses `{custom_id}`"), done)
    }

    /// Sends a choice with any `custom_id` and values.
    ///
    /// # Panics
    /// When the bot does not answer.
    pub async fn chooses_custom_id(&self, message: &Shown, custom_id: &str, values: &[&str]) -> Answer {
        let done = self.does(component::forged(self, message, 3, custom_id, Some(values))).await;
        self.must(&format!("chooses in `{custom_id}`"), done)
    }

    /// Chooses in a select, which is called by its placeholder or `custom_id`, options by their labels.
    ///
    /// # Panics
    /// When there is no such select or option, or the bot does not answer.
    pub async fn chooses(&self, message: &Shown, select: &str, labels: &[&str]) -> Answer {
        let done = self.try_chooses(message, select, labels).await;
        self.must(&format!("chooses {labels:?} in `{select}`"), done)
    }

    /// Like [`Self::chooses`].
    ///
    /// # Errors
    /// When there is no such select or option, or the bot does not answer.
    pub async fn try_chooses(&self, message: &Shown, select: &str, labels: &[&str]) -> Result<Answer, Refused> {
        self.choose_in(message.id(), select, labels).await
    }

    pub(crate) async fn choose_in(&self, message: Id, select: &str, labels: &[&str]) -> Result<Answer, Refused> {
        let deed = component::choose(self, message, select, labels)?;
        self.does(deed).await
    }
}
