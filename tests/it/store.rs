//! The database: how it is opened, brought up to date or refused.

mod looks;
pub mod schemas;
mod turns;

use rounds::store::{OpenError, Store, StoreError};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder and the path of a database in it.
fn somewhere() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rounds.db");
    (folder, path)
}

/// Adds a row, as any turn might.
fn adds(db: &Connection, id: i64) -> Result<(), StoreError> {
    db.execute("INSERT INTO teams (id, zone) VALUES (?1, 'Europe/Berlin')", [id])?;
    Ok(())
}

/// The migrations, oldest first.
fn migrations() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("they are there").map(|file| file.expect("a file").path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).expect("it is read")).collect()
}

type Row = BTreeMap<String, Value>;

fn tables(connection: &Connection) -> Vec<String> {
    let query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
    let mut statement = connection.prepare(query).expect("a question");
    statement.query_map([], |row| row.get(0)).expect("an answer").map(|name| name.expect("a name")).collect()
}

fn rows(connection: &Connection, table: &str) -> Vec<Row> {
    let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).expect("a question");
    let names: Vec<String> = statement.column_names().iter().map(|name| (*name).to_owned()).collect();
    let read = |row: &rusqlite::Row<'_>| names.iter().map(|name| Ok((name.clone(), row.get(name.as_str())?))).collect();
    statement.query_map([], read).expect("an answer").map(|row| row.expect("a row")).collect()
}

/// A row in which everything is there, whatever the table: each reference leads to the first row of its table.
fn insert_sample(connection: &Connection, table: &str) {
    let mut statement =
        connection.prepare(&format!("SELECT name, type FROM pragma_table_info('{table}')")).expect("ok");
    let columns = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).expect("ok");
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for column in columns {
        let (name, kind) = column.expect("a column");
        values.push(match (kind.as_str(), name.as_str()) {
            ("INTEGER", _) => "1",
            (_, "zone") => "'Europe/Berlin'",
            (_, name) if name.ends_with("_on") => "'2026-01-05'",
            _ => "'sample'",
        });
        names.push(name);
    }
    let insert = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", "));
    connection.execute(&insert, []).unwrap_or_else(|error| panic!("{table}: {error}"));
}

fn faults(connection: &Connection, check: &str) -> i64 {
    connection.query_row(&format!("SELECT count(*) FROM {check}"), [], |row| row.get(0)).expect("it is checked")
}

