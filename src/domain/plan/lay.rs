//! Decides on which days and platforms the posts of a week are planned. Never decides at which time; that is `times`.

use crate::domain::platform::Platform;
use crate::domain::week::Week;
use chrono::{Datelike, NaiveDate};

/// The days for so many posts, spread over the open ones: as far from each other as can be, and none gets a further one
/// before all others have as many. `days` come with what is on them already, in order.
#[must_use]
pub fn spread(days: &[(NaiveDate, u32)], many: u32) -> Vec<NaiveDate> {
    let mut loads: Vec<u32> = days.iter().map(|(_, load)| *load).collect();
    let mut laid = Vec::new();
    let mut left = many as usize;
    while left > 0 {
        let Some(least) = loads.iter().min().copied() else { break };
        let free: Vec<usize> = (0..days.len()).filter(|at| loads[*at] == least).collect();
        let now = left.min(free.len());
        for nth in 0..now {
            let at = free[(2 * nth + 1) * free.len() / (2 * now)];
            loads[at] += 1;
            laid.push(days[at].0);
        }
        left -= now;
    }
    laid.sort_unstable();
    laid
}

/// The platforms for so many posts of a week that has `before` already: the main one for every other, and the others in
/// turn between, another of them first each week.
#[must_use]
pub fn platforms(main: Option<Platform>, used: &[Platform], week: Week, before: usize, many: usize) -> Vec<Platform> {
    let main = main.or_else(|| used.first().copied()).unwrap_or(Platform::Other);
    let others: Vec<Platform> = used.iter().copied().filter(|one| *one != main).collect();
    let turn = week.monday().num_days_from_ce().unsigned_abs() as usize / 7;
    let nth = |n: usize| {
        let other = others.get((turn + n / 2) % others.len().max(1)).filter(|_| n % 2 == 1);
        other.copied().unwrap_or(main)
    };
    (before..before + many).map(nth).collect()
}
