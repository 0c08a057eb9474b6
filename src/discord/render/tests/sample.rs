//! A member, a post, a topic and the like, from which the cards of these tests are made.

use crate::app::act::Suggested;
use crate::app::help::Now;
use crate::app::me::Figures;
use crate::app::plan::{DayOfWeek, Plan, Planned};
use crate::app::replies::Waiting;
use crate::app::topic::{Day, Suggestion};
use crate::app::week::Weeks;
use crate::domain::act::Act;
use crate::domain::facet::{Audience, Care, CareerGroup, Device, Format, Pillar, Purpose};
use crate::domain::ids::{DeliveryId, MemberId, OfferId, PersonId, PostId, SlotId, TeamId, TopicId};
use crate::domain::member::Member;
use crate::domain::pace::{Leave, Pace, State};
use crate::domain::person::Person;
use crate::domain::plan::{Slot, SlotState};
use crate::domain::platform::Platform;
use crate::domain::post::{Post, Said};
use crate::domain::reply::Check;
use crate::domain::settle::Lighter;
use crate::domain::strategy::Strategy;
use crate::domain::topic::{Reason, Topic, TopicSource, Wish};
use crate::domain::week::{Week, Weekdays};
use chrono::{DateTime, NaiveDate, Utc};

/// The day on which everything happens: a Wednesday.
pub(super) const TODAY: &str = "2026-01-07";

pub(super) fn day(on: &str) -> NaiveDate {
    on.parse().expect("a day")
}

/// An instant, in UTC: `2026-01-07 10:00`.
pub(super) fn at(when: &str) -> DateTime<Utc> {
    format!("{}:00Z", when.replace(' ', "T")).parse().expect("an instant")
}

pub(super) fn delivery() -> DeliveryId {
    DeliveryId("0123456789abcd".into())
}

/// What the servers are called.
pub(super) fn team_name(team: TeamId) -> String {
    if team.0 == 1 { "Harbour Clinic".into() } else { "Park Practice".into() }
}

