//! Cases of the journal: what is written is read again, whatever a crash or a disk did to it.

use super::*;
use chrono::Duration;
use tempfile::TempDir;

fn somewhere() -> (TempDir, Journal) {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::of(&folder.path().join("rounds.db"));
    (folder, journal)
}

fn of(id: u64) -> Deletion {
    let at = DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::milliseconds((id % 1000).cast_signed());
    Deletion { id: DeletionId(id), person: PersonId(1000 + id), at }
}

fn text(journal: &Journal) -> String {
    fs::read_to_string(journal.path()).unwrap()
}

#[test]
fn what_is_written_is_read_again() {
    let (_folder, journal) = somewhere();
    assert_eq!(journal.read().unwrap(), Written::default());
    let all = [of(1), of(2), of(u64::MAX >> 1)];
    journal.add(&all[..2]).unwrap();
    journal.add(&all[2..]).unwrap();
    assert_eq!(journal.read().unwrap(), Written { deletions: all.to_vec(), unreadable: vec![] });
    assert!(journal.path().ends_with("rounds.db.deleted"));
    let lines = text(&journal);
    assert!(lines.starts_with("2024-10-04T00:00:00.001Z 0000000000000001 person 1001 all\n"), "{lines}");
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, journal) = somewhere();
    journal.add(&[of(1)]).unwrap();
    assert_eq!(fs::metadata(journal.path()).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_last_line_that_broke_off_is_none_and_gives_way() {
    let whole = line(&of(1));
    let torn = line(&of(2));
    for length in 0..torn.len() - 1 {
        let (_folder, journal) = somewhere();
        fs::write(journal.path(), format!("{whole}{}", &torn[..length])).unwrap();
        assert_eq!(journal.read().unwrap(), Written { deletions: vec![of(1)], unreadable: vec![] });
        journal.add(&[of(3)]).unwrap();
        assert_eq!(text(&journal), format!("{whole}{}", line(&of(3))), "after {length} bytes");
    }
}

#[test]
fn a_last_line_that_lacks_its_end_alone_holds_and_is_ended() {
    let (_folder, journal) = somewhere();
    let two = format!("{}{}", line(&of(1)), line(&of(2)));
    fs::write(journal.path(), two.trim_end()).unwrap();
    let written = Written { deletions: vec![of(1), of(2)], unreadable: vec![] };
    assert_eq!(journal.read().unwrap(), written);
    journal.add(&[of(3)]).unwrap();
    assert_eq!(text(&journal), format!("{two}{}", line(&of(3))));
    fs::write(journal.path(), two.trim_end()).unwrap();
    journal.drop_old(|one| one.id.0 == 1).unwrap();
    assert_eq!(text(&journal), line(&of(2)));
}

#[test]
fn a_line_that_cannot_be_read_is_named_and_kept() {
    let (_folder, journal) = somewhere();
    let bad = ["what is this", "2026-01-05 1 person 2 all", "2026-01-05T08:00:00Z 1 person 2 some", "\u{0}\u{0}"];
    let text_before: String = bad.iter().map(|bad| format!("{bad}\n")).chain([line(&of(1)), "\n".into()]).collect();
    fs::write(journal.path(), [text_before.as_bytes(), b"\xff\xfe\n"].concat()).unwrap();
    let written = journal.read().unwrap();
    assert_eq!((written.deletions, written.unreadable), (vec![of(1)], vec![1, 2, 3, 4, 7]));
    journal.drop_old(|_| true).unwrap();
    assert_eq!(journal.read().unwrap().unreadable.len(), 5, "they may be somebody's deletion");
}

#[test]
fn old_ones_are_left_out_and_the_others_stay_as_they_are() {
    let (folder, journal) = somewhere();
    journal.add(&[of(1), of(2), of(3)]).unwrap();
    journal.drop_old(|one| one.id.0 == 2).unwrap();
    assert_eq!(text(&journal), format!("{}{}", line(&of(1)), line(&of(3))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn what_cannot_be_read_or_written_is_said_with_its_cure() {
    let (_folder, journal) = somewhere();
    journal.may_be_written().unwrap();
    fs::create_dir(journal.path()).unwrap();
    let unread = journal.read().unwrap_err().to_string();
    assert!(unread.contains("rounds.db.deleted") && unread.contains("Give it to the user who runs Rounds"), "{unread}");
    for refused in [journal.add(&[of(1)]), journal.may_be_written(), journal.drop_old(|_| true)] {
        let said = refused.unwrap_err().to_string();
        assert!(said.contains("cannot be written") && said.contains("see that the disk has room"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_leads_nowhere_is_found_before_it_is_needed() {
    let (folder, journal) = somewhere();
    std::os::unix::fs::symlink(folder.path().join("gone/journal"), journal.path()).unwrap();
    assert!(matches!(journal.may_be_written(), Err(JournalError::Unwritten { .. })));
    assert!(matches!(journal.add(&[of(1)]), Err(JournalError::Unwritten { .. })));
}
