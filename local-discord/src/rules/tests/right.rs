//! Bodies that are right, at the edges of what the rules allow.

use serde_json::{Value, json};

use super::{long, many};
use crate::rules::{Sending, callback, commands, identify, message};

#[test]
fn right_commands_have_no_faults() {
    let locales = json!({"de": "größe", "ja": "名前", "hi": "लॉग", "th": "บันทึก"});
    let menus = (0..15).map(|number| json!({"type": 2, "name": format!("Menu {number}"), "description": ""}));
    for body in [
        json!([]),
        json!([{"name": "a", "description": "d"}]),
        json!([{"name": "log", "description": "d"}, {"type": 2, "name": "log"}, {"type": 3, "name": "log"}]),
        json!([{"name": "o'clock_it-2", "name_localizations": locales, "description": long(100)}]),
        json!([{"name": "a", "description": "d", "contexts": [0, 1, 2], "integration_types": [0, 1], "nsfw": true,
                "default_member_permissions": "32", "dm_permission": false}]),
        json!([{"name": "a", "description": "d", "contexts": null, "default_member_permissions": null, "options": null}]),
        json!([{"name": "a", "description": "d", "default_member_permissions": "0"}]),
        json!([{"name": "launch", "type": 4, "handler": 2}]),
        json!([{"name": "a", "description": "d", "options": [
            {"type": 3, "name": "a", "description": "d", "autocomplete": true, "choices": []},
            {"type": 4, "name": "b", "description": "d", "min_value": -5, "max_value": -5},
            {"type": 10, "name": "c", "description": "d", "min_value": 0.5, "max_value": 1.0},
            {"type": 3, "name": "d", "description": "d", "min_length": 0, "max_length": 6000},
            {"type": 11, "name": "e", "description": "d"},
        ]}]),
        menus.collect::<Value>(),
    ] {
        assert_eq!(commands(&body), [], "{body}");
    }
}

#[test]
fn right_messages_have_no_faults() {
    let field = json!({"name": "n", "value": "v"});
    let button = |id: usize| json!({"type": 2, "style": 1, "custom_id": id.to_string(), "label": "x"});
    let row = |from: usize| json!({"type": 1, "components": (from..from + 5).map(button).collect::<Value>()});
    let five: Value = (0..5).map(|number| row(number * 5)).collect();
    let options: Value = (0..25).map(|number| json!({"label": "x", "value": number.to_string()})).collect();
    let select = json!({"type": 3, "custom_id": "x", "min_values": 0, "max_values": 25, "options": options});
    for body in [
        json!({"content": long(2000)}),
        json!({"content": "\u{200b}"}),
        json!({"content": "a", "nonce": 5, "enforce_nonce": true}),
        json!({"content": "a", "nonce": "a".repeat(25)}),
        json!({"content": "a", "flags": 4 | 4096}),
        json!({"content": "a", "embeds": null, "components": null, "allowed_mentions": null, "flags": null, "poll": null}),
        json!({"content": "a", "allowed_mentions": {"parse": ["everyone", "roles", "users"], "users": [], "roles": []}}),
        json!({"content": "a", "allowed_mentions": {"parse": ["everyone"], "users": ["1", "2"], "replied_user": true}}),
        json!({"sticker_ids": ["1"]}),
        json!({"attachments": [{"id": "0", "filename": "a", "description": long(1024)}]}),
        json!({"message_reference": {"type": 1, "message_id": "1", "channel_id": "2"}}),
        json!({"embeds": [{"fields": many(25, &field)}]}),
        json!({"embeds": [{"image": {"url": "attachment://a.png"}}]}),
        json!({"embeds": [{"description": long(4096), "title": long(256)}, {"description": long(1648)}]}),
        json!({"embeds": many(10, &json!({"title": "t", "color": 0xff_ffff, "timestamp": "2026-01-05T09:00:00.123+01:00"}))}),
        json!({"components": five}),
        json!({"components": [{"type": 1, "components": [select]}]}),
        json!({"components": [{"type": 1, "components": [
            {"type": 2, "style": 1, "custom_id": "a", "emoji": {"id": "5", "name": "wave", "animated": true}},
            {"type": 2, "style": 2, "custom_id": "b", "emoji": {"name": "1️⃣"}},
            {"type": 2, "style": 5, "url": "discord://-/channels/@me", "label": long(80)},
            {"type": 2, "style": 6, "sku_id": "1"},
        ]}]}),
        json!({"components": [{"type": 1, "id": 1, "components": [
            {"type": 7, "custom_id": "x", "max_values": 2, "default_values": [{"id": "1", "type": "user"}, {"id": "2", "type": "role"}]},
        ]}]}),
    ] {
        assert_eq!(message(&body, Sending::Create), [], "{body}");
    }
    for body in [
        json!({}),
        json!({"content": null, "embeds": null, "components": null, "attachments": null, "allowed_mentions": null, "x": 0}),
        json!({"content": "", "embeds": [{"title": "t"}], "components": [], "attachments": []}),
        json!({"flags": 64 | 128}),
        json!({"attachments": [{"id": "1461000000000000000", "filename": "a", "url": "https://a.b", "size": 5}]}),
    ] {
        let mut body = body;
        let odd = body.as_object_mut().and_then(|map| map.remove("x")).is_some();
        let faults = message(&body, Sending::Edit);
        // To empty everything that a message may have is the one edit of these that is refused.
        assert_eq!(faults.len(), usize::from(odd), "{body}");
    }
    for when in [Sending::InteractionCreate, Sending::FollowUp] {
        assert_eq!(message(&json!({"content": "a", "tts": false, "flags": 64}), when), []);
    }
}

#[test]
fn right_answers_have_no_faults() {
    let inputs = |number: usize| {
        let input = json!({"type": 4, "custom_id": number.to_string(), "style": 2, "label": long(45), "value": "",
                           "min_length": 0, "max_length": 4000, "placeholder": long(100), "required": false});
        json!({"type": 1, "components": [input]})
    };
    let form = json!({"custom_id": long(100), "title": long(45), "components": (0..5).map(inputs).collect::<Value>()});
    for body in [
        json!({"type": 1}),
        json!({"type": 1, "data": null}),
        json!({"type": 4, "data": {"content": "a"}}),
        json!({"type": 5}),
        json!({"type": 5, "data": {"flags": 64, "attachments": []}}),
        json!({"type": 6, "data": null}),
        json!({"type": 7, "data": {"components": []}}),
        json!({"type": 8, "data": {"choices": []}}),
        json!({"type": 8, "data": {"choices": [{"name": "a", "value": 1}, {"name": "b", "value": 2.5}]}}),
        json!({"type": 9, "data": form}),
    ] {
        assert_eq!(callback(&body), [], "{body}");
    }
}

#[test]
fn right_words_on_the_gateway_have_no_faults() {
    let properties = json!({"os": "linux", "browser": "b", "device": "d"});
    for body in [
        json!({"token": "t", "intents": 0, "properties": properties}),
        json!({"token": "t", "intents": 53_608_447, "properties": {"$os": "linux", "$browser": "b", "$device": "d"},
               "compress": false, "large_threshold": 250, "shard": [1, 2], "presence": null}),
        json!({"token": "t", "intents": 1, "properties": properties, "presence":
               {"status": "dnd", "since": null, "afk": false, "activities": [{"name": "x", "type": 4, "state": "y"}]}}),
    ] {
        assert_eq!(identify(&body), [], "{body}");
    }
}
