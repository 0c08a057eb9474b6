//! Decides which numbers and addresses of a text reach or count a person: telephone, mail, records, identity.
//! Never decides about numbers that only measure something.

use super::kind::{Found, SuspectKind};
use super::scan::{figures, letter_before, pattern, words_before};
use regex::Regex;
use std::sync::LazyLock;

static EMAIL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)[\p{L}\d][\p{L}\d._%+-]*@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}"));

static SOCIAL_SECURITY: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\d{3})-(\d{2})-(\d{4})\b"));
static INSURANCE_UK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"));
static NORDIC: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))[-+]\d{4}\b",
    )
});
static FISCAL_IT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]\b"));
static MEDICARE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[1-9][A-Z][A-Z\d]\d-?[A-Z][A-Z\d]\d-?[A-Z]{2}\d{2}\b"));
static NATIONAL_CUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\b(?:(?i:ssn|social\ security|national\ insurance|ni\ number|nino|nhs|passport|medicare|medicaid|aadhaar
        |tax\ (?:id|number|file)|codice\ fiscale|personnummer|identity\ card|id\ card|driv(?:er['’]?s|ing)\ licen[cs]e
        |versichertennummer|krankenversichertennummer|sozialversicherungsnummer|health\ card)|CHI|SIN|TFN|CPR|DNI|NIE|PESEL|BSN|AHV|KVNR|EHIC)\b
        [\s:\#.=]*(?:(?i:number|no|nr|is|was|card|id)\b[\s:\#.=]*){0,3}
        ([A-Z]{0,3}\d[\dA-Z\ .-]{4,20})",
    )
});

static RECORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:
        mrn\b[\s:\#.=-]*(?:(?:number|no|nr|is|was)\b[\s:\#.=]*)*
        | (?:(?:medical|health|hospital|patient)\ )?(?:record|chart|patient|pat|pt|case|hospital|account|acct|policy|member|membership|subscriber
          |insurance|beneficiary|claim|accession|specimen|file|admission|encounter|visit|registration|booking
          |prescription|rx|licen[cs]e|serial|plate)\.?
          (?:\ (?:no|nr|num|id)\b\.?|\ ?(?:number|identifier)\b|\ ?\#)(?:[\s:\#.=]|\bis\b|\bwas\b)*
        )([a-z]{0,4}[-/]?\d[\da-z/-]*)",
    )
});
static RECORD_BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:#\s?|\bID\b[\s:#.=]*|(?i:\bid)\s?[:#=]\s*|(?i:\bpatient)\s(?:#\s?)?)(\d[\d/-]*\d)\b")
});

static PHONE_WORLD: LazyLock<Regex> = LazyLock::new(|| pattern(r"\+\(?\d[\d ().\u{a0}/-]{6,20}\d"));
static PHONE_US: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\b1[ .-])?(?:\([2-9]\d{2}\) ?|\b[2-9]\d{2}[ .-])\d{3}[ .-]\d{4}\b"));
static PHONE_TRUNK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\(0\d{1,5}\) ?\d[\d -]{4,10}\d|\b0\d{1,5}[ /-]\d{2,8}(?:[ -]\d{2,6}){0,4}\b|\b0\d{9,10}\b")
});
static PHONE_CUED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:tel|telephone|phone|phoned|call|called|ring|sms|text|fax|mobile|cell|whatsapp|dial)\b[.:]?\s*
        (?:(?:him|her|them|me|us|mum|mom|dad|home|no|number|at|on|is|under|the)\b[.:]?\s*|[:\#]\s*){0,4}
        (\(?\d[\d\ ()./-]{4,18}\d)",
    )
});
static DATE_OR_SPAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:\d{1,2}[-/ .]\d{1,2}[-/ .]\d{2,4}|\d{4}[-/ .]\d{1,2}[-/ .]\d{1,2}|\d{4} ?[-/ ] ?\d{2,4})$")
});

/// Lines that everybody may call, and posts should name.
const PUBLIC_LINES: &[&str] = &[
    "116117",
    "116123",
    "116111",
    "116000",
    "741741",
    "8002738255",
    "18002738255",
    "8002221222",
    "18002221222",
    "0800116117",
    "08001110111",
    "08001110222",
    "08001111",
    "03001233393",
    "116006",
];

