//! The rules of the house, held by reading the project's own files. A rule that is broken names file and line.
//! Never decides what the rules are: ARCHITECTURE.md says them in words.

mod papers;
mod reading;
mod tokens;
mod words;

use reading::{Kind, Source, Token, Used, files, libraries, sources};

/// From each room at the top of `src/`, the rooms that it may use: an arrow only goes down.
const FLOORS: [(&str, &[&str]); 17] = [
    (
        "main",
        &["cli", "demo", "doctor", "run", "discord", "app", "config", "prompts", "store", "formats", "clock", "domain"],
    ),
    ("demo", &["run", "scheduler", "discord", "app", "config", "prompts", "store", "formats", "clock", "domain"]),
    ("cli", &["app", "config", "prompts", "store", "formats", "clock", "domain"]),
    (
        "run",
        &[
            "backups",
            "status",
            "scheduler",
            "discord",
            "app",
            "config",
            "prompts",
            "store",
            "formats",
            "clock",
            "metrics",
            "domain",
        ],
    ),
    ("doctor", &["discord", "config", "prompts", "store", "clock", "domain"]),
    ("scheduler", &["app", "clock", "domain"]),
    ("discord", &["app", "clock", "metrics", "domain"]),
    ("status", &["app", "metrics"]),
    ("backups", &["store", "clock"]),
    ("app", &["prompts", "store", "formats", "clock", "metrics", "domain"]),
    ("config", &["domain"]),
    ("prompts", &["domain"]),
    ("store", &["metrics", "domain"]),
    ("formats", &["domain"]),
    ("clock", &[]),
    ("metrics", &[]),
    ("domain", &[]),
];

/// Libraries that are named in their own rooms only; a trial beside the code may use what it likes.
const ROOMS: [(&str, &[&str]); 18] = [
    ("base64", &["cli"]),
    ("icalendar", &["formats"]),
    ("csv", &["formats"]),
    ("encoding_rs", &["formats"]),
    ("resvg", &["formats"]),
    ("skrifa", &["formats"]),
    ("rusqlite", &["store"]),
    ("rusqlite_migration", &["store"]),
    ("serenity", &["discord", "run"]),
    ("poise", &["discord", "run"]),
    ("reqwest", &["discord", "cli"]),
    ("axum", &["status"]),
    ("prometheus_client", &["metrics"]),
    ("local_discord", &["demo"]),
    ("dotenvy", &["config"]),
    ("clap", &["main", "cli"]),
    ("include_dir", &["prompts"]),
    ("toml", &["prompts"]),
];

/// What the domain may use besides itself.
const PURE: [&str; 9] = ["std", "chrono", "chrono_tz", "serde", "rand", "url", "rust_stemmers", "regex", "thiserror"];
/// What would be input or output, the time, or dice that nobody handed in.
const IMPURE: [&str; 11] = [
    "std::fs",
    "std::io",
    "std::env",
    "std::process",
    "std::thread",
    "std::time",
    "std::net::TcpStream",
    "std::net::TcpListener",
    "std::net::UdpSocket",
    "std::net::ToSocketAddrs",
    "rand::rngs",
];

/// Fails with every breach, one a line.
fn hold(rule: &str, breaches: Vec<String>) {
    assert!(breaches.is_empty(), "{rule}\n{}\n", breaches.join("\n"));
}

/// Goes through all paths of the sources, and fails with those of which `judge` complains.
fn each_path(rule: &str, judge: impl Fn(&Source, &Used) -> Option<String>) {
    let mut breaches = Vec::new();
    for source in sources("src") {
        let complaints = source.paths().into_iter().filter_map(|used| Some((used.line, judge(&source, &used)?)));
        breaches.extend(complaints.map(|(line, what)| format!("{}: {what}", source.at(line))));
    }
    hold(rule, breaches);
}

fn allowed(floor: &str) -> Option<&'static [&'static str]> {
    FLOORS.iter().find(|(name, _)| *name == floor).map(|(_, may)| *may)
}

#[test]
fn every_room_at_the_top_is_on_a_floor() {
    let unknown = sources("src").into_iter().filter(|source| allowed(source.floor()).is_none());
    hold("a room at the top of src/ needs its place in FLOORS", unknown.map(|source| source.file).collect());
}

#[test]
fn arrows_only_go_down() {
    each_path("a floor uses only what lies below it", |source, used| {
        let [first, to, ..] = used.segments.as_slice() else { return None };
        let (from, is_floor) = (source.floor(), allowed(to).is_some());
        let may = from == to || allowed(from).is_some_and(|may| may.contains(&to.as_str()));
        (first == "crate" && is_floor && !may).then(|| format!("{from} uses {to}"))
    });
}

#[test]
fn libraries_stay_in_their_rooms() {
    each_path("a library is named in its own rooms only", |source, used| {
        let library = used.segments.first()?;
        let (_, rooms) = ROOMS.iter().find(|(name, _)| name == library)?;
        (!used.test && !rooms.contains(&source.floor()))
            .then(|| format!("{} names {library}, whose place is {}", source.floor(), rooms.join(" and ")))
    });
}

#[test]
fn the_domain_is_pure() {
    let libraries = libraries();
    each_path("the domain has no input or output, no clock and no dice of its own", |source, used| {
        let (path, library) = (used.segments.join("::"), used.segments.first()?);
        let foreign = libraries.contains(library) && !PURE.contains(&library.as_str());
        let impure = IMPURE.iter().any(|one| path == *one || path.starts_with(&format!("{one}::")));
        (source.floor() == "domain" && !used.test && (foreign || impure)).then(|| format!("uses {path}"))
    });
}

