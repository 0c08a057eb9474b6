//! One REST request as the handlers see it, and their answer. Neither knows of sockets.
use std::collections::HashMap;

use serde_json::Value;

use crate::refusal::Refusal;
use crate::rules::{self, Sending};
use crate::state::{Id, Part, World};

/// A request.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) method: &'a str,
    /// The path's segments after `/api/v10`.
    pub(crate) path: &'a [&'a str],
    pub(crate) query: HashMap<String, String>,
    pub(crate) body: Value,
    pub(crate) parts: Vec<Part>,
    /// The `Authorization` header, without `Bot `.
    pub(crate) token: Option<String>,
    /// What `GET /gateway` answers.
    pub(crate) gateway: String,
    /// Over how many shards guilds are to be spread, where that was ordered.
    pub(crate) shards: Option<u64>,
}

/// An answer: a status and a body, or none.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Option<Value>,
}

/// What a handler comes to.
pub(crate) type Answered = Result<Reply, Refusal>;

impl Reply {
    pub(crate) fn ok(body: Value) -> Answered {
        Ok(Self { status: 200, body: Some(body) })
    }

    pub(crate) fn created(body: Value) -> Answered {
        Ok(Self { status: 201, body: Some(body) })
    }

    pub(crate) fn nothing() -> Answered {
        Ok(Self { status: 204, body: None })
    }
}

impl Call<'_> {
    /// The application whose token was sent.
    pub(crate) fn app(&self, world: &World) -> Result<Id, Refusal> {
        self.token.as_deref().and_then(|t| world.app_by_token(t)).ok_or_else(Refusal::unauthorized)
    }

    /// The numbers of the files that came along.
    pub(crate) fn files(&self) -> Vec<u64> {
        self.parts.iter().map(|p| p.index).collect()
    }

    /// Refuses a message's body that breaks the rules.
    pub(crate) fn check_message(&self, when: Sending) -> Result<(), Refusal> {
        let faults = rules::message_with_files(&self.body, when, &self.files());
        if faults.is_empty() { Ok(()) } else { Err(Refusal::faults(&faults)) }
    }

    /// A flag in the query.
    pub(crate) fn asks(&self, key: &str) -> bool {
        self.query.get(key).is_some_and(|v| v == "true" || v == "True" || v == "1")
    }

    /// A number in the query, kept between `least` and `most`.
    pub(crate) fn number(&self, key: &str, default: usize, least: usize, most: usize) -> Result<usize, Refusal> {
        let Some(text) = self.query.get(key) else { return Ok(default) };
        match text.parse::<usize>() {
            Ok(n) if (least..=most).contains(&n) => Ok(n),
            Ok(_) => {
                Err(Refusal::form(key, "NUMBER_TYPE_MAX", &format!("int value should be between {least} and {most}.")))
            }
            Err(_) => Err(Refusal::form(key, "NUMBER_TYPE_COERCE", &format!("Value \"{text}\" is not int."))),
        }
    }

    /// An identifier in the query.
    pub(crate) fn id(&self, key: &str) -> Result<Option<Id>, Refusal> {
        self.query.get(key).map(|text| snowflake(key, text)).transpose()
    }

    /// Refuses keys that this body does not have, and bodies that are not objects.
    pub(crate) fn only(&self, known: &[&str]) -> Result<(), Refusal> {
        let Some(map) = self.body.as_object() else {
            return if self.body.is_null() {
                Ok(())
            } else {
                Err(Refusal::form("", "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType"))
            };
        };
        match map.keys().find(|k| !known.contains(&k.as_str())) {
            Some(key) => Err(Refusal::form(key, "UNKNOWN_FIELD", "This field is not known here.")),
            None => Ok(()),
        }
    }
}

/// Reads an identifier from a path or query.
pub(crate) fn snowflake(name: &str, text: &str) -> Result<Id, Refusal> {
    text.parse().map_err(|_| Refusal::form(name, "NUMBER_TYPE_COERCE", &format!("Value \"{text}\" is not snowflake.")))
}
