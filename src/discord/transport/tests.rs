//! The transport against a local Discord: what each fault on the line comes to.

use super::connect::until_token_refused;
use super::line::File;
use super::*;
use crate::clock::Clock;
use crate::domain::ids::{ChannelId, DeliveryId, PersonId, TeamId};
use crate::domain::notice::{Delivery, DeliveryState, Look, NoticeKind, Outcome};
use crate::domain::suspicion::Suspected;
use chrono::{DateTime, Duration, Utc};
use local_discord::{Application, Channel, Guild, LocalDiscord, Options, Person, RateLimits, RestFault};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration as Span;

mod closing;
mod gateway;

struct Stage {
    clock: Clock,
    discord: LocalDiscord,
    app: Application,
    clinic: Guild,
    social: Channel,
    ana: Person,
    way: Way,
    line: Arc<Line>,
    carrier: Carrier,
}

async fn stage_with(options: Options, production: bool) -> Stage {
    let clock = Clock::standing_at(DateTime::UNIX_EPOCH + Duration::days(20_000));
    let told = clock.clone();
    let options = Options { clock: Arc::new(move || told.now()), ..options };
    let discord = LocalDiscord::start(options).await.unwrap();
    let app = discord.application("Tally");
    let clinic = discord.guild("Harbour Clinic");
    clinic.add_bot(&app);
    let social = clinic.channel("social");
    let ana = discord.person("Ana");
    clinic.join(&ana);
    let token = app.token();
    let way = if production {
        let (addr, root) = (discord.tls_addr().unwrap(), discord.ca_pem().unwrap());
        Way { token, url: None, resolve: Some((addr, root.into())) }
    } else {
        Way { token, url: Some(discord.url()), resolve: None }
    };
    let line = Arc::new(way.line(clock.clone()).unwrap());
    let carrier = Carrier::new(Arc::clone(&line), PersonId(app.id()));
    Stage { clock, discord, app, clinic, social, ana, way, line, carrier }
}

async fn stage() -> Stage {
    stage_with(Options::default(), false).await
}

impl Stage {
    fn knock(&self, id: &str) -> Delivery {
        let button = json!({"type": 2, "style": 2, "label": "Later", "custom_id": format!("1:later:{id}")});
        let body = json!({"content": "Good morning @everyone", "components": [{"type": 1, "components": [button]}]});
        Delivery {
            id: DeliveryId(id.into()),
            kind: NoticeKind::Knock,
            subject: self.ana.id(),
            occurrence: "2024-10-04".into(),
            channel: None,
            body: body.to_string(),
            picture: None,
            state: DeliveryState::Claimed,
            attempts: 1,
            claimed_at: self.clock.now(),
            tried_at: None,
        }
    }

    fn recap(&self, id: &str) -> Delivery {
        let channel = Some(ChannelId(self.social.id()));
        Delivery { kind: NoticeKind::Recap, subject: self.clinic.id(), channel, ..self.knock(id) }
    }

    fn passes(&self, time: Duration) {
        self.clock.set(self.clock.now() + time);
    }
}

const CREATE: &str = "POST /channels/*/messages";

#[tokio::test]
async fn a_knock_opens_the_channel_and_arrives_once() {
    let s = stage().await;
    let knock = s.knock("k-once");
    let Outcome::Sent { channel, message } = s.carrier.send(&knock, None).await else { panic!() };
    // The same nonce again is the same message.
    assert_eq!(s.carrier.send(&knock, None).await, Outcome::Sent { channel, message });
    let dms = s.ana.dms(&s.app);
    assert_eq!(dms.len(), 1);
    assert!(dms[0].pings().is_empty());
    assert_eq!(s.carrier.look(&knock).await, Look::Found(message));
    assert_eq!(s.carrier.look(&s.knock("k-other")).await, Look::Absent);
}

