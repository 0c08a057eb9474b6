//! Slot reminders: at their own time, for those who asked, and never for what is done.

use crate::world::{Member, Says, World, labels, wall};
use local_discord::Answer;

/// When reminders came.
fn reminded(member: &Member) -> Vec<String> {
    let all = member.knocks().into_iter().filter(|knock| knock.content().contains("as you asked"));
    all.map(|knock| wall(knock.at())).collect()
}

/// A member who has planned the week and wants to be reminded of each slot.
async fn reminded_member(world: &World, name: &str) -> (Member, Answer) {
    let ana = world.member(name).await;
    let card = ana.types("/week").await.press("Plan my week").await.press("Remind me of each slot").await;
    assert!(labels(&card.message()).contains(&"No more reminders".to_owned()));
    (ana, card)
}

async fn opens(card: &Answer, slot: &str) -> Answer {
    card.choose("Open a slot: write, swap, move", &[&format!("{slot}, 13:00 · LinkedIn")]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slot_reminds_at_its_time_and_does_not_count_as_a_knock() {
    let world = World::new().await;
    let (ana, card) = reminded_member(&world, "Ana").await;
    let ben = world.member("Ben").await;
    ben.types("/week").await.press("Plan my week").await;
    ana.sets_intensity("Light: at most two a week").await;
    card.says("⏰");
    world.moves_to("2026-01-05 12:59").await;
    assert!(ana.knocks().is_empty());
    world.moves_to("2026-01-09 20:00").await;
    let at_one = ["2026-01-05 13:00", "2026-01-06 13:00", "2026-01-08 13:00", "2026-01-09 13:00"];
    assert_eq!(reminded(&ana), at_one);
    assert!(reminded(&ben).is_empty(), "who did not ask hears nothing");
    assert_eq!(ana.knocks().len(), 4 + 2, "two knocks beside: {:?}", ana.knocked_at());
    let reminder = ana.knocks().remove(0);
    assert_eq!(labels(&reminder), ["Write now", "Move", "Not this week", "No more reminders", "Why now?"]);
    reminder.press("Why now?").await.says("A slot reminds at its own time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_slot_that_was_asked_for_reminds() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let card = ana.types("/week").await.press("Plan my week").await;
    let slot = opens(&card, "Thu 8 Jan").await.press("Remind me").await;
    slot.says("Thursday 8 January, 13:00");
    let foreseen = ana.types("/settings").await.press("What would you send me?").await;
    foreseen.says("Besides, for the slots you asked about").says("Thursday 8 January, 13:00");
    let card = ana.types("/week").await;
    opens(&card, "Fri 9 Jan").await.press("Remind me").await.press("No reminder").await;
    world.moves_to("2026-01-11 20:00").await;
    assert_eq!(reminded(&ana), ["2026-01-08 13:00"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_filled_moved_or_let_go_does_not_remind() {
    let world = World::new().await;
    let (ana, card) = reminded_member(&world, "Ana").await;
    ana.logs("My own on Monday").await.says("It fills your slot of Monday 5 January.");
    opens(&card, "Tue 6 Jan").await.press("Move").await.choose("Another time", &["18:00"]).await;
    opens(&ana.types("/week").await, "Thu 8 Jan").await.press("Not this week").await;
    world.moves_to("2026-01-09 13:00").await;
    assert_eq!(reminded(&ana), ["2026-01-06 18:00", "2026-01-09 13:00"]);
    // Moved from the reminder itself, it reminds once more.
    let places = ana.last_knock().press("Move").await;
    places.choose("Another time", &["16:00"]).await.says("Friday 9 January, 16:00");
    world.moves_to("2026-01-09 20:00").await;
    assert_eq!(reminded(&ana).last().map(String::as_str), Some("2026-01-09 16:00"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reminder_leads_to_the_first_line_and_to_the_log() {
    let mut world = World::new().await;
    let (ana, _) = reminded_member(&world, "Ana").await;
    world.moves_to("2026-01-05 13:00").await;
    let reminder = ana.last_knock();
    world.restarts().await;
    let write = reminder.press("Write now").await;
    write.says("The first line, to copy:");
    write.press("Log it").await.form().submit().await.says("It fills your slot of Monday 5 January.");
    reminder.press("Write now").await.says("Filled by:");
    let turned = reminder.press("No more reminders").await;
    assert!(labels(&turned.message()).contains(&"Remind me of each slot".to_owned()));
    world.moves_to("2026-01-11 20:00").await;
    assert_eq!(reminded(&ana).len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_reminds_on_leave_on_shift_without_consent_or_after_quitting() {
    let world = World::new().await;
    let (leave, _) = reminded_member(&world, "Leave").await;
    let (shift, _) = reminded_member(&world, "Shift").await;
    let (silent, _) = reminded_member(&world, "Silent").await;
    let (quit, _) = reminded_member(&world, "Quit").await;
    let (gone, _) = reminded_member(&world, "Gone").await;
    let (hushed, _) = reminded_member(&world, "Hushed").await;
    leave.types("/pause from:today until:2026-01-11").await;
    let select = "Days that will not do: a shift, a course";
    shift.types("/week").await.choose(select, &["Monday 5 Jan", "Tuesday 6 Jan"]).await;
    silent.types("/settings").await.press("Stop private messages").await;
    quit.types("/privacy").await.press("Stop in Harbour Clinic").await.press("Yes, stop").await;
    gone.person.leaves(&world.clinic);
    world.alters("UPDATE people SET hush_until_on = '2026-01-12' WHERE id = (SELECT person FROM members WHERE id = 6)");
    world.moves_to("2026-01-05 20:00").await;
    for member in [&leave, &shift, &silent, &quit, &gone, &hushed] {
        assert!(reminded(member).is_empty(), "{:?}", member.knocked_at());
    }
    world.moves_to("2026-01-09 20:00").await;
    let days: Vec<String> = reminded(&shift).iter().map(|at| at[8..10].to_owned()).collect();
    assert!(days.len() == 4 && days.iter().all(|day| ["07", "08", "09"].contains(&day.as_str())), "{days:?}");
    for member in [&leave, &silent, &quit, &gone, &hushed] {
        assert!(reminded(member).is_empty(), "{:?}", member.knocked_at());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn through_both_clock_changes_it_comes_at_its_wall_time() {
    for monday in ["2026-03-23", "2026-10-19"] {
        let world = World::beginning(&format!("{monday} 09:00")).await;
        let ana = world.colleague("Ana");
        ana.joins("7 posts", "LinkedIn", "Midday").await;
        let every = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        ana.sets_days("Days on which you mean to post", &every).await;
        ana.types("/week").await.press("Plan my week").await.press("Remind me of each slot").await;
        let sunday: chrono::NaiveDate = monday.parse().expect("a day");
        world.moves_to(&format!("{} 20:00", sunday + chrono::Days::new(6))).await;
        let all = reminded(&ana);
        assert_eq!(all.len(), 7, "{all:?}");
        assert!(all.iter().all(|at| at.ends_with(" 13:00")), "{all:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_flies_is_reminded_by_the_clock_that_is_theirs_now() {
    let world = World::new().await;
    let (ana, _) = reminded_member(&world, "Ana").await;
    ana.types("/settings zone:America/New_York").await;
    world.moves_to("2026-01-05 18:59").await;
    assert!(reminded(&ana).is_empty());
    world.moves_to("2026-01-05 19:00").await;
    assert_eq!(reminded(&ana), ["2026-01-05 19:00"], "one in the afternoon of New York");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deleted_with_everything_else() {
    let world = World::new().await;
    let (ana, _) = reminded_member(&world, "Ana").await;
    world.moves_to("2026-01-05 13:00").await;
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE kind = 'reminder'"), 1);
    ana.types("/privacy").await.press("Delete everything").await.press("Yes, delete everything").await;
    for table in ["queue", "deliveries", "plans", "slots"] {
        assert_eq!(world.counts(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    world.moves_to("2026-01-09 20:00").await;
    assert!(reminded(&ana).is_empty(), "none comes any more, and the one that had come went along");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_two_teams_a_reminder_names_its_own() {
    let world = World::new().await;
    let (ana, _) = reminded_member(&world, "Ana").await;
    let (night, ward) = world.another_clinic("Night Practice").await;
    ana.person.joins(&night);
    ana.seen_in(&ward).joins("2 posts", "Instagram", "Midday").await;
    world.moves_to("2026-01-05 13:00").await;
    ana.last_knock().says("13:00 · LinkedIn · Harbour Clinic");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_that_is_done_does_not_remind_of_the_slots_that_are_left() {
    let world = World::new().await;
    let (ana, _) = reminded_member(&world, "Ana").await;
    let logs = async |title: &str| ana.here.runs("log", &[("post", title), ("platform", "X")]).await;
    for title in ["One of mine", "Two of mine", "Three of mine"] {
        logs(title).await.never_says("It fills");
    }
    ana.types("/week").await.says("⏰");
    let fourth = logs("Four of mine").await;
    fourth.says("That is the week.");
    ana.types("/week").await.never_says("⏰").says("Mon 5 Jan, 13:00");
    ana.types("/settings").await.press("What would you send me?").await.never_says("for the slots you asked about");
    world.moves_to("2026-01-06 20:00").await;
    assert!(reminded(&ana).is_empty(), "{:?}", reminded(&ana));
    // Where it turns out that one is missing after all, the slots are meant again.
    ana.types("/me")
        .await
        .press("My posts")
        .await
        .choose("Open one to edit or delete it", &["Four of mine"])
        .await
        .press("Delete")
        .await;
    world.moves_to("2026-01-08 20:00").await;
    assert_eq!(reminded(&ana), ["2026-01-08 13:00"]);
}

/// Above the days that will not do.
const BUSY: &str = "Days that will not do: a shift, a course";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_two_teams_the_week_that_a_message_leads_to_knows_whose_it_is() {
    let mut world = World::new().await;
    let (ana, _) = reminded_member(&world, "Ana").await;
    let (night, ward) = world.another_clinic("Night Practice").await;
    ana.person.joins(&night);
    ana.seen_in(&ward).joins("2 posts", "Instagram", "Midday").await;
    world.moves_to("2026-01-05 13:00").await;
    let week = ana.last_knock().press("No more reminders").await;
    week.says("This week: 0 of 4.");
    world.restarts().await;
    let busy = week.choose(BUSY, &["Wednesday 7 Jan"]).await;
    busy.says("This week: 0 of 4.").says("Wed 7 Jan busy");
    busy.press("A topic").await.says("minutes");
    assert_eq!(world.counts("SELECT member FROM offers ORDER BY id DESC LIMIT 1"), 1, "of the same team");
    world.moves_to("2026-01-09 13:05").await;
    let next = ana.types("/week").await.press("Next week").await;
    next.choose(BUSY, &["Tuesday 13 Jan"]).await.says("Your next week").says("Tue 13 Jan busy");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn selects_and_buttons_of_before_still_say_which_days_and_bring_a_topic() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let card = ana.types("/week").await.message();
    ana.here.chooses_custom_id(&card, "1:busy", &["2026-01-07"]).await.says("Wed 7 Jan busy");
    ana.here.presses_custom_id(&card, "1:topic").await.says("minutes");
}
