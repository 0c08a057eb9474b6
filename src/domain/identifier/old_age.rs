//! Decides which words of a text tell of one person of ninety or more.
//! Never decides about groups, nor about hospitals and ideas, which grow old as well.

use super::kind::{Found, SuspectKind};
use super::scan::{pattern, word_behind, words_before};
use regex::Regex;
use std::sync::LazyLock;

static YEARS_OLD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:9\d|1[01]\d|12[0-5]|ninety(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?|(?:one[-\s]|a\s)?hundred)
        (?:[-\s]?(?:years?|yrs?)[-\s](?:old|young)|[-\s]?(?:yo|y/o|y\.o\.?))\b",
    )
});
static AGED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\bage(?:d|\sof|\sis|\swas|:)?\s(?:9\d|1[01]\d|12[0-5])\b"));
static IS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:(?:he|she|who)\s(?:is|was)\s(?:now\s|already\s|almost\s|nearly\s)?
        |(?:he|she|who|patient|mother|father|grandmother|grandfather|grandma|grandpa|mum|mom|dad|nan|granny|lady|gentleman)\s
         (?:\w+\s){0,2}(?:turn(?:s|ed)?|turning|has\sturned)\s)(9\d|1[01]\d|12[0-5])\b",
    )
});
static BIRTHDAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:his|her|(?:patient|resident|mother|father|grandmother|grandfather|grandma|grandpa|mum|mom|dad|lady|gentleman)['’]s)\s
        (?:9\d|1[01]\d)(?:st|nd|rd|th)\sbirthday\b",
    )
});
static BY_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:a|my|our|this|the)\s(?:\w+\s)?(?:nonagenarian|centenarian|supercentenarian)\b
        |\bin\s(?:his|her)\s(?:early\s|mid[-\s]?|late\s)?(?:nineties|90s|90['’]s)\b",
    )
});

/// What can be ninety years old without being anybody.
const THINGS: &[&str] = &[
    "hospital",
    "clinic",
    "practice",
    "building",
    "institution",
    "charity",
    "company",
    "organisation",
    "organization",
    "society",
    "journal",
    "guideline",
    "guidelines",
    "drug",
    "vaccine",
    "law",
    "study",
    "tradition",
    "history",
    "museum",
    "house",
    "tree",
    "school",
    "university",
    "theory",
    "textbook",
    "association",
    "idea",
    "concept",
    "technique",
    "method",
    "question",
    "problem",
    "mystery",
    "pharmacy",
    "foundation",
    "treatment",
    "procedure",
    "test",
    "medicine",
    "discovery",
    "photo",
    "cohort",
    "cohorts",
    "research",
    "trial",
    "studies",
];
/// Words before an age that make a span or a crowd of it.
const CROWDS: &[&str] = &[
    "over",
    "under",
    "than",
    "to",
    "between",
    "until",
    "beyond",
    "past",
    "people",
    "patients",
    "adults",
    "women",
    "men",
    "those",
    "residents",
    "everyone",
    "anyone",
    "seniors",
    "participants",
    "individuals",
    "persons",
    "all",
    "least",
    "population",
    "volunteers",
];

/// Ages of ninety and more.
pub(super) fn ages(text: &str, found: &mut Found) {
    for hit in YEARS_OLD.find_iter(text).chain(AGED.find_iter(text)) {
        let crowd = words_before(text, hit.start()).take(1).any(|word| CROWDS.contains(&word.as_str()));
        let span = text[..hit.start()].ends_with(['-', '–', '>', '≥', '<']) || goes_on(&text[hit.end()..]);
        let thing = THINGS.contains(&word_behind(text, hit.end()).as_str());
        if !crowd && !span && !thing {
            found.push((SuspectKind::GreatAge, hit.range()));
        }
    }
    for hit in IS.captures_iter(text) {
        let Some(age) = hit.get(1) else { continue };
        let rest = &text[age.end()..];
        let unit = !rest.is_empty() && !rest.starts_with(['.', ',', '!', '?', ';', ')', '\n', '…', ':']);
        let word = word_behind(text, age.end());
        let told = matches!(
            word.as_str(),
            "and"
                | "years"
                | "now"
                | "when"
                | "this"
                | "today"
                | "last"
                | "on"
                | "but"
                | "in"
                | "next"
                | "soon"
                | "yesterday"
        );
        let figures = rest.chars().nth(1).is_some_and(|letter| letter.is_ascii_digit());
        if (!unit || (rest.starts_with(' ') && told)) && !figures {
            found.push((SuspectKind::GreatAge, age.range()));
        }
    }
    for hit in BIRTHDAY.find_iter(text).chain(BY_WORD.find_iter(text)) {
        if !THINGS.contains(&word_behind(text, hit.end()).as_str()) {
            found.push((SuspectKind::GreatAge, hit.range()));
        }
    }
}

/// Whether an age is the beginning of a span: `90+`, `90 to 99`, `90 and over`.
fn goes_on(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with(['+', '-', '–', '%', '/'])
        || ["or ", "to ", "and over", "and older", "and above", "and up", "years and", "years or", "s "]
            .iter()
            .any(|start| rest.starts_with(start))
}
