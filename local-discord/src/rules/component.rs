//! The rules of a message's components: rows, buttons and the five kinds of select menus.
//! It never judges forms, and refuses the newer layout components, which are not emulated.

use std::collections::HashSet;

use super::reader::{At, Object};

const ROW: i64 = 1;
const BUTTON: i64 = 2;
const STRING_SELECT: i64 = 3;
const CHANNEL_SELECT: i64 = 8;
const LINK: i64 = 5;
const PREMIUM: i64 = 6;
/// The kinds of channels that exist.
const CHANNEL_TYPES: &[i64] = &[0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16];

/// Checks the components of a message.
pub(super) fn components(at: &At<'_>) {
    let Some(rows) = at.list(0..=5) else { return };
    let mut used = HashSet::new();
    for row in &rows {
        self::row(row, &mut used);
    }
}

/// Reads the type of a component: one of those allowed in this place.
pub(super) fn kind(at: &At<'_>, allowed: &[i64]) -> Option<i64> {
    let Some(map) = at.value.as_object() else {
        at.fault("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        return None;
    };
    let place = at.inside("type");
    let Some(kind) = map.get("type").filter(|kind| !kind.is_null()) else {
        place.missing();
        return None;
    };
    match kind.as_i64() {
        Some(kind) if allowed.contains(&kind) => Some(kind),
        Some(9..=30) => {
            place.fault("COMPONENT_TYPE_INVALID", "Components V2 and labels are not emulated: use rows (type 1)");
            None
        }
        Some(1..=8) => {
            place.fault("COMPONENT_TYPE_INVALID", "The specified component type is invalid in this context");
            None
        }
        _ => {
            let list = allowed.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            place.fault("UNION_TYPE_CHOICES", format!("Value of field \"type\" must be one of ({list})."));
            None
        }
    }
}

/// Checks the number that a component may be given.
pub(super) fn number(object: &Object<'_>) {
    if let Some(id) = object.get("id") {
        id.whole(0..=i64::from(i32::MAX));
    }
}

/// Checks a custom id that must be there and be used once.
pub(super) fn custom_id(object: &Object<'_>, used: &mut HashSet<String>) {
    let Some(at) = object.need("custom_id") else { return };
    if let Some(id) = at.text(1..=100)
        && !used.insert(id.to_owned())
    {
        at.fault("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }
}

fn row(at: &At<'_>, used: &mut HashSet<String>) {
    if kind(at, &[ROW]).is_none() {
        return;
    }
    let Some(row) = at.object(&["type", "id", "components"]) else { return };
    number(&row);
    let Some(inside) = row.need("components") else { return };
    let Some(list) = inside.list(1..=5) else { return };
    let mut width = 0;
    for at in &list {
        let Some(kind) = kind(at, &[BUTTON, STRING_SELECT, 5, 6, 7, CHANNEL_SELECT]) else { continue };
        // A button takes a fifth of a row, a select menu the whole of it.
        let fifths = if kind == BUTTON { 1 } else { 5 };
        if width <= 5 && width + fifths > 5 {
            at.fault("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
        }
        width += fifths;
        if kind == BUTTON { button(at, used) } else { select(at, kind, used) }
    }
}

fn button(at: &At<'_>, used: &mut HashSet<String>) {
    let known = ["type", "id", "custom_id", "style", "label", "disabled", "url", "sku_id", "emoji"];
    let Some(button) = at.object(&known) else { return };
    number(&button);
    button.truth("disabled");
    if let Some(label) = button.get("label") {
        label.text(0..=80);
    }
    if let Some(emoji) = button.get("emoji") {
        self::emoji(&emoji);
    }
    let Some(style) = button.need("style").and_then(|at| at.one_of(&[1, 2, 3, 4, LINK, PREMIUM])) else { return };
    for (key, taken_by) in [("url", LINK), ("sku_id", PREMIUM)] {
        if style != taken_by
            && let Some(at) = button.get(key)
        {
            at.fault("BUTTON_COMPONENT_FIELD_INVALID", format!("A button of style {style} cannot have a {key}"));
        }
    }
    if matches!(style, LINK | PREMIUM) {
        if let Some(at) = button.get("custom_id") {
            at.fault("BUTTON_COMPONENT_FIELD_INVALID", format!("A button of style {style} cannot have a custom id"));
        }
    } else {
        custom_id(&button, used);
    }
    match style {
        LINK => {
            if let Some(url) = button.need("url") {
                url.url(512, &["http", "https", "discord"]);
            }
        }
        PREMIUM => {
            if let Some(sku) = button.need("sku_id") {
                sku.id();
            }
            for key in ["label", "emoji"] {
                if let Some(at) = button.said(key) {
                    at.fault("BUTTON_COMPONENT_FIELD_INVALID", format!("A premium button cannot have a {key}"));
                }
            }
            return;
        }
        _ => {}
    }
    if button.said("label").is_none() && button.said("emoji").is_none() {
        at.fault("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or an emoji");
    }
}

fn emoji(at: &At<'_>) {
    let Some(emoji) = at.object(&["id", "name", "animated"]) else { return };
    emoji.truth("animated");
    let id = emoji.get("id").and_then(|at| at.id());
    if let Some(name) = emoji.get("name") {
        name.text(1..=32);
        // An emoji without an id is a sign, never a name such as `:wave:`; even the keycap 1️⃣ has a sign beyond ASCII.
        if id.is_none() && name.value.as_str().is_some_and(|name| !name.is_empty() && name.is_ascii()) {
            name.fault("COMPONENT_INVALID_EMOJI", "Invalid emoji");
        }
    } else if id.is_none() {
        emoji.at.inside("name").missing();
    }
}

fn select(at: &At<'_>, kind: i64, used: &mut HashSet<String>) {
    let mut known = vec![
        "type",
        "id",
        "custom_id",
        "placeholder",
        "min_values",
        "max_values",
        "disabled",
        "required",
        "options",
        "channel_types",
        "default_values",
    ];
    if kind == STRING_SELECT {
        known.retain(|key| *key != "default_values");
    }
    let Some(select) = at.object(&known) else { return };
    number(&select);
    select.truth("disabled");
    select.truth("required");
    custom_id(&select, used);
    if let Some(placeholder) = select.get("placeholder") {
        placeholder.text(0..=150);
    }
    let (least, most) = bounds(&select);
    if kind == STRING_SELECT {
        options(&select, least, most);
    } else if let Some(options) = select.said("options") {
        options.fault("SELECT_COMPONENT_FIELD_INVALID", "Only a string select can have options");
    }
    if kind == CHANNEL_SELECT {
        channel_types(&select);
    } else if let Some(types) = select.said("channel_types") {
        types.fault("SELECT_COMPONENT_FIELD_INVALID", "Only a channel select can have channel types");
    }
    if let Some(defaults) = select.get("default_values") {
        default_values(&defaults, kind, most);
    }
}

/// Checks the types of channels that may be chosen, each named once.
pub(super) fn channel_types(object: &Object<'_>) {
    let mut seen = HashSet::new();
    for at in object.get("channel_types").and_then(|at| at.list(0..=CHANNEL_TYPES.len())).unwrap_or_default() {
        if let Some(kind) = at.one_of(CHANNEL_TYPES)
            && !seen.insert(kind)
        {
            at.fault("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
        }
    }
}

/// Checks how many values may be chosen; gives the bounds.
fn bounds(select: &Object<'_>) -> (usize, usize) {
    let read = |key: &str, least: i64, usual: usize| {
        let number = select.get(key).and_then(|at| at.whole(least..=25));
        number.and_then(|number| usize::try_from(number).ok()).unwrap_or(usual)
    };
    let (least, most) = (read("min_values", 0, 1), read("max_values", 1, 1));
    if least > most {
        let message = format!("min_values ({least}) cannot be greater than max_values ({most})");
        select.at.inside("min_values").fault("SELECT_COMPONENT_MIN_VALUES_INVALID", message);
    }
    (least, most)
}

fn options(select: &Object<'_>, least: usize, most: usize) {
    let Some(at) = select.need("options") else { return };
    let Some(list) = at.list(1..=25) else { return };
    let mut values = HashSet::new();
    let mut chosen = 0;
    for at in &list {
        let Some(option) = at.object(&["label", "value", "description", "default", "emoji"]) else { continue };
        if let Some(label) = option.need("label") {
            label.text(1..=100);
        }
        if let Some(value) = option.need("value").and_then(|at| at.text(1..=100))
            && !values.insert(value)
        {
            at.fault("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
        }
        if let Some(description) = option.get("description") {
            description.text(0..=100);
        }
        if let Some(emoji) = option.get("emoji") {
            self::emoji(&emoji);
        }
        chosen += usize::from(option.truth("default"));
    }
    // Bounds that were not sent are one, which any list that is long enough to be a list satisfies.
    if select.get("max_values").is_some() && most > list.len() {
        select.at.inside("max_values").above(list.len());
    }
    if select.get("min_values").is_some() && least > list.len() {
        select.at.inside("min_values").above(list.len());
    }
    if chosen > most {
        let message = format!("{chosen} options are chosen by default, of which at most {most} may be");
        at.fault("SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", message);
    }
}

fn default_values(at: &At<'_>, kind: i64, most: usize) {
    let Some(list) = at.list(0..=25) else { return };
    let allowed: &[&str] = match kind {
        5 => &["user"],
        6 => &["role"],
        7 => &["user", "role"],
        _ => &["channel"],
    };
    for at in &list {
        let Some(value) = at.object(&["id", "type"]) else { continue };
        if let Some(id) = value.need("id") {
            id.id();
        }
        if let Some(of) = value.need("type")
            && let Some(word) = of.text(0..=16)
            && !allowed.contains(&word)
        {
            of.fault("BASE_TYPE_CHOICES", format!("Value must be one of {allowed:?}."));
        }
    }
    if list.len() > most {
        let message = format!("{} values are chosen by default, of which at most {most} may be", list.len());
        at.fault("SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", message);
    }
}
