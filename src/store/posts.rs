//! How posts stand in the database.

use super::StoreError;
use super::column::{date, id, instant, maybe_word, ms, word};
use crate::domain::facet::{Format, Pillar, Purpose};
use crate::domain::ids::{MemberId, PostId, TeamId, TopicId};
use crate::domain::link::mark;
use crate::domain::platform::Platform;
use crate::domain::post::{Post, Said};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Params, Row, named_params, params};
use std::collections::BTreeMap;

/// A post that is to be kept.
pub struct Logging<'a> {
    /// The post; its id is not looked at.
    pub post: &'a Post,
    /// What logged it, so that the same request logs once.
    pub source: &'a str,
}

/// Keeps a post; none if this source has been logged before.
pub fn insert(connection: &Connection, logging: &Logging<'_>) -> Result<Option<PostId>, StoreError> {
    let post = logging.post;
    let new = connection
        .prepare_cached(
            "INSERT INTO posts (member, posted_at, posted_on, title, link, pillar, format, purpose, pillar_said, purpose_said, topic,
                 repeats, source, logged_at)
             VALUES (:member, :at, :on, :title, :link, :pillar, :format, :purpose, :pillar_said, :purpose_said, :topic,
                 :repeats, :source, :now)
             ON CONFLICT (source) DO NOTHING",
        )?
        .execute(named_params! {
            ":member": post.member.0,
            ":at": ms(post.posted_at),
            ":on": post.posted_on.to_string(),
            ":title": post.title,
            ":link": post.link,
            ":pillar": post.pillar.map(Pillar::slug),
            ":format": post.format.map(Format::slug),
            ":purpose": post.purpose.map(Purpose::slug),
            ":pillar_said": post.said.pillar,
            ":purpose_said": post.said.purpose,
            ":topic": post.topic.as_ref().map(|topic| &topic.0),
            ":repeats": post.repeats.map(|post| post.0),
            ":source": logging.source,
            ":now": ms(post.logged_at),
        })?;
    if new == 0 {
        return Ok(None);
    }
    let id = PostId(connection.last_insert_rowid());
    set_platforms(connection, id, &post.platforms)?;
    set_links(connection, id, &post.links)?;
    Ok(Some(id))
}

/// The post that this source logged.
pub fn of_source(connection: &Connection, source: &str) -> Result<Option<PostId>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT id FROM posts WHERE source = ?1")?
        .query_row([source], |row| row.get(0).map(PostId))
        .optional()?)
}

/// Writes what can change in a post.
pub fn save(connection: &Connection, post: &Post) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE posts SET posted_at = :at, posted_on = :on, title = :title, link = :link, pillar = :pillar,
                 format = :format, purpose = :purpose, pillar_said = :pillar_said, purpose_said = :purpose_said,
                 topic = :topic, repeats = :repeats WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": post.id.0,
            ":at": ms(post.posted_at),
            ":on": post.posted_on.to_string(),
            ":title": post.title,
            ":link": post.link,
            ":pillar": post.pillar.map(Pillar::slug),
            ":format": post.format.map(Format::slug),
            ":purpose": post.purpose.map(Purpose::slug),
            ":pillar_said": post.said.pillar,
            ":purpose_said": post.said.purpose,
            ":topic": post.topic.as_ref().map(|topic| &topic.0),
            ":repeats": post.repeats.map(|post| post.0),
        })?;
    set_platforms(connection, post.id, &post.platforms)?;
    set_links(connection, post.id, &post.links)
}

fn set_links(connection: &Connection, post: PostId, links: &[String]) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM post_links WHERE post = ?1")?.execute([post.0])?;
    let mut statement = connection.prepare_cached("INSERT OR IGNORE INTO post_links (post, link) VALUES (?1, ?2)")?;
    for link in links {
        statement.execute(params![post.0, link])?;
    }
    Ok(())
}

