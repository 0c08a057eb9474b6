//! What those who manage a team see.

use super::card::{Card, button, primary};
use super::text::{count, moment, time};
use super::words;
use crate::app::team::Overview;
use crate::discord::action::Action;
use crate::domain::team::Trouble;
use serenity::all::{ChannelType, CreateSelectMenu, CreateSelectMenuKind};

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
}

const fn right(lacking: Lacking) -> &'static str {
    match lacking {
        Lacking::See => "View Channel",
        Lacking::Write => "Send Messages",
        Lacking::Embed => "Embed Links",
        Lacking::History => "Read Message History",
        Lacking::Attach => "Attach Files",
    }
}

/// How a team is set up; the same card sets it up.
#[must_use]
pub fn setup(overview: &Overview, lacking: Option<&[Lacking]>) -> Card {
    let team = &overview.team;
    let channel = match team.channel {
        Some(channel) => format!("<#{channel}>"),
        None => "not chosen yet: choose one below".into(),
    };
    let rights = match lacking {
        None => String::new(),
        Some([]) => "All there.".into(),
        Some(lacking) => format!(
            "Missing in that channel: {}. Give them to my role in the channel's permissions, then choose the channel once more.",
            super::text::list(&lacking.iter().map(|one| right(*one)).collect::<Vec<_>>())
        ),
    };
    let next = overview.recap_at.map(moment).unwrap_or_default();
    Card::titled("This team", trouble(overview.trouble))
        .field("Channel of the weekly post", channel, true)
        .field(
            "When",
            format!("{} at {} ({})", words::weekday(team.recap_day), time(team.recap_time), team.zone.name()),
            true,
        )
        .field("Board", if team.ranks { "with ranks for the upper half" } else { "without ranks" }, true)
        .field("My rights", rights, false)
        .field("Next", next, true)
        .field("Members", count(overview.members as u32, "member", "members"), true)
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
        .buttons(vec![
            button(&Action::TeamRanks(!team.ranks), if team.ranks { "No ranks" } else { "With ranks" }),
            button(&Action::Board(1), "Preview the weekly post"),
            primary(&Action::TeamJoinCard, "Post a Join card"),
        ])
}

fn trouble(trouble: Option<Trouble>) -> &'static str {
    match trouble {
        None => "Once a week I post who posted, answered and varied: people who chose to be named, nobody else.",
        Some(Trouble::ChannelGone) => "My last weekly post found its channel gone. Choose another below.",
        Some(Trouble::RightMissing) => "My last weekly post lacked a right in its channel; see below.",
        Some(Trouble::Refused) => "Discord refused my last weekly post; whoever runs me finds the reason in the log.",
        Some(Trouble::Unsure) => {
            "Nobody could tell me whether my last weekly post arrived, so I did not post it again. With the right to read the channel's history I can see for myself."
        }
        Some(Trouble::TooLate) => "A weekly post was left out: for two days after it was due it could not go out.",
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
