//! Sees to it that what people had deleted stays deleted, also where an older copy of the database is put back: each deletion is
//! noted with what it deletes, written into the journal beside the database before its person hears of it, and made again at
//! the start on a database that has not seen it. Never decides who may delete.

use super::turn::{App, Failure, Turn};
use super::{expire, knock, privacy};
use crate::domain::deletion::{Deletion, REMEMBERED};
use crate::domain::ids::{DeletionId, MessageId, PersonId};
use crate::domain::member::Member;
use crate::store::journal::{Journal, Written};
use crate::store::{deletions, members, people};
use rand::Rng;
use std::collections::HashSet;

/// Notes that the person's data are deleted in this turn; asked before they are. Of somebody of whom nothing is kept, nothing
/// is noted.
pub(super) fn note(turn: &mut Turn<'_>, person: PersonId) -> Result<(), Failure> {
    if people::load(turn.db, person)?.is_some() {
        // Whatever the clock says: nothing of what is deleted here was joined afterwards.
        let joined = members::of_person(turn.db, person)?.into_iter().map(|member| member.joined_at).max();
        let at = joined.map_or(turn.now, |joined| joined.max(turn.now));
        let one = Deletion { id: DeletionId(turn.dice.random()), person, at };
        deletions::note(turn.db, &one)?;
        turn.deleted = true;
    }
    Ok(())
}

impl App {
    /// Writes into the journal what is noted and not there yet. Where that cannot be, it is tried again after the next
    /// deletion and at the next start: the note stays in the database, which has been deleted from all the same.
    pub(super) async fn write_deletions(&self) {
        let journal = self.journal.lock().await;
        if let Err(error) = self.write_into(&journal).await {
            tracing::error!(%error, "a deletion is not in the journal yet; a copy from before it must not be put back until it is");
        }
    }

    /// Writes deletions into the journal, and forgets those there that are from before what any copy should hold.
    pub(super) async fn write_and_forget_deletions(&self) {
        self.write_deletions().await;
        let forgotten = async { self.forget_old(&self.read_journal().await?).await };
        if let Err(error) = forgotten.await {
            tracing::error!(%error, "old deletions stay in the journal");
        }
    }

    async fn write_into(&self, journal: &Journal) -> Result<(), Failure> {
        let noted = self.store.read(deletions::unwritten).await?;
        if noted.is_empty() {
            return Ok(());
        }
        let (journal, all) = (journal.clone(), noted.clone());
        on_the_disk(move || {
            let there: HashSet<DeletionId> = journal.read()?.deletions.iter().map(|one| one.id).collect();
            let fresh: Vec<Deletion> = all.into_iter().filter(|one| !there.contains(&one.id)).collect();
            Ok(journal.add(&fresh)?)
        })
        .await?;
        let written = self
            .store
            .turn(move |db| noted.iter().try_for_each(|one| deletions::set_written(db, one)).map_err(Failure::from));
        Ok(written.await?)
    }

    /// At the start, before anybody is heard or written to: makes those deletions again that this database has not seen,
    /// since it is a copy from before them.
    ///
    /// # Errors
    /// That the journal is there and cannot be read, or that the database failed.
    pub async fn delete_again(&self) -> Result<(), Failure> {
        self.write_deletions().await;
        let written = self.read_journal().await?;
        for line in &written.unreadable {
            tracing::error!(line, "a line of the journal of deletions cannot be read; it is left as it is");
        }
        let seen = self.store.read(deletions::seen).await?;
        let mut unseen = written.deletions.clone();
        unseen.retain(|one| !seen.contains(&one.id));
        for one in &unseen {
            let one = *one;
            self.quiet(move |turn| again(turn, &one)).await?;
        }
        if !unseen.is_empty() {
            tracing::warn!(count = unseen.len(), "this database is from before some deletions; they were made again");
        }
        self.forget_old(&written).await
    }

    async fn read_journal(&self) -> Result<Written, Failure> {
        let journal = self.journal.lock().await.clone();
        on_the_disk(move || Ok(journal.read()?)).await
    }

    /// Forgets deletions from before what any copy should hold.
    async fn forget_old(&self, written: &Written) -> Result<(), Failure> {
        let now = self.clock().now();
        // Who was here last is looked for only where it can matter.
        if !written.deletions.iter().any(|one| one.is_over(now, Some(now))) {
            return Ok(());
        }
        let sign = self.store.read(people::last_sign).await?;
        let journal = self.journal.lock().await;
        let file = journal.clone();
        if let Err(error) = on_the_disk(move || Ok(file.drop_old(|one| one.is_over(now, sign))?)).await {
            tracing::error!(%error, "old deletions stay in the journal");
            return Ok(());
        }
        drop(journal);
        let Some(sign) = sign else { return Ok(()) };
        let before = now.min(sign) - REMEMBERED;
        Ok(self.store.turn(move |db| deletions::forget(db, before).map_err(Failure::from)).await?)
    }
}

async fn on_the_disk<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|error| Failure::Panicked(error.to_string()))?
}

/// Makes a deletion again. Who joined again afterwards, without it having been made, keeps what is newer.
fn again(turn: &mut Turn<'_>, one: &Deletion) -> Result<(), Failure> {
    let all = members::of_person(turn.db, one.person)?;
    let (before, after): (Vec<Member>, Vec<Member>) = all.into_iter().partition(|member| one.reaches(member.joined_at));
    if after.is_empty() {
        let from = privacy::From { channel: None, until: MessageId::of_instant(one.at) };
        privacy::take_away(turn, one.person, from)?;
    } else {
        for member in &before {
            expire::delete_member(turn, member.id)?;
        }
        if !before.is_empty() {
            deletions::delete_before(turn.db, one.person, one.at)?;
        }
        knock::plan_anew(turn, one.person)?;
    }
    Ok(deletions::set_written(turn.db, one)?)
}
