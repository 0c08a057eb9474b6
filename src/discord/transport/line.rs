//! Carries one request to Discord and brings back its answer, or what became of it. Waits where a limit is near, and
//! holds back where Discord asked for it. Never tries a second time: whoever asks knows whether that would be right.

use super::mishap::Mishap;
use super::trouble::Trouble;
use super::turnstile::Turnstile;
use crate::clock::Clock;
use chrono::{DateTime, Duration, Utc};
use reqwest::header::{CONTENT_LENGTH, HeaderMap, RETRY_AFTER};
use reqwest::multipart::{Form, Part};
use serenity::http::{Http, LightMethod, Ratelimit, RatelimitingBucket, Request, Route};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration as Span;
use tokio::sync::Mutex as Turn;

/// How long the way to Discord may take to open.
pub const CONNECT: Span = Span::from_secs(5);
/// How long one request may take, its way and its answer included.
pub const REQUEST: Span = Span::from_secs(20);
/// How long a message waits for a limit to pass.
pub const BRIEFLY: Span = Span::from_secs(5);
/// How long a look-up, for which nobody waits, does.
pub const PATIENTLY: Span = Span::from_secs(30);
/// How long to leave a route alone whose limit did not pass while we waited.
const LIMIT_NEAR: Duration = Duration::seconds(5);
const SHORTEST_HOLD: Duration = Duration::milliseconds(250);

/// A file that goes with a message.
#[derive(Debug, Clone)]
pub struct File {
    /// Its name, as people see it.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

#[derive(Debug, Clone, Copy)]
struct Hold {
    until: DateTime<Utc>,
    pause: Duration,
}

/// The way to Discord's REST API.
#[derive(Debug)]
pub struct Line {
    pub(super) http: Arc<Http>,
    web: reqwest::Client,
    clock: Clock,
    trouble: Trouble,
    turnstile: Turnstile,
    /// What is held back, and until when: a route, or everything.
    holds: Mutex<HashMap<Option<RatelimitingBucket>, Hold>>,
}

impl Line {
    /// A line of these two, which know the same way. Requests are made by `web`; `http` lends its token and its limits.
    #[must_use]
    pub fn new(http: Http, web: reqwest::Client, clock: Clock) -> Self {
        let trouble = Trouble::new(clock.clone());
        Self { http: Arc::new(http), web, clock, trouble, turnstile: Turnstile::default(), holds: Mutex::default() }
    }

    /// The answers that count against us.
    #[must_use]
    pub fn trouble(&self) -> &Trouble {
        &self.trouble
    }

    /// serenity's own half of the line, for its limits.
    #[must_use]
    pub fn http(&self) -> &Arc<Http> {
        &self.http
    }

