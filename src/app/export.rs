//! Writes all of a member's posts as a file. Changes nothing.

use super::turn::{App, Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::MemberId;
use crate::domain::person::Person;
use crate::domain::week::ahead;
use crate::formats::csv::{Place, write};
use crate::store::{imports, posts};

/// Past the last day that a post can be scheduled for.
const BEYOND: u64 = 366;

/// A file of posts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// How many posts.
    pub posts: u32,
}

impl App {
    /// Writes the asker's posts, the oldest first.
    ///
    /// # Errors
    /// `NotJoined` or `WhichTeam`.
    pub async fn export(&self, who: Who) -> Result<Exported, Failure> {
        let member = self.turn(who.person, move |turn| who::member(turn, who)).await?;
        self.look(who.person, move |turn| {
            let person = turn.person()?;
            let places = places(turn, member.id, person)?;
            let posts = u32::try_from(places.len()).unwrap_or(u32::MAX);
            Ok(Exported { bytes: write(&places, person.zone), posts })
        })
        .await
    }
}

/// All posts of a member, the oldest first, with their further links.
pub(super) fn places(turn: &Turn<'_>, member: MemberId, person: &Person) -> Result<Vec<Place>, Failure> {
    let until = ahead(person.day(turn.now), BEYOND);
    let mut all = posts::latest(turn.db, member, until, 0, u32::MAX)?;
    all.reverse();
    let mut more = std::collections::HashMap::<_, Vec<String>>::new();
    for (post, link) in imports::links(turn.db, member)? {
        more.entry(post).or_default().push(link);
    }
    Ok(all.into_iter().map(|post| Place { more: more.remove(&post.id).unwrap_or_default(), post }).collect())
}
