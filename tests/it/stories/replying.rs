//! Going back to the people who answered, and whom one talked with.

use crate::world::{Member, Says, World, catalog, labels};
use local_discord::Shown;
use std::collections::BTreeSet;

const ANSWERS: [&str; 4] = ["All answered", "Some left", "Nothing there", "It turned unpleasant"];

/// Somebody who has heard of one post's answers on Tuesday at half past twelve.
async fn who_was_asked() -> (World, Member) {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("Why nights are long").await;
    world.moves_to("2026-01-06 12:30").await;
    (world, ana)
}

fn asked(member: &Member) -> Vec<String> {
    let knocks = member.knocks();
    let about = knocks.iter().filter(|knock| knock.text().contains("People may have answered you"));
    about.map(|knock| crate::world::wall(knock.at())).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_is_asked_about_on_the_first_knock_sixteen_hours_later() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    world.moves_to("2026-01-05 20:30").await;
    ana.logs("Just in time").await;
    world.moves_to("2026-01-05 20:31").await;
    ben.logs("A minute late").await;
    world.moves_to("2026-01-07 12:30").await;
    assert_eq!(asked(&ana), ["2026-01-06 12:30"]);
    assert_eq!(asked(&ben), ["2026-01-07 12:30"]);
    let knock = &ana.knocks()[0];
    knock.says("Just in time").says("Two minutes, general terms only; anyone's own care belongs at the practice.");
    knock.says("Leaving something unanswered on purpose, or taking it to a private channel, is an answer too.");
    assert_eq!(labels(knock)[..4], ANSWERS);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_that_was_planned_is_asked_about_once_it_is_out() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.here.runs("log", &[("post", "For Wednesday"), ("when", "next wednesday 9:00")]).await.says("Planned");
    world.moves_to("2026-01-09 23:00").await;
    assert_eq!(asked(&ana), ["2026-01-08 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn several_posts_stand_in_one_part_and_can_be_answered_one_by_one() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for title in ["On bread", "On sleep", "On shoes"] {
        ana.logs(title).await;
    }
    world.moves_to("2026-01-06 12:30").await;
    assert_eq!(ana.knocks().len(), 1);
    let knock = ana.last_knock();
    knock.says("On bread").says("On sleep").says("On shoes");
    let one = knock.choose("Answer for one of them", &["On sleep"]).await;
    one.press("All answered").await.says("All answered, noted: On sleep.");
    ana.types("/replies").await.says("On bread").says("On shoes").never_says("On sleep");
    knock.press("Nothing there").await.says("On bread").says("On shoes");
    ana.types("/replies").await.says("No answers wait.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_answered_is_the_end_of_it() {
    let (world, ana) = who_was_asked().await;
    ana.types("/replies").await.says("Why nights are long");
    ana.last_knock().press("All answered").await.says("All answered, noted");
    ana.types("/replies").await.says("No answers wait.");
    world.moves_to("2026-01-30 23:00").await;
    assert_eq!(asked(&ana), ["2026-01-06 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_there_is_an_answer_too() {
    let (world, ana) = who_was_asked().await;
    ana.last_knock().press("Nothing there").await.says("Quiet so far, noted");
    world.moves_to("2026-01-30 23:00").await;
    assert_eq!(asked(&ana), ["2026-01-06 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_left_is_asked_about_once_more_and_never_again() {
    let (world, ana) = who_was_asked().await;
    ana.last_knock().press("Some left").await.says("I ask once more around <t:1767958200:D>, and then no more.");
    ana.types("/replies").await.says("No answers wait.");
    world.moves_to("2026-01-09 12:30").await;
    assert_eq!(asked(&ana), ["2026-01-06 12:30", "2026-01-09 12:30"]);
    ana.last_knock().press("Some left").await.says("That was my last question about it.");
    world.moves_to("2026-02-06 23:00").await;
    assert_eq!(asked(&ana).len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_of_mind_takes_the_second_question_back() {
    let (world, ana) = who_was_asked().await;
    ana.last_knock().press("Some left").await.says("I ask once more");
    ana.last_knock().press("All answered").await.says("All answered, noted");
    world.moves_to("2026-01-16 23:00").await;
    assert_eq!(asked(&ana), ["2026-01-06 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_answers_is_not_asked_twice() {
    let (world, ana) = who_was_asked().await;
    world.moves_to("2026-01-14 23:00").await;
    assert_eq!(asked(&ana), ["2026-01-06 12:30"]);
    ana.types("/replies").await.says("Why nights are long");
    world.moves_to("2026-01-21 12:00").await;
    ana.types("/replies").await.says("No answers wait.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_it_turned_unpleasant_there_is_help_and_a_week_of_quiet() {
    let (world, ana) = who_was_asked().await;
    let card = ana.last_knock().press("It turned unpleasant").await;
    card.says("not yours to carry alone").says("Hide the comment").says("Report it").says("Keep evidence");
    card.says("Tell a colleague").says("never confirm that anyone is a patient");
    card.press("A week without messages from me").await.says("Quiet until Tuesday 13 January");
    world.moves_to("2026-01-12 23:00").await;
    assert_eq!(ana.knocks().len(), 1, "no nudge either, though the week had room");
    ana.types("/me").await.says("This week: 0 of 4");
    world.moves_to("2026-01-13 12:30").await;
    assert_eq!(ana.knocked_at().last().map(String::as_str), Some("2026-01-13 12:30"));
    assert_eq!(asked(&ana).len(), 1, "the check is over");
}

/// Somebody behind their plan on a Tuesday, with so many posts of Monday whose answers wait.
async fn behind_with(posts: &[&str]) -> String {
    let world = World::beginning("2026-01-09 09:00").await;
    let ana = world.colleague("Ana");
    ana.joins("21 posts", "LinkedIn", "Midday").await;
    world.moves_to("2026-01-12 13:00").await;
    for title in posts {
        ana.logs(title).await;
    }
    world.moves_to("2026-01-13 12:30").await;
    assert_eq!(ana.knocked_at().last().map(String::as_str), Some("2026-01-13 12:30"));
    ana.last_knock().text()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_posts_that_wait_take_the_place_of_the_nudge() {
    let two = behind_with(&["On hands", "On feet"]).await;
    assert!(two.contains("People may have answered you") && two.contains("Room to catch up"), "{two}");
    let three = behind_with(&["On hands", "On feet", "On backs"]).await;
    assert!(three.contains("People may have answered you") && !three.contains("Room to catch up"), "{three}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn courtesies_come_in_rotation_and_none_twice_in_ten() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.sets_intensity("Active: up to one a day").await;
    let weekdays = (5..=20).filter(|day| ![10, 11, 17, 18].contains(day));
    for day in weekdays {
        world.moves_to(&format!("2026-01-{day:02} 19:00")).await;
        ana.logs(&format!("What I saw on day {day}")).await;
    }
    let bank = catalog();
    let shown = |knock: &Shown| -> Vec<&str> {
        let text = knock.text().replace('\\', "");
        bank.courtesies.iter().map(|one| one.text.as_str()).filter(|one| text.contains(one)).collect()
    };
    let courtesies: Vec<Vec<&str>> = ana.knocks().iter().map(shown).collect();
    assert!(courtesies.len() >= 10 && courtesies.iter().all(|one| one.len() == 1), "one each: {courtesies:?}");
    let different: BTreeSet<&str> = courtesies.iter().flatten().copied().collect();
    assert_eq!(different.len(), courtesies.len(), "{courtesies:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn groups_talked_with_are_kept_for_the_week_and_can_be_corrected() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let card = ana.types("/replies").await;
    card.says("Nobody noted yet. The aim is three a week");
    let card = card.choose("Groups you talked with", &["Nurses", "Companies"]).await;
    card.says("Companies and Nurses");
    let card = ana.types("/replies").await;
    card.says("Companies and Nurses");
    card.choose("Groups you talked with", &["Nurses", "Hospitals"]).await.says("Nurses").never_says("Companies.");
    world.moves_to("2026-01-12 09:00").await;
    ana.types("/replies").await.says("Nobody noted yet.");
    let groups: Vec<String> = ana.types("/replies").await.message().selects().remove(0).options;
    assert!(groups.contains(&"Media and policy".to_owned()), "{groups:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn replies_can_be_answered_without_waiting_for_the_knock() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("Early bird").await;
    ana.types("/replies").await.says("No answers wait.");
    world.moves_to("2026-01-06 09:00").await;
    let card = ana.types("/replies").await;
    card.says("Early bird");
    card.press("All answered").await.says("All answered, noted: Early bird.");
    world.moves_to("2026-01-06 23:00").await;
    assert!(ana.knocks().is_empty(), "answered before it was asked");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_can_be_added_after_the_answer_and_changed() {
    let (mut world, ana) = who_was_asked().await;
    let answered = ana.last_knock().press("All answered").await.message();
    world.restarts().await;
    let form = answered.press("Add numbers").await.form();
    let kept = form.fill("wrote", "3").fill("answered", "2").submit().await;
    kept.says("Noted: Why nights are long. Three people wrote, two answered.");
    let again = kept.press("Change the numbers").await.form();
    let prefilled: Vec<_> = again.fields().into_iter().map(|field| field.value).collect();
    assert_eq!(prefilled, ["3", "2"]);
    again.fill("wrote", "2").fill("answered", "3").submit().await.says("perhaps the two numbers changed places");
    kept.press("Change the numbers").await.form().fill("wrote", "a few").submit().await.says("whole numbers");
    assert_eq!(world.counts("SELECT wrote * 100 + answered FROM reply_checks"), 302, "nothing was changed by either");
    let open = ana.types("/me").await.press("My posts").await;
    open.choose("Open one to edit or delete it", &["Why nights are long"])
        .await
        .says("Three people wrote, two answered.");
    let empty = kept.press("Change the numbers").await.form().fill("wrote", "").fill("answered", "");
    empty.submit().await.says("without numbers");
    assert_eq!(world.reads("SELECT wrote FROM reply_checks"), "none");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_several_posts_one_is_chosen_for_its_numbers() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for title in ["On bread", "On sleep"] {
        ana.logs(title).await;
    }
    world.moves_to("2026-01-06 12:30").await;
    let answered = ana.last_knock().press("Some left").await;
    let form = answered.choose("Add numbers for one of them", &["On sleep"]).await.form();
    form.fill("wrote", "1").submit().await.says("Noted: On sleep. One person wrote.");
    let kept = "SELECT count(*) FROM reply_checks JOIN posts ON posts.id = post WHERE wrote = 1 AND title = 'On sleep'";
    assert_eq!(world.counts(kept), 1);
    ana.last_knock().press("Nothing there").await.never_says("numbers");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_for_a_post_that_was_deleted_meanwhile_are_told_kindly() {
    let (_world, ana) = who_was_asked().await;
    let form = ana.last_knock().press("All answered").await.press("Add numbers").await.form();
    let open = ana.types("/me").await.press("My posts").await;
    let open = open.choose("Open one to edit or delete it", &["Why nights are long"]).await;
    open.press("Delete").await.says("Taken away");
    form.fill("wrote", "3").submit().await.says("That isn't there any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_two_teams_each_courtesy_comes_once_in_ten_all_the_same() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (park, channel) = world.another_clinic("Park Practice").await;
    park.join(&ana.person);
    let there = ana.seen_in(&channel);
    there.joins("4 posts", "X", "Midday").await;
    ana.sets_intensity("Active: up to one a day").await;
    for day in (5..=20).filter(|day| ![10, 11, 17, 18].contains(day)) {
        world.moves_to(&format!("2026-01-{day:02} 19:00")).await;
        ana.logs(&format!("Here on day {day}")).await;
        there.here.runs("log", &[("post", &format!("There on day {day}"))]).await.says("Logged");
    }
    let bank = catalog();
    let shown = |knock: &Shown| -> Vec<&str> {
        let text = knock.text().replace('\\', "");
        bank.courtesies.iter().map(|one| one.text.as_str()).filter(|one| text.contains(one)).collect()
    };
    let courtesies: Vec<&str> = ana.knocks().iter().flat_map(shown).collect();
    assert!(courtesies.len() >= 10, "{courtesies:?}");
    for (at, one) in courtesies.iter().enumerate() {
        assert!(!courtesies[at.saturating_sub(9)..at].contains(one), "twice in ten: {one}");
    }
}