pub(super) fn member() -> Member {
    Member {
        id: MemberId(7),
        team: TeamId(1),
        person: PersonId(100_000_000_000_000_001),
        joined_at: at("2025-10-06 08:00"),
        joined_on: day("2025-10-06"),
        quit_at: None,
        gone_at: None,
        posting_days: vec![(Week::of(day("2025-10-06")), Weekdays::WORKING)],
        targets: vec![(Week::of(day("2025-10-06")), 4)],
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

/// Somebody who agreed to be written to.
pub(super) fn person() -> Person {
    let mut person = Person::new(member().person, chrono_tz::Europe::Berlin, at("2026-01-07 09:00"));
    person.consent_at = Some(at("2025-10-06 08:00"));
    person
}

pub(super) fn post(id: i64, title: &str) -> Post {
    Post {
        id: PostId(id),
        member: member().id,
        posted_at: at("2026-01-06 17:00"),
        posted_on: day("2026-01-06"),
        title: (!title.is_empty()).then(|| title.to_owned()),
        link: Some(format!("https://www.youtube.com/watch?v=abcdefghij{}", id % 10)),
        links: Vec::new(),
        platforms: vec![Platform::YouTube],
        pillar: Some(Pillar::PatientEducation),
        format: Some(Format::ShortVideo),
        purpose: Some(Purpose::HealthEducation),
        said: Said::default(),
        topic: None,
        repeats: None,
        logged_at: at("2026-01-06 17:00"),
    }
}

pub(super) fn pace(state: State, target: u8, made: u32, open_left: u32) -> Pace {
    Pace { week: Week::of(day(TODAY)), state, target, made, expected: 2, open_left }
}

pub(super) fn leave(from: &str, until: &str) -> Leave {
    Leave { from: day(from), until: day(until) }
}

pub(super) fn topic() -> Topic {
    Topic {
        id: TopicId("technology-review-001".into()),
        source: TopicSource::Bank,
        pillar: Pillar::TechnologyReview,
        title: "The gadget that earned its socket".into(),
        idea: "Name one device that stayed in use after its first month, and say what made the difference.".into(),
        opening: "This one is still plugged in.".into(),
        formats: vec![Format::Photo, Format::Text],
        platforms: vec![Platform::LinkedIn, Platform::Bluesky],
        audience: vec![Audience::Peers, Audience::Patients],
        purposes: vec![Purpose::ReviewTechnology],
        specialties: Vec::new(),
        subjects: Vec::new(),
        effort: 10,
        device: Device::Phone,
        recent: false,
        reference: None,
        care: Care::Green,
        retired: false,
    }
}

pub(super) fn suggestion() -> Suggestion {
    Suggestion {
        offer: OfferId(31),
        member: member().id,
        topic: topic(),
        format: Some(Format::Photo),
        reason: Reason::Rested { pillar: Pillar::TechnologyReview, last_on: Some(day("2025-10-14")) },
        serves: None,
        day: None,
        wish: Wish::default(),
        nearest: false,
        checklist: Vec::new(),
        own: None,
        reviewer: None,
    }
}

/// A topic that asks for care, for an awareness day.
pub(super) fn careful() -> Suggestion {
    let mut one = suggestion();
    one.topic.care = Care::Amber;
    one.topic.pillar = Pillar::Observance;
    one.topic.device = Device::Computer;
    one.topic.reference = Some("WHO, fact sheet on hearing, 2025".into());
    one.reason = Reason::Observance { name: "World Hearing Day".into(), on: day("2026-03-03") };
    one.day = Some(Day {
        name: "World Hearing Day".into(),
        on: Some(day("2026-03-03")),
        angle: Some("What a quiet corner changes in a busy waiting room.".into()),
        care: Vec::new(),
    });
    one.checklist = vec![
        "Would this person or their family recognise it?".into(),
        "Is every face and screen in the picture meant to be there?".into(),
    ];
    one
}

/// A step toward education, met last in the week of that Monday.
pub(super) fn step(met: Option<&str>) -> Suggested {
    let act = Act {
        id: "ask-a-teacher".into(),
        group: CareerGroup::Education,
        platforms: Vec::new(),
        text: "Ask a teacher what they hear about vaccines, and answer one of it in general terms.".into(),
    };
    Suggested { act, met: met.map(|on| Week::of(day(on))) }
}

/// Posts that wait, and these groups, in the week of everything.
pub(super) fn waiting_for(posts: Vec<(Post, Check)>, groups: Vec<CareerGroup>) -> Waiting {
    Waiting { member: member(), posts, week: Week::of(day(TODAY)), over: false, groups, aim: 3, act: None }
}

/// What waits, with nothing but these figures and these answers.
pub(super) fn waits(figures: Figures, waiting: Waiting) -> Now {
    Now {
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
        knock_at: None,
        unsure: false,
    }
}

/// A slot of the week, with the topic of these tests.
pub(super) fn planned(id: i64, on: &str) -> Planned {
    let slot = Slot {
        id: SlotId(id),
        member: member().id,
        week: Week::of(day(on)),
        on: day(on),
        time: chrono::NaiveTime::from_hms_opt(13, 0, 0).expect("a time"),
        platform: Platform::LinkedIn,
        offer: Some(OfferId(31)),
        state: SlotState::Planned,
        filled: None,
        moved_from: None,
        remind: false,
        reminded_at: None,
        revision: 0,
        exported: false,
    };
    let wall = slot.on.and_time(slot.time);
    Planned { at: at(&format!("{on} 12:00")), wall, slot, topic: Some(topic()), post: None }
}

/// A week with these slots.
pub(super) fn plan(slots: Vec<Planned>, room: u32) -> Plan {
    let one = DayOfWeek { name: "World Quiet Day".into(), on: day("2026-01-09") };
    Plan { week: Week::of(day(TODAY)), made: !slots.is_empty(), done: false, slots, room, day: Some(one) }
}

/// The two weeks around a plan.
pub(super) fn weeks(plan: Plan, days: Vec<crate::app::week::Day>, next_target: u8) -> Weeks {
    Weeks {
        member: member(),
        today: day(TODAY),
        pace: pace(State::OnPace, 4, 3, 2),
        next_target,
        days,
        taken: vec![(OfferId(31), suggestion().topic)],
        plan,
        may_next: false,
        waiting: 0,
        brings: false,
        reminds: false,
        may_write: true,
    }
}
