//! Databases as released versions left them, kept word for word under tests/schemas: each is opened by the program of today,
//! with all that stands in it, and a copy of how it was lies beside it afterwards.

use super::{Row, faults, migrations, rows, somewhere, tables};
use rounds::store::Store;
use rusqlite::Connection;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn path_of(version: usize) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/schemas/v{version}.sql"))
}

/// A database of this version, as text.
pub fn dump(version: usize) -> String {
    std::fs::read_to_string(path_of(version)).unwrap_or_else(|error| {
        panic!(
            "tests/schemas/v{version}.sql: {error}. Have it written: cargo test --test it store::schemas -- --ignored"
        )
    })
}

/// How many versions there have been.
pub fn versions() -> usize {
    migrations().len()
}

type Contents = Vec<(String, Vec<Row>)>;

fn contents(path: &Path) -> Contents {
    let connection = Connection::open(path).expect("it opens");
    tables(&connection).into_iter().map(|table| (table.clone(), rows(&connection, &table))).collect()
}

fn version(path: &Path) -> i64 {
    let connection = Connection::open(path).expect("it opens");
    connection.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("its version")
}

#[test]
fn each_released_schema_is_opened_with_every_fact_and_a_copy_from_before() {
    let newest = versions();
    for old in 1..=newest {
        let (_folder, path) = somewhere();
        Connection::open(&path).expect("it opens").execute_batch(&dump(old)).expect("it is a database");
        let before = contents(&path);
        assert!(before.iter().all(|(_, rows)| !rows.is_empty()), "version {old}: something stands in every table");
        Store::open(&path).expect("it is brought up to date").close();
        let connection = Connection::open(&path).expect("it opens");
        assert_eq!(version(&path), newest as i64);
        assert_eq!(faults(&connection, "pragma_foreign_key_check"), 0, "version {old}");
        assert_eq!(faults(&connection, "pragma_integrity_check WHERE integrity_check <> 'ok'"), 0, "version {old}");
        for (table, before) in &before {
            let after = rows(&connection, table);
            assert_eq!(after.len(), before.len(), "version {old}: {table}");
            for (before, after) in before.iter().zip(&after) {
                let same = before.iter().all(|(name, value)| after.get(name).is_none_or(|now| now == value));
                assert!(same, "version {old}: {table} holds {after:?} after {before:?}");
            }
        }
        let copy = path.with_file_name(format!("rounds.db.before-v{newest}"));
        assert_eq!(copy.exists(), old < newest, "version {old}");
        if old < newest {
            assert_eq!((version(&copy), contents(&copy)), (old as i64, before), "the copy is as it was");
        }
    }
}

#[test]
fn what_is_kept_of_a_released_schema_is_what_its_migrations_make() {
    for version in 1..=versions() {
        let (_folder, kept) = somewhere();
        let connection = Connection::open(kept).expect("it opens");
        connection.execute_batch(&dump(version)).expect("it is a database");
        let (_folder, made) = somewhere();
        let anew = Connection::open(made).expect("it opens");
        for migration in &migrations()[..version] {
            anew.execute_batch(migration).expect("it is applied");
        }
        assert_eq!(schema(&connection), schema(&anew), "a migration that has landed was edited: version {version}");
    }
}

/// What makes tables and indices, in order.
fn schema(connection: &Connection) -> Vec<String> {
    let query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut statement = connection.prepare(query).expect("a question");
    statement.query_map([], |row| row.get(0)).expect("an answer").map(|sql| sql.expect("a text")).collect()
}

/// Makes the newest version's of the one before it. What stands in new tables and columns is put in by hand.
#[test]
#[ignore = "writes into the tree, once a migration"]
fn write_the_newest() {
    let newest = versions();
    assert!(!path_of(newest).exists(), "what is out there is not written anew");
    let (_folder, path) = somewhere();
    Connection::open(&path).expect("it opens").execute_batch(&dump(newest - 1)).expect("it is a database");
    Store::open(&path).expect("it is brought up to date").close();
    let connection = Connection::open(&path).expect("it opens");
    let mut text = format!(
        "-- A database of schema version {newest}, as that version left it. Never edited: it is what is out there.\n"
    );
    let made = |kind: &str| -> Vec<(String, String)> {
        let query = "SELECT name, sql FROM sqlite_master WHERE type = ?1 AND sql IS NOT NULL
            AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
        let mut statement = connection.prepare(query).expect("a question");
        let found = statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?))).expect("an answer");
        found.map(|one| one.expect("a name and a text")).collect()
    };
    for (table, sql) in made("table") {
        writeln!(text, "{sql};").expect("it is written");
        let mut columns = connection.prepare("SELECT name FROM pragma_table_info(?1)").expect("a question");
        let columns: Vec<String> =
            columns.query_map([&table], |row| row.get(0)).expect("ok").map(|name| name.expect("a name")).collect();
        let quoted: Vec<String> = columns.iter().map(|name| format!("quote({name})")).collect();
        let query = format!("SELECT {} FROM {table}", quoted.join(" || ', ' || "));
        let mut lines = connection.prepare(&query).expect("a question");
        for line in lines.query_map([], |row| row.get::<_, String>(0)).expect("an answer") {
            let line = line.expect("a row");
            writeln!(text, "INSERT INTO {table} ({}) VALUES ({line});", columns.join(", ")).expect("it is written");
        }
    }
    for (_, sql) in made("index") {
        writeln!(text, "{sql};").expect("it is written");
    }
    writeln!(text, "PRAGMA user_version = {newest};").expect("it is written");
    std::fs::write(path_of(newest), text).expect("it is written");
}
