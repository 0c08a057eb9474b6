//! Posts as CSV: read whoever wrote it, and written so that a spreadsheet opens it.

mod columns;
mod dates;
mod named;
mod order;
mod read;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod write;

pub use read::{File, read};
pub use write::{Place, write};
