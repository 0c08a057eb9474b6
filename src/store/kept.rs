//! Everything that stands in the database of one person, table by table, as it stands there. Never decides who may see it.

use super::StoreError;
use super::column::id;
use crate::domain::ids::PersonId;
use chrono::{DateTime, SecondsFormat};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde_json::{Map, Value};

/// How the rows of a table belong to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// The row is the person.
    Whole,
    /// It names the person.
    Person,
    /// It names a membership of theirs.
    Member,
    /// It names a post of theirs.
    Post,
    /// It names a goal of theirs.
    Goal,
    /// It is a message to them, or about to be one.
    Notice,
    /// It says when a membership of theirs is looked at for whether it is over.
    Expiry,
}

impl Of {
    const fn rows(self) -> &'static str {
        match self {
            Self::Whole => "id = ?1",
            Self::Person => "person = ?1",
            Self::Member => "member IN (SELECT id FROM members WHERE person = ?1)",
            Self::Post => {
                "post IN (SELECT posts.id FROM members JOIN posts ON posts.member = members.id WHERE person = ?1)"
            }
            Self::Goal => {
                "goal IN (SELECT goals.id FROM members JOIN goals ON goals.member = members.id WHERE person = ?1)"
            }
            Self::Notice => {
                "(kind IN ('knock', 'nod') AND subject = ?1)
                     OR (kind = 'reminder' AND subject IN (SELECT id FROM members WHERE person = ?1))"
            }
            Self::Expiry => "kind = 'member' AND subject IN (SELECT id FROM members WHERE person = ?1)",
        }
    }
}

/// The tables that hold something of a person, in the order in which they are told.
const TABLES: [(&str, Of); 33] = [
    ("people", Of::Whole),
    ("members", Of::Person),
    ("targets", Of::Member),
    ("posting_days", Of::Member),
    ("settlements", Of::Member),
    ("authorisations", Of::Member),
    ("member_platforms", Of::Member),
    ("if_thens", Of::Member),
    ("strategy_cards", Of::Member),
    ("reviews", Of::Member),
    ("leave", Of::Person),
    ("absences", Of::Member),
    ("busy_days", Of::Person),
    ("posts", Of::Member),
    ("post_platforms", Of::Post),
    ("post_links", Of::Post),
    ("beside_plan", Of::Post),
    ("reply_checks", Of::Member),
    ("conversations", Of::Member),
    ("talks", Of::Member),
    ("acts", Of::Member),
    ("offers", Of::Member),
    ("twists", Of::Member),
    ("plans", Of::Member),
    ("slots", Of::Member),
    ("goals", Of::Member),
    ("goal_progress", Of::Goal),
    ("goal_checks", Of::Goal),
    ("drift_checks", Of::Member),
    ("imports", Of::Member),
    ("queue", Of::Notice),
    ("deliveries", Of::Notice),
    ("expiries", Of::Expiry),
];

/// The names of the tables that hold something of a person.
pub fn tables() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(name, _)| *name)
}

/// A table with the rows that are one person's: a value for each column that is not empty, by the column's name.
pub type Table = (&'static str, Vec<Map<String, Value>>);

/// Everything that is kept of a person.
pub fn all(connection: &Connection, person: PersonId) -> Result<Vec<Table>, StoreError> {
    TABLES.iter().map(|(name, of)| Ok((*name, rows(connection, person, name, *of)?))).collect()
}

fn rows(connection: &Connection, person: PersonId, table: &str, of: Of) -> Result<Vec<Map<String, Value>>, StoreError> {
    let mut statement = connection.prepare(&format!("SELECT * FROM {table} WHERE {}", of.rows()))?;
    let columns: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let rows = statement.query_map([id(person.0)], |row| told(row, table, &columns))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn told(row: &Row<'_>, table: &str, columns: &[String]) -> rusqlite::Result<Map<String, Value>> {
    let mut fields = Map::new();
    for (at, column) in columns.iter().enumerate() {
        let value = match row.get_ref(at)? {
            ValueRef::Null => continue,
            ValueRef::Integer(number) => integer(table, column, number),
            ValueRef::Real(number) => number.into(),
            ValueRef::Text(text) | ValueRef::Blob(text) => {
                let text = String::from_utf8_lossy(text).into_owned();
                // What is kept as JSON is told as what it is.
                let is_json = matches!((table, column.as_str()), ("imports", "rows") | ("strategy_cards", "lines"));
                let inside = is_json.then(|| serde_json::from_str(&text).ok()).flatten();
                inside.unwrap_or(Value::String(text))
            }
        };
        fields.insert(column.clone(), value);
    }
    Ok(fields)
}

/// A number as a person would write it: an instant, a time of day, weekdays, or one of Discord's ids, which are too long to
/// be numbers elsewhere.
fn integer(table: &str, column: &str, number: i64) -> Value {
    if column.ends_with("_at") {
        let at = DateTime::from_timestamp_millis(number);
        return at.map_or_else(|| number.into(), |at| at.to_rfc3339_opts(SecondsFormat::Millis, true).into());
    }
    if column.ends_with("_min") {
        return format!("{:02}:{:02}", number / 60, number % 60).into();
    }
    match (table, column) {
        (_, "knock_days" | "posting_days") | ("posting_days", "days") => weekdays(number),
        ("goals", "baseline" | "target") | ("goal_progress", "value") => (number as f64 / 100.0).into(),
        (_, "person" | "team" | "by_team" | "channel" | "message" | "direct_channel" | "direct_team" | "subject")
        | ("people", "id") => number.cast_unsigned().to_string().into(),
        _ => number.into(),
    }
}

fn weekdays(bits: i64) -> Value {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    NAMES.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0).map(|(_, name)| Value::from(*name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_as_people_write_them() {
        for (table, column, number, told) in [
            ("posts", "posted_at", 1_767_600_000_000, Value::from("2026-01-05T08:00:00.000Z")),
            ("posts", "posted_at", i64::MAX, i64::MAX.into()),
            ("people", "knock_min", 750, "12:30".into()),
            ("people", "knock_days", 0b10_0001, vec!["monday", "saturday"].into()),
            ("goals", "target", 1_250, 12.5.into()),
            ("targets", "target", 4, 4.into()),
            ("people", "id", 1_400_000_000_000_000_000, "1400000000000000000".into()),
            ("posts", "id", 7, 7.into()),
        ] {
            assert_eq!(integer(table, column, number), told, "{table}.{column}");
        }
    }
}
