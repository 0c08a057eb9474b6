//! Decides which words of a text say where somebody lies or lives.
//! Never decides about rooms in which one meets, nor about hours in bed.

use super::kind::{Found, SuspectKind};
use super::scan::{letter_before, pattern, sentence, word_behind};
use regex::Regex;
use std::sync::LazyLock;

static ROOM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:room|rm\.?|bed|bay|cubicle|cot)(?:\s(?:no\.?|number|nr\.?))?\s?#?\d{1,4}[a-z]?\b")
});
static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:congress|conference|booth|hall|webinar|session|workshop|lecture|talk|symposium|meeting|poster|keynote|exhibition
        |course|class|seminar|register|join|visit\sus|meet\sus|see\sus|find\sus|open\sday|campus|escape|summit|training|panel|presentation
        |conversation|speak|speaking|floor)\b",
    )
});
static STREET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)\b\d{1,5}[A-Za-z]?\s((?:(?:North|South|East|West|N|S|E|W|St)\.?\s)?(?:\p{Lu}[\p{L}'’-]+\s){1,3}?)
        (?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Boulevard|Blvd|Court|Terrace|Close|Crescent|Square|Highway|Hwy|Parkway|Way|Place)\b",
    )
});
static STREET_DE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b\p{Lu}\p{L}*(?:straße|strasse|str\.|gasse|allee|platz|weg)\s\d{1,3}(?:[a-z]|\s[a-h])?\b|\b\p{Lu}\p{Ll}+(?:er)?\s(?:Straße|Strasse|Str\.|Allee|Platz|Weg)\s\d{1,3}[a-z]?\b",
    )
});
static ZIP_US: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s\d{5}(?:-\d{4})?\b",
    )
});
static POSTCODE_UK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)\d[\dA-HJKPS-UW]?\s\d[ABD-HJLNP-UW-Z]{2}\b",
    )
});

/// What counts hours, nights and people rather than beds.
const UNITS: &[&str] = &[
    "hours",
    "hour",
    "hrs",
    "h",
    "minutes",
    "min",
    "mins",
    "times",
    "days",
    "nights",
    "weeks",
    "%",
    "percent",
    "pm",
    "am",
    "degrees",
    "people",
    "more",
    "other",
    "beds",
    "patients",
    "c",
    "f",
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
    "years",
    "seconds",
    "seats",
    "places",
    "euros",
    "dollars",
];
/// Words of a headline, which no street is called after.
const HEADLINE: &[&str] = &[
    "star", "the", "your", "a", "an", "to", "tips", "things", "ways", "reasons", "steps", "foods", "easy", "simple",
    "best", "top", "hard", "right", "only", "great", "better", "new", "of", "and", "in", "for", "minute", "minutes",
    "hours", "days", "weeks", "years", "hour", "day", "week", "year", "percent", "patients", "people", "doctors",
    "nurses", "first", "second", "third", "one", "two", "three",
];

/// Rooms and beds.
pub(super) fn rooms(text: &str, found: &mut Found) {
    for hit in ROOM.find_iter(text) {
        let counted = letter_before(text, hit.start()) == Some('-');
        let mut rest = text[hit.end()..].chars();
        let goes_on = match rest.next() {
            Some('%' | '/' | '°' | '+') => true,
            Some(':' | '.' | ',' | '-' | '–') => rest.next().is_some_and(|letter| letter.is_ascii_digit()),
            _ => false,
        };
        let units = UNITS.contains(&word_behind(text, hit.end()).as_str());
        let meeting = hit.as_str().to_lowercase().starts_with('r') && EVENT.is_match(sentence(text, &hit.range()));
        if !counted && !goes_on && !units && !meeting {
            found.push((SuspectKind::RoomOrBed, hit.range()));
        }
    }
}

/// Streets with a number, and codes that stand for a few of them.
pub(super) fn addresses(text: &str, found: &mut Found) {
    for hit in STREET.captures_iter(text) {
        let (Some(whole), Some(name)) = (hit.get(0), hit.get(1)) else { continue };
        let headline = name.as_str().split_whitespace().any(|word| HEADLINE.contains(&word.to_lowercase().as_str()));
        if !headline {
            found.push((SuspectKind::Address, whole.range()));
        }
    }
    for known in [&STREET_DE, &ZIP_US, &POSTCODE_UK] {
        found.extend(known.find_iter(text).map(|hit| (SuspectKind::Address, hit.range())));
    }
}
