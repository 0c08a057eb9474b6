//! The one place where all floors meet: puts the bot together, runs it, and takes it apart in order.

use crate::app::{App, Failure};
use crate::backups;
use crate::clock::Clock;
use crate::discord::transport::{Carrier, ConnectError, Flight, Line, Patience, Tracked, Way};
use crate::discord::transport::{commands, connect, limits, shutdown, watchdog};
use crate::discord::{Desk, DiscordCourier, Seen, Servers};
use crate::domain::ids::TeamId;
use crate::metrics::Metrics;
use crate::prompts::Catalog;
use crate::scheduler::{Mark, Scheduler};
use crate::status::Served;
use crate::store::{OpenError, Store};
use chrono::{DateTime, Utc};
use rand::SeedableRng;
use rand::rngs::StdRng;
use serenity::all::{ClientBuilder, GatewayIntents};
use serenity::gateway::GatewayError;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use thiserror::Error;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

/// How long notices on their way may take to land once the end has come. What has not is taken up at the next start.
const NOTICES: Duration = Duration::from_secs(8);

/// Why the bot ended other than by being asked to.
#[derive(Debug, Error)]
pub enum RunError {
    /// The database was not opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Discord does not know the token.
    #[error(
        "Discord does not accept this token. Reset it in the developer portal and put the new one into DISCORD_TOKEN."
    )]
    TokenRefused,
    /// The client could not be built.
    #[error("the way to Discord could not be set up: {0}")]
    Client(String),
    /// The commands were refused for good.
    #[error("Discord refused the commands: {0}")]
    Commands(String),
    /// Discord does not let the bot in as it is.
    #[error("Discord does not let this bot in: {0}. Starting it again as it is would be refused again.")]
    NotLetIn(&'static str),
    /// The gateway does not come back, whatever is tried.
    #[error(
        "the connection to Discord is stuck ({0}) and does not come back; ending, so that whoever supervises Rounds starts it anew. If that does not help, look for a newer Rounds"
    )]
    Stuck(String),
    /// The gateway ended for good.
    #[error("the connection to Discord ended: {0}")]
    Gateway(String),
    /// Metrics cannot be served where they were to be.
    #[error("metrics cannot be served at {addr} ({why}). Name another address in ROUNDS_METRICS.")]
    Unserved {
        /// Where they were to be.
        addr: SocketAddr,
        /// What the system says.
        why: std::io::Error,
    },
    /// The database failed at the start.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl RunError {
    /// The exit code: 2 where starting again would only be refused again.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::TokenRefused | Self::Commands(_) | Self::NotLetIn(_) => 2,
            _ => 1,
        }
    }
}

/// What the bot is put together from.
pub struct Parts {
    /// The way to Discord.
    pub way: Way,
    /// Register commands in this server only.
    pub only_team: Option<TeamId>,
    /// Where a copy of the database is put each day, if it is.
    pub backups: Option<PathBuf>,
    /// Where metrics are served, if they are.
    pub metrics: Option<SocketAddr>,
    /// The bank.
    pub catalog: Arc<Catalog>,
    /// The clock.
    pub clock: Clock,
    /// The dice.
    pub dice: StdRng,
}

/// A bot that runs.
pub struct Bot {
    /// The bot behind.
    pub app: App,
    marks: watch::Receiver<Option<Mark>>,
    flight: Flight,
    stop: CancellationToken,
    metrics_at: Option<SocketAddr>,
    ended: tokio::task::JoinHandle<Result<(), RunError>>,
}

impl Bot {
    /// Asks it to end, and waits until what was in flight has landed.
    ///
    /// # Errors
    /// Why it had ended already, if it had.
    pub async fn stop(self) -> Result<(), RunError> {
        self.stop.cancel();
        self.wait().await
    }

    /// Waits until everything that is due by the clock has been worked off.
    pub async fn settled(&self) {
        let mut marks = self.marks.clone();
        loop {
            let pokes = *self.app.pokes().borrow();
            let now = self.app.clock().now();
            let mark = *marks.borrow_and_update();
            if mark
                .is_some_and(|mark| mark.pokes >= pokes && mark.now <= now && mark.next.is_none_or(|next| next > now))
            {
                return;
            }
            if marks.changed().await.is_err() {
                return;
            }
        }
    }

