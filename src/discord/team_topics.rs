//! A team's own topics, as those who manage the team press and fill them in: reads what was chosen, asks `app`, hands over what
//! is said. No rule and no SQL; who may is asked by `app` at each press.

use super::action::{Action, TopicFacet, TopicStep};
use super::answer::{Asked, Reply};
use super::desk::Desk;
use super::forms::{self, Filled};
use super::press::{first, words};
use super::render::{team_topics as cards, topic_files as file_cards, twists as twist_cards};
use super::{importing, second_look};
use crate::app::team_topics::{self as topics, Change, Outcome, Typed};
use crate::app::twists::{self, Settled};
use crate::app::{Failure, topic_files};
use crate::domain::facet::{Audience, Device, Format, Pillar, Purpose};
use crate::domain::ids::TeamTopicId;
use crate::domain::platform::Platform;
use crate::domain::refusal::Refusal;
use crate::domain::topic::EFFORTS;
use serenity::all::{Attachment, Message};

/// The list of topics, or a look at a file that was attached.
pub(super) async fn command(desk: &Desk, asked: Asked<'_>, file: Option<Attachment>) -> Result<Reply, Failure> {
    let Some(file) = file else { return page(desk, asked, 0).await };
    let (app, who, roles) = (&desk.app, asked.who(), asked.roles());
    // Nobody else's file is fetched.
    let named = roles.clone();
    app.look(who.person, move |turn| topics::may(turn, who, &named)).await?;
    let bytes = importing::fetch(desk, &file).await.map_err(|why| Failure::Refused(Refusal::TopicFile(why)))?;
    Ok(file_cards::preview(&app.look_at_topics(who, roles, &file.filename, bytes).await?).into())
}

async fn page(desk: &Desk, asked: Asked<'_>, page: u32) -> Result<Reply, Failure> {
    let (who, roles) = (asked.who(), asked.roles());
    let page = desk.app.turn(who.person, move |turn| topics::page(turn, who, &roles, page)).await?;
    Ok(cards::page(&page).into())
}

/// A press, or a choice.
pub(super) async fn pressed(
    desk: &Desk,
    asked: Asked<'_>,
    card: &Message,
    step: TopicStep,
    chosen: &[String],
) -> Result<Reply, Failure> {
    let (app, who, roles) = (&desk.app, asked.who(), asked.roles());
    let person = who.person;
    Ok(match step {
        TopicStep::Page(at) => return page(desk, asked, at).await,
        TopicStep::Open | TopicStep::Show(_) => {
            let id = match step {
                TopicStep::Show(id) => Some(id),
                _ => first(chosen, |value| value.parse().ok()).ok().map(TeamTopicId),
            };
            // Whoever may not is told so, whatever they chose.
            let opened = app.turn(person, move |turn| {
                topics::may(turn, who, &roles)?;
                topics::open(turn, who, &roles, id.ok_or(Refusal::Gone)?)
            });
            cards::opened(&opened.await?).into()
        }
        TopicStep::Add(certain) => {
            app.look(person, move |turn| topics::may(turn, who, &roles)).await?;
            let typed = if certain { second_look::topic(card) } else { Typed::default() };
            Reply::Form(forms::topic(&Action::TeamTopic(step), &typed))
        }
        TopicStep::Edit(id, certain) => {
            let topic = app.look(person, move |turn| topics::open(turn, who, &roles, id)).await?.wording;
            let kept = Typed { title: topic.title, idea: topic.idea, opening: topic.opening };
            let typed = if certain { second_look::topic(card) } else { kept };
            Reply::Form(forms::topic(&Action::TeamTopic(step), &typed))
        }
        TopicStep::Suits(id) => {
            cards::suits(&app.turn(person, move |turn| topics::open(turn, who, &roles, id)).await?).into()
        }
        TopicStep::Set(id, facet) => {
            let change = change(facet, chosen);
            let changed = app.turn(person, move |turn| {
                topics::may(turn, who, &roles)?;
                topics::change(turn, who, &roles, id, change.ok_or(Refusal::Gone)?)
            });
            let changed = changed.await?;
            match facet {
                TopicFacet::Pillar | TopicFacet::Purposes | TopicFacet::Device => cards::opened(&changed),
                _ => cards::suits(&changed),
            }
            .into()
        }
        TopicStep::Retire(id, retired) => {
            let change = Change::Retired(retired);
            let changed = app.turn(person, move |turn| topics::change(turn, who, &roles, id, change)).await?;
            cards::opened(&changed).into()
        }
        TopicStep::Proposal(at) => {
            let proposal = app.turn(person, move |turn| twists::proposal(turn, who, &roles, at)).await?;
            twist_cards::proposal(proposal.as_ref()).into()
        }
        TopicStep::Settle(twist, accept) => {
            let settled = app.turn(person, move |turn| {
                let settled = twists::settle(turn, who, &roles, twist, accept)?;
                Ok((settled, twists::proposal(turn, who, &roles, 0)?))
            });
            match settled.await? {
                (Settled::Accepted(topic), _) => cards::taken_up(&topic).into(),
                (Settled::Declined, next) => twist_cards::declined(next.as_ref()).into(),
            }
        }
        TopicStep::HowToImport => {
            app.look(person, move |turn| topics::may(turn, who, &roles)).await?;
            Reply::Fresh(file_cards::how())
        }
        TopicStep::Export => Reply::Fresh(file_cards::exported(app.export_topics(who, roles).await?)),
        TopicStep::Take(file, taking) => {
            let taken = app.turn(person, move |turn| topic_files::take_in(turn, who, &roles, file, taking)).await?;
            file_cards::taken(&taken).into()
        }
        TopicStep::Leave(file) => {
            app.turn(person, move |turn| topic_files::leave(turn, who, &roles, file)).await?;
            file_cards::left().into()
        }
    })
}

