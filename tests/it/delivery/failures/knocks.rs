//! A failure while the conversation is opened, and while the knock is posted.

use super::kinds::{KINDS, Table, failure, said};
use crate::world::{Member, World, at, wall};
use chrono::{DateTime, Duration, Utc};
use local_discord::RestFault;

const MESSAGES: &str = "POST /channels/*/messages";
const OPENING: &str = "POST /users/@me/channels";
/// The table is told on one day, one person after the other, so that nothing that happens to one touches the next.
const APART: Duration = Duration::minutes(15);

/// When the nth person is knocked.
pub fn time_of(nth: usize) -> DateTime<Utc> {
    at("2026-01-07 08:15") + APART * i32::try_from(nth).expect("few people")
}

/// So many people who have joined, each with a knock time of their own on Wednesday.
pub async fn people(many: usize) -> (World, Vec<Member>) {
    let world = World::in_production("2026-01-05 07:00", 5_000).await;
    let mut members = Vec::new();
    for nth in 0..many {
        let member = world.member(&format!("Member {nth}")).await;
        member.sets_times(&wall(time_of(nth))[11..], "8:00", "20:00", "4:00").await;
        members.push(member);
    }
    (world, members)
}

/// How Wednesday's delivery of this kind to a person ended.
pub fn ended(world: &World, kind: &str, member: &Member) -> String {
    let person = member.person.id();
    world.reads(&format!(
        "SELECT state FROM deliveries WHERE kind = '{kind}' AND subject = {person} AND occurrence = '2026-01-07'"
    ))
}

/// What the person hears at the next command on Wednesday evening.
pub async fn told(world: &World, member: &Member) -> &'static str {
    let heard = world.all_said(&member.types("/me").await).await + &world.all_said(&member.types("/help").await).await;
    said(
        &heard,
        &[
            ("I tried to write to you, and Discord would not let me.", "told"),
            ("My last message may not have reached you", "told it may be missing"),
        ],
    )
}

/// Thursday is as any other day, for everybody, and Wednesday brought nobody more than one.
pub async fn thursday_is_as_ever(world: &World, members: &[Member]) {
    world.moves_to("2026-01-08 20:00").await;
    for (nth, member) in members.iter().enumerate() {
        let knocks = member.knocked_at();
        let on = |day: &str| knocks.iter().filter(|at| at.starts_with(day)).count();
        assert!(on("2026-01-07") <= 1, "{nth}: {knocks:?}");
        assert_eq!(on("2026-01-08"), 1, "{nth}: {knocks:?}");
    }
}

/// Each failure once on this route, at a knock.
async fn each_failure(route: &str, promised: impl Fn(&str) -> &'static str) {
    let (world, members) = people(KINDS.len()).await;
    let mut came = Vec::new();
    for (nth, name) in KINDS.into_iter().enumerate() {
        let member = &members[nth];
        let met = world.discord.faults().rest(route, failure(name));
        let again = world.discord.faults().rest(route, RestFault::Delay(std::time::Duration::ZERO)).until_lifted();
        world.moves_to_instant(time_of(nth) + APART - Duration::minutes(1)).await;
        assert_eq!(met.hits(), 1, "{name}");
        let tries = if again.hits() == 0 { "one try" } else { "tried again" };
        again.lift();
        let seen = member.knocks().len();
        came.push(format!("{tries}, seen {seen}, {}", ended(&world, "knock", member)));
    }
    let mut table = Table::default();
    for ((nth, name), came) in KINDS.into_iter().enumerate().zip(came) {
        let told = told(&world, &members[nth]).await;
        table.row(name, format!("{came}, {told}"), promised(name));
    }
    table.holds();
    thursday_is_as_ever(&world, &members).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_knock_is_posted() {
    each_failure(MESSAGES, |name| match name {
        "50007" => "one try, seen 0, undeliverable, told",
        "10003" | "50001" | "50013" => "one try, seen 0, undeliverable, told",
        "50278" | "10007" | "10013" | "50035" | "403" => "one try, seen 0, undeliverable",
        _ => "tried again, seen 1, sent, nobody is told",
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_conversation_is_opened() {
    each_failure(OPENING, |name| match name {
        "50007" => "one try, seen 0, undeliverable, told",
        "10003" | "50001" | "50013" => "one try, seen 0, undeliverable, told",
        "50278" | "10007" | "10013" | "50035" | "403" => "one try, seen 0, undeliverable",
        _ => "tried again, seen 1, sent, nobody is told",
    })
    .await;
}
