//! The weekly post looked at and posted by hand: never twice for one week.

use super::{logs, set_up};
use crate::world::{Says, World, at, labels};
use local_discord::RestFault;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn posted_by_hand_it_does_not_come_by_the_clock_as_well() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    mia.types("/team setup day:Thursday").await.says("Thursday at 09:00");
    logs(&world.member("Ana").await, 2).await;
    world.moves_to("2026-01-12 10:00").await;
    let preview = mia.types("/team recap").await;
    assert!(preview.is_ephemeral() && board.messages().is_empty());
    preview.says("The week of 5 Jan to 11 Jan").says("Ana · 2 of 4 posts").says("Only you see this.");
    assert_eq!(labels(&preview.message()), ["Post it now", "How it counts"]);
    let card = preview.message();
    preview.press("Post it now").await.says(&format!("On its way to <#{}>", board.id()));
    world.rests().await;
    assert_eq!(board.messages().len(), 1);
    board.messages()[0].says("Two posts").never_says("late").never_says("Only you");
    let post = card.buttons().into_iter().next().and_then(|button| button.custom_id);
    let again = mia.types("/team recap").await.press("Post it now").await;
    again.says("in its channel already");
    let forged = mia.types("/help").await.message();
    mia.here.presses_custom_id(&forged, "1:prc:2026-01-05").await.says("in its channel already");
    assert!(post.is_some_and(|id| id == "1:prc:2026-01-05"));
    world.moves_to("2026-01-18 23:00").await;
    assert_eq!(board.messages().len(), 1, "nor on Thursday");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_came_by_the_clock_is_not_posted_by_hand() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    logs(&world.member("Ana").await, 2).await;
    world.moves_to("2026-01-12 09:00").await;
    mia.types("/team recap").await.press("Post it now").await.says("in its channel already");
    world.moves_to("2026-01-12 12:00").await;
    assert_eq!(board.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_was_left_out_can_be_posted_by_hand() {
    let mut world = World::new().await;
    let (mia, board) = set_up(&world).await;
    logs(&world.member("Ana").await, 2).await;
    world.moves_to("2026-01-12 08:00").await;
    world.stops().await;
    world.clock.set(at("2026-01-14 11:00"));
    world.starts().await;
    assert!(board.messages().is_empty());
    mia.types("/team recap").await.press("Post it now").await.says("On its way");
    world.rests().await;
    board.messages()[0].says("The week of 5 Jan to 11 Jan").says("Ana");
    world.moves_to("2026-01-18 23:00").await;
    assert_eq!(board.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_card_of_before_posts_no_other_week() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    logs(&ana, 1).await;
    let running = mia.types("/help").await.message();
    mia.here.presses_custom_id(&running, "1:prc:2026-01-05").await.says("That isn't there any more");
    world.moves_to("2026-01-20 08:00").await;
    let old = mia.types("/help").await.message();
    mia.here.presses_custom_id(&old, "1:prc:2026-01-05").await.says("That isn't there any more");
    assert_eq!(board.messages().len(), 1, "the one that came by the clock");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_there_is_nothing_or_nowhere_to_post_it_says_so() {
    let world = World::new().await;
    let mia = world.manager("Mia");
    mia.types("/team recap").await.says("There is no channel");
    let _board = world.clinic.channel("board");
    mia.types("/team setup channel:#board").await;
    mia.types("/team recap").await.press("Post it now").await.says("There is nothing to tell of last week");
    let ana = world.member("Ana").await;
    ana.types("/team recap").await.says("That is for people who manage this server").never_says("The week of");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_everybodys_name_nothing_is_posted() {
    let mut world = World::new().await;
    let (mia, board) = set_up(&world).await;
    mia.types("/team setup day:Thursday").await.says("Thursday at 09:00");
    logs(&world.member("Ana").await, 2).await;
    world.moves_to("2026-01-12 10:00").await;
    world.restarts().await;
    let blind = world.discord.faults().rest("GET /guilds/*/members/*", RestFault::Status(503)).until_lifted();
    let preview = mia.types("/team recap").await;
    preview.says("Some names could not be looked up just now");
    preview.press("Post it now").await.says("people would have been missing");
    world.rests().await;
    assert!(board.messages().is_empty());
    blind.lift();
    preview.press("Post it now").await.says("On its way");
    world.rests().await;
    board.messages()[0].says("Ana · 2 of 4 posts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_waits_is_the_same_after_somebody_left_the_board() {
    let mut world = World::new().await;
    let (mia, board) = set_up(&world).await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    logs(&ana, 2).await;
    logs(&ben, 1).await;
    world.moves_to("2026-01-12 08:00").await;
    world.stops().await;
    world.clock.set(at("2026-01-14 11:00"));
    world.starts().await;
    mia.types("/team setup").await.says("A weekly post was left out");
    let missing = RestFault::Error { status: 403, code: 50_013, message: "Missing Permissions".into() };
    let closed =
        world.discord.faults().rest(&format!("POST /channels/{}/messages", board.id()), missing).until_lifted();
    mia.types("/team recap").await.press("Post it now").await.says("On its way");
    world.rests().await;
    ana.types("/settings").await.press("Leave the board").await;
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE body LIKE '%Ana%'"), 0);
    world.moves_to("2026-01-14 11:10").await;
    assert!(board.messages().is_empty());
    closed.lift();
    world.moves_to("2026-01-14 13:00").await;
    assert_eq!(board.messages().len(), 1);
    board.messages()[0].says("Ben · 1 of 4 posts").never_says("Ana").never_says("late");
    mia.types("/team setup").await.never_says("left out");
}
