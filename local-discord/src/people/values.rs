//! What the values of a command mean: types, choices, limits, and the people and things they name.
use serde_json::{Map, Value, json};

use super::typed::Line;
use crate::state::{Id, World};

/// Where a value is given.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) person: Id,
    pub(crate) channel: Id,
    /// A choice may also be given by its value, as a page does.
    pub(crate) lenient: bool,
}

/// Options of an interaction and what they name.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) options: Vec<Value>,
    pub(crate) resolved: Map<String, Value>,
}

impl Read {
    fn add(&mut self, kind: &str, id: Id, value: Value) {
        let slot = self.resolved.entry(kind).or_insert_with(|| json!({}));
        slot[id.to_string()] = value;
    }
}

/// A name as typed: `@Ana`, `<@12>`, `#social`, `12`.
fn bare(text: &str) -> &str {
    text.trim_start_matches(['<', '@', '#', '&', '!']).trim_end_matches('>')
}

impl World {
    /// Reads all values of a line. With `focus`, the last one is being typed and is not checked.
    pub(crate) fn read_values(&self, line: &Line, place: Place, focus: Option<&str>) -> Result<Read, String> {
        let mut read = Read::default();
        for (key, text) in &line.given {
            let Some(spec) = line.offer.options.iter().find(|o| o["name"] == *key) else {
                return Err(format!("no option `{key}`"));
            };
            let kind = spec["type"].as_u64().unwrap_or(3);
            if focus == Some(key.as_str()) {
                read.options.push(json!({"name": key, "type": kind, "value": text, "focused": true}));
                continue;
            }
            let value = match self.value(spec, kind, text, place, &mut read) {
                Ok(value) => value,
                // While one option is typed, the others need not be right yet; those that are not are left out.
                Err(_) if focus.is_some() => continue,
                Err(why) => return Err(format!("/{} {key}: {why}", line.offer.name)),
            };
            read.options.push(json!({"name": key, "type": kind, "value": value}));
        }
        if focus.is_none() {
            let given = |o: &&Value| !line.given.iter().any(|(key, _)| o["name"] == *key);
            let required = |o: &&Value| o["required"].as_bool().unwrap_or(false);
            if let Some(missing) = line.offer.options.iter().filter(required).find(given) {
                let name = missing["name"].as_str().unwrap_or_default();
                return Err(format!("/{} needs the option `{name}`", line.offer.name));
            }
        }
        Ok(read)
    }

    fn value(&self, spec: &Value, kind: u64, text: &str, place: Place, read: &mut Read) -> Result<Value, String> {
        let number = |value: &Value| value.as_f64();
        match kind {
            3 => string(spec, text, place.lenient),
            4 | 10 => {
                if let Some(choice) = choice(spec, text, place.lenient)? {
                    return Ok(choice);
                }
                let value = if kind == 4 {
                    text.parse::<i64>().map(|n| json!(n)).map_err(|_| format!("`{text}` is no whole number"))?
                } else {
                    text.parse::<f64>().map(|n| json!(n)).map_err(|_| format!("`{text}` is no number"))?
                };
                let low = number(&spec["min_value"]).is_some_and(|least| number(&value) < Some(least));
                let high = number(&spec["max_value"]).is_some_and(|most| number(&value) > Some(most));
                if low || high {
                    return Err(format!("{text} is not between {} and {}", spec["min_value"], spec["max_value"]));
                }
                Ok(value)
            }
            5 => match text.to_lowercase().as_str() {
                "true" => Ok(json!(true)),
                "false" => Ok(json!(false)),
                _ => Err(format!("`{text}` is neither true nor false")),
            },
            6..=9 => self.named(kind, text, place, read, Some(spec)),
            11 => {
                let wanted = text.trim_start_matches('@');
                let mine = self.uploads.values().rev().filter(|u| u.owner == place.person);
                let found = mine.clone().find(|u| u.file.name == wanted || u.file.id.to_string() == wanted);
                let found = found.ok_or_else(|| format!("no file `{wanted}` was uploaded"))?;
                read.add("attachments", found.file.id, found.file.json(&self.base, place.channel));
                Ok(json!(found.file.id.to_string()))
            }
            _ => Err(format!("options of type {kind} cannot be typed")),
        }
    }

