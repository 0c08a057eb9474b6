//! What the team sees of its week.

use super::card::{Card, button};
use super::text::{count, count_first, first_up, short, short_day};
use crate::app::notices::{BoardLine, RecapNotice};
use crate::discord::action::Action;
use crate::domain::kind_word::{KindWord, turn_of};
use crate::domain::week::Week;
use serenity::all::CreateButton;

/// How many names without a rank stand on one card.
const LINES: usize = 40;
/// Discord's own bound for a name.
const NAME: usize = 32;
/// How many weeks back the board goes.
const WEEKS: u32 = crate::app::board::WEEKS_BACK;

/// The weekly post.
#[must_use]
pub fn recap(notice: &RecapNotice) -> Card {
    let mut buttons = Vec::new();
    if pages(notice) > 1 {
        buttons.push(button(&Action::BoardOf(notice.week, 1), "More names"));
    }
    buttons.push(how(notice));
    dressed(notice, "last week", 0, true).buttons(buttons)
}

/// The weekly post, as those who manage the team see it before it is there.
#[must_use]
pub fn preview(notice: &RecapNotice) -> Card {
    dressed(notice, "last week", 0, true)
        .footer("Only you see this. By hand or by the clock, a week is posted once.")
        .buttons(vec![button(&Action::PostRecap(notice.week), "Post it now"), how(notice)])
}

/// The weekly post was asked for now.
#[must_use]
pub fn on_its_way(channel: crate::domain::ids::ChannelId) -> Card {
    Card::text(format!("On its way to <#{channel}>. This week will not come a second time."))
}

/// A page of the board, looked at in private.
#[must_use]
pub fn board(notice: &RecapNotice, weeks_back: u32, page: usize) -> Card {
    let page = page.min(pages(notice) - 1);
    let mut turn = Vec::new();
    if weeks_back < WEEKS {
        turn.push(button(&Action::BoardOf(notice.week.previous(), 0), "The week before"));
    }
    if weeks_back > 0 {
        turn.push(button(&Action::BoardOf(notice.week.next(), 0), "The week after"));
    }
    turn.push(how(notice));
    let mut leaf = Vec::new();
    if page > 0 {
        leaf.push(button(&Action::BoardOf(notice.week, page as u32 - 1), "Names before"));
    }
    if page + 1 < pages(notice) {
        leaf.push(button(&Action::BoardOf(notice.week, page as u32 + 1), "More names"));
    }
    dressed(notice, if weeks_back <= 1 { "last week" } else { "that week" }, page, false).buttons(turn).buttons(leaf)
}

/// A week by its days: so the thread under the weekly post is called, and its picture is headed.
#[must_use]
pub fn week(week: Week) -> String {
    format!("The week of {} to {}", short_day(week.monday()), short_day(week.sunday()))
}

fn how(notice: &RecapNotice) -> CreateButton {
    button(&Action::HowCounted(notice.id.clone()), "How it counts")
}

fn pages(notice: &RecapNotice) -> usize {
    notice.lines.iter().filter(|line| line.line.rank.is_none()).count().div_ceil(LINES).max(1)
}

