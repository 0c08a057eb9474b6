//! The member with the most behind them: how long everything of theirs takes as files, and how long its deletion, while a
//! colleague goes on logging.

use super::copies::copies;
use crate::world::{Member, Says, World};
use local_discord::{Answer, Shown};
use rusqlite::Connection;
use std::path::Path;
use std::time::{Duration, Instant};

/// As many posts as two imports of ten thousand bring, each with its reply check and one further platform.
const POSTS: u32 = 20_000;

fn fill(path: &Path) {
    let database = Connection::open(path).expect("it opens");
    database.pragma_update(None, "synchronous", "off").expect("it is only a trial");
    copies(
        &database,
        "posts",
        POSTS,
        &[
            ("id", "1000000 + i"),
            ("posted_on", "date('2020-01-01', '+' || (i % 2000) || ' days')"),
            ("posted_at", "1577880000000 + (i % 2000) * 86400000"),
            ("logged_at", "1577880000000 + (i % 2000) * 86400000"),
            ("title", "'Number ' || i || ': about the waiting room and what came of it'"),
            ("link", "'https://example.org/' || i"),
            ("source", "'trial ' || i"),
        ],
    );
    for made in [
        "INSERT INTO post_platforms SELECT id, 'blog' FROM posts WHERE id >= 1000000",
        "INSERT INTO post_links SELECT id, 'https://example.org/more/' || id FROM posts WHERE id >= 1000000",
        "INSERT INTO reply_checks (post, round, member, due_at, asked_at, answer, answered_at)
             SELECT id, 1, member, posted_at, posted_at, 'all-answered', posted_at FROM posts WHERE id >= 1000000",
    ] {
        assert_eq!(database.execute(made, []).expect("rows are made"), POSTS as usize);
    }
}

/// Waits for the answer itself, where the first that came said only that it is being worked on.
async fn comes(pressed: impl Future<Output = Answer>) -> Answer {
    let answer = pressed.await;
    let is_there = answer.try_message().is_some() || !answer.follow_ups().is_empty();
    if is_there { answer } else { answer.later().await }
}

/// What a colleague waits for, meanwhile, each of their logs one after the other.
async fn beside<T>(ben: &Member, what: impl Future<Output = T>) -> (T, Duration, Duration) {
    let begun = Instant::now();
    let done = async {
        let done = what.await;
        (done, begun.elapsed())
    };
    tokio::pin!(done);
    let mut longest = Duration::ZERO;
    for n in 0.. {
        let (title, asked) = (format!("Meanwhile {n}"), Instant::now());
        tokio::select! {
            (done, took) = &mut done => return (done, took, longest),
            answer = ben.logs(&title) => {
                answer.says("Logged");
                longest = longest.max(asked.elapsed());
            }
        }
    }
    unreachable!("it is done some time")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes long, and prints figures; run by .ci/long"]
async fn everything_of_the_heaviest_member_and_its_deletion() {
    let mut world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ana.logs("The first").await;
    world.stops().await;
    fill(&world.database());
    world.starts().await;
    let card = ana.types("/privacy").await;
    let (files, took, waited) = beside(&ben, comes(card.press("Everything as files"))).await;
    let letters: Vec<Shown> = files.try_message().into_iter().chain(files.follow_ups()).collect();
    let bytes: usize =
        letters.iter().flat_map(|one| one.files().into_iter().map(|name| one.attachment(&name).len())).sum();
    println!("everything as files: {took:?}, {} KB; a colleague's log took {waited:?} at most", bytes / 1024);
    assert!(bytes > POSTS as usize * 100, "{bytes}");

    let sure = ana.types("/privacy").await.press("Delete everything").await;
    let (done, took, waited) = beside(&ben, comes(sure.press("Yes, delete everything"))).await;
    println!("deletion: {took:?}; a colleague's log took {waited:?} at most");
    done.says("My private messages to you are deleted at Discord");
    assert_eq!(world.counts("SELECT count(*) FROM posts WHERE title LIKE 'Number %'"), 0);
    assert_eq!(world.counts("SELECT count(*) FROM reply_checks WHERE answer = 'all-answered'"), 0);
}
