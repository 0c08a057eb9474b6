//! What is known of a post by the topic that it was written from.

use super::fixture::topic;
use crate::domain::facet::{Pillar, Purpose};
use crate::domain::post::Said;
use crate::domain::topic::{Aims, Known, Topic};
use Purpose::{Advocate, HealthEducation, Network, Recruit, ShareResearch};

fn of(id: &str, pillar: Pillar, purposes: &[Purpose]) -> Topic {
    Topic { purposes: purposes.to_vec(), ..topic(id, pillar) }
}

#[test]
fn a_post_serves_what_its_topic_was_offered_for() {
    let fair = of("fair", Pillar::Community, &[HealthEducation, Network, Recruit]);
    let bare = of("bare", Pillar::Community, &[]);
    let aims = |lean: &[Purpose], main, second| Aims { lean: lean.to_vec(), main, second };
    for (what, aims, topic, served) in [
        ("nothing is meant: the topic's first", aims(&[], None, None), Some(&fair), Some(HealthEducation)),
        ("the main purpose", aims(&[], Some(Network), Some(Recruit)), Some(&fair), Some(Network)),
        ("the second", aims(&[], Some(Advocate), Some(Recruit)), Some(&fair), Some(Recruit)),
        ("neither", aims(&[], Some(Advocate), Some(ShareResearch)), Some(&fair), Some(HealthEducation)),
        ("a goal before the main purpose", aims(&[Recruit], Some(Network), None), Some(&fair), Some(Recruit)),
        ("a goal that it does not serve", aims(&[Advocate], Some(Network), None), Some(&fair), Some(Network)),
        ("of two goals the topic's first", aims(&[Recruit, Network], None, None), Some(&fair), Some(Network)),
        ("a topic that serves nothing", aims(&[Recruit], Some(Network), None), Some(&bare), Some(Network)),
        ("no topic: the main purpose", aims(&[Recruit], Some(Network), Some(Advocate)), None, Some(Network)),
        ("no topic and no purpose", aims(&[Recruit], None, Some(Advocate)), None, None),
    ] {
        assert_eq!(aims.served(topic), served, "{what}");
    }
}

#[test]
fn a_post_from_another_topic_keeps_what_the_member_said() {
    use Pillar::{Community, PeerPractice, ResearchDigest, TeamAndCareers};
    let known = |pillar: Option<Pillar>, purpose: Option<Purpose>| Known { pillar, purpose };
    let said = |pillar, purpose| Said { pillar, purpose };
    let fair = of("fair", Community, &[Network, Recruit]);
    let paper = of("paper", ResearchDigest, &[ShareResearch]);
    let aims = Aims { main: Some(Advocate), ..Aims::default() };
    let words = Some(PeerPractice);
    let (neither, kind, purpose, both) = (said(false, false), said(true, false), said(false, true), said(true, true));
    for (what, is, said, by_words, before, now, becomes) in [
        ("unknown", known(None, None), neither, None, None, Some(&fair), known(Some(Community), Some(Network))),
        (
            "by its words",
            known(words, Some(Advocate)),
            neither,
            words,
            None,
            Some(&fair),
            known(Some(Community), Some(Network)),
        ),
        (
            "both said",
            known(Some(TeamAndCareers), Some(HealthEducation)),
            both,
            words,
            None,
            Some(&fair),
            known(Some(TeamAndCareers), Some(HealthEducation)),
        ),
        (
            "from one",
            known(Some(Community), Some(Network)),
            neither,
            None,
            Some(&fair),
            None,
            known(None, Some(Advocate)),
        ),
        (
            "back to its words",
            known(Some(Community), None),
            neither,
            words,
            Some(&fair),
            None,
            known(words, Some(Advocate)),
        ),
        (
            "from one to another",
            known(Some(Community), Some(Network)),
            neither,
            words,
            Some(&fair),
            Some(&paper),
            known(Some(ResearchDigest), Some(ShareResearch)),
        ),
        (
            "as a goal leant then",
            known(Some(Community), Some(Recruit)),
            neither,
            None,
            Some(&fair),
            None,
            known(None, Some(Advocate)),
        ),
        (
            "said, and the topic serves it as well",
            known(Some(Community), Some(Recruit)),
            purpose,
            None,
            Some(&fair),
            Some(&paper),
            known(Some(ResearchDigest), Some(Recruit)),
        ),
        (
            "the kind said, and the topic is of it as well",
            known(Some(Community), Some(Network)),
            kind,
            words,
            Some(&fair),
            Some(&paper),
            known(Some(Community), Some(ShareResearch)),
        ),
        (
            "put right meanwhile",
            known(Some(PeerPractice), Some(HealthEducation)),
            both,
            None,
            Some(&fair),
            Some(&paper),
            known(Some(PeerPractice), Some(HealthEducation)),
        ),
        (
            "the same once more",
            known(Some(Community), Some(Recruit)),
            neither,
            None,
            Some(&fair),
            Some(&fair),
            known(Some(Community), Some(Recruit)),
        ),
        ("none, as before", known(None, None), neither, words, None, None, known(None, None)),
    ] {
        assert_eq!(aims.retold(is, said, by_words, before, now), becomes, "{what}");
    }
}