fn dressed(notice: &RecapNotice, finished: &str, page: usize, posted: bool) -> Card {
    let title = if notice.running {
        format!("This week so far, from {}", short_day(notice.week.monday()))
    } else {
        week(notice.week)
    };
    let time = if notice.running { "so far" } else { finished };
    let mut said = vec![lead(notice, time)];
    said.extend(together(notice, posted));
    if notice.lines.is_empty() && notice.newcomers {
        said.push("Who joined during the week is on the board from their first whole week on.".into());
    }
    if notice.unnamed {
        said.push("*Some names could not be looked up just now; in a minute they may be there.*".into());
    }
    if notice.late {
        said.push("*A little late: Rounds was away for a while.*".into());
    }
    if notice.updated {
        said.push("*Updated since it was posted.*".into());
    }
    let (ranked, others): (Vec<&BoardLine>, Vec<&BoardLine>) =
        notice.lines.iter().partition(|line| line.line.rank.is_some());
    let shown: Vec<String> = others.iter().skip(page * LINES).take(LINES).map(|one| line(one)).collect();
    let mut heading = if ranked.is_empty() { "On the board" } else { "And, by name" }.to_owned();
    if pages(notice) > 1 && !posted {
        heading = format!("{heading}, page {} of {}", page + 1, pages(notice));
    }
    let mut card = Card::titled(title, said.join("\n"));
    if page == 0 {
        let ranked: Vec<String> = ranked.into_iter().map(line).collect();
        card = card.field("Leading", ranked.join("\n"), false);
    }
    // A field holds a thousand characters: a long list goes on in the next.
    for (at, part) in chunks(&shown).into_iter().enumerate() {
        card = card.field(if at == 0 { heading.as_str() } else { "\u{200b}" }, part, false);
    }
    if posted && others.len() > LINES {
        card = card.field("\u{200b}", format!("and {} more", others.len() - LINES), false);
    }
    if page > 0 {
        return card;
    }
    let turn = turn_of(notice.week);
    let kind: Vec<String> = notice.lines.iter().filter_map(|line| kind_word(line, turn)).collect();
    card.field("A word", kind.join("\n"), false)
}

fn lead(notice: &RecapNotice, time: &str) -> String {
    if notice.posts == 0 && notice.conversations == 0 {
        return if notice.running {
            format!("Nothing logged {time}. The first post opens the week.")
        } else {
            format!("Nothing logged {time}.")
        };
    }
    format!(
        "{} and {} {time}. Who isn't listed may be resting, on shift, or private by choice.",
        count_first(notice.posts, "post", "posts"),
        count(notice.conversations, "conversation", "conversations")
    )
}

/// How far the team came toward what it meant to reach together. That it was reached is celebrated in the weekly post alone.
fn together(notice: &RecapNotice, posted: bool) -> Option<String> {
    let aim = notice.together?;
    let stands = format!("Together {} of {aim}", notice.posts);
    Some(if notice.running {
        format!("{stands} so far.")
    } else if posted && notice.posts >= aim {
        format!("**{stands}: the whole of what you set out to do, and you did it as a team.**")
    } else {
        format!("{stands}.")
    })
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

/// A kind word, in other words from week to week.
fn kind_word(one: &BoardLine, turn: u64) -> Option<String> {
    let name = name(one);
    let ways = match one.kind_word? {
        KindWord::Back => [format!("Good to have {name} back."), format!("{name} is back, and it shows.")],
        KindWord::FirstPost => {
            [format!("{name} has put out a first post."), format!("A first post, and a beginning: {name}.")]
        }
        KindWord::Run(weeks) => [
            format!("{name} has kept {weeks} weeks in a row."),
            format!("{weeks} weeks in a row, all of them kept: {name}."),
        ],
        KindWord::NewPillar => [
            format!("{name} tried a kind of post that was new to them."),
            format!("Something new from {name}: a kind of post they had never made."),
        ],
        KindWord::Conversations(groups) => {
            let groups = count(groups, "career group", "career groups");
            [format!("{name} was in conversation with {groups}."), format!("{} heard from {name}.", first_up(&groups))]
        }
        KindWord::WholeWeek => [
            format!("{name} did the whole of what was meant."),
            format!("{name} made every post the week was meant to hold."),
        ],
        KindWord::Variety(pillars) => [
            format!("{name} led readers off the beaten track."),
            format!("{} of content lately: {name}.", count_first(pillars, "kind", "kinds")),
        ],
    };
    let [one, other] = ways;
    Some(if turn.is_multiple_of(2) { one } else { other })
}

/// Lines put together as far as a field holds them.
pub(super) fn chunks(lines: &[String]) -> Vec<String> {
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
