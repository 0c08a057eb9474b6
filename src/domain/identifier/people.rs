//! Decides which words of a text are the name of somebody who may be a patient.
//! Never decides about names that stand alone, for a colleague has one too.

use super::given_names::{given, given_in_small_letters};
use super::kind::{Found, SuspectKind};
use super::scan::{pattern, sentence, word_behind, words_before};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\b(?:Mr|Mrs|Ms|Mx|Herr|Frau|Señora?|Sra|Madame|Mme|Monsieur|Signora?)\b\.?\s
        (?:\p{Lu}\.\s?|(?:van|von|de|der|den|di|da|du|la|le|el|al)\s){0,3}
        (\p{Lu}[\p{L}'’]*\p{Ll}[\p{L}'’-]*)(?:\s\p{Lu}[\p{L}'’]*\p{Ll}[\p{L}'’-]*)?",
    )
});
static TITLED_SMALL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:mrs\.?|mr\.|Mrs\.?|Mr\.?)\s([a-z][a-z'’-]{2,})\b"));
static MISS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bMiss\s(\p{Lu}\p{Ll}[\p{L}'’-]*)"));
static PROFESSION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:Dr|Prof|Doctor|Professor|Nurse|Sister)\b\.?\s(?:\p{Lu}\.\s?)?\p{Lu}\p{Ll}[\p{L}'’-]*(?:\s\p{Lu}\p{Ll}[\p{L}'’-]*)?",
    )
});
static AS_PATIENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:was|is|been|got|being)\s(?:re)?(?:admitted|diagnosed|discharged|hospitali[sz]ed|intubated)\b
        |\b(?:as|is|was|became)\s(?:a|my|our)\spatient\b|\b(?:my|our)\spatient,?\s(?:dr|prof|doctor|professor|nurse|sister)\b",
    )
});

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\b(?i:patient|client|resident|pt)\b(?i:['’]s\sname\s(?:is|was)|,?\s(?:whose\sname\s(?:is|was)|called|named|by\sthe\sname\sof)|\sname:?|\sof\s(?:mine|ours),?(?:\s(?:called|named))?)
        \s(\p{Lu}\p{Ll}[\p{L}'’-]*(?:\s\p{Lu}\p{Ll}[\p{L}'’-]*)?)",
    )
});
static BESIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?i:patient)|client|resident|inpatient|pt\.?)[,:]?\s(\p{Lu}\p{Ll}[\p{L}'’-]*)((?:\s\p{Lu}(?:\.|\p{Ll}[\p{L}'’-]*))?)",
    )
});
static BESIDE_SMALL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?i:patient|client|pt),?\s([a-z]{3,})\b"));
static AND_THEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^,?\s(?:came|was|is|has|had|told|said|asked|presented|who|aged|arrived|died|went|got|needs|needed|wanted|wants|felt|lives|lost)\b",
    )
});
static IS_PATIENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\b(\p{Lu}\p{Ll}[\p{L}'’-]*)(?:\s\p{Lu}(?:\.|\p{Ll}[\p{L}'’-]*))?
        (?:,|\sis|\swas|,\swho\s(?:is|was))\s(?i:my|our|a|one\sof\s(?:my|our)|a\sformer|my\sformer)\s(?:\w+\s)?patients?\b",
    )
});
static LITTLE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?i:baby|little|grandma|granny|grandpa|grandad|granddad|toddler)\s(\p{Lu}\p{Ll}+)\b"));
static WITH_AGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(\p{Lu}\p{Ll}+)(?:\s\p{Lu}(?:\.|\p{Ll}[\p{L}'’-]*))?,?\s\(?\d{1,3}(?:\)|,|\s(?:years?\sold|yo|y/o)\b|-year)",
    )
});
static INITIAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\p{Lu}\p{Ll}+)\s\p{Lu}\."));
static CLINICAL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:patient|patients|pt|admitted|diagnos\w+|discharged|surgery|operation|operated|biopsy|cancer|tumou?r|stroke
        |heart\sattack|pain|symptoms?|treatment|treated|therapy|chemo\w*|icu|ward|emergency|overdose|pregnan\w+|depress\w+|suicid\w+
        |fracture|infection|diabetes|seizure|bleeding|died|wound|relapse\w*|hiv|transplant)\b",
    )
});

