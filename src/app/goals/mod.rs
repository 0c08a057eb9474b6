//! Goals: set, correct, number, end, share; and what others ask of them. One verb a file. Declares its rooms.

mod drift;
mod end;
mod gather;
mod lean;
mod list;
mod note;
mod set;
mod share;
mod watch;

pub use drift::keep_purpose;
pub use end::{Ended, finish, let_go, reopen};
pub use gather::Shown;
pub(super) use gather::{gather, open_of};
pub(super) use lean::lean;
pub use list::{Goals, list, list_of, show, template};
pub use note::{Noted, amend, entry, note, remove};
pub use set::{Kind, Typed, correct, room, serve, set};
pub use share::{share, unshare};
pub(super) use watch::watch;
