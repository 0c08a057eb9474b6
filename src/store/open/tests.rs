//! Cases of a database that is brought up to date, well or not: what was there before is there afterwards.

use super::*;
use rusqlite_migration::M;

const FIRST: &str = "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('from before');";
/// Does half of its work, and then cannot go on.
const FAILS: &str = "UPDATE notes SET text = 'half'; INSERT INTO nowhere VALUES (1);";
const WORKS: &str = "UPDATE notes SET text = 'from now on';";

fn note(path: &Path) -> String {
    Connection::open(path).unwrap().query_row("SELECT text FROM notes", [], |row| row.get(0)).unwrap()
}

fn version(path: &Path) -> i64 {
    Connection::open(path).unwrap().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

fn brought(path: &Path, steps: &[&'static str]) -> Result<(), OpenError> {
    let migrations = Migrations::new(steps.iter().map(|step| M::up(step)).collect());
    bring_up_to_date(path, &mut Connection::open(path).unwrap(), &migrations, steps.len())
}

#[test]
fn before_anything_is_changed_a_copy_is_put_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rounds.db");
    let copy = beside(&path, "before-v2");
    brought(&path, &[FIRST]).unwrap();
    assert!(!beside(&path, "before-v1").exists(), "there was nothing to copy");
    brought(&path, &[FIRST, WORKS]).unwrap();
    assert_eq!((note(&path).as_str(), version(&path)), ("from now on", 2));
    assert_eq!((note(&copy).as_str(), version(&copy)), ("from before", 1));
}

#[test]
fn a_migration_that_fails_changes_nothing_and_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rounds.db");
    brought(&path, &[FIRST]).unwrap();
    let refused = brought(&path, &[FIRST, FAILS]).unwrap_err();
    assert!(matches!(refused, OpenError::Migration { .. }), "{refused}");
    let said = refused.to_string();
    assert!(said.contains("nothing was changed. Run the version before") && said.contains("nowhere"), "{said}");
    assert_eq!((note(&path).as_str(), version(&path)), ("from before", 1), "the version before goes on with it");
    let copy = beside(&path, "before-v2");
    assert_eq!((note(&copy).as_str(), version(&copy)), ("from before", 1));
    // The mended version takes it from there; the copy is made anew.
    brought(&path, &[FIRST, WORKS]).unwrap();
    assert_eq!((note(&path).as_str(), note(&copy).as_str()), ("from now on", "from before"));
}

#[test]
fn where_no_copy_can_be_made_nothing_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rounds.db");
    brought(&path, &[FIRST]).unwrap();
    std::fs::create_dir(beside(&path, "before-v2")).unwrap();
    let refused = brought(&path, &[FIRST, WORKS]).unwrap_err();
    assert!(matches!(refused, OpenError::Migration { .. }), "{refused}");
    assert_eq!((note(&path).as_str(), version(&path)), ("from before", 1));
}

const TELLING: &str = "a telling title";

fn holds(path: &Path) -> bool {
    std::fs::read(path).unwrap().windows(TELLING.len()).any(|bytes| bytes == TELLING.as_bytes())
}

fn in_a_turn(path: &Path, act: &'static str) {
    let store = Store::open(path).unwrap();
    let done = store.writer.turn(move |db| db.execute_batch(act).map_err(StoreError::from));
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(done).unwrap();
    store.close();
}

#[test]
fn what_is_deleted_is_gone_from_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rounds.db");
    in_a_turn(&path, "INSERT INTO teams (id, zone) VALUES (1, 'a telling title'), (2, 'UTC')");
    assert!(holds(&path));
    in_a_turn(&path, "DELETE FROM teams WHERE id = 1");
    assert!(!holds(&path), "it is overwritten");
}

#[test]
fn what_was_deleted_before_it_was_overwritten_is_gone_once_it_was_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rounds.db");
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "journal_mode", "wal").unwrap();
    connection.pragma_update(None, "secure_delete", false).unwrap();
    migrations().to_version(&mut Connection::open(&path).unwrap(), 8).unwrap();
    connection.execute_batch("INSERT INTO teams (id, zone) VALUES (1, 'a telling title'), (2, 'UTC')").unwrap();
    connection.execute_batch("DELETE FROM teams WHERE id = 1").unwrap();
    drop(connection);
    assert!(holds(&path), "it lies in the free space");
    Store::open(&path).unwrap().close();
    assert!(!holds(&path), "the file was written anew");
    let copies = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path());
    let copies: Vec<PathBuf> = copies.filter(|file| file.to_string_lossy().contains("before")).collect();
    assert!(!copies.iter().any(|copy| holds(copy)), "nor is it in the copy from before");
    let left = Connection::open(&path).unwrap().query_row("SELECT zone FROM teams", [], |row| row.get::<_, String>(0));
    assert_eq!(left.unwrap(), "UTC");
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_it_nor_what_lies_beside_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rounds.db");
    let store = Store::open(&path).unwrap();
    for file in [path.clone(), folder.path().join("rounds.db-wal")] {
        let mode = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", file.display());
    }
    store.close();
}
