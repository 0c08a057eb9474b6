//! What a team sets out to do together: a number of posts a week, told as it grows and celebrated once.

use super::{logs, set_up};
use crate::world::{Member, Says, World};

async fn aims(mia: &Member, typed: &str) -> local_discord::Answer {
    let form = mia.types("/team setup").await.press("Aim together").await.form();
    form.fill("Posts of the whole team a week", typed).submit().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_told_as_it_grows_and_missing_it_is_no_matter() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    mia.types("/team setup").await.says("no aim");
    let members = world.members(&["Ana", "Eve"]).await;
    members[1].types("/settings").await.press("Leave the board").await;
    aims(&mia, "20").await.says("20 posts a week");
    logs(&members[0], 2).await;
    logs(&members[1], 1).await;
    members[0].types("/leaderboard").await.says("Together 3 of 20 so far.");
    world.moves_to("2026-01-12 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    recap.says("Together 3 of 20.").never_says("set out").never_says("Eve");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_celebrated_once_in_the_weekly_post() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    aims(&mia, "3").await.says("three posts a week");
    logs(&ana, 4).await;
    ana.types("/leaderboard").await.says("Together 4 of 3 so far.").never_says("set out");
    world.moves_to("2026-01-12 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    recap.says("Together 4 of 3: the whole of what you set out to do, and you did it as a team.");
    ana.types("/leaderboard").await.press("The week before").await.says("Together 4 of 3.").never_says("set out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_number_counts_from_its_own_week_on() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    aims(&mia, "20").await;
    logs(&ana, 2).await;
    world.moves_to("2026-01-12 09:30").await;
    aims(&mia, "1").await.says("one post a week");
    let late = [("post", "What I forgot to log"), ("platform", "LinkedIn"), ("when", "9 January 18:00")];
    ana.here.runs("log", &late).await.says("Logged");
    world.moves_to("2026-01-12 09:35").await;
    board.messages().pop().expect("the weekly post").says("Together 3 of 20.").says("Updated");
    ana.types("/leaderboard").await.says("Together 0 of 1 so far.");
    aims(&mia, "").await.says("no aim");
    let running = ana.types("/leaderboard").await;
    running.never_says("Together");
    running.press("The week before").await.says("Together 3 of 20.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_number_changes_nothing() {
    let world = World::new().await;
    let (mia, _) = set_up(&world).await;
    aims(&mia, "20").await;
    for typed in ["twenty", "0", "-4", "10000", "2.5"] {
        aims(&mia, typed).await.says("A whole number from 1 to 9999 works");
    }
    mia.types("/team setup").await.says("20 posts a week");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_lost_the_right_while_typing_changes_nothing() {
    let world = World::new().await;
    let (mia, _) = set_up(&world).await;
    let leads = world.clinic.role("Leads", local_discord::Permissions::NONE);
    let ana = world.member("Ana").await;
    leads.goes_to(&ana.person);
    mia.types("/team setup")
        .await
        .choose("A role that may use /team besides; nothing for none", &["Leads"])
        .await
        .says("<@&");
    let form = ana.types("/team setup").await.press("Aim together").await.form();
    leads.is_taken_from(&ana.person);
    let answer = form.fill("Posts of the whole team a week", "7").submit().await;
    answer.says("That is for people who manage this server");
    mia.types("/team setup").await.says("no aim");
}
