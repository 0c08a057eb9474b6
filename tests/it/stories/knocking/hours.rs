//! When a knock may come: hours, nights, zones, clock changes, and how often a week.

use crate::world::{Member, Says, World};

const EVERY_DAY: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Somebody who posts and reads every day, and never does anything but be there.
async fn who_is_always_there(world: &World) -> Member {
    let ana = world.member("Ana").await;
    ana.sets_days("Days on which you mean to post", &EVERY_DAY).await;
    ana.sets_days("Days on which I may write", &EVERY_DAY).await;
    ana.sets_intensity("Active: up to one a day").await;
    ana
}

/// Lets these days go by, with a sign of life at the end of each.
async fn days_go_by(world: &World, ana: &Member, days: &[&str]) {
    for day in days {
        world.moves_to(&format!("{day} 19:00")).await;
        ana.stirs().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn light_is_two_a_week_and_standard_four() {
    let world = World::new().await;
    let [ana, ben, cem] = [world.member("Ana").await, world.member("Ben").await, world.member("Cem").await];
    ana.sets_intensity("Light: at most two a week").await;
    cem.sets_intensity("Active: up to one a day").await;
    for day in ["07", "08", "09", "12", "13", "14", "15", "16"] {
        world.moves_to(&format!("2026-01-{day} 19:00")).await;
        for member in [&ana, &ben, &cem] {
            member.stirs().await;
        }
    }
    let days = |member: &Member| -> Vec<String> {
        member.knocked_at().iter().map(|at| at.trim_end_matches(" 12:30").replace("2026-01-", "")).collect()
    };
    assert_eq!(days(&ana), ["07", "08", "12", "13"]);
    assert_eq!(days(&ben), ["07", "08", "09", "12", "13", "14", "15"]);
    assert_eq!(days(&cem), ["07", "08", "09", "12", "13", "14", "15", "16"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_night_shift_hears_in_the_night_and_it_still_belongs_to_the_day_before() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.sets_times("2:00", "20:00", "6:00", "4:00").await.says("at 02:00").says("within 20:00 to 06:00");
    world.moves_to("2026-01-08 02:00").await;
    assert_eq!(ana.knocked_at(), ["2026-01-08 02:00"], "Wednesday's knock, after midnight");
    ana.last_knock().says("three posting days are left");
    ana.last_knock().press("On shift today").await.says("Wednesday 7 January is a shift then");
    world.moves_to("2026-01-09 02:00").await;
    assert_eq!(ana.knocks().len(), 2);
    ana.stirs().await;
    world.moves_to("2026-01-10 02:00").await;
    assert_eq!(ana.knocks().len(), 3, "Friday's");
    ana.stirs().await;
    world.moves_to("2026-01-12 23:00").await;
    assert_eq!(ana.knocks().len(), 3, "none on Saturday or Sunday night, Monday's is still to come");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_knock_time_outside_the_hours_moves_an_hour_into_them() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.sets_times("22:30", "8:00", "20:00", "4:00").await.says("at 09:00");
    world.moves_to("2026-01-07 23:00").await;
    // At nine on Wednesday the first two days had just gone by.
    assert_eq!(ana.knocked_at(), ["2026-01-07 09:00"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_moving_to_another_zone_half_past_twelve_is_there() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 10:00").await;
    ana.types("/settings zone:America/New_York").await.says("America/New_York");
    world.moves_to("2026-01-07 18:29").await;
    assert!(ana.knocks().is_empty());
    world.moves_to("2026-01-07 18:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-07 18:30"], "half past twelve in New York");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_that_had_its_knock_gets_no_second_one_by_travelling() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 13:00").await;
    ana.types("/settings zone:America/New_York").await.says("America/New_York");
    world.moves_to("2026-01-08 18:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-07 12:30", "2026-01-08 18:30"]);
    ana.types("/settings zone:Pacific/Auckland").await.says("Pacific/Auckland");
    // Half past twelve of Friday in Auckland is six hours after the last one, and Friday had none yet.
    world.moves_to("2026-01-11 23:00").await;
    assert_eq!(ana.knocked_at().len(), 2, "{:?}", ana.knocked_at());
    world.moves_to("2026-01-12 00:30").await;
    assert_eq!(ana.knocked_at()[2..], ["2026-01-12 00:30"], "Monday's, half past twelve in Auckland");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_clocks_go_forward_each_day_has_its_knock_at_half_past_twelve() {
    let world = World::beginning("2026-03-16 09:00").await;
    let ana = who_is_always_there(&world).await;
    days_go_by(&world, &ana, &["2026-03-26", "2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30"]).await;
    let seen: Vec<String> = ana.knocked_at().into_iter().filter(|at| at.as_str() > "2026-03-27").collect();
    assert_eq!(seen, ["2026-03-27 12:30", "2026-03-28 12:30", "2026-03-29 12:30", "2026-03-30 12:30"]);
    let knocks = ana.knocks();
    let [.., saturday, sunday, _] = &knocks[..] else { panic!() };
    assert_eq!((sunday.at() - saturday.at()).num_hours(), 23);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_clocks_go_back_each_day_has_its_knock_at_half_past_twelve() {
    let world = World::beginning("2026-10-12 09:00").await;
    let ana = who_is_always_there(&world).await;
    days_go_by(&world, &ana, &["2026-10-22", "2026-10-23", "2026-10-24", "2026-10-25", "2026-10-26"]).await;
    let seen: Vec<String> = ana.knocked_at().into_iter().filter(|at| at.as_str() > "2026-10-23").collect();
    assert_eq!(seen, ["2026-10-23 12:30", "2026-10-24 12:30", "2026-10-25 12:30", "2026-10-26 12:30"]);
    let knocks = ana.knocks();
    let [.., saturday, sunday, _] = &knocks[..] else { panic!() };
    assert_eq!((sunday.at() - saturday.at()).num_hours(), 25);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_knock_in_the_hour_that_is_skipped_comes_in_the_first_that_is_there() {
    let world = World::beginning("2026-03-16 09:00").await;
    let ana = who_is_always_there(&world).await;
    ana.sets_times("2:30", "20:00", "6:00", "4:00").await;
    days_go_by(&world, &ana, &["2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30"]).await;
    let seen: Vec<String> = ana.knocked_at().into_iter().filter(|at| at.as_str() > "2026-03-28").collect();
    assert_eq!(seen, ["2026-03-28 02:30", "2026-03-29 03:00", "2026-03-30 02:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_knock_in_the_hour_that_comes_twice_comes_once() {
    let world = World::beginning("2026-10-12 09:00").await;
    let ana = who_is_always_there(&world).await;
    ana.sets_times("2:30", "20:00", "6:00", "4:00").await;
    days_go_by(&world, &ana, &["2026-10-23", "2026-10-24", "2026-10-25", "2026-10-26"]).await;
    let seen: Vec<String> = ana.knocked_at().into_iter().filter(|at| at.as_str() > "2026-10-24").collect();
    assert_eq!(seen, ["2026-10-24 02:30", "2026-10-25 02:30", "2026-10-26 02:30"]);
    let knocks = ana.knocks();
    let [.., saturday, sunday, _] = &knocks[..] else { panic!() };
    assert_eq!((sunday.at() - saturday.at()).num_hours(), 24, "the first of the two");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_was_wrong_for_an_hour_and_put_right_makes_no_second_knock() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 13:10").await;
    assert_eq!(ana.knocks().len(), 1);
    world.clock.set(crate::world::at("2026-01-07 12:10"));
    world.rests().await;
    world.moves_to("2026-01-07 23:00").await;
    assert_eq!(ana.knocks().len(), 1);
    world.moves_to("2026-01-08 12:30").await;
    assert_eq!(ana.knocks().len(), 2, "and the next day is as ever");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flight_over_the_date_line_brings_no_second_knock_within_the_hour() {
    let world = World::new().await;
    let ana = who_is_always_there(&world).await;
    ana.types("/settings zone:Pacific/Honolulu").await.says("Pacific/Honolulu");
    world.moves_to("2026-01-09 08:00").await;
    let before = ana.knocks().len();
    assert_eq!(ana.knocked_at().last().map(String::as_str), Some("2026-01-08 23:30"), "half past twelve in Honolulu");
    // Landed in Auckland: it is the next day there, and half past eight in the evening.
    ana.types("/settings zone:Pacific/Auckland").await.says("Pacific/Auckland");
    ana.sets_times("21:00", "8:00", "22:00", "4:00").await.says("at 21:00");
    world.moves_to("2026-01-09 11:30").await;
    assert_eq!(
        ana.knocks().len(),
        before,
        "nine in the evening is half a day after Honolulu's noon, less half an hour"
    );
    world.moves_to("2026-01-10 09:00").await;
    assert_eq!(ana.knocks().len(), before + 1, "{:?}", ana.knocked_at());
    assert_eq!(ana.knocked_at().last().map(String::as_str), Some("2026-01-10 09:00"), "and the next evening it comes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_moves_the_knock_from_evening_to_morning_is_left_the_night() {
    let world = World::new().await;
    let ana = who_is_always_there(&world).await;
    ana.sets_times("21:30", "8:00", "22:00", "4:00").await.says("at 21:30");
    world.moves_to("2026-01-07 22:00").await;
    assert_eq!(ana.knocked_at().last().map(String::as_str), Some("2026-01-07 21:30"));
    let before = ana.knocks().len();
    ana.sets_times("8:30", "8:00", "22:00", "4:00").await.says("at 08:30");
    world.moves_to("2026-01-09 08:29").await;
    assert_eq!(ana.knocks().len(), before, "eleven hours after the last one it would have been too soon");
    world.moves_to("2026-01-09 08:30").await;
    assert_eq!(ana.knocks().len(), before + 1);
}
