//! Decides what is looked at, in which order, and what each sight means.

use super::deletions::of_journal;
use super::findings::Finding;
use crate::clock::Clock;
use crate::config::{self, Config, ConfigError};
use crate::discord::render::team::right;
use crate::discord::rights;
use crate::discord::transport::{Examined, Unexamined, Way};
use crate::domain::ids::{ChannelId, TeamId};
use crate::prompts::Catalog;
use crate::store::StoreError;
use crate::store::checkup::{self, Checkup, Contents, Placed};
use chrono::Duration;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// Messages of the last days are looked at.
const OF_LATE: Duration = Duration::days(30);
/// A clock that is further off than this sends messages at hours that nobody chose, and answers too late for Discord.
const CLOCK_OFF: Duration = Duration::seconds(60);
/// Under so many sessions left Discord is close to resetting the token.
const SESSIONS_FEW: u64 = 50;

/// Looks at everything; at Discord only where there is a configuration to ask it with, and `offline` is not asked for.
pub async fn look(clock: &Clock, offline: bool) -> Vec<Finding> {
    let mut all = Vec::new();
    let config = Config::from_environment();
    all.extend(of_config(&config));
    let prompts = config.as_ref().ok().and_then(|config| config.prompts.as_deref());
    all.extend(of_prompts(prompts, clock));
    all.extend(of_copies(config.as_ref().ok().and_then(|config| config.backups.as_deref())));
    let mut contents = None;
    match config::database() {
        Ok(path) => {
            all.extend(of_place(&path));
            let (found, inside) = of_database(&path, clock);
            all.extend(found);
            all.extend(of_journal(&path, inside.as_ref().map_or(0, |inside| inside.unwritten)));
            contents = inside;
        }
        Err(error) => all.push(Finding::ill(format!("Database: {error}"), "Mend the file .env.")),
    }
    match (&config, offline) {
        (Ok(config), false) => all.extend(of_discord(config, clock, contents.as_ref()).await),
        _ => all.push(Finding::look("Discord was not asked", "It is, with a token and without --offline.")),
    }
    all
}

fn of_config(config: &Result<Config, ConfigError>) -> Vec<Finding> {
    match config {
        Ok(_) => vec![Finding::well("Configuration: nothing wrong with it")],
        Err(ConfigError::NoToken) => {
            vec![Finding::ill("Configuration: DISCORD_TOKEN is not set", "Put the bot's token there, or into .env.")]
        }
        Err(ConfigError::Faults(faults)) => {
            faults.iter().map(|fault| Finding::ill(format!("Configuration: {fault}"), "")).collect()
        }
    }
}

fn of_prompts(folder: Option<&Path>, clock: &Clock) -> Vec<Finding> {
    let read = folder.map_or_else(Catalog::built_in, Catalog::from_folder);
    match read {
        Ok(catalog) => {
            let mut found = vec![Finding::well(format!(
                "Prompts: {} topics",
                catalog.bank.topics().filter(|topic| !topic.retired).count()
            ))];
            let ending = catalog.warnings(clock.now().date_naive()).len();
            if ending > 0 {
                let what = format!("Prompts: {ending} awareness days have no date announced for the coming year");
                found.push(Finding::look(what, "They are left out until then; `rounds prompts check` names them."));
            }
            found
        }
        Err(faults) => vec![Finding::ill(
            format!("Prompts: {} faults", faults.len()),
            "`rounds prompts check FOLDER` names each; Rounds does not start until they are mended.",
        )],
    }
}

/// What may be written where: nothing is changed, and what is made to find out is taken away.
fn may_be_made_in(folder: &Path) -> std::io::Result<()> {
    let probe = folder.join(".rounds-doctor");
    fs::OpenOptions::new().write(true).create_new(true).open(&probe)?;
    fs::remove_file(&probe)
}

/// The folder for copies, where one is named.
fn of_copies(folder: Option<&Path>) -> Vec<Finding> {
    let Some(folder) = folder else { return Vec::new() };
    vec![match may_be_made_in(folder) {
        Ok(()) => Finding::well(format!("Copies: {} can be written to", folder.display())),
        Err(error) => Finding::ill(
            format!("Copies: {} cannot be written to ({error}), so none is made", folder.display()),
            "Give it to the user who runs Rounds; under systemd, name it in ReadWritePaths= as well.",
        ),
    }]
}

