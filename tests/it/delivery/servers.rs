//! Servers that Discord cannot reach for a while, and servers from which Rounds is removed.

use crate::world::{Member, Says, World};
use local_discord::{Channel, FaultHandle, RestFault};

/// A team with a post in its week and a channel for the recap, an hour before it is due.
async fn before_nine() -> (World, Member, Channel) {
    let world = World::new().await;
    let board = world.clinic.channel("board");
    world.manager("Mia").types("/team setup channel:#board zone:Europe/Berlin").await.says("All there.");
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-09 13:00").await;
    ana.logs("The week in one picture").await;
    world.moves_to("2026-01-12 08:00").await;
    (world, ana, board)
}

/// Counts every request but answers, and lets them be.
fn counted(world: &World) -> [FaultHandle; 3] {
    let zero = RestFault::Delay(std::time::Duration::ZERO);
    ["* /channels/**", "* /guilds/**", "POST /users/**"]
        .map(|route| world.discord.faults().rest(route, zero.clone()).until_lifted())
}

fn hits(counted: &[FaultHandle]) -> u64 {
    counted.iter().map(FaultHandle::hits).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_an_outage_all_is_kept_and_the_recap_waits_for_its_end() {
    let (world, ana, board) = before_nine().await;
    let facts = "SELECT (SELECT count(*) FROM members) * 100 + (SELECT count(*) FROM posts) * 10
        + (SELECT count(*) FROM teams WHERE left_at IS NULL)";
    let before = world.counts(facts);
    world.clinic.goes_down();
    world.moves_to("2026-01-12 10:00").await;
    assert!(board.messages().is_empty(), "nothing is posted meanwhile");
    assert_eq!(world.counts(facts), before);
    world.clinic.comes_back();
    world.moves_to("2026-01-12 10:20").await;
    assert_eq!(board.messages().len(), 1);
    ana.types("/me").await.says("This week: 0 of 4");
    world.moves_to("2026-01-19 09:00").await;
    assert_eq!(board.messages().len(), 1, "a week in which nobody posted has no recap");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn removed_it_asks_for_nothing_and_sends_nothing_until_it_is_back() {
    let (world, ana, board) = before_nine().await;
    world.clinic.remove_bot(&world.application);
    let knocks = ana.knocks().len();
    let asked = counted(&world);
    world.moves_to("2026-01-22 09:00").await;
    assert_eq!((hits(&asked), board.messages().len(), ana.knocks().len()), (0, 0, knocks));
    world.clinic.add_bot(&world.application);
    world.rests().await;
    ana.types("/me").await.says("This week: 0 of 4");
    ana.logs("Back in business").await;
    world.moves_to("2026-01-26 09:00").await;
    assert_eq!(board.messages().len(), 1);
    assert!(ana.knocks().len() > knocks);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn removed_while_it_was_not_running_it_finds_out_at_the_start() {
    let (mut world, ana, board) = before_nine().await;
    let knocks = ana.knocks().len();
    world.stops().await;
    world.clinic.remove_bot(&world.application);
    world.starts().await;
    let asked = counted(&world);
    world.moves_to("2026-01-14 23:00").await;
    assert_eq!((hits(&asked), board.messages().len(), ana.knocks().len()), (0, 0, knocks));
    world.stops().await;
    world.clinic.add_bot(&world.application);
    world.starts().await;
    world.moves_to("2026-01-15 12:31").await;
    assert_eq!(ana.knocks().len(), knocks + 1, "and finds out again");
}
