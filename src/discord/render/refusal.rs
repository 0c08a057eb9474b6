//! What is said when something was not done: why, and what to do next.

use super::card::{Card, Choice, primary, select};
use super::text::{day, short, typed};
use crate::app::Failure;
use crate::discord::action::Action;
use crate::domain::identifier::SuspectKind;
use crate::domain::ids::TeamId;
use crate::domain::link::LinkRefused;
use crate::domain::refusal::Refusal;
use crate::domain::reply::NumbersRefused;
use crate::domain::when::{REACH_DAYS, WhenRefused};

/// The field under which the time stands that was typed beside a text that was not kept.
pub const WHEN: &str = "When";
/// The field under which the link stands that was typed beside a title that was not kept.
pub const LINK: &str = "Link";

/// Why it was not done. `name_of` knows the servers' names; `id` stands in the log for an inner fault.
#[must_use]
pub fn failure(failure: &Failure, id: &str, name_of: &dyn Fn(TeamId) -> String) -> Card {
    match failure {
        Failure::Refused(refusal) => self::refusal(refusal, name_of),
        failure if failure.is_disk_full() => Card::text(format!(
            "I could not keep that: the disk I write to is full. Nothing was changed. Please tell whoever runs me; this is fault `{id}`."
        )),
        failure if failure.is_read_only() => Card::text(format!(
            "I could not keep that: I may not write to my database. Nothing was changed. Please tell whoever runs me; this is fault `{id}`."
        )),
        failure if failure.is_busy() => Card::text(format!(
            "I could not keep that: something else holds my database. Nothing was changed. Please try again in a minute; if it stays, tell whoever runs me about fault `{id}`."
        )),
        Failure::Store(_) | Failure::Journal(_) | Failure::Panicked(_) => inner(id),
    }
}

/// Something went wrong inside; the id stands in the log.
#[must_use]
pub fn inner(id: &str) -> Card {
    Card::text(format!(
        "Something went wrong on my side, and nothing was changed. Please try again in a minute; if it stays, tell whoever runs me about fault `{id}`."
    ))
}

/// A button that no version of Rounds wrote, or an older one.
#[must_use]
pub fn outdated() -> Card {
    Card::text("This button is from another version of me and means nothing any more. `/help` shows what waits now.")
}

/// A command that this version does not know; Discord may go on offering it for a while.
#[must_use]
pub fn outdated_command() -> Card {
    Card::text("This command is from another version of me and means nothing any more. `/help` shows what I can do.")
}

