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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_did_not_fit_into_the_two_messages_of_a_week_waits_here() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.sets_intensity("Light: at most two a week").await;
    for day in ["07", "08"] {
        world.moves_to(&format!("2026-01-{day} 19:00")).await;
        ana.stirs().await;
    }
    world.moves_to("2026-01-09 13:00").await;
    assert_eq!(ana.knocks().len(), 2, "two this week already");
    let help = ana.types("/help").await;
    help.says("Room to catch up: one posting day is left. `/topic` has an idea.");
    help.says("I have sent my two messages of this week, as many as you allow");
    help.press("Make it one this week").await.says("One post is the plan now, and the week counts");
    ana.types("/help").await.says("This week: 0 of 1.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_did_not_fit_beside_three_other_things_waits_here() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let mut teams = Vec::new();
    for name in ["Night Practice", "Park Practice", "Quay Surgery"] {
        let (clinic, channel) = world.another_clinic(name).await;
        ana.person.joins(&clinic);
        let there = ana.seen_in(&channel);
        there.joins("4 posts", "LinkedIn", "Midday").await;
        teams.push(there);
    }
    world.moves_to("2026-01-07 12:30").await;
    let knock = ana.last_knock();
    knock.says("Harbour Clinic").says("Night Practice").says("Park Practice").never_says("Quay Surgery");
    let help = ana.types("/help").await;
    help.says("Room to catch up").says("Quay Surgery: This week: 0 of 4.");
    teams[2].types("/help").await.says("Room to catch up: three posting days are left");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_asked_for_quiet_or_is_on_leave_or_on_shift_reads_so() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("Something that was read").await;
    world.moves_to("2026-01-06 12:30").await;
    let unpleasant = ana.last_knock().press("It turned unpleasant").await;
    unpleasant.press("A week without messages from me").await;
    world.moves_to("2026-01-08 09:00").await;
    let help = ana.types("/help").await;
    help.says("This week: 1 of 4.").says("Room to catch up").says("You asked for quiet: I write again from");
    world.moves_to("2026-01-13 09:00").await;
    assert_eq!(ana.knocks().len(), 1, "quiet it was");
    ana.types("/week").await.choose("Days that will not do: a shift, a course", &["Tuesday 13 Jan"]).await;
    ana.types("/help").await.says("Today is a shift or a busy day, so I stay quiet.");
    ana.types("/pause from:today until:friday").await;
    ana.types("/help").await.says("You are on leave until 16 January 2026: nothing is expected and nothing is sent.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn before_busy_days_it_says_that_a_topic_can_be_kept() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/settings").await.press("Stop private messages").await;
    world.moves_to("2026-01-09 09:00").await;
    let shifts = &["Monday 12 Jan", "Tuesday 13 Jan", "Wednesday 14 Jan"];
    ana.types("/week").await.choose("Days that will not do: a shift, a course", shifts).await;
    ana.types("/help").await.says("Three busy days lie ahead: `/topic` has something to keep for the days after.");
}
