//! Decides which instant a wall clock means, on the days when it skips or repeats itself too.
//! Never computes with a fixed offset, and never asks what time it is.

use chrono::{DateTime, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

#[cfg(test)]
mod tests;

/// No zone was ever further from UTC than sixteen hours, and none skipped more than a day at once.
const REACH: TimeDelta = TimeDelta::hours(48);

/// The instant at which the clocks of `zone` show `local`.
///
/// A time that does not exist becomes the first that does after it; one that happens twice, the first of the two.
#[must_use]
pub fn instant(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    let (Some(early), Some(late)) = (local.checked_sub_signed(REACH), local.checked_add_signed(REACH)) else {
        // At the two ends of the calendar there is no rule of any zone to ask.
        return local.and_utc();
    };
    if early.checked_sub_signed(REACH).is_none() || late.checked_add_signed(REACH).is_none() {
        return local.and_utc();
    }
    match zone.from_local_datetime(&local) {
        chrono::LocalResult::Single(at) => at.to_utc(),
        chrono::LocalResult::Ambiguous(one, other) => one.to_utc().min(other.to_utc()),
        chrono::LocalResult::None => end_of_gap(zone, local, early, late),
    }
}

/// The first instant after the gap that holds `local`: the place where the wall clock jumps over it.
fn end_of_gap(zone: Tz, local: NaiveDateTime, early: NaiveDateTime, late: NaiveDateTime) -> DateTime<Utc> {
    // At `early` the wall clock is before `local`, at `late` it is not; halving finds the jump in between, in whole
    // seconds, in as many steps as the window has bits.
    let mut before = early.and_utc().timestamp();
    let mut after = late.and_utc().timestamp();
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        if wall(zone, middle).is_some_and(|shown| shown < local) {
            before = middle;
        } else {
            after = middle;
        }
    }
    DateTime::from_timestamp(after, 0).unwrap_or_else(|| local.and_utc())
}

/// What the wall clock shows at a second of UTC.
fn wall(zone: Tz, seconds: i64) -> Option<NaiveDateTime> {
    let utc = DateTime::from_timestamp(seconds, 0)?.naive_utc();
    let offset = zone.offset_from_utc_datetime(&utc).fix();
    utc.checked_add_offset(offset)
}
