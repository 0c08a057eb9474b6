//! Reads a typed line such as `/log post:https://… platform:LinkedIn`. What the values mean is decided in `values`.
use super::Offer;

/// A line taken apart.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) offer: Offer,
    pub(crate) given: Vec<(String, String)>,
}

fn names(offers: &[Offer]) -> String {
    let names: Vec<String> = offers.iter().map(|o| format!("/{}", o.name)).collect();
    if names.is_empty() { "none".into() } else { names.join(", ") }
}

/// The offer that a line begins with, and the rest of the line.
fn command<'a>(offers: &[Offer], text: &'a str) -> Option<(Offer, &'a str)> {
    let fits = |o: &&Offer| {
        text.strip_prefix(o.name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
    };
    let found = offers.iter().filter(fits).max_by_key(|o| o.name.len())?;
    Some((found.clone(), text.get(found.name.len()..).unwrap_or_default().trim()))
}

/// Where `key:` begins a new option: after a space, for the keys that the command has.
fn starts(offer: &Offer, rest: &str) -> Result<Vec<(usize, String)>, String> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in rest.split_inclusive(char::is_whitespace) {
        if let Some((key, after)) = word.split_once(':') {
            let known = offer.options.iter().any(|o| o["name"] == key);
            let looks_like_one = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '_');
            let value = !after.trim().is_empty() && !after.starts_with("//");
            if known {
                found.push((at, key.to_owned()));
            } else if looks_like_one && (found.is_empty() || value) {
                return Err(format!("/{} has no option `{key}`; it has {}", offer.name, keys(offer)));
            }
        }
        at += word.len();
    }
    Ok(found)
}

fn keys(offer: &Offer) -> String {
    let keys: Vec<&str> = offer.options.iter().filter_map(|o| o["name"].as_str()).collect();
    if keys.is_empty() { "none".into() } else { keys.join(", ") }
}

/// Takes a line apart.
pub(crate) fn line(offers: &[Offer], text: &str) -> Result<Line, String> {
    let Some(bare) = text.strip_prefix('/') else {
        return Err(format!("`{text}` is not a command: it must begin with /"));
    };
    let Some((offer, rest)) = command(offers, bare) else {
        return Err(format!("there is no command `{text}` here; there is {}", names(offers)));
    };
    let starts = starts(&offer, rest)?;
    if starts.first().map_or(!rest.is_empty(), |(at, _)| *at > 0) {
        return Err(format!("`{rest}` does not begin with an option of /{}; it has {}", offer.name, keys(&offer)));
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([rest.len()]);
    let given = starts
        .iter()
        .zip(ends)
        .map(|((at, key), end)| {
            let value = rest.get(at + key.len() + 1..end).unwrap_or_default().trim();
            (key.clone(), value.to_owned())
        })
        .collect();
    Ok(Line { offer, given })
}

/// An offer by its name, with values that need no reading.
pub(crate) fn named(offers: &[Offer], name: &str, given: Vec<(String, String)>) -> Result<Line, String> {
    let name = name.trim_start_matches('/');
    let offer = offers.iter().find(|o| o.name == name);
    let offer = offer.ok_or_else(|| format!("there is no command `/{name}` here; there is {}", names(offers)))?;
    for (key, _) in &given {
        if !offer.options.iter().any(|o| o["name"] == *key) {
            return Err(format!("/{name} has no option `{key}`; it has {}", keys(offer)));
        }
    }
    Ok(Line { offer: offer.clone(), given })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn offers() -> Vec<Offer> {
        let make = |name: &str, options: &[&str]| Offer {
            app: 1,
            command: 2,
            name: name.into(),
            description: String::new(),
            options: options.iter().map(|o| json!({"name": o, "type": 3})).collect(),
            guild: None,
            in_dm: true,
        };
        vec![make("log", &["post", "platform"]), make("team setup", &["channel"]), make("me", &[])]
    }

    #[test]
    fn values_run_to_the_next_known_option() {
        let read = line(&offers(), "/log post:https://x.example/a b: c platform:LinkedIn").expect("a good line");
        assert_eq!(read.given[0], ("post".into(), "https://x.example/a b: c".into()));
        assert_eq!(read.given[1], ("platform".into(), "LinkedIn".into()));
    }

    #[test]
    fn subcommands_are_names_with_spaces() {
        assert_eq!(line(&offers(), "/team setup channel:#social").expect("a good line").offer.name, "team setup");
        assert!(line(&offers(), "/me").expect("a good line").given.is_empty());
    }

    #[test]
    fn mistakes_name_what_exists() {
        let wrong = line(&offers(), "/lo post:x").expect_err("no such command");
        assert!(wrong.contains("/log, /team setup, /me"), "{wrong}");
        let wrong = line(&offers(), "/log post:x platfrom:LinkedIn").expect_err("no such option");
        assert!(wrong.contains("`platfrom`") && wrong.contains("post, platform"), "{wrong}");
        assert!(line(&offers(), "/log hello").is_err());
        assert!(line(&offers(), "log").is_err());
    }
}
