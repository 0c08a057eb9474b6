//! Decides how posts are written: one row each, after RFC 4180, so that spreadsheets open it, nothing in it is computed,
//! and reading it again gives the same posts. Never decides which.

use crate::domain::platform::Platform;
use crate::domain::post::Post;
use chrono::SecondsFormat;
use chrono_tz::Tz;
use csv::{Terminator, WriterBuilder};
use std::borrow::Cow;

const HEADER: [&str; 10] =
    ["date", "platforms", "title", "link", "pillar", "format", "purpose", "more links", "counted on", "rounds topic"];

/// A post with its further links.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The post.
    pub post: Post,
    /// Where it stands besides.
    pub more: Vec<String>,
}

/// The posts as a file, in the order in which they are given, with dates as the clocks of `zone` showed them.
#[must_use]
pub fn write(posts: &[Place], zone: Tz) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut put = |cells: [Cow<'_, str>; 10]| {
        // Into memory, with as many cells in each row: there is nothing to go wrong.
        let written = writer.write_record(cells.iter().map(|cell| disarmed(cell).into_owned()));
        debug_assert!(written.is_ok());
    };
    put(HEADER.map(Cow::Borrowed));
    for Place { post, more } in posts {
        let platforms: Vec<&str> = post.platforms.iter().map(|one| Platform::slug(*one)).collect();
        let word = |word: Option<&'static str>| Cow::Borrowed(word.unwrap_or_default());
        put([
            post.posted_at.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::AutoSi, false).into(),
            platforms.join(", ").into(),
            post.title.as_deref().unwrap_or_default().into(),
            post.link.as_deref().unwrap_or_default().into(),
            word(post.pillar.map(|one| one.slug())),
            word(post.format.map(|one| one.slug())),
            word(post.purpose.map(|one| one.slug())),
            more.join(" ").into(),
            post.posted_on.to_string().into(),
            post.topic.as_ref().map_or("", |topic| topic.0.as_str()).into(),
        ]);
    }
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(writer.into_inner().unwrap_or_default());
    bytes
}

/// Whether a spreadsheet would take the text for more than a text, what disarms it left aside.
fn is_armed(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell of which nothing is computed.
pub(super) fn disarmed(cell: &str) -> Cow<'_, str> {
    if is_armed(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// A cell as it was before [`disarmed`].
pub(super) fn rearmed(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_armed(rest)).unwrap_or(cell)
}
