//! A weekly post that is put right: what was logged late for its week, and weeks that close later than the team's.

use super::{logs, set_up};
use crate::world::{Member, Says, World, at};
use local_discord::{Channel, RestFault, Shown};

const EDIT: &str = "PATCH /channels/*/messages/*";

/// Ana made two of four; the weekly post says so.
async fn posted() -> (World, Member, Channel) {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-09 13:00").await;
    logs(&ana, 2).await;
    world.moves_to("2026-01-12 09:30").await;
    the_one(&board).says("Two posts and").says("2 of 4 posts").never_says("Updated");
    (world, ana, board)
}

fn the_one(board: &Channel) -> Shown {
    let mut all = board.messages();
    assert_eq!(all.len(), 1, "one weekly post, whatever is corrected");
    all.pop().expect("it is there")
}

async fn logs_for_friday(ana: &Member, title: &str) -> local_discord::Answer {
    let answer = ana.here.runs("log", &[("post", title), ("platform", "LinkedIn"), ("when", "9 January 18:00")]).await;
    answer.says("Logged");
    answer
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_logged_late_repairs_its_week_its_run_and_the_weekly_post() {
    let (world, ana, board) = posted().await;
    ana.types("/me").await.says("Begins with the first week you keep.");
    logs_for_friday(&ana, "What I forgot to log").await;
    logs_for_friday(&ana, "And one more").await;
    world.moves_to("2026-01-12 09:35").await;
    let recap = the_one(&board);
    recap.says("Four posts and").says("4 of 4 posts").says("Updated since it was posted.");
    assert!(recap.edited_at().is_some());
    ana.types("/me").await.says("One week in a row");
    let ana = ana.seen_in(&board);
    ana.here.presses(&recap, "How it counts").await.says("only against your own plan");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_taken_back_or_moved_repairs_it_as_well() {
    let (world, ana, board) = posted().await;
    let answer = logs_for_friday(&ana, "Too much said").await;
    world.moves_to("2026-01-12 09:35").await;
    the_one(&board).says("3 of 4 posts");
    answer.press("Undo").await;
    world.moves_to("2026-01-12 09:40").await;
    the_one(&board).says("2 of 4 posts");
    let list = ana.types("/me").await.press("My posts").await;
    let post = list.choose("Open one to edit or delete it", &["Ana writes, part 0"]).await;
    post.press("Edit").await.form().fill("New time, if it changes", "today 8:00").submit().await;
    world.moves_to("2026-01-12 09:45").await;
    the_one(&board).says("1 of 4 posts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_post_of_the_running_week_leaves_it_as_it_is() {
    let (world, ana, board) = posted().await;
    let edits = world.discord.faults().rest(EDIT, RestFault::Delay(std::time::Duration::ZERO)).until_lifted();
    logs(&ana, 1).await;
    world.moves_to("2026-01-18 23:00").await;
    assert_eq!(edits.hits(), 0);
    the_one(&board).never_says("Updated");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_week_ends_later_is_in_it_once_that_week_has_closed() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let (ana, leilani) = (world.member("Ana").await, world.member("Leilani").await);
    leilani.types("/settings zone:Pacific/Honolulu").await;
    world.moves_to("2026-01-09 13:00").await;
    logs(&ana, 2).await;
    // Ten past nine in Berlin is Sunday evening in Honolulu.
    world.moves_to("2026-01-12 09:10").await;
    the_one(&board).never_says("Leilani");
    logs(&leilani, 1).await;
    world.moves_to("2026-01-12 15:30").await;
    the_one(&board).says("Leilani").says("Three posts").says("Updated");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_put_right_whatever_discord_answers_and_after_a_restart() {
    let (mut world, ana, board) = posted().await;
    let fault = world.discord.faults().rest(EDIT, RestFault::Status(500)).times(3);
    logs_for_friday(&ana, "What I forgot to log").await;
    world.stops().await;
    world.clock.set(at("2026-01-12 12:00"));
    world.starts().await;
    world.moves_to("2026-01-12 13:00").await;
    assert_eq!(fault.hits(), 3);
    the_one(&board).says("3 of 4 posts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_somebody_took_away_stays_away() {
    let (world, ana, board) = posted().await;
    board.loses(&the_one(&board));
    let edits = world.discord.faults().rest(EDIT, RestFault::Delay(std::time::Duration::ZERO)).until_lifted();
    logs_for_friday(&ana, "What I forgot to log").await;
    world.moves_to("2026-01-18 23:00").await;
    assert_eq!(edits.hits(), 1, "tried once");
    assert!(board.messages().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn discord_away_for_days_ends_the_tries() {
    let (world, ana, _board) = posted().await;
    let edits = world.discord.faults().rest(EDIT, RestFault::Status(503)).until_lifted();
    logs_for_friday(&ana, "What I forgot to log").await;
    world.moves_to("2026-01-18 23:00").await;
    assert!((5..=12).contains(&edits.hits()), "{}", edits.hits());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_leaves_the_board_is_taken_from_it() {
    let (world, ana, board) = posted().await;
    ana.types("/settings").await.press("Leave the board").await;
    world.moves_to("2026-01-12 09:35").await;
    the_one(&board).says("Two posts and").never_says("Ana").says("Updated since it was posted.");
    ana.types("/settings").await.press("Join the board").await;
    world.moves_to("2026-01-12 09:40").await;
    the_one(&board).says("Ana · 2 of 4 posts");
}

fn missing() -> RestFault {
    RestFault::Error { status: 403, code: 50_013, message: "Missing Permissions".into() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_goes_once_the_right_to_take_it_away_is_there_again() {
    let (world, ana, board) = posted().await;
    let closed = world.discord.faults().rest(EDIT, missing()).until_lifted();
    ana.types("/settings").await.press("Leave the board").await;
    world.moves_to("2026-01-12 10:30").await;
    the_one(&board).says("Ana");
    closed.lift();
    world.moves_to("2026-01-12 13:00").await;
    the_one(&board).never_says("Ana").says("Updated since it was posted.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn managers_are_told_what_could_not_be_put_right() {
    let (world, ana, _board) = posted().await;
    let _closed = world.discord.faults().rest(EDIT, missing()).until_lifted();
    ana.types("/settings").await.press("Leave the board").await;
    let mia = world.manager("Max");
    world.moves_to("2026-01-12 13:00").await;
    mia.types("/team setup").await.never_says("could not put it right");
    world.moves_to("2026-01-15 09:00").await;
    mia.types("/team setup").await.says("for more than a day I could not put it right where it stands");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_comes_after_it_counts_for_the_week_that_was_asked() {
    let world = World::new().await;
    let (_, board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    logs(&ana, 1).await;
    world.moves_to("2026-01-06 12:30").await;
    let asked = ana.last_knock();
    world.moves_to("2026-01-12 09:30").await;
    the_one(&board).says("no conversations");
    asked.press("All answered").await.says("All answered, noted");
    world.moves_to("2026-01-12 09:35").await;
    the_one(&board).says("one conversation").says("Updated since it was posted.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ranks_that_are_let_go_leave_it_as_well() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    let members = world.members(&["Ana", "Ben", "Cem", "Dee"]).await;
    for (member, count) in members.iter().zip([4, 3, 2, 1]) {
        logs(member, count).await;
    }
    world.moves_to("2026-01-12 09:30").await;
    the_one(&board).says("Leading");
    mia.types("/team setup").await.press("No ranks").await;
    world.moves_to("2026-01-12 09:35").await;
    the_one(&board).never_says("Leading").says("Ana · 4 of 4 posts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_to_be_put_right_while_rounds_was_removed_is_put_right_on_its_return() {
    let (world, ana, board) = posted().await;
    logs_for_friday(&ana, "What I forgot to log").await;
    world.clinic.remove_bot(&world.application);
    world.rests().await;
    world.moves_to("2026-01-12 12:00").await;
    the_one(&board).says("2 of 4 posts");
    world.clinic.add_bot(&world.application);
    world.rests().await;
    world.moves_to("2026-01-12 12:05").await;
    the_one(&board).says("3 of 4 posts");
}
