//! Decides for which reasons Rounds says no, as data. Never words it; that is `discord/render`.

use super::goal::GoalRefused;
use super::identifier::SuspectKind;
use super::ids::TeamId;
use super::import::ImportRefused;
use super::link::LinkRefused;
use super::reply::NumbersRefused;
use super::team_topic::WordingRefused;
use super::when::WhenRefused;
use chrono::NaiveDate;
use thiserror::Error;

/// Why something a person asked for was not done. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Refusal {
    /// The person is not a member here.
    #[error("not a member")]
    NotJoined,
    /// The person is a member of several teams, and a direct message does not say which.
    #[error("which team")]
    WhichTeam(Vec<TeamId>),
    /// The command only means something in a server.
    #[error("only in a server")]
    ServerOnly,
    /// It is for those who manage the server.
    #[error("for managers only")]
    ManagersOnly,
    /// It is for those who manage the server themselves; the role that they named does not do.
    #[error("for managers of the server only")]
    ServerManagersOnly,
    /// The button or row belongs to somebody else.
    #[error("somebody else's")]
    NotYours,
    /// What the button speaks of is not there any more.
    #[error("gone")]
    Gone,
    /// Neither a link nor a title.
    #[error("nothing to log")]
    NothingToLog,
    /// The title is too long.
    #[error("title too long: {0} characters")]
    TitleTooLong(usize),
    /// The link cannot be kept.
    #[error("link: {0:?}")]
    Link(LinkRefused),
    /// The date was not understood, or lies too far off.
    #[error("when: {0:?}")]
    When(WhenRefused),
    /// The text holds what looks like an identifier.
    #[error("looks like an identifier")]
    Identifier {
        /// What it looks like.
        kind: SuspectKind,
        /// Where it stands.
        quoted: String,
    },
    /// No such zone.
    #[error("no such zone: {0}")]
    NoSuchZone(String),
    /// No such time of day.
    #[error("no such time: {0}")]
    NoSuchTime(String),
    /// The target lies outside what can be meant.
    #[error("target out of bounds: {0}")]
    TargetOutOfBounds(i64),
    /// The number of posts that a team means to reach together is none that can be meant.
    #[error("aim out of bounds")]
    TogetherOutOfBounds,
    /// The board of so many weeks back at most can be looked at.
    #[error("further back than {0} weeks")]
    TooFarBack(u32),
    /// Nothing was logged in the week that a recap would be of.
    #[error("nothing to tell")]
    NothingToTell,
    /// The recap of that week is there already, on its way, or may be there.
    #[error("recap posted already")]
    RecapPosted,
    /// Names could not be looked up just now, so a recap would have people missing.
    #[error("names missing")]
    NamesMissing,
    /// There must be at least one posting day or knock day.
    #[error("no weekday left")]
    NoWeekday,
    /// Whoever is named is no member of the team.
    #[error("no such member")]
    NoSuchMember,
    /// The leave ends before it begins.
    #[error("leave ends before it begins")]
    LeaveBackwards,
    /// A day was asked for that is still ahead, and this one is over.
    #[error("{0} is over")]
    DayOver(NaiveDate),
    /// Leave can begin in this week at the earliest, and lasts a year at most.
    #[error("leave out of bounds")]
    LeaveOutOfBounds,
    /// Four weeks in any twelve are settled already.
    #[error("settled often enough")]
    SettledEnough,
    /// There is nothing left to settle in that week.
    #[error("nothing to settle")]
    NothingToSettle,
    /// No topic fits, not even the nearest.
    #[error("no topic")]
    NoTopic,
    /// A topic waits for a written authorisation, and none is recorded that is valid and covers the platform.
    #[error("an authorisation is missing")]
    Unauthorised,
    /// The day will not do for a planned post.
    #[error("{0} is not open")]
    NotOpen(NaiveDate),
    /// That time lies behind, or nothing of the day is left.
    #[error("slot in the past")]
    SlotPast,
    /// What was deleted can be brought back for ten minutes only.
    #[error("too late to undo")]
    TooLateToUndo,
    /// A post holds no more places.
    #[error("too many places")]
    TooManyPlaces,
    /// `/team setup` has not named a channel yet.
    #[error("no channel")]
    NoChannel,
    /// No country is called that.
    #[error("no such country: {0}")]
    NoSuchCountry(String),
    /// There are as many if-then plans as there can be.
    #[error("enough if-then plans")]
    IfThensFull,
    /// Nothing was typed where words are meant.
    #[error("nothing typed")]
    NothingTyped,
    /// What was typed is too long.
    #[error("too long: {length} characters of {most}")]
    WordsTooLong {
        /// How long it is.
        length: usize,
        /// How long it may be.
        most: usize,
    },
    /// The numbers cannot be what was counted.
    #[error("numbers: {0:?}")]
    Numbers(NumbersRefused),
    /// The goal, or a number of it, cannot be taken.
    #[error("goal: {0:?}")]
    Goal(GoalRefused),
    /// The file of posts cannot be taken.
    #[error("import: {0:?}")]
    Import(ImportRefused),
    /// The file of topics cannot be taken.
    #[error("file of topics: {0:?}")]
    TopicFile(ImportRefused),
    /// The words of a topic cannot be kept.
    #[error("wording: {0:?}")]
    Wording(WordingRefused),
    /// The team has no room for so many topics; for so many there is.
    #[error("room for {0} topics")]
    NoRoomForTopics(u32),
    /// Enough of the member's twists wait for an answer.
    #[error("enough proposed")]
    ProposedEnough,
}
