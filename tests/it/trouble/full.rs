//! The database takes no more: people are told so kindly and truly, and once there is room everything goes on.

use crate::world::{Member, Says, World};
use rounds::store::StoreError;

/// Sets something on the one connection that writes.
async fn sets(world: &World, pragma: &'static str) {
    let set = world.store().turn(move |db| {
        let mut statement = db.prepare(pragma)?;
        let mut rows = statement.query([])?;
        while rows.next()?.is_some() {}
        Ok::<_, StoreError>(())
    });
    set.await.expect("it is set");
}

/// From now on the file cannot grow, as on a full disk.
async fn is_full(world: &World) {
    // Held to the pages that it has: SQLite takes no smaller number.
    sets(world, "PRAGMA max_page_count = 1").await;
}

async fn has_room(world: &World) {
    sets(world, "PRAGMA max_page_count = 1000000").await;
}

fn posts(world: &World) -> i64 {
    world.counts("SELECT count(*) FROM posts")
}

/// Logs until the disk is full, and says how often that went well.
async fn logs_until_full(ana: &Member) -> i64 {
    for n in 0..2_000 {
        let title = format!("{n} {}", "a long title ".repeat(14));
        let answer = ana.here.runs("log", &[("post", title.trim())]).await;
        if !answer.text().contains("Logged") {
            answer.says("I could not keep that: the disk I write to is full. Nothing was changed.");
            answer.says("tell whoever runs me").never_says("Logged");
            return n;
        }
    }
    panic!("the disk never fills");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_full_disk_nothing_is_said_to_be_kept_and_with_room_again_all_goes_on() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let form = ben.types("/me").await.press("Log a post").await.form();
    world.moves_to("2026-01-07 12:29").await;
    ana.logs("Before it is full").await;
    is_full(&world).await;
    let kept = 1 + logs_until_full(&ana).await;
    let (status, said) = world.watched("/healthz").await;
    assert!(status == 503 && said.contains("database: the disk that holds the database is full"), "{status} {said}");
    assert_eq!(posts(&world), kept, "what was said to be kept is there, and nothing else");

    // A form that was filled in; and looking still works.
    let full = "the disk I write to is full";
    let filled = form.fill("A link, a title, or both", &"From a form ".repeat(16)).submit().await;
    filled.says(full).says("fault `");
    assert_eq!(posts(&world), kept);
    assert!(!ana.here.autocomplete("/log post:Before").await.is_empty());

    // What is due is not sent before it is kept, and not forgotten either.
    world.moves_to("2026-01-07 12:31").await;
    assert_eq!(world.counts("SELECT count(*) FROM deliveries"), ben.knocks().len() as i64);
    has_room(&world).await;
    assert!(!world.watched("/healthz").await.1.contains("database"));
    world.moves_to("2026-01-07 12:40").await;
    assert_eq!(ben.knocks().len(), 1, "Ana has more than enough posts; Ben hears of his plan");
    ana.types("/log post:There is room again").await.says("Logged");
    assert_eq!(posts(&world), kept + 1);
    world.moves_to("2026-01-08 12:29").await;
    assert_eq!(ben.knocks().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_may_not_be_written_is_said_and_whoever_is_due_is_not_left_out() {
    let mut world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let logged = ana.logs("Before").await;
    let form = ana.types("/me").await.press("Log a post").await.form();
    world.moves_to("2026-01-07 12:29").await;
    sets(&world, "PRAGMA query_only = 1").await;
    let words = "I could not keep that: I may not write to my database. Nothing was changed.";
    ana.types("/log post:While it is read-only").await.says(words).says("fault `").never_says("Logged");
    logged.press("Undo").await.says(words);
    form.fill("A link, a title, or both", "From a form").submit().await.says(words);
    assert_eq!(posts(&world), 1);
    world.moves_to("2026-01-07 12:31").await;
    assert!(ben.knocks().is_empty(), "what cannot be kept is not sent");
    // Put right, as whoever runs Rounds would, and started anew.
    world.restarts().await;
    ana.types("/me").await.says("One post in your log");
    ana.types("/log post:Afterwards").await.says("Logged");
    world.moves_to("2026-01-08 12:29").await;
    assert_eq!(ben.knocks().len(), 1);
}
