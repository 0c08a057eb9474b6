//! Decides which column holds what, by the names that people and platforms give them. Never looks below the names.

use super::table::Header;
use crate::domain::import::{ImportRefused, MOST_ROWS};
use csv::StringRecord;

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Column {
    Date,
    Time,
    Title,
    Link,
    Platform,
    Pillar,
    Format,
    Purpose,
    CountedOn,
    More,
    Topic,
    /// YouTube's own name for a video, where an address should be.
    Video,
}

/// The names, as letters and figures alone; of several in a file, the one that stands further up here goes first.
#[rustfmt::skip]
const NAMES: &[(Column, &[&str])] = &[
    (Column::Date, &[
        "publishtime", "videopublishtime", "postpublisheddate", "postpublishdate", "publishedat", "publishedon",
        "publisheddate", "publishdate", "publicationdate", "datepublished", "published", "posttime", "postedat", "postedon",
        "posteddate", "postdate", "dateposted", "posted", "datetime", "dateandtime", "dateutc", "utcdate", "timestamp", "date",
        "day", "when", "veröffentlichtam", "veröffentlichungsdatum", "veröffentlichungszeitpunkt", "veröffentlichungszeit",
        "zeitpunktderveröffentlichung", "zeitpunktderveröffentlichungdesvideos", "veröffentlicht", "gepostetam",
        "gepostet", "datumundzeit", "datumuhrzeit", "datumunduhrzeit", "zeitpunkt", "zeitstempel", "beitragsdatum",
        "veroeffentlichtam", "veroeffentlicht", "veroeffentlichungsdatum", "datum", "tag", "wann",
        "createdat", "createdon", "createddate", "createdtime", "createtime", "creationdate", "creationtime", "datecreated",
        "created", "uploaddate", "uploaded", "erstelltam", "erstellungsdatum", "erstellt", "scheduledfor", "geplantfür",
    ]),
    (Column::Time, &["time", "timeofday", "hour", "uhrzeit", "zeit"]),
    (Column::Title, &[
        "title", "posttitle", "videotitle", "titel", "titeldesvideos", "videotitel", "headline", "überschrift", "ueberschrift",
        "subject", "betreff", "posttext", "tweettext", "text", "fulltext", "caption", "bildunterschrift", "message",
        "nachricht", "sharecommentary", "commentary", "kommentar", "postcontent", "content", "inhalt", "beitragstext",
        "beitrag", "beitragstitel", "post", "posts", "tweet", "description", "beschreibung", "videodescription", "videobeschreibung",
        "body", "copy", "name",
    ]),
    (Column::Link, &[
        "permalink", "permanentlink", "postpermalink", "tweetpermalink", "permalinkurl", "posturl", "postlink", "tweetlink",
        "videolink", "videourl", "sharelink", "link", "url", "links", "weblink", "webadresse", "webaddress", "adresse", "address",
        "linkzumbeitrag", "beitragslink", "beitragsurl", "linktopost", "dauerlink",
    ]),
    (Column::Platform, &[
        "platforms", "platform", "plattformen", "plattform", "socialnetwork", "socialnetworks", "networks", "network",
        "netzwerke", "netzwerk", "channels", "channel", "kanäle", "kanal", "medium", "socialmedia",
    ]),
    (Column::Pillar, &[
        "pillar", "contentpillar", "säule", "category", "kategorie", "rubrik", "topic", "thema", "theme", "kindofpost",
    ]),
    (Column::Format, &["format", "form", "posttype", "contenttype", "mediatype", "beitragstyp", "beitragsart", "type", "typ", "art"]),
    (Column::Purpose, &["purpose", "zweck"]),
    (Column::CountedOn, &["countedon"]),
    (Column::More, &["morelinks"]),
    (Column::Topic, &["roundstopic"]),
    (Column::Video, &["content", "inhalt", "video", "videoid"]),
];
/// Words by which a header is German.
const GERMAN: &[&str] = &[
    "datum",
    "tag",
    "uhrzeit",
    "zeit",
    "titel",
    "beitrag",
    "beschreibung",
    "plattform",
    "plattformen",
    "netzwerk",
    "kanal",
    "thema",
    "kategorie",
    "veröffentlicht",
    "veröffentlichtam",
    "veröffentlichungsdatum",
    "veröffentlichungszeit",
    "inhalt",
    "gepostet",
    "gepostetam",
    "erstelltam",
    "erstellt",
    "nachricht",
    "überschrift",
];
/// Names that stand in the files of platforms that write the month first.
const MONTH_FIRST: &[&str] =
    &["publishtime", "createddate", "postpublisheddate", "postpublishdate", "sharecommentary", "campaignname"];

