//! People who cannot be written to.

use crate::world::{Member, Says, World};
use local_discord::RestFault;

async fn says_me(world: &World, member: &Member) -> String {
    world.all_said(&member.types("/me").await).await
}

const TOLD: &str = "I tried to write to you, and Discord would not let me.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closed_doors_are_not_knocked_at_twice_and_the_person_is_told_once() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.person.closes_dms();
    world.moves_to("2026-01-07 12:30").await;
    let tries = world.discord.faults().rest("POST /channels/*/messages", RestFault::Delay(std::time::Duration::ZERO));
    let tries = tries.until_lifted();
    world.moves_to("2026-01-23 12:00").await;
    assert_eq!(tries.hits(), 0, "never tried again by itself");
    let said = says_me(&world, &ana).await;
    assert!(said.contains(TOLD) && said.contains("/help"), "{said}");
    assert!(!says_me(&world, &ana).await.contains(TOLD), "told once");
    ana.person.opens_dms();
    world.moves_to("2026-01-23 12:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-23 12:30"], "tried again after a sign of life");
    assert_eq!(tries.hits(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn doors_that_stay_closed_are_told_of_again() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.person.closes_dms();
    world.moves_to("2026-01-07 12:30").await;
    assert!(says_me(&world, &ana).await.contains(TOLD));
    world.moves_to("2026-01-08 12:30").await;
    assert!(says_me(&world, &ana).await.contains(TOLD), "tried once more, and refused once more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_waits_for_closed_doors() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ana.person.closes_dms();
    world.moves_to("2026-01-07 12:31").await;
    assert_eq!((ana.knocks().len(), ben.knocks().len()), (0, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_left_the_server_is_not_tried_again_until_they_are_back() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 09:00").await;
    ana.person.leaves(&world.clinic);
    world.moves_to("2026-01-07 12:31").await;
    assert!(ana.knocks().is_empty());
    let tries = world.discord.faults().rest("POST /**", RestFault::Delay(std::time::Duration::ZERO)).until_lifted();
    world.moves_to("2026-01-20 09:00").await;
    assert_eq!(tries.hits(), 0);
    ana.person.joins(&world.clinic);
    ana.types("/me").await.says("This week: 0 of 4");
    world.moves_to("2026-01-20 12:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-20 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_common_server_is_not_tried_again() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let gone = RestFault::Error { status: 403, code: 50278, message: "Cannot send messages to this user".into() };
    let tries = world.discord.faults().rest("POST /channels/*/messages", gone).until_lifted();
    world.moves_to("2026-01-20 09:00").await;
    assert_eq!((tries.hits(), ana.knocks().len()), (1, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_that_discord_never_takes_is_not_sent_for_ever() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let unfit = RestFault::Error { status: 400, code: 50035, message: "Invalid Form Body".into() };
    let tries = world.discord.faults().rest("POST /channels/*/messages", unfit).until_lifted();
    world.moves_to("2026-01-07 23:00").await;
    assert_eq!((tries.hits(), ana.knocks().len()), (1, 0));
    tries.lift();
    world.moves_to("2026-01-08 12:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-08 12:30"], "the next day is another message");
}
