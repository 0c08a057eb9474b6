//! What is seen of goals.

use super::check::says;
use super::sample::{TODAY, day, member};
use crate::app::goals::{Goals, Shown, Typed};
use crate::discord::action::{Action, GoalStep};
use crate::discord::render::{goal_check, goal_form, goal_line, goal_refused, goals, refusal};
use crate::domain::facet::{Pillar, Purpose};
use crate::domain::goal::{Amount, Asking, CheckIn, Counted, Drift, Goal, GoalEnd, GoalRefused, Plan, Point, Template};
use crate::domain::ids::{GoalId, ProgressId};
use crate::domain::refusal::Refusal;
use crate::domain::when::WhenRefused;

fn amount(text: &str) -> Amount {
    Amount::read(text).expect("a number")
}

/// A goal from two to five (a habit from nothing) over twelve weeks that began in December, with these numbers.
pub(super) fn goal(measure: &str, counted: Counted, numbers: &[(&str, &str)]) -> Shown {
    let plan = Plan {
        purpose: Some(Purpose::ReachPatients),
        measure: measure.into(),
        counted,
        baseline: if counted.is_habit() { Amount::default() } else { Amount::whole(2) },
        target: Amount::whole(if counted.is_habit() { 10 } else { 5 }),
        start_on: day("2025-12-01"),
        due_on: day("2026-02-23"),
    };
    let goal = Goal {
        id: GoalId(3),
        member: member().id,
        plan,
        set_on: day("2025-12-01"),
        ended: None,
        celebrated: false,
        shared: false,
    };
    with(goal, numbers)
}

fn with(goal: Goal, numbers: &[(&str, &str)]) -> Shown {
    let points = numbers.iter().map(|(on, value)| Point { on: day(on), value: amount(value) });
    let habit = goal.plan.counted.is_habit();
    let points: Vec<_> = points.enumerate().map(|(at, one)| ((!habit).then_some(ProgressId(at as i64)), one)).collect();
    let mut last = points.last().map(|(_, point)| *point);
    if habit {
        let value = last.map_or(Amount::default(), |last| last.value);
        last = Some(Point { on: day(TODAY).min(goal.plan.due_on), value });
    }
    let standing = last.map(|last| goal.plan.standing(last));
    Shown { goal, points, last, standing, today: day(TODAY) }
}

/// The same as another goal of the member.
pub(super) fn numbered(mut shown: Shown, id: i64) -> Shown {
    shown.goal.id = GoalId(id);
    shown
}

pub(super) fn template(measure: &str) -> Template {
    Template {
        id: "enquiries-that-name-a-post".into(),
        purpose: Some(Purpose::ReachPatients),
        measure: measure.into(),
        counted: Counted::Typed,
        baseline: Amount::whole(2),
        target: Amount::whole(5),
        weeks: 12,
        words: vec!["patient".into()],
    }
}

fn enquiries(numbers: &[(&str, &str)]) -> Shown {
    goal("New enquiries a month that mention a post", Counted::Typed, numbers)
}

fn weeks(numbers: &[(&str, &str)]) -> Shown {
    goal("Weeks kept", Counted::WeeksKept, numbers)
}

fn changed(shown: Shown, change: impl FnOnce(&mut Goal)) -> Shown {
    let numbers: Vec<(String, String)> =
        shown.points.iter().map(|(_, point)| (point.on.to_string(), point.value.to_string())).collect();
    let mut goal = shown.goal;
    change(&mut goal);
    with(goal, &numbers.iter().map(|(on, value)| (on.as_str(), value.as_str())).collect::<Vec<_>>())
}

#[test]
fn all_goals() {
    let list = |open, ended| {
        let templates = [template("New enquiries a month that mention a post"), template("Bookings")];
        let templates = vec![
            templates[0].clone(),
            Template { id: "weeks".into(), purpose: None, counted: Counted::WeeksKept, ..templates[1].clone() },
        ];
        goals::list(&Goals { member: member(), open, ended, templates, today: day(TODAY) })
    };
    says("goals_none", list(Vec::new(), Vec::new()));
    let finished =
        changed(enquiries(&[("2025-12-29", "5")]), |goal| goal.ended = Some((GoalEnd::Finished, day("2025-12-30"))));
    says(
        "goals",
        list(
            vec![enquiries(&[("2025-12-29", "3")]), numbered(weeks(&[("2025-12-03", "1")]), 4)],
            vec![numbered(finished, 2)],
        ),
    );
    says(
        "goals_three",
        list(vec![enquiries(&[]), numbered(weeks(&[]), 4), numbered(enquiries(&[("2025-12-29", "2")]), 5)], Vec::new()),
    );
    says("goals_which_posts", goal_form::which_posts(member().id));
}

