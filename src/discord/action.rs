//! Decides what a button, a select or a form can ask for. Never decides who may press it; that is asked of the database each
//! time.

mod custom_id;
mod goal_id;
pub mod settling;
mod topics;

pub use settling::{Picked, Settling};

use crate::app::goals::Kind;
use crate::domain::facet::{Format, Pillar, Purpose};
use crate::domain::ids::{DeliveryId, GoalId, ImportId, MemberId, OfferId, PostId, ProgressId, SlotId};
use crate::domain::import::Taking;
use crate::domain::member::Shown;
use crate::domain::person::Rhythm;
use crate::domain::platform::Platform;
use crate::domain::post::Sieve;
use crate::domain::reply::ReplyAnswer;
use crate::domain::topic::{OfferAnswer, Wish};
use crate::domain::week::Week;
use chrono::NaiveDate;
use chrono_tz::Tz;

pub use topics::{TopicFacet, TopicStep, TwistStep};

/// The answers to `/start` so far; whatever is missing is asked next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Draft {
    /// How many posts a week.
    pub target: Option<u8>,
    /// Where first of all.
    pub platform: Option<Platform>,
    /// When Rounds may write.
    pub rhythm: Option<Rhythm>,
    /// Whether it may.
    pub consent: Option<bool>,
    /// Whether on the board.
    pub listed: Option<bool>,
    /// In which zone.
    pub zone: Option<Tz>,
}

/// What was said beside a text that was not kept yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extras {
    /// Where.
    pub platform: Option<Platform>,
    /// The kind of content.
    pub pillar: Option<Pillar>,
    /// The form.
    pub format: Option<Format>,
    /// What it serves.
    pub purpose: Option<Purpose>,
    /// The offered topic that it was written from.
    pub offer: Option<OfferId>,
    /// The member that a button named.
    pub member: Option<MemberId>,
}

/// Which setting a select or a form of the settings card changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Knock days.
    KnockDays,
    /// Posting days.
    PostingDays,
    /// How often at most.
    Intensity,
    /// Times: knock, hours, day's end; a form.
    Times,
    /// The target; a form.
    Target,
    /// Whether Rounds may write.
    Consent,
    /// Whether on the board.
    Listed,
    /// Whether in the overview of those who manage the team.
    Overview,
    /// Whether a word in the team's channel stands in for a message that cannot be delivered.
    Nod,
    /// Whether the week is brought with its first knock.
    Week,
    /// Platform, profession, device, purpose.
    Platform,
    /// Profession.
    Specialty,
    /// Device.
    Device,
    /// Purpose.
    Purpose,
}

/// What is to become of a file of posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileStep {
    /// Take it in.
    Take(Taking),
    /// Leave it.
    Leave,
    /// Take all of it out again; asked once more first where it is some time ago.
    TakeBack(bool),
}

/// What is to become of a slot of a planned week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotStep {
    /// Show it.
    Open,
    /// Another topic in place of this one.
    Swap(Option<OfferId>),
    /// Write now.
    Write,
    /// Show the days and times to which it can go.
    Move,
    /// Not this week; or after all.
    LetGo(bool),
    /// Remind of it; or not.
    Remind(bool),
}

/// What is to become of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalStep {
    /// Show it.
    Open,
    /// Open the form for a number; the same, submitted, keeps it.
    Note,
    /// Open the form that corrects it; the same, submitted, corrects it.
    Correct,
    /// The same form once more with what was typed; whether what looks like an identifier is meant to stay.
    Again(bool),
    /// Choose what it serves.
    Serves,
    /// Show its numbers.
    Numbers,
    /// Choose one of its numbers.
    Number,
    /// It is finished.
    Finish,
    /// It is let go; asked once more first.
    LetGo(bool),
    /// It goes on after all.
    Reopen,
    /// Tell the team of it, with its number or without.
    Share(bool),
}

/// What is to become of one number of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberStep {
    /// Open the form that corrects it; the same, submitted, corrects it.
    Change,
    /// Take it away.
    Remove,
}

