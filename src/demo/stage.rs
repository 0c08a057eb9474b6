//! A running demo and its clock, which stops at everything that is due on the way. Never decides what is due.

use crate::clock::Clock;
use crate::domain::ids::PersonId;
use crate::run::Bot;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use local_discord::LocalDiscord;
use std::sync::Arc;
use tokio::sync::{Mutex, OnceCell};

/// A running demo.
pub struct Demo {
    pub(super) clock: Clock,
    pub(super) zone: Tz,
    pub(super) bot: OnceCell<Bot>,
    pub(super) discord: LocalDiscord,
    /// One jump at a time.
    pub(super) jumping: Mutex<()>,
    pub(super) folder: tempfile::TempDir,
}

impl Demo {
    /// Where the page is.
    #[must_use]
    pub fn url(&self) -> String {
        self.discord.url()
    }

    fn bot(&self) -> Option<&Bot> {
        self.bot.get()
    }

    /// Moves the clock, and lets everything happen on the way that would have happened.
    pub(super) async fn jump(&self, target: DateTime<Utc>) {
        let _alone = self.jumping.lock().await;
        if let Some(bot) = self.bot() {
            bot.move_to(target).await;
        }
    }

    /// Moves the clock to the person's next knock that says something, within three weeks.
    pub(super) async fn to_next_knock(&self, person: PersonId) -> Result<String, String> {
        let bot = self.bot().ok_or("The bot is still starting.")?;
        let end = self.clock.now() + chrono::Duration::weeks(3);
        let before = self.knocks(bot, person).await?;
        loop {
            let due = bot.app.next_knock(person).await.map_err(|error| error.to_string())?;
            let Some(due) = due.filter(|due| *due <= end) else {
                return Err("No knock is planned: join with /start and agree to private messages, or do nothing for a few days.".into());
            };
            self.jump(due).await;
            if self.knocks(bot, person).await? > before {
                return Ok("A knock has come.".into());
            }
        }
    }

    async fn knocks(&self, bot: &Bot, person: PersonId) -> Result<usize, String> {
        bot.app.knocks_sent(person).await.map_err(|error| error.to_string())
    }

    /// Ends it; its database goes with it.
    ///
    /// # Errors
    /// Why the bot had ended already, if it had.
    pub async fn end(self: Arc<Self>) -> anyhow::Result<()> {
        let Some(demo) = Arc::into_inner(self) else { return Ok(()) };
        if let Some(bot) = demo.bot.into_inner() {
            bot.stop().await?;
        }
        drop(demo.discord);
        demo.folder.close()?;
        Ok(())
    }
}
