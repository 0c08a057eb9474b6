//! Decides how members who take what they are offered fare over weeks. Declares the rooms of that trial.

mod args;
mod chooser;
mod figures;
mod print;
mod run;

#[cfg(test)]
mod tests;

pub use args::{By, Habit, SimulateArgs};
pub use print::print;
