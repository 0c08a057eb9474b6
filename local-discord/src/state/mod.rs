//! All that the local Discord remembers, in one place behind one lock. It speaks neither HTTP nor WebSocket.
mod access;
mod channel;
mod guild;
mod interaction;
mod mentions;
mod message;
mod post;
mod user;
mod world;

pub(crate) use crate::snowflake::Id;
pub(crate) use channel::{Channel, Overwrite, Thread};
pub(crate) use guild::{Guild, Member, Role};
pub(crate) use interaction::{First, Interaction, Kind};
pub(crate) use message::{File, Made, Message, flags};
pub(crate) use post::{Draft, Part};
pub(crate) use user::{App, Command, User};
pub use world::Complaint;
pub(crate) use world::{Nonce, Upload, World};
