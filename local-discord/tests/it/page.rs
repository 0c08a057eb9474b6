//! The page's protocol, as its script uses it.
use std::time::Duration;

use local_discord::page::{Control, Page, Step};
use local_discord::{LocalDiscord, Options};
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::trial::Trial;

fn page() -> Page {
    Page {
        title: "Trial".into(),
        banner: "Nothing here is real".into(),
        guide: vec![Step { title: "Say it".into(), text: "Try".into(), try_: Some("/echo text:hi".into()) }],
        controls: vec![
            Control::new("hour", "+1 hour", |_| async { Ok("an hour has passed".into()) }),
            Control::new("fail", "Fail", |_| async { Err("it failed".into()) }),
        ],
        ..Page::default()
    }
}

async fn trial() -> Trial {
    Trial::start(Options { page: Some(page()), ..Options::default() }).await
}

async fn post(discord: &LocalDiscord, path: &str, body: Value) -> Value {
    let answer = Client::new().post(format!("{}{path}", discord.url())).json(&body).send().await.expect("an answer");
    answer.json().await.expect("JSON")
}

async fn state(trial: &Trial) -> Value {
    let url = format!("{}/page/state?as={}", trial.discord.url(), trial.ana.id());
    reqwest::get(url).await.expect("an answer").json().await.expect("JSON")
}

struct Visitor<'a>(&'a Trial);

impl Visitor<'_> {
    async fn does(&self, what: Value) -> Value {
        let body = json!({"as": self.0.ana.id().to_string(), "place": self.0.social.id().to_string(), "do": what});
        post(&self.0.discord, "/page/act", body).await
    }
}

#[tokio::test]
async fn a_visitor_does_what_a_person_can_do() {
    let trial = trial().await;
    let me = Visitor(&trial);
    let done = me.does(json!({"type": "command", "name": "echo", "options": {"text": "hello"}})).await;
    assert_eq!(done, json!({"ok": true}));
    let place = trial.social.id().to_string();
    let now = state(&trial).await;
    assert_eq!(now["title"], "Trial");
    assert_eq!(now["guide"][0]["try"], "/echo text:hi");
    assert_eq!(now["messages"][&place][0]["content"], "hello");
    assert_eq!(now["messages"][&place][0]["interaction"]["name"], "echo");
    assert_eq!(now["messages"][&place][0]["unread"], true);
    assert!(now["places"].as_array().expect("a list").iter().any(|p| p["kind"] == "dm" && p["name"] == "Tally"));
    assert!(now["commands"].as_array().expect("a list").iter().any(|c| c["name"] == "log" && c["in_dm"] == true));
    assert!(!now["commands"].as_array().expect("a list").iter().any(|c| c["name"] == "manage setup"));
    assert_eq!(now["menus"], json!([{"name": "Keep this"}]));

    post(&trial.discord, "/page/read", json!({"as": trial.ana.id().to_string(), "place": place})).await;
    assert_eq!(state(&trial).await["messages"][&place][0]["unread"], false);

    let choices = me
        .does(
            json!({"type": "autocomplete", "name": "log", "options": {"zone": "Ber", "count": "x"}, "focused": "zone"}),
        )
        .await;
    assert_eq!(choices["choices"][0]["value"], "Europe/Berlin", "{choices}");
    let done = me
        .does(json!({"type": "command", "name": "log", "options": {"count": 3, "loud": true, "platform": "li"}}))
        .await;
    assert_eq!(done["ok"], true, "{done}");

    me.does(json!({"type": "command", "name": "card", "options": {}})).await;
    let card = trial.social.messages().pop().expect("a card").id().to_string();
    let form = me.does(json!({"type": "press", "message": card, "custom_id": "form"})).await;
    assert_eq!(form["form"]["fields"][0]["label"], "Title", "{form}");
    let fields = json!({"title": "hello", "more": ""});
    let done = me.does(json!({"type": "submit", "form": form["form"]["id"], "fields": fields})).await;
    assert_eq!(done["ok"], true, "{done}");
    assert_eq!(trial.social.messages().pop().expect("an answer").text(), "title=hello more=");
    let done = me.does(json!({"type": "choose", "message": card, "custom_id": "pick", "values": ["bluesky"]})).await;
    assert_eq!(done["ok"], true, "{done}");

    me.does(json!({"type": "say", "text": "plain words"})).await;
    let said = trial.social.messages().pop().expect("a message");
    assert_eq!(said.author_id(), trial.ana.id());
    let done = me.does(json!({"type": "menu", "name": "Keep this", "message": said.id().to_string()})).await;
    assert_eq!(done["ok"], true);

    let file = me.does(json!({"type": "upload", "name": "a.csv", "base64": "YSxi"})).await;
    let done = me.does(json!({"type": "command", "name": "log", "options": {"file": file["upload"]}})).await;
    assert_eq!(done["ok"], true, "{done}");

    me.does(json!({"type": "command", "name": "secret", "options": {}})).await;
    let secret = trial.ana.at(&trial.social).reads().pop().expect("a secret");
    me.does(json!({"type": "dismiss", "message": secret.id().to_string()})).await;
    assert!(secret.try_refresh().is_none());

    let refused = me.does(json!({"type": "command", "name": "echo", "options": {}})).await;
    assert_eq!(refused["ok"], false);
    assert!(refused["error"].as_str().expect("words").contains("needs the option"));
}