fn set_platforms(connection: &Connection, post: PostId, platforms: &[Platform]) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM post_platforms WHERE post = ?1")?.execute([post.0])?;
    let mut statement =
        connection.prepare_cached("INSERT OR IGNORE INTO post_platforms (post, platform) VALUES (?1, ?2)")?;
    for platform in platforms {
        statement.execute(params![post.0, platform.slug()])?;
    }
    Ok(())
}

const COLUMNS: &str =
    "SELECT posts.*, (SELECT group_concat(platform) FROM post_platforms WHERE post = posts.id) AS platforms,
        (SELECT group_concat(link, char(10)) FROM post_links WHERE post = posts.id) AS links
    FROM posts";

struct Raw {
    numbers: [i64; 4],
    on: String,
    texts: [Option<String>; 6],
    said: Said,
    repeats: Option<i64>,
    platforms: Option<String>,
    links: Option<String>,
}

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        numbers: [row.get("id")?, row.get("member")?, row.get("posted_at")?, row.get("logged_at")?],
        on: row.get("posted_on")?,
        texts: [
            row.get("title")?,
            row.get("link")?,
            row.get("pillar")?,
            row.get("format")?,
            row.get("purpose")?,
            row.get("topic")?,
        ],
        said: Said { pillar: row.get("pillar_said")?, purpose: row.get("purpose_said")? },
        repeats: row.get("repeats")?,
        platforms: row.get("platforms")?,
        links: row.get("links")?,
    })
}

fn whole(raw: Raw) -> Result<Post, StoreError> {
    let [post, member, at, logged] = raw.numbers;
    let [title, link, pillar, format, purpose, topic] = raw.texts;
    let mut platforms = raw
        .platforms
        .iter()
        .flat_map(|slugs| slugs.split(','))
        .map(|slug| word(slug, Platform::from_slug, "post_platforms.platform"))
        .collect::<Result<Vec<_>, _>>()?;
    platforms.sort_unstable();
    Ok(Post {
        id: PostId(post),
        member: MemberId(member),
        posted_at: instant(at, "posts.posted_at")?,
        posted_on: date(&raw.on, "posts.posted_on")?,
        title,
        link,
        links: raw.links.iter().flat_map(|links| links.split('\n')).map(str::to_owned).collect(),
        platforms,
        pillar: maybe_word(pillar, Pillar::from_slug, "posts.pillar")?,
        format: maybe_word(format, Format::from_slug, "posts.format")?,
        purpose: maybe_word(purpose, Purpose::from_slug, "posts.purpose")?,
        said: raw.said,
        topic: topic.map(TopicId),
        repeats: raw.repeats.map(PostId),
        logged_at: instant(logged, "posts.logged_at")?,
    })
}

pub(super) fn all(connection: &Connection, rest: &str, params: impl Params) -> Result<Vec<Post>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} {rest}"))?;
    let found = statement.query_map(params, raw)?.collect::<Result<Vec<_>, _>>()?;
    found.into_iter().map(whole).collect()
}

/// The post, unless it was deleted.
pub fn load(connection: &Connection, post: PostId) -> Result<Option<Post>, StoreError> {
    Ok(all(connection, "WHERE id = ?1 AND deleted_at IS NULL", [post.0])?.pop())
}

/// The last posts of a member that were posted on `until` or before, newest first.
pub fn latest(
    connection: &Connection,
    member: MemberId,
    until: NaiveDate,
    skip: u32,
    most: u32,
) -> Result<Vec<Post>, StoreError> {
    all(
        connection,
        "WHERE member = ?1 AND deleted_at IS NULL AND posted_on <= ?2 ORDER BY posted_on DESC, posted_at DESC, id DESC LIMIT ?3 OFFSET ?4",
        params![member.0, until.to_string(), most, skip],
    )
}

