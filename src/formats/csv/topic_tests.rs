//! Lists of topics: whatever they are called and parted by, and out and in again.

use super::{read_topics, write_topics};
use crate::domain::facet::{Audience, Device, Format, Pillar, Purpose, Specialty};
use crate::domain::ids::{TeamId, TeamTopicId};
use crate::domain::import::{Disguise, ImportRefused};
use crate::domain::platform::Platform;
use crate::domain::sameness::Keywords;
use crate::domain::team_topic::{Facets, TeamTopic, Wording, read};
use crate::domain::topic::Bank;
use proptest::prelude::*;

#[test]
fn columns_are_found_by_their_names() {
    for file in [
        "title,idea,pillar,formats,platforms,audience,purposes,minutes,device\n\
         The lift,Who rides in it,peer-practice,\"poll, photo\",\"x, linkedin\",peers,network,10,phone\n",
        "Thema;Beschreibung;Kategorie;Format;Kanal;Zielgruppe;Ziel;Aufwand;Gerät\n\
         The lift;Who rides in it;Among colleagues;Umfrage / Foto;Twitter und LinkedIn;Kollegen;Network;12 Minuten;Handy\n",
        "Our content plan\n\nHeadline\tNotes\tContent pillar\tPost type\tChannels\tFor whom\tGoal\tTime needed (min)\tMade on\n\
         The lift\tWho rides in it\tPeer practice\tPoll; Image\tX + LinkedIn\tColleagues\tnetwork\t11\tmobile\n",
    ] {
        let entries = read_topics(file.as_bytes()).expect(file);
        assert_eq!(entries.len(), 1, "{file}");
        let one = &entries[0];
        assert_eq!((one.title.as_str(), one.idea.as_str()), ("The lift", "Who rides in it"), "{file}");
        assert_eq!(one.pillar, Some(Pillar::PeerPractice), "{file}");
        let facets = Facets {
            formats: vec![Format::Poll, Format::Photo],
            platforms: vec![Platform::X, Platform::LinkedIn],
            audience: vec![Audience::Peers],
            purposes: vec![Purpose::Network],
            effort: 10,
            device: Device::Phone,
            ..Facets::default()
        };
        assert_eq!(one.facets, facets, "{file}");
    }
}

#[test]
fn what_nobody_knows_is_left_to_what_is_usual() {
    let file = "title,idea,pillar,formats,platforms,audience,minutes\nA,B,whatever,hologram,MySpace,everybody,soon\n";
    let one = read_topics(file.as_bytes()).unwrap().remove(0);
    assert_eq!((one.pillar, one.facets), (None, Facets::default()));
}

#[test]
fn what_is_no_list_of_topics_is_told() {
    for (bytes, refused) in [
        (&b"PK\x03\x04"[..], ImportRefused::Not(Disguise::Workbook)),
        (b"", ImportRefused::Empty),
        (b"title,idea\n", ImportRefused::Empty),
        (b"first,second\na,b\n", ImportRefused::NoHeader),
    ] {
        assert_eq!(read_topics(bytes), Err(refused));
    }
    let many = "title\n".to_owned() + &"a\n".repeat(2_001);
    assert_eq!(read_topics(many.as_bytes()), Err(ImportRefused::TooManyRows(2_001)));
    let open = read_topics(b"title,idea\nA,B\nC,\"D\nE,F\n").unwrap();
    assert_eq!(open.iter().map(|entry| entry.open).collect::<Vec<_>>(), [None, Some(2)]);
}

fn some<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = Vec<T>> {
    prop::sample::subsequence(all.to_vec(), 0..=all.len().min(5)).prop_shuffle()
}

fn any_topic() -> impl Strategy<Value = TeamTopic> {
    let words =
        ("[=+@'a-zä\"][ -~]{2,60}[a-z]", "[=+@'a-z\"][ -~]{0,200}(\n[a-z;,\"]{1,40})?", "([=+@'a-z][ -~]{0,90}[a-z])?");
    let facets = (
        some(Format::ALL),
        some(&[Platform::X, Platform::Blog, Platform::GoogleBusiness, Platform::LinkedIn]),
        some(Audience::ALL),
        some(Purpose::ALL),
        some(Specialty::ALL),
        prop::collection::vec("[a-z]{3,12}( [a-z]{2,9})?", 0..3),
        prop::sample::select(crate::domain::topic::EFFORTS.to_vec()),
        prop::sample::select(Device::ALL.to_vec()),
    );
    (words, prop::option::of(prop::sample::select(Pillar::ALL.to_vec())), facets).prop_filter_map(
        "words",
        |(words, pillar, facets)| {
            let (title, idea, opening) = words;
            let (formats, platforms, audience, purposes, specialties, subjects, effort, device) = facets;
            let wording = Wording::new(&title, &idea, &opening).ok()?;
            let facets = Facets { formats, platforms, audience, purposes, specialties, subjects, effort, device };
            Some(TeamTopic { id: TeamTopicId(1), team: TeamId(1), wording, pillar, facets, retired: false })
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_the_same(topics in prop::collection::vec(any_topic(), 1..6)) {
        let bytes = write_topics(&topics);
        let text = String::from_utf8(bytes.clone()).unwrap();
        prop_assert!(!text.lines().any(|line| line.starts_with(['=', '+', '@'])), "{}", text);
        let reading = read(read_topics(&bytes).unwrap(), &Bank::default(), &Keywords::default());
        prop_assert_eq!(&reading.unreadable, &[]);
        for (topic, row) in topics.iter().zip(&reading.rows) {
            prop_assert_eq!(&row.wording, &topic.wording);
            prop_assert_eq!((row.pillar, &row.facets), (topic.pillar, &topic.facets));
        }
        prop_assert_eq!(reading.rows.len(), topics.len());
    }

    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_topics(&bytes);
    }
}
