//! What is seen of goals: all of them on one card, one with its line, and what answers a press.

use super::card::{Card, Choice, button, cut, danger, primary, select};
use super::goal_form::beginnings;
use super::goal_line::{line, stands, way};
use super::text::{first_up, full_day, short, typed as disarmed};
use super::words;
use crate::app::goals::{Goals, Shown};
use crate::discord::action::{Action, GoalStep, NumberStep};
use crate::domain::facet::Purpose;
use crate::domain::goal::{Counted, GoalEnd, MOST_OPEN, Point};
use crate::domain::ids::ProgressId;
use serenity::all::{CreateButton, CreateSelectMenu};

/// All goals of a member.
#[must_use]
pub fn list(goals: &Goals) -> Card {
    let text = if goals.open.is_empty() {
        "None yet. A goal here has a number and a date: what is counted, where it stands, where it leads, by when. Up to three are open at once, and only you see them."
    } else {
        "Only you see them. What I can count from your log I count myself; other numbers you type, whenever you like."
    };
    let mut card = Card::titled("Your goals", text);
    for shown in &goals.open {
        card = card.field(
            short(&shown.goal.plan.measure, 200),
            format!("{} {}", way(shown), stands(shown)) + &over(shown),
            false,
        );
    }
    let lately: Vec<String> = goals
        .ended
        .iter()
        .map(|shown| format!("• {} · {}", disarmed(&shown.goal.plan.measure), ending(shown)))
        .collect();
    card = card.field("Lately", lately.join("\n"), false);
    let open =
        |shown: &Shown| button(&Action::Goal(shown.goal.id, GoalStep::Open), cut(shown.goal.plan.measure.clone(), 60));
    card = card.buttons(goals.open.iter().map(open).collect()).buttons(goals.ended.iter().map(open).collect());
    if goals.open.len() < MOST_OPEN { card.select(beginnings(goals.member.id, &goals.templates)) } else { card }
}

/// One goal with its line.
#[must_use]
pub fn one(shown: &Shown) -> Card {
    let goal = &shown.goal;
    let id = goal.id;
    let step = |step, label: &str| button(&Action::Goal(id, step), label);
    let mut text = format!("{}\n{}", way(shown), stands(shown)) + &over(shown);
    if goal.ended.is_some() {
        text.push_str(&format!("\n{}.", first_up(&ending(shown))));
    }
    let card = Card::titled(disarmed(&goal.plan.measure), text).footer(counted(goal.plan.counted));
    let mut row: Vec<CreateButton> = Vec::new();
    let habit = goal.plan.counted.is_habit();
    let all = button(&Action::Goals(goal.member), "All goals");
    if goal.ended.is_some() {
        row.push(step(GoalStep::Reopen, "It goes on"));
        row.push(all);
        return card.buttons(row).buttons(sharing(shown));
    }
    if !habit {
        row.push(primary(&Action::Goal(id, GoalStep::Note), "How it stands"));
    }
    row.push(step(GoalStep::Correct, if is_over(shown) { "Another date or number" } else { "Correct" }));
    row.push(step(GoalStep::Finish, "Finished"));
    row.push(step(GoalStep::LetGo(false), "Let go"));
    let mut more = vec![all];
    if !habit && !shown.points.is_empty() {
        more.insert(0, step(GoalStep::Numbers, "Its numbers"));
    }
    more.extend(sharing(shown));
    card.select(serves(shown)).buttons(row).buttons(more)
}

fn is_over(shown: &Shown) -> bool {
    shown.goal.ended.is_none() && shown.today > shown.goal.plan.due_on
}

/// What follows a day that has passed; nothing before it has.
fn over(shown: &Shown) -> String {
    if !is_over(shown) {
        return String::new();
    }
    if shown.is_reached() {
        return "\nIts date has come, and you are there: time to call it finished.".into();
    }
    "\nIts date has come: a later one, a lower number, or let go? Each is fine.".into()
}

fn ending(shown: &Shown) -> String {
    match shown.goal.ended {
        Some((GoalEnd::Finished, on)) => format!("finished on {}", full_day(on)),
        Some((GoalEnd::LetGo, on)) => format!("let go on {}", full_day(on)),
        None => "open".into(),
    }
}

fn counted(counted: Counted) -> String {
    match counted {
        Counted::Typed => "You type its number. I ask once a month, and weekly in its last month.".into(),
        Counted::WeeksKept => "I count the weeks that you keep.".into(),
        Counted::PostsOf(pillar) => format!("I count your posts on {}.", words::subject(pillar)),
        Counted::PostsFor(purpose) => {
            format!("I count your posts for this purpose: {}.", words::purpose(purpose).to_lowercase())
        }
        Counted::ChecksAnswered => "I count the posts whose answers you looked after.".into(),
    }
}

fn serves(shown: &Shown) -> Option<CreateSelectMenu> {
    let chosen = shown.goal.plan.purpose;
    let choice = |one: &Purpose| Choice::new(one.slug(), words::purpose(*one)).chosen(chosen == Some(*one));
    let action = Action::Goal(shown.goal.id, GoalStep::Serves);
    select(&action, "What it serves", 1, 1, Purpose::ALL.iter().map(choice).collect())
}

