//! Looks once at how Discord sees the bot: whether it knows the token, which commands are registered, what time it is
//! there. Never waits for Discord to come back, and changes nothing.

use super::connect::{Hindrance, Way, ask, id};
use super::line::Line;
use crate::domain::ids::{PersonId, TeamId};
use chrono::{DateTime, Duration, Utc};
use serenity::all::ApplicationId;
use serenity::http::Route;
use std::num::NonZeroU64;
use thiserror::Error;

/// How Discord sees the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// The bot as a person.
    pub me: PersonId,
    /// Its application.
    pub application: ApplicationId,
    /// How many more sessions it may begin today, if Discord says so.
    pub sessions_left: Option<u64>,
    /// The names of the commands that are registered.
    pub commands: Vec<String>,
    /// By how much the clock of this machine is ahead of Discord's, if Discord says what time it is.
    pub ahead: Option<Duration>,
}

/// Why it could not be looked at.
#[derive(Debug, Error)]
pub enum Unexamined {
    /// The token is not valid.
    #[error("Discord does not accept the token")]
    TokenRefused,
    /// Discord did not answer as it should.
    #[error("{0}")]
    NotReached(String),
}

impl From<Hindrance> for Unexamined {
    fn from(hindrance: Hindrance) -> Self {
        match hindrance {
            Hindrance::Token => Self::TokenRefused,
            Hindrance::Mishap(mishap) => Self::NotReached(mishap.to_string()),
            Hindrance::Sense(why) => Self::NotReached(why.to_owned()),
            Hindrance::Sessions(_) => Self::NotReached("too many sessions were begun today".to_owned()),
        }
    }
}

impl Way {
    /// Looks once; at the commands of one server where they are registered there alone.
    ///
    /// # Errors
    /// Why there is nothing to see.
    pub async fn examine(&self, line: &Line, only_team: Option<TeamId>) -> Result<Examined, Unexamined> {
        let ahead = self.ahead(line.clock().now()).await;
        let me = id(&ask(line, Route::UserMe).await?)?;
        let application: ApplicationId = id(&ask(line, Route::Oauth2ApplicationCurrent).await?)?.into();
        let sessions = ask(line, Route::GatewayBot).await?;
        let route = match only_team.and_then(|team| NonZeroU64::new(team.0)) {
            Some(guild) => Route::GuildCommands { application_id: application, guild_id: guild.into() },
            None => Route::Commands { application_id: application },
        };
        let commands = ask(line, route).await?;
        let names = commands.as_array().into_iter().flatten().filter_map(|one| one["name"].as_str());
        Ok(Examined {
            me: PersonId(me.get()),
            application,
            sessions_left: sessions["session_start_limit"]["remaining"].as_u64(),
            commands: names.map(str::to_owned).collect(),
            ahead,
        })
    }

    /// By how much `now` is ahead of the time that Discord's answers carry.
    async fn ahead(&self, now: DateTime<Utc>) -> Option<Duration> {
        let base = self.url.as_deref().unwrap_or("https://discord.com");
        let answer = self.web().ok()?.get(format!("{base}/api/v10/gateway")).send().await.ok()?;
        let date = answer.headers().get(reqwest::header::DATE)?.to_str().ok()?;
        Some(now - DateTime::parse_from_rfc2822(date).ok()?.to_utc())
    }
}
