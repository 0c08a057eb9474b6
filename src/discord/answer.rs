//! Decides how an interaction is answered: at once, or after a pause that Discord is told of; privately; once.
//! Never decides what is said.

use super::commands;
use super::desk::Desk;
use super::render::{self, Card};
use super::transport::mishap::told as in_words;
use crate::app::{Failure, Who, goals};
use crate::domain::ids::{ChannelId, GoalId, PersonId, TeamId};
use serenity::all::{
    CommandInteraction, ComponentInteraction, CreateInteractionResponse, CreateInteractionResponseFollowup,
    CreateInteractionResponseMessage, CreateModal, EditInteractionResponse, Http, Member, MessageFlags,
    ModalInteraction, Permissions,
};
use serenity::futures::FutureExt;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

/// Discord waits three seconds for the first answer; what takes longer than this asks for more time.
const PATIENCE: Duration = Duration::from_millis(2000);

/// What is said in answer.
pub enum Reply {
    /// A card: in place of the private card that was pressed, else a new private one.
    Card(Card),
    /// A new private card, whatever was pressed.
    Fresh(Card),
    /// Several new private cards, one after the other.
    Several(Vec<Card>),
    /// A form to fill in.
    Form(CreateModal),
    /// One card for everybody in this channel, one for the person.
    Aloud {
        /// For everybody.
        all: Box<Card>,
        /// For the person.
        own: Card,
        /// The goal that everybody is told of: where they do not hear of it, it can be told once more.
        goal: Option<GoalId>,
    },
}

impl From<Card> for Reply {
    fn from(card: Card) -> Self {
        Self::Card(card)
    }
}

/// What is to be answered.
#[derive(Clone, Copy)]
pub enum Asked<'a> {
    /// A slash command or a message menu.
    Command(&'a CommandInteraction),
    /// A button or a select.
    Press(&'a ComponentInteraction),
    /// A submitted form.
    Form(&'a ModalInteraction),
}

impl Asked<'_> {
    fn member(&self) -> Option<&Member> {
        match self {
            Self::Command(one) => one.member.as_deref(),
            Self::Press(one) => one.member.as_ref(),
            Self::Form(one) => one.member.as_ref(),
        }
    }

    /// Who asks, and from where.
    #[must_use]
    pub fn who(&self) -> Who {
        let (person, team) = match self {
            Self::Command(one) => (one.user.id, one.guild_id),
            Self::Press(one) => (one.user.id, one.guild_id),
            Self::Form(one) => (one.user.id, one.guild_id),
        };
        let manages = Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR;
        let manages_server =
            self.member().and_then(|member| member.permissions).is_some_and(|has| has.intersects(manages));
        Who { person: PersonId(person.get()), team: team.map(|team| TeamId(team.get())), manages_server }
    }

    /// The channel in which it was asked.
    #[must_use]
    pub fn channel(&self) -> ChannelId {
        ChannelId(match self {
            Self::Command(one) => one.channel_id.get(),
            Self::Press(one) => one.channel_id.get(),
            Self::Form(one) => one.channel_id.get(),
        })
    }

    /// The asker's roles in this server.
    #[must_use]
    pub fn roles(&self) -> Vec<u64> {
        self.member().map(|member| member.roles.iter().map(|role| role.get()).collect()).unwrap_or_default()
    }

    /// What identifies the request: the same request delivered twice has the same.
    #[must_use]
    pub fn id(&self) -> u64 {
        match self {
            Self::Command(one) => one.id.get(),
            Self::Press(one) => one.id.get(),
            Self::Form(one) => one.id.get(),
        }
    }

    /// Whether it was pressed on a card that only the asker sees, which can give way to the next.
    fn on_private_card(&self) -> bool {
        let message = match self {
            Self::Command(_) => None,
            Self::Press(one) => Some(&*one.message),
            Self::Form(one) => one.message.as_deref(),
        };
        message.and_then(|message| message.flags).is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL))
    }

    /// What it is counted as: few words, none of them a person's.
    fn counted_as(&self) -> &'static str {
        match self {
            Self::Command(one) => commands::counted_as(one),
            Self::Press(_) => "button",
            Self::Form(_) => "form",
        }
    }

    /// The first answer.
    async fn respond(&self, desk: &Desk, since: Instant, response: CreateInteractionResponse) -> serenity::Result<()> {
        let http = &desk.http;
        match self {
            Self::Command(one) => one.create_response(http, response).await,
            Self::Press(one) => one.create_response(http, response).await,
            Self::Form(one) => one.create_response(http, response).await,
        }?;
        desk.app.metrics().first_answer(since.elapsed());
        Ok(())
    }

    async fn edit(&self, http: &Http, edit: EditInteractionResponse) -> serenity::Result<()> {
        match self {
            Self::Command(one) => one.edit_response(http, edit).await.map(drop),
            Self::Press(one) => one.edit_response(http, edit).await.map(drop),
            Self::Form(one) => one.edit_response(http, edit).await.map(drop),
        }
    }

    async fn follow_up(&self, http: &Http, message: CreateInteractionResponseFollowup) -> serenity::Result<()> {
        match self {
            Self::Command(one) => one.create_followup(http, message).await.map(drop),
            Self::Press(one) => one.create_followup(http, message).await.map(drop),
            Self::Form(one) => one.create_followup(http, message).await.map(drop),
        }
    }
}

