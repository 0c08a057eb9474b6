//! Every card and every form, as it will be seen.

mod aiming;
mod beforehand;
mod check;
mod choosing;
mod filling;
mod hostile;
mod importing;
mod joining;
mod kind;
mod knocking;
mod logging;
mod named;
mod own;
mod pictures;
mod planning;
mod refusing;
mod replying;
mod resting;
mod sample;
mod setting;
mod team_topics;
mod teams;
mod typed;
