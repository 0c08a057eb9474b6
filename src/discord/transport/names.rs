//! Remembers for a while under which names people are known in their teams, and who is not there any more. Never asks
//! anybody.

use crate::clock::Clock;
use crate::domain::ids::{PersonId, TeamId};
use chrono::{DateTime, Duration, Utc};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// A name may be as old as this; whoever left within that time may still be taken to be there.
const FRESH: Duration = Duration::hours(1);
/// So many are kept; a large team's recap asks for its upper half at most.
const MOST: usize = 20_000;

/// A name, or that there is nobody, and when that was seen.
type Seen = (Option<String>, DateTime<Utc>);

/// The names that were seen lately.
#[derive(Debug)]
pub struct Names {
    clock: Clock,
    seen: Mutex<HashMap<(TeamId, PersonId), Seen>>,
}

impl Names {
    /// None yet.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        Self { clock, seen: Mutex::default() }
    }

    /// The name, or that they are not there, if that was seen lately.
    #[must_use]
    pub fn get(&self, team: TeamId, person: PersonId) -> Option<Option<String>> {
        let now = self.clock.now();
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.get(&(team, person)).filter(|(_, at)| is_fresh(*at, now)).map(|(name, _)| name.clone())
    }

    /// Keeps what was seen just now: a name, or that they are not there.
    pub fn keep(&self, team: TeamId, person: PersonId, name: Option<String>) {
        let now = self.clock.now();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST {
            seen.retain(|_, (_, at)| is_fresh(*at, now));
        }
        if seen.len() >= MOST {
            seen.clear();
        }
        seen.insert((team, person), (name, now));
    }
}

fn is_fresh(at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    (now - at).abs() < FRESH
}

/// What a member is called: by this team, else by themselves, else by Discord.
#[must_use]
pub fn of_member(member: &Value) -> Option<String> {
    let user = &member["user"];
    let names = [&member["nick"], &user["global_name"], &user["username"]];
    names.into_iter().filter_map(Value::as_str).find(|name| !name.trim().is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_are_fresh_for_an_hour() {
        let start = DateTime::UNIX_EPOCH + Duration::days(20_000);
        let clock = Clock::standing_at(start);
        let names = Names::new(clock.clone());
        names.keep(TeamId(1), PersonId(2), Some("Ana".into()));
        names.keep(TeamId(1), PersonId(3), None);
        clock.set(start + FRESH - Duration::seconds(1));
        assert_eq!(names.get(TeamId(1), PersonId(2)), Some(Some("Ana".into())));
        assert_eq!(names.get(TeamId(1), PersonId(3)), Some(None));
        assert_eq!(names.get(TeamId(2), PersonId(2)), None);
        clock.set(start + FRESH);
        assert_eq!(names.get(TeamId(1), PersonId(2)), None);
    }

    #[test]
    fn the_team_names_first() {
        for (nick, global, name) in [
            (json!("Dr Ana"), json!("Ana"), "Dr Ana"),
            (json!(null), json!("Ana"), "Ana"),
            (json!(" "), json!("Ana"), "Ana"),
            (json!(null), json!(null), "ana_1"),
        ] {
            let member = json!({"nick": nick, "user": {"global_name": global, "username": "ana_1"}});
            assert_eq!(of_member(&member).as_deref(), Some(name));
        }
        assert_eq!(of_member(&json!({})), None);
    }
}
