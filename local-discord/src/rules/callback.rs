//! The rules of an interaction's first answer: which types there are and what each carries.
//! It never knows which interaction is answered, so it cannot tell whether the type suits it.

use serde_json::Value;

use super::errors::Fault;
use super::form;
use super::message::{self, Sending};
use super::options::choice;
use super::reader::{At, Notes, Object};

const MESSAGE: i64 = 4;
const DEFERRED_MESSAGE: i64 = 5;
const DEFERRED_UPDATE: i64 = 6;
const UPDATE: i64 = 7;
const CHOICES: i64 = 8;
const FORM: i64 = 9;

/// Checks the first answer of an interaction, told nothing of uploaded files.
#[must_use]
pub fn callback(body: &Value) -> Vec<Fault> {
    let notes = Notes::default();
    check(&notes.root(body), None);
    notes.into_faults()
}

/// Checks the first answer of an interaction that came with uploaded files, named by the numbers `n` of their parts `files[n]`.
#[must_use]
pub fn callback_with_files(body: &Value, files: &[u64]) -> Vec<Fault> {
    let notes = Notes::default();
    check(&notes.root(body), Some(files));
    notes.into_faults()
}

fn check(at: &At<'_>, files: Option<&[u64]>) {
    let Some(answer) = at.object(&["type", "data"]) else { return };
    let types = [1, MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, CHOICES, FORM, 10, 12];
    let Some(kind) = answer.need("type").and_then(|at| at.one_of(&types)) else { return };
    match kind {
        MESSAGE => with(&answer, |data| message::check(data, Sending::InteractionCreate, files, true)),
        FORM => with(&answer, form::form),
        CHOICES => with(&answer, choices),
        // What stands in a deferral beside its flags is dropped by Discord, but must be well formed.
        DEFERRED_MESSAGE => {
            if let Some(data) = answer.get("data") {
                message::check(&data, Sending::InteractionCreate, files, false);
            }
        }
        DEFERRED_UPDATE | UPDATE => {
            if let Some(data) = answer.get("data") {
                message::check(&data, Sending::InteractionEdit, files, kind == UPDATE);
            }
        }
        _ => {
            if let Some(data) = answer.said("data") {
                data.fault("INTERACTION_CALLBACK_DATA_INVALID", format!("An answer of type {kind} carries no data"));
            }
        }
    }
}

fn with(answer: &Object<'_>, check: impl FnOnce(&At<'_>)) {
    if let Some(data) = answer.need("data") {
        check(&data);
    }
}

fn choices(at: &At<'_>) {
    let Some(data) = at.object(&["choices"]) else { return };
    let Some(list) = data.need("choices").and_then(|at| at.list(0..=25)) else { return };
    let mut first: Option<&str> = None;
    for at in &list {
        let Some(value) = choice(at, None) else { continue };
        let name = match value {
            Value::String(_) => "string",
            _ => "number",
        };
        if first.get_or_insert(name) != &name {
            at.inside("value").fault("UNION_TYPE_CHOICES", "All choices have values of the same type.");
        }
    }
}
