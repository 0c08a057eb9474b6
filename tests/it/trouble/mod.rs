//! What goes wrong inside and around the process: a database that stalls, fills up or refuses, handlers that break,
//! a clock that jumps, a gateway that is silent.

mod broken;
mod clock;
mod deleted_again;
mod doctor;
mod ending;
mod full;
mod handlers;
mod log;
mod restoring;
mod silent;
mod stalled;
mod twice;
mod unheard;
mod updating;
mod watched;
