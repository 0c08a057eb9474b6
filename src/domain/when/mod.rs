//! Decides which instant people mean when they say when, in English.
//! Never asks what time it is, and never guesses between two days.

mod day_ahead;
mod day_back;
mod day_by;
mod lex;
mod offered;
mod read;
mod refused;
mod settle;
#[cfg(test)]
mod tests;
mod words;

pub use day_ahead::day_ahead;
pub use day_back::day_back;
pub use day_by::day_by;
pub use offered::offered;
pub use refused::WhenRefused;
pub use settle::{REACH_DAYS, parse};
