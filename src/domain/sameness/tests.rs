//! What calls for a remark and what does not, in tables; variety and titles as well.

use super::*;
use proptest::prelude::*;

use Pillar::{
    AccessAndService as Acc, Community as Comm, PatientEducation as Edu, PeerPractice as Peer, ResearchDigest as Res,
    TeamAndCareers as Team, TechnologyReview as Tech,
};

const OPEN: [Pillar; 6] = [Edu, Team, Tech, Res, Peer, Comm];

fn day(at: usize) -> NaiveDate {
    "2026-01-01".parse::<NaiveDate>().unwrap() + chrono::Days::new(at as u64)
}

/// A title that shares no word with any other.
fn title(at: usize) -> String {
    let letter = char::from(b'a' + at as u8);
    format!("{0}{0}{0}zum {0}{0}{0}bor", letter)
}

fn posts(pillars: &[Option<Pillar>]) -> Vec<Written> {
    pillars
        .iter()
        .enumerate()
        .map(|(at, pillar)| Written {
            title: title(at),
            pillar: *pillar,
            format: None,
            platform: None,
            on: day(at),
            topic: None,
        })
        .collect()
}

fn known(pillars: &[Pillar]) -> Vec<Written> {
    posts(&pillars.iter().copied().map(Some).collect::<Vec<_>>())
}

fn asked(posts: &[Written], teammates: usize) -> Option<Remark> {
    let (newest, before) = posts.split_last().unwrap();
    remark(before, newest, teammates, &OPEN)
}

#[test]
fn pillars_that_repeat_call_for_a_remark() {
    let cases: [(&[Pillar], Option<Sight>); 10] = [
        (&[Team, Team, Team, Team], None),
        (&[Edu, Tech, Team, Team, Team], Some(Sight::InARow { pillar: Team, count: 3 })),
        (&[Edu, Team, Team, Team, Team], Some(Sight::InARow { pillar: Team, count: 4 })),
        (&[Team, Team, Team, Edu, Tech], None),
        (&[Team, Edu, Team, Tech, Team], Some(Sight::Share { pillar: Team, count: 3, of: 5 })),
        (&[Team, Edu, Tech, Peer, Team], None),
        (&[Team, Edu, Team, Tech, Team, Peer, Team, Res, Comm, Edu], None),
        (
            &[Team, Edu, Team, Tech, Team, Peer, Team, Res, Comm, Team],
            Some(Sight::Share { pillar: Team, count: 5, of: 10 }),
        ),
        (&[Edu, Peer, Team, Res, Team, Peer, Res, Team, Comm, Team], None),
        (&[Team, Team, Edu, Peer, Team, Res, Comm, Peer, Res, Team, Comm, Team], None),
    ];
    for (pillars, meant) in cases {
        assert_eq!(asked(&known(pillars), 0).map(|remark| remark.sight), meant, "{pillars:?}");
    }
}

#[test]
fn unknown_pillars_neither_count_nor_break_a_row() {
    let with = |pillars: &[Option<Pillar>]| asked(&posts(pillars), 0).map(|remark| remark.sight);
    assert_eq!(with(&[Some(Team), None, Some(Team), None, Some(Team)]), None, "three known");
    let row = [Some(Edu), Some(Tech), Some(Team), None, Some(Team), None, Some(Team)];
    assert_eq!(with(&row), Some(Sight::InARow { pillar: Team, count: 3 }));
    let unknown_last = [Some(Edu), Some(Tech), Some(Team), Some(Team), Some(Team), None];
    assert_eq!(with(&unknown_last), None);
}

#[test]
fn a_title_that_was_there_calls_for_a_remark() {
    for (earlier, newest, meant) in [
        ("Three things about inhaler technique", "Inhaler technique: three things", true),
        ("Inhaler technique for beginners", "Inhaler technique for children", false),
        ("Vaccination", "Vaccination!", true),
        ("Vaccination", "Vaccinations this autumn", false),
        ("", "", false),
    ] {
        let mut posts = known(&[Edu, Tech, Team, Res, Peer, Comm]);
        posts[1].title = earlier.to_owned();
        posts[5].title = newest.to_owned();
        let found = asked(&posts, 0).map(|remark| remark.sight);
        assert_eq!(found, meant.then(|| Sight::NearTitle { title: earlier.to_owned(), on: day(1) }), "{newest}");
    }
    let mut long_ago = known(&[Edu, Tech, Team, Res, Peer, Comm].repeat(4));
    long_ago[2].title = "Inhaler technique".into();
    long_ago[23].title = "Inhaler technique".into();
    assert_eq!(asked(&long_ago, 0), None, "twenty-one posts before");
}

