//! An answer that does not arrive: what was done is kept, and nobody is told twice.

use super::log::Log;
use crate::world::{Member, Says, World};
use local_discord::{Options, RestFault};
use std::time::Duration as Span;

const FIRST: &str = "POST /interactions/*/*/callback";
const LATER: &str = "PATCH /webhooks/*/*/messages/@original";
const FOLLOWING: &str = "POST /webhooks/*/*";

fn no(status: u16, code: u32, message: &str) -> RestFault {
    RestFault::Error { status, code, message: message.into() }
}

async fn a_member() -> (World, Member) {
    let world = World::on(
        "2026-01-07 10:00",
        Options {
            // How long a person looks at "thinking" before they give up; long enough for any answer that comes.
            patience: Span::from_millis(3_500),
            ..Options::default()
        },
    )
    .await;
    let ana = world.member("Ana").await;
    (world, ana)
}

fn posts(world: &World) -> i64 {
    world.counts("SELECT count(*) FROM posts WHERE deleted_at IS NULL")
}

#[tokio::test]
async fn who_answered_too_late_or_a_second_time_keeps_the_row_and_says_nothing_more() {
    let log = Log::begins();
    let (world, ana) = a_member().await;
    for (n, fault) in [
        no(404, 10062, "Unknown interaction"),
        no(400, 40060, "Interaction has already been acknowledged."),
        RestFault::Status(500),
        RestFault::CutBefore,
    ]
    .into_iter()
    .enumerate()
    {
        let seen = ana.here.reads().len();
        let answers = world.discord.faults().rest(FIRST, fault.clone()).until_lifted();
        let further = [LATER, FOLLOWING]
            .map(|route| world.discord.faults().rest(route, RestFault::Delay(Span::ZERO)).until_lifted());
        let unanswered = ana.here.try_runs("log", &[("post", &format!("Kept all the same {n}"))]).await;
        assert!(unanswered.is_err_and(|refused| refused.is_silence()));
        assert_eq!(answers.hits(), 1, "{fault:?}: asked once, and not again");
        assert_eq!(further.map(|route| route.hits()), [0, 0], "{fault:?}: and in no other way");
        world.discord.faults().clear();
        assert_eq!(posts(&world), n as i64 + 1, "{fault:?}: the row is kept");
        assert_eq!(ana.here.reads().len(), seen, "{fault:?}: nothing is posted in its place");
        assert_eq!(log.count(&["WARN", "an answer did not arrive"]), n + 1, "{fault:?}: {:#?}", log.lines());
    }
    log.holds(&["an answer did not arrive", "Unknown interaction"]);
    log.holds(&["an answer did not arrive", "already been acknowledged"]);
    ana.types("/me").await.says("Four posts in your log");
}

#[tokio::test]
async fn an_answer_that_arrived_and_was_not_confirmed_is_not_given_again() {
    let log = Log::begins();
    let (world, ana) = a_member().await;
    for (n, fault) in [RestFault::CutAfter, RestFault::StatusAfter(502)].into_iter().enumerate() {
        let answers = world.discord.faults().rest(FIRST, fault);
        let seen = ana.here.reads().len();
        ana.here.runs("log", &[("post", &format!("Heard after all {n}"))]).await.says("Logged");
        world.rests().await;
        assert_eq!((answers.hits(), posts(&world)), (1, n as i64 + 1));
        assert_eq!(ana.here.reads().len(), seen + 1, "one card");
        assert_eq!(log.count(&["an answer did not arrive"]), n + 1);
    }
}

/// Holds the database for so long that whoever asks has to be told to wait.
async fn slowly<T>(world: &World, doing: impl Future<Output = T>) -> T {
    let other = rusqlite::Connection::open(world.database()).expect("it opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("it is free");
    let letting_go = async {
        tokio::time::sleep(Span::from_millis(2_300)).await;
        drop(other);
    };
    tokio::join!(doing, letting_go).0
}

#[tokio::test]
async fn an_answer_whose_token_ran_out_is_kept_and_not_sent_in_another_way() {
    let log = Log::begins();
    let (world, ana) = a_member().await;
    for (n, fault) in
        [no(401, 50027, "Invalid Webhook Token"), no(404, 10015, "Unknown Webhook"), no(404, 10008, "Unknown Message")]
            .into_iter()
            .enumerate()
    {
        let late = world.discord.faults().rest(LATER, fault.clone()).until_lifted();
        let following = world.discord.faults().rest(FOLLOWING, RestFault::Delay(Span::ZERO)).until_lifted();
        let title = format!("Late {n}");
        let options = [("post", title.as_str())];
        let unanswered = slowly(&world, ana.here.try_runs("log", &options)).await;
        assert!(unanswered.is_err_and(|refused| refused.is_silence()), "{fault:?}");
        assert_eq!((late.hits(), following.hits()), (1, 0), "{fault:?}");
        assert_eq!(posts(&world), n as i64 + 1, "{fault:?}: the row is kept");
        assert_eq!(log.count(&["WARN", "an answer did not arrive"]), n + 1, "{fault:?}: {:#?}", log.lines());
        world.discord.faults().clear();
    }
    assert_eq!(world.application.gateway().identified(), 1, "a token of an answer is not the bot's own");
    ana.types("/me").await.says("Three posts in your log");
}

#[tokio::test]
async fn where_even_waiting_could_not_be_asked_for_the_row_is_kept() {
    let log = Log::begins();
    let (world, ana) = a_member().await;
    let first = world.discord.faults().rest(FIRST, no(404, 10062, "Unknown interaction")).until_lifted();
    let late = world.discord.faults().rest(LATER, RestFault::Delay(Span::ZERO)).until_lifted();
    let unanswered = slowly(&world, ana.here.try_runs("log", &[("post", "Never heard of")])).await;
    assert!(unanswered.is_err_and(|refused| refused.is_silence()));
    world.rests().await;
    assert_eq!((first.hits(), late.hits(), posts(&world)), (1, 0, 1));
    assert_eq!(log.count(&["an answer did not arrive"]), 1);
}
