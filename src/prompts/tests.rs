//! The bank that comes with Rounds is whole; and whatever is wrong with a bank is named.

use super::catalog::Texts;
use super::fault::Faults;
use super::*;
use crate::domain::facet::{Care, Pillar, Specialty};
use crate::domain::ids::TopicId;
use crate::domain::sameness::pillar_of_title;
use crate::domain::team_topic;
use chrono::NaiveDate;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("prompts")
}

fn texts() -> Texts {
    let mut texts = Texts::new();
    for (prefix, folder) in [("", folder()), ("topics/", folder().join("topics"))] {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
                texts.insert(name, std::fs::read_to_string(path).unwrap());
            }
        }
    }
    texts
}

fn faults_of(texts: &Texts) -> Vec<String> {
    let found = Catalog::read(texts, Faults::default());
    found.err().unwrap_or_default().iter().map(PromptFault::to_string).collect()
}

fn built_in() -> Catalog {
    Catalog::built_in().unwrap_or_else(|faults| {
        panic!("{}", faults.iter().map(|fault| format!("\n{fault}")).collect::<String>());
    })
}

#[test]
fn the_bank_is_whole() {
    let catalog = built_in();
    assert!(catalog.bank.topics().len() >= 400);
    let count = |holds: &dyn Fn(&crate::domain::topic::Topic) -> bool| {
        catalog.bank.topics().filter(|topic| !topic.retired && holds(topic)).count()
    };
    for pillar in Pillar::ALL {
        assert!(count(&|topic| topic.pillar == *pillar) >= 25, "{}", pillar.slug());
        assert!(catalog.pillar(*pillar).is_some());
    }
    for specialty in Specialty::ALL {
        let rare = matches!(specialty, Specialty::Midwife | Specialty::Dietitian | Specialty::Other);
        let own = count(&|topic| topic.specialties.contains(specialty));
        assert!(rare || own >= 15, "{}: {own}", specialty.slug());
    }
    assert!(count(&|topic| topic.recent) * 12 >= catalog.bank.topics().len(), "about one in ten asks what changed");
    for topic in catalog.bank.topics() {
        assert_eq!(topic.care == Care::Red, topic.pillar == Pillar::PatientVoice, "{}", topic.id);
    }
}

#[test]
fn no_two_topics_are_alike() {
    let catalog = built_in();
    let mut shown = String::new();
    for pair in nearest(catalog.bank.topics(), 10) {
        let (one, other) = (&pair.one, &pair.other);
        let _ = writeln!(shown, "{:.2}  {} {:?} / {} {:?}", pair.closeness(), one.id, one.title, other.id, other.title);
    }
    // Shown with `--nocapture`, and in any case where it fails.
    let mut out = std::io::stderr().lock();
    let _ = std::io::Write::write_all(&mut out, shown.as_bytes());
    let faults: Vec<String> = catalog.faults().iter().map(PromptFault::to_string).collect();
    assert!(faults.is_empty(), "{faults:#?}\n{shown}");
}

#[test]
fn a_folder_holds_the_same_as_what_is_built_in() {
    let (built_in, read) = (built_in(), Catalog::from_folder(&folder()).unwrap());
    assert!(built_in.bank.topics().eq(read.bank.topics()));
    assert_eq!(built_in.observances(), read.observances());
    assert_eq!((&built_in.pillars, &built_in.acts), (&read.pillars, &read.acts));
    let none = Catalog::from_folder(Path::new("/nowhere/at/all")).unwrap_err();
    assert!(none.iter().any(|fault| fault.fault.starts_with("cannot read the folder")), "{none:?}");
    assert!(none.iter().any(|fault| fault.to_string() == "pillars.toml: is missing"), "{none:?}");
}

#[test]
fn observances_fall_every_year_and_warn_before_they_end() {
    let catalog = built_in();
    assert!(catalog.observances().len() > 300);
    for one in catalog.observances() {
        let announced = one.rule.known_until().is_some();
        assert!(announced || (2024..2060).all(|year| one.in_year(year).is_some()), "{}", one.id);
    }
    let warned = |day: &str| catalog.warnings(day.parse::<NaiveDate>().unwrap()).len();
    let announced = catalog.observances().iter().filter(|one| one.rule.known_until().is_some()).count();
    assert_eq!((warned("2000-01-01"), warned("2100-01-01")), (0, announced));
}

#[test]
fn titles_are_read_by_the_banks_keywords() {
    let catalog = built_in();
    for (title, meant) in [
        ("Five myths about flu vaccines", Some(Pillar::MythAndEvidence)),
        ("Warning signs of a stroke", Some(Pillar::PatientEducation)),
        ("A quiet Monday", None),
        ("", None),
    ] {
        assert_eq!(pillar_of_title(title, catalog.keywords()), meant, "{title}");
    }
}

