//! What each button of a knock does, at once and long after.

use crate::world::{Says, World, labels};
use local_discord::Shown;

fn title(message: &Shown) -> String {
    let text = message.text();
    let bold = text.split("**").nth(1);
    bold.map(str::to_owned).or_else(|| message.embeds()[0]["title"].as_str().map(str::to_owned)).expect("a title")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_topic_is_another_topic_with_its_reason() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:30").await;
    let knock = ana.last_knock();
    let answer = knock.press("Another topic").await;
    assert!(answer.is_ephemeral());
    assert_ne!(title(&answer.message()), title(&knock));
    assert_eq!(labels(&answer.message()), ["Use it", "Another", "Not for me", "Later"]);
    answer.says("For whom").says("What will they know or do when they have read it?");
    assert_eq!(ana.knocks().len(), 1, "no second message");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_is_logged_through_the_form_and_the_topic_is_known() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:30").await;
    let knock = ana.last_knock();
    let form = knock.press("Log a post").await.form();
    assert!(form.title().contains("Discord isn't a clinical system"), "{}", form.title());
    let answer = form.fill("post", "https://www.linkedin.com/posts/ana_1").submit().await;
    answer.says("Logged").says(&title(&knock)).says("This week: 1 of 4.");
    let asks = answer.message().selects().iter().any(|select| select.placeholder.contains("What kind of post"));
    assert!(!asks, "the topic says what kind it is");
    let me = ana.types("/me").await.press("My posts").await;
    me.says(&title(&knock));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_shift_today_and_tomorrow_moves_the_knock_on() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    world.moves_to("2026-01-07 12:30").await;
    let answer = ana.last_knock().press("On shift today").await;
    answer.says("Wednesday 7 January is a shift then");
    answer.press("Thursday as well").await.says("Thursday 8 January is a shift then");
    world.moves_to("2026-01-09 12:29").await;
    assert_eq!((ana.knocks().len(), ben.knocks().len()), (1, 2), "Thursday was a shift of one of them");
    world.moves_to("2026-01-09 12:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-07 12:30", "2026-01-09 12:30"]);
    ana.last_knock().says("Your plan is four").says("one posting day is left");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shift_can_be_taken_back() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:30").await;
    let answer = ana.last_knock().press("On shift today").await.press("Thursday as well").await;
    answer.press("Not on shift after all").await.says("Thursday 8 January counts as usual again");
    world.moves_to("2026-01-08 12:30").await;
    assert_eq!(ana.knocks().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rest_is_leave_from_today() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:30").await;
    let answer = ana.last_knock().press("Rest").await;
    answer.choose("Rest for …", &["A week"]).await.says("until 13 January 2026");
    world.moves_to("2026-01-14 12:30").await;
    assert_eq!(ana.knocks().len(), 1, "a week of rest, and nothing is owed on the first day back");
    world.moves_to("2026-01-15 12:30").await;
    assert_eq!(ana.knocks().len(), 2);
    ana.last_knock().says("Your plan is two").says("two posting days");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_button_still_works_after_a_restart_and_after_two_months() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:30").await;
    let knock = ana.last_knock();
    world.restarts().await;
    knock.press("Why now?").await.says("at most once a day");
    world.moves_to("2026-03-11 09:00").await;
    world.restarts().await;
    let other = knock.press("Another topic").await;
    assert_eq!(labels(&other.message()), ["Use it", "Another", "Not for me", "Later"]);
    other.press("Use it").await.says("It's in your week");
    knock.press("On shift today").await.says("Wednesday 7 January is a shift then");
    knock.press("Make it two this week").await.says("That was for the week of 5 Jan. It has gone by");
    let logged = knock.press("Log a post").await.form().fill("post", "Two months later").submit().await;
    logged.says("Logged").says("Two months later");
    knock.press("Rest").await.choose("Rest for …", &["Today"]).await.says("Rest well");
}
