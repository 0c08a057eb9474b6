//! Gathers what waits for a person now, wherever they ask from: all that a knock could say, whether it fits one or not.

use super::ground;
use super::knock;
use super::me::{self, Figures};
use super::replies::{self, Waiting};
use super::turn::{Failure, Turn};
use super::who::Who;
use crate::domain::goal::Asking;
use crate::domain::ids::TeamId;
use crate::domain::knock::{Ground, Part, Seat};
use crate::domain::notice::{DeliveryState, NoticeKind};
use crate::domain::pace::Pace;
use crate::domain::quarter::Quarter;
use crate::domain::quiet::Quiet;
use crate::domain::reply;
use crate::domain::settle::Lighter;
use crate::domain::week::Week;
use crate::store::{outbox, queue};
use chrono::{DateTime, NaiveDate, Utc};

/// What waits now.
#[derive(Debug, Clone, PartialEq)]
pub struct Now {
    /// How the week stands, and what is in it.
    pub figures: Figures,
    /// Answers that wait.
    pub waiting: Waiting,
    /// Whether the week has room that is getting tight, on a day on which something can be done about it.
    pub room: bool,
    /// How the week can be made lighter.
    pub lighter: Lighter,
    /// Whether the week's question with whom one talked is there to be answered.
    pub talk: bool,
    /// How many goals wait for a number, or for a word on what follows their day.
    pub goals: u32,
    /// How many busy days lie ahead in a row, where a topic is worth keeping for after them.
    pub busy: Option<u32>,
    /// The quarter that waits to be looked back on.
    pub review: Option<Quarter>,
    /// What waits in the person's other teams.
    pub elsewhere: Vec<Elsewhere>,
    /// Why no knock comes today, if none may.
    pub quiet: Option<Quiet>,
    /// When the next knock comes, if one is planned.
    pub knock_at: Option<DateTime<Utc>>,
    /// Whether the last knock may not have arrived: nobody can say.
    pub unsure: bool,
}

/// What waits in another team.
#[derive(Debug, Clone, PartialEq)]
pub struct Elsewhere {
    /// The team.
    pub team: TeamId,
    /// How the week stands there.
    pub pace: Pace,
    /// How many posts may have answers.
    pub posts: usize,
}

/// What waits now.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn now(turn: &mut Turn<'_>, who: Who) -> Result<Now, Failure> {
    let figures = me::figures(turn, who)?;
    let today = turn.person()?.day(turn.now);
    let waiting = replies::of(turn, figures.member.clone(), Week::of(today))?;
    knock::plan(turn, who.person)?;
    let knock_at = queue::of(turn.db, NoticeKind::Knock, who.person.0)?.map(|queued| queued.due_at);
    let last = outbox::latest(turn.db, NoticeKind::Knock, who.person.0, 1)?.pop();
    let reminder = outbox::latest(turn.db, NoticeKind::Reminder, figures.member.id.0.cast_unsigned(), 1)?.pop();
    let unsure = [last, reminder].into_iter().flatten().any(|last| last.state == DeliveryState::Unsure);
    let mut now = Now {
        figures,
        waiting,
        room: false,
        lighter: Lighter::No,
        talk: false,
        goals: 0,
        busy: None,
        review: None,
        elsewhere: Vec::new(),
        quiet: None,
        knock_at,
        unsure,
    };
    if let Some(ground) = ground::ground(turn, who.person)? {
        look_around(&mut now, &ground, today, turn.now);
    }
    Ok(now)
}

fn look_around(now: &mut Now, ground: &Ground, today: NaiveDate, at: DateTime<Utc>) {
    let (here, elsewhere): (Vec<&Seat>, Vec<&Seat>) =
        ground.seats.iter().partition(|seat| seat.diary.member.id == now.figures.member.id);
    let quarter = Quarter::of(today).previous();
    now.review = here.first().filter(|seat| seat.review_waits(quarter, &ground.person)).map(|_| quarter);
    let asked = here.first().and_then(|seat| seat.goals.check_in(today)).map(|(check, _)| check.goals);
    let waits = |asking: &Asking| matches!(asking, Asking::Number | Asking::Over);
    now.goals = asked.unwrap_or_default().iter().filter(|(_, asking)| waits(asking)).count() as u32;
    now.talk = here.first().is_some_and(|seat| ground.talk_waits(seat, today));
    if let Some(diary) = here.first().map(|seat| &seat.diary)
        && diary.pace_at(today, at).state.wants_nudge()
        && diary.is_open(today)
    {
        now.room = true;
        now.lighter = diary.lighter(today, &diary.pace_at(today, at));
    }
    let posts = |seat: &Seat| seat.checks.iter().filter(|check: &&reply::Check| check.is_open(at)).count();
    now.elsewhere = elsewhere
        .into_iter()
        .map(|seat| Elsewhere { team: seat.diary.member.team, pace: seat.diary.pace_at(today, at), posts: posts(seat) })
        .collect();
    now.busy = match ground.ahead(today, &[]) {
        Some(Part::Ahead { days, .. }) => Some(days),
        _ => None,
    };
    now.quiet = ground.quiet(today);
}
