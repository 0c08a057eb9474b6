//! Decides what happens in a trial, day by day: who is there, what they are offered, what they post.
//! Never decides how well that was; that is `figures`.

use super::args::{By, Habit, SimulateArgs};
use super::chooser::{Chooser, Chosen};
use crate::domain::facet::{Device, Format, Pillar, Purpose, Specialty};
use crate::domain::ids::TopicId;
use crate::domain::platform::Platform;
use crate::domain::topic::{Bank, Offer, OfferAnswer, Past, Reader, Reason, Rule, Written};
use crate::domain::week::{ahead, back};
use chrono::NaiveDate;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{Rng, SeedableRng};

/// For how many weeks the member with a habit is left alone before the trial, and after how many they are looked at.
pub(super) const HABIT_WEEKS: u32 = 8;
/// How many posts are handed to the choice.
const LAST: usize = 20;
/// For how long what teammates did is handed to it.
const TEAM_DAYS: u64 = 14;

/// One topic that was offered.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) member: usize,
    pub(super) on: NaiveDate,
    pub(super) id: TopicId,
    pub(super) pillar: Pillar,
    pub(super) format: Option<Format>,
    pub(super) reason: Option<Reason>,
    pub(super) relaxed: Vec<Rule>,
    pub(super) observance: Option<String>,
    pub(super) taken: bool,
}

/// What happened.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Story {
    pub(super) lines: Vec<Line>,
    /// The pillars of each member's posts, oldest first, without those before the trial.
    pub(super) posts: Vec<Vec<Pillar>>,
    /// The pillars of the posts that the member with a habit made when left alone.
    pub(super) alone: Vec<Pillar>,
}

/// A simulated member.
struct Somebody<'a> {
    reader: Reader,
    past: Past,
    chooser: Chooser<'a>,
    habit: Option<Habit>,
}

pub(super) fn readers(args: &SimulateArgs) -> Vec<Reader> {
    (0..args.members as usize)
        .map(|at| Reader {
            platform: Some(args.platform.unwrap_or(PLATFORMS[at % PLATFORMS.len()])),
            specialty: Some(args.specialty.unwrap_or(SPECIALTIES[at % SPECIALTIES.len()])),
            device: if at % 3 == 2 { Device::Computer } else { Device::Phone },
            purpose: Some(PURPOSES[at % PURPOSES.len()]),
            country: args.country.clone(),
            team: args.members as usize,
            ..Reader::default()
        })
        .collect()
}

/// Three lists of different lengths, so that a large team mixes them.
const SPECIALTIES: [Specialty; 7] = [
    Specialty::Nurse,
    Specialty::Dentist,
    Specialty::Physician,
    Specialty::Pharmacist,
    Specialty::Physiotherapist,
    Specialty::MentalHealth,
    Specialty::PracticeManagement,
];
const PLATFORMS: [Platform; 5] =
    [Platform::Instagram, Platform::LinkedIn, Platform::Facebook, Platform::Bluesky, Platform::Threads];
const PURPOSES: [Purpose; 4] = [Purpose::HealthEducation, Purpose::ReachPatients, Purpose::Network, Purpose::Recruit];

