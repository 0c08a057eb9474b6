//! Buttons and selects on a message: finding them by what a person reads, and using them as the client allows.
use serde_json::{Value, json};

use super::values::Read;
use super::{Deed, Refused, Seat, Shown};
use crate::state::{Id, Kind, World};

/// A button as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// Its words.
    pub label: String,
    /// Its emoji, if it has one.
    pub emoji: Option<String>,
    /// What the bot is told; none for links.
    pub custom_id: Option<String>,
    /// Where a link leads.
    pub url: Option<String>,
    /// Whether it cannot be pressed.
    pub disabled: bool,
    /// 1 primary, 2 secondary, 3 success, 4 danger, 5 link.
    pub style: u64,
    /// Discord's number for it within the message.
    number: u64,
}

/// A select as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// The words shown while nothing is chosen.
    pub placeholder: String,
    /// What the bot is told.
    pub custom_id: String,
    /// The labels of its options; empty for selects of people, roles or channels.
    pub options: Vec<String>,
    /// The labels of those chosen from the start.
    pub preselected: Vec<String>,
    /// At least so many.
    pub min: u64,
    /// At most so many.
    pub max: u64,
    /// Whether it cannot be used.
    pub disabled: bool,
    kind: u64,
    number: u64,
    values: Vec<String>,
}

impl Button {
    pub(crate) fn is_called(&self, label: &str) -> bool {
        self.label == label || self.emoji.as_deref() == Some(label)
    }
}

