//! Decides how a trial is printed: each topic as a line of JSON, or figures beside those of the plain ways of choosing.
//! Never decides what happens in it; that is `run`.

use super::args::{By, SimulateArgs};
use super::figures::{Figures, Spread};
use super::run::{Line, run};
use crate::domain::topic::{Reason, Rule};
use crate::prompts::Catalog;
use chrono::NaiveDate;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Json<'a> {
    /// Counted from 1.
    member: usize,
    date: NaiveDate,
    id: &'a str,
    pillar: &'static str,
    format: Option<&'static str>,
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    observance: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relaxed: Vec<&'static str>,
    taken: bool,
}

/// Runs the trial and prints it.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn print(catalog: &Catalog, args: &SimulateArgs, out: &mut impl Write) -> io::Result<bool> {
    if args.json {
        for line in run(&catalog.bank, args.by, args.seed, args).lines {
            serde_json::to_writer(&mut *out, &json(&line))?;
            writeln!(out)?;
        }
        return Ok(true);
    }
    writeln!(
        out,
        "{} members, {} weeks, {} posts a week each, {} seeds from {}; mean (worst)\n",
        args.members, args.weeks, args.per_week, args.seeds, args.seed
    )?;
    let ways = [("rounds", By::Rounds), ("uniform", By::Uniform), ("bag", By::Bag), ("oldest", By::Oldest)];
    let all: Vec<(&str, Figures)> = ways.map(|(name, by)| (name, figures(catalog, by, args))).into_iter().collect();
    let mut row = |title: &str, cell: &dyn Fn(&Figures) -> String| -> io::Result<()> {
        let cells: String = all.iter().map(|(_, figures)| format!("{:>18}", cell(figures))).collect();
        writeln!(out, "{title:<44}{cells}")
    };
    let low = |spread: &Spread| format!("{:.3} ({:.3})", spread.mean(), spread.least());
    let high = |spread: &Spread| format!("{:.1} ({:.0})", spread.mean(), spread.most());
    row("", &|figures| all.iter().find(|(_, one)| std::ptr::eq(one, figures)).map_or("", |(name, _)| name).to_owned())?;
    row("entropy of pillars, any 20 in a row", &|figures| low(&figures.entropy))?;
    row("same pillar twice running, a seed", &|figures| high(&figures.same_pillar))?;
    row("topic again within 60 days, a seed", &|figures| high(&figures.again))?;
    row("teammate's topic within 7 days, a seed", &|figures| high(&figures.teammates))?;
    row("observances offered in time, share", &|figures| low(&figures.observed))?;
    row("observance twice in a fortnight, a seed", &|figures| high(&figures.doubled))?;
    if args.habit.is_some() {
        row("member with a habit, left alone", &|figures| low(&figures.habit_before))?;
        row("the same, after eight weeks", &|figures| low(&figures.habit_after))?;
    }
    if let Some((_, rounds)) = all.first() {
        writeln!(out, "\nobservances of high confidence that fit the team: {}", rounds.observances)?;
        for rule in Rule::ALL {
            let count = rounds.relaxed.get(rule).copied().unwrap_or(0);
            writeln!(out, "gave way: {:<28}{count:>6} of {}", rule.slug(), rounds.offered)?;
        }
    }
    Ok(true)
}

pub(super) fn figures(catalog: &Catalog, by: By, args: &SimulateArgs) -> Figures {
    let mut figures = Figures::default();
    for seed in args.seed..args.seed + u64::from(args.seeds) {
        figures.add(&run(&catalog.bank, by, seed, args), &catalog.bank, args);
    }
    figures
}

fn json(line: &Line) -> Json<'_> {
    Json {
        member: line.member + 1,
        date: line.on,
        id: &line.id.0,
        pillar: line.pillar.slug(),
        format: line.format.map(|format| format.slug()),
        reason: line.reason.as_ref().map_or_else(String::new, reason),
        observance: line.observance.as_deref(),
        relaxed: line.relaxed.iter().map(|rule| rule.slug()).collect(),
        taken: line.taken,
    }
}

/// For whoever reads a trial; what members read is written elsewhere.
fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Asked { pillar } => format!("asked for {}", pillar.slug()),
        Reason::PutOff { on } => format!("put off on {on}"),
        Reason::Observance { name, on } => format!("{name} on {on}"),
        Reason::NeverUsed { pillar } => format!("nothing yet on {}", pillar.slug()),
        Reason::Rested { pillar, last_on: Some(on) } => format!("last on {} on {on}", pillar.slug()),
        Reason::Rested { pillar, last_on: None } => format!("nothing lately on {}", pillar.slug()),
        Reason::Specialty { specialty } => format!("for {}", specialty.slug()),
        Reason::Goal { purpose } => format!("serves a goal for {}", purpose.slug()),
        Reason::Purpose { purpose } => format!("serves {}", purpose.slug()),
        Reason::Platform { platform } => format!("suits {}", platform.slug()),
        Reason::Time { minutes } => format!("takes {minutes} minutes"),
        Reason::Planned { on } => format!("planned for {on}"),
        Reason::Fresh => "not offered lately".to_owned(),
    }
}
