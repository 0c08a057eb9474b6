//! Which topic is best, and with which reason it comes: tables.

use super::fixture::*;
use crate::domain::facet::{Audience, Device, Pillar, Purpose, Specialty};
use crate::domain::platform::Platform;
use crate::domain::topic::*;

use Pillar::{Community as Comm, Observance as Obs, PeerPractice as Peer};

#[test]
fn what_was_put_off_comes_back_first_and_once() {
    let mut past = Past {
        offers: vec![offer("community-1", Comm, 20, Some(OfferAnswer::Later)), offer("x", Peer, 1, None)],
        ..Past::default()
    };
    let pick =
        one(&bank(), Wish::default(), &Reader::default(), &past).map(|pick| (pick.topic.id.0.clone(), pick.reason));
    assert_eq!(pick, Ok(("community-1".to_owned(), Reason::PutOff { on: day(20) })));
    past.offers.insert(1, offer("community-1", Comm, 3, Some(OfferAnswer::Another)));
    assert!(!all(&bank(), Wish::default(), &Reader::default(), &past).contains("community-1"));
}

#[test]
fn the_pillar_most_wanted_comes_with_its_reason() {
    let others = |last: Vec<(Pillar, u64)>| Past {
        posts: last.into_iter().map(|(pillar, ago)| post(pillar, ago)).collect(),
        ..Past::default()
    };
    let open: Vec<Pillar> = Reader::default().open_pillars().filter(|pillar| !matches!(pillar, Obs)).collect();
    let all_but = |missing: Pillar, times: u64| -> Vec<(Pillar, u64)> {
        let pillars: Vec<Pillar> = open.iter().copied().filter(|pillar| *pillar != missing).collect();
        (0..times).rev().flat_map(|round| pillars.iter().map(move |pillar| (*pillar, round + 1))).collect()
    };
    let pick = one(&bank(), Wish::default(), &Reader::default(), &others(all_but(Comm, 1))).map(|pick| pick.reason);
    assert_eq!(pick, Ok(Reason::NeverUsed { pillar: Comm }));
    let mut long = vec![(Comm, 200)];
    long.extend(all_but(Comm, 3));
    let pick = one(&bank(), Wish::default(), &Reader::default(), &others(long)).map(|pick| pick.reason);
    assert_eq!(pick, Ok(Reason::Rested { pillar: Comm, last_on: Some(day(200)) }));
    let asked = Wish { pillar: Some(Peer), ..Wish::default() };
    assert_eq!(
        one(&bank(), asked, &Reader::default(), &Past::default()).map(|pick| pick.reason),
        Ok(Reason::Asked { pillar: Peer })
    );
    // A mix that wants one pillar only.
    let reader = Reader { mix: Some(vec![(Peer, 1.0)]), ..Reader::default() };
    let found = all(&bank(), Wish::default(), &reader, &others(vec![(Comm, 1)]));
    assert!(found.iter().all(|id| id.starts_with("peer-practice")), "{found:?}");
}

#[test]
fn a_goal_that_has_room_leans_topics_toward_its_purpose_and_is_named() {
    let bank = Bank::new(
        bank().topics().cloned().map(|topic| match topic.id.0.ends_with("-2") {
            true => Topic { purposes: vec![Purpose::Network, Purpose::Recruit], ..topic },
            false => topic,
        }),
        Vec::new(),
    );
    let leaning = Reader { lean: vec![Purpose::Recruit], ..Reader::default() };
    let found = all(&bank, Wish::default(), &leaning, &Past::default());
    assert!(
        found.len() > 2 && found.iter().all(|id| id.ends_with("-2")),
        "of every pillar the one that serves: {found:?}"
    );
    let pick = one(&bank, Wish::default(), &leaning, &Past::default()).map(|pick| pick.reason);
    assert_eq!(pick, Ok(Reason::Goal { purpose: Purpose::Recruit }));
    // A pillar that rests comes before it all the same.
    let posts = Pillar::ALL.iter().filter(|one| **one != Comm).map(|pillar| post(*pillar, 3)).collect();
    let past = Past { posts, ..Past::default() };
    let found = all(&bank, Wish::default(), &leaning, &past);
    assert!(found.iter().all(|id| id.starts_with("community")), "{found:?}");
}

