//! Things that go wrong on order: which requests and connections, how often, and in what way. Nothing fails by itself.
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::shared::Shared;

/// A way for a REST request to fail.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum RestFault {
    /// Answered with this status and a body of Discord's shape, without acting.
    Status(u16),
    /// Refused with Discord's own error code.
    Error {
        /// The HTTP status.
        status: u16,
        /// Discord's code, such as 50013.
        code: u32,
        /// Discord's words.
        message: String,
    },
    /// 429 with Discord's body.
    RateLimited {
        /// Seconds to wait.
        retry_after: f64,
        /// Whether all routes are meant.
        global: bool,
    },
    /// 429 with Discord's body, for a limit that others used up as well.
    SharedLimit {
        /// Seconds to wait.
        retry_after: f64,
    },
    /// A page that is not Discord's, as a proxy in between would answer.
    Html(u16),
    /// Handled as usual, but only after this real time.
    Delay(Duration),
    /// The connection breaks before anything happened.
    CutBefore,
    /// It happened, but the connection breaks before the answer.
    CutAfter,
    /// It happened, and yet this status is answered.
    StatusAfter(u16),
}

/// A way for the gateway to misbehave toward new connections or heartbeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum GatewayFault {
    /// The connection is broken before it is upgraded.
    Away,
    /// The connection opens, but HELLO never comes.
    NoHello,
    /// IDENTIFY is never answered.
    NoReady,
    /// IDENTIFY is answered by closing with this code.
    Closes(u16),
    /// Heartbeats are not acknowledged.
    Silence,
}

#[derive(Debug)]
struct Rule {
    id: u64,
    kind: RuleKind,
    /// How many more times; nothing means until it is lifted.
    left: Option<u64>,
    hits: u64,
}

#[derive(Debug)]
enum RuleKind {
    Rest { method: String, path: Vec<String>, fault: RestFault },
    Gateway(GatewayFault),
}

/// The faults that are set.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    rules: Vec<Rule>,
    last: u64,
}

impl Faults {
    fn add(&mut self, kind: RuleKind) -> u64 {
        self.last += 1;
        self.rules.push(Rule { id: self.last, kind, left: Some(1), hits: 0 });
        self.last
    }

    fn take(&mut self, fits: impl Fn(&RuleKind) -> bool) -> Option<&RuleKind> {
        let rule = self.rules.iter_mut().find(|r| r.left != Some(0) && fits(&r.kind))?;
        rule.hits += 1;
        rule.left = rule.left.map(|n| n - 1);
        Some(&rule.kind)
    }

    /// The fault that meets this request, if any; counts it.
    pub(crate) fn for_request(&mut self, method: &str, path: &[&str]) -> Option<RestFault> {
        let found = self.take(|kind| match kind {
            RuleKind::Rest { method: m, path: p, .. } => (m == "*" || m == method) && matches(p, path),
            RuleKind::Gateway(_) => false,
        });
        match found {
            Some(RuleKind::Rest { fault, .. }) => Some(fault.clone()),
            _ => None,
        }
    }

    /// With which code an IDENTIFY is to be answered by closing, if so; counts it.
    pub(crate) fn closing(&mut self) -> Option<u16> {
        match self.take(|kind| matches!(kind, RuleKind::Gateway(GatewayFault::Closes(_)))) {
            Some(RuleKind::Gateway(GatewayFault::Closes(code))) => Some(*code),
            _ => None,
        }
    }

    /// Whether this misbehaviour is due; counts it.
    pub(crate) fn for_gateway(&mut self, wanted: GatewayFault) -> bool {
        self.take(|kind| matches!(kind, RuleKind::Gateway(fault) if *fault == wanted)).is_some()
    }
}

/// `*` stands for one segment, `**` at the end for any number.
fn matches(pattern: &[String], path: &[&str]) -> bool {
    match (pattern.split_first(), path.split_first()) {
        (None, None) => true,
        (Some((p, _)), _) if p == "**" => true,
        (Some((p, rest)), Some((s, more))) => (p == "*" || p == s) && matches(rest, more),
        _ => false,
    }
}

/// Sets faults; see [`LocalDiscord::faults`](crate::LocalDiscord::faults).
#[derive(Debug, Clone)]
pub struct FaultDesk {
    pub(crate) shared: Arc<Shared>,
}

impl FaultDesk {
    /// The next request to `route`, such as `POST /channels/*/messages`, meets `fault`. `*` as the method means any.
    #[must_use = "a fault happens once; use `times` or `until_lifted` for more"]
    pub fn rest(&self, route: &str, fault: RestFault) -> FaultHandle {
        let (method, path) = route.split_once(' ').unwrap_or(("*", route));
        let path = path.trim_matches('/').split('/').map(str::to_owned).collect();
        let kind = RuleKind::Rest { method: method.to_owned(), path, fault };
        self.set(kind)
    }

    /// The next occasion for `fault` on the gateway is taken.
    #[must_use = "a fault happens once; use `times` or `until_lifted` for more"]
    pub fn gateway(&self, fault: GatewayFault) -> FaultHandle {
        self.set(RuleKind::Gateway(fault))
    }

    fn set(&self, kind: RuleKind) -> FaultHandle {
        let id = self.shared.with(|w| w.faults.add(kind));
        FaultHandle { shared: Arc::clone(&self.shared), id }
    }

    /// Lifts all faults.
    pub fn clear(&self) {
        self.shared.with(|w| w.faults.rules.clear());
    }
}

/// A fault that was set. Dropping it changes nothing.
#[derive(Debug, Clone)]
pub struct FaultHandle {
    shared: Arc<Shared>,
    id: u64,
}

impl FaultHandle {
    fn change(self, left: Option<u64>) -> Self {
        let id = self.id;
        self.shared.with(|w| {
            if let Some(rule) = w.faults.rules.iter_mut().find(|r| r.id == id) {
                rule.left = left;
            }
        });
        self
    }

    /// Happens this many times from now on.
    #[must_use]
    pub fn times(self, count: u64) -> Self {
        self.change(Some(count))
    }

    /// Happens until it is lifted.
    #[must_use]
    pub fn until_lifted(self) -> Self {
        self.change(None)
    }

    /// Ends it.
    pub fn lift(&self) {
        let id = self.id;
        self.shared.with(|w| {
            if let Some(rule) = w.faults.rules.iter_mut().find(|r| r.id == id) {
                rule.left = Some(0);
            }
        });
    }

    /// How often it has happened.
    #[must_use]
    pub fn hits(&self) -> u64 {
        self.shared.look(|w| w.faults.rules.iter().find(|r| r.id == self.id).map_or(0, |r| r.hits))
    }
}

/// Discord's body for a 429.
pub(crate) fn rate_limited(retry_after: f64, global: bool) -> Value {
    json!({"message": "You are being rate limited.", "retry_after": retry_after, "global": global, "code": 0})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_segments() {
        let pattern = |s: &str| s.split('/').map(str::to_owned).collect::<Vec<_>>();
        assert!(matches(&pattern("channels/*/messages"), &["channels", "1", "messages"]));
        assert!(!matches(&pattern("channels/*/messages"), &["channels", "1", "messages", "2"]));
        assert!(matches(&pattern("channels/**"), &["channels", "1", "messages", "2"]));
        assert!(!matches(&pattern("users/@me"), &["users"]));
    }
}
