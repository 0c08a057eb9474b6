//! Gathers a member's own figures.

use super::goals::{self, Shown};
use super::ground;
use super::topic;
use super::turn::{Failure, Turn};
use super::who::{self, Who};
use crate::domain::facet::Pillar;
use crate::domain::ids::OfferId;
use crate::domain::member::Member;
use crate::domain::pace::{Diary, Pace};
use crate::domain::sameness;
use crate::domain::streak::{self, Consistency};
use crate::domain::topic::Topic;
use crate::domain::week::Week;
use crate::store::posts;
use chrono::NaiveDate;

/// How many posts variety looks back on.
const VARIETY_OF: u32 = 20;
/// How many weeks are drawn, the running one included.
const WEEKS: u32 = 26;

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

/// A member's last half year, to be drawn beside the figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Portrait {
    /// The figures.
    pub figures: Figures,
    /// The member's day today.
    pub today: NaiveDate,
    /// The days of the posts that count, in the last weeks and up to today, oldest first; a day stands as often as it has posts.
    pub days: Vec<NaiveDate>,
    /// The weeks among them that were kept, oldest first.
    pub kept: Vec<Week>,
}

impl Portrait {
    /// The weeks that are drawn, oldest first; the running one is the last.
    pub fn weeks(&self) -> impl Iterator<Item = Week> + Clone {
        let running = Week::of(self.today);
        (0..WEEKS).rev().map(move |back| running.earlier(back))
    }
}

/// The asker's own figures.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn figures(turn: &mut Turn<'_>, who: Who) -> Result<Figures, Failure> {
    let member = who::member(turn, who)?;
    let diary = ground::whole_diary(turn, member)?;
    of_diary(turn, &diary)
}

/// The asker's own figures with the half year behind them.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn portrait(turn: &mut Turn<'_>, who: Who) -> Result<Portrait, Failure> {
    let member = who::member(turn, who)?;
    let today = turn.person()?.day(turn.now);
    let diary = ground::whole_diary(turn, member)?;
    let running = Week::of(today);
    let from = running.earlier(WEEKS - 1);
    let days = diary.posts.iter().copied().filter(|day| (from.monday()..=today).contains(day)).collect();
    let kept = streak::kept_weeks(&diary, from, running);
    Ok(Portrait { figures: of_diary(turn, &diary)?, today, days, kept })
}

fn of_diary(turn: &Turn<'_>, diary: &Diary) -> Result<Figures, Failure> {
    let member = diary.member.clone();
    let today = turn.person()?.day(turn.now);
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
        consistency: streak::consistency(diary, Week::of(today)),
        variety: sameness::variety(&known, open),
        pillars,
        posts: posts::count(turn.db, member.id)?,
        goals: goals::open_of(turn, &member, turn.person()?, today)?,
        taken: topic::in_week(turn, &member, today)?,
        member,
    })
}
