//! Texts that people might type to do harm, and how a card shows that they do none.

use super::check::body;
use crate::discord::render::Card;
use serde_json::Value;

/// What typed markup and mentions would look like if they came through.
pub(super) const RAW: [&str; 12] = [
    "<@666",
    "<#666",
    "<:x:666",
    "@everyone",
    "@here",
    "](https://evil",
    "**boo",
    "__boo",
    "~~boo",
    "||boo",
    "`boo",
    "https://evil",
];

pub(super) fn hostile() -> Vec<String> {
    let markup = "<@666> <@&666> <#666> <:x:666> @everyone @here [boo](https://evil.example) **boo** __boo__ ~~boo~~ ||boo|| `boo` ```boo``` ";
    let scripts = "Ärztin врач γιατρός طبيب רופא डॉक्टर 医師 의사 แพทย์ բժիշկ ";
    let families = "👩‍👩‍👧‍👦👨🏽‍⚕️🏳️‍🌈";
    let unseen = "\u{202e}\u{2066}\u{200b}\u{200f}\u{feff}\u{7}\u{1b}\r\n\t";
    let fill = |text: &str| text.chars().cycle().take(2000).collect::<String>();
    vec![
        markup.to_owned(),
        fill(markup),
        fill("*"),
        fill("\\"),
        fill("a"),
        fill(scripts),
        fill(families),
        fill("\u{2068}\u{202e}x"),
        format!("{unseen}{markup}{unseen}"),
        "# boo\n- boo\n> boo\n-# boo\n1. boo".to_owned(),
        scripts.to_owned(),
        families.to_owned(),
    ]
}

/// Texts of a message in which Discord reads markup: all but footers, labels and what stands in choices.
fn marked_up(body: &Value) -> Vec<&str> {
    let embed = &body["embeds"][0];
    let fields = embed["fields"].as_array().into_iter().flatten();
    let of_fields = fields.flat_map(|field| [&field["name"], &field["value"]]);
    [&body["content"], &embed["title"], &embed["description"]]
        .into_iter()
        .chain(of_fields)
        .filter_map(Value::as_str)
        .collect()
}

/// The text without the signs that a backslash has disarmed.
pub(super) fn armed(text: &str) -> String {
    let mut signs = text.chars();
    let mut rest = String::new();
    while let Some(sign) = signs.next() {
        if sign == '\\' {
            signs.next();
        } else {
            rest.push(sign);
        }
    }
    rest
}

pub(super) fn harmless(name: &str, card: Card) {
    let body = body(name, card);
    for text in marked_up(&body) {
        let armed = armed(text);
        for raw in RAW {
            assert!(!armed.contains(raw), "{name}: {raw} in {text}");
        }
        let turning = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{7}' | '\u{1b}');
        assert!(!text.contains(turning), "{name}: {text:?}");
    }
}
