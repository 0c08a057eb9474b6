//! What is seen of leave.

use super::check::says;
use super::sample::{TODAY, day, leave, member};
use crate::app::pause::{Resting, Shift, Taken};
use crate::discord::render::pause;
use crate::domain::pace::{Leave, Rest};

fn resting(now: Option<Leave>, ahead: &[Leave]) -> Resting {
    let rest = Rest { leave: now.into_iter().chain(ahead.iter().copied()).collect(), ..Rest::default() };
    Resting { rest, today: day(TODAY), now, entered: false, ahead: ahead.iter().map(|leave| (*leave, false)).collect() }
}

#[test]
fn how_it_stands() {
    let now = leave("2026-01-05", "2026-01-16");
    let ahead = [leave("2026-02-02", "2026-02-13"), leave("2026-03-09", "2026-03-09")];
    says("pause_none", pause::state(&resting(None, &[])));
    says("pause_now", pause::state(&resting(Some(now), &[])));
    says("pause_now_and_ahead", pause::state(&resting(Some(now), &ahead)));
    says("pause_ahead", pause::state(&resting(None, &ahead)));
    says("pause_entered", pause::state(&Resting { entered: true, ..resting(Some(now), &[]) }));
    let theirs = Resting { ahead: vec![(ahead[0], true), (ahead[1], false)], ..resting(None, &ahead) };
    says("pause_entered_ahead", pause::state(&theirs));
    says("pause_open_end", pause::state(&resting(Some(leave(TODAY, "2027-01-07")), &[])));
    says("rest", pause::rest());
}

#[test]
fn leave_taken_and_ended() {
    let taken = |leave: Leave| {
        let resting = if leave.holds(day(TODAY)) { resting(Some(leave), &[]) } else { resting(None, &[leave]) };
        pause::taken(&Taken { leave, resting })
    };
    says("pause_taken", taken(leave(TODAY, "2026-01-20")));
    says("pause_taken_today", taken(leave(TODAY, TODAY)));
    says("pause_taken_open_end", taken(leave(TODAY, "2027-01-07")));
    says("pause_taken_ahead", taken(leave("2026-12-28", "2027-01-08")));
    says("pause_taken_one_day_ahead", taken(leave("2026-02-02", "2026-02-02")));
    says("pause_taken_back", pause::taken_back(&resting(None, &[])));
    says("pause_resumed", pause::resumed());
    says("pause_entered_for", pause::entered(member().person, leave("2026-01-12", "2026-01-16")));
    says("pause_entered_for_a_day", pause::entered(member().person, leave("2026-01-12", "2026-01-12")));
}

#[test]
fn shifts() {
    let half_past = |on: &str| day(on).and_hms_opt(12, 30, 0);
    let shift = |on: &str, next: Option<&str>| {
        let now = day(TODAY).and_hms_opt(12, 31, 0).expect("a time");
        Shift { day: day(on), today: day(TODAY), now, next: next.and_then(half_past) }
    };
    says("on_shift", pause::on_shift(&shift(TODAY, Some("2026-01-08"))));
    says("on_shift_then_friday", pause::on_shift(&shift(TODAY, Some("2026-01-09"))));
    says("on_shift_then_nothing", pause::on_shift(&shift(TODAY, None)));
    says("on_shift_long_ago", pause::on_shift(&shift("2025-12-10", Some("2026-01-08"))));
    says("off_shift", pause::off_shift(day(TODAY)));
}
