//! Tries whether anything can be kept: puts something there that needs room, and takes it away again. Never keeps anything.

use super::StoreError;
use rusqlite::Connection;

/// More than a page, so that it needs room of its own in the file, and of the disk when it is committed.
const FILLING: usize = 8 * 1024;

/// Puts something there and takes it away again.
///
/// # Errors
/// Why nothing can be kept. That the disk has no room may be said only by the commit.
pub fn attempt(connection: &Connection) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO trials (filling) VALUES (?1)")?.execute(["-".repeat(FILLING)])?;
    connection.prepare_cached("DELETE FROM trials")?.execute([])?;
    Ok(())
}
