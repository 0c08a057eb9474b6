//! Which path and method is handled where. A path that is not here does not exist.
use super::call::{Answered, Call, snowflake};
use super::{callbacks, channels, commands, guilds, messages, threads, users, webhooks};
use crate::refusal::Refusal;
use crate::state::World;

const KNOWN_METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// Handles a request.
pub(crate) fn route(world: &mut World, call: &Call<'_>) -> Answered {
    match dispatch(world, call, call.method) {
        // A path that another method would find is "method not allowed" to Discord.
        None if KNOWN_METHODS.iter().any(|m| *m != call.method && exists(call.path, m)) => Err(Refusal::method()),
        None => Err(Refusal::route()),
        Some(answer) => answer,
    }
}

/// Whether some handler takes this path and method; decided without running it.
fn exists(path: &[&str], method: &str) -> bool {
    let shape: Vec<&str> = path.iter().map(|s| if s.bytes().all(|b| b.is_ascii_digit()) { "#" } else { *s }).collect();
    matches!(
        (method, shape.as_slice()),
        ("GET" | "PATCH" | "DELETE", ["channels", "#"])
            | ("GET" | "POST", ["channels", "#", "messages"])
            | ("GET" | "PATCH" | "DELETE", ["channels", "#", "messages", "#"])
            | ("GET" | "POST" | "PUT", ["applications", "#", "commands"])
            | ("GET" | "PATCH" | "DELETE", ["applications", "#", "commands", "#"])
            | ("GET", ["users", "@me"] | ["gateway"] | ["gateway", "bot"] | ["guilds", "#"])
            | ("POST", ["interactions", "#", _, "callback"] | ["webhooks", "#", _] | ["users", "@me", "channels"])
    )
}

fn dispatch(world: &mut World, call: &Call<'_>, method: &str) -> Option<Answered> {
    // Routes of interactions carry their own token; all others need the bot's.
    match (method, call.path) {
        ("GET", ["gateway"]) => return Some(users::gateway(call)),
        ("POST", ["interactions", id, token, "callback"]) => {
            return Some(snowflake("interaction_id", id).and_then(|id| callbacks::answer(world, call, id, token)));
        }
        (_, ["webhooks", app, token, rest @ ..]) => {
            return webhooks::route(world, call, method, app, token, rest);
        }
        _ => {}
    }
    let app = match call.app(world) {
        Ok(app) => app,
        Err(no) => return Some(Err(no)),
    };
    let answer = match (method, call.path) {
        ("GET", ["gateway", "bot"]) => users::gateway_bot(world, call, app),
        ("GET", ["oauth2", "applications", "@me"] | ["applications", "@me"]) => users::application(world, app),
        ("GET", ["users", "@me"]) => users::me(world, app),
        ("GET", ["users", "@me", "guilds"]) => users::guilds(world, call, app),
        ("DELETE", ["users", "@me", "guilds", guild]) => {
            snowflake("guild_id", guild).and_then(|g| users::leave(world, app, g))
        }
        ("POST", ["users", "@me", "channels"]) => users::open_dm(world, call, app),
        ("GET", ["users", id]) => snowflake("user_id", id).and_then(|id| users::user(world, id)),
        (_, ["applications", id, "commands", rest @ ..]) => match snowflake("application_id", id) {
            Ok(id) => commands::route(world, call, method, app, id, None, rest)?,
            Err(no) => Err(no),
        },
        (_, ["applications", id, "guilds", guild, "commands", rest @ ..]) => {
            match (snowflake("application_id", id), snowflake("guild_id", guild)) {
                (Ok(id), Ok(guild)) => commands::route(world, call, method, app, id, Some(guild), rest)?,
                (Err(no), _) | (_, Err(no)) => Err(no),
            }
        }
        (_, ["guilds", id, rest @ ..]) => match snowflake("guild_id", id) {
            Ok(id) => guilds::route(world, call, method, app, id, rest)?,
            Err(no) => Err(no),
        },
        (_, ["channels", id, rest @ ..]) => match snowflake("channel_id", id) {
            Ok(id) => messages::route(world, call, method, app, id, rest)
                .or_else(|| threads::route(world, call, method, app, id, rest))
                .or_else(|| channels::route(world, call, method, app, id, rest))?,
            Err(no) => Err(no),
        },
        _ => return None,
    };
    Some(answer)
}