/// Changes one file of a bank that is whole, and names the fault.
fn changed(file: &str, from: &str, to: &str) -> Vec<String> {
    let mut texts = small();
    let text = texts.get_mut(file).expect(file);
    assert!(text.contains(from), "{file} holds no {from}");
    *text = text.replacen(from, to, 1);
    faults_of(&texts)
}

/// A bank of one topic a pillar, and the pages as they are.
fn small() -> Texts {
    let mut texts = texts();
    texts.retain(|file, _| !file.starts_with("topics/"));
    let prefixes = ["edu", "myth", "obs", "scene", "team", "tech", "res", "peer", "voice", "comm", "acc", "adv"];
    for (pillar, prefix) in Pillar::ALL.iter().zip(prefixes) {
        let topic = format!(
            r#"pillar = "{0}"

[[topic]]
id = "{prefix}-one"
title = "A title for {prefix}"
idea = "{1}"
opening = "This is how it begins."
formats = ["text", "photo"]
platforms = ["x"]
audience = ["peers"]
purposes = ["network"]
effort = 10
device = "phone"
"#,
            pillar.slug(),
            format!("What {prefix} is about, in so many words. ").repeat(4).trim()
        );
        texts.insert(format!("topics/{}.toml", pillar.slug()), topic);
    }
    texts.insert(
        "observances.toml".into(),
        "[[observance]]\nid = \"some-day\"\nname = \"Some Day\"\nrule = \"fixed:05-01\"\ndays = 1\nregion = [\"us\"]\n\
         topics = [\"heart\"]\nconfidence = \"high\"\n"
            .into(),
    );
    texts
}

#[test]
fn every_fault_is_named_with_file_and_entry() {
    assert_eq!(faults_of(&small()), Vec::<String>::new());
    let comm = "topics/community.toml";
    let days = "observances.toml";
    for (file, from, to, meant) in [
        (comm, "comm-one", "one", "one: `id` does not begin with `comm-`"),
        (comm, "comm-one", "comm-One", "comm-One: `id` is not lower-case words joined by hyphens"),
        (comm, "id = \"comm-one\"\n", "", "#1: `id` is missing"),
        (comm, "A title for comm", "A title.", "comm-one: `title` ends in a full stop"),
        (comm, "A title for comm", &"A".repeat(81), "comm-one: `title` has 81 characters, not 5 to 80"),
        (comm, "idea = \"What", "idea = \"Look! What", "comm-one: `idea` holds an exclamation mark"),
        (comm, "This is how", "[X] is how", "comm-one: `opening` holds a blank to fill in"),
        (comm, "This is how", " This is how", "comm-one: `opening` has space around it"),
        (comm, "[\"text\", \"photo\"]", "[]", "comm-one: `formats` holds 0, not 1 to 4"),
        (comm, "\"photo\"", "\"text\"", "comm-one: `formats` names something twice"),
        (comm, "\"photo\"", "\"opera\"", "comm-one: `formats` does not know `opera`"),
        (comm, "[\"x\"]", "\"x\"", "comm-one: `platforms` is not a list"),
        (comm, "[\"x\"]", "[1]", "comm-one: `platforms` is not a text"),
        (comm, "effort = 10", "effort = 15", "comm-one: `effort` is none of 5, 10, 20, 40, 90"),
        (comm, "effort = 10", "effort = \"ten\"", "comm-one: `effort` is not a whole number"),
        (comm, "device", "recent = 1\ndevice", "comm-one: `recent` is neither true nor false"),
        (comm, "device", "care = \"green\"\ndevice", "comm-one: `care` is green, less than the amber of its pillar"),
        (
            comm,
            "device",
            "subjects = [\"heart\"]\ndevice",
            "comm-one: `subjects` are for the pillar of observances alone",
        ),
        (comm, "device", "colour = \"red\"\ndevice", "comm-one: unknown key `colour`"),
        (comm, "device = \"phone\"\n", "", "comm-one: `device` is missing"),
        (comm, "pillar =", "colour = 1\npillar =", "unknown key `colour`"),
        (comm, "[[topic]]", "[[topics]]", "holds no [[topic]]"),
        (comm, "pillar = \"community\"", "pillar = \"sport\"", "`pillar` does not know `sport`"),
        (
            comm,
            "device = \"phone\"\n",
            "device = \"phone\"\n[[topic]]\nid = \"comm-one\"\n",
            "comm-one: `id` comes twice",
        ),
        (comm, "comm-one", "edu-one", "edu-one: `id` does not begin with `comm-`"),
        (days, "fixed:05-01", "easter", "some-day: `easter` is not a rule for a date"),
        (days, "days = 1", "days = 0", "some-day: `days` is neither 1 to 31 nor \"month\""),
        (days, "[\"us\"]", "[\"mars\"]", "some-day: `region` does not know `mars`"),
        (days, "\"high\"", "\"low\"", "some-day: `confidence` does not know `low`"),
        (days, "[\"heart\"]", "[]", "some-day: says neither in `topics` nor in `professions` what it is about"),
        (days, "confidence", "angles = [\"Only one angle.\"]\nconfidence", "some-day: `angles` are 3 or none"),
    ] {
        let found = changed(file, from, to);
        assert!(found.contains(&format!("{file}: {meant}")), "{meant}: {found:#?}");
    }
}

