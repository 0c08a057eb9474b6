//! Every reason for which something is not done.

use super::check::says;
use super::sample::{day, team_name};
use crate::app::Failure;
use crate::discord::action::{Action, Extras};
use crate::discord::render::refusal;
use crate::domain::identifier::SuspectKind;
use crate::domain::ids::{PostId, TeamId};
use crate::domain::link::LinkRefused;
use crate::domain::refusal::Refusal;
use crate::domain::reply::NumbersRefused;
use crate::domain::when::WhenRefused;

fn refused(name: &str, refusal: Refusal) {
    says(&format!("refused_{name}"), refusal::failure(&Failure::Refused(refusal), "1a2b3c4", &team_name));
}

#[test]
fn plain_ones() {
    refused("not_joined", Refusal::NotJoined);
    refused("which_team", Refusal::WhichTeam(vec![TeamId(1), TeamId(2)]));
    refused("server_only", Refusal::ServerOnly);
    refused("managers_only", Refusal::ManagersOnly);
    refused("server_managers_only", Refusal::ServerManagersOnly);
    refused("not_yours", Refusal::NotYours);
    refused("gone", Refusal::Gone);
    refused("nothing_to_log", Refusal::NothingToLog);
    refused("title_too_long", Refusal::TitleTooLong(201));
    refused("no_such_zone", Refusal::NoSuchZone("Atlantis".into()));
    refused("no_such_time", Refusal::NoSuchTime("noon-ish".into()));
    refused("target", Refusal::TargetOutOfBounds(22));
    refused("together", Refusal::TogetherOutOfBounds);
    refused("board_too_far_back", Refusal::TooFarBack(12));
    refused("nothing_to_tell", Refusal::NothingToTell);
    refused("recap_posted", Refusal::RecapPosted);
    refused("names_missing", Refusal::NamesMissing);
    refused("no_weekday", Refusal::NoWeekday);
    refused("no_such_member", Refusal::NoSuchMember);
    refused("leave_backwards", Refusal::LeaveBackwards);
    refused("day_over", Refusal::DayOver(day("2026-01-05")));
    refused("leave_out_of_bounds", Refusal::LeaveOutOfBounds);
    refused("settled_enough", Refusal::SettledEnough);
    refused("nothing_to_settle", Refusal::NothingToSettle);
    refused("no_topic", Refusal::NoTopic);
    refused("unauthorised", Refusal::Unauthorised);
    refused("too_late_to_undo", Refusal::TooLateToUndo);
    refused("no_such_country", Refusal::NoSuchCountry("Atlantis".into()));
    refused("if_thens_full", Refusal::IfThensFull);
    refused("nothing_typed", Refusal::NothingTyped);
    refused("words_too_long", Refusal::WordsTooLong { length: 201, most: 200 });
    refused("no_channel", Refusal::NoChannel);
    refused("no_number", Refusal::Numbers(NumbersRefused::NoNumber));
    refused("more_answered", Refusal::Numbers(NumbersRefused::MoreAnswered));
}

#[test]
fn links_and_times() {
    for (name, why) in [
        ("not_web", LinkRefused::NotWeb),
        ("user_info", LinkRefused::UserInfo),
        ("no_host", LinkRefused::NoHost),
        ("private_host", LinkRefused::PrivateHost),
        ("look_alike", LinkRefused::LookAlike),
        ("too_long", LinkRefused::TooLong),
        ("hidden", LinkRefused::Hidden),
    ] {
        refused(&format!("link_{name}"), Refusal::Link(why));
    }
    let ambiguous = WhenRefused::Ambiguous { a: day("2026-04-03"), b: day("2026-03-04") };
    for (name, why) in [
        ("too_far_back", WhenRefused::TooFarBack),
        ("too_far_ahead", WhenRefused::TooFarAhead),
        ("ambiguous", ambiguous),
        ("not_understood", WhenRefused::NotUnderstood),
    ] {
        refused(&format!("when_{name}"), Refusal::When(why));
    }
}

#[test]
fn what_looks_like_an_identifier() {
    for (name, kind, quoted) in [
        ("phone", SuspectKind::Phone, "555-123-4567"),
        ("email", SuspectKind::Email, "ana@example.org"),
        ("record", SuspectKind::RecordNumber, "MRN 4471023"),
        ("national_id", SuspectKind::NationalId, "078-05-1120"),
        ("date", SuspectKind::FullDate, "born on 3 May"),
        ("age", SuspectKind::GreatAge, "93-year-old"),
        ("room", SuspectKind::RoomOrBed, "room 12"),
        ("name", SuspectKind::TitledName, "Mrs Schmidt"),
        ("patient", SuspectKind::PatientName, "Anna"),
        ("address", SuspectKind::Address, "12 Mill Lane"),
    ] {
        refused(&format!("identifier_{name}"), Refusal::Identifier { kind, quoted: quoted.into() });
    }
    let suspect = Refusal::Identifier { kind: SuspectKind::Phone, quoted: "555-123-4567".into() };
    let card = || refusal::failure(&Failure::Refused(suspect.clone()), "", &team_name);
    let (text, log) = ("Call 555-123-4567 for a chair", Action::LogAnyway(Extras::default()));
    says("keep_anyway", refusal::keep_anyway(card(), text, "", "", &log));
    says("keep_anyway_with_time", refusal::keep_anyway(card(), text, "yesterday 18:00", "", &log));
    let (link, edit) = ("https://youtu.be/abcdefghij1", Action::EditAnyway(PostId(1)));
    says("keep_anyway_corrected", refusal::keep_anyway(card(), text, "", link, &edit));
}

#[test]
fn faults_of_our_own() {
    let panicked = Failure::Panicked("at the wrong moment".into());
    says("fault", refusal::failure(&panicked, "1a2b3c4", &team_name));
    says("outdated", refusal::outdated());
    says("outdated_command", refusal::outdated_command());
    says("try_again", refusal::try_again());
    says("unheard", refusal::unheard());
    says("closed", refusal::closed());
}
