//! Writes everything that is kept of a person as files: all of it as JSON, and as sheets what a spreadsheet is good for.
//! Changes nothing.

use super::export::places;
use super::turn::{App, Failure, Turn};
use super::who::Who;
use crate::domain::ids::TeamId;
use crate::domain::refusal::Refusal;
use crate::formats::csv::{write, write_rows};
use crate::formats::parts::fitting;
use crate::store::kept::{self, Table};
use crate::store::members;
use serde_json::{Map, Value, json};

/// The most that goes into one file. Discord takes ten mebibytes.
pub const FILE: usize = 8_000_000;
/// The tables that are written as sheets too; the posts are one besides, in the form in which they can be brought in again.
const SHEETS: [(&str, &str); 6] = [
    ("reply_checks", "answers"),
    ("conversations", "conversations"),
    ("offers", "topics"),
    ("slots", "plan"),
    ("goals", "goals"),
    ("goal_progress", "goal-numbers"),
];

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl App {
    /// Writes everything that is kept of the asker, in all teams. Never waits for the writer, nor does anybody wait for it.
    ///
    /// # Errors
    /// `NotJoined`, where nothing is kept.
    pub async fn everything(
        &self,
        who: Who,
        name_of: impl Fn(TeamId) -> String + Send + 'static,
    ) -> Result<Vec<File>, Failure> {
        self.turn(who.person, |_| Ok(())).await?;
        self.look(who.person, move |turn| everything(turn, who, &name_of)).await
    }
}

fn everything(turn: &Turn<'_>, who: Who, name_of: &dyn Fn(TeamId) -> String) -> Result<Vec<File>, Failure> {
    let person = turn.person.as_ref().ok_or(Refusal::NotJoined)?;
    let members = members::of_person(turn.db, who.person)?;
    let teams: Map<String, Value> =
        members.iter().map(|member| (member.team.to_string(), name_of(member.team).into())).collect();
    let mut posts = Vec::new();
    for member in &members {
        posts.extend(places(turn, member.id, person)?);
    }
    let tables = kept::all(turn.db, who.person)?;
    let sheets: Vec<(&str, Vec<Map<String, Value>>)> = SHEETS
        .iter()
        .filter_map(|(table, name)| {
            let (_, rows) = tables.iter().find(|(one, rows)| one == table && !rows.is_empty())?;
            Some((*name, rows.clone()))
        })
        .collect();
    let rows: Vec<(&str, Value)> = tables.into_iter().flat_map(in_one).collect();
    let head = json!({ "written_at": turn.now.to_rfc3339(), "teams": teams });
    let mut files = named("rounds-everything", "json", fitting(&rows, FILE, &|rows| document(&head, rows)));
    if !posts.is_empty() {
        files.extend(named("rounds-posts", "csv", fitting(&posts, FILE, &|posts| write(posts, person.zone))));
    }
    for (name, rows) in sheets {
        files.extend(named(&format!("rounds-{name}"), "csv", fitting(&rows, FILE, &write_rows)));
    }
    Ok(files)
}

fn in_one((table, rows): Table) -> impl Iterator<Item = (&'static str, Value)> {
    rows.into_iter().map(move |row| (table, Value::Object(row)))
}

/// The rows as one document, a list for each table. Each part of a whole that is too large for one file is one, too.
fn document(head: &Value, rows: &[(&str, Value)]) -> Vec<u8> {
    let mut tables: Map<String, Value> =
        kept::tables().map(|name| (name.to_owned(), Value::Array(Vec::new()))).collect();
    for (table, row) in rows {
        if let Some(Value::Array(list)) = tables.get_mut(*table) {
            list.push(row.clone());
        }
    }
    let whole = json!({ "written_at": head["written_at"], "teams": head["teams"], "kept": tables });
    serde_json::to_vec(&whole).unwrap_or_default()
}

fn named(name: &str, ending: &str, files: Vec<Vec<u8>>) -> Vec<File> {
    let one = files.len() == 1;
    let name = |at: usize| if one { format!("{name}.{ending}") } else { format!("{name}-{}.{ending}", at + 1) };
    files.into_iter().enumerate().map(|(at, bytes)| File { name: name(at), bytes }).collect()
}