#[test]
fn of_one_pillar_the_best_fit_comes_with_its_reason() {
    type Change = fn(&mut Topic);
    let cases: [(&str, Change, Reader, Reason); 5] = [
        (
            "platform",
            |topic| topic.platforms = vec![Platform::Podcast],
            Reader { platform: Some(Platform::Podcast), ..Reader::default() },
            Reason::Platform { platform: Platform::Podcast },
        ),
        (
            "profession",
            |topic| topic.specialties = vec![Specialty::Nurse],
            Reader { specialty: Some(Specialty::Nurse), ..Reader::default() },
            Reason::Specialty { specialty: Specialty::Nurse },
        ),
        (
            "purpose",
            |topic| topic.purposes = vec![Purpose::Recruit],
            Reader { purpose: Some(Purpose::Recruit), ..Reader::default() },
            Reason::Purpose { purpose: Purpose::Recruit },
        ),
        (
            "audience",
            |topic| topic.audience = vec![Audience::Recruits],
            Reader { audience: vec![Audience::Recruits], ..Reader::default() },
            Reason::Fresh,
        ),
        (
            "time",
            |topic| topic.effort = 5,
            Reader { minutes: Some(5), ..Reader::default() },
            Reason::Time { minutes: 5 },
        ),
    ];
    for (name, change, reader, reason) in cases {
        let mut fit = topic("fit", Comm);
        change(&mut fit);
        let bank = Bank::new([topic("plain", Comm), fit], Vec::new());
        assert_eq!(all(&bank, Wish::default(), &reader, &Past::default()), ["fit".to_owned()].into(), "{name}");
        assert_eq!(
            one(&bank, Wish::default(), &reader, &Past::default()).map(|pick| pick.reason),
            Ok(reason),
            "{name}"
        );
    }
    let mut computer = topic("computer", Comm);
    computer.device = Device::Computer;
    let bank = Bank::new([topic("phone", Comm), computer], Vec::new());
    let reader = Reader { device: Device::Phone, ..Reader::default() };
    assert_eq!(all(&bank, Wish::default(), &reader, &Past::default()), ["phone".to_owned()].into());
}

#[test]
fn likeness_to_the_last_posts_leads_away() {
    let titled = |id: &str, title: &str| Topic { title: title.to_owned(), ..topic(id, Comm) };
    let bank = Bank::new(
        [titled("like", "Inhaler technique on camera"), titled("unlike", "A walk around the pond")],
        Vec::new(),
    );
    let mut written = post(Peer, 3);
    written.title = "My inhaler technique, on camera".to_owned();
    let past = Past { posts: vec![written], ..Past::default() };
    assert_eq!(all(&bank, Wish::default(), &Reader::default(), &past), ["unlike".to_owned()].into());
    assert_eq!(all(&bank, Wish::default(), &Reader::default(), &Past::default()).len(), 2);
}

#[test]
fn an_observance_is_taken_up_once_in_two_weeks_and_by_one_of_the_team() {
    let days =
        vec![observance("heart-day", "fixed:06-18", &["heart"]), observance("sleep-day", "fixed:06-25", &["sleep"])];
    let of = |subjects: &[&str], id: &str| Topic {
        subjects: subjects.iter().map(|&subject| subject.to_owned()).collect(),
        ..topic(id, Obs)
    };
    let bank = Bank::new(
        [of(&[], "any"), of(&["sleep"], "sleep"), of(&["month"], "month"), topic("plain", Comm)],
        days.clone(),
    );
    let past = Past::default();
    let taken_up = |past: &Past, reader: &Reader| {
        let pick = one(&bank, Wish::default(), reader, past).unwrap();
        pick.observance.map(|upcoming| (upcoming.observance.id.clone(), pick.topic.id.0.clone()))
    };
    let reader = Reader::default();
    assert_eq!(taken_up(&past, &reader), Some(("heart-day".into(), "any".into())));
    let mate = |id: &str| Past { teammates_observances: vec![(id.to_owned(), day(5))], ..Past::default() };
    assert_eq!(taken_up(&mate("heart-day"), &reader), Some(("sleep-day".into(), "sleep".into())));
    let mut both = mate("heart-day");
    both.teammates_observances.push(("sleep-day".into(), day(13)));
    assert_eq!(taken_up(&both, &reader), None);
    assert_eq!(taken_up(&both, &Reader { team: 3, ..Reader::default() }), Some(("heart-day".into(), "any".into())));
    for (ago, may) in [(13, false), (14, true)] {
        let past = Past { observances_offered: vec![("other-day".into(), day(ago))], ..Past::default() };
        assert_eq!(taken_up(&past, &reader).is_some(), may, "{ago} days ago");
    }
    let asked = Wish { pillar: Some(Obs), ..Wish::default() };
    let pick = one(&bank, asked, &reader, &Past { observances_offered: vec![("x".into(), day(1))], ..past }).unwrap();
    assert!(pick.observance.is_none() && pick.topic.pillar == Obs && !pick.nearest);
}
