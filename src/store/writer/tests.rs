//! Cases of what the writer does when the database cannot be had, or gives way under it.

use super::*;
use std::path::PathBuf;

const BRIEFLY: Duration = Duration::from_millis(1_200);

/// A database with one table, and the writer of it.
struct Here {
    writer: Writer,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

fn here() -> Here {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rounds.db");
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "journal_mode", "wal").unwrap();
    connection.execute_batch("CREATE TABLE notes (text TEXT)").unwrap();
    let (writer, _thread) = Writer::start(connection, BRIEFLY).unwrap();
    Here { writer, path, _folder: folder }
}

impl Here {
    async fn notes(&self, text: &'static str) -> Result<(), TurnError<StoreError>> {
        self.writer.turn(move |db| Ok(db.execute("INSERT INTO notes VALUES (?1)", [text]).map(|_| ())?)).await
    }

    fn outside(&self) -> Connection {
        Connection::open(&self.path).unwrap()
    }

    fn noted(&self) -> Vec<String> {
        let outside = self.outside();
        let mut asked = outside.prepare("SELECT text FROM notes ORDER BY rowid").unwrap();
        asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }
}

#[tokio::test]
async fn whoever_holds_the_database_for_a_while_is_waited_for() {
    let here = here();
    let outside = here.outside();
    outside.execute_batch("BEGIN IMMEDIATE").unwrap();
    let since = Instant::now();
    let letting_go = async {
        tokio::time::sleep(Duration::from_millis(700)).await;
        outside.execute_batch("COMMIT").unwrap();
    };
    let (noted, ()) = tokio::join!(here.notes("after all"), letting_go);
    noted.unwrap();
    assert!(since.elapsed() >= Duration::from_millis(600));
    assert_eq!(here.noted(), ["after all"]);
}

#[tokio::test]
async fn whoever_holds_it_for_too_long_is_named_as_the_reason_to_everybody_who_waits() {
    let here = here();
    let outside = here.outside();
    outside.execute_batch("BEGIN IMMEDIATE").unwrap();
    let all = tokio::join!(here.notes("one"), here.notes("two"), here.notes("three"));
    for one in [all.0, all.1, all.2] {
        assert!(matches!(one, Err(TurnError::Store(StoreError::Busy))), "{one:?}");
    }
    outside.execute_batch("COMMIT").unwrap();
    here.notes("again").await.unwrap();
    assert_eq!(here.noted(), ["again"]);
}

#[tokio::test]
async fn told_to_end_it_waits_for_nobody() {
    let here = here();
    let outside = here.outside();
    outside.execute_batch("BEGIN IMMEDIATE").unwrap();
    let since = Instant::now();
    let ending = async { here.writer.end() };
    let (noted, ()) = tokio::join!(here.notes("too late"), ending);
    assert!(matches!(noted, Err(TurnError::Store(StoreError::Busy))), "{noted:?}");
    assert!(since.elapsed() < BRIEFLY, "{:?}", since.elapsed());
}

/// Lets no page be added any more; a large note then makes SQLite undo the whole transaction, not only itself.
async fn fills(here: &Here) -> Result<(), TurnError<StoreError>> {
    here.writer
        .turn(|db| {
            let pages: i64 = db.query_row("PRAGMA page_count", [], |row| row.get(0))?;
            let _: i64 = db.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |row| row.get(0))?;
            db.execute("INSERT INTO notes VALUES (hex(zeroblob(100000)))", [])?;
            Ok(())
        })
        .await
}

#[tokio::test]
async fn whoever_shared_a_commit_with_what_filled_the_disk_is_told_what_became_of_it() {
    let here = here();
    let (go, wait) = std::sync::mpsc::channel::<()>();
    let busy = here.writer.turn(move |_| Ok::<_, StoreError>(wait.recv().is_ok()));
    let (_, before, full, after, ()) =
        tokio::join!(busy, here.notes("before"), fills(&here), here.notes("after"), async {
            go.send(()).unwrap();
        });
    assert!(matches!(full, Err(TurnError::Refused(StoreError::Full))), "{full:?}");
    let said: Vec<&str> = [("before", before), ("after", after)]
        .into_iter()
        .filter_map(|(name, told)| told.is_ok().then_some(name))
        .collect();
    assert_eq!(here.noted(), said, "what was said to be kept is there, and nothing else");
    assert_eq!(said, ["after"], "who came behind is not undone with it");
}
