//! Setting a team up: who may, which rights are missing, and a card to join with.

use super::{logs, set_up};
use crate::world::{Says, World, labels};
use local_discord::Permissions;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn missing_rights_are_named_until_they_are_there() {
    let world = World::new().await;
    let board = world.clinic.channel("board");
    let mia = world.manager("Mia");
    board.denies(Permissions::SEND_MESSAGES | Permissions::EMBED_LINKS, &world.application);
    let card = mia.types("/team setup channel:#board zone:Europe/Berlin").await;
    assert!(card.is_ephemeral());
    card.says("Missing in that channel: Send Messages and Embed Links.");
    board.allows(Permissions::SEND_MESSAGES | Permissions::EMBED_LINKS, &world.application);
    mia.types("/team setup").await.says("All there.").never_says("Missing");
    board.denies(Permissions::VIEW_CHANNEL, &world.application);
    mia.types("/team setup").await.says("View Channel");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_does_not_manage_the_server_is_refused() {
    let world = World::new().await;
    let (mia, _board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    let refused = ana.types("/team setup channel:#social").await;
    refused.says("That is for people who manage this server").never_says("Channel of the weekly post");
    mia.types("/team setup").await.says(&format!("<#{}>", world.clinic.channel("board").id()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_role_that_was_named_may_as_well_as_long_as_one_has_it() {
    let world = World::new().await;
    let (mia, _board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    let leads = world.clinic.role("Leads", Permissions::NONE);
    leads.goes_to(&ana.person);
    ana.types("/team setup").await.says("That is for people who manage this server");
    mia.types("/team setup manager:@Leads").await.says("This team");
    let card = ana.types("/team setup").await;
    card.says("This team").says("with ranks for the upper half");
    leads.is_taken_from(&ana.person);
    card.press("No ranks").await.says("That is for people who manage this server");
    mia.types("/team setup").await.says("with ranks for the upper half");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn day_time_and_zone_are_the_teams_own() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    let card = mia.types("/team setup zone:America/New_York day:Tuesday time:10:30").await;
    card.says("Tuesday at 10:30 (America/New_York)");
    logs(&ana, 1).await;
    world.moves_to("2026-01-13 16:29").await;
    assert!(board.messages().is_empty());
    world.moves_to("2026-01-13 16:30").await;
    board.messages()[0].says("The week of 5 Jan to 11 Jan");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nine_oclock_is_the_teams_nine_oclock_whatever_zone_its_members_have() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    mia.types("/team setup zone:America/New_York").await;
    logs(&world.member("Ana").await, 1).await;
    world.moves_to("2026-01-12 14:59").await;
    assert!(board.messages().is_empty());
    world.moves_to("2026-01-12 15:00").await;
    assert_eq!(board.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_channel_can_be_chosen_on_the_card() {
    let world = World::new().await;
    let mia = world.manager("Mia");
    let board = world.clinic.channel("board");
    let card = mia.types("/team setup").await;
    card.says("not chosen yet");
    card.choose("Channel of the weekly post", &["board"]).await.says(&format!("<#{}>", board.id())).says("All there.");
    logs(&world.member("Ana").await, 1).await;
    world.moves_to("2026-01-13 12:00").await;
    assert_eq!(board.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_weekly_post_can_be_looked_at_beforehand() {
    let world = World::new().await;
    let (mia, board) = set_up(&world).await;
    logs(&world.member("Ana").await, 2).await;
    world.moves_to("2026-01-12 08:00").await;
    let preview = mia.types("/team setup").await.press("Preview the weekly post").await;
    preview.says("The week of 5 Jan to 11 Jan").says("Two posts").says("Ana");
    assert!(preview.is_ephemeral() && board.messages().is_empty());
    world.moves_to("2026-01-12 09:00").await;
    assert_eq!(board.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newcomer_joins_from_the_card_in_the_channel() {
    let world = World::new().await;
    let (mia, _board) = set_up(&world).await;
    let posted = mia.types("/team setup").await.press("Post a Join card").await;
    posted.says("Posted.");
    world.rests().await;
    let card = world.channel.messages().into_iter().find(|message| labels(message) == ["Join"]).expect("a card");
    let zoe = world.colleague("Zoe");
    let answer = zoe.here.presses(&card, "Join").await;
    assert!(answer.is_ephemeral());
    let answer = answer.choose("Posts a week", &["two posts a week"]).await;
    let answer = answer.choose("Main platform", &["Instagram"]).await.press("Mornings").await;
    let answer = answer.press("Yes, write to me").await.press("Keep me off it").await;
    answer.says("Two posts a week it is, mainly on Instagram").says("08:30 (Europe/Berlin)");
    zoe.types("/me").await.says("This week: 0 of 2");
    let again = zoe.here.presses(&card, "Join").await;
    again.says("You are in already");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_who_may_manage_posts_a_join_card() {
    let world = World::new().await;
    let (mia, _board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    let card = mia.types("/team setup").await.message();
    let join = card.buttons().into_iter().find(|button| button.label == "Post a Join card").expect("the button");
    let forged = ana.types("/me").await.message();
    let refused = ana.here.presses_custom_id(&forged, &join.custom_id.expect("what it means")).await;
    refused.says("That is for people who manage this server");
    world.rests().await;
    assert!(world.channel.messages().iter().all(|message| labels(message) != ["Join"]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_role_can_be_chosen_on_the_card_and_let_go_again() {
    let world = World::new().await;
    let (mia, _board) = set_up(&world).await;
    let ana = world.member("Ana").await;
    let leads = world.clinic.role("Leads", Permissions::NONE);
    leads.goes_to(&ana.person);
    let card = mia.types("/team setup").await;
    card.says("those who manage this server").never_says("<@&");
    let card = card.choose("A role that may use /team besides; nothing for none", &["Leads"]).await;
    card.says(&format!("<@&{}>", leads.id()));
    ana.types("/team setup").await.says("This team");
    let other = world.clinic.role("Others", Permissions::NONE);
    ana.types("/team setup manager:@Others").await.says("chosen by people who manage this server");
    mia.types("/team setup").await.says(&format!("<@&{}>", leads.id())).never_says(&format!("<@&{}>", other.id()));
    card.choose("A role that may use /team besides; nothing for none", &[]).await.never_says("<@&");
    ana.types("/team setup").await.says("That is for people who manage this server");
}
