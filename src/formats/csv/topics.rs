//! Decides what the rows of a list of topics say, and how topics are written so that reading them again gives the same.
//! Never decides whether they are kept.

use super::table::{Cells, Table, table};
use super::topic_columns::{TopicColumn as C, TopicColumns};
use super::write::{disarmed, rearmed};
use super::{named, text};
use crate::domain::facet::{Audience, Device, Format, Pillar, Purpose, Specialty};
use crate::domain::import::ImportRefused;
use crate::domain::platform::Platform;
use crate::domain::team_topic::{Entry, Facets, TeamTopic};
use csv::{Terminator, WriterBuilder};
use std::borrow::Cow;

const HEADER: [&str; 12] = [
    "title",
    "idea",
    "opening",
    "pillar",
    "formats",
    "platforms",
    "audience",
    "purposes",
    "minutes",
    "device",
    "professions",
    "subjects",
];

/// Reads a list of topics.
///
/// # Errors
/// Why it is not taken.
pub fn read_topics(bytes: &[u8]) -> Result<Vec<Entry>, ImportRefused> {
    let text = text::text(bytes)?;
    let table = table::<TopicColumns>(&text)?;
    let mut entries: Vec<Entry> = table.rows.iter().map(|row| entry(&table, row)).collect();
    if let Some(last) = entries.last_mut() {
        last.open = table.open;
    }
    Ok(entries)
}

fn entry(table: &Table<TopicColumns>, row: &Cells) -> Entry {
    let first = |column| {
        let cells = table.columns.all(column).map(|at| rearmed(row.record.get(at).unwrap_or_default()).trim());
        cells.filter(|cell| !cell.is_empty()).map(str::to_owned).next().unwrap_or_default()
    };
    let usual = Facets::default();
    let mut platforms = named::platforms(&first(C::Platforms));
    platforms.retain(|platform| *platform != Platform::Other);
    Entry {
        number: row.number,
        title: first(C::Title),
        idea: first(C::Idea),
        opening: first(C::Opening),
        pillar: named::pillar(&first(C::Pillar)),
        facets: Facets {
            formats: named::formats(&first(C::Formats)),
            platforms: each_once(platforms),
            audience: named::audiences(&first(C::Audience)),
            purposes: named::purposes(&first(C::Purposes)),
            specialties: named::specialties(&first(C::Professions)),
            subjects: named::subjects(&first(C::Subjects)),
            effort: named::minutes(&first(C::Minutes)).unwrap_or(usual.effort),
            device: named::device(&first(C::Device)).unwrap_or(usual.device),
        },
        open: None,
    }
}

fn each_once(platforms: Vec<Platform>) -> Vec<Platform> {
    let mut once = Vec::new();
    for platform in platforms {
        if !once.contains(&platform) {
            once.push(platform);
        }
    }
    once
}

fn joined<T: Copy>(words: &[T], slug: impl Fn(T) -> &'static str) -> Cow<'static, str> {
    words.iter().map(|word| slug(*word)).collect::<Vec<_>>().join(", ").into()
}

/// The topics as a file, in the order in which they are given. What is left to what is usual is left empty.
#[must_use]
pub fn write_topics<'a>(topics: impl IntoIterator<Item = &'a TeamTopic>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut put = |cells: [Cow<'_, str>; 12]| {
        // Into memory, with as many cells in each row: there is nothing to go wrong.
        let written = writer.write_record(cells.iter().map(|cell| disarmed(cell).into_owned()));
        debug_assert!(written.is_ok());
    };
    put(HEADER.map(Cow::Borrowed));
    for topic in topics {
        let (words, facets) = (&topic.wording, &topic.facets);
        put([
            words.title.as_str().into(),
            words.idea.as_str().into(),
            words.opening.as_str().into(),
            topic.pillar.map_or("", Pillar::slug).into(),
            joined(&facets.formats, Format::slug),
            joined(&facets.platforms, Platform::slug),
            joined(&facets.audience, Audience::slug),
            joined(&facets.purposes, Purpose::slug),
            facets.effort.to_string().into(),
            Device::slug(facets.device).into(),
            joined(&facets.specialties, Specialty::slug),
            facets.subjects.join(", ").into(),
        ]);
    }
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(writer.into_inner().unwrap_or_default());
    bytes
}
