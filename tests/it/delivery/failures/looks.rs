//! A failure while it is looked whether the knock arrived, which nobody could say when it was posted.

use super::kinds::{KINDS, Table, failure};
use super::knocks::{ended, people, thursday_is_as_ever, time_of, told};
use chrono::Duration;
use local_discord::RestFault;

const MESSAGES: &str = "POST /channels/*/messages";
const LOOKING: &str = "GET /channels/*/messages";

/// Each failure once at the first look, where nobody knew because of `lost`.
async fn each_failure(lost: RestFault, promised: impl Fn(&str) -> &'static str) {
    let (world, members) = people(KINDS.len()).await;
    let mut came = Vec::new();
    for (nth, name) in KINDS.into_iter().enumerate() {
        let posting = world.discord.faults().rest(MESSAGES, lost.clone()).until_lifted();
        let met = world.discord.faults().rest(LOOKING, failure(name));
        world.moves_to_instant(time_of(nth)).await;
        while met.hits() == 0 {
            world.moves_by(Duration::seconds(20)).await;
            assert!(world.clock.now() < time_of(nth) + Duration::minutes(8), "{name}: it was never looked");
        }
        posting.lift();
        let again = world.discord.faults().rest(MESSAGES, RestFault::Delay(std::time::Duration::ZERO)).until_lifted();
        world.moves_to_instant(time_of(nth) + Duration::minutes(14)).await;
        let sent = if again.hits() == 0 { "not sent again" } else { "sent again" };
        again.lift();
        let seen = members[nth].knocks().len();
        came.push(format!("{sent}, seen {seen}, {}", ended(&world, "knock", &members[nth])));
    }
    let mut table = Table::default();
    for ((nth, name), came) in KINDS.into_iter().enumerate().zip(came) {
        let told = told(&world, &members[nth]).await;
        table.row(name, format!("{came}, {told}"), promised(name));
    }
    table.holds();
    thursday_is_as_ever(&world, &members).await;
}

/// Refusals that say of a look that there will never be an answer.
fn is_closed(name: &str) -> bool {
    matches!(name, "50007" | "50278" | "10007" | "10013" | "10003" | "50001" | "50013" | "50035" | "403")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_it_is_looked_for_what_had_arrived() {
    each_failure(RestFault::StatusAfter(500), |name| match is_closed(name) {
        true => "not sent again, seen 1, unsure, told it may be missing",
        false => "not sent again, seen 1, sent, nobody is told",
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_it_is_looked_for_what_had_not_arrived() {
    each_failure(RestFault::Status(500), |name| match is_closed(name) {
        true => "not sent again, seen 0, unsure, told it may be missing",
        false => "sent again, seen 1, sent, nobody is told",
    })
    .await;
}
