//! Looks which rights Rounds lacks in a channel. Never decides what follows from it.

use super::render::team::Lacking;
use super::transport::mishap::told;
use crate::domain::ids::{ChannelId, PersonId, TeamId};
use crate::domain::team::Team;
use serde_json::Value;
use serenity::all::Http;
use serenity::http::{LightMethod, Request, Route};
use std::num::NonZeroU64;

/// Discord's bits of the rights, of which serenity does not know them all.
/// <https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags>
const NEEDED: [(u64, Lacking); 5] = [
    (1 << 10, Lacking::See),
    (1 << 11, Lacking::Write),
    (1 << 14, Lacking::Embed),
    (1 << 16, Lacking::History),
    (1 << 15, Lacking::Attach),
];
const THREAD: (u64, Lacking) = (1 << 35, Lacking::Thread);
const PIN: (u64, Lacking) = (1 << 51, Lacking::Pin);
const ADMINISTRATOR: u64 = 1 << 3;
/// How Discord marks a channel's rule for a role, and for a member.
const ROLE: u64 = 0;
const MEMBER: u64 = 1;

/// The rights that Rounds needs and lacks in the team's channel.
pub async fn lacking_of(http: &Http, me: PersonId, team: &Team, channel: ChannelId) -> Vec<Lacking> {
    lacking(http, me, team.id, channel, (team.thread, team.pin)).await
}

/// The rights that Rounds needs and lacks in the channel of a team that wants a thread, and a pin; a channel that cannot be
/// looked at lacks all of them.
pub async fn lacking(
    http: &Http,
    me: PersonId,
    team: TeamId,
    channel: ChannelId,
    (thread, pin): (bool, bool),
) -> Vec<Lacking> {
    let mut needed = NEEDED.to_vec();
    needed.extend(thread.then_some(THREAD));
    needed.extend(pin.then_some(PIN));
    let has = match held(http, me, team, channel).await {
        Ok(has) => has,
        Err(error) => {
            tracing::info!(error = told(&error), %team, "the team's channel cannot be looked at");
            0
        }
    };
    needed.iter().filter(|(right, _)| has & right == 0).map(|(_, lacking)| *lacking).collect()
}

/// As Discord reckons it: roles together, then the channel's own rules for everyone, for the roles, for the bot.
async fn held(http: &Http, me: PersonId, team: TeamId, channel: ChannelId) -> serenity::Result<u64> {
    let ids = (NonZeroU64::new(team.0), NonZeroU64::new(me.0), NonZeroU64::new(channel.0));
    let (Some(guild), Some(user), Some(place)) = ids else { return Ok(0) };
    let ask = |route| http.fire::<Value>(Request::new(route, LightMethod::Get));
    let channel = ask(Route::Channel { channel_id: place.into() }).await?;
    let member = ask(Route::GuildMember { guild_id: guild.into(), user_id: user.into() }).await?;
    let roles = ask(Route::GuildRoles { guild_id: guild.into() }).await?;
    Ok(reckoned(team, me, &channel, &member, &roles))
}

fn reckoned(team: TeamId, me: PersonId, channel: &Value, member: &Value, roles: &Value) -> u64 {
    if number(&channel["guild_id"]) != team.0 {
        return 0;
    }
    let own: Vec<u64> = list(&member["roles"]).iter().map(number).collect();
    let mine = |role: u64| role == team.0 || own.contains(&role);
    let base = list(roles).iter().filter(|role| mine(number(&role["id"])));
    let mut has = base.fold(0, |all, role| all | number(&role["permissions"]));
    if has & ADMINISTRATOR != 0 {
        return u64::MAX;
    }
    let rules = list(&channel["permission_overwrites"]);
    let of = |kind: u64, whose: &dyn Fn(u64) -> bool| {
        let theirs = rules.iter().filter(|rule| rule["type"].as_u64() == Some(kind) && whose(number(&rule["id"])));
        theirs.fold((0, 0), |(allow, deny), rule| (allow | number(&rule["allow"]), deny | number(&rule["deny"])))
    };
    for (allow, deny) in [
        of(ROLE, &|role| role == team.0),
        of(ROLE, &|role| role != team.0 && mine(role)),
        of(MEMBER, &|user| user == me.0),
    ] {
        has = (has & !deny) | allow;
    }
    has
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Ids and sets of rights are texts.
fn number(value: &Value) -> u64 {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_channels_rules_go_over_the_roles_and_the_bots_own_over_both() {
        let roles = json!([{"id": "1", "permissions": "7"}, {"id": "2", "permissions": "16"}, {"id": "3", "permissions": "32"}]);
        let member = json!({"roles": ["2"]});
        let rule = |id: &str, kind: u64, allow: &str, deny: &str| json!({"id": id, "type": kind, "allow": allow, "deny": deny});
        for (what, rules, has) in [
            ("roles alone, and none of somebody else's", json!([]), 23),
            ("a rule for everyone takes", json!([rule("1", 0, "0", "2")]), 21),
            ("a role gives back what everyone lacks", json!([rule("2", 0, "2", "0"), rule("1", 0, "0", "2")]), 23),
            ("a role that is not its own does nothing", json!([rule("3", 0, "64", "1")]), 23),
            ("its own rule goes over both", json!([rule("9", 1, "0", "2"), rule("2", 0, "2", "0")]), 21),
            ("a right that is new to Discord", json!([rule("9", 1, "2251799813685248", "0")]), 23 | (1 << 51)),
        ] {
            let channel = json!({"guild_id": "1", "permission_overwrites": rules});
            assert_eq!(reckoned(TeamId(1), PersonId(9), &channel, &member, &roles), has, "{what}");
        }
        let elsewhere = json!({"guild_id": "5", "permission_overwrites": []});
        assert_eq!(reckoned(TeamId(1), PersonId(9), &elsewhere, &member, &roles), 0);
        let all = json!([{"id": "1", "permissions": "8"}]);
        let denied = json!({"guild_id": "1", "permission_overwrites": [rule("9", 1, "0", "1024")]});
        assert_eq!(reckoned(TeamId(1), PersonId(9), &denied, &member, &all), u64::MAX);
    }
}
