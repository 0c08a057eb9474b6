//! What is missing is said once a month at most, by a message that comes anyway.

use super::card;
use crate::world::{Member, Says, World, wall};

const OPEN: &str = "Still open:";

/// On which days a message said that something is open.
fn told(member: &Member) -> Vec<String> {
    let knocks = member.knocks().into_iter().filter(|knock| knock.text().contains(OPEN));
    knocks.map(|knock| wall(knock.at())[..10].to_owned()).collect()
}

/// Somebody who does something each week, so that messages go on.
async fn weeks(world: &World, member: &Member, mondays: &[&str]) {
    for monday in mondays {
        world.moves_to(&format!("{monday} 09:00")).await;
        member.logs(&format!("Of {monday}")).await;
    }
}

const MONDAYS: [&str; 8] =
    ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_said_after_two_weeks_and_then_once_a_month_until_it_is_let_be() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    weeks(&world, &ana, &MONDAYS).await;
    world.moves_to("2026-02-27 20:00").await;
    let first = told(&ana);
    // The week of the 19th is the third; a month later it comes once more.
    assert_eq!(first.len(), 2, "{first:?}");
    assert!(first[0].as_str() >= "2026-01-19" && first[0].as_str() <= "2026-01-21", "{first:?}");
    world.restarts().await;
    weeks(&world, &ana, &["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30", "2026-04-06"]).await;
    weeks(&world, &ana, &["2026-04-13", "2026-04-20", "2026-04-27", "2026-05-04", "2026-05-11"]).await;
    assert_eq!(told(&ana).len(), 3, "three times are enough: {:?}", told(&ana));
    let last = ana.knocks().into_iter().rfind(|knock| knock.text().contains(OPEN)).expect("it came");
    // The button is there still, goes to the first line that is missing, and opens the question anew.
    last.press("Settle it").await.says("What do you work as?");
    weeks(&world, &ana, &["2026-05-18", "2026-05-25"]).await;
    assert_eq!(told(&ana).len(), 4, "{:?}", told(&ana));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_saw_was_not_said() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    weeks(&world, &ana, &MONDAYS[..3]).await;
    ana.person.closes_dms();
    world.moves_to("2026-01-21 20:00").await;
    assert_eq!((told(&ana).len(), world.counts("SELECT missing_asks FROM members")), (0, 0));
    assert_eq!(world.reads("SELECT CAST(missing_asked_at AS TEXT) FROM members"), "none");
    ana.person.opens_dms();
    ana.stirs().await;
    world.moves_to("2026-01-24 20:00").await;
    assert_eq!(told(&ana).len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_has_said_all_is_not_told() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let mut at = card(&ana).await.press("Go on").await;
    for press in ["Leave it out", "Keep it as it is", "Go on", "Keep it as it is", "Leave it out", "Leave it out"] {
        at = at.press(press).await;
    }
    at = at.press("Keep it as it is").await.press("Leave it out").await.press("Leave it out").await;
    at.says("Your strategy");
    at.choose("Settle …", &["Profiles"])
        .await
        .press("LinkedIn")
        .await
        .choose("What is ready", &["There is a picture"])
        .await;
    card(&ana).await.says("Everything is settled");
    weeks(&world, &ana, &MONDAYS).await;
    assert!(!ana.knocks().is_empty());
    assert_eq!(told(&ana), Vec::<String>::new());
}
