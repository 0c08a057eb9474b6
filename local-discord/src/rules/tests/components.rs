//! Wrong components of messages: rows, buttons, select menus.

use serde_json::{Value, json};

use super::{Case, judge, long, many, with};
use crate::rules::{Sending, message};

/// A row of two buttons and a row for each kind of select menu but one.
fn rows() -> Value {
    json!({"components": [
        {"type": 1, "components": [
            {"type": 2, "style": 1, "custom_id": "yes", "label": "Yes"},
            {"type": 2, "style": 5, "url": "https://example.org", "emoji": {"name": "👋"}},
        ]},
        {"type": 1, "components": [{"type": 3, "custom_id": "where", "min_values": 1, "max_values": 2, "options": [
            {"label": "A", "value": "a", "default": true}, {"label": "B", "value": "b"}, {"label": "C", "value": "c"},
        ]}]},
        {"type": 1, "components": [{"type": 5, "custom_id": "who", "default_values": [{"id": 5, "type": "user"}]}]},
        {"type": 1, "components": [{"type": 8, "custom_id": "place", "channel_types": [0]}]},
    ]})
}

#[test]
fn of_components() {
    let button = |id: &str| json!({"type": 2, "style": 2, "custom_id": id, "label": "x"});
    let six: Value = (0..6).map(|number| button(&number.to_string())).collect();
    let row = json!({"type": 1, "components": [{"type": 2, "style": 5, "url": "https://a.b", "label": "x"}]});
    let menu = json!({"type": 6, "custom_id": "role"});
    let option = json!({"label": "A", "value": "a"});
    let two = json!([{"id": "1", "type": "user"}, {"id": "2", "type": "user"}]);
    let cases: Vec<Case> = vec![
        ("/components", many(6, &row), "components", "BASE_TYPE_MAX_LENGTH"),
        ("/components/0", button("a"), "components.0.type", "COMPONENT_TYPE_INVALID"),
        ("/components/0/type", json!(17), "components.0.type", "COMPONENT_TYPE_INVALID"),
        ("/components/0/type", Value::Null, "components.0.type", "BASE_TYPE_REQUIRED"),
        ("/components/0/type", json!(99), "components.0.type", "UNION_TYPE_CHOICES"),
        ("/components/0", json!(1), "components.0", "MODEL_TYPE_CONVERT"),
        ("/components/0/word", json!(1), "components.0.word", "UNKNOWN_KEY"),
        ("/components/0/id", json!("a"), "components.0.id", "NUMBER_TYPE_COERCE"),
        ("/components/0/components", json!([]), "components.0.components", "BASE_TYPE_BAD_LENGTH"),
        ("/components/0/components/2", menu, "components.0.components.2", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        ("/components/3/components/1", button("a"), "components.3.components.1", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        ("/components/0/components/0", row, "components.0.components.0.type", "COMPONENT_TYPE_INVALID"),
        ("/components/0/components/0", json!({"type": 4}), "components.0.components.0.type", "COMPONENT_TYPE_INVALID"),
        // Buttons
        ("/components/0/components/0/word", json!(1), "components.0.components.0.word", "UNKNOWN_KEY"),
        ("/components/0/components/0/label", long(81), "components.0.components.0.label", "BASE_TYPE_MAX_LENGTH"),
        (
            "/components/0/components/0/label",
            Value::Null,
            "components.0.components.0",
            "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
        ),
        (
            "/components/0/components/0/label",
            json!(""),
            "components.0.components.0",
            "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
        ),
        (
            "/components/0/components/0/custom_id",
            Value::Null,
            "components.0.components.0.custom_id",
            "BASE_TYPE_REQUIRED",
        ),
        (
            "/components/0/components/0/custom_id",
            json!(""),
            "components.0.components.0.custom_id",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            "/components/0/components/0/custom_id",
            long(101),
            "components.0.components.0.custom_id",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            "/components/0/components/0/custom_id",
            json!("who"),
            "components.2.components.0.custom_id",
            "COMPONENT_CUSTOM_ID_DUPLICATED",
        ),
        ("/components/0/components/0/style", json!(7), "components.0.components.0.style", "BASE_TYPE_CHOICES"),
        ("/components/0/components/0/style", Value::Null, "components.0.components.0.style", "BASE_TYPE_REQUIRED"),
        (
            "/components/0/components/0/url",
            json!("https://a.b"),
            "components.0.components.0.url",
            "BUTTON_COMPONENT_FIELD_INVALID",
        ),
        (
            "/components/0/components/0/sku_id",
            json!("1"),
            "components.0.components.0.sku_id",
            "BUTTON_COMPONENT_FIELD_INVALID",
        ),
        ("/components/0/components/0/disabled", json!(1), "components.0.components.0.disabled", "BOOLEAN_TYPE_CHOICES"),
        (
            "/components/0/components/0/emoji",
            json!({"name": ":wave:"}),
            "components.0.components.0.emoji.name",
            "COMPONENT_INVALID_EMOJI",
        ),
        ("/components/0/components/0/emoji", json!({}), "components.0.components.0.emoji.name", "BASE_TYPE_REQUIRED"),
        ("/components/0/components/0/emoji", json!("👋"), "components.0.components.0.emoji", "MODEL_TYPE_CONVERT"),
        ("/components/0/components/1/url", Value::Null, "components.0.components.1.url", "BASE_TYPE_REQUIRED"),
        (
            "/components/0/components/1/url",
            json!("mailto://a@b"),
            "components.0.components.1.url",
            "URL_TYPE_INVALID_SCHEME",
        ),
        (
            "/components/0/components/1/custom_id",
            json!("x"),
            "components.0.components.1.custom_id",
            "BUTTON_COMPONENT_FIELD_INVALID",
        ),
        // Select menus
        (
            "/components/1/components/0/custom_id",
            Value::Null,
            "components.1.components.0.custom_id",
            "BASE_TYPE_REQUIRED",
        ),
        (
            "/components/1/components/0/placeholder",
            long(151),
            "components.1.components.0.placeholder",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            "/components/1/components/0/min_values",
            json!(3),
            "components.1.components.0.min_values",
            "SELECT_COMPONENT_MIN_VALUES_INVALID",
        ),
        ("/components/1/components/0/min_values", json!(-1), "components.1.components.0.min_values", "NUMBER_TYPE_MIN"),
        ("/components/1/components/0/max_values", json!(4), "components.1.components.0.max_values", "NUMBER_TYPE_MAX"),
        (
            "/components/1/components/0/default_values",
            json!([]),
            "components.1.components.0.default_values",
            "UNKNOWN_KEY",
        ),
        (
            "/components/1/components/0/options/1/value",
            json!("a"),
            "components.1.components.0.options.1",
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        ),
        (
            "/components/1/components/0/options/1/value",
            json!(""),
            "components.1.components.0.options.1.value",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            "/components/1/components/0/options/1/value",
            long(101),
            "components.1.components.0.options.1.value",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            "/components/1/components/0/options/1/label",
            Value::Null,
            "components.1.components.0.options.1.label",
            "BASE_TYPE_REQUIRED",
        ),
        (
            "/components/1/components/0/options/1/label",
            long(101),
            "components.1.components.0.options.1.label",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            "/components/1/components/0/options/1/description",
            long(101),
            "components.1.components.0.options.1.description",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            "/components/1/components/0/options/1/word",
            json!(1),
            "components.1.components.0.options.1.word",
            "UNKNOWN_KEY",
        ),
        (
            "/components/2/components/0/options",
            json!([option]),
            "components.2.components.0.options",
            "SELECT_COMPONENT_FIELD_INVALID",
        ),
        (
            "/components/2/components/0/channel_types",
            json!([0]),
            "components.2.components.0.channel_types",
            "SELECT_COMPONENT_FIELD_INVALID",
        ),
        (
            "/components/2/components/0/default_values",
            two,
            "components.2.components.0.default_values",
            "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
        ),
        (
            "/components/2/components/0/default_values/0/type",
            json!("role"),
            "components.2.components.0.default_values.0.type",
            "BASE_TYPE_CHOICES",
        ),
        (
            "/components/2/components/0/default_values/0/id",
            json!("ana"),
            "components.2.components.0.default_values.0.id",
            "NUMBER_TYPE_COERCE",
        ),
        ("/components/2/components/0/max_values", json!(26), "components.2.components.0.max_values", "NUMBER_TYPE_MAX"),
        (
            "/components/3/components/0/channel_types",
            json!([0, 0]),
            "components.3.components.0.channel_types.1",
            "SET_TYPE_ALREADY_CONTAINS_VALUE",
        ),
        (
            "/components/3/components/0/channel_types",
            json!(""),
            "components.3.components.0.channel_types",
            "LIST_TYPE_CONVERT",
        ),
        (
            "/components/2/components/0/default_values",
            json!({}),
            "components.2.components.0.default_values",
            "LIST_TYPE_CONVERT",
        ),
        (
            "/components/3/components/0/channel_types",
            json!([77]),
            "components.3.components.0.channel_types.0",
            "BASE_TYPE_CHOICES",
        ),
    ];
    judge(&rows(), &cases, |body| message(body, Sending::Create));

    let codes = |body: &Value| message(body, Sending::Create).into_iter().map(|fault| fault.code).collect::<Vec<_>>();
    assert_eq!(
        codes(&with(&rows(), "/components/0/components", six)),
        ["BASE_TYPE_BAD_LENGTH", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"]
    );
    let options = |count: usize| -> Value {
        (0..count).map(|number| json!({"label": "x", "value": number.to_string(), "default": true})).collect()
    };
    let menu = |count| json!({"components": [{"type": 1, "components": [{"type": 3, "custom_id": "x", "options": options(count)}]}]});
    assert_eq!(codes(&menu(1)), [""; 0]);
    assert_eq!(codes(&menu(2)), ["SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES"]);
    assert_eq!(codes(&menu(0)), ["BASE_TYPE_BAD_LENGTH"]);
    assert_eq!(codes(&with(&menu(26), "/components/0/components/0/max_values", json!(25)))[0], "BASE_TYPE_BAD_LENGTH");
}
