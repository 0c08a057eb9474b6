//! Decides what `rounds prompts …` prints. Never decides what is right or wrong with the bank; that is `prompts`.

use super::simulate::{self, SimulateArgs};
use super::stats;
use crate::prompts::{Catalog, PromptFault, nearest};
use chrono::NaiveDate;
use clap::Subcommand;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many of the nearest pairs `check` shows.
const PAIRS: usize = 10;

/// What can be asked about the bank of topics.
#[derive(Debug, Subcommand)]
pub enum PromptsCommand {
    /// Names every fault of the bank: file, entry, fault
    Check {
        /// A folder laid out like prompts/; the bank that comes with Rounds where none is named
        folder: Option<PathBuf>,
    },
    /// Shows how many topics there are by pillar and facet, and goals by purpose, and where the bank is thin
    Stats {
        /// A folder laid out like prompts/
        folder: Option<PathBuf>,
    },
    /// Lets members who take what they are offered choose for weeks, and prints what came or how varied it was
    Simulate(SimulateArgs),
    /// Prints the awareness days, weeks and months of a year: first day, length, name
    Observances {
        /// The year
        #[arg(long)]
        year: i32,
        /// One JSON object a line
        #[arg(long)]
        json: bool,
        /// A folder laid out like prompts/
        #[arg(long)]
        folder: Option<PathBuf>,
    },
}

/// Does what was asked, and says whether all is well.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn run(command: &PromptsCommand, today: NaiveDate, out: &mut impl Write) -> io::Result<bool> {
    let folder = match command {
        PromptsCommand::Check { folder } | PromptsCommand::Stats { folder } => folder,
        PromptsCommand::Observances { folder, .. } => folder,
        PromptsCommand::Simulate(args) => &args.folder,
    };
    let catalog = match load(folder.as_deref()) {
        Ok(catalog) => catalog,
        Err(faults) => {
            tell(&faults, out)?;
            return Ok(false);
        }
    };
    match command {
        PromptsCommand::Check { .. } => check(&catalog, today, out),
        PromptsCommand::Stats { .. } => stats::print(&catalog, out).map(|()| true),
        PromptsCommand::Simulate(args) => simulate::print(&catalog, args, out),
        PromptsCommand::Observances { year, json, .. } => observances(&catalog, *year, *json, out).map(|()| true),
    }
}

fn load(folder: Option<&Path>) -> Result<Catalog, Vec<PromptFault>> {
    folder.map_or_else(Catalog::built_in, Catalog::from_folder)
}

fn tell(faults: &[PromptFault], out: &mut impl Write) -> io::Result<()> {
    for fault in faults {
        writeln!(out, "{fault}")?;
    }
    writeln!(out, "{} {}", faults.len(), if faults.len() == 1 { "fault" } else { "faults" })
}

fn check(catalog: &Catalog, today: NaiveDate, out: &mut impl Write) -> io::Result<bool> {
    writeln!(out, "The nearest pairs (too alike from 1.00 on):")?;
    for pair in nearest(catalog.bank.topics(), PAIRS) {
        writeln!(
            out,
            "  {:.2}  titles {:.2}, whole {:.2}  {} \"{}\" / {} \"{}\"",
            pair.closeness(),
            pair.titles,
            pair.whole,
            pair.one.id,
            pair.one.title,
            pair.other.id,
            pair.other.title
        )?;
    }
    for warning in catalog.warnings(today) {
        writeln!(out, "warning: {warning}")?;
    }
    let faults = catalog.faults();
    if faults.is_empty() {
        let counts = (catalog.bank.topics().len(), catalog.observances().len());
        writeln!(out, "{} topics and {} observances, no fault", counts.0, counts.1)?;
    } else {
        tell(&faults, out)?;
    }
    Ok(faults.is_empty())
}

#[derive(serde::Serialize)]
struct Line<'a> {
    id: &'a str,
    name: &'a str,
    first: NaiveDate,
    days: i64,
    region: &'a [String],
    confidence: crate::domain::observance::Confidence,
}

fn observances(catalog: &Catalog, year: i32, json: bool, out: &mut impl Write) -> io::Result<()> {
    let mut found = Vec::new();
    let mut unknown = Vec::new();
    for one in catalog.observances() {
        match one.in_year(year) {
            Some(when) => found.push((when, one)),
            None => unknown.push(one),
        }
    }
    found.sort_by(|(when, one), (other_when, other)| (when.first, &one.name).cmp(&(other_when.first, &other.name)));
    for (when, one) in found {
        if json {
            let line = Line {
                id: &one.id,
                name: &one.name,
                first: when.first,
                days: when.days(),
                region: &one.regions,
                confidence: one.confidence,
            };
            serde_json::to_writer(&mut *out, &line)?;
            writeln!(out)?;
        } else {
            let unit = if when.days() == 1 { "day" } else { "days" };
            writeln!(out, "{}  {:>2} {unit:<4}  {} ({})", when.first, when.days(), one.name, one.regions.join(", "))?;
        }
    }
    if !json {
        for one in unknown {
            writeln!(out, "{year}-??-??           {} (announced each year; the date is not known yet)", one.name)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
