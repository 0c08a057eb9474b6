//! Logging what was posted, and putting right what was logged.

use crate::world::{Says, World, catalog};
use rounds::domain::facet::{Care, Pillar};
use rounds::domain::topic::Topic;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_title_is_enough() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let answer = ana.types("/log post:A new chair for the corner").await;
    assert!(answer.is_ephemeral());
    answer.says("Logged").says("A new chair for the corner").says("LinkedIn").says("This week: 1 of 4.");
    // Posted now, as every reader's own device shows it.
    answer.says(&format!("Posted <t:{}:f>", world.clock.now().timestamp()));
    ana.types("/me").await.says("This week: 1 of 4.").says("One post in your log");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_week_is_done_when_the_plan_is_reached() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for title in ["One", "Two", "Three"] {
        ana.types(&format!("/log post:{title} chairs")).await;
    }
    ana.types("/log post:The fourth of them").await.says("4 of 4. That is the week.");
    ana.types("/log post:And one for fun").await.says("4 of 4, and 1 beside. That is the week.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_option_is_kept() {
    let world = World::beginning("2026-01-07 10:00").await;
    let ana = world.member("Ana").await;
    let answer = ana
        .types("/log post:A look at the new lamp platform:Bluesky pillar:Technology format:Poll purpose:Recruit when:yesterday 18:00")
        .await;
    answer
        .says("Bluesky · Technology")
        .says(&format!("Posted <t:{}:f>", crate::world::at("2026-01-06 18:00").timestamp()));
    assert!(answer.message().selects().iter().all(|select| select.placeholder != "What kind of post is it?"));
    let kept =
        "SELECT count(*) FROM posts WHERE format = 'poll' AND purpose = 'recruit' AND pillar = 'technology-review'";
    assert_eq!(world.counts(kept), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_kind_is_read_from_the_titles_words_or_asked() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:Three myths about flu jabs").await.says("LinkedIn · Myth and evidence");
    let answer = ana.types("/log post:A rainy Tuesday").await;
    answer.never_says("LinkedIn ·");
    let answer = answer.choose("What kind of post is it?", &["Behind the scenes"]).await;
    answer.says("LinkedIn · Behind the scenes");
    ana.types("/me").await.press("My posts").await.says("A rainy Tuesday** · LinkedIn · Behind the scenes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_may_stand_on_several_platforms_and_counts_once() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let answer = ana.types("/log post:On every channel").await;
    let answer = answer.choose("Also on …", &["Instagram", "Facebook"]).await;
    answer.says("Facebook, LinkedIn and Instagram");
    ana.types("/me").await.says("This week: 1 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn undo_takes_a_post_away_and_bring_it_back_restores_it() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let answer = ana.types("/log post:Sent too early").await;
    let answer = answer.press("Undo").await;
    answer.says("Taken away").says("ten minutes");
    ana.types("/me").await.says("This week: 0 of 4.").says("No posts in your log");
    world.moves_by(chrono::Duration::minutes(9)).await;
    answer.press("Bring it back").await.says("Kept").says("Sent too early");
    ana.types("/me").await.says("This week: 1 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_ten_minutes_a_post_that_was_taken_away_is_gone() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let gone = ana.types("/log post:Sent too early").await.press("Undo").await;
    world.moves_by(chrono::Duration::minutes(11)).await;
    gone.press("Bring it back").await.says("more than ten minutes ago and is gone").says("/log");
    ana.types("/me").await.says("This week: 0 of 4.");
    assert_eq!(world.counts("SELECT count(*) FROM posts"), 0, "and nothing of it is kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_empty_or_far_too_long_is_told_kindly_and_not_kept() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for empty in [" ", "\u{200b}\u{200b}", "\u{202e}"] {
        ana.here.runs("log", &[("post", empty)]).await.says("I need a link or a title to log");
    }
    let long = "a".repeat(201);
    ana.here.runs("log", &[("post", &long)]).await.says("A title holds up to 200 characters, and this has 201");
    let refused = ana.here.try_runs("log", &[("post", &"a".repeat(2501))]).await.expect_err("Discord refuses it");
    assert!(!refused.is_silence(), "{refused}");
    ana.types("/me").await.says("No posts in your log");
    ana.here.runs("log", &[("post", &long[1..])]).await.says("This week: 1 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_command_delivered_twice_logs_once_also_after_a_restart() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    let answer = ana.types("/log post:Only once").await;
    assert!(!world.discord.replays(&answer).await, "answered twice");
    ana.types("/me").await.says("This week: 1 of 4.").says("One post in your log");
    // A bot that was started anew remembers no interactions, but the log does.
    world.restarts().await;
    world.discord.replays(&answer).await;
    ana.types("/me").await.says("This week: 1 of 4.").says("One post in your log");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn titles_are_completed_from_ones_own_log() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    for title in ["Flu season begins", "Our waiting room", "Flu jabs are here"] {
        world.moves_by(chrono::Duration::minutes(1)).await;
        ana.types(&format!("/log post:{title}")).await;
    }
    ben.types("/log post:Flu and I").await;
    let offered = |typed: &str| {
        let line = format!("/log post:{typed}");
        let here = ana.here.clone();
        async move { here.autocomplete(&line).await.into_iter().map(|choice| choice.name).collect::<Vec<_>>() }
    };
    assert_eq!(offered("flu").await, ["Flu jabs are here", "Flu season begins"]);
    assert_eq!(offered("waiting").await, ["Our waiting room"]);
    assert_eq!(offered("100%").await, Vec::<String>::new());
    let stranger = world.colleague("Cleo");
    assert!(stranger.here.autocomplete("/log post:flu").await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_not_joined_is_told_how() {
    let world = World::new().await;
    let cleo = world.colleague("Cleo");
    cleo.types("/log post:Hello").await.says("You haven't joined here yet").says("/start");
    cleo.direct.types("/log post:Hello").await.says("You haven't joined here yet");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_is_known_to_be_of_a_topic_that_was_taken_or_asked_about() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/topic").await.press("Use it").await.says("It's in your week");
    let topic = world.reads("SELECT topic FROM offers WHERE answer = 'use'");
    let named = crate::world::catalog()
        .bank
        .get(&rounds::domain::ids::TopicId(topic.clone()))
        .expect("it is there")
        .title
        .clone();
    let asked = ana.types("/log post:A rainy Tuesday").await;
    assert_eq!(world.reads("SELECT topic FROM posts"), "none", "never guessed");
    world.restarts().await;
    let kept = asked.choose("Was it one of these?", &[&named]).await;
    kept.says("Kept");
    assert_eq!(world.reads("SELECT topic FROM posts"), topic);
    ana.types("/me").await.never_says("Topics in your week");
    kept.choose("Was it one of these?", &["None of these"]).await.says("Kept");
    assert_eq!(world.reads("SELECT topic FROM posts"), "none");
    ana.types("/me").await.says("Topics in your week");
    // Nearly the topic's own title is answer enough, and can be put right.
    let known = ana.here.runs("log", &[("post", &named.to_uppercase())]).await;
    assert_eq!(world.counts(&format!("SELECT count(*) FROM posts WHERE topic = '{topic}'")), 1);
    known.choose("Was it one of these?", &["None of these"]).await;
    assert_eq!(world.counts(&format!("SELECT count(*) FROM posts WHERE topic = '{topic}'")), 0);
    ana.types("/log post:Once more when:yesterday").await.says("Logged");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_is_completed_as_it_is_typed() {
    let world = World::beginning("2026-01-07 10:00").await;
    let ana = world.member("Ana").await;
    let offered = async |typed: &str| {
        let choices = ana.here.autocomplete(&format!("/log post:A lamp when:{typed}")).await;
        choices.into_iter().map(|choice| choice.name).collect::<Vec<_>>()
    };
    assert_eq!(offered("yesterday 18").await, ["yesterday 18 · Tue 6 Jan, 18:00"]);
    assert_eq!(
        offered("tom").await,
        ["tomorrow 9:00 · Thu 8 Jan, 09:00", "tomorrow 12:30 · Thu 8 Jan, 12:30", "tomorrow 18:00 · Thu 8 Jan, 18:00"]
    );
    assert!(offered("soonish").await.is_empty());
    assert!(world.colleague("Cleo").here.autocomplete("/log post:A lamp when:tom").await.is_empty());
}

/// A topic of the bank that serves several things, with what it serves.
fn of_several_purposes() -> Topic {
    let bank = catalog();
    let mut open = bank.bank.topics().filter(|topic| topic.care != Care::Red && topic.specialties.is_empty());
    open.find(|topic| topic.purposes.len() > 1 && topic.pillar == Pillar::Community).cloned().expect("there is one")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_serves_what_its_topic_was_offered_for() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let topic = of_several_purposes();
    let (first, second) = (topic.purposes[0], topic.purposes[1]);
    let offered = ana.types("/topic pillar:Community").await;
    world.alters(&format!("UPDATE offers SET topic = '{}'", topic.id));
    let taken = offered.press("Use it").await.message();
    let logs = async |title: &str| {
        let form = ana.here.presses_custom_id(&taken, "1:logo:1").await.form().fill("A link, a title, or both", title);
        let logged = form.submit().await;
        logged.says("Logged");
        logged
    };
    let serves = || world.reads("SELECT purpose FROM posts ORDER BY id DESC LIMIT 1");
    logs("From the fair").await;
    assert_eq!(serves(), first.slug(), "the topic's own, where the member has none");
    world.alters(&format!("UPDATE members SET purpose = '{}'", second.slug()));
    let logged = logs("From the other fair").await;
    assert_eq!(serves(), second.slug(), "the member's main purpose, where the topic serves it");
    logged.choose("What it serves", &["Share research"]).await.says("Kept");
    assert_eq!(serves(), "share-research");
}
