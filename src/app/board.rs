//! Gathers a team's week from the facts, by today's choices of who is on the board. The scoring is `domain::recap`'s, the
//! kind words are `domain::kind_word`'s.

use super::ground;
use super::knock::fresh_id;
use super::notices::{BoardLine, RecapNotice};
use super::turn::{App, Failure, Turn};
use super::who::{self, Who};
use crate::domain::facet::{CareerGroup, Pillar};
use crate::domain::ids::{DeliveryId, MemberId, PersonId, TeamId};
use crate::domain::kind_word::{Deserving, KindWord, kind_words};
use crate::domain::member::Member;
use crate::domain::pace::Diary;
use crate::domain::recap::{self, Score, WeekFacts};
use crate::domain::refusal::Refusal;
use crate::domain::streak;
use crate::domain::team::Team;
use crate::domain::week::{Week, begins_at};
use crate::store::{conversations, members, people, posts, replies, teams};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many weeks before the running one can be looked at.
pub const WEEKS_BACK: u32 = 12;
/// How many posts are looked at to find ten whose pillar is known.
const LOOKED_AT: u32 = 30;
/// How many pillars the variety of a week is judged by.
const KNOWN: usize = 10;
/// From how many posts before on, a kind of content can be new to somebody.
const SETTLED_IN: u32 = 5;

/// Which week of a team is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The one so many weeks before the running one.
    Back(u32),
    /// This one.
    Of(Week),
}

/// What a member's week was.
struct Seen {
    member: Member,
    facts: WeekFacts,
    score: Score,
    /// The days and kinds of the last posts up to the week's end, newest first.
    latest: Vec<(NaiveDate, Option<Pillar>)>,
    /// Their leave, and posts and settlements left aside.
    diary: Diary,
}

impl Seen {
    fn joined_late(&self, week: Week) -> bool {
        self.diary.joined_late(week)
    }

    /// Whether nothing was expected of them in a week, since they were away; weeks before they joined do not count.
    fn was_away(&self, week: Week) -> bool {
        Week::of(self.member.joined_on) <= week
            && !self.diary.joined_late(week)
            && self.diary.unsettled_target(week) == 0
    }
}

fn see(turn: &Turn<'_>, member: Member, week: Week, aim: u32) -> Result<Option<Seen>, Failure> {
    let Some(person) = people::load(turn.db, member.person)? else { return Ok(None) };
    let (from, until) = (week.monday(), week.sunday());
    let rest = ground::rest_of(turn, &member)?;
    // The board measures against the full target, so what was settled is left aside.
    let settled = BTreeMap::new();
    let diary = Diary { member: member.clone(), rest, settled, posts: Vec::new(), planned: Vec::new() };
    let begins = begins_at(from, person.zone, person.day_ends);
    let ends = begins_at(week.next().monday(), person.zone, person.day_ends);
    let (checks_asked, checks_closed) = replies::asked_between(turn.db, member.id, begins, ends)?;
    let groups: Vec<CareerGroup> = conversations::of_week(turn.db, member.id, week)?;
    let latest = posts::kinds(turn.db, member.id, until, LOOKED_AT)?;
    let facts = WeekFacts {
        posts: posts::counted(turn.db, member.id, from, until)?,
        target: u32::from(diary.week_target(week)),
        checks_asked,
        checks_closed,
        groups: groups.len() as u32,
        pillars: latest.iter().filter_map(|(_, pillar)| *pillar).take(KNOWN).collect(),
    };
    let score = recap::score(&facts, aim);
    Ok(Some(Seen { member, facts, score, latest, diary }))
}

/// A team's week, as it is told or looked at; named are those on the board whose name is known.
pub(super) fn gather(
    turn: &Turn<'_>,
    team: &Team,
    week: Week,
    names: &HashMap<PersonId, String>,
    id: DeliveryId,
    late: bool,
) -> Result<RecapNotice, Failure> {
    let mut seen = Vec::new();
    for member in members::of_team(turn.db, team.id)? {
        seen.extend(see(turn, member, week, team.aim)?);
    }
    let posts = seen.iter().map(|one| one.facts.posts).sum();
    let conversations = seen.iter().map(|one| one.facts.groups + one.facts.checks_closed).sum();
    let running = week >= team.week(turn.now);
    let entries = seen
        .iter()
        .filter(|one| one.member.listed && !one.joined_late(week))
        .filter_map(|one| Some((one.member.id, names.get(&one.member.person)?.clone(), one.score)))
        .collect();
    let by_id: HashMap<MemberId, &Seen> = seen.iter().map(|one| (one.member.id, one)).collect();
    let mut lines: Vec<BoardLine> = recap::board(entries, team.ranks)
        .into_iter()
        .map(|line| {
            let facts = &by_id[&line.member].facts;
            BoardLine { posts: facts.posts, target: facts.target, kind_word: None, line }
        })
        .collect();
    // A week has its words once it is over.
    if !running {
        for (member, word) in praise(turn, &lines, &by_id, week)? {
            lines.iter_mut().filter(|line| line.line.member == member).for_each(|line| line.kind_word = Some(word));
        }
    }
    let there = |one: &&Seen| one.member.gone_at.is_none() && Week::of(one.member.joined_on) <= week;
    Ok(RecapNotice {
        id,
        team: team.id,
        week,
        running,
        late,
        updated: false,
        posts,
        conversations,
        together: team.together(week),
        all_away: seen.iter().any(|one| there(&one)) && seen.iter().filter(there).all(|one| one.was_away(week)),
        newcomers: seen.iter().any(|one| one.member.listed && one.joined_late(week) && one.facts.posts > 0),
        unnamed: false,
        lines,
    })
}

