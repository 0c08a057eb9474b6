//! How the deliveries of the outbox stand in the database: what was claimed, and what came of it. What might be due stands in
//! `queue`.

use super::StoreError;
use super::column::{get_id, id, instant, maybe_id, ms, word};
use super::queue;
use crate::domain::ids::{ChannelId, DeliveryId, MemberId, MessageId, PersonId, TeamId};
use crate::domain::notice::{Delivery, DeliveryState, NoticeKind, Settlement};
use crate::domain::nudge::Ladder;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Params, Row, ToSql, params};

/// A notice that is to be claimed.
pub struct Claim<'a> {
    /// The notice; state, attempts and instants are set by the claim.
    pub delivery: &'a Delivery,
    /// Whether it holds a nudge.
    pub nudge: bool,
    /// Whether it puts the ladder's question.
    pub asks: bool,
    /// Whether it says that it is late.
    pub late: bool,
    /// Whether it opens a conversation with somebody who was never written to.
    pub first: bool,
    /// When it is taken up again if nobody settles it.
    pub lease_until: DateTime<Utc>,
}

/// Claims a notice; false where this occurrence was claimed before and may have been seen. One that surely was not, such
/// as one refused while messages were closed, gives way.
pub fn claim(connection: &Connection, claim: &Claim<'_>) -> Result<bool, StoreError> {
    let one = claim.delivery;
    Ok(connection
        .prepare_cached(
            "INSERT INTO deliveries (id, kind, subject, occurrence, channel, body, nudge, asks, late, first, state, attempts,
                 claimed_at, tried_at, next_at, picture)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'claimed', ?11, ?12, ?13, ?14, ?15)
             ON CONFLICT (kind, subject, occurrence) DO UPDATE SET id = excluded.id, channel = excluded.channel,
                 body = excluded.body, nudge = excluded.nudge, asks = excluded.asks, late = excluded.late,
                 first = excluded.first, state = excluded.state, attempts = excluded.attempts,
                 claimed_at = excluded.claimed_at, tried_at = excluded.tried_at, next_at = excluded.next_at,
                 picture = excluded.picture,
                 message = NULL, fault = NULL
             WHERE state IN ('undeliverable', 'dropped', 'missed')",
        )?
        .execute(params![
            one.id.0,
            one.kind.slug(),
            id(one.subject),
            one.occurrence,
            one.channel.map(|channel| id(channel.0)),
            one.body,
            claim.nudge,
            claim.asks,
            claim.late,
            claim.first,
            one.attempts,
            ms(one.claimed_at),
            one.tried_at.map(ms),
            ms(claim.lease_until),
            one.picture,
        ])?
        > 0)
}

/// Records that an occurrence went by without a notice: `Missed`, which managers can see, or `Dropped`, with the reason.
pub fn pass_over(
    connection: &Connection,
    one: &Delivery,
    state: DeliveryState,
    fault: Option<&str>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO deliveries (id, kind, subject, occurrence, body, state, claimed_at, fault)
             VALUES (?1, ?2, ?3, ?4, '', ?5, ?6, ?7) ON CONFLICT (kind, subject, occurrence) DO NOTHING",
        )?
        .execute(params![
            one.id.0,
            one.kind.slug(),
            id(one.subject),
            one.occurrence,
            state.slug(),
            ms(one.claimed_at),
            fault
        ])?;
    Ok(())
}

/// How many knocks of a team's members could not go out in time, of those that went by after `since`.
pub fn missed_knocks(connection: &Connection, team: TeamId, since: DateTime<Utc>) -> Result<u32, StoreError> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FROM deliveries WHERE state = 'missed' AND kind = 'knock' AND claimed_at > ?2
                 AND EXISTS (SELECT 1 FROM members WHERE members.team = ?1 AND members.person = deliveries.subject)",
        )?
        .query_row(params![id(team.0), ms(since)], |row| row.get(0))?)
}

