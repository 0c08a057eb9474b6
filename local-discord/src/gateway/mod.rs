//! The gateway: sessions that bots open over a WebSocket, and the events sent to them.
mod emit;
pub(crate) mod intents;
mod ready;
mod session;
mod socket;

pub(crate) use session::{Gateway, Out, Session};
pub(crate) use socket::serve;