/// What was chosen of a facet; nothing where no word of it was.
fn change(facet: TopicFacet, chosen: &[String]) -> Option<Change> {
    fn some<T>(chosen: &[String], read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
        Some(words(chosen, read)).filter(|words| !words.is_empty())
    }
    Some(match facet {
        TopicFacet::Pillar => Change::Pillar(some(chosen, Pillar::from_slug)?.pop()?),
        TopicFacet::Formats => Change::Formats(some(chosen, Format::from_slug)?),
        TopicFacet::Platforms => Change::Platforms(some(chosen, Platform::from_slug)?),
        TopicFacet::Audience => Change::Audience(some(chosen, Audience::from_slug)?),
        TopicFacet::Purposes => Change::Purposes(some(chosen, Purpose::from_slug)?),
        TopicFacet::Effort => {
            let minutes = some(chosen, |value| value.parse().ok())?.pop()?;
            Change::Effort(Some(minutes).filter(|minutes| EFFORTS.contains(minutes))?)
        }
        TopicFacet::Device => Change::Device(some(chosen, Device::from_slug)?.pop()?),
    })
}

/// A form that was submitted.
pub(super) async fn submitted(
    desk: &Desk,
    asked: Asked<'_>,
    filled: &Filled<'_>,
    step: TopicStep,
) -> Result<Reply, Failure> {
    let (id, certain) = match step {
        TopicStep::Add(certain) => (None, certain),
        TopicStep::Edit(id, certain) => (Some(id), certain),
        _ => return Err(Refusal::Gone.into()),
    };
    let (who, roles, typed) = (asked.who(), asked.roles(), filled.topic());
    let before = second_look::topic_asked_about(certain, filled);
    let kept = desk.app.turn(who.person, move |turn| topics::keep(turn, who, &roles, id, &typed, before.as_ref()));
    Ok(match kept.await? {
        Outcome::Kept(topic) => cards::opened(&topic).into(),
        Outcome::Doubtful(doubt, wording) => {
            let again = id.map_or(TopicStep::Add(true), |id| TopicStep::Edit(id, true));
            Reply::Fresh(cards::doubtful(&doubt, &wording, &Action::TeamTopic(again)))
        }
    })
}
