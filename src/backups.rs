//! Decides when the daily copy of the database is made, how long copies are kept, and which files are such copies.
//! Never touches a file that it did not name itself; how a copy is made, `store::backup` decides.

use crate::clock::Clock;
use crate::store::backup;
use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How many copies are kept: two weeks are long enough to notice what went wrong, and short enough that what people had
/// deleted is soon gone from them as well. One that is put back needs the journal of deletions beside it; no copy holds that.
pub const KEPT: usize = 14;
/// At which hour (UTC) a day's copy is made while Rounds runs; one that is absent is made at the start.
const HOUR: u32 = 3;
/// After how long a copy that did not come about is tried again.
const AGAIN: Duration = Duration::hours(1);

/// Makes a copy each day into `folder`, and lets those go that are older than the last [`KEPT`]. Never ends.
pub async fn keep(database: PathBuf, folder: PathBuf, clock: Clock) {
    loop {
        let now = clock.now();
        let (database, into) = (database.clone(), folder.clone());
        let today = now.date_naive();
        let made = tokio::task::spawn_blocking(move || of_day(&database, &into, today)).await;
        let next = match made {
            Ok(Ok(made)) => {
                if let Some(file) = made {
                    tracing::info!(file = %file.display(), "a copy of the database was made");
                }
                next_copy(now)
            }
            Ok(Err(why)) => {
                tracing::error!(why, "there is no copy of today; it is tried again in an hour");
                now + AGAIN
            }
            Err(error) => {
                tracing::error!(%error, "there is no copy of today; it is tried again in an hour");
                now + AGAIN
            }
        };
        clock.sleep_until(Some(next), now).await;
    }
}

/// When the next day's copy is due.
fn next_copy(now: DateTime<Utc>) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or(NaiveTime::MIN);
    let today = now.date_naive().and_time(time).and_utc();
    // Today's is there by now, whenever it was made.
    today + Duration::days(1)
}

/// Makes the copy of a day, unless it is there, and lets old ones go. Answers with the copy, if it was made now.
fn of_day(database: &Path, folder: &Path, today: NaiveDate) -> Result<Option<PathBuf>, String> {
    let file = folder.join(name(today));
    let made = if file.exists() {
        None
    } else {
        backup::copy(database, &file).map_err(|error| error.to_string())?;
        Some(file)
    };
    let_go(folder, today).map_err(|error| format!("old copies in {} cannot be let go: {error}", folder.display()))?;
    Ok(made)
}

fn name(day: NaiveDate) -> String {
    format!("rounds-{day}.db")
}

/// The day of a copy, by its name; none for a file of somebody else's.
fn day_of(file: &str) -> Option<NaiveDate> {
    let day = file.strip_prefix("rounds-")?.strip_suffix(".db")?.parse().ok()?;
    (name(day) == file).then_some(day)
}

/// Lets go what is older than the last [`KEPT`]. A copy of a day to come was made, or is looked at, by a clock that is wrong:
/// it neither counts nor goes.
fn let_go(folder: &Path, today: NaiveDate) -> io::Result<()> {
    let mut copies: Vec<(NaiveDate, PathBuf)> = Vec::new();
    let mut broken_off: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Some(file) = entry.file_name().to_str().map(str::to_owned) else { continue };
        copies.extend(day_of(&file).filter(|day| *day <= today).map(|day| (day, entry.path())));
        let whole = file.strip_suffix("-journal").unwrap_or(&file).strip_suffix(".part");
        broken_off.extend(whole.and_then(day_of).map(|day| backup::unfinished(&folder.join(name(day)))));
    }
    copies.sort_unstable_by_key(|(day, _)| std::cmp::Reverse(*day));
    // Today's is made by now: what is unfinished was broken off by a crash.
    for part in broken_off {
        backup::clear_away(&part);
    }
    copies.into_iter().skip(KEPT).try_for_each(|(_, path)| fs::remove_file(path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    fn day(on: &str) -> NaiveDate {
        on.parse().unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn two_weeks_of_copies_are_kept_and_nothing_else_is_touched() {
        let (place, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let database = place.path().join("rounds.db");
        let store = Store::open(&database).unwrap();
        for other in ["rounds-before.db", "rounds-2026-1-2.db", "notes.txt"] {
            fs::write(folder.path().join(other), "mine").unwrap();
        }
        for n in 0..20 {
            let on = day("2026-02-20") + Duration::days(n);
            let made = of_day(&database, folder.path(), on).unwrap();
            assert_eq!(made, Some(folder.path().join(name(on))));
            assert_eq!(of_day(&database, folder.path(), on).unwrap(), None, "once a day");
        }
        let names = names(folder.path());
        assert_eq!(names.len(), KEPT + 3, "{names:?}");
        assert!(names.contains(&"rounds-2026-02-26.db".into()) && !names.contains(&"rounds-2026-02-25.db".into()));
        store.close();
    }

    #[test]
    fn copies_of_a_clock_that_was_ahead_neither_count_nor_go() {
        let folder = tempfile::tempdir().unwrap();
        let ahead: Vec<String> = (1..=20).map(|on| name(day(&format!("2035-01-{on:02}")))).collect();
        let of_now: Vec<String> = (1..=15).map(|on| name(day(&format!("2026-01-{on:02}")))).collect();
        for file in ahead.iter().chain(&of_now) {
            fs::write(folder.path().join(file), "").unwrap();
        }
        let_go(folder.path(), day("2026-01-15")).unwrap();
        assert_eq!(names(folder.path()), [&of_now[1..], &ahead[..]].concat());
    }

    #[test]
    fn what_a_crash_left_of_a_copy_is_cleared_away() {
        let (place, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let database = place.path().join("rounds.db");
        let store = Store::open(&database).unwrap();
        for left in ["rounds-2026-02-18.db.part", "rounds-2026-02-18.db.part-journal", "rounds-2026-02-20.db.part"] {
            fs::write(folder.path().join(left), "half of a copy").unwrap();
        }
        fs::write(folder.path().join("mine.db.part"), "mine").unwrap();
        of_day(&database, folder.path(), day("2026-02-20")).unwrap();
        assert_eq!(names(folder.path()), ["mine.db.part", "rounds-2026-02-20.db"]);
        store.close();
    }

    #[test]
    fn where_no_copy_can_be_made_it_says_why() {
        let place = tempfile::tempdir().unwrap();
        let database = place.path().join("rounds.db");
        let why = of_day(&database, place.path(), day("2026-02-20")).unwrap_err();
        assert!(why.contains("is not there"), "{why}");
        Store::open(&database).unwrap().close();
        let why = of_day(&database, &place.path().join("nowhere"), day("2026-02-20")).unwrap_err();
        assert!(why.contains("Check that its folder exists"), "{why}");
    }

    #[test]
    fn the_next_copy_is_made_on_the_next_day() {
        let at = |text: &str| DateTime::parse_from_rfc3339(text).unwrap().to_utc();
        for (now, next) in [
            ("2026-03-28T00:10:00Z", "2026-03-29T03:00:00Z"),
            ("2026-03-28T03:00:00Z", "2026-03-29T03:00:00Z"),
            ("2026-12-31T23:59:59Z", "2027-01-01T03:00:00Z"),
        ] {
            assert_eq!(next_copy(at(now)), at(next), "{now}");
        }
    }
}
