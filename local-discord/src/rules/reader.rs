//! Typed access to a JSON body that notes each fault with its path: wrong types, lengths, ranges, missing and unknown keys.
//! It never decides what a key means; that is for the files which use it.

use std::cell::RefCell;
use std::fmt::Display;
use std::ops::RangeInclusive;

use serde_json::{Map, Value};

use super::errors::Fault;

/// The faults found so far. A cell, so that many places of one body can note theirs without handing a list about.
#[derive(Debug, Default)]
pub(super) struct Notes(RefCell<Vec<Fault>>);

impl Notes {
    /// The whole of a body.
    pub(super) fn root<'a>(&'a self, value: &'a Value) -> At<'a> {
        At { value, path: String::new(), notes: self }
    }

    /// Gives the faults out.
    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.0.into_inner()
    }
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct At<'a> {
    /// What stands there.
    pub(super) value: &'a Value,
    /// Where: `data.embeds.0`.
    pub(super) path: String,
    notes: &'a Notes,
}

/// Joins a path and a step.
fn step(path: &str, key: impl Display) -> String {
    if path.is_empty() { key.to_string() } else { format!("{path}.{key}") }
}

/// A value as it is shown in a message: short, for a body may hold anything.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if text.chars().count() > 60 { format!("{}…", text.chars().take(60).collect::<String>()) } else { text }
}

impl<'a> At<'a> {
    /// Notes a fault of this value.
    pub(super) fn fault(&self, code: &str, message: impl Into<String>) {
        let fault = Fault { path: self.path.clone(), code: code.to_owned(), message: message.into() };
        self.notes.0.borrow_mut().push(fault);
    }

    /// Notes that this value is missing.
    pub(super) fn missing(&self) {
        self.fault("BASE_TYPE_REQUIRED", "This field is required");
    }

    /// A place inside this value, whether or not something stands there.
    pub(super) fn inside(&self, key: impl Display) -> Self {
        At { value: &Value::Null, path: step(&self.path, key), notes: self.notes }
    }

    /// Reads an object that may have the known keys and no others.
    pub(super) fn object(&self, known: &[&str]) -> Option<Object<'a>> {
        let Some(map) = self.value.as_object() else {
            self.fault("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
            return None;
        };
        let object = Object { map, at: self.clone() };
        for key in map.keys().filter(|key| !known.contains(&key.as_str())) {
            object.at.inside(key).fault("UNKNOWN_KEY", format!("\"{key}\" is not a key that Discord knows here"));
        }
        Some(object)
    }

    /// Reads an object whose keys are the body's own, such as languages.
    pub(super) fn entries(&self) -> Vec<(&'a str, At<'a>)> {
        let Some(map) = self.value.as_object() else {
            self.fault("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            return Vec::new();
        };
        let place = |key: &String| step(&self.path, key);
        map.iter().map(|(key, value)| (key.as_str(), At { value, path: place(key), notes: self.notes })).collect()
    }

    /// Reads a list, noting a length out of bounds; what is in it is given all the same, so that its own faults show.
    pub(super) fn list(&self, length: RangeInclusive<usize>) -> Option<Vec<At<'a>>> {
        let Some(list) = self.value.as_array() else {
            self.fault("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return None;
        };
        self.length(list.len(), length);
        Some(
            list.iter()
                .enumerate()
                .map(|(index, value)| At { value, path: step(&self.path, index), notes: self.notes })
                .collect(),
        )
    }

    /// Reads text of so many characters.
    pub(super) fn text(&self, length: RangeInclusive<usize>) -> Option<&'a str> {
        let Some(text) = self.value.as_str() else {
            let message = format!("Could not interpret \"{}\" as string.", shown(self.value));
            self.fault("STRING_TYPE_CONVERT", message);
            return None;
        };
        self.length(text.chars().count(), length);
        Some(text)
    }

