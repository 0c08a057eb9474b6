//! Decides why a link was not taken.
//! Never says so, and never repeats what was pasted.

use serde::{Deserialize, Serialize};

/// Why a link was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LinkRefused {
    /// It is no link of the web: another scheme, or no link at all.
    NotWeb,
    /// A name or a password stands before the host.
    UserInfo,
    /// It leads nowhere.
    NoHost,
    /// It leads to a machine or a network of somebody's own.
    PrivateHost,
    /// It mixes scripts, or passes for a known site.
    LookAlike,
    /// It is longer than any link has to be.
    TooLong,
    /// Something in it cannot be seen, or turns the direction of reading.
    Hidden,
}
