//! What those who manage a team see of it: what members chose to show, and nobody who is silent.

use super::{logs, set_up};
use crate::world::{Says, World};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_shows_what_members_chose_to_show() {
    let world = World::new().await;
    let (mia, _) = set_up(&world).await;
    let members = world.members(&["Ana", "Ben", "Cem"]).await;
    let post = [("post", "At school"), ("platform", "LinkedIn"), ("pillar", "Community")];
    members[0].here.runs("log", &post).await.says("Logged");
    members[0].here.runs("log", &[("post", "On lamps"), ("platform", "Bluesky")]).await.says("Logged");
    logs(&members[1], 3).await;
    let empty = mia.types("/team overview").await;
    assert!(empty.is_ephemeral());
    assert!(empty.message().files().is_empty(), "nothing is drawn of nothing");
    empty.says("Nobody's posts are shown here yet").never_says("Ana").never_says("Community");
    for member in [&members[0], &members[2]] {
        member.types("/settings").await.press("Show me in the overview").await;
    }
    let card = mia.types("/team overview").await;
    card.says("The team over twelve weeks").says("Two posts since 20 Oct");
    card.says("Community · 1").says("Not known · 1").says("LinkedIn · 1").says("Bluesky · 1");
    card.says("Ana · two posts · LinkedIn, Bluesky").never_says("“On lamps”").never_says("Ben").never_says("Cem");
    card.says("Awareness days ahead");
    let pictured = card.message();
    assert_eq!(pictured.files(), ["team.png"]);
    assert!(pictured.attachment("team.png").starts_with(b"\x89PNG"));
    let told = pictured.json()["attachments"][0]["description"].as_str().expect("words for it").to_owned();
    assert_eq!(
        told,
        "Two posts since 20 October 2025. What it is about: Community 1 and Not known 1. Where it stands: LinkedIn 1 and Bluesky 1."
    );
    world.alters(&format!("UPDATE members SET titles = 1 WHERE person = {}", members[0].person.id()));
    mia.types("/team overview").await.says("“On lamps”, “At school”");
    members[0].types("/settings").await.press("Take me out of the overview").await;
    mia.types("/team overview").await.says("Nobody's posts are shown here yet").never_says("Ana");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_left_the_server_or_quit_is_not_in_it() {
    let world = World::new().await;
    let (mia, _) = set_up(&world).await;
    let members = world.members(&["Ana", "Ben", "Cem"]).await;
    for member in &members {
        member.types("/settings").await.press("Show me in the overview").await;
        logs(member, 1).await;
    }
    members[1].types("/privacy").await.press("Stop in Harbour Clinic").await.press("Yes, stop").await;
    world.moves_to("2026-01-06 13:00").await;
    members[2].person.leaves(&world.clinic);
    world.moves_to("2026-01-08 13:00").await;
    mia.types("/team overview").await.says("Ana · one post").never_says("Ben").never_says("Cem");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_reaches_back_twelve_weeks() {
    let world = World::new().await;
    let (mia, _) = set_up(&world).await;
    let ana = world.member("Ana").await;
    ana.types("/settings").await.press("Show me in the overview").await;
    logs(&ana, 1).await;
    world.moves_to("2026-03-29 12:00").await;
    mia.types("/team overview").await.says("One post since 5 Jan");
    world.moves_to("2026-03-30 12:00").await;
    mia.types("/team overview").await.says("Nobody's posts are shown here yet");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_for_those_who_manage_alone() {
    let world = World::new().await;
    set_up(&world).await;
    let ana = world.member("Ana").await;
    ana.types("/team overview").await.says("That is for people who manage this server").never_says("twelve weeks");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_planned_is_not_in_it_until_it_is_out() {
    let world = World::new().await;
    let (mia, _) = set_up(&world).await;
    let ana = world.member("Ana").await;
    ana.types("/settings").await.press("Show me in the overview").await;
    ana.here.runs("log", &[("post", "Not yet told"), ("when", "tomorrow 18:00")]).await.says("Planned");
    world.alters("UPDATE members SET titles = 1");
    mia.types("/team overview").await.says("Nobody's posts are shown here yet").never_says("Not yet told");
    world.moves_to("2026-01-06 18:30").await;
    mia.types("/team overview").await.says("One post since").says("“Not yet told”");
}
