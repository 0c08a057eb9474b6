//! What people experience, told from their side.

mod forms;
mod joining;
mod knocking;
mod links;
mod logging;
mod recap;
mod replying;
mod scheduling;
mod shifts;
