//! Decides how the database is opened: one process, one writer, readers beside it, brought up to date first.
//! Never decides what is in it.

use super::migrate::{VERSION, migrations};
use super::writer::{PATIENCE, TurnError, Writer, said};
use super::{OpenError, StoreError, backup};
use crate::metrics::TurnTimes;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::Migrations;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How many readers are kept open.
const READERS: usize = 4;
/// Stands in the head of a database whose free space holds nothing that was deleted: "Rnds".
const TIDY: i32 = 0x526e_6473;

/// The database of one running Rounds.
#[derive(Clone)]
pub struct Store {
    writer: Writer,
    readers: Arc<Readers>,
    path: Arc<Path>,
    thread: Arc<Mutex<Option<std::thread::JoinHandle<()>>>>,
}

struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
    /// Held as long as anybody uses the database; another process finds it locked.
    _lock: File,
}

impl Store {
    /// Opens the database, makes it if there is none, and brings it up to date; a copy from before stands beside it then.
    ///
    /// # Errors
    /// Says what is wrong with the file and what to do about it.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let unopened = |what: String| OpenError::Unopened { path: path.to_owned(), what };
        let lock_path = beside(path, "lock");
        let lock = File::create(&lock_path).map_err(|error| unopened(error.to_string()))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OpenError::InUse(path.to_owned())),
            Err(TryLockError::Error(error)) => return Err(unopened(error.to_string())),
        }
        make_private(path).map_err(|error| unopened(error.to_string()))?;
        let mut connection = Connection::open(path).map_err(|error| unopened(error.to_string()))?;
        settle(&connection).map_err(|error| sort(path, &error))?;
        bring_up_to_date(path, &mut connection, &migrations(), VERSION)?;
        if let Err(error) = tidy(&connection) {
            tracing::warn!(
                %error,
                "what was deleted long ago may still lie in the database's free space; clearing it takes as much room again, there and where SQLite keeps what is temporary (SQLITE_TMPDIR), and is tried again at the next start"
            );
        }
        let (writer, thread) = Writer::start(connection, PATIENCE).map_err(|error| unopened(error.to_string()))?;
        let readers = Readers { path: path.to_owned(), idle: Mutex::new(Vec::new()), _lock: lock };
        Ok(Self { writer, readers: Arc::new(readers), path: path.into(), thread: Arc::new(Mutex::new(Some(thread))) })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How long turns wait and take.
    #[must_use]
    pub fn turn_times(&self) -> &TurnTimes {
        self.writer.times()
    }

    /// Runs `turn` alone on the writer; what it did is there, whole, when this answers, or not at all.
    ///
    /// # Errors
    /// The turn's own refusal, a failure of the database, or that it panicked.
    pub async fn turn<T, E>(
        &self,
        turn: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, TurnError<E>>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        self.writer.turn(turn).await
    }

    /// Runs `read` on a connection of its own that cannot write and never waits for the writer.
    ///
    /// # Errors
    /// What the read says, or a failure to open another reader.
    pub async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let readers = Arc::clone(&self.readers);
        tokio::task::spawn_blocking(move || {
            let connection = readers.take()?;
            // One snapshot for the whole read, however many questions it asks.
            let outcome =
                connection.unchecked_transaction().map_err(StoreError::from).and_then(|snapshot| read(&snapshot));
            readers.give_back(connection);
            outcome
        })
        .await
        .map_err(|error| match error.try_into_panic() {
            Ok(panic) => StoreError::Panicked(said(panic.as_ref()).to_owned()),
            Err(_) => StoreError::Closed,
        })?
    }

    /// Waits until the writer has written what was handed to it and has closed the file. Whoever has a handle still finds
    /// the database closed from then on.
    pub fn close(self) {
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.writer.end();
        drop(self);
        if let Some(thread) = thread {
            let _ = thread.join();
        }
    }
}

impl Readers {
    fn take(&self) -> Result<Connection, StoreError> {
        if let Some(connection) = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop() {
            return Ok(connection);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(Duration::from_secs(2))?;
        connection.pragma_update(None, "query_only", true)?;
        steady(&connection)?;
        Ok(connection)
    }

    fn give_back(&self, connection: Connection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < READERS {
            idle.push(connection);
        }
    }
}

/// Makes the file, if there is none, so that nobody else on this machine may read it; SQLite gives those beside it the same
/// rights.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.write(true).create_new(true).open(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// A question is prepared once, whatever number its LIMIT is bound to: else SQLite plans it anew at each use, which takes
/// several times as long as the answer where little is due.
fn steady(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    // What was acknowledged survives a power cut.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // What is deleted is overwritten, and does not stay in the log of changes longer than that is needed.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "journal_size_limit", 0)?;
    steady(connection)?;
    connection.set_prepared_statement_cache_capacity(128);
    let healthy: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if healthy == "ok" {
        Ok(())
    } else {
        Err(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT), Some(healthy)))
    }
}

fn bring_up_to_date(
    path: &Path,
    connection: &mut Connection,
    migrations: &Migrations<'_>,
    newest: usize,
) -> Result<(), OpenError> {
    let version: i64 =
        connection.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(|error| sort(path, &error))?;
    let version = usize::try_from(version).unwrap_or(usize::MAX);
    if version > newest {
        return Err(OpenError::Newer(path.to_owned()));
    }
    let failed = |what: String| OpenError::Migration { path: path.to_owned(), what };
    if version > 0 && version < newest {
        let copy = beside(path, &format!("before-v{newest}"));
        match fs::remove_file(&copy) {
            // Of an attempt before that failed.
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(failed(format!("{}: {error}", copy.display()))),
        }
        backup::copy(path, &copy).map_err(|error| failed(error.to_string()))?;
        tracing::info!(copy = %copy.display(), "the database is brought up to date; a copy from before is kept");
    }
    migrations.to_latest(connection).map_err(|error| failed(error.to_string()))
}

/// Writes a file anew, once, that is from before what is deleted was overwritten.
fn tidy(connection: &Connection) -> rusqlite::Result<()> {
    let mark: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if mark == TIDY {
        return Ok(());
    }
    connection.execute_batch("VACUUM")?;
    connection.pragma_update(None, "application_id", TIDY)?;
    // Into the file with it: what was there is overwritten only then.
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

fn sort(path: &Path, error: &rusqlite::Error) -> OpenError {
    use rusqlite::ErrorCode;
    let path = path.to_owned();
    let what = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => OpenError::Damaged { path, what },
        _ => OpenError::Unopened { path, what },
    }
}

#[cfg(test)]
mod tests;
