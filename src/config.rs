//! The environment becomes a configuration. All faults are named at once, each with its cure.

use std::collections::BTreeMap;
use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use url::Url;

/// What Rounds is told from outside.
#[derive(Clone, PartialEq, Eq)]
pub struct Config {
    /// The bot's token.
    pub token: String,
    /// The database's file.
    pub database: PathBuf,
    /// A folder that replaces the bank built into the binary.
    pub prompts: Option<PathBuf>,
    /// Where a copy of the database is put each day, if it is.
    pub backups: Option<PathBuf>,
    /// What is logged, in the words of tracing's filter.
    pub log: String,
    /// How it is written.
    pub log_format: LogFormat,
    /// Where metrics are served, if they are.
    pub metrics: Option<SocketAddr>,
    /// Register commands in this one server, at once, instead of everywhere.
    pub team: Option<u64>,
    /// Another base of Discord's API: a proxy that limits for us, or a local Discord.
    pub discord_url: Option<String>,
}

impl fmt::Debug for Config {
    /// Everything but the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("database", &self.database)
            .field("prompts", &self.prompts)
            .field("backups", &self.backups)
            .field("log", &self.log)
            .field("log_format", &self.log_format)
            .field("metrics", &self.metrics)
            .field("team", &self.team)
            .field("discord_url", &self.discord_url)
            .finish_non_exhaustive()
    }
}

/// What is logged unless said otherwise. serenity's own spans hold bodies and tokens and are never shown.
pub const LOG: &str = "info,serenity=off,poise=warn,tracing=off";

/// How the log is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people.
    #[default]
    Text,
    /// One JSON object a line, for programs.
    Json,
}

const KNOWN: [&str; 8] = [
    "ROUNDS_DATABASE",
    "ROUNDS_PROMPTS",
    "ROUNDS_BACKUPS",
    "ROUNDS_LOG",
    "ROUNDS_LOG_FORMAT",
    "ROUNDS_METRICS",
    "ROUNDS_TEAM",
    "ROUNDS_DISCORD_URL",
];

/// Everything that is wrong with the environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigError {
    /// There is no token. Nothing else was looked at.
    NoToken,
    /// These things are wrong.
    Faults(Vec<String>),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoToken => f.write_str(
                "Rounds needs a bot token in DISCORD_TOKEN, from the environment or a file .env beside it.\n\
                 Make one at https://discord.com/developers/applications: New Application, then Bot, then Reset Token.\n\
                 Only looking? `rounds demo` shows everything in a browser and needs no token.",
            ),
            Self::Faults(faults) => f.write_str(&faults.join("\n")),
        }
    }
}

impl std::error::Error for ConfigError {}

/// All variables, those of a file `.env` included, which the environment goes before; and what of that file cannot be read.
#[expect(clippy::disallowed_methods, reason = "this is the place")]
fn variables() -> (BTreeMap<String, String>, Option<String>) {
    let mut all = BTreeMap::new();
    let mut unreadable = None;
    match dotenvy::dotenv_iter() {
        Ok(lines) => {
            for line in lines {
                match line {
                    Ok((name, value)) => drop(all.insert(name, value)),
                    Err(error) => unreadable = Some(format!(".env has a line that cannot be read: {error}.")),
                }
            }
        }
        Err(error) if error.not_found() => {}
        Err(error) => unreadable = Some(format!(".env cannot be read: {error}.")),
    }
    all.extend(std::env::vars());
    (all, unreadable)
}

/// Where metrics are served, for whoever only asks there.
///
/// # Errors
/// Where `.env` cannot be read, or what it says is no address.
pub fn metrics() -> Result<Option<SocketAddr>, ConfigError> {
    let (all, unreadable) = variables();
    if let Some(fault) = unreadable {
        return Err(ConfigError::Faults(vec![fault]));
    }
    let named = all.get("ROUNDS_METRICS").map(|value| value.trim()).filter(|value| !value.is_empty());
    named.map(address).transpose().map_err(|fault| ConfigError::Faults(vec![fault]))
}

