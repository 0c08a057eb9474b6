//! Decides what can go wrong with the database, as far as somebody can do something about it.

use std::path::PathBuf;
use thiserror::Error;

/// Why something was not read or written. Whatever was to be written was not.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The disk is full.
    #[error("the disk that holds the database is full")]
    Full,
    /// The file or its folder cannot be written.
    #[error("the database cannot be written: check the rights of the file and of its folder")]
    ReadOnly,
    /// Another program holds the database, and has for long.
    #[error("another program holds the database locked; nothing can be written until it lets go")]
    Busy,
    /// It shared a commit with something that could not be written, and was undone with it.
    #[error("undone together with something that could not be written")]
    Undone,
    /// A look panicked.
    #[error("a look at the database panicked: {0}")]
    Panicked(String),
    /// A row holds what no version of Rounds writes.
    #[error("the database holds something unreadable in {place}: {what}")]
    Unreadable {
        /// Table and column.
        place: &'static str,
        /// What stands there.
        what: String,
    },
    /// The writer has ended: the process is shutting down.
    #[error("the database is closed")]
    Closed,
    /// Anything else that SQLite says.
    #[error("database: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy) => Self::Busy,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::ReadOnly,
            _ => Self::Sqlite(error),
        }
    }
}

/// Why the database was not opened, and what to do about it.
#[derive(Debug, Error)]
pub enum OpenError {
    /// Another process has it.
    #[error("{path} is in use by another running Rounds. Stop that one first, or give this one its own ROUNDS_DATABASE.", path = .0.display())]
    InUse(PathBuf),
    /// A newer version wrote it.
    #[error("{path} was written by a newer version of Rounds. Run that version, or restore the copy made before the update.", path = .0.display())]
    Newer(PathBuf),
    /// It is not a database, or a broken one.
    #[error("{path} is damaged or not a database ({what}). Restore a backup, or move the file away to begin anew.", path = .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        what: String,
    },
    /// A migration failed; nothing was changed, and a copy from before stands beside the file.
    #[error("{path} could not be brought up to date ({what}); nothing was changed. Run the version before, and report this.", path = .path.display())]
    Migration {
        /// The file.
        path: PathBuf,
        /// What failed.
        what: String,
    },
    /// The file or its folder cannot be read or written.
    #[error("{path} cannot be opened ({what}). Check that the folder exists and that Rounds may write there.", path = .path.display())]
    Unopened {
        /// The file.
        path: PathBuf,
        /// What the system says.
        what: String,
    },
}
