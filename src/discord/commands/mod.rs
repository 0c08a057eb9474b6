//! One file a command. A command parses what was typed and asks `app`; it holds no rule and no SQL.

pub mod choice;
pub mod goals;
pub mod log;
pub mod me;
pub mod pause;
pub mod plain;
pub mod settings;
pub mod start;
pub mod strategy;
pub mod team;
pub mod topic;
pub mod zone;

pub mod ask;

pub use ask::{Context, Done, all, counted_as, names};
use ask::{answer, at, texts};
