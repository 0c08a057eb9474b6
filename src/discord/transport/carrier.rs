//! Carries frozen messages to people and channels, and looks whether they arrived.
//! Never decides whether, when or what to send, and never sends a second time by itself.

mod back;

pub use back::id_after;

use super::line::{BRIEFLY, File, Line, PATIENTLY};
use super::mishap::Mishap;
use super::names::{self, Names};
use super::pictured::{Picture, pictured};
use super::trouble::Trouble;
use crate::domain::ids::{ChannelId, DeliveryId, MessageId, PersonId, TeamId, made_at};
use crate::domain::notice::{Delivery, Look, NoticeKind, Outcome};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Map, Value, json};
use serenity::http::{LightMethod, Route};
use std::collections::HashMap;
use std::num::NonZeroU64;
use std::sync::Arc;
use std::time::Duration as Span;

/// A look reads page after page of a busy channel, but not for ever.
const PAGES: usize = 5;
const PAGE: usize = 100;
/// A look is over before its lease is.
const LOOK: Span = Span::from_secs(50);
/// Discord's clock and ours may differ by this much.
const SKEW: Duration = Duration::minutes(10);
/// After so many minutes without a word, Discord puts a thread away.
const A_WEEK: u32 = 10_080;
/// Discord's codes for a thread that is there already, and for a message that is not any more.
const THREAD_EXISTS: u64 = 160_004;
const MESSAGE_GONE: u64 = 10_008;

/// Carries messages.
#[derive(Debug)]
pub struct Carrier {
    line: Arc<Line>,
    me: PersonId,
    names: Names,
}

impl Carrier {
    /// A carrier on this line, for the bot that is `me`.
    #[must_use]
    pub fn new(line: Arc<Line>, me: PersonId) -> Self {
        let names = Names::new(line.clock().clone());
        Self { line, me, names }
    }

    /// The answers that count against us.
    #[must_use]
    pub fn trouble(&self) -> &Trouble {
        self.line.trouble()
    }

    /// Whether so much was refused that nothing may be sent now.
    #[must_use]
    pub fn is_broken(&self, now: DateTime<Utc>) -> bool {
        self.trouble().is_broken(now)
    }

    /// Sends a delivery, with its picture or in words alone. The same delivery is byte for byte the same body and file.
    pub async fn send(&self, delivery: &Delivery, picture: Option<Vec<u8>>) -> Outcome {
        let pictured = pictured(&delivery.body, picture, Picture::New);
        let (body, files) = match pictured.and_then(|(body, files)| Ok((addressed(&body, Some(&delivery.id))?, files)))
        {
            Ok(both) => both,
            Err(text) => return Outcome::Refused(text),
        };
        match self.place(delivery).await {
            Ok(channel) => self.create(channel, body, files).await,
            Err(outcome) => outcome,
        }
    }

    /// Looks among the last messages there for one of ours with the delivery's id, back to before it was claimed.
    pub async fn look(&self, delivery: &Delivery) -> Look {
        let channel = match self.place(delivery).await {
            Ok(channel) => channel,
            Err(outcome) if outcome.is_passing() => return Look::Later,
            Err(_) => return Look::Unreadable,
        };
        tokio::time::timeout(LOOK, self.search(channel, delivery)).await.unwrap_or(Look::Later)
    }

    async fn search(&self, channel: ChannelId, delivery: &Delivery) -> Look {
        let Some(channel_id) = NonZeroU64::new(channel.0) else { return Look::Unreadable };
        let route = Route::ChannelMessages { channel_id: channel_id.into() };
        let mut before: Option<u64> = None;
        for _ in 0..PAGES {
            let mut query = vec![("limit", PAGE.to_string())];
            query.extend(before.map(|id| ("before", id.to_string())));
            let body = match self.line.get(route, Some(query), BRIEFLY).await {
                Ok(body) => body,
                Err(mishap) => return mishap.look(),
            };
            let Ok(page) = serde_json::from_slice::<Vec<Value>>(&body) else { return Look::Later };
            if let Some(found) = page.iter().find(|message| is_ours(message, self.me, &delivery.id)) {
                return id(&found["id"]).map_or(Look::Later, |id| Look::Found(MessageId(id)));
            }
            if page.is_empty() && before.is_none() {
                return self.is_silent_since(channel_id, delivery).await;
            }
            let oldest = page.iter().filter_map(|message| id(&message["id"])).min();
            match oldest {
                Some(oldest) if page.len() == PAGE && made_at(oldest) > delivery.claimed_at - SKEW => {
                    before = Some(oldest);
                }
                _ => return Look::Absent,
            }
        }
        Look::Unreadable
    }

