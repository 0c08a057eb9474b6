//! The words that members never see are on no card and in no form.

use serde_json::Value;
use std::path::Path;

const NEVER: [&str; 9] = ["lapsed", "at risk", "behind", "debt", "missed", "failed", "ignored", "lost", "overdue"];

/// What is seen of a message or a form: every text but ids, and but the values that choices hand back.
fn seen<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(all) => all.iter().for_each(|one| seen(one, texts)),
        Value::Object(all) => {
            let choice = all.contains_key("label") && !all.contains_key("custom_id");
            let unseen = |key: &str| key == "custom_id" || (choice && key == "value");
            all.iter().filter(|(key, _)| !unseen(key)).for_each(|(_, one)| seen(one, texts));
        }
        _ => {}
    }
}

/// The first of the words in a text, if there is one. The name of a pillar is no judgement.
fn unkind(text: &str) -> Option<&'static str> {
    let plain = text.to_lowercase().replace("behind the scenes", " ");
    let words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let line = format!(" {} ", words.join(" "));
    NEVER.into_iter().find(|word| line.contains(&format!(" {word} ")))
}

#[test]
fn no_card_says_an_unkind_word() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/discord/render/snapshots");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("the snapshots") {
        let path = entry.expect("a snapshot").path();
        if path.extension().is_none_or(|extension| extension != "snap") {
            continue;
        }
        let file = std::fs::read_to_string(&path).expect("a snapshot is text");
        let (_, body) = file.trim_start_matches("---").split_once("\n---\n").expect("a head and a body");
        // What is no card is a picture, or the words for one.
        let body: Value = serde_json::from_str(body).unwrap_or_else(|_| Value::String(body.to_owned()));
        let mut texts = Vec::new();
        seen(&body, &mut texts);
        for text in texts {
            assert_eq!(unkind(text), None, "{}: {text}", path.display());
        }
        read += 1;
    }
    assert!(read > 150, "only {read} snapshots were found");
}

#[test]
fn unkind_words_are_noticed() {
    assert_eq!(unkind("Your week is at\u{a0}risk."), Some("at risk"));
    assert_eq!(unkind("On life behind the scenes, and debts"), None);
}
