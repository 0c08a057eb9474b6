//! Decides what a person means to do in one team. Never decides when to write to them; that belongs to `person` and `knock`.

use super::facet::{Device, Pillar, Purpose, Specialty};
use super::ids::{MemberId, PersonId, TeamId};
use super::platform::Platform;
use super::strategy::Strategy;
use super::week::{Week, Weekdays};
use super::word::words;
use chrono::{DateTime, NaiveDate, Utc};

/// How many posts a week a member means to make unless they say otherwise.
pub const TARGET: u8 = 4;
/// The most that can be meant.
pub const TARGET_MAX: u8 = 21;

/// A person in one team.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The membership.
    pub id: MemberId,
    /// The team.
    pub team: TeamId,
    /// The person.
    pub person: PersonId,
    /// When they joined, or last came back.
    pub joined_at: DateTime<Utc>,
    /// The day on which they joined, in their zone then.
    pub joined_on: NaiveDate,
    /// Whether notices for this team have stopped, and since when.
    pub quit_at: Option<DateTime<Utc>>,
    /// Since when they are known to be no longer in the server; a sign of life lets Rounds look again.
    pub gone_at: Option<DateTime<Utc>>,
    /// On which weekdays they mean to post, each set with the week from which it holds, oldest first; never empty, and none
    /// of the sets is.
    pub posting_days: Vec<(Week, Weekdays)>,
    /// The targets they have set, each with the week from which it counts, oldest first; never empty.
    pub targets: Vec<(Week, u8)>,
    /// Where they post first of all.
    pub platform: Option<Platform>,
    /// Their profession.
    pub specialty: Option<Specialty>,
    /// What they post on.
    pub device: Device,
    /// What their posting is for.
    pub purpose: Option<Purpose>,
    /// What else they have settled beforehand.
    pub strategy: Strategy,
    /// Whether they chose to be on the board.
    pub listed: bool,
    /// Whether they chose to be in the team's overview.
    pub overview: bool,
    /// Whether they chose that the team sees the titles of their posts there.
    pub titles: bool,
    /// Whether a word in the team's channel, without content, stands in for a message that cannot be delivered.
    pub nod: bool,
    /// The red platforms for which a written authorisation is recorded.
    pub authorised: Vec<Authorisation>,
}

words! {
    /// What a member may show the team, each only if they choose to.
    Shown {
        /// Their line on the board.
        Board = "board",
        /// Themselves in the team's overview.
        Overview = "overview",
        /// The titles of their posts in it.
        Titles = "titles",
    }
}

impl Member {
    /// Whether the team sees it. Titles stand in the overview, and nowhere without it.
    #[must_use]
    pub const fn shows(&self, what: Shown) -> bool {
        match what {
            Shown::Board => self.listed,
            Shown::Overview => self.overview,
            Shown::Titles => self.overview && self.titles,
        }
    }

    /// Shows it, or no longer. Titles bring the overview along, in which they stand; it takes them along when it goes.
    pub const fn show(&mut self, what: Shown, on: bool) {
        match what {
            Shown::Board => self.listed = on,
            Shown::Overview => {
                self.overview = on;
                self.titles &= on;
            }
            Shown::Titles => {
                self.titles = on;
                self.overview |= on;
            }
        }
    }

    /// Whether notices may speak of this membership: it was not quit, and they have not left the server.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        self.quit_at.is_none() && self.gone_at.is_none()
    }

    /// The full target of a week, in posts.
    #[must_use]
    pub fn target(&self, week: Week) -> u8 {
        in_force(&self.targets, week).unwrap_or(TARGET)
    }

    /// On which weekdays of a week they mean to post.
    #[must_use]
    pub fn posting_days(&self, week: Week) -> Weekdays {
        in_force(&self.posting_days, week).unwrap_or(Weekdays::WORKING)
    }

    /// Whether the day is one on which they mean to post.
    #[must_use]
    pub fn means_to_post_on(&self, day: NaiveDate) -> bool {
        self.posting_days(Week::of(day)).holds(day)
    }

    /// Takes other weekdays from a week on; the weeks before keep theirs, and so all that they asked for.
    pub fn set_posting_days(&mut self, from: Week, days: Weekdays) {
        self.posting_days.retain(|(week, _)| *week < from);
        self.posting_days.push((from, days));
    }

    /// From which week on a target counts that is set in this one: the next, unless they have only just joined.
    #[must_use]
    pub fn target_counts_from(&self, this: Week) -> Week {
        if Week::of(self.joined_on) == this { this } else { this.next() }
    }

    /// From which week on the target counts with which they come back in this one: at once after an absence over the turn
    /// of a week, since nothing was meant for this week before; otherwise as always.
    #[must_use]
    pub fn target_counts_on_return(&self, quit: Week, this: Week) -> Week {
        if quit < this { this } else { self.target_counts_from(this) }
    }

    /// Whether topics of this pillar are open to them on some platform on `day`: those of patient voice need an authorisation.
    #[must_use]
    pub fn may_use(&self, pillar: Pillar, day: NaiveDate) -> bool {
        pillar != Pillar::PatientVoice || self.is_authorised(None, day)
    }

    /// Whether a patient's written authorisation is recorded that is valid on `day` and covers the platform, if one is meant.
    #[must_use]
    pub fn is_authorised(&self, platform: Option<Platform>, day: NaiveDate) -> bool {
        let covers = |one: &Authorisation| platform.is_none_or(|on| one.platforms.contains(&on));
        self.authorised.iter().any(|one| one.until >= day && covers(one))
    }
}

/// What holds in a week, of things that hold from some week on, oldest first; before the first of them, the first.
fn in_force<T: Copy>(all: &[(Week, T)], week: Week) -> Option<T> {
    all.iter().rev().find(|(from, _)| *from <= week).or_else(|| all.first()).map(|(_, one)| *one)
}

/// That a patient's written authorisation exists: where it covers and until when. No name and no reference, ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorisation {
    /// The platforms that it covers.
    pub platforms: Vec<Platform>,
    /// The last day on which it is valid.
    pub until: NaiveDate,
}
