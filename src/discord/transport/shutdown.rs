//! Ends in order: nothing new is taken on, what is in flight is finished, and the gateway is told goodbye, all within
//! a few seconds. Never decides when to end.

use super::watchdog::dismiss_all;
use serenity::all::{Client, Context, Framework, FullEvent, ShardManager};
use serenity::async_trait;
use std::future::Future;
use std::time::Duration;
use tokio::time::Instant;
use tokio_util::task::TaskTracker;

/// Everything is over within this time.
pub const WITHIN: Duration = Duration::from_secs(10);
/// How much of it may pass before the gateway has said goodbye.
const GOODBYE: Duration = Duration::from_secs(4);

/// What is in flight. Copies know of the same things.
#[derive(Debug, Clone, Default)]
pub struct Flight(TaskTracker);

impl Flight {
    /// Counts a task as in flight for as long as it lasts.
    pub fn track<F: Future>(&self, task: F) -> impl Future<Output = F::Output> + use<F> {
        self.0.track_future(task)
    }

    /// How much is in flight.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is in flight.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether nothing new is taken on.
    #[must_use]
    pub fn is_ending(&self) -> bool {
        self.0.is_closed()
    }
}

/// A framework whose every answer is counted as in flight.
#[derive(Debug)]
pub struct Tracked<F> {
    framework: F,
    flight: Flight,
}

impl<F> Tracked<F> {
    /// Wraps a framework.
    pub const fn new(framework: F, flight: Flight) -> Self {
        Self { framework, flight }
    }
}

#[async_trait]
impl<F: Framework> Framework for Tracked<F> {
    async fn init(&mut self, client: &Client) {
        self.framework.init(client).await;
    }

    async fn dispatch(&self, ctx: Context, event: FullEvent) {
        self.flight.track(self.framework.dispatch(ctx, event)).await;
    }
}

/// Resolves with the name of the signal that asks to end.
///
/// # Errors
/// If the system does not let us listen for signals.
pub async fn signal() -> std::io::Result<&'static str> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut term = signal(SignalKind::terminate())?;
        tokio::select! {
            done = tokio::signal::ctrl_c() => done.map(|()| "Ctrl-C"),
            _ = term.recv() => Ok("SIGTERM"),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await.map(|()| "Ctrl-C")
}

/// Leaves the gateway, then waits for what is in flight. Whoever sends by itself (the scheduler) stops before this.
/// Says whether everything was finished.
pub async fn land(manager: &ShardManager, flight: &Flight) -> bool {
    let end = Instant::now() + WITHIN;
    let goodbye = async {
        dismiss_all(manager).await;
        manager.shutdown_all().await;
    };
    if tokio::time::timeout(GOODBYE, goodbye).await.is_err() {
        tracing::debug!("the gateway did not say goodbye");
    }
    flight.0.close();
    let finished = tokio::time::timeout_at(end, flight.0.wait()).await.is_ok();
    if !finished {
        tracing::warn!(left = flight.len(), "ended with answers unfinished");
    }
    finished
}
