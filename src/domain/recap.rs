//! Decides what a week is worth on the board, and who stands where on it.
//! Never decides who may be named: members choose that themselves.

use super::facet::Pillar;
use super::ids::MemberId;
use std::collections::BTreeSet;

/// How many career groups a week the conversation part asks for, unless the team changes it.
pub const AIM: u32 = 3;
/// The most members with a rank.
pub const RANKED: usize = 5;
/// Under so many on the list there are no ranks.
pub const RANKS_FROM: usize = 4;

const POSTS: f64 = 50.0;
const CHECKS: f64 = 15.0;
const GROUPS: f64 = 15.0;
const VARIETY: f64 = 20.0;
/// From how many known posts on variety is judged.
const KNOWN_FROM: usize = 5;
/// How many different pillars in ten posts are variety enough.
const PILLARS: usize = 6;

/// What one member's week consists of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WeekFacts {
    /// Posts that count.
    pub posts: u32,
    /// The week's full target, settled or not; zero where nothing was expected.
    pub target: u32,
    /// Reply checks asked in the week.
    pub checks_asked: u32,
    /// Those of them that have an answer.
    pub checks_closed: u32,
    /// Different career groups talked with.
    pub groups: u32,
    /// The last ten posts whose pillar is known, up to the week's end.
    pub pillars: Vec<Pillar>,
}

/// The three parts of a score, and their sum, out of 100. Only the sum is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Score {
    /// For posting what was meant.
    pub posts: f64,
    /// For answering and talking.
    pub conversation: f64,
    /// For leading off the beaten track.
    pub variety: f64,
    /// The sum, rounded.
    pub total: u32,
}

/// What a week is worth. More posts than meant earn nothing.
#[must_use]
pub fn score(facts: &WeekFacts, aim: u32) -> Score {
    let share = |part: u32, of: u32| if of == 0 { 0.0 } else { (f64::from(part) / f64::from(of)).min(1.0) };
    let posts = if facts.target == 0 {
        if facts.posts > 0 { POSTS } else { 0.0 }
    } else {
        POSTS * share(facts.posts, facts.target)
    };
    let checks = if facts.checks_asked == 0 {
        if facts.posts > 0 { CHECKS } else { 0.0 }
    } else {
        CHECKS * share(facts.checks_closed, facts.checks_asked)
    };
    let groups = GROUPS * share(facts.groups, aim.max(1));
    let known = facts.pillars.len().min(10);
    // Variety looks further back than the week: a week without a post has none of its own.
    let (scale, variety) = if known < KNOWN_FROM {
        (100.0 / (100.0 - VARIETY), 0.0)
    } else if facts.posts == 0 {
        (1.0, 0.0)
    } else {
        let distinct = facts.pillars.iter().collect::<BTreeSet<_>>().len();
        (1.0, VARIETY * (distinct as f64 / known.min(PILLARS) as f64).min(1.0))
    };
    let (posts, conversation) = (posts * scale, (checks + groups) * scale);
    Score { posts, conversation, variety, total: (posts + conversation + variety).round() as u32 }
}

/// One line of the board.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Who.
    pub member: MemberId,
    /// The name by which the list is ordered after the ranks.
    pub name: String,
    /// What the week was worth.
    pub score: Score,
    /// The rank, for the upper half.
    pub rank: Option<u32>,
}

