//! What waits now, and the commands.

use crate::world::{Says, World};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_reads_what_this_is_and_can_join() {
    let world = World::new().await;
    let cleo = world.colleague("Cleo");
    let help = cleo.types("/help").await;
    assert!(help.is_ephemeral());
    help.says("Private messages come only if you join and agree")
        .says("/log")
        .says("/privacy")
        .never_says("What waits now");
    help.press("Join in three answers").await.says("How often do you mean to post?");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_member_reads_what_waits_and_when_the_next_message_may_come() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let due = crate::world::at("2026-01-07 12:30").timestamp();
    let help = ana.types("/help").await;
    help.says("What waits now").says("This week: 0 of 4.").says(&format!("<t:{due}:R>"));
    help.press("Log a post").await.form().fill("A link, a title, or both", "A chair").submit().await;
    let topic = ana.types("/topic").await;
    topic.press("Use it").await;
    ana.types("/help").await.says("This week: 1 of 4.").says("A topic you took");
    world.moves_to("2026-01-06 10:00").await;
    ana.types("/help").await.says("One post may have answers by now: `/replies`");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_command_it_names_exists() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let help = ana.types("/help").await.text();
    let offered = ana.here.commands();
    let named = help.split('`').skip(1).step_by(2).filter_map(|word| word.strip_prefix('/'));
    let named: Vec<&str> = named.map(|word| word.split(" pillar").next().unwrap_or(word)).collect();
    assert!(named.len() >= 9, "{named:?}");
    for name in named {
        assert!(offered.iter().any(|one| one == name), "/{name} is not among {offered:?}");
    }
    for one in offered.iter().filter(|one| !one.starts_with("team") && *one != "help") {
        assert!(help.contains(&format!("`/{one}`")), "/{one} is not named");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_consent_no_message_is_announced() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/settings").await.press("Stop private messages").await;
    ana.types("/help").await.says("This week: 0 of 4.").never_says("I look again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_works_in_direct_messages() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.direct.types("/help").await.says("This week: 0 of 4.").press("A topic").await.says("minutes");
}
