//! Finds the way to Discord and asks who we are there, for as long as it takes. Never goes anywhere but where the
//! configuration and Discord's answer point.

use super::attachments::Attachments;
use super::line::{BRIEFLY, CONNECT, Line, REQUEST};
use super::mishap::Mishap;
use super::pause::Pauses;
use crate::clock::Clock;
use crate::domain::ids::PersonId;
use serde_json::Value;
use serenity::all::{ApplicationId, Client, CreateAllowedMentions};
use serenity::http::{Http, HttpBuilder, Route};
use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroU64;
use std::time::Duration;
use thiserror::Error;

/// Discord resets a token after a thousand sessions a day; these are left untouched.
const SESSIONS_KEPT: u64 = 20;

/// The way to Discord.
#[derive(Clone)]
pub struct Way {
    /// The bot's token.
    pub token: String,
    /// Something in between that limits for us: a proxy, or a local Discord. Without it, discord.com.
    pub url: Option<String>,
    /// For trials of the production way: where discord.com is, and whose certificates it shows (PEM).
    pub resolve: Option<(SocketAddr, Vec<u8>)>,
}

/// Why there is no way, or no way on.
#[derive(Debug, Error)]
pub enum ConnectError {
    /// The token is not valid: exit code 2, and no restart.
    #[error("Discord does not accept the bot's token; reset it in the developer portal and put the new one in place")]
    TokenRefused,
    /// The client for HTTP could not be made.
    #[error("no HTTP client: {0}")]
    Client(String),
}

/// Who we are, and where events come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The bot as a person.
    pub me: PersonId,
    /// Its application, under which commands are registered.
    pub application: ApplicationId,
    /// The gateway, as Discord named it.
    pub gateway: String,
    /// Over how many connections Discord wants the servers spread; each begins a session.
    pub shards: u32,
}

impl fmt::Debug for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Way").field("url", &self.url).finish_non_exhaustive()
    }
}

impl Way {
    /// serenity's half of the way: one for its client, which takes it, and one for each line.
    ///
    /// # Errors
    /// If there is no client for HTTP.
    pub fn http(&self) -> Result<Http, ConnectError> {
        let nobody = CreateAllowedMentions::new();
        let plain = HttpBuilder::new(&self.token).client(self.web()?).default_allowed_mentions(nobody);
        Ok(match &self.url {
            // serenity ignores a proxy while its limiter is on.
            Some(url) => plain.proxy(url).ratelimiter_disabled(true).build(),
            None => plain.build(),
        })
    }

    /// A line of its own.
    ///
    /// # Errors
    /// If there is no client for HTTP.
    pub fn line(&self, clock: Clock) -> Result<Line, ConnectError> {
        Ok(Line::new(self.http()?, self.web()?, clock))
    }

    /// The way to what people attach.
    #[must_use]
    pub fn attachments(&self) -> Attachments {
        Attachments::new(self.url.as_deref())
    }

    pub(super) fn web(&self) -> Result<reqwest::Client, ConnectError> {
        let failed = |error: reqwest::Error| ConnectError::Client(error.to_string());
        let mut builder = reqwest::Client::builder()
            .use_rustls_tls()
            .connect_timeout(CONNECT)
            .timeout(REQUEST)
            // Followed, a redirect would turn a message into a look-up that succeeds.
            .redirect(reqwest::redirect::Policy::none());
        if self.url.is_some() || self.resolve.is_some() {
            // The way is named already; the system's proxies are for discord.com.
            builder = builder.no_proxy();
        }
        if let Some((addr, root)) = &self.resolve {
            let root = reqwest::Certificate::from_pem(root).map_err(failed)?;
            builder = builder.resolve("discord.com", *addr).add_root_certificate(root);
        }
        builder.build().map_err(failed)
    }