/// Addresses of mail.
pub(super) fn emails(text: &str, found: &mut Found) {
    found.extend(EMAIL.find_iter(text).map(|hit| (SuspectKind::Email, hit.range())));
}

/// Numbers that a state or an insurance gave a person.
pub(super) fn national_ids(text: &str, found: &mut Found) {
    for hit in SOCIAL_SECURITY.captures_iter(text) {
        let area = &hit[1];
        let given = !matches!(area, "000" | "666") && !area.starts_with('9') && &hit[2] != "00" && &hit[3] != "0000";
        if let Some(whole) = hit.get(0).filter(|_| given) {
            found.push((SuspectKind::NationalId, whole.range()));
        }
    }
    for known in [&INSURANCE_UK, &NORDIC, &FISCAL_IT, &MEDICARE] {
        found.extend(known.find_iter(text).map(|hit| (SuspectKind::NationalId, hit.range())));
    }
    for number in NATIONAL_CUED.captures_iter(text).filter_map(|hit| hit.get(1)) {
        let shown = number.as_str().trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
        if figures(shown).len() >= 6 && !DATE_OR_SPAN.is_match(shown) {
            found.push((SuspectKind::NationalId, number.start()..number.start() + shown.len()));
        }
    }
}

/// Numbers of records, cases, policies.
pub(super) fn records(text: &str, found: &mut Found) {
    for number in RECORD.captures_iter(text).filter_map(|hit| hit.get(1)) {
        if figures(number.as_str()).len() >= 4 && !continues(text, number.end()) && !year(number.as_str()) {
            found.push((SuspectKind::RecordNumber, number.range()));
        }
    }
    for hit in RECORD_BARE.captures_iter(text) {
        let (Some(whole), Some(number)) = (hit.get(0), hit.get(1)) else { continue };
        let least = if whole.as_str().starts_with('#') { 6 } else { 5 };
        let each = words_before(text, whole.start())
            .next()
            .is_some_and(|word| matches!(word.as_str(), "per" | "each" | "every"));
        let plain = DATE_OR_SPAN.is_match(number.as_str()) || continues(text, number.end());
        if figures(number.as_str()).len() >= least && !plain && !each {
            found.push((SuspectKind::RecordNumber, number.range()));
        }
    }
}

/// Telephone numbers.
pub(super) fn phones(text: &str, found: &mut Found) {
    for hit in PHONE_WORLD.find_iter(text) {
        let figures = figures(hit.as_str());
        let alone = letter_before(text, hit.start()).is_none_or(|letter| !letter.is_alphanumeric());
        // “+12 000 000” counts something.
        if alone && (8..=15).contains(&figures.len()) && !figures.ends_with("00000") {
            found.push((SuspectKind::Phone, hit.range()));
        }
    }
    for known in [&PHONE_US, &PHONE_TRUNK] {
        for hit in known.find_iter(text) {
            let figures = figures(hit.as_str());
            let inside = letter_before(text, hit.start()).is_some_and(|letter| {
                letter.is_alphanumeric() || matches!(letter, '-' | '/' | '.' | ',' | ':' | '$' | '€' | '£')
            });
            if figures.len() >= 9 && !inside && !public(&figures) && !DATE_OR_SPAN.is_match(hit.as_str()) {
                found.push((SuspectKind::Phone, hit.range()));
            }
        }
    }
    for number in PHONE_CUED.captures_iter(text).filter_map(|hit| hit.get(1)) {
        let figures = figures(number.as_str());
        let date = DATE_OR_SPAN.is_match(number.as_str()) || continues(text, number.end());
        if (6..=15).contains(&figures.len()) && !public(&figures) && !date {
            found.push((SuspectKind::Phone, number.range()));
        }
    }
}

fn public(figures: &str) -> bool {
    PUBLIC_LINES.contains(&figures)
}

fn year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

/// Whether a number goes on: `12,000`, `50%`, `18:00`.
fn continues(text: &str, end: usize) -> bool {
    let mut behind = text[end..].chars();
    match behind.next() {
        Some('%' | '°') => true,
        Some(',' | '.' | ':') => behind.next().is_some_and(|letter| letter.is_ascii_digit()),
        _ => false,
    }
}
