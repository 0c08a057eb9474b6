//! What the gateway tells: interactions go to their handlers, each once; servers come and go.

use super::desk::Desk;
use super::press;
use crate::domain::ids::{PersonId, TeamId};
use chrono::DateTime;
use poise::FrameworkContext;
use serenity::all::{FullEvent, Interaction};

/// Handles one event. Commands are poise's; buttons, selects and forms are handled here, so that they survive a restart.
pub async fn handle(
    context: FrameworkContext<'_, Desk, anyhow::Error>,
    event: &FullEvent,
) -> Result<(), anyhow::Error> {
    let desk = context.user_data;
    match event {
        FullEvent::InteractionCreate { interaction } => {
            remember_name(desk, interaction);
            match interaction {
                Interaction::Component(one) if desk.seen.first_time(one.id.get()) => press::pressed(desk, one).await,
                Interaction::Modal(one) if desk.seen.first_time(one.id.get()) => press::submitted(desk, one).await,
                _ => {}
            }
            if let Some(team) = server_of(interaction) {
                let at = interaction.id().created_at();
                desk.app.heard_from(team, DateTime::from_timestamp(at.unix_timestamp(), 0).unwrap_or_default()).await?;
            }
        }
        FullEvent::Ready { data_about_bot } => {
            // Each shard knows only its own servers.
            let (shard, total) = data_about_bot.shard.map_or((0, 1), |shard| (shard.id.0, shard.total));
            let servers = data_about_bot.guilds.iter().map(|guild| TeamId(guild.id.get())).collect();
            tracing::info!(shard, total, servers = data_about_bot.guilds.len(), "connected");
            desk.app.only_in(servers, move |team| shard_of(team, total) == shard).await?;
        }
        FullEvent::GuildCreate { guild, .. } => {
            let team = TeamId(guild.id.get());
            desk.teams.set(team, guild.name.clone());
            desk.teams.set_away(team, false);
            desk.app.present(team).await?;
        }
        FullEvent::GuildUpdate { new_data, .. } => {
            desk.teams.set(TeamId(new_data.id.get()), new_data.name.clone());
        }
        // Unavailable is an outage at Discord's: everything is kept as it is, and what goes there waits.
        FullEvent::GuildDelete { incomplete, .. } if incomplete.unavailable => {
            desk.teams.set_away(TeamId(incomplete.id.get()), true);
        }
        FullEvent::GuildDelete { incomplete, .. } => desk.app.left(TeamId(incomplete.id.get())).await?,
        _ => {}
    }
    Ok(())
}

/// Which of `total` shards hears of a server: Discord decides it by the instant in the server's id. Direct messages come to
/// shard 0.
const fn shard_of(team: TeamId, total: u32) -> u32 {
    ((team.0 >> 22) % total as u64) as u32
}

/// In which server something was done; a direct message is in none.
const fn server_of(interaction: &Interaction) -> Option<TeamId> {
    let guild = match interaction {
        Interaction::Command(one) | Interaction::Autocomplete(one) => one.guild_id,
        Interaction::Component(one) => one.guild_id,
        Interaction::Modal(one) => one.guild_id,
        _ => None,
    };
    match guild {
        Some(guild) => Some(TeamId(guild.get())),
        None => None,
    }
}

fn remember_name(desk: &Desk, interaction: &Interaction) {
    let (team, member) = match interaction {
        Interaction::Command(one) => (one.guild_id, one.member.as_deref()),
        Interaction::Component(one) => (one.guild_id, one.member.as_ref()),
        Interaction::Modal(one) => (one.guild_id, one.member.as_ref()),
        _ => (None, None),
    };
    if let (Some(team), Some(member)) = (team, member) {
        let person = PersonId(member.user.id.get());
        desk.carrier.remember_name(TeamId(team.get()), person, member.display_name().to_owned());
    }
}
