//! The planned week: made with one press, changed slot by slot, kept in step with what happens.

mod bringing;
mod calendar;
mod changing;
mod filling;

use crate::world::{Member, Says, World, catalog};
use local_discord::{Answer, Shown};
use rounds::domain::facet::Pillar;
use rounds::domain::topic::Topic;
use std::collections::BTreeSet;

/// The select in which a slot is opened.
const SLOTS: &str = "Open a slot: write, swap, move";

/// The labels of the slots, in the order in which they come.
fn slots(card: &Shown) -> Vec<String> {
    let found = card.selects().into_iter().find(|select| select.placeholder == SLOTS);
    found.map(|select| select.options).unwrap_or_default()
}

/// When the slots are: `Mon 5 Jan, 13:00`.
fn times(card: &Shown) -> Vec<String> {
    slots(card).into_iter().map(|label| label.split(" · ").next().unwrap_or_default().to_owned()).collect()
}

/// The topics of the member's slots, in the order in which they were made.
fn topics(world: &World) -> Vec<Topic> {
    let many = world.counts("SELECT count(*) FROM slots");
    let of = |n: i64| {
        let query = format!(
            "SELECT topic FROM offers JOIN slots ON slots.offer = offers.id ORDER BY slots.id LIMIT 1 OFFSET {n}"
        );
        let id = world.reads(&query);
        catalog().bank.topics().find(|topic| topic.id.0 == id).cloned().expect("a topic of the bank")
    };
    (0..many).map(of).collect()
}

/// A member who has planned the week on Monday at nine: Monday, Tuesday, Thursday and Friday at one.
async fn planner(world: &World) -> (Member, Answer) {
    let ana = world.member("Ana").await;
    let card = ana.types("/week").await.press("Plan my week").await;
    (ana, card)
}

