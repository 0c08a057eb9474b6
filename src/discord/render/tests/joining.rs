//! The questions of joining, and the welcome.

use super::check::says;
use super::sample::{at, member, person};
use crate::app::join::Joined;
use crate::discord::action::Draft;
use crate::discord::render::start;
use crate::domain::person::Rhythm;
use crate::domain::platform::Platform;
use crate::domain::week::{Week, Weekdays};

#[test]
fn the_questions() {
    let now = at("2026-01-07 08:00");
    let mut draft = Draft::default();
    says("start_target", start::question(draft, now));
    draft.target = Some(4);
    says("start_zone", start::question(draft, now));
    draft.zone = Some(chrono_tz::America::New_York);
    says("start_platform", start::question(draft, now));
    draft.platform = Some(Platform::LinkedIn);
    says("start_rhythm", start::question(draft, now));
    draft.rhythm = Some(Rhythm::Midday);
    says("start_consent", start::question(draft, now));
    draft.consent = Some(true);
    says("start_board", start::question(draft, now));
}

#[test]
fn the_welcome() {
    let joined = || Joined { member: member(), person: person(), again: false, late: false, this_week: 4 };
    says("joined", start::joined(&joined()));
    says("joined_late", start::joined(&Joined { late: true, ..joined() }));
    says("joined_again", start::joined(&Joined { again: true, ..joined() }));
    says("joined_again_in_the_same_week", start::joined(&Joined { again: true, this_week: 2, ..joined() }));
    let mut quiet = joined();
    quiet.this_week = 1;
    quiet.person.consent_at = None;
    quiet.member.targets = vec![(Week::of(member().joined_on), 1)];
    quiet.member.platform = Some(Platform::Blog);
    says("joined_without_messages", start::joined(&quiet));
    let mut shifts = joined();
    shifts.person.hours = Rhythm::Shifts.hours();
    shifts.person.knock_time = Rhythm::Shifts.knock_time();
    shifts.person.knock_days = Weekdays::ALL;
    shifts.member.platform = Some(Platform::Other);
    says("joined_on_shifts", start::joined(&shifts));
}
