//! Texts and names that mean harm, or could do some.

use crate::world::{Says, World};
use local_discord::Shown;
use serde_json::Value;

/// Titles that would ping, forge a link, or hide something if they were shown as they are.
const TITLES: [&str; 9] = [
    "@everyone and @here, look",
    "<@1> <@&2> <#3> </help:4> <t:0:R> <:smile:5>",
    "[free chairs](https://evil.example) ](https://evil.example)",
    "`code` ```block``` ||hidden|| **bold** __under__ ~~gone~~",
    "> quote # heading - list * list",
    "\u{202e}gnp.exe\u{202c} and \u{200b}zero\u{200d}width\u{feff}",
    "\\@everyone \\[x\\](https://evil.example)",
    "https\u{200b}://evil.example discord.gg/evil",
    "{{7*7}} ${jndi:ldap://x} '; DROP TABLE posts; -- <script>",
];

/// All that somebody sees as text that Discord would dress up, without the backslashes that keep it plain.
fn dressed(message: &Shown) -> Vec<String> {
    let mut all = vec![message.content().to_owned()];
    for embed in message.embeds() {
        all.extend(embed["description"].as_str().map(str::to_owned));
        for field in embed["fields"].as_array().into_iter().flatten() {
            all.extend(field["value"].as_str().map(str::to_owned));
        }
    }
    all
}

/// The links behind words: the words, and where they lead.
fn masked(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("](") {
        // A backslash before the bracket keeps it plain.
        if !text[..at].ends_with('\\') {
            let words = text[..at].rsplit('[').next().unwrap_or_default();
            let leads = text[at + 2..].split(')').next().unwrap_or_default();
            found.push((words.to_owned(), leads.to_owned()));
        }
    }
    found
}

/// Nobody is pinged, every link says where it leads, and nothing hidden is in it.
#[track_caller]
fn harmless(message: &Shown) {
    assert_eq!(message.pings(), Vec::<String>::new(), "{}", message.text());
    assert_eq!(message.json()["mention_everyone"], Value::Bool(false));
    for text in dressed(message) {
        for (words, leads) in masked(&text) {
            let host = words.split('/').next().unwrap_or_default();
            assert!(
                leads.contains(&format!("//{host}")) || leads.contains(&format!("//www.{host}")),
                "{words} leads to {leads}"
            );
        }
        let bare = text.replace("\\@", "").replace("\\<", "");
        assert!(!bare.contains("@everyone") && !bare.contains("@here") && !bare.contains("<@&"), "{text}");
        assert!(!text.contains(['\u{202e}', '\u{202c}', '\u{200b}', '\u{feff}']), "{text:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn titles_do_nothing_wherever_they_are_shown() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    for title in TITLES {
        harmless(&ana.here.runs("log", &[("post", title)]).await.message());
    }
    let link = "https://youtu.be/abcdefghijk";
    let logged = ana.here.runs("log", &[("post", &format!("{link} {}", TITLES[2]))]).await;
    harmless(&logged.message());
    logged.press("Share with the team").await;
    world.rests().await;
    let shared = ben.here.reads().into_iter().rfind(|one| !one.is_ephemeral()).expect("it is shared");
    assert_eq!(shared.pings(), Vec::<String>::new());
    harmless(&ana.types("/me").await.press("My posts").await.message());
    world.moves_to("2026-01-06 13:00").await;
    let knock = ana.last_knock();
    knock.says("People may have answered you");
    harmless(&knock);
    harmless(&knock.press("Some left").await.message());
    harmless(&ana.types("/replies").await.message());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_do_nothing_on_the_board_and_in_the_weekly_post() {
    let world = World::new().await;
    let mia = world.manager("Mia");
    mia.types("/team setup channel:#social").await;
    for name in ["@everyone", "[x](https://evil.example)", "<@&1> **Bo**", "`Li`", "\u{202e}Eve"] {
        let member = world.member(name).await;
        member.types("/log post:A chair").await;
    }
    let board = mia.types("/leaderboard").await.message();
    board.says("everyone").says("Bo");
    assert_eq!(board.pings(), Vec::<String>::new());
    let fields = dressed(&board).join("\n");
    assert!(masked(&fields).is_empty() && fields.contains("\\@everyone") && fields.contains("\\*\\*Bo"), "{fields}");
    world.moves_to("2026-01-12 10:00").await;
    let posted = world.channel.messages();
    let recap = posted.iter().rfind(|one| one.text().contains("The week of")).expect("the weekly post");
    assert_eq!(recap.pings(), Vec::<String>::new());
    assert!(masked(&dressed(recap).join("\n")).is_empty(), "{}", recap.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_longest_texts_stay_inside_the_limits() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    // Every sign of it has to be written with a backslash.
    for (at, sign) in ["*", "_", "@", "|", "[", "\u{1f469}\u{200d}\u{2695}\u{fe0f}", "ü", "#"].iter().enumerate() {
        let title: String = sign.repeat(200).chars().take(196).collect();
        let link = format!("https://blog.example.org/{at}/{}", "a".repeat(1_900));
        let answer = ana.here.runs("log", &[("post", &format!("{link} {title}"))]).await;
        answer.says("Logged").says("This week");
    }
    let page = ana.types("/me").await.press("My posts").await;
    assert_eq!(page.message().selects()[0].options.len(), 8);
    let first = page.message().selects()[0].options[0].clone();
    page.choose("Open one to edit or delete it", &[&first]).await.says("Your post");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn long_links_do_not_crowd_out_what_a_message_has_to_say() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for at in 0..5 {
        let link = format!("https://blog.example.org/{at}/{}", "a".repeat(1_900));
        ana.here
            .runs(
                "log",
                &[("post", &format!("{link} Post number {at} with a title of some length, as people write them"))],
            )
            .await;
    }
    world.moves_to("2026-01-06 13:00").await;
    let knock = ana.last_knock();
    for at in 0..5 {
        knock.says(&format!("Post number {at}"));
    }
    knock.says("general terms only").says("is an answer too");
    ana.types("/replies").await.says("Post number 0").says("Post number 4");
    let page = ana.types("/me").await.press("My posts").await;
    for at in 0..5 {
        page.says(&format!("Post number {at}"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_take_no_more_than_they_should() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let form = ana.types("/me").await.press("Log a post").await.form();
    let field = "A link, a title, or both";
    assert!(
        form.clone().fill(field, &"a".repeat(2_501)).try_submit().await.is_err_and(|refused| !refused.is_silence())
    );
    form.clone().fill(field, &"a".repeat(2_500)).submit().await.says("up to 200 characters, and this has 2500");
    form.fill(field, TITLES[0]).submit().await.says("Logged");
}
