//! People and a bot talk: commands, options, buttons, selects, forms, files, secrets.
use std::time::Duration;

use local_discord::Options;

use crate::trial::Trial;

#[tokio::test]
async fn a_command_is_answered() {
    let trial = Trial::usual().await;
    let here = trial.ana.at(&trial.social);
    let answer = here.types("/echo text:good morning").await;
    assert_eq!(answer.text(), "good morning");
    assert!(!answer.is_ephemeral());
    assert_eq!(here.reads().len(), 1);
    assert!(trial.saw("guild Harbour Clinic"));
    trial.discord.idle(Duration::from_secs(1)).await.expect("idle");
}

#[tokio::test]
async fn options_arrive_as_what_they_are() {
    let trial = Trial::usual().await;
    let here = trial.ana.at(&trial.social);
    let _role = trial.clinic.role("Nurses", local_discord::Permissions::NONE);
    trial.ana.upload("posts.csv", "a,b");
    let line = "/log platform:LinkedIn count:3 loud:true who:@Ana place:#social role:@Nurses file:@posts.csv";
    let said = here.types(line).await.text();
    for part in [
        "platform=\"li\"",
        "count=\"3\"",
        "loud=\"true\"",
        "who=\"Ana\"",
        "place=\"social\"",
        "role=\"Nurses\"",
        "file=\"posts.csv\"",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[tokio::test]
async fn the_client_refuses_what_it_would_not_send() {
    let trial = Trial::usual().await;
    let here = trial.ana.at(&trial.social);
    for (line, word) in [
        ("/nothing", "/echo"),
        ("/echo", "needs the option `text`"),
        ("/log platform:Facebook", "LinkedIn, Bluesky"),
        ("/log platform:li", "LinkedIn, Bluesky"),
        ("/log count:12", "between 1 and 9"),
        ("/log count:many", "no whole number"),
        ("/log loud:maybe", "neither true nor false"),
        ("/log who:Nobody", "nobody"),
        ("/log file:none.csv", "no file"),
        ("/log what:x", "no option `what`"),
        ("/manage setup", "no command"),
        ("echo text:x", "must begin with /"),
    ] {
        let why = here.try_types(line).await.expect_err(line);
        assert!(why.to_string().contains(word), "{line}: {why}");
        assert!(!why.is_silence());
    }
}

#[tokio::test]
async fn subcommands_and_permissions() {
    let trial = Trial::usual().await;
    let boss = trial.boss();
    let here = boss.at(&trial.social);
    assert_eq!(here.types("/manage setup note:abc").await.text(), r#"manage ["setup"]"#);
    assert_eq!(here.types("/manage more deep").await.text(), r#"manage ["more"]"#);
    assert!(here.try_types("/manage setup note:a").await.is_err());
    assert!(here.commands().contains(&"manage more deep".to_owned()));
    // Its contexts leave direct messages out, and an ordinary member does not see it.
    assert!(!boss.at_dm(&trial.app).commands().iter().any(|c| c.starts_with("manage")));
    assert!(!trial.ana.at(&trial.social).commands().iter().any(|c| c.starts_with("manage")));
}

#[tokio::test]
async fn values_are_taken_literally_when_they_are_run() {
    let trial = Trial::usual().await;
    let here = trial.ana.at(&trial.social);
    let hostile = "text: @everyone /log platform:x ](javascript:alert(1))";
    let answer = here.runs("echo", &[("text", hostile)]).await;
    assert_eq!(answer.text(), hostile);
    // The bot has no right to mention everyone.
    assert!(answer.message().pings().is_empty());
}

#[tokio::test]
async fn secrets_are_seen_by_one_person() {
    let trial = Trial::usual().await;
    let ben = trial.discord.person("Ben");
    trial.clinic.join(&ben);
    let answer = trial.ana.at(&trial.social).types("/secret").await;
    assert!(answer.is_ephemeral());
    assert_eq!(trial.ana.at(&trial.social).reads().len(), 1);
    assert!(ben.at(&trial.social).reads().is_empty());
    assert!(trial.social.messages().is_empty());
    let why = ben.at(&trial.social).try_presses(&answer.message(), "x").await.expect_err("it is not his");
    assert!(why.to_string().contains("not there"), "{why}");
    let here = trial.ana.at(&trial.social);
    here.dismisses(&answer.message());
    assert!(here.reads().is_empty());
}

#[tokio::test]
async fn deferred_answers_are_waited_for() {
    let trial = Trial::usual().await;
    let here = trial.ana.at(&trial.social);
    assert_eq!(here.types("/slow").await.text(), "done");
    let answer = here.types("/whisper").await;
    // The first follow-up takes the place of "thinking", and keeps its secrecy.
    assert_eq!(answer.text(), "first");
    assert!(answer.is_ephemeral());
    trial.discord.idle(Duration::from_secs(2)).await.expect("idle");
    let more = answer.follow_ups();
    assert_eq!(more.len(), 1);
    assert_eq!(more[0].text(), "second");
}

#[tokio::test]
async fn buttons_selects_and_forms() {
    let trial = Trial::usual().await;
    let here = trial.ana.at(&trial.social);
    let card = here.types("/card").await.message();
    assert_eq!(card.text(), "A card\nwith words\nF\nV");
    assert_eq!(card.buttons().len(), 5);
    assert_eq!(card.selects()[0].options, ["LinkedIn", "Mastodon", "Bluesky"]);
    assert_eq!(card.choose("Which?", &["Mastodon", "Bluesky"]).await.text(), "picked mastodon,bluesky");
    assert!(card.try_choose("Which?", &["a", "b", "c"]).await.is_err());
    assert!(card.try_choose("Which?", &["Nowhere"]).await.is_err());
    assert!(card.try_press("Off").await.expect_err("disabled").to_string().contains("disabled"));
    assert!(card.press("Nothing").await.is_silent());
    assert_eq!(card.press("Later").await.later().await.message().content(), "edited later");
    assert_eq!(card.press_custom_id("forged:1").await.text(), "pressed forged:1");

    let form = card.press("Form").await.form();
    assert_eq!(form.title(), "A form");
    assert_eq!(form.labels(), ["Title", "More"]);
    assert_eq!(form.value("More"), "as before");
    assert!(form.try_submit().await.expect_err("empty").to_string().contains("must be filled in"));
    assert!(form.clone().fill("Title", "ab").try_submit().await.is_err());
    let answer = form.fill("Title", "hello").submit().await;
    assert_eq!(answer.text(), "title=hello more=as before");
    let answer = here.types("/form").await.form().fill("title", "there").fill("more", "").submit().await;
    assert_eq!(answer.text(), "title=there more=");

    let changed = card.press("Change").await;
    assert!(changed.is_update());
    assert!(changed.text().starts_with("changed"));
    assert!(card.try_press("Change").await.is_err(), "the buttons are gone");
    assert!(card.refresh().buttons().is_empty());
}

#[tokio::test]
async fn menus_and_completion() {
    let trial = Trial::usual().await;
    let here = trial.ana.at(&trial.social);
    let said = here.says("https://example.org/post");
    assert_eq!(here.uses("Keep this", &said).await.text(), "kept: https://example.org/post");
    assert_eq!(here.uses_on("Greet", &trial.boss()).await.text(), "hello Boss");
    let choices = here.autocomplete("/log count:2 zone:Ber").await;
    assert_eq!(choices[0].name, "Europe/Berlin");
    assert!(here.try_autocomplete("/echo text:x").await.is_err());
}

#[tokio::test]
async fn files_are_sent_and_served() {
    let trial = Trial::usual().await;
    let message = trial.ana.at(&trial.social).types("/file").await.message();
    assert_eq!(message.attachment("plan.csv"), b"a,b");
    assert_eq!(message.attachment("me.png"), b"png");
    let listed = message.json()["attachments"].as_array().expect("a list");
    assert_eq!(listed.len(), 1, "what an embed shows is not listed");
    let url = listed[0]["url"].as_str().expect("an address");
    let served = reqwest::get(url).await.expect("an answer");
    assert_eq!(served.bytes().await.expect("a body"), &b"a,b"[..]);
    let picture = message.embeds()[0]["image"]["url"].as_str().expect("an address").to_owned();
    assert!(picture.starts_with(&trial.discord.url()), "{picture}");
}

#[tokio::test]
async fn a_bot_that_is_silent_is_named() {
    let trial = Trial::start(Options { patience: Duration::from_millis(300), ..Options::default() }).await;
    let why = trial.ana.at(&trial.social).try_types("/silent").await.expect_err("no answer");
    assert!(why.is_silence());
    assert!(why.to_string().contains("did not respond"), "{why}");
    let idle = trial.discord.idle(Duration::from_millis(50)).await;
    assert!(idle.is_ok(), "what nobody waits for is not pending: {idle:?}");
}

#[tokio::test]
async fn an_interaction_can_come_twice() {
    let trial = Trial::usual().await;
    let answer = trial.ana.at(&trial.social).types("/echo text:once").await;
    assert!(trial.discord.replays(&answer).await);
    trial.discord.idle(Duration::from_secs(1)).await.expect("idle");
    assert_eq!(trial.social.messages().len(), 1);
    assert!(trial.saw("40060"));
}

#[tokio::test]
async fn direct_messages_have_commands_too() {
    let trial = Trial::usual().await;
    let answer = trial.ana.at_dm(&trial.app).types("/echo text:in private").await;
    assert_eq!(answer.text(), "in private");
    assert_eq!(trial.ana.dms(&trial.app).len(), 1);
    assert_eq!(trial.ana.inbox().len(), 1);
}

#[tokio::test]
async fn what_answers_a_press_or_a_form_can_be_pressed_in_turn() {
    let trial = Trial::usual().await;
    let here = trial.ana.at(&trial.social);
    let card = here.types("/card").await.message();
    let pressed = card.press_custom_id("one").await.message();
    let from_a_button = card.press("Form").await.form().fill("Title", "hello").submit().await.message();
    let from_a_command = here.types("/form").await.form().fill("title", "there").submit().await.message();
    for answer in [pressed, from_a_button, from_a_command] {
        assert_eq!(answer.press_custom_id("two").await.text(), "pressed two");
    }
}
