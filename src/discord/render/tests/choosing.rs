//! What is seen of an offered topic.

use super::check::{keeps, says};
use super::sample::{careful, day, member, suggestion};
use crate::app::topic::{Answered, Day, Suggestion};
use crate::discord::render::topic;
use crate::domain::facet::{Pillar, Purpose, Specialty};
use crate::domain::member::Authorisation;
use crate::domain::observance::CareNote;
use crate::domain::platform::Platform;
use crate::domain::sameness::Sight;
use crate::domain::strategy::Reviewer;
use crate::domain::topic::{OfferAnswer, Reason, Wish};

#[test]
fn an_offer() {
    says("topic", topic::suggested(&suggestion()));
    says("topic_with_care", topic::suggested(&careful()));
    let wish = Wish { platform: Some(Platform::Podcast), ..Wish::default() };
    for reviewer in Reviewer::ALL {
        let named = Suggestion { reviewer: Some(*reviewer), ..careful() };
        says(&format!("topic_signed_off_by_{}", reviewer.slug()), topic::suggested(&named));
    }
    let easy = Suggestion { reviewer: Some(Reviewer::Colleague), ..suggestion() };
    says("topic_that_needs_no_second_look", topic::suggested(&easy));
    says("topic_nearest", topic::suggested(&Suggestion { nearest: true, wish, ..suggestion() }));
    let day = Day {
        name: "World Hearing Day".into(),
        on: Some(day("2026-03-03")),
        angle: Some("Ask a colleague how they ask about it.".into()),
        care: CareNote::ALL.to_vec(),
    };
    says("topic_on_a_delicate_day", topic::suggested(&Suggestion { day: Some(day), ..careful() }));
    says("topic_no_form", topic::suggested(&Suggestion { format: None, reason: Reason::Fresh, ..suggestion() }));
}

#[test]
fn answers_to_an_offer() {
    let one = || Box::new(suggestion());
    says("topic_taken", topic::answered(&Answered::Taken(one(), None)));
    let crowd = Some(Sight::Crowd { teammates: 3 });
    says("topic_taken_in_a_crowd", topic::answered(&Answered::Taken(one(), crowd)));
    says("topic_another", topic::answered(&Answered::Another(one())));
    says("topic_not_again", topic::answered(&Answered::NotAgain(one())));
    says("topic_later", topic::answered(&Answered::Later(one())));
    says("topic_no_other", topic::answered(&Answered::NoOther(OfferAnswer::Another)));
}

#[test]
fn patient_voice() {
    says("topic_locked", topic::locked(member().id, Some(Platform::Instagram)));
    says(
        "topic_authorised",
        topic::authorised(
            member().id,
            &Authorisation { platforms: vec![Platform::LinkedIn], until: day("2027-03-31") },
        ),
    );
    says("topic_authorisation_withdrawn", topic::withdrawn(member().id));
}

#[test]
fn every_reason_is_a_clause() {
    let pillars = Pillar::ALL.iter().flat_map(|pillar| {
        let pillar = *pillar;
        [
            Reason::Asked { pillar },
            Reason::NeverUsed { pillar },
            Reason::Rested { pillar, last_on: None },
            Reason::Rested { pillar, last_on: Some(day("2025-10-14")) },
        ]
    });
    let others = [
        Reason::PutOff { on: day("2025-12-24") },
        Reason::Observance { name: "World Hearing Day".into(), on: day("2026-03-03") },
        Reason::Time { minutes: 10 },
        Reason::Planned { on: day("2026-01-08") },
        Reason::Fresh,
    ];
    let specialties = Specialty::ALL.iter().map(|specialty| Reason::Specialty { specialty: *specialty });
    let purposes = Purpose::ALL.iter().map(|purpose| Reason::Purpose { purpose: *purpose });
    let platforms = Platform::ALL.iter().map(|platform| Reason::Platform { platform: *platform });
    let all = pillars.chain(others).chain(specialties).chain(purposes).chain(platforms);
    let told: Vec<String> = all.map(|reason| topic::reason(&reason)).collect();
    keeps("reasons", &serde_json::json!(told));
}
