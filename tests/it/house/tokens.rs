//! Takes a source apart into words, strings and signs, and finds what is compiled for tests only.
//! Knows no more of the language than the rules of the house ask for.

use super::reading::{Kind, Token};

const SIGNS: [&str; 12] = ["{", "}", "(", ")", "[", "]", ";", ",", "#", "=", "!", "*"];

/// The tokens of a source.
pub fn read(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut reader = Reader { chars: &chars, at: 0, line: 1, tokens: Vec::new() };
    while reader.at < chars.len() {
        reader.step();
    }
    let mut tokens = reader.tokens;
    mark_tests(&mut tokens);
    tokens
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    line: usize,
    tokens: Vec<Token>,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> char {
        self.chars.get(self.at + ahead).copied().unwrap_or('\0')
    }

    fn next(&mut self) -> char {
        let c = self.peek(0);
        self.at += 1;
        self.line += usize::from(c == '\n');
        c
    }

    fn push(&mut self, line: usize, kind: Kind) {
        self.tokens.push(Token { kind, line, test: false });
    }

    fn step(&mut self) {
        let (line, c) = (self.line, self.peek(0));
        match c {
            '/' if self.peek(1) == '/' => {
                while self.at < self.chars.len() && self.peek(0) != '\n' {
                    self.next();
                }
            }
            '/' if self.peek(1) == '*' => self.comment(),
            '"' => {
                self.next();
                let text = self.string();
                self.push(line, Kind::Text(text));
            }
            '\'' if self.peek(1) == '\\' || self.peek(2) == '\'' => {
                self.next();
                while self.at < self.chars.len() {
                    match self.next() {
                        '\\' => drop(self.next()),
                        '\'' => break,
                        _ => {}
                    }
                }
            }
            ':' if self.peek(1) == ':' => {
                self.at += 2;
                self.push(line, Kind::Sign("::"));
            }
            c if c.is_alphanumeric() || c == '_' => self.word(),
            _ => {
                self.next();
                let sign = SIGNS.iter().find(|sign| sign.starts_with(c));
                if !c.is_whitespace() {
                    self.push(line, sign.map_or(Kind::Other, |sign| Kind::Sign(sign)));
                }
            }
        }
    }

    fn comment(&mut self) {
        let mut depth = 0;
        while self.at < self.chars.len() {
            match (self.peek(0), self.peek(1)) {
                ('/', '*') => depth += 1,
                ('*', '/') => depth -= 1,
                _ => {
                    self.next();
                    continue;
                }
            }
            self.at += 2;
            if depth == 0 {
                return;
            }
        }
    }

    fn word(&mut self) {
        let (line, start) = (self.line, self.at);
        while self.peek(0).is_alphanumeric() || self.peek(0) == '_' {
            self.at += 1;
        }
        let word: String = self.chars[start..self.at].iter().collect();
        let hashes = (0..).take_while(|ahead| self.peek(*ahead) == '#').count();
        let quoted = self.peek(hashes) == '"';
        match word.as_str() {
            "r" | "br" | "cr" if quoted => {
                self.at += hashes + 1;
                let text = self.raw(hashes);
                self.push(line, Kind::Text(text));
            }
            "b" | "c" if quoted && hashes == 0 => {}
            _ => self.push(line, Kind::Word(word)),
        }
    }

    fn raw(&mut self, hashes: usize) -> String {
        let mut text = String::new();
        while self.at < self.chars.len() {
            let c = self.next();
            if c == '"' && (0..hashes).all(|ahead| self.peek(ahead) == '#') {
                self.at += hashes;
                break;
            }
            text.push(c);
        }
        text
    }

    fn string(&mut self) -> String {
        let mut text = String::new();
        while self.at < self.chars.len() {
            match self.next() {
                '"' => break,
                '\\' => match self.next() {
                    '\n' => {
                        while self.peek(0).is_whitespace() {
                            self.next();
                        }
                    }
                    'n' | 'r' | 't' => text.push(' '),
                    'u' => {
                        while self.next() != '}' {}
                        text.push(' ');
                    }
                    other => text.push(other),
                },
                c => text.push(c),
            }
        }
        text
    }
}

/// Marks what stands under `#[cfg(test)]` or `#[cfg(doctest)]`: up to the end of its block, or to its semicolon.
fn mark_tests(tokens: &mut [Token]) {
    let mut at = 0;
    while at + 6 < tokens.len() {
        let is = |ahead: usize, kind: Kind| tokens[at + ahead].kind == kind;
        let word = |word: &str| Kind::Word(word.to_owned());
        let under = is(0, Kind::Sign("#"))
            && is(1, Kind::Sign("["))
            && is(2, word("cfg"))
            && is(3, Kind::Sign("("))
            && (is(4, word("test")) || is(4, word("doctest")))
            && is(5, Kind::Sign(")"));
        if !under {
            at += 1;
            continue;
        }
        let mut depth = 0;
        for token in &mut tokens[at..] {
            token.test = true;
            at += 1;
            match token.kind {
                Kind::Sign("{") => depth += 1,
                Kind::Sign("}") => depth -= 1,
                _ => {}
            }
            if depth == 0 && matches!(token.kind, Kind::Sign("}" | ";")) {
                break;
            }
        }
    }
}

#[test]
fn strings_comments_and_lifetimes_are_told_apart() {
    let texts = |code: &str| {
        read(code)
            .into_iter()
            .filter_map(|token| if let Kind::Text(text) = token.kind { Some(text) } else { None })
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(r##"f("a\"b"); // "c" /* "##), ["a\"b"]);
    assert_eq!(texts("/* \"a\" /* */ \"b\" */ \"c\\\n   d\" '\"' 'x' &'a \"e\\u{2026}f\""), ["cd", "e f"]);
    assert_eq!(texts(r###"r#"a"b"# b"c" r"d\" r#type"###), ["a\"b", "c", "d\\"]);
}
