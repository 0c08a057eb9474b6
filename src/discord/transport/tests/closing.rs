//! Every way in which the gateway can break off, fall silent or send us away: in the end there is one connection again,
//! or a clear word.

use super::gateway::{Online, online, uncounted};
use super::*;
use crate::discord::transport::shutdown::land;
use crate::discord::transport::watchdog::watch;
use local_discord::GatewayFault;
use tokio::task::JoinHandle;
use tokio::time::Instant;

/// Within this time, in real seconds, there is one connection again.
const AGAIN: Span = Span::from_secs(40);

/// As in production where serenity's own restarts are concerned, and shorter in everything else.
fn hasty() -> Patience {
    Patience { connect: Span::from_secs(5), give_up: Span::from_secs(30), ..Patience::default() }
}

/// A Discord whose heartbeats come every second, and a bot that is watched.
struct Watched {
    s: Stage,
    bot: Online,
    dog: JoinHandle<Result<(), Stuck>>,
}

async fn watched() -> Watched {
    let s = stage_with(Options { heartbeat: Span::from_secs(1), ..Options::default() }, false).await;
    let bot = online(&s, Span::ZERO).await;
    let dog = tokio::spawn(watch(Arc::clone(&bot.manager), 1, Arc::clone(&s.line), uncounted(), hasty()));
    s.app.gateway().until_connected(1).await;
    Watched { s, bot, dog }
}

impl Watched {
    fn begun(&self) -> u64 {
        self.s.app.gateway().identified() + self.s.app.gateway().resumed()
    }

    /// Waits until it has connected once more than before, and stays so.
    async fn comes_back(&self, what: &str, before: u64) {
        let since = Instant::now();
        loop {
            if self.begun() > before && self.s.app.gateway().connected() == 1 {
                let then = self.begun();
                tokio::time::sleep(Span::from_millis(2_500)).await;
                if (self.begun(), self.s.app.gateway().connected()) == (then, 1) {
                    break;
                }
            }
            assert!(since.elapsed() < AGAIN, "{what}: {} connections", self.s.app.gateway().connected());
            assert!(!self.dog.is_finished(), "{what}: given up");
            tokio::time::sleep(Span::from_millis(20)).await;
        }
    }

    async fn ends(self) {
        self.dog.abort();
        assert!(land(&self.bot.manager, &self.bot.flight).await);
        self.bot.running.abort();
        let _told = self.s.discord.take_complaints();
    }
}

/// Each on a Discord of its own, all at the same time: they mostly wait.
async fn all(trials: impl IntoIterator<Item = impl Future<Output = ()> + Send + 'static>) {
    let mut running: tokio::task::JoinSet<()> = trials.into_iter().collect();
    while let Some(done) = running.join_next().await {
        done.unwrap();
    }
}

async fn survives(code: Option<u16>) {
    let w = watched().await;
    let before = w.begun();
    w.s.app.gateway().close(code);
    w.comes_back(&format!("{code:?}"), before).await;
    w.ends().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 12)]
async fn closed_with_any_code_or_none() {
    // Some of these make serenity turn round and round on the closed socket until its next heartbeat.
    let codes = [1000, 1001, 4000, 4001, 4002, 4003, 4005, 4006, 4007, 4008, 4009, 4010, 4011, 4012];
    all(codes.map(Some).into_iter().chain([None]).map(survives)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cut_off_asked_to_reconnect_and_told_that_the_session_is_over() {
    let w = watched().await;
    let gateway = w.s.app.gateway();
    let before = w.begun();
    gateway.drop_connections();
    w.comes_back("cut off", before).await;
    let (before, resumed) = (w.begun(), gateway.resumed());
    gateway.reconnect();
    w.comes_back("op 7", before).await;
    assert_eq!(gateway.resumed(), resumed + 1);
    let before = w.begun();
    gateway.invalidate(true);
    w.comes_back("op 9, resumable", before).await;
    assert_eq!(gateway.resumed(), resumed + 2);
    let (before, identified) = (w.begun(), gateway.identified());
    gateway.invalidate(false);
    w.comes_back("op 9, over", before).await;
    assert_eq!(gateway.identified(), identified + 1);
    w.ends().await;
}

async fn no_heartbeat_is_acknowledged_any_more() {
    let w = watched().await;
    let before = w.begun();
    let silence = w.s.discord.faults().gateway(GatewayFault::Silence).times(2);
    w.comes_back("silence", before).await;
    assert!(silence.hits() > 0);
    w.ends().await;
}

async fn a_new_connection_hears_no_hello() {
    let w = watched().await;
    let before = w.begun();
    let deaf = w.s.discord.faults().gateway(GatewayFault::NoHello);
    w.s.app.gateway().close(Some(4009));
    w.comes_back("no HELLO", before).await;
    assert_eq!(deaf.hits(), 1);
    w.ends().await;
}

async fn the_network_is_away_for_a_while() {
    let w = watched().await;
    let before = w.begun();
    let gateway = w.s.discord.faults().gateway(GatewayFault::Away).until_lifted();
    let rest = w.s.discord.faults().rest("* /**", RestFault::Html(502)).until_lifted();
    w.s.app.gateway().drop_connections();
    tokio::time::sleep(Span::from_secs(12)).await;
    assert!(gateway.hits() > 0 && !w.dog.is_finished(), "it is waited for");
    assert_eq!(w.begun(), before);
    gateway.lift();
    rest.lift();
    w.comes_back("the network", before).await;
    w.ends().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn silent_deaf_or_without_a_network() {
    tokio::join!(
        no_heartbeat_is_acknowledged_any_more(),
        a_new_connection_hears_no_hello(),
        the_network_is_away_for_a_while()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_sent_away_for_good_is_told_so() {
    for (code, known) in [(4004, "authentication"), (4013, "intents"), (4014, "intents")] {
        let s = stage().await;
        let closes = s.discord.faults().gateway(GatewayFault::Closes(code)).until_lifted();
        let bot = online(&s, Span::ZERO).await;
        let ended = tokio::time::timeout(Span::from_secs(10), bot.running).await.unwrap().unwrap();
        let said = ended.unwrap_err().to_string();
        assert!(said.to_lowercase().contains(known), "{code}: {said}");
        assert_eq!((closes.hits(), s.app.gateway().identified()), (1, 0), "{code}: and not asked again");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_is_sent_away_without_knowing_is_given_up_on() {
    let patience = Patience { give_up: Span::from_secs(12), ..hasty() };
    let trial = move |code: u16| async move {
        let s = stage_with(Options { heartbeat: Span::from_secs(1), ..Options::default() }, false).await;
        let closes = s.discord.faults().gateway(GatewayFault::Closes(code)).until_lifted();
        let bot = online(&s, Span::ZERO).await;
        let dog = watch(Arc::clone(&bot.manager), 1, Arc::clone(&s.line), uncounted(), patience);
        let stuck = tokio::time::timeout(Span::from_secs(40), dog).await.unwrap();
        assert!(stuck.is_err(), "{code}");
        assert!(closes.hits() < 10, "{code}: {} sessions were begun", closes.hits());
        land(&bot.manager, &bot.flight).await;
        bot.running.abort();
    };
    all([4010, 4011, 4012].map(trial)).await;
}
