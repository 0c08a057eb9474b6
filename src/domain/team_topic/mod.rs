//! Decides what a team's own topics are made of, and which rows of a file become some. Declares its rooms.

mod doubt;
mod entry;
mod file;
#[cfg(test)]
mod tests;
mod usual;
mod wording;

pub use doubt::Doubt;
pub use entry::{Facets, TOPICS_EVER, TOPICS_MAX, TeamTopic, topic_id};
pub use file::{Entry, FILE_ROWS, FileState, Reading, Row, Unread, Verdict, judge, name, read};
pub use usual::{FORMATS, PLATFORMS, audience, purposes};
pub use wording::{IDEA_MAX, OPENING_MAX, Part, TITLE_MAX, TITLE_MIN, Wording, WordingRefused};
