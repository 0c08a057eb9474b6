//! Many people at the same minute.

use crate::world::{Member, Says, World, at};
use chrono::{DateTime, Duration, Utc};

fn when(members: &[Member], nth: usize) -> Vec<DateTime<Utc>> {
    let mut all: Vec<_> = members.iter().map(|member| member.knocks()[nth].at()).collect();
    all.sort();
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_people_due_at_once_are_both_written_to() {
    let world = World::new().await;
    let members = world.members(&["Ana", "Ben"]).await;
    world.moves_to("2026-01-07 12:31").await;
    assert_eq!(when(&members, 0), [at("2026-01-07 12:30"), at("2026-01-07 12:30") + Duration::seconds(1)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sixty_people_due_in_the_same_minute_are_all_written_to_strangers_one_a_second() {
    let world = World::new().await;
    let names: Vec<String> = (0..60).map(|n| format!("Member {n:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let members = world.members(&names).await;
    world.moves_to("2026-01-07 12:35").await;
    assert!(members.iter().all(|member| member.knocks().len() == 1));
    let first = when(&members, 0);
    assert!(first.windows(2).all(|two| two[1] - two[0] >= Duration::seconds(1)), "{first:?}");
    assert!(first[59] - at("2026-01-07 12:30") < Duration::seconds(75), "{first:?}");
    world.moves_to("2026-01-08 12:35").await;
    assert!(members.iter().all(|member| member.knocks().len() == 2));
    let second = when(&members, 1);
    assert!(second[59] - at("2026-01-08 12:30") < Duration::seconds(5), "who is known waits for nobody: {second:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_row_that_nobody_can_read_holds_up_only_its_own_person() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    world.moves_to("2026-01-07 12:00").await;
    world.alters(&format!("UPDATE people SET zone = 'Atlantis/Poseidonis' WHERE id = {}", ana.person.id()));
    world.moves_to("2026-01-07 12:31").await;
    assert_eq!((ana.knocks().len(), ben.knocks().len()), (0, 1));
    ana.types("/me").await.says("Something went wrong on my side");
    world.alters(&format!("UPDATE people SET zone = 'Europe/Berlin' WHERE id = {}", ana.person.id()));
    world.moves_to("2026-01-07 12:36").await;
    assert_eq!(ana.knocks().len(), 1);
}
