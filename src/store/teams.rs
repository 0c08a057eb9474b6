//! How a team stands in the database.

use super::StoreError;
use super::column::{id, instant, maybe_id, minutes, ms, time, week};
use crate::domain::ids::{ChannelId, MessageId, TeamId};
use crate::domain::team::{Team, Trouble};
use crate::domain::week::{EVERY_DAY, Week};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params, params};

/// The team, if it is known.
pub fn load(connection: &Connection, team: TeamId) -> Result<Option<Team>, StoreError> {
    let found = connection
        .prepare_cached("SELECT * FROM teams WHERE id = ?1")?
        .query_row([id(team.0)], |row| {
            Ok((
                row.get::<_, String>("zone")?,
                maybe_id(row, "channel")?,
                (row.get::<_, u8>("recap_day")?, row.get::<_, u32>("recap_min")?),
                row.get::<_, bool>("ranks")?,
                row.get::<_, u32>("aim")?,
                maybe_id(row, "manager_role")?,
                row.get::<_, Option<i64>>("set_up_at")?,
                row.get::<_, Option<i64>>("left_at")?,
                row.get::<_, Option<String>>("trouble")?,
                (row.get::<_, bool>("thread")?, row.get::<_, bool>("pin")?),
            ))
        })
        .optional()?;
    let Some((zone, channel, (day, recap_min), ranks, aim, manager_role, set_up, left, trouble, (thread, pin))) = found
    else {
        return Ok(None);
    };
    let at = |ms: Option<i64>, place| ms.map(|ms| instant(ms, place)).transpose();
    Ok(Some(Team {
        id: team,
        zone: zone.parse().map_err(|_| StoreError::Unreadable { place: "teams.zone", what: zone.clone() })?,
        channel: channel.map(ChannelId),
        recap_day: EVERY_DAY[usize::from(day) % 7],
        recap_time: time(recap_min, "teams.recap_min")?,
        ranks,
        aim,
        together: together(connection, team)?,
        thread,
        pin,
        manager_role,
        set_up_at: at(set_up, "teams.set_up_at")?,
        left_at: at(left, "teams.left_at")?,
        trouble: super::column::maybe_word(trouble, Trouble::from_slug, "teams.trouble")?,
    }))
}

fn together(connection: &Connection, team: TeamId) -> Result<Vec<(Week, Option<u32>)>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT from_on, posts FROM team_aims WHERE team = ?1 ORDER BY from_on")?;
    let rows =
        statement.query_map([id(team.0)], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<u32>>(1)?)))?;
    rows.map(|row| {
        row.map_err(StoreError::from).and_then(|(from, posts)| Ok((week(&from, "team_aims.from_on")?, posts)))
    })
    .collect()
}

/// Writes what the team means to reach together, as it stands with the team.
pub fn set_together(connection: &Connection, team: &Team) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM team_aims WHERE team = ?1")?.execute([id(team.id.0)])?;
    let mut statement =
        connection.prepare_cached("INSERT INTO team_aims (team, from_on, posts) VALUES (?1, ?2, ?3)")?;
    for (from, posts) in &team.together {
        statement.execute(params![id(team.id.0), from.monday().to_string(), posts])?;
    }
    Ok(())
}

/// The recap of the team that is pinned at the moment.
pub fn pinned(connection: &Connection, team: TeamId) -> Result<Option<(ChannelId, MessageId)>, StoreError> {
    let found = connection
        .prepare_cached("SELECT pinned_channel, pinned_message FROM teams WHERE id = ?1")?
        .query_row([id(team.0)], |row| Ok((maybe_id(row, "pinned_channel")?, maybe_id(row, "pinned_message")?)))
        .optional()?;
    Ok(found.and_then(|(channel, message)| Some((ChannelId(channel?), MessageId(message?)))))
}

/// Remembers which recap of the team is pinned.
pub fn set_pinned(
    connection: &Connection,
    team: TeamId,
    pinned: Option<(ChannelId, MessageId)>,
) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE teams SET pinned_channel = ?2, pinned_message = ?3 WHERE id = ?1")?.execute(
        params![id(team.0), pinned.map(|(channel, _)| id(channel.0)), pinned.map(|(_, message)| id(message.0))],
    )?;
    Ok(())
}

/// Writes the team as it is now, new or known; what it means to reach together apart.
pub fn save(connection: &Connection, team: &Team, now: DateTime<Utc>) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO teams (id, zone, channel, recap_day, recap_min, ranks, aim, manager_role, set_up_at, left_at,
                 thread, pin, trouble, trouble_at)
             VALUES (:id, :zone, :channel, :day, :min, :ranks, :aim, :role, :set_up, :left, :thread, :pin, :trouble,
                 :now)
             ON CONFLICT (id) DO UPDATE SET zone = :zone, channel = :channel, recap_day = :day, recap_min = :min,
                 ranks = :ranks, aim = :aim, manager_role = :role, set_up_at = :set_up, left_at = :left,
                 thread = :thread, pin = :pin,
                 trouble_at = CASE WHEN trouble IS :trouble THEN trouble_at ELSE :now END, trouble = :trouble",
        )?
        .execute(named_params! {
            ":id": id(team.id.0),
            ":zone": team.zone.name(),
            ":channel": team.channel.map(|channel| id(channel.0)),
            ":day": team.recap_day.num_days_from_monday(),
            ":min": minutes(team.recap_time),
            ":ranks": team.ranks,
            ":aim": team.aim,
            ":role": team.manager_role.map(id),
            ":set_up": team.set_up_at.map(ms),
            ":left": team.left_at.map(ms),
            ":thread": team.thread,
            ":pin": team.pin,
            ":trouble": team.trouble.map(Trouble::slug),
            ":now": ms(now),
        })?;
    Ok(())
}

/// Deletes the team with all that hangs on it.
pub fn delete(connection: &Connection, team: TeamId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM teams WHERE id = ?1")?.execute([id(team.0)])?;
    Ok(())
}

/// Remembers what managers are to be told at the next occasion, or that they have been.
pub fn set_trouble(
    connection: &Connection,
    team: TeamId,
    trouble: Option<Trouble>,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE teams SET trouble = ?2, trouble_at = ?3 WHERE id = ?1")?.execute(params![
        id(team.0),
        trouble.map(Trouble::slug),
        ms(now)
    ])?;
    Ok(())
}

/// Up to when managers were told what was not sent.
pub fn told_at(connection: &Connection, team: TeamId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let told: Option<i64> = connection
        .prepare_cached("SELECT told_at FROM teams WHERE id = ?1")?
        .query_row([id(team.0)], |row| row.get(0))
        .optional()?
        .flatten();
    told.map(|ms| instant(ms, "teams.told_at")).transpose()
}

/// Remembers up to when managers were told what was not sent.
pub fn set_told(connection: &Connection, team: TeamId, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE teams SET told_at = ?2 WHERE id = ?1")?.execute(params![id(team.0), ms(at)])?;
    Ok(())
}

/// How many groups a week the team aims at, where Rounds believes itself to be in it.
pub fn aim_if_present(connection: &Connection, team: TeamId) -> Result<Option<u32>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT aim FROM teams WHERE id = ?1 AND left_at IS NULL")?
        .query_row([id(team.0)], |row| row.get(0))
        .optional()?)
}

/// The teams that Rounds believes itself to be in.
pub fn present(connection: &Connection) -> Result<Vec<TeamId>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id FROM teams WHERE left_at IS NULL")?;
    let teams = statement.query_map([], |row| super::column::get_id(row, "id").map(TeamId))?;
    Ok(teams.collect::<Result<_, _>>()?)
}
