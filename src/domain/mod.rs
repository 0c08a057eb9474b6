//! The pure core: what Rounds knows and decides, told the time and handed its dice. No clock, no IO, no words for people.

pub mod act;
pub mod busy;
pub mod conversation;
pub mod facet;
pub mod identifier;
pub mod ids;
pub mod import;
pub mod knock;
pub mod likeness;
pub mod link;
pub mod local_time;
pub mod member;
pub mod notice;
pub mod nudge;
pub mod observance;
pub mod pace;
pub mod pacer;
pub mod person;
pub mod platform;
pub mod post;
pub mod quiet;
pub mod recap;
pub mod refusal;
pub mod reply;
pub mod sameness;
pub mod settle;
#[cfg(test)]
mod simulation;
pub mod streak;
pub mod suspicion;
pub mod team;
pub mod team_topic;
pub mod topic;
pub mod twist;
pub mod week;
pub mod when;
mod word;
