//! What the REST API refuses, and how it says so.
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use local_discord::{Options, Permissions as May, RateLimits};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use serenity::all::*;

use crate::trial::Trial;

/// Sends a request as the bot.
async fn call(trial: &Trial, method: Method, path: &str, body: Value) -> (StatusCode, Value) {
    let request = Client::new()
        .request(method, format!("{}/api/v10{path}", trial.discord.url()))
        .header("Authorization", format!("Bot {}", trial.app.token()));
    let request = if body.is_null() { request } else { request.json(&body) };
    let answer = request.send().await.expect("an answer");
    (answer.status(), answer.json().await.unwrap_or_default())
}

fn code(error: &serenity::Error) -> isize {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(no)) => no.error.code,
        other => panic!("not refused by Discord: {other:?}"),
    }
}

fn clock() -> (Arc<Mutex<DateTime<Utc>>>, Options) {
    let now = Arc::new(Mutex::new("2026-01-05T09:00:00Z".parse().expect("a date")));
    let read = Arc::clone(&now);
    let options = Options { clock: Arc::new(move || *read.lock().expect("not poisoned")), ..Options::default() };
    (now, options)
}

#[tokio::test]
async fn mistakes_are_answered_and_complained_of() {
    let trial = Trial::usual().await;
    let (status, body) = call(&trial, Method::GET, "/nowhere", Value::Null).await;
    assert_eq!((status.as_u16(), body["code"].as_u64()), (404, Some(0)));
    let (status, _) = call(&trial, Method::PUT, "/users/@me", Value::Null).await;
    assert_eq!(status.as_u16(), 405);
    let path = format!("/channels/{}/messages", trial.social.id());
    let (status, body) = call(&trial, Method::POST, &path, json!({"content": "x".repeat(2001), "colour": 3})).await;
    assert_eq!((status.as_u16(), body["code"].as_u64()), (400, Some(50035)));
    assert!(body["errors"]["content"]["_errors"][0]["code"].is_string(), "{body}");
    assert_eq!(trial.discord.take_complaints().len(), 3);
    assert!(trial.discord.complaints().is_empty());
}

#[tokio::test]
#[should_panic(expected = "no such route")]
async fn complaints_fail_a_test() {
    let discord = local_discord::LocalDiscord::start(Options::default()).await.expect("it starts");
    let app = discord.application("Tally");
    let request = Client::new().get(format!("{}/api/v10/nowhere", discord.url()));
    request.header("Authorization", format!("Bot {}", app.token())).send().await.expect("an answer");
}

#[tokio::test]
async fn a_wrong_token_is_unauthorized() {
    let trial = Trial::usual().await;
    let answer = Client::new()
        .get(format!("{}/api/v10/users/@me", trial.discord.url()))
        .header("Authorization", "Bot no")
        .send()
        .await;
    let answer = answer.expect("an answer");
    assert_eq!(answer.status(), 401);
    let body: Value = answer.json().await.expect("JSON");
    assert_eq!(body, json!({"message": "401: Unauthorized", "code": 0}));
}

#[tokio::test]
async fn what_does_not_exist_has_its_number() {
    let trial = Trial::usual().await;
    let (channel, guild) = (trial.social.id(), trial.clinic.id());
    for (path, number) in [
        ("/channels/5".to_owned(), 10003),
        (format!("/channels/{channel}/messages/5"), 10008),
        ("/guilds/5".to_owned(), 10004),
        (format!("/guilds/{guild}/members/{}", trial.discord.person("Ben").id()), 10007),
        (format!("/guilds/{guild}/members/5"), 10013),
        ("/users/5".to_owned(), 10013),
        (format!("/applications/{}/commands/5", trial.app.id()), 10063),
        (format!("/webhooks/{}/abc/messages/@original", trial.app.id()), 10015),
    ] {
        let (status, body) = call(&trial, Method::GET, &path, Value::Null).await;
        assert_eq!((status.as_u16(), body["code"].as_u64()), (404, Some(number)), "{path}");
    }
}

