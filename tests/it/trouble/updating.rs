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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn people_find_what_an_older_version_knew_of_them() {
    for version in 1..=versions() {
        let (world, ana) = left_by_version(version).await;
        let me = ana.types("/me").await;
        me.says("Three posts in your log").says("This week: 1 of 3").says("Technology");
        let posts = me.press("My posts").await;
        posts.says("The chair that hears").says("Why we ask twice").says("Monday at the front desk");
        ana.types("/replies").await.says("Monday at the front desk");
        ana.types("/pause").await.says("2 February");
        let strategy = ana.types("/strategy").await;
        strategy.says("LinkedIn").says("Health education");
        if version >= 4 {
            ana.types("/me").await.says("The kettle that outlived us");
        }
        if version >= 5 {
            strategy.says("Rheumatology").says("Germany");
        }
        if version >= 6 {
            strategy.says("the tram");
        }
        if version >= 7 {
            ana.types("/goals").await.says("New enquiries a month");
        }
        if version >= 8 {
            ana.types("/week").await.says("The kettle that outlived us");
        }
        ana.logs("And on it goes").await;
        world.moves_to("2026-01-07 12:30").await;
        assert_eq!(ana.knocks().len(), 1, "version {version}: she is written to as before");
    }
}
