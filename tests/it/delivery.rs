//! Deliveries under faults: whatever goes wrong, each notice is seen once by its person, or not at all where that is
//! what they would want.

mod anything;
mod away;
mod board;
mod changed;
mod closed;
mod failures;
mod killed;
mod many;
mod once;
mod pace;
mod reminders;
mod servers;
mod shards;
mod suspected;
mod unknown;
