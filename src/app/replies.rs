//! Keeps what members say of the answers to their posts, and whom they talked with.

use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::facet::CareerGroup;
use crate::domain::ids::{MemberId, PostId};
use crate::domain::member::Member;
use crate::domain::post::Post;
use crate::domain::refusal::Refusal;
use crate::domain::reply::{self, Check, ReplyAnswer};
use crate::domain::week::Week;
use crate::store::{conversations, posts, replies, teams};
use chrono::{DateTime, Utc};

/// What waits for a member.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// The member.
    pub member: Member,
    /// Posts whose answers have not been looked after, oldest first.
    pub posts: Vec<(Post, Check)>,
    /// Groups they talked with this week.
    pub groups: Vec<CareerGroup>,
    /// How many a week are aimed at.
    pub aim: u32,
}

/// What waits for the member.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn waiting(turn: &mut Turn<'_>, who: Who) -> Result<Waiting, Failure> {
    let member = who::member(turn, who)?;
    of(turn, member)
}

pub(super) fn of(turn: &Turn<'_>, member: Member) -> Result<Waiting, Failure> {
    let mut open = Vec::new();
    for check in replies::unanswered(turn.db, member.id, turn.now - reply::WAITS)? {
        if check.is_open(turn.now)
            && let Some(post) = posts::load(turn.db, check.post)?
        {
            open.push((post, check));
        }
    }
    let week = Week::of(turn.person()?.day(turn.now));
    let groups = conversations::of_week(turn.db, member.id, week)?;
    let aim = teams::load(turn.db, member.team)?.map_or(crate::domain::recap::AIM, |team| team.aim);
    Ok(Waiting { member, posts: open, groups, aim })
}

/// An answer that was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// The posts that it was about.
    pub posts: Vec<Post>,
    /// What was answered.
    pub answer: ReplyAnswer,
    /// When the second check comes, where something was left.
    pub again_at: Option<DateTime<Utc>>,
}

/// Answers the checks of these posts. Answered again, the later answer counts.
///
/// # Errors
/// `NotYours`, or `Gone` where none of the posts is there any more.
pub fn answer(turn: &mut Turn<'_>, who: Who, ids: &[PostId], answer: ReplyAnswer) -> Result<Answered, Failure> {
    let mut answered = Answered { posts: Vec::new(), answer, again_at: None };
    for id in ids {
        let Some(post) = posts::load(turn.db, *id)? else { continue };
        who::own(turn, who, post.member)?;
        let Some(mut check) = replies::latest(turn.db, post.id)? else { continue };
        // A second check that nobody was asked yet came from an answer that is now replaced.
        if check.round == 2 && check.asked_at.is_none() && check.answer.is_none() && check.due_at > turn.now {
            replies::forget_unasked(turn.db, post.id, 2)?;
            let Some(first) = replies::latest(turn.db, post.id)? else { continue };
            check = first;
        }
        replies::set_asked(turn.db, post.id, turn.now)?;
        replies::answer(turn.db, post.id, check.round, answer, turn.now)?;
        if let Some(due) = check.next_due(answer, turn.now) {
            replies::insert(turn.db, post.id, 2, due)?;
            answered.again_at = Some(due);
        }
        answered.posts.push(post);
    }
    if answered.posts.is_empty() { Err(Refusal::Gone.into()) } else { Ok(answered) }
}

/// Keeps with which groups the member talked this week; what was said before is replaced.
///
/// # Errors
/// `NotYours` or `Gone`.
pub fn talked(turn: &mut Turn<'_>, who: Who, member: MemberId, groups: &[CareerGroup]) -> Result<Waiting, Failure> {
    let member = who::own(turn, who, member)?;
    let week = Week::of(turn.person()?.day(turn.now));
    conversations::set(turn.db, member.id, week, groups, turn.now)?;
    of(turn, member)
}
