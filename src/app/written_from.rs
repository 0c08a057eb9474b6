//! Keeps from which topic a post was written, and with it what is known of the post. What that is, `domain::topic` decides.

use super::goals;
use super::turn::{Failure, Turn};
use crate::domain::facet::Pillar;
use crate::domain::member::Member;
use crate::domain::post::Post;
use crate::domain::sameness;
use crate::domain::topic::{Aims, Known, Topic};

/// What the member posts for on the day of the turn; how their goals stand matters only for a post that comes from a topic.
pub(super) fn aims(turn: &Turn<'_>, member: &Member, topic: Option<&Topic>) -> Result<Aims, Failure> {
    let lean = match topic {
        Some(_) => goals::lean(turn, member, turn.person()?.day(turn.now))?,
        None => Vec::new(),
    };
    Ok(Aims { lean, main: member.purpose, second: member.strategy.second_purpose })
}

/// The kind of post that a title tells by its words.
pub(super) fn by_words(turn: &Turn<'_>, title: Option<&str>) -> Option<Pillar> {
    sameness::pillar_of_title(title?, turn.catalog.keywords())
}

/// Says from which topic a post was written, or that it was from none. Does not save it.
pub(super) fn set(turn: &Turn<'_>, member: &Member, post: &mut Post, topic: Option<&Topic>) -> Result<(), Failure> {
    let bank = turn.bank(member.team)?;
    let before = post.topic.as_ref().and_then(|id| bank.get(id));
    let known = Known { pillar: post.pillar, purpose: post.purpose };
    let by_words = by_words(turn, post.title.as_deref());
    let Known { pillar, purpose } = aims(turn, member, topic)?.retold(known, post.said, by_words, before, topic);
    (post.pillar, post.purpose) = (pillar, purpose);
    post.topic = topic.map(|topic| topic.id.clone());
    Ok(())
}
