//! Leave: taken, ended, and what it excuses.

use crate::world::{Says, World};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leave_between_two_dates_lowers_the_week_and_brings_no_knocks() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let answer = ana.types("/pause from:2026-01-07 until:2026-01-16").await;
    answer.says("Noted: leave from Wednesday 7 January to Friday 16 January 2026.");
    // Two of five posting days are left of four posts.
    ana.types("/me").await.says("This week: 0 of 2.");
    world.moves_to("2026-01-18 23:00").await;
    assert!(!ben.knocks().is_empty());
    assert_eq!(ana.knocked_at(), Vec::<String>::new());
    ana.types("/me").await.says("asks for nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bare_it_shows_how_things_stand_and_the_ways_to_rest() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let state = ana.types("/pause").await;
    state.says("You are not on leave.");
    let answer = state.choose("Rest for …", &["A week"]).await;
    answer.says("Rest well. You are on leave until 11 January 2026");
    let state = ana.types("/pause").await;
    state.says("You are on leave until 11 January 2026").says("Nothing is expected, nothing is sent");
    state.press("Resume").await.says("Welcome back");
    ana.types("/pause").await.says("You are not on leave.");
    ana.types("/me").await.says("This week: 0 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dates_are_meant_ahead_as_people_say_them() {
    let world = World::beginning("2026-01-07 10:00").await;
    let ana = world.member("Ana").await;
    for (words, said) in [
        ("from:friday until:monday", "from Friday 9 January to Monday 12 January 2026"),
        ("from:monday until:friday", "from Monday 12 January to Friday 16 January 2026"),
        ("from:tomorrow until:the 20th", "from Thursday 8 January to Tuesday 20 January 2026"),
        ("from:14 July until:28 July", "from Tuesday 14 July to Tuesday 28 July 2026"),
        ("from:20 December until:5 January", "from Sunday 20 December to Tuesday 5 January 2027"),
        ("from:next monday until:in 2 weeks", "from Monday 12 January to Wednesday 21 January 2026"),
    ] {
        ana.types(&format!("/pause {words}")).await.says(said).press("Take it back").await;
        ana.types("/pause").await.says("You are not on leave.").never_says("Ahead");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn days_of_this_week_that_are_over_can_still_be_excused() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-15 10:00").await;
    ana.types("/me").await.says("This week: 0 of 4.");
    ana.types("/pause from:2026-01-12 until:2026-01-14").await.says("Noted");
    ana.types("/me").await.says("This week: 0 of 2.");
    // Whoever says until when means the days before it.
    ana.types("/pause from:monday until:today").await.says("You are on leave until 15 January 2026");
    ana.types("/me").await.says("This week: 0 of 1.");
    // What is over stays as it was.
    let refused = ana.types("/pause from:2026-01-08 until:2026-01-16").await;
    refused.says("Leave can begin from this week's Monday");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leave_that_makes_no_sense_is_refused() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for (words, reason) in [
        ("from:2026-01-09 until:2026-01-07", "That ends before it begins"),
        ("until:2026-01-04", "That ends before it begins"),
        ("from:2026-01-07 until:2027-01-08", "lasts up to a year"),
        ("from:2027-06-01", "lasts up to a year"),
        ("from:whenever", "I could not read that as a"),
        ("until:31 February", "I could not read that as a"),
        ("from:03/04/2026", "With the month as a word I know which"),
    ] {
        ana.types(&format!("/pause {words}")).await.says(reason);
    }
    ana.types("/pause").await.says("You are not on leave.").never_says("Ahead");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_an_end_it_lasts_until_resumed() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/pause from:today").await.says("You are on leave until you resume");
    world.moves_to("2026-03-04 10:00").await;
    assert_eq!(ana.knocks().len(), 0);
    ana.types("/pause").await.press("Resume").await.says("Welcome back. Your week counts from today");
    // Three of five posting days are left, and the weeks before are excused.
    ana.types("/me").await.says("This week: 0 of 2.").says("Your first whole week is running");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn coming_back_brings_nothing_that_was_due_meanwhile() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("Just before the holidays").await;
    ana.types("/pause from:tomorrow until:2026-01-16").await;
    world.moves_to("2026-01-19 13:00").await;
    assert_eq!(ana.knocked_at(), Vec::<String>::new());
    // Nothing is lost either: who wants to look finds it.
    ana.types("/replies").await.says("Just before the holidays");
    // Life goes on from the first day back.
    world.moves_to("2026-01-23 23:00").await;
    ana.last_knock().says("Your plan is four");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn taking_one_leave_back_leaves_another_as_it_is() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/pause from:2026-02-02 until:2026-02-13").await.says("Noted");
    let today = ana.types("/pause").await;
    today.says("Monday 2 February to Friday 13 February 2026");
    let rest = ana.types("/pause from:today until:tomorrow").await;
    rest.press("Take it back").await;
    let state = ana.types("/pause").await;
    state.says("You are not on leave.").says("Monday 2 February to Friday 13 February 2026");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_early_return_keeps_what_is_planned_for_later() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/pause from:2026-02-02 until:2026-02-13").await;
    ana.types("/pause from:today until:2026-01-09").await;
    world.moves_to("2026-01-07 10:00").await;
    ana.types("/pause").await.press("Resume").await.says("Welcome back");
    ana.types("/pause").await.says("You are not on leave.").says("Monday 2 February to Friday 13 February 2026");
    ana.types("/me").await.says("This week: 0 of 2.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leave_holds_in_every_team_and_from_direct_messages() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (park, channel) = world.another_clinic("Park Practice").await;
    park.join(&ana.person);
    let there = ana.seen_in(&channel);
    there.joins("2 posts", "Instagram", "Midday").await;
    ana.direct.types("/pause from:today until:2026-01-11").await.says("You are on leave until 11 January 2026");
    ana.types("/me").await.says("asks for nothing");
    there.types("/me").await.says("asks for nothing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_but_the_member_sees_that_they_are_on_leave() {
    let world = World::new().await;
    let boss = world.manager("Boss");
    boss.here.runs("team setup", &[("channel", &world.channel.id().to_string()), ("zone", "Europe/Berlin")]).await;
    let ana = world.member("Ana").await;
    let others = world.members(&["Ben", "Cem", "Dora", "Eda"]).await;
    ana.types("/pause from:today until:sunday").await.says("You are on leave until 11 January 2026");
    for other in &others {
        other.logs("On a busy Monday").await;
    }
    let mut seen = vec![boss.types("/team setup").await.text(), boss.types("/leaderboard").await.text()];
    seen.push(others[0].types("/leaderboard").await.text());
    world.moves_to("2026-01-12 12:00").await;
    let posted = world.channel.messages().pop().expect("the weekly post").text();
    assert!(posted.contains("Ben"), "{posted}");
    seen.push(posted);
    seen.push(others[0].types("/leaderboard").await.press("The week before").await.text());
    for text in seen {
        let text = text.replace("resting, on shift, or private by choice", "");
        assert!(!text.contains("Ana"), "{text}");
        for word in ["leave", "pause", "away", "holiday"] {
            assert!(!text.to_lowercase().contains(word), "{word} in {text}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leave_is_never_shown_as_something_that_was_not_done() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for title in ["One on feet", "Two on hands", "Three on sleep", "Four on bread"] {
        ana.logs(title).await;
    }
    world.moves_to("2026-01-12 09:00").await;
    ana.types("/pause from:today until:2026-02-01").await;
    let during = ana.types("/me").await;
    during.says("This week asks for nothing.").says("Kept, your first week").says("One week in a row");
    world.moves_to("2026-02-02 09:00").await;
    ana.types("/me").await.says("Kept, your first week").says("One week in a row").says("This week: 0 of 4.");
    ana.types("/week").await.never_says("leave");
    // Ill on two days of the week that runs, said afterwards: what is asked shrinks with them.
    world.moves_to("2026-02-05 09:00").await;
    ana.types("/pause from:2026-02-02 until:2026-02-03").await.says("Noted");
    ana.types("/me").await.says("This week: 0 of 2.");
    ana.types("/week").await.says("Mon 2 Feb leave").says("Tue 3 Feb leave");
    for title in ["Back at it", "And once more"] {
        ana.logs(title).await;
    }
    world.moves_to("2026-02-09 09:00").await;
    ana.types("/me").await.says("2 of the last 2 weeks kept").says("Two weeks in a row");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_not_joined_has_nothing_to_pause() {
    let world = World::new().await;
    let cleo = world.colleague("Cleo");
    cleo.types("/pause").await.says("You haven't joined here yet");
    cleo.types("/pause from:today").await.says("You haven't joined here yet");
}