/// What stands behind “patient” as part of a phrase, or behind “Miss” as part of a sentence.
const NO_NAMES: &[&str] = &[
    "safety",
    "care",
    "education",
    "portal",
    "experience",
    "information",
    "advocacy",
    "rights",
    "voice",
    "journey",
    "facebook",
    "instagram",
    "whatsapp",
    "zoom",
    "linkedin",
    "tiktok",
    "youtube",
    "teams",
    "google",
    "zero",
    "day",
    "week",
    "month",
    "advice",
    "christmas",
    "easter",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "our",
    "the",
    "this",
    "your",
    "these",
    "those",
    "out",
    "any",
    "it",
    "my",
    "an",
    "what",
    "how",
    "why",
    "when",
    "world",
    "universe",
    "america",
    "bean",
    "society",
    "imaging",
    "doktor",
    "doctor",
    "stories",
    "story",
    "support",
    "reported",
    "centred",
    "centered",
    "first",
    "group",
    "engagement",
    "satisfaction",
    "outcomes",
    "is",
    "was",
    "in",
    "at",
    "on",
    "and",
    "or",
    "for",
    "to",
    "of",
    "with",
    "here",
    "today",
    "tomorrow",
    "next",
    "last",
    "one",
    "not",
    "no",
    "yes",
    "he",
    "she",
    "they",
    "we",
    "you",
    "if",
    "so",
    "but",
    "tips",
    "guide",
    "access",
    "data",
    "privacy",
    "feedback",
    "reviews",
    "testimonials",
    "english",
    "german",
    "french",
    "spanish",
    "chat",
    "hotline",
    "forum",
    "council",
    "academy",
    "leaflet",
    "questions",
    "involvement",
    "empowerment",
    "communication",
];

/// Words that a title in small letters is not followed by when it is one.
const NO_SURNAMES: &[&str] = &[
    "and",
    "are",
    "imaging",
    "scan",
    "scans",
    "angiography",
    "spectroscopy",
    "elastography",
    "the",
    "was",
    "who",
    "can",
    "will",
    "score",
    "for",
    "has",
    "had",
    "with",
    "but",
    "not",
    "says",
    "said",
];

/// Names with a title, and names of patients.
pub(super) fn names(text: &str, found: &mut Found) {
    titled(text, found);
    patients(text, found);
}

fn titled(text: &str, found: &mut Found) {
    let mut add = |range: Range<usize>| found.push((SuspectKind::TitledName, range));
    for hit in TITLED.captures_iter(text) {
        if let Some(whole) = hit.get(0).filter(|_| named(&hit[1])) {
            add(whole.range());
        }
    }
    for hit in TITLED_SMALL.captures_iter(text) {
        if let Some(whole) = hit.get(0).filter(|_| !NO_SURNAMES.contains(&&hit[1])) {
            add(whole.range());
        }
    }
    for hit in MISS.captures_iter(text) {
        let Some(whole) = hit.get(0).filter(|_| named(&hit[1])) else { continue };
        // “Don't Miss Heart Week” is nobody.
        let verb = words_before(text, whole.start()).next().is_some_and(|word| {
            word.ends_with("n't")
                || word.ends_with("n’t")
                || matches!(word.as_str(), "not" | "never" | "to" | "you" | "we" | "i" | "may" | "will")
        });
        if !verb {
            add(whole.range());
        }
    }
    for whole in PROFESSION.find_iter(text) {
        if AS_PATIENT.is_match(sentence(text, &whole.range())) {
            add(whole.range());
        }
    }
}

fn patients(text: &str, found: &mut Found) {
    let mut add = |range: Range<usize>| found.push((SuspectKind::PatientName, range));
    for name in NAMED.captures_iter(text).filter_map(|hit| hit.get(1)) {
        let first = name.as_str().split(' ').next().unwrap_or_default();
        if named(first) {
            add(name.range());
        }
    }
    for hit in BESIDE.captures_iter(text) {
        let (Some(whole), Some(first)) = (hit.get(0), hit.get(1)) else { continue };
        let told = AND_THEN.is_match(&text[whole.end()..]) && !whole.as_str().starts_with('P');
        if given(first.as_str()) || (named(first.as_str()) && told) {
            add(first.start()..whole.end());
        }
    }
    for first in BESIDE_SMALL.captures_iter(text).filter_map(|hit| hit.get(1)) {
        if given_in_small_letters(first.as_str()) {
            add(first.range());
        }
    }
    for first in IS_PATIENT.captures_iter(text).chain(LITTLE.captures_iter(text)).filter_map(|hit| hit.get(1)) {
        let group = matches!(
            word_behind(text, first.end()).as_str(),
            "clinic" | "hospital" | "foundation" | "centre" | "center"
        );
        if given(first.as_str()) && !group {
            add(first.range());
        }
    }
    for hit in WITH_AGE.captures_iter(text) {
        let (Some(whole), Some(first)) = (hit.get(0), hit.get(1)) else { continue };
        if given(first.as_str()) && CLINICAL.is_match(sentence(text, &whole.range())) {
            add(first.range());
        }
    }
    for hit in INITIAL.captures_iter(text) {
        let (Some(whole), Some(first)) = (hit.get(0), hit.get(1)) else { continue };
        // “Anna S. Meyer” has her whole name there, as authors do.
        let goes_on = text[whole.end()..].trim_start().chars().next().is_some_and(char::is_uppercase);
        if given(first.as_str()) && !goes_on && CLINICAL.is_match(sentence(text, &whole.range())) {
            add(whole.range());
        }
    }
}

fn named(word: &str) -> bool {
    !NO_NAMES.contains(&word.to_lowercase().as_str())
}
