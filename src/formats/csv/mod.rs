//! Posts and topics as CSV: read whoever wrote it, and written so that a spreadsheet opens it.

mod columns;
mod dates;
mod named;
mod order;
mod read;
mod rows;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod topic_columns;
#[cfg(test)]
mod topic_tests;
mod topics;
mod write;

pub use named::platforms;
pub use read::{File, read};
pub use rows::write_rows;
pub use topics::{read_topics, write_topics};
pub use write::{Place, write};
