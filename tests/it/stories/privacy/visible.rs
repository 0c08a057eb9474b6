//! What a member shows the team: nothing that they did not choose.

use crate::world::{Says, World, labels};

fn chosen(world: &World) -> [i64; 3] {
    ["listed", "overview", "titles"].map(|one| world.counts(&format!("SELECT {one} FROM members")))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_is_chosen_apart_and_titles_never_without_the_overview() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let card = ana.types("/privacy").await.press("Seen in Harbour Clinic").await;
    card.says("What Harbour Clinic sees of you");
    assert_eq!(chosen(&world), [1, 0, 0], "nothing but what was said at joining");
    assert_eq!(labels(&card.message()), ["Leave the board", "Be in the overview", "Show my titles"]);
    let card = card.press("Show my titles").await;
    assert!(card.is_update());
    assert_eq!(chosen(&world), [1, 1, 1], "they stand in the overview");
    let card = card.press("Leave the overview").await;
    assert_eq!(chosen(&world), [1, 0, 0]);
    let card = card.press("Leave the board").await;
    assert_eq!(chosen(&world), [0, 0, 0]);
    assert_eq!(labels(&card.message()), ["Put me on the board", "Be in the overview", "Show my titles"]);
    ana.types("/leaderboard").await.never_says("Ana");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_team_is_shown_what_was_chosen_there() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (park, channel) = world.another_clinic("Park Practice").await;
    park.join(&ana.person);
    let there = ana.seen_in(&channel);
    there.joins("2 posts", "Instagram", "Midday").await;
    let card = there.types("/privacy").await;
    assert_eq!(
        labels(&card.message())[2..4],
        ["Seen in Park Practice", "Seen in Harbour Clinic"],
        "the team in which it is asked comes first"
    );
    card.press("Seen in Park Practice").await.press("Leave the board").await;
    assert_eq!(world.counts("SELECT sum(listed) FROM members"), 1);
    ana.types("/privacy").await.press("Seen in Harbour Clinic").await.says("**yes**: your name and your week's points");
}
