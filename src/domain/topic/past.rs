//! Decides what of the past a choice takes into account. Never decides how much it counts; that is `rules` and `score`.

use crate::domain::facet::{Format, Pillar};
use crate::domain::ids::TopicId;
use crate::domain::platform::Platform;
use crate::domain::word::words;
use chrono::NaiveDate;

words! {
    /// What a member answered to a topic.
    OfferAnswer {
        /// Goes into the week.
        Use = "use",
        /// Show another.
        Another = "another",
        /// Never again.
        NotForMe = "not-for-me",
        /// In two weeks.
        Later = "later",
    }
}

/// A topic as it was offered once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The topic.
    pub topic: TopicId,
    /// Its pillar then.
    pub pillar: Pillar,
    /// The member's day; of one that was put off, the day on which it was.
    pub on: NaiveDate,
    /// What was answered, if anything was.
    pub answer: Option<OfferAnswer>,
}

impl Offer {
    /// Whether the member wanted something else, for now or for good.
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        matches!(self.answer, Some(OfferAnswer::Another | OfferAnswer::NotForMe | OfferAnswer::Later))
    }
}

/// A post, as far as it matters for what comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its title, or what stands for one.
    pub title: String,
    /// Its pillar, where known.
    pub pillar: Option<Pillar>,
    /// Its form, where known.
    pub format: Option<Format>,
    /// Where it stands first of all, where known.
    pub platform: Option<Platform>,
    /// The member's day.
    pub on: NaiveDate,
    /// The topic it came from, if it came from one.
    pub topic: Option<TopicId>,
}

/// What a choice takes into account. All lists run from the oldest to the newest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Past {
    /// What this member was offered.
    pub offers: Vec<Offer>,
    /// What this member used.
    pub used: Vec<(TopicId, NaiveDate)>,
    /// What teammates used; the last week is enough.
    pub teammates_used: Vec<(TopicId, NaiveDate)>,
    /// This member's posts; only the last twenty count.
    pub posts: Vec<Written>,
    /// The observances this member was offered; two weeks are enough.
    pub observances_offered: Vec<(String, NaiveDate)>,
    /// The observances teammates were offered; two weeks are enough.
    pub teammates_observances: Vec<(String, NaiveDate)>,
}
