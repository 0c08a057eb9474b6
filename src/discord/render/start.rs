//! What is seen while joining: one question at a time, and the welcome.

use super::card::{Card, Choice, button, primary, select};
use super::text::{count, time};
use super::words;
use crate::app::join::Joined;
use crate::discord::action::{Action, Draft, Settling};
use crate::domain::member::TARGET;
use crate::domain::person::Rhythm;
use crate::domain::platform::Platform;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// Zones that are offered where none is known yet: each a place that many live by. Any other goes into the option `zone`.
const ZONES: [Tz; 25] = [
    chrono_tz::Pacific::Honolulu,
    chrono_tz::America::Anchorage,
    chrono_tz::America::Los_Angeles,
    chrono_tz::America::Denver,
    chrono_tz::America::Phoenix,
    chrono_tz::America::Chicago,
    chrono_tz::America::New_York,
    chrono_tz::America::Halifax,
    chrono_tz::America::Sao_Paulo,
    chrono_tz::Europe::London,
    chrono_tz::Africa::Lagos,
    chrono_tz::Europe::Berlin,
    chrono_tz::Africa::Johannesburg,
    chrono_tz::Europe::Athens,
    chrono_tz::Africa::Cairo,
    chrono_tz::Africa::Nairobi,
    chrono_tz::Europe::Istanbul,
    chrono_tz::Asia::Dubai,
    chrono_tz::Asia::Karachi,
    chrono_tz::Asia::Kolkata,
    chrono_tz::Asia::Dhaka,
    chrono_tz::Asia::Manila,
    chrono_tz::Asia::Tokyo,
    chrono_tz::Australia::Sydney,
    chrono_tz::Pacific::Auckland,
];

/// The next question of joining. The draft must lack something.
#[must_use]
pub fn question(draft: Draft, now: DateTime<Utc>) -> Card {
    if draft.target.is_none() {
        target(draft)
    } else if draft.zone.is_none() {
        zone(draft, now)
    } else if draft.platform.is_none() {
        let choices = Platform::ALL.iter().map(|one| Choice::new(one.slug(), words::platform(*one))).collect();
        Card::titled(
            "Where do you post first of all?",
            "You can log posts on any platform later; this one is assumed where nothing else is said.",
        )
        .select(select(&Action::Join(draft), "Main platform", 1, 1, choices))
    } else if draft.rhythm.is_none() {
        let zone = draft.zone.unwrap_or_default();
        let buttons = Rhythm::ALL
            .iter()
            .map(|rhythm| button(&Action::Join(Draft { rhythm: Some(*rhythm), ..draft }), words::rhythm(*rhythm)))
            .collect();
        Card::titled(
            "When may I write?",
            format!(
                "Mornings means {}, midday {}, evenings {}. Times are those of **{}**, where it is {} now; `/settings zone:` changes that. On shifts, you set hours and days yourself, and “On shift today” keeps me quiet for the day.",
                time(Rhythm::Mornings.knock_time()),
                time(Rhythm::Midday.knock_time()),
                time(Rhythm::Evenings.knock_time()),
                zone.name(),
                time(now.with_timezone(&zone).time()),
            ),
        )
        .buttons(buttons)
    } else if draft.consent.is_none() {
        let said = |yes| Action::Join(Draft { consent: Some(yes), ..draft });
        Card::titled(
            "May I write to you?",
            "I send at most one private message a day, at the time you chose, only when there is something to say: answers to look after, a week that is getting tight, a topic to write about. Never on leave, never outside your hours. You can stop it any time with `/settings` or `/privacy`, and whatever I keep is listed there.",
        )
        .buttons(vec![primary(&said(true), "Yes, write to me"), button(&said(false), "No, I'll come by")])
    } else {
        let said = |yes| Action::Join(Draft { listed: Some(yes), ..draft });
        Card::titled(
            "The weekly board",
            "Once a week the team's channel shows who posted, answered and varied. Only people who want to are on it, and nobody is named for what they did not do. Would you like to be on it?",
        )
        .buttons(vec![button(&said(true), "Put me on the board"), button(&said(false), "Keep me off it")])
    }
}

