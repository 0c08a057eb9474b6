//! The failures, by name, and the table of what each of them comes to.

use local_discord::RestFault;

/// Every way in which a request can fail, but silence and suspicion, which have tests of their own.
pub const KINDS: [&str; 23] = [
    "500",
    "502",
    "503",
    "page 502",
    "page 403",
    "page 429",
    "limit",
    "global limit",
    "shared limit",
    "cut before",
    "cut after",
    "500 after",
    "401",
    "40001",
    "50007",
    "50278",
    "10007",
    "10013",
    "10003",
    "50001",
    "50013",
    "50035",
    "403",
];

/// With these Discord says that it suspects spam: whoever meets one holds everybody up.
pub const SUSPICIONS: [&str; 2] = ["40003", "20026"];

/// The failure of this name.
pub fn failure(name: &str) -> RestFault {
    let coded = |status, code| RestFault::Error { status, code, message: "no".into() };
    match name {
        "500" => RestFault::Status(500),
        "502" => RestFault::Status(502),
        "503" => RestFault::Status(503),
        "page 502" => RestFault::Html(502),
        "page 403" => RestFault::Html(403),
        "page 429" => RestFault::Html(429),
        "limit" => RestFault::RateLimited { retry_after: 30.0, global: false },
        "global limit" => RestFault::RateLimited { retry_after: 30.0, global: true },
        "shared limit" => RestFault::SharedLimit { retry_after: 30.0 },
        "cut before" => RestFault::CutBefore,
        "cut after" => RestFault::CutAfter,
        "500 after" => RestFault::StatusAfter(500),
        "401" => coded(401, 0),
        "40001" => coded(401, 40001),
        "10007" | "10013" | "10003" => coded(404, name.parse().expect("a code")),
        "40003" | "50035" => coded(400, name.parse().expect("a code")),
        "403" => coded(403, 0),
        _ => coded(403, name.parse().expect("a code")),
    }
}

/// What of these is said.
pub fn said<'a>(text: &str, phrases: &[(&str, &'a str)]) -> &'a str {
    phrases.iter().find(|(phrase, _)| text.contains(phrase)).map_or("nobody is told", |(_, short)| short)
}

/// What each failure came to, beside how that should begin.
#[derive(Default)]
pub struct Table(Vec<(String, String, &'static str)>);

impl Table {
    pub fn row(&mut self, name: &str, came: String, promised: &'static str) {
        self.0.push((name.to_owned(), came, promised));
    }

    /// Holds if every row came as it was promised; else shows those that did not.
    #[track_caller]
    pub fn holds(self) {
        let rows: Vec<String> = self
            .0
            .iter()
            .filter(|(_, came, promised)| !came.starts_with(promised))
            .map(|(name, came, promised)| format!("{name:14} | {came}\n{:14} | {promised} <- promised", ""))
            .collect();
        assert!(rows.is_empty(), "\n{}", rows.join("\n"));
        assert!(!self.0.is_empty());
    }
}