/// Answers with what `work` comes to: within two seconds at once, later after telling Discord so.
pub async fn answer(desk: &Desk, asked: Asked<'_>, work: impl Future<Output = Result<Reply, Failure>>) {
    let since = Instant::now();
    let work = AssertUnwindSafe(work).catch_unwind();
    tokio::pin!(work);
    let in_time = tokio::select! {
        outcome = &mut work => Some(outcome),
        () = tokio::time::sleep(PATIENCE) => None,
    };
    let came_to;
    let told = match in_time {
        Some(outcome) => {
            came_to = word(&outcome);
            say(desk, asked, since, settle(desk, asked, outcome)).await
        }
        None => {
            let update = asked.on_private_card();
            let wait = if update {
                CreateInteractionResponse::Acknowledge
            } else {
                CreateInteractionResponse::Defer(CreateInteractionResponseMessage::new().ephemeral(true))
            };
            let deferred = asked.respond(desk, since, wait).await;
            let outcome = work.await;
            came_to = word(&outcome);
            let reply = settle(desk, asked, outcome);
            match deferred {
                Ok(()) => say_late(desk, asked, reply).await,
                Err(error) => {
                    if let Reply::Aloud { goal, .. } = reply {
                        unshare(desk, asked, goal).await;
                    }
                    Err(error)
                }
            }
        }
    };
    desk.app.metrics().answered(asked.counted_as(), if told.is_ok() { came_to } else { "unheard" });
    match told {
        Ok(()) => {
            tell_if_closed(desk, asked).await;
            tell_news(desk, asked).await;
        }
        // The work is done and kept; only the answer did not arrive. Nothing is sent in its place.
        Err(error) => {
            desk.carrier.trouble().note_error(&error);
            tracing::warn!(interaction = asked.id(), error = in_words(&error), "an answer did not arrive");
        }
    }
}

type Outcome = Result<Result<Reply, Failure>, Box<dyn std::any::Any + Send>>;

/// What it is counted as.
const fn word(outcome: &Outcome) -> &'static str {
    match outcome {
        Ok(Ok(_)) => "done",
        Ok(Err(Failure::Refused(_))) => "refused",
        Ok(Err(_)) => "failed",
        Err(_) => "panicked",
    }
}

fn settle(desk: &Desk, asked: Asked<'_>, outcome: Outcome) -> Reply {
    let id = format!("{:07x}", asked.id() & 0xfff_ffff);
    match outcome {
        Ok(Ok(reply)) => reply,
        Ok(Err(failure)) => {
            if !matches!(failure, Failure::Refused(_)) {
                tracing::error!(fault = id, error = %failure, "a request failed");
            }
            Reply::Fresh(render::refusal::failure(&failure, &id, &|team| desk.teams.get(team)))
        }
        Err(_) => {
            tracing::error!(fault = id, "a request panicked");
            Reply::Fresh(render::refusal::inner(&id))
        }
    }
}

