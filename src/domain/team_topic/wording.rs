//! Decides how the words of a topic are kept that people write themselves. Never decides whether they are good.

use crate::domain::post::plain_title;
use serde::{Deserialize, Serialize};

/// The shortest title, in characters.
pub const TITLE_MIN: usize = 3;
/// The longest title: as in the bank.
pub const TITLE_MAX: usize = 80;
/// The longest idea: half as much again as in the bank, since people write less tightly than an editor.
pub const IDEA_MAX: usize = 600;
/// The longest opening line: as in the bank.
pub const OPENING_MAX: usize = 200;

/// What is written of a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// What it is called.
    Title,
    /// What to write.
    Idea,
    /// A line to begin with.
    Opening,
}

/// Why words are not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WordingRefused {
    /// Nothing, or next to nothing, is there that can be seen.
    Empty(Part),
    /// So many characters are more than so many.
    TooLong(Part, usize, usize),
}

/// The words of a topic, as they are kept: no sign in them that cannot be seen, none too long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// What it is called, in one line.
    pub title: String,
    /// What to write.
    pub idea: String,
    /// A line to begin with; may be empty.
    pub opening: String,
}

impl Wording {
    /// The words as they were typed, made ready to be kept.
    ///
    /// # Errors
    /// What is missing or too long.
    pub fn new(title: &str, idea: &str, opening: &str) -> Result<Self, WordingRefused> {
        let title = plain_title(title).unwrap_or_default();
        let lines: Vec<String> = idea.lines().filter_map(plain_title).collect();
        let (idea, opening) = (lines.join("\n"), plain_title(opening).unwrap_or_default());
        let bounds = [
            (Part::Title, &title, TITLE_MIN, TITLE_MAX),
            (Part::Idea, &idea, 1, IDEA_MAX),
            (Part::Opening, &opening, 0, OPENING_MAX),
        ];
        for (part, text, least, most) in bounds {
            let length = text.chars().count();
            if length < least {
                return Err(WordingRefused::Empty(part));
            }
            if length > most {
                return Err(WordingRefused::TooLong(part, length, most));
            }
        }
        Ok(Self { title, idea, opening })
    }
}
