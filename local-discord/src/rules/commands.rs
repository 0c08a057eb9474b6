//! The rules of application commands: names, descriptions, translations, where they may be used, and how large they may grow.
//! It never knows which commands are registered already.

use std::collections::HashSet;

use serde_json::Value;

use super::errors::Fault;
use super::options;
use super::reader::{At, Notes, Object};
use super::translated::{Text, translated};

const CHAT: i64 = 1;
const USER: i64 = 2;
const MESSAGE: i64 = 3;
const ENTRY_POINT: i64 = 4;
/// The characters that one command may have in all its names, descriptions and values.
const TOTAL: usize = 8000;
/// The largest set of permissions that Discord reads.
const PERMISSIONS: u64 = 1 << 54;
/// How many commands of each type an application may have in one scope.
const MOST: [(i64, usize); 4] = [(CHAT, 100), (USER, 15), (MESSAGE, 15), (ENTRY_POINT, 1)];
/// Checks a list of application commands, the body of a PUT.
#[must_use]
pub fn commands(list: &Value) -> Vec<Fault> {
    let notes = Notes::default();
    let root = notes.root(list);
    let list = root.list(0..=MOST.iter().map(|(_, most)| most).sum()).unwrap_or_default();
    let mut names = HashSet::new();
    let mut found: Vec<i64> = Vec::new();
    for at in &list {
        let Some((kind, name)) = check(at, false) else { continue };
        found.push(kind);
        if let Some(name) = name
            && !names.insert((kind, name))
        {
            at.fault("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        }
    }
    for (kind, most) in MOST {
        if found.iter().filter(|found| **found == kind).count() > most {
            let message = format!("There may be at most {most} commands of type {kind}");
            root.fault("APPLICATION_COMMANDS_TOO_MANY", message);
        }
    }
    notes.into_faults()
}

/// Checks one application command, the body of a POST.
#[must_use]
pub fn command(body: &Value) -> Vec<Fault> {
    let notes = Notes::default();
    check(&notes.root(body), false);
    notes.into_faults()
}

/// Checks the changes to one application command, the body of a PATCH. Where it does not name the type,
/// what depends on the type is judged by what else it says.
#[must_use]
pub fn command_changes(body: &Value) -> Vec<Fault> {
    let notes = Notes::default();
    check(&notes.root(body), true);
    notes.into_faults()
}

/// Checks a command; gives its type and name.
fn check<'a>(at: &At<'a>, changes: bool) -> Option<(i64, Option<&'a str>)> {
    let command = at.object(&[
        "id",
        "application_id",
        "guild_id",
        "version",
        "type",
        "name",
        "name_localizations",
        "description",
        "description_localizations",
        "options",
        "default_member_permissions",
        "dm_permission",
        "default_permission",
        "contexts",
        "integration_types",
        "nsfw",
        "handler",
    ])?;
    let said = command.get("type").and_then(|at| at.one_of(&[CHAT, USER, MESSAGE, ENTRY_POINT]));
    if said.is_none() && command.get("type").is_some() {
        return None;
    }
    // Changes without a type may be those of a menu, unless they hold what only a command that is typed can have.
    let typed = !changes || command.said("options").is_some() || command.said("description").is_some();
    let kind = said.unwrap_or(if typed { CHAT } else { MESSAGE });
    let name = if kind == CHAT {
        translated(&command, "name", "name_localizations", Text::Typed, !changes)
    } else {
        translated(&command, "name", "name_localizations", Text::Free(32), !changes)
    };
    match kind {
        CHAT => {
            let needed = !changes;
            translated(&command, "description", "description_localizations", Text::Free(100), needed);
            if let Some(list) = command.get("options") {
                options::of_command(&list);
            }
        }
        ENTRY_POINT => {
            if command.said("description").is_some() {
                translated(&command, "description", "description_localizations", Text::Free(100), false);
            }
        }
        _ => menu(&command),
    }
    if kind != CHAT
        && let Some(options) = command.said("options")
    {
        let code = "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_INVALID";
        options.fault(code, "Context menu commands cannot have options");
    }
    places(&command, kind);
    let size = size(at.value);
    if size > TOTAL {
        let message = format!("Command exceeds maximum size ({TOTAL}): it has {size} characters");
        at.fault("APPLICATION_COMMAND_TOO_LARGE", message);
    }
    Some((kind, name))
}

/// Checks that a command of a menu has no description; an empty one is none.
fn menu(command: &Object<'_>) {
    for key in ["description", "description_localizations"] {
        if let Some(at) = command.said(key) {
            let code = "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID";
            at.fault(code, "Context menu commands cannot have description");
        }
    }
}

/// Checks who may use a command and where.
fn places(command: &Object<'_>, kind: i64) {
    for key in ["dm_permission", "default_permission", "nsfw"] {
        command.truth(key);
    }
    for key in ["id", "application_id", "guild_id", "version"] {
        if let Some(at) = command.get(key) {
            at.id();
        }
    }
    if let Some(at) = command.get("default_member_permissions")
        && let Some(bits) = at.id()
        && bits > PERMISSIONS
    {
        at.above(PERMISSIONS);
    }
    for (key, meanings) in [("contexts", &[0, 1, 2][..]), ("integration_types", &[0, 1][..])] {
        let Some(at) = command.get(key) else { continue };
        let mut seen = HashSet::new();
        for at in at.list(1..=meanings.len()).unwrap_or_default() {
            if let Some(number) = at.one_of(meanings)
                && !seen.insert(number)
            {
                at.fault("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
            }
        }
    }
    if let Some(handler) = command.get("handler") {
        if kind == ENTRY_POINT {
            handler.one_of(&[1, 2]);
        } else {
            handler.fault("APPLICATION_COMMAND_HANDLER_INVALID", "Only an entry point command can have a handler");
        }
    }
}

/// The characters of a command's, option's or choice's names, descriptions and values, those inside it included.
/// Of a text and its translations only the longest counts.
fn size(value: &Value) -> usize {
    let count = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
    let longest = |key: &str, translations: &str| {
        let own = value.get(key).map_or(0, count);
        let others = value.get(translations).and_then(Value::as_object);
        others.into_iter().flat_map(|map| map.values()).map(count).fold(own, usize::max)
    };
    let inside =
        |key: &str| -> usize { value.get(key).and_then(Value::as_array).map_or(0, |list| list.iter().map(size).sum()) };
    longest("name", "name_localizations")
        + longest("description", "description_localizations")
        + value.get("value").map_or(0, count)
        + inside("options")
        + inside("choices")
}
