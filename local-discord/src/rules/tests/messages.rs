//! Wrong messages, with their embeds.

use serde_json::{Value, json};

use super::{Case, judge, long, many};
use crate::rules::{Sending, message, message_with_files};

fn text() -> Value {
    json!({"content": "Hello"})
}

#[test]
fn of_messages() {
    let cases: Vec<Case> = vec![
        ("/", json!([]), "", "MODEL_TYPE_CONVERT"),
        ("/", json!({}), "", "EMPTY_MESSAGE"),
        ("/content", Value::Null, "", "EMPTY_MESSAGE"),
        ("/content", json!(""), "", "EMPTY_MESSAGE"),
        ("/content", json!(" \n"), "", "EMPTY_MESSAGE"),
        ("/content", long(2001), "content", "BASE_TYPE_MAX_LENGTH"),
        ("/content", json!(5), "content", "STRING_TYPE_CONVERT"),
        ("/word", json!(1), "word", "UNKNOWN_KEY"),
        ("/username", json!("x"), "username", "UNKNOWN_KEY"),
        ("/tts", json!("no"), "tts", "BOOLEAN_TYPE_CHOICES"),
        ("/nonce", long(26), "nonce", "BASE_TYPE_MAX_LENGTH"),
        ("/nonce", json!(1.5), "nonce", "UNION_TYPE_CHOICES"),
        ("/nonce", json!([]), "nonce", "UNION_TYPE_CHOICES"),
        ("/enforce_nonce", json!(1), "enforce_nonce", "BOOLEAN_TYPE_CHOICES"),
        ("/flags", json!(64), "flags", "FLAGS_INVALID"),
        ("/flags", json!(32768), "flags", "FLAGS_NOT_SUPPORTED"),
        ("/flags", json!(8192), "flags", "FLAGS_NOT_SUPPORTED"),
        ("/flags", json!("4"), "flags", "NUMBER_TYPE_COERCE"),
        ("/flags", json!(-1), "flags", "NUMBER_TYPE_MIN"),
        ("/poll", json!({}), "poll", "POLL_NOT_SUPPORTED"),
        ("/sticker_ids", json!(["1", "2", "3", "4"]), "sticker_ids", "BASE_TYPE_MAX_LENGTH"),
        ("/sticker_ids", json!(["x"]), "sticker_ids.0", "NUMBER_TYPE_COERCE"),
        ("/message_reference", json!({"channel_id": "1"}), "message_reference.message_id", "BASE_TYPE_REQUIRED"),
        ("/message_reference", json!({"message_id": "m"}), "message_reference.message_id", "NUMBER_TYPE_COERCE"),
        ("/message_reference", json!({"message_id": "1", "type": 2}), "message_reference.type", "BASE_TYPE_CHOICES"),
        (
            "/message_reference",
            json!({"message_id": "1", "type": 1}),
            "message_reference.channel_id",
            "BASE_TYPE_REQUIRED",
        ),
        ("/message_reference", json!({"message_id": "1", "word": 1}), "message_reference.word", "UNKNOWN_KEY"),
        ("/allowed_mentions", json!([]), "allowed_mentions", "MODEL_TYPE_CONVERT"),
        ("/allowed_mentions", json!({"parse": ["user"]}), "allowed_mentions.parse.0", "BASE_TYPE_CHOICES"),
        (
            "/allowed_mentions",
            json!({"parse": ["users", "users"]}),
            "allowed_mentions.parse.1",
            "SET_TYPE_ALREADY_CONTAINS_VALUE",
        ),
        (
            "/allowed_mentions",
            json!({"parse": ["users"], "users": ["1"]}),
            "allowed_mentions",
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
        (
            "/allowed_mentions",
            json!({"parse": ["roles"], "roles": ["1"]}),
            "allowed_mentions",
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
        (
            "/allowed_mentions",
            json!({"users": (0..101).collect::<Value>()}),
            "allowed_mentions.users",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            "/allowed_mentions",
            json!({"roles": (0..101).collect::<Value>()}),
            "allowed_mentions.roles",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            "/allowed_mentions",
            json!({"users": ["1", "1"]}),
            "allowed_mentions.users.1",
            "SET_TYPE_ALREADY_CONTAINS_VALUE",
        ),
        ("/allowed_mentions", json!({"users": ["ana"]}), "allowed_mentions.users.0", "NUMBER_TYPE_COERCE"),
        ("/allowed_mentions", json!({"replied_user": 1}), "allowed_mentions.replied_user", "BOOLEAN_TYPE_CHOICES"),
        ("/allowed_mentions", json!({"everyone": true}), "allowed_mentions.everyone", "UNKNOWN_KEY"),
        ("/attachments", json!([{"filename": "a"}]), "attachments.0.id", "BASE_TYPE_REQUIRED"),
        ("/attachments", json!([{"id": "a"}]), "attachments.0.id", "NUMBER_TYPE_COERCE"),
        ("/attachments", json!([{"id": 0}, {"id": "0"}]), "attachments.1.id", "ATTACHMENT_ID_DUPLICATED"),
        ("/attachments", json!([{"id": 0, "filename": ""}]), "attachments.0.filename", "BASE_TYPE_BAD_LENGTH"),
        (
            "/attachments",
            json!([{"id": 0, "description": long(1025)}]),
            "attachments.0.description",
            "BASE_TYPE_MAX_LENGTH",
        ),
        ("/attachments", json!([{"id": 0, "url": "https://a.b"}]), "attachments.0.url", "UNKNOWN_KEY"),
        ("/attachments", (0..11).map(|id| json!({"id": id})).collect(), "attachments", "BASE_TYPE_MAX_LENGTH"),
        ("/embeds", json!({}), "embeds", "LIST_TYPE_CONVERT"),
        ("/embeds", many(11, &json!({"title": "t"})), "embeds", "BASE_TYPE_MAX_LENGTH"),
        ("/embeds", many(2, &json!({"description": long(3001)})), "embeds", "MAX_EMBED_SIZE_EXCEEDED"),
        ("/components", json!({}), "components", "LIST_TYPE_CONVERT"),
    ];
    judge(&text(), &cases, |body| message(body, Sending::Create));
}

#[test]
fn of_each_route() {
    let cases: &[(Sending, Case)] = &[
        (Sending::Edit, ("/nonce", json!(1), "nonce", "UNKNOWN_KEY")),
        (Sending::Edit, ("/tts", json!(true), "tts", "UNKNOWN_KEY")),
        (Sending::Edit, ("/message_reference", json!({"message_id": "1"}), "message_reference", "UNKNOWN_KEY")),
        (Sending::Edit, ("/flags", json!(1 << 30), "flags", "FLAGS_INVALID")),
        (Sending::InteractionCreate, ("/nonce", json!(1), "nonce", "UNKNOWN_KEY")),
        (Sending::InteractionCreate, ("/flags", json!(1), "flags", "FLAGS_INVALID")),
        (Sending::InteractionCreate, ("/content", Value::Null, "", "EMPTY_MESSAGE")),
        (Sending::InteractionEdit, ("/sticker_ids", json!([]), "sticker_ids", "UNKNOWN_KEY")),
        (Sending::FollowUp, ("/flags", json!(2), "flags", "FLAGS_INVALID")),
        (Sending::FollowUp, ("/thread_name", json!("x"), "thread_name", "UNKNOWN_KEY")),
        (Sending::FollowUp, ("/content", json!(""), "", "EMPTY_MESSAGE")),
    ];
    for (when, case) in cases {
        judge(&text(), std::slice::from_ref(case), |body| message(body, *when));
    }
    let all = json!({"content": "", "embeds": [], "components": [], "attachments": []});
    let codes = |body: &Value, when| message(body, when).into_iter().map(|fault| fault.code).collect::<Vec<_>>();
    assert_eq!(codes(&all, Sending::Edit), ["EMPTY_MESSAGE"]);
    // Of the message that is edited, the attachments may be left.
    assert!(codes(&json!({"content": "", "embeds": [], "components": []}), Sending::Edit).is_empty());
}

#[test]
fn of_uploaded_files() {
    let when = Sending::Create;
    let paths = |body: &Value, when, files: &[u64]| -> Vec<_> {
        message_with_files(body, when, files).into_iter().map(|fault| (fault.path, fault.code)).collect()
    };
    let lost = vec![("attachments.0.id".to_owned(), "ATTACHMENT_NOT_FOUND".to_owned())];
    let body = json!({"attachments": [{"id": 1, "filename": "plan.ics"}]});
    assert!(paths(&body, when, &[1]).is_empty());
    assert!(paths(&json!({}), when, &[0]).is_empty(), "a file is enough of a message");
    assert_eq!(paths(&body, when, &[0]), lost);
    assert_eq!(paths(&body, Sending::Edit, &[]), lost);
    assert!(paths(&json!({"attachments": [{"id": "1461000000000000000"}]}), Sending::Edit, &[]).is_empty());
    let eleven: Vec<u64> = (0..11).collect();
    assert_eq!(paths(&json!({}), when, &eleven)[0].0, "attachments");
}

#[test]
fn of_embeds() {
    let embed = json!({
        "title": "t", "description": "d", "url": "https://example.org", "color": 1, "timestamp": "2026-01-05T09:00:00Z",
        "author": {"name": "a"}, "footer": {"text": "f"}, "image": {"url": "attachment://a.png"},
        "thumbnail": {"url": "https://example.org/a.png"}, "fields": [{"name": "n", "value": "v", "inline": true}],
    });
    let cases: Vec<Case> = vec![
        ("/embeds/0", json!("x"), "embeds.0", "MODEL_TYPE_CONVERT"),
        ("/embeds/0", json!({"type": "rich", "color": 5}), "embeds.0.description", "BASE_TYPE_REQUIRED"),
        ("/embeds/0/colour", json!(1), "embeds.0.colour", "UNKNOWN_KEY"),
        ("/embeds/0/title", long(257), "embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
        ("/embeds/0/title", json!(1), "embeds.0.title", "STRING_TYPE_CONVERT"),
        ("/embeds/0/description", long(4097), "embeds.0.description", "BASE_TYPE_MAX_LENGTH"),
        ("/embeds/0/url", json!("example.org"), "embeds.0.url", "URL_TYPE_INVALID_URL"),
        ("/embeds/0/url", json!([]), "embeds.0.url", "STRING_TYPE_CONVERT"),
        ("/embeds/0/url", json!("https://"), "embeds.0.url", "URL_TYPE_INVALID_URL"),
        ("/embeds/0/url", json!("ftp://a.b"), "embeds.0.url", "URL_TYPE_INVALID_SCHEME"),
        ("/embeds/0/url", json!("attachment://a.png"), "embeds.0.url", "URL_TYPE_INVALID_SCHEME"),
        ("/embeds/0/color", json!(0x100_0000), "embeds.0.color", "NUMBER_TYPE_MAX"),
        ("/embeds/0/color", json!(-1), "embeds.0.color", "NUMBER_TYPE_MIN"),
        ("/embeds/0/color", json!("red"), "embeds.0.color", "NUMBER_TYPE_COERCE"),
        ("/embeds/0/timestamp", json!("yesterday"), "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE"),
        ("/embeds/0/timestamp", json!("2026-02-30T00:00:00Z"), "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE"),
        ("/embeds/0/timestamp", json!(1_767_600_000), "embeds.0.timestamp", "STRING_TYPE_CONVERT"),
        ("/embeds/0/author/name", long(257), "embeds.0.author.name", "BASE_TYPE_MAX_LENGTH"),
        ("/embeds/0/author/name", json!(""), "embeds.0.author.name", "BASE_TYPE_REQUIRED"),
        ("/embeds/0/author/icon_url", json!("file:///a"), "embeds.0.author.icon_url", "URL_TYPE_INVALID_SCHEME"),
        ("/embeds/0/author/word", json!(1), "embeds.0.author.word", "UNKNOWN_KEY"),
        ("/embeds/0/footer/text", long(2049), "embeds.0.footer.text", "BASE_TYPE_MAX_LENGTH"),
        ("/embeds/0/footer/text", Value::Null, "embeds.0.footer.text", "BASE_TYPE_REQUIRED"),
        ("/embeds/0/image/url", Value::Null, "embeds.0.image.url", "BASE_TYPE_REQUIRED"),
        ("/embeds/0/image/url", json!("data:image/png"), "embeds.0.image.url", "URL_TYPE_INVALID_URL"),
        ("/embeds/0/image/width", json!("9"), "embeds.0.image.width", "NUMBER_TYPE_COERCE"),
        ("/embeds/0/thumbnail/url", json!("javascript://x"), "embeds.0.thumbnail.url", "URL_TYPE_INVALID_SCHEME"),
        ("/embeds/0/fields", many(26, &json!({"name": "n", "value": "v"})), "embeds.0.fields", "BASE_TYPE_MAX_LENGTH"),
        ("/embeds/0/fields/0/name", json!(""), "embeds.0.fields.0.name", "BASE_TYPE_REQUIRED"),
        ("/embeds/0/fields/0/name", long(257), "embeds.0.fields.0.name", "BASE_TYPE_MAX_LENGTH"),
        ("/embeds/0/fields/0/value", json!(" "), "embeds.0.fields.0.value", "BASE_TYPE_REQUIRED"),
        ("/embeds/0/fields/0/value", long(1025), "embeds.0.fields.0.value", "BASE_TYPE_MAX_LENGTH"),
        ("/embeds/0/fields/0/inline", json!("yes"), "embeds.0.fields.0.inline", "BOOLEAN_TYPE_CHOICES"),
        ("/embeds/0/fields/0/word", json!(1), "embeds.0.fields.0.word", "UNKNOWN_KEY"),
    ];
    judge(&json!({"embeds": [embed]}), &cases, |body| message(body, Sending::Create));
}
