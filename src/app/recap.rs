//! Gathers a team's week, and claims the recap when it is due. The scoring is `domain::recap`'s.

use super::courier::{Courier, Known};
use super::ground;
use super::knock::{self, delivery, fresh_id};
use super::notices::{BoardLine, KindWord, RecapNotice};
use super::turn::{App, Failure, Turn};
use super::who::{self, Who};
use crate::domain::facet::{CareerGroup, Pillar};
use crate::domain::ids::{DeliveryId, MemberId, PersonId, TeamId};
use crate::domain::member::Member;
use crate::domain::notice::{Delivery, DeliveryState, LEASE, NoticeKind, Queued, RECAP_WINDOW};
use crate::domain::pace::Diary;
use crate::domain::recap::{self, Score, WeekFacts};
use crate::domain::refusal::Refusal;
use crate::domain::team::{Team, Trouble};
use crate::domain::week::{Week, begins_at};
use crate::store::outbox::Claim;
use crate::store::{conversations, members, outbox, people, posts, replies, teams};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// How many posts are looked at to find ten whose pillar is known.
const LOOKED_AT: u32 = 30;
/// How many pillars the variety of a week is judged by.
const KNOWN: usize = 10;

/// Plans the team's next recap, or takes it out of the queue where there can be none.
pub(super) fn plan(turn: &Turn<'_>, team: &Team) -> Result<(), Failure> {
    if team.channel.is_none() || team.left_at.is_some() {
        return Ok(outbox::unqueue(turn.db, NoticeKind::Recap, team.id.0)?);
    }
    let (week, due_at) = team.next_recap(turn.now);
    let occurrence = week.monday().to_string();
    let queued = Queued { kind: NoticeKind::Recap, subject: team.id.0, occurrence, due_at, first_contact: false };
    Ok(outbox::queue(turn.db, &queued)?)
}

struct Seen {
    member: Member,
    facts: WeekFacts,
    score: Score,
    late_joiner: bool,
}

/// What a member's week was.
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
    let pillars: Vec<Pillar> = posts::latest(turn.db, member.id, until, 0, LOOKED_AT)?
        .into_iter()
        .filter(|post| post.repeats.is_none())
        .filter_map(|post| post.pillar)
        .take(KNOWN)
        .collect();
    let facts = WeekFacts {
        posts: posts::counted(turn.db, member.id, from, until)?,
        target: u32::from(diary.week_target(week)),
        checks_asked,
        checks_closed,
        groups: groups.len() as u32,
        pillars,
    };
    let score = recap::score(&facts, aim);
    Ok(Some(Seen { late_joiner: diary.joined_late(week), member, facts, score }))
}

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
    let posted = seen.iter().filter(|one| one.facts.posts > 0).count() as u32;
    let entries = seen
        .iter()
        .filter(|one| one.member.listed && !one.late_joiner)
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
    praise(&mut lines, &by_id);
    let running = week >= Week::of(turn.now.with_timezone(&team.zone).date_naive());
    Ok(RecapNotice { id, team: team.id, week, running, late, updated: false, posts, conversations, posted, lines })
}

/// One kind word each to three people at most, for different things, the same person never twice.
fn praise(lines: &mut [BoardLine], seen: &HashMap<MemberId, &Seen>) {
    let facts = |line: &BoardLine| &seen[&line.line.member].facts;
    let distinct = |line: &BoardLine| {
        let mut pillars = facts(line).pillars.clone();
        pillars.sort_unstable();
        pillars.dedup();
        pillars.len() as u32
    };
    for word in [KindWord::WholeWeek, KindWord::Conversations, KindWord::Variety] {
        let worth = |line: &BoardLine| match word {
            KindWord::WholeWeek if line.target > 0 && line.posts >= line.target => line.posts,
            KindWord::Conversations if facts(line).groups > 0 => facts(line).groups,
            KindWord::Variety if line.posts > 0 && distinct(line) >= 4 => distinct(line),
            _ => 0,
        };
        let best = (0..lines.len())
            .filter(|at| lines[*at].kind_word.is_none() && worth(&lines[*at]) > 0)
            .max_by_key(|at| (worth(&lines[*at]), std::cmp::Reverse(*at)));
        if let Some(at) = best {
            lines[at].kind_word = Some(word);
        }
    }
}

