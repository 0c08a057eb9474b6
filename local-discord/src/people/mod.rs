//! People, and the places they are in, as a test or a page handles them. Discord's rules are asked, never made, here.
mod answer;
mod application;
mod channel;
mod component;
mod dispatch;
mod form;
mod gateway;
mod guild;
mod hands;
mod offers;
mod person;
mod seat;
mod shown;
mod typed;
mod values;

pub use answer::{Answer, Choice};
pub use application::Application;
pub use channel::Channel;
pub use component::{Button, Select};
pub(crate) use dispatch::{Deed, wait};
pub use form::{Field, Form};
pub use gateway::GatewayHandle;
pub use guild::{Guild, Role};
pub(crate) use offers::Offer;
pub use person::Person;
pub use seat::{Refused, Seat};
pub use shown::Shown;
#[cfg(feature = "page")]
pub(crate) use values::Place;
