//! Decides what becomes of a file of posts: what is taken of its rows, which are new, and until when all of them can be
//! taken back. Never reads a file; that is `formats`.

mod judge;
mod refused;
mod row;
#[cfg(test)]
mod tests;

pub use judge::{Known, Verdict, judge};
pub use refused::{Disguise, ImportRefused, Unreadable};
pub use row::{
    Assumed, DateOrder, Entry, MOST_BYTES, MOST_ROWS, Reading, Row, Stamp, State, Taking, UNDO_FREELY, UNDO_WITHIN,
    WAITING_DAYS, Whose, read,
};