#[test]
fn the_domain_waits_for_nothing() {
    let domain = sources("src/domain");
    let waits = domain.iter().flat_map(|source| {
        let words = source.words().filter(|(token, word)| !token.test && ["async", "await"].contains(word));
        words.map(|(token, word)| format!("{}: {word}", source.at(token.line)))
    });
    hold("domain functions answer at once", waits.collect());
}

#[test]
fn only_the_clock_asks_what_time_it_is() {
    each_path("ask clock.rs what time it is", |source, used| {
        let asked = used.segments.iter().rev().take(2).rev().map(String::as_str).collect::<Vec<_>>().join("::");
        let asks = ["Utc::now", "Local::now", "SystemTime::now"].contains(&asked.as_str());
        (asks && source.file != "src/clock.rs").then_some(asked)
    });
}

#[test]
fn sql_stands_in_the_store_alone() {
    const KEYWORDS: [&str; 5] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "PRAGMA "];
    let mut breaches = Vec::new();
    for source in sources("src").iter().filter(|source| source.floor() != "store") {
        let sql = source.texts().filter(|(_, text)| KEYWORDS.iter().any(|keyword| text.contains(keyword)));
        breaches.extend(sql.map(|(line, text)| format!("{}: {text:?}", source.at(line))));
    }
    hold("SQL stands in src/store alone", breaches);
}

#[test]
fn cards_are_built_in_render_alone() {
    let mut breaches = Vec::new();
    for source in sources("src").iter().filter(|source| !source.file.starts_with("src/discord/render/")) {
        let built = source.words().filter(|(_, word)| word.starts_with("CreateEmbed"));
        breaches.extend(built.map(|(token, word)| format!("{}: {word}", source.at(token.line))));
    }
    hold("embeds are built in src/discord/render alone", breaches);
}

#[test]
fn every_source_says_first_what_it_is() {
    let silent =
        sources("").into_iter().filter(|source| !source.lines.first().is_some_and(|line| line.starts_with("//!")));
    hold("every file opens with //!", silent.map(|source| source.at(1)).collect());
}

#[test]
fn a_module_file_declares_and_defines_nothing() {
    let mut breaches = Vec::new();
    for source in sources("") {
        if !["mod.rs", "lib.rs"].iter().any(|name| source.file.ends_with(&format!("/{name}"))) {
            continue;
        }
        let tokens: Vec<&Token> = source.tokens.iter().filter(|token| !token.test).collect();
        breaches.extend(definitions(&tokens).into_iter().map(|line| source.at(line)));
    }
    hold("mod.rs and lib.rs hold only `mod`, `use`, comments and attributes", breaches);
}

/// The lines of items that are neither `mod …;` nor `use …;`.
fn definitions(tokens: &[&Token]) -> Vec<usize> {
    let (mut found, mut at) = (Vec::new(), 0);
    let sign = |at: usize, sign: &'static str| tokens.get(at).is_some_and(|token| token.kind == Kind::Sign(sign));
    // From an opening sign to the token after its counterpart.
    let past = |mut at: usize, open: &'static str, close: &'static str| {
        let mut depth = 0;
        while at < tokens.len() {
            depth += usize::from(sign(at, open));
            at += 1;
            if sign(at - 1, close) {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
        }
        at
    };
    while let Some(token) = tokens.get(at) {
        let word = if let Kind::Word(word) = &token.kind { word.as_str() } else { "" };
        at = match word {
            "" if sign(at, "#") => past(at, "[", "]"),
            "pub" if sign(at + 1, "(") => past(at + 1, "(", ")"),
            "pub" => at + 1,
            "use" => (at..tokens.len()).find(|at| sign(*at, ";")).map_or(tokens.len(), |end| end + 1),
            "mod" if sign(at + 2, ";") => at + 3,
            _ => {
                found.push(token.line);
                let end = (at..tokens.len()).find(|at| sign(*at, ";") || sign(*at, "{"));
                match end {
                    Some(end) if sign(end, "{") => past(end, "{", "}"),
                    Some(end) => end + 1,
                    None => tokens.len(),
                }
            }
        };
    }
    found
}

#[test]
fn no_room_is_a_drawer_for_odds_and_ends() {
    const DRAWERS: [&str; 7] = ["util", "utils", "helper", "helpers", "common", "misc", "tools"];
    let stem = |part: &str| part.split('.').next().unwrap_or_default().to_lowercase();
    let odd = files("").into_iter().filter(|file| file.split('/').any(|part| DRAWERS.contains(&stem(part).as_str())));
    hold("a room is named after what it holds", odd.collect());
}

#[test]
fn breaches_are_seen() {
    let code = "mod a;\n#[cfg(feature = \"x\")]\npub(crate) use a::{B, c::D};\nfn f() { g(); }\npub mod b;\nconst C: u8 = 1;\npub struct E { f: u8 }";
    let source = Source::new("src/x/mod.rs", code);
    assert_eq!(definitions(&source.tokens.iter().collect::<Vec<_>>()), [4, 6, 7]);
    let app = Source::new("src/app/x.rs", "use rusqlite::Connection;\nfn f() { crate::discord::go() }");
    assert_eq!(app.floor(), "app");
    assert!(app.paths().iter().any(|used| used.segments[0] == "rusqlite" && used.line == 1));
    assert!(app.paths().iter().any(|used| used.segments[..2] == ["crate", "discord"] && used.line == 2));
    assert!(!allowed("app").expect("a floor").contains(&"discord"));
}
