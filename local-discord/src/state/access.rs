//! Who may do what where: Discord's algorithm for roles, overwrites, threads and direct messages.
use super::{Channel, Id, World};
use crate::Permissions;
use crate::refusal::Refusal;

impl World {
    /// What `user` may do in a channel.
    pub(crate) fn permissions_in(&self, channel: &Channel, user: Id) -> Permissions {
        let Some(guild_id) = channel.guild else {
            let inside = channel.dm.is_some_and(|(person, bot)| person == user || bot == user);
            return if inside { !Permissions::ADMINISTRATOR & Permissions::ALL } else { Permissions::NONE };
        };
        let base = self.guild_permissions(guild_id, user);
        if base == Permissions::ALL {
            return base;
        }
        // A thread takes its permissions from the channel it hangs on.
        let holder = channel.thread.as_ref().and_then(|t| self.channels.get(&t.parent)).unwrap_or(channel);
        let Some(member) = self.guilds.get(&guild_id).and_then(|g| g.members.get(&user)) else {
            return Permissions::NONE;
        };
        let mut may = base;
        for o in holder.overwrites.iter().filter(|o| !o.member && o.id == guild_id) {
            may = (may & !o.deny) | o.allow;
        }
        let (mut allow, mut deny) = (Permissions::NONE, Permissions::NONE);
        for o in holder.overwrites.iter().filter(|o| !o.member && member.roles.contains(&o.id)) {
            allow |= o.allow;
            deny |= o.deny;
        }
        may = (may & !deny) | allow;
        for o in holder.overwrites.iter().filter(|o| o.member && o.id == user) {
            may = (may & !o.deny) | o.allow;
        }
        if may.has(Permissions::VIEW_CHANNEL) { may } else { Permissions::NONE }
    }

    /// Refuses unless `user` sees the channel and has all of `needs` there.
    pub(crate) fn require(&self, channel: Id, user: Id, needs: Permissions) -> Result<(), Refusal> {
        let channel = self.channel(channel)?;
        let has = self.permissions_in(channel, user);
        if !has.has(Permissions::VIEW_CHANNEL) {
            return Err(Refusal::missing_access());
        }
        if has.has(needs) { Ok(()) } else { Err(Refusal::missing_permissions()) }
    }

    /// Refuses unless a bot may send here, for the reason that Discord would give.
    pub(crate) fn require_sending(&self, channel: Id, bot: Id, embeds: bool, files: bool) -> Result<(), Refusal> {
        let place = self.channel(channel)?;
        if let Some((person, with)) = place.dm {
            if with != bot {
                return Err(Refusal::missing_access());
            }
            if !self.share_guild(person, bot) {
                return Err(Refusal::no_mutual_guilds());
            }
            let open = self.users.get(&person).is_some_and(|u| u.dms_open);
            return if open { Ok(()) } else { Err(Refusal::cannot_send()) };
        }
        let send =
            if place.thread.is_some() { Permissions::SEND_MESSAGES_IN_THREADS } else { Permissions::SEND_MESSAGES };
        self.require(channel, bot, send)?;
        let has = self.permissions_in(place, bot);
        if place.thread.as_ref().is_some_and(|t| t.archived && t.locked) && !has.has(Permissions::MANAGE_THREADS) {
            return Err(Refusal::archived_thread());
        }
        // Without EMBED_LINKS Discord drops embeds in silence for people, and refuses bots.
        if (embeds && !has.has(Permissions::EMBED_LINKS)) || (files && !has.has(Permissions::ATTACH_FILES)) {
            return Err(Refusal::missing_permissions());
        }
        Ok(())
    }
}
