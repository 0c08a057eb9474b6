//! Rounds' own private messages to somebody who deleted everything: they go too, as far as Discord lets.

use crate::world::{Member, Says, World, at};
use local_discord::RestFault;

const DELETE: &str = "DELETE /channels/*/messages/*";

/// Somebody who was written to on several days.
async fn written_to() -> (World, Member) {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for day in ["2026-01-07", "2026-01-09", "2026-01-14", "2026-01-16"] {
        world.moves_to(&format!("{day} 13:00")).await;
        ana.stirs().await;
    }
    assert!(ana.knocks().len() >= 3, "{:?}", ana.knocked_at());
    (world, ana)
}

async fn deletes(member: &Member) {
    let asked = member.types("/privacy").await.press("Delete everything").await;
    asked.press("Yes, delete everything").await.says("My private messages to you are deleted at Discord");
}

fn left(world: &World) -> i64 {
    world.counts("SELECT count(*) FROM erasures")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn they_go_at_our_own_pace_and_the_list_ends_with_them() {
    let (world, ana) = written_to().await;
    let said = ana.direct.says("Thank you");
    deletes(&ana).await;
    world.moves_by(chrono::Duration::seconds(30)).await;
    assert_eq!(ana.knocks().iter().filter(|one| one.id() != said.id()).count(), 0, "what the database knew of is gone");
    assert_eq!(left(&world), 1, "the conversation is read back after a while");
    world.moves_by(chrono::Duration::minutes(3)).await;
    assert_eq!(left(&world), 0);
    assert_eq!(ana.knocks().iter().map(local_discord::Shown::id).collect::<Vec<_>>(), [said.id()], "theirs stays");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_database_does_not_know_of_is_found_by_reading_back() {
    let (world, ana) = written_to().await;
    // As after a time that is not on record any more.
    let database = rusqlite::Connection::open(world.database()).expect("it opens");
    database.execute("DELETE FROM deliveries", []).expect("nothing is known");
    deletes(&ana).await;
    ana.direct.types("/privacy").await.says("still being deleted");
    world.moves_by(chrono::Duration::minutes(5)).await;
    assert_eq!(ana.knocks().len(), 0);
    assert_eq!(left(&world), 0);
    ana.direct.types("/privacy").await.says("I keep nothing about you.").never_says("still being deleted");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_than_a_page_is_read_page_by_page() {
    let (world, ana) = written_to().await;
    for n in 0..230 {
        ana.direct.says(&format!("A thought, the {n}th"));
    }
    let database = rusqlite::Connection::open(world.database()).expect("it opens");
    database.execute("DELETE FROM deliveries", []).expect("nothing is known");
    deletes(&ana).await;
    world.moves_by(chrono::Duration::minutes(10)).await;
    assert_eq!(left(&world), 0);
    assert_eq!(ana.knocks().len(), 230, "what the person wrote is theirs");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restart_a_failure_and_a_limit_are_outlived() {
    let (mut world, ana) = written_to().await;
    let fault = world.discord.faults().rest(DELETE, RestFault::Status(500)).times(2);
    deletes(&ana).await;
    world.rests().await;
    world.stops().await;
    assert!(left(&world) > 0);
    world.starts().await;
    world.moves_by(chrono::Duration::hours(3)).await;
    assert_eq!(fault.hits(), 2);
    assert_eq!((ana.knocks().len(), left(&world)), (0, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_discord_does_not_let_us_delete_is_let_go() {
    let (world, ana) = written_to().await;
    let gone = RestFault::Error { status: 404, code: 10003, message: "Unknown Channel".into() };
    let fault = world.discord.faults().rest(DELETE, gone.clone()).until_lifted();
    let reading = world.discord.faults().rest("GET /channels/*/messages", gone).until_lifted();
    deletes(&ana).await;
    world.moves_by(chrono::Duration::days(4)).await;
    assert_eq!(left(&world), 0, "the list ends all the same");
    assert!(fault.hits() <= 8 && reading.hits() <= 1, "and does not knock again: {} {}", fault.hits(), reading.hits());
    assert!(!ana.knocks().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_right_that_is_missing_for_days_is_waited_for() {
    let (world, ana) = written_to().await;
    let missing = RestFault::Error { status: 403, code: 50001, message: "Missing Access".into() };
    let fault = world.discord.faults().rest(DELETE, missing).until_lifted();
    deletes(&ana).await;
    world.moves_by(chrono::Duration::days(5)).await;
    assert!(left(&world) > 0 && !ana.knocks().is_empty(), "they were told that it goes");
    fault.lift();
    world.moves_by(chrono::Duration::hours(5)).await;
    assert_eq!((ana.knocks().len(), left(&world)), (0, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_else_deleted_before_is_no_hindrance() {
    let (world, ana) = written_to().await;
    let gone = RestFault::Error { status: 404, code: 10008, message: "Unknown Message".into() };
    let fault = world.discord.faults().rest(DELETE, gone).times(1);
    deletes(&ana).await;
    world.moves_by(chrono::Duration::minutes(5)).await;
    assert_eq!((fault.hits(), left(&world)), (1, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_begins_anew_keeps_what_comes_then() {
    let (world, ana) = written_to().await;
    let slow = world.discord.faults().rest(DELETE, RestFault::Status(503)).times(3);
    deletes(&ana).await;
    ana.joins("4 posts", "LinkedIn", "Midday").await;
    world.moves_to("2026-01-22 13:00").await;
    assert_eq!((slow.hits(), left(&world)), (3, 0));
    assert_eq!(ana.knocks().len(), ana.knocked_at().iter().filter(|at| at.as_str() > "2026-01-18").count());
    assert!(!ana.knocks().is_empty(), "and those stay");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_word_in_the_channel_that_was_on_its_way_goes_as_well() {
    let world = World::new().await;
    let board = world.clinic.channel("board");
    world.manager("Mia").types("/team setup channel:#board zone:Europe/Berlin").await;
    let ana = world.member("Ana").await;
    ana.person.closes_dms();
    ana.types("/settings").await.press("If I can't reach you: a word in the channel").await;
    let route = format!("POST /channels/{}/messages", board.id());
    let slow = world.discord.faults().rest(&route, RestFault::Delay(std::time::Duration::from_secs(1))).times(1);
    world.moves_to("2026-01-07 12:29").await;
    world.clock.set(at("2026-01-07 12:31"));
    while slow.hits() == 0 {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    ana.types("/privacy").await.press("Delete everything").await.press("Yes, delete everything").await;
    assert!(board.messages().is_empty(), "it is on its way still");
    world.rests().await;
    world.moves_by(chrono::Duration::minutes(5)).await;
    assert!(board.messages().is_empty(), "{:?}", board.messages().iter().map(Says::said).collect::<Vec<_>>());
    assert_eq!(left(&world), 0);
}
