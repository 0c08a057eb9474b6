//! A team's own topics beside the bank: in a layer of their own, and chosen as if there were but one.

use super::fixture::*;
use crate::domain::facet::Pillar;
use crate::domain::ids::TopicId;
use crate::domain::topic::*;
use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::StdRng;

fn own(number: usize) -> Topic {
    let pillar = Pillar::ALL[number % Pillar::ALL.len()];
    Topic {
        source: TopicSource::Team,
        title: format!("The lamp of ward {number}"),
        ..topic(&format!("team:{number}"), pillar)
    }
}

#[test]
fn the_layer_below_is_shared_and_not_changed() {
    let bank = bank();
    let (one, other) = (bank.with([own(1)]), bank.with([own(2)]));
    for (bank, holds) in [(&bank, [false, false]), (&one, [true, false]), (&other, [false, true])] {
        assert_eq!([1, 2].map(|number| bank.get(&own(number).id).is_some()), holds);
        assert_eq!(bank.get(&TopicId("community-1".into())).map(|topic| topic.pillar), Some(Pillar::Community));
    }
    assert_eq!(one.with([own(2)]).topics().len(), bank.topics().len() + 2);
}

proptest! {
    #[test]
    fn two_layers_choose_as_one(count in 0..30_usize, seed in any::<u64>(), ago in 0..90_u64) {
        let owned: Vec<Topic> = (0..count).map(own).collect();
        let (below, titled) = (bank(), |id: &str| Written {
            title: "The lamp of a ward".into(),
            topic: Some(TopicId(id.into())),
            ..post(Pillar::Community, ago)
        });
        let past = Past { posts: vec![titled("team:3"), titled("community-1")], ..Past::default() };
        let two = below.with(owned.clone());
        let one = Bank::new(below.topics().cloned().chain(owned), Vec::new());
        let chosen = |bank: &Bank| {
            let mut dice = StdRng::seed_from_u64(seed);
            let picked = choose(bank, &Wish::default(), &Reader::default(), &past, today(), &mut dice);
            picked.map(|pick| (pick.topic.clone(), pick.reason))
        };
        prop_assert_eq!(chosen(&two), chosen(&one));
    }
}

#[test]
fn what_is_the_same_idea_in_other_clothes_is_found_in_either_layer() {
    let named = |id: &str, title: &str, idea: &str| Topic {
        title: title.into(),
        idea: idea.into(),
        ..topic(id, Pillar::Community)
    };
    let bank = Bank::new(
        [
            named("a", "How to store insulin on a hike", "Heat spoils it; say what keeps it cool."),
            named("b", "Shoes that last a shift", "What twelve hours on your feet taught you about shoes."),
            Topic { retired: true, ..named("c", "The oldest chair we have", "Its story, and why it stays.") },
        ],
        Vec::new(),
    )
    .with([named("team:1", "Our lift at seven in the morning", "Who rides in it, and what is said.")]);
    let found = |title: &str, idea: &str, except: Option<&str>| {
        let except = except.map(|id| TopicId(id.into()));
        bank.too_alike(title, idea, except.as_ref()).map(|topic| topic.id.0.clone())
    };
    for (title, idea, near) in [
        ("Storing insulin on hikes", "", Some("a")),
        ("A shift's worth", "What twelve hours on your feet taught about shoes that last", Some("b")),
        ("The lift, in the morning at seven", "", Some("team:1")),
        ("The oldest chair we have", "Its story, and why it stays.", None),
        ("A bicycle for the midwife", "How she gets from house to house.", None),
        ("", "", None),
    ] {
        assert_eq!(found(title, idea, None).as_deref(), near, "{title}");
    }
    assert_eq!(found("The lift, in the morning at seven", "", Some("team:1")), None, "nothing is like itself");
}