fn target(draft: Draft) -> Card {
    let choices = (1..=21u8)
        .map(|n| {
            let label = count(u32::from(n), "post a week", "posts a week");
            let choice = Choice::new(n.to_string(), label);
            if n == TARGET { choice.described("A good measure for most people") } else { choice }
        })
        .collect();
    Card::titled(
        "How often do you mean to post?",
        "Your own number, whatever suits your weeks. Four is a good beginning; you can change it any time, and make a single week lighter.",
    )
    .select(select(&Action::Join(draft), "Posts a week", 1, 1, choices))
}

fn zone(draft: Draft, now: DateTime<Utc>) -> Card {
    let choices = ZONES
        .iter()
        .map(|zone| {
            let wall = now.with_timezone(zone);
            let label = format!("{} · {}", wall.format("%A %H:%M"), zone.name().replace('_', " "));
            Choice::new(zone.name(), label)
        })
        .collect();
    Card::titled(
        "What time is it where you are?",
        "Choose a place whose clock runs like yours. If there is none, give the command once more with the option `zone`, which knows every place.",
    )
    .select(select(&Action::Join(draft), "Your time now", 1, 1, choices))
}

/// What a choice in the question's select adds to the draft; the same draft where the value is none of them.
#[must_use]
pub fn filled(mut draft: Draft, value: &str) -> Draft {
    if draft.target.is_none() {
        draft.target = value.parse().ok();
    } else if draft.zone.is_none() {
        draft.zone = value.parse().ok();
    } else if draft.platform.is_none() {
        draft.platform = Platform::from_slug(value);
    }
    draft
}

/// The welcome.
#[must_use]
pub fn joined(joined: &Joined) -> Card {
    let (member, person) = (&joined.member, &joined.person);
    let target = member.targets.last().map_or(TARGET, |(_, target)| *target);
    let from = match joined.this_week {
        week if week != target => format!(" from Monday on, and {} this week", super::text::number(week.into())),
        _ => String::new(),
    };
    let mut text = format!(
        "{} a week it is{from}, mainly {}. ",
        count(u32::from(target), "post", "posts"),
        member.platform.map_or_else(|| "wherever you like".into(), words::place)
    );
    text = super::text::first_up(&text);
    if joined.late {
        text.push_str("This week has begun already, so it asks nothing of you; it counts if you keep it. ");
    }
    if person.consent_at.is_some() {
        text.push_str(&format!(
            "I may write at {} ({}), {}, when there is something to say.",
            time(person.knock_time()),
            person.zone.name(),
            words::weekdays(person.knock_days)
        ));
        if person.keeps_shift_hours() {
            text.push_str(" Your own times: Settings, Times; your shifts: `/week`, or the week's first message.");
        }
    } else {
        text.push_str("I won't write to you; `/help` shows what waits, whenever you come by.");
    }
    Card::titled(if joined.again { "Welcome back" } else { "You're in" }, text)
        .field(
            "Begin",
            "`/log` with a link or a title, as soon as you have posted. `/topic` when you want an idea.",
            false,
        )
        .field("The rest", "For whom, what for, on which platforms: “Settle the rest” asks one thing after the other, and each can wait. `/strategy` holds it all.", false)
        .field("Private", "`/privacy` shows what is kept, `/settings` changes anything you just chose.", false)
        .buttons(vec![
            primary(&Action::PlanWeek(member.id, None), "Plan my week"),
            button(&Action::Log(member.id), "Log a post"),
            button(&Action::Topic(Some(member.id)), "A topic"),
            button(&Action::Strategy(member.id, Settling::GoOn(None)), "Settle the rest"),
            button(&Action::Settings(member.id), "Settings"),
        ])
}
