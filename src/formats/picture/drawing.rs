//! Decides what a picture of a line is made of. Never decides its words, which are handed in, nor how it looks.

/// A line from where something began to where it leads, and the numbers beside it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawing {
    /// What is counted; left out where the font has no letters for it.
    pub title: String,
    /// The number at the beginning.
    pub from: f64,
    /// The number to be reached.
    pub to: f64,
    /// How the number at the beginning is written.
    pub from_label: String,
    /// How the number to be reached is written.
    pub to_label: String,
    /// How the first day is written.
    pub start_label: String,
    /// How the last day is written.
    pub due_label: String,
    /// The numbers: how much of the time was over, from 0 to 1, and what they were, oldest first.
    pub points: Vec<(f64, f64)>,
    /// Whether they are a count that goes up by steps and stays.
    pub steps: bool,
    /// How the last number is written.
    pub last_label: String,
    /// How much of the time is over today, while it is running.
    pub today: Option<f64>,
    /// How today is written.
    pub today_label: String,
}
