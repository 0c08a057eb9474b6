//! Everything that knows Discord: commands, presses, cards, the way there and back. No rule of Rounds and no SQL.

pub mod action;
pub mod answer;
pub mod board;
mod commands;
pub mod courier;
pub mod desk;
pub mod events;
pub mod forms;
pub mod framework;
mod goals;
mod importing;
pub mod press;
pub mod render;
pub mod rights;
mod second_look;
pub mod seen;
pub mod share;
pub mod transport;

pub use commands::all as commands;
pub use courier::DiscordCourier;
pub use desk::{Desk, Servers};
pub use seen::Seen;
