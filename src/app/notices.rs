//! What a notice holds before it is worded. Never decides what that is, nor in which words.

use super::act::Suggested;
use super::goals::Shown;
use super::plan::{Plan, Planned};
use super::topic::Suggestion;
use crate::domain::facet::CareerGroup;
use crate::domain::goal::{Asking, Drift};
use crate::domain::ids::{DeliveryId, MemberId, TeamId};
use crate::domain::kind_word::KindWord;
use crate::domain::pace::Pace;
use crate::domain::post::Post;
use crate::domain::recap::Line;
use crate::domain::review::Figures;
use crate::domain::strategy::Step;
use crate::domain::week::Week;
use chrono::NaiveDate;

/// A knock, ready to be worded.
#[derive(Debug, Clone, PartialEq)]
pub struct KnockNotice {
    /// Its delivery.
    pub id: DeliveryId,
    /// The person's day.
    pub day: NaiveDate,
    /// Whether it says that it is late.
    pub late: bool,
    /// What it says.
    pub parts: Vec<Said>,
    /// The coming days of which it asks whether they will not do.
    pub busy: Vec<NaiveDate>,
    /// The plans for this day in the person's own words.
    pub if_thens: Vec<String>,
    /// What is missing in a strategy of theirs.
    pub missing: Option<Missing>,
}

/// What is missing in a strategy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Whose.
    pub member: MemberId,
    /// The team, where the person is a member of several.
    pub team: Option<TeamId>,
    /// The lines.
    pub steps: Vec<Step>,
}

/// One part of a knock, with all that its words need.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Of which member.
    pub member: MemberId,
    /// The team, where the person is a member of several.
    pub team: Option<TeamId>,
    /// What.
    pub what: What,
}

/// What a part of a knock says.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Go back to the people who answered.
    Replies {
        /// The posts, oldest first.
        posts: Vec<Post>,
        /// One line on privacy and conduct.
        courtesy: Option<String>,
    },
    /// The week has room.
    Nudge {
        /// How it stands.
        pace: Pace,
        /// The number that "Make it N this week" offers.
        settle: Option<u8>,
        /// The lower target that is offered, settling being used up.
        lower: Option<u8>,
        /// The topic that comes along.
        topic: Option<Box<Suggestion>>,
    },
    /// The week, laid out.
    Plan(Box<Plan>),
    /// How do the goals stand?
    Goals {
        /// The goals, and what is done about each.
        goals: Vec<(Shown, Asking)>,
        /// How far posts have drifted from the main purpose, where that is asked about.
        drift: Option<Drift>,
    },
    /// Busy days lie ahead.
    Ahead {
        /// How many in a row.
        days: u32,
        /// The topic for the days after.
        topic: Option<Box<Suggestion>>,
    },
    /// Fewer, a rest, or as it is?
    Ask {
        /// The target now.
        target: u8,
    },
    /// Whom did you talk with?
    Talk {
        /// In which week.
        week: Week,
        /// What was named already.
        groups: Vec<CareerGroup>,
        /// How many a week are aimed at.
        aim: u32,
        /// One step toward others.
        act: Option<Box<Suggested>>,
    },
    /// What the last quarter was, and what stays?
    Review {
        /// What it was.
        figures: Box<Figures>,
    },
}

/// A slot's reminder, ready to be worded.
#[derive(Debug, Clone, PartialEq)]
pub struct ReminderNotice {
    /// Its delivery.
    pub id: DeliveryId,
    /// The team, where the person is a member of several.
    pub team: Option<TeamId>,
    /// The slot.
    pub planned: Planned,
}

/// A team's week, ready to be worded.
#[derive(Debug, Clone, PartialEq)]
pub struct RecapNotice {
    /// Its delivery; for a board that is only looked at, one that is never sent.
    pub id: DeliveryId,
    /// The team.
    pub team: TeamId,
    /// The week.
    pub week: Week,
    /// Whether the week is still running.
    pub running: bool,
    /// Whether it says that it is late.
    pub late: bool,
    /// Whether it says that it was put right since.
    pub updated: bool,
    /// Posts of the team, of members on the board and others alike.
    pub posts: u32,
    /// Conversations of the team: groups talked with, and checks closed.
    pub conversations: u32,
    /// How many posts the team meant to reach together in that week, if it did.
    pub together: Option<u32>,
    /// Whether everybody was on leave.
    pub all_away: bool,
    /// Whether somebody who joined too late in the week for the board has posted.
    pub newcomers: bool,
    /// Whether names could not be looked up just now, so that somebody may not be named who would be.
    pub unnamed: bool,
    /// The board, of those who chose to be on it.
    pub lines: Vec<BoardLine>,
}

/// A line of the board with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardLine {
    /// Rank, name and score.
    pub line: Line,
    /// Posts of the week.
    pub posts: u32,
    /// Its full target.
    pub target: u32,
    /// What deserves a kind word, for three people at most.
    pub kind_word: Option<KindWord>,
}
