//! Discord suspects spam, people leave without a word, and somebody is slow: who waits, who does not, and what those who
//! manage a server are told.

use crate::world::{Member, Says, World, at};
use local_discord::RestFault;
use std::time::Duration as Span;

const MESSAGES: &str = "POST /channels/*/messages";
const OPENING: &str = "POST /users/@me/channels";

fn too_fast() -> RestFault {
    let message = "You are opening direct messages too fast".into();
    RestFault::Error { status: 400, code: 40003, message }
}

fn flagged() -> RestFault {
    RestFault::Error { status: 403, code: 20026, message: "Flagged by the anti-spam system".into() }
}

async fn set_up(world: &World) -> Member {
    let mia = world.manager("Mia");
    mia.here.runs("team setup", &[("channel", &world.channel.id().to_string()), ("zone", "Europe/Berlin")]).await;
    mia
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn opening_too_fast_pauses_the_opening_and_nothing_else() {
    let mut world = World::new().await;
    let mia = set_up(&world).await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-09 09:00").await;
    let (ben, cem) = (world.member("Ben").await, world.member("Cem").await);
    world.moves_to("2026-01-13 13:00").await;
    ana.stirs().await;
    let before = ana.knocks().len();
    assert!(before > 0, "she has been written to");
    let tries = world.discord.faults().rest(OPENING, too_fast()).until_lifted();
    world.moves_to("2026-01-14 12:40").await;
    assert_eq!(tries.hits(), 1, "after the first refusal nobody else is tried");
    assert_eq!((ana.knocks().len(), ben.knocks().len(), cem.knocks().len()), (before + 1, 0, 0));
    let told = world.all_said(&mia.types("/leaderboard").await).await;
    assert!(told.contains("Discord asked me to open fewer conversations"), "{told}");
    let again = world.all_said(&mia.types("/leaderboard").await).await;
    assert!(!again.contains("fewer conversations"), "told once: {again}");
    mia.types("/team setup").await.says("I write to nobody for the first time");
    let colleague = world.all_said(&ana.types("/me").await).await;
    assert!(!colleague.contains("fewer conversations"), "it is nothing for members");
    world.restarts().await;
    world.moves_to("2026-01-14 13:29").await;
    assert_eq!(tries.hits(), 1, "an hour, whatever happens meanwhile");
    tries.lift();
    world.moves_to("2026-01-14 13:40").await;
    assert_eq!((ben.knocks().len(), cem.knocks().len()), (1, 1), "and then both hear from Rounds, once");
    mia.types("/team setup").await.never_says("for the first time");
    world.moves_to("2026-01-14 23:00").await;
    assert_eq!((ben.knocks().len(), cem.knocks().len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn flagged_as_spam_nobody_is_written_to_for_a_day() {
    let world = World::new().await;
    let mia = set_up(&world).await;
    let members = world.members(&["Ana", "Ben", "Cem"]).await;
    world.moves_to("2026-01-07 13:00").await;
    assert!(members.iter().all(|member| member.knocks().len() == 1));
    members[0].logs("One for the week").await;
    for member in &members {
        member.stirs().await;
    }
    let tries = world.discord.faults().rest(MESSAGES, flagged()).until_lifted();
    world.moves_to("2026-01-08 23:00").await;
    // What was on its way at the same moment may meet the same answer; nothing is tried after it.
    let met = tries.hits();
    assert!((1..=3).contains(&met), "{met}");
    world.moves_to("2026-01-09 12:29").await;
    assert_eq!(tries.hits(), met);
    let told = world.all_said(&mia.types("/me").await).await;
    assert!(told.contains("marked me as a sender of spam"), "{told}");
    tries.lift();
    world.moves_to("2026-01-12 09:01").await;
    assert_eq!(world.channel.messages().len(), 1, "the weekly post is no private message");
    assert!(members.iter().all(|member| member.knocks().len() <= 2), "nothing is made up for");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_could_not_go_out_in_time_is_told_to_managers_by_number_alone() {
    let mut world = World::new().await;
    let mia = set_up(&world).await;
    world.members(&["Ana", "Ben", "Cem"]).await;
    world.moves_to("2026-01-06 18:00").await;
    world.stops().await;
    world.clock.set(at("2026-01-09 18:00"));
    world.starts().await;
    world.moves_to("2026-01-09 18:05").await;
    let told = world.all_said(&mia.types("/leaderboard").await).await;
    assert!(told.contains("Three private messages to members did not go out"), "{told}");
    assert!(!told.split("manage this server").last().is_some_and(|news| news.contains("Ana")), "{told}");
    let again = world.all_said(&mia.types("/leaderboard").await).await;
    assert!(!again.contains("did not go out"), "{again}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_left_is_found_before_anything_is_sent() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (second, channel) = world.another_clinic("Hill Practice").await;
    second.join(&ana.person);
    ana.seen_in(&channel).joins("5 posts", "Instagram", "Midday").await;
    world.moves_to("2026-01-07 09:00").await;
    ana.person.leaves(&world.clinic);
    world.moves_to("2026-01-07 13:00").await;
    let knock = ana.last_knock();
    knock.says("Your plan is five").never_says("Your plan is four").never_says("Harbour Clinic");
    let gone = "SELECT count(*) FROM members WHERE gone_at IS NOT NULL";
    assert_eq!(world.counts(gone), 1);
    ana.person.leaves(&second);
    let tries = world.discord.faults().rest("POST /**", RestFault::Delay(Span::ZERO)).until_lifted();
    world.moves_to("2026-01-20 09:00").await;
    assert_eq!((tries.hits(), world.counts(gone)), (0, 2), "found without writing to her");
    let dropped = "SELECT count(*) FROM deliveries WHERE state = 'dropped' AND fault = 'no longer in the server'";
    assert_eq!(world.counts(dropped), 1);
    assert_eq!(world.counts("SELECT count(*) FROM queue WHERE kind = 'knock'"), 0);
    ana.person.joins(&second);
    ana.seen_in(&channel).types("/me").await.says("This week: 0 of 5");
    world.moves_to("2026-01-20 12:31").await;
    ana.last_knock().says("Your plan is five");
    assert_eq!(world.counts(gone), 1, "the other server is still left");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_nobody_can_say_who_is_there_people_are_written_to_all_the_same() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 09:00").await;
    let asked = world.discord.faults().rest("GET /guilds/*/members/*", RestFault::Status(503)).until_lifted();
    world.moves_to("2026-01-07 12:31").await;
    assert_eq!((asked.hits(), ana.knocked_at()), (1, vec!["2026-01-07 12:30".to_owned()]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_takes_its_time_holds_nobody_up() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ben.sets_times("12:31", "08:00", "20:00", "04:00").await;
    world.moves_to("2026-01-07 12:00").await;
    let slow = world.discord.faults().rest(MESSAGES, RestFault::Delay(Span::from_secs(8)));
    world.clock.set(at("2026-01-07 12:30"));
    let since = tokio::time::Instant::now();
    while slow.hits() == 0 {
        assert!(since.elapsed() < Span::from_secs(5), "it is sent");
        tokio::time::sleep(Span::from_millis(2)).await;
    }
    world.clock.set(at("2026-01-07 12:31"));
    ben.person.gets_dm_after(0).await;
    assert!(ana.knocks().is_empty(), "hers is still on its way");
    world.rests().await;
    assert_eq!((ana.knocks().len(), ben.knocks().len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_never_seen_was_neither_asked_nor_offered() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-06 18:00").await;
    ana.logs("Why we ask twice").await;
    ana.person.closes_dms();
    world.moves_to("2026-01-07 12:31").await;
    let asked = "SELECT count(*) FROM reply_checks WHERE asked_at IS NOT NULL";
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE state = 'undeliverable'"), 1);
    assert_eq!((world.counts(asked), world.counts("SELECT count(*) FROM offers")), (0, 0));
    ana.person.opens_dms();
    // The same day again, since she set another time: what was refused gives way.
    ana.sets_times("15:00", "08:00", "20:00", "04:00").await;
    world.moves_to("2026-01-07 15:01").await;
    ana.last_knock().says("Why we ask twice");
    assert_eq!((ana.knocked_at(), world.counts(asked)), (vec!["2026-01-07 15:00".to_owned()], 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn removed_from_a_server_rounds_writes_to_nobody_for_it_until_it_is_back() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 09:00").await;
    world.clinic.remove_bot(&world.application);
    let tries = world.discord.faults().rest("POST /**", RestFault::Delay(Span::ZERO)).until_lifted();
    world.moves_to("2026-01-09 09:00").await;
    assert_eq!(tries.hits(), 0);
    world.clinic.add_bot(&world.application);
    world.rests().await;
    world.moves_to("2026-01-09 12:31").await;
    ana.last_knock().says("Your plan is four");
    assert_eq!(ana.knocks().len(), 1);
}
