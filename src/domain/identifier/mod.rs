//! Decides what in a free text looks as if it could tell who a patient is.
//! Never decides whether it does: nobody but the writer knows that, so whoever asks should ask the writer.

mod dates;
mod given_names;
mod kind;
mod numbers;
mod old_age;
mod people;
mod places;
mod quiet;
mod scan;
mod suspect;
#[cfg(test)]
mod tests;

pub use kind::SuspectKind;
pub use suspect::{Suspect, first_beside, suspects};
