//! Servers spread over several connections to the gateway: each is served, and each connection lives alone.

use crate::world::{Says, World};
use chrono::Duration;
use local_discord::{Guild, Options};

/// The connection over which Discord tells of a server.
fn shard(guild: &Guild) -> u64 {
    (guild.id() >> 22) % 2
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn over_two_connections_everybody_is_served_and_each_knows_its_own_servers() {
    // It is started anew at once, which Discord would have it wait five seconds for.
    let options = Options { shards: Some(2), identify_apart: std::time::Duration::ZERO, ..Options::default() };
    let mut world = World::on("2026-01-05 09:00", options).await;
    let ana = world.member("Ana").await;
    let (mut elsewhere, mut channel) = world.another_clinic("Hill Clinic").await;
    while shard(&elsewhere) == shard(&world.clinic) {
        world.clock.set(world.clock.now() + Duration::milliseconds(1));
        (elsewhere, channel) = world.another_clinic(&format!("Clinic {}", elsewhere.id())).await;
    }
    let ben = world.colleague("Ben").seen_in(&channel);
    elsewhere.join(&ben.person);
    ben.joins("4 posts", "LinkedIn", "Midday").await;
    ana.logs("A chair by the window").await;
    ben.logs("A lamp in the corridor").await;
    world.moves_to("2026-01-07 13:00").await;
    ana.direct.types("/help").await.says("/log");
    ben.last_knock().says("A lamp in the corridor");

    // One connection breaks; the other does not hear of it.
    let gateway = world.application.gateway();
    let (identified, resumed) = (gateway.identified(), gateway.resumed());
    gateway.of_shard(shard(&elsewhere)).drop_connections();
    gateway.until_connected(2).await;
    assert_eq!((gateway.identified(), gateway.resumed()), (identified, resumed + 1));
    ben.types("/me").await.says("One post in your log");
    ana.types("/me").await.says("One post in your log");

    // Removed from a server while it was off, it finds out of that one and leaves the others be.
    world.stops().await;
    elsewhere.remove_bot(&world.application);
    world.starts().await;
    let left = format!("SELECT count(*) FROM teams WHERE left_at IS NOT NULL AND id = {}", elsewhere.id());
    assert_eq!(world.counts(&left), 1);
    assert_eq!(world.counts("SELECT count(*) FROM teams WHERE left_at IS NOT NULL"), 1);
    ana.types("/me").await.says("One post in your log");
}
