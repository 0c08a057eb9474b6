//! Rounds was not running for a while.

use crate::world::{Member, Says, World, at};
use chrono::{DateTime, Duration, Utc};
use local_discord::{Permissions, RestFault};

async fn down(world: &mut World, from: &str, until: &str) {
    world.moves_to(from).await;
    world.stops().await;
    world.clock.set(at(until));
    world.starts().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_three_days_each_person_gets_one_knock_that_says_it_is_late() {
    let mut world = World::new().await;
    let members = world.members(&["Ana", "Ben", "Cem"]).await;
    down(&mut world, "2026-01-06 18:00", "2026-01-09 18:00").await;
    world.moves_to("2026-01-11 23:00").await;
    for member in &members {
        assert_eq!(member.knocked_at(), ["2026-01-09 18:00"]);
        member.last_knock().says("A little late today").says("Your plan is four").says("one posting day is still open");
    }
    let missed = "SELECT count(*) FROM deliveries WHERE state = 'missed' AND occurrence = '2026-01-07'";
    assert_eq!(world.counts(missed), 3, "and Wednesday's is on record");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_made_of_what_is_wanted_now() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    ana.here.runs("log", &[("post", "One for Thursday"), ("when", "next thursday 9:00")]).await.says("Planned");
    down(&mut world, "2026-01-06 18:00", "2026-01-09 18:00").await;
    assert_eq!(ana.knocks().len(), 1);
    ana.last_knock().says("One for Thursday").says("one is out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn back_before_noon_the_days_own_knock_is_the_one() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    down(&mut world, "2026-01-06 18:00", "2026-01-09 09:00").await;
    assert!(ana.knocks().is_empty());
    world.moves_to("2026-01-11 23:00").await;
    assert_eq!(ana.knocked_at(), ["2026-01-09 12:30"]);
    ana.last_knock().never_says("late");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn back_in_the_evening_nobody_is_written_to_at_night() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    down(&mut world, "2026-01-06 18:00", "2026-01-08 21:00").await;
    world.moves_to("2026-01-09 12:29").await;
    assert!(ana.knocks().is_empty(), "{:?}", ana.knocked_at());
    world.moves_to("2026-01-09 12:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-09 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn back_on_a_saturday_it_waits_for_monday() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    down(&mut world, "2026-01-06 18:00", "2026-01-10 13:00").await;
    world.moves_to("2026-01-12 12:30").await;
    assert_eq!(ana.knocked_at(), ["2026-01-12 12:30"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_few_minutes_are_not_worth_a_word() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    down(&mut world, "2026-01-07 12:00", "2026-01-07 12:50").await;
    assert_eq!(ana.knocked_at(), ["2026-01-07 12:50"]);
    ana.last_knock().never_says("late");
}

/// The instants of the knocks since then, in their order.
fn since(members: &[Member], from: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let mut all: Vec<_> =
        members.iter().flat_map(Member::knocks).map(|one| one.at()).filter(|at| *at >= from).collect();
    all.sort();
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_three_days_sixty_people_are_written_to_at_our_own_pace_and_what_is_too_late_is_on_record() {
    let mut world = World::new().await;
    let (park, news) = world.another_clinic("Park Practice").await;
    let (mia, board) = (world.manager("Mia"), world.clinic.channel("board"));
    park.join_as(&mia.person, Permissions::MANAGE_GUILD);
    let names: Vec<String> = (0..60).map(|n| format!("Member {n:02}")).collect();
    let members = world.members(&names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let (strangers, known) = members.split_at(15);
    for stranger in strangers {
        stranger.types("/pause from:2026-01-07 until:2026-01-08").await.says("Noted");
    }
    // One recap is due on the first evening of the three days, the other on the last morning.
    let there = mia.seen_in(&news);
    for (mia, setup) in [(&there, "channel:#posts day:Friday time:19:00"), (&mia, "channel:#board")] {
        mia.joins("4 posts", "LinkedIn", "Midday").await;
        mia.types(&format!("/team setup zone:Europe/Berlin {setup}")).await;
    }
    mia.types("/settings").await.press("Stop private messages").await;
    mia.types(&format!("/log post:{} when:2026-01-05 8:00", "Monday in the park")).await;
    there.logs("Monday in the other park").await;
    there.here.runs("log", &[("post", "Friday in the other park"), ("when", "2026-01-02 9:00")]).await;
    world.moves_to("2026-01-08 18:00").await;
    assert_eq!(
        (since(strangers, at("2026-01-05 09:00")).len(), known.iter().all(|one| !one.knocks().is_empty())),
        (0, true)
    );
    for member in known {
        member.stirs().await;
    }
    down(&mut world, "2026-01-09 12:00", "2026-01-12 18:00").await;
    world.moves_to("2026-01-12 23:00").await;
    let back = at("2026-01-12 18:00");
    let all = since(&members, back);
    assert_eq!(all.len(), 60);
    for member in &members {
        assert_eq!(since(std::slice::from_ref(member), back).len(), 1, "{:?}", member.knocked_at());
        member.last_knock().says("A little late today");
    }
    assert!(all[59] < back + Duration::minutes(2), "{:?}", all.last());
    let most = all.chunk_by(|a, b| a.timestamp() == b.timestamp()).map(<[_]>::len).max();
    assert!(most <= Some(45), "{most:?} in one second");
    let first: Vec<_> = since(strangers, back).into_iter().map(|at| (at - back).num_milliseconds()).collect();
    // About one a second: whoever waited a moment for their turn to be asked about may come beside the next.
    assert!(first.windows(4).all(|four| four[3] - four[0] >= 2_000), "{first:?}");
    let recap = board.messages();
    assert_eq!((recap.len(), news.messages().len()), (1, 0));
    recap[0].says("A little late");
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE kind = 'recap' AND state = 'missed'"), 1);
    there.types("/team setup").await.says("A weekly post was left out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn back_shortly_before_the_evening_ends_whoever_waits_for_their_turn_is_not_written_to_at_night() {
    let mut world = World::new().await;
    let names: Vec<String> = (0..20).map(|n| format!("Member {n:02}")).collect();
    let members = world.members(&names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    world.moves_to("2026-01-06 18:00").await;
    world.stops().await;
    let back = at("2026-01-07 20:00") - Duration::seconds(8);
    world.clock.set(back);
    world.starts().await;
    world.moves_to("2026-01-08 12:29").await;
    let evening = since(&members, back);
    assert!((5..=8).contains(&evening.len()), "one a second until eight: {evening:?}");
    assert!(evening.iter().all(|at| *at < back + Duration::seconds(8)), "{evening:?}");
    world.moves_to("2026-01-08 12:31").await;
    assert!(members.iter().all(|member| !member.knocks().is_empty()), "the next day is soon enough");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_knock_that_came_to_nothing_takes_nothing_from_the_next_days() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    let blocked = world.discord.faults().rest("POST /channels/*/messages", RestFault::Html(403)).until_lifted();
    world.moves_to("2026-01-07 12:31").await;
    world.stops().await;
    blocked.lift();
    world.clock.set(at("2026-01-08 12:31"));
    world.starts().await;
    assert_eq!(ana.knocked_at(), ["2026-01-08 12:31"]);
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE state = 'missed'"), 1, "Wednesday's is on record");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_looks_in_while_waiting_for_their_turn_keeps_it() {
    for back in ["2026-01-07 12:30", "2026-01-07 16:00"] {
        let mut world = World::new().await;
        // Who was never written to before takes a second each.
        let members = world.members(&["Ana", "Ben", "Cem"]).await;
        down(&mut world, "2026-01-07 12:00", back).await;
        let waiting: Vec<_> = members.iter().filter(|member| member.knocks().is_empty()).collect();
        assert_eq!(waiting.len(), 2);
        for member in waiting {
            member.stirs().await;
        }
        world.moves_by(Duration::seconds(5)).await;
        assert!(members.iter().all(|member| member.knocks().len() == 1), "back at {back}");
    }
}
