//! Each of Discord's failures at each step of sending, on the way of production: over TLS, with the limiter on. Whatever
//! it is, nothing is seen twice, and what is not seen at all has an end that somebody is told of.

mod kinds;
mod knocks;
mod looks;
mod nods;
mod recaps;
mod silence;
mod suspicions;
