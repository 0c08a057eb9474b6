//! Decides how a copy of the database is made, also while it is in use, and that the copy can be opened and is whole.
//! Never overwrites anything, and never changes the database.

use rusqlite::{Connection, ErrorCode, OpenFlags};
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
/// Answers how many bytes it has. What was deleted is not in it, and whoever may read the copy is its owner alone, where the
/// system knows owners.
///
/// # Errors
/// Why there is no copy; nothing is left behind then.
pub fn copy(database: &Path, to: &Path) -> Result<u64, BackupError> {
    if !database.is_file() {
        return Err(BackupError::NoDatabase(database.to_owned()));
    }
    free(to)?;
    let part = unfinished(to);
    let file = begin(&part, to)?;
    let done = write(database, &part, &file, to).and_then(|bytes| put(&part, to).map(|()| bytes));
    clear_away(&part);
    done
}

/// Where a copy stands until it is whole: a crash never leaves anything under the name of a copy.
#[must_use]
pub fn unfinished(to: &Path) -> PathBuf {
    let mut part = to.as_os_str().to_owned();
    part.push(".part");
    part.into()
}

/// Takes away what is left of a copy that was never finished, at the place that [`unfinished`] names.
pub fn clear_away(part: &Path) {
    let mut journal = part.as_os_str().to_owned();
    journal.push("-journal");
    for file in [part, Path::new(&journal)] {
        // Most often there is none; one that stays is begun anew by the next copy of its name.
        let _ = fs::remove_file(file);
    }
}

fn free(to: &Path) -> Result<(), BackupError> {
    match fs::symlink_metadata(to) {
        Ok(_) => Err(BackupError::Exists(to.to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(unwritten(to)(error)),
    }
}

/// Begins the copy, in place of one that a crash broke off. Two at once would write into one file, so the second refuses.
fn begin(part: &Path, to: &Path) -> Result<File, BackupError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(part).map_err(unwritten(to))?;
    // Elsewhere such a lock would keep SQLite out as well.
    #[cfg(unix)]
    if file.try_lock().is_err() {
        return Err(BackupError::Exists(part.to_owned()));
    }
    // Whoever held it before may just have finished: then it is their copy that would be emptied.
    match free(to).and_then(|()| file.set_len(0).map_err(unwritten(to))) {
        Ok(()) => Ok(file),
        Err(error) => {
            clear_away(part);
            Err(error)
        }
    }
}

fn unwritten<E: ToString>(to: &Path) -> impl Fn(E) -> BackupError + '_ {
    |error| BackupError::Unwritten { path: to.to_owned(), what: error.to_string() }
}

fn write(database: &Path, part: &Path, file: &File, to: &Path) -> Result<u64, BackupError> {
    let unread = |error: rusqlite::Error| BackupError::Unread { path: database.to_owned(), what: error.to_string() };
    let damaged = |what: String| BackupError::Damaged { path: database.to_owned(), what };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(database, flags).map_err(unread)?;
    source.busy_timeout(PATIENCE).map_err(unread)?;
    let name = part.to_str().ok_or_else(|| unwritten(to)("its name is not in Unicode"))?;
    // Written anew row by row, at one instant: what lies in the free space of the database, deleted long ago, does not come
    // along, as it would with SQLite's other way, which copies page by page.
    source.execute("VACUUM INTO ?1", [name]).map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => damaged(error.to_string()),
        Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::ReadOnly) => {
            unwritten(to)(error)
        }
        _ => unread(error),
    })?;
    let copy = Connection::open_with_flags(part, flags).map_err(unwritten(to))?;
    let whole: String = copy
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(|error| damaged(error.to_string()))?;
    if whole != "ok" {
        return Err(damaged(whole));
    }
    copy.close().map_err(|(_, error)| unwritten(to)(error))?;
    file.sync_all().map_err(unwritten(to))?;
    Ok(file.metadata().map_err(unwritten(to))?.len())
}

/// Gives the whole copy its name, unless somebody else took that meanwhile.
fn put(part: &Path, to: &Path) -> Result<(), BackupError> {
    match fs::hard_link(part, to) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(BackupError::Exists(to.to_owned())),
        // Some disks know no second name for a file.
        Err(_) => {
            free(to)?;
            fs::rename(part, to).map_err(unwritten(to))?;
        }
    }
    // The name has to be on the disk as well as what it names.
    #[cfg(unix)]
    {
        let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(unwritten(to))?;
    }
    Ok(())
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

    #[test]
    fn until_it_is_whole_nothing_stands_under_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rounds.db");
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch("CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('one')").unwrap();
        connection.execute_batch("BEGIN EXCLUSIVE").unwrap();
        let to = folder.path().join("copy.db");
        std::thread::scope(|scope| {
            let made = scope.spawn(|| copy(&path, &to));
            // It waits for whoever holds the database; a crash now would leave behind what is there.
            while !folder.path().join("copy.db.part").exists() {
                assert!(!made.is_finished(), "{:?}", made.join());
                std::thread::yield_now();
            }
            assert!(!to.exists(), "what is not whole would be taken for a copy");
            connection.execute_batch("COMMIT").unwrap();
            made.join().unwrap().unwrap();
        });
        assert_eq!((count(&to), names(folder.path())), (1, vec!["copy.db".into(), "rounds.db".into()]));
    }

    #[test]
    fn what_a_crash_left_behind_is_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let (path, connection) = database(folder.path());
        let to = folder.path().join("copy.db");
        fs::write(folder.path().join("copy.db.part"), "half of a copy, and longer than a whole one ".repeat(1000))
            .unwrap();
        copy(&path, &to).unwrap();
        drop(connection);
        assert_eq!((count(&to), names(folder.path())), (1, vec!["copy.db".into(), "rounds.db".into()]));
    }

    #[cfg(unix)]
    #[test]
    fn two_at_once_do_not_write_into_one_file() {
        let folder = tempfile::tempdir().unwrap();
        let (path, _open) = database(folder.path());
        let (to, part) = (folder.path().join("copy.db"), folder.path().join("copy.db.part"));
        let other = File::create(&part).unwrap();
        other.lock().unwrap();
        fs::write(&part, "what the other has so far").unwrap();
        assert!(matches!(copy(&path, &to), Err(BackupError::Exists(_))));
        assert_eq!(fs::read_to_string(&part).unwrap(), "what the other has so far");
        assert!(!to.exists());
    }

    #[test]
    fn what_was_deleted_is_not_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let (path, connection) = database(folder.path());
        connection.pragma_update(None, "secure_delete", false).unwrap();
        for n in 0..2_000 {
            connection.execute("INSERT INTO notes VALUES ('a telling title ' || ?1)", [n]).unwrap();
        }
        connection.execute("DELETE FROM notes WHERE text LIKE 'a telling%'", []).unwrap();
        connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        let holds = |path: &Path| fs::read(path).unwrap().windows(15).any(|bytes| bytes == b"a telling title");
        assert!(holds(&path), "it lies in the free space of the database");
        let to = folder.path().join("copy.db");
        copy(&path, &to).unwrap();
        assert!(!holds(&to));
    }
}
