//! No answer at all, at each step at once. Sockets know real time only: each request gives up after twenty seconds of it.

use crate::world::{Member, Says, World, at};
use chrono::Duration;
use local_discord::{Permissions, RestFault};
use std::time::Duration as Span;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_does_not_come_in_time_whatever_it_was_to() {
    let world = World::in_production("2025-12-29 09:00", 5_000).await;
    let (other, news) = world.another_clinic("Hilltop Practice").await;
    let (mia, board) = (world.manager("Mia"), world.clinic.channel("board"));
    other.join_as(&mia.person, Permissions::MANAGE_GUILD);
    // Somebody who posted in both teams, so that both have a recap, and who wants no messages.
    let ana = world.member("Ana").await;
    other.join(&ana.person);
    let there = ana.seen_in(&news);
    there.joins("4 posts", "LinkedIn", "Midday").await;
    ana.types("/settings").await.press("Stop private messages").await;
    for (mia, ana, channel) in [(&mia.seen_in(&news), &there, "posts"), (&mia, &ana, "board")] {
        mia.types(&format!("/team setup channel:#{channel} zone:Europe/Berlin day:Thursday time:12:30")).await;
        ana.logs("Two on one day").await;
    }
    world.moves_to("2026-01-05 07:00").await;
    let members = world.members(&["Ben", "Cleo", "Dora", "Eli"]).await;
    let [ben, cleo, dora, eli] = &members[..] else { unreachable!() };
    cleo.types("/pause from:2026-01-07 until:2026-01-07").await.says("Noted");
    dora.sets_times("12:20", "8:00", "20:00", "4:00").await;
    eli.types("/settings").await.press("If I can't reach you: a word in the channel").await;
    // On Wednesday all but Cleo are written to for the first time.
    world.moves_to("2026-01-08 12:19").await;
    assert_eq!(members.iter().map(|one| one.knocks().len()).collect::<Vec<_>>(), [1, 0, 1, 1]);
    eli.person.closes_dms();
    let private = |member: &Member| member.last_knock().channel_id();
    let _lost =
        world.discord.faults().rest(&format!("POST /channels/{}/messages", private(dora)), RestFault::StatusAfter(500));
    world.moves_to_instant(at("2026-01-08 12:20") + Duration::seconds(2)).await;
    let never: Vec<_> = [
        "POST /users/@me/channels".to_owned(),
        format!("POST /channels/{}/messages", private(ben)),
        format!("GET /channels/{}/messages", private(dora)),
        format!("POST /channels/{}/messages", board.id()),
        format!("GET /guilds/{}/members/*", other.id()),
    ]
    .iter()
    .map(|route| world.discord.faults().rest(route, RestFault::Delay(Span::from_secs(90))))
    .collect();
    // The word for Eli goes to the same channel as the recap; whichever comes first, both meet it.
    let never_either = never[3].clone().times(2);
    world.clock.set(at("2026-01-08 12:30"));
    let all_met = async {
        while never.iter().any(|one| one.hits() == 0) || never_either.hits() < 2 {
            tokio::time::sleep(Span::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Span::from_secs(15), all_met).await.expect("all of them hang at the same time");
    world.discord.idle(Span::from_secs(60)).await.expect("they give up");
    world.moves_to("2026-01-08 20:00").await;
    let today = |member: &Member| member.knocks().iter().filter(|one| one.at() > at("2026-01-08 12:00")).count();
    assert_eq!(members.iter().map(today).collect::<Vec<_>>(), [1, 1, 1, 0]);
    let posted = board.messages();
    assert_eq!(posted.iter().filter(|one| one.text().contains("The week of 29 Dec")).count(), 1);
    assert_eq!(posted.len(), 2, "and a word for Eli");
    assert_eq!(news.messages().iter().filter(|one| one.text().contains("The week of 29 Dec")).count(), 1);
    let open =
        "SELECT count(*) FROM deliveries WHERE state <> 'sent' AND NOT (kind = 'knock' AND state = 'undeliverable')";
    assert_eq!(world.counts(open), 0, "all of it is known to have come to its end");
}