/// The board: the upper half of those with points, five at most, by rank, ties sharing one; then the others by name.
/// Who has no points is not on it. A tie is never cut in two: where it would be, none of it is ranked, unless it is the
/// first place that would be cut and there is room for all who share it.
#[must_use]
pub fn board(mut entries: Vec<(MemberId, String, Score)>, ranks: bool) -> Vec<Line> {
    entries.retain(|(_, _, score)| score.total > 0);
    entries.sort_by(|a, b| b.2.total.cmp(&a.2.total).then_with(|| a.1.to_lowercase().cmp(&b.1.to_lowercase())));
    let mut upper = if ranks && entries.len() >= RANKS_FROM { entries.len().div_ceil(2).min(RANKED) } else { 0 };
    let total = |at: usize| entries[at].2.total;
    let cut = upper;
    while upper > 0 && upper < entries.len() && total(upper - 1) == total(upper) {
        upper -= 1;
    }
    if cut > 0 && upper == 0 {
        // Everybody up to the cut is first: then so is who stands level with them, as long as there is room.
        let level = entries.iter().take_while(|(_, _, score)| score.total == total(0)).count();
        upper = if level <= RANKED { level } else { 0 };
    }
    let totals: Vec<u32> = entries.iter().map(|(_, _, score)| score.total).collect();
    let mut lines: Vec<Line> = entries
        .into_iter()
        .enumerate()
        .map(|(at, (member, name, score))| Line {
            member,
            name,
            score,
            rank: (at < upper).then(|| totals.iter().take_while(|total| **total > score.total).count() as u32 + 1),
        })
        .collect();
    lines[upper..].sort_by_key(|line| line.name.to_lowercase());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(posts: u32, target: u32, asked: u32, closed: u32, groups: u32) -> WeekFacts {
        WeekFacts { posts, target, checks_asked: asked, checks_closed: closed, groups, pillars: Vec::new() }
    }

    #[test]
    fn scores() {
        let varied = [
            Pillar::PatientEducation,
            Pillar::MythAndEvidence,
            Pillar::Community,
            Pillar::PeerPractice,
            Pillar::TechnologyReview,
            Pillar::ResearchDigest,
        ];
        for (facts, total) in [
            (facts(0, 4, 0, 0, 0), 0),
            (facts(4, 4, 0, 0, 0), 81),  // 65 of 80
            (facts(9, 4, 0, 0, 0), 81),  // more earns nothing
            (facts(2, 4, 2, 1, 0), 41),  // 32.5 of 80
            (facts(4, 4, 2, 2, 3), 100), // all of it, variety not judged yet
            (facts(4, 4, 2, 2, 9), 100),
            (facts(1, 0, 0, 0, 0), 81), // on leave, and posted all the same
            (WeekFacts { pillars: varied.to_vec(), ..facts(4, 4, 0, 0, 3) }, 100),
            (WeekFacts { pillars: vec![Pillar::Community; 5], ..facts(4, 4, 0, 0, 3) }, 84),
            (WeekFacts { pillars: varied.to_vec(), ..facts(0, 4, 0, 0, 0) }, 0),
        ] {
            assert_eq!(score(&facts, AIM).total, total, "{facts:?}");
        }
    }

    fn listed(points: &[(&str, u32)], ranks: bool) -> Vec<(String, Option<u32>)> {
        let entries = points
            .iter()
            .enumerate()
            .map(|(id, (name, total))| {
                (MemberId(id as i64), (*name).to_owned(), Score { total: *total, ..Score::default() })
            })
            .collect();
        board(entries, ranks).into_iter().map(|line| (line.name, line.rank)).collect()
    }

    #[test]
    fn boards() {
        let expect = |points: &[(&str, u32)], ranks, lines: &[(&str, Option<u32>)]| {
            let lines: Vec<_> = lines.iter().map(|(name, rank)| ((*name).to_owned(), *rank)).collect();
            assert_eq!(listed(points, ranks), lines, "{points:?}");
        };
        expect(&[], true, &[]);
        expect(&[("Bo", 9), ("al", 50), ("Cy", 3)], true, &[("al", None), ("Bo", None), ("Cy", None)]);
        expect(
            &[("Dee", 10), ("Bo", 90), ("Cy", 80), ("al", 20), ("Eve", 0)],
            true,
            &[("Bo", Some(1)), ("Cy", Some(2)), ("al", None), ("Dee", None)],
        );
        // A tie across the middle would be cut: nobody of it is ranked.
        expect(
            &[("A", 90), ("B", 50), ("C", 50), ("D", 10)],
            true,
            &[("A", Some(1)), ("B", None), ("C", None), ("D", None)],
        );
        expect(
            &[("A", 90), ("B", 90), ("C", 50), ("D", 10)],
            true,
            &[("A", Some(1)), ("B", Some(1)), ("C", None), ("D", None)],
        );
        let level = [("A", 90), ("B", 90), ("C", 90), ("D", 90)];
        expect(&level, true, &level.map(|(name, _)| (name, Some(1))));
        expect(
            &[("D", 90), ("B", 80), ("C", 50), ("A", 10)],
            false,
            &[("A", None), ("B", None), ("C", None), ("D", None)],
        );
        let many: Vec<(String, u32)> = (0..40).map(|n| (format!("N{n:02}"), 100 - n)).collect();
        let many: Vec<(&str, u32)> = many.iter().map(|(name, total)| (name.as_str(), *total)).collect();
        assert_eq!(listed(&many, true).iter().filter(|(_, rank)| rank.is_some()).count(), RANKED);
    }
}
