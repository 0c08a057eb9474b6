//! What is seen of a strategy: its card, its lines one by one, the card of before, and the look back on a quarter.

use super::check::says;
use super::sample::{TODAY, day, member};
use crate::app::review::LookBack;
use crate::app::strategy::{Before, Shown};
use crate::discord::render::{if_then, review, strategy};
use crate::domain::facet::{Audience, CareerGroup, Device, Purpose, Specialty};
use crate::domain::ids::IfThenId;
use crate::domain::if_then::IfThen;
use crate::domain::member::Member;
use crate::domain::platform::Platform;
use crate::domain::quarter::Quarter;
use crate::domain::review::Figures;
use crate::domain::strategy::unclear::unclear;
use crate::domain::strategy::{Change, Familiarity, GroundRule, Lately, Lines, Readiness, Reviewer, Step, Unclear};
use chrono::{NaiveTime, Weekday};

fn of(member: Member, if_thens: Vec<IfThen>) -> Shown {
    Shown {
        lines: Lines::of(&member, &if_thens, day(TODAY)),
        unclear: unclear(&member, day(TODAY), Lately::default()),
        if_thens,
        assumed: Some("de"),
        has_before: false,
        review: None,
        member,
    }
}

fn said(changes: &[Change]) -> Member {
    let mut one = member();
    for change in changes {
        one.settle_line(change, Some("de")).expect("it can be said");
    }
    one
}

pub(super) fn plans(words: &[&str]) -> Vec<IfThen> {
    let weekdays = [Some(Weekday::Tue), None, Some(Weekday::Sun)];
    let one = |(n, words): (usize, &&str)| IfThen {
        id: IfThenId(n as i64 + 1),
        member: member().id,
        weekday: weekdays[n % 3],
        words: (*words).to_owned(),
    };
    words.iter().enumerate().map(one).collect()
}

fn all_lines() -> Vec<Change> {
    vec![
        Change::Specialty(Specialty::Physician),
        Change::Field(Some("cardiology".into())),
        Change::Country("gb".into()),
        Change::Platforms(vec![Platform::LinkedIn, Platform::Instagram, Platform::TikTok]),
        Change::Familiarity(Platform::TikTok, Familiarity::New),
        Change::Familiarity(Platform::Instagram, Familiarity::FindingMyWay),
        Change::Ready(Platform::LinkedIn, Readiness::ALL.to_vec()),
        Change::Ready(Platform::Instagram, vec![Readiness::Picture]),
        Change::Ready(Platform::TikTok, vec![Readiness::Profile, Readiness::Comments]),
        Change::Device(Device::Phone),
        Change::Audience(vec![Audience::Peers, Audience::Recruits]),
        Change::Purpose(Purpose::Recruit),
        Change::SecondPurpose(Some(Purpose::Network)),
        Change::Time(NaiveTime::from_hms_opt(18, 30, 0)),
        Change::Reviewer(Reviewer::Colleague),
        Change::GroundRules(GroundRule::ALL.to_vec()),
    ]
}

/// Everything is said.
pub(super) fn settled() -> Shown {
    of(said(&all_lines()), plans(&["When Tuesday clinic ends, I draft on my phone", "When it rains, I read"]))
}

/// Some of it is.
fn half() -> Shown {
    let changes = [
        Change::Specialty(Specialty::Nurse),
        Change::Platforms(vec![Platform::LinkedIn, Platform::X]),
        Change::Ready(Platform::LinkedIn, vec![Readiness::Profile]),
        Change::Later(Step::Audience),
        Change::GroundRules(Vec::new()),
        Change::AsItIs(Step::Device),
    ];
    of(said(&changes), Vec::new())
}

fn unclear_one() -> Shown {
    let all = Platform::ALL.to_vec();
    let mut one = said(&[
        Change::Platforms(all),
        Change::Audience(vec![Audience::Patients]),
        Change::Purpose(Purpose::Recruit),
        Change::SecondPurpose(Some(Purpose::ReviewTechnology)),
        Change::GroundRules(vec![GroundRule::Privacy]),
        Change::Device(Device::Phone),
    ]);
    (one.platform, one.targets[0].1) = (Some(Platform::Blog), 2);
    of(one, Vec::new())
}

#[test]
fn the_card() {
    says("strategy_new", strategy::card(&of(member(), Vec::new())));
    let nowhere = Shown { assumed: None, ..of(member(), Vec::new()) };
    says("strategy_new_in_no_country", strategy::card(&nowhere));
    says("strategy_half", strategy::card(&half()));
    let grown = Shown { has_before: true, review: Some(Quarter::of(day("2025-12-31"))), ..settled() };
    says("strategy_settled", strategy::card(&grown).with_text(strategy::end(&settled())));
    says("strategy_unclear", strategy::card(&unclear_one()));
    let mut homeless = said(&[Change::Platforms(vec![Platform::X, Platform::TikTok])]);
    homeless.targets[0].1 = 21;
    says("strategy_no_main_platform", strategy::card(&of(homeless, Vec::new())));
    assert_ne!(strategy::end(&settled()), strategy::end(&half()));
    says("strategy_dropped", crate::discord::render::Card::text(strategy::dropped(Step::GroundRules)));
}

