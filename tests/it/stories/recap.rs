//! The weekly post in the team's channel: when it comes, who is on it, and who is not.

mod asked;
mod board;
mod corrected;
mod kind;
mod late;
mod overview;
mod pictured;
mod place;
mod setup;
mod together;

use crate::world::{Member, Says, World};
use local_discord::{Channel, Shown};

/// The team's channel for the weekly post, set up by somebody who manages the server.
async fn set_up(world: &World) -> (Member, Channel) {
    let board = world.clinic.channel("board");
    let mia = world.manager("Mia");
    mia.types("/team setup channel:#board zone:Europe/Berlin").await.says("Monday at 09:00 (Europe/Berlin)");
    (mia, board)
}

/// Somebody logs so many posts.
async fn logs(member: &Member, count: usize) {
    for n in 0..count {
        let title = format!("{} writes, part {n}", member.person.name());
        member.logs(&title).await;
    }
}

/// Four members who post four, three, two and one on a Friday, until the next Monday at nine.
async fn four_threes_twos_and_ones(counts: [usize; 4]) -> (World, Shown) {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let members = world.members(&["Ana", "Ben", "Cem", "Dee"]).await;
    world.moves_to("2026-01-09 13:00").await;
    for (member, count) in members.iter().zip(counts) {
        logs(member, count).await;
    }
    world.moves_to("2026-01-12 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    (world, recap)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_monday_at_nine_the_teams_week_is_told() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    logs(&ana, 2).await;
    logs(&ben, 1).await;
    ben.types("/replies").await.choose("Groups you talked with", &["Nurses", "Companies"]).await;
    world.moves_to("2026-01-06 12:30").await;
    ana.last_knock().press("All answered").await;
    world.moves_to("2026-01-12 08:59").await;
    assert!(board.messages().is_empty(), "too early");
    world.moves_to("2026-01-12 09:00").await;
    let all = board.messages();
    assert_eq!(all.len(), 1);
    let recap = &all[0];
    recap.says("The week of 5 Jan to 11 Jan");
    recap.says("Three posts and four conversations last week. Who isn't listed may be resting, on shift, or private by choice.");
    assert!(recap.pings().is_empty(), "nobody is pinged");
    world.moves_to("2026-01-18 23:00").await;
    assert_eq!(board.messages().len(), 1, "once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_upper_half_has_ranks_and_the_others_follow_by_name() {
    let (_world, recap) = four_threes_twos_and_ones([1, 3, 2, 4]).await;
    recap.says("Leading\n**1.** Dee · 81 · 4 of 4 posts\n**2.** Ben · 66 · 3 of 4 posts");
    recap.says("And, by name\nAna · 1 of 4 posts\nCem · 2 of 4 posts");
    recap.says("A first post, and a beginning: Dee.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_stand_level_share_a_rank() {
    let (_world, recap) = four_threes_twos_and_ones([4, 2, 4, 1]).await;
    recap.says("**1.** Ana · 81 · 4 of 4 posts\n**1.** Cem · 81 · 4 of 4 posts");
    recap.never_says("**2.**");
    recap.says("And, by name\nBen · 2 of 4 posts\nDee · 1 of 4 posts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tie_is_never_cut_in_two() {
    let (_world, recap) = four_threes_twos_and_ones([4, 2, 2, 1]).await;
    recap.says("**1.** Ana").never_says("**2.**");
    recap.says("And, by name\nBen · 2 of 4 posts\nCem · 2 of 4 posts\nDee · 1 of 4 posts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn under_four_there_are_no_ranks() {
    let (_world, recap) = four_threes_twos_and_ones([4, 3, 2, 0]).await;
    recap.says("On the board\nAna · 4 of 4 posts\nBen · 3 of 4 posts\nCem · 2 of 4 posts");
    recap.never_says("**1.**").never_says("Leading").never_says("Dee").never_says("81");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_chose_not_to_be_on_the_board_counts_but_is_not_named() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let (ana, eve) = (world.member("Ana").await, world.colleague("Eve"));
    let answer = eve.types("/start zone:Europe/Berlin target:4").await;
    let answer = answer.choose("Main platform", &["LinkedIn"]).await.press("Midday").await;
    answer.press("Yes, write to me").await.press("Keep me off it").await.says("You're in");
    logs(&ana, 1).await;
    logs(&eve, 4).await;
    world.moves_to("2026-01-12 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    recap.says("Five posts").says("Ana").never_says("Eve");
    eve.types("/settings").await.press("Join the board").await;
    ana.types("/settings").await.press("Leave the board").await;
    ana.types("/leaderboard").await.press("The week before").await.says("Eve").never_says("Ana");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_left_the_server_is_not_named() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    logs(&ana, 2).await;
    logs(&ben, 3).await;
    world.moves_to("2026-01-10 09:00").await;
    ben.person.leaves(&world.clinic);
    world.moves_to("2026-01-12 09:00").await;
    board.messages().pop().expect("the weekly post").says("Ana").never_says("Ben");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_rests_or_joined_late_is_not_mentioned() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ben.types("/pause from:today until:2026-01-11").await.says("Rest well");
    logs(&ana, 1).await;
    world.moves_to("2026-01-08 09:00").await;
    let cem = world.member("Cem").await;
    logs(&cem, 2).await;
    world.moves_to("2026-01-12 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    recap.says("Three posts").says("Ana").never_says("Ben").never_says("Cem");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_in_which_nobody_did_anything_is_left_alone() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-13 09:00").await;
    assert!(board.messages().is_empty());
    logs(&ana, 1).await;
    world.moves_to("2026-01-19 09:00").await;
    assert_eq!(board.messages().len(), 1, "and the next week is told again");
    board.messages()[0].says("One post and no conversations last week.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_in_which_all_were_on_leave_is_skipped_whatever_went_out_before() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    let members = world.members(&["Ana", "Ben"]).await;
    logs(&members[0], 1).await;
    for member in &members {
        member.types("/pause from:today until:2026-01-11").await.says("Rest well");
    }
    world.moves_to("2026-01-13 09:00").await;
    assert!(board.messages().is_empty());
    let preview = mia.types("/team recap").await;
    preview.press("Post it now").await.says("There is nothing to tell of last week");
    logs(&members[1], 1).await;
    world.moves_to("2026-01-19 09:00").await;
    assert_eq!(board.messages().len(), 1, "and the next week is told again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_first_week_that_began_late_it_says_when_names_come() {
    let world = World::beginning("2026-01-07 09:00").await;
    let (_, board) = set_up(&world).await;
    logs(&world.member("Ana").await, 2).await;
    world.moves_to("2026-01-12 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    recap.says("Two posts").never_says("Ana").says("on the board from their first whole week on");
}
