//! Wrong answers of interactions, forms among them, and wrong words on the gateway.

use serde_json::{Value, json};

use super::{Case, judge, long, many};
use crate::rules::{callback, identify, presence};

#[test]
fn of_answers() {
    let cases: Vec<Case> = vec![
        ("/", json!("hello"), "", "MODEL_TYPE_CONVERT"),
        ("/type", Value::Null, "type", "BASE_TYPE_REQUIRED"),
        ("/type", json!(2), "type", "BASE_TYPE_CHOICES"),
        ("/type", json!("4"), "type", "NUMBER_TYPE_COERCE"),
        ("/type", json!(1), "data", "INTERACTION_CALLBACK_DATA_INVALID"),
        ("/word", json!(1), "word", "UNKNOWN_KEY"),
        ("/data", Value::Null, "data", "BASE_TYPE_REQUIRED"),
        ("/data", json!([]), "data", "MODEL_TYPE_CONVERT"),
        ("/data", json!({"flags": 64}), "data", "EMPTY_MESSAGE"),
        ("/data/flags", json!(128), "data.flags", "FLAGS_INVALID"),
        ("/data/choices", json!([]), "data.choices", "UNKNOWN_KEY"),
        ("/data/content", long(2001), "data.content", "BASE_TYPE_MAX_LENGTH"),
        ("/data/embeds", json!([{"title": long(257)}]), "data.embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
        ("/", json!({"type": 5, "data": {"flags": 1}}), "data.flags", "FLAGS_INVALID"),
        ("/", json!({"type": 5, "data": {"word": 1}}), "data.word", "UNKNOWN_KEY"),
        ("/", json!({"type": 7, "data": {"content": 1}}), "data.content", "STRING_TYPE_CONVERT"),
        ("/", json!({"type": 9}), "data", "BASE_TYPE_REQUIRED"),
        ("/", json!({"type": 8}), "data", "BASE_TYPE_REQUIRED"),
        ("/", json!({"type": 8, "data": {}}), "data.choices", "BASE_TYPE_REQUIRED"),
        ("/", json!({"choices": []}), "choices", "UNKNOWN_KEY"),
    ];
    // The last case lacks the type as well, and shows only that both are told.
    let (both, cases) = cases.split_last().expect("there are cases");
    judge(&json!({"type": 4, "data": {"content": "Hello"}}), cases, callback);
    assert_eq!(callback(&both.1).len(), 2);
}

#[test]
fn of_choices() {
    let choice = json!({"name": "Berlin", "value": "Europe/Berlin"});
    let cases: Vec<Case> = vec![
        ("/data/word", json!(1), "data.word", "UNKNOWN_KEY"),
        ("/data/choices", many(26, &choice), "data.choices", "BASE_TYPE_MAX_LENGTH"),
        ("/data/choices/0/name", json!(""), "data.choices.0.name", "BASE_TYPE_BAD_LENGTH"),
        ("/data/choices/0/name", long(101), "data.choices.0.name", "BASE_TYPE_BAD_LENGTH"),
        ("/data/choices/0/name", Value::Null, "data.choices.0.name", "BASE_TYPE_REQUIRED"),
        (
            "/data/choices/0/name_localizations",
            json!({"xx": "x"}),
            "data.choices.0.name_localizations.xx",
            "ENUM_TYPE_COERCE",
        ),
        ("/data/choices/0/value", long(101), "data.choices.0.value", "BASE_TYPE_MAX_LENGTH"),
        ("/data/choices/0/value", json!(true), "data.choices.0.value", "STRING_TYPE_CONVERT"),
        ("/data/choices/1", json!({"name": "b", "value": 1}), "data.choices.1.value", "UNION_TYPE_CHOICES"),
        ("/data/choices/0/word", json!(1), "data.choices.0.word", "UNKNOWN_KEY"),
    ];
    judge(&json!({"type": 8, "data": {"choices": [choice]}}), &cases, callback);
}

#[test]
fn of_forms() {
    let input = |id: &str| json!({"type": 4, "custom_id": id, "style": 1, "label": "Text", "min_length": 2, "max_length": 5, "value": "abc"});
    let row = |id: &str| json!({"type": 1, "components": [input(id)]});
    let six: Value = (0..6).map(|number| row(&number.to_string())).collect();
    let cases: Vec<Case> = vec![
        ("/data/word", json!(1), "data.word", "UNKNOWN_KEY"),
        ("/data/title", Value::Null, "data.title", "BASE_TYPE_REQUIRED"),
        ("/data/title", json!(""), "data.title", "BASE_TYPE_BAD_LENGTH"),
        ("/data/title", long(46), "data.title", "BASE_TYPE_BAD_LENGTH"),
        ("/data/custom_id", Value::Null, "data.custom_id", "BASE_TYPE_REQUIRED"),
        ("/data/custom_id", long(101), "data.custom_id", "BASE_TYPE_BAD_LENGTH"),
        ("/data/components", json!([]), "data.components", "BASE_TYPE_BAD_LENGTH"),
        ("/data/components", six, "data.components", "BASE_TYPE_BAD_LENGTH"),
        ("/data/components/1", row("a"), "data.components.1.components.0.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"),
        ("/data/components/0", input("a"), "data.components.0.type", "COMPONENT_TYPE_INVALID"),
        ("/data/components/0/type", json!(18), "data.components.0.type", "COMPONENT_TYPE_INVALID"),
        ("/data/components/0/components/1", input("b"), "data.components.0.components", "BASE_TYPE_BAD_LENGTH"),
        (
            "/data/components/0/components/0/type",
            json!(2),
            "data.components.0.components.0.type",
            "COMPONENT_TYPE_INVALID",
        ),
        ("/data/components/0/components/0/word", json!(1), "data.components.0.components.0.word", "UNKNOWN_KEY"),
        (
            "/data/components/0/components/0/label",
            Value::Null,
            "data.components.0.components.0.label",
            "BASE_TYPE_REQUIRED",
        ),
        (
            "/data/components/0/components/0/label",
            long(46),
            "data.components.0.components.0.label",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            "/data/components/0/components/0/style",
            json!(3),
            "data.components.0.components.0.style",
            "BASE_TYPE_CHOICES",
        ),
        (
            "/data/components/0/components/0/style",
            Value::Null,
            "data.components.0.components.0.style",
            "BASE_TYPE_REQUIRED",
        ),
        (
            "/data/components/0/components/0/placeholder",
            long(101),
            "data.components.0.components.0.placeholder",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            "/data/components/0/components/0/required",
            json!(0),
            "data.components.0.components.0.required",
            "BOOLEAN_TYPE_CHOICES",
        ),
        (
            "/data/components/0/components/0/min_length",
            json!(-1),
            "data.components.0.components.0.min_length",
            "NUMBER_TYPE_MIN",
        ),
        (
            "/data/components/0/components/0/max_length",
            json!(4001),
            "data.components.0.components.0.max_length",
            "NUMBER_TYPE_MAX",
        ),
        (
            "/data/components/0/components/0/value",
            json!("a"),
            "data.components.0.components.0.value",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            "/data/components/0/components/0/value",
            json!(false),
            "data.components.0.components.0.value",
            "STRING_TYPE_CONVERT",
        ),
        (
            "/data/components/0/components/0/value",
            json!("abcdef"),
            "data.components.0.components.0.value",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            "/data/components/0/components/0/value",
            long(4001),
            "data.components.0.components.0.value",
            "BASE_TYPE_MAX_LENGTH",
        ),
    ];
    let body = json!({"type": 9, "data": {"title": "Log", "custom_id": "log", "components": [row("a")]}});
    judge(&body, &cases, callback);
    let mut crossed = body;
    crossed["data"]["components"][0]["components"][0] =
        json!({"type": 4, "custom_id": "a", "style": 1, "label": "Text", "min_length": 9, "max_length": 5});
    let path = "data.components.0.components.0.min_length";
    assert_eq!(callback(&crossed).iter().map(|fault| fault.path.as_str()).collect::<Vec<_>>(), [path]);
}

#[test]
fn on_the_gateway() {
    let cases: Vec<Case> = vec![
        ("/", json!([]), "", "MODEL_TYPE_CONVERT"),
        ("/word", json!(1), "word", "UNKNOWN_KEY"),
        ("/token", Value::Null, "token", "BASE_TYPE_REQUIRED"),
        ("/token", json!(""), "token", "BASE_TYPE_REQUIRED"),
        ("/token", json!(5), "token", "STRING_TYPE_CONVERT"),
        ("/intents", Value::Null, "intents", "BASE_TYPE_REQUIRED"),
        ("/intents", json!("1"), "intents", "NUMBER_TYPE_COERCE"),
        ("/intents", json!(-1), "intents", "NUMBER_TYPE_MIN"),
        ("/intents", json!(1 << 18), "intents", "INTENTS_INVALID"),
        ("/properties", Value::Null, "properties", "BASE_TYPE_REQUIRED"),
        ("/properties/os", Value::Null, "properties.os", "BASE_TYPE_REQUIRED"),
        ("/properties/word", json!(1), "properties.word", "UNKNOWN_KEY"),
        ("/compress", json!(1), "compress", "BOOLEAN_TYPE_CHOICES"),
        ("/large_threshold", json!(49), "large_threshold", "NUMBER_TYPE_MIN"),
        ("/large_threshold", json!(251), "large_threshold", "NUMBER_TYPE_MAX"),
        ("/shard", json!([0]), "shard", "BASE_TYPE_BAD_LENGTH"),
        ("/shard", json!([1, 1]), "shard.0", "SHARD_INVALID"),
        ("/shard", json!([0, 0]), "shard.1", "NUMBER_TYPE_MIN"),
        ("/shard", json!(["0", 1]), "shard.0", "NUMBER_TYPE_COERCE"),
        ("/presence", json!({"status": "away"}), "presence.status", "BASE_TYPE_CHOICES"),
        ("/presence", json!({"status": "idle", "game": {}}), "presence.game", "UNKNOWN_KEY"),
        ("/presence", json!({"status": "idle", "since": "now"}), "presence.since", "NUMBER_TYPE_COERCE"),
        (
            "/presence",
            json!({"status": "idle", "activities": [{"name": "x"}]}),
            "presence.activities.0.type",
            "BASE_TYPE_REQUIRED",
        ),
        (
            "/presence",
            json!({"status": "idle", "activities": [{"name": "x", "type": 9}]}),
            "presence.activities.0.type",
            "BASE_TYPE_CHOICES",
        ),
    ];
    let properties = json!({"os": "linux", "browser": "tests", "device": "tests"});
    judge(&json!({"token": "t", "intents": 1, "properties": properties}), &cases, identify);
    assert_eq!(presence(&json!({"since": null, "activities": [], "afk": false}))[0].path, "status");
}
