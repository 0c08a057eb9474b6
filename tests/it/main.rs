//! Everything that is tested from outside, in one binary: stories, faults, and the rules of the house.

#[cfg(feature = "demo")]
mod browser;
mod delivery;
mod figures;
mod house;
mod process;
mod steps;
mod store;
mod stories;
mod trouble;
mod world;
