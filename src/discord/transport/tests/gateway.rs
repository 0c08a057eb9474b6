//! Connecting, being cut off, registering and ending, with serenity's own client.

use super::*;
use crate::discord::transport::commands::register;
use crate::discord::transport::shutdown::land;
use crate::discord::transport::watchdog::watch;
use crate::metrics::{Metrics, TurnTimes};
use local_discord::GatewayFault;
use serenity::all::{ClientBuilder, Context, CreateCommand, Framework, FullEvent, GatewayIntents, ShardManager};
use tokio::task::JoinHandle;

/// Takes its time over each event.
struct Slow(Span);

#[serenity::async_trait]
impl Framework for Slow {
    async fn dispatch(&self, _: Context, _: FullEvent) {
        tokio::time::sleep(self.0).await;
    }
}

pub(super) struct Online {
    pub(super) manager: Arc<ShardManager>,
    pub(super) flight: Flight,
    pub(super) running: JoinHandle<serenity::Result<()>>,
}

pub(super) async fn online(s: &Stage, slow: Span) -> Online {
    let entry = s.way.enter(&s.line).await.unwrap();
    let flight = Flight::default();
    let framework = Tracked::new(Slow(slow), flight.clone());
    let builder = ClientBuilder::new_with_http(s.way.http().unwrap(), GatewayIntents::GUILDS).framework(framework);
    let mut client = builder.await.unwrap();
    entry.pin(&client).await;
    let manager = Arc::clone(&client.shard_manager);
    let running = tokio::spawn(async move { client.start_shards(entry.shards).await });
    Online { manager, flight, running }
}

/// Counts for nobody.
pub(super) fn uncounted() -> Metrics {
    Metrics::new(&TurnTimes::default())
}

