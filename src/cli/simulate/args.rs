//! Decides how a trial is asked for on the command line. Never decides what happens in it; that is `run`.

use crate::domain::facet::{Pillar, Specialty};
use crate::domain::platform::Platform;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// A trial of the choice.
#[derive(Debug, Clone, Args)]
pub struct SimulateArgs {
    /// For how many weeks
    #[arg(long, default_value_t = 52, value_parser = clap::value_parser!(u32).range(1..=520))]
    pub weeks: u32,
    /// How many posts each member makes a week
    #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=21))]
    pub per_week: u32,
    /// How many members the team has
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub members: u32,
    /// What the dice start from; the same seed tells the same story
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
    /// Over how many seeds, counted on from the first, the figures are taken
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub seeds: u32,
    /// Print each topic that was offered, one JSON object a line, instead of figures
    #[arg(long)]
    pub json: bool,
    /// The first member posts one pillar at this rate when left alone, such as team-and-careers:0.7
    #[arg(long, value_name = "PILLAR:RATE", value_parser = habit)]
    pub habit: Option<Habit>,
    /// At which rate the member with the habit takes what is offered
    #[arg(long, default_value_t = 0.5, value_parser = rate)]
    pub takes: f64,
    /// All members are of this profession; otherwise they take turns
    #[arg(long, value_parser = specialty)]
    pub specialty: Option<Specialty>,
    /// All members post here; otherwise they take turns
    #[arg(long, value_parser = platform)]
    pub platform: Option<Platform>,
    /// The country of the team, by two letters; otherwise only what is kept internationally is offered
    #[arg(long)]
    pub country: Option<String>,
    /// The first Monday
    #[arg(long, default_value = "2027-01-04")]
    pub from: NaiveDate,
    /// Which way of choosing to print with --json; the figures compare all
    #[arg(long, value_enum, default_value_t = By::Rounds)]
    pub by: By,
    /// A folder laid out like prompts/
    #[arg(long)]
    pub folder: Option<PathBuf>,
}

/// A way of choosing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// As Rounds does
    Rounds,
    /// Any topic, with equal chances
    Uniform,
    /// A shuffled bag, emptied before it is filled again
    Bag,
    /// Whatever was used longest ago by the member, at first any
    Oldest,
}

/// What a member posts when left alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Habit {
    /// The pillar.
    pub pillar: Pillar,
    /// How much of their posting it is, from 0 to 1.
    pub rate: f64,
}

fn habit(text: &str) -> Result<Habit, String> {
    let (slug, share) = text.split_once(':').ok_or("give it as PILLAR:RATE, such as team-and-careers:0.7")?;
    let pillar = Pillar::from_slug(slug).ok_or_else(|| unknown(slug, Pillar::ALL.iter().map(|one| one.slug())))?;
    Ok(Habit { pillar, rate: rate(share)? })
}

fn rate(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|rate| (0.0..=1.0).contains(rate))
        .ok_or_else(|| format!("`{text}` is not between 0 and 1"))
}

fn specialty(slug: &str) -> Result<Specialty, String> {
    Specialty::from_slug(slug).ok_or_else(|| unknown(slug, Specialty::ALL.iter().map(|one| one.slug())))
}

fn platform(slug: &str) -> Result<Platform, String> {
    Platform::from_slug(slug).ok_or_else(|| unknown(slug, Platform::ALL.iter().map(|one| one.slug())))
}

fn unknown(slug: &str, known: impl Iterator<Item = &'static str>) -> String {
    format!("`{slug}` is not one of {}", known.collect::<Vec<_>>().join(", "))
}
