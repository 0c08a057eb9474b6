//! Decides how what a goal is about is counted: typed by the member, or by Rounds from what is logged.
//! Never counts; that is `habit`.

use crate::domain::facet::{Pillar, Purpose};

/// How the number of a goal comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counted {
    /// The member types it.
    Typed,
    /// Weeks whose target was made.
    WeeksKept,
    /// Posts of one pillar.
    PostsOf(Pillar),
    /// Posts that serve one purpose.
    PostsFor(Purpose),
    /// Reply checks that were answered.
    ChecksAnswered,
}

impl Counted {
    /// Whether Rounds counts it by itself, so that nobody is asked.
    #[must_use]
    pub const fn is_habit(self) -> bool {
        !matches!(self, Self::Typed)
    }

    /// How it is written down: the way, and the pillar or purpose where there is one.
    #[must_use]
    pub const fn slugs(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Typed => ("typed", None),
            Self::WeeksKept => ("weeks-kept", None),
            Self::PostsOf(pillar) => ("posts-of", Some(pillar.slug())),
            Self::PostsFor(purpose) => ("posts-for", Some(purpose.slug())),
            Self::ChecksAnswered => ("checks-answered", None),
        }
    }

    /// Read back.
    #[must_use]
    pub fn from_slugs(way: &str, of: Option<&str>) -> Option<Self> {
        Some(match (way, of) {
            ("typed", None) => Self::Typed,
            ("weeks-kept", None) => Self::WeeksKept,
            ("posts-of", Some(pillar)) => Self::PostsOf(Pillar::from_slug(pillar)?),
            ("posts-for", Some(purpose)) => Self::PostsFor(Purpose::from_slug(purpose)?),
            ("checks-answered", None) => Self::ChecksAnswered,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_is_read_back_as_it_was_written() {
        let mut all = vec![Counted::Typed, Counted::WeeksKept, Counted::ChecksAnswered];
        all.extend(Pillar::ALL.iter().map(|one| Counted::PostsOf(*one)));
        all.extend(Purpose::ALL.iter().map(|one| Counted::PostsFor(*one)));
        for one in all {
            let (way, of) = one.slugs();
            assert_eq!(Counted::from_slugs(way, of), Some(one));
            assert_eq!(one.is_habit(), one != Counted::Typed);
        }
        for (way, of) in [("typed", Some("x")), ("posts-of", None), ("posts-of", Some("recruit")), ("weeks", None)] {
            assert_eq!(Counted::from_slugs(way, of), None, "{way} {of:?}");
        }
    }
}