#[test]
fn every_line_on_a_walk_and_alone() {
    let (new, settled) = (of(member(), Vec::new()), settled());
    for step in Step::ALL.iter().copied().filter(|step| *step != Step::IfThens) {
        says(&format!("step_{}_new", step.slug()), strategy::step(&new, step, true));
        says(&format!("step_{}_settled", step.slug()), strategy::step(&settled, step, false));
    }
    let mut elsewhere = settled.clone();
    elsewhere.lines.country = Some("ke".into());
    says("step_country_not_offered", strategy::step(&elsewhere, Step::Country, true));
    let two = of(said(&[Change::Platforms(vec![Platform::X, Platform::TikTok])]), Vec::new());
    says("step_platforms_no_main_one", strategy::step(&two, Step::Platforms, true));
    let every = of(said(&[Change::Platforms(Platform::ALL.to_vec())]), Vec::new());
    says("step_readiness_everywhere", strategy::step(&every, Step::Readiness, false));
}

#[test]
fn a_platform() {
    let guide = vec!["Begin with one photo.".to_owned(), "Answer *under* the comment.".to_owned()];
    let shown = settled();
    says("place_known", strategy::place(&shown, Platform::LinkedIn, &guide, true));
    says("place_new", strategy::place(&shown, Platform::TikTok, &guide, false));
    says("place_that_is_none", strategy::place(&shown, Platform::Mastodon, &guide, true));
}

#[test]
fn each_line_that_is_unclear_has_one_way_out() {
    let mut shown = settled();
    shown.unclear = vec![
        Unclear::TooManyPlatforms { platforms: 9, ask: 9, posts: 4 },
        Unclear::ArticlesOnPhone,
        Unclear::PurposeMisses(Purpose::Recruit),
        Unclear::ColleaguesNotThere,
        Unclear::CrowdedDays { posts: 21, days: 1 },
        Unclear::TiesUnsaid,
        Unclear::DelicateAlone,
    ];
    let frozen = strategy::card(&shown).freeze();
    let body: serde_json::Value = serde_json::from_str(&frozen).expect("a message");
    let rows = body["components"].as_array().expect("rows");
    let row = |at: usize| -> Vec<&str> {
        let row = rows[at]["components"].as_array().expect("a row");
        row.iter().filter_map(|one| one["label"].as_str()).collect()
    };
    assert_eq!(row(2), ["Platforms", "Device", "For whom", "Days and time", "Second look"]);
    assert_eq!(row(3), ["Ground rules", "Posts a week"]);
    assert_eq!(rows.len(), 4);
    says("strategy_all_unclear", strategy::card(&shown));
}

#[test]
fn plans_in_their_own_words() {
    says("if_thens_none", if_then::all(&of(member(), Vec::new())));
    says("if_thens", if_then::all(&settled()));
    says("if_thens_full", if_then::all(&of(member(), plans(&["When clinic ends, I draft"; 5]))));
    says("if_then", if_then::opened(member().id, &settled().if_thens[0]));
}

#[test]
fn the_card_of_before() {
    let then = half().lines;
    let before = |now, more| Before {
        member: member().id,
        on: day(TODAY),
        then: then.clone(),
        now,
        assumed: Some("de"),
        back: 0,
        more,
    };
    says("strategy_before", strategy::before(&before(settled().lines, true)));
    let mut now = then.clone();
    now.device = Device::Computer;
    says("strategy_before_one_line", strategy::before(&before(now, false)));
}

/// What the last quarter was.
pub(super) fn figures() -> Figures {
    Figures {
        quarter: Quarter::of(day("2025-12-31")),
        posts: 34,
        kept: 9,
        weeks: 13,
        purposes: vec![(Purpose::Recruit, 20), (Purpose::Network, 9), (Purpose::Advocate, 1)],
        platforms: vec![(Platform::LinkedIn, 30), (Platform::Instagram, 12)],
        unused: vec![Platform::TikTok],
        groups: vec![CareerGroup::Nurses, CareerGroup::Education],
    }
}

#[test]
fn the_look_back() {
    let look_back = |figures, shown| review::look_back(&LookBack { figures, shown });
    says("look_back", look_back(figures(), settled()));
    let none =
        Figures { posts: 0, kept: 0, weeks: 0, purposes: vec![], platforms: vec![], unused: vec![], ..figures() };
    says("look_back_on_nothing", look_back(Figures { groups: vec![], ..none.clone() }, half()));
    let one = Figures { posts: 1, platforms: vec![(Platform::X, 1)], groups: vec![], ..none };
    says("look_back_on_one_post", look_back(one, half()));
    says("look_back_kept", review::kept(member().id, figures().quarter));
}