#[test]
fn a_database_of_any_version_is_brought_up_to_date_with_all_that_is_in_it() {
    let all = migrations();
    for version in 1..=all.len() {
        let (_folder, path) = somewhere();
        let connection = Connection::open(&path).expect("it opens");
        for migration in &all[..version] {
            connection.execute_batch(migration).expect("it is applied");
        }
        connection.pragma_update(None, "user_version", version as i64).expect("its version");
        let names = tables(&connection);
        for table in &names {
            insert_sample(&connection, table);
        }
        let before: Vec<(String, Vec<Row>)> =
            names.into_iter().map(|name| (name.clone(), rows(&connection, &name))).collect();
        assert!(before.len() > 10 && before.iter().all(|(_, rows)| rows.len() == 1), "a sample of every table");
        drop(connection);
        Store::open(&path).expect("it is brought up to date").close();
        let connection = Connection::open(&path).expect("it opens");
        let now: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("its version");
        assert_eq!(now, all.len() as i64);
        assert_eq!(faults(&connection, "pragma_foreign_key_check"), 0);
        assert_eq!(faults(&connection, "pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
        for (table, before) in before {
            let after = rows(&connection, &table);
            assert_eq!(after.len(), before.len(), "{table}");
            for (name, value) in &before[0] {
                assert_eq!(after[0].get(name).unwrap_or(value), value, "{table}.{name}");
            }
        }
        let copy = path.with_file_name(format!("rounds.db.before-v{}", all.len()));
        assert_eq!(copy.exists(), version < all.len(), "a copy from before stands beside it if anything changed");
    }
}

#[test]
fn posting_days_of_an_older_version_hold_from_the_week_of_joining_on() {
    let (_folder, path) = somewhere();
    let connection = Connection::open(&path).expect("it opens");
    for migration in &migrations()[..2] {
        connection.execute_batch(migration).expect("it is applied");
    }
    connection.pragma_update(None, "user_version", 2).expect("its version");
    for table in ["teams", "people"] {
        insert_sample(&connection, table);
    }
    let joined =
        [("2026-01-05", 31, "2026-01-05"), ("2026-01-11", 64, "2026-01-05"), ("2027-01-01", 127, "2026-12-28")];
    for (id, (on, days, _)) in (1..).zip(joined) {
        connection.execute("INSERT INTO teams (id, zone) VALUES (?1, 'UTC') ON CONFLICT DO NOTHING", [id]).expect("ok");
        let insert = "INSERT INTO members (id, team, person, joined_at, joined_on, posting_days, listed)
            VALUES (?1, ?1, 1, 0, ?2, ?3, 0)";
        connection.execute(insert, rusqlite::params![id, on, days]).expect("a membership");
    }
    drop(connection);
    Store::open(&path).expect("it is brought up to date").close();
    let connection = Connection::open(&path).expect("it opens");
    let mut statement = connection.prepare("SELECT from_on, days FROM posting_days ORDER BY member").expect("ok");
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("ok");
    let found: Vec<(String, i64)> = found.map(|row| row.expect("a row")).collect();
    assert_eq!(found, joined.map(|(_, days, from)| (from.to_owned(), days)));
    drop(statement);
    connection.execute("PRAGMA foreign_keys = ON", []).expect("ok");
    connection.execute("DELETE FROM people", []).expect("they are deleted");
    assert!(rows(&connection, "posting_days").is_empty(), "nothing is left of who is deleted");
}

#[test]
fn what_was_not_made_by_rounds_is_left_as_it_was() {
    let (_folder, path) = somewhere();
    let connection = Connection::open(&path).expect("it opens");
    connection
        .execute_batch("CREATE TABLE teams (name TEXT); INSERT INTO teams VALUES ('of somebody else')")
        .expect("ok");
    drop(connection);
    let refused = Store::open(&path).err().expect("it is refused");
    assert!(matches!(refused, OpenError::Migration { .. }), "{refused}");
    assert!(refused.to_string().contains("nothing was changed"), "{refused}");
    let connection = Connection::open(&path).expect("it opens");
    assert_eq!(tables(&connection), ["teams"]);
    assert_eq!(rows(&connection, "teams").len(), 1);
}

#[test]
fn a_newer_schema_is_refused_and_says_what_to_do() {
    let (_folder, path) = somewhere();
    Store::open(&path).expect("a new one").close();
    let connection = Connection::open(&path).expect("it opens");
    connection.pragma_update(None, "user_version", migrations().len() as i64 + 1).expect("as a later version would");
    drop(connection);
    let refused = Store::open(&path).err().expect("it is refused");
    assert!(matches!(refused, OpenError::Newer(_)), "{refused}");
    assert!(refused.to_string().contains("was written by a newer version of Rounds. Run that version"), "{refused}");
}

#[test]
fn what_is_no_database_is_refused_and_says_what_to_do() {
    let (_folder, path) = somewhere();
    std::fs::write(&path, "a shopping list, ".repeat(500)).expect("it is written");
    let refused = Store::open(&path).err().expect("it is refused");
    assert!(matches!(refused, OpenError::Damaged { .. }), "{refused}");
    assert!(refused.to_string().contains("Restore a backup"), "{refused}");
    assert!(std::fs::read_to_string(&path).expect("it is there").starts_with("a shopping list"), "and left alone");
}

#[tokio::test]
async fn a_damaged_page_is_found_when_it_is_opened() {
    let (_folder, path) = somewhere();
    let store = Store::open(&path).expect("a new one");
    for id in 0..2_000 {
        store.turn(move |db| adds(db, id)).await.expect("it is kept");
    }
    store.close();
    let mut bytes = std::fs::read(&path).expect("it is there");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0xa5);
    std::fs::write(&path, bytes).expect("it is damaged");
    let refused = Store::open(&path).err().expect("it is refused");
    assert!(matches!(refused, OpenError::Damaged { .. }), "{refused}");
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let (folder, _) = somewhere();
    let path = folder.path().join("nowhere").join("rounds.db");
    let refused = Store::open(&path).err().expect("it is refused").to_string();
    assert!(refused.contains("nowhere") && refused.contains("Check that the folder exists"), "{refused}");
}

#[test]
fn a_database_that_is_in_use_is_refused_until_it_is_free() {
    let (_folder, path) = somewhere();
    let store = Store::open(&path).expect("a new one");
    let refused = Store::open(&path).err().expect("it is refused");
    assert!(matches!(refused, OpenError::InUse(_)), "{refused}");
    store.close();
    Store::open(&path).expect("it is free").close();
}
