//! Our own pace: so many due at once that Discord would stop whoever sent them all, and what happens where it does.

use crate::world::{Member, Says, World, at};
use chrono::Duration;
use local_discord::{LocalDiscord, RestFault};
use std::time::Duration as Span;
use tokio::time::Instant;

/// What Discord takes in a second.
const A_SECOND: u32 = 50;

/// Lets the clock run as clocks do, until `done` or for so long.
async fn runs(world: &World, longest: Span, done: impl Fn() -> bool) {
    let (began, from) = (Instant::now(), world.clock.now());
    while !done() {
        assert!(began.elapsed() < longest, "it takes longer than {longest:?}");
        world.clock.set(from + Duration::from_std(began.elapsed()).expect("a short time"));
        tokio::time::sleep(Span::from_millis(5)).await;
    }
}

/// So many people who have joined, and to whom Rounds has written before.
async fn known_people(world: &World, many: usize) -> Vec<Member> {
    let mut members = Vec::new();
    for nth in 0..many {
        let member = world.member(&format!("Member {nth}")).await;
        let channel = member.direct.says("Hello").channel_id();
        world.alters(&format!("UPDATE people SET direct_channel = {channel} WHERE id = {}", member.person.id()));
        members.push(member);
    }
    members
}

fn knocked(members: &[Member]) -> usize {
    // Their own greeting apart.
    members.iter().filter(|member| member.knocks().len() > 1).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hundreds_due_in_one_minute_are_never_too_fast_for_discord_and_answers_go_first() {
    const MANY: usize = 150;
    let world = World::in_production("2026-01-05 09:00", A_SECOND).await;
    let ana = world.colleague("Ana");
    ana.joins("4 posts", "LinkedIn", "Mornings").await;
    let members = known_people(&world, MANY).await;
    world.moves_to_instant(at("2026-01-07 12:30") - Duration::seconds(1)).await;
    assert_eq!(world.discord.too_fast(), 0);
    runs(&world, Span::from_secs(20), || knocked(&members) > MANY / 4).await;
    let asked = Instant::now();
    ana.logs("While everybody else is written to").await;
    assert!(asked.elapsed() < Span::from_secs(1), "answered after {:?}", asked.elapsed());
    assert!(knocked(&members) < MANY, "and all the while there was more to send");
    runs(&world, Span::from_secs(20), || knocked(&members) == MANY).await;
    assert_eq!(world.discord.too_fast(), 0);
    world.rests().await;
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE kind = 'knock' AND attempts > 1"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_names_of_a_large_team_are_looked_up_no_faster() {
    const MANY: usize = 120;
    let world = World::in_production("2026-01-05 09:00", A_SECOND).await;
    let board = world.clinic.channel("board");
    world.manager("Mia").types("/team setup channel:#board zone:Europe/Berlin").await.says("All there.");
    for nth in 0..MANY {
        let member = world.member(&format!("Member {nth}")).await;
        member.types("/settings").await.press("Stop private messages").await;
        // Only who did something in the week is to be named.
        member.logs(&format!("Number {nth} of many")).await;
    }
    world.moves_to_instant(at("2026-01-12 09:00") - Duration::seconds(1)).await;
    runs(&world, Span::from_secs(20), || !board.messages().is_empty()).await;
    assert_eq!(world.discord.too_fast(), 0);
    assert_eq!(board.messages().len(), 1);
}

/// Counts the requests on a route and lets them be.
fn counted(discord: &LocalDiscord, route: &str) -> local_discord::FaultHandle {
    discord.faults().rest(route, RestFault::Delay(Span::ZERO)).until_lifted()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_refusals_in_ten_minutes_stop_all_that_rounds_sends_but_never_an_answer() {
    let mut world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ana.types("/settings").await.press("Stop private messages").await;
    // Only who did something in the week is to be named.
    let cem = world.member("Cem").await;
    cem.types("/settings").await.press("Stop private messages").await;
    cem.logs("The corridor, seen from both ends").await;
    world.moves_to("2026-01-07 12:29").await;
    // A fresh start knows no names.
    world.restarts().await;
    let no = RestFault::Error { status: 403, code: 0, message: "no".into() };
    let names = world.discord.faults().rest("GET /guilds/*/members/*", no).until_lifted();
    let mut asked = 0;
    while names.hits() < 1_000 {
        asked += 1;
        assert!(asked <= 1_000, "each asks for a name");
        ana.types("/leaderboard").await;
    }
    let [posts, rest] = ["POST /channels/**", "* /users/**"].map(|route| counted(&world.discord, route));
    for minute in 30..39 {
        world.moves_to(&format!("2026-01-07 12:{minute}")).await;
        ana.types("/leaderboard").await;
        ana.logs(&format!("At minute {minute} all the same")).await;
    }
    assert_eq!((names.hits(), posts.hits(), rest.hits()), (1_000, 0, 0), "nothing of ours goes out");
    world.moves_to("2026-01-07 12:45").await;
    assert_eq!(ben.knocks().len(), 1, "after ten minutes it goes on");
    ana.types("/leaderboard").await;
    assert_eq!(names.hits(), 1_001);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_beyond_the_day_s_five_hundredth_stranger_hears_from_rounds_the_day_after() {
    let mut world = World::new().await;
    let members = world.members(&["Ana", "Ben", "Cem"]).await;
    world.moves_to("2026-01-07 12:00").await;
    world.stops().await;
    let database = rusqlite::Connection::open(world.database()).expect("the database opens");
    let noon = world.clock.now().timestamp_millis();
    let others = "INSERT INTO deliveries (id, kind, subject, occurrence, body, state, attempts, claimed_at, first)
        WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 499)
        SELECT 'other' || n, 'knock', n, '2026-01-07', '', 'sent', 1, ?1, 1 FROM count";
    assert_eq!(database.execute(others, [noon]).expect("they are written down"), 499);
    world.starts().await;
    world.moves_to("2026-01-08 12:00").await;
    assert_eq!(members.iter().filter(|one| !one.knocks().is_empty()).count(), 1, "the five hundredth");
    world.moves_to("2026-01-08 12:31").await;
    assert!(members.iter().all(|one| !one.knocks().is_empty()));
}
