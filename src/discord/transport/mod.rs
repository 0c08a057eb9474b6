//! The way to Discord and back: requests, the gateway's health, and an orderly end. Knows HTTP and no rule of Rounds.

pub mod attachments;
pub mod carrier;
pub mod commands;
pub mod connect;
pub mod examine;
pub mod limits;
pub mod line;
pub mod mishap;
pub mod names;
pub mod pause;
mod pictured;
pub mod shutdown;
pub mod trouble;
pub mod turnstile;
pub mod watchdog;

pub use attachments::{Attachments, Unfetched};
pub use carrier::{Carrier, id_after};
pub use connect::{ConnectError, Entry, Way};
pub use examine::{Examined, Unexamined};
pub use line::Line;
pub use mishap::Mishap;
pub use shutdown::{Flight, Tracked};
pub use trouble::Trouble;
pub use watchdog::{Patience, Stuck};

#[cfg(test)]
mod tests;
