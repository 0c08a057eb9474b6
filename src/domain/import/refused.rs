//! Decides for which reasons a file, or one of its rows, is not taken. Never says so.

use crate::domain::link::LinkRefused;
use serde::{Deserialize, Serialize};

/// What a file is that calls itself a CSV file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disguise {
    /// A workbook of Excel or its kin, or another archive: they begin alike.
    Workbook,
    /// A PDF.
    Pdf,
    /// A picture, a sound or a film.
    Media,
    /// A page of the web.
    Page,
    /// Something else that is no text.
    Other,
}

/// Why a file was not taken. Nothing was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportRefused {
    /// It is larger than [`super::MOST_BYTES`].
    TooLarge,
    /// It has more rows than [`super::MOST_ROWS`]: so many.
    TooManyRows(usize),
    /// It does not lie where Discord keeps what people attach.
    Foreign,
    /// It could not be fetched, or not in time.
    NotFetched,
    /// It is no CSV file.
    Not(Disguise),
    /// Nothing is in it.
    Empty,
    /// Its first rows do not say what its columns hold.
    NoHeader,
    /// No column says when.
    NoDate,
    /// No column says what.
    NoTitle,
    /// It was taken in longer ago than it can be taken back.
    TooLateToUndo,
}

/// Why a row cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unreadable {
    /// No date.
    NoDate,
    /// This is no date.
    Date(String),
    /// This could be two days, and the others of its column do not agree.
    EitherDate(String),
    /// It lies further back than any platform.
    TooEarly,
    /// It lies further ahead than a post can be scheduled.
    TooFarAhead,
    /// Neither a link nor a title.
    Nothing,
    /// The link cannot be kept.
    Link(LinkRefused),
    /// A quotation mark opens here and never closes: so many lines vanish in it.
    OpenQuote(u32),
}
