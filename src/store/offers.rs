//! How offered topics stand in the database.

use super::StoreError;
use super::column::{date, id, instant, maybe_word, ms, word};
use crate::domain::facet::Pillar;
use crate::domain::ids::{MemberId, OfferId, PersonId, TeamId, TopicId};
use crate::domain::topic::{Offer, OfferAnswer};
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

type Raw = (String, String, String, Option<String>);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok((row.get("topic")?, row.get("pillar")?, row.get("offered_on")?, row.get("answer")?))
}

fn whole((topic, pillar, on, answer): Raw) -> Result<Offer, StoreError> {
    Ok(Offer {
        topic: TopicId(topic),
        pillar: word(&pillar, Pillar::from_slug, "offers.pillar")?,
        on: date(&on, "offers.offered_on")?,
        answer: maybe_word(answer, OfferAnswer::from_slug, "offers.answer")?,
    })
}

/// Remembers that a topic was offered.
pub fn insert(
    connection: &Connection,
    member: MemberId,
    offer: &Offer,
    observance: Option<&str>,
    now: DateTime<Utc>,
) -> Result<OfferId, StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO offers (member, topic, pillar, offered_at, offered_on, observance) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![member.0, offer.topic.0, offer.pillar.slug(), ms(now), offer.on.to_string(), observance])?;
    Ok(OfferId(connection.last_insert_rowid()))
}

/// What was offered to the person at this instant was never seen: it is as if it had not been.
pub fn withdraw(connection: &Connection, person: PersonId, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "DELETE FROM offers WHERE offered_at = ?2 AND answer IS NULL
                 AND NOT EXISTS (SELECT 1 FROM slots WHERE slots.offer = offers.id)
                 AND member IN (SELECT id FROM members WHERE person = ?1)",
        )?
        .execute(params![id(person.0), ms(at)])?;
    Ok(())
}

/// An offer, and whose it is.
pub fn load(connection: &Connection, offer: OfferId) -> Result<Option<(MemberId, Offer)>, StoreError> {
    let found = connection
        .prepare_cached("SELECT * FROM offers WHERE id = ?1")?
        .query_row([offer.0], |row| Ok((MemberId(row.get("member")?), raw(row)?)))
        .optional()?;
    found.map(|(member, raw)| Ok((member, whole(raw)?))).transpose()
}

/// The awareness day that came along with an offer, by its id.
pub fn observance(connection: &Connection, offer: OfferId) -> Result<Option<String>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT observance FROM offers WHERE id = ?1")?
        .query_row([offer.0], |row| row.get(0))
        .optional()?
        .flatten())
}

/// What was offered to the member from `from` on, and whatever is not for them, oldest first. What was put off counts from the
/// day on which it was, by UTC.
pub fn since(connection: &Connection, member: MemberId, from: NaiveDate) -> Result<Vec<Offer>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT * FROM offers WHERE member = ?1 AND (offered_on >= ?2 OR answer = 'not-for-me') ORDER BY id",
    )?;
    let found = statement
        .query_map(params![member.0, from.to_string()], |row| {
            Ok((raw(row)?, row.get::<_, Option<i64>>("answered_at")?))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    found
        .into_iter()
        .map(|(raw, answered)| {
            let one = whole(raw)?;
            let put_off = answered.filter(|_| one.answer == Some(OfferAnswer::Later));
            let put_off = put_off.map(|at| instant(at, "offers.answered_at")).transpose()?;
            Ok(Offer { on: put_off.map_or(one.on, |at| at.date_naive().max(one.on)), ..one })
        })
        .collect()
}

/// The awareness days that were offered to members of the team from `from` on: to whom, which, when.
pub fn observances(
    connection: &Connection,
    team: TeamId,
    from: NaiveDate,
) -> Result<Vec<(MemberId, String, NaiveDate)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT offers.member, offers.observance, offers.offered_on FROM members JOIN offers ON offers.member = members.id
         WHERE members.team = ?1 AND offers.offered_on >= ?2 AND offers.observance IS NOT NULL ORDER BY offers.id",
    )?;
    let rows = statement.query_map(params![id(team.0), from.to_string()], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
    })?;
    rows.map(|row| {
        let (member, observance, on) = row?;
        Ok((MemberId(member), observance, date(&on, "offers.offered_on")?))
    })
    .collect()
}

/// The topics the member took at `from` or later, newest first, that no post was written from yet; none that was offered
/// before `offered`.
pub fn taken(
    connection: &Connection,
    member: MemberId,
    from: DateTime<Utc>,
    offered: NaiveDate,
) -> Result<Vec<(OfferId, Offer)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT * FROM offers WHERE member = ?1 AND answer = 'use' AND offered_on >= ?2 AND answered_at >= ?3 AND NOT EXISTS (
             SELECT 1 FROM posts WHERE posts.member = offers.member AND posts.topic = offers.topic
                 AND posts.logged_at >= offers.offered_at AND posts.deleted_at IS NULL)
         ORDER BY id DESC",
    )?;
    let found = statement
        .query_map(params![member.0, offered.to_string(), ms(from)], |row| Ok((OfferId(row.get("id")?), raw(row)?)))?
        .collect::<Result<Vec<_>, _>>()?;
    found.into_iter().map(|(offer, raw)| Ok((offer, whole(raw)?))).collect()
}

/// Keeps the answer to an offer; a later one replaces it.
pub fn answer(
    connection: &Connection,
    offer: OfferId,
    answer: OfferAnswer,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE offers SET answer = ?2, answered_at = ?3 WHERE id = ?1")?.execute(params![
        offer.0,
        answer.slug(),
        ms(now)
    ])?;
    Ok(())
}
