//! Decides which act toward another career is offered next: toward the group not met for longest.
//! Never knows with whom anybody talked; a group and a week are all there is.

use super::facet::CareerGroup;
use super::platform::Platform;
use super::week::{Week, back};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

/// An act does not come again for so many days, twelve weeks: by then its answer has faded, and the bank still holds out.
pub const REST_DAYS: u64 = 84;

/// One concrete act toward a career group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The id that is never reused.
    pub id: String,
    /// Toward whom.
    pub group: CareerGroup,
    /// Where it can be done; empty where it does not matter.
    pub platforms: Vec<Platform>,
    /// What to do.
    pub text: String,
}

/// An act that was offered to a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its id.
    pub act: String,
    /// Toward whom.
    pub group: CareerGroup,
    /// When.
    pub at: DateTime<Utc>,
    /// On which day of theirs.
    pub on: NaiveDate,
}

/// What an act is chosen by.
#[derive(Debug, Clone)]
pub struct Ways<'a> {
    /// The bank's acts.
    pub acts: &'a [Act],
    /// The last week in which each group was named.
    pub met: &'a BTreeMap<CareerGroup, Week>,
    /// What was offered of late, the last twelve weeks at least.
    pub offered: &'a [Offered],
    /// Where the member posts; what can be done anywhere fits whoever posts nowhere yet.
    pub platforms: &'a [Platform],
    /// The person's day.
    pub today: NaiveDate,
    /// Where the rotation of this member begins, so that teammates are not all sent the same way.
    pub start: usize,
}

impl<'a> Ways<'a> {
    /// The next act: of a group that was not named this week, one not yet offered this week before one that was; among those
    /// the one never met, or met longest ago, then the one not offered for longest. Of its acts one that fits the member's
    /// platforms and was not offered in twelve weeks; only where no group has one, the one offered longest ago.
    #[must_use]
    pub fn next(&self) -> Option<&'a Act> {
        let week = Week::of(self.today);
        let mut groups = CareerGroup::ALL.to_vec();
        let start = self.start % groups.len();
        groups.rotate_left(start);
        groups.retain(|group| self.met.get(group).is_none_or(|met| *met < week));
        let last = |group: CareerGroup| self.offered.iter().filter(|one| one.group == group).map(|one| one.at).max();
        let this_week =
            |group: CareerGroup| self.offered.iter().any(|one| one.group == group && Week::of(one.on) == week);
        groups.sort_by_key(|group| (this_week(*group), self.met.get(group).copied(), last(*group)));
        let rested = groups.iter().find_map(|group| self.of_group(*group, true));
        rested.or_else(|| groups.iter().find_map(|group| self.of_group(*group, false)))
    }

    fn of_group(&self, group: CareerGroup, rested: bool) -> Option<&'a Act> {
        let since = back(self.today, REST_DAYS);
        let last = |act: &Act| self.offered.iter().filter(|one| one.act == act.id).max_by_key(|one| one.at);
        let fits = |act: &&Act| {
            act.group == group
                && (act.platforms.is_empty() || act.platforms.iter().any(|one| self.platforms.contains(one)))
                && (!rested || last(act).is_none_or(|one| one.on <= since))
        };
        let mut found: Vec<&Act> = self.acts.iter().filter(fits).collect();
        let start = self.start.checked_rem(found.len())?;
        found.rotate_left(start);
        found.into_iter().min_by_key(|act| last(act).map(|one| one.at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn day(on: &str) -> NaiveDate {
        on.parse().unwrap()
    }

    fn act(id: &str, group: CareerGroup, platforms: &[Platform]) -> Act {
        Act { id: id.into(), group, platforms: platforms.to_vec(), text: format!("Do {id}.") }
    }

    /// Three acts a group: two for anywhere, one for LinkedIn.
    fn bank() -> Vec<Act> {
        let of = |group: &CareerGroup| {
            let name = |n| format!("{}-{n}", group.slug());
            [act(&name(1), *group, &[]), act(&name(2), *group, &[Platform::LinkedIn]), act(&name(3), *group, &[])]
        };
        CareerGroup::ALL.iter().flat_map(of).collect()
    }

    fn offered(act: &Act, on: &str, hour: u32) -> Offered {
        let at = Utc.from_utc_datetime(&day(on).and_hms_opt(hour, 0, 0).unwrap());
        Offered { act: act.id.clone(), group: act.group, at, on: day(on) }
    }

    fn next(acts: &[Act], met: &[(CareerGroup, &str)], offered: &[Offered], start: usize) -> Option<Act> {
        let met = met.iter().map(|(group, on)| (*group, Week::of(day(on)))).collect();
        let platforms = &[Platform::X];
        Ways { acts, met: &met, offered, platforms, today: day("2026-03-12"), start }.next().cloned()
    }

    #[test]
    fn the_group_not_met_for_longest_comes_first() {
        let bank = bank();
        let mut met: Vec<(CareerGroup, &str)> = CareerGroup::ALL.iter().map(|group| (*group, "2026-03-02")).collect();
        met[4].1 = "2025-10-06";
        assert_eq!(next(&bank, &met, &[], 0).unwrap().group, met[4].0, "met longest ago");
        let never = met.remove(7).0;
        assert_eq!(next(&bank, &met, &[], 0).unwrap().group, never, "never met comes before that");
        let all: Vec<_> = CareerGroup::ALL.iter().map(|group| (*group, "2026-03-10")).collect();
        assert_eq!(next(&bank, &all, &[], 0), None, "all of them were named this week");
    }

    #[test]
    fn the_rotation_begins_elsewhere_for_others_and_passes_by_every_group() {
        let bank = bank();
        assert_eq!(next(&bank, &[], &[], 0).unwrap().group, CareerGroup::ALL[0]);
        assert_eq!(next(&bank, &[], &[], 13).unwrap().group, CareerGroup::ALL[3]);
        let mut seen: Vec<Offered> = Vec::new();
        for hour in 0..10 {
            let act = next(&bank, &[], &seen, 3).unwrap();
            assert!(seen.iter().all(|one| one.group != act.group), "another act, another group: {seen:?}");
            seen.push(offered(&act, "2026-03-12", hour));
        }
    }

    #[test]
    fn an_act_fits_the_platform_and_rests_for_twelve_weeks() {
        let nurses: Vec<Act> = bank().into_iter().filter(|act| act.group == CareerGroup::Nurses).collect();
        let id = |offers: &[Offered]| next(&nurses, &[], offers, 0).map(|act| act.id).unwrap();
        assert_eq!(id(&[]), "nurses-1");
        assert_eq!(id(&[offered(&nurses[0], "2026-03-05", 9)]), "nurses-3", "the second is for LinkedIn");
        let both = [offered(&nurses[0], "2025-12-18", 9), offered(&nurses[2], "2026-03-05", 9)];
        assert_eq!(id(&both), "nurses-1", "twelve weeks ago");
        let both = [offered(&nurses[2], "2025-12-19", 9), offered(&nurses[0], "2026-03-05", 9)];
        assert_eq!(id(&both), "nurses-3", "none has rested: the one offered longest ago");
        assert_eq!(next(&nurses[1..2], &[], &[], 0), None, "nothing for X at all");
    }
}
