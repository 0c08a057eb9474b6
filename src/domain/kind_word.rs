//! Decides who on the board gets a kind word, and what for: three people at most, each for something else that is true of
//! their week. Never words it, and never speaks of what somebody did not do.

use super::ids::MemberId;
use super::week::Week;

/// The most kind words in a week.
pub const MOST: usize = 3;
/// A run is mentioned each time it has grown by so many weeks.
const RUN: u32 = 10;
/// From how many different pillars in the last ten posts on a member leads off the beaten track.
const VARIED: u32 = 4;

/// What a kind word is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KindWord {
    /// Back, after a week and more in which nothing was expected.
    Back,
    /// The first post of all.
    FirstPost,
    /// So many weeks kept in a row, a multiple of ten.
    Run(u32),
    /// A kind of content that they had never posted before.
    NewPillar,
    /// Talked with so many career groups, more than which nobody on the board did.
    Conversations(u32),
    /// Made the whole of what was meant.
    WholeWeek,
    /// So many pillars in the last ten posts.
    Variety(u32),
}

/// What is known of the week of somebody on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deserving {
    /// Who.
    pub member: MemberId,
    /// Posts that count.
    pub posts: u32,
    /// The week's full target; zero where nothing was expected.
    pub target: u32,
    /// Career groups talked with.
    pub groups: u32,
    /// Different pillars in the last ten posts whose pillar is known.
    pub pillars: u32,
    /// Whether a post of the week has a pillar that none of theirs had before, though they had posted before.
    pub new_pillar: bool,
    /// Whether they had never posted before the week.
    pub new: bool,
    /// Whether nothing was expected of them in the week before, since they were away.
    pub was_away: bool,
    /// Weeks kept in a row up to this one, it included; zero where it was not kept.
    pub run: u32,
}

/// The kind words of a week. What seldom comes goes first; beyond that the order turns with the weeks, and so does who is
/// named where several could be. The same facts lead to the same words, so that a correction changes none without need.
#[must_use]
pub fn kind_words(all: &[Deserving], week: Week) -> Vec<(MemberId, KindWord)> {
    let turn = turn_of(week);
    let mut kinds: [fn(&Deserving, u32) -> Option<KindWord>; 7] =
        [back, first_post, run, new_pillar, conversations, whole_week, variety];
    kinds[..4].rotate_left((turn % 4) as usize);
    kinds[4..].rotate_left((turn % 3) as usize);
    let most_groups = all.iter().map(|one| one.groups).max().unwrap_or_default();
    let mut said: Vec<(MemberId, KindWord)> = Vec::new();
    for kind in kinds {
        let free = all.iter().filter(|one| said.iter().all(|(member, _)| *member != one.member));
        let could = free.filter_map(|one| Some((one.member, kind(one, most_groups)?)));
        said.extend(could.min_by_key(|(member, _)| drawn(*member, turn)));
        if said.len() == MOST {
            break;
        }
    }
    said
}

/// The place of a week among all weeks.
#[must_use]
pub fn turn_of(week: Week) -> u64 {
    Week::of(chrono::NaiveDate::default()).until(week).unsigned_abs()
}

