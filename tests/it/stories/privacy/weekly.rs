//! Weekly posts that can still be corrected lose the name of whoever deletes their data or leaves the board.

use crate::world::{Member, Says, World};
use local_discord::{Channel, RestFault};

/// Two members with a week that was posted on Monday at nine.
async fn posted() -> (World, Member, Member, Channel) {
    let world = World::new().await;
    let board = world.clinic.channel("board");
    world.manager("Mia").types("/team setup channel:#board zone:Europe/Berlin").await.says("All there.");
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    for title in ["A chair", "A lamp", "A bed"] {
        ana.logs(title).await;
    }
    ben.logs("A table").await;
    world.moves_to("2026-01-12 09:30").await;
    board.messages()[0].says("Ana").says("Ben").says("Four posts");
    (world, ana, ben, board)
}

async fn deletes(member: &Member) {
    member.types("/privacy").await.press("Delete everything").await.press("Yes, delete everything").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_deletes_everything_is_not_named_there_any_more() {
    let (world, ana, ben, board) = posted().await;
    deletes(&ana).await;
    world.rests().await;
    let recap = &board.messages()[0];
    recap.never_says("Ana").says("Ben").says("One post and").says("Updated since it was posted.");
    deletes(&ben).await;
    world.rests().await;
    board.messages()[0].never_says("Ana").never_says("Ben").says("Nothing logged");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn so_are_the_weeks_before_and_other_teams() {
    let (world, ana, ben, board) = posted().await;
    ana.logs("A second week").await;
    ben.logs("Another").await;
    world.moves_to("2026-01-19 09:30").await;
    assert_eq!(board.messages().iter().filter(|one| one.text().contains("Ana")).count(), 2);
    deletes(&ana).await;
    world.rests().await;
    assert!(board.messages().iter().all(|one| !one.text().contains("Ana")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_leaves_the_board_is_not_named_there_either() {
    let (world, ana, ben, board) = posted().await;
    ana.types("/privacy").await.press("Seen in Harbour Clinic").await.press("Leave the board").await;
    world.rests().await;
    board.messages()[0].never_says("Ana").says("Ben").says("Four posts");
    ben.types("/settings").await.press("Leave the board").await;
    world.rests().await;
    board.messages()[0].never_says("Ben").says("Four posts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_is_on_its_way_meanwhile_comes_without_the_name() {
    let world = World::new().await;
    let board = world.clinic.channel("board");
    world.manager("Mia").types("/team setup channel:#board zone:Europe/Berlin").await.says("All there.");
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ana.logs("A chair").await;
    ben.logs("A table").await;
    world.moves_to("2026-01-12 08:30").await;
    let route = format!("POST /channels/{}/messages", board.id());
    let limited = world.discord.faults().rest(&route, RestFault::RateLimited { retry_after: 600.0, global: false });
    let limited = limited.times(1);
    world.moves_to("2026-01-12 09:01").await;
    assert_eq!((limited.hits(), board.messages().len()), (1, 0));
    deletes(&ana).await;
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE body LIKE '%Ana%'"), 0, "no body keeps the name");
    world.moves_to("2026-01-12 09:30").await;
    board.messages()[0].never_says("Ana").says("Ben");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_stops_is_not_named_there_any_more() {
    let (world, ana, _ben, board) = posted().await;
    ana.types("/privacy").await.press("Stop in Harbour Clinic").await.press("Yes, stop").await;
    world.rests().await;
    board.messages()[0].never_says("Ana").says("Ben").says("Updated since it was posted.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_was_tried_and_is_not_there_comes_without_the_name() {
    let world = World::new().await;
    let board = world.clinic.channel("board");
    world.manager("Mia").types("/team setup channel:#board zone:Europe/Berlin").await.says("All there.");
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ana.logs("A chair").await;
    ben.logs("A table").await;
    world.moves_to("2026-01-12 08:30").await;
    let route = |method: &str| format!("{method} /channels/{}/messages", board.id());
    let failing = world.discord.faults().rest(&route("POST"), RestFault::Status(500)).until_lifted();
    let blind = world.discord.faults().rest(&route("GET"), RestFault::Status(503)).until_lifted();
    world.moves_to("2026-01-12 09:10").await;
    assert!(failing.hits() > 0 && blind.hits() > 0, "tried, and then looked for in vain");
    deletes(&ana).await;
    failing.lift();
    blind.lift();
    world.moves_to("2026-01-12 09:50").await;
    assert_eq!(board.messages().len(), 1);
    board.messages()[0].says("Ben").never_says("Ana").never_says("Updated");
}