/// An address, or only a port, which means this machine alone: `9100`, `:9100`, `0.0.0.0:9100`, `[::1]:9100`.
fn address(named: &str) -> Result<SocketAddr, String> {
    let port = named.strip_prefix(':').or_else(|| named.strip_prefix("localhost:")).unwrap_or(named);
    let here = port.parse().map(|port: u16| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    here.ok().or_else(|| named.parse().ok()).filter(|addr| addr.port() > 0).ok_or_else(|| {
        format!("ROUNDS_METRICS is `{named}`, but has to be a port, such as 9100, or an address with one, such as 10.0.0.5:9100.")
    })
}

/// Where the database is, for what needs nothing else: a copy can be made without a token.
///
/// # Errors
/// Where `.env` cannot be read, which may name it.
pub fn database() -> Result<PathBuf, ConfigError> {
    match variables() {
        (_, Some(fault)) => Err(ConfigError::Faults(vec![fault])),
        (all, None) => Ok(database_of(&all)),
    }
}

fn database_of(all: &BTreeMap<String, String>) -> PathBuf {
    let named = all.get("ROUNDS_DATABASE").map(|value| value.trim()).filter(|value| !value.is_empty());
    named.unwrap_or("rounds.db").into()
}

impl Config {
    /// Reads the environment, and a file `.env` where there is one; what the environment says goes first.
    ///
    /// # Errors
    /// All faults at once.
    pub fn from_environment() -> Result<Self, ConfigError> {
        let (all, unreadable) = variables();
        match (unreadable, Self::read(&all)) {
            (None, read) => read,
            (Some(fault), Err(ConfigError::Faults(faults))) => {
                Err(ConfigError::Faults(std::iter::once(fault).chain(faults).collect()))
            }
            (Some(fault), _) => Err(ConfigError::Faults(vec![fault])),
        }
    }

    /// Reads these variables. An empty one counts as not set.
    ///
    /// # Errors
    /// All faults at once.
    pub fn read(all: &BTreeMap<String, String>) -> Result<Self, ConfigError> {
        let get = |name: &str| all.get(name).map(|value| value.trim()).filter(|value| !value.is_empty());
        let mut faults = Vec::new();
        for name in all.keys().filter(|name| name.starts_with("ROUNDS_") && !KNOWN.contains(&name.as_str())) {
            faults.push(format!("{name} is not a variable that Rounds knows. Known are {}.", KNOWN.join(", ")));
        }
        let Some(token) = get("DISCORD_TOKEN") else {
            return Err(if faults.is_empty() {
                ConfigError::NoToken
            } else {
                faults.insert(0, "DISCORD_TOKEN is not set.".into());
                ConfigError::Faults(faults)
            });
        };
        let token = token.strip_prefix("Bot ").unwrap_or(token);
        if token.contains(char::is_whitespace) {
            faults.push("DISCORD_TOKEN holds white space: copy it once more from the developer portal.".into());
        }
        let team = get("ROUNDS_TEAM").and_then(|id| match id.parse::<u64>() {
            Ok(id) if id > 0 => Some(id),
            _ => {
                faults.push(format!(
                    "ROUNDS_TEAM is `{id}`, but a server's id is a long number: right-click the server, Copy Server ID."
                ));
                None
            }
        });
        let discord_url = get("ROUNDS_DISCORD_URL").and_then(|url| match Url::parse(url) {
            Ok(parsed) if parsed.scheme() == "http" && parsed.has_host() => Some(url.trim_end_matches('/').to_owned()),
            _ => {
                faults.push(format!("ROUNDS_DISCORD_URL is `{url}`, but has to be like http://127.0.0.1:8080: something near that speaks for Discord and limits for us."));
                None
            }
        });
        let prompts = get("ROUNDS_PROMPTS").map(PathBuf::from);
        if let Some(folder) = prompts.as_deref().filter(|folder| !folder.is_dir()) {
            faults.push(format!("ROUNDS_PROMPTS is `{}`, which is not a folder.", folder.display()));
        }
        let backups = get("ROUNDS_BACKUPS").map(PathBuf::from);
        if let Some(folder) = backups.as_deref().filter(|folder| !folder.is_dir()) {
            faults.push(format!("ROUNDS_BACKUPS is `{}`, which is not a folder: make it first.", folder.display()));
        }
        let metrics = get("ROUNDS_METRICS").and_then(|named| address(named).map_err(|fault| faults.push(fault)).ok());
        let log_format = match get("ROUNDS_LOG_FORMAT") {
            None | Some("text") => LogFormat::Text,
            Some("json") => LogFormat::Json,
            Some(other) => {
                faults.push(format!("ROUNDS_LOG_FORMAT is `{other}`, but has to be text or json."));
                LogFormat::Text
            }
        };
        if !faults.is_empty() {
            return Err(ConfigError::Faults(faults));
        }
        Ok(Self {
            token: token.to_owned(),
            database: database_of(all),
            prompts,
            backups,
            log: get("ROUNDS_LOG").unwrap_or(LOG).to_owned(),
            log_format,
            metrics,
            team,
            discord_url,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::read(&pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_token_is_enough() {
        let config = read(&[("DISCORD_TOKEN", " Bot abc ")]).unwrap();
        assert_eq!((config.token.as_str(), config.database.to_str()), ("abc", Some("rounds.db")));
        assert!(!format!("{config:?}").contains("abc"), "the token is never shown");
    }

    #[test]
    fn without_a_token_three_lines_say_where_to_get_one() {
        let error = read(&[("DISCORD_TOKEN", " ")]).unwrap_err();
        assert_eq!(error, ConfigError::NoToken);
        assert_eq!(error.to_string().lines().count(), 3);
        assert!(error.to_string().contains("rounds demo"));
    }

    #[test]
    fn all_faults_are_named_at_once() {
        let error = read(&[
            ("DISCORD_TOKEN", "a b"),
            ("ROUNDS_TEAM", "my server"),
            ("ROUNDS_DISCORD_URL", "discord.com"),
            ("ROUNDS_PROMPTS", "/nowhere/at/all"),
            ("ROUNDS_BACKUPS", "/nowhere/either"),
            ("ROUNDS_METRICS", "everywhere"),
            ("ROUNDS_LOG_FORMAT", "xml"),
            ("ROUNDS_DATABSE", "typo.db"),
        ])
        .unwrap_err()
        .to_string();
        for name in [
            "DISCORD_TOKEN",
            "ROUNDS_TEAM",
            "ROUNDS_DISCORD_URL",
            "ROUNDS_PROMPTS",
            "ROUNDS_BACKUPS",
            "ROUNDS_METRICS",
            "ROUNDS_LOG_FORMAT",
            "ROUNDS_DATABSE",
        ] {
            assert!(error.contains(&format!("{name} ")), "{name} in {error}");
        }
    }

    #[test]
    fn metrics_are_for_this_machine_unless_another_address_is_named() {
        for (named, addr) in [
            ("9100", Some("127.0.0.1:9100")),
            (":9100", Some("127.0.0.1:9100")),
            ("localhost:9100", Some("127.0.0.1:9100")),
            ("[::1]:9100", Some("[::1]:9100")),
            ("0.0.0.0:9100", Some("0.0.0.0:9100")),
            ("10.0.0.5:9100", Some("10.0.0.5:9100")),
            ("", None),
        ] {
            let config = read(&[("DISCORD_TOKEN", "abc"), ("ROUNDS_METRICS", named)]).unwrap();
            assert_eq!(config.metrics.map(|addr| addr.to_string()).as_deref(), addr, "{named}");
        }
        for named in ["0", ":0", "0.0.0.0", "70000", "clinic.example:9100", "-1"] {
            assert!(read(&[("DISCORD_TOKEN", "abc"), ("ROUNDS_METRICS", named)]).is_err(), "{named}");
        }
    }
}
