//! `rounds demo`: a local Discord in the browser, with the unmodified bot connected to it. Declares its rooms.

mod aims;
mod clinic;
mod page;
mod sample;
mod stage;
mod start;

pub use stage::Demo;
pub use start::run;