#[tokio::test]
async fn what_was_acted_on_and_then_cut_is_unknown_and_found() {
    let s = stage().await;
    for (n, fault) in [RestFault::CutAfter, RestFault::StatusAfter(502)].into_iter().enumerate() {
        let recap = s.recap(&format!("r-{n}"));
        let _once = s.discord.faults().rest(CREATE, fault);
        assert_eq!(s.carrier.send(&recap, None).await, Outcome::Unknown);
        s.passes(Duration::minutes(3));
        assert!(matches!(s.carrier.look(&recap).await, Look::Found(_)));
    }
    assert_eq!(s.social.messages().len(), 2);
    let _once = s.discord.faults().rest(CREATE, RestFault::CutBefore);
    let lost = s.recap("r-lost");
    assert_eq!(s.carrier.send(&lost, None).await, Outcome::Unknown);
    assert_eq!(s.carrier.look(&lost).await, Look::Absent);
}

#[tokio::test]
async fn a_look_goes_back_to_before_the_claim_in_a_busy_channel() {
    let s = stage().await;
    let recap = s.recap("r-busy");
    assert!(matches!(s.carrier.send(&recap, None).await, Outcome::Sent { .. }));
    let seat = s.ana.at(&s.social);
    for n in 0..230 {
        seat.says(&format!("message {n}"));
    }
    assert!(matches!(s.carrier.look(&recap).await, Look::Found(_)));
    for n in 0..300 {
        seat.says(&format!("message {n}"));
    }
    assert_eq!(s.carrier.look(&recap).await, Look::Unreadable);
}

#[tokio::test]
async fn refusals_are_sorted() {
    let s = stage().await;
    for (status, code, outcome) in [
        (403, 50007, Outcome::Closed),
        (403, 50278, Outcome::PersonGone),
        (404, 10003, Outcome::ChannelGone),
        (403, 50013, Outcome::RightMissing),
        (400, 40003, Outcome::Suspected(Suspected::Opening)),
        (500, 0, Outcome::Unknown),
    ] {
        let fault = RestFault::Error { status, code, message: "no".into() };
        let _once = s.discord.faults().rest(CREATE, fault);
        assert_eq!(s.carrier.send(&s.recap("r"), None).await, outcome);
    }
    for (status, outcome) in [(403, Outcome::NotTaken), (502, Outcome::Unknown)] {
        let _once = s.discord.faults().rest(CREATE, RestFault::Html(status));
        assert_eq!(s.carrier.send(&s.recap("r"), None).await, outcome);
    }
    let Outcome::Refused(text) = s.carrier.send(&Delivery { body: "{}".into(), ..s.recap("r") }, None).await else {
        panic!()
    };
    assert!(text.contains("50006"), "{text}");
    s.ana.closes_dms();
    assert_eq!(s.carrier.send(&s.knock("k"), None).await, Outcome::Closed);
    s.ana.opens_dms();
    // Opening is no sending: it is never unknown.
    let _once = s.discord.faults().rest("POST /users/@me/channels", RestFault::CutAfter);
    assert_eq!(s.carrier.send(&s.knock("k"), None).await, Outcome::NotTaken);
    let _told = s.discord.take_complaints();
}

#[tokio::test]
async fn a_limit_holds_its_route_and_a_global_one_or_a_page_everything() {
    let s = stage().await;
    let (recap, second) = (s.recap("r-limited"), Duration::seconds(1));
    let _once = s.discord.faults().rest(CREATE, RestFault::RateLimited { retry_after: 7.5, global: false });
    let limited = |ms| Outcome::Limited { pause: Duration::milliseconds(ms) };
    assert_eq!(s.carrier.send(&recap, None).await, limited(7_500));
    s.passes(second);
    assert_eq!(s.carrier.send(&recap, None).await, limited(6_500));
    assert!(s.carrier.open_direct(PersonId(s.ana.id())).await.is_ok(), "another route is free");
    s.passes(second * 7);
    assert!(matches!(s.carrier.send(&recap, None).await, Outcome::Sent { .. }));
    for fault in [RestFault::RateLimited { retry_after: 5.0, global: true }, RestFault::Html(429)] {
        let _once = s.discord.faults().rest(CREATE, fault);
        assert_eq!(s.carrier.send(&recap, None).await, limited(5_000));
        assert_eq!(s.carrier.open_direct(PersonId(s.ana.id())).await, Err(limited(5_000)));
        s.passes(second * 5);
        assert!(s.carrier.open_direct(PersonId(s.ana.id())).await.is_ok());
    }
    assert_eq!(s.carrier.trouble().count(s.clock.now()), 3);
}

