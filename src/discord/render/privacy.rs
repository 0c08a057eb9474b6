//! What is seen of people's rights over their data.

use super::card::{Card, button, danger};
use super::text::{count, count_first, short};
use crate::app::privacy::Kept;
use crate::discord::action::Action;
use crate::domain::ids::{MemberId, TeamId};
use crate::domain::member::{Member, Shown};

/// So many teams have their buttons on one card; the one in which it is opened comes first.
const TEAMS: usize = 5;
const ERASING: &str = "My earlier messages in this conversation are still being deleted, one after the other.";

/// What is kept, and the ways to see all of it, to say who else does, and to end that.
#[must_use]
pub fn kept(kept: &Kept, name_of: &dyn Fn(TeamId) -> String) -> Card {
    let erasing = if kept.erasing { format!("\n{ERASING}") } else { String::new() };
    if kept.members.is_empty() {
        return Card::titled("Your data", format!("I keep nothing about you.{erasing}"));
    }
    let open: Vec<_> = kept.members.iter().filter(|member| member.quit_at.is_none()).take(TEAMS).collect();
    let seen = open.iter().map(|one| button(&Action::Visible(one.id), format!("Seen in {}", name_of(one.team))));
    let stop = open.iter().map(|one| button(&Action::Quit(one.id, false), format!("Stop in {}", name_of(one.team))));
    let whole =
        vec![button(&Action::Everything, "Everything as files"), danger(&Action::Forget(false), "Delete everything")];
    Card::titled(
        "Your data",
        format!(
            "{} in {}, and what stands below. All of it lies on the machine of whoever hosts me.{erasing}",
            count_first(
                kept.posts,
                "post is kept",
                if kept.posts == 0 { "posts yet" } else { "posts are kept" }
            ),
            count(kept.members.len() as u32, "team", "teams")
        ),
    )
    .field("Of you", "Your Discord id, zone, hours, days and how often I may write; when you agreed to it, and when you were last active here; leave and busy days (dates only).", false)
    .field("Of your posting", "Your plan, its lighter weeks, and your strategy as it stands and stood, plans in your own words included; date, platforms, title, links, kind, form and purpose of what you log; whether its answers were looked after, and how many wrote and were answered, where you said so; which topics you were offered, what you said to them and how you worded them anew; the weeks you planned, slot by slot; which career groups you talked with, never whom, and which steps toward others you were offered; your goals with their numbers; in which quarters you were asked to look back; until when an authorisation is valid, never whose; the names of files that you brought posts in with, and what stands in one until you take it in or leave it.", false)
    .field("Of my messages", "When I wrote to you and whether it arrived; the words only until they have. The messages themselves lie at Discord.", false)
    .field("Who sees it", "You. The team sees your line on the board if you chose to be on it, and posts that you share; its totals count yours without your name. Those who manage the team see in its overview your name, how many posts you made and where, and titles, if you chose that. Those who manage the server read ideas that you propose, without your name. Whoever hosts me can read the database.", false)
    .field("How long", "Until you delete it, or a year after you stopped or left the server. If I am removed from the server, thirty days. Stopping ends all messages and keeps the data, so that you can come back.", false)
    .footer("The page PRIVACY.md that comes with me says all of this in full, column by column. Whoever hosts me has it.")
    .buttons(whole)
    .buttons(seen.collect())
    .buttons(stop.collect())
}

/// What the member shows the team, each to be turned.
#[must_use]
pub fn visible(member: &Member, team: &str) -> Card {
    let state = |what| if member.shows(what) { "yes" } else { "no" };
    let turn = |what: Shown, show: &str, hide: &str| {
        let on = member.shows(what);
        button(&Action::Show(member.id, what, !on), if on { hide } else { show })
    };
    Card::titled(
        format!("What {} sees of you", short(team, 100)),
        "Nothing but what you choose here and posts that you share by a press. The totals of the team count yours without your name.",
    )
    .field("Board", format!("**{}**: your name and your week's points in the weekly post and in `/leaderboard`.", state(Shown::Board)), false)
    .field("Overview", format!("**{}**: your name, how many posts you made and where, in `/team overview`, for those who manage the team.", state(Shown::Overview)), false)
    .field("Titles", format!("**{}**: the titles of your last posts there, for those who manage the team.", state(Shown::Titles)), false)
    .buttons(vec![
        turn(Shown::Board, "Put me on the board", "Leave the board"),
        turn(Shown::Overview, "Be in the overview", "Leave the overview"),
        turn(Shown::Titles, "Show my titles", "Hide my titles"),
    ])
}

/// Asks once more before notices stop.
#[must_use]
pub fn quit(member: MemberId, team: &str) -> Card {
    Card::text(format!(
        "Stop in {}? No messages for this team any more, and you are off its board. Your log stays for a year, and `/start` brings you back.",
        short(team, 100)
    ))
    .buttons(vec![danger(&Action::Quit(member, true), "Yes, stop")])
}

/// Notices have stopped.
#[must_use]
pub fn has_quit() -> Card {
    Card::text(
        "Stopped. Thank you for the time you gave it; `/start` brings you back, `/privacy` deletes what is kept.",
    )
}

/// Asks once more before everything is deleted.
#[must_use]
pub fn forget() -> Card {
    Card::text("Delete everything I keep about you, in every team: your log, figures, settings, leave? This cannot be undone: if you want a copy, take the files first. Backups of the host keep it until they are replaced.")
        .buttons(vec![
            danger(&Action::Forget(true), "Yes, delete everything"),
            button(&Action::Everything, "Everything as files"),
        ])
}

/// Everything is deleted.
#[must_use]
pub fn forgotten() -> Card {
    Card::titled("Deleted", "I keep nothing about you any more.")
        .field("Done", "Everything in my database that was yours, in every team. Weekly posts that I can still correct lose your name now.", false)
        .field("Going on", "My private messages to you are deleted at Discord, one after the other; with many it takes a while. Until then I remember which messages they are, not whose.", false)
        .field("Staying", "Your Discord id and the time of this deletion, for two years, in a file beside my database: so that a copy that is put back does not bring you back.", false)
        .field("Beyond my reach", "What you shared in a channel, and older weekly posts: whoever manages the server can delete those. What Discord does not let me delete, such as a conversation that you closed to me. Backups of the host, until they are replaced.", false)
}
