//! How the posts of a member are looked through, page by page. Never decides how many a page holds.

use super::StoreError;
use super::posts::all;
use crate::domain::facet::Pillar;
use crate::domain::ids::MemberId;
use crate::domain::platform::Platform;
use crate::domain::post::{Post, Sieve};
use rusqlite::{Connection, params};

/// Which posts: of this member, not deleted, and let through by the sieve.
const WANTED: &str = "member = ?1 AND deleted_at IS NULL AND (?2 IS NULL OR pillar = ?2)
     AND (?3 IS NULL OR EXISTS (SELECT 1 FROM post_platforms WHERE post = posts.id AND platform = ?3))";

/// The posts that the sieve lets through, newest first.
pub fn page(
    connection: &Connection,
    member: MemberId,
    sieve: Sieve,
    skip: u32,
    most: u32,
) -> Result<Vec<Post>, StoreError> {
    let rest = format!("WHERE {WANTED} ORDER BY posted_on DESC, posted_at DESC, id DESC LIMIT ?4 OFFSET ?5");
    let (pillar, platform) = (sieve.pillar.map(Pillar::slug), sieve.platform.map(Platform::slug));
    all(connection, &rest, params![member.0, pillar, platform, most, skip])
}

/// How many posts the sieve lets through, whether or not they count.
pub fn count(connection: &Connection, member: MemberId, sieve: Sieve) -> Result<u32, StoreError> {
    let (pillar, platform) = (sieve.pillar.map(Pillar::slug), sieve.platform.map(Platform::slug));
    Ok(connection
        .prepare_cached(&format!("SELECT count(*) FROM posts WHERE {WANTED}"))?
        .query_row(params![member.0, pillar, platform], |row| row.get(0))?)
}
