//! What is seen around a log.

use super::check::says;
use super::sample::{at, day, member, pace, post, topic};
use crate::app::filling::Slots;
use crate::app::log::Logged;
use crate::app::log_several::Several;
use crate::app::places::Placed;
use crate::app::posts::{Opened, Page, Sourced};
use crate::discord::render::{logged, posts};
use crate::domain::facet::Pillar;
use crate::domain::ids::{OfferId, TopicId};
use crate::domain::link::LinkRefused;
use crate::domain::pace::{Pace, State};
use crate::domain::platform::Platform;
use crate::domain::post::{Post, Sieve};
use crate::domain::reply::Numbers;
use crate::domain::sameness::{Remark, Sight, WayOut};
use crate::domain::topic::Topic;
use crate::domain::week::Week;

const ZONE: chrono_tz::Tz = chrono_tz::Europe::Berlin;

fn entry(post: Post) -> Logged {
    Logged {
        post,
        scheduled: false,
        pace: pace(State::OnPace, 4, 2, 3),
        other_week: false,
        repeats: None,
        remark: None,
        taken: Vec::new(),
        slots: Slots::default(),
        zone: ZONE,
    }
}

fn remarked(sight: Sight, pillar: Pillar, last_on: Option<&str>) -> Logged {
    let way_out = Some(WayOut { pillar, last_on: last_on.map(day) });
    Logged { remark: Some(Remark { sight, way_out }), ..entry(post(1, "Sleep after three nights")) }
}

#[test]
fn a_log() {
    says("logged", logged::logged(&entry(post(1, "Sleep after three nights"))));
    let link_only = Post { title: None, ..post(1, "") };
    says("logged_link_only", logged::logged(&entry(link_only)));
    let bare =
        Post { link: None, pillar: None, platforms: vec![Platform::Other], ..post(1, "Sleep after three nights") };
    says("logged_unknown_kind", logged::logged(&entry(bare)));
    let everywhere = Post { platforms: Platform::ALL.to_vec(), ..post(1, "Sleep after three nights") };
    says("logged_everywhere", logged::logged(&entry(everywhere)));
    let first = Post { posted_on: day("2026-01-05"), ..post(9, "Sleep after three nights") };
    says("logged_same_link", logged::logged(&Logged { repeats: Some(first.clone()), ..entry(post(1, "Again")) }));
    let planned = Post { posted_at: at("2026-01-09 08:00"), posted_on: day("2026-01-09"), ..post(1, "On Friday") };
    let planned = Logged { scheduled: true, ..entry(planned) };
    says("logged_scheduled", logged::logged(&planned));
    says("logged_scheduled_same_link", logged::logged(&Logged { repeats: Some(first), ..planned }));
}

#[test]
fn a_log_beside_topics_of_the_week() {
    let other = Topic { id: TopicId("tech-other".into()), title: "What the new scales cannot weigh".into(), ..topic() };
    let taken = vec![(OfferId(7), topic()), (OfferId(8), other)];
    says("logged_topics_taken", logged::logged(&Logged { taken: taken.clone(), ..entry(post(1, "A rainy Tuesday")) }));
    let from = Post { topic: Some(topic().id), ..post(1, "Sleep after three nights") };
    says("logged_topic_by_title", logged::logged(&Logged { taken: taken.clone(), ..entry(from.clone()) }));
    let mut everywhere = from;
    everywhere.links = vec!["https://www.instagram.com/p/abc/".into()];
    let opened = Opened { post: everywhere, numbers: Numbers::default(), zone: ZONE };
    says("sourced", logged::sourced(&Sourced { opened, taken }));
}

#[test]
fn a_time_that_is_offered() {
    let at = day("2026-01-06").and_hms_opt(18, 0, 0).unwrap();
    assert_eq!(logged::offered_time("yesterday 18:00", at), "yesterday 18:00 · Tue 6 Jan, 18:00");
}

