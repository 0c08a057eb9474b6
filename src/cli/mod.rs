//! Decides what the command line does that is not the bot itself. Declares its rooms; `main` reads the arguments.

pub mod backup;
pub mod health;
pub mod invite;
pub mod prompts;
pub mod simulate;
mod stats;
