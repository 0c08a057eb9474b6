//! Decides what the bank under `prompts/` holds: reads it, and names whatever is wrong with it, all at once.
//! Never decides who is offered what. Declares its rooms.

mod alike;
mod catalog;
mod fault;
mod fields;
mod goals;
mod observances;
mod pages;
mod topics;

#[cfg(test)]
mod tests;

pub use alike::{Pair, nearest};
pub use catalog::Catalog;
pub use fault::PromptFault;
pub use pages::{Courtesy, PillarInfo, PlatformInfo};
