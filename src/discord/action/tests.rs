//! What is written into a button is read back as it was, whatever it holds.

use super::custom_id::SETTINGS;
use super::*;
use crate::domain::goal::Counted;
use proptest::prelude::*;

fn every(number: i64, text: &str) -> Vec<Action> {
    let (member, post, offer) = (MemberId(number), PostId(number), OfferId(number));
    let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    let draft = Draft {
        target: Some(21),
        platform: Some(Platform::GoogleBusiness),
        rhythm: Some(Rhythm::Mornings),
        consent: Some(true),
        listed: Some(false),
        zone: Some(chrono_tz::America::Argentina::ComodRivadavia),
    };
    let extras = Extras {
        platform: Some(Platform::Other),
        pillar: Some(Pillar::Community),
        format: Some(Format::Article),
        purpose: Some(Purpose::ShareResearch),
        offer: Some(offer),
        member: Some(member),
    };
    let mut all = vec![
        Action::Join(draft),
        Action::Join(Draft::default()),
        Action::Start,
        Action::Log(member),
        Action::LogOffer(offer),
        Action::LogMenu,
        Action::LogAnyway(Extras::default()),
        Action::LogAnyway(extras),
        Action::Delete(post),
        Action::Restore(post),
        Action::AlsoOn(post),
        Action::Place(post),
        Action::Unplace(post),
        Action::Pillar(post),
        Action::Share(post),
        Action::Edit(post),
        Action::EditAnyway(post),
        Action::Numbers(post),
        Action::NumbersPick,
        Action::WrittenFrom(post),
        Action::Posts(u32::MAX),
        Action::PostsOf(u32::MAX, Sieve { platform: extras.platform, pillar: extras.pillar }),
        Action::PostsOf(0, Sieve::default()),
        Action::PostsOn(Sieve { platform: extras.platform, pillar: None }),
        Action::PostsAbout(Sieve { platform: None, pillar: extras.pillar }),
        Action::OpenPost,
        Action::Export,
        Action::HowToImport,
        Action::File(ImportId(number), FileStep::Take(Taking::AskedToo)),
        Action::File(ImportId(number), FileStep::Take(Taking::Clear)),
        Action::File(ImportId(number), FileStep::Leave),
        Action::File(ImportId(number), FileStep::TakeBack(true)),
        Action::Topic(None),
        Action::Topic(Some(member)),
        Action::Shift(day),
        Action::Unshift(day),
        Action::Busy(None),
        Action::Busy(Some((member, Week::of(day)))),
        Action::BusyToo,
        Action::Rest,
        Action::RestDays(None),
        Action::RestDays(Some(366)),
        Action::Resume,
        Action::TakeBack(day, day),
        Action::Hush,
        Action::Settle(member, 21, None),
        Action::Settle(member, 21, Some(Week::of(day))),
        Action::Target(member, 21),
        Action::AsItIs(member),
        Action::Replied(vec![post; 5], ReplyAnswer::SomeLeft),
        Action::ReplyPick,
        Action::Talked(member, None),
        Action::Talked(member, Some(Week::of(day))),
        Action::Act(member),
        Action::Settings(member),
        Action::About(member),
        Action::Strategy(member, Settling::Card),
        Action::Foresee,
        Action::Authorise(member),
        Action::Withdrawn(member),
        Action::StandsOn(post),
        Action::Team,
        Action::Quit(member, true),
        Action::Forget(false),
        Action::Everything,
        Action::Visible(member),
        Action::Show(member, Shown::Board, true),
        Action::Show(member, Shown::Overview, false),
        Action::Show(member, Shown::Titles, true),
        Action::Board(11),
        Action::HowCounted(DeliveryId(text.into())),
        Action::Why(DeliveryId(text.into())),
        Action::TeamChannel,
        Action::TeamRanks(true),
        Action::TeamThread(true),
        Action::TeamPin(false),
        Action::TeamTogether,
        Action::TeamRole,
        Action::TeamJoinCard,
        Action::TeamRecap,
        Action::PostRecap(Week::of(day)),
        Action::BoardOf(Week::of(day), u32::MAX),
        Action::Twist(offer, TwistStep::Make(false)),
        Action::Twist(offer, TwistStep::Make(true)),
        Action::Twist(offer, TwistStep::Propose),
    ];
    all.extend(topics::every(number).into_iter().map(Action::TeamTopic));
    let goal = GoalId(number);
    all.extend([
        Action::Goals(member),
        Action::GoalFrom(member),
        Action::KeepPurpose(member),
        Action::PostPurpose(post),
    ]);
    all.extend(super::goal_id::steps().map(|step| Action::Goal(goal, step)));
    all.extend([NumberStep::Change, NumberStep::Remove].map(|step| Action::GoalNumber(ProgressId(number), step)));
    let ways = [Counted::Typed, Counted::WeeksKept, Counted::ChecksAnswered].into_iter();
    let ways = ways.chain(Pillar::ALL.iter().map(|one| Counted::PostsOf(*one)));
    let ways = ways.chain(Purpose::ALL.iter().map(|one| Counted::PostsFor(*one)));
    all.extend(ways.clone().map(|counted| Action::GoalSet(member, Kind { purpose: extras.purpose, counted }, true)));
    all.extend(ways.map(|counted| Action::GoalSet(member, Kind { purpose: None, counted }, false)));
    all.extend(SETTINGS.map(|(setting, _)| Action::Set(member, setting)));
    let wish = Wish { platform: extras.platform, pillar: extras.pillar, format: extras.format };
    all.extend(OfferAnswer::ALL.iter().map(|answer| Action::Offer(offer, *answer, wish)));
    all.push(Action::Offer(offer, OfferAnswer::Use, Wish::default()));
    all
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_back_and_fits(number in 0..i64::MAX, text in "[a-z0-9]{14}") {
        for action in every(number, &text) {
            let id = action.id();
            prop_assert!(id.len() <= 100, "{} has {}", id, id.len());
            prop_assert_eq!(Action::read(&id), Some(action));
        }
    }

    #[test]
    fn nothing_else_is_read(text in "\\PC{0,110}") {
        let _ = Action::read(&text);
        let _ = Action::read(&format!("1:{text}"));
    }
}

#[test]
fn buttons_of_before_are_still_read() {
    assert_eq!(Action::read("1:settle:7:2"), Some(Action::Settle(MemberId(7), 2, None)));
    let monday = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    let read = Action::read("1:settle:7:2:2026-01-05");
    assert_eq!(read, Some(Action::Settle(MemberId(7), 2, Some(Week::of(monday)))));
    assert_eq!(Action::read("1:settle:7:2:monday"), None);
    assert_eq!(Action::read("1:talked:7"), Some(Action::Talked(MemberId(7), None)));
    assert_eq!(Action::read("1:busy"), Some(Action::Busy(None)));
    assert_eq!(Action::read("1:topic"), Some(Action::Topic(None)));
}

#[test]
fn what_another_version_wrote_is_not_misread() {
    assert_eq!(Action::read("2:resume"), None);
    assert_eq!(Action::read("1:log:x"), None);
    assert_eq!(Action::read("1:log:1:2"), None);
}
