//! How Discord's suspicions stand in the database.

use super::StoreError;
use super::column::{instant, ms, word};
use crate::domain::suspicion::{Suspected, Suspicion};
use rusqlite::{Connection, params};

/// All that were spoken out lately.
pub fn all(connection: &Connection) -> Result<Vec<Suspicion>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT what, since_at, until_at, times FROM suspicions")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?, row.get::<_, u32>(3)?))
    })?;
    rows.map(|row| {
        let (what, since, until, times) = row?;
        Ok(Suspicion {
            what: word(&what, Suspected::from_slug, "suspicions.what")?,
            since: instant(since, "suspicions.since_at")?,
            until: instant(until, "suspicions.until_at")?,
            times,
        })
    })
    .collect()
}

/// Keeps one; an earlier one of its kind gives way.
pub fn save(connection: &Connection, one: &Suspicion) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO suspicions (what, since_at, until_at, times) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![one.what.slug(), ms(one.since), ms(one.until), one.times])?;
    Ok(())
}
