//! Clocks that jump: the system's by an hour or a year and back, and people who move across the date line.
//! Each occurrence comes once, and Rounds comes to rest each time: `rests` and `moves_to` give up on one that does not.

use crate::world::{Member, World, at, wall};
use chrono::{Duration, NaiveDate};
use std::collections::BTreeMap;

/// The system's clock shows something else from one moment to the next.
async fn jumps(world: &World, to: &str) {
    world.clock.set(at(to));
    world.rests().await;
}

/// Somebody who posts nothing and answers nothing; and a team's recap on Mondays.
async fn a_quiet_team() -> (World, Member) {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    (world, ana)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_hour_ahead_and_back_before_it_was_due() {
    let (world, ana) = a_quiet_team().await;
    world.moves_to("2026-01-07 11:45").await;
    jumps(&world, "2026-01-07 12:45").await;
    jumps(&world, "2026-01-07 11:46").await;
    world.moves_to("2026-01-08 12:29").await;
    assert_eq!(ana.knocks().len(), 1, "{:?}", ana.knocked_at());
    world.moves_to("2026-01-08 12:31").await;
    assert_eq!(ana.knocks().len(), 2, "{:?}", ana.knocked_at());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_hour_back_and_ahead_after_it_was_due() {
    let (world, ana) = a_quiet_team().await;
    world.moves_to("2026-01-07 12:31").await;
    jumps(&world, "2026-01-07 11:31").await;
    jumps(&world, "2026-01-07 12:32").await;
    assert_eq!(ana.knocks().len(), 1, "{:?}", ana.knocked_at());
    world.moves_to("2026-01-08 12:31").await;
    assert_eq!(ana.knocked_at(), ["2026-01-07 12:30", "2026-01-08 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_hour_back_and_ahead_before_it_was_due() {
    let (world, ana) = a_quiet_team().await;
    world.moves_to("2026-01-07 12:29").await;
    jumps(&world, "2026-01-07 11:29").await;
    world.moves_to("2026-01-07 11:40").await;
    jumps(&world, "2026-01-07 12:41").await;
    assert_eq!(ana.knocks().len(), 1, "{:?}", ana.knocked_at());
    world.moves_to("2026-01-08 12:31").await;
    assert_eq!(ana.knocks().len(), 2, "{:?}", ana.knocked_at());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn back_and_forth_all_day_long() {
    let (world, ana) = a_quiet_team().await;
    world.moves_to("2026-01-07 08:00").await;
    for hour in 8..20 {
        jumps(&world, &format!("2026-01-07 {:02}:10", hour + 1)).await;
        jumps(&world, &format!("2026-01-07 {hour:02}:20")).await;
    }
    assert_eq!(ana.knocks().len(), 1, "{:?}", ana.knocked_at());
    world.moves_to("2026-01-08 12:31").await;
    assert_eq!(ana.knocks().len(), 2, "{:?}", ana.knocked_at());
}

/// Wednesday's, Thursday's and Friday's, as ever; whatever a wrong year brought besides is not counted.
fn of_this_week(ana: &Member) -> Vec<String> {
    ana.knocked_at().into_iter().filter(|at| at.starts_with("2026-01-0")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_year_ahead_and_back_leaves_nobody_waiting_for_a_year() {
    let (world, ana) = a_quiet_team().await;
    world.moves_to("2026-01-07 09:00").await;
    jumps(&world, "2027-01-07 09:00").await;
    jumps(&world, "2026-01-07 09:01").await;
    let wrong = ana.knocks().len();
    assert!(wrong <= 1, "{:?}", ana.knocked_at());
    world.moves_to("2026-01-07 12:31").await;
    let mut seen = ana.knocked_at();
    assert!(seen.contains(&"2026-01-07 12:30".to_owned()), "{seen:?}, and next {}", next(&world));
    world.moves_to("2026-01-08 12:31").await;
    seen = of_this_week(&ana);
    assert_eq!(seen.len(), 2, "{seen:?}");
    assert_eq!(ana.knocks().len(), wrong + 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_year_ahead_over_a_restart_leaves_nobody_waiting_either() {
    let (mut world, ana) = a_quiet_team().await;
    world.moves_to("2026-01-07 09:00").await;
    // A machine that starts with a wrong clock, and is put right while Rounds is down.
    world.stops().await;
    world.clock.set(at("2027-01-07 12:45"));
    world.starts().await;
    world.stops().await;
    world.clock.set(at("2026-01-07 09:30"));
    world.starts().await;
    world.moves_to("2026-01-08 12:31").await;
    assert_eq!(of_this_week(&ana), ["2026-01-07 12:30", "2026-01-08 12:30"], "next {}", next(&world));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_year_back_and_ahead_changes_nothing() {
    let (world, ana) = a_quiet_team().await;
    world.moves_to("2026-01-07 12:31").await;
    jumps(&world, "2025-01-07 12:31").await;
    world.moves_to("2025-01-09 12:31").await;
    assert_eq!(ana.knocks().len(), 1, "{:?}", ana.knocked_at());
    jumps(&world, "2026-01-07 12:33").await;
    world.moves_to("2026-01-08 12:31").await;
    assert_eq!(ana.knocked_at(), ["2026-01-07 12:30", "2026-01-08 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_typed_in_a_wrong_year_does_not_silence_the_right_one() {
    let (world, ana) = a_quiet_team().await;
    world.moves_to("2026-01-07 09:00").await;
    jumps(&world, "2027-01-07 09:00").await;
    ana.stirs().await;
    jumps(&world, "2026-01-07 09:02").await;
    ana.stirs().await;
    world.moves_to("2026-01-08 12:31").await;
    assert_eq!(of_this_week(&ana), ["2026-01-07 12:30", "2026-01-08 12:30"], "next {}", next(&world));
}

/// When the next knock is due.
fn next(world: &World) -> String {
    let due = world.counts("SELECT coalesce(min(due_at), 0) FROM queue WHERE kind = 'knock'");
    chrono::DateTime::from_timestamp_millis(due).map(wall).unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_recap_is_posted_once_for_its_week_whatever_the_clock_showed_meanwhile() {
    let world = World::new().await;
    let (eve, ana) = (world.manager("Eve"), world.member("Ana").await);
    eve.types("/team setup channel:#social").await;
    ana.logs("A chair").await;
    world.moves_to("2026-01-12 08:00").await;
    jumps(&world, "2026-01-12 09:10").await;
    jumps(&world, "2026-01-12 08:11").await;
    world.moves_to("2026-01-12 08:30").await;
    jumps(&world, "2026-01-12 09:31").await;
    world.moves_to("2026-01-13 12:00").await;
    assert_eq!(recaps(&world), 1);
    jumps(&world, "2027-01-13 12:00").await;
    let wrong = recaps(&world);
    jumps(&world, "2026-01-13 12:01").await;
    ana.logs("A table").await;
    world.moves_to("2026-01-20 12:00").await;
    assert_eq!(recaps(&world), wrong + 1, "the next week's comes as ever");
}

fn recaps(world: &World) -> usize {
    world
        .channel
        .messages()
        .iter()
        .filter(|shown| !shown.is_ephemeral() && shown.text().contains("conversation"))
        .count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_flies_across_the_date_line_and_back_hears_once_a_day_at_most() {
    let (world, ana) = a_quiet_team().await;
    let zones = ["Pacific/Kiritimati", "Pacific/Pago_Pago"];
    let mut by_day: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    let mut seen = 0;
    for flight in 0..16 {
        let zone = zones[flight % 2];
        ana.types(&format!("/settings zone:{zone}")).await;
        world.moves_by(Duration::hours(17)).await;
        let there: chrono_tz::Tz = zone.parse().expect("a zone");
        let knocks = ana.knocks();
        for knock in &knocks[seen..] {
            let local = knock.at().with_timezone(&there);
            assert_eq!(local.format("%H:%M").to_string(), "12:30", "in {zone}");
            *by_day.entry(local.date_naive()).or_default() += 1;
        }
        seen = knocks.len();
    }
    assert!(seen > 2, "something did come");
    assert!(by_day.values().all(|count| *count == 1), "{by_day:?}");
    let times = ana.knocks();
    assert!(times.windows(2).all(|two| two[1].at() - two[0].at() >= Duration::hours(12)), "{:?}", ana.knocked_at());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_that_a_wrong_year_brought_leaves_the_right_ones_their_plan() {
    let (world, ana) = a_quiet_team().await;
    ana.types("/week").await.press("Bring me my week").await;
    let brought = || ana.knocks().iter().filter(|knock| knock.text().contains("Your week")).count();
    world.moves_to("2026-01-07 09:00").await;
    assert_eq!(brought(), 1);
    jumps(&world, "2027-01-11 12:45").await;
    assert_eq!(brought(), 2, "{:?}", ana.knocked_at());
    jumps(&world, "2026-01-07 09:01").await;
    ana.stirs().await;
    world.moves_to("2026-01-09 20:00").await;
    assert_eq!(brought(), 2, "this week's has come already");
    world.moves_to("2026-01-12 12:31").await;
    assert_eq!(brought(), 3, "{:?}", ana.knocked_at());
}
