//! Decides what makes an entry of `prompts/observances.toml` whole, and reads it. Never computes a date; that is
//! `domain::observance`.

use super::fault::Faults;
use super::fields::{Fields, entries};
use crate::domain::facet::Specialty;
use crate::domain::observance::{CareNote, Confidence, Length, Observance, RuleFault};
use toml::{Table, Value};

/// How many angles an observance has, once it has any.
const ANGLES: usize = 3;

pub(super) fn observances(file: &str, table: &Table, faults: &mut Faults) -> Vec<Observance> {
    entries(file, table, "observance", "id", &[], faults)
        .into_iter()
        .filter_map(|(entry, table)| {
            let mut fields = Fields::new(file, &entry, table, faults);
            let one = observance(&mut fields);
            fields.done();
            one
        })
        .collect()
}

fn observance(fields: &mut Fields<'_>) -> Option<Observance> {
    let id = fields.id();
    let name = fields.text("name", 3..=90);
    let rule = fields
        .text("rule", 5..=200)
        .and_then(|text| text.parse().map_err(|fault: RuleFault| fields.fault(fault.to_string())).ok());
    let length = match fields.optional("days") {
        Some(Value::Integer(days)) => {
            u32::try_from(*days).ok().filter(|days| (1..=31).contains(days)).map(Length::Days)
        }
        Some(Value::String(month)) if month == "month" => Some(Length::Month),
        _ => None,
    };
    if length.is_none() {
        fields.fault("`days` is neither 1 to 31 nor \"month\"");
    }
    let regions = fields.texts("region", 1..=40, 2..=13);
    for region in regions.iter().flatten() {
        let country = region.len() == 2 && region.chars().all(|c| c.is_ascii_lowercase());
        if !country && region != "international" && region != "europe" {
            fields.fault(format!("`region` does not know `{region}`"));
        }
    }
    let topics = fields.texts("topics", 0..=10, 2..=40);
    let professions = fields.words("professions", 0..=10, Specialty::from_slug);
    let care = fields.words("care", 0..=3, CareNote::from_slug);
    let confidence = fields.word("confidence", Confidence::from_slug);
    let angles = fields.texts("angles", 0..=ANGLES, 10..=300);
    if angles.as_ref().is_some_and(|angles| !angles.is_empty() && angles.len() < ANGLES) {
        fields.fault(format!("`angles` are {ANGLES} or none"));
    }
    if topics.as_ref().is_some_and(Vec::is_empty) && professions.as_ref().is_some_and(Vec::is_empty) {
        fields.fault("says neither in `topics` nor in `professions` what it is about");
    }
    Some(Observance {
        id: id?,
        name: name?,
        rule: rule?,
        length: length?,
        regions: regions?,
        topics: topics?,
        professions: professions?,
        care: care?,
        confidence: confidence?,
        angles: angles?,
    })
}