/// What a press, a choice or a submitted form asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Go on joining.
    Join(Draft),
    /// Open the join questions, from a card that anybody may press.
    Start,
    /// Open the form that logs a post; the same, submitted, logs it.
    Log(MemberId),
    /// The same for a post written from an offered topic.
    LogOffer(OfferId),
    /// The same for what a message holds; the form's own text says it.
    LogMenu,
    /// Keep a text although it looks like an identifier: the form once more, filled in.
    LogAnyway(Extras),
    /// Take a post away.
    Delete(PostId),
    /// Bring it back.
    Restore(PostId),
    /// Choose on which platforms it stands besides.
    AlsoOn(PostId),
    /// Open the form that adds a further link of it; the same, submitted, adds it.
    Place(PostId),
    /// Choose which of its further links to take away.
    Unplace(PostId),
    /// Choose its pillar.
    Pillar(PostId),
    /// Tell the team of it.
    Share(PostId),
    /// Open the form that corrects it; the same, submitted, corrects it.
    Edit(PostId),
    /// Correct it although the title looks like an identifier: the form once more, filled in.
    EditAnyway(PostId),
    /// A page of one's own posts.
    Posts(u32),
    /// The same, of those alone that are let through.
    PostsOf(u32, Sieve),
    /// Choose the platform of which posts are shown, or all.
    PostsOn(Sieve),
    /// Choose the kind of which posts are shown, or all.
    PostsAbout(Sieve),
    /// Open the post that is chosen.
    OpenPost,
    /// All of one's own posts as a file.
    Export,
    /// How to bring in a file of posts.
    HowToImport,
    /// A file of posts that was looked at or taken in.
    File(ImportId, FileStep),
    /// Answer an offered topic.
    Offer(OfferId, OfferAnswer, Wish),
    /// Ask for another topic; older buttons do not say for which member.
    Topic(Option<MemberId>),
    /// On shift on that day.
    Shift(NaiveDate),
    /// Not on shift on that day after all.
    Unshift(NaiveDate),
    /// Choose the days of this week and the next that will not do: on the card of a member that shows this week, which older
    /// selects do not say.
    Busy(Option<(MemberId, Week)>),
    /// Choose which of the coming days will not do, besides those that are marked.
    BusyToo,
    /// Show the running week, or another, with its plan.
    Week(MemberId, Option<Week>),
    /// Plan it, or what it lacks.
    PlanWeek(MemberId, Option<Week>),
    /// The planned weeks as a calendar file.
    Calendar(MemberId),
    /// Whether the week is brought with its first knock.
    BringWeek(MemberId, bool),
    /// Whether all slots remind.
    RemindAll(MemberId, bool),
    /// Open the slot that is chosen.
    SlotPick,
    /// Do something with a slot.
    Slot(SlotId, SlotStep),
    /// Choose the day to which it goes.
    SlotDay(SlotId),
    /// Choose the time.
    SlotTime(SlotId),
    /// Choose the post that fills it, or that none does.
    SlotPost(SlotId),
    /// Choose the slot that a post fills, or that it fills none.
    PostSlot(PostId),
    /// Show the ways to rest.
    Rest,
    /// Take so many days, beginning today; or as many as are chosen.
    RestDays(Option<u16>),
    /// End leave.
    Resume,
    /// Take leave back: its first and its last day.
    TakeBack(NaiveDate, NaiveDate),
    /// A week without knocks.
    Hush,
    /// Settle a week on a number: the one it was offered for, which older buttons do not say.
    Settle(MemberId, u8, Option<Week>),
    /// Mean so many posts a week from the next one on.
    Target(MemberId, u8),
    /// As it is.
    AsItIs(MemberId),
    /// Answer the checks of these posts.
    Replied(Vec<PostId>, ReplyAnswer),
    /// Choose one of the posts that wait.
    ReplyPick,
    /// Open the form for how many wrote under a post and were answered; the same, submitted, keeps it.
    Numbers(PostId),
    /// Choose the post for which that form opens.
    NumbersPick,
    /// Choose the topic of the week that a post was written from, or none of them.
    WrittenFrom(PostId),
    /// Choose with whom the member talked: in the week it was asked about, which older selects do not say.
    Talked(MemberId, Option<Week>),
    /// Show the member's goals.
    Goals(MemberId),
    /// Choose a goal to begin from, or how one of one's own is counted.
    GoalFrom(MemberId),
    /// Open the form that sets a goal of this kind; the same, submitted, sets it. Whether what looks like an identifier is
    /// meant to stay.
    GoalSet(MemberId, Kind, bool),
    /// A goal.
    Goal(GoalId, GoalStep),
    /// A number of a goal.
    GoalNumber(ProgressId, NumberStep),
    /// The main purpose stays as it is.
    KeepPurpose(MemberId),
    /// Choose what a post serves.
    PostPurpose(PostId),
    /// Show another act toward another career.
    Act(MemberId),
    /// Show the settings.
    Settings(MemberId),
    /// Show the strategy; cards of before called it so.
    About(MemberId),
    /// Say on which platforms a post stands.
    StandsOn(PostId),
    /// Change one of them.
    Set(MemberId, Setting),
    /// Show the strategy, or change a line of it.
    Strategy(MemberId, Settling),
    /// What would you send me this week?
    Foresee,
    /// Record that an authorisation exists; a form.
    Authorise(MemberId),
    /// Record that an authorisation was withdrawn.
    Withdrawn(MemberId),
    /// Choose the team that a direct message means.
    Team,
    /// Everything that is kept of the person, as files.
    Everything,
    /// What the member shows the team.
    Visible(MemberId),
    /// Show the team something of the member, or no longer.
    Show(MemberId, Shown, bool),
    /// Stop notices; asked once more first.
    Quit(MemberId, bool),
    /// Delete everything; asked once more first.
    Forget(bool),
    /// Show the board of so many weeks ago; cards of before say it so.
    Board(u32),
    /// Show a page of the board of a week.
    BoardOf(Week, u32),
    /// How the board counts; carries the delivery of the recap it stands under.
    HowCounted(DeliveryId),
    /// Why a knock came and how to change that; carries its delivery.
    Why(DeliveryId),
    /// Team setup: choose the channel.
    TeamChannel,
    /// Team setup: ranks or not.
    TeamRanks(bool),
    /// Team setup: a thread under the weekly post, or none.
    TeamThread(bool),
    /// Team setup: pin the weekly post, or not.
    TeamPin(bool),
    /// Team setup: open the form for what the team means to reach together; the same, submitted, sets it.
    TeamTogether,
    /// Team setup: choose the role that may manage Rounds besides, or none.
    TeamRole,
    /// Team setup: post a card with which anybody may join.
    TeamJoinCard,
    /// Look at the weekly post before it is there.
    TeamRecap,
    /// Post the recap of this week now.
    PostRecap(Week),
    /// The team's own topics.
    TeamTopic(TopicStep),
    /// An offered topic that was taken, in the member's own words.
    Twist(OfferId, TwistStep),
}

#[cfg(test)]
mod tests;
