//! The daily knock: when it comes, what is in it, and when it does not come.

mod buttons;
mod hours;
mod ladder;
mod settling;
mod teams;

use crate::world::{Says, World, labels};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_week_gets_tight_one_sentence_and_a_topic_come_at_half_past_twelve() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:29").await;
    assert!(ana.knocks().is_empty(), "too early");
    world.moves_to("2026-01-07 12:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-07 12:30"]);
    let knock = ana.last_knock();
    knock.says("Room to catch up");
    knock.says("Your plan is four; nothing is out yet, and three posting days are left. Here is one that takes about");
    let wanted = ["Log a post", "Another topic", "On shift today", "Rest", "Make it two this week", "Why now?"];
    assert_eq!(labels(&knock), wanted);
    for word in ["lapsed", "at risk", "behind", "missed", "failed", "ignored", "overdue", "debt"] {
        knock.never_says(word);
    }
    world.moves_to("2026-01-08 12:29").await;
    assert_eq!(ana.knocks().len(), 1, "at most one a day");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_lock_screen_shows_is_private_to_nobody() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:30").await;
    let knock = ana.last_knock();
    let first = knock.content();
    assert!(!first.is_empty(), "an empty line would let the rest up onto the screen");
    for word in ["plan", "post", "topic", "four", "answer", "Harbour"] {
        assert!(!first.to_lowercase().contains(&word.to_lowercase()), "{word} in {first}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_has_made_what_they_meant_hears_of_answers_and_on_friday_of_conversation() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    for title in ["Sleep after three nights", "What the pharmacist knows", "A quiet waiting room", "Why I ask twice"] {
        ana.logs(title).await;
    }
    world.moves_to("2026-01-06 12:30").await;
    ana.last_knock().says("People may have answered you").never_says("Room to catch up");
    world.moves_to("2026-01-09 12:00").await;
    assert_eq!(ana.knocks().len(), 1, "nothing more in a week that is done");
    world.moves_to("2026-01-11 23:00").await;
    assert_eq!(ana.knocked_at(), ["2026-01-06 12:30", "2026-01-09 12:30"]);
    ana.last_knock().says("Whom did you talk with this week?").never_says("Room to catch up");
    assert!(ben.knocks().len() > 1, "a colleague with room is written to");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_that_is_planned_for_friday_counts_already() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    ana.joins("1 post", "LinkedIn", "Midday").await;
    let planned = ana.here.runs("log", &[("post", "Friday's case for rest"), ("when", "next friday 9:00")]).await;
    planned.says("Planned").says("1 of 1. That is the week.");
    world.moves_to("2026-01-11 23:00").await;
    assert!(ana.knocks().is_empty(), "{:?}", ana.knocked_at());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn never_on_a_weekend_unless_asked_for() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let every = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    ana.sets_days("Days on which you mean to post", &every).await;
    ana.sets_intensity("Active: up to one a day").await;
    world.moves_to("2026-01-08 19:00").await;
    ana.stirs().await;
    world.moves_to("2026-01-09 19:00").await;
    ana.stirs().await;
    world.moves_to("2026-01-12 12:00").await;
    assert_eq!(ana.knocked_at().last().map(String::as_str), Some("2026-01-09 12:30"));
    ana.sets_days("Days on which I may write", &every).await;
    world.moves_to("2026-01-16 19:00").await;
    ana.stirs().await;
    world.moves_to("2026-01-17 23:00").await;
    assert_eq!(
        ana.knocked_at().last().map(String::as_str),
        Some("2026-01-17 12:30"),
        "now Saturday is one of the days"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn never_in_the_first_two_days() {
    let world = World::beginning("2026-01-05 13:00").await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-08 12:29").await;
    assert!(ana.knocks().is_empty(), "on Wednesday at half past twelve 48 hours had not gone by");
    world.moves_to("2026-01-08 12:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-08 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_that_was_joined_late_asks_for_nothing() {
    let world = World::beginning("2026-01-06 09:00").await;
    let ana = world.colleague("Ana");
    ana.joins("4 posts", "LinkedIn", "Midday").await.says("This week has begun already, so it asks nothing of you");
    world.moves_to("2026-01-11 23:00").await;
    assert!(ana.knocks().is_empty(), "{:?}", ana.knocked_at());
    world.moves_to("2026-01-12 09:00").await;
    ana.types("/me").await.says("Your first whole week is running.");
    world.moves_to("2026-01-18 23:00").await;
    assert!(ana.knocked_at()[0].starts_with("2026-01-1"), "{:?}", ana.knocked_at());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_consent_nothing_is_ever_sent() {
    let world = World::new().await;
    let (ana, ben) = (world.colleague("Ana"), world.member("Ben").await);
    let answer = ana.types("/start zone:Europe/Berlin target:4").await;
    let answer = answer.choose("Main platform", &["LinkedIn"]).await.press("Midday").await;
    let answer = answer.press("No, I'll come by").await.press("Put me on the board").await;
    answer.says("I won't write to you");
    world.moves_to("2026-01-07 12:30").await;
    assert_eq!(ben.knocks().len(), 1);
    ben.types("/settings").await.press("Stop private messages").await.says("never: you have not agreed");
    world.moves_to("2026-02-02 09:00").await;
    assert_eq!((ana.knocks().len(), ben.knocks().len()), (0, 1));
    ben.types("/settings").await.press("Allow private messages").await.says("at 12:30");
    world.moves_to("2026-02-02 12:30").await;
    assert_eq!(ben.knocks().len(), 2, "given again, it is written again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_asks_why_is_told_how_to_change_it() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:30").await;
    let answer = ana.last_knock().press("Why now?").await;
    answer.says("at most once a day").says("/settings").says("/pause");
    assert_eq!(ana.last_knock().text(), ana.knocks()[0].text(), "the knock itself stays as it was");
}
