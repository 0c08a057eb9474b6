//! The picture of the weekly post, and the same in words. Says nothing that the post itself does not say, but for the
//! parts of which a score is made.

use super::recap;
use super::text::{count, list, spoken};
use crate::app::courier::Frozen;
use crate::app::notices::{BoardLine, RecapNotice};
use crate::app::picture::board::{self, Board, MOST, Row};

/// What the picture is called.
pub const FILE: &str = "week.png";
/// What the words for the picture leave free for how many more there are.
const RESERVED: usize = 24;
/// Discord's own bound for a name.
const NAME: usize = 32;

/// The weekly post with its picture, as it will be seen, whatever happens.
#[must_use]
pub fn frozen(notice: &RecapNotice) -> Frozen {
    let body = recap::recap(notice).freeze_pictured(FILE, &told(notice));
    Frozen { body, picture: board::draw(&drawing(notice)) }
}

/// What the picture shows.
#[must_use]
pub fn drawing(notice: &RecapNotice) -> Board {
    let plural = |n, one: &str, many: &str| if n == 1 { one } else { many }.to_owned();
    let ranked = notice.lines.iter().filter(|line| line.line.rank.is_some()).count();
    let rows = notice.lines.iter().take(MOST).enumerate().map(|(at, one)| row(one, (at + 1).saturating_sub(ranked)));
    let more = notice.lines.len().saturating_sub(MOST);
    Board {
        title: recap::week(notice.week),
        totals: vec![
            (notice.posts.to_string(), plural(notice.posts, "post", "posts")),
            (notice.conversations.to_string(), plural(notice.conversations, "conversation", "conversations")),
        ],
        parts: ["Posts", "Conversation", "Variety"].map(str::to_owned),
        rows: rows.collect(),
        more: if more == 0 { String::new() } else { format!("and {more} more") },
        nobody: "The team's week; nobody is listed.".to_owned(),
    }
}

/// A bar; `place` is where, among those without a rank, the name stands in the post.
fn row(one: &BoardLine, place: usize) -> Row {
    let score = &one.line.score;
    let (rank, numbered, total) = match one.line.rank {
        Some(rank) => (format!("{rank}."), format!("Rank {rank}"), score.total.to_string()),
        None => (String::new(), format!("{} by name", ordinal(place)), String::new()),
    };
    let parts = [score.posts, score.conversation, score.variety];
    Row { rank, name: spoken(&one.line.name, NAME), instead: numbered, parts, score: total }
}

fn ordinal(n: usize) -> String {
    let end = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{end}")
}

/// The same in words, for those who do not see it.
#[must_use]
pub fn told(notice: &RecapNotice) -> String {
    let mut told = format!(
        "{}: {} and {}.",
        recap::week(notice.week),
        count(notice.posts, "post", "posts"),
        count(notice.conversations, "conversation", "conversations")
    );
    if notice.lines.is_empty() {
        return told + " Nobody is listed.";
    }
    told.push_str(" One bar a person, in three parts out of 100: posts, conversation and variety.");
    let mut said = 0;
    for one in notice.lines.iter().take(MOST) {
        let next = bar(one);
        if super::card::length(&told) + super::card::length(&next) > super::card::TOLD - RESERVED {
            break;
        }
        told.push_str(&next);
        said += 1;
    }
    let more = notice.lines.len() - said;
    if more > 0 {
        told.push_str(&format!(" And {more} more."));
    }
    told
}

/// A bar in words: in numbers where the score is a number in the post, otherwise of what it is made.
fn bar(one: &BoardLine) -> String {
    let (name, score) = (spoken(&one.line.name, NAME), &one.line.score);
    let parts = [("posts", score.posts), ("conversation", score.conversation), ("variety", score.variety)];
    let parts = parts.into_iter().filter(|(_, part)| *part >= 0.5);
    match one.line.rank {
        Some(rank) => {
            let parts: Vec<String> = parts.map(|(what, part)| format!("{what} {part:.0}")).collect();
            format!(" {rank}. {name}, {}: {}.", score.total, list(&parts))
        }
        None => format!(" {name}: {}.", list(&parts.map(|(what, _)| what).collect::<Vec<_>>())),
    }
}
