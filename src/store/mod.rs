//! SQLite: one writer, readers beside it, and all SQL of the project. Never decides anything.

pub mod acts;
pub mod ahead;
mod column;
pub mod conversations;
mod error;
pub mod goal_checks;
pub mod goals;
pub mod imports;
pub mod members;
mod migrate;
pub mod offers;
mod open;
pub mod outbox;
pub mod people;
pub mod post_pages;
pub mod posts;
pub mod progress;
pub mod recaps;
pub mod replies;
pub mod rest;
mod strategies;
pub mod suspicions;
pub mod teams;
mod writer;

pub use error::{OpenError, StoreError};
pub use open::Store;
/// A connection in the hands of a turn.
pub use rusqlite::Connection as Db;
pub use writer::TurnError;
