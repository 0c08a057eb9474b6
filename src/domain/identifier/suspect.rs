//! Decides which suspects a text has, in their order, each place once.
//! Never looks at anything but the text.

use super::kind::{Found, SuspectKind};
use super::{dates, numbers, old_age, people, places, quiet};
use std::ops::Range;

/// The first place of these texts that looks as if it could tell who somebody is, unless the same was found in those of before,
/// about which whoever wrote them was asked, and which they keep.
#[must_use]
pub fn first_beside(texts: &[&str], before: &[&str]) -> Option<Suspect> {
    let known: Vec<Suspect> = before.iter().flat_map(|text| suspects(text)).collect();
    let is_known = |one: &Suspect| known.iter().any(|other| (other.kind, &other.quoted) == (one.kind, &one.quoted));
    texts.iter().flat_map(|text| suspects(text)).find(|one| !is_known(one))
}

/// A place that looks as if it could tell who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Suspect {
    /// What it looks like.
    pub kind: SuspectKind,
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// What stands there.
    pub quoted: String,
}

/// The places of `text` that look as if they could tell who somebody is, in order and without overlap.
///
/// Names of colleagues under their professional title are part of many honest posts and are left alone, unless the
/// same sentence makes a patient of them.
#[must_use]
pub fn suspects(text: &str) -> Vec<Suspect> {
    let mut found = Found::new();
    let calm = quiet::links_and_handles(text);
    numbers::emails(&calm, &mut found);
    let calm = quiet::addresses_and_sources(&calm, &found);
    numbers::national_ids(&calm, &mut found);
    numbers::records(&calm, &mut found);
    numbers::phones(&calm, &mut found);
    people::names(&calm, &mut found);
    old_age::ages(&calm, &mut found);
    dates::dates(&calm, &mut found);
    places::rooms(&calm, &mut found);
    places::addresses(&calm, &mut found);
    // Of two that begin together the longer one says more; the sort keeps the order of the rooms otherwise.
    found.sort_by_key(|(_, range)| (range.start, usize::MAX - range.end));
    let mut end = 0;
    found
        .into_iter()
        .filter_map(|(kind, range)| {
            if range.start < end || range.is_empty() {
                return None;
            }
            end = range.end;
            let quoted = text.get(range.clone())?.to_owned();
            Some(Suspect { kind, range, quoted })
        })
        .collect()
}
