//! Gathers what check-ins know of a member. Decides nothing: `domain::goal` does.

use super::gather::steps;
use crate::app::turn::{Failure, Turn};
use crate::domain::goal::{Goal, Watch, Watched, unanswered};
use crate::domain::member::Member;
use crate::domain::person::Person;
use crate::domain::week::back;
use crate::store::{goal_checks, goals, progress};
use chrono::NaiveDate;

/// As far back as posts can matter for drift.
const DAYS: u64 = 28;

/// What check-ins know of the member.
pub(in crate::app) fn watch(
    turn: &Turn<'_>,
    member: &Member,
    person: &Person,
    today: NaiveDate,
) -> Result<Watch, Failure> {
    let mut watch = Watch { main: member.purpose, ..Watch::default() };
    for goal in goals::open(turn.db, member.id)? {
        watch.goals.push(watched(turn, member, person, &goal, today)?);
    }
    if watch.main.is_some() {
        let posts = goals::posts_since(turn.db, member.id, back(today, DAYS))?;
        watch.posts = posts.into_iter().filter_map(|(on, _, purpose)| Some((on, purpose?))).collect();
        watch.drift_on = goal_checks::drift_on(turn.db, member.id)?;
    }
    if watch.main.is_some() || !watch.goals.is_empty() {
        watch.checked_on = goal_checks::checked_on(turn.db, member.id)?.filter(|on| *on <= today);
    }
    Ok(watch)
}

fn watched(
    turn: &Turn<'_>,
    member: &Member,
    person: &Person,
    goal: &Goal,
    today: NaiveDate,
) -> Result<Watched, Failure> {
    // What a clock that was ahead had asked is no reason to wait for its day.
    let there = |on: &NaiveDate| *on <= today;
    let checked = goal_checks::of_goal(turn.db, goal.id)?;
    let plan = &goal.plan;
    let reached_on = if plan.counted.is_habit() {
        plan.reached_on(&steps(turn, member, person, plan)?)
    } else {
        let last = progress::of_goal(turn.db, goal.id)?.pop().map(|(_, point)| point);
        last.filter(|last| plan.is_reached_by(last.value)).map(|last| last.on)
    };
    Ok(Watched {
        goal: goal.id,
        from_on: goal.set_on.max(plan.start_on),
        due_on: plan.due_on,
        habit: plan.counted.is_habit(),
        reached_on,
        celebrated: goal.celebrated || checked.celebrated,
        typed_on: progress::typed_on(turn.db, goal.id)?.filter(there),
        asked_on: checked.asked_on.filter(there),
        unanswered: unanswered(checked.answered),
        over_on: checked.over_on.filter(there),
    })
}