#[tokio::test]
async fn nobody_there_is_not_taken_and_a_late_answer_is_unknown() {
    let s = stage().await;
    let gone = Way { token: "t".into(), url: Some("http://127.0.0.1:1".into()), resolve: None };
    let carrier = Carrier::new(Arc::new(gone.line(s.clock.clone()).unwrap()), PersonId(1));
    assert_eq!(carrier.send(&s.recap("r"), None).await, Outcome::NotTaken);
    assert_eq!(carrier.look(&s.recap("r")).await, Look::Later);
    let hasty = reqwest::Client::builder().no_proxy().timeout(Span::from_millis(200)).build().unwrap();
    let line = Line::new(s.way.http().unwrap(), hasty, s.clock.clone());
    let carrier = Carrier::new(Arc::new(line), PersonId(s.app.id()));
    let _once = s.discord.faults().rest(CREATE, RestFault::Delay(Span::from_secs(1)));
    assert_eq!(carrier.send(&s.recap("r-late"), None).await, Outcome::Unknown);
}

#[tokio::test]
async fn names_are_asked_once_in_an_hour_and_who_left_is_absent() {
    let s = stage().await;
    let (team, ana, ben) = (TeamId(s.clinic.id()), PersonId(s.ana.id()), PersonId(123));
    s.carrier.remember_name(team, ben, "Ben".into());
    let names = s.carrier.names(team, &[ana, ben, PersonId(77)]).await.unwrap();
    assert_eq!((names.len(), &*names[&ana], &*names[&ben]), (2, "Ana", "Ben"));
    let down = s.discord.faults().rest("GET /guilds/*/members/*", RestFault::Status(503)).until_lifted();
    assert_eq!(s.carrier.names(team, &[ana, ben]).await.unwrap().len(), 2);
    s.passes(Duration::hours(7));
    assert_eq!(s.carrier.names(team, &[ana]).await, Err(Outcome::Unknown));
    down.lift();
    s.ana.leaves(&s.clinic);
    assert!(s.carrier.names(team, &[ana]).await.unwrap().is_empty());
}