#[tokio::test]
async fn a_silent_bot_is_told_as_discord_tells_it() {
    let options = Options { page: Some(page()), patience: Duration::from_millis(200), ..Options::default() };
    let trial = Trial::start(options).await;
    let answer = Visitor(&trial).does(json!({"type": "command", "name": "silent", "options": {}})).await;
    assert_eq!(answer, json!({"ok": false, "error": "The application did not respond"}));
}

#[tokio::test]
async fn controls_run() {
    let trial = trial().await;
    assert_eq!(post(&trial.discord, "/page/control/hour", json!({})).await["ok"], true);
    assert_eq!(post(&trial.discord, "/page/control/fail", json!({})).await["error"], "it failed");
    assert_eq!(post(&trial.discord, "/page/control/none", json!({})).await["ok"], false);
}

#[tokio::test]
async fn changes_are_told() {
    let trial = trial().await;
    let mut events = reqwest::get(format!("{}/page/events", trial.discord.url())).await.expect("an answer");
    trial.ana.at(&trial.social).says("hello");
    let chunk = tokio::time::timeout(Duration::from_secs(2), events.chunk()).await.expect("in time");
    let chunk = chunk.expect("a stream").expect("an event");
    assert_eq!(&chunk[..], b"data: {\"type\":\"changed\"}\n\n");
}

#[tokio::test]
async fn only_the_page_itself_may_use_it() {
    let trial = trial().await;
    let url = trial.discord.url();
    let status = |method: Method, path: &str, header: Option<(&'static str, &'static str)>| {
        let mut request = Client::new().request(method, format!("{url}{path}"));
        if let Some((name, value)) = header {
            request = request.header(name, value);
        }
        async move { request.send().await.expect("an answer").status().as_u16() }
    };
    for path in ["/", "/page/app.js", "/page/app.css", "/page/composer.js", "/page/state"] {
        assert_eq!(status(Method::GET, path, None).await, 200, "{path}");
        assert_eq!(status(Method::GET, path, Some(("Host", "evil.example"))).await, 403, "{path}");
        assert_eq!(status(Method::GET, path, Some(("Origin", "http://evil.example"))).await, 403, "{path}");
        assert_eq!(status(Method::GET, path, Some(("Origin", "null"))).await, 403, "{path}");
    }
    assert_eq!(status(Method::POST, "/page/act", Some(("Content-Type", "text/plain"))).await, 415);
    assert_eq!(status(Method::GET, "/favicon.ico", None).await, 404);
}