    /// How many events of the gateway are being taken up or answered.
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.flight.len()
    }

    /// When the next thing is due, as far as the scheduler has seen.
    #[must_use]
    pub fn next_due(&self) -> Option<DateTime<Utc>> {
        self.marks.borrow().and_then(|mark| mark.next)
    }

    /// Moves a clock that can be moved to `target`, stopping at each due instant on the way until it is worked off.
    pub async fn move_to(&self, target: DateTime<Utc>) {
        loop {
            self.settled().await;
            match self.next_due() {
                Some(next) if next <= target => self.app.clock().set(next.max(self.app.clock().now())),
                _ => break,
            }
        }
        self.app.clock().set(target.max(self.app.clock().now()));
        self.settled().await;
    }

    /// Waits until it ends.
    ///
    /// # Errors
    /// Why it ended.
    pub async fn wait(self) -> Result<(), RunError> {
        let ended = self.ended.await.unwrap_or_else(|error| Err(RunError::Gateway(error.to_string())));
        self.app.close();
        ended
    }

    /// Where metrics are served, if they are.
    #[must_use]
    pub const fn metrics_at(&self) -> Option<SocketAddr> {
        self.metrics_at
    }

    /// A handle with which to ask it to end.
    #[must_use]
    pub fn stopper(&self) -> CancellationToken {
        self.stop.clone()
    }
}

/// Fresh dice from the system's randomness.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is where dice come from")]
pub fn dice() -> StdRng {
    StdRng::from_os_rng()
}

/// Opens the database at `path`.
///
/// # Errors
/// What is wrong with it and what to do.
pub fn open(path: &Path) -> Result<Store, OpenError> {
    Store::open(path)
}

/// Puts the bot together and starts it. Waits until Discord can be reached.
///
/// # Errors
/// Why it cannot run.
pub async fn start(store: Store, parts: Parts) -> Result<Bot, RunError> {
    let Parts { way, only_team, backups, metrics, catalog, clock, dice } = parts;
    let copies = backups.map(|folder| (store.path().to_owned(), folder, clock.clone()));
    let app = App::new(store, catalog, clock.clone(), dice);
    app.delete_again().await?;
    let stop = CancellationToken::new();
    let served = match metrics {
        Some(addr) => Some(Served::at(addr, &app, &stop).await.map_err(|why| RunError::Unserved { addr, why })?),
        None => None,
    };
    let line = Arc::new(way.line(clock).map_err(refused)?);
    let entry = way.enter(&line).await.map_err(refused)?;
    let carrier = Arc::new(Carrier::new(Arc::clone(&line), entry.me));
    let teams = Servers::default();
    let http = way.http().map_err(refused)?;
    let flight = Flight::default();
    let answers = Arc::new(way.http().map_err(refused)?);
    let desk = Desk {
        app: app.clone(),
        carrier: Arc::clone(&carrier),
        http: Arc::clone(&answers),
        attachments: way.attachments(),
        me: entry.me,
        seen: Arc::new(Seen::default()),
        teams: teams.clone(),
    };
    http.set_application_id(entry.application);
    answers.set_application_id(entry.application);
    let framework = Tracked::new(crate::discord::framework::framework(desk), flight.clone());
    let client = ClientBuilder::new_with_http(http, GatewayIntents::GUILDS)
        .framework(framework)
        .await
        .map_err(|error| RunError::Client(error.to_string()))?;
    entry.pin(&client).await;
    app.mind_the_clock().await?;
    let taken = app.take_over().await?;
    if taken > 0 {
        tracing::info!(taken, "notices that were on their way are taken up");
    }
    let courier = Arc::new(DiscordCourier::new(Arc::clone(&carrier), teams));
    let scheduler = Scheduler::new(app.clone(), courier);
    let marks = scheduler.marks();
    let metrics_at = served.as_ref().map(Served::addr);
    let running = Running {
        client,
        line,
        answers,
        flight: flight.clone(),
        scheduler,
        only_team,
        copies,
        application: entry.application,
        shards: entry.shards,
        served,
        metrics: app.metrics().clone(),
    };
    let ended = tokio::spawn(running.run(stop.clone()));
    Ok(Bot { app, marks, flight, stop, metrics_at, ended })
}

