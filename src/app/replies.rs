//! Keeps what members say of the answers to their posts, and whom they talked with.

use super::act::{self, Suggested};
use super::correct;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::facet::CareerGroup;
use crate::domain::ids::{MemberId, PostId};
use crate::domain::member::Member;
use crate::domain::post::Post;
use crate::domain::refusal::Refusal;
use crate::domain::reply::{self, Check, Numbers, ReplyAnswer};
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
    /// The week of which their talking is shown: the running one, unless an answer is about another.
    pub week: Week,
    /// Whether it is over.
    pub over: bool,
    /// Groups they talked with in it.
    pub groups: Vec<CareerGroup>,
    /// How many a week are aimed at.
    pub aim: u32,
    /// One step toward others, while the running week is short of the aim.
    pub act: Option<Suggested>,
}

/// What waits for the member.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn waiting(turn: &mut Turn<'_>, who: Who) -> Result<Waiting, Failure> {
    let member = who::member(turn, who)?;
    let week = Week::of(turn.person()?.day(turn.now));
    with_act(turn, member, week)
}

/// What waits, with an act where the running week is short: one that was offered in it, or the next.
fn with_act(turn: &Turn<'_>, member: Member, week: Week) -> Result<Waiting, Failure> {
    let mut waiting = of(turn, member, week)?;
    if !waiting.over && (waiting.groups.len() as u32) < waiting.aim {
        waiting.act = act::of_week(turn, &waiting.member, turn.person()?.day(turn.now))?;
    }
    Ok(waiting)
}

pub(super) fn of(turn: &Turn<'_>, member: Member, week: Week) -> Result<Waiting, Failure> {
    let mut open = Vec::new();
    for check in replies::unanswered(turn.db, member.id, turn.now - reply::WAITS)? {
        if check.is_open(turn.now)
            && let Some(post) = posts::load(turn.db, check.post)?
        {
            open.push((post, check));
        }
    }
    let over = week < Week::of(turn.person()?.day(turn.now));
    let groups = conversations::of_week(turn.db, member.id, week)?;
    let aim = teams::load(turn.db, member.team)?.map_or(crate::domain::recap::AIM, |team| team.aim);
    Ok(Waiting { member, posts: open, week, over, groups, aim, act: None })
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

/// What a member counted under a post of theirs.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// The post.
    pub post: Post,
    /// How many wrote and were answered.
    pub numbers: Numbers,
}

/// Answers the checks of these posts. Answered again, the later answer counts.
///
/// # Errors
/// `NotYours`, or `Gone` where none of the posts is there any more.
pub fn answer(turn: &mut Turn<'_>, who: Who, ids: &[PostId], answer: ReplyAnswer) -> Result<Answered, Failure> {
    let mut answered = Answered { posts: Vec::new(), answer, again_at: None };
    for id in ids {
        let Some(post) = posts::load(turn.db, *id)? else { continue };
        let member = who::own(turn, who, post.member)?;
        let Some(mut check) = replies::latest(turn.db, post.id)? else { continue };
        // It was put off since it was asked about: there is nothing to answer yet, and it is asked about when it is out.
        if post.is_scheduled(turn.now) {
            continue;
        }
        // A second check that nobody was asked yet came from an answer that is now replaced.
        if check.round == 2 && check.asked_at.is_none() && check.answer.is_none() && check.due_at > turn.now {
            replies::forget_unasked(turn.db, post.id, 2)?;
            let Some(first) = replies::latest(turn.db, post.id)? else { continue };
            check = first;
        }
        replies::set_asked(turn.db, post.id, turn.now)?;
        replies::answer(turn.db, post.id, check.round, answer, turn.now)?;
        // On the board it counts for the week in which it was asked.
        correct::touch(turn, &member, turn.person()?.day(check.asked_at.unwrap_or(turn.now)))?;
        if let Some(due) = check.next_due(answer, turn.now) {
            replies::insert(turn.db, post.id, 2, due)?;
            answered.again_at = Some(due);
        }
        answered.posts.push(post);
    }
    if answered.posts.is_empty() { Err(Refusal::Gone.into()) } else { Ok(answered) }
}

/// Keeps how many wrote under a post and how many were answered, as the member counted them.
///
/// # Errors
/// `Numbers` where that cannot be; `NotYours`, or `Gone` where the post or its check is not there any more.
pub fn count(turn: &mut Turn<'_>, who: Who, post: PostId, wrote: &str, answered: &str) -> Result<Counted, Failure> {
    let post = posts::load(turn.db, post)?.ok_or(Refusal::Gone)?;
    who::own(turn, who, post.member)?;
    let numbers = Numbers::read(wrote, answered).map_err(Refusal::Numbers)?;
    if replies::set_numbers(turn.db, post.id, numbers)? {
        Ok(Counted { post, numbers })
    } else {
        Err(Refusal::Gone.into())
    }
}

/// Keeps with which groups the member talked in a week, without one in the running one; what was said of it before is
/// replaced. A week that is over stays the one that was asked about, however late the answer comes.
///
/// # Errors
/// `NotYours` or `Gone`.
pub fn talked(
    turn: &mut Turn<'_>,
    who: Who,
    member: MemberId,
    week: Option<Week>,
    groups: &[CareerGroup],
) -> Result<Waiting, Failure> {
    let member = who::own(turn, who, member)?;
    let running = Week::of(turn.person()?.day(turn.now));
    let week = week.unwrap_or(running);
    conversations::set(turn.db, member.id, week, groups, turn.now)?;
    conversations::set_answered(turn.db, member.id, week, turn.now)?;
    correct::touch(turn, &member, week.monday())?;
    with_act(turn, member, week)
}
