//! Decides what belongs to the bank as a whole, built in or from a folder. Never decides what an entry is made of; its
//! sister rooms do.

use super::alike::nearest;
use super::fault::{Faults, PromptFault};
use super::goals::goals;
use super::observances::observances;
use super::pages::{Courtesy, PillarInfo, PlatformInfo, acts, courtesies, pillars, platforms};
use super::topics::topics;
use crate::domain::act::Act;
use crate::domain::facet::Pillar;
use crate::domain::goal::Template;
use crate::domain::observance::Observance;
use crate::domain::platform::Platform;
use crate::domain::topic::{Bank, Topic};
use crate::domain::week::ahead;
use chrono::NaiveDate;
use include_dir::{Dir, include_dir};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use toml::Table;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/prompts");

/// The files beside the topics, each of which has to be there.
const PAGES: [&str; 6] =
    ["pillars.toml", "platforms.toml", "courtesies.toml", "outreach.toml", "observances.toml", "goals.toml"];
/// The folder of the topics.
const TOPICS: &str = "topics/";
/// For how many days announced dates have to be known ahead.
const KNOWN_AHEAD: u64 = 365;

/// The files of a bank, by their path from its folder on.
pub(super) type Texts = BTreeMap<String, String>;

/// All that stands under `prompts/`.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// The topics and the observances, ready to choose from.
    pub bank: Bank,
    /// The twelve pillars.
    pub pillars: Vec<PillarInfo>,
    /// The platforms.
    pub platforms: Vec<PlatformInfo>,
    /// How to answer people.
    pub courtesies: Vec<Courtesy>,
    /// Acts toward the career groups.
    pub acts: Vec<Act>,
    /// Goals to begin from.
    pub goals: Vec<Template>,
    /// The keywords of the pillars, in the form in which titles are read.
    keywords: Vec<(Pillar, Vec<String>)>,
    /// In which file each topic and observance stands.
    files: HashMap<String, String>,
}

impl Catalog {
    /// The bank that comes with Rounds.
    ///
    /// # Errors
    /// All faults of it.
    pub fn built_in() -> Result<Self, Vec<PromptFault>> {
        let mut texts = Texts::new();
        let mut faults = Faults::default();
        gather(&BUILT_IN, &mut texts, &mut faults);
        Self::read(&texts, faults)
    }

    /// The bank of a folder that is laid out like `prompts/`.
    ///
    /// # Errors
    /// All faults of it.
    pub fn from_folder(folder: &Path) -> Result<Self, Vec<PromptFault>> {
        let mut texts = Texts::new();
        let mut faults = Faults::default();
        walk(folder, "", &mut texts, &mut faults);
        walk(&folder.join(TOPICS), TOPICS, &mut texts, &mut faults);
        Self::read(&texts, faults)
    }

    /// What is known of a pillar.
    #[must_use]
    pub fn pillar(&self, pillar: Pillar) -> Option<&PillarInfo> {
        self.pillars.iter().find(|info| info.pillar == pillar)
    }

    /// What is known of a platform.
    #[must_use]
    pub fn platform(&self, platform: Platform) -> Option<&PlatformInfo> {
        self.platforms.iter().find(|info| info.platform == platform)
    }

    /// The observances.
    #[must_use]
    pub fn observances(&self) -> &[Observance] {
        self.bank.observances()
    }

    /// The keywords of each pillar, for reading titles.
    #[must_use]
    pub fn keywords(&self) -> &[(Pillar, Vec<String>)] {
        &self.keywords
    }

    /// What is wrong with no single entry and yet with the bank: topics too alike, and subjects that no observance has.
    #[must_use]
    pub fn faults(&self) -> Vec<PromptFault> {
        let mut faults = Faults::default();
        for pair in nearest(self.bank.topics(), 100).iter().filter(|pair| pair.too_alike()) {
            let fault = format!("is too like {} (titles {:.2}, whole {:.2})", pair.one.id, pair.titles, pair.whole);
            faults.add(self.file_of(&pair.other.id.0), &pair.other.id.0, fault);
        }
        for topic in self.bank.topics() {
            for subject in &topic.subjects {
                if !self.observances().iter().any(|one| one.is_about(subject)) {
                    let fault = format!("`subjects` names `{subject}`, which no observance is about");
                    faults.add(self.file_of(&topic.id.0), &topic.id.0, fault);
                }
            }
        }
        faults.into_vec()
    }