#[test]
fn a_crowd_is_three_teammates_and_goes_before_all_else() {
    let row = known(&[Edu, Tech, Team, Team, Team]);
    assert_eq!(asked(&row, 2).unwrap().sight, Sight::InARow { pillar: Team, count: 3 });
    assert_eq!(asked(&row, 3).unwrap().sight, Sight::Crowd { teammates: 3 });
    assert_eq!(asked(&known(&[Edu, Tech, Team, Peer]), 3), None, "four known posts");
    assert_eq!((crowd(2), crowd(4)), (None, Some(Sight::Crowd { teammates: 4 })));
}

#[test]
fn the_way_out_is_the_least_used_pillar_rested_longest() {
    let cases: [(&[Pillar], Pillar, Option<usize>); 3] = [
        (&[Edu, Tech, Team, Team, Team], Res, None),
        (&[Edu, Tech, Res, Peer, Comm, Edu, Team, Team, Team], Tech, Some(1)),
        (&[Comm, Peer, Res, Tech, Edu, Team, Team, Team], Comm, Some(0)),
    ];
    for (pillars, meant, last_on) in cases {
        let way_out = asked(&known(pillars), 0).unwrap().way_out;
        assert_eq!(way_out, Some(WayOut { pillar: meant, last_on: last_on.map(day) }), "{pillars:?}");
    }
    let (newest, before) = (known(&[Team]).remove(0), known(&[Team; 5]));
    assert_eq!(remark(&before, &newest, 0, &[Team]).unwrap().way_out, None, "nothing else is open");
}

#[test]
fn variety_is_entropy_over_the_open_pillars() {
    let even = [Edu, Team, Tech, Res, Peer, Comm];
    let cases: [(&[Pillar], usize, Option<f64>); 7] = [
        (&[Edu, Team, Tech, Res], 6, None),
        (&even, 1, None),
        (&[Team; 5], 11, Some(0.0)),
        (&even, 6, Some(1.0)),
        (&[Edu, Edu, Edu, Team, Team, Team], 2, Some(1.0)),
        (&even, 4, Some(1.0)),
        (&[Edu, Edu, Edu, Edu, Team, Team, Team, Team], 4, Some(0.5)),
    ];
    for (pillars, open, meant) in cases {
        let found = variety(pillars, open);
        let near = |(one, other): (f64, f64)| (one - other).abs() < 1e-9;
        assert!(found.is_some() == meant.is_some() && found.zip(meant).is_none_or(near), "{pillars:?}: {found:?}");
    }
    let turned: Vec<Pillar> = [Team; 30].into_iter().chain(even.repeat(4)).collect();
    assert!(variety(&turned, 6).unwrap() > 0.98, "only the last twenty count");
}

#[test]
fn a_title_names_its_pillar_only_where_it_names_one() {
    let words = |list: &[&str]| list.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    let keywords = [
        (Tech, words(&["app", "tried out"])),
        (Acc, words(&["opening hours", "parking"])),
        (Res, words(&["p-value", "trial"])),
    ];
    for (title, meant) in [
        ("An app for wounds", Some(Tech)),
        ("APP!", Some(Tech)),
        ("Happy apples", None),
        ("We tried it out", None),
        ("Tried out: a new light", Some(Tech)),
        ("New opening-hours in May", Some(Acc)),
        ("The P value, once more", Some(Res)),
        ("An app and a trial", None),
        ("App, tried out", Some(Tech)),
        ("", None),
    ] {
        assert_eq!(pillar_of_title(title, &keywords), meant, "{title}");
    }
}

fn any_pillars() -> impl Strategy<Value = Vec<Pillar>> {
    prop::collection::vec(prop::sample::select(Pillar::ALL.to_vec()), 0..40)
}

proptest! {
    #[test]
    fn variety_stays_between_nothing_and_all(pillars in any_pillars(), open in 0..13_usize) {
        if let Some(variety) = variety(&pillars, open) {
            prop_assert!((0.0..=1.0).contains(&variety));
            prop_assert!(pillars.len() >= KNOWN_FROM && open >= 2);
        }
    }

    #[test]
    fn a_remark_never_points_back_to_the_same_pillar(pillars in any_pillars(), teammates in 0..6_usize) {
        prop_assume!(!pillars.is_empty() && pillars.len() <= 24);
        let posts = known(&pillars);
        if let Some(remark) = asked(&posts, teammates) {
            prop_assert!(pillars.len() >= KNOWN_FROM);
            let way_out = remark.way_out.expect("six are open").pillar;
            prop_assert!(Some(&way_out) != pillars.last() && OPEN.contains(&way_out));
        }
    }
}

#[test]
fn the_nearest_title_is_found_if_any_is_near() {
    let titles = ["Sleep after three nights", "Three nights of sleep", "A lamp", "Hands"];
    for (title, nearest) in [
        ("Sleeping after three nights", Some(0)),
        ("three nights of sleep!", Some(0)),
        ("Nights", None),
        ("a lamp", Some(2)),
        ("Lamps and chairs of our corner", None),
        ("hands", Some(3)),
        ("", None),
    ] {
        assert_eq!(nearest_title(title, titles), nearest, "{title}");
    }
    assert_eq!(nearest_title("Anything", []), None);
}
