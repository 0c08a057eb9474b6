//! The rules of texts that can be translated, and of names that are typed. It never knows whose they are.

use super::reader::{At, Object};

/// The languages that Discord speaks.
const LOCALES: [&str; 34] = [
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu", "id",
    "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
];

/// How a text that can be translated is judged.
#[derive(Debug, Clone, Copy)]
pub(super) enum Text {
    /// Up to so many characters, any.
    Free(usize),
    /// A name that is typed: 32 characters, lower case, no spaces.
    Typed,
}

/// Checks a text and its translations; gives the text.
pub(super) fn translated<'a>(
    object: &Object<'a>,
    key: &str,
    translations: &str,
    how: Text,
    needed: bool,
) -> Option<&'a str> {
    if let Some(at) = object.get(translations) {
        for (language, at) in at.entries() {
            if !LOCALES.contains(&language) {
                at.fault("ENUM_TYPE_COERCE", format!("Value \"{language}\" is not a valid enum value."));
            }
            text(&at, how);
        }
    }
    let at = if needed { object.need(key)? } else { object.get(key)? };
    text(&at, how)
}

fn text<'a>(at: &At<'a>, how: Text) -> Option<&'a str> {
    match how {
        Text::Free(most) => at.text(1..=most),
        Text::Typed => {
            let name = at.text(1..=32)?;
            if !name.is_empty() && !can_be_typed(name) {
                at.fault("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
            }
            Some(name)
        }
    }
}

/// Whether a name matches `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$` and has no letter that could be smaller.
fn can_be_typed(name: &str) -> bool {
    name.chars().all(|sign| {
        let known = sign.is_alphanumeric()
            || matches!(sign, '-' | '_' | '\'' | '\u{900}'..='\u{97f}' | '\u{a8e0}'..='\u{a8ff}' | '\u{e01}'..='\u{e5b}');
        known && sign.to_lowercase().eq([sign])
    })
}
