//! Decides which topic a member is offered next, and why. Declares the rooms of that decision.

mod asked;
mod bank;
mod choice;
mod days;
mod entry;
mod past;
mod rules;
mod score;
mod suits;
pub mod weights;

#[cfg(test)]
mod tests;

pub use asked::{Reader, Wish};
pub use bank::Bank;
pub use choice::{NothingFits, Pick, Reason, Upcoming, choose};
pub use entry::{Topic, TopicSource};
pub use past::{Offer, OfferAnswer, Past, Written};
pub use rules::Rule;
pub use suits::suits;
