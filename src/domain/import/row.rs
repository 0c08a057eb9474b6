//! Decides what is kept of a row: its time within bounds, a title that is not too long, a link in its canonical form.
//! Never decides whether it is new; that is `judge`.

use super::refused::Unreadable;
use crate::domain::facet::{Format, Pillar, Purpose};
use crate::domain::identifier;
use crate::domain::ids::TopicId;
use crate::domain::link::Link;
use crate::domain::person::Person;
use crate::domain::platform::Platform;
use crate::domain::post::{TITLE_MAX, plain_title};
use crate::domain::sameness::Keywords;
use crate::domain::week::moment;
use crate::domain::when::REACH_DAYS;
use crate::domain::word::words;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

/// The most rows that a file may have: more than anybody writes in a life.
pub const MOST_ROWS: usize = 10_000;
/// The largest file, in bytes.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// For how long all of a file is taken back without a question.
pub const UNDO_FREELY: Duration = Duration::minutes(10);
/// For how long it can be taken back at all.
pub const UNDO_WITHIN: Duration = Duration::days(30);
/// For how many days a file that was looked at waits to be taken in.
pub const WAITING_DAYS: i64 = 30;
/// There was no platform before this year.
const FIRST_YEAR: i32 = 2000;

words! {
    /// How far it has come with a file.
    State {
        /// It was looked at.
        Waiting = "waiting",
        /// Its rows are among the posts.
        Taken = "taken",
        /// They were taken back.
        TakenBack = "taken-back",
    }
}

words! {
    /// In which order days and months stand.
    DateOrder {
        /// `3/4` is the third of April.
        DayFirst = "day-first",
        /// `3/4` is the fourth of March.
        MonthFirst = "month-first",
    }
}

words! {
    /// Which rows of a file are taken in.
    Taking {
        /// Those that nothing speaks against.
        Clear = "clear",
        /// Those as well that look like an identifier: the person has seen that, and keeps them.
        AskedToo = "asked",
    }
}

/// The order of days and months that was assumed where nothing settled it, with an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assumed {
    /// The order.
    pub order: DateOrder,
    /// As it stands in the file.
    pub quoted: String,
    /// As it was read.
    pub on: NaiveDate,
}

/// When, as a row says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stamp {
    /// A day.
    Day(NaiveDate),
    /// An instant.
    At(DateTime<Utc>),
}

/// A row as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which row, as a spreadsheet counts them.
    pub number: u32,
    /// When.
    pub at: Result<Stamp, Unreadable>,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub link: String,
    /// Where it stands besides.
    pub more: Vec<String>,
    /// Where it was published, as far as the row says.
    pub platforms: Vec<Platform>,
    /// The kind of content: none where the file has no such column, else what the row says.
    pub pillar: Option<Option<Pillar>>,
    /// The form.
    pub format: Option<Format>,
    /// What it serves.
    pub purpose: Option<Purpose>,
    /// The topic it was written from.
    pub topic: Option<TopicId>,
    /// The day for which it counts, where the file says so.
    pub counted_on: Option<NaiveDate>,
}

/// A row that can become a post.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Which row, as a spreadsheet counts them.
    pub number: u32,
    /// When.
    pub posted_at: DateTime<Utc>,
    /// The person's day then.
    pub posted_on: NaiveDate,
    /// Whether the file said the time, not the day alone.
    pub exact: bool,
    /// What it is called.
    pub title: Option<String>,
    /// Where it stands, in canonical form.
    pub link: Option<String>,
    /// Where it stands besides.
    pub more: Vec<String>,
    /// Where it was published.
    pub platforms: Vec<Platform>,
    /// The kind of content.
    pub pillar: Option<Pillar>,
    /// The form.
    pub format: Option<Format>,
    /// What it serves.
    pub purpose: Option<Purpose>,
    /// The topic it was written from.
    pub topic: Option<TopicId>,
    /// Whether its title looks like an identifier.
    pub suspect: bool,
}

/// All of a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The rows that can become posts, in the order of the file.
    pub rows: Vec<Row>,
    /// Those that cannot, and why.
    pub unreadable: Vec<(u32, Unreadable)>,
    /// The order of days and months, where it was assumed.
    pub assumed: Option<Assumed>,
    /// How many titles were too long and have been shortened.
    pub shortened: u32,
    /// Of how many rows nothing tells the platform; the main one is assumed.
    pub placed: u32,
}

