//! Wrong application commands.

use serde_json::{Value, json};

use super::{Case, judge, long, many, with};
use crate::rules::{command, command_changes, commands};

/// A chat command with options of many kinds, one with subcommands and a group, and a menu of each sort.
fn right() -> Value {
    let sub = json!({"type": 1, "name": "add", "description": "Adds", "options": [
        {"type": 3, "name": "who", "description": "Who", "required": true}, {"type": 6, "name": "person", "description": "P"},
    ]});
    json!([
        {"type": 1, "name": "log", "description": "Logs", "options": [
            {"type": 3, "name": "text", "description": "Text", "required": true, "min_length": 1, "max_length": 9,
             "choices": [{"name": "One", "value": "1"}, {"name": "Two", "value": "2"}]},
            {"type": 4, "name": "count", "description": "Count", "min_value": 1, "max_value": 5, "autocomplete": true},
            {"type": 10, "name": "rate", "description": "Rate", "choices": [{"name": "Half", "value": 0.5}]},
            {"type": 7, "name": "place", "description": "Place", "channel_types": [0, 5]},
            {"type": 5, "name": "loud", "description": "Loud"},
        ]},
        {"name": "team", "description": "Team", "options": [
            sub, {"type": 2, "name": "rota", "description": "Rota", "options": [sub]},
        ]},
        {"type": 3, "name": "Log as my post"},
        {"type": 2, "name": "Praise"},
    ])
}

