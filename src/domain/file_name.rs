//! Decides under which name a file is kept that somebody attached: its own, unless that could tell who a patient is.
//! Never keeps one.

use super::identifier::suspects;
use super::post::plain_title;

/// The longest name that is kept, in characters.
const MOST: usize = 80;

/// The file's own name, on one line and not too long; `otherwise` where there is none, or where it looks like an identifier.
/// Nobody is asked about it: the name serves for nothing but to know the file again.
#[must_use]
pub fn file_name(name: &str, otherwise: &str) -> String {
    // Where spaces are not wanted, people write something else between words.
    let spaced = name.replace(['_', '+'], " ");
    let stem = spaced.rsplit_once('.').map_or(spaced.as_str(), |(stem, _)| stem);
    let is_telling = [name, &spaced, stem, &stem.replace('-', " ")].iter().any(|text| !suspects(text).is_empty());
    match plain_title(name) {
        Some(name) if !is_telling => name.chars().take(MOST).collect(),
        _ => otherwise.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_could_tell_who_a_patient_is_is_not_kept() {
        for (name, kept) in [
            ("year.csv", "year.csv"),
            ("linkedin_export-2025.csv", "linkedin_export-2025.csv"),
            ("Posts of our team (3).csv", "Posts of our team (3).csv"),
            ("", "posts.csv"),
            ("call 555-123-4567.csv", "posts.csv"),
            ("anna.meyer@example.org.csv", "posts.csv"),
            ("MRN_4471234.csv", "posts.csv"),
        ] {
            assert_eq!(file_name(name, "posts.csv"), kept, "{name}");
        }
        assert_eq!(file_name(&"a".repeat(500), "posts.csv").len(), MOST);
    }
}
