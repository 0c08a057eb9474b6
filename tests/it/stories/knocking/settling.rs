//! A full week: making it lighter keeps the streak, within bounds.

use crate::world::{Member, Says, World, labels};

async fn mondays_answers(world: &World, ana: &Member) {
    world.moves_to("2026-01-12 12:30").await;
    let about = ana.knocks().into_iter().rfind(|knock| knock.text().contains("People may have answered you"));
    about.expect("answers were asked about").press("All answered").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_posts_are_plenty_and_the_week_counts() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    world.moves_to("2026-01-07 12:30").await;
    let settled = ana.last_knock().press("Make it two this week").await;
    settled.says("Two posts are the plan now, and the week counts").says("Three more of these twelve weeks");
    for member in [&ana, &ben] {
        member.logs("What a first appointment is for").await;
        member.logs("The chair nobody sits on").await;
    }
    ana.types("/me").await.says("This week: 2 of 2. That is the week.");
    world.moves_to("2026-01-09 23:00").await;
    let nudges = ana.knocks().iter().filter(|knock| knock.text().contains("Room to catch up")).count();
    assert_eq!(nudges, 1, "the week is done");
    world.moves_to("2026-01-12 09:00").await;
    ana.types("/me").await.says("One week in a row");
    ben.types("/me").await.says("Begins with the first week you keep.");
    let board = ana.types("/leaderboard").await.press("The week before").await;
    board.says("Ana").says("2 of 4 posts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_wednesday_on_or_when_the_days_left_are_few() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    ana.joins("5 posts", "LinkedIn", "Midday").await;
    world.moves_to("2026-01-09 09:00").await;
    for title in ["One on feet", "Two on hands", "Three on sleep", "Four on bread", "Five on rest"] {
        ana.logs(title).await;
    }
    mondays_answers(&world, &ana).await;
    world.moves_to("2026-01-13 12:30").await;
    let tuesday = ana.last_knock();
    tuesday.says("Your plan is five; nothing is out yet, and four posting days are left.");
    assert!(labels(&tuesday).contains(&"Make it three this week".into()), "{:?}", labels(&tuesday));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_on_a_monday_with_the_whole_week_ahead() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-12 12:30").await;
    let monday = ana.last_knock();
    monday.says("five posting days are still open");
    assert!(!labels(&monday).iter().any(|label| label.starts_with("Make it")), "{:?}", labels(&monday));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn four_weeks_in_twelve_then_a_lower_plan_is_offered() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for (week, day) in ["2026-01-07", "2026-01-14", "2026-01-21", "2026-01-28"].iter().enumerate() {
        world.moves_to(&format!("{day} 12:30")).await;
        let knock = ana.last_knock();
        knock.press("Make it two this week").await.says("the week counts");
        for half in ["morning", "evening"] {
            ana.logs(&format!("Week {week}, what I noticed in the {half}")).await;
        }
    }
    world.moves_to("2026-02-04 12:30").await;
    let fifth = ana.last_knock();
    assert!(!labels(&fifth).iter().any(|label| label.ends_with("this week")), "{:?}", labels(&fifth));
    fifth.says("Four of these twelve weeks have been made lighter. A plan of three may suit you better");
    // A button that was put away from before, of this very week.
    let mine = world.counts("SELECT id FROM members");
    let hoarded = ana.direct.presses_custom_id(&fifth, &format!("1:settle:{mine}:2:2026-02-02")).await;
    hoarded.says("Four of the last twelve weeks have been made lighter").says("/settings");
    fifth.press("Three a week from Monday on").await.says("Three posts a week from 9 Feb on");
    world.moves_to("2026-02-09 09:00").await;
    ana.types("/me").await.says("This week: 0 of 3").says("the best so far is four weeks");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_settled_number_is_not_raised_again_by_the_same_button() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:30").await;
    let knock = ana.last_knock();
    knock.press("Make it two this week").await.says("Two posts are the plan now");
    knock.press("Make it two this week").await.says("Two posts are the plan now");
    ana.types("/me").await.says("This week: 0 of 2");
    world.moves_to("2026-01-12 09:00").await;
    ana.types("/me").await.says("This week: 0 of 4");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_that_has_gone_by_stays_as_it_was_and_this_one_can_be_made_lighter() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:30").await;
    let knock = ana.last_knock();
    knock.says("Full week?").says("Two posts is plenty. Make that the plan, and the week counts.");
    for title in ["Two of them are out", "And here is the second"] {
        ana.logs(title).await;
    }
    world.moves_to("2026-01-13 09:00").await;
    let late = knock.press("Make it two this week").await;
    late.says("That was for the week of 5 Jan. It has gone by and stays as it was.").says("This week: 0 of 4.");
    ana.types("/me").await.says("This week: 0 of 4.").says("Not kept yet, after one week");
    assert_eq!(world.counts("SELECT count(*) FROM settlements"), 0, "nothing was used up");
    // What can be done instead stands beside it.
    late.press("Make it two this week").await.says("Two posts are the plan now, and the week counts");
    ana.types("/me").await.says("This week: 0 of 2.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_button_that_does_not_say_its_week_means_the_one_in_which_it_was_written() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let old = format!("1:settle:{}:2", world.counts("SELECT id FROM members"));
    world.moves_to("2026-01-07 12:30").await;
    let knock = ana.last_knock();
    world.moves_to("2026-01-12 03:30").await;
    // Half past three on Monday is still Sunday's.
    ana.direct.presses_custom_id(&knock, &old).await.says("Two posts are the plan now");
    world.moves_to("2026-01-12 04:00").await;
    ana.direct.presses_custom_id(&knock, &old).await.says("That was for the week of 5 Jan. It has gone by");
    ana.types("/me").await.says("This week: 0 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_made_the_week_lighter_and_then_falls_ill_owes_it_nothing() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for title in ["One on feet", "Two on hands", "Three on sleep", "Four on bread"] {
        ana.logs(title).await;
    }
    world.moves_to("2026-01-12 09:00").await;
    ana.types("/me").await.says("One week in a row");
    mondays_answers(&world, &ana).await;
    world.moves_to("2026-01-14 12:30").await;
    ana.last_knock().press("Make it two this week").await.says("Two posts are the plan now");
    ana.types("/pause from:2026-01-12 until:2026-01-18").await.says("You are on leave until 18 January 2026");
    ana.types("/me").await.says("This week asks for nothing");
    world.moves_to("2026-01-19 09:00").await;
    ana.types("/me").await.says("One week in a row, your best so far");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_leave_has_made_lighter_already_is_not_settled_as_well() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:30").await;
    ana.types("/pause from:2026-01-08 until:2026-01-09").await.says("Noted");
    ana.types("/me").await.says("This week: 0 of 2.");
    ana.last_knock().press("Make it two this week").await.says("There is nothing left to make lighter this week");
    assert_eq!(world.counts("SELECT count(*) FROM settlements"), 0, "nothing was used up");
}
