//! The board, looked at in private, and a team that wants no ranks.

use super::{logs, set_up};
use crate::world::{Says, World, labels};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_running_week_and_the_ones_before_can_be_looked_at() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    logs(&ana, 3).await;
    world.moves_to("2026-01-14 09:00").await;
    logs(&ana, 1).await;
    let board = ana.types("/leaderboard").await;
    assert!(board.is_ephemeral());
    board.says("This week so far, from 12 Jan").says("One post").says("Ana · 1 of 4 posts");
    assert_eq!(labels(&board.message()), ["The week before", "How it counts"]);
    let before = board.press("The week before").await;
    before.says("The week of 5 Jan to 11 Jan").says("Ana · 3 of 4 posts");
    let first = before.press("The week before").await;
    first.says("The week of 29 Dec to 4 Jan").says("Nothing logged").never_says("Ana");
    first.press("The week after").await.says("Ana · 3 of 4 posts");
    board.press("How it counts").await.says("more posts than planned earn nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_team_can_do_without_ranks() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    mia.types("/team setup").await.press("No ranks").await.says("without ranks");
    for (member, count) in world.members(&["Ana", "Ben", "Cem", "Dee"]).await.iter().zip([1, 4, 2, 3]) {
        logs(member, count).await;
    }
    world.moves_to("2026-01-12 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    recap.says("On the board\nAna · 1 of 4 posts\nBen · 4 of 4 posts\nCem · 2 of 4 posts\nDee · 3 of 4 posts");
    recap.never_says("**1.**").never_says("Leading");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_than_was_meant_earns_nothing() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let members = world.members(&["Ana", "Ben", "Cem", "Dee"]).await;
    world.moves_to("2026-01-09 13:00").await;
    for (member, count) in members.iter().zip([4, 9, 1, 1]) {
        logs(member, count).await;
    }
    world.moves_to("2026-01-12 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    recap.says("**1.** Ana · 81 · 4 of 4 posts\n**1.** Ben · 81 · 9 of 4 posts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn anybody_in_the_channel_may_ask_how_it_counts() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    logs(&world.member("Ana").await, 1).await;
    world.moves_to("2026-01-12 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    let zoe = world.colleague("Zoe");
    let answer = zoe.person.at(&board).presses(&recap, "How it counts").await;
    assert!(answer.is_ephemeral());
    answer.says("Out of 100").says("/settings");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whom_one_talked_with_counts_as_it_was_said_up_to_the_aim() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let members = world.members(&["Ana", "Ben", "Cem", "Dee"]).await;
    world.moves_to("2026-01-09 13:00").await;
    let groups = ["Nurses", "Companies", "Hospitals", "Education"];
    for (member, talked) in members.iter().zip([4, 2, 1, 0]) {
        logs(member, 4).await;
        if talked > 0 {
            member.types("/replies").await.choose("Groups you talked with", &groups[..talked]).await;
        }
    }
    world.moves_to("2026-01-12 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    // Four groups are worth no more than the three aimed at: 80 of 80; two are 75 of 80.
    recap.says("16 posts and seven conversations last week");
    recap.says("**1.** Ana · 100 · 4 of 4 posts\n**2.** Ben · 94 · 4 of 4 posts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looking_after_answers_counts_and_leaving_the_question_does_not() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let members = world.members(&["Ana", "Ben", "Cem", "Dee"]).await;
    for member in &members {
        logs(member, 1).await;
    }
    world.moves_to("2026-01-06 12:30").await;
    // That nobody wrote is an answer like any other.
    members[0].last_knock().press("Nothing there").await;
    world.moves_to("2026-01-12 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    recap.says("**1.** Ana · 34 · 1 of 4 posts").says("And, by name");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_board_is_leafed_through() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    mia.types("/team setup").await.press("No ranks").await;
    let names: Vec<String> = (10..53).map(|n| format!("Colleague {n}")).collect();
    for name in &names {
        logs(&world.member(name).await, 1).await;
    }
    world.moves_to("2026-01-12 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    recap.says("Colleague 49").says("and 3 more").never_says("Colleague 50");
    assert_eq!(labels(&recap), ["More names", "How it counts"]);
    let zoe = world.colleague("Zoe").seen_in(&board);
    let more = zoe.here.presses(&recap, "More names").await;
    assert!(more.is_ephemeral());
    more.says("page 2 of 2").says("Colleague 50").says("Colleague 52").never_says("Colleague 49");
    more.press("Names before").await.says("page 1 of 2").says("Colleague 10").never_says("Colleague 50");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_board_goes_back_twelve_weeks_and_no_further() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    logs(&ana, 1).await;
    let old = ana.types("/leaderboard").await.message();
    world.moves_to("2026-03-30 09:00").await;
    let oldest = ana.here.presses_custom_id(&old, "1:boardw:2026-01-05:0").await;
    oldest.says("The week of 5 Jan to 11 Jan").says("Ana");
    assert!(!labels(&oldest.message()).contains(&"The week before".to_owned()));
    // What cards of before say is still understood.
    ana.here.presses_custom_id(&old, "1:board:12").await.says("The week of 5 Jan to 11 Jan");
    world.moves_to("2026-04-06 09:00").await;
    let card = ana.types("/leaderboard").await.message();
    ana.here.presses_custom_id(&card, "1:boardw:2026-01-05:0").await.says("The board goes twelve weeks back.");
    ana.here.presses_custom_id(&card, "1:boardw:2099-01-05:0").await.says("This week so far");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn past_weeks_follow_what_was_taken_back_and_who_is_listed_today() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let answer = ana.logs("Too much said").await;
    logs(&ana, 1).await;
    answer.press("Undo").await;
    world.moves_to("2026-01-13 09:00").await;
    let past = ana.types("/leaderboard").await.press("The week before").await;
    past.says("One post").says("Ana · 1 of 4 posts");
    ana.types("/settings").await.press("Leave the board").await;
    ana.types("/leaderboard").await.press("The week before").await.says("One post").never_says("Ana");
    ana.types("/settings").await.press("Join the board").await;
    ana.types("/leaderboard").await.press("The week before").await.says("Ana");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_that_cannot_be_looked_up_are_said_to_be_missing() {
    let mut world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    logs(&ana, 1).await;
    logs(&ben, 1).await;
    world.restarts().await;
    let blind =
        world.discord.faults().rest("GET /guilds/*/members/*", local_discord::RestFault::Status(503)).until_lifted();
    ana.types("/leaderboard").await.says("Two posts").says("Some names could not be looked up just now");
    blind.lift();
    let board = ana.types("/leaderboard").await;
    board.says("Ana").says("Ben").never_says("could not be looked up");
}
