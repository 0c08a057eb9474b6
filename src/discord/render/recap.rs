//! What the team sees of its week.

use super::card::{Card, button};
use super::text::{count, count_first, short, short_day};
use crate::app::notices::{BoardLine, KindWord, RecapNotice};
use crate::discord::action::Action;

/// How many lines stand on the board.
const LINES: usize = 40;
/// Discord's own bound for a name.
const NAME: usize = 32;

/// The weekly post.
#[must_use]
pub fn recap(notice: &RecapNotice) -> Card {
    dressed(notice, "last week").buttons(vec![button(&Action::HowCounted(notice.id.clone()), "How it counts")])
}

/// The board, looked at in private.
#[must_use]
pub fn board(notice: &RecapNotice, weeks_back: u32) -> Card {
    let mut turn = Vec::new();
    if weeks_back < 12 {
        turn.push(button(&Action::Board(weeks_back + 1), "The week before"));
    }
    if weeks_back > 0 {
        turn.push(button(&Action::Board(weeks_back - 1), "The week after"));
    }
    turn.push(button(&Action::HowCounted(notice.id.clone()), "How it counts"));
    dressed(notice, if weeks_back <= 1 { "last week" } else { "that week" }).buttons(turn)
}

fn dressed(notice: &RecapNotice, finished: &str) -> Card {
    let (from, until) = (notice.week.monday(), notice.week.sunday());
    let title = if notice.running {
        format!("This week so far, from {}", short_day(from))
    } else {
        format!("The week of {} to {}", short_day(from), short_day(until))
    };
    let time = if notice.running { "so far" } else { finished };
    let lead = if notice.posts == 0 && notice.conversations == 0 {
        format!("Nothing logged {time}.")
    } else {
        format!(
            "{} and {} {time}. Who isn't listed may be resting, on shift, or private by choice.",
            count_first(notice.posts, "post", "posts"),
            count(notice.conversations, "conversation", "conversations")
        )
    };
    let late = if notice.late { "\n*A little late: Rounds was away for a while.*" } else { "" };
    let updated = if notice.updated { "\n*Updated since it was posted.*" } else { "" };
    let ranked: Vec<String> = notice.lines.iter().filter(|line| line.line.rank.is_some()).map(line).collect();
    let others: Vec<&BoardLine> = notice.lines.iter().filter(|line| line.line.rank.is_none()).collect();
    let shown: Vec<String> = others.iter().take(LINES).map(|one| line(one)).collect();
    let heading = if ranked.is_empty() { "On the board" } else { "And, by name" };
    let mut card = Card::titled(title, format!("{lead}{late}{updated}")).field("Leading", ranked.join("\n"), false);
    // A field holds a thousand characters: a long list goes on in the next.
    for (at, part) in chunks(&shown).into_iter().enumerate() {
        card = card.field(if at == 0 { heading } else { "\u{200b}" }, part, false);
    }
    if others.len() > LINES {
        card = card.field("\u{200b}", format!("and {} more", others.len() - LINES), false);
    }
    let kind: Vec<String> = notice.lines.iter().filter_map(kind_word).collect();
    card.field("A word", kind.join("\n"), false)
}

fn line(one: &BoardLine) -> String {
    let rank = one.line.rank.map(|rank| format!("**{rank}.** ")).unwrap_or_default();
    let posts = if one.target > 0 {
        format!("{} of {} {}", one.posts, one.target, if one.target == 1 { "post" } else { "posts" })
    } else {
        count(one.posts, "post", "posts")
    };
    let score = if one.line.rank.is_some() { format!(" · {}", one.line.score.total) } else { String::new() };
    format!("{rank}{}{score} · {posts}", name(one))
}

fn name(one: &BoardLine) -> String {
    short(&one.line.name, NAME)
}

fn kind_word(one: &BoardLine) -> Option<String> {
    let name = name(one);
    Some(match one.kind_word? {
        KindWord::WholeWeek => format!("{name} did the whole of what was meant."),
        KindWord::Conversations => format!("{name} was in conversation beyond the team."),
        KindWord::Variety => format!("{name} led readers off the beaten track."),
    })
}

fn chunks(lines: &[String]) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for line in lines {
        match parts.last_mut() {
            Some(part) if part.encode_utf16().count() + line.encode_utf16().count() < 1000 => {
                part.push('\n');
                part.push_str(line);
            }
            _ => parts.push(line.clone()),
        }
    }
    parts
}

/// How the board counts.
#[must_use]
pub fn how_counted() -> Card {
    Card::titled(
        "How the week counts",
        "Out of 100, and only against your own plan; more posts than planned earn nothing.",
    )
    .field("50", "for the posts you meant to make", true)
    .field("15", "for looking after answers", true)
    .field("15", "for talking with other career groups", true)
    .field("20", "for variety in your last ten posts, from the fifth on; until then the rest makes up the hundred", true)
    .field("Ranks", "From four people on, the upper half has one, five at most; ties share. The others follow by name, and nobody is mentioned for a week of rest.", false)
    .field("On or off", "`/settings` puts you on the board or takes you off, any time.", false)
}
