//! One slot changed, and the week kept in step with the days.

use super::{SLOTS, opens, planner, times, topics};
use crate::world::{Says, World};
use std::collections::BTreeSet;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slot_gets_another_topic_once_however_often_it_is_pressed() {
    let mut world = World::new().await;
    let (_ana, card) = planner(&world).await;
    let before = topics(&world);
    let slot = opens(&card, "Tue 6 Jan").await.message();
    slot.press("Another topic").await;
    let after = topics(&world);
    assert_ne!(after[1].id, before[1].id);
    assert!(before.iter().all(|topic| topic.pillar != after[1].pillar), "of a kind that the week does not have");
    assert_eq!((&after[0], &after[2..]), (&before[0], &before[2..]));
    world.restarts().await;
    let id = slot.buttons().into_iter().find(|button| button.label == "Another topic").and_then(|one| one.custom_id);
    let again = slot.press_custom_id(&id.expect("its id")).await;
    assert_eq!(topics(&world), after, "the same press once more changes nothing");
    again.press("Another topic").await;
    assert_ne!(topics(&world)[1].id, after[1].id, "a press on what is seen now does");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn write_now_gives_the_first_line_and_logging_from_there_fills_the_slot() {
    let world = World::new().await;
    let (ana, card) = planner(&world).await;
    let topic = topics(&world)[1].clone();
    let write = opens(&card, "Tue 6 Jan").await.press("Write now").await;
    write.says(&format!("```\n{}\n```", topic.opening)).says("For whom").says("What will they know or do");
    let form = write.press("Log it").await.form();
    assert_eq!(form.value("A link, a title, or both"), topic.title);
    form.submit().await.says("It fills your slot of Tuesday 6 January.").says("This week: 1 of 4.");
    ana.types("/week").await.says("✓ **Tue 6 Jan, 13:00**");
    let used = format!("SELECT count(*) FROM posts WHERE topic = '{}'", topic.id);
    assert_eq!(world.counts(&used), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slot_moves_to_another_open_day_or_time() {
    let mut world = World::new().await;
    let (ana, card) = planner(&world).await;
    let places = opens(&card, "Tue 6 Jan").await.press("Move").await;
    let days = places.message().selects()[0].options.clone();
    assert_eq!(days, ["Monday 5 Jan", "Tuesday 6 Jan", "Wednesday 7 Jan", "Thursday 8 Jan", "Friday 9 Jan"]);
    let shown = places.message();
    world.restarts().await;
    shown.choose("Another day", &["Wednesday 7 Jan"]).await.says("Wednesday 7 January, 13:00 · LinkedIn");
    let places = ana.types("/week").await.choose(SLOTS, &["Wed 7 Jan, 13:00 · LinkedIn"]).await.press("Move").await;
    places.choose("Another time", &["18:00"]).await.says("Wednesday 7 January, 18:00");
    // Two on one day keep apart.
    let places = opens(&ana.types("/week").await, "Thu 8 Jan").await.press("Move").await;
    places.choose("Another day", &["Friday 9 Jan"]).await.says("Friday 9 January, 16:00");
    let week = ana.types("/week").await;
    let expected = ["Mon 5 Jan, 13:00", "Wed 7 Jan, 18:00", "Fri 9 Jan, 13:00", "Fri 9 Jan, 16:00"];
    assert_eq!(times(&week.message()), expected);
    world.moves_to("2026-01-09 15:00").await;
    let places = week.choose(SLOTS, &["Fri 9 Jan, 16:00 · LinkedIn"]).await.press("Move").await;
    places.choose("Another time", &["10:00"]).await.says("That time has gone by.");
    let old = ana.here.chooses_custom_id(&shown, "1:slotd:2", &["2026-01-06"]).await;
    old.says("Tuesday 6 January will not do");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_this_week_frees_the_slot_and_the_target_stays() {
    let world = World::new().await;
    let (ana, card) = planner(&world).await;
    let gone = opens(&card, "Tue 6 Jan").await.press("Not this week").await;
    gone.says("Not this week.");
    let week = ana.types("/week").await;
    week.says("This week: 0 of 4.").says("*not this week*").says("There is room for one more: “Plan the rest”.");
    gone.press("After all").await.never_says("Not this week.");
    ana.types("/week").await.never_says("Plan the rest");
    gone.message().press("Back to the week").await.says("This week: 0 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_that_will_not_do_moves_its_slot_and_says_so() {
    let mut world = World::new().await;
    let (ana, card) = planner(&world).await;
    let before = topics(&world);
    let busy = card.choose("Days that will not do: a shift, a course", &["Tuesday 6 Jan"]).await;
    busy.says("Wed 7 Jan, 13:00").says("moved from Tuesday, which will not do");
    assert_eq!(topics(&world), before, "with its topic");
    ana.types("/pause from:2026-01-08 until:2026-01-09").await.says("Noted");
    world.restarts().await;
    let week = ana.types("/week").await;
    // Three open days of five: two posts are asked for, halves down.
    week.says("the week asks for fewer now").says("This week: 0 of 2.");
    assert_eq!(topics(&world), before, "nothing is dropped");
    ana.types("/pause").await.press("Cancel 8 Jan to 9 Jan").await;
    ana.types("/week").await.never_says("the week asks for fewer now").says("This week: 0 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slot_without_an_open_day_waits_for_one() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    world.moves_to("2026-01-09 09:00").await;
    let select = "Days that will not do: a shift, a course";
    let week = ana.types("/week").await.choose(select, &["Friday 9 Jan"]).await;
    week.says("no open day left for it; it comes back when there is one").says("its day has gone by; it can move");
    let week = ana.types("/week").await.choose(select, &[]).await;
    week.never_says("no open day left").says("**Fri 9 Jan, 13:00**");
    // What has gone by finds a place with its topic, before anything new is offered.
    let (topics_before, offers) = (topics(&world), world.counts("SELECT count(*) FROM offers"));
    let week = week.press("Plan the rest").await;
    assert_eq!(times(&week.message()).len(), 4);
    assert!(times(&week.message()).iter().all(|time| time.starts_with("Fri 9 Jan")), "{}", week.text());
    assert_eq!((topics(&world), world.counts("SELECT count(*) FROM offers")), (topics_before, offers));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lighter_week_and_other_posting_days_leave_their_trace() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    world.moves_to("2026-01-07 12:31").await;
    ana.last_knock().press("Make it two this week").await;
    ana.types("/week").await.says("This week: 0 of 2.").never_says("Plan the rest");
    assert_eq!(world.counts("SELECT count(*) FROM slots WHERE state = 'planned' AND slot_on > '2026-01-07'"), 2);
    ana.sets_days("Days on which you mean to post", &["Monday", "Wednesday", "Friday"]).await;
    let week = ana.types("/week").await;
    week.says("moved from Thursday, which will not do");
    assert!(times(&week.message()).iter().all(|time| !time.starts_with("Thu")), "{}", week.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leave_that_a_manager_enters_moves_slots_as_well() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    let boss = world.manager("Boss");
    let id = ana.person.id().to_string();
    boss.here.runs("team away", &[("member", &id), ("from", "2026-01-06"), ("until", "2026-01-06")]).await;
    assert_eq!(world.counts("SELECT count(*) FROM slots WHERE state = 'planned' AND slot_on = '2026-01-06'"), 0);
    ana.types("/week").await.says("This week: 0 of 3.").says("the week asks for fewer now");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_flies_keeps_the_times_of_their_own_wall() {
    let world = World::new().await;
    let (ana, card) = planner(&world).await;
    let before = times(&card.message());
    ana.types("/settings zone:Europe/Athens").await;
    assert_eq!(times(&ana.types("/week").await.message()), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_back_finds_the_plan() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    ana.types("/privacy").await.press("Stop in Harbour Clinic").await.press("Yes, stop").await;
    ana.types("/week").await.says("You haven't joined here yet");
    ana.joins("4 posts", "LinkedIn", "Midday").await;
    assert_eq!(times(&ana.types("/week").await.message()).len(), 4);
}

/// The title of the topic on a card, as the bank has it.
fn title(answer: &local_discord::Answer) -> String {
    answer.message().embeds()[0]["title"].as_str().expect("a title").replace('\\', "")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_topic_that_is_refused_from_a_nudge_leaves_its_slot() {
    let mut world = World::new().await;
    let (ana, _) = planner(&world).await;
    world.moves_to("2026-01-07 12:30").await;
    let nudge = ana.last_knock();
    let mut refused = vec![topics(&world)[2].clone()];
    let revision = || world.counts("SELECT revision FROM slots WHERE id = 3");
    assert_eq!(revision(), 0);
    let mut card = nudge.press("Another topic").await;
    for (times, label) in (1..).zip(["Not for me", "Later"]) {
        let now = topics(&world)[2].clone();
        assert_eq!(title(&card), now.title, "what comes instead is what the slot has");
        assert_eq!(revision(), times);
        assert!(refused.iter().all(|one| one.id != now.id));
        refused.push(now);
        card = card.press(label).await;
    }
    let last = topics(&world)[2].clone();
    assert_eq!(title(&card), last.title);
    assert_eq!(
        topics(&world).iter().map(|topic| topic.pillar).collect::<BTreeSet<_>>().len(),
        4,
        "each of another kind"
    );
    world.restarts().await;
    let week = ana.types("/week").await;
    let plain = week.text().replace('\\', "");
    for one in &refused {
        assert!(!plain.contains(&one.title), "{} in:\n{plain}", one.title);
    }
    world.moves_to("2026-01-08 12:30").await;
    ana.last_knock().says("You planned it for Thursday 8 January.");
    assert!(ana.last_knock().text().replace('\\', "").contains(&last.title));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slot_that_still_has_a_refused_topic_is_passed_over() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    world.alters(
        "UPDATE offers SET answer = 'not-for-me', answered_at = 0 WHERE id = (SELECT offer FROM slots WHERE id = 3)",
    );
    world.moves_to("2026-01-07 12:30").await;
    ana.last_knock().says("You planned it for Friday 9 January.");
}
