//! What people had deleted stays deleted, also where a copy from before is put in the database's place.

use crate::process::Process;
use crate::world::{Member, Says, World};
use rounds::store::backup;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

fn journal(world: &World) -> PathBuf {
    world.database().with_file_name("rounds.db.deleted")
}

fn lines(world: &World) -> Vec<String> {
    fs::read_to_string(journal(world)).unwrap_or_default().lines().map(str::to_owned).collect()
}

/// A copy as it is now.
fn copies(world: &World, name: &str) -> PathBuf {
    let to = world.database().with_file_name(name);
    backup::copy(&world.database(), &to).expect("a copy");
    to
}

/// Stops, puts a copy in the database's place as README.md says, and starts.
async fn goes_on_from(world: &mut World, copy: &Path) {
    world.stops().await;
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{ending}", world.database().display()));
    }
    fs::copy(copy, world.database()).expect("it is put in place");
    world.starts().await;
}

async fn deletes_everything(member: &Member) {
    let asked = member.types("/privacy").await.press("Delete everything").await;
    asked.press("Yes, delete everything").await.says("Deleted").says("I keep nothing about you any more.");
}

fn doctor(world: &World) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_rounds"));
    program.args(["doctor", "--offline"]).env_clear().env("ROUNDS_DATABASE", world.database());
    program.current_dir(world.database().parent().expect("a folder"));
    String::from_utf8_lossy(&program.output().expect("it runs").stdout).into_owned()
}

#[track_caller]
fn says(said: &str, words: &str) {
    assert!(said.contains(words), "no “{words}” in:\n{said}");
}

