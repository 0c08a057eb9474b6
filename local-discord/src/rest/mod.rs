//! Discord's REST API v10: from a request's path and body to a change of the state and an answer.
mod call;
mod callbacks;
mod channels;
mod commands;
mod guilds;
mod limits;
mod messages;
mod multipart;
mod route;
mod serve;
mod threads;
mod users;
mod webhooks;

pub(crate) use limits::Buckets;
pub(crate) use multipart::guess;
pub(crate) use serve::serve;