#[test]
fn faults_of_the_bank_as_a_whole_are_named() {
    let mut gone = small();
    gone.remove("topics/community.toml");
    gone.remove("courtesies.toml");
    gone.insert("topics/notes.txt".into(), String::new());
    gone.insert("topics/edu-more.toml".into(), gone["topics/patient-education.toml"].clone());
    gone.insert("platforms.toml".into(), "[[platform]\nslug".into());
    let found = faults_of(&gone);
    for meant in [
        "courtesies.toml: is missing",
        "topics/: community: no topic of this pillar",
        "topics/notes.txt: is not a file of the bank",
        "topics/patient-education.toml: edu-one: stands in topics/edu-more.toml as well",
    ] {
        assert!(found.contains(&meant.to_owned()), "{meant}: {found:#?}");
    }
    assert!(found.iter().any(|fault| fault.starts_with("platforms.toml: TOML parse error")), "{found:#?}");
    assert_eq!(found.len(), 5, "{found:#?}");

    let mut pages = small();
    for (file, from, to) in [
        ("pillars.toml", "slug = \"community\"", "slug = \"sport\""),
        ("platforms.toml", "slug = \"x\"", "slug = \"y\""),
        ("outreach.toml", "[[act]]", "[[act]]\nmood = \"good\""),
        ("courtesies.toml", "text = ", "words = "),
    ] {
        let text = pages.get_mut(file).unwrap();
        *text = text.replacen(from, to, 1);
    }
    let found = faults_of(&pages);
    for meant in [
        "pillars.toml: sport: `slug` does not know `sport`",
        "pillars.toml: community: this pillar is not described",
        "platforms.toml: x: this platform is not described",
    ] {
        assert!(found.contains(&meant.to_owned()), "{meant}: {found:#?}");
    }
    for meant in ["unknown key `mood`", "`text` is missing", "unknown key `words`"] {
        assert!(found.iter().any(|fault| fault.ends_with(meant)), "{meant}: {found:#?}");
    }
}

#[test]
fn topics_too_alike_and_subjects_of_nothing_are_faults() {
    let mut texts = small();
    let copy = texts["topics/community.toml"].replace("community", "peer-practice").replace("comm-one", "peer-one");
    texts.insert("topics/peer-practice.toml".into(), copy);
    let obs = texts.get_mut("topics/observance.toml").unwrap();
    *obs = obs.replace("device", "subjects = [\"heart\", \"moon\"]\ndevice");
    let found: Vec<String> =
        Catalog::read(&texts, Faults::default()).unwrap().faults().iter().map(PromptFault::to_string).collect();
    let alike = "topics/peer-practice.toml: peer-one: is too like comm-one (titles 1.00, whole 1.00)";
    assert!(found.contains(&alike.to_owned()), "{found:#?}");
    let moon = "topics/observance.toml: obs-one: `subjects` names `moon`, which no observance is about";
    assert!(found.contains(&moon.to_owned()), "{found:#?}");
    assert_eq!(built_in().bank.get(&TopicId("no-such".into())), None);
}

#[test]
fn what_is_usual_for_a_pillar_is_what_its_topics_serve() {
    let catalog = built_in();
    for pillar in Pillar::ALL {
        let topics: Vec<_> = catalog.bank.topics().filter(|topic| topic.pillar == *pillar).collect();
        let share = |named: usize| named * 100 / topics.len();
        for purpose in team_topic::purposes(*pillar) {
            let named = share(topics.iter().filter(|topic| topic.purposes.contains(purpose)).count());
            assert!(named >= 10, "{pillar:?} serves {purpose:?} in {named} of 100");
        }
        for audience in team_topic::audience(*pillar) {
            let named = share(topics.iter().filter(|topic| topic.audience.contains(audience)).count());
            assert!(named >= 25, "{pillar:?} is for {audience:?} in {named} of 100");
        }
    }
}
