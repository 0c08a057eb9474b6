//! Decides what is asked about before somebody's words become a topic. Never decides the answer: whoever wrote them does.

use super::wording::Wording;
use crate::domain::identifier::{SuspectKind, suspects};
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
        let doubt = Self { suspect: suspect(wording), alike };
        (doubt.suspect.is_some() || doubt.alike.is_some()).then_some(doubt)
    }

    /// The same where it does not matter what the words are like.
    #[must_use]
    pub fn of_identifiers(wording: &Wording) -> Option<Self> {
        Some(Self { suspect: Some(suspect(wording)?), alike: None })
    }
}

fn suspect(wording: &Wording) -> Option<(SuspectKind, String)> {
    let texts = [&wording.title, &wording.idea, &wording.opening];
    let first = texts.into_iter().find_map(|text| suspects(text).into_iter().next())?;
    Some((first.kind, first.quoted))
}
