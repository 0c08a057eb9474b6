//! Everything that is tested from outside, in one binary: stories, faults, and the rules of the house.

mod delivery;
mod house;
mod stories;
mod world;
