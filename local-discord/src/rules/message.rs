//! The rules of a message's body on each route that takes one: what it may hold, and that it says something.
//! It never knows the message that an edit changes, nor whether an id names anything.

use std::collections::HashSet;

use serde_json::Value;

use super::component;
use super::embed;
use super::errors::{EMPTY_MESSAGE, Fault};
use super::reader::{At, Notes, Object};

/// On which route a message body arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// `POST /channels/{id}/messages`.
    Create,
    /// `PATCH /channels/{id}/messages/{id}`.
    Edit,
    /// The data of an interaction's first answer, types 4 and 5.
    InteractionCreate,
    /// The data of an interaction's first answer, type 7, and edits through its webhook.
    InteractionEdit,
    /// `POST /webhooks/{app}/{token}`.
    FollowUp,
}

const SUPPRESS_EMBEDS: i64 = 1 << 2;
const EPHEMERAL: i64 = 1 << 6;
const SUPPRESS_NOTIFICATIONS: i64 = 1 << 12;
const VOICE_MESSAGE: i64 = 1 << 13;
const COMPONENTS_V2: i64 = 1 << 15;
/// The bits that a message can have; an edit may repeat those it found.
const KNOWN_FLAGS: i64 = 0b1_1111_0001_1111_1111 & !COMPONENTS_V2;
/// Ids below this are numbers of uploaded files, not snowflakes: the first snowflake was made later.
const FIRST_SNOWFLAKE: u64 = 1 << 22;

impl Sending {
    fn is_edit(self) -> bool {
        matches!(self, Sending::Edit | Sending::InteractionEdit)
    }

    fn keys(self) -> Vec<&'static str> {
        let mut keys = vec!["content", "embeds", "allowed_mentions", "components", "attachments", "flags", "poll"];
        match self {
            Sending::Create => keys.extend(["nonce", "enforce_nonce", "tts", "message_reference", "sticker_ids"]),
            Sending::Edit => keys.push("sticker_ids"),
            // serenity edits follow-ups and messages under buttons with the builders that make new ones, `tts` included.
            Sending::InteractionCreate | Sending::InteractionEdit | Sending::FollowUp => keys.push("tts"),
        }
        keys
    }

    fn flags(self) -> i64 {
        match self {
            Sending::Create => SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS,
            Sending::InteractionCreate | Sending::FollowUp => SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS,
            Sending::Edit | Sending::InteractionEdit => KNOWN_FLAGS,
        }
    }
}

/// Checks the body of a message, told nothing of uploaded files: an entry in `attachments` counts as a file that came along.
#[must_use]
pub fn message(body: &Value, when: Sending) -> Vec<Fault> {
    let notes = Notes::default();
    check(&notes.root(body), when, None, true);
    notes.into_faults()
}

/// Checks the body of a message that came with uploaded files, named by the numbers `n` of their parts `files[n]`.
#[must_use]
pub fn message_with_files(body: &Value, when: Sending, files: &[u64]) -> Vec<Fault> {
    let notes = Notes::default();
    check(&notes.root(body), when, Some(files), true);
    notes.into_faults()
}

/// Checks a message wherever it stands; whether it must say something is for the caller to know.
pub(super) fn check(at: &At<'_>, when: Sending, files: Option<&[u64]>, must_speak: bool) {
    let Some(message) = at.object(&when.keys()) else { return };
    if let Some(content) = message.get("content") {
        content.text(0..=2000);
    }
    if let Some(embeds) = message.get("embeds") {
        embed::embeds(&embeds);
    }
    if let Some(components) = message.get("components") {
        component::components(&components);
    }
    if let Some(mentions) = message.get("allowed_mentions") {
        allowed_mentions(&mentions);
    }
    if let Some(flags) = message.get("flags") {
        self::flags(&flags, when);
    }
    if let Some(poll) = message.get("poll") {
        poll.fault("POLL_NOT_SUPPORTED", "Polls are not emulated");
    }
    attachments(&message, when, files);
    for key in ["tts", "enforce_nonce"] {
        message.truth(key);
    }
    if let Some(nonce) = message.get("nonce") {
        self::nonce(&nonce);
    }
    if let Some(stickers) = message.get("sticker_ids") {
        ids(&stickers, 3);
    }
    if let Some(reference) = message.get("message_reference") {
        self::reference(&reference);
    }
    if must_speak && is_empty(&message, when, files) {
        at.fault(EMPTY_MESSAGE, "Cannot send an empty message");
    }
}

/// Whether nothing of the message can be seen. Of an edit this is sure only if it empties all there is.
fn is_empty(message: &Object<'_>, when: Sending, files: Option<&[u64]>) -> bool {
    let parts = ["content", "embeds", "components", "attachments"];
    if when.is_edit() && !parts.iter().all(|key| message.has(key)) {
        return false;
    }
    let mut forwards = false;
    if let Some(Value::Object(reference)) = message.get("message_reference").map(|at| at.value) {
        forwards = reference.get("type").and_then(Value::as_i64) == Some(1);
    }
    let speaks = |key: &str| match message.said(key).map(|at| at.value) {
        // Discord trims what it is sent: a message of spaces is an empty one.
        Some(Value::String(text)) => !text.trim().is_empty(),
        said => said.is_some(),
    };
    let others = ["sticker_ids", "poll"];
    let uploads = files.is_some_and(|files| !files.is_empty());
    !forwards && !uploads && !parts.iter().chain(&others).any(|key| speaks(key))
}