/// The days of the last posts of a member that count and were posted on `until` or before, each with its kind if it is
/// known, newest first.
pub fn kinds(
    connection: &Connection,
    member: MemberId,
    until: NaiveDate,
    most: u32,
) -> Result<Vec<(NaiveDate, Option<Pillar>)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT posted_on, pillar FROM posts WHERE member = ?1 AND deleted_at IS NULL AND repeats IS NULL
             AND posted_on <= ?2 ORDER BY posted_on DESC, posted_at DESC, id DESC LIMIT ?3",
    )?;
    let rows = statement.query_map(params![member.0, until.to_string(), most], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?))
    })?;
    rows.map(|row| {
        let (on, pillar) = row?;
        Ok((date(&on, "posts.posted_on")?, maybe_word(pillar, Pillar::from_slug, "posts.pillar")?))
    })
    .collect()
}

/// How many posts a member has, whether or not they count.
pub fn count(connection: &Connection, member: MemberId) -> Result<u32, StoreError> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM posts WHERE member = ?1 AND deleted_at IS NULL")?
        .query_row([member.0], |row| row.get(0))?)
}

/// The posts of the member with this canonical link, whether as their first or a further one and in whatever shape it stands
/// there, in the order in which they were logged.
pub fn with_link(connection: &Connection, member: MemberId, link: &str) -> Result<Vec<Post>, StoreError> {
    let mark = mark(link);
    let mut found = all(
        connection,
        "WHERE id IN (SELECT id FROM posts WHERE member = ?1 AND link IS NOT NULL AND instr(link, ?2)
             UNION SELECT posts.id FROM posts CROSS JOIN post_links ON post_links.post = posts.id
                 WHERE posts.member = ?1 AND instr(post_links.link, ?2))
             AND member = ?1 AND deleted_at IS NULL ORDER BY id",
        params![member.0, mark],
    )?;
    found.retain(|post| post.places().any(|place| self::mark(place) == mark));
    Ok(found)
}

/// The days of the posts that count, from `from` on, oldest first, and before them those of the last week with a post.
pub fn days_from(connection: &Connection, member: MemberId, from: NaiveDate) -> Result<Vec<NaiveDate>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT posted_on FROM posts WHERE member = ?1 AND deleted_at IS NULL AND repeats IS NULL AND posted_on >=
             ifnull((SELECT date(max(posted_on), '-6 days', 'weekday 1') FROM posts WHERE member = ?1 AND deleted_at IS NULL AND repeats IS NULL
                 AND posted_on < ?2), ?2)
         ORDER BY posted_on",
    )?;
    let days = statement.query_map(params![member.0, from.to_string()], |row| row.get::<_, String>(0))?;
    days.map(|day| date(&day?, "posts.posted_on")).collect()
}

/// The days of all posts that count, oldest first.
pub fn days(connection: &Connection, member: MemberId) -> Result<Vec<NaiveDate>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT posted_on FROM posts WHERE member = ?1 AND deleted_at IS NULL AND repeats IS NULL ORDER BY posted_on",
    )?;
    let days = statement.query_map([member.0], |row| row.get::<_, String>(0))?;
    days.map(|day| date(&day?, "posts.posted_on")).collect()
}

/// How many posts of a member that count lie between two days, both inclusive.
pub fn counted(
    connection: &Connection,
    member: MemberId,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<u32, StoreError> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FROM posts WHERE member = ?1 AND posted_on BETWEEN ?2 AND ?3 AND deleted_at IS NULL
                 AND repeats IS NULL",
        )?
        .query_row(params![member.0, from.to_string(), until.to_string()], |row| row.get(0))?)
}

/// How many posts of a member that count lie before a day, by their pillar.
pub fn pillars_before(
    connection: &Connection,
    member: MemberId,
    day: NaiveDate,
) -> Result<BTreeMap<Option<Pillar>, u32>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT pillar, count(*) FROM posts WHERE member = ?1 AND posted_on < ?2 AND deleted_at IS NULL
             AND repeats IS NULL GROUP BY pillar",
    )?;
    let rows = statement.query_map(params![member.0, day.to_string()], |row| {
        Ok((row.get::<_, Option<String>>(0)?, row.get::<_, u32>(1)?))
    })?;
    rows.map(|row| {
        let (pillar, count) = row?;
        Ok((maybe_word(pillar, Pillar::from_slug, "posts.pillar")?, count))
    })
    .collect()
}