/// The folder, and who may read and write the file.
fn of_place(path: &Path) -> Vec<Finding> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut found = match may_be_made_in(folder) {
        Ok(()) => vec![Finding::well(format!("Folder: {} can be written to", folder.display()))],
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let what = format!("Folder: {} is there", folder.join(".rounds-doctor").display());
            vec![Finding::look(what, "Left by an earlier look; delete it.")]
        }
        Err(error) => vec![Finding::ill(
            format!("Folder: {} cannot be written to ({error})", folder.display()),
            "Rounds keeps files beside its database: make the folder, or give it to the user who runs Rounds.",
        )],
    };
    // Opened for writing and left alone: whose it is decides.
    if path.exists()
        && let Err(error) = fs::OpenOptions::new().write(true).open(path)
    {
        found.push(Finding::ill(
            format!("Database: {} cannot be written to ({error})", path.display()),
            format!("Give it to the user who runs Rounds: chown USER {}", path.display()),
        ));
    }
    #[cfg(unix)]
    if let Ok(metadata) = fs::metadata(path) {
        use std::os::unix::fs::PermissionsExt;
        if metadata.permissions().mode() & 0o077 != 0 {
            found.push(Finding::look(
                format!("Database: other users of this machine may read {}", path.display()),
                format!("It holds what people logged: chmod 600 {}", path.display()),
            ));
        }
    }
    found
}

fn of_database(path: &Path, clock: &Clock) -> (Vec<Finding>, Option<Contents>) {
    if !path.exists() {
        let what = format!("Database: {} is not there yet", path.display());
        return (vec![Finding::look(what, "Rounds makes it when it first starts.")], None);
    }
    match checkup::look(path, clock.now() - OF_LATE) {
        Ok(seen) => {
            let found = of_checkup(path, &seen);
            (found, seen.contents)
        }
        Err(error) => {
            let what = format!("Database: {} cannot be read ({error})", path.display());
            let cure = match error {
                StoreError::ReadOnly => "Give it, and the files beside it, to the user who runs Rounds.",
                StoreError::Busy => "Another program holds it; end that, and look again.",
                _ => "Restore the newest copy; the README says how.",
            };
            (vec![Finding::ill(what, cure)], None)
        }
    }
}

fn of_checkup(path: &Path, seen: &Checkup) -> Vec<Finding> {
    let mut found: Vec<Finding> = seen
        .faults
        .iter()
        .map(|fault| Finding::ill(format!("Database: {fault}"), "Restore the newest copy; the README says how."))
        .collect();
    if seen.faults.is_empty() {
        found.push(Finding::well(format!("Database: {} is whole", path.display())));
    }
    found.push(match seen.version.cmp(&seen.newest) {
        std::cmp::Ordering::Equal => Finding::well("Database: written by this version"),
        std::cmp::Ordering::Less => Finding::look(
            "Database: written by an older version",
            "The next start brings it up to date, and puts a copy beside it first.",
        ),
        std::cmp::Ordering::Greater => Finding::ill(
            "Database: written by a newer version",
            "Run that version, or restore the copy that was made before the update.",
        ),
    });
    found.extend(seen.contents.as_ref().map(of_contents).unwrap_or_default());
    found
}

fn of_contents(contents: &Contents) -> Vec<Finding> {
    let mut found = vec![match contents.unplanned.len() {
        0 => Finding::well(format!("Messages: the next is planned for everybody active ({})", contents.active)),
        some => Finding::ill(
            format!("Messages: of {} active, for {} of them none is planned", contents.active, number(some)),
            "Each plans theirs anew with the next thing they do. Please report this: it should not happen.",
        ),
    }];
    if contents.closed > 0 {
        found.push(Finding::look(
            match contents.closed {
                1 => "Messages: one person cannot be written to".to_owned(),
                some => format!("Messages: {some} people cannot be written to"),
            },
            "Their messages from members of the server are switched off. They are told at their next command.",
        ));
    }
    if contents.unsure > 0 {
        found.push(Finding::look(
            format!("Messages: of {} in the last 30 days nobody can say whether they arrived", contents.unsure),
            "They are never sent twice. Many of them hint at a network that drops answers.",
        ));
    }
    if contents.missed > 0 {
        found.push(Finding::look(
            format!("Messages: {} in the last 30 days did not go out in time", contents.missed),
            "Rounds was off, or Discord out of reach, for longer than they may come late.",
        ));
    }
    if contents.erasures > 0 {
        found.push(Finding::look(
            match contents.erasures {
                1 => "Deletions: one message or conversation has still to be seen to at Discord".to_owned(),
                some => format!("Deletions: {some} messages or conversations have still to be seen to at Discord"),
            },
            "Rounds works them off while it runs, for about two weeks. What Discord does not let go by then stays there.",
        ));
    }
    found
}

