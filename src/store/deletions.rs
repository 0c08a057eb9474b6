//! How deletions stand in the database: who is to be written into the journal beside it, and which deletions this database has
//! seen. Once one is in the journal, the database does not know any more whose it was.

use super::StoreError;
use super::column::{id, instant, ms};
use crate::domain::deletion::Deletion;
use crate::domain::ids::{DeletionId, PersonId};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use std::collections::HashSet;

/// Notes a deletion that is not in the journal yet.
pub fn note(connection: &Connection, one: &Deletion) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO deletions (id, deleted_at, person) VALUES (?1, ?2, ?3)")?
        .execute(params![id(one.id.0), ms(one.at), id(one.person.0)])?;
    Ok(())
}

/// The deletions that are not in the journal yet, oldest first.
pub fn unwritten(connection: &Connection) -> Result<Vec<Deletion>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT id, deleted_at, person FROM deletions WHERE person IS NOT NULL ORDER BY deleted_at")?;
    let rows =
        statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)))?;
    rows.map(|row| {
        let (id, at, person) = row?;
        Ok(Deletion {
            id: DeletionId(id.cast_unsigned()),
            person: PersonId(person.cast_unsigned()),
            at: instant(at, "deletions.deleted_at")?,
        })
    })
    .collect()
}

/// Notes that a deletion is in the journal, and that this database has seen it: all that stays of it here is its number.
pub fn set_written(connection: &Connection, one: &Deletion) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO deletions (id, deleted_at) VALUES (?1, ?2)
             ON CONFLICT (id) DO UPDATE SET person = NULL",
        )?
        .execute(params![id(one.id.0), ms(one.at)])?;
    Ok(())
}

/// The deletions that this database has seen.
pub fn seen(connection: &Connection) -> Result<HashSet<DeletionId>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id FROM deletions")?;
    let ids = statement.query_map([], |row| row.get::<_, i64>(0))?;
    ids.map(|id| Ok(DeletionId(id?.cast_unsigned()))).collect()
}

/// Forgets that there were deletions before `before`, but for those that are not in the journal.
pub fn forget(connection: &Connection, before: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM deletions WHERE deleted_at < ?1 AND person IS NULL")?
        .execute([ms(before)])?;
    Ok(())
}

/// Deletes again what is the person's and no membership's, from before `at`, of somebody who has joined again since. Busy days
/// do not say when they were marked: all of them go.
pub fn delete_before(connection: &Connection, person: PersonId, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM leave WHERE person = ?1 AND made_at <= ?2")?
        .execute(params![id(person.0), ms(at)])?;
    connection.prepare_cached("DELETE FROM busy_days WHERE person = ?1")?.execute([id(person.0)])?;
    connection
        .prepare_cached("DELETE FROM deliveries WHERE kind IN ('knock', 'nod') AND subject = ?1 AND claimed_at <= ?2")?
        .execute(params![id(person.0), ms(at)])?;
    Ok(())
}