fn praise(
    turn: &Turn<'_>,
    lines: &[BoardLine],
    seen: &HashMap<MemberId, &Seen>,
    week: Week,
) -> Result<Vec<(MemberId, KindWord)>, Failure> {
    let deserving: Result<Vec<Deserving>, Failure> =
        lines.iter().map(|line| deserving(turn, seen[&line.line.member], week)).collect();
    Ok(kind_words(&deserving?, week))
}

fn deserving(turn: &Turn<'_>, one: &Seen, week: Week) -> Result<Deserving, Failure> {
    let (facts, member) = (&one.facts, one.member.id);
    let before = match facts.posts {
        0 => BTreeMap::new(),
        _ => posts::pillars_before(turn.db, member, week.monday())?,
    };
    let known: BTreeSet<Pillar> = before.keys().copied().flatten().collect();
    let count: u32 = before.values().sum();
    let of_week = one.latest.iter().take_while(|(on, _)| *on >= week.monday());
    let new_pillar = of_week.filter_map(|(_, pillar)| *pillar).any(|pillar| !known.contains(&pillar));
    let run = match facts.posts {
        0 => 0,
        _ => {
            let posts = posts::days(turn.db, member)?;
            let settled = members::settlements(turn.db, member)?;
            streak::run_until(&Diary { posts, settled, ..one.diary.clone() }, week)
        }
    };
    Ok(Deserving {
        member,
        posts: facts.posts,
        target: facts.target,
        groups: facts.groups,
        pillars: facts.pillars.iter().collect::<BTreeSet<_>>().len() as u32,
        new_pillar: count >= SETTLED_IN && new_pillar,
        new: count == 0,
        was_away: one.was_away(week.previous()),
        run,
    })
}

impl App {
    /// Who of the team may be named for a week, if they are still there: those on the board who did something in it, in the
    /// order of joining.
    ///
    /// # Errors
    /// What failed.
    pub async fn to_be_named(&self, team: TeamId, week: Week) -> Result<Vec<PersonId>, Failure> {
        self.look(PersonId(0), move |turn| Ok(members::listed_and_active(turn.db, team, week)?)).await
    }
}

/// The board of a week, to be looked at.
///
/// # Errors
/// `NotJoined` where the team is not known.
pub fn look(
    turn: &mut Turn<'_>,
    team: TeamId,
    week: Week,
    names: &HashMap<PersonId, String>,
) -> Result<RecapNotice, Failure> {
    let team = teams::load(turn.db, team)?.ok_or(Refusal::NotJoined)?;
    let id = fresh_id(turn);
    gather(turn, &team, week, names, id, false)
}

/// The board that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meant {
    /// Whose.
    pub team: TeamId,
    /// Of which week.
    pub week: Week,
    /// The running week of the team.
    pub running: Week,
}

impl Meant {
    /// How many weeks before the running one.
    #[must_use]
    pub fn weeks_back(&self) -> u32 {
        u32::try_from(self.week.until(self.running)).unwrap_or_default()
    }
}

/// The team whose board is meant, and the week of it: this server's, or the one that a direct message means.
///
/// # Errors
/// `NotJoined`, `WhichTeam`, or `TooFarBack` for a week before the last twelve.
pub fn meant(turn: &mut Turn<'_>, who: Who, which: Which) -> Result<Meant, Failure> {
    let team = match who.team {
        Some(team) => team,
        None => who::member(turn, who)?.team,
    };
    let running = teams::load(turn.db, team)?.ok_or(Refusal::NotJoined)?.week(turn.now);
    let week = match which {
        Which::Back(weeks) => running.earlier(weeks.min(WEEKS_BACK)),
        Which::Of(week) => week.min(running),
    };
    if week.until(running) > i64::from(WEEKS_BACK) {
        return Err(Refusal::TooFarBack(WEEKS_BACK).into());
    }
    Ok(Meant { team, week, running })
}