/// How many people were written to for the first time from `from` on.
pub fn first_contacts(connection: &Connection, from: DateTime<Utc>) -> Result<u32, StoreError> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM deliveries WHERE first = 1 AND claimed_at >= ?1")?
        .query_row([ms(from)], |row| row.get(0))?)
}

/// Lets a claimed delivery wait, unless somebody settled it meanwhile.
pub fn hold(connection: &Connection, delivery: &DeliveryId, until: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE deliveries SET next_at = ?2 WHERE id = ?1 AND state = 'claimed'")?
        .execute(params![delivery.0, ms(until)])?;
    Ok(())
}

type Raw = ((String, String, u64, String), Option<u64>, (String, Option<String>), String, u32, i64, Option<i64>);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok((
        (row.get("id")?, row.get("kind")?, get_id(row, "subject")?, row.get("occurrence")?),
        maybe_id(row, "channel")?,
        (row.get("body")?, row.get("picture")?),
        row.get("state")?,
        row.get("attempts")?,
        row.get("claimed_at")?,
        row.get("tried_at")?,
    ))
}

fn whole((names, channel, (body, picture), state, attempts, claimed, tried): Raw) -> Result<Delivery, StoreError> {
    let (delivery, kind, subject, occurrence) = names;
    Ok(Delivery {
        id: DeliveryId(delivery),
        kind: word(&kind, NoticeKind::from_slug, "deliveries.kind")?,
        subject,
        occurrence,
        channel: channel.map(ChannelId),
        body,
        picture,
        state: word(&state, DeliveryState::from_slug, "deliveries.state")?,
        attempts,
        claimed_at: instant(claimed, "deliveries.claimed_at")?,
        tried_at: tried.map(|ms| instant(ms, "deliveries.tried_at")).transpose()?,
    })
}

fn all(connection: &Connection, query: &str, params: impl Params) -> Result<Vec<Delivery>, StoreError> {
    let mut statement = connection.prepare_cached(query)?;
    let found = statement.query_map(params, raw)?.collect::<Result<Vec<_>, _>>()?;
    found.into_iter().map(whole).collect()
}

/// The delivery, if there is one.
pub fn load(connection: &Connection, delivery: &DeliveryId) -> Result<Option<Delivery>, StoreError> {
    Ok(all(connection, "SELECT * FROM deliveries WHERE id = ?1", [&delivery.0])?.pop())
}

/// How the delivery of an occurrence stands, if it was ever claimed or passed over.
pub fn state_of(
    connection: &Connection,
    kind: NoticeKind,
    subject: u64,
    occurrence: &str,
) -> Result<Option<DeliveryState>, StoreError> {
    let found: Option<String> = connection
        .prepare_cached("SELECT state FROM deliveries WHERE kind = ?1 AND subject = ?2 AND occurrence = ?3")?
        .query_row(params![kind.slug(), id(subject), occurrence], |row| row.get(0))
        .optional()?;
    found.map(|state| word(&state, DeliveryState::from_slug, "deliveries.state")).transpose()
}

/// Whether the delivery says that it is late.
pub fn was_late(connection: &Connection, delivery: &DeliveryId) -> Result<bool, StoreError> {
    Ok(connection.prepare_cached("SELECT 1 FROM deliveries WHERE id = ?1 AND late = 1")?.exists([&delivery.0])?)
}

/// The deliveries whose turn has come, longest waiting first.
pub fn waiting(connection: &Connection, now: DateTime<Utc>, most: u32) -> Result<Vec<Delivery>, StoreError> {
    all(
        connection,
        "SELECT * FROM deliveries WHERE next_at IS NOT NULL AND next_at <= ?1 ORDER BY next_at LIMIT ?2",
        params![ms(now), most],
    )
}

