//! What is wrong with a body, and the answer that Discord gives for it. It never looks at a body itself.

use serde_json::{Map, Value, json};

/// One thing wrong with a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, as `data.embeds.0.title`; empty for the body itself.
    pub path: String,
    /// Discord's name for it, as `BASE_TYPE_MAX_LENGTH`.
    pub code: String,
    /// Discord's words for it.
    pub message: String,
}

/// The name under which an empty message is noted. Discord has a number of its own for it: 50006.
pub const EMPTY_MESSAGE: &str = "EMPTY_MESSAGE";

/// Builds the body with which Discord refuses a request: code 50035 with the faults nested by their paths,
/// or 50006 if all that is wrong is that the message says nothing.
#[must_use]
pub fn errors(faults: &[Fault]) -> Value {
    if !faults.is_empty() && faults.iter().all(|fault| fault.code == EMPTY_MESSAGE) {
        return json!({"message": "Cannot send an empty message", "code": 50006});
    }
    let mut nested = Map::new();
    for fault in faults {
        hang(&mut nested, &fault.path, json!({"code": fault.code, "message": fault.message}));
    }
    json!({"message": "Invalid Form Body", "code": 50035, "errors": nested})
}

/// Hangs an error at its path.
fn hang(branch: &mut Map<String, Value>, path: &str, error: Value) {
    let (key, rest) = match path.split_once('.') {
        Some((key, rest)) => (key, rest),
        None => (path, ""),
    };
    if key.is_empty() {
        if let Some(list) = branch.entry("_errors").or_insert_with(|| json!([])).as_array_mut() {
            list.push(error);
        }
    } else if let Some(next) = branch.entry(key).or_insert_with(|| json!({})).as_object_mut() {
        hang(next, rest, error);
    }
}
