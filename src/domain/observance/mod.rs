//! Decides when awareness days, weeks and months fall, and to whom they matter. Declares the rooms of that decision.

mod entry;
mod equinox;
mod rule;
#[cfg(test)]
mod tests;

pub use entry::{CareNote, Confidence, Length, OPENS_BEFORE, Observance, Occurrence};
pub use rule::{Rule, RuleFault};
