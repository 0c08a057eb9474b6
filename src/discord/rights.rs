//! Looks which rights Rounds lacks in a channel. Never decides what follows from it.

use super::render::team::Lacking;
use super::transport::mishap::told;
use crate::domain::ids::{ChannelId, PersonId, TeamId};
use serenity::all::{Channel, GuildId, Http, PermissionOverwriteType, Permissions, RoleId};

const NEEDED: [(Permissions, Lacking); 5] = [
    (Permissions::VIEW_CHANNEL, Lacking::See),
    (Permissions::SEND_MESSAGES, Lacking::Write),
    (Permissions::EMBED_LINKS, Lacking::Embed),
    (Permissions::READ_MESSAGE_HISTORY, Lacking::History),
    (Permissions::ATTACH_FILES, Lacking::Attach),
];

/// The rights that Rounds lacks in the channel; a channel that cannot be looked at lacks all of them.
pub async fn lacking(http: &Http, me: PersonId, team: TeamId, channel: ChannelId) -> Vec<Lacking> {
    let has = match held(http, me, team, channel).await {
        Ok(has) => has,
        Err(error) => {
            tracing::info!(error = told(&error), %team, "the team's channel cannot be looked at");
            Permissions::empty()
        }
    };
    NEEDED.iter().filter(|(right, _)| !has.contains(*right)).map(|(_, lacking)| *lacking).collect()
}

/// As Discord reckons it: roles together, then the channel's own rules for everyone, for the roles, for the bot.
async fn held(http: &Http, bot: PersonId, team: TeamId, channel: ChannelId) -> serenity::Result<Permissions> {
    let guild = GuildId::new(team.0);
    let Channel::Guild(channel) = http.get_channel(channel.0.into()).await? else { return Ok(Permissions::empty()) };
    let me = http.get_member(guild, bot.0.into()).await?;
    let roles = http.get_guild_roles(guild).await?;
    let everyone = RoleId::new(team.0);
    let mine = |role: RoleId| role == everyone || me.roles.contains(&role);
    let base = roles.iter().filter(|role| mine(role.id)).fold(Permissions::empty(), |all, role| all | role.permissions);
    if base.contains(Permissions::ADMINISTRATOR) {
        return Ok(Permissions::all());
    }
    let mut has = base;
    let (mut deny, mut allow) = (Permissions::empty(), Permissions::empty());
    for rule in &channel.permission_overwrites {
        match rule.kind {
            PermissionOverwriteType::Role(role) if role == everyone => has = (has & !rule.deny) | rule.allow,
            PermissionOverwriteType::Role(role) if mine(role) => (deny, allow) = (deny | rule.deny, allow | rule.allow),
            _ => {}
        }
    }
    has = (has & !deny) | allow;
    for rule in &channel.permission_overwrites {
        if matches!(rule.kind, PermissionOverwriteType::Member(user) if user.get() == bot.0) {
            has = (has & !rule.deny) | rule.allow;
        }
    }
    Ok(has)
}
