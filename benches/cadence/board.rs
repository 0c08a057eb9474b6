//! Measures what the recap of a large team costs: 300 members, each on the board, and 100,000 posts behind them; gathered from
//! the facts, with its kind words, and worded. Names are known already: looking them up is Discord's pace.

use super::clinic::{Clinic, RUNTIME, path, post};
use super::facts;
use chrono::{Days, NaiveDate};
use divan::Bencher;
use rounds::app::board;
use rounds::discord::render;
use rounds::domain::facet::CareerGroup;
use rounds::domain::ids::{PersonId, TeamId};
use rounds::domain::member::TARGET;
use rounds::domain::platform::Platform;
use rounds::domain::team::Team;
use rounds::domain::week::{Week, Weekdays};
use rounds::store::posts::Logging;
use rounds::store::{Db, StoreError, conversations, members, people, posts, teams};
use std::collections::HashMap;
use std::sync::LazyLock;

const TEAM: TeamId = TeamId(9);
const MEMBERS: u64 = 300;
const POSTS: usize = 100_000;
/// So many weeks of posts, as many as the target, up to the week that is told.
const WEEKS: u32 = (POSTS / MEMBERS as usize / TARGET as usize) as u32 + 1;

static CLINIC: LazyLock<Clinic> = LazyLock::new(|| {
    let clinic = Clinic::opened(&path("board.db"), MEMBERS);
    RUNTIME
        .block_on(clinic.store.turn(|db| teams::save(db, &Team::new(TEAM, facts::ZONE), facts::joined_at())))
        .expect("it is kept");
    for id in 1..=MEMBERS {
        RUNTIME.block_on(clinic.store.turn(move |db| settle_in(db, id))).expect("they are kept");
    }
    clinic
});

/// The week that is told: the last that is over.
fn told() -> Week {
    Week::of(facts::today()).previous()
}

/// The days of somebody's posts, oldest first; together with the others' they come to the whole.
fn days() -> Vec<NaiveDate> {
    let weeks = (0..WEEKS).rev().map(|n| told().earlier(n));
    let mut all: Vec<NaiveDate> = weeks.flat_map(|week| week.days().take(TARGET.into())).collect();
    all.split_off(all.len() - (POSTS / MEMBERS as usize + 1))
}

fn settle_in(db: &Db, id: u64) -> Result<(), StoreError> {
    people::save(db, &facts::person(id))?;
    let member = members::insert(
        db,
        &members::Joining {
            team: TEAM,
            person: PersonId(id),
            joined_at: facts::joined_at(),
            joined_on: told().earlier(WEEKS).monday() - Days::new(1),
            posting_days: Weekdays::WORKING,
            platform: Some(Platform::LinkedIn),
            target: TARGET,
            listed: true,
        },
    )?;
    for (n, day) in days().into_iter().enumerate() {
        posts::insert(db, &Logging { post: &post(member, n, day), source: &format!("{member}-{n}") })?;
    }
    let groups = &CareerGroup::ALL[..id as usize % CareerGroup::ALL.len()];
    conversations::set(db, member, told(), groups, facts::joined_at())
}

#[divan::bench(sample_count = 30, sample_size = 1)]
fn recap_of_300_members_from_100_000_posts(bencher: Bencher) {
    let clinic = &*CLINIC;
    let names: HashMap<PersonId, String> =
        (1..=MEMBERS).map(|id| (PersonId(id), format!("Colleague {id:03}"))).collect();
    bencher.with_inputs(|| names.clone()).bench_local_values(|names| {
        let gathered = clinic.app.look(PersonId(0), move |turn| board::look(turn, TEAM, told(), &names));
        let notice = RUNTIME.block_on(gathered).expect("it is gathered");
        assert_eq!(notice.lines.len(), MEMBERS as usize);
        render::recap::recap(&notice).freeze()
    });
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn who_of_300_members_is_to_be_named(bencher: Bencher) {
    let clinic = &*CLINIC;
    bencher.bench_local(|| {
        let people = RUNTIME.block_on(clinic.app.to_be_named(TEAM, told())).expect("they are found");
        assert_eq!(people.len(), MEMBERS as usize);
        people
    });
}
