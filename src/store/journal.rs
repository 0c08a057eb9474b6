//! The journal of deletions: a file beside the database, and not in it, so that it is still there when an older copy is put in
//! the database's place. Decides how deletions stand in it; never what follows from them, nor how long they are remembered.

use crate::domain::deletion::Deletion;
use crate::domain::ids::{DeletionId, PersonId};
use chrono::{DateTime, SecondsFormat, Utc};
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why the journal was not read or written.
#[derive(Debug, Error)]
pub enum JournalError {
    /// It is there and cannot be read.
    #[error("{path}, in which deletions are written down, cannot be read ({what}). Give it to the user who runs Rounds. Rounds does not start without it: whoever had deleted their data might be back in an older copy.", path = .path.display())]
    Unread {
        /// The file.
        path: PathBuf,
        /// What the system says.
        what: String,
    },
    /// It cannot be written.
    #[error("{path}, in which deletions are written down, cannot be written ({what}). Give it and its folder to the user who runs Rounds, and see that the disk has room.", path = .path.display())]
    Unwritten {
        /// The file.
        path: PathBuf,
        /// What the system says.
        what: String,
    },
}

/// What stands in the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// The deletions, oldest first.
    pub deletions: Vec<Deletion>,
    /// The numbers of lines that cannot be read, from one. A last one that broke off is none of them.
    pub unreadable: Vec<usize>,
}

/// The journal of one database. Only the process that holds the database writes to it, one thread at a time.
#[derive(Debug, Clone)]
pub struct Journal {
    path: PathBuf,
}

impl Journal {
    /// The journal of the database at this path.
    #[must_use]
    pub fn of(database: &Path) -> Self {
        let mut name = database.file_name().unwrap_or_default().to_owned();
        name.push(".deleted");
        Self { path: database.with_file_name(name) }
    }

    /// Where it is, or would be.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What stands in it; nothing where there is none.
    ///
    /// # Errors
    /// That it is there and cannot be read.
    pub fn read(&self) -> Result<Written, JournalError> {
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(JournalError::Unread { path: self.path.clone(), what: error.to_string() }),
        };
        let mut written = Written::default();
        for (at, line) in kept_lines(&bytes).split(|byte| *byte == b'\n').enumerate() {
            match std::str::from_utf8(line).ok().and_then(read_line) {
                Some(deletion) => written.deletions.push(deletion),
                None if line.is_empty() => {}
                None => written.unreadable.push(at + 1),
            }
        }
        Ok(written)
    }

    /// Adds to it, and answers when that is on the disk. A line that a crash broke off before gives way: its deletion is still
    /// noted in the database.
    ///
    /// # Errors
    /// That it could not be written; what stood in it is still there.
    pub fn add(&self, deletions: &[Deletion]) -> Result<(), JournalError> {
        let lines: String = deletions.iter().map(line).collect();
        self.append(&lines).map_err(|error| self.unwritten(&error))
    }

    fn append(&self, lines: &str) -> std::io::Result<()> {
        let is_new = !self.path.exists();
        let mut file = private().read(true).write(true).create(true).truncate(false).open(&self.path)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        let kept = kept_lines(&bytes);
        file.set_len(kept.len() as u64)?;
        file.seek(SeekFrom::Start(kept.len() as u64))?;
        file.write_all(format!("{}{lines}", missing_end(kept)).as_bytes())?;
        file.sync_all()?;
        if is_new { self.keep_name() } else { Ok(()) }
    }

    /// Leaves those out that `is_over`, lines that cannot be read apart. The file is exchanged as a whole.
    ///
    /// # Errors
    /// What cannot be read or written; all of it is still there then.
    pub fn drop_old(&self, is_over: impl Fn(&Deletion) -> bool) -> Result<(), JournalError> {
        let exchange = || {
            let bytes = fs::read(&self.path)?;
            let stays =
                |line: &&[u8]| std::str::from_utf8(line).ok().and_then(read_line).is_none_or(|one| !is_over(&one));
            let kept: Vec<&[u8]> = kept_lines(&bytes).split_inclusive(|byte| *byte == b'\n').filter(stays).collect();
            let kept = kept.concat();
            let mut part = self.path.clone().into_os_string();
            part.push(".part");
            let mut file = private().write(true).create(true).truncate(true).open(&part)?;
            file.write_all(&kept)?;
            file.write_all(missing_end(&kept).as_bytes())?;
            file.sync_all()?;
            fs::rename(&part, &self.path)?;
            self.keep_name()
        };
        exchange().map_err(|error| self.unwritten(&error))
    }

    /// Whether it can be added to, as far as that shows without a change.
    ///
    /// # Errors
    /// That it cannot.
    pub fn may_be_written(&self) -> Result<(), JournalError> {
        match OpenOptions::new().append(true).open(&self.path) {
            Ok(_) => Ok(()),
            // There is none yet: whether one can be made is a question to its folder. A name that leads nowhere is a fault.
            Err(error) if error.kind() == ErrorKind::NotFound && fs::symlink_metadata(&self.path).is_err() => Ok(()),
            Err(error) => Err(self.unwritten(&error)),
        }
    }

    fn unwritten(&self, error: &std::io::Error) -> JournalError {
        JournalError::Unwritten { path: self.path.clone(), what: error.to_string() }
    }

    /// Has the file's name on the disk as well, where the system knows how.
    fn keep_name(&self) -> std::io::Result<()> {
        if cfg!(unix) {
            let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}

/// Who was here is nobody else's business.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// All but a last line that broke off. One that lacks nothing but its end, as an editor may leave it, is a deletion like the
/// others.
fn kept_lines(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let last = std::str::from_utf8(&bytes[end..]).ok().and_then(read_line);
    if last.is_some() { bytes } else { &bytes[..end] }
}

/// What is to be added before another line can follow.
fn missing_end(lines: &[u8]) -> &'static str {
    if lines.last().is_none_or(|byte| *byte == b'\n') { "" } else { "\n" }
}

/// The last word says that the line is whole, whatever broke off.
fn line(one: &Deletion) -> String {
    let at = one.at.to_rfc3339_opts(SecondsFormat::Millis, true);
    format!("{at} {:016x} person {} all\n", one.id.0, one.person)
}

fn read_line(line: &str) -> Option<Deletion> {
    let parts: Vec<&str> = line.split_whitespace().collect();
    let [at, id, "person", person, "all"] = parts[..] else { return None };
    Some(Deletion {
        id: DeletionId(u64::from_str_radix(id, 16).ok()?),
        person: PersonId(person.parse().ok()?),
        at: at.parse::<DateTime<Utc>>().ok()?,
    })
}

#[cfg(test)]
mod tests;
