//! Decides what a goal to begin from is made of, and reads their file. Never decides to whom one is shown.

use super::fault::Faults;
use super::fields::{Fields, entries};
use crate::domain::facet::Purpose;
use crate::domain::goal::{Amount, Counted, MEASURE_MAX, Template};
use toml::Table;

/// The most weeks that one may take.
const WEEKS: std::ops::RangeInclusive<i64> = 1..=104;
/// The largest number of one.
const NUMBER: i64 = 100_000;

pub(super) fn goals(file: &str, table: &Table, faults: &mut Faults) -> Vec<Template> {
    let found: Vec<Template> = entries(file, table, "goal", "id", &[], faults)
        .into_iter()
        .filter_map(|(entry, table)| {
            let mut fields = Fields::new(file, &entry, table, faults);
            let one = goal(&mut fields, table);
            fields.done();
            one
        })
        .collect();
    for missing in Purpose::ALL.iter().filter(|one| !found.iter().any(|goal| goal.purpose == Some(**one))) {
        faults.add(file, missing.slug(), "no goal serves this purpose");
    }
    found
}

fn goal(fields: &mut Fields<'_>, table: &Table) -> Option<Template> {
    let id = fields.id();
    let purpose = fields.optional_word("purpose", Purpose::from_slug);
    let measure = fields.text("measure", 3..=MEASURE_MAX);
    let way = fields.text("counted", 1..=60);
    let of = fields.optional_text("of", 1..=60);
    let counted = way.and_then(|way| {
        let counted = Counted::from_slugs(&way, of.as_deref());
        if counted.is_none() {
            fields.fault(format!("`counted` and `of` do not know `{way}` of `{}`", of.unwrap_or_default()));
        }
        counted
    });
    let habit = counted.is_some_and(Counted::is_habit);
    let baseline =
        if habit && !table.contains_key("baseline") { Some(Amount::default()) } else { number(fields, "baseline") };
    let target = number(fields, "target");
    let weeks = fields.number("weeks");
    if weeks.is_some_and(|weeks| !WEEKS.contains(&weeks)) {
        fields.fault(format!("`weeks` is not {} to {}", WEEKS.start(), WEEKS.end()));
    }
    let words = fields.texts("words", 1..=20, 2..=40);
    if baseline.is_some() && baseline == target {
        fields.fault("`target` is where `baseline` is");
    }
    if habit && baseline.is_some_and(|baseline| baseline != Amount::default()) {
        fields.fault("`baseline` is not 0, from which Rounds counts");
    }
    if words.iter().flatten().any(|word| word.to_lowercase() != *word) {
        fields.fault("`words` are not in lower case");
    }
    let weeks = u32::try_from(weeks?).ok()?;
    if counted == Some(Counted::WeeksKept) && target.is_some_and(|target| target > Amount::whole(weeks)) {
        fields.fault("`target` is more than there are weeks");
    }
    Some(Template {
        id: id?,
        purpose,
        measure: measure?,
        counted: counted?,
        baseline: baseline?,
        target: target?,
        weeks,
        words: words?,
    })
}

fn number(fields: &mut Fields<'_>, key: &'static str) -> Option<Amount> {
    let number = fields.number(key)?;
    let amount = (0..=NUMBER).contains(&number).then(|| Amount::hundredths(number * 100)).flatten();
    if amount.is_none() {
        fields.fault(format!("`{key}` is not 0 to {NUMBER}"));
    }
    amount
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = "[[goal]]\nid = \"some-goal\"\npurpose = \"recruit\"\nmeasure = \"Applicants\"\ncounted = \"typed\"\n\
        baseline = 0\ntarget = 3\nweeks = 12\nwords = [\"applic\"]\n";

    fn faults_of(text: &str) -> Vec<String> {
        let mut faults = Faults::default();
        goals("goals.toml", &text.parse().unwrap(), &mut faults);
        let found = faults.into_vec().iter().map(ToString::to_string).collect::<Vec<_>>();
        found.into_iter().filter(|fault| !fault.ends_with("no goal serves this purpose")).collect()
    }

    #[test]
    fn every_fault_is_named() {
        assert_eq!(faults_of(WHOLE), [] as [&str; 0]);
        for (from, to, meant) in [
            ("some-goal", "Some", "`id` is not lower-case words joined by hyphens"),
            ("recruit", "fame", "`purpose` does not know `fame`"),
            ("Applicants", "A", "`measure` has 1 characters, not 3 to 100"),
            ("typed", "guessed", "`counted` and `of` do not know `guessed` of ``"),
            ("\"typed\"", "\"posts-of\"\nof = \"recruit\"", "`counted` and `of` do not know `posts-of` of `recruit`"),
            ("baseline = 0", "baseline = 3", "`target` is where `baseline` is"),
            ("baseline = 0", "", "`baseline` is missing"),
            ("target = 3", "target = -3", "`target` is not 0 to 100000"),
            ("target = 3", "target = 3.5", "`target` is not a whole number"),
            ("weeks = 12", "weeks = 0", "`weeks` is not 1 to 104"),
            ("[\"applic\"]", "[\"Applic\"]", "`words` are not in lower case"),
            ("[\"applic\"]", "[]", "`words` holds 0, not 1 to 20"),
            ("words", "mood = 1\nwords", "unknown key `mood`"),
        ] {
            let found = faults_of(&WHOLE.replace(from, to));
            assert!(found.iter().any(|fault| fault.ends_with(meant)), "{from} -> {to}: {found:#?}");
        }
        let weeks = WHOLE.replace("typed", "weeks-kept").replace("target = 3", "target = 13");
        assert_eq!(faults_of(&weeks), ["goals.toml: some-goal: `target` is more than there are weeks"]);
        let begun = WHOLE.replace("typed", "checks-answered").replace("baseline = 0", "baseline = 1");
        assert_eq!(faults_of(&begun), ["goals.toml: some-goal: `baseline` is not 0, from which Rounds counts"]);
    }

    #[test]
    fn a_purpose_that_no_goal_serves_is_a_fault() {
        let mut faults = Faults::default();
        goals("goals.toml", &WHOLE.parse().unwrap(), &mut faults);
        assert_eq!(faults.into_vec().len(), Purpose::ALL.len() - 1);
    }
}
