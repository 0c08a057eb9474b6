//! What was typed and is not kept yet, since it looks like an identifier: it stands on the card that asks about it, and
//! is read back into the form from there. Never decides what looks like one.

use super::action::Action;
use super::answer::Reply;
use super::desk::Desk;
use super::forms::{self, Filled};
use super::render::{self, team_topics};
use crate::app::team_topics::Typed;
use crate::app::{Failure, Who, posts};
use crate::domain::ids::PostId;
use crate::domain::refusal::Refusal;
use serenity::all::{CreateModal, Embed, Message};

/// The form that logs, once more, with what stands on the card.
pub(super) fn log_again(action: &Action, card: &Message) -> CreateModal {
    let card = card.embeds.first();
    forms::log(action, &footer(card), &field(card, render::refusal::WHEN))
}

/// What was typed and stands on the card that asks about it.
pub(super) fn typed_on(card: &Message) -> String {
    footer(card.embeds.first())
}

/// The text that was asked about on the card on which the form was opened, where the form is one that keeps it all the same.
pub(super) fn asked_about(certain: bool, filled: &Filled<'_>) -> Option<String> {
    filled.card().filter(|_| certain).map(typed_on)
}

/// The words of a topic that were asked about there.
pub(super) fn topic_asked_about(certain: bool, filled: &Filled<'_>) -> Option<Typed> {
    filled.card().filter(|_| certain).map(topic)
}

/// The form that corrects, once more, with what stands on the card.
pub(super) fn edit_again(action: &Action, card: &Message) -> CreateModal {
    let card = card.embeds.first();
    let (link, when) = (field(card, render::refusal::LINK), field(card, render::refusal::WHEN));
    forms::edit(action, &footer(card), &link, &when)
}

/// The words of a topic, as they stand on the card that asks about them.
pub(super) fn topic(card: &Message) -> Typed {
    let card = card.embeds.first();
    let field = |name| {
        let found = card.and_then(|card| card.fields.iter().find(|field| field.name == name));
        found.map(|field| plain(&field.value)).unwrap_or_default()
    };
    Typed { title: field(team_topics::TITLE), idea: footer(card), opening: field(team_topics::OPENING) }
}

/// A text as it was before it was disarmed: each sign after a backslash stands for itself.
fn plain(disarmed: &str) -> String {
    let mut signs = disarmed.chars();
    let mut plain = String::with_capacity(disarmed.len());
    while let Some(sign) = signs.next() {
        plain.extend(if sign == '\\' { signs.next() } else { Some(sign) });
    }
    plain
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