#[tokio::test]
async fn serenity_reads_every_answer() {
    let trial = Trial::usual().await;
    let http = &trial.http;
    let (channel, guild) = (ChannelId::new(trial.social.id()), GuildId::new(trial.clinic.id()));
    http.get_gateway().await.expect("gateway");
    http.get_bot_gateway().await.expect("bot gateway");
    assert_eq!(http.get_current_user().await.expect("me").name, "Tally");
    http.get_current_application_info().await.expect("application");
    http.get_user(UserId::new(trial.ana.id())).await.expect("user");
    assert_eq!(http.get_guilds(None, None).await.expect("guilds").len(), 1);
    http.get_guild(guild).await.expect("guild");
    assert_eq!(http.get_guild_with_counts(guild).await.expect("guild").approximate_member_count, Some(3));
    http.get_channels(guild).await.expect("channels");
    http.get_guild_roles(guild).await.expect("roles");
    http.get_member(guild, UserId::new(trial.ana.id())).await.expect("member");
    assert_eq!(http.get_guild_members(guild, Some(10), None).await.expect("members").len(), 3);
    http.get_channel(channel).await.expect("channel");
    assert!(!http.get_global_commands().await.expect("commands").is_empty());
    let message = channel.say(http, "hello").await.expect("sent");
    let edited = channel.edit_message(http, message.id, EditMessage::new().content("better")).await.expect("edited");
    assert!(edited.edited_timestamp.is_some());
    let reply =
        CreateMessage::new().content("reply").reference_message(&message).flags(MessageFlags::SUPPRESS_NOTIFICATIONS);
    let reply = channel.send_message(http, reply).await.expect("replied");
    assert_eq!(reply.referenced_message.expect("the first").content, "better");
    let last = channel.messages(http, GetMessages::new().limit(1)).await.expect("messages");
    assert_eq!(last[0].content, "reply");
    assert_eq!(channel.messages(http, GetMessages::new().after(message.id)).await.expect("messages").len(), 1);
    assert_eq!(channel.messages(http, GetMessages::new().before(message.id)).await.expect("messages").len(), 0);
    channel.broadcast_typing(http).await.expect("typing");
    let thread = channel.create_thread_from_message(http, message.id, CreateThread::new("talk")).await.expect("thread");
    thread.id.say(http, "inside").await.expect("sent");
    thread.id.edit_thread(http, EditThread::new().archived(true)).await.expect("archived");
    channel.delete_message(http, message.id).await.expect("deleted");
    let dm = UserId::new(trial.ana.id()).create_dm_channel(http).await.expect("opened");
    let sent =
        dm.id.send_message(http, CreateMessage::new().add_file(CreateAttachment::bytes(&b"x"[..], "x.txt"))).await;
    assert_eq!(sent.expect("sent").attachments[0].filename, "x.txt");
    assert_eq!(trial.ana.inbox()[0].attachment("x.txt"), b"x");
    http.leave_guild(guild).await.expect("left");
    assert!(http.get_guild(guild).await.is_err());
}

#[tokio::test]
async fn rights_are_asked_for() {
    let trial = Trial::usual().await;
    let channel = ChannelId::new(trial.social.id());
    let try_it = || async { code(&channel.say(&trial.http, "hello").await.expect_err("refused")) };
    trial.social.denies(May::SEND_MESSAGES, &trial.app);
    assert_eq!(try_it().await, 50013);
    trial.social.denies(May::VIEW_CHANNEL, &trial.app);
    assert_eq!(try_it().await, 50001);
    trial.social.allows(May::VIEW_CHANNEL | May::SEND_MESSAGES, &trial.app);
    channel.say(&trial.http, "hello").await.expect("allowed again");
    trial.social.denies(May::EMBED_LINKS, &trial.app);
    let card = CreateMessage::new().embed(CreateEmbed::new().title("x"));
    assert_eq!(code(&channel.send_message(&trial.http, card).await.expect_err("refused")), 50013);
    let ana = trial.ana.at(&trial.social).says("mine");
    assert_eq!(code(&channel.delete_message(&trial.http, ana.id()).await.expect_err("refused")), 50013);
    let edit = channel.edit_message(&trial.http, ana.id(), EditMessage::new().content("x")).await;
    assert_eq!(code(&edit.expect_err("refused")), 50005);
    trial.social.deletes();
    assert_eq!(try_it().await, 10003);
}

#[tokio::test]
async fn answers_to_interactions_do_not_need_the_channel() {
    let trial = Trial::usual().await;
    trial.social.denies(May::VIEW_CHANNEL, &trial.app);
    assert_eq!(trial.ana.at(&trial.social).types("/echo text:still").await.text(), "still");
}

#[tokio::test]
async fn some_direct_messages_cannot_be_sent() {
    let trial = Trial::usual().await;
    let dm = UserId::new(trial.ana.id()).create_dm_channel(&trial.http).await.expect("opened").id;
    let try_it = || async { code(&dm.say(&trial.http, "hello").await.expect_err("refused")) };
    trial.ana.closes_dms();
    assert_eq!(try_it().await, 50007);
    trial.ana.opens_dms();
    trial.ana.leaves(&trial.clinic);
    assert_eq!(try_it().await, 50278);
    trial.ana.joins(&trial.clinic);
    dm.say(&trial.http, "hello").await.expect("sent");
    let own = UserId::new(trial.app.id()).create_dm_channel(&trial.http).await;
    assert_eq!(code(&own.expect_err("refused")), 50007);
}

