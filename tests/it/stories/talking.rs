//! Whom one talked with, and one step toward those not met for long.

use crate::world::{Member, Says, World};
use local_discord::Shown;

const QUESTION: &str = "Whom did you talk with this week?";
const SELECT: &str = "Groups you talked with";

/// The knocks that asked with whom somebody talked, and when they came.
fn asked(member: &Member) -> Vec<String> {
    let about = member.knocks().into_iter().filter(|knock| knock.text().contains(QUESTION));
    about.map(|knock| crate::world::wall(knock.at())).collect()
}

/// Somebody who meant one post a week, made it on Monday, and said that nobody wrote.
async fn who_posted(world: &World, name: &str) -> Member {
    let ana = world.colleague(name);
    ana.joins("1 post", "LinkedIn", "Midday").await;
    ana.logs("Why nights are long").await;
    ana
}

/// The groups that are named in the week of that Monday.
fn named(world: &World, monday: &str) -> i64 {
    world.counts(&format!("SELECT count(*) FROM conversations WHERE week_on = '{monday}'"))
}

/// Answers the knock about posts, so that the question is all there is on Friday.
async fn until_friday(world: &World, ana: &Member) -> Shown {
    world.moves_to("2026-01-06 13:00").await;
    ana.last_knock().press("Nothing there").await;
    world.moves_to("2026-01-09 12:30").await;
    assert_eq!(asked(ana), ["2026-01-09 12:30"]);
    ana.last_knock()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_friday_one_is_asked_with_whom_one_talked_and_shown_a_step_toward_others() {
    let world = World::new().await;
    let ana = who_posted(&world, "Ana").await;
    let knock = until_friday(&world, &ana).await;
    knock.says("professional contacts and the public, never patients of your own").says("One step toward others");
    knock.says("You have not noted a talk with");
    let card = knock.choose(SELECT, &["Nurses", "Hospitals", "Companies"]).await;
    card.says("Companies, Hospitals and Nurses").never_says("One step toward others");
    assert_eq!(named(&world, "2026-01-05"), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_said_it_already_is_not_asked() {
    let world = World::new().await;
    let ana = who_posted(&world, "Ana").await;
    world.moves_to("2026-01-06 13:00").await;
    ana.last_knock().press("Nothing there").await;
    ana.types("/replies").await.choose(SELECT, &["Nurses", "Hospitals", "Companies"]).await;
    world.moves_to("2026-01-09 23:00").await;
    assert_eq!(asked(&ana), [] as [&str; 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_comes_after_monday_counts_for_the_week_that_was_asked_about() {
    let mut world = World::new().await;
    let ana = who_posted(&world, "Ana").await;
    let knock = until_friday(&world, &ana).await;
    world.restarts().await;
    world.moves_to("2026-01-14 20:00").await;
    let card = knock.choose(SELECT, &["Nurses"]).await;
    card.says("Whom did you talk with in the week of 5 Jan?").says("Nurses.");
    assert_eq!((named(&world, "2026-01-05"), named(&world, "2026-01-12")), (1, 0));
    ana.types("/replies").await.says("Nobody noted yet.");
    knock.choose(SELECT, &["Nurses", "Education"]).await.says("Education and Nurses");
    assert_eq!(named(&world, "2026-01-05"), 2, "chosen once more, it is put right and not added");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_step_leads_toward_another_group_and_stays_until_it_is_changed() {
    let world = World::new().await;
    let ana = who_posted(&world, "Ana").await;
    let first = ana.types("/replies").await;
    let shown = first.text();
    ana.types("/replies").await.says(&step(&shown));
    let other = first.press("Another step").await.text();
    assert!(!other.contains(&step(&shown)), "{other}");
    let groups = "SELECT count(DISTINCT career_group) FROM acts";
    assert_eq!(world.counts(groups), 2);
}

/// The line of the step in a card.
fn step(card: &str) -> String {
    let mut lines = card.lines().skip_while(|line| !line.contains("One step toward others"));
    lines.nth(1).unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_never_answers_the_question_is_let_be() {
    let world = World::new().await;
    let ana = who_posted(&world, "Ana").await;
    for monday in ["05", "12", "19", "26"] {
        if monday != "05" {
            world.moves_to(&format!("2026-01-{monday} 09:00")).await;
            ana.logs(&format!("Notes of the {monday}th")).await;
        }
        let tuesday: u32 = monday.parse::<u32>().unwrap() + 1;
        world.moves_to(&format!("2026-01-{tuesday:02} 13:00")).await;
        ana.last_knock().press("Nothing there").await;
    }
    world.moves_to("2026-02-01 23:00").await;
    assert_eq!(asked(&ana), ["2026-01-09 12:30", "2026-01-16 12:30", "2026-01-23 12:30"]);
    // It still stands in `/replies`, and an answer brings it back.
    let last = ana.knocks().into_iter().rfind(|knock| knock.text().contains(QUESTION)).unwrap();
    last.choose(SELECT, &["Nurses"]).await;
    world.moves_to("2026-02-02 09:00").await;
    ana.logs("Still here").await;
    world.moves_to("2026-02-06 23:00").await;
    assert_eq!(asked(&ana).len(), 4);
}
