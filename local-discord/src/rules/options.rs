//! The rules of a command's options: nesting, order, bounds, and the choices they and autocomplete offer.
//! It never judges what a person gives for an option.

use std::collections::HashSet;

use serde_json::Value;

use super::component;
use super::reader::{At, Object};
use super::translated::{Text, translated};

const SUBCOMMAND: i64 = 1;
const GROUP: i64 = 2;
const STRING: i64 = 3;
const INTEGER: i64 = 4;
const CHANNEL: i64 = 7;
const NUMBER: i64 = 10;
const ATTACHMENT: i64 = 11;
/// The largest whole number that JavaScript, and so Discord's clients, can hold.
const LARGEST: f64 = 9_007_199_254_740_991.0;

/// Where options stand, which decides what kinds may stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Command,
    Group,
    Subcommand,
}

/// Checks the options of a command.
pub(super) fn of_command(at: &At<'_>) {
    options(at, Level::Command);
}

fn options(at: &At<'_>, level: Level) {
    let Some(list) = at.list(0..=25) else { return };
    let mut names = HashSet::new();
    let mut branches = None;
    let mut optional = false;
    for at in &list {
        let Some((kind, name, required)) = option(at, level) else { continue };
        if let Some(name) = name
            && !names.insert(name)
        {
            at.inside("name").fault("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
        }
        let branch = matches!(kind, SUBCOMMAND | GROUP);
        if *branches.get_or_insert(branch) != branch {
            let message = "Sub-command and sub-command group option types are mutually exclusive to all other types";
            at.fault("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
        }
        if required && optional {
            let message = "Required options must be placed before non-required options";
            at.fault("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
        }
        optional |= !required && !branch;
    }
}

/// Checks one option; gives its kind, its name and whether it is required.
fn option<'a>(at: &At<'a>, level: Level) -> Option<(i64, Option<&'a str>, bool)> {
    let option = at.object(&[
        "type",
        "name",
        "name_localizations",
        "description",
        "description_localizations",
        "required",
        "choices",
        "options",
        "channel_types",
        "min_value",
        "max_value",
        "min_length",
        "max_length",
        "autocomplete",
        "file_types",
    ])?;
    let name = translated(&option, "name", "name_localizations", Text::Typed, true);
    translated(&option, "description", "description_localizations", Text::Free(100), true);
    let required = option.truth("required");
    let kinds: &[i64] = match level {
        Level::Command => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
        Level::Group => &[SUBCOMMAND],
        Level::Subcommand => &[3, 4, 5, 6, 7, 8, 9, 10, 11],
    };
    let kind = option.need("type").and_then(|at| at.one_of(kinds))?;
    only(&option, kind);
    match kind {
        GROUP => match option.said("options") {
            Some(inside) => options(&inside, Level::Group),
            // A group is a name only: with nothing in it, it cannot be used.
            None => option.at.inside("options").missing(),
        },
        SUBCOMMAND => {
            if let Some(inside) = option.get("options") {
                options(&inside, Level::Subcommand);
            }
        }
        STRING => lengths(&option),
        INTEGER | NUMBER => values(&option, kind),
        CHANNEL => component::channel_types(&option),
        _ => {}
    }
    if matches!(kind, STRING | INTEGER | NUMBER) {
        offers(&option, kind);
    }
    Some((kind, name, required))
}

/// Checks that an option says nothing that its kind cannot have. Libraries send the rest as empty, false or null.
fn only(option: &Object<'_>, kind: i64) {
    let takers: [(&str, &[i64]); 9] = [
        ("options", &[SUBCOMMAND, GROUP]),
        ("choices", &[STRING, INTEGER, NUMBER]),
        ("autocomplete", &[STRING, INTEGER, NUMBER]),
        ("min_value", &[INTEGER, NUMBER]),
        ("max_value", &[INTEGER, NUMBER]),
        ("min_length", &[STRING]),
        ("max_length", &[STRING]),
        ("channel_types", &[CHANNEL]),
        ("file_types", &[ATTACHMENT]),
    ];
    for (key, kinds) in takers {
        if !kinds.contains(&kind)
            && let Some(at) = option.said(key)
        {
            let message = format!("An option of type {kind} cannot have {key}");
            at.fault("APPLICATION_COMMAND_OPTIONS_FIELD_INVALID", message);
        }
    }
}

fn lengths(option: &Object<'_>) {
    let least = option.get("min_length").and_then(|at| at.whole(0..=6000));
    let most = option.get("max_length").and_then(|at| at.whole(1..=6000));
    if let (Some(least), Some(most)) = (least, most)
        && least > most
    {
        let message = format!("min_length ({least}) cannot be greater than max_length ({most})");
        option.at.inside("min_length").fault("APPLICATION_COMMAND_OPTIONS_MIN_LENGTH_INVALID", message);
    }
}

fn values(option: &Object<'_>, kind: i64) {
    let read = |key: &str| option.get(key).and_then(|at| number(&at, kind));
    if let (Some(least), Some(most)) = (read("min_value"), read("max_value"))
        && least > most
    {
        let message = format!("min_value ({least}) cannot be greater than max_value ({most})");
        option.at.inside("min_value").fault("APPLICATION_COMMAND_OPTIONS_MIN_VALUE_INVALID", message);
    }
}

/// Reads a number as an option of this kind holds it.
fn number(at: &At<'_>, kind: i64) -> Option<f64> {
    let number = at.value.as_f64().filter(|number| kind == NUMBER || number.fract() == 0.0);
    let Some(number) = number else {
        let name = if kind == NUMBER { "float" } else { "int" };
        let message = format!("Value \"{}\" is not {name}.", at.value.to_string().trim_matches('"'));
        at.fault("NUMBER_TYPE_COERCE", message);
        return None;
    };
    if number > LARGEST {
        at.above(LARGEST);
        return None;
    }
    if number < -LARGEST {
        at.below(-LARGEST);
        return None;
    }
    Some(number)
}

/// Checks what an option offers to choose from.
fn offers(option: &Object<'_>, kind: i64) {
    let autocomplete = option.truth("autocomplete");
    let Some(at) = option.get("choices") else { return };
    let list = at.list(0..=25).unwrap_or_default();
    if autocomplete && !list.is_empty() {
        let message = "An option with choices cannot have autocomplete";
        option.at.inside("autocomplete").fault("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", message);
    }
    let (mut names, mut values) = (HashSet::new(), HashSet::new());
    for at in &list {
        let value = choice(at, Some(kind));
        let name = at.value.get("name").and_then(Value::as_str);
        if let Some(name) = name
            && !names.insert(name)
        {
            let message = "Option choice name already exists";
            at.fault("APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", message);
        }
        if let Some(value) = value
            && !values.insert(value.to_string())
        {
            let message = "Option choice value already exists";
            at.fault("APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_ALREADY_EXISTS", message);
        }
    }
}

/// Checks one choice of an option of a kind, or of an answer to autocomplete, which does not name the kind; gives its value.
pub(super) fn choice<'a>(at: &At<'a>, kind: Option<i64>) -> Option<&'a Value> {
    let choice = at.object(&["name", "name_localizations", "value"])?;
    translated(&choice, "name", "name_localizations", Text::Free(100), true);
    let value = choice.need("value")?;
    let kind = kind.unwrap_or(if value.value.is_number() { NUMBER } else { STRING });
    if kind == STRING {
        if value.text(0..=100)?.is_empty() {
            value.missing();
        }
    } else {
        number(&value, kind)?;
    }
    Some(value.value)
}