#[test]
fn one_goal() {
    says("goal_set", goals::set(&enquiries(&[])));
    says("goal_set_habit", goals::set(&weeks(&[])));
    says("goal_ahead", goals::one(&enquiries(&[("2025-12-08", "4")])));
    says("goal_on_the_line", goals::noted(&enquiries(&[("2025-12-29", "3")]), false));
    says("goal_room", goals::one(&enquiries(&[("2026-01-07", "2")])));
    says("goal_reached", goals::noted(&enquiries(&[("2025-12-29", "3"), ("2026-01-06", "5")]), true));
    says("goal_habit", goals::one(&weeks(&[("2025-12-03", "1"), ("2025-12-10", "2"), ("2026-01-06", "3")])));
    let falling = changed(enquiries(&[("2025-12-29", "8")]), |goal| {
        goal.plan.measure = "Days until a comment is answered".into();
        (goal.plan.baseline, goal.plan.target) = (amount("10"), amount("3"));
    });
    says("goal_falling", goals::one(&falling));
    let stars = changed(enquiries(&[("2025-12-29", "4.35")]), |goal| {
        (goal.plan.baseline, goal.plan.target) = (amount("4.2"), amount("4.6"))
    });
    says("goal_with_decimals", goals::one(&stars));
    let over = |shown: Shown| changed(shown, |goal| goal.plan.due_on = day("2026-01-05"));
    says("goal_over", goals::one(&over(enquiries(&[("2025-12-29", "3")]))));
    says("goal_over_and_reached", goals::one(&over(enquiries(&[("2025-12-29", "6")]))));
    let later = changed(enquiries(&[]), |goal| goal.plan.start_on = day("2026-02-01"));
    says("goal_begins_later", goals::one(&later));
}

#[test]
fn how_a_goal_ends() {
    let end = |shown, how| changed(shown, |goal| goal.ended = Some((how, day(TODAY))));
    let there = || enquiries(&[("2026-01-06", "5")]);
    says("goal_finished", goals::ended(&end(there(), GoalEnd::Finished), true));
    says(
        "goal_finished_before_it_was_reached",
        goals::ended(&end(enquiries(&[("2026-01-06", "4")]), GoalEnd::Finished), true),
    );
    says("goal_finished_again", goals::ended(&end(there(), GoalEnd::Finished), false));
    says("goal_let_go", goals::ended(&end(there(), GoalEnd::LetGo), false));
    says("goal_let_go_asks", goals::let_go(&there()));
    says("goal_shared", goals::shared(member().person.0, &there(), false));
    says("goal_shared_with_number", goals::shared(member().person.0, &there(), true));
    says("goal_was_shared", goals::was_shared());
}

#[test]
fn its_numbers() {
    says("goal_numbers_none", goals::numbers(&enquiries(&[])));
    let some = enquiries(&[("2025-12-08", "2"), ("2025-12-29", "3.5"), ("2026-01-06", "4")]);
    says("goal_numbers", goals::numbers(&some));
    let days: Vec<String> = (1..=30).map(|n| format!("2025-12-{n:02}")).collect();
    let many: Vec<(&str, &str)> = days.iter().map(|on| (on.as_str(), "3")).collect();
    says("goal_numbers_many", goals::numbers(&enquiries(&many)));
    says("goal_number", goals::number(&some, ProgressId(1), some.points[1].1));
}

#[test]
fn what_is_still_open() {
    let typed =
        Typed { measure: "More patients".into(), target: "more".into(), due: "in spring".into(), ..Typed::default() };
    let action = Action::Goal(GoalId(3), GoalStep::Again(false));
    let template = template("New enquiries a month that mention a post");
    let plan = template.plan(day(TODAY));
    let wish = Refusal::Goal(GoalRefused::Wish("More patients".into()));
    let once_more = |why: &Refusal, example| goal_form::once_more(why, &typed, example, Some(member().id), &action);
    says("goal_wish", once_more(&wish, Some((&template, &plan))));
    says("goal_wish_without_example", once_more(&wish, None));
    says("goal_no_day", once_more(&Refusal::When(WhenRefused::NotUnderstood), None));
    for (name, why) in [
        ("enough", GoalRefused::Enough),
        ("no_measure", GoalRefused::NoMeasure),
        ("measure_too_long", GoalRefused::MeasureTooLong(140)),
        ("no_number", GoalRefused::NoNumber("2 to 5".into())),
        ("already_there", GoalRefused::AlreadyThere),
        ("no_date", GoalRefused::NoDate),
        ("due_too_soon", GoalRefused::DueTooSoon),
        ("due_too_far", GoalRefused::DueTooFar),
        ("starts_elsewhere", GoalRefused::StartsElsewhere),
        ("more_than_weeks", GoalRefused::MoreThanWeeks(12)),
        ("not_whole", GoalRefused::NotWhole),
        ("ended", GoalRefused::Ended),
        ("before", GoalRefused::Before(day("2025-12-01"))),
        ("not_yet", GoalRefused::NotYet),
        ("counts_itself", GoalRefused::CountsItself),
        ("not_reached", GoalRefused::NotReached),
        ("shared", GoalRefused::Shared),
    ] {
        let failure = crate::app::Failure::Refused(Refusal::Goal(why));
        says(&format!("goal_refused_{name}"), refusal::failure(&failure, "", &|_| String::new()));
    }
}