/// The ways to tell the team; none before there is something to tell, nor twice.
fn sharing(shown: &Shown) -> Vec<CreateButton> {
    let let_go = matches!(shown.goal.ended, Some((GoalEnd::LetGo, _)));
    if !shown.is_reached() || shown.goal.shared || let_go {
        return Vec::new();
    }
    let share = |number| Action::Goal(shown.goal.id, GoalStep::Share(number));
    vec![button(&share(false), "Tell the team"), button(&share(true), "Tell it with the number")]
}

/// A goal was set.
#[must_use]
pub fn set(shown: &Shown) -> Card {
    let how = if shown.goal.plan.counted.is_habit() {
        "Set. I count it from what you log; there is nothing to type."
    } else {
        "Set. I'll ask how it stands once a month, and weekly in its last month; a number at any other time is welcome."
    };
    one(shown).with_text(how)
}

/// A goal after it was corrected.
#[must_use]
pub fn corrected(shown: &Shown, celebrate: bool) -> Card {
    if celebrate { noted(shown, true) } else { one(shown).with_text("Kept.") }
}

/// A goal after one of its numbers was taken away.
#[must_use]
pub fn without_number(shown: &Shown, celebrate: bool) -> Card {
    if celebrate { noted(shown, true) } else { one(shown) }
}

/// A number was kept.
#[must_use]
pub fn noted(shown: &Shown, celebrate: bool) -> Card {
    if celebrate {
        return one(shown).with_text(
            "You are there. That took time beside full days, and it shows. Call it finished, or go on with it.",
        );
    }
    one(shown).with_text("Noted.")
}

/// A goal has ended.
#[must_use]
pub fn ended(shown: &Shown, celebrate: bool) -> Card {
    let text = match shown.goal.ended {
        Some((GoalEnd::LetGo, _)) => "Let go. Its numbers stay here, should you want it back.",
        _ if celebrate && shown.is_reached() => "Finished, and reached. That took time beside full days, and it shows.",
        _ if celebrate => "Finished. Whatever the number says: you kept at it.",
        _ => "Finished.",
    };
    one(shown).with_text(text)
}

/// Asks once more before a goal is let go.
#[must_use]
pub fn let_go(shown: &Shown) -> Card {
    let id = shown.goal.id;
    Card::text(format!("Let go of “{}”? Its numbers stay, and it can go on later.", disarmed(&shown.goal.plan.measure)))
        .buttons(vec![
            danger(&Action::Goal(id, GoalStep::LetGo(true)), "Yes, let go"),
            button(&Action::Goal(id, GoalStep::Open), "Keep it"),
        ])
}

/// The numbers of a goal, with a way to correct one.
#[must_use]
pub fn numbers(shown: &Shown) -> Card {
    let id = shown.goal.id;
    let newest: Vec<_> = shown.points.iter().rev().take(25).collect();
    let lines: Vec<String> =
        newest.iter().map(|(_, point)| format!("`{}` **{}**", full_day(point.on), point.value)).collect();
    let text = match (lines.len(), shown.points.len() - newest.len()) {
        (0, _) => "No number yet.".to_owned(),
        (_, 0) => lines.join("\n"),
        (_, more) => format!("{}\nand {more} before", lines.join("\n")),
    };
    let choices = newest.iter().filter_map(|(number, point)| {
        let number = number.as_ref()?;
        Some(Choice::new(number.to_string(), full_day(point.on)).described(point.value.to_string()))
    });
    Card::titled(format!("Numbers of “{}”", short(&shown.goal.plan.measure, 150)), text)
        .select(select(&Action::Goal(id, GoalStep::Number), "Correct one, or take it away", 1, 1, choices.collect()))
        .buttons(vec![
            primary(&Action::Goal(id, GoalStep::Note), "One more"),
            button(&Action::Goal(id, GoalStep::Open), "The goal"),
        ])
}

/// One number of a goal.
#[must_use]
pub fn number(shown: &Shown, id: ProgressId, point: Point) -> Card {
    let text = format!("**{}** on {}.", point.value, full_day(point.on));
    Card::titled(disarmed(&shown.goal.plan.measure), text).buttons(vec![
        primary(&Action::GoalNumber(id, NumberStep::Change), "Correct it"),
        danger(&Action::GoalNumber(id, NumberStep::Remove), "Take it away"),
        button(&Action::Goal(shown.goal.id, GoalStep::Numbers), "All numbers"),
    ])
}

/// What the team sees of a goal that was reached: never a number that nobody chose to show.
#[must_use]
pub fn shared(person: u64, shown: &Shown, number: bool) -> Card {
    let plan = &shown.goal.plan;
    let way = match (number, shown.last) {
        (true, Some(last)) => format!("\nFrom {} to {}.", plan.baseline, last.value),
        _ => String::new(),
    };
    Card::titled(
        "A goal reached",
        format!("<@{person}> set a goal, and is there: **{}**{way}", disarmed(&plan.measure)),
    )
}

/// The answer to the member who shared.
#[must_use]
pub fn was_shared() -> Card {
    Card::text("The team knows. Nobody but you sees the rest of your goals.")
}

/// The open goals, one a line.
#[must_use]
pub fn lines(open: &[Shown]) -> String {
    open.iter().map(|shown| format!("• {}", line(shown))).collect::<Vec<_>>().join("\n")
}
