//! Decides how words, numbers, dates and people's own texts are written on screen. Never decides which.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};

/// A text typed by a person, disarmed: no markup, no mention, no link of it works, and nothing of it turns the direction
/// in which the words around it are read.
#[must_use]
pub fn typed(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    let mut first = true;
    for c in text.chars() {
        if turns(c) || (c.is_control() && c != '\n') {
            continue;
        }
        // At the beginning of a line a dash makes a list.
        if r"\*_~`|>[]()<#@:".contains(c) || (first && "-+".contains(c)) {
            safe.push('\\');
        }
        safe.push(c);
        first = c == '\n';
    }
    safe
}

/// The same, cut to so many characters beforehand: for names, and for titles that stand among others.
#[must_use]
pub fn short(text: &str, most: usize) -> String {
    typed(&super::card::cut(text.to_owned(), most))
}

/// A name as it is told where no markup is read, such as in the words for a picture: in one line, and cut.
#[must_use]
pub fn spoken(text: &str, most: usize) -> String {
    let said: String = text.chars().filter(|c| !turns(*c) && (!c.is_control() || c.is_whitespace())).collect();
    super::card::cut(said.split_whitespace().collect::<Vec<_>>().join(" "), most)
}

/// Overrides and isolates reach past the text in which they stand; marks of one sign's own direction do not.
const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A link that can be pressed. The address is canonical already; only what would end it too soon is written otherwise.
#[must_use]
pub fn link(label: &str, url: &str) -> String {
    let url = url.replace('(', "%28").replace(')', "%29").replace(' ', "%20").replace('\\', "%5C");
    format!("[{}]({url})", typed(label))
}

/// An instant, as each reader's own device writes it: day and time.
#[must_use]
pub fn moment(at: DateTime<Utc>) -> String {
    format!("<t:{}:f>", at.timestamp())
}

/// The day of an instant, as each reader's own device writes it.
#[must_use]
pub fn date(at: DateTime<Utc>) -> String {
    format!("<t:{}:D>", at.timestamp())
}

/// How far an instant is from now, as each reader's own device writes it.
#[must_use]
pub fn from_now(at: DateTime<Utc>) -> String {
    format!("<t:{}:R>", at.timestamp())
}

/// A day: `Wednesday 7 January`.
#[must_use]
pub fn day(on: NaiveDate) -> String {
    format!("{} {} {}", on.format("%A"), on.day(), on.format("%B"))
}

/// A day, short: `7 Jan`.
#[must_use]
pub fn short_day(on: NaiveDate) -> String {
    format!("{} {}", on.day(), on.format("%b"))
}

/// A day with its year: `7 January 2026`.
#[must_use]
pub fn full_day(on: NaiveDate) -> String {
    format!("{} {}", on.day(), on.format("%B %Y"))
}

/// A time of day: `09:30`.
#[must_use]
pub fn time(at: NaiveTime) -> String {
    at.format("%H:%M").to_string()
}

/// A number as a word where words are kinder than figures.
#[must_use]
pub fn number(n: u32) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.get(n as usize).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// The text with its first letter as a capital.
#[must_use]
pub fn first_up(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// So many things: `one post`, `four posts`.
#[must_use]
pub fn count(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// The same at the beginning of a sentence.
#[must_use]
pub fn count_first(n: u32, one: &str, many: &str) -> String {
    first_up(&count(n, one, many))
}

/// Several words in a row: `a, b and c`.
#[must_use]
pub fn list<S: AsRef<str>>(words: &[S]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_does_nothing() {
        for (text, safe) in [
            ("plain", "plain"),
            ("@everyone", r"\@everyone"),
            ("<@123> <#4>", r"\<\@123\> \<\#4\>"),
            ("[a](https://b)", r"\[a\]\(https\://b\)"),
            ("**b** `c` ||d||", r"\*\*b\*\* \`c\` \|\|d\|\|"),
            ("- a - b", r"\- a - b"),
            ("a\u{202e}b\u{7}c", "abc"),
        ] {
            assert_eq!(typed(text), safe);
        }
    }

    #[test]
    fn what_is_told_is_one_line() {
        assert_eq!(spoken("Ana\n\u{202e}Maria\u{7}  *Berg*", 40), "Ana Maria *Berg*");
        assert_eq!(spoken(&"a".repeat(4000), 5), "aaaa…");
    }

    #[test]
    fn numbers_and_lists_read_as_sentences() {
        assert_eq!(count(1, "post", "posts"), "one post");
        assert_eq!(count_first(0, "post", "posts"), "No posts");
        assert_eq!(count(21, "post", "posts"), "21 posts");
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }
}
