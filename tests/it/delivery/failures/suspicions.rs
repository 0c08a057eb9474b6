//! Discord suspects spam, at each step: nothing is sent that may add to it, and nothing is lost without a word.

use super::kinds::{SUSPICIONS, Table, failure, said};
use super::knocks::{ended, people};
use crate::world::{Says, at};
use local_discord::{RestFault, Shown};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_each_step_it_is_waited_for_and_told_to_managers() {
    let mut table = Table::default();
    for code in SUSPICIONS {
        for (step, route) in [
            ("opening", "POST /users/@me/channels"),
            ("posting", "POST /channels/*/messages"),
            ("nod", "POST /channels/BOARD/messages"),
        ] {
            let (world, members) = people(1).await;
            let (ana, mia, board) = (&members[0], world.manager("Mia"), world.clinic.channel("board"));
            mia.types("/team setup channel:#board zone:Europe/Berlin").await.says("All there.");
            if step == "nod" {
                ana.person.closes_dms();
                ana.types("/settings").await.press("If I can't reach you: a word in the channel").await;
            }
            let route = route.replace("BOARD", &board.id().to_string());
            let met = world.discord.faults().rest(&route, failure(code));
            let again = world.discord.faults().rest(&route, RestFault::Delay(std::time::Duration::ZERO)).until_lifted();
            world.moves_to("2026-01-07 09:10").await;
            assert_eq!((met.hits(), again.hits()), (1, 0), "{step} {code}: no second try within the hour");
            let card = mia.types("/team setup").await.text();
            let told = said(&card, &[("for the first time", "told: new people wait"), ("spam", "told: all wait")]);
            // A day of silence later, whatever was still held back has come to its end.
            world.moves_to("2026-01-08 20:00").await;
            let on_the_day = |shown: &&Shown| shown.at() < at("2026-01-08 04:00");
            let messages = if step == "nod" { board.messages() } else { ana.knocks() };
            let seen = messages.iter().filter(on_the_day).count();
            let kind = if step == "nod" { "nod" } else { "knock" };
            let promised = match code {
                "40003" => "seen 1, sent, told: new people wait",
                _ if step == "nod" => "seen 1, sent, told: all wait",
                _ => "seen 0, missed, told: all wait",
            };
            table.row(
                &format!("{step} {code}"),
                format!("seen {seen}, {}, {told}", ended(&world, kind, ana)),
                promised,
            );
        }
    }
    table.holds();
}
