//! Looks after the places of a post: further links of it, and that posts which share a link count once.
//! Never decides what a link is; that is `domain::link`.

use super::correct;
use super::log::typed_links;
use super::posts::{Opened, check_answers, open, own};
use super::turn::{Failure, Turn};
use super::who::Who;
use crate::domain::ids::PostId;
use crate::domain::link::Link;
use crate::domain::member::Member;
use crate::domain::post::{PLACES, Post, link_mark};
use crate::domain::refusal::Refusal;
use crate::store::posts;
use std::collections::{BTreeMap, BTreeSet};

/// A post with one more place.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The post.
    pub opened: Opened,
    /// Another entry of the log that had this link: the two count once from now on.
    pub one_with: Option<Post>,
}

/// Adds the links that were typed to a post, as further places of it; one that stands there already changes nothing.
///
/// # Errors
/// What is wrong with a link; nothing is changed then. `TooManyPlaces`, `Gone` or `NotYours`.
pub fn add(turn: &mut Turn<'_>, who: Who, post: PostId, typed: &str) -> Result<Placed, Failure> {
    let (member, mut post) = own(turn, who, post)?;
    for link in typed_links(typed) {
        let link = Link::parse(&link).map_err(Refusal::Link)?;
        post.platforms.extend(link.platform);
        if post.link.is_none() {
            post.link = Some(link.url);
        } else if !post.places().any(|known| known == link.url) {
            post.links.push(link.url);
        }
    }
    if post.links.len() > PLACES {
        return Err(Refusal::TooManyPlaces.into());
    }
    post.platforms.sort_unstable();
    post.platforms.dedup();
    posts::save(turn.db, &post)?;
    let repeating = count_once(turn, &member, &links_of(&post))?;
    let opened = open(turn, who, post.id)?;
    let first = opened.post.repeats.map(|first| posts::load(turn.db, first)).transpose()?.flatten();
    let one_with = first.or_else(|| repeating.into_iter().find(|other| other.id != post.id));
    Ok(Placed { opened, one_with })
}

/// Takes a further link of a post away, and its platform where no other link of the post leads there.
///
/// # Errors
/// `Gone` or `NotYours`.
pub fn remove(turn: &mut Turn<'_>, who: Who, post: PostId, mark: &str) -> Result<Opened, Failure> {
    let (member, mut post) = own(turn, who, post)?;
    let before = links_of(&post);
    if let Some(at) = post.links.iter().position(|link| link_mark(link) == mark) {
        let platform = |link: &str| Link::parse(link).ok().and_then(|link| link.platform);
        let gone = platform(&post.links.remove(at));
        let others: Vec<_> = post.places().map(platform).collect();
        if gone.is_some() && !others.contains(&gone) && post.platforms.len() > 1 {
            post.platforms.retain(|platform| Some(*platform) != gone);
        }
        posts::save(turn.db, &post)?;
        count_once(turn, &member, &before)?;
    }
    open(turn, who, post.id)
}

/// The links of a post, to look for what shares them.
pub(super) fn links_of(post: &Post) -> Vec<String> {
    post.places().map(str::to_owned).collect()
}

/// The posts that are one with whatever has this link: they share a link, or share one with a post that does.
fn same(turn: &Turn<'_>, member: &Member, link: &str) -> Result<BTreeMap<PostId, Post>, Failure> {
    let (mut found, mut known, mut open) = (BTreeMap::new(), BTreeSet::new(), vec![link.to_owned()]);
    while let Some(link) = open.pop() {
        if !known.insert(link.clone()) {
            continue;
        }
        for post in posts::with_link(turn.db, member.id, &link)? {
            open.extend(links_of(&post));
            found.insert(post.id, post);
        }
    }
    Ok(found)
}

/// Of several posts with one link the first counts, and its answers are asked about; the others are told apart. Those that
/// counted until now and do so no more are handed back.
pub(super) fn count_once(turn: &Turn<'_>, member: &Member, links: &[String]) -> Result<Vec<Post>, Failure> {
    let mut repeating = Vec::new();
    for link in links {
        let mut first = None;
        for mut post in same(turn, member, link)?.into_values() {
            let repeats = first.replace(first.unwrap_or(post.id));
            if post.repeats != repeats {
                if post.repeats.is_none() {
                    repeating.push(post.clone());
                }
                post.repeats = repeats;
                posts::save(turn.db, &post)?;
                correct::touch(turn, member, post.posted_on)?;
            }
            check_answers(turn, &post)?;
        }
    }
    Ok(repeating)
}
