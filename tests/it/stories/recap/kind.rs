//! Kind words under the weekly post: three at most, each true of somebody's week, in other words from week to week.

use super::{logs, set_up};
use crate::world::{Says, World};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kind_words_go_to_three_people_at_most_each_for_something_else() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let members = world.members(&["Ana", "Ben", "Cem", "Dee"]).await;
    for member in &members {
        logs(member, 1).await;
    }
    world.moves_to("2026-01-13 09:00").await;
    for member in &members[..2] {
        logs(member, 4).await;
    }
    for kind in ["Community", "Research", "Technology", "Behind the scenes"] {
        members[2].here.runs("log", &[("post", &format!("About {kind}")), ("pillar", kind)]).await.says("Logged");
    }
    logs(&members[3], 1).await;
    for member in &members[..2] {
        member.types("/replies").await.choose("Groups you talked with", &["Nurses"]).await;
    }
    world.moves_to("2026-01-19 09:00").await;
    let recap = board.messages().pop().expect("the weekly post");
    let text = recap.text();
    let words: Vec<&str> = text.split("A word\n").nth(1).expect("kind words").lines().take(3).collect();
    recap.says("did the whole of what was meant.").says("was in conversation with one career group.");
    recap.says("Cem led readers off the beaten track.");
    let named: Vec<&str> = words.iter().filter_map(|word| word.split(' ').next()).collect();
    assert!(["Ana", "Ben", "Cem"].iter().all(|name| named.contains(name)), "never the same person twice: {words:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_post_is_greeted_and_only_where_its_writer_is_on_the_board() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let members = world.members(&["Ana", "Ben"]).await;
    members[1].types("/settings").await.press("Leave the board").await;
    logs(&members[1], 1).await;
    world.moves_to("2026-01-12 09:00").await;
    board.messages().pop().expect("the weekly post").never_says("A word").never_says("Ben");
    logs(&members[0], 1).await;
    world.moves_to("2026-01-19 09:00").await;
    board.messages().pop().expect("the weekly post").says("Ana has put out a first post.").never_says("Ben");
    logs(&members[0], 1).await;
    world.moves_to("2026-01-26 09:00").await;
    board.messages().pop().expect("the weekly post").never_says("first post");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_back_after_leave_is_welcomed() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let members = world.members(&["Ana", "Ben"]).await;
    for member in &members {
        logs(member, 1).await;
    }
    members[0].types("/pause from:2026-01-12 until:2026-01-18").await.says("Noted: leave from Monday 12 January");
    world.moves_to("2026-01-13 09:00").await;
    logs(&members[1], 1).await;
    world.moves_to("2026-01-19 09:00").await;
    board.messages().pop().expect("the weekly post").never_says("Ana");
    world.moves_to("2026-01-20 09:00").await;
    for member in &members {
        logs(member, 1).await;
    }
    world.moves_to("2026-01-26 09:00").await;
    board.messages().pop().expect("the weekly post").says("Ana is back, and it shows.").never_says("Ben is back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_weeks_in_a_row_are_told_once() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let ana = world.colleague("Ana");
    ana.joins("1 post", "LinkedIn", "Midday").await;
    for week in 0..11 {
        ana.logs(&format!("Chapter {week} of a long story")).await;
        world.moves_by(chrono::Duration::weeks(1)).await;
    }
    let told: Vec<bool> = board.messages().iter().map(|recap| recap.text().contains("10 weeks in a row")).collect();
    assert_eq!(told.len(), 11);
    assert_eq!(told.iter().position(|told| *told), Some(9));
    assert_eq!(told.iter().filter(|told| **told).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kind_of_post_that_is_new_to_somebody_is_seen() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    for n in 0..5 {
        let title = format!("At school, part {n}");
        ana.here.runs("log", &[("post", &title), ("pillar", "Community")]).await.says("Logged");
    }
    world.moves_to("2026-01-13 09:00").await;
    board.messages().pop().expect("the weekly post").never_says("kind of post");
    ana.here.runs("log", &[("post", "A new device"), ("pillar", "Technology")]).await.says("Logged");
    world.moves_to("2026-01-19 09:00").await;
    board.messages().pop().expect("the weekly post").says("Ana tried a kind of post that was new to them.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_running_week_has_no_kind_words_yet() {
    let world = World::new().await;
    set_up(&world).await;
    let ana = world.member("Ana").await;
    logs(&ana, 4).await;
    ana.types("/leaderboard").await.says("Ana · 4 of 4 posts").never_says("A word");
    world.moves_to("2026-01-12 09:00").await;
    ana.types("/leaderboard").await.press("The week before").await.says("A word");
}