/// Makes the turn of everything that is on its way come now: whoever claimed it is gone.
pub fn release(connection: &Connection, now: DateTime<Utc>) -> Result<usize, StoreError> {
    Ok(connection
        .prepare_cached("UPDATE deliveries SET next_at = ?1 WHERE next_at IS NOT NULL AND next_at > ?1")?
        .execute([ms(now)])?)
}

/// Takes a delivery up for another attempt; false where somebody settled it meanwhile.
pub fn take_up(
    connection: &Connection,
    delivery: &DeliveryId,
    now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached(
            "UPDATE deliveries SET attempts = attempts + 1, tried_at = ifnull(tried_at, ?2), next_at = ?3
             WHERE id = ?1 AND state = 'claimed'",
        )?
        .execute(params![delivery.0, ms(now), ms(lease_until)])?
        > 0)
}

/// Writes what an attempt or a look led to. Once it is over, the message, its picture included, is not kept any longer.
pub fn settle(
    connection: &Connection,
    delivery: &DeliveryId,
    settlement: &Settlement,
    place: Option<(ChannelId, MessageId)>,
    fault: Option<&str>,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "UPDATE deliveries SET state = ?2, next_at = ?3, tried_at = CASE WHEN ?4 THEN NULL ELSE tried_at END,
                 channel = ifnull(?5, channel), message = ifnull(?6, message), fault = ?7,
                 body = CASE WHEN ?3 IS NULL THEN '' ELSE body END,
                 picture = CASE WHEN ?3 IS NULL THEN NULL ELSE picture END
             WHERE id = ?1 AND state = 'claimed'",
        )?
        .execute(params![
            delivery.0,
            settlement.state.slug(),
            settlement.next_at.map(ms),
            settlement.clear,
            place.map(|(channel, _)| id(channel.0)),
            place.map(|(_, message)| id(message.0)),
            fault,
        ])?;
    Ok(())
}

/// The days of a person's knocks from `from` on that went out or may have.
pub fn knocked_on(
    connection: &Connection,
    person: PersonId,
    from: DateTime<Utc>,
) -> Result<Vec<NaiveDate>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT occurrence FROM deliveries WHERE kind = 'knock' AND subject = ?1 AND claimed_at >= ?2
             AND state IN ('claimed', 'sent', 'unsure') ORDER BY claimed_at",
    )?;
    let days = statement.query_map(params![id(person.0), ms(from)], |row| row.get::<_, String>(0))?;
    days.map(|day| super::column::date(&day?, "deliveries.occurrence")).collect()
}

/// When a person's last knock went out, or may have.
pub fn knocked_at(connection: &Connection, person: PersonId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let last: Option<i64> = connection
        .prepare_cached(
            "SELECT claimed_at FROM deliveries WHERE kind = 'knock' AND subject = ?1
                 AND state IN ('claimed', 'sent', 'unsure') ORDER BY claimed_at DESC LIMIT 1",
        )?
        .query_row([id(person.0)], |row| row.get(0))
        .optional()?;
    last.map(|ms| instant(ms, "deliveries.claimed_at")).transpose()
}

/// Where the ladder of nudges stands: those that went out after the person's last sign of life.
pub fn ladder(connection: &Connection, person: PersonId, sign: DateTime<Utc>) -> Result<Ladder, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT occurrence, nudge, asks FROM deliveries WHERE kind = 'knock' AND subject = ?1 AND claimed_at > ?2
             AND state IN ('claimed', 'sent', 'unsure') AND (nudge OR asks) ORDER BY claimed_at",
    )?;
    let rows = statement.query_map(params![id(person.0), ms(sign)], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?, row.get::<_, bool>(2)?))
    })?;
    let mut ladder = Ladder::default();
    for row in rows {
        let (day, nudge, asks) = row?;
        if nudge {
            ladder.unanswered.push(super::column::date(&day, "deliveries.occurrence")?);
        }
        ladder.asked |= asks;
    }
    Ok(ladder)
}

