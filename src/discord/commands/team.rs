//! `/team setup`, `/team topics`, `/team away` — for those who manage the server.

use super::{Context, Done, answer, at};
use crate::app::pause;
use crate::app::settings as app_settings;
use crate::app::team::{self, Change};
use crate::app::{Failure, Who};
use crate::discord::answer::Reply;
use crate::discord::desk::Desk;
use crate::discord::render::{self, Card};
use crate::discord::team_topics;
use crate::domain::ids::{ChannelId, PersonId};
use crate::domain::week::EVERY_DAY;
use poise::ChoiceParameter;

/// A weekday as an option.
#[derive(Debug, Clone, Copy, ChoiceParameter)]
pub enum Day {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// For those who manage the server
#[poise::command(
    slash_command,
    subcommands("setup", "topics", "away"),
    subcommand_required,
    install_context = "Guild",
    interaction_context = "Guild"
)]
pub async fn team(_: Context<'_>) -> Done {
    Ok(())
}

/// Channel and time of the weekly post, my rights, a card to join with
#[poise::command(slash_command)]
pub async fn setup(
    ctx: Context<'_>,
    #[description = "Where the weekly post goes"]
    #[channel_types("Text", "News")]
    channel: Option<serenity::all::GuildChannel>,
    #[description = "The team's time zone: type a place"]
    #[autocomplete = "super::zone::autocomplete"]
    #[max_length = 60]
    zone: Option<String>,
    #[description = "On which day the weekly post comes"] day: Option<Day>,
    #[description = "At what time, such as 9:00"]
    #[max_length = 20]
    time: Option<String>,
    #[description = "A role that may use /team besides those who manage the server"] manager: Option<
        serenity::all::Role,
    >,
) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let mut changes = Vec::new();
        changes.extend(channel.map(|channel| Change::Channel(ChannelId(channel.id.get()))));
        let zone = zone.map(|name| app_settings::zone(&name)).transpose().map_err(Failure::from)?;
        changes.extend(zone.map(Change::Zone));
        let time = time.map(|typed| app_settings::time(&typed)).transpose().map_err(Failure::from)?;
        changes.extend(day.map(|day| Change::RecapDay(EVERY_DAY[day as usize])));
        changes.extend(time.map(Change::RecapTime));
        changes.extend(manager.map(|role| Change::ManagerRole(Some(role.id.get()))));
        show(desk, asked.who(), asked.roles(), changes).await.map(Reply::from)
    })
    .await
}

/// The team's own topics: add, change, retire; what members propose; in and out as a file
#[poise::command(slash_command)]
pub async fn topics(
    ctx: Context<'_>,
    #[description = "A CSV file of topics; you see first what would be new"] file: Option<serenity::all::Attachment>,
) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, team_topics::command(desk, asked, file)).await
}

/// Enter leave for somebody: dates only, which they see and can lift
#[poise::command(slash_command)]
pub async fn away(
    ctx: Context<'_>,
    #[description = "Whom"] member: serenity::all::User,
    #[description = "First day: today, tomorrow, monday, 14 March, 2026-03-14"]
    #[max_length = 60]
    from: String,
    #[description = "Last day"]
    #[max_length = 60]
    until: String,
) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move {
        let (who, roles, person) = (asked.who(), asked.roles(), PersonId(member.id.get()));
        let entered =
            desk.app.turn(who.person, move |turn| pause::enter_for(turn, who, &roles, person, &from, &until)).await?;
        Ok(render::pause::entered(person, entered).into())
    })
    .await
}

/// Sets up what is given, and shows how the team is set up, with the rights that are missing in its channel.
pub(in crate::discord) async fn show(
    desk: &Desk,
    who: Who,
    roles: Vec<u64>,
    changes: Vec<Change>,
) -> Result<Card, Failure> {
    let overview = desk
        .app
        .turn(who.person, move |turn| match changes.is_empty() {
            true => team::show(turn, who, &roles),
            false => team::set_up(turn, who, &roles, &changes),
        })
        .await?;
    let lacking = match overview.team.channel {
        Some(channel) => Some(crate::discord::rights::lacking(&desk.http, desk.me, overview.team.id, channel).await),
        None => None,
    };
    Ok(render::team::setup(&overview, lacking.as_deref()))
}
