//! Sets a team up, and keeps it in step with the server.

use super::turn::{App, Failure, Turn};
use super::who::{self, Who};
use super::{knock, recap};
use crate::domain::ids::{ChannelId, MemberId, TeamId};
use crate::domain::notice::NoticeKind;
use crate::domain::refusal::Refusal;
use crate::domain::suspicion::Suspicion;
use crate::domain::team::{Team, Trouble};
use crate::store::{members, outbox, queue, recaps, suspicions, teams};
use chrono::{DateTime, Duration, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;
use std::collections::HashSet;

/// What was done in a server about when Rounds left it may have been done before.
const WELL_AFTER: Duration = Duration::minutes(1);

/// How a team is set up, as its managers see it.
#[derive(Debug, Clone, PartialEq)]
pub struct SetUp {
    /// The team.
    pub team: Team,
    /// How many members it has; never who is silent.
    pub members: usize,
    /// How many posts the team means to reach together in the running week.
    pub together: Option<u32>,
    /// When the next recap comes, once there is a channel.
    pub recap_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Whether whoever asks may name the role that may manage Rounds besides.
    pub may_name_role: bool,
    /// What managers had still to be told; told with this.
    pub news: News,
}

/// What managers are told at the next occasion. It names nobody.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct News {
    /// What keeps the recap from the channel.
    pub trouble: Option<Trouble>,
    /// How many private messages to members could not go out in time.
    pub missed: u32,
    /// What Discord suspects us of.
    pub suspicions: Vec<Suspicion>,
}

impl News {
    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What managers of the team have not been told yet; a suspicion besides for as long as it lasts, if `lasting`.
fn news(turn: &Turn<'_>, id: TeamId, lasting: bool) -> Result<News, Failure> {
    let Some(team) = teams::load(turn.db, id)? else { return Ok(News::default()) };
    let told = teams::told_at(turn.db, id)?.or(team.set_up_at).unwrap_or_default();
    let mut suspicions = suspicions::all(turn.db)?;
    suspicions.retain(|one| one.since > told || (lasting && one.holds(turn.now)));
    Ok(News { trouble: team.trouble, missed: outbox::missed_knocks(turn.db, id, told)?, suspicions })
}

fn told(turn: &Turn<'_>, id: TeamId) -> Result<(), Failure> {
    teams::set_trouble(turn.db, id, None, turn.now)?;
    Ok(teams::set_told(turn.db, id, turn.now)?)
}

/// One change of a team's settings.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Where the recap goes.
    Channel(ChannelId),
    /// The team's zone.
    Zone(Tz),
    /// On which day the recap comes.
    RecapDay(Weekday),
    /// At what time.
    RecapTime(NaiveTime),
    /// Whether the board has ranks.
    Ranks(bool),
    /// How many posts a week the team means to reach together, from the running week on.
    Together(Option<u32>),
    /// Whether a thread is opened under the recap.
    Thread(bool),
    /// Whether the recap is pinned.
    Pin(bool),
    /// A role that may manage Rounds besides.
    ManagerRole(Option<u64>),
}

/// The team as it is set up; what managers had still to be told is told with it.
///
/// # Errors
/// `ServerOnly` or `ManagersOnly`.
pub fn show(turn: &mut Turn<'_>, who: Who, roles: &[u64]) -> Result<SetUp, Failure> {
    let id = who::managed(turn, who, roles)?;
    let team = known_or_new(turn, id)?;
    let members = members::of_team(turn.db, id)?.len();
    let recap_at = team.channel.map(|_| team.next_recap(turn.now).1);
    let news = news(turn, id, true)?;
    if !news.is_empty() {
        told(turn, id)?;
    }
    let together = team.together(team.week(turn.now));
    Ok(SetUp { team, members, together, recap_at, may_name_role: who.manages_server, news })
}

/// What the team means to reach together in the running week.
///
/// # Errors
/// `ServerOnly` or `ManagersOnly`.
pub fn together(turn: &mut Turn<'_>, who: Who, roles: &[u64]) -> Result<Option<u32>, Failure> {
    let id = who::managed(turn, who, roles)?;
    let team = known_or_new(turn, id)?;
    Ok(team.together(team.week(turn.now)))
}

/// Sets a team up, or changes what is set.
///
/// # Errors
/// `ServerOnly` or `ManagersOnly`; `ServerManagersOnly` where somebody who has the role names another.
pub fn set_up(turn: &mut Turn<'_>, who: Who, roles: &[u64], changes: &[Change]) -> Result<SetUp, Failure> {
    let id = who::managed(turn, who, roles)?;
    let names_role = changes.iter().any(|change| matches!(change, Change::ManagerRole(_)));
    if names_role && !who.manages_server {
        return Err(Refusal::ServerManagersOnly.into());
    }
    let mut team = known_or_new(turn, id)?;
    let (ranks, left) = (team.ranks, team.left_at.is_some());
    for change in changes {
        match change {
            Change::Channel(channel) => team.channel = Some(*channel),
            Change::Zone(zone) => team.zone = *zone,
            Change::RecapDay(day) => team.recap_day = *day,
            Change::RecapTime(time) => team.recap_time = *time,
            Change::Ranks(ranks) => team.ranks = *ranks,
            Change::Together(posts) => team.set_together(team.week(turn.now), *posts),
            Change::Thread(thread) => team.thread = *thread,
            Change::Pin(pin) => team.pin = *pin,
            Change::ManagerRole(role) => team.manager_role = *role,
        }
    }
    team.set_up_at = team.set_up_at.or(Some(turn.now));
    team.left_at = None;
    teams::save(turn.db, &team, turn.now)?;
    teams::set_together(turn.db, &team)?;
    again(turn, &team)?;
    if left || team.ranks != ranks {
        recaps::touch_all(turn.db, id, turn.now)?;
    }
    show(turn, who, roles)
}

