//! What members see of themselves: figures, week, what waits, what is kept.

use super::check::says;
use super::sample::{
    TODAY, at, day, leave, member, pace, plan, post, suggestion, team_name, waiting_for, waits, weeks as weeks_of,
};
use crate::app::help::{Elsewhere, Now};
use crate::app::me::Figures;
use crate::app::privacy::Kept;
use crate::app::week::Day;
use crate::discord::render::{help, me, privacy, week};
use crate::domain::facet::Pillar;
use crate::domain::ids::{MemberId, OfferId, TeamId};
use crate::domain::member::Member;
use crate::domain::pace::State;
use crate::domain::quarter::Quarter;
use crate::domain::quiet::Quiet;
use crate::domain::reply::Check;
use crate::domain::settle::Lighter;
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
        goals: Vec::new(),
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
        goals: vec![super::aiming::goal(
            "New enquiries a month",
            crate::domain::goal::Counted::Typed,
            &[("2025-12-29", "3")],
        )],
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
    let weeks = |next_target| weeks_of(plan(Vec::new(), 2), days.clone(), next_target);
    says("week", week::weeks(&weeks(2)));
    says("week_before_leave", week::weeks(&weeks(0)));
    says("week_marked", week::marked(&[day("2026-01-09"), day("2026-01-12")]));
    says("week_marked_too_late", week::marked(&[]));
}

#[test]
fn what_waits() {
    let now = |figures, posts: i64| {
        let check = |id| Check { post: id, round: 1, due_at: at("2026-01-07 09:00"), asked_at: None, answer: None };
        let posts = (1..=posts).map(|n| post(n, "On sleep")).map(|post| (post.clone(), check(post.id))).collect();
        let waiting = waiting_for(posts, Vec::new());
        waits(figures, waiting)
    };
    let help = |now: &Now| help::help(now, &team_name);
    says("help_new", help(&now(new(), 0)));
    let knock_at = Some(at("2026-01-08 11:30"));
    says("help", help(&Now { knock_at, ..now(grown(9, 12, 3, 5), 2) }));
    says("help_unsure", help(&Now { knock_at, unsure: true, ..now(grown(9, 12, 3, 5), 1) }));
    let quarter = Some(Quarter::of(day("2025-12-31")));
    says("help_look_back", help(&Now { review: quarter, ..now(new(), 0) }));
    let tight = Figures { pace: pace(State::AtRisk, 4, 1, 2), ..new() };
    let full = Some(Quiet::WeekFull(2));
    let one = Now { room: true, lighter: Lighter::Week(2), quiet: full, knock_at, ..now(tight.clone(), 0) };
    says("help_did_not_fit", help(&one));
    says("help_lower", help(&Now { room: true, lighter: Lighter::EveryWeek, ..now(tight.clone(), 0) }));
    let there = |posts, pace| Elsewhere { team: TeamId(2), pace, posts };
    let elsewhere = vec![there(2, pace(State::Behind, 3, 1, 2)), there(0, pace(State::Done, 2, 2, 2))];
    says("help_two_teams", help(&Now { elsewhere, busy: Some(3), ..now(new(), 1) }));
    for (name, quiet) in [
        ("leave", Quiet::OnLeave(leave("2026-01-05", "2026-01-16"))),
        ("leave_until_resumed", Quiet::OnLeave(leave("2026-01-05", "2027-01-05"))),
        ("hushed", Quiet::Hushed(day("2026-01-14"))),
        ("not_agreed", Quiet::NotAgreed),
        ("busy", Quiet::Busy),
    ] {
        says(&format!("help_quiet_{name}"), help(&Now { quiet: Some(quiet), ..now(new(), 0) }));
    }
    says("help_stranger", help::stranger());
}

#[test]
fn what_is_kept() {
    let kept = |members, posts| privacy::kept(&Kept { members, posts, erasing: false }, &team_name);
    says("privacy_nothing", kept(Vec::new(), 0));
    says("privacy_new", kept(vec![member()], 0));
    let there = Member { id: MemberId(8), team: TeamId(2), ..member() };
    says("privacy", kept(vec![member(), there.clone()], 61));
    says("privacy_after_quitting", kept(vec![Member { quit_at: Some(at("2026-01-05 09:00")), ..there }], 1));
    let many: Vec<Member> = (1..=7).map(|n| Member { id: MemberId(n), team: TeamId(2), ..member() }).collect();
    says("privacy_many_teams", kept(many, 61));
    let erasing = |members| privacy::kept(&Kept { members, posts: 0, erasing: true }, &team_name);
    says("privacy_erasing", erasing(Vec::new()));
    says("privacy_visible", privacy::visible(&member(), "Harbour Clinic"));
    let hidden = Member { listed: false, ..member() };
    says("privacy_hidden", privacy::visible(&hidden, "Harbour Clinic"));
    let open = Member { overview: true, titles: true, ..member() };
    says("privacy_open", privacy::visible(&open, "Harbour Clinic"));
    says("privacy_quit", privacy::quit(member().id, "Harbour Clinic"));
    says("privacy_has_quit", privacy::has_quit());
    says("privacy_forget", privacy::forget());
    says("privacy_forgotten", privacy::forgotten());
}