/// Which columns hold what.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// By what they hold, the best first.
    found: Vec<(Column, usize)>,
    /// Whether the names are German.
    pub(super) german: bool,
    /// Whether they are those of a platform that writes the month first.
    pub(super) month_first: bool,
}

impl Columns {
    /// Names that mean one thing beside some columns and another beside others.
    fn settle(&mut self, names: &[String]) {
        let has = |name: &str| names.iter().any(|one| one == name);
        // At YouTube “Content” holds the name of the video, and its title stands in a column of its own.
        let youtube = has("videotitle") || has("titeldesvideos") || has("videotitel");
        let videos: Vec<usize> = self.all(Column::Video).collect();
        self.found.retain(|(column, at)| match column {
            Column::Video => youtube,
            Column::Title => !(youtube && videos.contains(at)),
            _ => true,
        });
        // A time alone is when.
        if self.one(Column::Date).is_none()
            && let Some(place) = self.found.iter_mut().find(|(column, _)| *column == Column::Time)
        {
            place.0 = Column::Date;
        }
    }

    /// The best column of a kind.
    pub(super) fn one(&self, column: Column) -> Option<usize> {
        self.all(column).next()
    }

    /// All columns of a kind, the best first.
    pub(super) fn all(&self, column: Column) -> impl Iterator<Item = usize> + '_ {
        self.found.iter().filter(move |(one, _)| *one == column).map(|(_, at)| *at)
    }
}

impl Header for Columns {
    const MOST: usize = MOST_ROWS;

    fn of(header: &StringRecord) -> Self {
        let names: Vec<String> = header.iter().map(plain).collect();
        let mut columns = Self::default();
        for (column, known) in NAMES {
            let places = known
                .iter()
                .flat_map(|known| names.iter().enumerate().filter(move |(_, name)| name == known).map(|(at, _)| at));
            columns.found.extend(places.map(|at| (*column, at)));
        }
        columns.settle(&names);
        let any = |words: &[&str]| names.iter().any(|name| words.contains(&name.as_str()));
        columns.german = any(GERMAN);
        columns.month_first = any(MONTH_FIRST);
        columns
    }

    fn worth(&self) -> usize {
        let says = |column| usize::from(self.one(column).is_some());
        let what = says(Column::Title) | says(Column::Link);
        let mut kinds: Vec<Column> = Vec::new();
        for (column, _) in &self.found {
            if !kinds.contains(column) {
                kinds.push(*column);
            }
        }
        100 * says(Column::Date) * what + 20 * (says(Column::Date) + what) + kinds.len()
    }

    fn are_enough(&self) -> Result<(), ImportRefused> {
        let what = self.one(Column::Title).or_else(|| self.one(Column::Link)).is_some();
        match (self.one(Column::Date).is_some(), what) {
            (true, true) => Ok(()),
            (true, false) => Err(ImportRefused::NoTitle),
            (false, true) => Err(ImportRefused::NoDate),
            (false, false) => Err(ImportRefused::NoHeader),
        }
    }
}

/// Letters and figures in lower case; what stands in brackets is left out.
pub(super) fn plain(name: &str) -> String {
    let name = name.split(['(', '[']).next().unwrap_or_default();
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(60).collect()
}
