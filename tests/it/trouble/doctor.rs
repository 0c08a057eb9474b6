//! `rounds doctor` beside a bot that runs: what is well, and what each thing that is not looks like.

use crate::world::World;
use local_discord::{Permissions, RestFault};
use std::path::Path;
use std::process::Command;

/// What it says, and whether nothing is to be mended.
fn doctor(world: &World, change: impl FnOnce(&mut Command)) -> (String, bool) {
    doctor_with(world, &[], change)
}

/// The same with arguments that stand before.
fn doctor_with(world: &World, before: &[&str], change: impl FnOnce(&mut Command)) -> (String, bool) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_rounds"));
    program.args(before).arg("doctor").env_clear().current_dir(world.database().parent().expect("a folder"));
    program.env("DISCORD_TOKEN", world.application.token()).env("ROUNDS_DISCORD_URL", world.discord.url());
    program.env("ROUNDS_DATABASE", world.database());
    change(&mut program);
    let done = program.output().expect("it runs");
    (String::from_utf8_lossy(&done.stdout).into_owned(), done.status.success())
}

#[track_caller]
fn says(said: &str, words: &str) {
    assert!(said.contains(words), "no “{words}” in:\n{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_all_is_well_it_says_so_of_each_thing() {
    let world = World::new().await;
    let _ana = world.member("Ana").await;
    let mia = world.manager("Mia");
    mia.types("/team setup channel:#social").await;
    let (said, well) = doctor(&world, |_| {});
    for words in [
        "ok    Configuration",
        "ok    Prompts",
        "ok    Folder",
        "is whole",
        "written by this version",
        "the next is planned for everybody active (1)",
        "ok    Token",
        "ok    Commands: all",
        "ok    Clock",
        "every right is there in its channel",
        "Nothing to mend.",
    ] {
        says(&said, words);
    }
    assert!(well, "{said}");
    assert!(!said.contains(&world.application.token()), "the token is never shown");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_well_is_named_with_its_cure() {
    let world = World::new().await;
    let _ana = world.member("Ana").await;
    world.manager("Mia").types("/team setup channel:#social").await;
    world.channel.denies(Permissions::EMBED_LINKS, &world.application);
    world.alters("DELETE FROM queue WHERE kind = 'knock'");
    world.alters("UPDATE people SET closed_at = 0");
    world.alters("INSERT INTO erasures (channel, message, reads, due_at) VALUES (1, 2, 0, 9000000000000)");
    let (said, well) = doctor(&world, |_| {});
    assert!(!well, "{said}");
    says(&said, "MEND  Server");
    says(&said, "lacks Embed Links in channel");
    says(&said, "MEND  Messages: of 1 active, for one of them none is planned");
    says(&said, "look  Messages: one person cannot be written to");
    says(&said, "look  Deletions: one message or conversation has still to be seen to at Discord");
    says(&said, "2 things to mend.");
    let (said, well) = doctor(&world, |program| {
        program.env("DISCORD_TOKEN", "nobody's");
    });
    assert!(!well);
    says(&said, "MEND  Token: Discord does not accept it");
    let (said, well) = doctor(&world, |program| {
        program.arg("--offline");
    });
    assert!(!well);
    says(&said, "look  Discord was not asked");
    let (said, _) = doctor(&world, |program| {
        program.env_remove("DISCORD_TOKEN").env("ROUNDS_DATABSE", "x");
    });
    says(&said, "MEND  Configuration: DISCORD_TOKEN is not set.");
    says(&said, "ROUNDS_DATABSE is not a variable that Rounds knows");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_no_database_and_a_discord_that_is_away_are_told() {
    let world = World::new().await;
    let broken = world.database().with_file_name("broken.db");
    std::fs::write(&broken, "no database, however long it goes on ".repeat(200)).expect("it is written");
    let away = world.discord.faults().rest("GET /users/@me", RestFault::Html(502)).until_lifted();
    let (said, well) = doctor(&world, |program| {
        program.env("ROUNDS_DATABASE", &broken);
    });
    assert!(!well, "{said}");
    says(&said, "MEND  Database:");
    says(&said, "Restore the newest copy");
    says(&said, "MEND  Discord: not reached");
    drop(away);
    let nowhere = Path::new("/nowhere/at/all/rounds.db");
    let (said, _) = doctor(&world, |program| {
        program.env("ROUNDS_DATABASE", nowhere);
    });
    says(&said, "cannot be written to");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_prompts_commands_and_a_server_without_a_channel_are_looked_at() {
    let world = World::new().await;
    let _ana = world.member("Ana").await;
    let (said, well) = doctor_with(&world, &["--now", "2020-01-01T00:00:00Z"], |_| {});
    assert!(!well, "{said}");
    says(&said, "MEND  Clock:");
    says(&said, "Let the machine keep its time by NTP");
    says(&said, "no channel for its weekly post");

    let folder = tempfile::tempdir().expect("a folder");
    let (said, well) = doctor(&world, |program| {
        program.env("ROUNDS_PROMPTS", folder.path());
    });
    assert!(!well, "{said}");
    says(&said, "MEND  Prompts:");
    says(&said, "`rounds prompts check FOLDER` names each");

    let other = world.discord.application("Never started");
    let (said, well) = doctor(&world, |program| {
        program.env("DISCORD_TOKEN", other.token());
    });
    assert!(!well, "{said}");
    says(&said, "MEND  Commands: not registered are start, log,");
    says(&said, "Rounds registers them at its start");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_others_may_read_and_one_of_another_version_are_told() {
    use std::os::unix::fs::PermissionsExt;
    let mut world = World::new().await;
    let _ana = world.member("Ana").await;
    world.stops().await;
    let lets = |mode| {
        let rights = std::fs::Permissions::from_mode(mode);
        std::fs::set_permissions(world.database(), rights).expect("it is ours");
    };
    lets(0o644);
    let (said, _) = doctor(&world, |_| {});
    says(&said, "look  Database: other users of this machine may read");
    says(&said, "chmod 600");
    lets(0o600);
    let (said, _) = doctor(&world, |_| {});
    assert!(!said.contains("other users"), "{said}");
    for (version, words) in
        [(1_000, "MEND  Database: written by a newer version"), (1, "look  Database: written by an older version")]
    {
        let database = rusqlite::Connection::open(world.database()).expect("it opens");
        database.pragma_update(None, "user_version", version).expect("as another version would");
        drop(database);
        let (said, _) = doctor(&world, |_| {});
        says(&said, words);
    }
}
