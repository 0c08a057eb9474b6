//! What the page says and which controls it has. Never decides what the bot does.

use super::stage::Demo;
use crate::domain::ids::PersonId;
use crate::domain::local_time::instant;
use crate::domain::week::Week;
use chrono::{Duration, NaiveTime};
use chrono_tz::Tz;
use local_discord::page::{Control, Page, Step};
use std::sync::{Arc, Weak};

/// The page for a demo.
pub(super) fn page(demo: &Arc<Demo>, people: Vec<u64>, sample: bool) -> Page {
    let zone = demo.zone;
    Page {
        title: "Rounds: try it".into(),
        banner: if sample {
            "Sample data: a clinic that does not exist, on a Discord that runs on this machine only.".into()
        } else {
            "A Discord that runs on this machine only.".into()
        },
        people,
        guide: guide(sample),
        controls: controls(demo),
        clock_label: Arc::new(move |now| now.with_timezone(&zone).format("%A %-d %B %Y, %H:%M").to_string()),
    }
}

fn step(title: &str, text: &str, command: Option<&str>) -> Step {
    Step { title: title.into(), text: text.into(), try_: command.map(Into::into) }
}

fn guide(sample: bool) -> Vec<Step> {
    let mut steps = vec![
        step(
            "Join",
            "Three answers, then whether I may write to you and whether you are on the board.",
            Some("/start zone:Europe/London"),
        ),
        step(
            "Log a post",
            "A title or a link is enough.",
            Some("/log post:What I tell every new colleague in week one"),
        ),
        step(
            "Next knock",
            "Press “Next knock” above: tomorrow at the time you chose, Rounds writes to you. Look into your messages with Rounds.",
            None,
        ),
        step("Answer it", "Press a button under the knock.", None),
        step("An idea", "One topic, with the reason why it came.", Some("/topic")),
        step("A planned week", "One press lays it out: days, times, a topic each.", Some("/week")),
        step("Settled beforehand", "For whom, what for, where: line by line, and each can wait.", Some("/strategy")),
        step("A goal", "A number and a date, and how it stands.", Some("/goals")),
    ];
    if sample {
        steps.push(step(
            "Next Monday",
            "Press “Next Monday” above, then read the week's post in the team's channel.",
            None,
        ));
        steps.push(step("Be somebody else", "Choose Ines on the left: she manages the server.", Some("/team setup")));
    } else {
        steps.push(step(
            "Set the team up",
            "Whoever manages the server names a channel for the weekly post.",
            Some("/team setup"),
        ));
    }
    steps
}

/// The controls hold the demo only weakly: the page belongs to what it controls.
fn controls(demo: &Arc<Demo>) -> Vec<Control> {
    let control = |id: &str, label: &str, jump: Jump| {
        let demo = Arc::downgrade(demo);
        Control::new(id, label, move |who| run(demo.clone(), jump, who))
    };
    vec![
        control("hour", "+1 hour", Jump::By(Duration::hours(1))),
        control("day", "+1 day", Jump::By(Duration::days(1))),
        control("knock", "Next knock", Jump::Knock),
        control("monday", "Next Monday", Jump::Monday),
    ]
}

#[derive(Clone, Copy)]
enum Jump {
    By(Duration),
    Knock,
    Monday,
}

async fn run(demo: Weak<Demo>, jump: Jump, who: Option<u64>) -> Result<String, String> {
    let demo = demo.upgrade().ok_or("The demo is ending.")?;
    let now = demo.clock.now();
    let target = match jump {
        Jump::By(span) => now + span,
        Jump::Monday => next_monday(demo.zone, now),
        Jump::Knock => {
            let person = PersonId(who.ok_or("Choose somebody first.")?);
            return demo.to_next_knock(person).await;
        }
    };
    demo.jump(target).await;
    Ok("Done.".into())
}

/// Shortly after nine on the next Monday, so that the week's post is there.
fn next_monday(zone: Tz, now: chrono::DateTime<chrono::Utc>) -> chrono::DateTime<chrono::Utc> {
    let today = now.with_timezone(&zone).date_naive();
    let monday = Week::of(today).next().monday();
    instant(zone, monday.and_time(NaiveTime::from_hms_opt(9, 1, 0).unwrap_or_default()))
}
