//! The web page and its protocol, on the same port. People act through it exactly as through the Rust interface.
mod act;
mod guard;
mod model;
mod serve;
mod snapshot;

pub use model::{Control, Page, Step};
pub(crate) use serve::serve;
