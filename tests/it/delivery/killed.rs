//! The real program, killed with SIGKILL at each step of a delivery and at random, and started again; and how it ends
//! otherwise.

mod at_random;
mod books;
mod death;
mod due;
mod ending;
mod figures;
mod life;
mod steps;
mod team;
