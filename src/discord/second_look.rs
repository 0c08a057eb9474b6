//! What was typed and is not kept yet, since it looks like an identifier: it stands on the card that asks about it, and
//! is read back into the form from there. Never decides what looks like one.

use super::action::Action;
use super::answer::Reply;
use super::desk::Desk;
use super::forms;
use super::render;
use crate::app::{Failure, Who, posts};
use crate::domain::ids::PostId;
use crate::domain::refusal::Refusal;
use serenity::all::{CreateModal, Embed, Message};

/// The form that logs, once more, with what stands on the card.
pub(super) fn log_again(action: &Action, card: &Message) -> CreateModal {
    let card = card.embeds.first();
    forms::log(action, &footer(card), &field(card, render::refusal::WHEN))
}

/// The form that corrects, once more, with what stands on the card.
pub(super) fn edit_again(action: &Action, card: &Message) -> CreateModal {
    let card = card.embeds.first();
    let (link, when) = (field(card, render::refusal::LINK), field(card, render::refusal::WHEN));
    forms::edit(action, &footer(card), &link, &when)
}

/// Corrects a post; a title that looks like an identifier is handed back with the way to keep it.
pub(super) async fn correct(
    desk: &Desk,
    who: Who,
    post: PostId,
    correction: posts::Correction,
) -> Result<Reply, Failure> {
    let typed = correction.clone();
    match desk.app.turn(who.person, move |turn| posts::correct(turn, who, post, &correction)).await {
        Ok(opened) => Ok(render::logged::changed(&opened).into()),
        Err(Failure::Refused(refusal @ Refusal::Identifier { .. })) => {
            let card = render::refusal::failure(&Failure::Refused(refusal), "", &|team| desk.teams.get(team));
            let action = Action::EditAnyway(post);
            Ok(Reply::Fresh(render::refusal::keep_anyway(card, &typed.title, &typed.when, &typed.link, &action)))
        }
        Err(other) => Err(other),
    }
}

pub(super) fn footer(card: Option<&Embed>) -> String {
    card.and_then(|card| card.footer.as_ref()).map(|footer| footer.text.clone()).unwrap_or_default()
}

pub(super) fn field(card: Option<&Embed>, name: &str) -> String {
    let found = card.and_then(|card| card.fields.iter().find(|field| field.name == name));
    found.map(|field| field.value.replace('\\', "")).unwrap_or_default()
}
