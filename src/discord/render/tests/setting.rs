//! What is seen of settings, and of what would be sent.

use super::check::says;
use super::sample::{at, day, leave, member, pace, person, post, team_name};
use crate::app::foresee::{Coming, Foreseen};
use crate::app::settings::Settings;
use crate::discord::render::{foreseen, help, settings};
use crate::domain::facet::{Device, Purpose, Specialty};
use crate::domain::ids::TeamId;
use crate::domain::knock::Part;
use crate::domain::pace::State;
use crate::domain::person::{Intensity, Rhythm};
use crate::domain::quarter::Quarter;
use crate::domain::quiet::Quiet;
use crate::domain::week::{Week, Weekdays};
use chrono::Weekday;

fn plain() -> Settings {
    Settings {
        person: person(),
        member: member(),
        targets: (4, 4),
        posting_days: Weekdays::WORKING,
        brings_week: false,
    }
}

fn told() -> Settings {
    let mut all = plain();
    all.targets = (4, 2);
    all.person.hours = Rhythm::Shifts.hours();
    all.person.knock_days = Weekdays::of([Weekday::Tue, Weekday::Thu]);
    all.person.intensity = Intensity::Active;
    all.posting_days = Weekdays::ALL;
    all.member.specialty = Some(Specialty::Nurse);
    all.member.purpose = Some(Purpose::HealthEducation);
    all.member.device = Device::Phone;
    all.member.listed = false;
    all.member.nod = true;
    all
}

#[test]
fn what_is_set() {
    says("settings", settings::shown(&plain()));
    says("settings_changed", settings::shown(&told()));
    says("settings_already_in", settings::shown(&plain()).with_text(help::ALREADY_IN));
    let mut silent = plain();
    silent.person.consent_at = None;
    silent.member.platform = None;
    says("settings_without_messages", settings::shown(&silent));
    says("team_chosen", settings::team_chosen("Park Practice"));
}

#[test]
fn what_would_be_sent() {
    let zone = chrono_tz::Europe::Berlin;
    let foreseen = |coming: &[Coming], quiet| {
        foreseen::coming(&Foreseen { coming: coming.to_vec(), reminders: Vec::new(), quiet, zone }, &team_name)
    };
    says("foreseen_nothing", foreseen(&[], None));
    says("foreseen_nothing_on_leave", foreseen(&[], Some(Quiet::OnLeave(leave("2026-01-05", "2026-01-31")))));
    let member = member().id;
    let nudge = |state, made| Part::Nudge { member, pace: pace(state, 4, made, 2), settle: None, lower: false };
    let replies = || Part::Replies { member, posts: vec![post(1, "").id, post(2, "").id] };
    let knock = |on: &str, parts: Vec<Part>| Coming {
        at: at(&format!("{on} 11:30")),
        parts: parts.into_iter().map(|part| (part, None)).collect(),
    };
    let coming = [
        knock("2026-01-08", vec![replies(), nudge(State::Behind, 1)]),
        knock("2026-01-09", vec![nudge(State::AtRisk, 1)]),
        knock("2026-01-12", vec![Part::Plan { member, week: Week::of(day("2026-01-12")) }]),
        knock("2026-01-12", vec![Part::Ahead { member, days: 3 }]),
        knock("2026-01-13", vec![nudge(State::Lapsed, 0)]),
        knock("2026-01-14", vec![Part::Ask { member }]),
        knock("2026-01-15", vec![Part::Review { member, quarter: Quarter::of(at("2025-12-31 09:00").date_naive()) }]),
    ];
    says("foreseen", foreseen(&coming, None));
    let mut both = coming[0].clone();
    both.parts = vec![(replies(), Some(TeamId(1))), (nudge(State::Behind, 1), Some(TeamId(2)))];
    says("foreseen_two_teams", foreseen(&[both], Some(Quiet::WeekFull(4))));
}
