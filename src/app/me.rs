//! Gathers a member's own figures.

use super::goals::{self, Shown};
use super::ground;
use super::topic;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::facet::Pillar;
use crate::domain::ids::OfferId;
use crate::domain::member::Member;
use crate::domain::pace::Pace;
use crate::domain::sameness;
use crate::domain::streak::{self, Consistency};
use crate::domain::topic::Topic;
use crate::domain::week::Week;
use crate::store::posts;

/// How many posts variety looks back on.
const VARIETY_OF: u32 = 20;

/// A member's own figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// The member.
    pub member: Member,
    /// This week.
    pub pace: Pace,
    /// Weeks in a row, and out of twelve.
    pub consistency: Consistency,
    /// How evenly the last twenty known posts are spread over the pillars that are open, from 0 to 1; none yet under five.
    pub variety: Option<f64>,
    /// The pillars of the last twenty known posts, commonest first.
    pub pillars: Vec<(Pillar, usize)>,
    /// How many posts there are in all.
    pub posts: u32,
    /// The open goals, oldest first.
    pub goals: Vec<Shown>,
    /// Topics that are in the week.
    pub taken: Vec<(OfferId, Topic)>,
}

/// The asker's own figures.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn figures(turn: &mut Turn<'_>, who: Who) -> Result<Figures, Failure> {
    let member = who::member(turn, who)?;
    let today = turn.person()?.day(turn.now);
    let diary = ground::whole_diary(turn, member.clone())?;
    let known: Vec<Pillar> = posts::latest(turn.db, member.id, today, 0, VARIETY_OF * 2)?
        .into_iter()
        .filter(|post| post.repeats.is_none())
        .filter_map(|post| post.pillar)
        .take(VARIETY_OF as usize)
        .collect();
    let open = Pillar::ALL.iter().filter(|pillar| member.may_use(**pillar, today)).count();
    let mut pillars: Vec<(Pillar, usize)> = Pillar::ALL
        .iter()
        .map(|pillar| (*pillar, known.iter().filter(|one| *one == pillar).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    pillars.sort_by_key(|(pillar, count)| (std::cmp::Reverse(*count), *pillar));
    Ok(Figures {
        pace: diary.pace_at(today, turn.now),
        consistency: streak::consistency(&diary, Week::of(today)),
        variety: sameness::variety(&known, open),
        pillars,
        posts: posts::count(turn.db, member.id)?,
        goals: goals::open_of(turn, &member, turn.person()?, today)?,
        taken: topic::in_week(turn, &member, today)?,
        member,
    })
}
