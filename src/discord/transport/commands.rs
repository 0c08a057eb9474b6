//! Tells Discord which commands there are, until it listens. Which there are is decided elsewhere.

use super::line::{Line, PATIENTLY};
use super::pause::Pauses;
use crate::domain::ids::TeamId;
use serenity::all::ApplicationId;
use serenity::http::{LightMethod, Route};
use std::num::NonZeroU64;
use thiserror::Error;

/// Why commands cannot be registered, now or ever.
#[derive(Debug, Error)]
pub enum RegisterError {
    /// The token is not valid: exit code 2, and no restart.
    #[error("Discord does not accept the bot's token")]
    TokenRefused,
    /// Discord does not take them as they are, or not for that server.
    #[error("Discord does not take the commands: {0}")]
    Refused(String),
}

/// Registers a list of commands (JSON, or poise's builders): everywhere, or in one server for trials. The other list
/// is left as it is.
///
/// # Errors
/// If trying again is of no use. Anything else is waited out, so that this is to run beside the gateway.
pub async fn register(
    line: &Line,
    application: ApplicationId,
    commands: &(impl serde::Serialize + Sync + ?Sized),
    guild: Option<TeamId>,
) -> Result<(), RegisterError> {
    let refused = |why: &str| RegisterError::Refused(why.to_owned());
    let body = serde_json::to_string(commands).map_err(|error| RegisterError::Refused(error.to_string()))?;
    let route = match guild.map(|guild| NonZeroU64::new(guild.0)) {
        None => Route::Commands { application_id: application },
        Some(Some(guild)) => Route::GuildCommands { application_id: application, guild_id: guild.into() },
        Some(None) => return Err(refused("no server has the id 0")),
    };
    let mut pauses = Pauses::default();
    loop {
        let mishap = match line.write(LightMethod::Put, route, body.clone(), Vec::new(), PATIENTLY).await {
            Ok(_) => {
                tracing::info!(guild = guild.map(|guild| guild.0), "commands are registered");
                return Ok(());
            }
            Err(mishap) => mishap,
        };
        match mishap.outcome() {
            _ if mishap.refuses_token() => return Err(RegisterError::TokenRefused),
            outcome if outcome.is_passing() => {}
            _ => return Err(refused(&mishap.to_string())),
        }
        let pause = pauses.next(mishap.pause().and_then(|pause| pause.to_std().ok()));
        tracing::warn!(why = %mishap, seconds = pause.as_secs(), "commands are not registered yet");
        tokio::time::sleep(pause).await;
    }
}
