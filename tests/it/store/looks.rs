//! Looks for what is due: each finds its rows by an index, and costs what it finds, not how many people there are.

use super::somewhere;
use chrono::{DateTime, Duration, Utc};
use rounds::domain::ids::{ChannelId, DeliveryId, PersonId};
use rounds::domain::notice::{Delivery, DeliveryState, NoticeKind, Queued};
use rounds::domain::person::Person;
use rounds::store::outbox::{self, Claim};
use rounds::store::{Store, StoreError, people, queue};
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::{Connection, StatementStatus};
use std::cell::RefCell;

/// So many are due, and so many deliveries wait; everybody else shares a later minute.
const DUE: u64 = 20;

/// A question that was put to the database: in full, and how many steps the answer took.
type Asked = (String, i32);

thread_local! {
    static HEARD: RefCell<Vec<Asked>> = const { RefCell::new(Vec::new()) };
}

fn hears(event: TraceEvent<'_>) {
    if let TraceEvent::Profile(statement, _) = event {
        let question = statement.expanded_sql().expect("it can be told");
        let steps = statement.get_status(StatementStatus::VmStep);
        HEARD.with_borrow_mut(|heard| heard.push((question, steps)));
    }
}

fn noon() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::hours(12)
}

fn early() -> DateTime<Utc> {
    noon() - Duration::hours(1)
}

/// A database with so many people.
fn among(people: u64) -> (tempfile::TempDir, Connection) {
    let (folder, path) = somewhere();
    Store::open(&path).expect("a new one").close();
    let mut connection = Connection::open(path).expect("it opens");
    let all = connection.transaction().expect("it begins");
    for id in 1..=people {
        let direct_channel = Some(ChannelId(id));
        let person = Person { direct_channel, ..Person::new(PersonId(id), chrono_tz::UTC, early()) };
        people::save(&all, &person).expect("a person");
        let due_at = if id <= DUE { early() } else { noon() };
        let occurrence = noon().date_naive().to_string();
        let queued = Queued { kind: NoticeKind::Knock, subject: id, occurrence, due_at, first_contact: false };
        queue::put(&all, &queued).expect("a knock");
        let delivery = Delivery {
            id: DeliveryId(format!("d{id}")),
            kind: NoticeKind::Knock,
            subject: id,
            occurrence: early().date_naive().to_string(),
            channel: direct_channel,
            body: "{}".into(),
            picture: None,
            state: DeliveryState::Claimed,
            attempts: 1,
            claimed_at: early(),
            tried_at: None,
        };
        let claim = Claim {
            delivery: &delivery,
            nudge: false,
            asks: false,
            late: false,
            first: id <= DUE,
            lease_until: due_at,
        };
        outbox::claim(&all, &claim).expect("a delivery");
    }
    all.commit().expect("it is kept");
    (folder, connection)
}

/// What a look puts to the database.
fn heard<T>(db: &Connection, look: impl Fn(&Connection) -> Result<T, StoreError>) -> (T, Vec<Asked>) {
    db.trace_v2(TraceEventCodes::SQLITE_TRACE_PROFILE, Some(hears));
    let found = look(db).expect("a look");
    db.trace_v2(TraceEventCodes::empty(), None);
    (found, HEARD.take())
}

/// How a question is answered, step by step.
fn plan(db: &Connection, question: &str) -> Vec<String> {
    let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {question}")).expect("a question");
    let plan = statement.query_map([], |row| row.get("detail")).expect("an answer");
    plan.collect::<Result<_, _>>().expect("a plan")
}

/// A look has to find so much, by an index, with the same effort whether there are a hundred people or five thousand.
fn holds(name: &str, finds: u64, look: impl Fn(&Connection) -> Result<u64, StoreError>) {
    let mut efforts = Vec::new();
    for people in [100, 5_000] {
        let (_folder, db) = among(people);
        let (found, asked) = heard(&db, &look);
        assert_eq!(found, finds, "{name} among {people}");
        assert!(!asked.is_empty(), "{name} asks the database");
        for (question, _) in &asked {
            let plan = plan(&db, question);
            let tables = ["queue", "people", "deliveries"];
            let scans = |step: &String| tables.iter().any(|table| step.starts_with(&format!("SCAN {table}")));
            assert!(!plan.iter().any(scans), "{name} goes through a table: {plan:?}");
            assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{name} sorts: {plan:?}");
            assert!(plan.iter().any(|step| step.starts_with("SEARCH")), "{name} finds by an index: {plan:?}");
        }
        efforts.push(asked.iter().map(|(_, steps)| steps).sum::<i32>());
    }
    assert_eq!(efforts[0], efforts[1], "{name} takes as many steps among a hundred people as among five thousand");
}

#[test]
fn finding_what_is_due_is_a_look_at_an_index() {
    holds("due", DUE, |db| Ok(queue::due(db, early(), 50)?.len() as u64));
    holds("due, and nothing is", 0, |db| Ok(queue::due(db, early() - Duration::seconds(1), 50)?.len() as u64));
    holds("due, for all at once", 50, |db| Ok(queue::due(db, noon(), 50)?.len() as u64));
    holds("next_due", 1, |db| Ok(queue::next_due(db)?.into_iter().filter(|at| *at == early()).count() as u64));
    holds("waiting", DUE, |db| Ok(outbox::waiting(db, early(), 50)?.len() as u64));
    holds("first_contacts", DUE, |db| Ok(u64::from(outbox::first_contacts(db, early())?)));
    holds("crowd", 70, |db| Ok(u64::from(queue::crowd(db, noon(), 70)?)));
}
