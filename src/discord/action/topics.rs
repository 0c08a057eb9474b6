//! Decides what a button about a team's own topics, or about a member's twist to one, can ask for, and how that is written and
//! read back. Never decides who may press it.

use crate::domain::ids::{TeamTopicId, TopicFileId, TwistId};
use crate::domain::import::Taking;

/// Which facet of a topic a select changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicFacet {
    /// The kind of content.
    Pillar,
    /// The forms.
    Formats,
    /// The platforms.
    Platforms,
    /// For whom.
    Audience,
    /// What it serves.
    Purposes,
    /// Minutes.
    Effort,
    /// What it is made on.
    Device,
}

const FACETS: [(TopicFacet, &str); 7] = [
    (TopicFacet::Pillar, "pi"),
    (TopicFacet::Formats, "fo"),
    (TopicFacet::Platforms, "pl"),
    (TopicFacet::Audience, "au"),
    (TopicFacet::Purposes, "pu"),
    (TopicFacet::Effort, "ef"),
    (TopicFacet::Device, "de"),
];

/// What is asked for about a team's own topics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicStep {
    /// A page of them.
    Page(u32),
    /// Open the one that is chosen.
    Open,
    /// Open this one.
    Show(TeamTopicId),
    /// Open the form that adds one; the same, submitted, adds it. Whether its words were looked at once more.
    Add(bool),
    /// The same for one that there is.
    Edit(TeamTopicId, bool),
    /// Show what it suits.
    Suits(TeamTopicId),
    /// Change what it suits.
    Set(TeamTopicId, TopicFacet),
    /// Offer it no more, or again.
    Retire(TeamTopicId, bool),
    /// Show one of the twists that wait for an answer.
    Proposal(u32),
    /// Take one up, or leave it.
    Settle(TwistId, bool),
    /// How a file of topics is brought.
    HowToImport,
    /// All of them as a file.
    Export,
    /// Take a file in.
    Take(TopicFileId, Taking),
    /// Leave a file.
    Leave(TopicFileId),
}

/// What is asked for about a topic that a member took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TwistStep {
    /// Open the form that words it anew; the same, submitted, keeps it. Whether the words were looked at once more.
    Make(bool),
    /// Propose it to the team.
    Propose,
}

fn flag(yes: bool) -> String {
    if yes { "y" } else { "n" }.into()
}

fn read_flag(text: &str) -> Option<bool> {
    match text {
        "y" => Some(true),
        "n" => Some(false),
        _ => None,
    }
}

impl TopicStep {
    /// As it stands in a button, what stands before it left aside.
    pub(super) fn parts(self) -> Vec<String> {
        let one = |name: &str, detail: String| vec![name.to_owned(), detail];
        match self {
            Self::Page(page) => one("page", page.to_string()),
            Self::Open => vec!["open".into()],
            Self::Show(topic) => one("show", topic.to_string()),
            Self::Add(certain) => one("add", flag(certain)),
            Self::Edit(topic, certain) => vec!["edit".into(), topic.to_string(), flag(certain)],
            Self::Suits(topic) => one("suits", topic.to_string()),
            Self::Set(topic, facet) => {
                let name = FACETS.iter().find(|(one, _)| *one == facet).map_or("", |(_, name)| name);
                vec!["set".into(), topic.to_string(), name.into()]
            }
            Self::Retire(topic, retired) => vec!["ret".into(), topic.to_string(), flag(retired)],
            Self::Proposal(at) => one("prop", at.to_string()),
            Self::Settle(twist, accept) => vec!["settle".into(), twist.to_string(), flag(accept)],
            Self::HowToImport => vec!["how".into()],
            Self::Export => vec!["csv".into()],
            Self::Take(file, taking) => vec!["take".into(), file.to_string(), taking.slug().into()],
            Self::Leave(file) => one("leave", file.to_string()),
        }
    }

    /// Read back.
    pub(super) fn read(parts: &[&str]) -> Option<Self> {
        let topic = |text: &str| text.parse().ok().map(TeamTopicId);
        let file = |text: &str| text.parse().ok().map(TopicFileId);
        Some(match *parts {
            ["page", page] => Self::Page(page.parse().ok()?),
            ["open"] => Self::Open,
            ["show", one] => Self::Show(topic(one)?),
            ["add", certain] => Self::Add(read_flag(certain)?),
            ["edit", one, certain] => Self::Edit(topic(one)?, read_flag(certain)?),
            ["suits", one] => Self::Suits(topic(one)?),
            ["set", one, facet] => Self::Set(topic(one)?, FACETS.iter().find(|(_, name)| *name == facet)?.0),
            ["ret", one, retired] => Self::Retire(topic(one)?, read_flag(retired)?),
            ["prop", at] => Self::Proposal(at.parse().ok()?),
            ["settle", twist, accept] => Self::Settle(TwistId(twist.parse().ok()?), read_flag(accept)?),
            ["how"] => Self::HowToImport,
            ["csv"] => Self::Export,
            ["take", one, taking] => Self::Take(file(one)?, Taking::from_slug(taking)?),
            ["leave", one] => Self::Leave(file(one)?),
            _ => return None,
        })
    }
}

impl TwistStep {
    /// As it stands in a button, what stands before it left aside.
    pub(super) fn part(self) -> String {
        match self {
            Self::Make(certain) => flag(certain),
            Self::Propose => "prop".into(),
        }
    }

    /// Read back.
    pub(super) fn read(part: &str) -> Option<Self> {
        if part == "prop" { Some(Self::Propose) } else { read_flag(part).map(Self::Make) }
    }
}

/// Every step there is, for the tests.
#[cfg(test)]
pub(super) fn every(number: i64) -> Vec<TopicStep> {
    let (topic, file) = (TeamTopicId(number), TopicFileId(number));
    let mut all = vec![
        TopicStep::Page(u32::MAX),
        TopicStep::Open,
        TopicStep::Show(topic),
        TopicStep::Add(false),
        TopicStep::Edit(topic, true),
        TopicStep::Suits(topic),
        TopicStep::Retire(topic, true),
        TopicStep::Proposal(u32::MAX),
        TopicStep::Settle(TwistId(number), false),
        TopicStep::HowToImport,
        TopicStep::Export,
        TopicStep::Take(file, Taking::AskedToo),
        TopicStep::Leave(file),
    ];
    all.extend(FACETS.map(|(facet, _)| TopicStep::Set(topic, facet)));
    all
}
