//! Decides how much of what a member posts serves their main purpose, and when that is little enough to ask.
//! Never decides what they post for.

use crate::domain::facet::Purpose;
use crate::domain::week::back;
use chrono::NaiveDate;

/// Over so many days: four weeks.
const DAYS: u64 = 28;
/// From so many posts of a known purpose on.
const ENOUGH: usize = 5;

/// Fewer than half of the last posts serve the main purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drift {
    /// The main purpose.
    pub purpose: Purpose,
    /// How many posts serve it.
    pub serving: u32,
    /// Of how many whose purpose is known.
    pub known: u32,
}

/// How far the posts of the four weeks up to and with `day` have drifted from the main purpose, if they have; posts run in
/// any order, with the purpose of each.
#[must_use]
pub fn drift(main: Option<Purpose>, posts: &[(NaiveDate, Purpose)], day: NaiveDate) -> Option<Drift> {
    let purpose = main?;
    let since = back(day, DAYS);
    let lately = posts.iter().filter(|(on, _)| *on > since && *on <= day);
    let (mut serving, mut known) = (0, 0);
    for (_, one) in lately {
        known += 1;
        serving += u32::from(*one == purpose);
    }
    (known as usize >= ENOUGH && 2 * serving < known).then_some(Drift { purpose, serving, known })
}

#[cfg(test)]
mod tests {
    use super::super::entry::tests::day;
    use super::*;

    #[test]
    fn under_half_of_five_known_posts_is_a_drift() {
        use Purpose::{Network, Recruit};
        let today = day("2026-02-02");
        let posts = |serving: usize, others: usize, on: &str| -> Vec<(NaiveDate, Purpose)> {
            let purposes = std::iter::repeat_n(Recruit, serving).chain(std::iter::repeat_n(Network, others));
            purposes.map(|purpose| (day(on), purpose)).collect()
        };
        let found = |main, posts: &[_]| drift(main, posts, today).map(|one| (one.serving, one.known));
        for (what, posts, meant) in [
            ("too few", posts(0, 4, "2026-01-20"), None),
            ("none of five", posts(0, 5, "2026-01-20"), Some((0, 5))),
            ("two of five", posts(2, 3, "2026-01-20"), Some((2, 5))),
            ("half of six", posts(3, 3, "2026-01-20"), None),
            ("all", posts(6, 0, "2026-01-20"), None),
            ("four weeks ago", posts(0, 5, "2026-01-05"), None),
            ("a day less", posts(0, 5, "2026-01-06"), Some((0, 5))),
            ("today", posts(0, 5, "2026-02-02"), Some((0, 5))),
            ("planned for tomorrow", posts(0, 5, "2026-02-03"), None),
        ] {
            assert_eq!(found(Some(Recruit), &posts), meant, "{what}");
        }
        assert_eq!(found(None, &posts(0, 9, "2026-01-20")), None, "without a purpose nothing drifts");
    }
}
