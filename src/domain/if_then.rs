//! Decides what an if-then plan is: a moment and what is done then, in the member's own words, tied to a weekday or to any.
//! Never decides that a message comes for it: it is quoted by one that goes out anyway.

use super::ids::{IfThenId, MemberId};
use super::post::plain_title;
use super::refusal::Refusal;
use chrono::{Datelike, NaiveDate, Weekday};

/// At most so many: more are no plan any more.
pub const MOST: usize = 5;
/// The longest that is kept, in characters.
pub const WORDS_MAX: usize = 200;
/// At most so many are quoted by one knock.
pub const QUOTED: usize = 2;

/// An if-then plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IfThen {
    /// The plan.
    pub id: IfThenId,
    /// Whose.
    pub member: MemberId,
    /// On which weekday of the person's; any where none is said.
    pub weekday: Option<Weekday>,
    /// In their own words.
    pub words: String,
}

impl IfThen {
    /// Whether it is a plan for this day of theirs.
    #[must_use]
    pub fn is_of(&self, day: NaiveDate) -> bool {
        self.weekday.is_none_or(|weekday| weekday == day.weekday())
    }

    /// As it is put by: the weekday, Monday being 0, and the words.
    #[must_use]
    pub fn line(&self) -> (Option<u8>, String) {
        (self.weekday.map(|day| day.num_days_from_monday() as u8), self.words.clone())
    }
}

/// Those that a knock of the day quotes: the ones of that weekday first, and the same words once, also where they are the
/// plan of several members.
#[must_use]
pub fn of_day(all: &[IfThen], day: NaiveDate) -> Vec<&IfThen> {
    let mut of_day: Vec<&IfThen> = all.iter().filter(|one| one.is_of(day)).collect();
    of_day.sort_by_key(|one| one.weekday.is_none());
    let mut quoted: Vec<&IfThen> = Vec::with_capacity(QUOTED);
    for one in of_day {
        if quoted.len() < QUOTED && quoted.iter().all(|other| other.words != one.words) {
            quoted.push(one);
        }
    }
    quoted
}

/// A text in one line, as it is kept, of so many characters at most.
///
/// # Errors
/// `NothingTyped` or `WordsTooLong`.
pub fn words(typed: &str, most: usize) -> Result<String, Refusal> {
    let words = plain_title(typed).ok_or(Refusal::NothingTyped)?;
    let length = words.chars().count();
    if length > most { Err(Refusal::WordsTooLong { length, most }) } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(id: i64, weekday: Option<Weekday>) -> IfThen {
        IfThen { id: IfThenId(id), member: MemberId(1), weekday, words: format!("plan {id}") }
    }

    #[test]
    fn a_knock_quotes_what_is_for_its_day() {
        let all = [one(1, None), one(2, Some(Weekday::Tue)), one(3, Some(Weekday::Sun)), one(4, None), one(5, None)];
        for (day, quoted) in [("2026-01-06", vec![2, 1]), ("2026-01-11", vec![3, 1]), ("2026-01-07", vec![1, 4])] {
            let ids: Vec<i64> = of_day(&all, day.parse().unwrap()).iter().map(|one| one.id.0).collect();
            assert_eq!(ids, quoted, "{day}");
        }
        assert!(of_day(&[one(2, Some(Weekday::Tue))], "2026-01-07".parse().unwrap()).is_empty());
    }

    #[test]
    fn the_same_words_are_quoted_once() {
        let said = |id, weekday, words: &str| IfThen { words: words.into(), ..one(id, weekday) };
        let all = [
            said(1, None, "I draft"),
            said(2, None, "I draft"),
            said(3, Some(Weekday::Tue), "I read"),
            said(4, None, "I read"),
            said(5, None, "I walk"),
        ];
        for (day, quoted) in [("2026-01-06", ["I read", "I draft"]), ("2026-01-07", ["I draft", "I read"])] {
            let words: Vec<&str> = of_day(&all, day.parse().unwrap()).iter().map(|one| one.words.as_str()).collect();
            assert_eq!(words, quoted, "{day}");
        }
    }

    #[test]
    fn words_are_kept_in_one_visible_line() {
        assert_eq!(words("  when\nclinic\u{202e} ends,  I draft ", 40), Ok("when clinic ends, I draft".into()));
        assert_eq!(words(" \n\u{200b}", 40), Err(Refusal::NothingTyped));
        assert_eq!(words("åäö", 2), Err(Refusal::WordsTooLong { length: 3, most: 2 }));
        assert!(words("åäö", 3).is_ok());
    }
}
