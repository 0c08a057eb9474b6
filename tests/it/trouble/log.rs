//! What the bot writes into its log, heard on one thread: for tests whose runtime has no other.

use std::io::Write;
use std::sync::{Arc, Mutex};

/// Hears what is logged on this thread for as long as it is held.
pub struct Log {
    page: Arc<Mutex<Vec<u8>>>,
    _listens: tracing::subscriber::DefaultGuard,
}

struct Pen(Arc<Mutex<Vec<u8>>>);

impl Write for Pen {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("nobody broke it").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    pub fn begins() -> Self {
        let page = Arc::new(Mutex::new(Vec::new()));
        let pen = Arc::clone(&page);
        let listener = tracing_subscriber::fmt()
            .with_ansi(false)
            .with_env_filter(rounds::config::LOG)
            .with_writer(move || Pen(Arc::clone(&pen)))
            .finish();
        Self { page, _listens: tracing::subscriber::set_default(listener) }
    }

    pub fn lines(&self) -> Vec<String> {
        String::from_utf8_lossy(&self.page.lock().expect("nobody broke it")).lines().map(str::to_owned).collect()
    }

    /// How many lines hold all of these.
    pub fn count(&self, all: &[&str]) -> usize {
        self.lines().iter().filter(|line| all.iter().all(|one| line.contains(one))).count()
    }

    #[track_caller]
    pub fn holds(&self, all: &[&str]) {
        assert!(self.count(all) > 0, "{all:?} is not in {:#?}", self.lines());
    }
}
