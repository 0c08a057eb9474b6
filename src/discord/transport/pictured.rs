//! Decides how a frozen body and its picture become one request: named in the body, sent beside it; or, where it is not
//! there, not named either. Never decides whether there is one.

use super::line::File;
use serde_json::{Map, Value, json};

/// What becomes of a picture that the message had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picture {
    /// The message is new.
    New,
    /// It gives way, even to none.
    InPlaceOfAnother,
}

/// The body, and the files beside it. A body that has its picture stays as it was frozen.
///
/// # Errors
/// What is wrong with the body.
pub(super) fn pictured(body: &str, picture: Option<Vec<u8>>, place: Picture) -> Result<(String, Vec<File>), String> {
    let mut fields: Map<String, Value> =
        serde_json::from_str(body).map_err(|error| format!("not a message: {error}"))?;
    let name = fields.get("attachments").and_then(|all| all[0]["filename"].as_str());
    match (name, picture) {
        (Some(name), Some(content)) => {
            let file = File { name: name.to_owned(), content };
            Ok((body.to_owned(), vec![file]))
        }
        (None, _) if place == Picture::New => Ok((body.to_owned(), Vec::new())),
        _ => {
            fields.remove("attachments");
            if place == Picture::InPlaceOfAnother {
                fields.insert("attachments".into(), json!([]));
            }
            Ok((Value::Object(fields).to_string(), Vec::new()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_named_where_it_is_there() {
        let named = r#"{"content":"a","attachments":[{"id":0,"filename":"week.png","description":"b"}]}"#;
        let plain = r#"{ "content": "a" }"#;
        let png = || Some(vec![1]);
        for (body, picture, place, expected, files) in [
            (named, png(), Picture::New, named, 1),
            (named, png(), Picture::InPlaceOfAnother, named, 1),
            (named, None, Picture::New, r#"{"content":"a"}"#, 0),
            (named, None, Picture::InPlaceOfAnother, r#"{"attachments":[],"content":"a"}"#, 0),
            (plain, None, Picture::New, plain, 0),
            (plain, png(), Picture::New, plain, 0),
            (plain, None, Picture::InPlaceOfAnother, r#"{"attachments":[],"content":"a"}"#, 0),
        ] {
            let (said, beside) = pictured(body, picture, place).unwrap();
            assert_eq!((said.as_str(), beside.len()), (expected, files), "{body} {place:?}");
        }
        assert!(pictured("[]", None, Picture::New).is_err());
    }
}
