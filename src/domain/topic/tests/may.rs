//! Which topics may be offered, and which rules give way when: tables.

use super::fixture::*;
use crate::domain::facet::{Care, Format, Pillar, Specialty};
use crate::domain::platform::Platform;
use crate::domain::topic::*;

use Pillar::{Community as Comm, Observance as Obs, PatientVoice as Voice, PeerPractice as Peer};

#[test]
fn rules_hold_to_the_day() {
    let only = small(&[("a", Comm)]);
    let other = || offer("x", Peer, 1, None);
    let offered = |ago, answer| Past { offers: vec![offer("a", Comm, ago, answer), other()], ..Past::default() };
    let (later, never) = (Some(OfferAnswer::Later), Some(OfferAnswer::NotForMe));
    let stood: [(&str, Past, Option<&[Rule]>); 11] = [
        ("teammate, six days", Past { teammates_used: vec![used("a", 6)], ..Past::default() }, Some(&[Rule::Teammate])),
        ("teammate, seven days", Past { teammates_used: vec![used("a", 7)], ..Past::default() }, Some(&[])),
        ("used, 364 days", Past { used: vec![used("a", 364)], ..Past::default() }, Some(&[Rule::UsedWithinYear])),
        ("used, 365 days", Past { used: vec![used("a", 365)], ..Past::default() }, Some(&[])),
        ("offered, 59 days", offered(59, None), Some(&[Rule::OfferedWithin60Days])),
        ("offered, 60 days", offered(60, None), Some(&[])),
        (
            "previous pillar",
            Past { offers: vec![offer("x", Comm, 300, None)], ..Past::default() },
            Some(&[Rule::SamePillar]),
        ),
        ("not for me", offered(900, never), None),
        ("later, 13 days", offered(13, later), None),
        ("later, 14 days", offered(14, later), Some(&[])),
        ("another, 14 days", offered(14, Some(OfferAnswer::Another)), Some(&[Rule::OfferedWithin60Days])),
    ];
    for (name, past, meant) in stood {
        let relaxed = one(&only, Wish::default(), &Reader::default(), &past).ok().map(|pick| pick.relaxed);
        assert_eq!(relaxed.as_deref(), meant, "{name}");
    }
}

#[test]
fn rules_give_way_in_order_and_some_never() {
    let reader = Reader::default();
    let relaxed = |past: &Past| one(&small(&[("a", Comm)]), Wish::default(), &reader, past).map(|pick| pick.relaxed);
    let mut past = Past::default();
    assert_eq!(relaxed(&past), Ok(vec![]));
    past.teammates_used = vec![used("a", 1)];
    assert_eq!(relaxed(&past), Ok(vec![Rule::Teammate]));
    past.used = vec![used("a", 100)];
    assert_eq!(relaxed(&past), Ok(vec![Rule::Teammate, Rule::UsedWithinYear]));
    past.offers = vec![offer("a", Comm, 10, None), offer("x", Peer, 5, None)];
    assert_eq!(relaxed(&past), Ok(vec![Rule::Teammate, Rule::UsedWithinYear, Rule::OfferedWithin60Days]));
    past.offers.pop();
    assert_eq!(relaxed(&past), Ok(Rule::ALL.to_vec()));
    past.offers[0].answer = Some(OfferAnswer::NotForMe);
    assert_eq!(relaxed(&past), Err(NothingFits));
    past.offers[0].answer = Some(OfferAnswer::Later);
    assert_eq!(relaxed(&past), Err(NothingFits));

    let softest = small(&[("year", Comm), ("teammate", Peer), ("both", Voice)]);
    let past = Past {
        used: vec![used("year", 9), used("both", 9)],
        teammates_used: vec![used("teammate", 1), used("both", 1)],
        ..Past::default()
    };
    let authorised = Reader { authorised: true, ..Reader::default() };
    assert_eq!(all(&softest, Wish::default(), &authorised, &past), ["teammate".to_owned()].into());
    let no_teammate = small(&[("year", Comm), ("both", Voice)]);
    assert_eq!(
        all(&no_teammate, Wish::default(), &authorised, &past),
        ["year".to_owned()].into(),
        "one rule rather than two"
    );
}

