//! Decides which topic a member is offered next, and why. Declares the rooms of that decision.

mod alike;
mod asked;
mod bank;
mod choice;
mod days;
mod entry;
mod facets;
mod past;
mod rules;
mod score;
mod serves;
mod suits;
pub mod weights;

#[cfg(test)]
mod tests;

pub use alike::Likeness;
pub use asked::{Reader, Wish};
pub use bank::Bank;
pub use choice::{NothingFits, Pick, Reason, Upcoming, choose};
pub use entry::{EFFORTS, Topic, TopicSource};
pub use past::{Offer, OfferAnswer, Past, Written};
pub use rules::Rule;
pub use serves::{Aims, Known};
pub use suits::suits;
