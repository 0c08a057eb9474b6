//! Leave, and a person who belongs to two teams.

use crate::world::{Says, World, labels};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_leave_nobody_is_written_to() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ana.types("/pause from:today until:2026-01-16").await.says("until 16 January 2026");
    world.moves_to("2026-01-18 23:00").await;
    assert!(ana.knocks().is_empty());
    assert!(ben.knocks().len() > 1);
    world.moves_to("2026-01-19 12:30").await;
    assert!(ana.knocks().is_empty(), "coming back brings nothing that was due meanwhile");
    ana.types("/me").await.says("Your first whole week is running.");
    world.moves_to("2026-01-21 12:30").await;
    assert_eq!(ana.knocked_at().last().map(String::as_str), Some("2026-01-21 12:30"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leave_that_ends_early_ends_the_quiet() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/pause").await.choose("Rest for …", &["Until I resume"]).await.says("until you resume");
    world.moves_to("2026-02-02 09:00").await;
    assert!(ana.knocks().is_empty());
    ana.types("/pause").await.press("Resume").await.says("Welcome back");
    world.moves_to("2026-02-04 12:30").await;
    assert_eq!(ana.knocked_at(), ["2026-02-04 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_in_two_teams_gets_one_knock_that_names_both() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (night, ward) = world.another_clinic("Night Practice").await;
    ana.person.joins(&night);
    ana.seen_in(&ward).joins("3 posts", "Instagram", "Midday").await;
    world.moves_to("2026-01-07 23:00").await;
    assert_eq!(ana.knocked_at(), ["2026-01-07 12:30"], "one knock, not two");
    let knock = ana.last_knock();
    knock.says("Room to catch up · Harbour Clinic").says("Your plan is four");
    knock.says("Room to catch up · Night Practice").says("Your plan is three");
    let all = labels(&knock);
    let count = |label: &str| all.iter().filter(|one| *one == label).count();
    assert_eq!((count("Log a post"), count("On shift today"), count("Rest")), (2, 1, 1), "{all:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_part_of_a_knock_answers_for_its_own_team() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (night, ward) = world.another_clinic("Night Practice").await;
    ana.person.joins(&night);
    let there = ana.seen_in(&ward);
    there.joins("3 posts", "Instagram", "Midday").await;
    world.moves_to("2026-01-07 12:30").await;
    let knock = ana.last_knock();
    let logs: Vec<_> = knock.buttons().into_iter().filter(|button| button.label == "Log a post").collect();
    let second = logs[1].custom_id.clone().expect("it says what it means");
    let form = knock.press_custom_id(&second).await.form();
    form.fill("post", "From the night shift").submit().await.says("This week: 1 of 3.");
    ana.types("/me").await.says("This week: 0 of 4.");
    there.types("/me").await.says("This week: 1 of 3.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leaving_one_team_leaves_the_other_its_knock() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (night, ward) = world.another_clinic("Night Practice").await;
    ana.person.joins(&night);
    ana.seen_in(&ward).joins("3 posts", "Instagram", "Midday").await;
    let answer = ana.types("/privacy").await.press("Stop in Night Practice").await;
    answer.press("Yes, stop").await.says("Stopped");
    world.moves_to("2026-01-07 12:30").await;
    ana.last_knock().says("Your plan is four").never_says("Night Practice").never_says("Your plan is three");
    assert_eq!(ana.knocks().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_works_nights_keeps_their_hours_when_they_join_a_second_team() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.sets_times("2:00", "20:00", "6:00", "4:00").await;
    let (night, ward) = world.another_clinic("Night Practice").await;
    ana.person.joins(&night);
    ana.seen_in(&ward).joins("5 posts", "Instagram", "Midday").await.says("02:00 (Europe/Berlin)");
    ana.types("/settings").await.says("at 02:00, Monday to Friday; within 20:00 to 06:00");
    world.moves_to("2026-01-08 02:00").await;
    assert_eq!(ana.knocked_at(), ["2026-01-08 02:00"], "one set of hours for both");
    ana.last_knock().says("Harbour Clinic").says("Night Practice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_leave_and_one_busy_day_hold_in_both_teams() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (night, ward) = world.another_clinic("Night Practice").await;
    ana.person.joins(&night);
    let there = ana.seen_in(&ward);
    there.joins("3 posts", "Instagram", "Midday").await;
    world.moves_to("2026-01-07 12:30").await;
    ana.last_knock().press("On shift today").await.says("Tomorrow then, at 12:30.");
    there.types("/week").await.says("Wed 7 Jan** busy");
    there.types("/pause from:tomorrow until:sunday").await;
    ana.types("/pause").await.says("Thursday 8 January to Sunday 11 January");
    world.moves_to("2026-01-11 23:00").await;
    assert_eq!(ana.knocks().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_foreseen_and_what_waits_name_the_team() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (night, ward) = world.another_clinic("Night Practice").await;
    ana.person.joins(&night);
    ana.seen_in(&ward).joins("3 posts", "Instagram", "Midday").await;
    let foreseen = ana.types("/settings").await.press("What would you send me?").await;
    foreseen.says("(0 of 4) · Harbour Clinic").says("(0 of 3) · Night Practice");
    ana.types("/help").await.says("This week: 0 of 4.").says("Night Practice: This week: 0 of 3.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn joining_a_second_team_asks_nothing_that_holds_for_the_first() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.sets_times("8:30", "7:00", "21:00", "4:00").await;
    let (night, ward) = world.another_clinic("Night Practice").await;
    ana.person.joins(&night);
    let there = ana.seen_in(&ward);
    let question = there.types("/start target:3").await.choose("Main platform", &["Instagram"]).await;
    question.says("The weekly board").never_says("When may I write?");
    question.press("Keep me off it").await.says("You're in").says("I may write at 08:30");
    world.moves_to("2026-01-08 23:00").await;
    assert_eq!(ana.knocked_at(), ["2026-01-08 08:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_somebody_does_something_rounds_has_not_been_removed() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    // As it stands where that it left and that it is back were taken up in the wrong order.
    world.alters(&format!("UPDATE teams SET left_at = {}", world.clock.now().timestamp_millis()));
    world.moves_by(chrono::Duration::minutes(5)).await;
    ana.types("/help").await;
    world.rests().await;
    assert_eq!(world.counts("SELECT count(*) FROM teams WHERE left_at IS NOT NULL"), 0);
    world.moves_to("2026-01-07 12:30").await;
    assert_eq!(ana.knocks().len(), 1);
}
