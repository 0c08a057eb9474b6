//! Decides what weeks in a row amount to, folded from facts. Never stored, never mentioned when it ends.

use super::pace::Diary;
use super::week::Week;

/// What the weeks of a member amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Consistency {
    /// Of the last twelve weeks that counted, how many were kept.
    pub kept: u32,
    /// How many weeks that is out of: twelve, or fewer at the beginning.
    pub counted: u32,
    /// Weeks kept in a row, the running one included once it is kept.
    pub streak: u32,
    /// The most there ever were in a row.
    pub best: u32,
}

/// Folds the weeks from joining to the running one. Skipped weeks neither break nor add; a week joined late counts only
/// if kept; the running week never breaks anything.
#[must_use]
pub fn consistency(diary: &Diary, running: Week) -> Consistency {
    let mut all = Consistency::default();
    let mut counted: Vec<bool> = Vec::new();
    let mut week = Week::of(diary.member.joined_on);
    while week <= running {
        if let Some(kept) = kept(diary, week, running) {
            counted.push(kept);
            all.streak = if kept { all.streak + 1 } else { 0 };
            all.best = all.best.max(all.streak);
        }
        week = week.next();
    }
    let last = &counted[counted.len().saturating_sub(12)..];
    all.kept = last.iter().filter(|kept| **kept).count() as u32;
    all.counted = last.len() as u32;
    all
}

/// Whether a week was kept; none where it does not count.
fn kept(diary: &Diary, week: Week, running: Week) -> Option<bool> {
    let target = u32::from(diary.week_target(week));
    let kept = target > 0 && diary.made(week) >= target;
    (kept || (target > 0 && week < running && !diary.joined_late(week))).then_some(kept)
}

/// How many weeks in a row were kept up to this one, it included; zero where it was not kept.
#[must_use]
pub fn run_until(diary: &Diary, week: Week) -> u32 {
    if kept(diary, week, week) == Some(true) { consistency(diary, week).streak } else { 0 }
}

/// How many weeks of a stretch were kept, both ends inclusive, and out of how many that counted. The running week counts once
/// it is kept, and not before it is over otherwise.
#[must_use]
pub fn kept_between(diary: &Diary, from: Week, until: Week, running: Week) -> (u32, u32) {
    let (mut all, mut week) = ((0, 0), from.max(Week::of(diary.member.joined_on)));
    while week <= until.min(running) {
        if let Some(kept) = kept(diary, week, running) {
            all = (all.0 + u32::from(kept), all.1 + 1);
        }
        week = week.next();
    }
    all
}

/// The weeks that were kept, oldest first, from one to the running one, which is among them once it is kept.
#[must_use]
pub fn kept_weeks(diary: &Diary, from: Week, running: Week) -> Vec<Week> {
    let weeks = std::iter::successors(Some(from.max(Week::of(diary.member.joined_on))), |week| Some(week.next()));
    weeks.take_while(|week| *week <= running).filter(|week| kept(diary, *week, running) == Some(true)).collect()
}

#[cfg(test)]
mod tests;
