//! The people of a random run: when each is written to, and that there is something to write about.
//! Never decides what befalls them.

use super::death::spread;
use crate::process::Process;
use crate::world::{Member, World};
use rand::Rng;
use rand::rngs::StdRng;
use std::sync::Arc;
use tokio::task::JoinSet;

/// How many people have been written to before the run begins.
const OLD: usize = 24;
/// How many have not: to them, opening the channel is a part of sending.
const NEW: usize = 4;
/// A fourth of all is due at each of these.
const KNOCKS: [&str; 4] = ["09:30", "12:30", "15:30", "18:30"];

/// A clinic of people who may be written to on any day, on Wednesday morning; the program is not running. Its database
/// was made by a program that had been killed several times while it made it.
pub async fn assembles(dice: &mut StdRng) -> (World, Vec<Arc<Member>>) {
    let mut world = World::new().await;
    world.stops().await;
    makes_the_database(&world, dice).await;
    world.starts().await;
    let mut all = join(&world, 0..OLD).await;
    world.moves_to("2026-01-05 15:00").await;
    for member in &all {
        member.logs("To begin with").await;
    }
    world.moves_to("2026-01-06 19:00").await;
    assert!(all.iter().all(|member| member.knocks().len() == 1), "each has been written to");
    all.extend(join(&world, OLD..OLD + NEW).await);
    for member in &all {
        member.logs("The day after").await;
    }
    world.moves_to("2026-01-07 09:00").await;
    world.stops().await;
    (world, all)
}

async fn makes_the_database(world: &World, dice: &mut StdRng) {
    let database = world.database();
    let folder = database.parent().expect("it lies in a folder");
    for file in std::fs::read_dir(folder).expect("a folder").flatten() {
        std::fs::remove_file(file.path()).expect("it is taken away");
    }
    for _ in 0..dice.random_range(1..4) {
        let process = Process::starts(world, world.clock.now());
        tokio::time::sleep(spread(dice, 100, 60_000)).await;
        process.dies();
    }
}

async fn join(world: &World, which: std::ops::Range<usize>) -> Vec<Arc<Member>> {
    let mut joining = JoinSet::new();
    let mut all = Vec::new();
    for n in which {
        let member = Arc::new(world.colleague(&format!("Member {n:02}")));
        all.push(Arc::clone(&member));
        joining.spawn(async move {
            member.joins("7 posts", "LinkedIn", "Midday").await;
            let every = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
            member.sets_days("Days on which I may write", &every).await;
            member.sets_intensity("Active: up to one a day").await;
            member.sets_times(KNOCKS[n % KNOCKS.len()], "08:00", "20:00", "04:00").await;
        });
    }
    while let Some(joined) = joining.join_next().await {
        joined.expect("they join");
    }
    world.rests().await;
    all
}
