//! The rules of embeds: lengths, fields, addresses, colours, times and the 6000 characters that all embeds of a message share.
//! It never follows an address.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

use super::reader::{At, Object};

const WEB: &[&str] = &["http", "https"];
const PICTURE: &[&str] = &["http", "https", "attachment"];
/// The characters that the embeds of one message may have between them.
const TOTAL: usize = 6000;

/// Checks the embeds of a message.
pub(super) fn embeds(at: &At<'_>) {
    let Some(list) = at.list(0..=10) else { return };
    let total: usize = list.iter().map(embed).sum();
    if total > TOTAL {
        at.fault("MAX_EMBED_SIZE_EXCEEDED", format!("Embed size exceeds maximum size of {TOTAL}"));
    }
}

/// Checks one embed; gives its share of the characters.
fn embed(at: &At<'_>) -> usize {
    let Some(embed) = at.object(&[
        "type",
        "url",
        "title",
        "color",
        "timestamp",
        "description",
        "author",
        "image",
        "thumbnail",
        "footer",
        "fields",
        "provider",
        "video",
        "flags",
    ]) else {
        return 0;
    };
    let mut total = text(&embed, "title", 256) + text(&embed, "description", 4096);
    text(&embed, "type", 64);
    web(&embed, "url");
    if let Some(colour) = embed.get("color") {
        colour.whole(0..=0xff_ff_ff);
    }
    if let Some(flags) = embed.get("flags") {
        flags.whole(0..=i64::from(u32::MAX));
    }
    if let Some(time) = embed.get("timestamp") {
        timestamp(&time);
    }
    if let Some(author) = embed.get("author").and_then(|at| at.object(&["name", "url", "icon_url", "proxy_icon_url"])) {
        total += words(&author, "name", 256);
        web(&author, "url");
        picture(&author, "icon_url");
        text(&author, "proxy_icon_url", 2048);
    }
    if let Some(footer) = embed.get("footer").and_then(|at| at.object(&["text", "icon_url", "proxy_icon_url"])) {
        total += words(&footer, "text", 2048);
        picture(&footer, "icon_url");
        text(&footer, "proxy_icon_url", 2048);
    }
    for key in ["image", "thumbnail", "video"] {
        if let Some(at) = embed.get(key) {
            media(&at, key != "video");
        }
    }
    if let Some(provider) = embed.get("provider").and_then(|at| at.object(&["name", "url"])) {
        text(&provider, "name", 256);
        web(&provider, "url");
    }
    if let Some(fields) = embed.get("fields").and_then(|at| at.list(0..=25)) {
        total += fields.iter().map(field).sum::<usize>();
    }
    let says = ["title", "description", "author", "image", "thumbnail", "video", "footer", "fields", "timestamp"];
    if says.iter().all(|key| embed.said(key).is_none()) {
        // Discord asks for the description of an embed in which there is nothing to see.
        at.inside("description").missing();
    }
    total
}

/// Checks one field of an embed; gives its share of the characters.
fn field(at: &At<'_>) -> usize {
    let Some(field) = at.object(&["name", "value", "inline"]) else { return 0 };
    field.truth("inline");
    words(&field, "name", 256) + words(&field, "value", 1024)
}

/// Checks a picture or film.
fn media(at: &At<'_>, needs_url: bool) {
    let Some(media) = at.object(&[
        "url",
        "proxy_url",
        "width",
        "height",
        "placeholder",
        "placeholder_version",
        "is_animated",
        "description",
        "content_type",
        "flags",
    ]) else {
        return;
    };
    if needs_url {
        media.need("url");
    }
    picture(&media, "url");
    text(&media, "proxy_url", 2048);
    text(&media, "placeholder", 64);
    text(&media, "description", 4096);
    text(&media, "content_type", 256);
    for key in ["width", "height", "placeholder_version", "flags"] {
        if let Some(at) = media.get(key) {
            at.whole(0..=i64::from(i32::MAX));
        }
    }
    media.truth("is_animated");
}

/// Checks a time as ISO 8601 writes it.
pub(super) fn timestamp(at: &At<'_>) {
    let Some(text) = at.text(0..=64) else { return };
    let reads = DateTime::parse_from_rfc3339(text).is_ok()
        || ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M"]
            .iter()
            .any(|form| NaiveDateTime::parse_from_str(text, form).is_ok())
        || NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok();
    if !reads {
        at.fault("DATE_TIME_TYPE_PARSE", format!("Could not parse {text}. Should be ISO8601."));
    }
}

fn text(object: &Object<'_>, key: &str, most: usize) -> usize {
    object.get(key).and_then(|at| at.text(0..=most)).map_or(0, |text| text.chars().count())
}

fn words(object: &Object<'_>, key: &str, most: usize) -> usize {
    object.need(key).and_then(|at| at.words(most)).map_or(0, |text| text.chars().count())
}

fn web(object: &Object<'_>, key: &str) {
    address(object, key, WEB);
}

fn picture(object: &Object<'_>, key: &str) {
    address(object, key, PICTURE);
}

/// Checks an address; an empty one is none.
fn address(object: &Object<'_>, key: &str, schemes: &[&str]) {
    if let Some(at) = object.get(key).filter(|at| at.value != "") {
        at.url(2048, schemes);
    }
}
