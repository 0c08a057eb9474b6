//! Shows what the bot holds in memory while the first thousand of a million knocks of one minute go out: the scheduler
//! itself takes them, batch by batch, on a clock moved by hand.

use super::clinic::{Clinic, Postman, RUNTIME, path, settle_in};
use super::{due, facts};
use anyhow::{Context, Result, ensure};
use chrono::Duration;
use rounds::domain::notice::DeliveryState;
use rounds::scheduler::Scheduler;
use std::io::Write;
use std::sync::Arc;
use std::time::Instant;
use tokio_util::sync::CancellationToken;

const PEOPLE: u32 = 1_000_000;
/// So many have a life behind them, so that something is said to them.
const KNOWN: u64 = 1_200;
/// After so many knocks it is enough.
const ENOUGH: u64 = 1_000;

/// Prints a table.
pub fn streams() -> Result<()> {
    let mut out = std::io::stdout().lock();
    let start = Instant::now();
    let queue = due::queue_of(PEOPLE);
    writeln!(out, "A million people, all due: made in {:.1?}, {} MiB.", start.elapsed(), mebibytes(&queue)?)?;
    let path = path("crowd.db");
    std::fs::copy(&queue, &path)?;
    let clinic = Clinic::opened(&path, KNOWN);
    RUNTIME.block_on(clinic.store.turn(|db| (1..=KNOWN).try_for_each(|id| settle_in(db, id))))?;
    drop(clinic.app);
    clinic.store.close();
    let start = Instant::now();
    let clinic = Clinic::opened(&path, KNOWN);
    writeln!(out, "Opened and checked in {:.1?}.\n", start.elapsed())?;
    RUNTIME.block_on(taken(&mut out, &clinic))?;
    clinic.app.close();
    Ok(std::fs::remove_file(&path)?)
}

async fn taken(out: &mut impl Write, clinic: &Clinic) -> Result<()> {
    writeln!(out, "| knocks sent | by the clock | took | resident |\n|---:|---:|---:|---:|")?;
    let (start, clock) = (Instant::now(), clinic.app.clock().clone());
    let scheduler = Scheduler::new(clinic.app.clone(), Arc::new(Postman::default()));
    let (stop, mut marks) = (CancellationToken::new(), scheduler.marks());
    let line = |out: &mut dyn Write, sent: u64| -> Result<()> {
        let by_the_clock = clinic.app.clock().now() - facts::noon();
        let (by_the_clock, took) = (by_the_clock.num_seconds(), start.elapsed().as_secs_f64());
        Ok(writeln!(out, "| {sent} | {by_the_clock} s | {took:.1} s | {:.1} MiB |", resident()?)?)
    };
    line(out, 0)?;
    let running = tokio::spawn(scheduler.run(stop.clone()));
    let (mut sent, mut told) = (0, 0);
    while sent < ENOUGH {
        marks.wait_for(|mark| mark.is_some_and(|mark| mark.now == clock.now())).await.context("it runs")?;
        sent = clinic.store.read(|db| Ok(count_sent(db)?)).await?;
        if sent >= told + 200 || sent >= ENOUGH {
            told = sent;
            line(out, sent)?;
        }
        let seconds = (clock.now() - facts::noon()).num_seconds();
        ensure!(seconds < 600, "{sent} knocks after ten minutes");
        clock.set(clock.now() + Duration::seconds(1));
    }
    stop.cancel();
    running.await?;
    Ok(writeln!(out)?)
}

fn count_sent(db: &rounds::store::Db) -> rusqlite::Result<u64> {
    let query = "SELECT count(*) FROM deliveries WHERE state = ?1 AND occurrence = ?2";
    let sent: i64 = db.query_row(query, [DeliveryState::Sent.slug(), &facts::today().to_string()], |row| row.get(0))?;
    Ok(sent.cast_unsigned())
}

fn mebibytes(path: &std::path::Path) -> Result<u64> {
    Ok(std::fs::metadata(path)?.len() >> 20)
}

/// What this process holds in memory, in MiB.
fn resident() -> Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status").context("Linux tells the memory")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes / 1024.0)
}
