//! Joining a team, and leaving it.

use crate::world::{Member, Says, World};
use local_discord::Answer;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_answers_then_consent_and_the_board() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    let answer = ana.types("/start zone:Europe/Berlin").await;
    assert!(answer.is_ephemeral());
    let answer = answer.choose("Posts a week", &["four posts a week"]).await;
    let answer = answer.choose("Main platform", &["LinkedIn"]).await;
    assert!(answer.text().contains("Europe/Berlin"), "{}", answer.text());
    let answer = answer.press("Midday").await;
    let answer = answer.press("Yes, write to me").await;
    let answer = answer.press("Put me on the board").await;
    assert!(answer.text().contains("Four posts a week it is, mainly on LinkedIn"), "{}", answer.text());
    assert!(answer.text().contains("12:30"), "{}", answer.text());
    let answer = ana.types("/me").await;
    assert!(answer.text().contains("This week: 0 of 4"), "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_has_no_zone_yet_is_asked_what_time_it_is_there() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    let answer = ana.types("/start").await.choose("Posts a week", &["three posts a week"]).await;
    answer.says("What time is it where you are?");
    let answer = answer.choose("Your time now", &["Monday 17:00 · Asia/Tokyo"]).await;
    let answer = answer.choose("Main platform", &["Instagram"]).await;
    answer.says("**Asia/Tokyo**").says("where it is 17:00 now");
    let answer = answer.press("Evenings").await.press("Yes, write to me").await.press("Keep me off it").await;
    answer.says("Three posts a week it is, mainly on Instagram").says("18:30 (Asia/Tokyo)");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_the_team_has_a_zone_nobody_is_asked_for_theirs() {
    let world = World::new().await;
    let mia = world.manager("Mia");
    mia.types("/team setup zone:America/New_York").await;
    let answer = world.colleague("Ana").types("/start target:5").await;
    let answer = answer.choose("Main platform", &["X"]).await;
    answer.says("**America/New_York**").says("where it is 03:00 now");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_zone_that_does_not_exist_is_told_with_an_example() {
    let world = World::new().await;
    let answer = world.colleague("Ana").types("/start zone:Atlantis").await;
    answer.says("I don't know a time zone called “Atlantis”").says("Europe/Berlin");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_consent_no_knock_ever_comes() {
    let world = World::new().await;
    let (ana, ben) = (world.colleague("Ana"), world.member("Ben").await);
    let answer = ana.types("/start zone:Europe/Berlin target:4").await.choose("Main platform", &["LinkedIn"]).await;
    let answer = answer.press("Midday").await.press("No, I'll come by").await.press("Put me on the board").await;
    answer.says("I won't write to you").never_says("12:30");
    ana.types("/log post:Our new waiting room").await;
    world.moves_to("2026-03-02 09:00").await;
    assert!(!ben.knocks().is_empty(), "who agreed hears of a quiet week");
    assert_eq!(ana.knocks().len(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_that_has_begun_asks_nothing_of_whoever_joins_in_it() {
    let world = World::beginning("2026-01-08 09:00").await;
    let ana = world.colleague("Ana");
    let answer = ana.joins("4 posts", "LinkedIn", "Midday").await;
    answer.says("This week has begun already, so it asks nothing of you; it counts if you keep it");
    // Two of the week's five posting days are left: two posts keep it.
    ana.types("/log post:On a Thursday").await;
    world.moves_to("2026-01-09 15:00").await;
    ana.types("/log post:And on a Friday").await;
    ana.types("/me").await.says("Kept, your first week");
    ana.types("/leaderboard").await.says("Two posts").never_says("Ana");
    world.moves_to("2026-01-12 00:00").await;
    assert!(ana.knocks().iter().all(|knock| !knock.text().contains("Your plan")));
    world.moves_to("2026-01-16 23:00").await;
    ana.last_knock().says("Your plan is four");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn joining_twice_changes_nothing() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.colleague("Ana"));
    let first = ana.types("/start zone:Europe/Berlin target:4").await.choose("Main platform", &["LinkedIn"]).await;
    let first = first.press("Midday").await.press("Yes, write to me").await;
    ana.joins("4 posts", "LinkedIn", "Midday").await;
    ana.types("/log post:A walk through the lab").await;
    ana.types("/start").await.says("You are in already").says("four posts a week");
    // The questions that were left open in another window are answered after all.
    first.press("Put me on the board").await;
    mia.types("/team setup").await.says("one member");
    ana.types("/me").await.says("This week: 1 of 4");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_holds_from_one_to_twenty_one_posts() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    for target in ["0", "22", "-1", "many"] {
        let refused = ana.here.try_types(&format!("/start target:{target}")).await.expect_err("Discord refuses it");
        assert!(!refused.is_silence(), "{refused}");
    }
    let question = ana.types("/start zone:Europe/Berlin").await.message();
    for target in [0, 22, 255] {
        let forged = format!("1:join:{target}:linkedin:midday:y:y:Europe/Berlin");
        question.press_custom_id(&forged).await.says("from 1 to 21 posts");
    }
    ana.types("/me").await.says("You haven't joined here yet");
    question.press_custom_id("1:join:21:linkedin:midday:y:y:Europe/Berlin").await.says("21 posts a week it is");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_questions_go_on_after_a_restart() {
    let mut world = World::new().await;
    let ana = world.colleague("Ana");
    let answer = ana.types("/start zone:Europe/Berlin target:2").await.choose("Main platform", &["Bluesky"]).await;
    world.restarts().await;
    let answer = answer.press("Mornings").await.press("Yes, write to me").await;
    world.restarts().await;
    let answer = answer.press("Keep me off it").await;
    answer.says("Two posts a week it is, mainly on Bluesky").says("08:30 (Europe/Berlin)");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_answers_for_themselves_under_the_same_card() {
    let world = World::new().await;

    let (mia, ana, ben) = (world.manager("Mia"), world.colleague("Ana"), world.colleague("Ben"));
    mia.types("/team setup zone:Europe/Berlin channel:#social").await.press("Post a Join card").await;
    world.rests().await;
    let card = world.channel.messages().pop().expect("a card stands in the channel");
    let of_ana = ana.here.presses(&card, "Join").await.choose("Posts a week", &["two posts a week"]).await;
    let of_ben = ben.here.presses(&card, "Join").await.choose("Posts a week", &["six posts a week"]).await;
    assert!(of_ana.is_ephemeral() && of_ben.is_ephemeral());
    finishes(of_ben).await.says("Six posts a week");
    ana.types("/me").await.says("You haven't joined here yet");
    // Somebody who gets hold of Ana's question answers it for themselves at the most.
    let question = of_ana.choose("Main platform", &["X"]).await.press("Midday").await.message();
    let button = question.buttons()[0].custom_id.clone().expect("a button");
    let dan = world.colleague("Dan");
    dan.here.presses_custom_id(&card, &button).await;
    ana.types("/me").await.says("You haven't joined here yet");
    finishes_from_consent(question.press("Yes, write to me").await).await.says("Two posts a week");
    ben.types("/me").await.says("0 of 6");
}

async fn finishes(answer: Answer) -> Answer {
    let answer = answer.choose("Main platform", &["LinkedIn"]).await.press("Midday").await;
    finishes_from_consent(answer.press("Yes, write to me").await).await
}

async fn finishes_from_consent(answer: Answer) -> Answer {
    answer.press("Put me on the board").await
}

async fn quits(member: &Member) {
    let answer = member.types("/privacy").await.press("Stop in Harbour Clinic").await;
    answer.says("Stop in Harbour Clinic?");
    answer.press("Yes, stop").await.says("Stopped.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_quits_hears_nothing_and_finds_their_log_again_on_coming_back() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:Before the long break").await;
    quits(&ana).await;
    world.moves_to("2026-02-05 09:00").await;
    assert_eq!(ana.knocks().len(), 0);
    ana.types("/me").await.says("You haven't joined here yet");
    ana.types("/leaderboard").await.never_says("Ana");
    let answer = ana.joins("2 posts", "LinkedIn", "Midday").await;
    answer.says("Welcome back").says("Two posts a week");
    let page = ana.types("/me").await.press("My posts").await;
    page.says("Before the long break");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_weeks_between_quitting_and_coming_back_are_excused() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for day in ["05", "06", "07", "08"] {
        world.moves_to(&format!("2026-01-{day} 15:00")).await;
        ana.types(&format!("/log post:Number {day}")).await;
    }
    world.moves_to("2026-01-12 09:00").await;
    ana.types("/me").await.says("Kept, your first week");
    quits(&ana).await;
    world.moves_to("2026-02-05 09:00").await;
    let before = ana.knocks().len();
    ana.joins("4 posts", "LinkedIn", "Midday").await.says("Welcome back");
    ana.types("/me").await.says("Kept, your first week").says("One week in a row").says("This week: 0 of 2");
    world.moves_to("2026-02-08 23:00").await;
    assert_eq!(ana.knocks().len(), before, "nothing that was due meanwhile comes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn coming_back_in_the_same_week_with_another_plan_leaves_this_week_as_it_was_meant() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-13 09:00").await;
    quits(&ana).await;
    let answer = ana.joins("1 post", "LinkedIn", "Midday").await;
    answer.says("One post a week it is from Monday on, and four this week");
    ana.types("/me").await.says("This week: 0 of 4.");
    world.moves_to("2026-01-19 09:00").await;
    ana.types("/me").await.says("This week: 0 of 1.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn coming_back_in_a_later_week_the_new_plan_holds_at_once() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    ana.joins("10 posts", "LinkedIn", "Midday").await;
    quits(&ana).await;
    world.moves_to("2026-02-02 09:00").await;
    ana.joins("2 posts", "LinkedIn", "Midday").await.says("Two posts a week it is, mainly");
    ana.types("/me").await.says("This week: 0 of 2.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_question_answered_once_more_changes_nothing_that_was_set_since() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    let question = ana.types("/start zone:Europe/Berlin target:4").await.choose("Main platform", &["LinkedIn"]).await;
    let question = question.press("Midday").await.press("Yes, write to me").await.message();
    let last = question.buttons()[0].custom_id.clone().expect("a button");
    question.press("Put me on the board").await.says("You're in");
    ana.sets_times("2:00", "20:00", "6:00", "4:00").await.says("at 02:00");
    let card = ana.types("/me").await.message();
    card.press_custom_id(&last).await.says("02:00 (Europe/Berlin)");
    ana.types("/settings").await.says("at 02:00").says("within 20:00 to 06:00");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn joining_belongs_into_the_teams_server() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    let refused = ana.direct.try_types("/start").await.expect_err("not offered in direct messages");
    assert!(!refused.is_silence(), "{refused}");
    let help = ana.direct.types("/help").await;
    help.press("Join in three answers").await.says("That works in your team's server");
}
