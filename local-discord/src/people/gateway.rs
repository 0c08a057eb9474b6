//! A bot's connections to the gateway, and what can befall them at once. Faults to come are set in `faults`.
use crate::shared::Shared;
use serde_json::{Value, json};
use std::sync::Arc;

use crate::gateway::{Out, Session};
use crate::state::{Id, World};

/// The gateway connections of one application.
#[derive(Debug, Clone)]
pub struct GatewayHandle {
    pub(crate) shared: Arc<Shared>,
    pub(crate) app: Id,
    /// One shard alone, if so.
    pub(crate) shard: Option<u64>,
}

impl GatewayHandle {
    fn connections(&self, world: &World) -> Vec<u64> {
        let all = world.gateway.connections.iter().filter(|(_, c)| c.app == Some(self.app)).map(|(id, _)| *id);
        let meant = |id: &u64| {
            let of_shard = |s: &Session| s.connection == Some(*id) && Some(s.shard.0) == self.shard;
            self.shard.is_none() || world.gateway.sessions.iter().any(of_shard)
        };
        all.filter(meant).collect()
    }

    /// The connections of one shard alone.
    #[must_use]
    pub fn of_shard(&self, shard: u64) -> Self {
        Self { shard: Some(shard), ..self.clone() }
    }

    fn each(&self, forget: bool, out: &Out) {
        self.shared.with(|w| {
            for id in self.connections(w) {
                w.gateway.send(id, out.clone());
                if forget {
                    w.gateway.forget(id);
                } else {
                    w.gateway.part(id);
                }
            }
        });
    }

    fn tell(&self, payload: &Value) {
        self.shared.with(|w| {
            for id in self.connections(w) {
                w.gateway.send(id, Out::Payload(payload.to_string().into()));
            }
        });
    }

    /// Breaks the connections without a word.
    pub fn drop_connections(&self) {
        self.each(false, &Out::Cut);
    }

    /// Closes the connections with a code, or with a close frame that has none.
    /// After 4004, 4007 and 4009 the sessions cannot be resumed.
    pub fn close(&self, code: Option<u16>) {
        self.each(matches!(code, Some(4004 | 4007 | 4009)), &Out::Close(code));
    }

    /// Op 7: asks the bot to reconnect.
    pub fn reconnect(&self) {
        self.tell(&json!({"op": 7, "d": null, "s": null, "t": null}));
    }

    /// Op 9: the session is invalid; `resumable` says whether it may be resumed.
    pub fn invalidate(&self, resumable: bool) {
        self.tell(&json!({"op": 9, "d": resumable, "s": null, "t": null}));
        if !resumable {
            self.shared.with(|w| {
                for id in self.connections(w) {
                    w.gateway.forget(id);
                }
            });
        }
    }

    /// Sends an event whose data no library can read.
    pub fn unreadable_event(&self) {
        self.event("INTERACTION_CREATE", &json!({"nonsense": true}));
    }

    /// Sends any event.
    pub fn event(&self, name: &str, data: &Value) {
        self.shared.with(|w| {
            for id in self.connections(w) {
                w.send_to(id, name, data);
            }
        });
    }

    fn open(&self, world: &World) -> usize {
        let mine = |s: &&Session| s.app == self.app && self.shard.is_none_or(|shard| s.shard.0 == shard);
        world.gateway.sessions.iter().filter(mine).filter(|s| s.connection.is_some()).count()
    }

    /// How many connections have identified or resumed and are open.
    #[must_use]
    pub fn connected(&self) -> usize {
        self.shared.look(|w| self.open(w))
    }

    /// How often any bot has identified.
    #[must_use]
    pub fn identified(&self) -> u64 {
        self.shared.look(|w| w.gateway.identified)
    }

    /// How often any bot has resumed.
    #[must_use]
    pub fn resumed(&self) -> u64 {
        self.shared.look(|w| w.gateway.resumed)
    }

    /// Waits, within a person's patience, until so many connections are open.
    ///
    /// # Panics
    /// When that does not come about.
    pub async fn until_connected(&self, count: usize) {
        let patience = self.shared.settings.patience;
        let this = self.clone();
        let enough = move |w: &World| (this.open(w) == count).then_some(());
        if self.shared.wait_for(patience, enough).await.is_none() {
            panic!("{} connections are open, not {count}", self.connected());
        }
    }
}
