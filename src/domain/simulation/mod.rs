//! Two years in the lives of many people, through the very decisions that send knocks. Holds only what trials need.

mod deeds;
mod delay;
mod figures;
mod foresight;
mod habits;
mod life;
mod people;
mod rules;
mod settings;
mod tests;