    /// What will be wrong before long: announced dates that end within a year of `today`.
    #[must_use]
    pub fn warnings(&self, today: NaiveDate) -> Vec<PromptFault> {
        let mut warnings = Faults::default();
        for one in self.observances() {
            if let Some(until) = one.rule.known_until()
                && until < ahead(today, KNOWN_AHEAD)
            {
                let warning = format!("its announced dates end on {until}; add the next");
                warnings.add(self.file_of(&one.id), &one.id, warning);
            }
        }
        warnings.into_vec()
    }

    fn file_of(&self, id: &str) -> &str {
        self.files.get(id).map_or("", String::as_str)
    }

    pub(super) fn read(texts: &Texts, mut faults: Faults) -> Result<Self, Vec<PromptFault>> {
        let tables = parse(texts, &mut faults);
        let page = |name: &str| tables.get(name);
        let pillars = page("pillars.toml").map_or_else(Vec::new, |table| pillars("pillars.toml", table, &mut faults));
        let mut files: HashMap<String, String> = HashMap::new();
        let mut all: Vec<Topic> = Vec::new();
        for (file, table) in tables.iter().filter(|(file, _)| file.starts_with(TOPICS)) {
            for topic in topics(file, table, &pillars, &mut faults) {
                if let Some(other) = files.insert(topic.id.0.clone(), file.clone())
                    && other != *file
                {
                    faults.add(file, &topic.id.0, format!("stands in {other} as well"));
                }
                all.push(topic);
            }
        }
        for missing in Pillar::ALL.iter().filter(|one| !all.iter().any(|topic| topic.pillar == **one)) {
            faults.add(TOPICS, missing.slug(), "no topic of this pillar");
        }
        let kept =
            page("observances.toml").map_or_else(Vec::new, |table| observances("observances.toml", table, &mut faults));
        files.extend(kept.iter().map(|one| (one.id.clone(), "observances.toml".to_owned())));
        let catalog = Self {
            keywords: pillars.iter().map(|info| (info.pillar, info.keywords.clone())).collect(),
            platforms: page("platforms.toml")
                .map_or_else(Vec::new, |table| platforms("platforms.toml", table, &mut faults)),
            courtesies: page("courtesies.toml")
                .map_or_else(Vec::new, |table| courtesies("courtesies.toml", table, &mut faults)),
            acts: page("outreach.toml").map_or_else(Vec::new, |table| acts("outreach.toml", table, &mut faults)),
            goals: page("goals.toml").map_or_else(Vec::new, |table| goals("goals.toml", table, &mut faults)),
            bank: Bank::new(all, kept),
            pillars,
            files,
        };
        let faults = faults.into_vec();
        if faults.is_empty() { Ok(catalog) } else { Err(faults) }
    }
}

/// The files as tables; what cannot be read, is unknown or is missing becomes a fault.
fn parse(texts: &Texts, faults: &mut Faults) -> BTreeMap<String, Table> {
    for missing in PAGES.iter().filter(|page| !texts.contains_key(**page)) {
        faults.add(missing, "", "is missing");
    }
    let mut tables = BTreeMap::new();
    for (file, text) in texts {
        let is_topics = file.strip_prefix(TOPICS).is_some_and(|name| !name.contains('/') && name.ends_with(".toml"));
        if !is_topics && !PAGES.contains(&file.as_str()) {
            faults.add(file, "", "is not a file of the bank");
            continue;
        }
        match text.parse::<Table>() {
            Ok(table) => {
                tables.insert(file.clone(), table);
            }
            Err(fault) => faults.add(file, "", fault.to_string().trim_end()),
        }
    }
    tables
}

fn gather(dir: &Dir<'_>, texts: &mut Texts, faults: &mut Faults) {
    for file in dir.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        match file.contents_utf8() {
            Some(text) => {
                texts.insert(name, text.to_owned());
            }
            None => faults.add(&name, "", "is not UTF-8"),
        }
    }
    for dir in dir.dirs() {
        gather(dir, texts, faults);
    }
}

/// The files of one folder, without those below it.
fn walk(folder: &Path, prefix: &str, texts: &mut Texts, faults: &mut Faults) {
    let listing = match std::fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(fault) => return faults.add(prefix, "", format!("cannot read the folder {}: {fault}", folder.display())),
    };
    for file in listing {
        let path = match file {
            Ok(file) => file.path(),
            Err(fault) => {
                return faults.add(prefix, "", format!("cannot read the folder {}: {fault}", folder.display()));
            }
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // What editors and systems leave behind is no part of the bank.
        if path.is_dir() || name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                texts.insert(format!("{prefix}{name}"), text);
            }
            Err(fault) => faults.add(&format!("{prefix}{name}"), "", format!("cannot be read: {fault}")),
        }
    }
}
