//! What people experience, told from their side.

mod foreseeing;
mod forms;
mod goals;
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
mod scheduling;
mod settings;
mod shifts;
mod talking;
mod topic;
