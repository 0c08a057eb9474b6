//! Reads the project's files: which there are, and what code, strings and paths stand in a source. Never judges them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file, by its path from the project's folder on.
pub fn text(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file} cannot be read: {error}"))
}

/// The files below a folder, by their paths from the project's folder on, in order. What is hidden or built is left out.
pub fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    gather(&root().join(folder), &mut found);
    found.sort();
    found
}

fn gather(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            if name != "target" && (!name.starts_with('.') || name == ".ci") {
                gather(&path, found);
            }
        } else if let Ok(inside) = path.strip_prefix(root()) {
            found.push(inside.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// The sources below a folder, read.
pub fn sources(folder: &str) -> Vec<Source> {
    let all = files(folder).into_iter().filter(|file| file.ends_with(".rs"));
    let sources: Vec<Source> = all.map(|file| Source::new(&file, &text(&file))).collect();
    assert!(!sources.is_empty(), "no sources below {folder}");
    sources
}

/// The libraries of the root package, as code names them, with those that come along with Rust.
pub fn libraries() -> BTreeSet<String> {
    let mut all: BTreeSet<String> = ["std", "core", "alloc"].map(str::to_owned).into();
    let mut inside = false;
    for line in text("Cargo.toml").lines() {
        if line.starts_with('[') {
            inside = ["[dependencies]", "[dev-dependencies]"].contains(&line.trim());
        } else if inside && let Some(end) = line.find(['.', '=', ' ']) {
            all.insert(line[..end].replace('-', "_"));
        }
    }
    all
}

/// What a token is. Comments are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A name, a keyword or a number.
    Word(String),
    /// The text of a string literal; what is escaped has become what is seen, white space a space.
    Text(String),
    /// Any other sign; `::` is one.
    Sign(&'static str),
    /// Any sign that no rule asks about.
    Other,
}

/// A token of a source.
#[derive(Debug, Clone)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// In which line it stands.
    pub line: usize,
    /// Whether it is compiled for tests only.
    pub test: bool,
}

/// A path as code writes it, led back to its beginning: `crate` or a library where that is known.
#[derive(Debug)]
pub struct Used {
    /// Its segments.
    pub segments: Vec<String>,
    /// In which line it stands.
    pub line: usize,
    /// Whether it is compiled for tests only.
    pub test: bool,
}

/// A source, read.
pub struct Source {
    /// Its path from the project's folder on.
    pub file: String,
    /// Its lines.
    pub lines: Vec<String>,
    /// Its tokens.
    pub tokens: Vec<Token>,
    module: Vec<String>,
}

impl Source {
    /// Reads a source.
    pub fn new(file: &str, text: &str) -> Self {
        let inside = file.split_once("src/").map_or(file, |(_, inside)| inside).trim_end_matches(".rs");
        let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
            module.pop();
        }
        let mut tokens = super::tokens::read(text);
        if inside.split('/').any(|part| part == "tests") {
            tokens.iter_mut().for_each(|token| token.test = true);
        }
        Self { file: file.to_owned(), lines: text.lines().map(str::to_owned).collect(), tokens, module }
    }

    /// The room at the top that it belongs to: `app`, `store`, … or `main`.
    pub fn floor(&self) -> &str {
        self.module.first().map_or("main", String::as_str)
    }

    /// Where something stands, for a failure.
    pub fn at(&self, line: usize) -> String {
        format!("{}:{line}", self.file)
    }

    /// The string literals that are not for tests, with their lines.
    pub fn texts(&self) -> impl Iterator<Item = (usize, &str)> {
        self.tokens.iter().filter(|token| !token.test).filter_map(|token| match &token.kind {
            Kind::Text(text) => Some((token.line, text.as_str())),
            _ => None,
        })
    }

    /// The names in it, with their lines.
    pub fn words(&self) -> impl Iterator<Item = (&Token, &str)> {
        self.tokens.iter().filter_map(|token| match &token.kind {
            Kind::Word(word) => Some((token, word.as_str())),
            _ => None,
        })
    }

    /// Every path in it, in `use` and elsewhere.
    pub fn paths(&self) -> Vec<Used> {
        let (mut found, mut at) = (Vec::new(), 0);
        // The modules that are open inside the file, each with the depth of braces at which it closes.
        let (mut inner, mut depth): (Vec<(String, usize)>, usize) = (Vec::new(), 0);
        while let Some(token) = self.tokens.get(at) {
            match &token.kind {
                Kind::Word(word) if word == "mod" && self.sign(at + 2) == "{" => {
                    inner.push((self.word(at + 1).to_owned(), depth));
                    depth += 1;
                    at += 2;
                }
                Kind::Word(_) if self.sign(at + 1) == "::" || at > 0 && self.word(at - 1) == "use" => {
                    let before = found.len();
                    at = self.path(at, &mut Vec::new(), &mut found);
                    for used in &mut found[before..] {
                        self.lead_back(&mut used.segments, &inner);
                    }
                    continue;
                }
                Kind::Sign("{") => depth += 1,
                Kind::Sign("}") => {
                    depth = depth.saturating_sub(1);
                    inner.pop_if(|(_, closes)| *closes == depth);
                }
                _ => {}
            }
            at += 1;
        }
        found
    }

    /// Reads the path that begins at a token, with whatever it branches into; answers with the token after it.
    fn path(&self, mut at: usize, before: &mut Vec<String>, found: &mut Vec<Used>) -> usize {
        let (length, token) = (before.len(), &self.tokens[at]);
        let (line, test) = (token.line, token.test);
        loop {
            match self.tokens.get(at).map(|token| &token.kind) {
                Some(Kind::Word(word)) => before.push(word.clone()),
                Some(Kind::Sign("{")) => {
                    at += 1;
                    while at < self.tokens.len() && self.sign(at) != "}" {
                        at = match (self.word(at), self.sign(at)) {
                            ("as", _) => at + 2,
                            (_, ",") => at + 1,
                            _ => self.path(at, before, found),
                        };
                    }
                    before.truncate(length);
                    return at + 1;
                }
                _ => {}
            }
            at += 1;
            if self.sign(at) != "::" {
                break;
            }
            at += 1;
        }
        found.push(Used { segments: before.clone(), line, test });
        before.truncate(length);
        at
    }

    /// `self` and `super` become the modules that they stand for, and the library's own name `crate`.
    fn lead_back(&self, segments: &mut Vec<String>, inner: &[(String, usize)]) {
        let inner = inner.iter().map(|(name, _)| name.clone());
        let mut here: Vec<String> = self.module.iter().cloned().chain(inner).collect();
        let mut relative = false;
        while let Some(first) = segments.first().filter(|first| ["self", "super"].contains(&first.as_str())) {
            if first == "super" {
                here.pop();
            }
            relative = true;
            segments.remove(0);
        }
        if relative {
            segments.splice(0..0, std::iter::once("crate".to_owned()).chain(here));
        } else if segments.first().is_some_and(|first| first == "rounds") {
            segments[0] = "crate".to_owned();
        }
    }

    fn word(&self, at: usize) -> &str {
        match self.tokens.get(at).map(|token| &token.kind) {
            Some(Kind::Word(word)) => word,
            _ => "",
        }
    }

    fn sign(&self, at: usize) -> &str {
        match self.tokens.get(at).map(|token| &token.kind) {
            Some(Kind::Sign(sign)) => sign,
            _ => "",
        }
    }
}

#[test]
fn paths_are_led_back_to_where_they_begin() {
    let source = Source::new(
        "src/app/knock.rs",
        "//! crate::comment\nuse super::{turn::{App, Turn as T}, who};\nuse crate::store;\n\
         fn f<'a>(x: &'a str) { let c = '\"'; \"crate::text\"; crate::domain::ids::go(chrono::Utc::now()) }\n\
         #[cfg(test)]\nmod tests { use super::*; use super::super::log::keep; }",
    );
    let paths: Vec<String> = source.paths().iter().map(|used| used.segments.join("::")).collect();
    let expected = [
        "crate::app::turn::App",
        "crate::app::turn::Turn",
        "crate::app::who",
        "crate::store",
        "crate::domain::ids::go",
        "chrono::Utc::now",
        "crate::app::knock",
        "crate::app::log::keep",
    ];
    assert_eq!(paths, expected);
    assert!(source.paths().iter().all(|used| used.test == (used.line == 6)));
}
