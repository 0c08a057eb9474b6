//! Decides how a copy of the database is made, also while it is in use, and that the copy can be opened and is whole.
//! Never overwrites anything, and never changes the database.

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;
use thiserror::Error;

/// For how long a database that is just being brought into order is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why there is no copy.
#[derive(Debug, Error)]
pub enum BackupError {
    /// There is no database to copy.
    #[error("{path} is not there. ROUNDS_DATABASE says which file is copied; a Rounds that never ran has none yet.", path = .0.display())]
    NoDatabase(PathBuf),
    /// Something stands where the copy is to go.
    #[error("{path} is there already, and nothing is ever overwritten. Choose another name.", path = .0.display())]
    Exists(PathBuf),
    /// The database cannot be read.
    #[error("{path} cannot be read ({what}).", path = .path.display())]
    Unread {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
        what: String,
    },
    /// The copy cannot be written.
    #[error("{path} cannot be written ({what}). Check that its folder exists, that you may write there and that the disk has room.", path = .path.display())]
    Unwritten {
        /// The copy.
        path: PathBuf,
        /// What the system says.
        what: String,
    },
    /// The copy is not whole, and was thrown away.
    #[error("the copy of {path} is not whole ({what}), so it was thrown away: the database is damaged. Restore the newest copy that is.", path = .path.display())]
    Damaged {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
        what: String,
    },
}

/// Copies `database` to `to` as it is at one instant, also while Rounds writes to it, and looks whether the copy is whole.
/// Answers how many bytes it has. Whoever may read the copy is its owner alone, where the system knows owners.
///
/// # Errors
/// Why there is no copy; nothing is left behind then.
pub fn copy(database: &Path, to: &Path) -> Result<u64, BackupError> {
    if !database.is_file() {
        return Err(BackupError::NoDatabase(database.to_owned()));
    }
    // Taken first, so that nobody else can stand there in the end.
    reserve(to)?;
    let mut part = to.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let done = write(database, &part, to);
    if done.is_err() {
        let _ = fs::remove_file(&part);
        let _ = fs::remove_file(to);
    }
    done
}

fn reserve(to: &Path) -> Result<(), BackupError> {
    match private().create_new(true).open(to) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(BackupError::Exists(to.to_owned())),
        Err(error) => Err(unwritten(to)(error)),
    }
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn unwritten<E: ToString>(to: &Path) -> impl Fn(E) -> BackupError + '_ {
    |error| BackupError::Unwritten { path: to.to_owned(), what: error.to_string() }
}

fn write(database: &Path, part: &Path, to: &Path) -> Result<u64, BackupError> {
    let unread = |error: rusqlite::Error| BackupError::Unread { path: database.to_owned(), what: error.to_string() };
    let damaged = |what: String| BackupError::Damaged { path: database.to_owned(), what };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(database, flags).map_err(unread)?;
    source.busy_timeout(PATIENCE).map_err(unread)?;
    private().create(true).truncate(true).open(part).map_err(unwritten(to))?;
    let mut copy = Connection::open(part).map_err(unwritten(to))?;
    // In one go: in small steps it would begin anew with each thing that is written meanwhile, and never end.
    match Backup::new(&source, &mut copy).and_then(|backup| backup.step(-1)).map_err(unread)? {
        StepResult::Done => {}
        _ => return Err(unread(rusqlite::Error::InvalidQuery)),
    }
    // One file, with nothing beside it.
    let _: String = copy.query_row("PRAGMA journal_mode = delete", [], |row| row.get(0)).map_err(unwritten(to))?;
    let whole: String = copy
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|error| damaged(error.to_string()))?;
    if whole != "ok" {
        return Err(damaged(whole));
    }
    copy.close().map_err(|(_, error)| unwritten(to)(error))?;
    let file = File::open(part).map_err(unwritten(to))?;
    file.sync_all().map_err(unwritten(to))?;
    let bytes = file.metadata().map_err(unwritten(to))?.len();
    fs::rename(part, to).map_err(unwritten(to))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &Path) -> i64 {
        Connection::open(path).unwrap().query_row("SELECT count(*) FROM notes", [], |row| row.get(0)).unwrap()
    }

    fn database(folder: &Path) -> (PathBuf, Connection) {
        let path = folder.join("rounds.db");
        let connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "journal_mode", "wal").unwrap();
        connection.execute_batch("CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('one')").unwrap();
        (path, connection)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_database_in_use_is_copied_as_it_is_at_one_instant() {
        let folder = tempfile::tempdir().unwrap();
        let (path, connection) = database(folder.path());
        connection.execute_batch("BEGIN IMMEDIATE; INSERT INTO notes VALUES ('not yet')").unwrap();
        let to = folder.path().join("copy.db");
        let bytes = copy(&path, &to).unwrap();
        connection.execute_batch("COMMIT").unwrap();
        assert_eq!((count(&to), count(&path)), (1, 2));
        assert_eq!(bytes, fs::metadata(&to).unwrap().len());
        let beside: Vec<String> = names(folder.path()).into_iter().filter(|name| name.starts_with("copy")).collect();
        assert_eq!(beside, ["copy.db"], "one file, with nothing beside it");
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, _open) = database(folder.path());
        let to = folder.path().join("copy.db");
        copy(&path, &to).unwrap();
        assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn nothing_is_overwritten_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let (path, _open) = database(folder.path());
        let to = folder.path().join("copy.db");
        fs::write(&to, "mine").unwrap();
        assert!(matches!(copy(&path, &to), Err(BackupError::Exists(_))));
        assert_eq!(fs::read_to_string(&to).unwrap(), "mine");
        assert!(matches!(copy(&folder.path().join("other.db"), &to), Err(BackupError::NoDatabase(_))));
        let nowhere = folder.path().join("nowhere").join("copy.db");
        assert!(matches!(copy(&path, &nowhere), Err(BackupError::Unwritten { .. })));
        let broken = folder.path().join("broken.db");
        fs::write(&broken, "this is no database, however long it goes on: ".repeat(100)).unwrap();
        let to = folder.path().join("of broken.db");
        let error = copy(&broken, &to).unwrap_err();
        assert!(matches!(error, BackupError::Unread { .. } | BackupError::Damaged { .. }), "{error}");
        assert!(!names(folder.path()).iter().any(|name| name.starts_with("of broken")));
    }
}
