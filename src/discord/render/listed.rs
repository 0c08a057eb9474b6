//! Decides how several posts stand one below the other, so that all of them fit. Never decides which.

use super::card::cut;
use super::logged::short;
use super::text::{link, typed};
use crate::domain::post::Post;

/// The longest title in a list, in characters.
const TITLE: usize = 60;
/// The longest address that is written into a list; a longer one is named by its host.
const ADDRESS: usize = 200;

/// The posts, one a line, within so many characters: with their links where that leaves room for all.
#[must_use]
pub fn lines(posts: &[Post], most: usize, line: impl Fn(&Post, &str) -> String) -> String {
    let written = |links: bool| {
        let lines: Vec<String> = posts.iter().map(|post| line(post, &brief(post, links))).collect();
        lines.join("\n")
    };
    let full = written(true);
    if full.encode_utf16().count() <= most { full } else { written(false) }
}

/// How much the further links of a post may take; what is more is named by its site alone.
const FURTHER: usize = 1200;

/// The further places of a post, each by the name of its site; nothing where there is but one.
pub(super) fn elsewhere(post: &Post) -> String {
    let mut all = String::new();
    for url in &post.links {
        let fits = url.len() <= ADDRESS && all.len() < FURTHER;
        all.push_str(" · ");
        all.push_str(&if fits { link(&host(url), url) } else { typed(&host(url)) });
    }
    all
}

/// A post in one short line.
#[must_use]
pub fn brief(post: &Post, with_link: bool) -> String {
    let pressed = |label: &str, url: &str| {
        if with_link && url.len() <= ADDRESS { link(label, url) } else { typed(label) }
    };
    let name = match (&post.title, &post.link) {
        (Some(title), Some(url)) => format!("**{}** · {}", typed(&shortened(title)), pressed(&host(url), url)),
        (Some(title), None) => format!("**{}**", typed(&shortened(title))),
        (None, Some(url)) => pressed(&short(url), url),
        (None, None) => "A post".into(),
    };
    if with_link { name + &elsewhere(post) } else { name }
}

/// A title, no longer than a list has room for.
#[must_use]
pub fn shortened(title: &str) -> String {
    cut(title.to_owned(), TITLE)
}

/// Where a link leads, by the name of the site.
#[must_use]
pub fn host(url: &str) -> String {
    let plain = short(url);
    plain.split(['/', '?', '#']).next().unwrap_or_default().to_owned()
}
