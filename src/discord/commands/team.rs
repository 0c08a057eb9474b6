//! `/team setup`, `/team overview`, `/team topics`, `/team away`, `/team recap` — for those who manage the server.

use super::{Context, Done, answer, at};
use crate::app::Failure;
use crate::app::pause;
use crate::app::settings as app_settings;
use crate::app::team::Change;
use crate::discord::answer::Reply;
use crate::discord::render;
use crate::discord::{board, team, team_topics};
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
    rename = "team",
    subcommands("setup", "overview", "topics", "away", "recap"),
    subcommand_required,
    install_context = "Guild",
    interaction_context = "Guild"
)]
pub async fn command(_: Context<'_>) -> Done {
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
        team::show(desk, asked.who(), asked.roles(), changes).await.map(Reply::from)
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

/// What members chose to show: kinds and places of their posts, and awareness days ahead
#[poise::command(slash_command)]
pub async fn overview(ctx: Context<'_>) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move { team::overview(desk, asked.who(), asked.roles()).await.map(Reply::from) }).await
}

/// The weekly post as it would be: look at it, or post it now
#[poise::command(slash_command)]
pub async fn recap(ctx: Context<'_>) -> Done {
    let (desk, asked) = at(ctx);
    answer(desk, asked, async move { board::preview(desk, asked.who(), asked.roles()).await.map(Reply::from) }).await
}
