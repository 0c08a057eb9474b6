//! A form that a bot opened: its fields, and what the client demands before it is sent.
use crate::shared::Shared;
use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::{Answer, Deed, Refused, Seat};
use crate::state::{Id, Interaction, Kind};

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What the bot is told.
    pub custom_id: String,
    /// The words above it.
    pub label: String,
    /// 1 one line, 2 a paragraph.
    pub style: u64,
    /// The words shown while it is empty.
    pub placeholder: String,
    /// What stands in it from the start.
    pub value: String,
    /// Whether it must be filled.
    pub required: bool,
    /// At least so many characters, if anything.
    pub min_length: u64,
    /// At most so many characters.
    pub max_length: u64,
}

/// The fields of a form's body.
fn fields(body: &Value) -> Vec<Field> {
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    let mut out = Vec::new();
    for row in body["components"].as_array().into_iter().flatten() {
        // Rows hold inputs; labels (type 18) hold one input and its words.
        let inner = row["components"].as_array().cloned().unwrap_or_else(|| vec![row["component"].clone()]);
        for input in inner.iter().filter(|c| c["type"] == 4) {
            out.push(Field {
                custom_id: text(&input["custom_id"]),
                label: text(if row["type"] == 18 { &row["label"] } else { &input["label"] }),
                style: input["style"].as_u64().unwrap_or(1),
                placeholder: text(&input["placeholder"]),
                value: text(&input["value"]),
                required: input["required"].as_bool().unwrap_or(true),
                min_length: input["min_length"].as_u64().unwrap_or(0),
                max_length: input["max_length"].as_u64().unwrap_or(4_000),
            });
        }
    }
    out
}

/// Checks what was filled in, and writes it as Discord's client does.
fn submission(body: &Value, values: &HashMap<String, String>) -> Result<Value, String> {
    for field in fields(body) {
        let value = values.get(&field.custom_id).map_or("", String::as_str);
        let length = value.chars().count() as u64;
        if length == 0 {
            if field.required {
                return Err(format!("`{}` must be filled in", field.label));
            }
        } else if length < field.min_length || length > field.max_length {
            return Err(format!(
                "`{}` has {length} characters; {} to {} are allowed",
                field.label, field.min_length, field.max_length
            ));
        }
        if field.style == 1 && value.contains('\n') {
            return Err(format!("`{}` is one line", field.label));
        }
    }
    let filled = |input: &Value, id: usize| {
        let custom_id = input["custom_id"].as_str().unwrap_or_default();
        let value = values.get(custom_id).map_or("", String::as_str);
        json!({"type": 4, "id": id, "custom_id": custom_id, "value": value})
    };
    let mut rows = Vec::new();
    for (at, row) in body["components"].as_array().into_iter().flatten().enumerate() {
        let id = at * 2 + 1;
        if row["component"]["type"] == 4 {
            rows.push(json!({"type": 18, "id": id, "component": filled(&row["component"], id + 1)}));
        } else if let Some(inner) = row["components"].as_array() {
            let inputs: Vec<Value> = inner.iter().map(|input| filled(input, id + 1)).collect();
            rows.push(json!({"type": 1, "id": id, "components": inputs}));
        }
    }
    Ok(json!({"custom_id": body["custom_id"], "components": rows}))
}

/// A form, open before a person.
#[derive(Debug, Clone)]
pub struct Form {
    seat: Seat,
    app: Id,
    source: Option<Id>,
    opened_by: Id,
    body: Value,
    values: HashMap<String, String>,
}

impl Form {
    pub(crate) fn new(shared: &Arc<Shared>, opened_by: &Interaction, body: Value) -> Self {
        let values = fields(&body).into_iter().map(|f| (f.custom_id, f.value)).collect();
        Self {
            seat: Seat { shared: Arc::clone(shared), person: opened_by.user, channel: opened_by.channel },
            app: opened_by.app,
            source: opened_by.source,
            opened_by: opened_by.id,
            body,
            values,
        }
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.body["title"].as_str().unwrap_or_default()
    }

    /// The form as the bot sent it.
    #[must_use]
    pub fn json(&self) -> &Value {
        &self.body
    }

    /// Its fields.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        fields(&self.body)
    }

    /// The words above its fields.
    #[must_use]
    pub fn labels(&self) -> Vec<String> {
        self.fields().into_iter().map(|f| f.label).collect()
    }

    fn field(&self, called: &str) -> Result<Field, Refused> {
        let found = self.fields().into_iter().find(|f| f.label == called || f.custom_id == called);
        found
            .ok_or_else(|| Refused::new(format!("there is no field `{called}`; there is {}", self.labels().join(", "))))
    }

    /// What stands in a field.
    ///
    /// # Panics
    /// When there is no such field.
    #[must_use]
    pub fn value(&self, label: &str) -> String {
        match self.field(label) {
            Ok(field) => self.values.get(&field.custom_id).cloned().unwrap_or_default(),
            Err(why) => panic!("{why}"),
        }
    }

    /// Writes into a field, called by its label or `custom_id`.
    ///
    /// # Panics
    /// When there is no such field.
    #[must_use]
    pub fn fill(mut self, label: &str, text: &str) -> Self {
        match self.field(label) {
            Ok(field) => self.values.insert(field.custom_id, text.to_owned()),
            Err(why) => panic!("{why}"),
        };
        self
    }

    /// Sends it.
    ///
    /// # Panics
    /// When the client would not send it, or the bot does not answer.
    pub async fn submit(self) -> Answer {
        match self.try_submit().await {
            Ok(answer) => answer,
            Err(why) => panic!("the form `{}`: {why}", self.title()),
        }
    }

    /// Like [`Self::submit`].
    ///
    /// # Errors
    /// When the client would not send it, or the bot does not answer.
    pub async fn try_submit(&self) -> Result<Answer, Refused> {
        let data = submission(&self.body, &self.values).map_err(Refused::new)?;
        let deed = Deed {
            app: self.app,
            person: self.seat.person,
            channel: self.seat.channel,
            kind: Kind::Form,
            data,
            source: self.source,
            name: None,
        };
        self.seat.does(deed).await
    }

    /// The interaction that opened it.
    #[must_use]
    pub fn opened_by(&self) -> u64 {
        self.opened_by
    }

    /// Whom it is open before.
    #[cfg(feature = "page")]
    pub(crate) fn person(&self) -> Id {
        self.seat.person
    }

    /// With all values by `custom_id` at once.
    #[cfg(feature = "page")]
    pub(crate) fn with_values(mut self, values: HashMap<String, String>) -> Self {
        self.values = values;
        self
    }
}
