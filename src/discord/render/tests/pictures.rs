//! What pictures show, and the words that go with them. The pictures of the README are drawn from here.

use super::aiming::{goal, numbered};
use super::check::{body, keeps, keeps_text};
use super::sample::{day, delivery, member, pace};
use super::typed::hostile;
use crate::app::me::{Figures, Portrait};
use crate::app::notices::{BoardLine, RecapNotice};
use crate::app::picture::{Svg, board as board_picture, own, png};
use crate::discord::render::{me, own_picture, recap_picture};
use crate::domain::facet::Pillar;
use crate::domain::goal::Counted;
use crate::domain::ids::{MemberId, TeamId};
use crate::domain::member::Member;
use crate::domain::pace::State;
use crate::domain::recap::{Score, board};
use crate::domain::streak::Consistency;
use crate::domain::week::{Week, ahead};
use local_discord::rules::{Sending, message_with_files};
use std::path::PathBuf;

const NAMES: [&str; 9] =
    ["Ana Ferreira", "Ben Okoro", "Chiara Conti", "Daniel Weiß", "Elif", "Мария", "Nguyễn Hạnh", "王秀英", "Zoë 🌸"];

fn score(posts: f64, conversation: f64, variety: f64) -> Score {
    Score { posts, conversation, variety, total: (posts + conversation + variety).round() as u32 }
}

fn week_of(names: &[&str], score_of: impl Fn(usize) -> Score) -> RecapNotice {
    let entries = names.iter().enumerate().map(|(n, name)| (MemberId(n as i64), (*name).to_owned(), score_of(n)));
    let dress = |line| BoardLine { posts: 3, target: 4, kind_word: None, line };
    let lines: Vec<BoardLine> = board(entries.collect(), true).into_iter().map(dress).collect();
    RecapNotice {
        id: delivery(),
        team: TeamId(1),
        week: Week::of(day("2026-01-05")),
        running: false,
        late: false,
        updated: false,
        posts: 23,
        conversations: 19,
        together: None,
        all_away: false,
        newcomers: false,
        unnamed: false,
        lines,
    }
}

/// A team of nine in several scripts.
fn nine() -> RecapNotice {
    let scores = [
        score(50.0, 30.0, 20.0),
        score(37.5, 22.5, 20.0),
        score(50.0, 15.0, 13.3),
        score(25.0, 20.0, 16.7),
        score(50.0, 25.0, 10.0),
        score(12.5, 30.0, 6.7),
        score(37.5, 5.0, 13.3),
        score(50.0, 30.0, 16.7),
        score(25.0, 0.0, 10.0),
    ];
    week_of(&NAMES, |n| scores[n])
}

fn half_year() -> Portrait {
    let today = day("2026-01-07");
    let first = Week::of(today).earlier(25);
    // Four a week, now and then fewer or more; a fortnight's rest in August.
    let days = (0..26_u64).filter(|week| ![4, 5].contains(week)).flat_map(|week| {
        let made: &[u64] = match week % 5 {
            0 => &[0, 2, 4],
            1 => &[0, 1, 3, 3],
            2 => &[1, 1, 1, 4],
            _ => &[0, 2, 3, 4],
        };
        made.iter().map(move |at| ahead(first.monday(), week * 7 + at))
    });
    let kept = (0..25).filter(|week| week % 5 != 0 && ![4, 5].contains(week));
    let goals = vec![
        goal("New enquiries a month that mention a post", Counted::Typed, &[("2025-12-29", "3")]),
        numbered(goal("Weeks kept", Counted::WeeksKept, &[("2025-12-29", "4")]), 5),
    ];
    let pillars = [
        (Pillar::PatientEducation, 6),
        (Pillar::BehindTheScenes, 4),
        (Pillar::TechnologyReview, 3),
        (Pillar::Observance, 2),
        (Pillar::Community, 2),
        (Pillar::MythAndEvidence, 2),
        (Pillar::PeerPractice, 1),
    ];
    let figures = Figures {
        member: Member { joined_on: day("2025-07-14"), ..member() },
        pace: pace(State::OnPace, 4, 2, 3),
        consistency: Consistency { kept: 9, counted: 12, streak: 4, best: 5 },
        variety: Some(0.72),
        pillars: pillars.to_vec(),
        posts: 91,
        goals,
        taken: Vec::new(),
    };
    let kept = kept.map(|week| Week::of(ahead(first.monday(), week * 7))).collect();
    Portrait { figures, today, days: days.filter(|day| *day <= today).collect(), kept }
}

