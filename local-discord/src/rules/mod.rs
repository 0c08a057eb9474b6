//! The rules that request bodies must keep: JSON in, a list of faults out, as strict as Discord.
//! Pure: it never knows of state, people or time, so whether an id names anything is judged elsewhere.

mod callback;
mod commands;
mod component;
mod embed;
mod errors;
mod form;
mod identify;
mod message;
mod options;
mod reader;
mod translated;

#[cfg(test)]
mod tests;

pub use callback::{callback, callback_with_files};
pub use commands::{command, command_changes, commands};
pub use errors::{EMPTY_MESSAGE, Fault, errors};
pub use identify::{KNOWN_INTENTS, identify, presence};
pub use message::{Sending, message, message_with_files};
