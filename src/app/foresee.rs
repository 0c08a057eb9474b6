//! What would you send me this week? Asks the same code that sends, as if everything went out and nobody answered.
//! Decides nothing itself.

use super::ground;
use super::knock;
use super::remind;
use super::turn::{Failure, Turn};
use crate::domain::ids::TeamId;
use crate::domain::knock::Part;
use crate::domain::quiet::Quiet;
use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;

/// How far ahead is looked.
const REACH: Duration = Duration::days(7);

/// A knock that would come.
#[derive(Debug, Clone, PartialEq)]
pub struct Coming {
    /// When.
    pub at: DateTime<Utc>,
    /// With what, and for which team where there are several.
    pub parts: Vec<(Part, Option<TeamId>)>,
}

/// What would come.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreseen {
    /// The knocks, soonest first.
    pub coming: Vec<Coming>,
    /// When slots remind besides that asked for it, if nothing happens, soonest first.
    pub reminders: Vec<DateTime<Utc>>,
    /// Why nothing comes today, if nothing may.
    pub quiet: Option<Quiet>,
    /// The person's zone.
    pub zone: Tz,
}

/// The knocks of the coming seven days, if nothing else happens.
///
/// # Errors
/// `NotJoined`.
pub fn coming(turn: &mut Turn<'_>) -> Result<Foreseen, Failure> {
    let person = turn.person()?.clone();
    let mut foreseen = Foreseen { coming: Vec::new(), reminders: Vec::new(), quiet: None, zone: person.zone };
    let Some(mut ground) = ground::ground(turn, person.id)? else { return Ok(foreseen) };
    foreseen.quiet = ground.quiet(person.day(turn.now));
    foreseen.reminders = remind::coming(turn, &ground, turn.now + REACH)?;
    let several = ground.seats.len() > 1;
    let mut now = turn.now;
    loop {
        let next = ground.next_knock(now);
        if next.at >= turn.now + REACH {
            return Ok(foreseen);
        }
        let parts = ground.parts(next.day, next.at);
        if !parts.is_empty() {
            ground.suppose_sent(next, &parts);
            let team = |part: &Part| {
                let seat = ground.seats.iter().find(|seat| seat.diary.member.id == part.member())?;
                several.then_some(seat.diary.member.team)
            };
            let parts = parts.into_iter().map(|part| (part.clone(), team(&part))).collect();
            foreseen.coming.push(Coming { at: knock::spread(turn, &person, next)?, parts });
        }
        now = next.at;
    }
}
