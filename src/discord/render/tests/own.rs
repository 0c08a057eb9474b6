//! What members see of themselves: figures, week, what waits, what is kept.

use super::check::says;
use super::sample::{TODAY, at, day, member, pace, post, suggestion, team_name};
use crate::app::help::Now;
use crate::app::me::Figures;
use crate::app::privacy::Kept;
use crate::app::replies::Waiting;
use crate::app::week::{Day, Weeks};
use crate::discord::render::{help, me, privacy, week};
use crate::domain::facet::Pillar;
use crate::domain::ids::{MemberId, OfferId, TeamId};
use crate::domain::member::Member;
use crate::domain::pace::State;
use crate::domain::reply::Check;
use crate::domain::streak::Consistency;
use crate::domain::week::Week;

fn new() -> Figures {
    Figures {
        member: Member { joined_on: day("2026-01-05"), ..member() },
        pace: pace(State::OnPace, 4, 0, 3),
        consistency: Consistency::default(),
        variety: None,
        pillars: Vec::new(),
        posts: 0,
        taken: Vec::new(),
    }
}

fn grown(kept: u32, counted: u32, streak: u32, best: u32) -> Figures {
    let pillars = vec![(Pillar::PatientEducation, 6), (Pillar::BehindTheScenes, 3), (Pillar::PeerPractice, 1)];
    Figures {
        member: member(),
        pace: pace(State::OnPace, 4, 2, 3),
        consistency: Consistency { kept, counted, streak, best },
        variety: Some(0.634),
        pillars,
        posts: 61,
        taken: vec![(OfferId(31), suggestion().topic)],
    }
}

#[test]
fn figures() {
    says("me_new", me::figures(&new()));
    let late = Figures { member: Member { joined_on: day(TODAY), ..member() }, ..new() };
    says("me_joined_late", me::figures(&late));
    says("me_first_week_kept", me::figures(&Figures { posts: 1, ..grown(1, 1, 1, 1) }));
    says("me", me::figures(&grown(9, 12, 3, 5)));
    says("me_new_run", me::figures(&grown(9, 12, 0, 5)));
}

#[test]
fn the_week() {
    let monday = Week::of(day(TODAY)).monday();
    let days: Vec<Day> = (0..14)
        .map(|n| Day {
            on: monday + chrono::Days::new(n),
            posting: n % 7 < 5,
            busy: n == 3,
            leave: (9..=11).contains(&n),
            posts: u32::from(n == 0) + 2 * u32::from(n == 2),
        })
        .collect();
    let weeks = |next_target| Weeks {
        member: member(),
        today: day(TODAY),
        pace: pace(State::OnPace, 4, 3, 2),
        next_target,
        days: days.clone(),
        taken: vec![(OfferId(31), suggestion().topic)],
    };
    says("week", week::weeks(&weeks(2)));
    says("week_before_leave", week::weeks(&weeks(0)));
}

#[test]
fn what_waits() {
    let now = |figures, posts: i64| {
        let check = |id| Check { post: id, round: 1, due_at: at("2026-01-07 09:00"), asked_at: None, answer: None };
        let posts = (1..=posts).map(|n| post(n, "On sleep")).map(|post| (post.clone(), check(post.id))).collect();
        let waiting = Waiting { member: member(), posts, groups: Vec::new(), aim: 3 };
        Now { figures, waiting, knock_at: None, unsure: false }
    };
    says("help_new", help::help(&now(new(), 0)));
    let planned = Some(at("2026-01-08 11:30"));
    says("help", help::help(&Now { knock_at: planned, ..now(grown(9, 12, 3, 5), 2) }));
    says("help_unsure", help::help(&Now { knock_at: planned, unsure: true, ..now(grown(9, 12, 3, 5), 1) }));
    says("help_stranger", help::stranger());
}

#[test]
fn what_is_kept() {
    let kept = |members, posts| privacy::kept(&Kept { members, posts }, &team_name);
    says("privacy_nothing", kept(Vec::new(), 0));
    says("privacy_new", kept(vec![member()], 0));
    let there = Member { id: MemberId(8), team: TeamId(2), ..member() };
    says("privacy", kept(vec![member(), there.clone()], 61));
    says("privacy_after_quitting", kept(vec![Member { quit_at: Some(at("2026-01-05 09:00")), ..there }], 1));
    says("privacy_quit", privacy::quit(member().id, "Harbour Clinic"));
    says("privacy_has_quit", privacy::has_quit());
    says("privacy_forget", privacy::forget());
    says("privacy_forgotten", privacy::forgotten());
}