    /// The clock by which holds and counts are judged.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Asks for something.
    ///
    /// # Errors
    /// What became of it.
    pub async fn get(
        &self,
        route: Route<'_>,
        query: Option<Vec<(&'static str, String)>>,
        wait: Span,
    ) -> Result<Vec<u8>, Mishap> {
        self.call(Request::new(route, LightMethod::Get).params(query), Vec::new(), wait).await
    }

    /// Sends a body, byte for byte.
    ///
    /// # Errors
    /// What became of it.
    pub async fn write(
        &self,
        method: LightMethod,
        route: Route<'_>,
        body: String,
        files: Vec<File>,
        wait: Span,
    ) -> Result<Vec<u8>, Mishap> {
        self.call(Request::new(route, method).body(Some(body.into_bytes())), files, wait).await
    }

    /// Asks for something to be done that needs no body.
    ///
    /// # Errors
    /// What became of it.
    pub async fn ask(&self, method: LightMethod, route: Route<'_>, wait: Span) -> Result<Vec<u8>, Mishap> {
        self.call(Request::new(route, method), Vec::new(), wait).await
    }

    async fn call(&self, request: Request<'_>, files: Vec<File>, wait: Span) -> Result<Vec<u8>, Mishap> {
        let bucket = request.route_ref().ratelimiting_bucket();
        self.is_free(bucket)?;
        let limit = self.limit(bucket).await;
        if let Some(limit) = &limit {
            // serenity's book-keeping, without its habit of sleeping through a 429 however long it lasts.
            let near = async { limit.lock().await.pre_hook(&request, &|_| {}).await };
            let held = |_| Mishap::Held { pause: LIMIT_NEAR };
            tokio::time::timeout(wait, near).await.map_err(held)?;
            self.turnstile.pass().await;
            self.is_free(bucket)?;
        }
        let ready = self.ready(&request, files)?;
        let response = self.web.execute(ready).await.map_err(|error| mishap(&error))?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        if let Some(limit) = limit.filter(|_| status != 429)
            && let Err(error) = limit.lock().await.post_hook(&response, &request, &|_| {}, false).await
        {
            tracing::debug!(%error, "a limit in Discord's answer cannot be read");
        }
        self.trouble.note(status, text(&headers, "x-ratelimit-scope") == Some("shared"));
        let body = response.bytes().await;
        if (200..300).contains(&status) {
            return body.map(Into::into).map_err(|error| Mishap::Lost(words(&error)));
        }
        // Of a refusal, the status is enough.
        let body = body.unwrap_or_default();
        let refusal = Mishap::refused(status, text(&headers, RETRY_AFTER.as_str()), &body);
        if status == 429 {
            self.hold(bucket, &refusal, &headers, &body);
        }
        tracing::debug!(%refusal, "refused");
        Err(refusal)
    }

    async fn limit(&self, bucket: RatelimitingBucket) -> Option<Arc<Turn<Ratelimit>>> {
        let limiter = self.http.ratelimiter.as_ref().filter(|_| !bucket.is_none())?;
        Some(Arc::clone(limiter.routes().write().await.entry(bucket).or_default()))
    }

    fn ready(&self, request: &Request<'_>, files: Vec<File>) -> Result<reqwest::Request, Mishap> {
        let unfit = |error: &dyn std::fmt::Display| Mishap::Unfit(error.to_string());
        let (token, proxy) = (self.http.token(), self.http.proxy.as_deref());
        if files.is_empty() {
            let built = request.clone().build(&self.web, token, proxy).map_err(|error| unfit(&error))?;
            return built.build().map_err(|error| unfit(&error.without_url()));
        }
        let body = request.body_ref().map(|body| String::from_utf8_lossy(body).into_owned()).unwrap_or_default();
        let mut form = Form::new().text("payload_json", body);
        for (n, file) in files.into_iter().enumerate() {
            form = form.part(format!("files[{n}]"), Part::bytes(file.content).file_name(file.name));
        }
        let bare = request.clone().body(None).build(&self.web, token, proxy).map_err(|error| unfit(&error))?;
        let mut bare = bare.build().map_err(|error| unfit(&error.without_url()))?;
        // Said as 0 for want of a body; the form knows better.
        bare.headers_mut().remove(CONTENT_LENGTH);
        let built = reqwest::RequestBuilder::from_parts(self.web.clone(), bare).multipart(form).build();
        built.map_err(|error| unfit(&error.without_url()))
    }

    fn is_free(&self, bucket: RatelimitingBucket) -> Result<(), Mishap> {
        let now = self.clock.now();
        if let Some(pause) = self.trouble.broken_for(now) {
            return Err(Mishap::Held { pause });
        }
        let mut holds = self.holds.lock().unwrap_or_else(PoisonError::into_inner);
        // A clock that went back makes no hold longer than it was.
        holds.retain(|_, hold| hold.until > now && hold.until - now <= hold.pause);
        let until = [None, Some(bucket)].iter().filter_map(|key| holds.get(key)).map(|hold| hold.until).max();
        until.map_or(Ok(()), |until| Err(Mishap::Held { pause: until - now }))
    }

    /// A limit on one route holds that route; one on everything, or a page in Discord's place, holds everything.
    fn hold(&self, bucket: RatelimitingBucket, refusal: &Mishap, headers: &HeaderMap, body: &[u8]) {
        let pause = refusal.pause().unwrap_or(SHORTEST_HOLD).max(SHORTEST_HOLD);
        let json: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
        let all = refusal.code().is_none()
            || json["global"].as_bool() == Some(true)
            || headers.contains_key("x-ratelimit-global");
        let hold = Hold { until: self.clock.now() + pause, pause };
        tracing::warn!(seconds = pause.num_seconds(), all, "Discord asks to wait");
        let mut holds = self.holds.lock().unwrap_or_else(PoisonError::into_inner);
        holds.insert((!all).then_some(bucket), hold);
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// What cannot have left is told from what may have arrived.
fn mishap(error: &reqwest::Error) -> Mishap {
    if error.is_builder() {
        Mishap::Unfit(words(error))
    } else if error.is_connect() {
        Mishap::NotSent(words(error))
    } else {
        Mishap::Lost(words(error))
    }
}

/// The innermost cause: reqwest's own words only name the address.
pub(super) fn words(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    if error.is_timeout() { "timed out".to_owned() } else { cause.to_string() }
}