#[tokio::test]
async fn a_nonce_counts_once_for_two_minutes() {
    let (now, options) = clock();
    let trial = Trial::start(options).await;
    let channel = ChannelId::new(trial.social.id());
    let send = || async {
        let message = CreateMessage::new().content("once").nonce(Nonce::String("d-1".into())).enforce_nonce(true);
        channel.send_message(&trial.http, message).await.expect("sent").id
    };
    let first = send().await;
    *now.lock().expect("not poisoned") += TimeDelta::seconds(119);
    assert_eq!(send().await, first);
    *now.lock().expect("not poisoned") += TimeDelta::seconds(2);
    assert_ne!(send().await, first);
    assert_eq!(trial.social.messages().len(), 2);
    // Without `enforce_nonce` a nonce is only repeated back.
    let loose = CreateMessage::new().content("once").nonce(Nonce::String("d-1".into()));
    channel.send_message(&trial.http, loose).await.expect("sent");
    assert_eq!(trial.social.messages().len(), 3);
}

#[tokio::test]
async fn interactions_have_their_windows() {
    let (now, options) = clock();
    let options = Options { patience: Duration::from_millis(300), ..options };
    let trial = Trial::start(options).await;
    let here = trial.ana.at(&trial.social);
    assert_eq!(here.types("/twice").await.text(), "once");
    trial.discord.idle(Duration::from_secs(1)).await.expect("idle");
    assert!(trial.saw("40060"));

    // Answered by hand, after three seconds of story time.
    let silent = here.try_types("/silent").await;
    assert!(silent.is_err());
    let answer = here.types("/echo text:x").await;
    let callback = |id: u64, token: String| {
        let path = format!("/interactions/{id}/{token}/callback");
        let trial = &trial;
        async move { call(trial, Method::POST, &path, json!({"type": 4, "data": {"content": "late"}})).await }
    };
    let token = trial.discord.interaction_token(answer.interaction_id()).expect("remembered");
    let (status, body) = callback(answer.interaction_id(), token.clone()).await;
    assert_eq!((status.as_u16(), body["code"].as_u64()), (400, Some(40060)));
    let (status, body) = callback(5, token.clone()).await;
    assert_eq!((status.as_u16(), body["code"].as_u64()), (404, Some(10062)));
    let unanswered = trial.discord.last_interaction().expect("there is one");
    assert_eq!(unanswered.0, answer.interaction_id());

    let follow_up = format!("/webhooks/{}/{token}", trial.app.id());
    let (status, _) = call(&trial, Method::POST, &follow_up, json!({"content": "more"})).await;
    assert_eq!(status.as_u16(), 200);
    *now.lock().expect("not poisoned") += TimeDelta::minutes(16);
    let (status, body) = call(&trial, Method::POST, &follow_up, json!({"content": "more"})).await;
    assert_eq!((status.as_u16(), body["code"].as_u64()), (401, Some(50027)));
}

#[tokio::test]
async fn three_seconds_of_story_time_are_too_late() {
    let (now, options) = clock();
    let trial = Trial::start(Options { patience: Duration::from_millis(100), ..options }).await;
    let silent = trial.ana.at(&trial.social).try_types("/silent").await;
    assert!(silent.is_err());
    let (id, token) = trial.discord.last_interaction().expect("there is one");
    *now.lock().expect("not poisoned") += TimeDelta::milliseconds(3_001);
    let path = format!("/interactions/{id}/{token}/callback");
    let (status, body) = call(&trial, Method::POST, &path, json!({"type": 4, "data": {"content": "late"}})).await;
    assert_eq!((status.as_u16(), body["code"].as_u64()), (404, Some(10062)));
}

#[tokio::test]
async fn pings_are_narrowed_by_allowed_mentions() {
    let trial = Trial::usual().await;
    let channel = ChannelId::new(trial.social.id());
    let content = format!("<@{}> @everyone", trial.ana.id());
    let loud = channel.say(&trial.http, &content).await.expect("sent");
    assert_eq!((loud.mentions.len(), loud.mention_everyone), (1, false), "the bot may not mention everyone");
    trial.social.allows(May::MENTION_EVERYONE, &trial.app);
    assert!(channel.say(&trial.http, &content).await.expect("sent").mention_everyone);
    let quiet = CreateMessage::new().content(&content).allowed_mentions(CreateAllowedMentions::new());
    let quiet = channel.send_message(&trial.http, quiet).await.expect("sent");
    assert_eq!((quiet.mentions.len(), quiet.mention_everyone), (0, false));
}

#[tokio::test]
async fn too_many_requests_are_refused() {
    let trial = Trial::start(Options { rate_limits: RateLimits::Global(5), ..Options::default() }).await;
    let mut last = (StatusCode::OK, Value::Null);
    for _ in 0..6 {
        last = call(&trial, Method::GET, "/users/@me", Value::Null).await;
    }
    assert_eq!(last.0.as_u16(), 429);
    assert!(last.1["retry_after"].as_f64().is_some_and(|s| s > 0.0 && s <= 1.0), "{}", last.1);
    assert_eq!(last.1["message"], "You are being rate limited.");
}
