//! Decides what a template of a goal is, and which one a wish without a number leads to. Never sets a goal.

use super::amount::Amount;
use super::counted::Counted;
use super::entry::Plan;
use crate::domain::facet::Purpose;
use crate::domain::week::ahead;
use chrono::NaiveDate;

/// A goal to begin from; all of it can be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The id that is never reused.
    pub id: String,
    /// What it serves; none for what serves them all.
    pub purpose: Option<Purpose>,
    /// What is counted.
    pub measure: String,
    /// How.
    pub counted: Counted,
    /// A number to begin from.
    pub baseline: Amount,
    /// A number to lead to.
    pub target: Amount,
    /// Within how many weeks.
    pub weeks: u32,
    /// Words of a wish that it answers, in lower case.
    pub words: Vec<String>,
}

impl Template {
    /// The goal that begins today.
    #[must_use]
    pub fn plan(&self, today: NaiveDate) -> Plan {
        Plan {
            purpose: self.purpose,
            measure: self.measure.clone(),
            counted: self.counted,
            baseline: self.baseline,
            target: self.target,
            start_on: today,
            due_on: ahead(today, u64::from(self.weeks) * 7),
        }
    }
}

/// The template that a wish leads to: one of whose words the wish speaks, one of the purpose first; else the first of the
/// purpose.
#[must_use]
pub fn for_wish<'a>(templates: &'a [Template], wish: &str, purpose: Option<Purpose>) -> Option<&'a Template> {
    let wish = wish.to_lowercase();
    let spoken: Vec<&str> = wish.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let speaks =
        |one: &&Template| one.words.iter().any(|word| spoken.iter().any(|said| said.starts_with(word.as_str())));
    let fits = |one: &&Template| purpose.is_some() && one.purpose == purpose;
    let all = || templates.iter();
    all().find(|one| speaks(one) && fits(one)).or_else(|| all().find(speaks)).or_else(|| all().find(fits))
}

/// The templates in the order in which a member is offered them: those of the main purpose, those of the one beside it, those
/// that serve every purpose, which is nearer than what serves another one, and the others. Among equals, as they stood.
#[must_use]
pub fn nearest_first(templates: &[Template], main: Option<Purpose>, second: Option<Purpose>) -> Vec<Template> {
    let mut nearest = templates.to_vec();
    nearest.sort_by_key(|one| match one.purpose {
        Some(purpose) if Some(purpose) == main => 0,
        Some(purpose) if Some(purpose) == second => 1,
        None => 2,
        Some(_) => 3,
    });
    nearest
}

#[cfg(test)]
mod tests {
    use super::super::entry::tests::day;
    use super::*;

    fn template(id: &str, purpose: Purpose, words: &[&str]) -> Template {
        Template {
            id: id.into(),
            purpose: Some(purpose),
            measure: id.into(),
            counted: Counted::Typed,
            baseline: Amount::whole(2),
            target: Amount::whole(5),
            weeks: 12,
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        }
    }

    #[test]
    fn a_wish_leads_to_what_it_speaks_of() {
        let all = [
            template("enquiries", Purpose::ReachPatients, &["patient", "enquir"]),
            template("bookings", Purpose::ReachPatients, &["booking"]),
            template("helped", Purpose::HealthEducation, &["patient", "help"]),
            template("applicants", Purpose::Recruit, &["applic", "nurse"]),
        ];
        let found = |wish, purpose| for_wish(&all, wish, purpose).map(|one| one.id.as_str());
        for (wish, purpose, meant) in [
            ("more patients", None, Some("enquiries")),
            ("More PATIENTS!", Some(Purpose::HealthEducation), Some("helped")),
            ("a few more bookings", None, Some("bookings")),
            ("find nurses", Some(Purpose::ReachPatients), Some("applicants")),
            ("be famous", Some(Purpose::Recruit), Some("applicants")),
            ("be famous", Some(Purpose::Advocate), None),
            ("be famous", None, None),
            ("impatient readers", None, None),
            ("", None, None),
        ] {
            assert_eq!(found(wish, purpose), meant, "{wish}");
        }
    }

    #[test]
    fn what_serves_the_members_purposes_comes_first() {
        let any = Template { purpose: None, ..template("weeks", Purpose::Recruit, &[]) };
        let all = [
            template("enquiries", Purpose::ReachPatients, &[]),
            any,
            template("applicants", Purpose::Recruit, &[]),
            template("bookings", Purpose::ReachPatients, &[]),
            template("contacts", Purpose::Network, &[]),
        ];
        for (main, second, order) in [
            (None, None, ["weeks", "enquiries", "applicants", "bookings", "contacts"]),
            (Some(Purpose::Recruit), None, ["applicants", "weeks", "enquiries", "bookings", "contacts"]),
            (
                Some(Purpose::Network),
                Some(Purpose::ReachPatients),
                ["contacts", "enquiries", "bookings", "weeks", "applicants"],
            ),
            (None, Some(Purpose::Network), ["contacts", "weeks", "enquiries", "applicants", "bookings"]),
            (Some(Purpose::Advocate), None, ["weeks", "enquiries", "applicants", "bookings", "contacts"]),
        ] {
            let ids: Vec<String> = nearest_first(&all, main, second).into_iter().map(|one| one.id).collect();
            assert_eq!(ids, order, "{main:?} {second:?}");
        }
    }

    #[test]
    fn a_template_begins_today() {
        let plan = template("enquiries", Purpose::ReachPatients, &[]).plan(day("2027-12-07"));
        assert_eq!((plan.start_on, plan.due_on), (day("2027-12-07"), day("2028-02-29")));
    }
}
