//! Every form.

use super::check::asks;
use super::sample::member;
use crate::app::goals::{Kind, Typed};
use crate::discord::action::{Action, Extras, GoalStep, Setting, Settling};
use crate::discord::forms;
use crate::discord::render::goal_form;
use crate::domain::facet::{Format, Pillar, Purpose};
use crate::domain::goal::Counted;
use crate::domain::ids::{GoalId, MemberId, OfferId, PostId};
use crate::domain::platform::Platform;

#[test]
fn forms_that_log() {
    asks("form_log", &forms::log(&Action::Log(member().id), "", ""));
    asks("form_log_offer", &forms::log(&Action::LogOffer(OfferId(31)), "", ""));
    let links = "https://youtu.be/abcdefghij1\nhttps://youtu.be/abcdefghij2";
    asks("form_log_several", &forms::log(&Action::LogMenu, links, ""));
    let extras = Extras {
        platform: Platform::ALL.last().copied(),
        pillar: Pillar::ALL.last().copied(),
        format: Format::ALL.last().copied(),
        purpose: Purpose::ALL.last().copied(),
        offer: Some(OfferId(i64::MAX)),
        member: Some(MemberId(i64::MAX)),
    };
    let action = Action::LogAnyway(extras);
    asks("form_log_anyway", &forms::log(&action, "Call 555-123-4567 for a chair", "yesterday 18:00"));
}

#[test]
fn the_other_forms() {
    asks("form_edit", &forms::edit(&Action::Edit(PostId(1)), "On sleep", "https://youtu.be/abcdefghij1", ""));
    asks("form_edit_bare", &forms::edit(&Action::Edit(PostId(1)), "", "", "yesterday 18:00"));
    asks("form_place", &forms::place(&Action::Place(PostId(1))));
    let set = |setting| Action::Set(member().id, setting);
    asks("form_times", &forms::times(&set(Setting::Times), "12:30", "08:00", "20:00", "04:00"));
    asks("form_together", &forms::together(&Action::TeamTogether, "20"));
    asks("form_together_none", &forms::together(&Action::TeamTogether, ""));
    asks("form_target", &forms::target(&set(Setting::Target), 4));
    let of = |settling| Action::Strategy(member().id, settling);
    asks("form_field", &forms::field_of_work(&of(Settling::Field { certain: false }), "cardiology"));
    asks("form_country", &forms::country(&of(Settling::Country)));
    asks("form_time", &forms::time_of_day(&of(Settling::Time), "18:30"));
    asks("form_if_then", &forms::if_then(&of(Settling::AddIfThen { weekday: None, certain: false }), ""));
    let kind = |counted| Action::GoalSet(member().id, Kind { purpose: None, counted }, false);
    asks("form_goal", &forms::goal(&kind(Counted::Typed), false, &Typed::default()));
    let counted = Counted::PostsOf(Pillar::TechnologyReview);
    asks("form_goal_habit", &forms::goal(&kind(counted), true, &goal_form::of_own(counted)));
    let measure = "Meetings, letters or interviews that came of a post";
    asks("form_goal_number", &forms::number(&Action::Goal(GoalId(3), GoalStep::Note), measure, "", ""));
    asks("form_authorise", &forms::authorise(&Action::Authorise(member().id), "LinkedIn"));
}