    /// A channel shows nothing: either nothing was written there since the claim, or its history is closed to us, which
    /// Discord answers in the same way. The channel itself says which message was the last.
    async fn is_silent_since(&self, channel_id: NonZeroU64, delivery: &Delivery) -> Look {
        let route = Route::Channel { channel_id: channel_id.into() };
        match self.line.get(route, None, BRIEFLY).await {
            Ok(body) => match id(&read(&body)["last_message_id"]) {
                Some(last) if made_at(last) > delivery.claimed_at - SKEW => Look::Unreadable,
                _ => Look::Absent,
            },
            Err(mishap) => mishap.look(),
        }
    }

    /// The channel of a person's direct messages.
    ///
    /// # Errors
    /// What became of the attempt. Nothing was sent to anybody, so that it is never unknown.
    pub async fn open_direct(&self, person: PersonId) -> Result<ChannelId, Outcome> {
        let body = json!({ "recipient_id": person.to_string() }).to_string();
        let opened = self.line.write(LightMethod::Post, Route::UserMeDmChannels, body, Vec::new(), BRIEFLY).await;
        let channel = opened.map(|body| id(&read(&body)["id"]).map(ChannelId));
        match channel.map_err(|mishap| mishap.outcome()) {
            Ok(Some(channel)) => Ok(channel),
            // Opening twice opens one.
            Ok(None) | Err(Outcome::Unknown) => Err(Outcome::NotTaken),
            Err(outcome) => Err(outcome),
        }
    }

    /// The names under which people are known in a team; who is not there any more is not among them.
    ///
    /// # Errors
    /// What kept them from being known. What was found is remembered, so that asking again goes on from there.
    pub async fn names(&self, team: TeamId, people: &[PersonId]) -> Result<HashMap<PersonId, String>, Outcome> {
        let mut found = HashMap::with_capacity(people.len());
        for &person in people {
            let name = match self.known(team, person) {
                Some(known) => known,
                None => self.ask(team, person).await?,
            };
            found.extend(name.map(|name| (person, name)));
        }
        Ok(found)
    }

    /// The name, or that they are not there, if that is known.
    #[must_use]
    pub fn known(&self, team: TeamId, person: PersonId) -> Option<Option<String>> {
        self.names.get(team, person)
    }

    /// Asks for the name of a person in a team; none where they are not there any more.
    ///
    /// # Errors
    /// What kept it from being known.
    pub async fn ask(&self, team: TeamId, person: PersonId) -> Result<Option<String>, Outcome> {
        let (Some(guild), Some(user)) = (NonZeroU64::new(team.0), NonZeroU64::new(person.0)) else { return Ok(None) };
        let route = Route::GuildMember { guild_id: guild.into(), user_id: user.into() };
        let name = match self.line.get(route, None, PATIENTLY).await {
            Ok(body) => Some(names::of_member(&read(&body)).ok_or(Outcome::Unknown)?),
            Err(mishap) if matches!(mishap.code(), Some(10007 | 10013)) => None,
            Err(mishap) => return Err(mishap.outcome()),
        };
        self.names.keep(team, person, name.clone());
        Ok(name)
    }

    /// Remembers a name that came along with something else.
    pub fn remember_name(&self, team: TeamId, person: PersonId, name: String) {
        self.names.keep(team, person, Some(name));
    }

    /// Posts a message that is no delivery: without a nonce, it must not be sent again when its end is unknown.
    pub async fn post(&self, channel: ChannelId, body: &str, files: Vec<File>) -> Outcome {
        match addressed(body, None) {
            Ok(body) => self.create(channel, body, files).await,
            Err(text) => Outcome::Refused(text),
        }
    }

    /// Changes a message of ours; the picture that it had gives way to this one, or to none. The same change twice is one
    /// change.
    pub async fn edit(&self, channel: ChannelId, message: MessageId, body: &str, picture: Option<Vec<u8>>) -> Outcome {
        let (Some(channel_id), Some(message_id)) = (NonZeroU64::new(channel.0), NonZeroU64::new(message.0)) else {
            return Outcome::ChannelGone;
        };
        let changed = changing(body).and_then(|body| pictured(&body, picture, Picture::InPlaceOfAnother));
        let (body, files) = match changed.and_then(|(body, files)| Ok((addressed(&body, None)?, files))) {
            Ok(both) => both,
            Err(text) => return Outcome::Refused(text),
        };
        let route = Route::ChannelMessage { channel_id: channel_id.into(), message_id: message_id.into() };
        let answer = self.line.write(LightMethod::Patch, route, body, files, BRIEFLY).await;
        sent(answer, channel)
    }

    /// Opens a thread under a message. Where one is open already, or the message is gone, there is nothing left to do.
    pub async fn open_thread(&self, channel: ChannelId, message: MessageId, name: &str) -> Outcome {
        let (Some(channel_id), Some(message_id)) = (NonZeroU64::new(channel.0), NonZeroU64::new(message.0)) else {
            return Outcome::ChannelGone;
        };
        let route = Route::ChannelMessageThreads { channel_id: channel_id.into(), message_id: message_id.into() };
        let body = json!({ "name": name, "auto_archive_duration": A_WEEK }).to_string();
        match self.line.write(LightMethod::Post, route, body, Vec::new(), BRIEFLY).await {
            Err(mishap) if !matches!(mishap.code(), Some(THREAD_EXISTS | MESSAGE_GONE)) => mishap.outcome(),
            _ => Outcome::Sent { channel, message },
        }
    }

