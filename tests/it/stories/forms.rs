//! Logging through forms: what looks like an identifier, what stands in a message, and which team is meant.

use crate::world::{Member, Says, World};
use local_discord::Channel;

const PHONE: &str = "Call 555-123-4567 for a chair";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_looks_like_an_identifier_is_asked_about_before_anything_is_kept() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for (title, looks) in [
        (PHONE, "“555-123-4567” looks like a phone number"),
        ("Mrs Schmidt came by to say thanks", "looks like somebody's name"),
        ("MRN 4471023 came back", "looks like a record number"),
        ("A 93-year-old taught me patience", "looks like an age over 89"),
    ] {
        let answer = ana.here.runs("log", &[("post", title)]).await;
        assert!(answer.is_ephemeral());
        answer.says(looks).says("Discord is not a clinical system, so nothing has been kept yet").says(title);
    }
    ana.types("/me").await.says("No posts in your log");
    assert_eq!(world.counts("SELECT count(*) FROM posts"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_kept_all_the_same_keeps_its_options() {
    let world = World::beginning("2026-01-07 10:00").await;
    let ana = world.member("Ana").await;
    let answer = ana
        .types(&format!("/log post:{PHONE} platform:Podcast pillar:Community format:Live session purpose:Advocate when:yesterday 18:00"))
        .await;
    let form = answer.press("Change or keep it").await.form();
    assert_eq!(form.value("A link, a title, or both"), PHONE);
    assert_eq!(form.value("When, if not just now"), "yesterday 18:00");
    let answer = form.submit().await;
    let posted = crate::world::at("2026-01-06 18:00").timestamp();
    answer.says("Logged").says("Podcast · Community").says(&format!("Posted <t:{posted}:f>"));
    assert_eq!(world.counts("SELECT count(*) FROM posts WHERE format = 'live' AND purpose = 'advocate'"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_looks_like_an_identifier_can_be_changed_in_the_form() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let answer = ana.here.runs("log", &[("post", PHONE), ("platform", "X")]).await;
    let form = answer.press("Change or keep it").await.form().fill("A link, a title, or both", "Call us for a chair");
    form.submit().await.says("Call us for a chair").says("\nX\n").never_says("555");
    assert_eq!(world.counts("SELECT count(*) FROM posts WHERE title LIKE '%555%'"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_form_of_a_button_asks_as_well_and_keeps_what_it_was_opened_for() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let topic = ana.types("/topic pillar:Community").await.press("Use it").await;
    let form = topic.press("Log it").await.form();
    assert!(form.title().contains("Discord isn't a clinical system"));
    let asked = form.fill("A link, a title, or both", PHONE).submit().await;
    asked.says("looks like a phone number");
    let kept = asked.press("Change or keep it").await.form().submit().await;
    kept.says("Logged").says("Community");
    assert_eq!(world.counts("SELECT count(*) FROM posts WHERE topic IS NOT NULL"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_delivered_twice_logs_once() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let form = ana.types("/me").await.press("Log a post").await.form();
    let answer = form.fill("A link, a title, or both", "Only once").submit().await;
    assert!(!world.discord.replays(&answer).await, "answered twice");
    ana.types("/me").await.says("One post in your log");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_menu_of_a_message_logs_its_link() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.colleague("Ben"));
    let message = ben.here.says("Look what Ana made: https://youtu.be/abcdefghijk!");
    let form = ana.here.uses("Log as my post", &message).await.form();
    assert_eq!(form.value("A link, a title, or both"), "https://youtu.be/abcdefghijk");
    let answer = form.fill("When, if not just now", "2 hours ago").submit().await;
    answer.says("Logged").says("YouTube").says("This week: 1 of 4.");
    let live = world.clock.now().timestamp() - 2 * 60 * 60;
    answer.says(&format!("Posted <t:{live}:f>"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_menu_of_a_message_logs_several_links_at_once() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:https://youtu.be/abcdefghij1").await;
    let message =
        ana.here.says("Mine: https://youtu.be/abcdefghij1 <https://youtu.be/abcdefghij2>, (https://vimeo.com/55)");
    let form = ana.here.uses("Log as my post", &message).await.form();
    assert_eq!(form.labels()[0], "Links, one a line");
    let answer = form.submit().await;
    answer
        .says("abcdefghij1")
        .says("known already")
        .says("abcdefghij2")
        .says("vimeo.com/55")
        .says("This week: 3 of 4.");
    ana.types("/me").await.says("Four posts in your log");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_several_links_one_that_is_refused_leaves_the_others_kept() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let message = ana.here.says("https://youtu.be/abcdefghij1 and http://192.168.0.7/intranet");
    let answer = ana.here.uses("Log as my post", &message).await.form().submit().await;
    answer.says("abcdefghij1").says("192.168.0.7").says("private network");
    ana.types("/me").await.says("This week: 1 of 4.").says("One post in your log");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_menu_of_a_message_without_links_takes_its_words_as_the_title() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let message = ana.here.says("A quiet note on chairs");
    let answer = ana.here.uses("Log as my post", &message).await.form().submit().await;
    answer.says("Logged").says("A quiet note on chairs");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_menu_of_a_message_works_in_direct_messages_too() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let message = ana.direct.says("https://youtu.be/abcdefghijk");
    let answer = ana.direct.uses("Log as my post", &message).await.form().submit().await;
    answer.says("Logged").says("YouTube");
    ana.types("/me").await.says("This week: 1 of 4.");
}

async fn joins_also(ana: &Member, channel: &Channel) -> Member {
    let there = ana.seen_in(channel);
    there.joins("2 posts", "Instagram", "Midday").await;
    there
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_two_teams_a_direct_message_asks_once_which_one_is_meant() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (park, channel) = world.another_clinic("Park Practice").await;
    park.join(&ana.person);
    let there = joins_also(&ana, &channel).await;
    let asked = ana.direct.types("/log post:From the park").await;
    asked.says("You are in several teams");
    let options = &asked.message().selects()[0].options;
    assert_eq!(options, &["Harbour Clinic", "Park Practice"]);
    asked.choose("Choose a team", &["Park Practice"]).await.says("Here you now mean Park Practice");
    ana.direct.types("/log post:From the park").await.says("Logged").says("Instagram").says("This week: 1 of 2.");
    ana.direct.types("/me").await.says("This week: 1 of 2.");
    // In a server nobody has to say which.
    there.types("/me").await.says("This week: 1 of 2.");
    ana.types("/me").await.says("This week: 0 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_leaves_the_team_they_meant_is_not_asked_about_the_one_that_is_left() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (park, channel) = world.another_clinic("Park Practice").await;
    park.join(&ana.person);
    let there = joins_also(&ana, &channel).await;
    let asked = ana.direct.types("/me").await;
    asked.choose("Choose a team", &["Park Practice"]).await;
    there.types("/privacy").await.press("Stop in Park Practice").await.press("Yes, stop").await;
    ana.direct.types("/me").await.says("This week: 0 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_identifiers_than_those_that_were_asked_about_are_asked_about_anew() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let asked = ana.here.runs("log", &[("post", PHONE), ("platform", "X")]).await;
    let form = asked.press("Change or keep it").await.form();
    let asked = form.fill("A link, a title, or both", "Thanks from Mrs Schmidt").submit().await;
    asked.says("looks like somebody's name").says("nothing has been kept yet");
    assert_eq!(world.counts("SELECT count(*) FROM posts"), 0);
    let logged = asked.press("Change or keep it").await.form().submit().await;
    logged.says("Logged").says("\nX\n");
    // What looks the same as before is not asked about once more.
    let asked = ana.here.runs("log", &[("post", PHONE)]).await;
    let form = asked.press("Change or keep it").await.form();
    form.fill("A link, a title, or both", &format!("{PHONE}, please")).submit().await.says("Logged");
}