#[test]
fn the_weekly_post_and_its_picture() {
    for (name, notice) in [
        ("recap_pictured", nine()),
        ("recap_pictured_nobody", week_of(&[], |_| Score::default())),
        ("recap_pictured_one", week_of(&["Ana"], |_| score(37.5, 18.75, 0.0))),
    ] {
        let frozen = recap_picture::frozen(&notice);
        let sent: serde_json::Value = serde_json::from_str(&frozen.body).expect("a body");
        let faults = message_with_files(&sent, Sending::Create, &[0]);
        assert!(faults.is_empty(), "{name}: {faults:#?}");
        keeps(name, &sent);
    }
    let many: Vec<String> = (1..=300).map(|n| format!("Colleague {n:03}")).collect();
    let names: Vec<&str> = many.iter().map(String::as_str).collect();
    let told = recap_picture::told(&week_of(&names, |n| score(50.0 - (n % 50) as f64, 20.0, 10.0)));
    assert!(told.chars().count() <= 1024, "{told}");
    let said = told.matches("Colleague").count();
    assert!(said >= 15 && told.ends_with(&format!("And {} more.", 300 - said)), "{told}");
}

/// What stands in the picture stands in the post: who is not named in one is not named in the other.
#[test]
fn whoever_is_not_on_the_board_is_in_no_picture() {
    let frozen = recap_picture::frozen(&week_of(&NAMES[..4], |_| score(25.0, 0.0, 0.0)));
    for (name, there) in NAMES.iter().zip([true, true, true, true, false, false]) {
        assert_eq!(frozen.body.contains(name), there, "{name}");
        assert_eq!(frozen.picture.as_str().contains(name), there, "{name}");
    }
}

#[test]
fn the_half_year_in_words() {
    let new = Portrait { days: Vec::new(), kept: Vec::new(), figures: empty(), ..half_year() };
    keeps_text("half_year_told", &own_picture::told(&half_year()));
    keeps_text("half_year_told_new", &own_picture::told(&new));
    keeps_text("half_year", own::draw(&own_picture::drawing(&half_year())).as_str());
}

fn empty() -> Figures {
    let Portrait { figures, today, .. } = half_year();
    let member = Member { joined_on: today, ..figures.member };
    let (pillars, goals) = (Vec::new(), Vec::new());
    Figures { member, pillars, goals, posts: 0, variety: None, consistency: Consistency::default(), ..figures }
}

#[test]
fn whatever_people_are_called_it_does_nothing() {
    for text in hostile() {
        let names = [text.as_str(); 30];
        let frozen = recap_picture::frozen(&week_of(&names, |n| score(n as f64, 10.0, 0.0)));
        let sent: serde_json::Value = serde_json::from_str(&frozen.body).expect("a body");
        assert!(message_with_files(&sent, Sending::Create, &[0]).is_empty(), "{text:?}");
        assert!(png(&frozen.picture).is_ok(), "{text:?}");
        let mut own = half_year();
        own.figures.goals = vec![goal(&text, Counted::Typed, &[("2025-12-29", "3")]); 3];
        let told = own_picture::told(&own);
        assert!(!told.contains(['\u{202e}', '\u{7}', '\n']), "{told:?}");
        let card = me::figures(&own.figures).picture(own_picture::FILE, vec![1], &told);
        body(&format!("{text:?}"), card);
        assert!(png(&own::draw(&own_picture::drawing(&own))).is_ok(), "{text:?}");
    }
}

/// The pictures of the README, each with its file.
fn shown() -> [(PathBuf, Svg); 2] {
    let docs = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs");
    let week = board_picture::draw(&recap_picture::drawing(&nine()));
    [(docs.join("recap.png"), week), (docs.join("me.png"), own::draw(&own_picture::drawing(&half_year())))]
}

/// Another processor may round otherwise: the pictures are compared by how they look.
#[test]
fn the_readme_shows_what_is_drawn() {
    for (file, picture) in shown() {
        let kept = std::fs::read(&file).expect("a picture");
        assert!(kept.len() < 150_000, "{}: {}", file.display(), kept.len());
        let [kept, drawn] = [kept, png(&picture).expect("it is drawn")]
            .map(|one| resvg::tiny_skia::Pixmap::decode_png(&one).expect("a picture"));
        assert_eq!((kept.width(), kept.height()), (drawn.width(), drawn.height()));
        let apart = kept.data().iter().zip(drawn.data()).filter(|(a, b)| a.abs_diff(**b) > 16).count();
        let again = "cargo test --lib pictures_of_the_readme -- --ignored draws it anew";
        assert!(apart * 1000 < kept.data().len(), "{} is not what is drawn now; {again}", file.display());
    }
}

#[test]
#[ignore = "writes into docs/; to be run after a picture has changed"]
fn pictures_of_the_readme() {
    for (file, picture) in shown() {
        std::fs::write(&file, png(&picture).expect("it is drawn")).expect("it is kept");
    }
}
