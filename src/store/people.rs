//! How a person stands in the database.

use super::StoreError;
use super::column::{date, get_id, id, instant, maybe_id, minutes, ms, time, word};
use crate::domain::ids::{ChannelId, PersonId, TeamId};
use crate::domain::person::{DirectMessages, Hours, Intensity, Person};
use crate::domain::week::Weekdays;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, named_params, params};

/// The person, if they are known.
pub fn load(connection: &Connection, person: PersonId) -> Result<Option<Person>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT * FROM people WHERE id = ?1")?;
    let found = statement.query_row([id(person.0)], |row| {
        Ok((
            row.get::<_, String>("zone")?,
            [row.get::<_, u32>("day_ends_min")?, row.get("from_min")?, row.get("until_min")?, row.get("knock_min")?],
            row.get::<_, u8>("knock_days")?,
            row.get::<_, String>("intensity")?,
            [row.get::<_, Option<i64>>("consent_at")?, row.get("closed_at")?, row.get("last_sign_at")?],
            (maybe_id(row, "direct_channel")?, maybe_id(row, "direct_team")?),
            row.get::<_, Option<String>>("hush_until_on")?,
        ))
    });
    let Some((zone, minutes, days, intensity, [consent, closed, sign], (channel, team), hush)) = found.optional()?
    else {
        return Ok(None);
    };
    let at = |ms: Option<i64>, place| ms.map(|ms| instant(ms, place)).transpose();
    let [day_ends, from, until, knock] = minutes.map(|minutes| time(minutes, "people"));
    Ok(Some(Person {
        id: person,
        zone: zone.parse().map_err(|_| StoreError::Unreadable { place: "people.zone", what: zone.clone() })?,
        day_ends: day_ends?,
        hours: Hours { from: from?, until: until? },
        knock_time: knock?,
        knock_days: Weekdays::from_bits(days),
        intensity: word(&intensity, Intensity::from_slug, "people.intensity")?,
        consent_at: at(consent, "people.consent_at")?,
        direct: at(closed, "people.closed_at")?.map_or(DirectMessages::Open, |since| DirectMessages::Closed { since }),
        direct_channel: channel.map(ChannelId),
        direct_team: team.map(TeamId),
        last_sign_at: at(sign, "people.last_sign_at")?.unwrap_or_default(),
        hush_until: hush.map(|day| date(&day, "people.hush_until_on")).transpose()?,
    }))
}

/// Writes the person as they are now, new or known.
pub fn save(connection: &Connection, person: &Person) -> Result<(), StoreError> {
    let closed_at = match person.direct {
        DirectMessages::Open => None,
        DirectMessages::Closed { since } => Some(ms(since)),
    };
    connection
        .prepare_cached(
            "INSERT INTO people (id, zone, day_ends_min, from_min, until_min, knock_min, knock_days, intensity, consent_at,
                 closed_at, direct_channel, direct_team, last_sign_at, hush_until_on)
             VALUES (:id, :zone, :day_ends, :from, :until, :knock, :days, :intensity, :consent, :closed, :channel,
                 :team, :sign, :hush)
             ON CONFLICT (id) DO UPDATE SET zone = :zone, day_ends_min = :day_ends, from_min = :from, until_min = :until,
                 knock_min = :knock, knock_days = :days, intensity = :intensity, consent_at = :consent,
                 closed_at = :closed, direct_channel = :channel, direct_team = :team, last_sign_at = :sign,
                 hush_until_on = :hush",
        )?
        .execute(named_params! {
            ":id": id(person.id.0),
            ":zone": person.zone.name(),
            ":day_ends": minutes(person.day_ends),
            ":from": minutes(person.hours.from),
            ":until": minutes(person.hours.until),
            ":knock": minutes(person.knock_time),
            ":days": person.knock_days.bits(),
            ":intensity": person.intensity.slug(),
            ":consent": person.consent_at.map(ms),
            ":closed": closed_at,
            ":channel": person.direct_channel.map(|channel| id(channel.0)),
            ":team": person.direct_team.map(|team| id(team.0)),
            ":sign": ms(person.last_sign_at),
            ":hush": person.hush_until.map(|day| day.to_string()),
        })?;
    Ok(())
}

/// Remembers the channel of the direct messages.
pub fn set_direct_channel(connection: &Connection, person: PersonId, channel: ChannelId) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE people SET direct_channel = ?2 WHERE id = ?1")?
        .execute(params![id(person.0), id(channel.0)])?;
    Ok(())
}

/// Forgets the channel of the direct messages: it is not there any more, or closed to us.
pub fn forget_direct_channel(connection: &Connection, person: PersonId) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE people SET direct_channel = NULL WHERE id = ?1")?.execute([id(person.0)])?;
    Ok(())
}

/// Remembers that direct messages were refused.
pub fn set_closed(connection: &Connection, person: PersonId, since: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE people SET closed_at = ?2, closed_untold = 1 WHERE id = ?1")?
        .execute(params![id(person.0), ms(since)])?;
    Ok(())
}

/// Whether the person has still to be told that direct messages were refused.
pub fn is_untold(connection: &Connection, person: PersonId) -> Result<bool, StoreError> {
    Ok(connection.prepare_cached("SELECT 1 FROM people WHERE id = ?1 AND closed_untold = 1")?.exists([id(person.0)])?)
}

/// Remembers that they have been told.
pub fn set_told(connection: &Connection, person: PersonId) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE people SET closed_untold = 0 WHERE id = ?1")?.execute([id(person.0)])?;
    Ok(())
}

/// The day of the last remark on sameness.
pub fn remarked_on(connection: &Connection, person: PersonId) -> Result<Option<NaiveDate>, StoreError> {
    let day: Option<String> = connection
        .prepare_cached("SELECT remarked_on FROM people WHERE id = ?1")?
        .query_row([id(person.0)], |row| row.get(0))
        .optional()?
        .flatten();
    day.map(|day| date(&day, "people.remarked_on")).transpose()
}

/// Remembers the day of a remark on sameness.
pub fn set_remarked_on(connection: &Connection, person: PersonId, day: NaiveDate) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE people SET remarked_on = ?2 WHERE id = ?1")?
        .execute(params![id(person.0), day.to_string()])?;
    Ok(())
}

/// How many courtesies the person has been shown so far; counts one more.
pub fn next_courtesy(connection: &Connection, person: PersonId) -> Result<u64, StoreError> {
    Ok(connection
        .prepare_cached(
            "UPDATE people SET courtesies = courtesies + 1 WHERE id = ?1 RETURNING courtesies - 1 AS shown",
        )?
        .query_row([id(person.0)], |row| get_id(row, "shown"))?)
}

/// When anybody gave their last sign of life.
pub fn last_sign(connection: &Connection) -> Result<Option<DateTime<Utc>>, StoreError> {
    let last: Option<i64> = connection.query_row("SELECT max(last_sign_at) FROM people", [], |row| row.get(0))?;
    last.map(|ms| instant(ms, "people.last_sign_at")).transpose()
}

/// Deletes the person with all that hangs on them, memberships, posts and leave included.
pub fn delete(connection: &Connection, person: PersonId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM people WHERE id = ?1")?.execute([id(person.0)])?;
    Ok(())
}
