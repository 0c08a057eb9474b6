//! Words as they are kept, what is asked about, what is usual, and what the rows of a file are.

use super::*;
use crate::domain::facet::{Care, Device, Format, Pillar, Purpose};
use crate::domain::identifier::SuspectKind;
use crate::domain::ids::{TeamId, TeamTopicId};
use crate::domain::platform::Platform;
use crate::domain::sameness::Keywords;
use crate::domain::topic::{Bank, TopicSource};
use std::collections::HashSet;

fn wording(title: &str) -> Wording {
    Wording::new(title, "Say what it is, and why it is here.", "").unwrap()
}

fn own(id: i64, title: &str) -> TeamTopic {
    TeamTopic {
        id: TeamTopicId(id),
        team: TeamId(1),
        wording: wording(title),
        pillar: Some(Pillar::Community),
        facets: Facets::default(),
        retired: false,
    }
}

#[test]
fn words_are_kept_without_what_cannot_be_seen() {
    let kept = Wording::new(" The\u{202e} lift\u{200b} \n at seven ", "Who rides.\r\n\r\n  What is   said.\u{7}", "\t")
        .unwrap();
    assert_eq!(kept.title, "The lift at seven");
    assert_eq!(kept.idea, "Who rides.\nWhat is said.");
    assert_eq!(kept.opening, "");
}

#[test]
fn words_have_their_lengths() {
    let long = |n: usize| "ä".repeat(n);
    for (title, idea, opening, refused) in [
        (long(80), long(600), long(200), None),
        (long(3), long(1), String::new(), None),
        (long(2), long(1), String::new(), Some(WordingRefused::Empty(Part::Title))),
        ("\u{200b}\u{200b}\u{200b}".into(), long(1), String::new(), Some(WordingRefused::Empty(Part::Title))),
        (long(3), " \n ".into(), String::new(), Some(WordingRefused::Empty(Part::Idea))),
        (long(81), long(1), String::new(), Some(WordingRefused::TooLong(Part::Title, 81, 80))),
        (long(3), long(601), String::new(), Some(WordingRefused::TooLong(Part::Idea, 601, 600))),
        (long(3), long(1), long(201), Some(WordingRefused::TooLong(Part::Opening, 201, 200))),
    ] {
        assert_eq!(Wording::new(&title, &idea, &opening).err(), refused);
    }
}

#[test]
fn what_is_asked_about() {
    let topic = own(4, "Our lift at seven in the morning").topic(|_| Care::Green).unwrap();
    let id = topic.id.clone();
    let bank = Bank::default().with([topic]);
    let words = |title: &str, idea: &str, opening: &str| Wording::new(title, idea, opening).unwrap();
    let alike = words("The lift at seven in the morning", "Something else altogether.", "");
    assert_eq!(Doubt::of(&alike, &bank, None).unwrap().alike.unwrap(), "Our lift at seven in the morning");
    assert_eq!(Doubt::of(&alike, &bank, Some(&id)), None);
    assert_eq!(Doubt::of(&words("A bicycle for the midwife", "How she gets about.", ""), &bank, None), None);
    let phone = Some((SuspectKind::Phone, "555-123-4567".to_owned()));
    for one in [
        words("Call 555-123-4567", "Ask for a chair.", ""),
        words("A chair", "Call 555-123-4567 for it.", ""),
        words("A chair", "Ask for it.", "Call 555-123-4567"),
    ] {
        assert_eq!(Doubt::of(&one, &bank, None).unwrap().suspect, phone);
        assert_eq!(Doubt::of_identifiers(&one, None).unwrap().suspect, phone);
        assert_eq!(Doubt::of_identifiers(&one, Some(&one)), None, "that was asked about");
        assert_eq!(Doubt::of_identifiers(&one, Some(&alike)).unwrap().suspect, phone);
    }
    assert_eq!(Doubt::of_identifiers(&alike, None), None);
}