/// A place in a line that is another one each week, and the same whenever it is asked for (splitmix64).
const fn drawn(member: MemberId, turn: u64) -> u64 {
    let mut bits = member.0.cast_unsigned().wrapping_add(turn.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

fn back(one: &Deserving, _: u32) -> Option<KindWord> {
    (one.was_away && one.posts > 0 && one.target > 0).then_some(KindWord::Back)
}

fn first_post(one: &Deserving, _: u32) -> Option<KindWord> {
    (one.new && one.posts > 0).then_some(KindWord::FirstPost)
}

fn run(one: &Deserving, _: u32) -> Option<KindWord> {
    (one.run > 0 && one.run.is_multiple_of(RUN)).then_some(KindWord::Run(one.run))
}

fn new_pillar(one: &Deserving, _: u32) -> Option<KindWord> {
    (one.new_pillar && one.posts > 0).then_some(KindWord::NewPillar)
}

fn conversations(one: &Deserving, most: u32) -> Option<KindWord> {
    (one.groups > 0 && one.groups == most).then_some(KindWord::Conversations(one.groups))
}

fn whole_week(one: &Deserving, _: u32) -> Option<KindWord> {
    (one.target > 0 && one.posts >= one.target).then_some(KindWord::WholeWeek)
}

fn variety(one: &Deserving, _: u32) -> Option<KindWord> {
    (one.posts > 0 && one.pillars >= VARIED).then_some(KindWord::Variety(one.pillars))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn week(nth: u64) -> Week {
        Week::of(crate::domain::week::ahead("2026-01-05".parse().unwrap(), nth * 7))
    }

    /// Two of four posts, and nothing else to speak of.
    fn plain(member: i64) -> Deserving {
        Deserving {
            member: MemberId(member),
            posts: 2,
            target: 4,
            groups: 0,
            pillars: 1,
            new_pillar: false,
            new: false,
            was_away: false,
            run: 0,
        }
    }

    fn quiet(member: i64) -> Deserving {
        Deserving { posts: 0, ..plain(member) }
    }

    #[test]
    fn what_is_said_of_a_week_is_true_of_it() {
        for (what, one, word) in [
            ("two of four", plain(1), None),
            ("a quiet week", quiet(1), None),
            ("back", Deserving { was_away: true, ..plain(1) }, Some(KindWord::Back)),
            ("back and quiet", Deserving { was_away: true, ..quiet(1) }, None),
            ("still away, with a post", Deserving { was_away: true, target: 0, ..plain(1) }, None),
            ("the first post", Deserving { new: true, ..plain(1) }, Some(KindWord::FirstPost)),
            ("new and quiet", Deserving { new: true, ..quiet(1) }, None),
            ("nine weeks", Deserving { run: 9, ..plain(1) }, None),
            ("ten weeks", Deserving { run: 10, ..plain(1) }, Some(KindWord::Run(10))),
            ("eleven weeks", Deserving { run: 11, ..plain(1) }, None),
            ("forty weeks", Deserving { run: 40, ..plain(1) }, Some(KindWord::Run(40))),
            ("a new pillar", Deserving { new_pillar: true, ..plain(1) }, Some(KindWord::NewPillar)),
            ("one group", Deserving { groups: 1, ..quiet(1) }, Some(KindWord::Conversations(1))),
            ("four of four", Deserving { posts: 4, ..plain(1) }, Some(KindWord::WholeWeek)),
            ("away, with posts", Deserving { posts: 4, target: 0, ..plain(1) }, None),
            ("three pillars", Deserving { pillars: 3, ..plain(1) }, None),
            ("four pillars", Deserving { pillars: 4, ..plain(1) }, Some(KindWord::Variety(4))),
            ("four pillars, quiet", Deserving { pillars: 4, ..quiet(1) }, None),
        ] {
            for nth in 0..12 {
                let said = kind_words(&[one, quiet(2)], week(nth));
                assert_eq!(said, word.map(|word| (MemberId(1), word)).into_iter().collect::<Vec<_>>(), "{what}");
            }
        }
    }

    #[test]
    fn three_people_at_most_each_for_something_else() {
        let rich = |member| Deserving {
            posts: 4,
            groups: 2,
            pillars: 5,
            new_pillar: true,
            was_away: true,
            run: 10,
            ..plain(member)
        };
        let all: Vec<Deserving> = (1..=30).map(rich).collect();
        for nth in 0..60 {
            let said = kind_words(&all, week(nth));
            assert_eq!(said.len(), MOST);
            assert_eq!(said.iter().map(|(member, _)| member).collect::<BTreeSet<_>>().len(), MOST);
            let kinds: BTreeSet<_> = said.iter().map(|(_, word)| format!("{word:?}")).collect();
            assert_eq!(kinds.len(), MOST);
            assert_eq!(kind_words(&all, week(nth)), said, "a second look says the same");
        }
        assert_eq!(kind_words(&all[..1], week(0)).len(), 1, "nobody gets two");
        assert!(kind_words(&[], week(0)).is_empty());
    }

    #[test]
    fn most_conversation_is_theirs_alone_who_had_it() {
        let all = [Deserving { groups: 3, ..plain(1) }, Deserving { groups: 2, ..plain(2) }, plain(3)];
        for nth in 0..12 {
            assert_eq!(kind_words(&all, week(nth)), [(MemberId(1), KindWord::Conversations(3))]);
        }
    }

    #[test]
    fn words_and_people_change_from_week_to_week() {
        let all: Vec<Deserving> =
            (1..=8).map(|member| Deserving { posts: 4, groups: 2, pillars: 5, ..plain(member) }).collect();
        let said: Vec<_> = (0..24).map(|nth| kind_words(&all, week(nth))).collect();
        let firsts: BTreeSet<String> = said.iter().map(|said| format!("{:?}", said[0].1)).collect();
        assert_eq!(firsts.len(), 3, "{firsts:?}");
        let named: BTreeSet<_> = said.iter().flatten().map(|(member, _)| *member).collect();
        assert_eq!(named.len(), 8, "in half a year everybody who keeps their weeks is named");
        let whole = |said: &Vec<(MemberId, KindWord)>| {
            said.iter().find(|(_, word)| *word == KindWord::WholeWeek).map(|(member, _)| *member)
        };
        let again = said.windows(2).filter(|two| whole(&two[0]) == whole(&two[1])).count();
        assert!(again < 8, "the same person for the same thing in a row, {again} times of 23");
    }

    #[test]
    fn what_seldom_comes_goes_first() {
        let mut all: Vec<Deserving> =
            (1..=8).map(|member| Deserving { posts: 4, groups: 2, ..plain(member) }).collect();
        all.push(Deserving { new: true, ..plain(9) });
        for nth in 0..12 {
            assert_eq!(kind_words(&all, week(nth))[0], (MemberId(9), KindWord::FirstPost));
        }
    }
}
