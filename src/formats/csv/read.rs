//! Decides what the rows of a file say: when, what, where. Never decides whether they are kept.

use super::columns::{Column, Columns};
use super::dates::{self, Either, Said};
use super::order::{Hints, Order, order};
use super::table::{Cells, Table, table};
use super::write::rearmed;
use super::{named, text};
use crate::domain::ids::TopicId;
use crate::domain::import::{Assumed, DateOrder, Entry, ImportRefused, Stamp, Unreadable};
use crate::domain::link::find_links;
use crate::domain::local_time::instant;
use chrono::NaiveTime;
use chrono_tz::Tz;

/// How much of a cell is repeated where it cannot be read, in characters.
const QUOTED: usize = 40;

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its rows.
    pub entries: Vec<Entry>,
    /// The order of days and months, where it was assumed.
    pub assumed: Option<Assumed>,
}

/// Reads a file of somebody in `zone`.
///
/// # Errors
/// Why it is not taken.
pub fn read(bytes: &[u8], zone: Tz) -> Result<File, ImportRefused> {
    let text = text::text(bytes)?;
    let table = table::<Columns>(&text)?;
    let column = table.columns.one(Column::Date).unwrap_or(usize::MAX);
    let said: Vec<Option<Said>> = table.rows.iter().map(|row| dates::said(cell(row, column))).collect();
    let hints = Hints { german: table.columns.german, month_first: table.columns.month_first, zone };
    let order = order(said.iter().copied(), &hints);
    let assumed = assumed(&table, column, &said, order);
    let mut entries: Vec<Entry> = table
        .rows
        .iter()
        .zip(said)
        .map(|(row, said)| {
            let written = cell(row, column);
            let clock = table.columns.one(Column::Time).and_then(|at| dates::time(cell(row, at)));
            let at = match said {
                Some(said) => stamp(said, clock, order, zone).ok_or_else(|| unsettled(said, order, written)),
                None if written.trim().is_empty() => Err(Unreadable::NoDate),
                None => Err(Unreadable::Date(quoted(written))),
            };
            entry(&table, row, at)
        })
        .collect();
    if let (Some(lines), Some(last)) = (table.open, entries.last_mut()) {
        last.at = Err(Unreadable::OpenQuote(lines));
        last.link.clear();
    }
    Ok(File { entries, assumed })
}

fn cell(row: &Cells, at: usize) -> &str {
    row.record.get(at).unwrap_or_default()
}

fn quoted(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(QUOTED).collect()
}

/// A date that there is not, or one that could be two.
fn unsettled(said: Said, order: Order, written: &str) -> Unreadable {
    let two = |either: &Either| either.day(true).is_some() && either.day(false).is_some();
    match said {
        Said::Either(either) if order == Order::Both && two(&either) => Unreadable::EitherDate(quoted(written)),
        _ => Unreadable::Date(quoted(written)),
    }
}

fn stamp(said: Said, clock: Option<NaiveTime>, order: Order, zone: Tz) -> Option<Stamp> {
    let wall = |day: chrono::NaiveDate, time: Option<NaiveTime>| match time.or(clock) {
        Some(time) => Stamp::At(instant(zone, day.and_time(time))),
        None => Stamp::Day(day),
    };
    Some(match said {
        Said::At(at) => Stamp::At(at),
        Said::Wall(day, time) => wall(day, time),
        Said::Either(either) => {
            let day_first = match order {
                Order::Settled(order) | Order::Assumed(order) => order == DateOrder::DayFirst,
                // Where the column holds both, a value is understood only by itself.
                _ if either.one == either.other || either.one > 12 => true,
                _ if either.other > 12 => false,
                _ => return None,
            };
            let day = either.day(day_first)?;
            match (either.time, either.offset) {
                (Some(time), Some(offset)) => Stamp::At(dates::shifted(day.and_time(time), offset)?),
                (time, _) => wall(day, time),
            }
        }
    })
}

/// What was assumed, with the first cell for which it makes a difference.
fn assumed(table: &Table<Columns>, column: usize, said: &[Option<Said>], order: Order) -> Option<Assumed> {
    let Order::Assumed(order) = order else { return None };
    table.rows.iter().zip(said).find_map(|(row, said)| match said {
        Some(Said::Either(either)) if either.one != either.other => {
            let on = either.day(order == DateOrder::DayFirst)?;
            Some(Assumed { order, quoted: quoted(cell(row, column)), on })
        }
        _ => None,
    })
}

fn entry(table: &Table<Columns>, row: &Cells, at: Result<Stamp, Unreadable>) -> Entry {
    let columns = &table.columns;
    let first = |column| {
        let cells = columns.all(column).map(|at| rearmed(cell(row, at)).trim());
        cells.filter(|cell| !cell.is_empty()).map(str::to_owned).next()
    };
    let (mut title, mut link) = (first(Column::Title).unwrap_or_default(), first(Column::Link).unwrap_or_default());
    // A link where the title should be is a link.
    if link.is_empty() && find_links(&title).first().is_some_and(|found| *found == title) {
        link = std::mem::take(&mut title);
    }
    if link.is_empty() {
        link = first(Column::Video).and_then(|video| watched(&video)).unwrap_or_default();
    }
    Entry {
        number: row.number,
        at,
        title,
        link,
        more: first(Column::More).map(|cell| cell.split_whitespace().map(str::to_owned).collect()).unwrap_or_default(),
        platforms: first(Column::Platform).map(|cell| named::platforms(&cell)).unwrap_or_default(),
        pillar: columns.one(Column::Pillar).map(|_| first(Column::Pillar).and_then(|cell| named::pillar(&cell))),
        format: first(Column::Format).and_then(|cell| named::format(&cell)),
        purpose: first(Column::Purpose).and_then(|cell| named::purpose(&cell)),
        topic: first(Column::Topic).map(TopicId),
        counted_on: first(Column::CountedOn).and_then(|cell| cell.parse().ok()),
    }
}

/// Where a video of YouTube stands.
fn watched(video: &str) -> Option<String> {
    let fits = video.len() == 11 && video.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    fits.then(|| format!("https://www.youtube.com/watch?v={video}"))
}