    /// Reads text that must say something, as Discord wants of fields for which it names no lower bound.
    pub(super) fn words(&self, most: usize) -> Option<&'a str> {
        let text = self.text(0..=most)?;
        if text.trim().is_empty() {
            self.missing();
        }
        Some(text)
    }

    /// Reads a whole number; one out of bounds is noted and not given, so that nothing is judged by it.
    pub(super) fn whole(&self, range: RangeInclusive<i64>) -> Option<i64> {
        let Some(number) = self.value.as_i64() else {
            // A number beyond 63 bits is an integer all the same: too large, not of a wrong type.
            if self.value.as_u64().is_some() {
                self.above(range.end());
            } else {
                self.fault("NUMBER_TYPE_COERCE", format!("Value \"{}\" is not int.", shown(self.value)));
            }
            return None;
        };
        if number > *range.end() {
            self.above(range.end());
            return None;
        }
        if number < *range.start() {
            self.below(range.start());
            return None;
        }
        Some(number)
    }

    /// Reads one of a few whole numbers that have a meaning.
    pub(super) fn one_of(&self, meanings: &[i64]) -> Option<i64> {
        let number = self.whole(i64::MIN..=i64::MAX)?;
        if meanings.contains(&number) {
            return Some(number);
        }
        let list = meanings.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        self.fault("BASE_TYPE_CHOICES", format!("Value must be one of ({list})."));
        None
    }

    /// Notes that a number is too large.
    pub(super) fn above(&self, most: impl Display) {
        self.fault("NUMBER_TYPE_MAX", format!("int value should be less than or equal to {most}."));
    }

    /// Notes that a number is too small.
    pub(super) fn below(&self, least: impl Display) {
        self.fault("NUMBER_TYPE_MIN", format!("int value should be greater than or equal to {least}."));
    }

    /// Reads true or false.
    pub(super) fn truth(&self) -> Option<bool> {
        let truth = self.value.as_bool();
        if truth.is_none() {
            self.fault("BOOLEAN_TYPE_CHOICES", "Must be either true or false.");
        }
        truth
    }

    /// Reads an id: digits in a string, or an integer as serenity sends for some.
    pub(super) fn id(&self) -> Option<u64> {
        let id = match self.value {
            Value::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
            other => other.as_u64(),
        };
        if id.is_none() {
            self.fault("NUMBER_TYPE_COERCE", format!("Value \"{}\" is not snowflake.", shown(self.value)));
        }
        id
    }

    /// Reads an address with one of the schemes.
    pub(super) fn url(&self, most: usize, schemes: &[&str]) -> Option<&'a str> {
        let text = self.text(0..=most)?;
        match text.split_once("://") {
            Some((scheme, rest)) if schemes.contains(&scheme.to_ascii_lowercase().as_str()) => {
                if rest.is_empty() || rest.starts_with('/') || rest.contains(char::is_whitespace) {
                    self.fault("URL_TYPE_INVALID_URL", "Not a well formed URL.");
                }
            }
            Some((scheme, _)) => {
                let list = schemes.iter().map(|scheme| format!("'{scheme}'")).collect::<Vec<_>>().join(", ");
                let message = format!("Scheme \"{scheme}\" must be one of ({list}).");
                self.fault("URL_TYPE_INVALID_SCHEME", message);
            }
            None => self.fault("URL_TYPE_INVALID_URL", "Not a well formed URL."),
        }
        Some(text)
    }

    fn length(&self, length: usize, range: RangeInclusive<usize>) {
        if range.contains(&length) {
            return;
        }
        let (least, most) = range.into_inner();
        if least == 0 {
            self.fault("BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length."));
        } else {
            self.fault("BASE_TYPE_BAD_LENGTH", format!("Must be between {least} and {most} in length."));
        }
    }
}

/// An object and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Object<'a> {
    /// The object as a value with a place.
    pub(super) at: At<'a>,
    map: &'a Map<String, Value>,
}

impl<'a> Object<'a> {
    /// What stands under a key; null counts as nothing.
    pub(super) fn get(&self, key: &str) -> Option<At<'a>> {
        self.map.get(key).filter(|value| !value.is_null()).map(|value| self.place(key, value))
    }

    /// What stands under a key, noting a fault if nothing does.
    pub(super) fn need(&self, key: &str) -> Option<At<'a>> {
        let found = self.get(key);
        if found.is_none() {
            self.at.inside(key).missing();
        }
        found
    }

    /// What stands under a key, unless that is nothing, false or empty, as libraries send for what was not set.
    pub(super) fn said(&self, key: &str) -> Option<At<'a>> {
        self.get(key).filter(|at| match at.value {
            Value::Bool(truth) => *truth,
            Value::String(text) => !text.is_empty(),
            Value::Array(list) => !list.is_empty(),
            Value::Object(map) => !map.is_empty(),
            _ => true,
        })
    }

    /// Whether the key is there at all, be it with null.
    pub(super) fn has(&self, key: &str) -> bool {
        self.map.contains_key(key)
    }

    /// Reads true or false; nothing is false.
    pub(super) fn truth(&self, key: &str) -> bool {
        self.get(key).and_then(|at| at.truth()).unwrap_or(false)
    }

    fn place(&self, key: &str, value: &'a Value) -> At<'a> {
        At { value, path: step(&self.at.path, key), notes: self.at.notes }
    }
}