    /// Pins a message, or unpins it. Where it is gone, there is nothing left to do.
    pub async fn pin(&self, channel: ChannelId, message: MessageId, on: bool) -> Outcome {
        let (Some(channel_id), Some(message_id)) = (NonZeroU64::new(channel.0), NonZeroU64::new(message.0)) else {
            return Outcome::ChannelGone;
        };
        let route = Route::ChannelPin { channel_id: channel_id.into(), message_id: message_id.into() };
        match self.line.ask(if on { LightMethod::Put } else { LightMethod::Delete }, route, BRIEFLY).await {
            Err(mishap) if mishap.code() != Some(MESSAGE_GONE) => mishap.outcome(),
            _ => Outcome::Sent { channel, message },
        }
    }

    async fn create(&self, channel: ChannelId, body: String, files: Vec<File>) -> Outcome {
        let Some(channel_id) = NonZeroU64::new(channel.0) else { return Outcome::ChannelGone };
        let route = Route::ChannelMessages { channel_id: channel_id.into() };
        sent(self.line.write(LightMethod::Post, route, body, files, BRIEFLY).await, channel)
    }

    /// Where a delivery goes.
    async fn place(&self, delivery: &Delivery) -> Result<ChannelId, Outcome> {
        match (delivery.channel, delivery.kind) {
            (Some(channel), _) => Ok(channel),
            (None, NoticeKind::Knock) => self.open_direct(PersonId(delivery.subject)).await,
            // A reminder names the member; whoever carries it opens the conversation beforehand.
            (
                None,
                NoticeKind::Recap
                | NoticeKind::Correction
                | NoticeKind::Placing
                | NoticeKind::Nod
                | NoticeKind::Reminder,
            ) => Err(Outcome::ChannelGone),
        }
    }
}

fn sent(answer: Result<Vec<u8>, Mishap>, channel: ChannelId) -> Outcome {
    match answer {
        Ok(body) => id(&read(&body)["id"])
            .map_or(Outcome::Unknown, |message| Outcome::Sent { channel, message: MessageId(message) }),
        Err(mishap) => mishap.outcome(),
    }
}

fn read(body: &[u8]) -> Value {
    serde_json::from_slice(body).unwrap_or_default()
}

fn id(value: &Value) -> Option<u64> {
    value.as_str()?.parse().ok()
}

fn is_ours(message: &Value, me: PersonId, delivery: &DeliveryId) -> bool {
    id(&message["author"]["id"]) == Some(me.0)
        && (message["nonce"].as_str() == Some(&delivery.0) || carries(&message["components"], &delivery.0))
}

/// Whether a button or menu, however deep, carries the delivery's id.
fn carries(part: &Value, delivery: &str) -> bool {
    match part {
        Value::Array(parts) => parts.iter().any(|part| carries(part, delivery)),
        Value::Object(fields) => fields.iter().any(|(name, value)| match value {
            Value::String(text) => name == "custom_id" && text.contains(delivery),
            _ => carries(value, delivery),
        }),
        _ => false,
    }
}

/// The frozen body without what only a new message can say.
fn changing(body: &str) -> Result<String, String> {
    let mut fields: Map<String, Value> =
        serde_json::from_str(body).map_err(|error| format!("not a message: {error}"))?;
    fields.remove("tts");
    Ok(Value::Object(fields).to_string())
}

/// The frozen body with what only the transport knows, put in as text so that all else stays as it was frozen:
/// the nonce of a delivery, and that nobody is pinged unless the body says who.
fn addressed(body: &str, nonce: Option<&DeliveryId>) -> Result<String, String> {
    let fields: Map<String, Value> = serde_json::from_str(body).map_err(|error| format!("not a message: {error}"))?;
    if fields.contains_key("nonce") || fields.contains_key("enforce_nonce") {
        return Err("not a message: it has a nonce already".to_owned());
    }
    let mut more = Vec::new();
    if !fields.contains_key("allowed_mentions") {
        more.push(r#""allowed_mentions":{"parse":[]}"#.to_owned());
    }
    if let Some(nonce) = nonce {
        more.push(format!(r#""nonce":{},"enforce_nonce":true"#, json!(nonce.0)));
    }
    let open = body.trim_end().strip_suffix('}').unwrap_or(body).trim_end();
    let comma = if fields.is_empty() || more.is_empty() { "" } else { "," };
    Ok(format!("{open}{comma}{}}}", more.join(",")))
}

#[cfg(test)]
mod tests;