#[test]
fn of_commands() {
    let locales = json!({"xx": "name"});
    let option = json!({"type": 5, "name": "more", "description": "More"});
    let cases: Vec<Case> = vec![
        ("/0/word", json!(1), "0.word", "UNKNOWN_KEY"),
        ("/0", json!("log"), "0", "MODEL_TYPE_CONVERT"),
        ("/0/type", json!(5), "0.type", "BASE_TYPE_CHOICES"),
        ("/0/type", json!("1"), "0.type", "NUMBER_TYPE_COERCE"),
        ("/0/name", Value::Null, "0.name", "BASE_TYPE_REQUIRED"),
        ("/0/name", json!(7), "0.name", "STRING_TYPE_CONVERT"),
        ("/0/name", json!(""), "0.name", "BASE_TYPE_BAD_LENGTH"),
        ("/0/name", long(33), "0.name", "BASE_TYPE_BAD_LENGTH"),
        ("/0/name", json!("Log"), "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ("/0/name", json!("log it"), "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ("/0/name", json!("log!"), "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ("/0/name", json!("team"), "1", "APPLICATION_COMMANDS_DUPLICATE_NAME"),
        ("/0/name_localizations", locales.clone(), "0.name_localizations.xx", "ENUM_TYPE_COERCE"),
        ("/0/name_localizations", json!({"de": "Groß"}), "0.name_localizations.de", "APPLICATION_COMMAND_INVALID_NAME"),
        ("/0/name_localizations", json!([]), "0.name_localizations", "DICT_TYPE_CONVERT"),
        ("/0/description", Value::Null, "0.description", "BASE_TYPE_REQUIRED"),
        ("/0/description", json!(""), "0.description", "BASE_TYPE_BAD_LENGTH"),
        ("/0/description", long(101), "0.description", "BASE_TYPE_BAD_LENGTH"),
        ("/0/description_localizations", locales.clone(), "0.description_localizations.xx", "ENUM_TYPE_COERCE"),
        ("/0/description_localizations", json!({"fr": ""}), "0.description_localizations.fr", "BASE_TYPE_BAD_LENGTH"),
        ("/0/default_member_permissions", json!("8x"), "0.default_member_permissions", "NUMBER_TYPE_COERCE"),
        ("/0/default_member_permissions", json!(""), "0.default_member_permissions", "NUMBER_TYPE_COERCE"),
        (
            "/0/default_member_permissions",
            json!("18014398509481985"),
            "0.default_member_permissions",
            "NUMBER_TYPE_MAX",
        ),
        ("/0/contexts", json!([]), "0.contexts", "BASE_TYPE_BAD_LENGTH"),
        ("/0/contexts", json!([3]), "0.contexts.0", "BASE_TYPE_CHOICES"),
        ("/0/contexts", json!([0, 0]), "0.contexts.1", "SET_TYPE_ALREADY_CONTAINS_VALUE"),
        ("/0/contexts", json!(0), "0.contexts", "LIST_TYPE_CONVERT"),
        ("/0/integration_types", json!([2]), "0.integration_types.0", "BASE_TYPE_CHOICES"),
        ("/0/dm_permission", json!("no"), "0.dm_permission", "BOOLEAN_TYPE_CHOICES"),
        ("/0/nsfw", json!(0), "0.nsfw", "BOOLEAN_TYPE_CHOICES"),
        ("/0/handler", json!(1), "0.handler", "APPLICATION_COMMAND_HANDLER_INVALID"),
        ("/0/options", json!({}), "0.options", "LIST_TYPE_CONVERT"),
        // Menus
        ("/2/description", json!("Logs"), "2.description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID"),
        ("/2/options", json!([option]), "2.options", "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_INVALID"),
        ("/2/name", long(33), "2.name", "BASE_TYPE_BAD_LENGTH"),
        // Options
        ("/0/options/0/word", json!(1), "0.options.0.word", "UNKNOWN_KEY"),
        ("/0/options/0/type", json!(12), "0.options.0.type", "BASE_TYPE_CHOICES"),
        ("/0/options/4/type", Value::Null, "0.options.4.type", "BASE_TYPE_REQUIRED"),
        ("/0/options/4/name", json!("Loud"), "0.options.4.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ("/0/options/4/name", json!("text"), "0.options.4.name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"),
        ("/0/options/4/name_localizations", locales, "0.options.4.name_localizations.xx", "ENUM_TYPE_COERCE"),
        ("/0/options/4/description", json!(""), "0.options.4.description", "BASE_TYPE_BAD_LENGTH"),
        ("/0/options/4/description", long(101), "0.options.4.description", "BASE_TYPE_BAD_LENGTH"),
        ("/0/options/4/required", json!(true), "0.options.4", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"),
        ("/0/options/4/required", json!("yes"), "0.options.4.required", "BOOLEAN_TYPE_CHOICES"),
        (
            "/0/options/4/autocomplete",
            json!(true),
            "0.options.4.autocomplete",
            "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID",
        ),
        ("/0/options/4/min_value", json!(1), "0.options.4.min_value", "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID"),
        (
            "/0/options/4/choices",
            json!([{"name": "a", "value": "a"}]),
            "0.options.4.choices",
            "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID",
        ),
        (
            "/0/options/4/channel_types",
            json!([0]),
            "0.options.4.channel_types",
            "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID",
        ),
        ("/0/options/4/options", json!([option]), "0.options.4.options", "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID"),
        ("/0/options/3/channel_types", json!([99]), "0.options.3.channel_types.0", "BASE_TYPE_CHOICES"),
        ("/0/options/1/min_value", json!(6), "0.options.1.min_value", "APPLICATION_COMMAND_OPTIONS_MIN_VALUE_INVALID"),
        ("/0/options/1/min_value", json!(0.5), "0.options.1.min_value", "NUMBER_TYPE_COERCE"),
        ("/0/options/1/max_value", json!("5"), "0.options.1.max_value", "NUMBER_TYPE_COERCE"),
        ("/0/options/1/max_value", json!(1_u64 << 60), "0.options.1.max_value", "NUMBER_TYPE_MAX"),
        ("/0/options/1/max_length", json!(5), "0.options.1.max_length", "APPLICATION_COMMAND_OPTIONS_FIELD_INVALID"),
        ("/0/options/0/max_length", json!(0), "0.options.0.max_length", "NUMBER_TYPE_MIN"),
        ("/0/options/0/max_length", json!(6001), "0.options.0.max_length", "NUMBER_TYPE_MAX"),
        (
            "/0/options/0/min_length",
            json!(10),
            "0.options.0.min_length",
            "APPLICATION_COMMAND_OPTIONS_MIN_LENGTH_INVALID",
        ),
        ("/0/options/0/min_length", json!(-1), "0.options.0.min_length", "NUMBER_TYPE_MIN"),
        (
            "/0/options/0/autocomplete",
            json!(true),
            "0.options.0.autocomplete",
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
        ),
        (
            "/0/options/0/choices/1/name",
            json!("One"),
            "0.options.0.choices.1",
            "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
        ),
        (
            "/0/options/0/choices/1/value",
            json!("1"),
            "0.options.0.choices.1",
            "APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_ALREADY_EXISTS",
        ),
        ("/0/options/0/choices/1/name", long(101), "0.options.0.choices.1.name", "BASE_TYPE_BAD_LENGTH"),
        ("/0/options/0/choices/1/value", long(101), "0.options.0.choices.1.value", "BASE_TYPE_MAX_LENGTH"),
        ("/0/options/0/choices/1/value", json!(""), "0.options.0.choices.1.value", "BASE_TYPE_REQUIRED"),
        ("/0/options/0/choices/1/value", json!(2), "0.options.0.choices.1.value", "STRING_TYPE_CONVERT"),
        ("/0/options/0/choices/1/value", Value::Null, "0.options.0.choices.1.value", "BASE_TYPE_REQUIRED"),
        ("/0/options/0/choices/1/word", json!(1), "0.options.0.choices.1.word", "UNKNOWN_KEY"),
        ("/0/options/2/choices/0/value", json!("0.5"), "0.options.2.choices.0.value", "NUMBER_TYPE_COERCE"),
        // Subcommands and groups
        ("/1/options/2", option, "1.options.2", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
        ("/1/options/0/options/0/type", json!(1), "1.options.0.options.0.type", "BASE_TYPE_CHOICES"),
        ("/1/options/1/options/0/type", json!(2), "1.options.1.options.0.type", "BASE_TYPE_CHOICES"),
        ("/1/options/1/options", json!([]), "1.options.1.options", "BASE_TYPE_REQUIRED"),
        ("/1/options/1/name", json!("add"), "1.options.1.name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"),
        ("/1/options/0/options/1/required", json!(1), "1.options.0.options.1.required", "BOOLEAN_TYPE_CHOICES"),
    ];
    judge(&right(), &cases, commands);
}

#[test]
fn there_may_be_so_many() {
    let paths = |list: &Value| commands(list).into_iter().map(|fault| (fault.path, fault.code)).collect::<Vec<_>>();
    let options = |count: usize| -> Value {
        (0..count).map(|number| json!({"type": 5, "name": format!("o{number}"), "description": "d"})).collect()
    };
    let command = json!({"name": "log", "description": "d"});
    assert_eq!(paths(&json!([with(&command, "/options", options(25))])), []);
    let found = paths(&json!([with(&command, "/options", options(26))]));
    assert_eq!(found, [("0.options".to_owned(), "BASE_TYPE_MAX_LENGTH".to_owned())]);

    let named = |count: usize| -> Value {
        (0..count).map(|number| with(&command, "/name", json!(format!("c{number}")))).collect()
    };
    assert_eq!(paths(&named(100)), []);
    assert_eq!(paths(&named(101)), [(String::new(), "APPLICATION_COMMANDS_TOO_MANY".to_owned())]);

    let choice = |number: usize| json!({"name": format!("n{number}"), "value": format!("v{number}")});
    let offers = |count: usize| json!([{"type": 3, "name": "o", "description": "d", "choices": (0..count).map(choice).collect::<Value>()}]);
    assert_eq!(paths(&json!([with(&command, "/options", offers(25))])), []);
    let found = paths(&json!([with(&command, "/options", offers(26))]));
    assert_eq!(found, [("0.options.0.choices".to_owned(), "BASE_TYPE_MAX_LENGTH".to_owned())]);
}

#[test]
fn a_command_has_8000_characters() {
    // Each choice has 100 characters; of a name and its translation only the longer counts.
    let choice = |number: usize| json!({"name": format!("{number:050}"), "value": format!("{number:050}"), "name_localizations": {"de": "kurz"}});
    let option = |number: usize, choices: usize| {
        json!({"type": 3, "name": format!("option{number}"), "description": "d".repeat(93),
               "choices": (0..choices).map(choice).collect::<Value>()})
    };
    let body = |last: usize| {
        let options = json!([option(1, 25), option(2, 25), option(3, 25), option(4, last)]);
        json!({"name": "c".repeat(32), "description": "d".repeat(68), "options": options})
    };
    assert_eq!(command(&body(0)), []);
    let found = command(&body(1));
    assert_eq!((found.len(), found[0].code.as_str()), (1, "APPLICATION_COMMAND_TOO_LARGE"));
    let fits = with(&body(0), "/description", json!("d".repeat(69)));
    assert_eq!(command(&fits)[0].message, "Command exceeds maximum size (8000): it has 8001 characters");
}

#[test]
fn changes_need_not_say_everything() {
    assert_eq!(command_changes(&json!({})), []);
    assert_eq!(command_changes(&json!({"name": "Log as my post"})), []);
    assert_eq!(command_changes(&json!({"description": "Logs it"})), []);
    assert_eq!(command_changes(&json!({"name": "Log", "description": "Logs"}))[0].path, "name");
    assert_eq!(command_changes(&json!({"options": many(26, &json!({}))}))[0].path, "options");
}