/// The last deliveries of a subject, newest first.
pub fn latest(connection: &Connection, kind: NoticeKind, subject: u64, most: u32) -> Result<Vec<Delivery>, StoreError> {
    all(
        connection,
        "SELECT * FROM deliveries WHERE kind = ?1 AND subject = ?2 ORDER BY claimed_at DESC LIMIT ?3",
        params![kind.slug(), id(subject), most],
    )
}

/// Removes whatever is queued and was delivered for a person.
pub fn forget_person(connection: &Connection, person: PersonId) -> Result<(), StoreError> {
    for table in ["queue", "deliveries"] {
        connection
            .prepare_cached(&format!(
                "DELETE FROM {table} WHERE kind = 'reminder' AND subject IN (SELECT id FROM members WHERE person = ?1)"
            ))?
            .execute([id(person.0)])?;
    }
    forget(connection, NoticeKind::Nod, person.0)?;
    forget(connection, NoticeKind::Knock, person.0)
}

/// Removes whatever is queued and was delivered for one membership of a person.
pub fn forget_member(connection: &Connection, member: MemberId) -> Result<(), StoreError> {
    forget(connection, NoticeKind::Reminder, member.0.cast_unsigned())
}

/// What is written down of a recap that was taken back, to tell it from one that was let go.
const TAKEN_BACK: &str = "taken back";

/// A recap that is on its way and has surely not arrived holds names: it is taken back, and the week of which it was is said.
/// Only when it was claimed, and whether late, is kept.
pub fn take_back_recap(connection: &Connection, team: TeamId) -> Result<Option<String>, StoreError> {
    take_back(connection, "kind = 'recap' AND subject = ?1 AND tried_at IS NULL", &id(team.0))
}

/// The same for a recap that was tried, looked for, and is not there; none where somebody settled it meanwhile.
pub fn take_back_absent(connection: &Connection, delivery: &DeliveryId) -> Result<Option<String>, StoreError> {
    take_back(connection, "id = ?1", &delivery.0)
}

fn take_back(connection: &Connection, which: &str, of: &dyn ToSql) -> Result<Option<String>, StoreError> {
    Ok(connection
        .prepare_cached(&format!(
            "UPDATE deliveries SET state = 'dropped', body = '', picture = NULL, next_at = NULL, fault = ?2
                 WHERE {which} AND state = 'claimed' RETURNING occurrence"
        ))?
        .query_row(params![of, TAKEN_BACK], |row| row.get(0))
        .optional()?)
}

/// A recap that was taken back to be worded anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenBack {
    /// When it was first claimed.
    pub claimed_at: DateTime<Utc>,
    /// Whether it said that it was late.
    pub late: bool,
}

/// The recap of a week, if it was taken back and has not been claimed again.
pub fn taken_back(connection: &Connection, team: TeamId, occurrence: &str) -> Result<Option<TakenBack>, StoreError> {
    let found: Option<(i64, bool)> = connection
        .prepare_cached(
            "SELECT claimed_at, late FROM deliveries WHERE kind = 'recap' AND subject = ?1 AND occurrence = ?2
                 AND state = 'dropped' AND fault = ?3",
        )?
        .query_row(params![id(team.0), occurrence, TAKEN_BACK], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((claimed_at, late)) = found else { return Ok(None) };
    Ok(Some(TakenBack { claimed_at: instant(claimed_at, "deliveries.claimed_at")?, late }))
}

/// Removes whatever is queued and was delivered for a team.
pub fn forget_team(connection: &Connection, team: TeamId) -> Result<(), StoreError> {
    forget(connection, NoticeKind::Recap, team.0)
}

fn forget(connection: &Connection, kind: NoticeKind, subject: u64) -> Result<(), StoreError> {
    queue::remove(connection, kind, subject)?;
    connection
        .prepare_cached("DELETE FROM deliveries WHERE kind = ?1 AND subject = ?2")?
        .execute(params![kind.slug(), id(subject)])?;
    Ok(())
}