#[test]
fn a_log_in_every_pace() {
    let other = |pace: Pace| Logged { pace, other_week: true, ..entry(post(1, "Last week")) };
    let mut before = pace(State::Behind, 4, 1, 0);
    before.week = Week::of(day("2025-12-29"));
    says("logged_other_week", logged::logged(&other(before)));
    for (name, target, made) in [
        ("logged_week_done", 4, 4),
        ("logged_week_done_and_more", 4, 6),
        ("logged_week_of_one", 1, 1),
        ("logged_week_free", 0, 1),
        ("logged_week_free_and_several", 0, 3),
    ] {
        let pace = pace(State::Done, target, made, 2);
        says(name, logged::logged(&Logged { pace, ..entry(post(1, "Sleep after three nights")) }));
    }
    assert_eq!(logged::pace(&pace(State::Done, 0, 0, 0), false), "This week asks for nothing.");
}

#[test]
fn a_log_with_a_remark() {
    let in_a_row = Sight::InARow { pillar: Pillar::TeamAndCareers, count: 3 };
    let in_a_row = remarked(in_a_row, Pillar::TechnologyReview, Some("2025-10-14"));
    says("logged_three_in_a_row", logged::logged(&in_a_row));
    let share = Sight::Share { pillar: Pillar::BehindTheScenes, count: 5, of: 10 };
    says("logged_half_of_one_kind", logged::logged(&remarked(share, Pillar::PeerPractice, None)));
    let near = Sight::NearTitle { title: "Sleep after *two* nights".into(), on: day("2025-12-16") };
    says("logged_near_title", logged::logged(&remarked(near, Pillar::Community, Some("2025-11-03"))));
    let crowd = Sight::Crowd { teammates: 3 };
    let crowd = Logged { remark: Some(Remark { sight: crowd, way_out: None }), ..entry(post(1, "The quiet corner")) };
    says("logged_crowd", logged::logged(&crowd));
}

#[test]
fn a_post_afterwards() {
    let opened = Opened { post: post(1, "Sleep after three nights"), numbers: Numbers::default(), zone: ZONE };
    says("changed", logged::changed(&opened));
    says("opened", logged::opened(&opened));
    let counted = Opened { numbers: Numbers { wrote: Some(3), answered: Some(2) }, ..opened.clone() };
    says("opened_with_numbers", logged::opened(&counted));
    let mut everywhere = opened.clone();
    everywhere.post.links =
        vec!["https://www.instagram.com/p/abc/".into(), format!("https://blog.example.org/{}", "a".repeat(250))];
    says("opened_everywhere", logged::opened(&everywhere));
    let other = Post { posted_on: day("2026-01-05"), ..post(9, "") };
    says("placed", logged::placed(&Placed { opened: everywhere, one_with: Some(other) }));
    says("deleted", logged::deleted(&opened));
    says("shared", logged::shared(member().person.0, &opened.post));
    says("shared_with_team", logged::shared_with_team());
}

#[test]
fn pages() {
    let page = |posts, page, pages| Page { member: member(), posts, page, pages, sieve: Sieve::default(), zone: ZONE };
    says("page_empty", posts::page(&page(Vec::new(), 0, 1)));
    let again = Post { repeats: Some(post(1, "").id), ..post(3, "") };
    says("page_only", posts::page(&page(vec![post(1, "Sleep after three nights"), again], 0, 1)));
    let full = (1..=10).map(|n| post(n, &format!("Number {n} of what the ward taught me about rest"))).collect();
    let sieve = Sieve { platform: Some(Platform::YouTube), pillar: Some(Pillar::Community) };
    says("page_sieved_empty", posts::page(&Page { sieve, ..page(Vec::new(), 0, 1) }));
    says("page_sieved", posts::page(&Page { sieve, ..page(vec![post(1, "Sleep after three nights")], 1, 3) }));
    says("page_middle", posts::page(&page(full, 1, 3)));
}

#[test]
fn several_at_once() {
    let kept = vec![
        entry(post(1, "")),
        Logged { repeats: Some(post(9, "")), ..entry(post(2, "")) },
        Logged { pace: pace(State::OnPace, 4, 3, 3), ..entry(post(3, "With a title")) },
    ];
    says("several", logged::several(&Several { kept: kept.clone(), ..Several::default() }, ""));
    let refused = vec![("http://192.168.0.7/intranet".to_owned(), LinkRefused::PrivateHost)];
    says("several_but_one", logged::several(&Several { kept, refused }, "Two of my own"));
}