pub(super) fn run(bank: &Bank, by: By, seed: u64, args: &SimulateArgs) -> Story {
    let mut dice = StdRng::seed_from_u64(seed);
    let mut story = Story::default();
    let mut team: Vec<Somebody<'_>> = readers(args)
        .into_iter()
        .map(|reader| {
            let chooser = Chooser::new(by, bank, &reader);
            Somebody { reader, past: Past::default(), chooser, habit: None }
        })
        .collect();
    if let (Some(habit), Some(first)) = (args.habit, team.first_mut()) {
        first.habit = Some(habit);
        for day in days(back(args.from, u64::from(HABIT_WEEKS) * 7), HABIT_WEEKS, args.per_week) {
            let post = own_post(habit, &first.reader, day, &mut dice);
            story.alone.extend(post.pillar);
            first.past.posts.push(post);
        }
    }
    story.posts = vec![Vec::new(); team.len()];
    let mut turns: Vec<usize> = (0..team.len()).collect();
    let mut used: Vec<(usize, TopicId, NaiveDate)> = Vec::new();
    let mut observed: Vec<(usize, String, NaiveDate)> = Vec::new();
    for day in days(args.from, args.weeks, args.per_week) {
        used.retain(|(_, _, on)| *on > back(day, TEAM_DAYS));
        observed.retain(|(_, _, on)| *on > back(day, TEAM_DAYS));
        // Nobody is always the first to ask.
        turns.shuffle(&mut dice);
        for member in turns.iter().copied() {
            let one = &mut team[member];
            one.past.teammates_used = of_others(member, &used);
            one.past.teammates_observances = of_others(member, &observed);
            let Some(chosen) = one.chooser.next(bank, &one.reader, &one.past, day, &mut dice) else { continue };
            let taken = one.habit.is_none() || dice.random_bool(args.takes);
            let post = match one.habit {
                Some(habit) if !taken => own_post(habit, &one.reader, day, &mut dice),
                _ => post_of(&chosen, &one.reader, day),
            };
            story.posts[member].extend(post.pillar);
            one.remember(&chosen, post, day, taken);
            if taken {
                used.push((member, chosen.topic.id.clone(), day));
            }
            observed.extend(chosen.observance.iter().map(|id| (member, id.clone(), day)));
            story.lines.push(Line {
                member,
                on: day,
                id: chosen.topic.id.clone(),
                pillar: chosen.topic.pillar,
                format: chosen.format,
                reason: chosen.reason,
                relaxed: chosen.relaxed,
                observance: chosen.observance,
                taken,
            });
        }
    }
    story
}

impl Somebody<'_> {
    fn remember(&mut self, chosen: &Chosen<'_>, post: Written, day: NaiveDate, taken: bool) {
        let past = &mut self.past;
        let answer = taken.then_some(OfferAnswer::Use);
        past.offers.push(Offer { topic: chosen.topic.id.clone(), pillar: chosen.topic.pillar, on: day, answer });
        if taken {
            past.used.push((chosen.topic.id.clone(), day));
        }
        past.observances_offered.extend(chosen.observance.iter().map(|id| (id.clone(), day)));
        past.posts.push(post);
        if past.posts.len() > LAST {
            past.posts.remove(0);
        }
    }
}

/// The days on which a post is due, spread over each week.
fn days(from: NaiveDate, weeks: u32, per_week: u32) -> impl Iterator<Item = NaiveDate> {
    (0..weeks)
        .flat_map(move |week| (0..per_week).map(move |slot| ahead(from, u64::from(week * 7 + slot * 7 / per_week))))
}

fn of_others<T: Clone>(member: usize, all: &[(usize, T, NaiveDate)]) -> Vec<(T, NaiveDate)> {
    all.iter().filter(|(other, _, _)| *other != member).map(|(_, what, on)| (what.clone(), *on)).collect()
}

fn post_of(chosen: &Chosen<'_>, reader: &Reader, day: NaiveDate) -> Written {
    Written {
        title: chosen.topic.title.clone(),
        pillar: Some(chosen.topic.pillar),
        format: chosen.format,
        platform: reader.platform,
        on: day,
        topic: Some(chosen.topic.id.clone()),
    }
}

/// What somebody with a habit posts of their own accord.
fn own_post(habit: Habit, reader: &Reader, day: NaiveDate, dice: &mut StdRng) -> Written {
    let others: Vec<Pillar> = reader.open_pillars().filter(|pillar| *pillar != habit.pillar).collect();
    let other = if dice.random_bool(habit.rate) { None } else { others.choose(dice).copied() };
    Written {
        title: format!("A post of {day}"),
        pillar: Some(other.unwrap_or(habit.pillar)),
        format: None,
        platform: reader.platform,
        on: day,
        topic: None,
    }
}