fn flags(at: &At<'_>, when: Sending) {
    let Some(flags) = at.whole(0..=i64::from(i32::MAX)) else { return };
    if flags & COMPONENTS_V2 != 0 {
        at.fault("FLAGS_NOT_SUPPORTED", "Components V2 (flag 32768) are not emulated: send content, embeds and rows");
    } else if flags & VOICE_MESSAGE != 0 && !when.is_edit() {
        at.fault("FLAGS_NOT_SUPPORTED", "Voice messages (flag 8192) are not emulated");
    } else if flags & !when.flags() != 0 {
        let wrong = flags & !when.flags();
        at.fault("FLAGS_INVALID", format!("The flags {wrong} cannot be set here"));
    }
}

fn nonce(at: &At<'_>) {
    match at.value {
        Value::String(_) => {
            at.text(0..=25);
        }
        Value::Number(number) if number.is_i64() || number.is_u64() => {}
        _ => at.fault("UNION_TYPE_CHOICES", "A nonce is a string of at most 25 characters or an integer."),
    }
}

/// Checks a list of ids, each of them once.
fn ids(at: &At<'_>, most: usize) -> usize {
    let Some(list) = at.list(0..=most) else { return 0 };
    let mut seen = HashSet::new();
    for at in &list {
        if let Some(id) = at.id()
            && !seen.insert(id)
        {
            at.fault("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
        }
    }
    list.len()
}

fn allowed_mentions(at: &At<'_>) {
    let Some(mentions) = at.object(&["parse", "users", "roles", "replied_user"]) else { return };
    mentions.truth("replied_user");
    let mut parsed = HashSet::new();
    for at in mentions.get("parse").and_then(|at| at.list(0..=3)).unwrap_or_default() {
        let Some(word) = at.text(0..=32) else { continue };
        if !["everyone", "users", "roles"].contains(&word) {
            at.fault("BASE_TYPE_CHOICES", "Value must be one of ('users', 'roles', 'everyone').");
        } else if !parsed.insert(word) {
            at.fault("SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value");
        }
    }
    for key in ["users", "roles"] {
        let named = mentions.get(key).map_or(0, |at| ids(&at, 100));
        if named > 0 && parsed.contains(key) {
            let message = format!("parse:[\"{key}\"] and {key}: [ids...] are mutually exclusive.");
            at.fault("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message);
        }
    }
}

fn reference(at: &At<'_>) {
    let keys = ["type", "message_id", "channel_id", "guild_id", "fail_if_not_exists"];
    let Some(reference) = at.object(&keys) else { return };
    reference.truth("fail_if_not_exists");
    reference.need("message_id");
    for key in ["message_id", "channel_id", "guild_id"] {
        if let Some(at) = reference.get(key) {
            at.id();
        }
    }
    // A forward must say where the message is to be found; an answer is given where it is.
    if reference.get("type").and_then(|at| at.one_of(&[0, 1])) == Some(1) {
        reference.need("channel_id");
    }
}

fn attachments(message: &Object<'_>, when: Sending, files: Option<&[u64]>) {
    if let Some(files) = files
        && files.len() > 10
    {
        message.at.inside("attachments").fault("BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length.");
    }
    let mut keys =
        vec!["id", "filename", "description", "title", "duration_secs", "waveform", "is_spoiler", "is_remix"];
    if when.is_edit() {
        // An attachment that is kept may be sent back whole.
        keys.extend(["size", "url", "proxy_url", "content_type", "width", "height", "ephemeral", "flags"]);
    }
    let mut seen = HashSet::new();
    for at in message.get("attachments").and_then(|at| at.list(0..=10)).unwrap_or_default() {
        let Some(attachment) = at.object(&keys) else { continue };
        if let Some(name) = attachment.get("filename") {
            name.text(1..=1024);
        }
        for key in ["description", "title"] {
            if let Some(text) = attachment.get(key) {
                text.text(0..=1024);
            }
        }
        if let Some(form) = attachment.get("waveform") {
            form.text(0..=400);
        }
        for key in ["is_spoiler", "is_remix"] {
            attachment.truth(key);
        }
        let Some(place) = attachment.need("id") else { continue };
        let Some(id) = place.id() else { continue };
        if !seen.insert(id) {
            place.fault("ATTACHMENT_ID_DUPLICATED", format!("The attachment {id} is named twice"));
        }
        let kept = when.is_edit() && id >= FIRST_SNOWFLAKE;
        if let Some(files) = files
            && !kept
            && !files.contains(&id)
        {
            place.fault("ATTACHMENT_NOT_FOUND", format!("No file was uploaded as files[{id}]"));
        }
    }
}
