//! Local Discord is held against real libraries here: serenity, twilight, a bare WebSocket, reqwest.
mod bot;
mod faults;
mod gateway;
mod page;
mod people;
mod rest;
mod talk;
mod tls;
mod trial;
mod twilight;