/// The posts of a member that count and lie between two days, both inclusive, oldest first.
pub fn between(
    connection: &Connection,
    member: MemberId,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Post>, StoreError> {
    all(
        connection,
        "WHERE member = ?1 AND posted_on BETWEEN ?2 AND ?3 AND deleted_at IS NULL AND repeats IS NULL
         ORDER BY posted_on, id",
        params![member.0, from.to_string(), until.to_string()],
    )
}

/// Marks a post as deleted, or as there again.
pub fn set_deleted(connection: &Connection, post: PostId, at: Option<DateTime<Utc>>) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("UPDATE posts SET deleted_at = ?2 WHERE id = ?1 AND (deleted_at IS NULL) = (?2 IS NOT NULL)")?
        .execute(params![post.0, at.map(ms)])?
        > 0)
}

/// The post and when it was deleted, if it was.
pub fn deleted(connection: &Connection, post: PostId) -> Result<Option<(Post, DateTime<Utc>)>, StoreError> {
    let at: Option<i64> = connection
        .prepare_cached("SELECT deleted_at FROM posts WHERE id = ?1")?
        .query_row([post.0], |row| row.get(0))
        .optional()?
        .flatten();
    let Some(at) = at else { return Ok(None) };
    let post = all(connection, "WHERE id = ?1", [post.0])?.pop();
    let at = instant(at, "posts.deleted_at")?;
    Ok(post.map(|post| (post, at)))
}

/// Removes for good what was deleted before `before`; of very much only a part, so that nobody waits for it long.
pub fn purge(connection: &Connection, before: DateTime<Utc>) -> Result<usize, StoreError> {
    Ok(connection
        .prepare_cached("DELETE FROM posts WHERE id IN (SELECT id FROM posts WHERE deleted_at < ?1 LIMIT 500)")?
        .execute([ms(before)])?)
}

/// The topics that members of the team used from `from` on: who, which, when.
pub fn topics_of_team(
    connection: &Connection,
    team: TeamId,
    from: DateTime<Utc>,
) -> Result<Vec<(MemberId, TopicId, DateTime<Utc>)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT posts.member, posts.topic, posts.posted_at FROM members JOIN posts ON posts.member = members.id
         WHERE members.team = ?1 AND posts.topic IS NOT NULL AND posts.deleted_at IS NULL AND posts.posted_at >= ?2",
    )?;
    let rows = statement.query_map(params![id(team.0), ms(from)], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))
    })?;
    rows.map(|row| {
        let (member, topic, at) = row?;
        Ok((MemberId(member), TopicId(topic), instant(at, "posts.posted_at")?))
    })
    .collect()
}

/// The topics that the member used: which, when.
pub fn topics_of_member(connection: &Connection, member: MemberId) -> Result<Vec<(TopicId, NaiveDate)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT topic, posted_on FROM posts WHERE member = ?1 AND topic IS NOT NULL AND deleted_at IS NULL",
    )?;
    let rows = statement.query_map([member.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    rows.map(|row| {
        let (topic, on) = row?;
        Ok((TopicId(topic), date(&on, "posts.posted_on")?))
    })
    .collect()
}

/// Titles of the member that begin with or hold what was typed, newest first.
pub fn titles_like(
    connection: &Connection,
    member: MemberId,
    typed: &str,
    most: u32,
) -> Result<Vec<String>, StoreError> {
    let escaped = typed.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let mut statement = connection.prepare_cached(
        "SELECT title FROM posts WHERE member = ?1 AND title LIKE ?2 ESCAPE '\\' AND deleted_at IS NULL
         GROUP BY title ORDER BY max(posted_at) DESC LIMIT ?3",
    )?;
    let titles = statement.query_map(params![member.0, format!("%{escaped}%"), most], |row| row.get(0))?;
    Ok(titles.collect::<Result<_, _>>()?)
}
