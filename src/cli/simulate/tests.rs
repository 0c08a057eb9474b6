//! How varied what the real choice gives is, beside plain ways of choosing; over fewer seeds than by hand, so that it
//! stays quick.

use super::args::{By, Habit, SimulateArgs};
use super::figures::Figures;
use super::print::{figures, print};
use super::run::run;
use crate::domain::facet::{Pillar, Specialty};
use crate::domain::platform::Platform;
use crate::domain::topic::Rule;
use crate::prompts::Catalog;

fn catalog() -> Catalog {
    Catalog::built_in().unwrap()
}

fn args(members: u32, seeds: u32) -> SimulateArgs {
    SimulateArgs {
        weeks: 52,
        per_week: 4,
        members,
        seed: 1,
        seeds,
        json: true,
        habit: None,
        takes: 0.5,
        specialty: None,
        platform: None,
        country: None,
        from: "2027-01-04".parse().unwrap(),
        by: By::Rounds,
        folder: None,
    }
}

fn keeps_the_rules(figures: &Figures, name: &str) {
    assert!(figures.entropy.mean() >= 0.93 && figures.entropy.least() >= 0.88, "{name}: {:?}", figures.entropy);
    assert_eq!(figures.same_pillar.most(), 0.0, "{name}");
    assert_eq!(figures.again.most(), 0.0, "{name}");
    assert_eq!(figures.teammates.most(), 0.0, "{name}");
    assert_eq!(figures.doubled.most(), 0.0, "{name}");
}

#[test]
fn small_teams_are_led_off_the_beaten_track() {
    let catalog = catalog();
    for (members, seeds) in [(1, 3), (5, 1)] {
        let figures = figures(&catalog, By::Rounds, &args(members, seeds));
        keeps_the_rules(&figures, &format!("{members} members"));
        assert!(figures.relaxed.is_empty(), "{members} members: {:?}", figures.relaxed);
    }
}

#[test]
fn a_full_team_meets_the_observances() {
    let figures = figures(&catalog(), By::Rounds, &args(10, 1));
    keeps_the_rules(&figures, "ten members");
    assert!(figures.observed.least() >= 0.9, "{:?} of {}", figures.observed, figures.observances);
}

#[test]
fn the_plain_ways_are_less_varied() {
    let (catalog, args) = (catalog(), args(2, 1));
    let rounds = figures(&catalog, By::Rounds, &args);
    for by in [By::Uniform, By::Bag, By::Oldest] {
        let plain = figures(&catalog, by, &args);
        assert!(plain.entropy.mean() + 0.05 < rounds.entropy.mean(), "{by:?}");
        assert!(plain.same_pillar.mean() > 0.0, "{by:?}");
    }
}

#[test]
fn somebody_with_a_habit_is_led_out_of_it() {
    let habit = Some(Habit { pillar: Pillar::TeamAndCareers, rate: 0.7 });
    let figures = figures(&catalog(), By::Rounds, &SimulateArgs { habit, weeks: 8, ..args(1, 10) });
    let (before, after) = (figures.habit_before, figures.habit_after);
    assert!(after.mean() > before.mean() + 0.2 && after.least() > before.mean(), "{before:?} {after:?}");
}

#[test]
fn busy_members_run_out_of_the_year_before_anything_else() {
    let figures = figures(&catalog(), By::Rounds, &SimulateArgs { per_week: 10, weeks: 40, ..args(1, 1) });
    assert_eq!(figures.again.most(), 0.0);
    let rules: Vec<Rule> = figures.relaxed.keys().copied().collect();
    assert_eq!(rules, [Rule::UsedWithinYear]);
}

#[test]
fn the_same_seed_tells_the_same_story_line_by_line() {
    let catalog = catalog();
    let args = SimulateArgs {
        specialty: Some(Specialty::Nurse),
        platform: Some(Platform::Instagram),
        weeks: 10,
        ..args(2, 1)
    };
    let told = |args: &SimulateArgs| {
        let mut out = Vec::new();
        assert!(print(&catalog, args, &mut out).unwrap());
        String::from_utf8(out).unwrap()
    };
    let text = told(&args);
    assert_eq!(text, told(&args));
    assert_ne!(text, told(&SimulateArgs { seed: 2, ..args.clone() }));
    assert_eq!(text.lines().count(), 2 * 40);
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        for key in ["member", "date", "id", "pillar", "format", "reason"] {
            assert!(!line[key].is_null(), "{key}: {line}");
        }
    }
    let table = told(&SimulateArgs { json: false, weeks: 6, ..args });
    assert!(table.contains("entropy of pillars") && table.contains("gave way: teammate"), "{table}");
}

#[test]
fn a_habit_posts_beside_what_it_is_offered() {
    let habit = Some(Habit { pillar: Pillar::Community, rate: 1.0 });
    let story = run(&catalog().bank, By::Rounds, 3, &SimulateArgs { habit, takes: 0.0, weeks: 4, ..args(2, 1) });
    assert!(story.alone.len() == 32 && story.alone.iter().all(|pillar| *pillar == Pillar::Community));
    assert!(story.posts[0].iter().all(|pillar| *pillar == Pillar::Community));
    let offered = story.lines.iter().filter(|line| line.member == 0);
    assert!(
        offered.clone().count() == 16 && offered.clone().all(|line| !line.taken && line.pillar != Pillar::Community)
    );
}
