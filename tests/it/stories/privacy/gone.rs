//! Whoever has been gone for long is deleted: a server after thirty days, a member after a year; and no clock that is wrong
//! deletes anybody.

use crate::world::{Member, Says, World, at};
use chrono::Duration;
use local_discord::RestFault;

fn everybody(world: &World) -> i64 {
    world.counts("SELECT (SELECT count(*) FROM people) * 100 + (SELECT count(*) FROM members) * 10 + (SELECT count(*) FROM posts)")
}

async fn a_member() -> (World, Member) {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("A chair").await;
    (world, ana)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_rounds_was_removed_from_goes_after_thirty_days() {
    let (world, _ana) = a_member().await;
    world.manager("Mia").types("/team setup channel:#social").await.says("All there.");
    let before = everybody(&world);
    world.clinic.remove_bot(&world.application);
    world.rests().await;
    world.moves_by(Duration::days(29)).await;
    assert_eq!(everybody(&world), before, "it may still return");
    world.moves_by(Duration::days(2)).await;
    assert_eq!(everybody(&world), 0);
    for table in ["teams", "recaps", "queue", "deliveries", "expiries"] {
        assert_eq!(world.counts(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_it_returns_to_keeps_everything() {
    let (world, ana) = a_member().await;
    world.clinic.remove_bot(&world.application);
    world.rests().await;
    world.moves_by(Duration::days(28)).await;
    world.clinic.add_bot(&world.application);
    world.rests().await;
    world.moves_by(Duration::days(60)).await;
    ana.types("/me").await.says("One post in your log");
    // Removed once more, its days are counted anew.
    world.clinic.remove_bot(&world.application);
    world.rests().await;
    world.moves_by(Duration::days(29)).await;
    assert_eq!(world.counts("SELECT count(*) FROM posts"), 1);
    world.moves_by(Duration::days(2)).await;
    assert_eq!(world.counts("SELECT count(*) FROM teams"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_discord_cannot_reach_for_long_keeps_everything() {
    let (world, ana) = a_member().await;
    let before = everybody(&world);
    world.clinic.goes_down();
    world.moves_by(Duration::days(90)).await;
    assert_eq!(everybody(&world), before);
    world.clinic.comes_back();
    world.rests().await;
    ana.types("/me").await.says("One post in your log");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn members_of_two_teams_stay_in_the_other() {
    let (world, ana) = a_member().await;
    let (park, channel) = world.another_clinic("Park Practice").await;
    park.join(&ana.person);
    let there = ana.seen_in(&channel);
    there.joins("2 posts", "Instagram", "Midday").await;
    there.logs("A lamp").await;
    world.clinic.remove_bot(&world.application);
    world.rests().await;
    world.moves_by(Duration::days(31)).await;
    there.types("/me").await.says("One post in your log");
    assert_eq!(everybody(&world), 111);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_stopped_is_deleted_a_year_later_and_who_came_back_is_not() {
    let (world, ana) = a_member().await;
    let ben = world.member("Ben").await;
    for member in [&ana, &ben] {
        member.types("/privacy").await.press("Stop in Harbour Clinic").await.press("Yes, stop").await;
    }
    world.moves_by(Duration::days(300)).await;
    ben.joins("2 posts", "X", "Midday").await;
    world.moves_by(Duration::days(64)).await;
    assert_eq!(world.counts("SELECT count(*) FROM members"), 2);
    world.moves_by(Duration::days(3)).await;
    assert_eq!(everybody(&world), 110, "Ben alone");
    ana.types("/privacy").await.says("I keep nothing about you.");
    ben.types("/me").await.says("This week");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_left_the_server_is_deleted_a_year_after_their_last_sign_of_life() {
    let (world, ana) = a_member().await;
    let ben = world.member("Ben").await;
    ana.person.leaves(&world.clinic);
    world.moves_by(Duration::days(364)).await;
    assert_eq!(world.counts("SELECT count(*) FROM members"), 2);
    world.moves_by(Duration::days(10)).await;
    assert_eq!(world.counts("SELECT count(*) FROM members"), 1);
    // Ben was as silent, and is there: that was asked.
    ben.types("/me").await.says("No posts in your log");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_deleted_while_it_cannot_be_asked_whether_they_are_there() {
    let (world, ana) = a_member().await;
    ana.person.leaves(&world.clinic);
    let away = world.discord.faults().rest("GET /guilds/*/members/*", RestFault::Status(503)).until_lifted();
    world.moves_by(Duration::days(380)).await;
    assert_eq!(everybody(&world), 111);
    away.lift();
    world.moves_by(Duration::days(3)).await;
    assert_eq!(everybody(&world), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_clock_that_is_years_ahead_deletes_nobody() {
    let (world, ana) = a_member().await;
    let ben = world.member("Ben").await;
    ben.types("/privacy").await.press("Stop in Harbour Clinic").await.press("Yes, stop").await;
    let (park, _) = world.another_clinic("Park Practice").await;
    let dan = world.discord.person("Dan");
    park.join(&dan);
    let dan = Member { here: dan.at(&park.channel("x")), direct: dan.at_dm(&world.application), person: dan };
    dan.joins("2 posts", "X", "Midday").await;
    park.remove_bot(&world.application);
    ana.person.leaves(&world.clinic);
    world.rests().await;
    let before = everybody(&world);
    for _ in 0..3 {
        world.clock.set(at("2036-03-01 09:00"));
        world.rests().await;
        world.moves_by(Duration::days(1)).await;
        assert_eq!(everybody(&world), before);
        world.clock.set(at("2026-01-06 09:00"));
        world.rests().await;
        world.moves_by(Duration::days(1)).await;
        assert_eq!(everybody(&world), before);
    }
    assert_eq!(world.counts("SELECT sum(seen) FROM expiries"), 0, "nothing of it counts");
    world.moves_to("2026-01-20 09:00").await;
    assert_eq!(everybody(&world), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_nothing_is_near_its_end_nothing_is_looked_at() {
    let (world, ana) = a_member().await;
    let due = || {
        world.counts(
            "SELECT count(*) FROM expiries WHERE due_at < (SELECT max(last_sign_at) FROM people) + 86400000 * 300",
        )
    };
    assert_eq!(due(), 0, "no look in the next ten months");
    world.moves_by(Duration::days(20)).await;
    assert_eq!(world.counts("SELECT sum(seen) FROM expiries"), 0);
    ana.types("/me").await.says("One post in your log");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_large_team_goes_piece_by_piece() {
    let (world, _ana) = a_member().await;
    let mut database = rusqlite::Connection::open(world.database()).expect("it opens");
    let fill = database.transaction().expect("it begins");
    for n in 0..1_200 {
        fill.execute(
            "INSERT INTO posts (member, posted_at, posted_on, title, source, logged_at)
                 SELECT id, ?1, '2025-01-01', 'x', 'f' || ?1, 0 FROM members",
            [n],
        )
        .expect("a post");
    }
    fill.commit().expect("it is kept");
    world.clinic.remove_bot(&world.application);
    world.rests().await;
    world.moves_by(Duration::days(31)).await;
    assert_eq!(everybody(&world), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_was_gone_and_is_found_to_be_there_is_written_to_again() {
    let planned = "SELECT count(*) FROM queue WHERE kind = 'knock'";
    let (world, ana) = a_member().await;
    ana.person.leaves(&world.clinic);
    world.moves_by(Duration::days(10)).await;
    world.clinic.join(&ana.person);
    world.rests().await;
    assert_eq!(world.counts(planned), 0, "nobody has said so yet");
    world.moves_by(Duration::days(370)).await;
    assert_eq!((everybody(&world), world.counts(planned)), (111, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_cannot_be_read_keeps_nobody_else() {
    let (world, ana) = a_member().await;
    let ben = world.member("Ben").await;
    for member in [&ana, &ben] {
        member.types("/privacy").await.press("Stop in Harbour Clinic").await.press("Yes, stop").await;
    }
    world.alters(&format!("UPDATE people SET zone = 'nowhere' WHERE id = {}", ana.person.id()));
    world.moves_by(Duration::days(380)).await;
    assert_eq!(everybody(&world), 111, "Ana, of whom nobody can say, is left alone");
}
