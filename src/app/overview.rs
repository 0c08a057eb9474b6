//! Shows those who manage a team what its members chose to show: what they post and where, and who they are. Never who is
//! silent, nor how many are.

use super::turn::{App, Failure, Turn};
use super::who::{self, Who};
use crate::domain::ids::{PersonId, TeamId};
use crate::domain::member::Shown as Visible;
use crate::domain::observance::{Observance, Occurrence};
use crate::domain::overview::{Counts, counts, first_week};
use crate::domain::platform::Platform;
use crate::domain::post::Post;
use crate::domain::week::{Week, ahead};
use crate::store::{members, posts};
use chrono::NaiveDate;

/// How far ahead awareness days are named.
const AHEAD_DAYS: u64 = 30;
/// How many awareness days are named at most.
const DAYS: usize = 8;

/// How many titles stand beside a name at most.
const TITLES: usize = 3;

/// A team's overview.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// The team.
    pub team: TeamId,
    /// Its first week.
    pub from: Week,
    /// What the posts of all who show themselves amount to.
    pub counts: Counts,
    /// Those of them who posted, in the order of joining.
    pub shown: Vec<Shown>,
    /// The awareness days ahead, soonest first.
    pub days: Vec<(String, Occurrence)>,
}

/// Somebody who shows themselves in the overview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Who.
    pub person: PersonId,
    /// Posts that count, of the overview's weeks.
    pub posts: u32,
    /// Where they stand, commonest first.
    pub platforms: Vec<Platform>,
    /// The titles of the last of them, newest first, where the member chose that the team sees them.
    pub titles: Vec<String>,
}

impl App {
    /// The overview of the team in which it is asked for.
    ///
    /// # Errors
    /// `ServerOnly` or `ManagersOnly`.
    pub async fn overview(&self, who: Who, roles: Vec<u64>) -> Result<Overview, Failure> {
        self.look(who.person, move |turn| {
            let team = who::managed(turn, who, &roles)?;
            of(turn, team)
        })
        .await
    }
}

fn of(turn: &Turn<'_>, id: TeamId) -> Result<Overview, Failure> {
    let team = super::team::known_or_new(turn, id)?;
    let running = team.week(turn.now);
    let from = first_week(running);
    let mut all: Vec<Post> = Vec::new();
    let mut shown = Vec::new();
    let mut tastes = Vec::new();
    for member in members::in_overview(turn.db, id)? {
        let mut theirs = posts::between(turn.db, member.id, from.monday(), running.sunday())?;
        // What somebody plans is theirs until it is out.
        theirs.retain(|post| !post.is_scheduled(turn.now));
        tastes.push((member.strategy.country.clone(), member.specialty));
        if theirs.is_empty() {
            continue;
        }
        let platforms = counts(theirs.iter().map(|post| (None, post.platforms.as_slice()))).platforms;
        let shows_titles = member.shows(Visible::Titles);
        let titled = theirs.iter().rev().filter(|_| shows_titles).filter_map(|post| post.title.clone());
        shown.push(Shown {
            person: member.person,
            posts: theirs.len() as u32,
            platforms: platforms.into_iter().map(|(platform, _)| platform).collect(),
            titles: titled.take(TITLES).collect(),
        });
        all.extend(theirs);
    }
    tastes.push((None, None));
    let today = turn.now.with_timezone(&team.zone).date_naive();
    let fits = |one: &&Observance| tastes.iter().any(|(country, specialty)| one.fits(country.as_deref(), *specialty));
    let days = days(turn.catalog.observances().iter().filter(fits), today);
    let counts = counts(all.iter().map(|post| (post.pillar, post.platforms.as_slice())));
    Ok(Overview { team: id, from, counts, shown, days })
}

/// Those that begin within the coming days, soonest first.
fn days<'a>(all: impl Iterator<Item = &'a Observance>, today: NaiveDate) -> Vec<(String, Occurrence)> {
    let until = ahead(today, AHEAD_DAYS);
    let coming = all.filter_map(|one| Some((one.name.clone(), one.next(today)?)));
    let mut days: Vec<(String, Occurrence)> = coming.filter(|(_, occurrence)| occurrence.first <= until).collect();
    days.sort_by(|a, b| (a.1.first, &a.0).cmp(&(b.1.first, &b.0)));
    days.truncate(DAYS);
    days
}
