//! Cases of what the carrier decides without anybody on the line.

use super::*;
use crate::discord::transport::line::REQUEST;
use crate::domain::notice::LEASE;

#[test]
fn a_frozen_body_stays_as_it_was_and_gets_its_nonce() {
    let id = DeliveryId("k\"1".into());
    let nobody = r#""allowed_mentions":{"parse":[]}"#;
    let nonce = r#""nonce":"k\"1","enforce_nonce":true"#;
    for (body, whole) in [
        (r#"{ "content" : "a}b\u00e9" }"#, format!(r#"{{ "content" : "a}}b\u00e9",{nobody},{nonce}}}"#)),
        ("{}", format!("{{{nobody},{nonce}}}")),
        (" { }\n", format!(" {{{nobody},{nonce}}}")),
        (r#"{"allowed_mentions":{"parse":[]}}"#, format!("{{{nobody},{nonce}}}")),
    ] {
        let made = addressed(body, Some(&id)).unwrap();
        assert_eq!(made, whole);
        let read: Value = serde_json::from_str(&made).unwrap();
        assert_eq!((&read["nonce"], &read["enforce_nonce"]), (&json!("k\"1"), &json!(true)));
    }
    assert_eq!(addressed(r#"{"allowed_mentions":{}}"#, None).unwrap(), r#"{"allowed_mentions":{}}"#);
    assert_eq!(addressed(r#"{"content":"x"}"#, None).unwrap(), format!(r#"{{"content":"x",{nobody}}}"#));
    for wrong in ["", "[]", "null", "{", r#"{"nonce":"1"}"#, r#"{"enforce_nonce":true}"#] {
        assert!(addressed(wrong, Some(&id)).is_err(), "{wrong}");
    }
}

#[test]
fn ours_is_what_we_wrote_and_what_carries_the_id() {
    let (me, id) = (PersonId(7), DeliveryId("abc".into()));
    let button = |custom_id: &str| json!([{"type": 1, "components": [{"type": 2, "custom_id": custom_id}]}]);
    for (message, ours) in [
        (json!({"author": {"id": "7"}, "nonce": "abc"}), true),
        (json!({"author": {"id": "8"}, "nonce": "abc"}), false),
        (json!({"author": {"id": "7"}, "components": button("1:later:abc")}), true),
        (json!({"author": {"id": "8"}, "components": button("1:later:abc")}), false),
        (json!({"author": {"id": "7"}, "components": button("1:later:xyz"), "content": "abc"}), false),
        (json!({"author": {"id": "7"}, "components": [{"label": "abc"}]}), false),
        (json!({}), false),
    ] {
        assert_eq!(is_ours(&message, me, &id), ours, "{message}");
    }
}

#[test]
fn sending_ends_before_its_lease() {
    let both = 2 * (BRIEFLY + REQUEST);
    assert!(both < LEASE.to_std().unwrap());
    assert!(BRIEFLY + REQUEST + LOOK > LOOK && LOOK + BRIEFLY < LEASE.to_std().unwrap());
}