async fn say(desk: &Desk, asked: Asked<'_>, since: Instant, reply: Reply) -> serenity::Result<()> {
    match reply {
        Reply::Card(card) if asked.on_private_card() => asked.respond(desk, since, card.update()).await,
        Reply::Card(card) | Reply::Fresh(card) => asked.respond(desk, since, card.private()).await,
        Reply::Several(cards) => {
            let mut cards = cards.into_iter();
            let first = cards.next().unwrap_or_default();
            asked.respond(desk, since, first.private()).await?;
            further(asked, &desk.http, cards).await
        }
        Reply::Form(form) => asked.respond(desk, since, CreateInteractionResponse::Modal(form)).await,
        Reply::Aloud { all, own, goal } => {
            let told = asked.respond(desk, since, own.private()).await;
            aloud(desk, asked, told, *all, goal).await
        }
    }
}

/// What follows the first of several cards.
async fn further(asked: Asked<'_>, http: &Http, cards: impl Iterator<Item = Card> + Send) -> serenity::Result<()> {
    for card in cards {
        asked.follow_up(http, card.follow_up(true)).await?;
    }
    Ok(())
}

async fn say_late(desk: &Desk, asked: Asked<'_>, reply: Reply) -> serenity::Result<()> {
    let http = &desk.http;
    match reply {
        Reply::Fresh(card) if asked.on_private_card() => asked.follow_up(http, card.follow_up(true)).await,
        Reply::Card(card) | Reply::Fresh(card) => asked.edit(http, card.late()).await,
        Reply::Several(cards) if asked.on_private_card() => further(asked, http, cards.into_iter()).await,
        Reply::Several(cards) => {
            let mut cards = cards.into_iter();
            let first = cards.next().unwrap_or_default();
            asked.edit(http, first.late()).await?;
            further(asked, http, cards).await
        }
        // A form has to come at once; nothing that opens one waits for anything slow.
        Reply::Form(_) => asked.edit(http, render::refusal::try_again().late()).await,
        Reply::Aloud { all, own, goal } => {
            let told = asked.edit(http, own.late()).await;
            aloud(desk, asked, told, *all, goal).await
        }
    }
}

/// Says for everybody what the person was told that everybody hears. Where it does not arrive, that is taken back: they know,
/// and can say it once more.
async fn aloud(
    desk: &Desk,
    asked: Asked<'_>,
    told: serenity::Result<()>,
    all: Card,
    goal: Option<GoalId>,
) -> serenity::Result<()> {
    let knows = told.is_ok();
    let heard = match told {
        Ok(()) => asked.follow_up(&desk.http, all.follow_up(false)).await,
        Err(error) => Err(error),
    };
    if heard.is_err() {
        unshare(desk, asked, goal).await;
        if knows && let Err(error) = asked.edit(&desk.http, render::refusal::unheard().late()).await {
            tracing::warn!(error = in_words(&error), "could not say that nobody heard of it");
        }
    }
    heard
}

/// The goal was not told, and can be once more.
async fn unshare(desk: &Desk, asked: Asked<'_>, goal: Option<GoalId>) {
    let (Some(goal), who) = (goal, asked.who()) else { return };
    if let Err(error) = desk.app.turn(who.person, move |turn| goals::unshare(turn, who, goal)).await {
        tracing::warn!(%error, "a goal that nobody heard of still counts as told");
    }
}

/// Whoever could not be written to is told at the next occasion, once.
async fn tell_if_closed(desk: &Desk, asked: Asked<'_>) {
    match desk.app.take_untold(asked.who().person).await {
        Ok(true) => {
            let told = asked.follow_up(&desk.http, render::refusal::closed().follow_up(true)).await;
            if let Err(error) = told {
                tracing::warn!(error = in_words(&error), "could not say that direct messages are closed");
            }
        }
        Ok(false) => {}
        Err(error) => tracing::warn!(%error, "could not look whether direct messages were refused"),
    }
}

/// Whoever manages the server is told at the next occasion what could not be sent, once.
async fn tell_news(desk: &Desk, asked: Asked<'_>) {
    let who = asked.who();
    if who.team.is_none() {
        return;
    }
    match desk.app.take_news(who, asked.roles()).await {
        Ok(news) if news.is_empty() => {}
        Ok(news) => {
            let told = asked.follow_up(&desk.http, render::team::news(&news).follow_up(true)).await;
            if let Err(error) = told {
                tracing::warn!(error = in_words(&error), "could not tell what was not sent");
            }
        }
        Err(error) => tracing::warn!(%error, "could not look what managers are to be told"),
    }
}
