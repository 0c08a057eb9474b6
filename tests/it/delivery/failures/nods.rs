//! A failure while a word is left in the team's channel for somebody who cannot be written to.

use super::kinds::{KINDS, Table, failure};
use super::knocks::{ended, people, time_of, told};
use chrono::Duration;
use local_discord::RestFault;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_a_word_is_left_in_the_channel() {
    let (world, members) = people(KINDS.len()).await;
    let board = world.clinic.channel("board");
    world.manager("Mia").types("/team setup channel:#board zone:Europe/Berlin").await;
    for member in &members {
        member.person.closes_dms();
        member.types("/settings").await.press("If I can't reach you: a word in the channel").await;
    }
    let route = format!("POST /channels/{}/messages", board.id());
    let (mut came, mut before) = (Vec::new(), 0);
    for (nth, name) in KINDS.into_iter().enumerate() {
        let met = world.discord.faults().rest(&route, failure(name));
        let again = world.discord.faults().rest(&route, RestFault::Delay(std::time::Duration::ZERO)).until_lifted();
        world.moves_to_instant(time_of(nth) + Duration::minutes(14)).await;
        assert_eq!(met.hits(), 1, "{name}");
        let tries = if again.hits() == 0 { "one try" } else { "tried again" };
        again.lift();
        let seen = board.messages().len() - before;
        before += seen;
        came.push(format!("{tries}, seen {seen}, {}", ended(&world, "nod", &members[nth])));
    }
    let mut table = Table::default();
    for ((nth, name), came) in KINDS.into_iter().enumerate().zip(came) {
        let promised = match name {
            "50007" | "50278" | "10007" | "10013" | "10003" | "50001" | "50013" | "50035" | "403" => {
                "one try, seen 0, undeliverable, told"
            }
            _ => "tried again, seen 1, sent, told",
        };
        assert!(members[nth].knocks().is_empty());
        let told = told(&world, &members[nth]).await;
        table.row(name, format!("{came}, {told}"), promised);
    }
    table.holds();
}
