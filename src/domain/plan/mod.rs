//! Decides how a member's week is laid out, what fills its slots, how it keeps in step with the facts, and of what it reminds.
//! Never decides which topic a slot gets; that is `topic`. Declares the rooms of those decisions.

mod adapt;
mod bring;
mod day;
mod fill;
mod lay;
mod remind;
mod slot;
mod times;
mod which;

#[cfg(test)]
mod tests;

pub use adapt::{Facts, adapt};
pub use bring::Bringing;
pub use day::observance;
pub use fill::{Topical, fill};
pub use lay::{platforms, spread};
pub use remind::{LATE, next_reminder, occurrence, slot_of};
pub use slot::{FilledBy, Slot, SlotState};
pub use times::{free_time, usual_time};
pub use which::{may_plan, week_to_plan};
