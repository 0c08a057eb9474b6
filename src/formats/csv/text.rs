//! Decides which text a file's bytes are, and whether it is a text at all. Never decides what it says.

use crate::domain::import::{Disguise, ImportRefused};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How files begin that are something else.
const BEGINNINGS: &[(&[u8], Disguise)] = &[
    (b"PK\x03\x04", Disguise::Workbook),
    (b"PK\x05\x06", Disguise::Workbook),
    (b"\xd0\xcf\x11\xe0", Disguise::Workbook),
    (b"7z\xbc\xaf\x27\x1c", Disguise::Workbook),
    (b"\x1f\x8b", Disguise::Workbook),
    (b"Rar!", Disguise::Workbook),
    (b"%PDF", Disguise::Pdf),
    (b"\x89PNG", Disguise::Media),
    (b"\xff\xd8\xff", Disguise::Media),
    (b"GIF8", Disguise::Media),
    (b"RIFF", Disguise::Media),
    (b"ID3", Disguise::Media),
    (b"II*\x00", Disguise::Media),
    (b"{\\rtf", Disguise::Other),
    (b"SQLite format 3", Disguise::Other),
    (b"\x7fELF", Disguise::Other),
];
/// How much is looked at to tell one encoding from another.
const SAMPLE: usize = 4096;

/// The text of a file: UTF-8, UTF-16 in either order, or Western European of old, whatever fits first.
pub(super) fn text(bytes: &[u8]) -> Result<String, ImportRefused> {
    if let Some((_, disguise)) = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Err(ImportRefused::Not(*disguise));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Err(ImportRefused::Not(Disguise::Media));
    }
    let (text, _, _) = encoding(bytes)?.decode(bytes);
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ImportRefused::Empty);
    }
    if ["<!doctype", "<html", "<?xml"].iter().any(|tag| begins(start, tag)) {
        return Err(ImportRefused::Not(Disguise::Page));
    }
    let odd = text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')).count();
    if text.contains('\0') || odd * 50 > text.chars().count() {
        return Err(ImportRefused::Not(Disguise::Other));
    }
    Ok(text.into_owned())
}

fn begins(text: &str, tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
}

fn encoding(bytes: &[u8]) -> Result<&'static Encoding, ImportRefused> {
    if let Some((said, _)) = Encoding::for_bom(bytes) {
        return Ok(said);
    }
    // Western text in UTF-16 has a zero in every second place.
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if odd * 10 > half * 6 && even * 20 <= half {
        return Ok(UTF_16LE);
    }
    if even * 10 > half * 6 && odd * 20 <= half {
        return Ok(UTF_16BE);
    }
    if bytes.contains(&0) {
        return Err(ImportRefused::Not(Disguise::Other));
    }
    Ok(if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 })
}
