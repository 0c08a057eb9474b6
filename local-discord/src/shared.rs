//! The one lock around the state, and the bell that rings when it changed. No lock is held across an await.
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

use crate::options::Settings;
use crate::state::World;

/// What server, gateway and people share.
pub(crate) struct Shared {
    world: Mutex<World>,
    changes: watch::Sender<u64>,
    over: watch::Sender<bool>,
    in_flight: AtomicUsize,
    pub(crate) settings: Settings,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LocalDiscord")
    }
}

impl Shared {
    pub(crate) fn new(world: World, settings: Settings) -> Arc<Self> {
        let (changes, _) = watch::channel(0);
        let (over, _) = watch::channel(false);
        Arc::new(Self { world: Mutex::new(world), changes, over, in_flight: AtomicUsize::new(0), settings })
    }

    fn lock(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the state.
    pub(crate) fn look<R>(&self, read: impl FnOnce(&World) -> R) -> R {
        read(&self.lock())
    }

    /// Changes the state and rings the bell.
    pub(crate) fn with<R>(&self, change: impl FnOnce(&mut World) -> R) -> R {
        let out = change(&mut self.lock());
        self.ring();
        out
    }

    fn ring(&self) {
        self.changes.send_modify(|n| *n += 1);
    }

    /// Ends everything that runs.
    pub(crate) fn end(&self) {
        self.over.send_replace(true);
    }

    /// Tells when everything ends.
    pub(crate) fn ending(&self) -> watch::Receiver<bool> {
        self.over.subscribe()
    }

    /// Hears the bell.
    pub(crate) fn listen(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Waits until `look` finds something in the state, for at most this real time.
    pub(crate) async fn wait_for<R>(&self, limit: Duration, look: impl Fn(&World) -> Option<R>) -> Option<R> {
        let mut bell = self.listen();
        let until = Instant::now() + limit;
        loop {
            bell.mark_unchanged();
            if let Some(found) = self.look(&look) {
                return Some(found);
            }
            match timeout_at(until, bell.changed()).await {
                Ok(Ok(())) => {}
                _ => return self.look(&look),
            }
        }
    }

    /// Counts a request until the guard is dropped.
    pub(crate) fn request(self: &Arc<Self>) -> InFlight {
        self.in_flight.fetch_add(1, Ordering::SeqCst);
        InFlight { shared: Arc::clone(self) }
    }

    pub(crate) fn requests_in_flight(&self) -> usize {
        self.in_flight.load(Ordering::SeqCst)
    }
}

/// A request that is being handled.
#[derive(Debug)]
pub(crate) struct InFlight {
    shared: Arc<Shared>,
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.shared.in_flight.fetch_sub(1, Ordering::SeqCst);
        self.shared.ring();
    }
}
