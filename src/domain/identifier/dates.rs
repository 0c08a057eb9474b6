//! Decides which dates of a text are said together with a person.
//! Never decides about the date of a congress, an awareness day or a paper.

use super::kind::{Found, SuspectKind};
use super::scan::{pattern, sentence, word_behind};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static BY_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:
        \d{1,2}(?:st|nd|rd|th|\.)?(?:\sof)?[\s-](?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)
        \b\.?(?:,?[\s-](?P<y1>\d{4}))?
        |(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)
        \b\.?\s\d{1,2}(?:st|nd|rd|th)?\b(?:,?\s(?P<y2>\d{4}))?)",
    )
});
static BY_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<y>\d{4}|\d{2})|(?P<yy>\d{4})[-/.](?P<c>\d{1,2})[-/.](?P<d>\d{1,2}))\b",
    )
});
static PATIENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:my|our|this|that|the|a|an|one|another)\s(?:[\w-]+\s){0,2}?(?:patient|client|resident|inpatient|outpatient|pt|woman|man|boy|girl|gentleman|lady|baby|newborn|infant|toddler|teenager)\b",
    )
});
static SURELY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:dob|d\.o\.b|date\sof\sbirth|born)\b
        |\b(?:was|were|been|got|is|being|who|he|she|they|i)\s(?:\w+\s)?(?:re)?(?:admitted|discharged|diagnosed|intubated|extubated|hospitali[sz]ed|operated\son|resuscitated|transplanted)\b
        |\b(?:passed\saway|died)\b|\b(?:admitted|discharged|readmitted|diagnosed|seen|operated)\s(?:on\b|\d)|\b(?:patient|pt|she)\s(?:delivered|gave\sbirth|miscarried|presented)\b
        |\b(?:had|underwent)\s(?:his|her|a|an)?\s?(?:\w+\s){0,3}?(?:surgery|operation|stroke|heart\sattack|transplant|miscarriage|biopsy|bypass|c-section|caesarean|mastectomy)\b
        |\b(?:his|her)\s(?:\w+\s)?(?:surgery|operation|stroke|heart\sattack|transplant|biopsy|death|birth|chemo\w*|appointment|admission|discharge)\b",
    )
});
static YEAR_OLD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b\d{1,3}(?:[-\s]?(?:year|yr|month|week|day)s?[-\s]old|\s?(?:yo|y/o))\b"));

/// What makes “the patient …” a phrase about no patient.
const PHRASES: &[&str] = &[
    "safety",
    "portal",
    "education",
    "care",
    "experience",
    "information",
    "info",
    "advocacy",
    "group",
    "groups",
    "rights",
    "voice",
    "journey",
    "engagement",
    "satisfaction",
    "outcome",
    "outcomes",
    "day",
    "days",
    "week",
    "month",
    "leaflet",
    "guide",
    "story",
    "stories",
    "event",
    "events",
    "evening",
    "forum",
    "association",
    "organisation",
    "organization",
    "community",
    "communication",
    "data",
    "privacy",
    "representative",
    "council",
    "panel",
    "programme",
    "program",
    "pathway",
    "survey",
    "support",
    "partnership",
    "centred",
    "centered",
    "reported",
    "conference",
    "congress",
    "summit",
    "meeting",
    "webinar",
    "workshop",
    "talk",
    "academy",
    "handout",
    "flyer",
    "brochure",
    "blog",
    "podcast",
    "newsletter",
    "website",
    "app",
    "questionnaire",
    "hotline",
    "line",
    "appointments",
    "hours",
    "volume",
    "population",
    "cohort",
    "registry",
    "trial",
    "access",
    "empowerment",
    "involvement",
    "participation",
    "library",
    "school",
    "university",
    "transport",
    "flow",
    "feedback",
    "reviews",
    "lecture",
    "seminar",
    "course",
    "training",
    "clinic",
    "show",
    "friendly",
    "shower",
    "swimming",
    "food",
    "massage",
    "class",
    "café",
    "cafe",
    "unit",
    "ward",
    "hospital",
    "practice",
    "building",
    "charity",
    "tradition",
    "journal",
    "and",
    "or",
    "campaign",
    "film",
    "video",
    "post",
    "facing",
    "health",
    "q",
    "chat",
    "fair",
    "expo",
    "advisory",
    "association",
    "friend",
    "advocate",
    "advocates",
    "doctor",
    "physician",
];

/// Words behind a month and a number that make a count of it: “In March 20 nurses joined”.
const COUNTED: &[&str] = &[
    "patients",
    "people",
    "nurses",
    "doctors",
    "percent",
    "participants",
    "members",
    "cases",
    "women",
    "men",
    "new",
    "more",
    "children",
    "colleagues",
    "students",
    "physicians",
    "of",
    "%",
    "million",
    "hospitals",
    "clinics",
    "years",
    "hours",
    "minutes",
];

/// Dates that belong to somebody.
pub(super) fn dates(text: &str, found: &mut Found) {
    let days: Vec<Range<usize>> = BY_NAME
        .captures_iter(text)
        .filter_map(|hit| {
            let whole = hit.get(0)?;
            let year = hit.name("y1").or_else(|| hit.name("y2"));
            // “may 5” and “march 20” without a capital are mostly verbs.
            let verb = hit.name("m").is_some_and(|month| matches!(month.as_str(), "may" | "march" | "mar"));
            let counted = year.is_none() && COUNTED.contains(&word_behind(text, whole.end()).as_str());
            (living(year.map(|year| year.as_str())) && !verb && !counted).then(|| whole.range())
        })
        .chain(BY_NUMBER.captures_iter(text).filter_map(|hit| {
            let number = |name: &str| hit.name(name).and_then(|part| part.as_str().parse::<u32>().ok());
            let (a, b) = number("a").zip(number("b")).or_else(|| number("c").zip(number("d")))?;
            let day = (1..=31).contains(&a) && (1..=31).contains(&b) && (a <= 12 || b <= 12);
            (day && living(hit.name("yy").map(|year| year.as_str()))).then(|| hit.get(0).map(|whole| whole.range()))?
        }))
        .collect();
    for day in days {
        if about_somebody(text, sentence(text, &day), found) {
            found.push((SuspectKind::FullDate, day));
        }
    }
}

/// Whether anybody of that year may be alive.
fn living(year: Option<&str>) -> bool {
    year.and_then(|year| year.parse::<u32>().ok()).is_none_or(|year| (1900..2200).contains(&year))
}

fn about_somebody(text: &str, sentence: &str, found: &Found) -> bool {
    let one = |known: &Regex| {
        known.find_iter(sentence).any(|hit| !PHRASES.contains(&word_behind(sentence, hit.end()).as_str()))
    };
    let from = sentence.as_ptr() as usize - text.as_ptr() as usize;
    let within = from..from + sentence.len();
    let named = found.iter().any(|(kind, place)| {
        matches!(kind, SuspectKind::TitledName | SuspectKind::PatientName | SuspectKind::RecordNumber)
            && within.contains(&place.start)
    });
    named || SURELY.is_match(sentence) || one(&PATIENT) || one(&YEAR_OLD)
}
