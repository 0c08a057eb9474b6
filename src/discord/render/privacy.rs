//! What is seen of people's rights over their data.

use super::card::{Card, button, danger};
use super::text::count;
use crate::app::privacy::Kept;
use crate::discord::action::Action;
use crate::domain::ids::TeamId;

/// What is kept, and the ways to end that.
#[must_use]
pub fn kept(kept: &Kept, name_of: &dyn Fn(TeamId) -> String) -> Card {
    if kept.members.is_empty() {
        return Card::titled("Your data", "I keep nothing about you.");
    }
    let mut buttons: Vec<_> = kept
        .members
        .iter()
        .filter(|member| member.quit_at.is_none())
        .take(4)
        .map(|member| button(&Action::Quit(member.id, false), format!("Stop in {}", name_of(member.team))))
        .collect();
    buttons.push(danger(&Action::Forget(false), "Delete everything"));
    Card::titled(
        "Your data",
        format!(
            "{} in {}, and what stands below. All of it lies on the machine of whoever hosts me.",
            super::text::count_first(
                kept.posts,
                "post is kept",
                if kept.posts == 0 { "posts yet" } else { "posts are kept" }
            ),
            count(kept.members.len() as u32, "team", "teams")
        ),
    )
    .field("Of you", "Your Discord id, zone, hours, days and how often I may write; when you agreed to it, and when you were last active here; leave and busy days (dates only).", false)
    .field("Of your posting", "Your plan, its lighter weeks, and your strategy as it stands and stood, plans in your own words included; date, platforms, title, link, kind, form and purpose of what you log; whether its answers were looked after; which topics you were offered, what you said to them and how you worded them anew; the weeks you planned, slot by slot; which career groups you talked with, never whom; your goals with their numbers; until when an authorisation is valid, never whose; the names of files that you brought posts in with, and what stands in one until you take it in or leave it.", false)
    .field("Of my messages", "When I wrote to you and whether it arrived; the words only until they have. The messages themselves lie at Discord.", false)
    .field("Who sees it", "You. The team sees your line on the board if you chose to be on it, and posts that you share; its totals count yours without your name. Those who manage the team see how many posts you made, of which kinds and where, only if you show yourself in its overview (`/settings`). Those who manage the server read ideas that you propose, without your name. Whoever hosts me can read the database.", false)
    .field("How long", "Until you delete it. Stopping ends all messages and keeps the data, so that you can come back.", false)
    .buttons(buttons)
}

/// Asks once more before notices stop.
#[must_use]
pub fn quit(member: crate::domain::ids::MemberId, team: &str) -> Card {
    Card::text(format!(
        "Stop in {}? No messages for this team any more, and you are off its board. Your log stays, and `/start` brings you back.",
        super::text::short(team, 100)
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
    Card::text("Delete everything I keep about you, in every team: your log, figures, settings, leave? This cannot be undone. Backups of the host keep it until they are replaced.")
        .buttons(vec![danger(&Action::Forget(true), "Yes, delete everything")])
}

/// Everything is deleted.
#[must_use]
pub fn forgotten() -> Card {
    Card::text(
        "Deleted. I keep nothing about you any more. What was written before stays at Discord: my private messages to you, the team's weekly posts, and what you shared.",
    )
}
