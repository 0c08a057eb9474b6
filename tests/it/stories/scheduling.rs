//! When a post went live, or will.

use crate::world::{Says, World, at};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn past_times_are_understood_as_people_say_them() {
    let world = World::beginning("2026-01-07 10:00").await;
    let ana = world.member("Ana").await;
    for (words, wall) in [
        ("yesterday 18:00", "2026-01-06 18:00"),
        ("2 hours ago", "2026-01-07 08:00"),
        ("monday", "2026-01-05 12:00"),
        ("monday 7pm", "2026-01-05 19:00"),
        ("this morning at 7", "2026-01-07 07:00"),
        ("last night at 2", "2026-01-07 02:00"),
        ("2026-01-02", "2026-01-02 12:00"),
        ("3 January 9:15", "2026-01-03 09:15"),
    ] {
        let answer = ana.types(&format!("/log post:On {words} when:{words}")).await;
        answer.says("Logged").says(&format!("Posted <t:{}:f>", at(wall).timestamp()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn times_ahead_make_a_planned_post() {
    let world = World::beginning("2026-01-07 10:00").await;
    let ana = world.member("Ana").await;
    for (words, wall) in [
        ("tomorrow 9:00", "2026-01-08 09:00"),
        ("in 3 days at 8:00", "2026-01-10 08:00"),
        ("next friday 18:30", "2026-01-09 18:30"),
        ("2 March 12:00", "2026-03-02 12:00"),
    ] {
        let answer = ana.types(&format!("/log post:For {words} when:{words}")).await;
        answer.says("Planned").says(&format!("Goes live <t:{}:f>", at(wall).timestamp()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_time_that_cannot_be_meant_is_asked_about_and_nothing_is_kept() {
    let world = World::beginning("2026-01-07 10:00").await;
    let ana = world.member("Ana").await;
    for (words, reason) in [
        ("soon", "I could not read that as a time"),
        ("31 February", "I could not read that as a time"),
        ("61 days ago", "more than 60 days back"),
        ("in 61 days", "more than 60 days ahead"),
        ("02/01/2026", "With the month as a word I know which"),
    ] {
        ana.types(&format!("/log post:When was it when:{words}")).await.says(reason);
    }
    ana.types("/me").await.says("No posts in your log");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_after_midnight_belongs_to_the_shift_before() {
    let world = World::beginning("2026-01-05 09:00").await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-12 01:30").await;
    ana.types("/log post:Still on shift").await.says("This week: 1 of 4.");
    world.moves_to("2026-01-12 09:00").await;
    ana.types("/me").await.says("This week: 0 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn planned_posts_count_for_their_week_and_keep_it_quiet() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    for hour in [8, 10, 14, 16] {
        ana.types(&format!("/log post:Planned for {hour} when:next friday {hour}:00")).await.says("Planned");
    }
    ana.types("/me").await.says("4 of 4. That is the week.");
    world.moves_to("2026-01-11 23:00").await;
    assert!(!ben.knocks().is_empty(), "whoever planned nothing hears of it");
    assert_eq!(ana.knocks().len(), 0, "{:?}", ana.knocks().iter().map(|one| one.text()).collect::<Vec<_>>());
    // Once they are out, their answers are asked about.
    world.moves_to("2026-01-12 13:00").await;
    ana.last_knock().says("People may have answered you").says("Planned for 16");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_planned_for_next_week_leaves_this_one_as_it_is() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let answer = ana.types("/log post:For next week when:2026-01-13 09:00").await;
    answer.says("The week of 12 Jan: 1 of 4.");
    ana.types("/me").await.says("This week: 0 of 4.");
    world.moves_to("2026-01-09 13:00").await;
    ana.last_knock().says("Your plan is four; nothing is out yet");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_older_post_counts_for_its_own_week() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-13 10:00").await;
    ana.types("/log post:Forgotten on Friday when:last friday 15:00").await.says("The week of 5 Jan: 1 of 4.");
    ana.types("/me").await.says("This week: 0 of 4.");
}