fn hasty() -> Patience {
    Patience { connect: Span::from_secs(2), still: Span::from_millis(500), ..Patience::default() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unanswered_identify_is_replaced_by_one_connection() {
    let s = stage().await;
    let _once = s.discord.faults().gateway(GatewayFault::NoReady);
    let bot = online(&s, Span::ZERO).await;
    let dog = tokio::spawn(watch(Arc::clone(&bot.manager), 1, Arc::clone(&s.line), uncounted(), hasty()));
    s.app.gateway().until_connected(1).await;
    tokio::time::sleep(Span::from_secs(7)).await;
    assert_eq!((s.app.gateway().connected(), s.app.gateway().identified()), (1, 1));
    assert!(!dog.is_finished());
    dog.abort();
    assert!(land(&bot.manager, &bot.flight).await);
    bot.running.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_serenitys_own_restart_there_is_still_one_connection() {
    let s = stage().await;
    let bot = online(&s, Span::ZERO).await;
    let dog = tokio::spawn(watch(Arc::clone(&bot.manager), 1, Arc::clone(&s.line), uncounted(), hasty()));
    s.app.gateway().until_connected(1).await;
    let unanswered = s.discord.faults().gateway(GatewayFault::NoReady);
    s.app.gateway().invalidate(false);
    while unanswered.hits() == 0 {
        tokio::time::sleep(Span::from_millis(100)).await;
    }
    s.app.gateway().until_connected(1).await;
    tokio::time::sleep(Span::from_secs(6)).await;
    assert_eq!((s.app.gateway().connected(), s.app.gateway().identified()), (1, 2));
    dog.abort();
    assert!(land(&bot.manager, &bot.flight).await);
    bot.running.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_three_restarts_do_not_help_is_given_up_and_not_while_discord_is_away() {
    let s = stage().await;
    let _always = s.discord.faults().gateway(GatewayFault::NoReady).until_lifted();
    let bot = online(&s, Span::ZERO).await;
    let away = s.discord.faults().rest("GET /gateway", RestFault::Status(503)).until_lifted();
    let dog = tokio::spawn(watch(Arc::clone(&bot.manager), 1, Arc::clone(&s.line), uncounted(), hasty()));
    tokio::time::sleep(Span::from_secs(5)).await;
    assert!(!dog.is_finished());
    away.lift();
    let stuck = tokio::time::timeout(Span::from_secs(60), dog).await.unwrap().unwrap().unwrap_err();
    assert_eq!(stuck, Stuck { shard: 0, why: "it is not answered" });
    land(&bot.manager, &bot.flight).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_shards_the_deaf_one_is_replaced_alone_and_both_say_goodbye() {
    let s = stage_with(Options { shards: Some(2), ..Options::default() }, false).await;
    let bot = online(&s, Span::ZERO).await;
    let metrics = uncounted();
    let dog = tokio::spawn(watch(Arc::clone(&bot.manager), 2, Arc::clone(&s.line), metrics.clone(), hasty()));
    let gateway = s.app.gateway();
    gateway.until_connected(2).await;
    let deaf = s.discord.faults().gateway(GatewayFault::NoReady);
    gateway.of_shard(1).close(Some(4009));
    while deaf.hits() == 0 {
        tokio::time::sleep(Span::from_millis(50)).await;
    }
    gateway.of_shard(1).until_connected(1).await;
    tokio::time::sleep(Span::from_secs(2)).await;
    assert_eq!((gateway.of_shard(0).connected(), gateway.of_shard(1).connected(), gateway.identified()), (1, 1, 3));
    let counted = metrics.text(None);
    assert!(counted.contains("rounds_gateway_replaced_total{shard=\"1\"} 1"), "{counted}");
    assert!(!counted.contains("rounds_gateway_replaced_total{shard=\"0\"}"), "{counted}");
    assert!(metrics.shards().values().all(|shard| shard.connected && shard.silent.is_some()));
    dog.abort();
    let started = tokio::time::Instant::now();
    assert!(land(&bot.manager, &bot.flight).await);
    assert!(started.elapsed() < Span::from_secs(4), "{:?}", started.elapsed());
    gateway.until_connected(0).await;
    bot.running.await.unwrap().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dead_socket_neither_spins_nor_stays_when_it_is_dismissed() {
    let s = stage().await;
    let bot = online(&s, Span::ZERO).await;
    s.app.gateway().until_connected(1).await;
    s.app.gateway().close(None);
    tokio::time::sleep(Span::from_secs(2)).await;
    let started = tokio::time::Instant::now();
    assert!(land(&bot.manager, &bot.flight).await);
    assert!(started.elapsed() < Span::from_secs(10));
    bot.running.abort();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_in_flight_is_finished_or_told_of() {
    for (slow, finished) in [(3, true), (20, false)] {
        let s = stage().await;
        let bot = online(&s, Span::from_secs(slow)).await;
        s.app.gateway().until_connected(1).await;
        tokio::time::sleep(Span::from_millis(300)).await;
        assert!(!bot.flight.is_empty());
        let started = tokio::time::Instant::now();
        assert_eq!(land(&bot.manager, &bot.flight).await, finished);
        assert!(started.elapsed() < Span::from_millis(10_500));
        bot.running.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn commands_are_registered_until_discord_listens_or_does_not_want_them() {
    let s = stage().await;
    let application = serenity::all::ApplicationId::new(s.app.id());
    let commands = vec![CreateCommand::new("log").description("Logs a post")];
    let faults = s.discord.faults();
    let _once = faults.rest("PUT /applications/*/commands", RestFault::Status(503));
    register(&s.line, application, &commands, None).await.unwrap();
    register(&s.line, application, &json!([]), Some(TeamId(s.clinic.id()))).await.unwrap();
    assert_eq!(s.app.commands(), ["log"], "the other list is left alone");
    let nonsense = json!([{"name": "NOT A NAME", "description": ""}]);
    let refused = register(&s.line, application, &nonsense, None).await.unwrap_err();
    assert!(matches!(refused, commands::RegisterError::Refused(_)), "{refused}");
    s.app.resets_token("another");
    let refused = register(&s.line, application, &commands, None).await.unwrap_err();
    assert!(matches!(refused, commands::RegisterError::TokenRefused), "{refused}");
    let _told = s.discord.take_complaints();
}
