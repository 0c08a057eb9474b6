//! Whatever people do and whatever goes wrong, for weeks on end: what is promised to everybody holds.

use crate::world::{Member, World, ZONE, at, wall};
use chrono::{DateTime, Datelike, Duration, NaiveDate, Timelike, Utc, Weekday};
use local_discord::RestFault;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use std::collections::BTreeMap;

const DAYS: i64 = 30;

/// What is known of somebody from what they did themselves.
struct Known {
    member: Member,
    consents: bool,
    leave_until: Option<NaiveDate>,
    /// How many messages had come when that was last looked at.
    seen: usize,
}

fn day(instant: DateTime<Utc>) -> NaiveDate {
    (instant.with_timezone(&ZONE) - Duration::hours(4)).date_naive()
}

impl Known {
    /// Whatever has come since the last look came rightly.
    fn looks(&mut self, seed: u64) {
        let knocks = self.member.knocks();
        for knock in &knocks[self.seen..] {
            let on = day(knock.at());
            let hour = knock.at().with_timezone(&ZONE).hour();
            let told = format!("seed {seed}: {} at {}", self.member.person.name(), wall(knock.at()));
            assert!(self.consents, "{told}: without consent");
            assert!(self.leave_until.is_none_or(|until| on > until), "{told}: on leave until {:?}", self.leave_until);
            assert!((8..20).contains(&hour), "{told}: outside the hours");
            assert!(!matches!(on.weekday(), Weekday::Sat | Weekday::Sun), "{told}: on a weekend");
        }
        self.seen = knocks.len();
    }

    /// Never two on one day, never more than four in one week.
    fn looks_back(&self, seed: u64) {
        let mut days: BTreeMap<NaiveDate, u32> = BTreeMap::new();
        let mut weeks: BTreeMap<_, u32> = BTreeMap::new();
        for knock in self.member.knocks() {
            let on = day(knock.at());
            *days.entry(on).or_default() += 1;
            *weeks.entry((on.iso_week().year(), on.iso_week().week())).or_default() += 1;
        }
        assert!(days.values().all(|count| *count == 1), "seed {seed}: {:?}", self.member.knocked_at());
        assert!(weeks.values().all(|count| *count <= 4), "seed {seed}: {:?}", self.member.knocked_at());
    }

    async fn does_something(&mut self, dice: &mut StdRng, now: DateTime<Utc>) {
        let ana = &self.member;
        match dice.random_range(0..16) {
            0..5 => drop(ana.here.runs("log", &[("post", &format!("Seen at {}", wall(now)))]).await),
            5..12 => {
                let knocks = ana.knocks();
                let Some(knock) = knocks.choose(dice) else { return };
                let buttons: Vec<_> = knock.buttons().into_iter().filter(|button| button.label != "Rest").collect();
                let Some(button) = buttons.choose(dice) else { return };
                knock.press_custom_id(button.custom_id.as_deref().expect("no links stand there")).await;
                if button.label == "Two weeks' rest" {
                    self.leave_until = self.leave_until.max(Some(day(now) + Duration::days(13)));
                }
            }
            12 => {
                let until = day(now) + Duration::days(dice.random_range(0..5));
                ana.types(&format!("/pause from:today until:{until}")).await;
                self.leave_until = self.leave_until.max(Some(until));
            }
            13 => {
                let label = if self.consents { "Stop private messages" } else { "Allow private messages" };
                ana.types("/settings").await.press(label).await;
                self.consents = !self.consents;
            }
            14 => ana.person.closes_dms(),
            _ => {
                ana.person.opens_dms();
                ana.stirs().await;
            }
        }
    }
}

fn goes_wrong(world: &World, dice: &mut StdRng) {
    world.discord.faults().clear();
    let routes = ["POST /channels/*/messages", "POST /users/@me/channels", "GET /channels/*/messages"];
    let faults = [
        RestFault::Status(500),
        RestFault::StatusAfter(500),
        RestFault::CutBefore,
        RestFault::CutAfter,
        RestFault::Html(502),
        RestFault::RateLimited { retry_after: 40.0, global: false },
        RestFault::RateLimited { retry_after: 5.0, global: true },
        RestFault::Error { status: 403, code: 50013, message: "Missing Permissions".into() },
    ];
    let (route, fault) = (routes.choose(dice), faults.choose(dice));
    let set = world.discord.faults().rest(route.expect("some"), fault.expect("some").clone());
    let _ = set.times(dice.random_range(1..9));
}

async fn weeks_go_by(seed: u64) {
    let mut dice = StdRng::seed_from_u64(seed);
    let mut world = World::new().await;
    let mut all: Vec<Known> = world
        .members(&["Ana", "Ben", "Cem"])
        .await
        .into_iter()
        .map(|member| Known { member, consents: true, leave_until: None, seen: 0 })
        .collect();
    let end = at("2026-01-05 09:00") + Duration::days(DAYS);
    while world.clock.now() < end {
        let next = world.clock.now() + Duration::minutes(dice.random_range(1..600));
        match dice.random_range(0..40) {
            0 => {
                world.stops().await;
                world.clock.set(next);
                world.starts().await;
            }
            1..9 => {
                goes_wrong(&world, &mut dice);
                world.moves_to_instant(next).await;
            }
            _ => world.moves_to_instant(next).await,
        }
        for one in &mut all {
            one.looks(seed);
        }
        if dice.random_bool(0.6) {
            let who = dice.random_range(0..all.len());
            all[who].does_something(&mut dice, world.clock.now()).await;
            world.rests().await;
        }
    }
    world.discord.faults().clear();
    world.moves_by(Duration::days(4)).await;
    for one in &mut all {
        one.looks(seed);
        one.looks_back(seed);
    }
    assert!(all.iter().map(|one| one.seen).sum::<usize>() > 5, "seed {seed}: something did come");
    assert_eq!(
        world.counts("SELECT count(*) FROM deliveries WHERE next_at IS NOT NULL"),
        0,
        "seed {seed}: none is stuck"
    );
    assert_eq!(world.counts("SELECT count(*) FROM deliveries WHERE state = 'claimed'"), 0, "seed {seed}");
    let consent = all.iter().filter(|one| one.consents).count() as i64;
    assert_eq!(
        world.counts("SELECT count(*) FROM queue WHERE kind = 'knock'"),
        consent,
        "seed {seed}: each has a next one"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_month_of_anything() {
    for seed in [1, 3] {
        weeks_go_by(seed).await;
    }
}
