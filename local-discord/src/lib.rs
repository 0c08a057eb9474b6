//! Discord on loopback: its REST API v10 and its gateway, with people in it who type commands, press buttons,
//! fill in forms and read their messages. It is as strict as Discord, and it knows nothing of the bots that it serves.
#![cfg_attr(not(feature = "page"), allow(dead_code, reason = "the page reads a little that nothing else does"))]
#![recursion_limit = "256"] // Discord's guild object is long.
mod clock;
mod discord;
mod faults;
mod gateway;
mod idle;
mod options;
#[cfg(feature = "page")]
pub mod page;
mod people;
mod permissions;
mod refusal;
mod rest;
pub mod rules;
mod server;
mod shared;
mod snowflake;
mod state;
#[cfg(feature = "tls")]
mod tls;
mod wire;
mod zlib;

/// The README's example is compiled with the documentation's tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use clock::{Clock, system};
pub use discord::{LocalDiscord, StartError};
pub use faults::{FaultDesk, FaultHandle, GatewayFault, RestFault};
pub use idle::NotIdle;
pub use options::{Compression, Options, RateLimits};
pub use people::{
    Answer, Application, Button, Channel, Choice, Field, Form, GatewayHandle, Guild, Person, Refused, Role, Seat,
    Select, Shown,
};
pub use permissions::Permissions;
pub use state::Complaint;
