//! Decides what `rounds backup FILE` prints. Never decides how a copy is made; that is `store::backup`.

use crate::store::backup::{self, BackupError};
use std::io::{self, Write};
use std::path::Path;

/// Copies the database while Rounds may be running, looks whether the copy is whole, and says so.
///
/// # Errors
/// Why there is no copy, or where `out` cannot be written to.
pub fn run(database: &Path, to: &Path, out: &mut impl Write) -> Result<io::Result<()>, BackupError> {
    let bytes = backup::copy(database, to)?;
    Ok(writeln!(out, "{} is a whole copy of {} ({bytes} bytes).", to.display(), database.display()).and_then(|()| {
        writeln!(
            out,
            "It holds what the database holds of people: keep it as carefully, and no longer than you need it."
        )
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_told_and_one_that_stands_there_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (database, to) = (folder.path().join("rounds.db"), folder.path().join("copy.db"));
        crate::store::Store::open(&database).unwrap().close();
        let mut out = Vec::new();
        run(&database, &to, &mut out).unwrap().unwrap();
        assert!(String::from_utf8(out).unwrap().contains("is a whole copy of"));
        let again = run(&database, &to, &mut Vec::new()).unwrap_err().to_string();
        assert!(again.contains("is there already"), "{again}");
    }
}
