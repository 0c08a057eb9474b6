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
mod logging;
mod planning;
pub mod press;
mod privacy;
pub mod render;
pub mod rights;
mod second_look;
pub mod seen;
pub mod share;
mod strategy;
mod team;
mod team_topics;
pub mod transport;
mod twists;

pub use commands::{all as commands, names as command_names};
pub use courier::DiscordCourier;
pub use desk::{Desk, Servers};
pub use seen::Seen;
