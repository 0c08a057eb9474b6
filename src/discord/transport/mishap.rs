//! Sorts what can become of a request that did not go well, by status and by Discord's own code.
//! Decides what it means for a notice; never what is done about it.

use super::line::words;
use crate::domain::notice::{Look, Outcome};
use crate::domain::suspicion::Suspected;
use chrono::Duration;
use serde_json::Value;
use serenity::http::HttpError;
use thiserror::Error;

/// The pause after a refusal that does not say how long to wait.
const DEFAULT_PAUSE: Duration = Duration::seconds(5);
const LONGEST_PAUSE: Duration = Duration::days(1);
/// As much of Discord's words as is kept.
const WORDS: usize = 400;

/// A request without the answer that was hoped for.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Mishap {
    /// It could not be sent as it is.
    #[error("not a request: {0}")]
    Unfit(String),
    /// It was not sent: no connection.
    #[error("no connection: {0}")]
    NotSent(String),
    /// It was not sent: Discord asked us to wait.
    #[error("held back for {} s", pause.num_seconds())]
    Held {
        /// For how long still.
        pause: Duration,
    },
    /// It may have been sent; the answer was lost or cannot be read.
    #[error("no answer: {0}")]
    Lost(String),
    /// It was answered, with a refusal.
    #[error("{text}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// Discord's code; none if the answer was not Discord's own.
        code: Option<u64>,
        /// Status, code and words.
        text: String,
        /// How long to wait, where it said so.
        pause: Option<Duration>,
    },
}

/// What serenity says of a failure, without the address: that of an answer holds a token.
#[must_use]
pub fn told(error: &serenity::Error) -> String {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(refusal)) => {
            format!("HTTP {}, code {}: {}", refusal.status_code.as_u16(), refusal.error.code, refusal.error.message)
        }
        serenity::Error::Http(HttpError::Request(error)) => words(error),
        error => error.to_string(),
    }
}

impl Mishap {
    /// A refusal, from its parts. A page that is not Discord's is judged by its status alone.
    #[must_use]
    pub fn refused(status: u16, retry_after: Option<&str>, body: &[u8]) -> Self {
        let json: Value = serde_json::from_slice(body).unwrap_or(Value::Null);
        let asked = json["retry_after"].as_f64().or_else(|| retry_after?.trim().parse().ok());
        let pause = asked.filter(|seconds| seconds.is_finite() && *seconds >= 0.0).map(|seconds| {
            #[expect(clippy::cast_possible_truncation, reason = "at most a day of milliseconds")]
            let ms = (seconds.min(LONGEST_PAUSE.as_seconds_f64()) * 1000.0).ceil() as i64;
            Duration::milliseconds(ms)
        });
        let Some(message) = json["message"].as_str() else {
            return Self::Refused { status, code: None, text: format!("HTTP {status}, not in Discord's words"), pause };
        };
        let code = json["code"].as_u64().unwrap_or_default();
        let mut text = format!("HTTP {status}, code {code}: {message}");
        if json["errors"].is_object() {
            text = format!("{text} {}", json["errors"]);
        }
        Self::Refused { status, code: Some(code), text: text.chars().take(WORDS).collect(), pause }
    }

    /// How long to wait before asking again, where something says so.
    #[must_use]
    pub fn pause(&self) -> Option<Duration> {
        match self {
            Self::Held { pause } => Some(*pause),
            Self::Refused { pause, status, .. } => pause.or((*status == 429).then_some(DEFAULT_PAUSE)),
            Self::Unfit(_) | Self::NotSent(_) | Self::Lost(_) => None,
        }
    }

