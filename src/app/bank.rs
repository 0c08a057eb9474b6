//! Keeps each team's bank ready: the bank of all, and the team's own topics beside it. Decides nothing.

use super::turn::{Failure, Turn};
use crate::domain::facet::{Care, Pillar};
use crate::domain::ids::TeamId;
use crate::domain::team_topic::TeamTopic;
use crate::domain::topic::{Bank, Topic};
use crate::store::team_topics;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// So many teams' banks are kept ready. One more, and all are let go: they are made anew in a moment.
const KEPT: usize = 256;

/// The banks that are ready, each with the stamp of the topics it was made of.
///
/// To choose for a team costs one look at an index: for its stamp. Only where that has changed are the words of the team's own
/// topics taken apart once more, up to two thousand; those of the bank of all never are, and are shared. A stamp is thrown with
/// each change and never comes twice, so that a bank which a turn prepared and then took back is found by nobody.
#[derive(Default)]
pub(super) struct Banks(Mutex<HashMap<TeamId, (i64, Bank)>>);

impl Banks {
    fn find(&self, team: TeamId, stamp: i64) -> Option<Bank> {
        let ready = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ready.get(&team).filter(|(of, _)| *of == stamp).map(|(_, bank)| bank.clone())
    }

    fn keep(&self, team: TeamId, stamp: i64, bank: &Bank) {
        let mut ready = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if ready.len() >= KEPT && !ready.contains_key(&team) {
            ready.clear();
        }
        ready.insert(team, (stamp, bank.clone()));
    }
}

impl Turn<'_> {
    /// The bank as members of this team have it.
    pub(super) fn bank(&self, team: TeamId) -> Result<Bank, Failure> {
        let Some(stamp) = team_topics::stamp(self.db, team)? else { return Ok(self.catalog.bank.clone()) };
        if let Some(ready) = self.banks.find(team, stamp) {
            return Ok(ready);
        }
        let own = team_topics::of_team(self.db, team)?;
        let bank = self.catalog.bank.with(own.iter().filter_map(|topic| self.topic(topic)));
        self.banks.keep(team, stamp, &bank);
        Ok(bank)
    }

    /// The same with those of the team's topics that wait for their kind, to look whether a new one is like another.
    pub(super) fn bank_of_all(&self, team: TeamId, own: &[TeamTopic]) -> Result<Bank, Failure> {
        let waiting = own.iter().filter(|topic| topic.pillar.is_none());
        // The kind does not matter to what words are like.
        let named = waiting.map(|topic| TeamTopic { pillar: Pillar::ALL.first().copied(), ..topic.clone() });
        Ok(self.bank(team)?.with(named.filter_map(|topic| self.topic(&topic))))
    }

    /// A team's topic as one among others, once its kind is known.
    pub(super) fn topic(&self, topic: &TeamTopic) -> Option<Topic> {
        topic.topic(|pillar| self.catalog.pillar(pillar).map_or(Care::Amber, |info| info.care))
    }
}
