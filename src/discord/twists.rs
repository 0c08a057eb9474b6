//! A topic that a member took, in their own words: opens the form, hands over what `app` makes of it. No rule and no SQL.

use super::action::{Action, TwistStep};
use super::answer::Reply;
use super::desk::Desk;
use super::forms::{self, Filled};
use super::render::{team_topics, twists as cards};
use super::second_look;
use crate::app::team_topics::Outcome;
use crate::app::{Failure, Who, twists};
use crate::domain::ids::OfferId;
use crate::domain::refusal::Refusal;
use serenity::all::Message;

/// A press.
pub(super) async fn pressed(
    desk: &Desk,
    who: Who,
    card: &Message,
    offer: OfferId,
    step: TwistStep,
) -> Result<Reply, Failure> {
    let (app, person) = (&desk.app, who.person);
    Ok(match step {
        TwistStep::Make(certain) => {
            let topic = app.look(person, move |turn| twists::open(turn, who, offer)).await?.topic;
            let typed = second_look::topic(card);
            let (title, idea) = if certain { (typed.title, typed.idea) } else { (topic.title, topic.idea) };
            Reply::Form(forms::twist(&Action::Twist(offer, step), &title, &idea))
        }
        TwistStep::Propose => {
            cards::made(&app.turn(person, move |turn| twists::propose(turn, who, offer)).await?).into()
        }
    })
}

/// A form that was submitted.
pub(super) async fn submitted(
    desk: &Desk,
    who: Who,
    filled: &Filled<'_>,
    offer: OfferId,
    step: TwistStep,
) -> Result<Reply, Failure> {
    let TwistStep::Make(certain) = step else { return Err(Refusal::Gone.into()) };
    let (typed, before) = (filled.topic(), second_look::topic_asked_about(certain, filled));
    let made = desk
        .app
        .turn(who.person, move |turn| twists::make(turn, who, offer, (&typed.title, &typed.idea), before.as_ref()));
    Ok(match made.await? {
        Outcome::Kept(suggestion) => cards::made(&suggestion).into(),
        Outcome::Doubtful(doubt, wording) => {
            let again = Action::Twist(offer, TwistStep::Make(true));
            Reply::Fresh(team_topics::doubtful(&doubt, &wording, &again))
        }
    })
}