impl App {
    /// Who of the team may be named, if they are still there, in the order of joining.
    ///
    /// # Errors
    /// What failed.
    pub async fn to_be_named(&self, team: TeamId) -> Result<Vec<PersonId>, Failure> {
        self.look(PersonId(0), move |turn| {
            let members = members::of_team(turn.db, team)?;
            Ok(members.into_iter().filter(|member| member.listed).map(|member| member.person).collect())
        })
        .await
    }

    /// Whether a recap that waits for its names has waited too long for them to matter.
    ///
    /// # Errors
    /// What failed.
    pub async fn is_too_late(&self, queued: &Queued) -> Result<bool, Failure> {
        let (team, monday) = (TeamId(queued.subject), queued.occurrence.parse::<NaiveDate>().ok());
        self.look(PersonId(0), move |turn| {
            let due_at = teams::load(turn.db, team)?.zip(monday).map(|(team, monday)| team.recap_at(Week::of(monday)));
            Ok(due_at.is_none_or(|due_at| turn.now - due_at > RECAP_WINDOW))
        })
        .await
    }

    /// Claims a recap that is due: none where there is nothing to post. What is known of its people comes along.
    ///
    /// # Errors
    /// What failed; the recap stays due.
    pub async fn claim_recap(
        &self,
        queued: Queued,
        known: Known,
        courier: Arc<dyn Courier>,
    ) -> Result<Option<Delivery>, Failure> {
        self.quiet(move |turn| {
            for (team, person) in &known.gone {
                if let Some(member) = members::find(turn.db, *team, *person)? {
                    members::set_gone(turn.db, member.id, turn.now)?;
                    knock::plan(turn, *person)?;
                }
            }
            let names = known.names_in(TeamId(queued.subject));
            claim(turn, &queued, &names, courier.as_ref())
        })
        .await
    }
}

fn claim(
    turn: &mut Turn<'_>,
    queued: &Queued,
    names: &HashMap<PersonId, String>,
    courier: &dyn Courier,
) -> Result<Option<Delivery>, Failure> {
    let id = TeamId(queued.subject);
    if outbox::queued_for(turn.db, NoticeKind::Recap, id.0)?.as_ref() != Some(queued) {
        return Ok(None);
    }
    let Some(team) = teams::load(turn.db, id)? else {
        outbox::unqueue(turn.db, NoticeKind::Recap, id.0)?;
        return Ok(None);
    };
    plan(turn, &team)?;
    let Ok(monday) = queued.occurrence.parse() else { return Ok(None) };
    let mut one = delivery(turn, queued, monday);
    // What held it back since then makes it no younger.
    let lateness = turn.now - team.recap_at(Week::of(monday)).min(queued.due_at);
    if lateness > RECAP_WINDOW {
        turn.pass_over(&one, DeliveryState::Missed, None)?;
        teams::set_trouble(turn.db, id, Some(Trouble::TooLate), turn.now)?;
        return Ok(None);
    }
    let late = lateness >= crate::domain::knock::LATE_AFTER;
    let notice = gather(turn, &team, Week::of(monday), names, one.id.clone(), late)?;
    // A week in which nobody did anything, or all were on leave, is left alone.
    if notice.posts == 0 && notice.conversations == 0 {
        return Ok(None);
    }
    let frozen = courier.freeze_recap(&notice);
    one.body = frozen.body;
    one.picture = Some(frozen.picture.into_text());
    one.channel = team.channel;
    let lease_until = turn.now + LEASE;
    let claim = Claim { delivery: &one, nudge: false, asks: false, late, first: false, lease_until };
    Ok(outbox::claim(turn.db, &claim)?.then_some(one))
}

/// The board of a week, to be looked at.
///
/// # Errors
/// `ServerOnly` from a direct message of somebody in no team, else `NotJoined` or `WhichTeam`.
pub fn board(
    turn: &mut Turn<'_>,
    team: TeamId,
    weeks_back: u32,
    names: &HashMap<PersonId, String>,
) -> Result<RecapNotice, Failure> {
    let team = teams::load(turn.db, team)?.ok_or(Refusal::NotJoined)?;
    let week = Week::of(turn.now.with_timezone(&team.zone).date_naive()).earlier(weeks_back);
    let id = fresh_id(turn);
    gather(turn, &team, week, names, id, false)
}

/// The team whose board is meant: this server's, or the one that a direct message means.
///
/// # Errors
/// `NotJoined` or `WhichTeam`.
pub fn meant(turn: &mut Turn<'_>, who: Who) -> Result<TeamId, Failure> {
    match who.team {
        Some(team) => Ok(team),
        None => Ok(who::member(turn, who)?.team),
    }
}
