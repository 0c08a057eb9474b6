//! What the rules say of whole tables of bodies: wrong ones with the place of each fault, and right ones.

mod answers;
mod commands;
mod components;
mod libraries;
mod messages;
mod right;

use serde_json::{Value, json};

use super::Fault;

/// One wrong thing in a body that is right otherwise: where it is put, what is put there, and the fault it must give.
type Case = (&'static str, Value, &'static str, &'static str);

/// Puts a value at a JSON pointer, making the last key or lengthening the list if need be.
fn with(body: &Value, pointer: &str, value: Value) -> Value {
    let mut body = body.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap_or(("", pointer));
    if key.is_empty() {
        return value;
    }
    match body.pointer_mut(parent).expect("the pointer leads somewhere") {
        Value::Object(map) => {
            map.insert(key.to_owned(), value);
        }
        Value::Array(list) => match key.parse::<usize>() {
            Ok(index) if index < list.len() => list[index] = value,
            _ => list.push(value),
        },
        other => panic!("{parent} is {other}"),
    }
    body
}

/// Checks that each case gives its fault and no other.
fn judge(body: &Value, cases: &[Case], rules: impl Fn(&Value) -> Vec<Fault>) {
    assert_eq!(rules(body), [], "the body that the cases start from must be right");
    let mut wrong = Vec::new();
    for (pointer, value, path, code) in cases {
        let found = rules(&with(body, pointer, value.clone()));
        let found: Vec<_> = found.iter().map(|fault| (fault.path.as_str(), fault.code.as_str())).collect();
        if found != [(*path, *code)] {
            let value = value.to_string();
            let value: String = value.chars().take(80).collect();
            wrong.push(format!("{pointer} = {value}\n    wanted ({path:?}, {code:?})\n    found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// So many characters; of a kind of which one takes more than a byte.
fn long(length: usize) -> Value {
    json!("é".repeat(length))
}

/// A list of so many of the same.
fn many(count: usize, value: &Value) -> Value {
    json!(vec![value; count])
}

#[test]
fn errors_are_nested_as_discord_nests_them() {
    let fault = |path: &str, code: &str| Fault { path: path.into(), code: code.into(), message: "m".into() };
    let faults =
        [fault("data.embeds.0.title", "A"), fault("data.embeds.0.title", "B"), fault("data", "C"), fault("", "D")];
    let wanted = json!({
        "message": "Invalid Form Body",
        "code": 50035,
        "errors": {
            "_errors": [{"code": "D", "message": "m"}],
            "data": {
                "_errors": [{"code": "C", "message": "m"}],
                "embeds": {"0": {"title": {"_errors": [{"code": "A", "message": "m"}, {"code": "B", "message": "m"}]}}},
            },
        },
    });
    assert_eq!(super::errors(&faults), wanted);
}

#[test]
fn a_message_that_is_only_empty_has_a_number_of_its_own() {
    let faults = super::message(&json!({}), super::Sending::Create);
    assert_eq!(super::errors(&faults), json!({"message": "Cannot send an empty message", "code": 50006}));
    let faults = super::message(&json!({"word": 1}), super::Sending::Create);
    assert_eq!(super::errors(&faults)["code"], 50035);
}
