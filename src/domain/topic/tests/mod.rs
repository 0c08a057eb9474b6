//! What may be offered, what gives way, what is best and why. Declares its rooms.

mod best;
pub(super) mod fixture;
mod may;
mod own;
mod properties;
mod serves;
