//! Decides what the sample clinic aims at: what its colleagues post for, their goals and numbers, what the team writes of its
//! own. All of it is invented, and goes through the same turns that people's commands take.

use super::sample::Scene;
use crate::app::goals::{self, Kind, Typed};
use crate::app::settings;
use crate::app::strategy::{self, Said};
use crate::app::team_topics::{self, Change as TopicChange, Outcome};
use crate::app::{App, Failure, Who};
use crate::domain::facet::{Pillar, Purpose};
use crate::domain::ids::{GoalId, MemberId};
use crate::domain::strategy::Change;

/// What each of the colleagues posts for, in their order.
const PURPOSES: [Purpose; 5] =
    [Purpose::Recruit, Purpose::HealthEducation, Purpose::Network, Purpose::ReachPatients, Purpose::HealthEducation];

/// A goal from the bank, and the numbers that were typed, one every second week.
struct Aim {
    template: &'static str,
    numbers: &'static [&'static str],
}

/// The goals of the colleagues, in their order; not everybody has one.
const GOALS: [Option<Aim>; 5] = [
    None,
    Some(Aim { template: "it-helped-me", numbers: &["0", "1", "3"] }),
    None,
    Some(Aim { template: "bookings-from-posts", numbers: &["1", "1", "2"] }),
    None,
];

/// Who lets the team's overview show them, in their order.
const SHOWN: [bool; 5] = [true, true, false, true, false];

/// What the team writes of its own: title, what to write, a line to begin with, and the kind.
const TOPICS: [(&str, &str, &str, Pillar); 2] = [
    (
        "Our harbour run, from behind the registration desk",
        "Every June half of the clinic runs and the other half hands out numbers. Say what the desk sees: who signs up at the last minute, what everybody forgets, and what you would pack.",
        "By the third hour I can tell from the shoes who will finish.",
        Pillar::Community,
    ),
    (
        "What the new lift changed within a week",
        "The lift went in in spring. Walk your own day once more and note each place where somebody no longer has to ask for help, or where they still do.",
        "The lift takes eleven seconds. The old way round took a colleague.",
        Pillar::AccessAndService,
    ),
];

fn who_of(scene: &Scene, at: usize) -> Who {
    Who { person: scene.people[at], team: Some(scene.team), manages_server: false }
}

/// As they join: what they post for, and whether the overview shows them.
///
/// # Errors
/// What failed.
pub(super) async fn begin(app: &App, scene: &Scene, at: usize, member: MemberId) -> Result<(), Failure> {
    let who = who_of(scene, at);
    app.turn(who.person, move |turn| {
        strategy::settle(turn, who, member, &Said::Line(Change::Purpose(PURPOSES[at])))?;
        if SHOWN[at] {
            settings::change(turn, who, member, &[settings::Change::OverviewTurned])?;
        }
        Ok(())
    })
    .await
}

/// At the beginning of a week: in the second one goals are set, and every other week after that they have a number.
///
/// # Errors
/// What failed.
pub(super) async fn go_on(
    app: &App,
    scene: &Scene,
    at: usize,
    (member, week): (MemberId, usize),
    goal: &mut Option<GoalId>,
) -> Result<(), Failure> {
    let Some(aim) = &GOALS[at] else { return Ok(()) };
    let who = who_of(scene, at);
    if week == 1 {
        *goal = Some(app.turn(who.person, move |turn| set(turn, who, member, aim)).await?);
    }
    let number = week.checked_sub(3).filter(|past| past % 2 == 0).and_then(|past| aim.numbers.get(past / 2));
    if let (Some(goal), Some(number)) = (*goal, number) {
        app.turn(who.person, move |turn| goals::note(turn, who, goal, number, "today").map(drop)).await?;
    }
    Ok(())
}

fn set(turn: &mut crate::app::Turn<'_>, who: Who, member: MemberId, aim: &Aim) -> Result<GoalId, Failure> {
    let (_, plan) = goals::template(turn, who, member, Some(aim.template), "")?;
    let typed = Typed {
        measure: plan.measure,
        baseline: plan.baseline.to_string(),
        target: plan.target.to_string(),
        due: plan.due_on.to_string(),
        ..Typed::default()
    };
    let kind = Kind { purpose: plan.purpose, counted: plan.counted };
    let source = format!("sample-goal-{}", who.person);
    Ok(goals::set(turn, who, member, kind, &typed, &source)?.goal.id)
}

/// The team's own topics.
///
/// # Errors
/// What failed.
pub(super) async fn write_topics(app: &App, manager: Who) -> Result<(), Failure> {
    app.turn(manager.person, move |turn| {
        for (title, idea, opening, pillar) in TOPICS {
            let [title, idea, opening] = [title, idea, opening].map(str::to_owned);
            let typed = team_topics::Typed { title, idea, opening };
            if let Outcome::Kept(topic) = team_topics::keep(turn, manager, &[], None, &typed, Some(&typed))? {
                team_topics::change(turn, manager, &[], topic.id, TopicChange::Pillar(pillar))?;
            }
        }
        Ok(())
    })
    .await
}
