//! From what a goal begins: templates, one's own, a form filled in; and the form once more where something is still open.

use super::card::{Card, Choice, button, primary, select};
use super::goal_refused;
use super::refusal;
use super::text::{full_day, typed as disarmed};
use super::words;
use crate::app::Failure;
use crate::app::goals::Typed;
use crate::discord::action::Action;
use crate::domain::facet::{Pillar, Purpose};
use crate::domain::goal::{Counted, GoalRefused, Plan, Template};
use crate::domain::ids::MemberId;
use crate::domain::refusal::Refusal;
use serenity::all::CreateSelectMenu;

/// Chosen for a goal whose number the member types, of their own making.
pub const OWN: &str = "own";
/// Chosen for a goal that counts posts of one kind.
pub const OF_A_KIND: &str = "kind";
/// The fields under which stands what was typed of a goal that was not kept yet: the numbers, then the days.
pub const FIELDS: [&str; 4] = ["Where it stands", "The goal", "By when", "From when"];
/// How many templates are offered beside one's own.
const OFFERED: usize = 23;

/// What to begin from.
pub(super) fn beginnings(member: MemberId, templates: &[Template]) -> Option<CreateSelectMenu> {
    let begin = |one: &Template| {
        let purpose = one.purpose.map_or("Whatever you post for", words::purpose);
        let counted = if one.counted.is_habit() { "counted for you" } else { "typed by you" };
        Choice::new(format!("t:{}", one.id), one.measure.clone()).described(format!("{purpose} · {counted}"))
    };
    let own = [
        Choice::new(OWN, "Something of my own").described("Any number that you type yourself"),
        Choice::new(OF_A_KIND, "Posts of one kind").described("Counted for you, by kind or by purpose"),
    ];
    let choices = own.into_iter().chain(templates.iter().take(OFFERED).map(begin)).collect();
    select(&Action::GoalFrom(member), "Set a goal: choose what to begin from", 1, 1, choices)
}

/// Of which posts a goal is to be made.
#[must_use]
pub fn which_posts(member: MemberId) -> Card {
    let kinds = Pillar::ALL
        .iter()
        .map(|one| Choice::new(format!("of:{}", one.slug()), words::pillar(*one)).described("A kind of post"));
    let purposes = Purpose::ALL
        .iter()
        .map(|one| Choice::new(format!("for:{}", one.slug()), words::purpose(*one)).described("What posts are for"));
    Card::text("Which posts should I count?")
        .select(select(&Action::GoalFrom(member), "A kind, or a purpose", 1, 1, kinds.chain(purposes).collect()))
        .buttons(vec![button(&Action::Goals(member), "All goals")])
}

/// What a form of a goal of one's own opens with.
#[must_use]
pub fn of_own(counted: Counted) -> Typed {
    let measure = match counted {
        Counted::PostsOf(pillar) => format!("Posts on {}", words::subject(pillar)),
        Counted::PostsFor(purpose) => format!("Posts for: {}", words::purpose(purpose).to_lowercase()),
        _ => String::new(),
    };
    Typed { measure, target: "12".into(), due: "in 12 weeks".into(), ..Typed::default() }
}

/// What a form opens with that begins from a template.
#[must_use]
pub fn from(template: &Template) -> Typed {
    Typed {
        measure: template.measure.clone(),
        baseline: template.baseline.to_string(),
        target: template.target.to_string(),
        due: format!("in {} weeks", template.weeks),
        start: String::new(),
        asked_about: None,
    }
}

/// What a form opens with that corrects a goal.
#[must_use]
pub fn typed_of(plan: &Plan) -> Typed {
    Typed {
        measure: plan.measure.clone(),
        baseline: plan.baseline.to_string(),
        target: plan.target.to_string(),
        due: plan.due_on.to_string(),
        start: plan.start_on.to_string(),
        asked_about: None,
    }
}

/// What was typed and cannot be kept as it is: why, what would do, and the same form once more. What was typed stands where
/// no markup works.
#[must_use]
pub fn once_more(
    why: &Refusal,
    typed: &Typed,
    example: Option<(&Template, &Plan)>,
    member: Option<MemberId>,
    action: &Action,
) -> Card {
    let mut card = match why {
        Refusal::Goal(why @ GoalRefused::Wish(_)) => {
            Card::titled("Which number, and by when?", goal_refused::goal(why))
        }
        Refusal::Goal(why) => Card::titled("One thing is still open", goal_refused::goal(why)),
        Refusal::When(why) => Card::titled("One thing is still open", goal_refused::day_by(why)),
        other => refusal::failure(&Failure::Refused(other.clone()), "", &|_| String::new()),
    };
    if let Some((template, plan)) = example {
        let example = format!(
            "*{}*: from {} to {} by {}.",
            disarmed(&template.measure),
            plan.baseline,
            plan.target,
            full_day(plan.due_on)
        );
        card = card.field("For example", example, false);
    }
    for (name, typed) in FIELDS.iter().zip([&typed.baseline, &typed.target, &typed.due, &typed.start]) {
        card = card.field(*name, disarmed(typed), true);
    }
    card = card.footer(typed.measure.clone()).buttons(vec![primary(action, "Go on with it")]);
    match (example, member) {
        (Some((template, _)), Some(member)) => {
            let choice = Choice::new(format!("t:{}", template.id), template.measure.clone());
            card.select(select(&Action::GoalFrom(member), "Or begin from the example", 1, 1, vec![choice]))
        }
        _ => card,
    }
}
