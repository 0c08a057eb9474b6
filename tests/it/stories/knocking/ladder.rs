//! Nudges that nobody answers space out, end in one question, and then in silence.

use crate::world::{Member, Says, World, labels};

/// The days on which somebody who does nothing at all is written to.
const SPACED: [&str; 5] =
    ["2026-01-07 12:30", "2026-01-08 12:30", "2026-01-12 12:30", "2026-01-16 12:30", "2026-01-22 12:30"];

async fn until_the_question() -> (World, Member) {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-22 12:30").await;
    (world, ana)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_one_then_two_then_four_open_days_then_a_question_then_silence() {
    let (world, ana) = until_the_question().await;
    assert_eq!(ana.knocked_at(), SPACED, "over the week's turn as well");
    let knocks = ana.knocks();
    for nudge in &knocks[..4] {
        nudge.says("Room to catch up").never_says("My timing");
    }
    let question = &knocks[4];
    question.says("My timing hasn't suited you").says("No answer is fine: I'll be quiet until you're back.");
    question.never_says("Room to catch up");
    assert_eq!(labels(question), ["Two posts a week", "Two weeks' rest", "As it is", "Why now?"]);
    world.moves_to("2026-04-01 12:00").await;
    assert_eq!(ana.knocks().len(), 5, "ten weeks of silence");
    ana.stirs().await;
    world.moves_to("2026-04-01 12:30").await;
    assert_eq!(ana.knocked_at().last().map(String::as_str), Some("2026-04-01 12:30"), "a sign of life is enough");
    ana.last_knock().says("Room to catch up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_of_posts_are_not_asked_after_the_question_either() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let planned = ana.here.runs("log", &[("post", "A talk for parents"), ("when", "23 January 9:00")]).await;
    planned.says("Planned");
    world.moves_to("2026-01-30 12:00").await;
    assert_eq!(ana.knocked_at(), SPACED, "its check would have ridden on the 26th");
    ana.types("/replies").await.says("A talk for parents");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_log_press_or_command_begins_the_ladder_anew() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-08 13:00").await;
    assert_eq!(ana.knocked_at(), SPACED[..2]);
    ana.last_knock().press("Why now?").await;
    world.moves_to("2026-01-09 12:30").await;
    assert_eq!(ana.knocked_at().last().map(String::as_str), Some("2026-01-09 12:30"), "not only on Monday");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fewer_is_the_plan_from_the_next_week_on() {
    let (world, ana) = until_the_question().await;
    ana.last_knock().press("Two posts a week").await.says("Two posts a week from 26 Jan on");
    world.moves_to("2026-01-23 12:30").await;
    ana.last_knock().says("Your plan is four");
    ana.stirs().await;
    world.moves_to("2026-01-26 12:30").await;
    assert_eq!(ana.knocked_at().last().map(String::as_str), Some("2026-01-26 12:30"));
    ana.last_knock().says("Your plan is two");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_weeks_rest_are_two_weeks_of_leave() {
    let (world, ana) = until_the_question().await;
    ana.last_knock().press("Two weeks' rest").await.says("until 4 February 2026");
    world.moves_to("2026-02-04 23:00").await;
    assert_eq!(ana.knocks().len(), 5);
    ana.types("/me").await.says("This week: 0 of 2");
    world.moves_to("2026-02-06 12:30").await;
    assert!(ana.knocks().len() > 5, "and then it goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn as_it_is_changes_nothing_and_begins_anew() {
    let (world, ana) = until_the_question().await;
    ana.last_knock().press("As it is").await.says("As it is, then.");
    world.moves_to("2026-01-23 12:30").await;
    assert_eq!(ana.knocked_at().last().map(String::as_str), Some("2026-01-23 12:30"));
    ana.last_knock().says("Your plan is four");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_ladder_goes_on_where_it_stood_after_every_restart() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    for day in ["07", "08", "09", "12", "14", "16", "20", "22"] {
        world.moves_to(&format!("2026-01-{day} 13:00")).await;
        world.restarts().await;
    }
    assert_eq!(ana.knocked_at(), SPACED);
    ana.last_knock().says("My timing hasn't suited you");
    world.moves_to("2026-02-16 13:00").await;
    world.restarts().await;
    world.moves_to("2026-02-20 13:00").await;
    assert_eq!(ana.knocks().len(), 5, "and the silence lasts as well");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_means_one_a_week_is_not_asked_for_fewer() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    ana.joins("1 post", "LinkedIn", "Midday").await;
    world.moves_to("2026-03-06 13:00").await;
    let question = ana.last_knock();
    question.says("Two weeks' rest, or as it is?").never_says("Fewer");
    assert_eq!(labels(&question), ["Two weeks' rest", "As it is", "Why now?"]);
}
