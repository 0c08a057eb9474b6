//! What is seen of answers that wait, and of conversation.

use super::card::{Card, Choice, button, select};
use super::knock::answer_row;
use super::listed;
use super::logged::{dated, described, named};
use super::posts::MOST;
use super::talk;
use super::text::{date, day, list, number, short_day};
use crate::app::replies::{Answered, Counted, Waiting};
use crate::discord::action::Action;
use crate::domain::post::Post;
use crate::domain::reply::ReplyAnswer;

/// How many posts are listed at once: as many as a select holds.
const LISTED: usize = 25;
const ADD_NUMBERS: &str = "Add numbers";
const ADD_NUMBERS_FOR: &str = "Add numbers for one of them";

/// What waits, and whom the member talked with.
#[must_use]
pub fn waiting(waiting: &Waiting) -> Card {
    let text = if waiting.posts.is_empty() {
        "No answers wait. A post shows up here once it has been out for a while.".to_owned()
    } else {
        let posts: Vec<Post> = waiting.posts.iter().take(LISTED).map(|(post, _)| post.clone()).collect();
        let text = listed::lines(&posts, MOST, |post, name| format!("• {name} {}", dated(post)));
        let hint = fell_through(&posts, usize::MAX);
        match waiting.posts.len() - posts.len() {
            0 => text + hint,
            more => format!("{text}\nand {} more{hint}", number(more as u32)),
        }
    };
    let choices = choices(waiting.posts.iter().map(|(post, _)| post));
    let first: Vec<Post> =
        waiting.posts.iter().take(crate::domain::reply::AT_ONCE).map(|(post, _)| post.clone()).collect();
    let title = if waiting.over {
        format!("Whom did you talk with in the week of {}?", short_day(waiting.week.monday()))
    } else {
        "Whom did you talk with this week?".to_owned()
    };
    let card = Card::titled("Answers that wait", text).field(title, talk::noted(&waiting.groups, waiting.aim), false);
    let card = match &waiting.act {
        Some(one) => card.field("One step toward others", talk::step(one), false),
        None => card,
    };
    let card = card.select(select(&Action::ReplyPick, "Answer for one of them", 1, 1, choices));
    let card =
        if first.is_empty() || waiting.posts.len() > first.len() { card } else { card.buttons(answer_row(&first)) };
    card.select(talk::select_groups(waiting.member.id, waiting.week, &waiting.groups))
        .buttons(waiting.act.iter().map(|_| talk::another(waiting.member.id)).collect())
}

/// One post that waits, with the four answers.
#[must_use]
pub fn one(post: &Post) -> Card {
    Card::titled("Answers to this post", format!("{}{}", described(post), fell_through(std::slice::from_ref(post), 1)))
        .buttons(answer_row(std::slice::from_ref(post)))
        .buttons(planned_row(post))
}

/// What to do about a post that was planned and is not out; nothing where none of them was. So many posts are asked about
/// in all.
pub(super) fn fell_through(posts: &[Post], asked: usize) -> &'static str {
    match (posts.iter().any(Post::was_planned), asked) {
        (false, _) => "",
        (true, 1) => "\nIt was planned: if it isn't out, say so below.",
        (true, _) => "\nIf one that was planned isn't out, choose it below and say so.",
    }
}

/// The ways to put right a plan that did not come true; nothing for a post that was logged when it was out.
pub(super) fn planned_row(post: &Post) -> Vec<serenity::all::CreateButton> {
    if !post.was_planned() {
        return Vec::new();
    }
    vec![button(&Action::Delete(post.id), "It didn't go out"), button(&Action::Edit(post.id), "It goes out later")]
}

/// An answer was kept.
#[must_use]
pub fn answered(answered: &Answered) -> Card {
    if answered.answer == ReplyAnswer::Unpleasant {
        return unpleasant();
    }
    let names: Vec<String> =
        answered.posts.iter().map(|post| super::text::typed(&listed::shortened(&named(post)))).collect();
    let about = list(&names);
    let card = Card::text(match answered.answer {
        ReplyAnswer::AllAnswered => format!("All answered, noted: {about}."),
        ReplyAnswer::NothingThere => format!("Quiet so far, noted: {about}."),
        _ => match answered.again_at {
            Some(at) => format!("Noted: {about}. I ask once more around {}, and then no more.", date(at)),
            None => format!("Noted: {about}. That was my last question about it."),
        },
    });
    match answered.posts.as_slice() {
        // Where nobody wrote there is nothing to count.
        _ if answered.answer == ReplyAnswer::NothingThere => card,
        [post] => card.buttons(vec![button(&Action::Numbers(post.id), ADD_NUMBERS)]),
        posts => card.select(select(&Action::NumbersPick, ADD_NUMBERS_FOR, 1, 1, choices(posts))),
    }
}

/// Posts to choose one from.
fn choices<'a>(posts: impl IntoIterator<Item = &'a Post>) -> Vec<Choice> {
    let choice = |post: &Post| Choice::new(post.id.to_string(), named(post)).described(short_day(post.posted_on));
    posts.into_iter().map(choice).collect()
}

/// What the member counted was kept.
#[must_use]
pub fn counted(counted: &Counted) -> Card {
    let name = super::text::typed(&listed::shortened(&named(&counted.post)));
    let text = match super::logged::numbers(counted.numbers) {
        Some(numbers) => format!("Noted: {name}. {numbers} It stands with the post, for you alone."),
        None => format!("Noted: {name}, without numbers."),
    };
    Card::text(text).buttons(vec![button(&Action::Numbers(counted.post.id), "Change the numbers")])
}

fn unpleasant() -> Card {
    Card::titled(
        "That is not yours to carry alone",
        "The check is over; I won't ask about it again. What helps, in this order:",
    )
    .field("1", "Keep evidence where it may matter: a screenshot with name, date and address.", false)
    .field("2", "Hide the comment or mute the account. You owe nobody an answer in public.", false)
    .field("3", "Report it to the platform. Threats are for the police as well, and for your employer.", false)
    .field("4", "Tell a colleague today. Ask them to look after the thread for you.", false)
    .field("5", "Whatever is claimed: never confirm that anyone is a patient, not even to put it right.", false)
    .buttons(vec![button(&Action::Hush, "A week without messages from me")])
}

/// A week without knocks.
#[must_use]
pub fn hushed(until: chrono::NaiveDate) -> Card {
    Card::text(format!("Quiet until {}. Everything else works as ever.", day(until)))
}
