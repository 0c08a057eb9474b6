//! Takes a file of posts in: looks at it first, then keeps what is new as a whole, then perhaps takes all of it back.

use super::correct;
use super::turn::{App, Failure, Turn};
use super::who::{self, Who};
use crate::domain::file_name::file_name;
use crate::domain::identifier::{self, SuspectKind};
use crate::domain::ids::{ImportId, PostId};
use crate::domain::import::ImportRefused;
use crate::domain::import::{
    Assumed, Reading, Row, State, Taking, UNDO_FREELY, UNDO_WITHIN, Unreadable, Whose, judge, read,
};
use crate::domain::member::Member;
use crate::domain::person::Person;
use crate::domain::platform::Platform;
use crate::domain::post::{Post, Said};
use crate::domain::refusal::Refusal;
use crate::domain::reply;
use crate::domain::sameness::Keywords;
use crate::domain::topic::Bank;
use crate::domain::week::Week;
use crate::formats::csv::read as read_file;
use crate::prompts::Catalog;
use crate::store::imports::{self, Import};
use crate::store::posts::Logging;
use crate::store::{members, posts, replies};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeSet;

/// So many rows are told one by one.
pub const TOLD: usize = 10;
/// So many files of one member may wait.
const WAITING: u32 = 3;
/// So many files are offered to be taken back.
const RECENT: u32 = 5;

/// What would become of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The file, where there is something to take in.
    pub id: Option<ImportId>,
    /// What it is called.
    pub name: String,
    /// How many rows are new, those that look like an identifier left aside.
    pub new: u32,
    /// The first and the last day of what is new.
    pub span: Option<(NaiveDate, NaiveDate)>,
    /// The first new rows that look like an identifier: which, as what, and by what.
    pub asked: Vec<(u32, SuspectKind, String)>,
    /// How many there are.
    pub asked_in_all: u32,
    /// How many are known already.
    pub known: u32,
    /// How many say the same as an earlier row.
    pub repeats: u32,
    /// The first rows that cannot be read, and why.
    pub unreadable: Vec<(u32, Unreadable)>,
    /// How many there are.
    pub unreadable_in_all: u32,
    /// The order of days and months, where it was assumed.
    pub assumed: Option<Assumed>,
    /// How many titles were shortened.
    pub shortened: u32,
    /// For how many rows the platform was assumed, and which.
    pub placed: Option<(u32, Platform)>,
}

/// A file that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The file; none where nothing in it was new any more.
    pub id: Option<ImportId>,
    /// What it is called.
    pub name: String,
    /// How many posts came with it.
    pub posts: u32,
}

/// What became of the wish to take a file back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenBack {
    /// It is some time ago: asked once more.
    Ask(Taken),
    /// All its posts are out of the log.
    Done(String),
}

/// The member's files that can still be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// The latest first, with the instant at which they were taken in.
    pub files: Vec<(Taken, DateTime<Utc>)>,
}

impl App {
    /// Looks at a file, and keeps what was read until it is taken in or left.
    ///
    /// # Errors
    /// `NotJoined`, `WhichTeam`, or why the file is not taken.
    pub async fn look_at(&self, who: Who, name: &str, bytes: Vec<u8>) -> Result<Preview, Failure> {
        let (member, person, bank) = self
            .turn(who.person, move |turn| {
                let member = who::member(turn, who)?;
                let bank = turn.bank(member.team)?;
                Ok((member, turn.person()?.clone(), bank))
            })
            .await?;
        let (catalog, now, owner) = (self.catalog().clone(), self.clock().now(), member.clone());
        // A long file takes a while to be read: nobody else waits for it.
        let reading =
            tokio::task::spawn_blocking(move || reading(&bytes, &person, &owner, (&catalog, &bank), now)).await;
        let reading = reading.map_err(|error| Failure::Panicked(error.to_string()))??;
        let name = file_name(name, "posts.csv");
        let (owner, said) = (member.clone(), name.clone());
        let (mut preview, rows) = self
            .look(who.person, move |turn| {
                let preview = preview(turn, &owner, said, &reading)?;
                let rows = serde_json::to_string(&reading).map_err(|error| Failure::Panicked(error.to_string()))?;
                Ok((preview, rows))
            })
            .await?;
        if preview.new + preview.asked_in_all > 0 {
            let keep = move |turn: &mut Turn<'_>| {
                let id = imports::insert(turn.db, member.id, &name, &rows, turn.now)?;
                imports::keep_last(turn.db, member.id, WAITING)?;
                Ok(id)
            };
            preview.id = Some(self.quiet(keep).await?);
        }
        Ok(preview)
    }

    /// Takes a file in. Once is once, however often it is pressed; what is new is judged anew.
    ///
    /// # Errors
    /// `Gone` or `NotYours`.
    pub async fn take_in(&self, who: Who, id: ImportId, taking: Taking) -> Result<Taken, Failure> {
        let reading = self
            .look(who.person, move |turn| {
                own(turn, who, id)?;
                // Empty once it is over; then nothing of it is asked for.
                Ok(imports::rows(turn.db, id)?)
            })
            .await?;
        self.turn(who.person, move |turn| keep(turn, who, id, taking, &reading)).await
    }
}

