//! Decides what is known of the people of the benches: one full life, the same for everybody.
//! Never decides what follows from it; that is the domain's.

use chrono::{DateTime, Days, Duration, NaiveDate, TimeZone, Utc};
use rounds::domain::conversation::Talk;
use rounds::domain::facet::Device;
use rounds::domain::goal::Watch;
use rounds::domain::ids::{ChannelId, MemberId, PersonId, PostId, TeamId};
use rounds::domain::knock::{Ground, Seat};
use rounds::domain::member::{Member, TARGET};
use rounds::domain::nudge::Ladder;
use rounds::domain::pace::{Diary, Leave, Rest};
use rounds::domain::person::Person;
use rounds::domain::plan::Bringing;
use rounds::domain::platform::Platform;
use rounds::domain::recap::AIM;
use rounds::domain::reply::{Check, FIRST_AFTER};
use rounds::domain::review::Reviewed;
use rounds::domain::strategy::{Asking, Strategy};
use rounds::domain::week::{Week, Weekdays};

/// Where everybody lives.
pub const ZONE: chrono_tz::Tz = chrono_tz::Europe::Berlin;
/// How many weeks of posts lie behind everybody.
pub const WEEKS: u32 = 14;

/// A Wednesday, half past twelve: the time of the knock.
pub fn noon() -> DateTime<Utc> {
    ZONE.with_ymd_and_hms(2027, 3, 10, 12, 30, 0).single().expect("it exists once").to_utc()
}

/// That Wednesday.
pub fn today() -> NaiveDate {
    noon().date_naive()
}

/// When everybody joined.
pub fn joined_at() -> DateTime<Utc> {
    noon() - Duration::days(200)
}

/// When everybody did something for the last time: before the nudge that has no answer yet.
pub fn last_sign_at() -> DateTime<Utc> {
    noon() - Duration::days(5)
}

/// The day of the nudge that has no answer yet.
pub fn nudged_on() -> NaiveDate {
    today() - Days::new(2)
}

/// Somebody who agreed to be written to, and has been before.
pub fn person(id: u64) -> Person {
    Person {
        consent_at: Some(joined_at()),
        direct_channel: Some(ChannelId(id)),
        last_sign_at: last_sign_at(),
        ..Person::new(PersonId(id), ZONE, joined_at())
    }
}

/// Their leave: one behind them, one ahead.
pub fn leave() -> [Leave; 2] {
    let date = |month, day| NaiveDate::from_ymd_opt(2027, month, day).expect("a date");
    [Leave { from: date(1, 4), until: date(1, 8) }, Leave { from: date(3, 22), until: date(3, 26) }]
}

/// Their busy days: two of the next week.
pub fn busy() -> [NaiveDate; 2] {
    [today() + Days::new(7), today() + Days::new(8)]
}

/// The weeks that they made lighter, and to how many posts.
pub fn settled() -> [(Week, u8); 3] {
    [3, 6, 9].map(|weeks| (Week::of(today()).earlier(weeks), 2))
}

/// The days of their posts in one team, oldest first: four a week, and none yet in the running one.
pub fn posted_on() -> Vec<NaiveDate> {
    let weeks = (1..=WEEKS).rev().map(|weeks| Week::of(today()).earlier(weeks));
    weeks.flat_map(|week| week.days().take(usize::from(TARGET))).collect()
}

/// When a post of that day went live.
pub fn live_at(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(12, 0, 0).expect("noon").and_utc()
}

/// All that is known of one person when their next knock is asked for: two teams, and the answers to the last post in
/// the first of them still to be looked at.
pub fn ground() -> Ground {
    let rest = Rest { leave: leave().into(), busy: busy().into() };
    let seat = |team: u64| Seat {
        diary: Diary {
            member: member(team),
            rest: rest.clone(),
            settled: settled().into(),
            posts: posted_on(),
            planned: Vec::new(),
        },
        checks: Vec::new(),
        talk: Talk { aim: AIM, ..Talk::default() },
        asking: Asking::default(),
        reviewed: Reviewed::default(),
        bringing: Bringing::default(),
        goals: Watch::default(),
    };
    let mut seats = vec![seat(1), seat(2)];
    let last = live_at(*posted_on().last().expect("a post"));
    seats[0].checks.push(Check { post: PostId(1), round: 1, due_at: last + FIRST_AFTER, asked_at: None, answer: None });
    Ground {
        person: person(1),
        rest,
        seats,
        knocked_on: vec![nudged_on()],
        knocked_at: Some(noon() - Duration::days(2)),
        ladder: Ladder { unanswered: vec![nudged_on()], asked: false },
    }
}

/// The same person with all of three weeks done and nothing to look at: no knock is wanted in the two weeks ahead, and
/// every day of them has to be looked at to know it.
pub fn content_ground() -> Ground {
    let mut ground = ground();
    for seat in &mut ground.seats {
        seat.checks.clear();
        let mut week = Week::of(today());
        for _ in 0..4 {
            seat.diary.posts.extend(week.days().take(usize::from(TARGET)));
            week = week.next();
        }
    }
    ground
}

fn member(team: u64) -> Member {
    Member {
        id: MemberId(team as i64),
        team: TeamId(team),
        person: PersonId(1),
        joined_at: joined_at(),
        joined_on: joined_at().date_naive(),
        quit_at: None,
        gone_at: None,
        posting_days: vec![(Week::of(joined_at().date_naive()), Weekdays::WORKING)],
        targets: vec![(Week::of(joined_at().date_naive()), TARGET)],
        platform: Some(Platform::LinkedIn),
        specialty: None,
        device: Device::Either,
        purpose: None,
        listed: true,
        overview: false,
        titles: false,
        strategy: Strategy::default(),
        nod: false,
        authorised: Vec::new(),
    }
}
