//! What the papers beside the code say of it: paths that exist, variables that are read, and nothing left unfinished.

use super::hold;
use super::reading::{Source, files, root, sources, text};
use std::collections::BTreeSet;

const PAPERS: [&str; 4] = ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md", "PRIVACY.md"];
/// Endings by which a name without a slash is known for a file.
const ENDINGS: [&str; 6] = [".rs", ".toml", ".md", ".sql", ".png", ".example"];
/// The longest that a map can be and still be read.
const MAP: usize = 150;

/// The paths that a line names: in backticks, or behind a link or picture. Addresses and commands are none.
fn paths(line: &str) -> Vec<&str> {
    let ticked = line.split('`').skip(1).step_by(2);
    let linked = line.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let is_path = |one: &&str| {
        let elsewhere = one.contains(char::is_whitespace) || one.contains("://") || one.starts_with('/');
        !elsewhere && (one.contains('/') || ENDINGS.iter().any(|ending| one.ends_with(ending)))
    };
    ticked.chain(linked).filter(is_path).collect()
}

#[test]
fn every_path_in_the_papers_exists() {
    let names: BTreeSet<String> =
        files("").iter().filter_map(|file| file.rsplit('/').next().map(str::to_owned)).collect();
    let mut breaches = Vec::new();
    for paper in PAPERS {
        let text = text(paper);
        let mut fenced = false;
        for (at, line) in text.lines().enumerate() {
            fenced ^= line.trim_start().starts_with("```");
            if fenced {
                continue;
            }
            let gone = paths(line).into_iter().filter(|path| !root().join(path).exists() && !names.contains(*path));
            breaches.extend(gone.map(|path| format!("{paper}:{}: {path}", at + 1)));
        }
    }
    hold("a path in the papers has to exist", breaches);
}

#[test]
fn the_map_of_the_house_is_short() {
    let lines = text("ARCHITECTURE.md").lines().count();
    hold(
        "ARCHITECTURE.md",
        (lines > MAP).then(|| format!("has {lines} lines, at most {MAP} are read")).into_iter().collect(),
    );
}

/// Whether it is the name of a variable that Rounds reads.
fn is_variable(word: &str) -> bool {
    let known = word.starts_with("ROUNDS_") || word == "DISCORD_TOKEN";
    known && word.chars().all(|c| c.is_ascii_uppercase() || c == '_') && !word.ends_with('_')
}

#[test]
fn every_variable_is_explained() {
    let config = Source::new("src/config.rs", &text("src/config.rs"));
    let read: BTreeSet<String> =
        config.texts().map(|(_, text)| text.to_owned()).filter(|text| is_variable(text)).collect();
    let mut breaches = Vec::new();
    for paper in [".env.example", "README.md"] {
        let text = text(paper);
        let told: BTreeSet<String> = text
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .filter(|word| is_variable(word))
            .map(str::to_owned)
            .collect();
        breaches.extend(read.difference(&told).map(|name| format!("{paper}: says nothing of {name}")));
        breaches.extend(told.difference(&read).map(|name| format!("{paper}: explains {name}, which is not read")));
    }
    hold("what src/config.rs reads is explained, and nothing else", breaches);
}

/// The folders at the top from which something is built in, as `include_bytes!` and its like name them.
fn built_in() -> BTreeSet<String> {
    let all = files("");
    let folders: BTreeSet<&str> = all.iter().filter_map(|file| file.split_once('/')).map(|(top, _)| top).collect();
    let mut found = BTreeSet::new();
    for source in sources("src") {
        let named = source.texts().map(|(_, text)| text.trim_start_matches("$CARGO_MANIFEST_DIR/"));
        let outside = named.filter_map(|text| {
            let path = text.trim_start_matches("../");
            let top = path.split('/').next()?.to_owned();
            let reaches_out = text.starts_with("../../") || path == text;
            (reaches_out && top != "src" && folders.contains(top.as_str())).then_some(top)
        });
        found.extend(outside);
    }
    found
}

#[test]
fn what_is_built_in_is_given_to_the_containers_build() {
    let (recipe, ignored) = (text("Dockerfile"), text(".dockerignore"));
    let needed = built_in();
    assert!(needed.contains("assets") && needed.contains("prompts"), "{needed:?}");
    let mut breaches = Vec::new();
    for folder in needed {
        let copied = recipe.lines().any(|line| line == format!("COPY {folder} {folder}"));
        let let_in = ignored.lines().any(|line| line == format!("!{folder}"));
        if !(copied && let_in) {
            breaches.push(format!("{folder}: copied {copied}, let in {let_in}"));
        }
    }
    hold("what is built into the binary is in the Dockerfile and not in .dockerignore", breaches);
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not hold them.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX")];
    let mut breaches = Vec::new();
    for file in files("").into_iter().filter(|file| file != "Cargo.lock") {
        // Pictures and fonts are no text.
        let Ok(text) = std::fs::read_to_string(root().join(&file)) else { continue };
        for (at, line) in text.lines().enumerate() {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            if words.any(|word| marks.contains(&word)) {
                breaches.push(format!("{file}:{}: {}", at + 1, line.trim()));
            }
        }
    }
    hold("what is unfinished is not in the tree", breaches);
}

#[test]
fn paths_are_told_from_commands_and_addresses() {
    let line = "See `src/app/log.rs`, `/log`, `cargo test`, [the page](docs/demo.png), <https://x.org/a> and `mod.rs`, \
                [there](https://y.rs) `crate::app`.";
    assert_eq!(paths(line), ["src/app/log.rs", "mod.rs", "docs/demo.png"]);
}
