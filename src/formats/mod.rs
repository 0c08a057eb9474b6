//! Data of others in, data of ours out: which bytes mean what. Never decides what becomes of it.

pub mod calendar;
pub mod csv;
pub mod parts;
pub mod picture;
