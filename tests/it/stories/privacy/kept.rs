//! What PRIVACY.md says of the database is true: every column stands in it, and what it calls a person's is handed over whole
//! and gone after a deletion.

use super::files::{asks, kept, letters};
use crate::world::{Member, Says, World};
use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What is typed wherever a free text is taken, so that it can be looked for.
const TELLING: &str = "Quillfeather";

/// What is over as soon as somebody does anything, asking for the files included.
const OVER_BY_ASKING: [&str; 2] = ["people.closed_at", "members.gone_at"];

type Columns = BTreeMap<String, BTreeSet<String>>;

/// The tables that stand under a heading of the page, each with its columns.
fn told_under(heading: &str) -> Columns {
    let page = include_str!("../../../../PRIVACY.md");
    let section = page.split(&format!("## {heading}\n")).nth(1).expect("the heading is there");
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Table"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert!(cells.len() == 3 && cells[2].len() > 5, "it says what it is: {row}");
        (cells[0].to_owned(), cells[1].split(", ").map(str::to_owned).collect())
    })
    .collect()
}

fn of_people() -> Columns {
    told_under("Every column that holds something of a person")
}

/// Every table of a database of this version, each with its columns.
fn there_are(world: &World) -> Columns {
    let database = Connection::open(world.database()).expect("it opens");
    let mut statement = database
        .prepare(
            "SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
                 WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'",
        )
        .expect("a question");
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
    let mut all = Columns::new();
    for row in rows.expect("an answer") {
        let (table, column) = row.expect("a row");
        all.entry(table).or_default().insert(column);
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_column_stands_on_the_page() {
    let world = World::new().await;
    let mut told = of_people();
    assert_eq!(told.len(), 33, "{:?}", told.keys());
    told.extend(told_under("What is nobody's"));
    assert_eq!(told, there_are(&world), "PRIVACY.md says what each column is, and the deletion and the files know it");
}

/// A member of whom something stands in every column that can hold something of a person.
async fn a_member_with_everything() -> (World, Member) {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let mia = world.manager("Mia");
    mia.types("/team setup channel:#social").await.says("All there.");
    ana.logs(&format!("{TELLING} one")).await;
    let taken = ana.types("/topic pillar:Community").await.press("Use it").await;
    let mine = taken.press("Make it mine").await.form().fill("Title", &format!("{TELLING} two"));
    mine.submit().await.press("Propose to the team").await.says("Proposed");
    ana.types("/pause from:2026-02-02 until:2026-02-06").await;
    mia.types("/team away member:@Ana from:2026-03-02 until:2026-03-03").await;
    ana.person
        .upload("a.csv", format!("date,title,more links\n2025-12-22,{TELLING} three,https://example.org/{TELLING}\n"));
    ana.types("/me import:@a.csv").await.press("Take in 1 post").await;
    ana.types("/week").await.press("Plan my week").await.press("Remind me of each slot").await;
    ana.types("/replies").await.choose("Groups you talked with", &["Nurses"]).await;
    let form = ana
        .types("/goals")
        .await
        .choose("Set a goal: choose what to begin from", &["Something of my own"])
        .await
        .form();
    let set =
        form.fill("measure", &format!("{TELLING} four")).fill("goal", "5").fill("due", "in 12 weeks").submit().await;
    set.press("How it stands").await.form().fill("number", "5").submit().await;
    let words = ana.types("/strategy").await.choose("Settle …", &["In your own words"]).await;
    let form = words.choose("A new one, for …", &["Tuesday"]).await.form();
    form.fill("words", &format!("When it rains, {TELLING} five")).submit().await;
    let locked = ana.types("/topic pillar:Patient voice").await.press("I have one in writing").await.form();
    locked.fill("Valid until (no name, no reference)", "2026-03-31").submit().await;
    world.moves_to("2026-01-06 13:00").await;
    ana.stirs().await;
    fill(&world, &ana);
    (world, ana)
}

/// What does not come about in a day is put there as it would stand.
fn fill(world: &World, ana: &Member) {
    let database = Connection::open(world.database()).expect("it opens");
    let now = world.clock.now().timestamp_millis();
    database
        .execute_batch(&format!(
            "UPDATE people SET closed_at = {now}, hush_until_on = '2026-01-07', remarked_on = '2026-01-06',
                 direct_team = (SELECT team FROM members WHERE person = {ana}),
                 direct_channel = ifnull(direct_channel, 1) WHERE id = {ana};
             UPDATE members SET specialty = 'physician', purpose = 'recruit', gone_at = {now}, gone_since_at = {now},
                 country = 'de', field = '{TELLING} six', second_purpose = 'network', posting_min = 1080,
                 reviewer = 'colleague', missing_asked_at = {now}, bring_from_on = '2026-01-05', quit_at = {now},
                 audience = 'peers', ground_rules = 'privacy', settled = 'audience', later = 'country';
             INSERT OR IGNORE INTO settlements SELECT id, '2025-12-29', 2, {now} FROM members;
             INSERT OR IGNORE INTO member_platforms SELECT id, 'linkedin', 'new', 'picture' FROM members;
             INSERT OR IGNORE INTO strategy_cards SELECT id, '2026-01-01', '[]' FROM members;
             INSERT OR IGNORE INTO reviews SELECT id, '2025-Q4', {now}, {now} FROM members;
             INSERT INTO absences (member, from_on, until_on) SELECT id, '2025-01-01', '2025-01-02' FROM members;
             INSERT OR IGNORE INTO busy_days VALUES ({ana}, '2026-01-09');
             UPDATE posts SET link = 'https://example.org/{TELLING}-7', topic = 'x', pillar = 'community', format = 'text',
                 purpose = 'recruit' WHERE id = (SELECT min(id) FROM posts);
             UPDATE posts SET repeats = (SELECT min(id) FROM posts), import = 1, deleted_at = {now}
                 WHERE id = (SELECT max(id) FROM posts);
             INSERT OR IGNORE INTO beside_plan SELECT max(id), {now} FROM posts;
             INSERT OR IGNORE INTO reply_checks SELECT max(id), 9, member, {now}, {now}, 'all', {now}, 12, 9 FROM posts;
             INSERT OR REPLACE INTO talks SELECT id, '2025-12-29', {now}, {now} FROM members;
             INSERT INTO acts (member, act, career_group, offered_at, offered_on)
                 SELECT id, 'x', 'nurses', {now}, '2026-01-05' FROM members;
             UPDATE offers SET observance = 'x', answer = 'use', answered_at = {now} WHERE id = (SELECT min(id) FROM offers);
             UPDATE twists SET settled_at = {now}, told_at = {now};
             UPDATE plans SET seen_at = {now}, told_at = {now};
             UPDATE slots SET moved_from_on = '2026-01-06', reminded_at = {now} WHERE id = (SELECT min(id) FROM slots);
             UPDATE slots SET post = (SELECT min(id) FROM posts), filled_by = 'choice'
                 WHERE id = (SELECT max(id) FROM slots) AND NOT EXISTS (SELECT 1 FROM slots WHERE post IS NOT NULL);
             INSERT OR REPLACE INTO queue VALUES ('nod', {ana}, '2026-02-01', {now} + 86400000 * 20);
             UPDATE goals SET purpose = 'recruit', shared_at = {now};
             INSERT INTO goals (member, measure, counted, counted_of, baseline, target, start_on, due_on, set_at, set_on, ended, ended_on,
                 source) SELECT id, '{TELLING} eight', 'posts-of', 'recruit', 0, 100, '2025-01-01', '2025-06-01', 0, '2025-01-01',
                 'finished', '2025-06-01', 'z' FROM members;
             INSERT OR IGNORE INTO goal_checks SELECT min(id), '2026-01-05', 'number', {now}, {now} FROM goals;
             INSERT OR IGNORE INTO drift_checks SELECT id, '2026-01-05', {now}, {now} FROM members;
             INSERT INTO imports (member, name, state, rows, made_at, done_at)
                 SELECT id, '{TELLING}.csv', 'taken-back', '', {now}, {now} FROM members;
             INSERT INTO deliveries (id, kind, subject, occurrence, channel, body, picture, state, claimed_at, tried_at,
                 next_at, message, fault) SELECT 'z', 'nod', {ana}, '{TELLING}', 1, '{{\"content\":\"{TELLING} nine\"}}',
                 '<svg>{TELLING} nine</svg>', 'claimed', {now}, {now}, {now} + 86400000, 1, '{TELLING} ten';
             UPDATE expiries SET seen_on = '2026-01-05', seen = 1;",
            ana = ana.person.id(),
        ))
        .expect("it is filled");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_of_it_is_handed_over_and_gone_after_the_deletion() {
    let (mut world, ana) = a_member_with_everything().await;
    let told = of_people();
    let answer = asks(&ana).await;
    let documents = kept(&letters(&world, &answer).await);
    assert_eq!(documents.len(), 1);
    let mut missing = Vec::new();
    for (table, columns) in &told {
        let rows = documents[0]["kept"][table].as_array().unwrap_or_else(|| panic!("{table} is not handed over"));
        let there: BTreeSet<&str> =
            rows.iter().filter_map(Value::as_object).flat_map(|row| row.keys()).map(String::as_str).collect();
        missing.extend(
            columns.iter().filter(|column| !there.contains(column.as_str())).map(|one| format!("{table}.{one}")),
        );
    }
    missing.retain(|one| !OVER_BY_ASKING.contains(&one.as_str()));
    assert!(missing.is_empty(), "nothing stands there, or it is not handed over: {missing:?}");
    let text = documents[0].to_string();
    for word in ["one", "two", "three", "four", "five", "six", "eight", "nine", "ten"] {
        assert!(text.contains(&format!("{TELLING} {word}")), "{word}");
    }
    let (person, member) = (ana.person.id().cast_signed(), world.counts("SELECT id FROM members"));
    ana.types("/privacy").await.press("Delete everything").await.press("Yes, delete everything").await;
    for (table, columns) in &told {
        for column in columns {
            let of_hers = match column.as_str() {
                "person" => format!("{column} = {person}"),
                "member" => format!("{column} = {member}"),
                "subject" => {
                    format!("{column} IN ({person}, {member}) AND kind IN ('knock', 'nod', 'reminder', 'member')")
                }
                _ => continue,
            };
            assert_eq!(world.counts(&format!("SELECT count(*) FROM {table} WHERE {of_hers}")), 0, "{table}");
        }
    }
    for (table, count) in world.rows_of_people() {
        assert_eq!(count, 0, "{table}");
    }
    world.moves_by(chrono::Duration::hours(1)).await;
    world.stops().await;
    let found = search(&world, &[Cell::Integer(person), Cell::Text(person.to_string()), Cell::Text(TELLING.into())]);
    assert!(found.is_empty(), "still there: {found:?}");
}

/// Where in the whole database one of these stands.
fn search(world: &World, wanted: &[Cell]) -> Vec<String> {
    let database = Connection::open(world.database()).expect("it opens");
    let mut found = Vec::new();
    for (table, columns) in there_are(world) {
        for column in columns {
            let mut statement = database.prepare(&format!("SELECT {column} FROM {table}")).expect("a question");
            let cells = statement.query_map([], |row| row.get::<_, Cell>(0)).expect("an answer");
            for cell in cells.map(|cell| cell.expect("a value")) {
                let hit = wanted.iter().any(|one| match (one, &cell) {
                    (Cell::Text(one), Cell::Text(cell)) => cell.contains(one),
                    (one, cell) => one == cell,
                });
                if hit {
                    found.push(format!("{table}.{column}: {cell:?}"));
                }
            }
        }
    }
    found
}
