//! Decides which instant people mean when they say when, in English.
//! Never asks what time it is, and never guesses between two days.

mod day_ahead;
mod lex;
mod offered;
mod read;
mod refused;
mod settle;
#[cfg(test)]
mod tests;
mod words;

pub use day_ahead::day_ahead;
pub use offered::offered;
pub use refused::WhenRefused;
pub use settle::{REACH_DAYS, parse};
