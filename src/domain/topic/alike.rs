//! Decides from where on two topics are the same idea in other clothes. Never decides which of them goes.

/// From this likeness on two titles are too alike.
const TITLE_ALIKE: f64 = 0.6;
/// From this likeness on two topics, title and idea together, are too alike.
const WHOLE_ALIKE: f64 = 0.3;

/// How alike two topics are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// Their titles.
    pub titles: f64,
    /// Title and idea together.
    pub whole: f64,
}

impl Likeness {
    /// How near the two are to being too alike, which they are from 1 on.
    #[must_use]
    pub fn closeness(self) -> f64 {
        (self.titles / TITLE_ALIKE).max(self.whole / WHOLE_ALIKE)
    }
}
