//! A copy that was made while people log, and going on from it.

use crate::process::Process;
use crate::world::{Says, World, at};
use rounds::store::backup;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_made_in_the_middle_of_the_day_is_what_one_goes_on_from() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("Before the copy").await;
    let copy = world.database().with_file_name("copy.db");
    let backup = || {
        let mut program = Command::new(env!("CARGO_BIN_EXE_rounds"));
        program.arg("backup").arg(&copy).env_clear().env("ROUNDS_DATABASE", world.database());
        program.current_dir(copy.parent().expect("a folder")).output().expect("it runs")
    };
    let done = backup();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(String::from_utf8_lossy(&done.stdout).contains("is a whole copy of"));
    let again = backup();
    assert_eq!(again.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&again.stderr).contains("nothing is ever overwritten"));
    ana.logs("After the copy").await;

    // Stop, put the copy in the database's place with nothing left beside it, start.
    world.stops().await;
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{ending}", world.database().display()));
    }
    fs::rename(&copy, world.database()).expect("it is put in place");
    world.starts().await;
    ana.types("/me").await.says("One post in your log").says("This week: 1 of 4.");
    ana.logs("And on it goes").await;
    world.moves_to("2026-01-06 12:30").await;
    ana.last_knock().says("Before the copy").says("And on it goes").never_says("After the copy");
}

/// Waits until a file is there, in real time: another process makes it.
async fn until_there(file: &Path, program: &Process) {
    let since = Instant::now();
    while !file.exists() {
        assert!(since.elapsed() < Duration::from_secs(20), "no {}: {}", file.display(), program.said());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_is_made_each_day_and_can_be_gone_on_from() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("Before the copy").await;
    world.stops().await;
    let folder = tempfile::tempdir().expect("a folder");
    let token = world.application.token();
    for day in ["2026-01-05", "2026-01-06"] {
        let variables = [("ROUNDS_BACKUPS", folder.path().to_str().expect("a path"))];
        let program = Process::start_with(&world, at(&format!("{day} 10:00")), &token, &variables);
        let copy = folder.path().join(format!("rounds-{day}.db"));
        // What stands under its name is whole, also if everything ends at once.
        until_there(&copy, &program).await;
        program.dies();
    }
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{ending}", world.database().display()));
    }
    fs::copy(folder.path().join("rounds-2026-01-06.db"), world.database()).expect("it is put in place");
    world.starts().await;
    ana.types("/me").await.says("One post in your log");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_sudden_end_what_lies_beside_the_database_is_moved_away_with_it() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("Before the copy").await;
    let copy = world.database().with_file_name("copy.db");
    backup::copy(&world.database(), &copy).expect("a copy");
    ana.logs("After the copy").await;
    world.stops().await;
    let program = Process::starts(&world, at("2026-01-05 10:00"));
    let since = Instant::now();
    while !program.said().contains("Discord is reachable") {
        assert!(since.elapsed() < Duration::from_secs(20), "{}", program.said());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    world.alters("UPDATE posts SET title = 'Only in the log of changes' WHERE title = 'After the copy'");
    program.dies();
    let beside = |ending: &str| world.database().with_file_name(format!("rounds.db{ending}"));
    assert!(fs::metadata(beside("-wal")).expect("it is left").len() > 0, "it holds what the database does not yet");
    for ending in ["", "-wal", "-shm"] {
        fs::rename(beside(ending), beside(&format!("{ending}.away"))).expect("it is moved away");
    }
    fs::rename(&copy, world.database()).expect("it is put in place");
    world.starts().await;
    ana.types("/me").await.says("One post in your log");
    ana.types("/me").await.press("My posts").await.says("Before the copy").never_says("Only in the log");
}
