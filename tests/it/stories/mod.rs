//! What people experience, told from their side.

mod foreseeing;
mod forms;
mod help;
mod hostile;
mod importing;
mod joining;
mod knocking;
mod links;
mod logging;
mod pausing;
mod posts;
mod pressing;
mod privacy;
mod recap;
mod replying;
mod reviewing;
mod scheduling;
mod settings;
mod shifts;
mod strategy;
mod talking;
mod team_topics;
mod topic;
mod topic_files;
mod twists;
