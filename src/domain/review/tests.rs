//! What a quarter was, by facts.

use super::*;
use crate::domain::facet::Purpose;
use crate::domain::ids::{MemberId, PostId};
use crate::domain::pace::tests::{diary, january};
use crate::domain::post::Said;
use crate::domain::strategy::{Familiarity, Place};
use crate::domain::week::Weekdays;
use chrono::{DateTime, NaiveDate};

fn post(on: NaiveDate, platforms: &[Platform], purpose: Option<Purpose>) -> Post {
    Post {
        id: PostId(1),
        member: MemberId(1),
        posted_at: DateTime::UNIX_EPOCH,
        posted_on: on,
        title: None,
        link: None,
        links: Vec::new(),
        platforms: platforms.to_vec(),
        pillar: None,
        format: None,
        purpose,
        said: Said::default(),
        topic: None,
        repeats: None,
        logged_at: DateTime::UNIX_EPOCH,
    }
}

#[test]
fn a_quarter_is_told_by_its_posts_its_weeks_and_its_places() {
    use Platform::{Blog, LinkedIn, X};
    let quarter = Quarter::of(january(7));
    let mut of = diary(1, Weekdays::WORKING, &[6, 13, 31]);
    of.member.platform = Some(LinkedIn);
    of.member.strategy.places =
        [LinkedIn, X, Blog].map(|platform| Place { platform, familiarity: Familiarity::Known, ready: vec![] }).to_vec();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let repeated = Post { repeats: Some(PostId(1)), ..post(january(6), &[Blog], Some(Purpose::Advocate)) };
    let posts = [
        post(day("2025-12-31"), &[Blog], Some(Purpose::Advocate)),
        post(january(6), &[LinkedIn, X], Some(Purpose::Recruit)),
        post(january(13), &[LinkedIn], Some(Purpose::Network)),
        post(january(31), &[LinkedIn], Some(Purpose::Recruit)),
        post(day("2026-03-31"), &[LinkedIn], None),
        post(day("2026-04-01"), &[Blog], Some(Purpose::Advocate)),
        repeated,
    ];
    let spring = day("2026-04-06");
    let told = figures(quarter, &of, &posts, vec![CareerGroup::Nurses], spring);
    assert_eq!((told.posts, told.kept), (4, 3));
    // The Mondays from 5 January to 30 March.
    assert_eq!(told.weeks, 13);
    assert_eq!(told.purposes, [(Purpose::Recruit, 2), (Purpose::Network, 1)]);
    assert_eq!(told.platforms, [(LinkedIn, 4), (X, 1)]);
    assert_eq!(told.unused, [Blog]);
    assert_eq!(told.groups, [CareerGroup::Nurses]);
    let before = figures(quarter.previous(), &of, &posts, vec![], spring);
    assert_eq!((before.posts, before.weeks, before.kept), (1, 5, 0), "the weeks since joining");
}

#[test]
fn the_week_that_runs_into_the_next_quarter_is_judged_once_it_is_over() {
    let quarter = Quarter::of(january(7));
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    for (today, posts, counted) in [
        ("2026-04-01", &["2026-03-30"][..], (1, 13)),
        ("2026-04-01", &["2026-03-23"], (1, 12)),
        ("2026-04-05", &[], (0, 12)),
        ("2026-04-06", &[], (0, 13)),
        ("2026-07-01", &["2026-04-05", "2026-04-06"], (1, 13)),
    ] {
        let mut of = diary(1, Weekdays::WORKING, &[]);
        of.posts = posts.iter().map(|on| day(on)).collect();
        let told = figures(quarter, &of, &[], vec![], day(today));
        assert_eq!((told.kept, told.weeks), counted, "{today} {posts:?}");
    }
}

#[test]
fn each_week_belongs_to_one_quarter() {
    let mut quarter = Quarter::of("2025-12-31".parse().unwrap());
    for (first, last) in [
        ("2025-10-06", "2025-12-29"),
        ("2026-01-05", "2026-03-30"),
        ("2026-04-06", "2026-06-29"),
        ("2026-07-06", "2026-09-28"),
        ("2026-10-05", "2026-12-28"),
    ] {
        let (begins, ends) = weeks(quarter);
        assert_eq!((begins.monday().to_string(), ends.monday().to_string()), (first.into(), last.into()), "{quarter}");
        assert_eq!(weeks(quarter.next()).0, ends.next(), "{quarter}");
        quarter = quarter.next();
    }
    assert_eq!(weeks(Quarter::of("2029-01-01".parse().unwrap())).0.monday().to_string(), "2029-01-01");
}
