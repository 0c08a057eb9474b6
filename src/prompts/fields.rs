//! Decides how one entry of a file is read key by key, so that every fault of it is named and no key goes unread.
//! Never decides which keys an entry has; that is `topics`, `pages`, `goals` and `observances`.

use super::fault::Faults;
use std::collections::HashSet;
use std::ops::RangeInclusive;
use toml::{Table, Value};

/// A word that has a slug.
pub(super) type FromSlug<T> = fn(&str) -> Option<T>;

/// The tables under `key` of a file, each with what it is called in a fault. Any other key of the file that is not
/// among `beside` is a fault.
pub(super) fn entries<'a>(
    file: &str,
    table: &'a Table,
    key: &str,
    named_by: &str,
    beside: &[&str],
    faults: &mut Faults,
) -> Vec<(String, &'a Table)> {
    for other in table.keys().filter(|other| *other != key && !beside.contains(&other.as_str())) {
        faults.add(file, "", format!("unknown key `{other}`"));
    }
    let Some(list) = table.get(key).and_then(Value::as_array) else {
        faults.add(file, "", format!("holds no [[{key}]]"));
        return Vec::new();
    };
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for (at, value) in list.iter().enumerate() {
        let place = format!("#{}", at + 1);
        let Some(entry) = value.as_table() else {
            faults.add(file, &place, format!("is not a [[{key}]] table"));
            continue;
        };
        let name = entry.get(named_by).and_then(Value::as_str).map_or(place, str::to_owned);
        if !seen.insert(name.clone()) {
            faults.add(file, &name, format!("`{named_by}` comes twice"));
        }
        found.push((name, entry));
    }
    found
}

/// One entry, read key by key.
pub(super) struct Fields<'a> {
    file: &'a str,
    entry: &'a str,
    table: &'a Table,
    read: HashSet<&'static str>,
    faults: &'a mut Faults,
}

impl<'a> Fields<'a> {
    pub(super) fn new(file: &'a str, entry: &'a str, table: &'a Table, faults: &'a mut Faults) -> Self {
        Self { file, entry, table, read: HashSet::new(), faults }
    }

    pub(super) fn fault(&mut self, fault: impl Into<String>) {
        self.faults.add(self.file, self.entry, fault);
    }

    pub(super) fn optional(&mut self, key: &'static str) -> Option<&'a Value> {
        self.read.insert(key);
        self.table.get(key)
    }

    fn required(&mut self, key: &'static str) -> Option<&'a Value> {
        let value = self.optional(key);
        if value.is_none() {
            self.fault(format!("`{key}` is missing"));
        }
        value
    }

    /// A text of a length in characters, without space around it.
    pub(super) fn text(&mut self, key: &'static str, length: RangeInclusive<usize>) -> Option<String> {
        let value = self.required(key)?;
        self.as_text(key, value, length)
    }

    /// The same, where it may be left out.
    pub(super) fn optional_text(&mut self, key: &'static str, length: RangeInclusive<usize>) -> Option<String> {
        let value = self.optional(key)?;
        self.as_text(key, value, length)
    }

    fn as_text(&mut self, key: &str, value: &Value, length: RangeInclusive<usize>) -> Option<String> {
        let Some(text) = value.as_str() else {
            self.fault(format!("`{key}` is not a text"));
            return None;
        };
        let count = text.chars().count();
        if text.trim() != text {
            self.fault(format!("`{key}` has space around it"));
        }
        if !length.contains(&count) {
            self.fault(format!("`{key}` has {count} characters, not {} to {}", length.start(), length.end()));
        }
        Some(text.to_owned())
    }

    /// A list of texts.
    pub(super) fn texts(
        &mut self,
        key: &'static str,
        count: RangeInclusive<usize>,
        length: RangeInclusive<usize>,
    ) -> Option<Vec<String>> {
        let value = if *count.start() == 0 { self.optional(key) } else { self.required(key) };
        let Some(value) = value else { return (*count.start() == 0).then(Vec::new) };
        let Some(list) = value.as_array() else {
            self.fault(format!("`{key}` is not a list"));
            return None;
        };
        if !count.contains(&list.len()) {
            self.fault(format!("`{key}` holds {}, not {} to {}", list.len(), count.start(), count.end()));
        }
        let texts: Vec<String> = list.iter().filter_map(|one| self.as_text(key, one, length.clone())).collect();
        let distinct: HashSet<String> = texts.iter().map(|text| text.to_lowercase()).collect();
        if distinct.len() != texts.len() {
            self.fault(format!("`{key}` names something twice"));
        }
        Some(texts)
    }

    /// A word of a closed list.
    pub(super) fn word<T>(&mut self, key: &'static str, from_slug: FromSlug<T>) -> Option<T> {
        let slug = self.text(key, 1..=60)?;
        self.as_word(key, &slug, from_slug)
    }

    /// The same, where it may be left out.
    pub(super) fn optional_word<T>(&mut self, key: &'static str, from_slug: FromSlug<T>) -> Option<T> {
        let slug = self.optional_text(key, 1..=60)?;
        self.as_word(key, &slug, from_slug)
    }

    /// A list of words of a closed list.
    pub(super) fn words<T>(
        &mut self,
        key: &'static str,
        count: RangeInclusive<usize>,
        from_slug: FromSlug<T>,
    ) -> Option<Vec<T>> {
        let slugs = self.texts(key, count, 1..=60)?;
        Some(slugs.iter().filter_map(|slug| self.as_word(key, slug, from_slug)).collect())
    }

    fn as_word<T>(&mut self, key: &str, slug: &str, from_slug: FromSlug<T>) -> Option<T> {
        let word = from_slug(slug);
        if word.is_none() {
            self.fault(format!("`{key}` does not know `{slug}`"));
        }
        word
    }

    /// A whole number.
    pub(super) fn number(&mut self, key: &'static str) -> Option<i64> {
        let value = self.required(key)?;
        let number = value.as_integer();
        if number.is_none() {
            self.fault(format!("`{key}` is not a whole number"));
        }
        number
    }

    /// Yes or no; no where it is left out.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.optional(key) else { return false };
        value.as_bool().unwrap_or_else(|| {
            self.fault(format!("`{key}` is neither true nor false"));
            false
        })
    }

    /// An id: lower-case words joined by hyphens.
    pub(super) fn id(&mut self) -> Option<String> {
        let id = self.text("id", 3..=60)?;
        let kebab = id
            .split('-')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
        if !kebab {
            self.fault("`id` is not lower-case words joined by hyphens");
        }
        Some(id)
    }

    /// Names every key that was not asked for.
    pub(super) fn done(mut self) {
        let unread: Vec<String> = self
            .table
            .keys()
            .filter(|key| !self.read.contains(key.as_str()))
            .map(|key| format!("unknown key `{key}`"))
            .collect();
        for fault in unread {
            self.fault(fault);
        }
    }
}
