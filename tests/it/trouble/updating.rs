//! The program of today goes on from what an older version left, as its people know it.

use crate::store::schemas::{dump, versions};
use crate::world::{Member, Says, World};
use std::fs;

/// Puts the database of an older version in the place of the world's, as if this member had been its Ana.
async fn left_by_version(version: usize) -> (World, Member) {
    let mut world = World::new().await;
    let ana = world.colleague("Ana");
    world.stops().await;
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{ending}", world.database().display()));
    }
    let text = [
        ("700000000000000001", world.clinic.id()),
        ("700000000000000002", ana.person.id()),
        ("700000000000000003", world.channel.id()),
    ]
    .into_iter()
    .fold(dump(version), |text, (then, now)| text.replace(then, &now.to_string()));
    rusqlite::Connection::open(world.database()).expect("it opens").execute_batch(&text).expect("it is a database");
    world.starts().await;
    (world, ana)
}

/// From which version on there is such a thing, where its people ask for it, and what they are told.
const TOLD: [(usize, &str, &str); 11] = [
    (1, "/me", "Three posts in your log"),
    (1, "/me", "This week: 1 of 3"),
    (1, "/replies", "The aim is two a week"),
    (1, "/strategy", "LinkedIn"),
    (1, "/strategy", "Health education"),
    (4, "/me", "The kettle that outlived us"),
    (5, "/strategy", "Rheumatology"),
    (5, "/strategy", "Germany"),
    (6, "/strategy", "the tram"),
    (7, "/goals", "New enquiries a month"),
    (8, "/week", "The kettle that outlived us"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_find_what_an_older_version_knew_of_them() {
    let mut untold = Vec::new();
    for version in 1..=versions() {
        let (world, ana) = left_by_version(version).await;
        for (_, place, words) in TOLD.iter().filter(|(since, ..)| *since <= version) {
            let said = ana.types(place).await.text();
            if !said.contains(words) {
                untold.push(format!("version {version}: {place} does not say “{words}”:\n{said}\n"));
            }
        }
        let posts = ana.types("/me").await.press("My posts").await;
        posts.says("The chair that hears").says("Why we ask twice").says("Monday at the front desk");
        ana.logs("And on it goes").await;
        world.moves_to("2026-01-07 13:00").await;
        assert!(!ana.knocks().is_empty(), "version {version}: she is written to as before");
    }
    assert!(untold.is_empty(), "{}", untold.join("\n"));
}
