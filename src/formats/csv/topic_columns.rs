//! Decides which column of a list of topics holds what, by the names that people give them. Never looks below the names.

use super::columns::plain;
use super::table::Header;
use crate::domain::import::ImportRefused;
use crate::domain::team_topic::FILE_ROWS;
use csv::StringRecord;

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TopicColumn {
    Title,
    Idea,
    Opening,
    Pillar,
    Formats,
    Platforms,
    Audience,
    Purposes,
    Minutes,
    Device,
    Professions,
    Subjects,
}

use TopicColumn as C;

/// The names, as letters and figures alone; of several in a file, the one that stands further up here goes first.
#[rustfmt::skip]
const NAMES: &[(TopicColumn, &[&str])] = &[
    (C::Title, &[
        "title", "titel", "topictitle", "headline", "überschrift", "ueberschrift", "topic", "topics", "thema", "themen", "subject",
        "betreff", "name", "workingtitle", "arbeitstitel",
    ]),
    (C::Idea, &[
        "idea", "ideas", "idee", "ideen", "postidea", "contentidea", "whattowrite", "description", "beschreibung", "details", "summary",
        "notes", "note", "notizen", "notiz", "text", "body", "content", "inhalt", "brief", "caption",
    ]),
    (C::Opening, &[
        "opening", "openingline", "opener", "firstline", "hook", "tobeginwith", "lead", "einstieg", "anfang", "erstersatz", "erstezeile",
        "auftakt",
    ]),
    (C::Pillar, &[
        "pillar", "contentpillar", "säule", "category", "kategorie", "rubrik", "kind", "kindofpost", "kindofcontent", "theme", "art",
    ]),
    (C::Formats, &["formats", "format", "form", "forms", "posttype", "contenttype", "mediatype", "beitragstyp", "type", "typ"]),
    (C::Platforms, &[
        "platforms", "platform", "plattformen", "plattform", "socialnetworks", "socialnetwork", "networks", "network", "netzwerke",
        "netzwerk", "channels", "channel", "kanäle", "kanal", "socialmedia", "where",
    ]),
    (C::Audience, &["audience", "audiences", "forwhom", "targetaudience", "targetgroup", "readers", "zielgruppe", "zielgruppen", "publikum", "fürwen"]),
    (C::Purposes, &["purposes", "purpose", "goal", "goals", "objective", "zweck", "zwecke", "ziel", "ziele"]),
    (C::Minutes, &["minutes", "minuten", "effort", "aufwand", "timeneeded", "duration", "dauer", "time", "zeit"]),
    (C::Device, &["device", "gerät", "geraet", "madeon"]),
    (C::Professions, &["professions", "profession", "specialties", "specialty", "berufe", "beruf", "fachrichtung"]),
    (C::Subjects, &["subjects", "dayabout"]),
];

/// Which columns hold what.
#[derive(Debug, Clone, Default)]
pub(super) struct TopicColumns(Vec<(TopicColumn, usize)>);

impl TopicColumns {
    /// All columns of a kind, the best first.
    pub(super) fn all(&self, column: TopicColumn) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().filter(move |(one, _)| *one == column).map(|(_, at)| *at)
    }

    fn says(&self, column: TopicColumn) -> bool {
        self.all(column).next().is_some()
    }
}

impl Header for TopicColumns {
    const MOST: usize = FILE_ROWS;

    fn of(names: &StringRecord) -> Self {
        let names: Vec<String> = names.iter().map(plain).collect();
        let mut columns = Self::default();
        for (column, known) in NAMES {
            let places = known
                .iter()
                .flat_map(|known| names.iter().enumerate().filter(move |(_, name)| name == known).map(|(at, _)| at));
            columns.0.extend(places.map(|at| (*column, at)));
        }
        columns
    }

    fn worth(&self) -> usize {
        let kinds = NAMES.iter().filter(|(column, _)| self.says(*column)).count();
        20 * (usize::from(self.says(C::Title)) + usize::from(self.says(C::Idea))) + kinds
    }

    fn are_enough(&self) -> Result<(), ImportRefused> {
        if self.says(C::Title) || self.says(C::Idea) { Ok(()) } else { Err(ImportRefused::NoHeader) }
    }
}
