//! Rights at the moment of the press: a form that was opened while one had them, and names of files.

use crate::world::{Says, World};
use local_discord::Permissions;

const MANAGERS: &str = "That is for people who manage this server";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_that_was_opened_before_the_right_was_taken_away_does_nothing() {
    let world = World::new().await;
    let leads = world.clinic.role("Leads", Permissions::MANAGE_GUILD);
    let eve = world.colleague("Eve");
    leads.goes_to(&eve.person);
    let added = eve.types("/team topics").await.press("Add a topic").await.form();
    added.fill("Title", "The lift").fill("Idea", "Who rides in it.").submit().await.says("The lift");
    let list = eve.types("/team topics").await;
    let open = list.press("Add a topic").await.form().fill("Title", "The stairs").fill("Idea", "Who takes them.");
    let one = eve.types("/team topics").await.choose("Open one to change or retire it", &["The lift"]).await;
    let other = one.press("Change the words").await.form().fill("Title", "Another lift");
    leads.is_taken_from(&eve.person);
    world.rests().await;
    open.submit().await.says(MANAGERS);
    other.submit().await.says(MANAGERS);
    assert_eq!(world.counts("SELECT count(*) FROM team_topics WHERE title <> 'The lift'"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_command_of_managers_is_refused_once_the_right_is_taken_away() {
    let world = World::new().await;
    let named = world.clinic.role("Board keepers", Permissions::NONE);
    world.manager("Mia").types("/team setup channel:#social manager:@Board keepers").await.says("All there.");
    let (fay, ana) = (world.colleague("Fay"), world.member("Ana").await);
    named.goes_to(&fay.person);
    fay.person.upload("topics.csv", "title,idea\nThe stairs,Who takes them.\n");
    fay.types("/team topics").await.never_says(MANAGERS);
    named.is_taken_from(&fay.person);
    world.rests().await;
    for command in [
        "/team setup",
        "/team setup channel:#social",
        "/team setup zone:Europe/Paris",
        "/team topics",
        "/team topics file:@topics.csv",
        "/team away member:@Ana from:2026-02-02 until:2026-02-03",
    ] {
        fay.types(command).await.says(MANAGERS);
    }
    assert_eq!(world.counts("SELECT count(*) FROM leave"), 0);
    assert_eq!(world.counts("SELECT count(*) FROM topic_files"), 0);
    ana.types("/pause").await.never_says("2 Feb");
    // A role that the team names no more has no right either, although it is still worn.
    named.goes_to(&fay.person);
    let others = world.clinic.role("Others", Permissions::NONE);
    world.manager("Max").types("/team setup manager:@Others").await.says("All there.");
    fay.types("/team topics").await.says(MANAGERS);
    others.goes_to(&fay.person);
    fay.types("/team topics").await.never_says(MANAGERS);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_name_of_a_file_that_could_tell_who_a_patient_is_is_not_kept() {
    let world = World::new().await;
    let (ana, mia) = (world.member("Ana").await, world.manager("Mia"));
    ana.person.upload("call_555-123-4567.csv", "date,title\n2026-01-02,A lamp\n");
    ana.types("/me import:@call_555-123-4567.csv").await.says("“posts.csv”").never_says("4567");
    mia.person.upload("call_555-123-4567.csv", "title,idea\nThe stairs,Who takes them.\n");
    mia.types("/team topics file:@call_555-123-4567.csv").await.says("“topics.csv”").never_says("4567");
    assert_eq!(
        world.reads("SELECT name FROM imports") + &world.reads("SELECT name FROM topic_files"),
        "posts.csvtopics.csv"
    );
}
