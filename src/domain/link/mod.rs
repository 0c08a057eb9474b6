//! Decides what a pasted link is: whether it is taken, of which platform, as which post, and when it went live.
//! Never opens a link, and never follows a short one.

mod canonical;
mod disguise;
mod find;
mod guard;
mod long_form;
mod parts;
mod posted;
mod refused;
mod shapes;
#[cfg(test)]
mod tests;

pub use canonical::{Link, mark, same_post};
pub use find::find_links;
pub use refused::LinkRefused;
