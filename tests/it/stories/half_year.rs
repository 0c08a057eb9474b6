//! One's own half year as a picture: with `/me`, for oneself alone, and told in words.

use crate::world::{Says, World};
use local_discord::Shown;
use tokio::task::JoinSet;

/// The words for the picture, after a look that it is one.
#[track_caller]
fn told(card: &Shown) -> String {
    assert_eq!(card.files(), ["half-year.png"]);
    let picture = card.attachment("half-year.png");
    assert!(picture.starts_with(b"\x89PNG") && picture.len() < 300_000);
    card.json()["attachments"][0]["description"].as_str().expect("words for it").to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn posts_weeks_and_kinds_are_shown_and_told() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let shown = ana.types("/me").await;
    assert!(shown.is_ephemeral());
    let said = told(&shown.message());
    assert!(said.starts_with("A calendar from 14 July 2025 to 5 January 2026: nothing in it yet."), "{said}");
    for n in 0..4 {
        let title = format!("About our community, part {n}");
        ana.here.runs("log", &[("post", title.as_str()), ("pillar", "Community")]).await.says("Logged");
    }
    world.moves_to("2026-01-06 09:00").await;
    let shown = ana.types("/me").await;
    let said = told(&shown.message());
    assert!(said.contains("to 6 January 2026: four posts on one day."), "{said}");
    assert!(said.contains("One week was kept.") && said.contains("Kinds of the last posts: Community 4."), "{said}");
    let posts = shown.press("My posts").await;
    assert!(posts.is_update() && posts.message().files().is_empty(), "the picture goes with its card");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_planned_is_no_post_yet_and_what_was_taken_back_is_none() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.here.runs("log", &[("post", "For tomorrow"), ("when", "tomorrow 18:00")]).await;
    ana.logs("Too much said").await.press("Undo").await;
    let said = told(&ana.types("/me").await.message());
    assert!(said.contains("nothing in it yet"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_who_look_at_once_are_all_answered() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let mut looks = JoinSet::new();
    for _ in 0..12 {
        let seat = ana.here.clone();
        looks.spawn(async move { told(&seat.types("/me").await.message()) });
    }
    assert_eq!(looks.join_all().await.len(), 12);
}
