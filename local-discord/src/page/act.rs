//! What a visitor does as a person: the same deeds as in the Rust interface, with words instead of panics.
use std::collections::HashMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::people::{Answer, Choice, Form, Person, Refused, Seat};
use crate::shared::Shared;
use crate::state::Id;

/// What comes of a deed.
enum Done {
    Answered(Box<Answer>),
    Choices(Vec<Choice>),
    Uploaded(Id),
    Nothing,
}

fn id(value: &Value) -> Option<Id> {
    value.as_str().and_then(|s| s.parse().ok())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Numbers and truth values come as such from a browser; the options are read as text.
fn options(value: &Value) -> Vec<(String, String)> {
    let as_text = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
    value
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(_, v)| !v.is_null())
        .map(|(k, v)| (k.clone(), as_text(v)))
        .collect()
}

/// Does what `body` says and answers as the page expects.
pub(crate) async fn act(shared: &Arc<Shared>, body: &Value) -> Value {
    match deed(shared, body).await {
        Ok(Done::Answered(answer)) => match answer.try_form() {
            Some(form) => json!({"ok": true, "form": form_json(&answer, &form)}),
            None => json!({"ok": true}),
        },
        Ok(Done::Choices(choices)) => {
            let list: Vec<Value> = choices.iter().map(|c| json!({"name": c.name, "value": c.value})).collect();
            json!({"ok": true, "choices": list})
        }
        Ok(Done::Uploaded(id)) => json!({"ok": true, "upload": id.to_string()}),
        Ok(Done::Nothing) => json!({"ok": true}),
        Err(why) if why.is_silence() => {
            tracing::warn!(%why, "no answer");
            json!({"ok": false, "error": "The application did not respond"})
        }
        Err(why) => json!({"ok": false, "error": sentence(&why.to_string())}),
    }
}

fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str().trim_end_matches('.'))
}

fn form_json(answer: &Answer, form: &Form) -> Value {
    let list: Vec<Value> = form
        .fields()
        .into_iter()
        .map(|f| {
            json!({
                "custom_id": f.custom_id,
                "label": f.label,
                "style": f.style,
                "placeholder": f.placeholder,
                "value": f.value,
                "required": f.required,
                "min_length": f.min_length,
                "max_length": f.max_length,
            })
        })
        .collect();
    json!({"id": answer.interaction_id().to_string(), "title": form.title(), "fields": list})
}

async fn deed(shared: &Arc<Shared>, body: &Value) -> Result<Done, Refused> {
    let person = id(&body["as"]).filter(|id| shared.look(|w| w.users.get(id).is_some_and(|u| !u.bot)));
    let person = person.ok_or_else(|| Refused::new("there is no such person"))?;
    let what = &body["do"];
    if what["type"] == "upload" {
        let bytes = STANDARD.decode(text(&what["base64"])).map_err(|_| Refused::new("the file could not be read"))?;
        let holder = Person { shared: Arc::clone(shared), id: person };
        return Ok(Done::Uploaded(holder.upload(&text(&what["name"]), bytes)));
    }
    let channel = id(&body["place"]).ok_or_else(|| Refused::new("there is no such place"))?;
    let seat = Seat { shared: Arc::clone(shared), person, channel };
    let place = crate::people::Place { person, channel, lenient: true };
    let message = || id(&what["message"]).ok_or_else(|| Refused::new("there is no such message"));
    let answered = |answer: Answer| Done::Answered(Box::new(answer));
    match what["type"].as_str().unwrap_or_default() {
        "command" => seat.run(&text(&what["name"]), options(&what["options"]), place).await.map(answered),
        "autocomplete" => {
            let focused = text(&what["focused"]);
            let mut given = options(&what["options"]);
            // The option that is being typed goes last.
            let at = given.iter().position(|(key, _)| *key == focused);
            let last = at.map_or_else(|| (focused.clone(), String::new()), |at| given.remove(at));
            given.push(last);
            seat.complete(&text(&what["name"]), given, place).await.map(Done::Choices)
        }
        "press" => seat.press_id(message()?, &text(&what["custom_id"])).await.map(answered),
        "choose" => {
            let values: Vec<String> = what["values"].as_array().into_iter().flatten().map(text).collect();
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            seat.choose_in(message()?, &text(&what["custom_id"]), &values).await.map(answered)
        }
        "submit" => {
            let form = id(&what["form"]).and_then(|f| Answer::find(shared, f)).and_then(|a| a.try_form());
            let form = form.filter(|f| f.person() == person).ok_or_else(|| Refused::new("the form is gone"))?;
            let values: HashMap<String, String> = options(&what["fields"]).into_iter().collect();
            form.with_values(values).try_submit().await.map(answered)
        }
        "menu" => seat.try_uses(&text(&what["name"]), message()?).await.map(answered),
        "say" => seat.try_says(&text(&what["text"])).map(|_| Done::Nothing),
        "dismiss" => {
            seat.dismiss(message()?);
            Ok(Done::Nothing)
        }
        other => Err(Refused::new(format!("`{other}` is nothing that can be done"))),
    }
}
