//! What takes long and is run by hand: prints figures, and fails only where something is lost.
//! `cargo test --release --test it -- --ignored --nocapture --test-threads 1 figures` runs all of it.

#![expect(clippy::print_stdout, reason = "figures are for whoever runs this")]

mod copies;
mod heaviest;
mod servers;
