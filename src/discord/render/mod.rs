//! Outcomes become cards. The only place that builds embeds, and, with the descriptions of the commands, the only place
//! where words for people stand.

pub mod card;
pub mod export;
pub mod foreseen;
pub mod forms;
pub mod goal_check;
pub mod goal_form;
pub mod goal_line;
pub mod goal_refused;
pub mod goals;
pub mod help;
pub mod if_then;
pub mod import;
pub mod knock;
pub mod listed;
pub mod logged;
pub mod me;
pub mod overview;
pub mod overview_picture;
pub mod own_picture;
pub mod pause;
pub mod plan;
pub mod posts;
pub mod privacy;
pub mod quiet;
pub mod recap;
pub mod recap_picture;
pub mod refusal;
mod remark;
pub mod reminder;
pub mod replies;
pub mod review;
pub mod settings;
pub mod settled;
pub mod slot;
pub mod start;
pub mod strategy;
pub mod talk;
pub mod team;
pub mod team_topics;
pub mod text;
pub mod topic;
pub mod topic_files;
pub mod twists;
pub mod week;
pub mod words;

pub use card::Card;

#[cfg(test)]
mod tests;
