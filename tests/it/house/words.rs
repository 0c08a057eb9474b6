//! The words that members never see, sought where all words for members stand: in `discord/render` and in what the
//! commands say of themselves.

use super::hold;
use super::reading::{Source, sources};

const NEVER: [&str; 10] =
    ["lapsed", "at risk", "behind", "debt", "missed", "failed", "ignored", "lost", "overdue", "streak broken"];
/// Names that hold such a word and mean no member.
const NAMES: [&str; 1] = ["behind the scenes"];

/// The first of those words that a text holds, if it holds one.
fn unkind(text: &str) -> Option<&'static str> {
    let mut text = text.to_lowercase();
    for name in NAMES {
        text = text.replace(name, " ");
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let plain = format!(" {} ", words.join(" "));
    NEVER.into_iter().find(|word| plain.contains(&format!(" {word} ")))
}

/// What a command file says to members: its string literals, and the first lines over its commands.
fn said(source: &Source) -> Vec<(usize, String)> {
    let mut said: Vec<(usize, String)> = source.texts().map(|(line, text)| (line, text.to_owned())).collect();
    for (at, _) in source.lines.iter().enumerate().filter(|(_, line)| line.starts_with("#[poise::command")) {
        let above = source.lines[..at].iter().enumerate().rev();
        let described = above.take_while(|(_, line)| line.starts_with("///") || line.starts_with("#["));
        said.extend(described.filter(|(_, line)| line.starts_with("///")).map(|(at, line)| (at + 1, line.clone())));
    }
    said
}

#[test]
fn members_never_see_unkind_words() {
    let mut breaches = Vec::new();
    for source in sources("src/discord/render").iter().chain(&sources("src/discord/commands")) {
        let unkind = said(source).into_iter().filter_map(|(line, text)| Some((line, unkind(&text)?)));
        breaches.extend(unkind.map(|(line, word)| format!("{}: `{word}`", source.at(line))));
    }
    hold("these words are for the code; say room to catch up, waiting, close, rest, a new run", breaches);
}

#[test]
fn unkind_words_are_seen() {
    assert_eq!(unkind("You are At\u{a0}Risk, behind the scenes."), Some("at risk"));
    assert_eq!(unkind("Behind the scenes: a blossom, debts paid"), None);
    assert_eq!(unkind("two posts behind"), Some("behind"));
    let code = "/// Nothing is lost here\n#[expect(x)]\n#[poise::command(slash_command)]\nfn f() {}\n/// Not said: failed\nfn g() {}";
    let said = said(&Source::new("src/discord/commands/x.rs", code));
    assert_eq!(said, [(1, "/// Nothing is lost here".to_owned())]);
}
