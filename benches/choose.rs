//! Measures how long choosing takes: ten thousand topics, five hundred posts of history. Never decides what is quick
//! enough; it prints the middle and the slowest of a thousand choices, for several kinds of asking.

use chrono::{Days, NaiveDate};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rounds::domain::facet::{Format, Pillar, Purpose, Specialty};
use rounds::domain::ids::TopicId;
use rounds::domain::platform::Platform;
use rounds::domain::topic::{Bank, Offer, OfferAnswer, Past, Reader, Topic, Wish, Written, choose};
use rounds::prompts::Catalog;
use std::io::Write;
use std::time::{Duration, Instant};

const TOPICS: usize = 10_000;
const POSTS: usize = 500;
const ROUNDS: usize = 1000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let catalog = Catalog::built_in().map_err(|faults| faults[0].clone())?;
    let mut dice = StdRng::seed_from_u64(1);
    let bank = grown(&catalog.bank, &mut dice);
    let today = NaiveDate::from_ymd_opt(2027, 10, 6).ok_or("a date")?;
    let past = history(&bank, today, &mut dice);
    let reader = Reader {
        platform: Some(Platform::Instagram),
        specialty: Some(Specialty::Nurse),
        purpose: Some(Purpose::HealthEducation),
        country: Some("us".to_owned()),
        ..Reader::default()
    };
    let wishes = [
        ("no wish", Wish::default()),
        ("a pillar", Wish { pillar: Some(Pillar::Community), ..Wish::default() }),
        ("an observance", Wish { pillar: Some(Pillar::Observance), ..Wish::default() }),
        (
            "three wishes that leave nothing",
            Wish { platform: Some(Platform::Podcast), pillar: Some(Pillar::PatientVoice), format: Some(Format::Live) },
        ),
    ];
    let mut out = std::io::stdout().lock();
    for (name, wish) in wishes {
        let mut times: Vec<Duration> = Vec::with_capacity(ROUNDS);
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let pick = choose(&bank, &wish, &reader, &past, today, &mut dice);
            times.push(start.elapsed());
            std::hint::black_box(&pick);
        }
        times.sort_unstable();
        let (middle, slow) = (times[ROUNDS / 2], times[ROUNDS * 99 / 100]);
        writeln!(out, "{TOPICS} topics, {POSTS} posts, {name}: {middle:?} (99 of 100 under {slow:?})")?;
    }
    Ok(())
}

/// The bank over and over, with the words of ideas shuffled among each other so that the copies differ.
fn grown(bank: &Bank, dice: &mut StdRng) -> Bank {
    let all: Vec<Topic> = bank.topics().cloned().collect();
    let words: Vec<&str> = all.iter().flat_map(|topic| topic.idea.split_whitespace()).collect();
    let text = |count: usize, dice: &mut StdRng| {
        (0..count).filter_map(|_| words.choose(dice).copied()).collect::<Vec<_>>().join(" ")
    };
    let grown = (0..TOPICS).map(|at| {
        let topic = all[at % all.len()].clone();
        Topic { id: TopicId(format!("t-{at}")), title: text(6, dice), idea: text(55, dice), ..topic }
    });
    let grown: Vec<Topic> = grown.collect();
    Bank::new(grown, bank.observances().to_vec())
}

fn history(bank: &Bank, today: NaiveDate, dice: &mut StdRng) -> Past {
    let topics: Vec<&Topic> = bank.topics().collect();
    let mut past = Past::default();
    for at in 0..POSTS {
        let on = today - Days::new((POSTS - at) as u64);
        let Some(topic) = topics.choose(dice) else { continue };
        past.offers.push(Offer {
            topic: topic.id.clone(),
            pillar: topic.pillar,
            on,
            answer: Some(if dice.random_bool(0.8) { OfferAnswer::Use } else { OfferAnswer::NotForMe }),
        });
        past.used.push((topic.id.clone(), on));
        past.teammates_used.extend(topics.choose(dice).map(|topic| (topic.id.clone(), on)));
        past.posts.push(Written {
            title: topic.title.clone(),
            pillar: Some(topic.pillar),
            format: topic.formats.first().copied(),
            platform: topic.platforms.first().copied(),
            on,
            topic: Some(topic.id.clone()),
        });
    }
    past
}
