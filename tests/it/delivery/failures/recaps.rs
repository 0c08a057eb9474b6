//! A failure while names are looked up for the recap, while it is posted, and while it is looked for.

use super::kinds::{KINDS, SUSPICIONS, Table, failure, said};
use crate::world::{Member, Says, World, at};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use local_discord::{Channel, RestFault};

const MESSAGES: &str = "POST /channels/*/messages";
const LOOKING: &str = "GET /channels/*/messages";
const NAMES: &str = "GET /guilds/*/members/*";

struct Team {
    world: World,
    board: Channel,
    mia: Member,
    ana: Member,
}

/// A team of one who posts and does not want to be written to, and of one who manages.
async fn team() -> Team {
    let world = World::in_production("2026-01-05 09:00", 5_000).await;
    let board = world.clinic.channel("board");
    let mia = world.manager("Mia");
    mia.types("/team setup channel:#board zone:Europe/Berlin").await.says("All there.");
    let ana = world.member("Ana").await;
    ana.types("/settings").await.press("Stop private messages").await;
    Team { world, board, mia, ana }
}

/// When the recap of the nth week is due.
fn monday(nth: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 12).expect("a day") + Duration::weeks(i64::try_from(nth).expect("few weeks"))
}

fn on(day: NaiveDate, time: &str) -> DateTime<Utc> {
    at(&format!("{day} {time}"))
}

impl Team {
    /// On Friday Ana posts; then it is Monday, a minute before the recap is due.
    async fn posts_in_week(&self, nth: usize) {
        self.world.moves_to_instant(on(monday(nth) - Duration::days(3), "12:00")).await;
        self.ana.logs(&format!("Chapter {nth} of a long story")).await;
        self.world.moves_to_instant(on(monday(nth), "08:59")).await;
    }

    /// What the week came to: what was seen, how it ended, and what whoever manages the team is told.
    async fn came(&self, nth: usize, before: usize) -> String {
        let week = monday(nth) - Duration::days(7);
        let state =
            self.world.reads(&format!("SELECT state FROM deliveries WHERE kind = 'recap' AND occurrence = '{week}'"));
        let card = self.mia.types("/team setup").await.text();
        let told = said(
            &card,
            &[
                ("found its channel gone", "told: channel"),
                ("lacked a right", "told: right"),
                ("Discord refused", "told: refused"),
                ("Nobody could tell me", "told: unsure"),
                ("was left out", "told: left out"),
            ],
        );
        format!("seen {}, {state}, {told}", self.board.messages().len() - before)
    }
}

/// Each failure once on this route, week after week.
async fn each_failure(route: &str, kinds: &[&str], promised: impl Fn(&str) -> &'static str) {
    let team = team().await;
    let mut table = Table::default();
    for (nth, name) in kinds.iter().enumerate() {
        team.posts_in_week(nth).await;
        let before = team.board.messages().len();
        let met = team.world.discord.faults().rest(route, failure(name));
        let again = team.world.discord.faults().rest(route, RestFault::Delay(std::time::Duration::ZERO)).until_lifted();
        team.world.moves_to_instant(on(monday(nth), "12:00")).await;
        assert_eq!(met.hits(), 1, "{name}");
        let tries = if again.hits() == 0 { "one try" } else { "tried again" };
        again.lift();
        table.row(name, format!("{tries}, {}", team.came(nth, before).await), promised(name));
        // Chosen anew, so that what one week came to does not touch the next.
        team.mia.types("/team setup channel:#board").await;
    }
    table.holds();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_recap_is_posted() {
    each_failure(MESSAGES, &[&KINDS[..], &SUSPICIONS].concat(), |name| match name {
        "10003" => "one try, seen 0, undeliverable, told: channel",
        "50007" | "50278" | "10007" | "10013" | "50035" | "403" => "one try, seen 0, undeliverable, told: refused",
        _ => "tried again, seen 1, sent, nobody is told",
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_names_are_looked_up() {
    let kinds = [&KINDS[..], &SUSPICIONS].concat();
    each_failure(NAMES, &kinds, |name| match name {
        // Whoever is not there any more is not named.
        "10007" | "10013" => "one try, seen 1, sent, nobody is told",
        _ => "tried again, seen 1, sent, nobody is told",
    })
    .await;
}

/// Each failure once at the first look, where nobody knew because of `lost`.
async fn each_failure_of_a_look(lost: RestFault, promised: impl Fn(&str) -> &'static str) {
    let team = team().await;
    let mut table = Table::default();
    for (nth, name) in KINDS.into_iter().chain(SUSPICIONS).enumerate() {
        team.posts_in_week(nth).await;
        let before = team.board.messages().len();
        let posting = team.world.discord.faults().rest(MESSAGES, lost.clone()).until_lifted();
        let met = team.world.discord.faults().rest(LOOKING, failure(name));
        while met.hits() == 0 {
            team.world.moves_by(Duration::seconds(20)).await;
            assert!(team.world.clock.now() < on(monday(nth), "09:10"), "{name}: it was never looked");
        }
        posting.lift();
        team.world.moves_to_instant(on(monday(nth), "12:00")).await;
        table.row(name, team.came(nth, before).await, promised(name));
    }
    table.holds();
}

/// Refusals that say of a look that there will never be an answer.
fn is_closed(name: &str) -> bool {
    matches!(name, "50007" | "50278" | "10007" | "10013" | "10003" | "50001" | "50013" | "50035" | "403")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_it_is_looked_for_a_recap_that_had_arrived() {
    each_failure_of_a_look(RestFault::StatusAfter(500), |name| match is_closed(name) {
        true => "seen 1, unsure, told: unsure",
        false => "seen 1, sent, nobody is told",
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_it_is_looked_for_a_recap_that_had_not_arrived() {
    each_failure_of_a_look(RestFault::Status(500), |name| match is_closed(name) {
        true => "seen 0, unsure, told: unsure",
        false => "seen 1, sent, nobody is told",
    })
    .await;
}
