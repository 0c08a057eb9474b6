//! Links as they are pasted, and links as they should not be.

mod cases;
mod rules;
