//! "What would you send me this week?", to be compared with what then comes. Never decides what does.

use crate::domain::knock::{Ground, Knock, Part};
use chrono::{DateTime, Duration, Utc};
use std::collections::VecDeque;

/// How far ahead it looks.
const REACH: Duration = Duration::days(7);

/// What would come until then if nothing happened.
pub(super) struct Foresight {
    until: DateTime<Utc>,
    coming: VecDeque<(Knock, Vec<Part>)>,
}

impl Foresight {
    /// Goes on from one knock to the next as if each went out and nobody answered.
    pub(super) fn new(ground: &Ground, mut now: DateTime<Utc>) -> Self {
        let (mut ground, until) = (ground.clone(), now + REACH);
        let mut coming = VecDeque::new();
        loop {
            let next = ground.next_knock(now);
            if next.at >= until {
                return Self { until, coming };
            }
            let parts = ground.parts(next.day, next.at);
            if !parts.is_empty() {
                ground.suppose_sent(next, &parts);
                coming.push_back((next, parts));
            }
            now = next.at;
        }
    }

    /// Whether it says nothing about this instant any more.
    pub(super) fn is_over(&self, now: DateTime<Utc>) -> bool {
        now >= self.until
    }

    /// What should have come before now and did not.
    pub(super) fn missing(&self, now: DateTime<Utc>) -> Option<String> {
        let (knock, parts) = self.coming.front().filter(|(knock, _)| knock.at < now)?;
        Some(format!("foreseen for {}, but it did not come: {parts:?}", knock.at))
    }

    /// What is different about the knock that has come.
    pub(super) fn compare(&mut self, knock: Knock, parts: &[Part]) -> Option<String> {
        let foreseen = self.coming.pop_front();
        let same = foreseen.as_ref().is_some_and(|(meant, told)| *meant == knock && told == parts);
        (!same).then(|| format!("foreseen was {foreseen:?}, not {knock:?} with {parts:?}"))
    }
}