fn number(n: usize) -> String {
    if n == 1 { "one".to_owned() } else { n.to_string() }
}

async fn of_discord(config: &Config, clock: &Clock, contents: Option<&Contents>) -> Vec<Finding> {
    let way = Way { token: config.token.clone(), url: config.discord_url.clone(), resolve: None };
    let only_team = config.team.map(TeamId);
    let line = match way.line(clock.clone()) {
        Ok(line) => line,
        Err(error) => return vec![Finding::ill(format!("Discord: {error}"), "")],
    };
    let seen = match way.examine(&line, only_team).await {
        Ok(seen) => seen,
        Err(Unexamined::TokenRefused) => {
            return vec![Finding::ill(
                "Token: Discord does not accept it",
                "Reset it in the developer portal and put the new one into DISCORD_TOKEN.",
            )];
        }
        Err(Unexamined::NotReached(why)) => {
            return vec![Finding::ill(
                format!("Discord: not reached ({why})"),
                "Look at the network and at https://discordstatus.com, then ask again.",
            )];
        }
    };
    let mut found = of_examined(&seen);
    for Placed { team, channel, thread, pin } in contents.map(|contents| contents.teams.as_slice()).unwrap_or_default()
    {
        found.push(match channel {
            Some(channel) => {
                let lacking = rights::lacking(line.http(), seen.me, *team, *channel, (*thread, *pin)).await;
                of_rights(*team, *channel, &lacking.into_iter().map(right).collect::<Vec<_>>())
            }
            None => Finding::look(
                format!("Server {team}: no channel for its weekly post"),
                "Somebody who manages it names one with /team setup.",
            ),
        });
    }
    found
}

fn of_examined(seen: &Examined) -> Vec<Finding> {
    let mut found = vec![Finding::well(format!("Token: Discord knows it, as application {}", seen.application))];
    let ours = crate::discord::command_names();
    let absent: Vec<&str> = ours.iter().filter(|name| !seen.commands.contains(name)).map(String::as_str).collect();
    found.push(if absent.is_empty() {
        Finding::well(format!("Commands: all {} are registered", ours.len()))
    } else {
        Finding::ill(
            format!("Commands: not registered are {}", absent.join(", ")),
            "Rounds registers them at its start; start it, and look again.",
        )
    });
    found.push(match seen.ahead {
        Some(ahead) if ahead.abs() > CLOCK_OFF => Finding::ill(
            format!("Clock: {} seconds off Discord's", ahead.num_seconds().abs()),
            "Let the machine keep its time by NTP: people's messages come by this clock.",
        ),
        Some(_) => Finding::well("Clock: agrees with Discord's"),
        None => Finding::look("Clock: Discord did not say what time it is", ""),
    });
    if let Some(left) = seen.sessions_left.filter(|left| *left < SESSIONS_FEW) {
        found.push(Finding::look(
            format!("Connection: {left} more may be begun today"),
            "Something starts Rounds again and again; after a thousand Discord resets the token.",
        ));
    }
    found
}

fn of_rights(team: TeamId, channel: ChannelId, lacking: &[&str]) -> Finding {
    if lacking.is_empty() {
        Finding::well(format!("Server {team}: every right is there in its channel"))
    } else {
        Finding::ill(
            format!("Server {team}: lacks {} in channel {channel}", lacking.join(", ")),
            "Whoever manages the server gives these to the role of Rounds in that channel.",
        )
    }
}
