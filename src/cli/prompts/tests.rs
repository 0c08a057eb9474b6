//! What the commands print.

use super::*;
use crate::cli::simulate::By;
use crate::domain::facet::Purpose;

fn printed(command: &PromptsCommand) -> (bool, String) {
    let mut out = Vec::new();
    let well = run(command, "2026-01-01".parse().unwrap(), &mut out).unwrap();
    (well, String::from_utf8(out).unwrap())
}

#[test]
fn observances_are_printed_in_order() {
    let (well, text) = printed(&PromptsCommand::Observances { year: 2027, json: false, folder: None });
    assert!(well);
    assert!(text.contains("2027-09-10   1 day   World Suicide Prevention Day (international)\n"), "{text}");
    assert!(text.contains("2027-11-18   7 days  World AMR Awareness Week (international)\n"), "{text}");
    let (_, json) = printed(&PromptsCommand::Observances { year: 2028, json: true, folder: None });
    let lines: Vec<serde_json::Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.len() > 300);
    assert!(lines.windows(2).all(|pair| pair[0]["first"].as_str() <= pair[1]["first"].as_str()));
    let rare = lines.iter().find(|line| line["id"] == "rare-disease-day").unwrap();
    assert_eq!((rare["first"].as_str(), rare["days"].as_i64()), (Some("2028-02-29"), Some(1)));
}

#[test]
fn a_folder_that_is_none_is_told_and_does_not_pass() {
    let (well, text) = printed(&PromptsCommand::Check { folder: Some("/nowhere/at/all".into()) });
    assert!(!well && text.contains("pillars.toml: is missing"), "{text}");
    assert!(text.trim_end().ends_with("faults"), "{text}");
}

#[test]
fn check_shows_ten_pairs_and_warns_of_dates_that_end() {
    let (_, text) = printed(&PromptsCommand::Check { folder: None });
    assert_eq!(text.lines().filter(|line| line.starts_with("  ")).count(), PAIRS, "{text}");
    assert!(text.contains("warning: observances.toml: "), "{text}");
}

#[test]
fn stats_count_every_pillar_and_say_where_it_is_thin() {
    let (well, text) = printed(&PromptsCommand::Stats { folder: None });
    assert!(well && text.contains("  patient-education") && text.contains("\nthin"), "{text}");
}

#[test]
fn stats_count_the_goals_to_begin_from_by_purpose() {
    let (_, text) = printed(&PromptsCommand::Stats { folder: None });
    let catalog = Catalog::built_in().unwrap();
    let (_, goals) = text.split_once("\ngoals to begin from\n").expect("they are told");
    let counted = |word: &str| -> usize {
        let line = goals.lines().find_map(|line| line.strip_prefix(&format!("  {word} "))).expect("a line");
        line.trim().split(' ').next().unwrap().parse().unwrap()
    };
    let of = |purpose| catalog.goals.iter().filter(|goal| goal.purpose == purpose).count();
    for purpose in Purpose::ALL {
        assert_eq!(counted(purpose.slug()), of(Some(*purpose)), "{text}");
    }
    assert_eq!(counted("any"), of(None), "{text}");
    assert!(text.contains(&format!(", {} goals\n", catalog.goals.len())), "{text}");
}

#[test]
fn the_arguments_of_a_trial_are_read() {
    use clap::Parser;
    #[derive(Parser)]
    struct Line {
        #[command(subcommand)]
        command: PromptsCommand,
    }
    let read = |text: &str| Line::try_parse_from(text.split(' ')).map(|line| line.command);
    let Ok(PromptsCommand::Simulate(args)) =
        read("prompts simulate --weeks 52 --per-week 4 --members 5 --seed 7 --json")
    else {
        panic!("this is how it is asked for");
    };
    assert_eq!((args.weeks, args.per_week, args.members, args.seed, args.json), (52, 4, 5, 7, true));
    assert_eq!(args.by, By::Rounds);
    for (text, well) in [
        ("prompts simulate --habit team-and-careers:0.7", true),
        ("prompts simulate --specialty nurse --platform instagram --by bag", true),
        ("prompts simulate --habit team-and-careers:7", false),
        ("prompts simulate --habit sport:0.7", false),
        ("prompts simulate --weeks 0", false),
        ("prompts simulate --specialty sailor", false),
        ("prompts observances --year 2027 --json", true),
        ("prompts observances", false),
        ("prompts check somewhere", true),
        ("prompts stats", true),
    ] {
        assert_eq!(read(text).is_ok(), well, "{text}");
    }
}
