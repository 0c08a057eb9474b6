//! Story time: what the local Discord believes the time to be. It decides nothing else, and it never sleeps.
use std::sync::Arc;

use chrono::{DateTime, Utc};

/// Asked whenever the story's time matters: stamps, identifiers, and the windows of interactions and nonces.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// The clock of the machine.
#[must_use]
#[allow(clippy::disallowed_methods, reason = "this is the one place that asks the machine for the time")]
pub fn system() -> Clock {
    Arc::new(Utc::now)
}

/// How Discord writes an instant.
pub(crate) fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}
