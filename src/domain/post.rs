//! Decides what a logged post is. Never decides where its link leads; that is `link`.

use super::facet::{Format, Pillar, Purpose};
use super::ids::{MemberId, PostId, TopicId};
use super::platform::Platform;
use chrono::{DateTime, NaiveDate, Utc};

/// The longest title that is kept, in characters.
pub const TITLE_MAX: usize = 200;

/// A title in one line, without signs that cannot be seen; none if nothing is left. It may be too long to be kept.
#[must_use]
pub fn plain_title(typed: &str) -> Option<String> {
    let visible: String = typed.chars().filter(|c| !is_hidden(*c)).collect();
    let title = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}

/// Signs that turn the direction of reading or cannot be seen at all. Joiners stay: scripts and families need them.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || (c.is_control() && !c.is_whitespace())
}

/// How many further places a post holds beside the first: one for each platform there is.
pub const PLACES: usize = 12;
/// The longest mark by which a link is told from others.
const MARK: usize = 100;

/// By what a link of a post is told from its others, in few characters: itself, or where it begins and ends.
#[must_use]
pub fn link_mark(link: &str) -> String {
    let characters: Vec<char> = link.chars().collect();
    if characters.len() <= MARK {
        return link.to_owned();
    }
    characters[..MARK / 2].iter().chain(&characters[characters.len() - MARK / 2..]).collect()
}

/// Which posts are wanted: of one platform, of one kind, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sieve {
    /// Of this platform alone, if said.
    pub platform: Option<Platform>,
    /// Of this kind alone, if said.
    pub pillar: Option<Pillar>,
}

impl Sieve {
    /// Whether it lets all through.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == Self::default()
    }
}

/// What of a post its writer said, in place of what was taken from its topic or its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said {
    /// Its kind.
    pub pillar: bool,
    /// What it serves.
    pub purpose: bool,
}

/// Something a member published, or has scheduled.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// The post.
    pub id: PostId,
    /// Whose.
    pub member: MemberId,
    /// When it went, or goes, live.
    pub posted_at: DateTime<Utc>,
    /// The person's day then; a later change of zone moves no history.
    pub posted_on: NaiveDate,
    /// What it is called, if a title was given.
    pub title: Option<String>,
    /// Where it stands, in canonical form, if a link was given.
    pub link: Option<String>,
    /// Its further places, as canonical links: the same post elsewhere.
    pub links: Vec<String>,
    /// Where it was published.
    pub platforms: Vec<Platform>,
    /// The kind of content, if known.
    pub pillar: Option<Pillar>,
    /// The form, if known.
    pub format: Option<Format>,
    /// What it serves, if known.
    pub purpose: Option<Purpose>,
    /// What of these the member said, which no topic overrules.
    pub said: Said,
    /// The topic it was written from, if one.
    pub topic: Option<TopicId>,
    /// An earlier post with the same link: this one is told apart and does not count.
    pub repeats: Option<PostId>,
    /// When it was logged.
    pub logged_at: DateTime<Utc>,
}

impl Post {
    /// Whether it has yet to go live at `now`.
    #[must_use]
    pub fn is_scheduled(&self, now: DateTime<Utc>) -> bool {
        self.posted_at > now
    }

    /// All links under which it stands, the first of them first.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.link.iter().chain(&self.links).map(String::as_str)
    }

    /// Whether it was logged before it was to go live: then nobody has said yet that it did.
    #[must_use]
    pub fn was_planned(&self) -> bool {
        self.logged_at < self.posted_at
    }
}
