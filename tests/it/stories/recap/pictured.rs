//! The picture of the weekly post: what it shows in words, how it changes with the post, and what happens without it.

use super::{logs, set_up};
use crate::world::{Member, Says, World};
use local_discord::{Channel, Permissions, RestFault, Shown};

/// Ana made two of four and Ben one, and their week is told.
async fn posted() -> (World, Member, Member, Channel) {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    world.moves_to("2026-01-09 13:00").await;
    logs(&ana, 2).await;
    logs(&ben, 1).await;
    world.moves_to("2026-01-12 09:30").await;
    (world, ana, ben, board)
}

fn the_one(board: &Channel) -> Shown {
    board.messages().pop().expect("the weekly post")
}

/// The words for the picture, after a look that there is one and no other.
#[track_caller]
fn told(recap: &Shown) -> String {
    assert_eq!(recap.files(), ["week.png"]);
    let picture = recap.attachment("week.png");
    assert!(picture.starts_with(b"\x89PNG") && picture.len() < 300_000);
    let told = recap.json()["attachments"][0]["description"].as_str().expect("words for it").to_owned();
    assert!(told.chars().count() <= 1024);
    told
}

/// Ana remembers a post of Friday, so that the week is told anew.
async fn is_told_anew(world: &World, ana: &Member) {
    let late = [("post", "What I forgot to log"), ("platform", "LinkedIn"), ("when", "9 January 18:00")];
    ana.here.runs("log", &late).await.says("Logged");
    world.moves_to("2026-01-12 09:35").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_week_is_shown_and_told_in_words() {
    let (world, ana, _, board) = posted().await;
    let before = the_one(&board);
    let said = told(&before);
    assert!(said.starts_with("The week of 5 Jan to 11 Jan: three posts and no conversations."), "{said}");
    assert!(said.contains("Ana: posts and conversation. Ben: posts and conversation."), "{said}");
    let kept = "SELECT count(*) FROM deliveries WHERE picture IS NOT NULL OR body <> ''";
    assert_eq!(world.counts(kept), 0, "what was sent is not kept");
    is_told_anew(&world, &ana).await;
    let after = the_one(&board);
    after.says("Updated since it was posted.");
    assert!(told(&after).contains("four posts"), "{}", told(&after));
    assert_ne!(before.attachment("week.png"), after.attachment("week.png"), "another picture in place of the first");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_leaves_the_board_leaves_the_picture() {
    let (world, ana, ben, board) = posted().await;
    ben.types("/settings").await.press("Leave the board").await;
    is_told_anew(&world, &ana).await;
    let said = told(&the_one(&board));
    assert!(said.contains("Ana") && !said.contains("Ben"), "{said}");
}

/// What waits at the way out may name somebody who has changed their mind meanwhile.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_leaves_the_board_while_it_waits_is_soon_out_of_it() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    logs(&ana, 2).await;
    logs(&ben, 1).await;
    world.moves_to("2026-01-12 08:59").await;
    let away = world.discord.faults().rest("POST /channels/*/messages", RestFault::Status(500)).until_lifted();
    world.moves_to("2026-01-12 09:10").await;
    ben.types("/settings").await.press("Leave the board").await;
    away.lift();
    world.moves_to("2026-01-12 11:00").await;
    assert_eq!(board.messages().len(), 1);
    the_one(&board).never_says("Ben");
    assert!(!told(&the_one(&board)).contains("Ben"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_deletes_everything_is_in_no_picture() {
    let (world, ana, ben, board) = posted().await;
    ben.types("/privacy").await.press("Delete everything").await.press("Yes, delete everything").await;
    is_told_anew(&world, &ana).await;
    the_one(&board).never_says("Ben");
    let said = told(&the_one(&board));
    assert!(said.contains("Ana") && !said.contains("Ben"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_right_to_attach_the_words_go_out_alone() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-09 13:00").await;
    logs(&ana, 2).await;
    board.denies(Permissions::ATTACH_FILES, &world.application);
    world.moves_to("2026-01-12 09:00").await;
    assert_eq!(board.messages().len(), 1);
    let recap = the_one(&board);
    recap.says("2 of 4 posts");
    assert!(recap.files().is_empty());
    mia.types("/team setup").await.says("Missing in that channel: Attach Files.").never_says("lacked");
    is_told_anew(&world, &ana).await;
    the_one(&board).says("3 of 4 posts");
    board.allows(Permissions::ATTACH_FILES, &world.application);
    let more = [("post", "One more of Friday"), ("platform", "LinkedIn"), ("when", "9 January 19:00")];
    ana.here.runs("log", &more).await.says("Logged");
    world.moves_to("2026-01-12 09:40").await;
    assert!(told(&the_one(&board)).contains("four posts"), "it is there as soon as it may be");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_right_that_goes_takes_the_picture_along() {
    let (world, ana, ben, board) = posted().await;
    board.denies(Permissions::ATTACH_FILES, &world.application);
    ben.types("/settings").await.press("Leave the board").await;
    is_told_anew(&world, &ana).await;
    the_one(&board).says("3 of 4 posts").never_says("Ben");
    assert!(the_one(&board).files().is_empty(), "no picture with a name that is not in the post");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sent_again_it_is_the_same_picture_once() {
    for fault in [RestFault::CutAfter, RestFault::CutBefore, RestFault::Status(500)] {
        let world = World::new().await;
        let (_, board) = set_up(&world).await;
        logs(&world.member("Ana").await, 2).await;
        let set = world.discord.faults().rest("POST /channels/*/messages", fault).times(2);
        world.moves_to("2026-01-12 10:00").await;
        assert_eq!((set.hits(), board.messages().len()), (2, 1));
        assert!(told(&the_one(&board)).contains("two posts"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_frozen_before_a_crash_goes_out_with_its_picture() {
    let mut world = World::new().await;
    let (_, board) = set_up(&world).await;
    logs(&world.member("Ana").await, 2).await;
    world.moves_to("2026-01-12 08:59").await;
    let away = world.discord.faults().rest("POST /channels/*/messages", RestFault::Status(500)).until_lifted();
    world.moves_to("2026-01-12 09:01").await;
    assert!(away.hits() > 0 && board.messages().is_empty());
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE picture LIKE '%Ana%'"), 1, "frozen with its words");
    world.restarts().await;
    away.lift();
    world.moves_to("2026-01-12 11:00").await;
    assert!(told(&the_one(&board)).contains("two posts"));
    assert_eq!(board.messages().len(), 1);
}