/// Whose file it is.
pub struct Whose<'a> {
    /// The person.
    pub person: &'a Person,
    /// Their main platform.
    pub platform: Option<Platform>,
    /// When it is read.
    pub now: DateTime<Utc>,
    /// The words by which titles tell their pillar.
    pub keywords: &'a Keywords,
    /// Whether there is such a topic.
    pub is_topic: &'a dyn Fn(&TopicId) -> bool,
}

/// Reads the entries of a file.
#[must_use]
pub fn read(entries: Vec<Entry>, assumed: Option<Assumed>, whose: &Whose<'_>) -> Reading {
    let mut reading = Reading { assumed, ..Reading::default() };
    for entry in entries {
        let number = entry.number;
        match row(entry, whose, &mut reading) {
            Ok(row) => reading.rows.push(row),
            Err(why) => reading.unreadable.push((number, why)),
        }
    }
    reading
}

fn row(entry: Entry, whose: &Whose<'_>, reading: &mut Reading) -> Result<Row, Unreadable> {
    let link = match entry.link.trim() {
        "" => None,
        typed => Some(Link::parse(typed).map_err(Unreadable::Link)?),
    };
    let posted = link.as_ref().and_then(|link| link.posted);
    let stamp = match entry.at {
        Err(Unreadable::NoDate) => posted.map(Stamp::At).ok_or(Unreadable::NoDate)?,
        other => other?,
    };
    let (posted_at, exact) = match stamp {
        Stamp::At(at) => (at, true),
        Stamp::Day(on) => (on_day(on, whose, posted), false),
    };
    within(posted_at, whose.now)?;
    let more = entry.more.iter().map(|typed| Link::parse(typed).map(|link| link.url)).collect::<Result<Vec<_>, _>>();
    let more = more.map_err(Unreadable::Link)?;
    let (title, cut) = titled(&entry.title);
    if title.is_none() && link.is_none() {
        return Err(Unreadable::Nothing);
    }
    let mut platforms = entry.platforms;
    platforms.extend(link.as_ref().and_then(|link| link.platform).filter(|_| platforms.is_empty()));
    if platforms.is_empty() {
        platforms.push(whose.platform.unwrap_or(Platform::Other));
        reading.placed += 1;
    }
    platforms.sort_unstable();
    platforms.dedup();
    reading.shortened += u32::from(cut);
    let own = whose.person.day(posted_at);
    let near = |on: &NaiveDate| (*on - own).num_days().abs() <= 1;
    let by_words = || title.as_deref().and_then(|title| whose.keywords.pillar_of(title));
    Ok(Row {
        number: entry.number,
        posted_at,
        posted_on: entry.counted_on.filter(near).unwrap_or(own),
        exact,
        suspect: title.as_deref().is_some_and(|title| !identifier::suspects(title).is_empty()),
        pillar: entry.pillar.unwrap_or_else(by_words),
        title,
        link: link.map(|link| link.url),
        more,
        platforms,
        format: entry.format,
        purpose: entry.purpose,
        topic: entry.topic.filter(|topic| (whose.is_topic)(topic)),
    })
}

/// The instant of a day without a time: what the link says, if it says that day; else noon, or now where noon is still
/// ahead today.
fn on_day(on: NaiveDate, whose: &Whose<'_>, posted: Option<DateTime<Utc>>) -> DateTime<Utc> {
    let (person, now) = (whose.person, whose.now);
    if let Some(at) = posted.filter(|at| *at <= now && person.day(*at) == on) {
        return at;
    }
    let noon = moment(on, NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default(), person.zone, person.day_ends);
    if person.day(now) == on { noon.min(now) } else { noon }
}

fn within(at: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Unreadable> {
    let first = NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1).unwrap_or_default().and_time(NaiveTime::MIN).and_utc();
    if at < first {
        return Err(Unreadable::TooEarly);
    }
    if at > now + Duration::days(REACH_DAYS) { Err(Unreadable::TooFarAhead) } else { Ok(()) }
}

/// A title as it is kept, and whether it had to be shortened for that.
fn titled(typed: &str) -> (Option<String>, bool) {
    let Some(title) = plain_title(typed) else { return (None, false) };
    if title.chars().nth(TITLE_MAX).is_none() {
        return (Some(title), false);
    }
    let most: String = title.chars().take(TITLE_MAX - 1).collect();
    // At the end of a word, unless the last one is very long.
    let end = most.rfind(' ').filter(|at| *at > most.len() / 2).unwrap_or(most.len());
    (Some(format!("{}…", most[..end].trim_end())), true)
}