fn refusal(refusal: &Refusal, name_of: &dyn Fn(TeamId) -> String) -> Card {
    let text = match refusal {
        Refusal::NotJoined => {
            "You haven't joined here yet. `/start` in your team's server takes three answers; private messages come only if you agree."
                .to_owned()
        }
        Refusal::WhichTeam(teams) => {
            let choices = teams.iter().map(|team| Choice::new(team.to_string(), name_of(*team))).collect();
            return Card::text("You are in several teams. Which one do you mean here? I'll remember; then give the command once more.")
                .select(select(&Action::Team, "Choose a team", 1, 1, choices));
        }
        Refusal::ServerOnly => "That works in your team's server. Please give the command there.".to_owned(),
        Refusal::ManagersOnly => {
            "That is for people who manage this server, or have the role that they named for it.".to_owned()
        }
        Refusal::ServerManagersOnly => {
            "Which role may use `/team` besides is chosen by people who manage this server. Nothing was changed.".to_owned()
        }
        Refusal::NotYours => "That belongs to somebody else. `/help` shows what is yours.".to_owned(),
        Refusal::Gone => "That isn't there any more. `/help` shows what waits now.".to_owned(),
        Refusal::NothingToLog => "I need a link or a title to log. A few words are enough.".to_owned(),
        Refusal::TitleTooLong(length) => format!(
            "A title holds up to {} characters, and this has {length}. A shorter one is enough: it is only for you to know it by.",
            crate::domain::post::TITLE_MAX
        ),
        Refusal::Link(refused) => link(*refused),
        Refusal::When(refused) => time(refused),
        Refusal::Identifier { kind, quoted } => return identifier(*kind, quoted),
        Refusal::NoSuchZone(name) => format!(
            "I don't know a time zone called “{}”. Type a city into the option `zone` and choose from the list, for example `Europe/Berlin`.",
            short(name, 100)
        ),
        Refusal::NoSuchTime(time) => {
            format!("I could not read “{}” as a time of day. `9:30`, `18:00` or `6 pm` work.", short(time, 100))
        }
        Refusal::TargetOutOfBounds(_) => "A week can hold from 1 to 21 posts.".to_owned(),
        Refusal::TogetherOutOfBounds => format!(
            "A whole number from 1 to {} works; an empty field lets the aim go. Nothing was changed.",
            crate::domain::team::TOGETHER_MAX
        ),
        Refusal::TooFarBack(weeks) => {
            format!("The board goes {} back. `/leaderboard` opens it.", super::text::count(*weeks, "week", "weeks"))
        }
        Refusal::NothingToTell => {
            "There is nothing to tell of last week: nothing was logged, or everybody was away. Nothing was posted.".to_owned()
        }
        Refusal::RecapPosted => {
            "The weekly post of that week is in its channel already, or on its way. A week is posted once.".to_owned()
        }
        Refusal::NamesMissing => {
            "I could not look up all the names just now, so I have posted nothing: people would have been missing. In a minute it may work.".to_owned()
        }
        Refusal::NoWeekday => "At least one weekday has to stay.".to_owned(),
        Refusal::NoSuchMember => "They haven't joined this team yet, so there is nothing to excuse.".to_owned(),
        Refusal::LeaveBackwards => "That ends before it begins. Give the first and the last day of your leave.".to_owned(),
        Refusal::DayOver(on) => format!("{} is over already. It has to be today or a day ahead.", super::text::full_day(*on)),
        Refusal::LeaveOutOfBounds => {
            "Leave can begin from this week's Monday to a year ahead, and lasts up to a year.".to_owned()
        }
        Refusal::SettledEnough => {
            "Four of the last twelve weeks have been made lighter. A lower plan for every week may suit you better: `/settings`, Plan."
                .to_owned()
        }
        Refusal::NothingToSettle => "There is nothing left to make lighter this week.".to_owned(),
        Refusal::Unauthorised => "That topic waits for a written authorisation; the one I knew of is over, or was withdrawn. `/topic pillar:Patient voice` records another.".to_owned(),
        Refusal::NoTopic => "I have no topic left that would fit. What you put off comes back by itself; `/topic` with another wish may help.".to_owned(),
        Refusal::NotOpen(on) => format!(
            "{} will not do: it is busy, on leave, over, or none of your posting days. `/week` shows the open ones.",
            super::text::day(*on)
        ),
        Refusal::SlotPast => "That time has gone by. A later one will do, or another day.".to_owned(),
        Refusal::TooLateToUndo => "That was more than ten minutes ago and is gone. `/log` keeps it once more.".to_owned(),
        Refusal::NoSuchCountry(typed) => format!(
            "I don't know a country called “{}”. Its English name works, or its two letters, such as `ke` for Kenya.",
            short(typed, 100)
        ),
        Refusal::IfThensFull => format!(
            "{} are as many as one can mean at once. Removing one makes room: `/strategy`, In your own words.",
            super::text::count_first(crate::domain::if_then::MOST as u32, "plan", "plans")
        ),
        Refusal::NothingTyped => "Nothing readable was typed, so nothing was changed. A few words are enough.".to_owned(),
        Refusal::WordsTooLong { length, most } => {
            format!("Up to {most} characters fit there, and this has {length}. A shorter one is easier to keep in mind.")
        }
        Refusal::Numbers(NumbersRefused::NoNumber) => format!(
            "Both are whole numbers, from 0 to {}; an empty field is fine. Nothing was changed.",
            crate::domain::reply::NUMBER_MAX
        ),
        Refusal::Numbers(NumbersRefused::MoreAnswered) => {
            "More were answered than wrote: perhaps the two numbers changed places. Nothing was changed.".to_owned()
        }
        Refusal::Goal(why) => super::goal_refused::goal(why),
        Refusal::Import(why) => super::import::refused(*why),
        Refusal::TopicFile(why) => super::topic_files::refused(*why),
        Refusal::Wording(why) => super::team_topics::wording(*why),
        Refusal::NoRoomForTopics(left) => super::team_topics::no_room(*left),
        Refusal::ProposedEnough => super::twists::proposed_enough(),
        Refusal::TooManyPlaces => format!(
            "A post holds up to {} further links. Taking one away makes room.",
            super::text::number(crate::domain::post::PLACES as u32)
        ),
        Refusal::NoChannel => {
            "There is no channel for the team's posts yet. Somebody who manages the server can name one with `/team setup`."
                .to_owned()
        }
    };
    Card::text(text)
}

/// Why a link is not taken.
pub(super) fn link(refused: LinkRefused) -> String {
    match refused {
        LinkRefused::NotWeb => "That is not a web link. One that begins with `https://` will do, or simply a title.",
        LinkRefused::UserInfo => {
            "That link has a user name or password in front of its address. Please paste it without that part."
        }
        LinkRefused::NoHost => "I cannot see where that link leads. Copying it once more from the post usually helps.",
        LinkRefused::PrivateHost => {
            "That link leads to a private network, where readers cannot follow. The post's public link will do."
        }
        LinkRefused::LookAlike => {
            "That address only looks like a well-known site: some of its letters are others. Please copy the link from the post itself."
        }
        LinkRefused::TooLong => "That link is longer than any platform needs. Its Share button gives a shorter one.",
        LinkRefused::Hidden => {
            "That link holds characters that cannot be seen. Copying it once more from the post usually helps."
        }
    }
    .to_owned()
}