/// A new team keeps the time of whoever sets it up, as far as that is known.
pub(super) fn known_or_new(turn: &Turn<'_>, id: TeamId) -> Result<Team, Failure> {
    let zone = turn.person.as_ref().map_or(Tz::UTC, |person| person.zone);
    Ok(teams::load(turn.db, id)?.unwrap_or_else(|| Team::new(id, zone)))
}

/// The channel of the team that a membership belongs to.
///
/// # Errors
/// `Gone` or `NoChannel`.
pub fn channel_of(turn: &Turn<'_>, member: MemberId) -> Result<ChannelId, Failure> {
    let team = members::load(turn.db, member)?.ok_or(Refusal::Gone)?.team;
    let team = teams::load(turn.db, team)?;
    team.and_then(|team| team.channel).ok_or_else(|| Refusal::NoChannel.into())
}

/// Rounds is in the team's server: whatever is due there is planned anew.
fn again(turn: &Turn<'_>, team: &Team) -> Result<(), Failure> {
    for member in members::of_team(turn.db, team.id)? {
        knock::plan(turn, member.person)?;
    }
    recap::plan(turn, team)
}

impl App {
    /// What whoever asks has still to be told as a manager of this team; they are told with this.
    ///
    /// # Errors
    /// What failed.
    pub async fn take_news(&self, who: Who, roles: Vec<u64>) -> Result<News, Failure> {
        let found = self
            .look(who.person, move |turn| match who::managed(turn, who, &roles) {
                Ok(team) => Ok((team, news(turn, team, false)?)),
                Err(_) => Ok((TeamId(0), News::default())),
            })
            .await?;
        let (team, news) = found;
        if !news.is_empty() {
            self.quiet(move |turn| told(turn, team)).await?;
        }
        Ok(news)
    }

    /// Rounds was removed from a server: nothing is sent there any more.
    ///
    /// # Errors
    /// What failed.
    pub async fn left(&self, team: TeamId) -> Result<(), Failure> {
        self.quiet(move |turn| {
            if let Some(mut known) = teams::load(turn.db, team)? {
                known.left_at = known.left_at.or(Some(turn.now));
                teams::save(turn.db, &known, turn.now)?;
                queue::remove(turn.db, NoticeKind::Recap, team.0)?;
                super::expire::team_left(turn, team)?;
            }
            Ok(())
        })
        .await
    }

    /// Somebody did something in a server at `at`, by Discord's clock: if that was well after Rounds was said to have left, it
    /// is there again, whatever else was heard.
    ///
    /// # Errors
    /// What failed.
    pub async fn heard_from(&self, team: TeamId, at: DateTime<Utc>) -> Result<(), Failure> {
        let gone = self.look(crate::domain::ids::PersonId(0), move |turn| {
            let left = teams::load(turn.db, team)?.and_then(|known| known.left_at);
            Ok(left.is_some_and(|left| left + WELL_AFTER < at))
        });
        if gone.await? { self.present(team).await } else { Ok(()) }
    }

    /// Rounds is in a server, perhaps again. It takes its turn behind what was said of the server before.
    ///
    /// # Errors
    /// What failed.
    pub async fn present(&self, team: TeamId) -> Result<(), Failure> {
        self.quiet(move |turn| {
            if let Some(mut known) = teams::load(turn.db, team)?.filter(|known| known.left_at.is_some()) {
                known.left_at = None;
                teams::save(turn.db, &known, turn.now)?;
                again(turn, &known)?;
                recaps::touch_all(turn.db, team, turn.now)?;
            }
            Ok(())
        })
        .await
    }

    /// Of those that `meant` picks, Rounds is in these servers and no others: those that it was removed from meanwhile are
    /// found.
    ///
    /// # Errors
    /// What failed.
    pub async fn only_in(&self, servers: HashSet<TeamId>, meant: impl Fn(TeamId) -> bool) -> Result<(), Failure> {
        let known = self.look(crate::domain::ids::PersonId(0), |turn| Ok(teams::present(turn.db)?)).await?;
        for team in known.into_iter().filter(|team| meant(*team) && !servers.contains(team)) {
            tracing::info!(%team, "no longer in this server; nothing is sent there");
            self.left(team).await?;
        }
        Ok(())
    }
}
