//! What holds whatever the past.

use super::fixture::*;
use crate::domain::facet::Pillar;
use crate::domain::ids::TopicId;
use crate::domain::topic::*;
use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::StdRng;

fn any_past() -> impl Strategy<Value = Past> {
    let id = (prop::sample::select(Pillar::ALL.to_vec()), 1..=2_u8);
    let answer = prop::sample::select(vec![
        None,
        Some(OfferAnswer::Use),
        Some(OfferAnswer::Another),
        Some(OfferAnswer::NotForMe),
        Some(OfferAnswer::Later),
    ]);
    let one = (id, 0..500_u64, answer);
    (prop::collection::vec(one.clone(), 0..40), prop::collection::vec(one, 0..30)).prop_map(|(mine, team)| {
        let name = |(pillar, number): (Pillar, u8)| TopicId(format!("{}-{number}", pillar.slug()));
        let mut past = Past::default();
        for (id, ago, answer) in mine {
            past.offers.push(Offer { topic: name(id), pillar: id.0, on: day(ago), answer });
            if answer == Some(OfferAnswer::Use) {
                past.used.push((name(id), day(ago)));
                past.posts.push(Written { topic: Some(name(id)), ..post(id.0, ago) });
            }
        }
        past.teammates_used = team.into_iter().map(|(id, ago, _)| (name(id), day(ago % 10))).collect();
        past.offers.sort_by_key(|offer| offer.on);
        past.used.sort_by_key(|(_, on)| *on);
        past.posts.sort_by_key(|post| post.on);
        past
    })
}

proptest! {
    #[test]
    fn whatever_the_past_what_is_closed_stays_closed(past in any_past(), authorised: bool, seed: u64) {
        let (bank, reader) = (bank(), Reader { authorised, ..Reader::default() });
        let Ok(pick) = choose(&bank, &Wish::default(), &reader, &past, today(), &mut StdRng::seed_from_u64(seed)) else {
            return Ok(());
        };
        let id = &pick.topic.id;
        prop_assert!(authorised || pick.topic.pillar != Pillar::PatientVoice);
        let mine = || past.offers.iter().filter(|offer| offer.topic == *id);
        prop_assert!(mine().all(|offer| offer.answer != Some(OfferAnswer::NotForMe)));
        prop_assert!(mine().all(|offer| offer.answer != Some(OfferAnswer::Later) || offer.on <= day(14)));
        // What is said to have given way did, and nothing else.
        let teammate = past.teammates_used.iter().any(|(one, on)| one == id && *on > day(7));
        let year = past.used.iter().any(|(one, on)| one == id && *on > day(365));
        let same = past.offers.last().is_some_and(|offer| offer.pillar == pick.topic.pillar);
        prop_assert_eq!(pick.relaxed.contains(&Rule::Teammate), teammate);
        prop_assert_eq!(pick.relaxed.contains(&Rule::UsedWithinYear), year);
        prop_assert_eq!(pick.relaxed.contains(&Rule::SamePillar), same);
        if mine().all(|offer| offer.on <= day(60)) {
            prop_assert!(!pick.relaxed.contains(&Rule::OfferedWithin60Days));
        }
    }

    #[test]
    fn the_same_dice_tell_the_same_story(past in any_past(), seed: u64) {
        let bank = bank();
        let pick = |seed| choose(&bank, &Wish::default(), &Reader::default(), &past, today(), &mut StdRng::seed_from_u64(seed));
        prop_assert_eq!(pick(seed), pick(seed));
    }

    #[test]
    fn a_wish_that_can_be_met_freshly_is_met(past in any_past(), seed: u64, at in 0..12_usize) {
        let bank = bank();
        let wish = Wish { pillar: Some(Pillar::ALL[at]), ..Wish::default() };
        let reader = Reader { authorised: true, ..Reader::default() };
        let pick = choose(&bank, &wish, &reader, &past, today(), &mut StdRng::seed_from_u64(seed));
        let untouched = bank
            .topics()
            .any(|topic| topic.pillar == Pillar::ALL[at] && past.offers.iter().all(|offer| offer.topic != topic.id));
        if untouched {
            prop_assert!(pick.is_ok_and(|pick| !pick.nearest && Some(pick.topic.pillar) == wish.pillar));
        }
    }
}
