//! What goes with the file of one's own posts, and with everything that is kept.

use super::card::Card;
use super::text::count_first;
use crate::app::everything::File;
use crate::app::export::Exported;

/// What the file is called.
const NAME: &str = "rounds-posts.csv";

/// The file, with a word on it.
#[must_use]
pub fn exported(exported: Exported) -> Card {
    let said = if exported.posts == 0 {
        "Nothing is in your log yet: this file holds only the names of the columns. Filled in, `/me import:` takes it."
            .to_owned()
    } else {
        format!(
            "{} in it. Any spreadsheet opens it, and `/me import:` takes it in again.",
            count_first(exported.posts, "post is", "posts are")
        )
    };
    Card::text(said).file(NAME, exported.bytes)
}

/// What goes out with one message at most, in bytes and in files.
const WITH_ONE: usize = 8_000_000;
const FILES: usize = 10;

/// Everything that is kept of a person, in as many messages as it takes.
#[must_use]
pub fn everything(files: Vec<File>) -> Vec<Card> {
    let mut letters: Vec<Vec<File>> = Vec::new();
    let mut room = 0;
    for file in files {
        let size = file.bytes.len();
        match letters.last_mut() {
            Some(letter) if letter.len() < FILES && size <= room => {
                room -= size;
                letter.push(file);
            }
            _ => {
                room = WITH_ONE.saturating_sub(size);
                letters.push(vec![file]);
            }
        }
    }
    let of = letters.len();
    let said = |at: usize| {
        match (at, of) {
        (0, _) => "Everything I keep about you. The file that ends in `.json` holds all of it; the sheets hold what a spreadsheet is good for, and `/me import:` takes the one of the posts in again. Only you see this; keep the files where only you do."
            .to_owned(),
        (at, of) => format!("Part {} of {of}.", at + 1),
    }
    };
    let letter = |(at, files): (usize, Vec<File>)| {
        files.into_iter().fold(Card::text(said(at)), |card, file| card.file(&file.name, file.bytes))
    };
    letters.into_iter().enumerate().map(letter).collect()
}
