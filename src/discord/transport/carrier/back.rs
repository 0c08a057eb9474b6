//! Deletes messages of ours, and reads a channel back for them. Never decides which are to go.

use super::{Carrier, MESSAGE_GONE, PAGE, id, read};
use crate::app::courier::Page;
use crate::discord::transport::line::BRIEFLY;
use crate::domain::ids::{ChannelId, MessageId};
use crate::domain::notice::Outcome;
use chrono::Duration;
use serde_json::Value;
use serenity::http::{LightMethod, Route};
use std::num::NonZeroU64;

/// The first id that Discord can give so long after it gave this one.
#[must_use]
pub fn id_after(one: u64, after: Duration) -> MessageId {
    let later = after.num_milliseconds().cast_unsigned() << 22;
    MessageId(one.saturating_add(later))
}

impl Carrier {
    /// Deletes a message of ours. What is not there any more is deleted.
    ///
    /// # Errors
    /// What became of the attempt.
    pub async fn delete(&self, channel: ChannelId, message: MessageId) -> Result<(), Outcome> {
        let (Some(channel_id), Some(message_id)) = (NonZeroU64::new(channel.0), NonZeroU64::new(message.0)) else {
            return Ok(());
        };
        let route = Route::ChannelMessage { channel_id: channel_id.into(), message_id: message_id.into() };
        match self.line.write(LightMethod::Delete, route, String::new(), Vec::new(), BRIEFLY).await {
            Err(mishap) if mishap.code() == Some(MESSAGE_GONE) => Ok(()),
            answer => answer.map(drop).map_err(|mishap| mishap.outcome()),
        }
    }

    /// Reads a page of a channel for messages of ours, back from the message `before`.
    ///
    /// # Errors
    /// What became of the attempt.
    pub async fn read_back(&self, channel: ChannelId, before: MessageId) -> Result<Page, Outcome> {
        let Some(channel_id) = NonZeroU64::new(channel.0) else { return Err(Outcome::ChannelGone) };
        let route = Route::ChannelMessages { channel_id: channel_id.into() };
        let query = vec![("limit", PAGE.to_string()), ("before", before.to_string())];
        let body = self.line.get(route, Some(query), BRIEFLY).await.map_err(|mishap| mishap.outcome())?;
        let Value::Array(page) = read(&body) else { return Err(Outcome::Unknown) };
        let ours = |message: &&Value| id(&message["author"]["id"]) == Some(self.me.0);
        let found = page.iter().filter(ours).filter_map(|message| id(&message["id"]).map(MessageId)).collect();
        let oldest = page.iter().filter_map(|message| id(&message["id"])).min().map(MessageId);
        Ok(Page { ours: found, before: oldest.filter(|_| page.len() == PAGE) })
    }
}