    /// A user (6), channel (7), role (8) or either user or role (9) by name or identifier.
    pub(crate) fn named(
        &self,
        kind: u64,
        text: &str,
        place: Place,
        read: &mut Read,
        spec: Option<&Value>,
    ) -> Result<Value, String> {
        let wanted = bare(text);
        let id: Option<Id> = wanted.parse().ok();
        let guild = self.channels.get(&place.channel).and_then(|c| c.guild).and_then(|g| self.guilds.get(&g));
        if kind == 6 || kind == 9 {
            let fits = |u: &&crate::state::User| Some(u.id) == id || u.name.eq_ignore_ascii_case(wanted);
            let here = |u: &&crate::state::User| match guild {
                Some(g) => g.members.contains_key(&u.id),
                None => true,
            };
            // Discord's picker finds members; by identifier anybody can be named.
            let user = self.users.values().filter(here).find(fits).or_else(|| id.and_then(|i| self.users.get(&i)));
            if let Some(user) = user {
                read.add("users", user.id, user.json());
                if let Some(member) = guild.and_then(|g| g.members.get(&user.id)) {
                    let mut partial = member.partial();
                    let may = self.channels.get(&place.channel).map(|c| self.permissions_in(c, user.id).0);
                    partial["permissions"] = json!(may.unwrap_or(0).to_string());
                    if let Some(map) = partial.as_object_mut() {
                        map.remove("deaf");
                        map.remove("mute");
                    }
                    read.add("members", user.id, partial);
                }
                return Ok(json!(user.id.to_string()));
            }
        }
        if kind == 8 || kind == 9 {
            let roles = guild.map(|g| g.roles.values()).into_iter().flatten();
            if let Some(role) = roles.into_iter().find(|r| Some(r.id) == id || r.name.trim_start_matches('@') == wanted)
            {
                read.add("roles", role.id, role.json());
                return Ok(json!(role.id.to_string()));
            }
        }
        if kind == 7 {
            let all = guild.map(|g| self.guild_channels(g.id)).unwrap_or_default();
            let kinds = spec.and_then(|s| s["channel_types"].as_array()).cloned().unwrap_or_default();
            if let Some(channel) = all.into_iter().find(|c| Some(c.id) == id || c.name == wanted) {
                if !kinds.is_empty() && !kinds.iter().any(|k| *k == json!(channel.kind)) {
                    return Err(format!("#{} is not of a kind that is asked for", channel.name));
                }
                let mut partial = channel.json(None);
                partial["permissions"] = json!(self.permissions_in(channel, place.person).0.to_string());
                read.add("channels", channel.id, partial);
                return Ok(json!(channel.id.to_string()));
            }
        }
        Err(format!("`{text}` is nobody and nothing here"))
    }
}

/// The value of a choice, if the option has choices.
fn choice(spec: &Value, text: &str, lenient: bool) -> Result<Option<Value>, String> {
    let Some(choices) = spec["choices"].as_array().filter(|c| !c.is_empty()) else { return Ok(None) };
    let by_name = choices.iter().find(|c| c["name"] == text);
    let by_value = || {
        let same = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned) == text;
        choices.iter().find(|c| lenient && same(&c["value"]))
    };
    if let Some(found) = by_name.or_else(by_value) {
        return Ok(Some(found["value"].clone()));
    }
    let names: Vec<&str> = choices.iter().filter_map(|c| c["name"].as_str()).collect();
    Err(format!("`{text}` is not one of the choices: {}", names.join(", ")))
}

fn string(spec: &Value, text: &str, lenient: bool) -> Result<Value, String> {
    if let Some(choice) = choice(spec, text, lenient)? {
        return Ok(choice);
    }
    let length = text.chars().count() as u64;
    let least = spec["min_length"].as_u64().unwrap_or(0);
    let most = spec["max_length"].as_u64().unwrap_or(6_000);
    if length < least || length > most {
        return Err(format!("the text has {length} characters; {least} to {most} are allowed"));
    }
    if length == 0 {
        return Err("the text is empty".into());
    }
    Ok(json!(text))
}
