//! Decides what stands around a place in a text: its sentence, the word before, the word behind.
//! Never decides what that makes of it.

use regex::Regex;
use std::ops::Range;

/// A pattern that is written in this house.
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("every pattern is compiled by the tests")
}

/// The figures in a text, without what parts them.
pub(super) fn figures(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The sentence that holds a place. “Mr. Meyer” and “14. March” do not end one.
pub(super) fn sentence<'a>(text: &'a str, place: &Range<usize>) -> &'a str {
    let start = ends(&text[..place.start]).last().unwrap_or(0);
    let end = ends(&text[place.end..]).next().map_or(text.len(), |at| place.end + at);
    &text[start..end]
}

/// Where sentences end in a text.
fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().filter_map(move |(at, letter)| {
        let behind = at + letter.len_utf8();
        let apart = text[behind..].chars().next().is_none_or(char::is_whitespace);
        match letter {
            '\n' => Some(behind),
            '!' | '?' | '…' if apart => Some(behind),
            '.' if apart && !shortened(&text[..at]) => Some(behind),
            _ => None,
        }
    })
}

/// Whether a full stop behind this text only shortens a word or numbers a day.
fn shortened(before: &str) -> bool {
    const SHORT: &[&str] = &[
        "mr", "mrs", "ms", "mx", "dr", "prof", "st", "pt", "no", "nr", "approx", "jan", "feb", "mar", "apr", "jun",
        "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ];
    let word = before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let day = (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    initial || day || SHORT.contains(&word.to_lowercase().as_str())
}

/// The word behind a place, in small letters; none if something but a space or a dash stands between.
pub(super) fn word_behind(text: &str, at: usize) -> String {
    let rest = text[at..].trim_start_matches([' ', '-']);
    rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '%').flat_map(char::to_lowercase).collect()
}

/// The words before a place, the nearest first, in small letters.
pub(super) fn words_before(text: &str, at: usize) -> impl Iterator<Item = String> + '_ {
    text[..at]
        .rsplit(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// The letter before a place.
pub(super) fn letter_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}
