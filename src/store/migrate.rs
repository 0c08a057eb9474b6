//! Decides how a database of an older version becomes one of this version. Forward only.

use rusqlite_migration::{M, Migrations};

/// Every migration, oldest first. Never edited once landed: a mistake is mended by the next one.
const ALL: &[M<'static>] = &[
    M::up(include_str!("migrations/0001_beginning.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0002_outside.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0003_record.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0004_team_topics.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0005_strategy.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0006_review.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0007_goals.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0008_plan.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0009_deletions.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0010_pictures.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0011_rights.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0012_recap.sql")).foreign_key_check(),
    M::up(include_str!("migrations/0013_said.sql")).foreign_key_check(),
];

/// The migrations of this version.
pub(super) const fn migrations() -> Migrations<'static> {
    Migrations::from_slice(ALL)
}

/// How many migrations a database of this version has seen.
pub(super) const VERSION: usize = ALL.len();
