//! Decides which places of a text are never suspects: links, handles, hashtags, sources.
//! Never changes where anything stands: what is silenced keeps its length.

use super::kind::Found;
use super::scan::pattern;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What stands in place of a silenced byte; no pattern knows it.
const SILENCE: &str = "\u{1}";

static LINKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:https?://|www\.)[^\s<>]+"));
static MARKUP: LazyLock<Regex> = LazyLock::new(|| pattern(r"<(?:@[!&]?|#|t:|a?:\w+:|/)[^<>\n]*>"));
static TAGS: LazyLock<Regex> = LazyLock::new(|| pattern(r"#(?:\p{L}\p{L}|_)\w*|#\p{L}\d{0,3}\b"));
static HANDLES: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|[^\w.+-])(@[\w.-]+(?:@[\w.-]+)?)"));
static SITES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|int|info|health|io|app|social|eu|uk|de|at|ch|fr|nl|ie|ca|au)\b(?:/[^\s<>]*)?",
    )
});
static SOURCES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x) \b10\.\d{4,9}/\S+
        | (?i:\b(?:pmid|pmcid|pmc|nct|isrctn|isbn|issn|doi|orcid|rrid|crd|arxiv|eudract|drks|icd-?\d*|cpt|atc|fda|ce|iso|lot|rfc)
          (?:-1[03])?[:\s\#-]{0,3}\d[\dx.-]*(?:[\ -]\d[\dx.-]*)*)
        | \b0000-000\d-\d{4}-\d{3}[\dX]\b",
    )
});

/// The text without links, mentions, handles and hashtags.
pub(super) fn links_and_handles(text: &str) -> String {
    let mut calm = text.to_owned();
    for silent in [&LINKS, &MARKUP, &TAGS] {
        silence(&mut calm, |text| silent.find_iter(text).map(|hit| hit.range()).collect());
    }
    silence(&mut calm, |text| {
        HANDLES.captures_iter(text).filter_map(|hit| hit.get(1)).map(|handle| handle.range()).collect()
    });
    calm
}

/// The same without what was found already, sites without their scheme, and the numbers of studies and books.
pub(super) fn addresses_and_sources(calm: &str, found: &Found) -> String {
    let mut calm = calm.to_owned();
    silence(&mut calm, |_| found.iter().map(|(_, range)| range.clone()).collect());
    for silent in [&SITES, &SOURCES] {
        silence(&mut calm, |text| silent.find_iter(text).map(|hit| hit.range()).collect());
    }
    calm
}

fn silence(text: &mut String, places: impl Fn(&str) -> Vec<Range<usize>>) {
    for place in places(text) {
        text.replace_range(place.clone(), &SILENCE.repeat(place.len()));
    }
}
