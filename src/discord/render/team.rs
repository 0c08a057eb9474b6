//! What those who manage a team see.

use super::card::{Card, button, primary};
use super::text::{count, first_up, moment, time};
use super::words;
use crate::app::team::{News, SetUp};
use crate::discord::action::Action;
use crate::domain::suspicion::Suspected;
use crate::domain::team::Trouble;
use serenity::all::{ChannelType, CreateSelectMenu, CreateSelectMenuKind, RoleId};

/// A right that Rounds needs in the team's channel and does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// See the channel.
    See,
    /// Write there.
    Write,
    /// Cards.
    Embed,
    /// Read what was written before, to find out after a fault whether a message arrived.
    History,
    /// Files: pictures of the recap.
    Attach,
    /// Open a thread under the recap, where that is set.
    Thread,
    /// Pin the recap, where that is set.
    Pin,
}

/// The right, as Discord names it.
#[must_use]
pub const fn right(lacking: Lacking) -> &'static str {
    match lacking {
        Lacking::See => "View Channel",
        Lacking::Write => "Send Messages",
        Lacking::Embed => "Embed Links",
        Lacking::History => "Read Message History",
        Lacking::Attach => "Attach Files",
        Lacking::Thread => "Create Public Threads",
        Lacking::Pin => "Pin Messages",
    }
}

/// How a team is set up; the same card sets it up.
#[must_use]
pub fn setup(set_up: &SetUp, lacking: Option<&[Lacking]>) -> Card {
    let team = &set_up.team;
    let channel = match team.channel {
        Some(channel) => format!("<#{channel}>"),
        None => "not chosen yet: choose one below".into(),
    };
    let rights = match lacking {
        None => String::new(),
        Some([]) => "All there.".into(),
        Some(lacking) => format!(
            "Missing in that channel: {}. To give them: Edit Channel, Permissions, my role, then choose the channel here once more.",
            super::text::list(&lacking.iter().map(|one| right(*one)).collect::<Vec<_>>())
        ),
    };
    let place = match (team.thread, team.pin) {
        (false, false) => "as a post like any other",
        (true, false) => "with a thread under it",
        (false, true) => "pinned, in place of the one before",
        (true, true) => "with a thread under it, and pinned in place of the one before",
    };
    let together = match set_up.together {
        Some(posts) => count(posts, "post a week", "posts a week"),
        None => "no aim".into(),
    };
    let managers = match team.manager_role {
        Some(role) => format!("those who manage this server, and <@&{role}>"),
        None => "those who manage this server".into(),
    };
    let next = set_up.recap_at.map(moment).unwrap_or_default();
    let said = news_lines(&set_up.news);
    let said = if said.is_empty() { WHAT.to_owned() } else { said.join("\n") };
    Card::titled("This team", said)
        .field("Channel of the weekly post", channel, true)
        .field(
            "When",
            format!("{} at {} ({})", words::weekday(team.recap_day), time(team.recap_time), team.zone.name()),
            true,
        )
        .field("How it stands there", place, true)
        .field("Board", if team.ranks { "with ranks for the upper half" } else { "without ranks" }, true)
        .field("Together", together, true)
        .field("Who may use /team", managers, true)
        .field("My rights", rights, false)
        .field("Next", next, true)
        .field("Members", count(set_up.members as u32, "member", "members"), true)
        .footer("Zone, weekday and time are options of /team setup.")
        .select(Some(
            CreateSelectMenu::new(
                Action::TeamChannel.id(),
                CreateSelectMenuKind::Channel {
                    channel_types: Some(vec![ChannelType::Text, ChannelType::News]),
                    default_channels: None,
                },
            )
            .placeholder("Channel of the weekly post"),
        ))
        .select(set_up.may_name_role.then(|| {
            CreateSelectMenu::new(
                Action::TeamRole.id(),
                CreateSelectMenuKind::Role { default_roles: team.manager_role.map(|role| vec![RoleId::new(role)]) },
            )
            .placeholder("A role that may use /team besides; nothing for none")
            .min_values(0)
        }))
        .buttons(vec![
            button(&Action::TeamRanks(!team.ranks), if team.ranks { "No ranks" } else { "With ranks" }),
            button(&Action::TeamThread(!team.thread), if team.thread { "No thread" } else { "A thread under it" }),
            button(&Action::TeamPin(!team.pin), if team.pin { "Don't pin it" } else { "Pin it" }),
            button(&Action::TeamTogether, "Aim together"),
        ])
        .buttons(vec![
            button(&Action::TeamRecap, "Preview the weekly post"),
            primary(&Action::TeamJoinCard, "Post a Join card"),
        ])
}

const WHAT: &str = "Once a week I post who posted, answered and varied: people who chose to be named, nobody else.";

/// What managers have still to be told, at the next occasion.
#[must_use]
pub fn news(news: &News) -> Card {
    Card::titled("For those who manage this server", news_lines(news).join("\n"))
        .footer("How this team is set up: /team setup.")
}

fn news_lines(news: &News) -> Vec<String> {
    let mut lines: Vec<String> = news.trouble.map(trouble).map(str::to_owned).into_iter().collect();
    if news.missed > 0 {
        lines.push(format!(
            "{} to members did not go out: I was away too long, or Discord was. They are not sent afterwards; the next ones say what is wanted then.",
            first_up(&count(news.missed, "private message", "private messages")),
        ));
    }
    for one in &news.suspicions {
        lines.push(match one.what {
            Suspected::Opening => format!(
                "Discord asked me to open fewer conversations. Until {} I write to nobody for the first time; everybody else hears from me as usual.",
                moment(one.until)
            ),
            Suspected::Writing => format!(
                "Discord has marked me as a sender of spam. Until {} I write no private messages, then I try again. Whoever runs me can appeal in Discord's developer portal.",
                moment(one.until)
            ),
        });
    }
    lines
}

const fn trouble(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::ChannelGone => "My last weekly post found its channel gone. Choose another in `/team setup`.",
        Trouble::RightMissing => "My last weekly post lacked a right in its channel; `/team setup` shows which.",
        Trouble::Refused => "Discord refused my last weekly post; whoever runs me finds the reason in the log.",
        Trouble::Unsure => {
            "Nobody could tell me whether my last weekly post arrived, so I did not post it again. With the right to read the channel's history I can see for myself."
        }
        Trouble::ThreadRight => {
            "My last weekly post is there, but I may not open a thread under it; `/team setup` shows which right that takes."
        }
        Trouble::PinRight => {
            "My last weekly post is there, but I may not pin it; `/team setup` shows which right that takes."
        }
        Trouble::Unplaced => {
            "My last weekly post is there, but Discord took neither its thread nor its pin as it was: perhaps there are as many as the channel holds. Whoever runs me finds the reason in the log."
        }
        Trouble::Uncorrected => {
            "Something changed in a weekly post of mine, and for more than a day I could not put it right where it stands; `/team setup` shows which right may be missing. You can delete that post by hand."
        }
        Trouble::TooLate => "A weekly post was left out: for two days after it was due it could not go out.",
    }
}

/// The card with which anybody may join.
#[must_use]
pub fn join_card() -> Card {
    Card::titled(
        "Rounds",
        "I help this team keep its social media in good health: a log of what you post, a kind word when a week gets tight, a look at who answered you, and topics when you have none.\n\nPrivate messages come only if you join. Nobody sees more of you than you choose to show.",
    )
    .buttons(vec![primary(&Action::Start, "Join")])
}

/// The join card was posted.
#[must_use]
pub fn join_card_posted() -> Card {
    Card::text("Posted. Whoever presses Join answers in private.")
}