fn time(refused: &WhenRefused) -> String {
    match refused {
        WhenRefused::TooFarBack => format!(
            "That is more than {REACH_DAYS} days back, further than I can follow. “yesterday 18:00” or “3 days ago” work."
        ),
        WhenRefused::TooFarAhead => format!(
            "That is more than {REACH_DAYS} days ahead, further than I can plan. “tomorrow 9:00” or “next friday 18:30” work."
        ),
        WhenRefused::Ambiguous { a, b } => {
            format!("That could be {} or {}. With the month as a word I know which.", day(*a), day(*b))
        }
        WhenRefused::NotUnderstood => {
            "I could not read that as a time. “yesterday 18:00”, “monday 7pm”, “2 hours ago” or “14 March 9:00” work."
                .to_owned()
        }
    }
}

/// What something looks like.
pub(super) const fn looks(kind: SuspectKind) -> &'static str {
    match kind {
        SuspectKind::Phone => "a phone number",
        SuspectKind::Email => "an e-mail address",
        SuspectKind::RecordNumber => "a record number",
        SuspectKind::NationalId => "a personal ID number",
        SuspectKind::FullDate => "a date that belongs to a person",
        SuspectKind::GreatAge => "an age over 89",
        SuspectKind::RoomOrBed => "a room or bed number",
        SuspectKind::TitledName => "somebody's name",
        SuspectKind::PatientName => "a patient's name",
        SuspectKind::Address => "a street address",
    }
}

fn identifier(kind: SuspectKind, quoted: &str) -> Card {
    let looks = looks(kind);
    Card::titled(
        "One look before I keep this",
        format!(
            "“{}” looks like {looks}. Discord is not a clinical system, so nothing has been kept yet. If it is about a patient, please leave it out; if it is your own or the practice's, keep it as it is.",
            short(quoted, 200)
        ),
    )
}

/// The same card with the text that was typed, and the way to keep it. The text stands where no markup works.
#[must_use]
pub fn keep_anyway(card: Card, text: &str, when: &str, link: &str, action: &Action) -> Card {
    card.field(WHEN, typed(when), true)
        .field(LINK, typed(link), false)
        .footer(text)
        .buttons(vec![primary(action, "Change or keep it")])
}

/// A form that took too long to open.
#[must_use]
pub fn try_again() -> Card {
    Card::text("That took me too long, and nothing was changed. Please press once more.")
}

/// What was to be said to everybody did not reach them.
#[must_use]
pub fn unheard() -> Card {
    Card::text("The team has not seen it: Discord did not take my message. Please try once more.")
}

/// Direct messages were refused.
#[must_use]
pub fn closed() -> Card {
    Card::text(
        "I tried to write to you, and Discord would not let me. If you want my messages, open this server's menu, Privacy Settings, and allow direct messages; I try again from now on. What waited stands in `/help`.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, TimeZone};

    #[test]
    fn words_about_links_are_kind() {
        use LinkRefused::{Hidden, LookAlike, NoHost, NotWeb, PrivateHost, TooLong, UserInfo};
        for refused in [NotWeb, UserInfo, NoHost, PrivateHost, LookAlike, TooLong, Hidden] {
            let said = link(refused);
            assert!(said.ends_with('.') && said.len() < 200, "{said}");
            for unkind in ["invalid", "error", "illegal", "must", "failed"] {
                assert!(!said.to_lowercase().contains(unkind), "{said}");
            }
        }
    }

    #[test]
    fn every_time_given_as_an_example_can_be_read() {
        let now = chrono::Utc.with_ymd_and_hms(2026, 3, 11, 9, 0, 0).unwrap();
        let (a, b) = (NaiveDate::from_ymd_opt(2026, 4, 3).unwrap(), NaiveDate::from_ymd_opt(2026, 3, 4).unwrap());
        assert_eq!(
            time(&WhenRefused::Ambiguous { a, b }),
            "That could be Friday 3 April or Wednesday 4 March. With the month as a word I know which."
        );
        for refused in [WhenRefused::TooFarBack, WhenRefused::TooFarAhead, WhenRefused::NotUnderstood] {
            let said = time(&refused);
            assert!(said.contains('“') && said.ends_with('.'), "{said}");
            for example in said.split('“').skip(1).filter_map(|rest| rest.split('”').next()) {
                let read = crate::domain::when::parse(example, now, chrono_tz::Europe::Berlin);
                assert!(read.is_ok(), "{example}");
            }
        }
    }
}
