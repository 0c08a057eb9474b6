//! What a simulation counts. Never judges.

use super::delay::Excuse;
use super::rules::Sent;
use crate::domain::knock::Part;
use std::collections::BTreeMap;
use std::fmt;

/// What happened, in numbers.
#[derive(Default)]
pub(super) struct Figures {
    pub(super) people: u64,
    pub(super) weeks: u64,
    pub(super) clock_changes: u64,
    pub(super) deeds: u64,
    pub(super) evaluations: u64,
    pub(super) most_a_day: u32,
    pub(super) knocks: u64,
    pub(super) late: u64,
    pub(super) refused: u64,
    pub(super) nudges: u64,
    pub(super) questions: u64,
    pub(super) replies: u64,
    pub(super) aheads: u64,
    pub(super) reviews: u64,
    /// Plans of the week.
    pub(super) plans: u64,
    pub(super) talks: u64,
    pub(super) talks_alone: u64,
    pub(super) check_ins: u64,
    pub(super) check_ins_alone: u64,
    pub(super) asked: u64,
    pub(super) in_two_teams: u64,
    pub(super) reopened: u64,
    pub(super) settled: u64,
    pub(super) settled_too_late: u64,
    pub(super) done: BTreeMap<&'static str, u64>,
    pub(super) foreseen: u64,
    pub(super) excuses: BTreeMap<Excuse, u64>,
    pub(super) plain: Delays,
    pub(super) all: Delays,
}

/// On which open knock day since a week got tight the first nudge came.
#[derive(Default)]
pub(super) struct Delays {
    spells: u64,
    sum: u64,
    worst: u32,
}

impl Delays {
    fn add(&mut self, day: u32) {
        self.spells += 1;
        self.sum += u64::from(day);
        self.worst = self.worst.max(day);
    }

    fn join(&mut self, other: &Self) {
        self.spells += other.spells;
        self.sum += other.sum;
        self.worst = self.worst.max(other.worst);
    }
}

impl fmt::Display for Delays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mean = self.sum as f64 / self.spells.max(1) as f64;
        write!(f, "{} spells, on open knock day {mean:.3} on average, {} at worst", self.spells, self.worst)
    }
}

impl Figures {
    /// The first nudge of a spell came on this open knock day since it began; `excused` where an earlier one had a reason.
    pub(super) fn told(&mut self, open_day: u32, excused: bool) {
        self.all.add(open_day);
        if !excused {
            self.plain.add(open_day);
        }
    }

    /// A knock arrived, with somebody who is in so many teams.
    pub(super) fn hear(&mut self, sent: &Sent<'_>, teams: usize) {
        self.knocks += 1;
        self.late += u64::from(sent.late);
        self.asked += u64::from(!sent.busy.is_empty());
        self.in_two_teams += u64::from(teams > 1);
        for part in sent.parts {
            match part {
                Part::Replies { .. } => self.replies += 1,
                Part::Nudge { .. } => self.nudges += 1,
                Part::Ask { .. } => self.questions += 1,
                Part::Plan { .. } => self.plans += 1,
                Part::Goals { .. } => {
                    self.check_ins += 1;
                    self.check_ins_alone += u64::from(sent.parts.len() == 1);
                }
                Part::Ahead { .. } => self.aheads += 1,
                Part::Review { .. } => self.reviews += 1,
                Part::Talk { .. } => {
                    self.talks += 1;
                    self.talks_alone += u64::from(sent.parts.len() == 1);
                }
            }
        }
    }

    /// Adds what somebody else's years came to.
    pub(super) fn join(&mut self, other: &Self) {
        self.people += other.people;
        self.deeds += other.deeds;
        self.evaluations += other.evaluations;
        self.most_a_day = self.most_a_day.max(other.most_a_day);
        self.knocks += other.knocks;
        self.late += other.late;
        self.refused += other.refused;
        self.nudges += other.nudges;
        self.questions += other.questions;
        self.replies += other.replies;
        self.aheads += other.aheads;
        self.reviews += other.reviews;
        self.plans += other.plans;
        self.talks += other.talks;
        self.talks_alone += other.talks_alone;
        self.check_ins += other.check_ins;
        self.check_ins_alone += other.check_ins_alone;
        self.asked += other.asked;
        self.in_two_teams += other.in_two_teams;
        self.reopened += other.reopened;
        self.settled += other.settled;
        self.settled_too_late += other.settled_too_late;
        for (deed, times) in &other.done {
            *self.done.entry(deed).or_default() += times;
        }
        self.foreseen += other.foreseen;
        for (excuse, times) in &other.excuses {
            *self.excuses.entry(*excuse).or_default() += times;
        }
        self.plain.join(&other.plain);
        self.all.join(&other.all);
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "people {}, weeks {}, clock changes {}", self.people, self.weeks, self.clock_changes)?;
        writeln!(
            f,
            "things done {}, evaluations {} (most on one day of a person: {})",
            self.deeds, self.evaluations, self.most_a_day
        )?;
        writeln!(
            f,
            "knocks {} (late {}), refused {}; nudges {}, questions {}, replies {}, before busy days {}",
            self.knocks, self.late, self.refused, self.nudges, self.questions, self.replies, self.aheads
        )?;
        writeln!(f, "asked with whom they talked {}, by itself {}", self.talks, self.talks_alone)?;
        writeln!(f, "asked how goals stand {}, by itself {}", self.check_ins, self.check_ins_alone)?;
        writeln!(f, "knocks foreseen that came {}, quarters looked back on {}", self.foreseen, self.reviews)?;
        writeln!(
            f,
            "of members of two teams {}, with the question for busy days {}; messages opened again {}; weeks settled {}, pressed too late {}",
            self.in_two_teams, self.asked, self.reopened, self.settled, self.settled_too_late
        )?;
        writeln!(f, "done: {:?}", self.done)?;
        writeln!(f, "first nudge, nothing in its way: {}", self.plain)?;
        writeln!(f, "first nudge, all: {}", self.all)?;
        write!(f, "open knock days without one, by reason: {:?}", self.excuses)
    }
}