#[test]
fn every_day_given_as_an_example_can_be_read() {
    for said in [
        goal_refused::goal(&GoalRefused::NoDate),
        goal_refused::goal(&GoalRefused::DueTooSoon),
        goal_refused::day_by(&WhenRefused::NotUnderstood),
    ] {
        for example in said.split('“').skip(1).filter_map(|rest| rest.split('”').next()) {
            assert!(crate::domain::when::day_by(example, day(TODAY)).is_ok(), "{example}");
        }
    }
}

#[test]
fn a_goal_in_one_line_and_in_a_picture() {
    for (shown, said) in [
        (enquiries(&[]), "New enquiries a month that mention a post: 5 by 23 Feb · no number yet"),
        (
            enquiries(&[("2025-12-29", "3")]),
            "New enquiries a month that mention a post: 3 of 5 by 23 Feb · on the line",
        ),
        (weeks(&[("2025-12-03", "1")]), "Weeks kept: 1 of 10 by 23 Feb · room to catch up"),
    ] {
        assert_eq!(goal_line::line(&shown), said);
    }
    let told = goal_line::told(&enquiries(&[("2025-12-08", "2"), ("2025-12-29", "3")]));
    assert_eq!(
        told,
        "New enquiries a month that mention a post: a straight line from 2 on 1 December 2025 to 5 on 23 February 2026. Typed: 2 on 8 Dec and 3 on 29 Dec. The last is 3, on the line."
    );
    let drawing = goal_line::drawing(&weeks(&[("2025-12-03", "1")]));
    assert!(drawing.steps && drawing.points.len() == 2 && drawing.today.is_some(), "{drawing:?}");
}

#[test]
fn what_a_check_in_would_ask() {
    let of = |goals: &[Asking], drift: bool| {
        let goals = goals.iter().map(|asking| (GoalId(1), *asking)).collect();
        goal_check::foreseen(&CheckIn {
            goals,
            drift: drift.then_some(Drift { purpose: Purpose::Recruit, serving: 1, known: 5 }),
        })
    };
    use Asking::{Number, Over, Reached, Shown};
    for (found, said) in [
        (of(&[Number], false), "the number of one goal, since it is time for one"),
        (
            of(&[Number, Number, Shown], true),
            "the number of two goals, since it is time for one, how one goal stands that I count and whether your main purpose stays",
        ),
        (
            of(&[Reached, Over], false),
            "a word on one goal where you are there and what follows, since the date of one goal has come",
        ),
    ] {
        assert_eq!(found, said);
    }
    let posts = goal("Reviews", Counted::PostsOf(Pillar::TechnologyReview), &[]);
    assert!(goals::one(&posts).freeze().contains("I count your posts on technology."));
}

#[test]
fn a_picture_stands_above_the_card_and_is_told_in_words() {
    let shown = enquiries(&[("2025-12-29", "3")]);
    let card = || goals::one(&shown).picture(goal_line::FILE, vec![1, 2, 3], &goal_line::told(&shown));
    for answer in [card().private(), card().update()] {
        let body = serde_json::to_value(answer).expect("JSON");
        assert_eq!(body["data"]["attachments"][0]["filename"], "line.png");
        assert_eq!(body["data"]["embeds"][0]["image"], serde_json::Value::Null, "inside, its words would be dropped");
        let told = body["data"]["attachments"][0]["description"].as_str().expect("in words");
        assert!(told.starts_with("New enquiries a month that mention a post: a straight line"), "{told}");
    }
    let without = serde_json::to_value(goals::one(&shown).update()).expect("JSON");
    assert_eq!(without["data"]["attachments"], serde_json::json!([]), "the picture of before goes");
}
