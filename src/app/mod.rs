//! One verb a file: load, ask the domain, save, in one transaction. Knows people's words, not Discord's.

pub mod act;
pub mod correct;
pub mod courier;
mod day;
mod deliver;
pub mod export;
pub mod foresee;
pub mod goals;
mod ground;
pub mod help;
pub mod import;
pub mod join;
pub mod knock;
pub mod log;
pub mod log_several;
pub mod me;
mod nod;
pub mod notices;
pub mod nudge;
pub mod pause;
pub mod picture;
pub mod places;
pub mod posts;
pub mod privacy;
mod put_right;
pub mod recap;
pub mod replies;
pub mod settings;
mod sign;
pub mod team;
pub mod topic;
mod turn;
pub mod week;
pub mod who;

pub use turn::{App, Failure, Turn};
pub use who::Who;
