//! Who is pinged by a message: what its content names, narrowed by `allowed_mentions`. It sends nothing.
use serde_json::Value;

use super::{Id, World};
use crate::Permissions;

/// Who is pinged.
#[derive(Debug, Default)]
pub(crate) struct Pinged {
    pub(crate) users: Vec<Id>,
    pub(crate) roles: Vec<Id>,
    pub(crate) everyone: bool,
}

/// The identifiers written as `<@1>`, `<@!1>` (with `sigil` "@") or `<@&1>` (with "@&").
fn named(content: &str, sigil: &str) -> Vec<Id> {
    let open = format!("<{sigil}");
    let mut found = Vec::new();
    for piece in content.split(open.as_str()).skip(1) {
        let Some((digits, _)) = piece.split_once('>') else { continue };
        let digits = if sigil == "@" { digits.strip_prefix('!').unwrap_or(digits) } else { digits };
        if let Ok(id) = digits.parse::<Id>()
            && !found.contains(&id)
        {
            found.push(id);
        }
    }
    found
}

fn listed(allowed: &Value, key: &str) -> Vec<Id> {
    let list = allowed[key].as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(|v| v.as_str().and_then(|s| s.parse().ok()).or_else(|| v.as_u64())).collect()
}

impl World {
    /// Works out the pings of `content` by `author` in `channel`.
    pub(crate) fn pinged(&self, channel: Id, author: Id, content: &str, allowed: Option<&Value>) -> Pinged {
        let parse = |word: &str| {
            allowed.is_none_or(|a| a["parse"].as_array().is_some_and(|list| list.iter().any(|v| v == word)))
        };
        let explicit = |key: &str| allowed.map(|a| listed(a, key)).unwrap_or_default();
        let all_users = parse("users");
        let some_users = explicit("users");
        let users = named(content, "@")
            .into_iter()
            .filter(|u| self.users.contains_key(u) && (all_users || some_users.contains(u)))
            .collect();
        let mut pinged = Pinged { users, ..Pinged::default() };
        let Some(place) = self.channels.get(&channel) else { return pinged };
        let Some(guild) = place.guild.and_then(|g| self.guilds.get(&g)) else { return pinged };
        let may = self.permissions_in(place, author).has(Permissions::MENTION_EVERYONE);
        let all_roles = parse("roles");
        let some_roles = explicit("roles");
        pinged.roles = named(content, "@&")
            .into_iter()
            .filter(|r| guild.roles.get(r).is_some_and(|role| role.mentionable || may))
            .filter(|r| all_roles || some_roles.contains(r))
            .collect();
        let loud = content.contains("@everyone") || content.contains("@here");
        pinged.everyone = loud && may && parse("everyone");
        pinged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_are_read_from_the_content() {
        assert_eq!(named("hi <@12> and <@!13>, <@&14> <@12>", "@"), vec![12, 13]);
        assert_eq!(named("hi <@12> and <@&14>", "@&"), vec![14]);
    }
}
