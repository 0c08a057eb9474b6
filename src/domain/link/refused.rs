//! Decides why a link was not taken, and how that is said.
//! Never repeats what was pasted.

use super::guard::LONGEST;
use std::fmt;

/// Why a link was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

impl fmt::Display for LinkRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotWeb => f.write_str("That is not a web link yet. One that begins with https:// will do."),
            Self::UserInfo => f.write_str(
                "That link has a user name or password in front of its address. Please paste it without that part.",
            ),
            Self::NoHost => {
                f.write_str("I cannot see where that link leads. Copying it once more from the post usually helps.")
            }
            Self::PrivateHost => f.write_str(
                "That link leads to a private network, where readers cannot follow. The post's public link will do.",
            ),
            Self::LookAlike => f.write_str(
                "That address only looks like a well-known site: some of its letters are others. \
                 Please copy the link from the post itself.",
            ),
            Self::TooLong => write!(
                f,
                "That link is longer than {LONGEST} characters. The platform's Share button gives a shorter one."
            ),
            Self::Hidden => f.write_str(
                "That link holds characters that cannot be seen. Copying it once more from the post usually helps.",
            ),
        }
    }
}

impl std::error::Error for LinkRefused {}