#[test]
fn a_topic_waits_for_its_kind_and_takes_the_care_of_it() {
    let mut one = own(17, "The night porter");
    let care = |pillar| if pillar == Pillar::PatientVoice { Care::Red } else { Care::Green };
    for pillar in Pillar::ALL {
        one.pillar = Some(*pillar);
        let topic = one.topic(care).unwrap();
        assert_eq!((topic.id.0.as_str(), topic.source, topic.effort), ("team:17", TopicSource::Team, 20));
        assert_eq!(topic.care == Care::Red, *pillar == Pillar::PatientVoice);
        assert!(!topic.purposes.is_empty() && !topic.audience.is_empty());
        assert_eq!((topic.formats.as_slice(), topic.platforms.as_slice()), (FORMATS, PLATFORMS));
    }
    one.pillar = None;
    assert_eq!(one.topic(care), None);
}

#[test]
fn what_was_said_goes_before_what_is_usual() {
    let mut one = own(1, "The night porter");
    one.facets = Facets {
        formats: vec![Format::Poll],
        platforms: vec![Platform::Mastodon],
        purposes: vec![Purpose::Advocate],
        subjects: vec!["sleep".into()],
        effort: 5,
        device: Device::Phone,
        ..Facets::default()
    };
    let topic = one.topic(|_| Care::Green).unwrap();
    assert_eq!((topic.formats, topic.platforms), (vec![Format::Poll], vec![Platform::Mastodon]));
    assert_eq!((topic.purposes, topic.effort), (vec![Purpose::Advocate], 5));
    assert_eq!(topic.audience, audience(Pillar::Community));
    assert!(topic.subjects.is_empty(), "only awareness days have a subject");
    one.pillar = Some(Pillar::Observance);
    let topic = one.topic(|_| Care::Green).unwrap();
    assert_eq!(topic.subjects, ["sleep"]);
    assert_eq!(Facets::of(&topic).whole(None), Facets { audience: topic.audience.clone(), ..one.facets });
}

#[test]
fn rows_become_topics() {
    let entry = |number, title: &str, idea: &str| Entry {
        number,
        title: title.into(),
        idea: idea.into(),
        opening: String::new(),
        pillar: None,
        facets: Facets::default(),
        open: None,
    };
    let bank = Bank::default().with(own(1, "Our lift at seven in the morning").topic(|_| Care::Green));
    let keywords = Keywords::of(&[(Pillar::TechnologyReview, vec!["gadget".into()])]);
    let entries = vec![
        entry(2, "A gadget that stayed", "Say why."),
        Entry { pillar: Some(Pillar::PeerPractice), ..entry(3, "The gadget nobody wanted", "Say why.") },
        entry(4, "A lift at seven in the morning", "Who rides in it."),
        entry(5, "The night porter", "His keys."),
        entry(6, "the NIGHT porter!", "His lamp."),
        entry(7, "Our lift, at seven, in the morning", "Again."),
        entry(8, " ", &"A long idea without a title. ".repeat(4)),
        entry(10, "Only a title", " "),
        entry(11, "", "Only an idea"),
        Entry { open: Some(3), ..entry(9, "Open", "Open") },
    ];
    let reading = read(entries, &bank, &keywords);
    let untitled = Unread::Wording(WordingRefused::Empty(Part::Title));
    assert_eq!(reading.unreadable, [(8, untitled), (9, Unread::OpenQuote(3))]);
    for row in reading.rows.iter().filter(|row| row.number >= 10) {
        assert_eq!(row.wording.title, row.wording.idea, "one column is enough");
    }
    let pillars: Vec<_> = reading.rows.iter().map(|row| row.pillar).collect();
    assert_eq!(pillars[..3], [Some(Pillar::TechnologyReview), Some(Pillar::PeerPractice), None]);
    assert_eq!(reading.doubts.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [4, 7]);
    let known = HashSet::from([name("Our lift at seven in the morning")]);
    let verdict = judge(&reading.rows, &known);
    let numbers = |rows: &[&Row]| rows.iter().map(|row| row.number).collect::<Vec<_>>();
    assert_eq!((numbers(&verdict.new), numbers(&verdict.asked)), (vec![2, 3, 5, 10, 11], vec![4]));
    assert_eq!((verdict.known, verdict.repeats), (1, 1));
}
