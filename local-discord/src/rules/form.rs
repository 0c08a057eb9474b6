//! The rules of forms that an application opens: title, rows and text inputs.
//! It never judges what a person fills in.

use std::collections::HashSet;

use super::component;
use super::reader::{At, Object};

const ROW: i64 = 1;
const TEXT_INPUT: i64 = 4;

/// Checks a form, the data of an interaction's answer of type 9.
pub(super) fn form(at: &At<'_>) {
    let Some(form) = at.object(&["custom_id", "title", "components"]) else { return };
    if let Some(id) = form.need("custom_id") {
        id.text(1..=100);
    }
    if let Some(title) = form.need("title") {
        title.text(1..=45);
    }
    let Some(rows) = form.need("components").and_then(|at| at.list(1..=5)) else { return };
    let mut used = HashSet::new();
    for at in &rows {
        if component::kind(at, &[ROW]).is_none() {
            continue;
        }
        let Some(row) = at.object(&["type", "id", "components"]) else { continue };
        component::number(&row);
        for at in row.need("components").and_then(|at| at.list(1..=1)).unwrap_or_default() {
            if component::kind(&at, &[TEXT_INPUT]).is_some() {
                text_input(&at, &mut used);
            }
        }
    }
}

fn text_input(at: &At<'_>, used: &mut HashSet<String>) {
    let keys =
        ["type", "id", "custom_id", "style", "label", "value", "placeholder", "required", "min_length", "max_length"];
    let Some(input) = at.object(&keys) else { return };
    component::number(&input);
    component::custom_id(&input, used);
    if let Some(style) = input.need("style") {
        style.one_of(&[1, 2]);
    }
    if let Some(label) = input.need("label") {
        label.text(1..=45);
    }
    if let Some(placeholder) = input.get("placeholder") {
        placeholder.text(0..=100);
    }
    input.truth("required");
    let (least, most) = lengths(&input);
    // Empty text is as good as none: the person begins with nothing, however long the text must become.
    let Some(at) = input.get("value").filter(|at| at.value != "") else { return };
    let Some(value) = at.text(0..=4000) else { return };
    let length = value.chars().count();
    if length <= 4000 && (length < least || length > most) {
        at.fault("BASE_TYPE_BAD_LENGTH", format!("Must be between {least} and {most} in length."));
    }
}

/// Checks how long the text may be; gives the bounds.
fn lengths(input: &Object<'_>) -> (usize, usize) {
    let read = |key: &str, least: i64, usual: usize| {
        let number = input.get(key).and_then(|at| at.whole(least..=4000));
        number.and_then(|number| usize::try_from(number).ok()).unwrap_or(usual)
    };
    let (least, most) = (read("min_length", 0, 0), read("max_length", 1, 4000));
    if least > most {
        let message = format!("min_length ({least}) cannot be greater than max_length ({most})");
        input.at.inside("min_length").fault("TEXT_INPUT_COMPONENT_MIN_LENGTH_INVALID", message);
    }
    (least, most)
}
