//! Rounds: a self-hosted Discord bot that keeps a healthcare team's social media in good health.
//!
//! The map of the house, in floor order; an arrow only goes down:
//!
//! ```text
//! 6 main
//! 5 run | demo | cli | doctor
//! 4 scheduler | discord | backups | status  (never each other; joined in run through app's Courier)
//! 3 app
//! 2 store | config | prompts | formats     (never each other)
//! 1 domain | clock | metrics
//! ```

pub mod cli;
#[cfg(feature = "demo")]
pub mod demo;
pub mod doctor;
pub mod run;

pub mod backups;
pub mod discord;
pub mod scheduler;
pub mod status;

pub mod app;

pub mod config;
pub mod formats;
pub mod prompts;
pub mod store;

pub mod clock;
pub mod domain;
pub mod metrics;
