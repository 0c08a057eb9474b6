//! SQLite: one writer, readers beside it, and all SQL of the project. Never decides anything.

pub mod acts;
pub mod ahead;
pub mod backup;
pub mod checkup;
mod column;
pub mod conversations;
pub mod deletions;
pub mod erasures;
mod error;
pub mod expiries;
pub mod goal_checks;
pub mod goals;
pub mod if_thens;
pub mod imports;
pub mod journal;
pub mod kept;
pub mod members;
mod migrate;
pub mod offers;
mod open;
pub mod outbox;
pub mod people;
pub mod plans;
pub mod post_pages;
pub mod posts;
pub mod progress;
pub mod queue;
pub mod recaps;
pub mod replies;
pub mod rest;
pub mod reviews;
pub mod slots;
pub mod strategies;
pub mod strategy_cards;
pub mod suspicions;
pub mod team_topics;
pub mod teams;
pub mod topic_files;
pub mod trial;
pub mod twists;
mod writer;

pub use error::{OpenError, StoreError};
pub use open::Store;
/// A connection in the hands of a turn.
pub use rusqlite::Connection as Db;
pub use writer::{TurnError, said};