    /// The status of a refusal.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        if let Self::Refused { status, .. } = self { Some(*status) } else { None }
    }

    /// Discord's code of a refusal.
    #[must_use]
    pub fn code(&self) -> Option<u64> {
        if let Self::Refused { code, .. } = self { *code } else { None }
    }

    /// Whether Discord itself refuses the token; a page of somebody on the way says nothing of it.
    #[must_use]
    pub fn refuses_token(&self) -> bool {
        self.status() == Some(401) && self.code().is_some()
    }

    /// What it means for a message that was to be sent.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let (status, code, text) = match self {
            Self::Unfit(text) => return Outcome::Refused(text.clone()),
            Self::NotSent(_) => return Outcome::NotTaken,
            Self::Held { pause } => return Outcome::Limited { pause: *pause },
            Self::Lost(_) => return Outcome::Unknown,
            Self::Refused { status, code, text, .. } => (*status, *code, text),
        };
        match (status, code) {
            // Whether a server that failed had acted before, nobody can say.
            (408 | 500.., _) => Outcome::Unknown,
            // Conversations opened too fast.
            (_, Some(40003)) => Outcome::Suspected(Suspected::Opening),
            // Flagged as a spammer.
            (_, Some(20026)) => Outcome::Suspected(Suspected::Writing),
            (429, _) => Outcome::Limited { pause: self.pause().unwrap_or(DEFAULT_PAUSE) },
            (_, Some(50007)) => Outcome::Closed,
            // No common server, not a member, no such user, not a user one can write to.
            (_, Some(50278 | 10007 | 10013 | 50033)) => Outcome::PersonGone,
            (_, Some(10003)) => Outcome::ChannelGone,
            // No access, no permission, not in that server; a thread that is archived or locked.
            (_, Some(50001 | 50013 | 10004 | 50083 | 160005)) => Outcome::RightMissing,
            // The token; or something switched off on Discord's side for a while.
            (401, _) | (_, Some(40004 | 40006 | 40333 | 130_000)) => Outcome::NotTaken,
            // Whoever answered here was not Discord: it never arrived there.
            (_, None) => Outcome::NotTaken,
            _ => Outcome::Refused(text.clone()),
        }
    }

    /// What it means for a look at the last messages of a channel.
    #[must_use]
    pub fn look(&self) -> Look {
        if self.outcome().is_passing() { Look::Later } else { Look::Unreadable }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16, body: &str) -> Outcome {
        Mishap::refused(status, None, body.as_bytes()).outcome()
    }

    #[test]
    fn what_a_refusal_means() {
        for (status, code, outcome) in [
            (403, 50007, Outcome::Closed),
            (400, 50007, Outcome::Closed),
            (403, 50278, Outcome::PersonGone),
            (404, 10007, Outcome::PersonGone),
            (404, 10013, Outcome::PersonGone),
            (400, 50033, Outcome::PersonGone),
            (404, 10003, Outcome::ChannelGone),
            (403, 50001, Outcome::RightMissing),
            (403, 50013, Outcome::RightMissing),
            (400, 50083, Outcome::RightMissing),
            (400, 40003, Outcome::Suspected(Suspected::Opening)),
            (429, 40003, Outcome::Suspected(Suspected::Opening)),
            (403, 20026, Outcome::Suspected(Suspected::Writing)),
            (401, 0, Outcome::NotTaken),
            (500, 0, Outcome::Unknown),
            (503, 50007, Outcome::Unknown),
        ] {
            let body = format!(r#"{{"message":"m","code":{code}}}"#);
            assert_eq!(answered(status, &body), outcome, "{status} {code}");
        }
        let form = r#"{"message":"Invalid Form Body","code":50035,"errors":{"content":{"_errors":[]}}}"#;
        let Outcome::Refused(text) = answered(400, form) else { panic!() };
        assert_eq!(text, r#"HTTP 400, code 50035: Invalid Form Body {"content":{"_errors":[]}}"#);
        assert!(matches!(answered(403, r#"{"message":"blocked","code":200000}"#), Outcome::Refused(_)));
        assert!(matches!(answered(404, r#"{"message":"404: Not Found","code":0}"#), Outcome::Refused(_)));
    }

    #[test]
    fn a_page_is_judged_by_its_status_alone() {
        for (status, outcome) in [
            (302, Outcome::NotTaken),
            (400, Outcome::NotTaken),
            (401, Outcome::NotTaken),
            (403, Outcome::NotTaken),
            (404, Outcome::NotTaken),
            (408, Outcome::Unknown),
            (429, Outcome::Limited { pause: Duration::seconds(5) }),
            (502, Outcome::Unknown),
        ] {
            for body in ["<html><body>50007</body></html>", "", "error code: 1015", "[]", "\u{feff}{"] {
                assert_eq!(answered(status, body), outcome, "{status} {body}");
            }
        }
    }

    #[test]
    fn the_pause_comes_from_the_body_then_the_header_then_is_five_seconds() {
        for (header, body, ms) in [
            (Some("9"), r#"{"message":"m","retry_after":1.25}"#, 1_250),
            (Some("9"), r#"{"message":"m"}"#, 9_000),
            (Some(" 0.5 "), "<html>", 500),
            (None, r#"{"message":"m","retry_after":0}"#, 0),
            (None, "<html>", 5_000),
            (Some("Wed, 21 Oct 2015 07:28:00 GMT"), "", 5_000),
            (Some("-3"), "", 5_000),
            (Some("nan"), "", 5_000),
            (Some("1e300"), "", 86_400_000),
        ] {
            let pause = Duration::milliseconds(ms);
            let refused = Mishap::refused(429, header, body.as_bytes());
            assert_eq!(refused.outcome(), Outcome::Limited { pause }, "{header:?} {body}");
        }
    }

    #[test]
    fn what_keeps_a_look_from_being_certain() {
        let look = |status, code| {
            Mishap::refused(status, None, format!(r#"{{"message":"m","code":{code}}}"#).as_bytes()).look()
        };
        for (status, code) in [(403, 50001), (403, 50013), (404, 10003), (403, 50007), (400, 50035)] {
            assert_eq!(look(status, code), Look::Unreadable, "{code}");
        }
        for (status, code) in [(429, 0), (500, 0), (401, 0)] {
            assert_eq!(look(status, code), Look::Later, "{status}");
        }
        assert_eq!(Mishap::Lost(String::new()).look(), Look::Later);
        assert_eq!(Mishap::NotSent(String::new()).look(), Look::Later);
    }
}