fn reading(
    bytes: &[u8],
    person: &Person,
    member: &Member,
    (catalog, bank): (&Catalog, &Bank),
    now: DateTime<Utc>,
) -> Result<Reading, Refusal> {
    let file = read_file(bytes, person.zone).map_err(Refusal::Import)?;
    let keywords = Keywords::of(catalog.keywords());
    let is_topic = |topic: &_| bank.get(topic).is_some();
    let whose = Whose { person, platform: member.platform, now, keywords: &keywords, is_topic: &is_topic };
    Ok(read(file.entries, file.assumed, &whose))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn preview(turn: &Turn<'_>, member: &Member, name: String, reading: &Reading) -> Result<Preview, Failure> {
    let verdict = judge(&reading.rows, &imports::known(turn.db, member.id)?);
    let days = || verdict.new.iter().map(|row| row.posted_on);
    let suspect = |row: &&&Row| {
        let suspect = identifier::suspects(row.title.as_deref()?).into_iter().next()?;
        Some((row.number, suspect.kind, suspect.quoted))
    };
    Ok(Preview {
        id: None,
        name,
        new: number(verdict.new.len()),
        span: days().min().zip(days().max()),
        asked: verdict.asked.iter().take(TOLD).filter_map(|row| suspect(&row)).collect(),
        asked_in_all: number(verdict.asked.len()),
        known: number(verdict.known.len()),
        repeats: number(verdict.repeats.len()),
        unreadable: reading.unreadable.iter().take(TOLD).cloned().collect(),
        unreadable_in_all: number(reading.unreadable.len()),
        assumed: reading.assumed.clone(),
        shortened: reading.shortened,
        placed: (reading.placed > 0).then(|| (reading.placed, member.platform.unwrap_or(Platform::Other))),
    })
}

fn own(turn: &Turn<'_>, who: Who, id: ImportId) -> Result<Import, Failure> {
    let import = imports::load(turn.db, id)?.ok_or(Refusal::Gone)?;
    who::own(turn, who, import.member)?;
    Ok(import)
}

fn told(turn: &Turn<'_>, import: &Import) -> Result<Taken, Failure> {
    Ok(Taken { id: Some(import.id), name: import.name.clone(), posts: imports::count(turn.db, import.id)? })
}

fn keep(turn: &mut Turn<'_>, who: Who, id: ImportId, taking: Taking, reading: &Reading) -> Result<Taken, Failure> {
    let import = own(turn, who, id)?;
    match import.state {
        State::Waiting => {}
        State::Taken => return told(turn, &import),
        State::TakenBack => return Err(Refusal::Gone.into()),
    }
    let verdict = judge(&reading.rows, &imports::known(turn.db, import.member)?);
    let mut rows = verdict.new;
    if taking == Taking::AskedToo {
        rows.extend(verdict.asked);
        rows.sort_by_key(|row| row.number);
    }
    if rows.is_empty() {
        imports::forget(turn.db, id)?;
        return Ok(Taken { id: None, name: import.name, posts: 0 });
    }
    for row in rows {
        insert(turn, &import, row)?;
    }
    imports::mark(turn.db, id)?;
    put_right(turn, &import, imports::days(turn.db, id)?)?;
    imports::set_state(turn.db, id, State::Taken, turn.now)?;
    told(turn, &import)
}

/// The recaps of the weeks in which these days lie may have to be put right.
fn put_right(turn: &Turn<'_>, import: &Import, days: Vec<NaiveDate>) -> Result<(), Failure> {
    let member = members::load(turn.db, import.member)?.ok_or(Refusal::Gone)?;
    let mondays: BTreeSet<NaiveDate> = days.into_iter().map(|day| Week::of(day).monday()).collect();
    mondays.into_iter().try_for_each(|monday| correct::touch(turn, &member, monday))
}

fn insert(turn: &Turn<'_>, import: &Import, row: &Row) -> Result<(), Failure> {
    let post = Post {
        id: PostId(0),
        member: import.member,
        posted_at: row.posted_at,
        posted_on: row.posted_on,
        title: row.title.clone(),
        link: row.link.clone(),
        links: row.more.clone(),
        platforms: row.platforms.clone(),
        pillar: row.pillar,
        format: row.format,
        purpose: row.purpose,
        said: Said { pillar: row.pillar.is_some(), purpose: row.purpose.is_some() },
        topic: row.topic.clone(),
        repeats: None,
        logged_at: turn.now,
    };
    let source = imports::source(import.id, row.number);
    let Some(id) = posts::insert(turn.db, &Logging { post: &post, source: &source })? else {
        return Ok(());
    };
    if let Some(due) = reply::first_due(post.posted_at, turn.now) {
        replies::insert(turn.db, id, 1, due)?;
    }
    Ok(())
}

/// Leaves a file that was looked at.
///
/// # Errors
/// `Gone` or `NotYours`, also where it has been taken in.
pub fn leave(turn: &mut Turn<'_>, who: Who, id: ImportId) -> Result<(), Failure> {
    if own(turn, who, id)?.state != State::Waiting {
        return Err(Refusal::Gone.into());
    }
    Ok(imports::forget(turn.db, id)?)
}

/// Takes all posts of a file out of the log: at once for ten minutes, later if the person is sure.
///
/// # Errors
/// `Gone`, `NotYours`, or that it is too late.
pub fn take_back(turn: &mut Turn<'_>, who: Who, id: ImportId, sure: bool) -> Result<TakenBack, Failure> {
    let import = own(turn, who, id)?;
    let done_at = match (import.state, import.done_at) {
        (State::TakenBack, _) => return Ok(TakenBack::Done(import.name)),
        (State::Taken, Some(at)) => at,
        _ => return Err(Refusal::Gone.into()),
    };
    let since = turn.now - done_at;
    if since > UNDO_WITHIN {
        return Err(Refusal::Import(ImportRefused::TooLateToUndo).into());
    }
    if since > UNDO_FREELY && !sure {
        return Ok(TakenBack::Ask(told(turn, &import)?));
    }
    let member = who::own(turn, who, import.member)?;
    let (links, mut days) = (imports::repeated(turn.db, &import)?, imports::days(turn.db, id)?);
    imports::delete_posts(turn.db, id, turn.now)?;
    for link in links {
        super::places::count_once(turn, &member, std::slice::from_ref(&link))?;
        days.extend(posts::with_link(turn.db, member.id, &link)?.iter().map(|post| post.posted_on));
    }
    put_right(turn, &import, days)?;
    imports::set_state(turn.db, id, State::TakenBack, turn.now)?;
    Ok(TakenBack::Done(import.name))
}

/// The asker's files that can still be taken back.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn recent(turn: &mut Turn<'_>, who: Who) -> Result<Recent, Failure> {
    let member = who::member(turn, who)?;
    let taken = imports::taken(turn.db, member.id, turn.now - UNDO_WITHIN, RECENT)?;
    let files = taken.iter().map(|one| Ok((told(turn, one)?, one.done_at.unwrap_or(one.made_at))));
    Ok(Recent { files: files.collect::<Result<_, Failure>>()? })
}
