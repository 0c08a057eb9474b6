//! When a post went live, or will.

use crate::world::{Member, Says, World, at};

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

/// Somebody who planned a post for Wednesday at nine, and is asked on Thursday about its answers.
async fn who_planned_for_wednesday() -> (World, Member) {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.here.runs("log", &[("post", "For Wednesday"), ("when", "next wednesday 9:00")]).await.says("1 of 4");
    world.moves_to("2026-01-08 12:30").await;
    assert_eq!(asked(&ana), ["2026-01-08 12:30"]);
    (world, ana)
}

/// When Ana was asked about answers.
fn asked(member: &Member) -> Vec<String> {
    let knocks = member.knocks();
    let about = knocks.iter().filter(|knock| knock.text().contains("People may have answered you"));
    about.map(|knock| crate::world::wall(knock.at())).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_that_fell_through_is_taken_away_from_the_knock_and_can_be_brought_back() {
    let (mut world, ana) = who_planned_for_wednesday().await;
    let knock = ana.last_knock();
    knock.says("For Wednesday").says("(7 Jan, planned)").says("It was planned: if it isn't out, say so below.");
    world.restarts().await;
    let gone = knock.press("It didn't go out").await;
    gone.says("Taken away").says("For Wednesday").says("ten minutes");
    ana.types("/me").await.says("This week: 0 of 4.");
    ana.types("/replies").await.says("No answers wait.");
    knock.press("It didn't go out").await.says("That isn't there any more");
    gone.press("Bring it back").await.says("For Wednesday");
    ana.types("/me").await.says("This week: 1 of 4.");
    ana.types("/replies").await.says("For Wednesday");
    let gone = knock.press("It didn't go out").await;
    world.moves_by(chrono::Duration::minutes(11)).await;
    gone.press("Bring it back").await.says("more than ten minutes ago and is gone");
    world.moves_to("2026-01-23 23:00").await;
    assert_eq!(asked(&ana).len(), 1, "nobody asks about what never was");
    ana.stirs().await;
    assert_eq!(world.counts("SELECT count(*) FROM reply_checks"), 0, "and nothing of it is kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_that_is_put_off_from_the_knock_is_asked_about_once_it_is_out() {
    let (world, ana) = who_planned_for_wednesday().await;
    ana.last_knock().press("All answered").await.says("noted");
    let form = ana.last_knock().press("It goes out later").await.form();
    assert_eq!(form.value("Title"), "For Wednesday");
    let moved = form.clone().fill("New time, if it changes", "tomorrow 15:00").submit().await;
    moved.says(&format!("Out <t:{}:f>", at("2026-01-09 15:00").timestamp()));
    form.fill("New time, if it changes", "tomorrow 15:00").submit().await.says("Kept");
    ana.types("/me").await.says("This week: 1 of 4.");
    ana.types("/replies").await.says("No answers wait.");
    world.moves_to("2026-01-16 23:00").await;
    assert_eq!(asked(&ana), ["2026-01-08 12:30", "2026-01-12 12:30"]);
    assert_eq!(world.counts("SELECT count(*) FROM reply_checks"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_several_posts_the_one_that_did_not_go_out_is_chosen() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for title in ["On bread", "On sleep"] {
        ana.here.runs("log", &[("post", title), ("when", "next wednesday 9:00")]).await;
    }
    world.moves_to("2026-01-07 13:00").await;
    ana.logs("On shoes").await;
    world.moves_to("2026-01-08 12:30").await;
    let knock = ana.last_knock();
    knock.says("If one that was planned isn't out, choose it below and say so.").says("On shoes** (7 Jan)");
    assert!(!crate::world::labels(&knock).contains(&"It didn't go out".to_owned()), "of which one?");
    let shoes = knock.choose("Answer for one of them", &["On shoes"]).await;
    assert!(!crate::world::labels(&shoes.message()).contains(&"It didn't go out".to_owned()), "it was out when logged");
    let one = knock.choose("Answer for one of them", &["On sleep"]).await;
    one.says("It was planned: if it isn't out, say so below.");
    one.press("It didn't go out").await.says("Taken away").says("On sleep");
    let rest = ana.types("/replies").await;
    rest.says("On bread").says("On shoes").never_says("On sleep");
    rest.choose("Answer for one of them", &["On bread"]).await.press("It didn't go out").await.says("On bread");
    ana.types("/me").await.says("This week: 1 of 4.");
    knock.press("All answered").await.says("All answered, noted: On shoes.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_schedule_that_is_moved_takes_its_question_along() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let planned = ana.here.runs("log", &[("post", "For Tuesday"), ("when", "tomorrow 9:00")]).await;
    planned.says("Planned");
    let page = ana.types("/me").await.press("My posts").await;
    let opened = page.choose("Open one to edit or delete it", &["For Tuesday"]).await;
    let form = opened.press("Edit").await.form();
    form.fill("New time, if it changes", "friday next week 9:00").submit().await.says("Kept");
    ana.types("/me").await.says("This week: 0 of 4.");
    world.moves_to("2026-01-23 23:00").await;
    assert_eq!(asked(&ana), ["2026-01-19 12:30"]);
    assert_eq!(world.counts("SELECT count(*) FROM reply_checks"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_put_off_is_not_answered_with_the_rest() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.here.runs("log", &[("post", "On bread"), ("when", "next wednesday 9:00")]).await;
    world.moves_to("2026-01-07 13:00").await;
    ana.logs("On shoes").await;
    world.moves_to("2026-01-08 12:30").await;
    let knock = ana.last_knock();
    let bread = knock.choose("Answer for one of them", &["On bread"]).await;
    let form = bread.press("It goes out later").await.form();
    form.fill("New time, if it changes", "next tuesday 9:00").submit().await.says("Kept");
    knock.press("All answered").await.says("noted: On shoes.").never_says("On bread");
    world.moves_to("2026-01-14 12:30").await;
    ana.types("/replies").await.says("On bread");
}
