//! How what a member has settled beforehand stands in the database.

use super::StoreError;
use super::column::{id, instant, maybe_word, minutes, ms, time, word};
use crate::domain::facet::{Audience, Purpose};
use crate::domain::ids::{MemberId, PersonId};
use crate::domain::platform::Platform;
use crate::domain::strategy::{Asking, Familiarity, GroundRule, Place, Readiness, Reviewer, Step, Strategy};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, named_params, params};

/// Slugs with commas between.
fn words<T>(text: &str, read: impl Fn(&str) -> Option<T>, place: &'static str) -> Result<Vec<T>, StoreError> {
    text.split(',').filter(|slug| !slug.is_empty()).map(|slug| word(slug, &read, place)).collect()
}

fn slugs<T: Copy>(all: &[T], slug: impl Fn(T) -> &'static str) -> String {
    all.iter().map(|one| slug(*one)).collect::<Vec<_>>().join(",")
}

/// What the member has settled.
pub(super) fn load(connection: &Connection, member: MemberId) -> Result<Strategy, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT country, field, second_purpose, reviewer, audience, ground_rules, settled, later, posting_min
             FROM members WHERE id = ?1",
    )?;
    type Row = ([Option<String>; 4], [String; 4], Option<u32>);
    let ([country, field, purpose, reviewer], [audience, rules, settled, later], posting): Row =
        statement.query_row([member.0], |row| {
            let words = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
            Ok((words, [row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?], row.get(8)?))
        })?;
    Ok(Strategy {
        country,
        field,
        audience: words(&audience, Audience::from_slug, "members.audience")?,
        second_purpose: maybe_word(purpose, Purpose::from_slug, "members.second_purpose")?,
        places: places(connection, member)?,
        posting_time: posting.map(|at| time(at, "members.posting_min")).transpose()?,
        reviewer: maybe_word(reviewer, Reviewer::from_slug, "members.reviewer")?,
        ground_rules: words(&rules, GroundRule::from_slug, "members.ground_rules")?,
        settled: words(&settled, Step::from_slug, "members.settled")?,
        later: words(&later, Step::from_slug, "members.later")?,
    })
}

fn places(connection: &Connection, member: MemberId) -> Result<Vec<Place>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT platform, familiarity, ready FROM member_platforms WHERE member = ?1 ORDER BY platform",
    )?;
    let rows = statement.query_map([member.0], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    })?;
    rows.map(|row| {
        let (platform, familiarity, ready) = row?;
        Ok(Place {
            platform: word(&platform, Platform::from_slug, "member_platforms.platform")?,
            familiarity: word(&familiarity, Familiarity::from_slug, "member_platforms.familiarity")?,
            ready: words(&ready, Readiness::from_slug, "member_platforms.ready")?,
        })
    })
    .collect()
}

/// Writes what the member has settled, all of it.
pub(super) fn save(connection: &Connection, member: MemberId, strategy: &Strategy) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE members SET country = :country, field = :field, audience = :audience, second_purpose = :purpose,
                 posting_min = :posting, reviewer = :reviewer, ground_rules = :rules, settled = :settled, later = :later
             WHERE id = :id",
        )?
        .execute(named_params! {
            ":id": member.0,
            ":country": strategy.country,
            ":field": strategy.field,
            ":audience": slugs(&strategy.audience, Audience::slug),
            ":purpose": strategy.second_purpose.map(Purpose::slug),
            ":posting": strategy.posting_time.map(minutes),
            ":reviewer": strategy.reviewer.map(Reviewer::slug),
            ":rules": slugs(&strategy.ground_rules, GroundRule::slug),
            ":settled": slugs(&strategy.settled, Step::slug),
            ":later": slugs(&strategy.later, Step::slug),
        })?;
    connection.prepare_cached("DELETE FROM member_platforms WHERE member = ?1")?.execute([member.0])?;
    let mut statement = connection.prepare_cached(
        "INSERT OR REPLACE INTO member_platforms (member, platform, familiarity, ready) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for place in &strategy.places {
        let ready = slugs(&place.ready, Readiness::slug);
        statement.execute(params![member.0, place.platform.slug(), place.familiarity.slug(), ready])?;
    }
    Ok(())
}

/// When the member was last told what is missing, and how often since they looked at it themselves.
pub fn asking(connection: &Connection, member: MemberId) -> Result<Asking, StoreError> {
    let (at, unanswered): (Option<i64>, u32) = connection
        .prepare_cached("SELECT missing_asked_at, missing_asks FROM members WHERE id = ?1")?
        .query_row([member.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Asking { asked_at: at.map(|at| instant(at, "members.missing_asked_at")).transpose()?, unanswered })
}

/// Remembers that the member was told what is missing.
pub fn set_asked(connection: &Connection, member: MemberId, now: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE members SET missing_asked_at = ?2, missing_asks = missing_asks + 1 WHERE id = ?1")?
        .execute(params![member.0, ms(now)])?;
    Ok(())
}

/// Remembers that the member looked at it themselves.
pub fn set_seen(connection: &Connection, member: MemberId) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE members SET missing_asks = 0 WHERE id = ?1 AND missing_asks > 0")?
        .execute([member.0])?;
    Ok(())
}

/// What the person was told at this instant was never seen: it is as if it had not been said.
pub fn unask(connection: &Connection, person: PersonId, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE members SET missing_asked_at = NULL, missing_asks = max(0, missing_asks - 1)
             WHERE person = ?1 AND missing_asked_at = ?2",
        )?
        .execute(params![id(person.0), ms(at)])?;
    Ok(())
}
