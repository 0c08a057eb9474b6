//! Decides what the journal of deletions looks like when it is well, and what cures it when it is not.

use super::findings::Finding;
use crate::store::journal::{Journal, JournalError};
use std::path::Path;

/// So many lines are named at most.
const NAMED: usize = 5;

/// The journal beside this database, of whose deletions so many are not in it yet.
pub fn of_journal(database: &Path, unwritten: u32) -> Vec<Finding> {
    let journal = Journal::of(database);
    let path = journal.path().display();
    let mut found = Vec::new();
    match journal.read() {
        Ok(written) => {
            for line in written.unreadable.iter().take(NAMED) {
                found.push(Finding::ill(
                    format!("Deletions: line {line} of {path} cannot be read"),
                    "Put the line right, or take it out: whose deletion it was might be back in an older copy.",
                ));
            }
            if let Err(error) = journal.may_be_written() {
                found.push(of_error(&error));
            }
            if found.is_empty() {
                found.push(Finding::well(match written.deletions.len() {
                    0 => "Deletions: none is in the journal".to_owned(),
                    1 => "Deletions: one is in the journal".to_owned(),
                    some => format!("Deletions: {some} are in the journal"),
                }));
            }
        }
        Err(error) => found.push(of_error(&error)),
    }
    if unwritten > 0 {
        let what = match unwritten {
            1 => "Deletions: one is not in the journal yet".to_owned(),
            some => format!("Deletions: {some} are not in the journal yet"),
        };
        let cure =
            "Rounds writes it down after the next one, or when it next starts. Put no older copy back until then.";
        found.push(Finding::look(what, cure));
    }
    found
}

fn of_error(error: &JournalError) -> Finding {
    match error {
        JournalError::Unread { path, what } => Finding::ill(
            format!("Deletions: {} cannot be read ({what})", path.display()),
            "Give it to the user who runs Rounds, or put the right file there; Rounds does not start without it.",
        ),
        JournalError::Unwritten { path, what } => Finding::ill(
            format!("Deletions: {} cannot be written ({what})", path.display()),
            "Give it and its folder to the user who runs Rounds, and see that the disk has room.",
        ),
    }
}