const PEOPLE: &str = "SELECT count(*) FROM people";
const UNWRITTEN: &str = "SELECT count(*) FROM deletions WHERE person IS NOT NULL";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_from_before_brings_nobody_back() {
    let mut world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ana.logs("A chair").await;
    ben.logs("A table").await;
    let copy = copies(&world, "copy.db");
    world.moves_to("2026-01-05 15:00").await;
    deletes_everything(&ana).await;
    let written = lines(&world);
    assert_eq!(written.len(), 1, "{written:?}");
    assert!(written[0].starts_with("2026-01-05T14:00:00.000Z "), "{written:?}");
    assert!(written[0].ends_with(&format!(" person {} all", ana.person.id())), "{written:?}");
    assert_eq!(world.counts(UNWRITTEN), 0, "the database does not know any more whose it was");

    goes_on_from(&mut world, &copy).await;
    assert_eq!(world.counts(PEOPLE), 1);
    ana.types("/privacy").await.says("I keep nothing about you.");
    ben.types("/me").await.says("One post in your log");
    assert_eq!((lines(&world), world.counts(UNWRITTEN)), (written.clone(), 0), "made again, it is no second one");
    world.moves_to("2026-01-09 23:00").await;
    assert!(ana.knocks().is_empty() && !ben.knocks().is_empty(), "he is written to, and she is not");

    // Who joins anew keeps what is newer, at each start.
    ana.joins("2 posts", "LinkedIn", "Midday").await;
    ana.logs("A lamp").await;
    let newer = copies(&world, "newer.db");
    world.restarts().await;
    ana.types("/me").await.says("One post in your log");
    goes_on_from(&mut world, &newer).await;
    ana.types("/me").await.says("One post in your log");
    // From before both it is only the first copy that is to be cleared of her.
    goes_on_from(&mut world, &copy).await;
    assert_eq!((world.counts(PEOPLE), lines(&world)), (1, written));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_written_down_of_whom_nothing_is_kept() {
    let world = World::new().await;
    let nothing = world.colleague("Cleo").types("/privacy").await.message();
    nothing.press_custom_id("1:forget:y").await.says("Deleted");
    assert_eq!((lines(&world).len(), world.counts("SELECT count(*) FROM deletions")), (0, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_crash_kept_out_of_the_journal_is_written_at_the_next_start() {
    let mut world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let copy = copies(&world, "copy.db");
    // It leads to where nothing can be written: the deletion is in the database, and nowhere else.
    std::os::unix::fs::symlink("nowhere/journal", journal(&world)).expect("a link");
    deletes_everything(&ana).await;
    assert_eq!((world.counts(PEOPLE), world.counts(UNWRITTEN)), (1, 1), "it is deleted all the same");
    let said = doctor(&world);
    says(&said, "MEND  Deletions: ");
    says(&said, "cannot be written");
    says(&said, "see that the disk has room");
    says(&said, "look  Deletions: one is not in the journal yet");
    world.restarts().await;
    assert_eq!(world.counts(UNWRITTEN), 1, "it goes on without, and forgets nothing");
    ben.types("/me").await.says("No posts in your log");

    // As a crash in the middle of a line leaves it.
    world.stops().await;
    fs::remove_file(journal(&world)).expect("it is taken away");
    fs::write(journal(&world), "2026-01-05T08:00:00.000Z 00000000000000ff per").expect("half a line");
    world.starts().await;
    let written = lines(&world);
    assert!(written.len() == 1 && written[0].ends_with(&format!(" person {} all", ana.person.id())), "{written:?}");
    assert_eq!(world.counts(UNWRITTEN), 0);
    says(&doctor(&world), "ok    Deletions: one is in the journal");
    goes_on_from(&mut world, &copy).await;
    assert_eq!(world.counts(PEOPLE), 1);
    ana.types("/privacy").await.says("I keep nothing about you.");
    // Now that it can be written, the next one is.
    deletes_everything(&ben).await;
    assert_eq!((lines(&world).len(), world.counts(PEOPLE)), (2, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_put_back_without_its_journal_is_cleared_once_that_is_there() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("A chair").await;
    ana.types("/pause from:2026-03-02 until:2026-03-06").await;
    let copy = copies(&world, "copy.db");
    world.moves_to("2026-01-05 15:00").await;
    deletes_everything(&ana).await;
    let away = world.database().with_file_name("away");
    fs::rename(journal(&world), &away).expect("it is moved away");
    goes_on_from(&mut world, &copy).await;
    ana.types("/me").await.says("One post in your log");
    // Afterwards she joins another team, with her eyes open.
    let (park, channel) = world.another_clinic("Park Practice").await;
    park.join(&ana.person);
    let there = ana.seen_in(&channel);
    world.moves_to("2026-01-05 16:00").await;
    there.joins("2 posts", "Instagram", "Midday").await;
    there.logs("A lamp").await;
    there.types("/pause from:2026-04-06 until:2026-04-10").await;
    world.stops().await;
    fs::rename(&away, journal(&world)).expect("it is put back");
    world.starts().await;
    ana.types("/me").await.says("You haven't joined here yet");
    there.types("/me").await.says("One post in your log").says("This week: 1 of 2.");
    assert_eq!(world.counts("SELECT count(*) FROM posts"), 1);
    assert_eq!(world.reads("SELECT group_concat(from_on) FROM leave"), "2026-04-06");
    world.moves_to("2026-01-09 23:00").await;
    assert!(ana.knocks().iter().all(|knock| !knock.text().contains("A chair")));
    assert_eq!(
        world.counts("SELECT count(*) FROM queue WHERE kind = 'knock'"),
        1,
        "she is written to of the one alone"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_journal_that_cannot_be_read_keeps_rounds_from_starting() {
    let mut world = World::new().await;
    let _ana = world.member("Ana").await;
    world.stops().await;
    fs::create_dir(journal(&world)).expect("it is no file");
    let program = Process::starts(&world, world.clock.now());
    let (status, said) = program.ends(Duration::from_secs(20)).await;
    assert_eq!(status.code(), Some(1), "{said}");
    says(&said, "rounds.db.deleted, in which deletions are written down, cannot be read");
    says(&said, "Rounds does not start without it");
    let said = doctor(&world);
    says(&said, "MEND  Deletions: ");
    says(&said, "Give it to the user who runs Rounds");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_line_that_cannot_be_read_is_told_and_the_others_hold() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    let copy = copies(&world, "copy.db");
    world.moves_to("2026-01-05 15:00").await;
    deletes_everything(&ana).await;
    let text = fs::read_to_string(journal(&world)).expect("it is there");
    fs::write(journal(&world), format!("what a disk made of it\n{text}")).expect("it is damaged");
    goes_on_from(&mut world, &copy).await;
    assert_eq!(world.counts(PEOPLE), 0);
    let said = doctor(&world);
    says(&said, "MEND  Deletions: line 1 of ");
    says(&said, "Put the line right");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_two_years_it_is_forgotten_that_there_was_a_deletion() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    world.stops().await;
    let line = |at: &str, id: u8| format!("{at}T08:00:00.000Z 00000000000000{id:02x} person 4711 all");
    fs::write(journal(&world), format!("{}\n{}\n", line("2024-01-04", 1), line("2024-01-06", 2))).expect("ok");
    world.starts().await;
    assert_eq!(lines(&world), [line("2024-01-06", 2)]);
    assert_eq!(world.counts("SELECT count(*) FROM deletions"), 1);
    // A clock that is years ahead, while nobody is here, does not make it forget.
    world.stops().await;
    world.clock.set(crate::world::at("2029-01-05 09:00"));
    world.starts().await;
    assert_eq!(lines(&world), [line("2024-01-06", 2)]);
    ana.stirs().await;
    world.restarts().await;
    assert_eq!((lines(&world).len(), world.counts("SELECT count(*) FROM deletions")), (0, 0));
}