#[tokio::test]
async fn files_and_changes_go_through() {
    let s = stage().await;
    let file = |name: &str| File { name: name.into(), content: vec![1, 2, 3] };
    let there = ChannelId(s.social.id());
    let body = json!({"content": "@everyone look", "attachments": [{"id": "0", "filename": "a.png"}, {"id": "1", "filename": "b.png"}]});
    let posted = s.carrier.post(there, &body.to_string(), vec![file("a.png"), file("b.png")]).await;
    let Outcome::Sent { message, .. } = posted else { panic!("{posted:?}") };
    let shown = s.social.messages().remove(0);
    assert_eq!(shown.files().len(), 2);
    assert_eq!(shown.attachment("b.png"), [1, 2, 3]);
    assert!(shown.pings().is_empty());
    let edited = s.carrier.edit(there, message, r#"{"content":"changed"}"#, None).await;
    assert_eq!(edited, Outcome::Sent { channel: there, message });
    assert_eq!(s.social.messages()[0].content(), "changed");
}

#[tokio::test]
async fn a_picture_goes_and_changes_with_its_message() {
    let s = stage().await;
    let named = |said: &str| {
        let file = json!({"id": 0, "filename": "week.png", "description": said});
        json!({"content": said, "attachments": [file]}).to_string()
    };
    let recap = Delivery { body: named("the week"), ..s.recap("r-picture") };
    let Outcome::Sent { channel, message } = s.carrier.send(&recap, Some(vec![1, 2, 3])).await else { panic!() };
    assert_eq!(s.carrier.send(&recap, Some(vec![1, 2, 3])).await, Outcome::Sent { channel, message });
    assert_eq!(s.social.messages().len(), 1, "the same nonce is the same message");
    let seen = || {
        let shown = s.social.messages().pop().unwrap();
        let files = shown.files().iter().map(|name| shown.attachment(name)).collect::<Vec<_>>();
        let told = shown.json()["attachments"][0]["description"].as_str().map(str::to_owned);
        (shown.content().to_owned(), files, told)
    };
    assert_eq!(seen(), ("the week".into(), vec![vec![1, 2, 3]], Some("the week".into())));
    for content in [vec![4], vec![5, 6]] {
        let edited = s.carrier.edit(channel, message, &named("changed"), Some(content.clone())).await;
        assert_eq!(edited, Outcome::Sent { channel, message });
        assert_eq!(seen(), ("changed".into(), vec![content], Some("changed".into())), "in place of the one before");
    }
    assert_eq!(s.carrier.edit(channel, message, &named("alone"), None).await, Outcome::Sent { channel, message });
    assert_eq!(seen(), ("alone".into(), Vec::new(), None));
    let bare = Delivery { body: named("words"), ..s.recap("r-words") };
    assert!(matches!(s.carrier.send(&bare, None).await, Outcome::Sent { .. }));
    assert_eq!(seen(), ("words".into(), Vec::new(), None));
}

#[tokio::test]
async fn the_production_way_knows_its_limits() {
    let options = Options { tls: true, rate_limits: RateLimits::Global(3), ..Options::default() };
    let s = stage_with(options, true).await;
    assert!(s.line.http().ratelimiter.is_some());
    for n in 0..7 {
        let outcome = s.carrier.send(&s.recap(&format!("r-{n}")), None).await;
        assert!(matches!(outcome, Outcome::Sent { .. }), "{outcome:?}");
    }
    assert_eq!(s.carrier.trouble().count(s.clock.now()), 0, "waiting made no 429");
    let _once = s.discord.faults().rest(CREATE, RestFault::RateLimited { retry_after: 600.0, global: false });
    let pause = Duration::seconds(600);
    assert_eq!(s.carrier.send(&s.recap("r"), None).await, Outcome::Limited { pause }, "told, not slept through");
    let mut sweep = limits::Sweep::default();
    let http = s.line.http();
    assert!(sweep.round(http, Span::from_secs(300)).await > 0);
    assert_eq!(sweep.round(http, Span::from_secs(300)).await, 0);
}

#[tokio::test]
async fn entering_waits_for_discord_and_knows_a_refused_token() {
    let s = stage().await;
    let _first = s.discord.faults().rest("GET /gateway", RestFault::Html(503));
    let entry = s.way.enter(&s.line).await.unwrap();
    assert_eq!((entry.me, entry.application.get()), (PersonId(s.app.id()), s.app.id()));
    assert_eq!(entry.gateway, s.discord.gateway_url());
    let _once = s.discord.faults().rest(CREATE, RestFault::Error { status: 401, code: 0, message: "401".into() });
    assert_eq!(s.carrier.send(&s.recap("r"), None).await, Outcome::NotTaken);
    let refused = tokio::time::timeout(Span::from_millis(300), until_token_refused(&s.line)).await;
    assert!(refused.is_err(), "asked again, the token was fine");
    s.app.resets_token("another");
    assert!(matches!(s.way.enter(&s.line).await, Err(ConnectError::TokenRefused)));
    assert_eq!(s.carrier.send(&s.recap("r"), None).await, Outcome::NotTaken);
    until_token_refused(&s.line).await;
}

#[tokio::test]
async fn a_thousand_refusals_stop_everything() {
    let s = stage().await;
    for _ in 0..trouble::MOST {
        s.carrier.trouble().note(403, false);
    }
    assert!(s.carrier.is_broken(s.clock.now()));
    let now = s.clock.now() + Duration::minutes(4);
    s.clock.set(now);
    assert_eq!(s.carrier.send(&s.recap("r"), None).await, Outcome::Limited { pause: Duration::minutes(6) });
    assert!(s.social.messages().is_empty());
    let later: DateTime<Utc> = now + Duration::minutes(6);
    s.clock.set(later);
    assert!(matches!(s.carrier.send(&s.recap("r"), None).await, Outcome::Sent { .. }));
}