async fn opens(card: &Answer, slot: &str) -> Answer {
    card.choose(SLOTS, &[&format!("{slot}, 13:00 · LinkedIn")]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_start_to_a_planned_week_in_eight_presses_with_nothing_typed() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    let mut presses = 1;
    let mut card = ana.types("/start").await;
    for (select, label) in [
        ("Posts a week", "four posts a week"),
        ("Your time now", "Monday 09:00 · Europe/Berlin"),
        ("Main platform", "LinkedIn"),
    ] {
        card = card.choose(select, &[label]).await;
        presses += 1;
    }
    for label in ["Midday", "Yes, write to me", "Put me on the board", "Plan my week"] {
        card = card.press(label).await;
        presses += 1;
    }
    assert!(presses <= 12, "{presses}");
    card.says("This week: 0 of 4.");
    let at_one = ["Mon 5 Jan, 13:00", "Tue 6 Jan, 13:00", "Thu 8 Jan, 13:00", "Fri 9 Jan, 13:00"];
    assert_eq!(times(&card.message()), at_one);
    let pillars: BTreeSet<Pillar> = topics(&world).into_iter().map(|topic| topic.pillar).collect();
    assert_eq!(pillars.len(), 4, "each of another kind");
    for topic in topics(&world) {
        card.says(&format!("about {} minutes", topic.effort));
    }
    assert_eq!(world.counts("SELECT count(*) FROM offers WHERE answer IS NULL"), 4, "offered, and not taken");
    ana.types("/me").await.never_says("Topics in your week");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plan_is_made_once_and_kept() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    let bare = ana.types("/week").await;
    bare.says("There is room for four posts: “Plan my week” finds days, times and topics.");
    let bare = bare.message();
    let id = bare.buttons()[0].custom_id.clone().expect("its id");
    let first = bare.press("Plan my week").await.text();
    let before = topics(&world);
    world.restarts().await;
    assert_eq!(ana.here.presses_custom_id(&bare, &id).await.text(), first, "pressed again after a restart");
    ana.types("/week").await.never_says("Plan my week").never_says("Plan the rest");
    assert_eq!(topics(&world), before);
    assert_eq!(world.counts("SELECT count(*) FROM plans"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_left_of_the_week_is_planned_and_no_more() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("One on Monday").await;
    world.moves_to("2026-01-07 14:00").await;
    let card = ana.types("/week").await;
    card.says("There is room for three posts");
    let card = card.press("Plan my week").await;
    // One o'clock has gone by on Wednesday: three hours later.
    assert_eq!(times(&card.message()), ["Wed 7 Jan, 16:00", "Thu 8 Jan, 13:00", "Fri 9 Jan, 13:00"]);
    // A week that asks for less gets less.
    let ben = world.member("Ben").await;
    let card = ben.types("/week").await.press("Plan my week").await;
    assert_eq!(slots(&card.message()).len(), 2, "joined on Wednesday: two, said the welcome");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_settled_time_and_the_platforms_lay_the_week_out() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.alters("UPDATE members SET posting_min = 445");
    for platform in ["linkedin", "instagram", "blog"] {
        let place =
            format!("INSERT INTO member_platforms (member, platform, familiarity) VALUES (1, '{platform}', 'known')");
        world.alters(&place);
    }
    let card = ana.types("/week").await.press("Plan my week").await;
    let labels = slots(&card.message());
    let on = |name: &str| labels.iter().filter(|label| label.ends_with(name)).count();
    assert_eq!((on("LinkedIn"), on("Instagram"), on("Blog or newsletter")), (2, 1, 1), "{labels:?}");
    let at: Vec<&str> = labels.iter().map(|label| label.split([',', '·']).nth(1).unwrap_or_default().trim()).collect();
    assert_eq!(at, ["10:25", "07:25", "07:25", "07:25"], "a quarter past seven has gone by today");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_friday_on_the_next_week_can_be_looked_at_and_planned() {
    let world = World::new().await;
    let (ana, card) = planner(&world).await;
    card.never_says("Next week\n");
    assert!(card.message().buttons().iter().all(|button| button.label != "Next week"), "not on Monday");
    world.moves_to("2026-01-09 10:00").await;
    let next = ana.types("/week").await.press("Next week").await;
    next.says("Your next week").says("There is room for four posts");
    let next = next.press("Plan my week").await;
    let at_one = ["Mon 12 Jan, 13:00", "Tue 13 Jan, 13:00", "Thu 15 Jan, 13:00", "Fri 16 Jan, 13:00"];
    assert_eq!(times(&next.message()), at_one);
    next.press("This week").await.says("This week: 0 of 4.");
    let all = topics(&world);
    assert_eq!(all.iter().map(|topic| &topic.id).collect::<BTreeSet<_>>().len(), 8, "nothing comes twice");
    world.moves_to("2026-01-12 09:00").await;
    assert_eq!(times(&ana.types("/week").await.message()), at_one, "on Monday it is the week's plan");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_comes_on_saturday_plans_the_week_that_begins() {
    let world = World::beginning("2026-01-10 10:00").await;
    let ana = world.colleague("Ana");
    let card = ana.joins("4 posts", "LinkedIn", "Midday").await.press("Plan my week").await;
    card.says("Your next week");
    assert_eq!(slots(&card.message()).len(), 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn posts_that_wait_for_answers_are_named_in_the_week() {
    let world = World::new().await;
    let (ana, _) = planner(&world).await;
    ana.logs("A chair").await;
    world.moves_to("2026-01-06 10:00").await;
    ana.types("/week").await.says("One post may have answers by now: `/replies`");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_weeks_awareness_day_is_shown() {
    let world = World::beginning("2026-02-02 09:00").await;
    let ana = world.member("Ana").await;
    ana.types("/week").await.says("Awareness day").says("World Cancer Day, Wednesday 4 February");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_opens_a_slot() {
    let world = World::new().await;
    let (_ana, card) = planner(&world).await;
    let ben = world.member("Ben").await;
    let of_ben = ben.types("/help").await.message();
    for button in opens(&card, "Tue 6 Jan").await.message().buttons() {
        let id = button.custom_id.expect("a button of ours");
        of_ben.press_custom_id(&id).await.says("That belongs to somebody else");
    }
}
