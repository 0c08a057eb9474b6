//! Decides what is asked about before somebody's words become a topic. Never decides the answer: whoever wrote them does.

use super::wording::Wording;
use crate::domain::identifier::{SuspectKind, first_beside};
use crate::domain::ids::TopicId;
use crate::domain::topic::Bank;

/// What calls for one more look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The first place that looks as if it could tell who somebody is: as what, and what stands there.
    pub suspect: Option<(SuspectKind, String)>,
    /// The title of the topic that says nearly the same.
    pub alike: Option<String>,
}

impl Doubt {
    /// What calls for one more look at these words, if anything does; `except` is the topic whose words they are to become.
    #[must_use]
    pub fn of(wording: &Wording, bank: &Bank, except: Option<&TopicId>) -> Option<Self> {
        let alike = bank.too_alike(&wording.title, &wording.idea, except).map(|topic| topic.title.clone());
        let doubt = Self { suspect: suspect(wording, None), alike };
        (doubt.suspect.is_some() || doubt.alike.is_some()).then_some(doubt)
    }

    /// The same where it does not matter what the words are like, beside the words that were asked about before.
    #[must_use]
    pub fn of_identifiers(wording: &Wording, asked_about: Option<&Wording>) -> Option<Self> {
        Some(Self { suspect: Some(suspect(wording, asked_about)?), alike: None })
    }
}

fn suspect(wording: &Wording, asked_about: Option<&Wording>) -> Option<(SuspectKind, String)> {
    let before = asked_about.map(texts);
    let first = first_beside(&texts(wording), before.as_ref().map(<[&str; 3]>::as_slice).unwrap_or_default())?;
    Some((first.kind, first.quoted))
}

fn texts(of: &Wording) -> [&str; 3] {
    [&of.title, &of.idea, &of.opening]
}
