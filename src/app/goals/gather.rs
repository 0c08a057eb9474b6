//! Gathers what a goal's card needs: its numbers, typed or counted, and how the last one stands. Decides nothing.

use crate::app::ground;
use crate::app::turn::{Failure, Turn};
use crate::domain::goal::{Counted, Facts, Goal, Plan, Point, Standing};
use crate::domain::ids::ProgressId;
use crate::domain::member::Member;
use crate::domain::pace::Diary;
use crate::domain::person::Person;
use crate::domain::week::{Week, begins_at};
use crate::store::{goal_checks, goals, members, posts, progress};
use chrono::NaiveDate;

/// A goal with its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The goal.
    pub goal: Goal,
    /// Its numbers up to today, oldest day first; those that were typed with what they are known by.
    pub points: Vec<(Option<ProgressId>, Point)>,
    /// The number that counts now, and of which day it is; none where nothing was typed yet.
    pub last: Option<Point>,
    /// How that stands.
    pub standing: Option<Standing>,
    /// The member's day today.
    pub today: NaiveDate,
}

impl Shown {
    /// Whether it is where it leads.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.standing == Some(Standing::Reached)
    }
}

/// Gathers a goal's numbers.
pub(in crate::app) fn gather(
    turn: &Turn<'_>,
    member: &Member,
    person: &Person,
    goal: Goal,
    today: NaiveDate,
) -> Result<Shown, Failure> {
    let until = goal.ended.map_or(today, |(_, on)| on.min(today));
    let (points, last) = if goal.plan.counted.is_habit() {
        let steps = steps(turn, member, person, &goal.plan)?;
        let last = goal.plan.counted_on(&steps, until);
        (steps.into_iter().filter(|step| step.on <= until).map(|step| (None, step)).collect(), Some(last))
    } else {
        let typed = progress::of_goal(turn.db, goal.id)?;
        let last = typed.last().map(|(_, point)| *point);
        (typed.into_iter().map(|(id, point)| (Some(id), point)).collect(), last)
    };
    let standing = last.map(|last| goal.plan.standing(last));
    Ok(Shown { goal, points, last, standing, today })
}

/// The member's open goals, oldest first.
pub(in crate::app) fn open_of(
    turn: &Turn<'_>,
    member: &Member,
    person: &Person,
    today: NaiveDate,
) -> Result<Vec<Shown>, Failure> {
    let open = goals::open(turn.db, member.id)?;
    open.into_iter().map(|goal| gather(turn, member, person, goal, today)).collect()
}

/// The steps of a habit, those that scheduled posts promise included.
pub(super) fn steps(turn: &Turn<'_>, member: &Member, person: &Person, plan: &Plan) -> Result<Vec<Point>, Failure> {
    let from = Week::of(plan.start_on).monday();
    let mut diary = Diary {
        member: member.clone(),
        rest: Default::default(),
        settled: Default::default(),
        posts: Vec::new(),
        planned: Vec::new(),
    };
    let (mut logged, mut checks) = (Vec::new(), Vec::new());
    match plan.counted {
        Counted::Typed => return Ok(Vec::new()),
        Counted::WeeksKept => {
            diary.rest = ground::rest_of(turn, member)?;
            diary.settled = members::settlements(turn.db, member.id)?;
            diary.posts = posts::days_from(turn.db, member.id, from)?;
        }
        Counted::PostsOf(_) | Counted::PostsFor(_) => logged = goals::posts_since(turn.db, member.id, plan.start_on)?,
        Counted::ChecksAnswered => {
            let since = begins_at(plan.start_on, person.zone, person.day_ends);
            let answered = goal_checks::answered_since(turn.db, member.id, since)?;
            checks = answered.into_iter().map(|at| person.day(at)).collect();
        }
    }
    Ok(plan.steps(Facts { diary: &diary, posts: &logged, checks: &checks }))
}
