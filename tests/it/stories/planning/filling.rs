//! What is logged fills its slot: by topic, by title, by day and platform; corrected, and freed again.

use super::{SLOTS, opens, planner, topics};
use crate::world::{Says, World};
use rounds::domain::facet::{Pillar, Purpose};

/// Which slots are filled, by number.
fn filled(world: &World) -> String {
    world.reads("SELECT group_concat(id) FROM slots WHERE post IS NOT NULL")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_title_that_is_nearly_the_topics_fills_its_slot_and_takes_the_topic() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    let topic = topics(&world)[2].clone();
    let logged = ana.here.runs("log", &[("post", &topic.title.to_uppercase()), ("platform", "X")]).await;
    logged.says("It fills your slot of Thursday 8 January.");
    assert_eq!(filled(&world), "3");
    assert_eq!(world.reads("SELECT topic FROM posts"), topic.id.0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_of_the_day_fills_its_slot_and_takes_no_topic() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    ana.logs("Something of my own").await.says("It fills your slot of Monday 5 January.");
    assert_eq!((filled(&world).as_str(), world.reads("SELECT topic FROM posts").as_str()), ("1", "none"));
    // Elsewhere, or on a day without a slot, it simply counts.
    ana.here.runs("log", &[("post", "Second of my own"), ("platform", "X")]).await.never_says("It fills");
    world.moves_to("2026-01-07 09:00").await;
    ana.logs("Third of my own").await.never_says("It fills").says("This week: 3 of 4.");
    assert_eq!(filled(&world), "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_taken_wrongly_is_corrected_under_the_log_and_in_the_slot() {
    let mut world = World::new().await;
    let (ana, card) = planner(&world).await;
    let topic = topics(&world)[3].clone();
    let logged = ana.logs("Something of my own").await;
    let select = "Which slot does it fill?";
    let shown = logged.message();
    world.restarts().await;
    let mended = shown.choose(select, &["Fri 9 Jan, 13:00 · LinkedIn"]).await;
    mended.says("It fills your slot of Friday 9 January.");
    assert_eq!((filled(&world), world.reads("SELECT topic FROM posts")), ("4".into(), topic.id.0.clone()));
    ana.stirs().await;
    assert_eq!(filled(&world), "4", "what was chosen stays");
    mended.choose(select, &["None of my slots"]).await.says("It fills no slot; it counts for its week all the same.");
    assert_eq!((filled(&world), world.reads("SELECT topic FROM posts")), ("none".into(), "none".into()));
    ana.stirs().await;
    assert_eq!(filled(&world), "none", "and so does that none is filled");
    let slot = opens(&card, "Tue 6 Jan").await.choose("Which post fills it?", &["Something of my own"]).await;
    slot.says("Filled by:").says("Something of my own");
    assert_eq!(filled(&world), "2");
    slot.choose("Which post fills it?", &["None of these"]).await.never_says("Filled by:");
    assert_eq!(filled(&world), "none");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deleted_post_frees_its_slot_and_brought_back_fills_it() {
    let mut world = World::new().await;
    let (ana, _) = planner(&world).await;
    let title = topics(&world)[1].title.clone();
    let logged = ana.here.runs("log", &[("post", &title)]).await;
    assert_eq!(filled(&world), "2");
    let taken = logged.press("Undo").await;
    assert_eq!(filled(&world), "none");
    ana.types("/week").await.never_says("✓");
    world.restarts().await;
    taken.press("Bring it back").await;
    assert_eq!(filled(&world), "2");
    ana.types("/me")
        .await
        .press("My posts")
        .await
        .choose("Open one to edit or delete it", &[&cut(&title)])
        .await
        .press("Delete")
        .await;
    world.moves_to("2026-01-05 10:00").await;
    ana.stirs().await;
    assert_eq!((filled(&world).as_str(), world.counts("SELECT count(*) FROM posts")), ("none", 0), "gone for good");
    assert_eq!(world.counts("SELECT count(*) FROM slots"), 4);
}

fn cut(title: &str) -> String {
    title.chars().take(100).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_that_is_corrected_or_brought_in_finds_its_slot() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    let title = topics(&world)[2].title.clone();
    let logged = ana.here.runs("log", &[("post", "Untitled so far"), ("platform", "X")]).await;
    assert_eq!(filled(&world), "none");
    logged.press("Undo").await;
    ana.person.upload("posts.csv", format!("date,title\n2026-01-05,\"{}\"\n", title.replace('"', "\"\"")));
    ana.types("/me import:@posts.csv").await.press("Take in 1 post").await;
    assert_eq!(filled(&world), "3");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_planned_post_of_friday_fills_its_slot_today() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    let log = [("post", "Friday's case for rest"), ("platform", "LinkedIn"), ("when", "next friday 13:00")];
    ana.here.runs("log", &log).await.says("Planned").says("It fills your slot of Friday 9 January.");
    assert_eq!(filled(&world), "4");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn odd_titles_do_nothing_to_the_week() {
    let world = World::new().await;
    let (ana, card) = planner(&world).await;
    for title in ["**bold** `code` @everyone", "<@1> [a](https://b)", "\\", "🙂🙂🙂", "' OR 1=1 --", "```"] {
        let logged = ana.here.runs("log", &[("post", title), ("platform", "X")]).await;
        logged.never_says("Something went wrong").never_says("It fills");
    }
    let slot = opens(&card, "Tue 6 Jan").await;
    let options = &slot.message().selects()[0].options;
    assert_eq!(options.len(), 6, "{options:?}");
    slot.choose("Which post fills it?", &["**bold** `code` @everyone"]).await.says(r"\*\*bold\*\*");
    ana.types("/week").await.says("✓ **Tue 6 Jan, 13:00**");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_the_last_open_day_no_nudge_comes_while_the_slot_is_ahead() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    let ben = world.member("Ben").await;
    for (day, title) in [("05", "One"), ("06", "Two"), ("08", "Three")] {
        world.moves_to(&format!("2026-01-{day} 14:00")).await;
        for member in [&ana, &ben] {
            member.logs(&format!("{title} of January")).await;
        }
    }
    world.moves_to("2026-01-09 09:00").await;
    for member in [&ana, &ben] {
        member.types("/replies").await.press("All answered").await;
    }
    world.moves_to("2026-01-09 12:31").await;
    let nudged = |member: &crate::world::Member| member.last_knock().text().contains("Your plan is four");
    assert!(nudged(&ben), "who has planned nothing hears that one is missing");
    assert!(!nudged(&ana), "her slot is at one");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_nudge_brings_the_topic_that_is_planned_next() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    let before = world.counts("SELECT count(*) FROM offers");
    world.moves_to("2026-01-07 12:30").await;
    let thursday = topics(&world)[2].clone();
    assert!(ana.last_knock().text().replace('\\', "").contains(&thursday.title));
    ana.last_knock().says("You planned it for Thursday 8 January.");
    assert_eq!(world.counts("SELECT count(*) FROM offers"), before, "nothing new is offered");
    let form = ana.last_knock().press("Log a post").await.form();
    form.fill("A link, a title, or both", "My own words on it")
        .submit()
        .await
        .says("It fills your slot of Thursday 8 January.");
}

/// Kind and purpose of the one post there is.
fn known(world: &World) -> (String, String) {
    (world.reads("SELECT pillar FROM posts"), world.reads("SELECT purpose FROM posts"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_that_fills_no_slot_after_all_keeps_nothing_of_the_slots_topic() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    world.alters("UPDATE members SET purpose = 'share-research'");
    let all = topics(&world);
    let select = "Which slot does it fill?";
    let logged = ana.logs("Something of my own").await;
    assert_eq!(known(&world), ("none".into(), "share-research".into()));
    for (topic, slot) in [(&all[1], "Tue 6 Jan, 13:00 · LinkedIn"), (&all[3], "Fri 9 Jan, 13:00 · LinkedIn")] {
        logged.choose(select, &[slot]).await;
        assert_eq!(known(&world).0, topic.pillar.slug());
        assert!(topic.purposes.iter().any(|one| one.slug() == known(&world).1), "{:?}", known(&world));
    }
    logged.choose(select, &["None of my slots"]).await.says("It fills no slot");
    assert_eq!(known(&world), ("none".into(), "share-research".into()), "as if it had never filled one");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_member_said_of_a_post_stays_whatever_slot_it_fills() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    let all = topics(&world);
    let other = if all[3].pillar == Pillar::Community { "Research" } else { "Community" };
    let log = [("post", "Something of my own"), ("platform", "LinkedIn"), ("pillar", other), ("purpose", "Advocate")];
    let logged = ana.here.runs("log", &log).await;
    let said = known(&world);
    let filled = logged.choose("Which slot does it fill?", &["Fri 9 Jan, 13:00 · LinkedIn"]).await;
    assert_eq!((known(&world), world.reads("SELECT topic FROM posts")), (said.clone(), all[3].id.0.clone()));
    // What the topic serves as well could have come from it: another is surely theirs.
    let some = [
        (Purpose::Network, "Network"),
        (Purpose::Recruit, "Recruit"),
        (Purpose::Advocate, "Advocate"),
        (Purpose::ShareResearch, "Share research"),
    ];
    let theirs = some.into_iter().find(|(purpose, _)| !all[3].purposes.contains(purpose));
    let (purpose, label) = theirs.expect("a topic serves three at most");
    filled.choose("What it serves", &[label]).await.says("Kept");
    let slot = ana.types("/week").await.choose(SLOTS, &["✓ Fri 9 Jan, 13:00 · LinkedIn"]).await;
    slot.choose("Which post fills it?", &["None of these"]).await.never_says("Filled by:");
    assert_eq!(
        (known(&world), world.reads("SELECT topic FROM posts")),
        ((said.0, purpose.slug().into()), "none".into())
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_planned_topic_says_that_it_serves_the_main_purpose() {
    let world = World::new().await;
    let (ana, card) = planner(&world).await;
    let purpose = topics(&world)[2].purposes[0];
    opens(&card, "Thu 8 Jan").await.never_says("main purpose");
    world.alters(&format!("UPDATE members SET purpose = '{}'", purpose.slug()));
    let serves = format!("serves your main purpose: {}", purpose.slug().replace('-', " "));
    let slot = opens(&ana.types("/week").await, "Thu 8 Jan").await;
    slot.says(&serves);
    slot.press("Write now").await.says(&serves);
    world.moves_to("2026-01-07 12:30").await;
    let nudge = ana.last_knock().text().replace('\\', "");
    assert!(nudge.contains(&format!("You planned it for Thursday 8 January; it {serves}.")), "{nudge}");
}
