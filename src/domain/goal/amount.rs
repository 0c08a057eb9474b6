//! Decides what a number of a goal is and how one is read from what people type. Never decides what it counts.

use std::fmt;

/// A number with up to two digits after its point, never below zero, kept in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(i64);

/// The most that anybody counts, in hundredths: a thousand million.
const MOST: i64 = 100_000_000_000;

impl Amount {
    /// So many hundredths; nothing beyond the bounds.
    #[must_use]
    pub fn hundredths(hundredths: i64) -> Option<Self> {
        (0..=MOST).contains(&hundredths).then_some(Self(hundredths))
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: u32) -> Self {
        Self(number as i64 * 100)
    }

    /// In hundredths.
    #[must_use]
    pub const fn as_hundredths(self) -> i64 {
        self.0
    }

    /// For reckoning on a line.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// Whether nothing stands after the point.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.0 % 100 == 0
    }

    /// The one number that stands in what was typed, whatever words stand around it: `5`, `1,200`, `4.7 stars`, `fewer than
    /// 3`, `1.2k`. Nothing where there is none, several, or one that cannot be counted.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let mut found = numbers(typed).into_iter();
        let one = found.next()?;
        if found.next().is_some() { None } else { one }
    }

    /// Whether anything in it looks like a number, readable or not.
    #[must_use]
    pub fn stands_in(typed: &str) -> bool {
        typed.chars().any(|c| c.is_ascii_digit())
    }
}

impl fmt::Display for Amount {
    /// `1200`, `4.7`, `0.25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => write!(f, "{whole}"),
            _ if rest % 10 == 0 => write!(f, "{whole}.{}", rest / 10),
            _ => write!(f, "{whole}.{rest:02}"),
        }
    }
}

/// All numbers of a text in their order; none in the place of one that cannot be read.
fn numbers(typed: &str) -> Vec<Option<Amount>> {
    let letters: Vec<char> = typed.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let begins = at;
        // A space stands in a number only between groups of three.
        while digit(at) || (at < letters.len() && joins(letters[at]) && digit(at + 1) && groups(&letters, at)) {
            at += 1;
        }
        let before = begins.checked_sub(1).map(|before| letters[before]);
        let minus = matches!(before, Some('-' | '−')) && begins.checked_sub(2).is_none_or(|at| letters[at] == ' ');
        let thousands =
            matches!(letters.get(at), Some('k' | 'K')) && !letters.get(at + 1).is_some_and(|c| c.is_alphabetic());
        let text: String = letters[begins..at].iter().collect();
        found.push(if minus { None } else { one(&text, thousands) });
    }
    found
}

const fn joins(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}')
}

/// Whether the sign at this place may stand within a number.
fn groups(letters: &[char], at: usize) -> bool {
    if matches!(letters[at], '.' | ',') {
        return true;
    }
    let digits = letters[at + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
    digits == 3
}

/// One number as it was written.
fn one(text: &str, thousands: bool) -> Option<Amount> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).collect();
    let last = *parts.last()?;
    let (whole, decimals) = match parts.as_slice() {
        [whole] => ((*whole).to_owned(), ""),
        // Groups of three are thousands, one or two digits at the end are not.
        [first, rest @ ..]
            if rest.iter().all(|part| part.len() == 3) && first.len() <= 3 && !first.starts_with('0') =>
        {
            (parts.concat(), "")
        }
        [first @ .., _] if last.len() <= 2 && grouped(first) => (first.concat(), last),
        _ => return None,
    };
    let whole: i64 = if whole.len() > 12 { return None } else { whole.parse().ok()? };
    let decimals: i64 = format!("{decimals:0<2}").parse().ok()?;
    let times = if thousands { 1000 } else { 1 };
    Amount::hundredths((whole * 100 + decimals) * times)
}

/// Whether the parts before a point are one number, or groups of three.
fn grouped(parts: &[&str]) -> bool {
    parts.len() == 1 || (parts[0].len() <= 3 && parts[1..].iter().all(|part| part.len() == 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, read) in [
            ("5", "5"),
            (" 12 ", "12"),
            ("5 a month", "5"),
            ("fewer than 3", "3"),
            ("at least 10 weeks", "10"),
            ("1,200", "1200"),
            ("1.200", "1200"),
            ("1 200", "1200"),
            ("1’200", "1200"),
            ("12 345 678", "12345678"),
            ("1,234,567.5", "1234567.5"),
            ("4.7 stars", "4.7"),
            ("4,7", "4.7"),
            ("0.25", "0.25"),
            ("30 %", "30"),
            ("1.2k", "1200"),
            ("2k followers", "2000"),
            ("3kg", "3"),
            ("0", "0"),
            ("+5", "5"),
        ] {
            assert_eq!(Amount::read(typed).map(|one| one.to_string()).as_deref(), Some(read), "{typed}");
        }
    }

    #[test]
    fn what_is_not_one_number_is_none() {
        for typed in
            ["", "more", "2 to 5", "2-5", "-3", "1.2345", "0.125", "99999999999999999999", "1..2", "five", "12 34"]
        {
            assert_eq!(Amount::read(typed), None, "{typed}");
        }
        assert!(Amount::stands_in("2 to 5") && !Amount::stands_in("more patients"));
    }

    #[test]
    fn bounds_hold() {
        assert_eq!(Amount::read("1000000000"), Amount::hundredths(100_000_000_000));
        assert_eq!(Amount::read("1000000001"), None);
        assert_eq!(Amount::hundredths(-1), None);
        assert!(Amount::whole(3).is_whole() && !Amount::hundredths(350).unwrap().is_whole());
    }
}
