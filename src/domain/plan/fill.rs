//! Decides which slot a post fills: by what the member said, by its topic, by its title, or by day and platform, in this
//! order. Never says for a post that day and platform alone brought together which topic it was written from.

use super::slot::{FilledBy, Slot, SlotState};
use crate::domain::ids::{PostId, TopicId};
use crate::domain::post::Post;
use crate::domain::sameness::nearest_title;
use std::collections::BTreeSet;

/// A slot with what its topic is known by.
#[derive(Debug, Clone, Copy)]
pub struct Topical<'a> {
    /// The slot.
    pub slot: &'a Slot,
    /// Its topic and the title of that, while the bank has it.
    pub topic: Option<(&'a TopicId, &'a str)>,
}

/// What fills each of the slots of one week, in their order. `posts` are those of that week, in the order in which they were
/// logged; `beside` are those of which the member said that they fill none. What was said by the member stays; everything
/// else is found anew.
#[must_use]
pub fn fill(slots: &[Topical<'_>], posts: &[Post], beside: &BTreeSet<PostId>) -> Vec<Option<(PostId, FilledBy)>> {
    let posts: Vec<&Post> = posts.iter().filter(|post| post.repeats.is_none() && !beside.contains(&post.id)).collect();
    let mut filled: Vec<Option<(PostId, FilledBy)>> = slots
        .iter()
        .map(|one| {
            one.slot.filled.filter(|(post, by)| *by == FilledBy::Choice && posts.iter().any(|one| one.id == *post))
        })
        .collect();
    for by in [FilledBy::Topic, FilledBy::Title, FilledBy::Day] {
        for post in &posts {
            if filled.iter().flatten().any(|(one, _)| *one == post.id) {
                continue;
            }
            let free = |at: &usize| filled[*at].is_none() && slots[*at].slot.state != SlotState::LetGo;
            let free: Vec<usize> = (0..slots.len()).filter(free).collect();
            let at = match by {
                FilledBy::Topic => free
                    .into_iter()
                    .find(|at| slots[*at].topic.is_some_and(|(topic, _)| post.topic.as_ref() == Some(topic))),
                FilledBy::Title if post.topic.is_none() => by_title(slots, &free, post),
                FilledBy::Day => free.into_iter().find(|at| {
                    let slot = slots[*at].slot;
                    slot.state == SlotState::Planned
                        && slot.on == post.posted_on
                        && post.platforms.contains(&slot.platform)
                }),
                FilledBy::Title | FilledBy::Choice => None,
            };
            if let Some(at) = at {
                filled[at] = Some((post.id, by));
            }
        }
    }
    filled
}

fn by_title(slots: &[Topical<'_>], free: &[usize], post: &Post) -> Option<usize> {
    let titled: Vec<(usize, &str)> =
        free.iter().filter_map(|at| slots[*at].topic.map(|(_, title)| (*at, title))).collect();
    let nearest = nearest_title(post.title.as_deref()?, titled.iter().map(|(_, title)| *title))?;
    Some(titled[nearest].0)
}
