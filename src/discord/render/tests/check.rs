//! Holds what is rendered against Discord's limits and against its snapshot. Never decides what is right to say: whoever
//! changes a snapshot does.

use crate::discord::render::Card;
use local_discord::rules::{Sending, callback, message};
use serde_json::{Value, json};
use serenity::all::CreateModal;

/// The card as it is frozen, within Discord's limits.
pub(super) fn body(name: &str, card: Card) -> Value {
    let body: Value = serde_json::from_str(&card.freeze()).expect("a frozen card is JSON");
    let faults = message(&body, Sending::Create);
    assert!(faults.is_empty(), "{name}: {faults:#?}\n{body:#}");
    body
}

/// The card is within Discord's limits, and says what it said before.
pub(super) fn says(name: &str, card: Card) {
    keeps(name, &body(name, card));
}

/// The form is within Discord's limits, and asks what it asked before.
pub(super) fn asks(name: &str, form: &CreateModal) {
    let form = serde_json::to_value(form).expect("a form is JSON");
    let answer = json!({"type": 9, "data": form});
    let faults = callback(&answer);
    assert!(faults.is_empty(), "{name}: {faults:#?}\n{answer:#}");
    keeps(name, &form);
}

/// What is seen is what was seen before.
pub(super) fn keeps(name: &str, body: &Value) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_json_snapshot!(name, body));
}

/// Keeps a text: the words for a picture, or the picture as it is drawn.
pub(super) fn keeps_text(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}