#[test]
fn some_topics_are_closed() {
    type Case = (&'static str, fn(&mut Topic), Reader, bool);
    let cases: [Case; 9] = [
        ("plain", |_| (), Reader::default(), true),
        ("retired", |topic| topic.retired = true, Reader::default(), false),
        ("red", |topic| topic.care = Care::Red, Reader::default(), false),
        ("red, authorised", |topic| topic.care = Care::Red, Reader { authorised: true, ..Reader::default() }, true),
        ("a patient's voice", |topic| topic.pillar = Voice, Reader::default(), false),
        ("a nurse's, no profession", |topic| topic.specialties = vec![Specialty::Nurse], Reader::default(), false),
        (
            "a nurse's, dentist",
            |topic| topic.specialties = vec![Specialty::Nurse],
            Reader { specialty: Some(Specialty::Dentist), ..Reader::default() },
            false,
        ),
        (
            "a nurse's, nurse",
            |topic| topic.specialties = vec![Specialty::Midwife, Specialty::Nurse],
            Reader { specialty: Some(Specialty::Nurse), ..Reader::default() },
            true,
        ),
        ("an observance's, none at hand", |topic| topic.pillar = Obs, Reader::default(), false),
    ];
    for (name, change, reader, may) in cases {
        let mut topic = topic("a", Comm);
        change(&mut topic);
        let bank = Bank::new([topic], Vec::new());
        assert_eq!(one(&bank, Wish::default(), &reader, &Past::default()).is_ok(), may, "{name}");
        let asked = Wish { pillar: bank.topics().next().map(|topic| topic.pillar), ..Wish::default() };
        let asked = one(&bank, asked, &reader, &Past::default()).is_ok();
        assert_eq!(asked, may || name.starts_with("an observance"), "{name}, asked for");
    }
}

#[test]
fn a_wish_is_kept_or_said_to_be_unmet() {
    let mut poll = topic("poll", Comm);
    poll.formats = vec![Format::Text, Format::Poll];
    let mut thread = topic("thread", Peer);
    (thread.formats, thread.platforms) = (vec![Format::Thread], vec![Platform::Bluesky]);
    let bank = Bank::new([poll, thread, topic("photo", Comm)], Vec::new());
    let wish = |platform, pillar, format| Wish { platform, pillar, format };
    for (wish, ids, nearest) in [
        (wish(None, None, Some(Format::Poll)), vec!["poll"], false),
        (wish(Some(Platform::Bluesky), None, None), vec!["thread"], false),
        (wish(None, Some(Comm), None), vec!["photo", "poll"], false),
        (wish(Some(Platform::Other), Some(Comm), None), vec!["photo", "poll"], false),
        (wish(None, Some(Peer), Some(Format::Poll)), vec!["thread"], true),
        (wish(Some(Platform::Bluesky), Some(Comm), Some(Format::Poll)), vec!["poll"], true),
        (wish(Some(Platform::Podcast), None, Some(Format::Thread)), vec!["thread"], true),
        (wish(Some(Platform::Bluesky), Some(Voice), None), vec!["thread"], true),
    ] {
        let found = all(&bank, wish, &Reader::default(), &Past::default());
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), ids, "{wish:?}");
        let pick = one(&bank, wish, &Reader::default(), &Past::default()).unwrap();
        assert_eq!(pick.nearest, nearest, "{wish:?}");
        assert!(nearest || wish.format.is_none() || pick.format == wish.format, "{wish:?}");
    }
    // The nearest that is new goes before what was wished for and offered yesterday; the same pillar may be asked for.
    let past = Past { offers: vec![offer("poll", Comm, 1, None)], ..Past::default() };
    let pick = one(&bank, wish(None, Some(Comm), Some(Format::Poll)), &Reader::default(), &past).unwrap();
    assert_eq!((pick.topic.id.0.as_str(), pick.nearest, pick.relaxed), ("photo", true, vec![]));
}

#[test]
fn a_teams_own_topics_stand_beside_the_banks() {
    let bank = bank();
    let own = Topic { source: TopicSource::Team, platforms: vec![Platform::Mastodon], ..topic("own-1", Comm) };
    let with = bank.with([own, topic("community-1", Peer)]);
    assert_eq!((with.topics().len(), bank.topics().len()), (25, 24), "an id that is there stays as it is");
    let wish = Wish { platform: Some(Platform::Mastodon), ..Wish::default() };
    assert_eq!(
        one(&with, wish, &Reader::default(), &Past::default()).map(|pick| pick.topic.source),
        Ok(TopicSource::Team)
    );
    assert!(one(&bank, wish, &Reader::default(), &Past::default()).unwrap().nearest);
    assert_eq!(one(&Bank::default(), Wish::default(), &Reader::default(), &Past::default()), Err(NothingFits));
}
