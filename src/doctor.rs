//! Looks at everything that Rounds stands on, and says of each thing whether it is well, and if not, what cures it.
//! Changes nothing, and may be asked while Rounds runs.

mod deletions;
mod findings;
mod look;

pub use findings::{Finding, Health, print};
pub use look::look;