    /// Asks where the gateway is and who we are, until Discord answers.
    ///
    /// # Errors
    /// If the token is not valid. Anything else is waited out.
    pub async fn enter(&self, line: &Line) -> Result<Entry, ConnectError> {
        let mut pauses = Pauses::default();
        loop {
            let (why, asked) = match self.attempt(line).await {
                Ok(entry) => {
                    tracing::info!(gateway = entry.gateway, shards = entry.shards, "Discord is reachable");
                    return Ok(entry);
                }
                Err(Hindrance::Token) => return Err(ConnectError::TokenRefused),
                Err(Hindrance::Mishap(mishap)) => {
                    (mishap.to_string(), mishap.pause().and_then(|pause| pause.to_std().ok()))
                }
                Err(Hindrance::Sense(why)) => (why.to_owned(), None),
                Err(Hindrance::Sessions(pause)) => {
                    ("too many sessions were begun today; Discord would reset the token".to_owned(), Some(pause))
                }
            };
            let pause = pauses.next(asked);
            tracing::warn!(why, seconds = pause.as_secs(), "Discord cannot be reached; waiting to try again");
            tokio::time::sleep(pause).await;
        }
    }

    async fn attempt(&self, line: &Line) -> Result<Entry, Hindrance> {
        let answer = ask(line, Route::Gateway).await?;
        let gateway = answer["url"].as_str().unwrap_or_default().to_owned();
        let open = self.url.is_some() || self.resolve.is_some();
        if !(gateway.starts_with("wss://") || open && gateway.starts_with("ws://")) {
            return Err(Hindrance::Sense("the answer names no gateway"));
        }
        let me = id(&ask(line, Route::UserMe).await?)?;
        let application = id(&ask(line, Route::Oauth2ApplicationCurrent).await?)?;
        let sessions = ask(line, Route::GatewayBot).await?;
        let limit = &sessions["session_start_limit"];
        let shards =
            sessions["shards"].as_u64().and_then(|shards| u32::try_from(shards).ok()).unwrap_or_default().max(1);
        // Each shard begins one; asking for more than there are on a day would end in the middle.
        let needed = SESSIONS_KEPT + u64::from(shards) - 1;
        if limit["remaining"].as_u64().is_some_and(|left| left < needed) {
            let ms = limit["reset_after"].as_u64().unwrap_or_default();
            return Err(Hindrance::Sessions(Duration::from_millis(ms)));
        }
        Ok(Entry { me: PersonId(me.get()), application: application.into(), gateway, shards })
    }
}

impl Entry {
    /// Points a client at the gateway that was named: built while Discord was away, it would have guessed another.
    pub async fn pin(&self, client: &Client) {
        client.ws_url.lock().await.clone_from(&self.gateway);
    }
}

/// Resolves once Discord no longer accepts the token, asked a second time.
pub async fn until_token_refused(line: &Line) {
    loop {
        line.trouble().until_token_doubted().await;
        match ask(line, Route::UserMe).await {
            Err(Hindrance::Token) => return,
            Ok(_) => line.trouble().trust_token(),
            Err(_) => tokio::time::sleep(REQUEST).await,
        }
    }
}

/// Whether Discord can be reached at all.
pub async fn is_reachable(line: &Line) -> bool {
    ask(line, Route::Gateway).await.is_ok()
}

/// What stood in the way of one attempt.
pub(super) enum Hindrance {
    Token,
    Mishap(Mishap),
    Sense(&'static str),
    Sessions(Duration),
}

pub(super) async fn ask(line: &Line, route: Route<'_>) -> Result<Value, Hindrance> {
    let body = line
        .get(route, None, BRIEFLY)
        .await
        .map_err(|mishap| if mishap.refuses_token() { Hindrance::Token } else { Hindrance::Mishap(mishap) })?;
    serde_json::from_slice(&body).map_err(|_| Hindrance::Sense("the answer cannot be read"))
}

pub(super) fn id(answer: &Value) -> Result<NonZeroU64, Hindrance> {
    let id = answer["id"].as_str().and_then(|id| id.parse().ok());
    id.ok_or(Hindrance::Sense("the answer does not say who we are"))
}
