//! Decides at what time of a day a post is planned. Never decides on which day; that is `lay`.

use crate::domain::person::Person;
use crate::domain::week::moment;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};

/// So long after the time at which somebody is written to they have a moment, unless they said when they post.
const AFTER_KNOCK: Duration = Duration::minutes(30);
/// Where a further post of a day goes, in hours from the usual time, the best first.
const APART: [i64; 6] = [3, 6, -3, -6, 9, -9];

/// The time at which the member means to post: the one they settled, or soon after the time at which they are written to.
#[must_use]
pub fn usual_time(settled: Option<NaiveTime>, person: &Person) -> NaiveTime {
    let knock = person.knock_time();
    let after = knock.overflowing_add_signed(AFTER_KNOCK).0;
    settled.unwrap_or(if person.hours.hold(after) { after } else { knock })
}

/// A time of the person's day that lies ahead of `now` and is not taken, as near to the usual one as other posts of the day
/// allow; within their active hours where it can be. None where nothing of the day is left.
#[must_use]
pub fn free_time(
    usual: NaiveTime,
    person: &Person,
    on: NaiveDate,
    taken: &[NaiveTime],
    now: DateTime<Utc>,
) -> Option<NaiveTime> {
    let later = |by: Duration| usual.overflowing_add_signed(by).0;
    let apart = APART.into_iter().map(|hours| later(Duration::hours(hours)));
    let half_hours = (1..48).map(|n| later(Duration::minutes(30 * n)));
    let all: Vec<NaiveTime> = std::iter::once(usual).chain(apart).chain(half_hours).collect();
    let fits = |time: &&NaiveTime| {
        let at = moment(on, **time, person.zone, person.day_ends);
        !taken.contains(time) && at > now && person.day(at) == on
    };
    // What somebody settled holds, whatever their active hours are.
    all.first()
        .filter(fits)
        .or_else(|| all.iter().filter(fits).find(|time| person.hours.hold(**time)))
        .or_else(|| all.iter().find(fits))
        .copied()
}
