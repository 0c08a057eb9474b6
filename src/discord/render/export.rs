//! What goes with the file of one's own posts.

use super::card::Card;
use super::text::count_first;
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
