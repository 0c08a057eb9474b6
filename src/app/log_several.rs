//! Logs several links at once: each is a post of its own, by the rules of `log`.

use super::log::{Entry, Logged, record};
use super::turn::{Failure, Turn};
use super::who::Who;
use crate::domain::link::LinkRefused;
use crate::domain::refusal::Refusal;

/// Several links that were logged at once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Several {
    /// The posts that were kept.
    pub kept: Vec<Logged>,
    /// The links that were not, with the reason.
    pub refused: Vec<(String, LinkRefused)>,
}

/// Logs several links; one that is refused leaves the others kept.
///
/// # Errors
/// As [`record`], where nothing can be kept.
pub fn record_several(turn: &mut Turn<'_>, who: Who, entries: &[Entry]) -> Result<Several, Failure> {
    let mut several = Several::default();
    for entry in entries {
        match record(turn, who, entry) {
            Ok(logged) => several.kept.push(logged),
            Err(Failure::Refused(Refusal::Link(why))) => several.refused.push((entry.text.clone(), why)),
            Err(other) => return Err(other),
        }
    }
    match several.refused.first() {
        Some((_, why)) if several.kept.is_empty() => Err(Refusal::Link(*why).into()),
        _ => Ok(several),
    }
}
