//! Decides what a member can settle beforehand about their posting, beside target, days, main platform and main purpose.
//! Never decides what follows from it; that is `topic` and `plan`.

use super::facet::{Audience, Purpose};
use super::platform::Platform;
use super::word::words;
use chrono::NaiveTime;

pub mod asking;
pub mod change;
pub mod lines;
pub mod step;
pub mod unclear;

pub use asking::Asking;
pub use change::Change;
pub use lines::Lines;
pub use step::{State, Step};
pub use unclear::{Lately, Unclear};

words! {
    /// Who looks over a delicate post before it goes out.
    Reviewer {
        /// The member alone.
        Oneself = "oneself",
        /// A colleague.
        Colleague = "colleague",
        /// The employer, or whoever speaks for it.
        Employer = "employer",
    }
}

words! {
    /// How well a member knows a platform.
    Familiarity {
        /// Well enough.
        Known = "known",
        /// They find their way.
        FindingMyWay = "finding-my-way",
        /// It is new to them.
        New = "new",
    }
}

words! {
    /// What a member has ticked off once for a platform.
    Readiness {
        /// The profile says who they are and for whom they work.
        Profile = "profile",
        /// How to reach the practice stands there.
        Contact = "contact",
        /// There is a picture.
        Picture = "picture",
        /// Comments are open, and they know how to hide or report one.
        Comments = "comments",
    }
}

words! {
    /// What a member keeps to in every post.
    GroundRule {
        /// Nobody in their care can be recognised.
        Privacy = "privacy",
        /// Employer, sponsors and gifts are named.
        Disclosure = "disclosure",
        /// General information, nobody's own care.
        GeneralOnly = "general-only",
    }
}

/// A platform that a member uses, and how far they are with it. The main one stands with the member besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The platform.
    pub platform: Platform,
    /// How well they know it.
    pub familiarity: Familiarity,
    /// What they have ticked off.
    pub ready: Vec<Readiness>,
}

/// What a member has settled beforehand. Everything may be missing: each step can be left for later.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strategy {
    /// The country whose awareness days are theirs, by two letters in lower case; otherwise the one their zone lies in.
    pub country: Option<String>,
    /// A physician's field, in their own words.
    pub field: Option<String>,
    /// For whom they write.
    pub audience: Vec<Audience>,
    /// What the posting is for besides the main purpose.
    pub second_purpose: Option<Purpose>,
    /// The platforms they use, the main one included once anything is said of it.
    pub places: Vec<Place>,
    /// At what time of their day they mean to post; a planned post is due then.
    pub posting_time: Option<NaiveTime>,
    /// Who looks over a delicate post.
    pub reviewer: Option<Reviewer>,
    /// What they keep to.
    pub ground_rules: Vec<GroundRule>,
    /// The lines that they have said something to, even if it was that all stays as it is, or that a line is left out.
    pub settled: Vec<Step>,
    /// The lines that they left for later.
    pub later: Vec<Step>,
}

#[cfg(test)]
mod tests;
