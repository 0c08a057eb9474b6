//! What a member sees of their own figures.

use super::card::{Card, button, primary};
use super::goals;
use super::logged;
use super::text::{count, count_first, short};
use super::words;
use crate::app::me::Figures;
use crate::discord::action::Action;

/// The figures on one card.
#[must_use]
pub fn figures(figures: &Figures) -> Card {
    let (consistency, kept) = (&figures.consistency, kept(figures));
    let run = match (consistency.streak, consistency.best) {
        (0, 0) => "Begins with the first week you keep.".to_owned(),
        (0, best) => format!("A new run begins with the next week you keep; the best so far is {}.", weeks(best)),
        (now, best) if now == best => format!("{} in a row, your best so far.", super::text::first_up(&weeks(now))),
        (now, best) => format!("{} in a row; your best is {}.", super::text::first_up(&weeks(now)), weeks(best)),
    };
    let variety = match figures.variety {
        None => "Shows from the fifth post of a known kind on.".to_owned(),
        Some(variety) => {
            let pillars: Vec<String> = figures
                .pillars
                .iter()
                .take(6)
                .map(|(pillar, count)| format!("{} {}", words::pillar(*pillar), count))
                .collect();
            format!("**{} of 100**\n{}", (variety * 100.0).round() as u32, pillars.join(" · "))
        }
    };
    let taken: Vec<String> =
        figures.taken.iter().take(5).map(|(_, topic)| format!("• {}", short(&topic.title, 100))).collect();
    Card::titled("Your rounds", logged::pace(&figures.pace, false))
        .field("Consistency", kept, true)
        .field("In a row", run, true)
        .field("Variety", variety, false)
        .field("Goals", goals::lines(&figures.goals), false)
        .field("Topics in your week", taken.join("\n"), false)
        .footer(count_first(figures.posts, "post in your log", "posts in your log"))
        .buttons(vec![
            primary(&Action::Log(figures.member.id), "Log a post"),
            button(&Action::Posts(0), "My posts"),
            button(&Action::Topic(Some(figures.member.id)), "A topic"),
            button(&Action::Settings(figures.member.id), "Settings"),
        ])
}

/// How many weeks were kept of those that counted.
pub(super) fn kept(figures: &Figures) -> String {
    match (figures.consistency.kept, figures.consistency.counted) {
        (_, 0) => first_weeks(figures),
        (1, 1) => "Kept, your first week".to_owned(),
        (_, 1) => "Not kept yet, after one week".to_owned(),
        (kept, counted) => format!("{kept} of the last {counted} weeks kept"),
    }
}

/// What stands where no week has counted yet.
fn first_weeks(figures: &Figures) -> String {
    let (member, week) = (&figures.member, figures.pace.week);
    let mut before = week.days().take_while(|day| *day < member.joined_on);
    if before.any(|day| member.means_to_post_on(day)) {
        "Your first whole week begins on Monday.".into()
    } else {
        "Your first whole week is running.".into()
    }
}

fn weeks(n: u32) -> String {
    count(n, "week", "weeks")
}
