//! Decides what `rounds prompts stats` prints: how many topics there are by pillar and facet, how many goals to begin from by
//! purpose, and where that is thin.
//! Never decides what enough is for a member; it counts.

use crate::domain::facet::{Audience, Care, Device, Format, Pillar, Purpose, Specialty};
use crate::domain::platform::Platform;
use crate::domain::topic::Topic;
use crate::prompts::Catalog;
use std::io::{self, Write};

/// Under so many topics a pillar is thin.
const PILLAR_THIN: usize = 25;
/// Under so many topics of its own a profession is thin.
const SPECIALTY_THIN: usize = 15;
/// Under so many topics open to it a pillar is thin for a profession, so that a year goes round without repeats.
const OPEN_THIN: usize = 15;
/// Under so many topics any other word of a facet is thin.
const FACET_THIN: usize = 10;
/// Under so many goals to begin from a purpose is thin: with one alone there is nothing to choose.
const GOALS_THIN: usize = 2;

/// How a goal to begin from is told that serves every purpose.
const ANY: &str = "any";

pub(super) fn print(catalog: &Catalog, out: &mut impl Write) -> io::Result<()> {
    let topics: Vec<&Topic> = catalog.bank.topics().filter(|topic| !topic.retired).collect();
    let retired = catalog.bank.topics().len() - topics.len();
    let recent = topics.iter().filter(|topic| topic.recent).count();
    let own = topics.iter().filter(|topic| !topic.specialties.is_empty()).count();
    writeln!(
        out,
        "{} topics, {retired} retired; {recent} on what changed lately; {own} for certain professions",
        topics.len()
    )?;
    writeln!(
        out,
        "{} observances ({} with angles), {} courtesies, {} acts, {} goals\n",
        catalog.observances().len(),
        catalog.observances().iter().filter(|one| !one.angles.is_empty()).count(),
        catalog.courtesies.len(),
        catalog.acts.len(),
        catalog.goals.len()
    )?;
    let mut thin: Vec<String> = Vec::new();
    let mut count = |title: &str, words: &[(&'static str, usize)], least: usize| -> io::Result<()> {
        writeln!(out, "{title}")?;
        for (word, count) in words {
            // Nothing can be particular to what has no name, and nothing has to serve every purpose.
            let is_thin = *count < least && !["other", ANY].contains(word);
            writeln!(out, "  {word:<24}{count:>5}{}", if is_thin { "  thin" } else { "" })?;
            if is_thin {
                thin.push(format!("{title}: {word} ({count})"));
            }
        }
        Ok(())
    };
    let of = |holds: &dyn Fn(&Topic) -> bool| topics.iter().filter(|topic| holds(topic)).count();
    let words: Vec<_> = Pillar::ALL.iter().map(|one| (one.slug(), of(&|topic| topic.pillar == *one))).collect();
    count("pillar", &words, PILLAR_THIN)?;
    let words: Vec<_> =
        Specialty::ALL.iter().map(|one| (one.slug(), of(&|topic| topic.specialties.contains(one)))).collect();
    count("profession", &words, SPECIALTY_THIN)?;
    let words: Vec<_> =
        Platform::ALL.iter().map(|one| (one.slug(), of(&|topic| topic.platforms.contains(one)))).collect();
    count("platform", &words, FACET_THIN)?;
    let words: Vec<_> = Format::ALL.iter().map(|one| (one.slug(), of(&|topic| topic.formats.contains(one)))).collect();
    count("format", &words, FACET_THIN)?;
    let words: Vec<_> =
        Audience::ALL.iter().map(|one| (one.slug(), of(&|topic| topic.audience.contains(one)))).collect();
    count("audience", &words, FACET_THIN)?;
    let words: Vec<_> =
        Purpose::ALL.iter().map(|one| (one.slug(), of(&|topic| topic.purposes.contains(one)))).collect();
    count("purpose", &words, FACET_THIN)?;
    let words: Vec<_> = Device::ALL.iter().map(|one| (one.slug(), of(&|topic| topic.device == *one))).collect();
    count("device", &words, FACET_THIN)?;
    let words: Vec<_> = Care::ALL.iter().map(|one| (one.slug(), of(&|topic| topic.care == *one))).collect();
    count("care", &words, FACET_THIN)?;
    let efforts = [("5", 5), ("10", 10), ("20", 20), ("40", 40), ("90", 90)];
    let words: Vec<_> = efforts.iter().map(|(word, minutes)| (*word, of(&|topic| topic.effort == *minutes))).collect();
    count("minutes", &words, FACET_THIN)?;
    let goals = |purpose| catalog.goals.iter().filter(|goal| goal.purpose == purpose).count();
    let words: Vec<_> =
        Purpose::ALL.iter().map(|one| (one.slug(), goals(Some(*one)))).chain([(ANY, goals(None))]).collect();
    count("goals to begin from", &words, GOALS_THIN)?;
    thin.extend(thin_for_a_profession(&topics));
    if thin.is_empty() { writeln!(out, "\nthin nowhere") } else { writeln!(out, "\nthin: {}", thin.join("; ")) }
}

/// The pillars that hold too little for one profession, its own topics and those for all together.
fn thin_for_a_profession(topics: &[&Topic]) -> Vec<String> {
    let mut thin = Vec::new();
    for specialty in Specialty::ALL {
        for pillar in Pillar::ALL {
            let open = topics
                .iter()
                .filter(|topic| topic.pillar == *pillar)
                .filter(|topic| topic.specialties.is_empty() || topic.specialties.contains(specialty))
                .count();
            if open < OPEN_THIN {
                thin.push(format!("{} for {} ({open})", pillar.slug(), specialty.slug()));
            }
        }
    }
    thin
}
