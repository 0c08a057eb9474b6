//! What is kept, and how it ends.

mod files;
mod forms;
mod gone;
mod kept;
mod messages;
mod visible;
mod weekly;

use crate::world::{Member, Says, World};

fn outbox(world: &World, member: &Member) -> i64 {
    let id = member.person.id();
    world.counts(&format!("SELECT count(*) FROM queue WHERE kind = 'knock' AND subject = {id}"))
        + world.counts(&format!("SELECT count(*) FROM deliveries WHERE kind = 'knock' AND subject = {id}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_says_what_is_kept_and_who_sees_it() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:A chair").await;
    let kept = ana.types("/privacy").await;
    assert!(kept.is_ephemeral());
    kept.says("One post is kept in one team").says("never whom").says("Whoever hosts me can read the database");
    world.colleague("Cleo").types("/privacy").await.says("I keep nothing about you.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stopping_keeps_the_data_and_ends_the_messages() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:A chair").await;
    let asked = ana.types("/privacy").await.press("Stop in Harbour Clinic").await;
    asked.says("Your log stays for a year, and `/start` brings you back");
    ana.types("/me").await.says("This week: 1 of 4.");
    asked.press("Yes, stop").await.says("Stopped.");
    world.moves_to("2026-01-19 09:00").await;
    assert_eq!(ana.knocks().len(), 0);
    assert_eq!(outbox(&world, &ana), 0);
    let kept = ana.types("/privacy").await;
    kept.says("One post is kept in one team");
    assert!(kept.message().buttons().iter().all(|button| !button.label.starts_with("Stop")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_team_is_stopped_and_the_other_goes_on() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (park, channel) = world.another_clinic("Park Practice").await;
    park.join(&ana.person);
    let there = ana.seen_in(&channel);
    there.joins("2 posts", "Instagram", "Midday").await;
    ana.direct
        .types("/privacy")
        .await
        .says("in two teams")
        .press("Stop in Park Practice")
        .await
        .press("Yes, stop")
        .await;
    there.types("/me").await.says("You haven't joined here yet");
    ana.types("/me").await.says("This week: 0 of 4.");
    world.moves_to("2026-01-09 23:00").await;
    ana.last_knock().says("Your plan is four").never_says("Park");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deleting_is_asked_twice_and_then_nothing_is_left() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    mia.types("/team setup channel:#social").await;
    ana.types("/log post:https://youtu.be/abcdefghijk A chair").await;
    let taken = ana.types("/topic pillar:Community").await.press("Use it").await;
    let made = taken.press("Make it mine").await.form().submit().await;
    made.press("Propose to the team").await.says("Proposed");
    ana.types("/pause from:2026-02-02 until:2026-02-06").await;
    ana.person.upload("a.csv", "date,title,more links\n2025-01-02,A lamp,https://example.org/lamp\n");
    ana.types("/me import:@a.csv").await.press("Take in 1 post").await;
    ana.types("/replies").await.choose("Groups you talked with", &["Nurses", "Companies"]).await;
    let locked = ana.types("/topic pillar:Patient voice").await.press("I have one in writing").await.form();
    locked.fill("Valid until (no name, no reference)", "2026-03-31").submit().await;
    world.moves_to("2026-01-06 13:00").await;
    ana.last_knock().press("All answered").await;
    world.moves_to("2026-01-08 13:00").await;
    let asked = ana.types("/privacy").await.press("Delete everything").await;
    asked.says("This cannot be undone").says("Backups of the host keep it");
    ana.types("/me").await.says("Two posts in your log");
    assert!(outbox(&world, &ana) > 1);
    asked.press("Yes, delete everything").await.says("I keep nothing about you any more.");
    world.rests().await;
    for (table, count) in world.rows_of_people() {
        assert_eq!(count, 0, "{table}");
    }
    assert_eq!(outbox(&world, &ana), 0);
    ana.types("/privacy").await.says("I keep nothing about you.");
    ana.types("/me").await.says("You haven't joined here yet");
    mia.types("/leaderboard").await.never_says("Ana").never_says("One post");
    let before = ana.knocks().len();
    world.moves_to("2026-02-09 10:00").await;
    assert_eq!(ana.knocks().len(), before);
    let posted = world.channel.messages();
    assert!(posted.iter().all(|one| !one.text().contains("Ana")), "nothing of them stands in the channel");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_was_there_before_means_nothing_after_deletion() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let logged = ana.types("/log post:A chair").await.message();
    world.moves_to("2026-01-06 13:00").await;
    let knock = ana.last_knock();
    let settings = ana.types("/settings").await.message();
    ana.types("/privacy").await.press("Delete everything").await.press("Yes, delete everything").await;
    for message in [&logged, &knock, &settings] {
        for button in message.buttons() {
            let id = button.custom_id.expect("a button of ours");
            // The knock itself is gone by then; what it carried is pressed all the same.
            let answer = settings.press_custom_id(&id).await;
            let Some(answer) = answer.try_message() else { continue };
            let text = answer.text();
            let kindly = ["isn't there any more", "haven't joined", "is gone"].iter().any(|word| text.contains(word));
            assert!(kindly, "{}: {text}", button.label);
        }
    }
    assert_eq!(world.rows_of_people().iter().map(|(_, count)| count).sum::<i64>(), 0, "nothing is kept by pressing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deleting_leaves_others_alone_and_lets_one_begin_anew() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ana.types("/log post:A chair").await;
    ben.types("/log post:A table").await;
    ana.types("/privacy").await.press("Delete everything").await.press("Yes, delete everything").await;
    ben.types("/me").await.says("This week: 1 of 4.").says("One post in your log");
    let answer = ana.joins("2 posts", "X", "Midday").await;
    answer.says("You're in").never_says("Welcome back");
    ana.types("/me").await.says("This week: 0 of 2.").says("No posts in your log");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_stops_or_deletes_for_somebody_else() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let of_ana = ana.types("/privacy").await.press("Stop in Harbour Clinic").await.message();
    let stop = of_ana.buttons()[0].custom_id.clone().expect("a button");
    let of_ben = ben.types("/privacy").await.message();
    of_ben.press_custom_id(&stop).await.says("That belongs to somebody else");
    // The button that deletes means whoever presses it.
    of_ben.press_custom_id("1:forget:y").await.says("Deleted");
    ana.types("/me").await.says("This week: 0 of 4.");
    ben.types("/me").await.says("You haven't joined here yet");
}