fn refused(error: ConnectError) -> RunError {
    match error {
        ConnectError::TokenRefused => RunError::TokenRefused,
        ConnectError::Client(what) => RunError::Client(what),
    }
}

/// What the gateway's last word means: some of them would be the same after any number of starts.
fn ended_with(error: &serenity::Error) -> RunError {
    match error {
        serenity::Error::Gateway(GatewayError::InvalidAuthentication) => RunError::TokenRefused,
        serenity::Error::Gateway(GatewayError::InvalidGatewayIntents) => {
            RunError::NotLetIn("it does not know the events that Rounds asks for (4013), so a newer Rounds is needed")
        }
        serenity::Error::Gateway(GatewayError::DisallowedGatewayIntents) => RunError::NotLetIn(
            "it does not allow this bot the events that Rounds asks for (4014); look at the bot's page in the developer portal",
        ),
        error => RunError::Gateway(error.to_string()),
    }
}

struct Running {
    client: serenity::Client,
    line: Arc<Line>,
    answers: Arc<serenity::http::Http>,
    flight: Flight,
    scheduler: Scheduler,
    only_team: Option<TeamId>,
    /// Database, folder and clock of the daily copies.
    copies: Option<(PathBuf, PathBuf, Clock)>,
    application: serenity::all::ApplicationId,
    /// How many connections to the gateway there are to be.
    shards: u32,
    served: Option<Served>,
    metrics: Metrics,
}

impl Running {
    async fn run(self, stop: CancellationToken) -> Result<(), RunError> {
        let Self { mut client, line, answers, flight, scheduler, only_team, copies, application, .. } = self;
        let Self { shards, served, metrics, .. } = self;
        let manager = Arc::clone(&client.shard_manager);
        let small = limits::keep_small(vec![Arc::clone(&client.http), Arc::clone(line.http()), answers]);
        let commands = poise::builtins::create_application_commands(&crate::discord::commands());
        let mut scheduler = tokio::spawn(scheduler.run(stop.clone()));
        let registered = async {
            match commands::register(&line, application, &commands, only_team).await {
                Ok(()) => std::future::pending().await,
                Err(commands::RegisterError::TokenRefused) => RunError::TokenRefused,
                Err(commands::RegisterError::Refused(what)) => RunError::Commands(what),
            }
        };
        let copied = async {
            match copies {
                Some((database, folder, clock)) => backups::keep(database, folder, clock).await,
                None => std::future::pending().await,
            }
        };
        // On a task of its own: it goes on while answers in flight land.
        let mut gateway = tokio::spawn(async move { client.start_shards(shards).await });
        let outcome = tokio::select! {
            ended = &mut gateway => Err(match ended {
                Ok(Ok(())) => RunError::Gateway("it was closed".into()),
                Ok(Err(error)) => ended_with(&error),
                Err(error) => RunError::Gateway(error.to_string()),
            }),
            stuck = watchdog::watch(Arc::clone(&manager), shards, Arc::clone(&line), metrics, Patience::default()) => {
                stuck.map_err(|stuck| RunError::Stuck(stuck.why.to_owned()))
            }
            () = connect::until_token_refused(&line) => Err(RunError::TokenRefused),
            error = registered => Err(error),
            () = copied => Ok(()),
            () = small => Ok(()),
            () = stop.cancelled() => Ok(()),
        };
        stop.cancel();
        let notices = tokio::time::timeout(NOTICES, &mut scheduler);
        let (landed, carried) = tokio::join!(shutdown::land(&manager, &flight), notices);
        if !landed {
            tracing::warn!("not everything in flight had landed in time");
        }
        match carried {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(%error, "the scheduler broke off"),
            Err(_) => {
                tracing::warn!("Discord has not answered for every notice; the next start takes them up");
                scheduler.abort();
            }
        }
        if let Some(served) = served {
            served.ends().await;
        }
        // A client that never connected does not end by itself. What it holds is let go before the database is closed.
        gateway.abort();
        if !gateway.is_finished() {
            let _ = gateway.await;
        }
        outcome
    }
}