/// All components, inner ones too.
fn all(list: &[Value]) -> Vec<&Value> {
    let mut out = Vec::new();
    for component in list {
        out.push(component);
        if let Some(inner) = component["components"].as_array() {
            out.extend(all(inner));
        }
        for key in ["component", "accessory"] {
            if component[key].is_object() {
                out.extend(all(std::slice::from_ref(&component[key])));
            }
        }
    }
    out
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

pub(crate) fn buttons(components: &[Value]) -> Vec<Button> {
    all(components)
        .into_iter()
        .filter(|c| c["type"] == 2)
        .map(|c| Button {
            label: text(&c["label"]),
            emoji: c["emoji"]["name"].as_str().map(str::to_owned),
            custom_id: c["custom_id"].as_str().map(str::to_owned),
            url: c["url"].as_str().map(str::to_owned),
            disabled: c["disabled"].as_bool().unwrap_or(false),
            style: c["style"].as_u64().unwrap_or(2),
            number: c["id"].as_u64().unwrap_or(0),
        })
        .collect()
}

pub(crate) fn selects(components: &[Value]) -> Vec<Select> {
    let is_select = |c: &&Value| matches!(c["type"].as_u64(), Some(3 | 5..=8));
    all(components)
        .into_iter()
        .filter(is_select)
        .map(|c| {
            let options = c["options"].as_array().cloned().unwrap_or_default();
            let chosen = options.iter().filter(|o| o["default"].as_bool().unwrap_or(false));
            Select {
                placeholder: text(&c["placeholder"]),
                custom_id: text(&c["custom_id"]),
                preselected: chosen.map(|o| text(&o["label"])).collect(),
                options: options.iter().map(|o| text(&o["label"])).collect(),
                values: options.iter().map(|o| text(&o["value"])).collect(),
                min: c["min_values"].as_u64().unwrap_or(1),
                max: c["max_values"].as_u64().unwrap_or(1),
                disabled: c["disabled"].as_bool().unwrap_or(false),
                kind: c["type"].as_u64().unwrap_or(3),
                number: c["id"].as_u64().unwrap_or(0),
            }
        })
        .collect()
}

/// The message as the person sees it now: its components and its bot.
fn seen(world: &World, seat: &Seat, message: Id) -> Result<(Vec<Value>, Id), Refused> {
    let gone = || Refused::new("the message is not there, or not for this person's eyes");
    if !world.visible(seat.person, seat.channel).contains(&message) {
        return Err(gone());
    }
    let found = world.message(seat.channel, message).map_err(|_| gone())?;
    Ok((found.components.clone(), found.author))
}

fn deed(seat: &Seat, app: Id, message: Id, data: Value) -> Deed {
    Deed {
        app,
        person: seat.person,
        channel: seat.channel,
        kind: Kind::Component,
        data,
        source: Some(message),
        name: None,
    }
}

/// A press of the first button that fits.
pub(crate) fn press(seat: &Seat, message: Id, fits: impl Fn(&Button) -> bool, called: &str) -> Result<Deed, Refused> {
    let (components, app) = seat.shared.look(|w| seen(w, seat, message))?;
    let there = buttons(&components);
    let Some(button) = there.iter().find(|b| fits(b)) else {
        let names: Vec<&str> = there.iter().map(|b| b.label.as_str()).collect();
        return Err(Refused::new(format!("there is no button `{called}`; there is {}", names.join(", "))));
    };
    let Some(custom_id) = &button.custom_id else {
        return Err(Refused::new(format!("the button `{called}` is a link")));
    };
    if button.disabled {
        return Err(Refused::new(format!("the button `{called}` is disabled")));
    }
    Ok(deed(seat, app, message, json!({"custom_id": custom_id, "component_type": 2, "id": button.number})))
}

/// A press that no client would send.
pub(crate) fn forged(seat: &Seat, message: &Shown, kind: u64, custom_id: &str, values: Option<&[&str]>) -> Deed {
    let mut data = json!({"custom_id": custom_id, "component_type": kind, "id": 1});
    if let Some(values) = values {
        data["values"] = json!(values);
    }
    let mut forged = deed(seat, message.author_id(), message.id(), data);
    forged.channel = message.channel_id();
    forged
}

/// A choice in a select.
pub(crate) fn choose(seat: &Seat, message: Id, called: &str, labels: &[&str]) -> Result<Deed, Refused> {
    seat.shared.look(|w| {
        let (components, app) = seen(w, seat, message)?;
        let there = selects(&components);
        let Some(select) = there.iter().find(|s| s.placeholder == called || s.custom_id == called) else {
            let names: Vec<&str> = there.iter().map(|s| s.placeholder.as_str()).collect();
            return Err(Refused::new(format!("there is no select `{called}`; there is {}", names.join(", "))));
        };
        if select.disabled {
            return Err(Refused::new(format!("the select `{called}` is disabled")));
        }
        let count = labels.len() as u64;
        if count < select.min || count > select.max {
            return Err(Refused::new(format!("choose {} to {} of them, not {count}", select.min, select.max)));
        }
        let mut read = Read::default();
        let mut values = Vec::new();
        for label in labels {
            values.push(value(w, seat, select, label, &mut read)?);
        }
        let mut data = json!({"custom_id": select.custom_id, "component_type": select.kind, "values": values, "id": select.number});
        if select.kind != 3 {
            data["resolved"] = Value::Object(read.resolved);
        }
        Ok(deed(seat, app, message, data))
    })
}

fn value(world: &World, seat: &Seat, select: &Select, label: &str, read: &mut Read) -> Result<Value, Refused> {
    if select.kind == 3 {
        let at = select.options.iter().position(|o| o == label);
        let at = at.or_else(|| select.values.iter().position(|v| v == label));
        let value = at.and_then(|at| select.values.get(at));
        return value.map(|v| json!(v)).ok_or_else(|| {
            Refused::new(format!("there is no option `{label}`; there is {}", select.options.join(", ")))
        });
    }
    // Selects count users 5, roles 6, both 7, channels 8; options count users 6, channels 7, roles 8, both 9.
    let kind = match select.kind {
        5 => 6,
        6 => 8,
        7 => 9,
        _ => 7,
    };
    world.named(kind, label, seat.place(), read, None).map_err(Refused::new)
}
