//! Decides into which rows and cells a text falls, and which of the rows names the columns. Never decides what a cell means.

use crate::domain::import::ImportRefused;
use csv::{ReaderBuilder, StringRecord};

/// What cells are parted by, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// So many rows may stand above the names of the columns.
const ABOVE: usize = 15;

/// A row: which one, as a spreadsheet counts them, and its cells.
pub(super) struct Cells {
    pub(super) number: u32,
    pub(super) record: StringRecord,
}

/// What a row says, taken as the names of the columns.
pub(super) trait Header: Sized {
    /// The most rows that may stand below.
    const MOST: usize;

    /// Reads the names.
    fn of(names: &StringRecord) -> Self;

    /// How much of a header it is.
    fn worth(&self) -> usize;

    /// Whether the columns say enough.
    fn are_enough(&self) -> Result<(), ImportRefused>;
}

/// A text taken apart.
pub(super) struct Table<H> {
    pub(super) columns: H,
    /// The rows below the names of the columns; those with nothing in them are left out.
    pub(super) rows: Vec<Cells>,
    /// Whether a quotation mark opens in the last row and never closes, and how many lines vanish in it.
    pub(super) open: Option<u32>,
}

/// Takes a text apart. What parts its cells is what makes most of its columns known.
pub(super) fn table<H: Header>(text: &str) -> Result<Table<H>, ImportRefused> {
    let (said, text) = said(text);
    let separators = said.map_or(SEPARATORS.to_vec(), |said| vec![said]);
    let mut best: Option<(usize, usize, u8, H)> = None;
    for separator in separators {
        let above = reader(text, separator).into_records().map_while(Result::ok).take(ABOVE);
        let found = above.enumerate().map(|(at, cells)| (at, H::of(&cells)));
        let Some((at, columns)) = found.max_by_key(|(at, columns)| (columns.worth(), std::cmp::Reverse(*at))) else {
            continue;
        };
        if best.as_ref().is_none_or(|(worth, ..)| columns.worth() > *worth) {
            best = Some((columns.worth(), at, separator, columns));
        }
    }
    let (_, header, separator, columns) = best.ok_or(ImportRefused::Empty)?;
    columns.are_enough()?;
    let (mut rows, mut count, mut number) = (Vec::new(), 0, 0_u32);
    let (mut record, mut reader) = (StringRecord::new(), reader(text, separator));
    // A text in memory is valid and cannot break off, and rows may be of any length.
    while reader.read_record(&mut record).unwrap_or(false) {
        number += 1;
        if number as usize > header + 1 && record.iter().any(|cell| !cell.trim().is_empty()) {
            count += 1;
            if count <= H::MOST {
                rows.push(Cells { number, record: record.clone() });
            }
        }
    }
    match count {
        0 => Err(ImportRefused::Empty),
        count if count > H::MOST => Err(ImportRefused::TooManyRows(count)),
        _ => {
            let open = rows.last().and_then(|last| open_quote(text, &last.record));
            Ok(Table { columns, rows, open })
        }
    }
}

/// The separator that a first line like `sep=;` names, and what follows it.
fn said(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let first = first.trim_end_matches('\r').trim_matches('"');
    let named = first.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| first.get(4..));
    match named.map(str::as_bytes) {
        Some([separator]) => (Some(*separator), rest),
        // A tabulator that was lost on the way, or something that no file is parted by.
        Some(_) => (None, rest),
        None => (None, text),
    }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(text.as_bytes())
}

/// How many lines stand in the last cell, if a quotation mark before it has no counterpart.
fn open_quote(text: &str, last: &StringRecord) -> Option<u32> {
    let lines = last.iter().next_back().map_or(0, |cell| cell.matches('\n').count());
    let odd = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    (odd && lines > 0).then(|| u32::try_from(lines).unwrap_or(u32::MAX))
}
