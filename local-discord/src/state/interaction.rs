//! One press, command or form on its way to a bot and back, and when it counts as answered.
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use serde_json::Value;
use tokio::sync::Notify;

use super::Id;

/// What a person did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Form = 5,
}

/// A bot's first answer.
#[derive(Debug, Clone)]
pub(crate) enum First {
    Message,
    Deferred,
    DeferredUpdate,
    Update,
    Choices(Vec<Value>),
    Form(Value),
}

/// An interaction from dispatch to its last follow-up.
#[derive(Debug, Clone)]
pub(crate) struct Interaction {
    pub(crate) id: Id,
    pub(crate) token: String,
    pub(crate) app: Id,
    pub(crate) kind: Kind,
    pub(crate) user: Id,
    pub(crate) channel: Id,
    pub(crate) at: DateTime<Utc>,
    /// The words for a message's "used /name".
    pub(crate) name: Option<String>,
    /// The message that the pressed component stands on.
    pub(crate) source: Option<Id>,
    pub(crate) payload: Value,
    pub(crate) first: Option<First>,
    /// What `@original` is.
    pub(crate) original: Option<Id>,
    pub(crate) follow_ups: Vec<Id>,
    /// A deferred answer has come.
    pub(crate) settled: bool,
    /// Counts each change after the first answer.
    pub(crate) changes: u64,
    /// How often the bot tried a first answer.
    pub(crate) attempts: u64,
    /// The person gave up waiting, or no bot was there to hear it.
    pub(crate) abandoned: bool,
    /// Rings when the bot did something about it.
    pub(crate) bell: Arc<Notify>,
    /// Answers that were refused, in words.
    pub(crate) trouble: Vec<String>,
}

impl Interaction {
    /// Discord forgets an unanswered interaction after three seconds.
    pub(crate) fn too_late_to_answer(&self, now: DateTime<Utc>) -> bool {
        now - self.at > Duration::seconds(3)
    }

    /// The token of an answered one lives for fifteen minutes.
    pub(crate) fn token_expired(&self, now: DateTime<Utc>) -> bool {
        now - self.at > Duration::minutes(15)
    }

    /// Whether nothing more is owed to the person.
    pub(crate) fn answered(&self) -> bool {
        match self.first {
            None => false,
            Some(First::Deferred) => self.settled,
            Some(_) => true,
        }
    }
}
