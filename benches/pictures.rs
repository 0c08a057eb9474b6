//! Measures how long each picture takes, from its data to its PNG, and how large it gets, at its fullest. Never decides what
//! is quick enough; it prints the fastest, the middle and the slowest of a hundred.

use rounds::app::picture::board::{self, Board, MOST, Row};
use rounds::app::picture::overview::{self, Overview};
use rounds::app::picture::own::{self, Column, Goal, Own};
use rounds::app::picture::{Bars, Drawing, Svg, line};
use rounds::formats::picture::png;
use std::io::Write;
use std::time::{Duration, Instant};

const ROUNDS: usize = 100;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (week, half_year, team, goal) = (week(), half_year(), team(), goal());
    let mut out = std::io::stdout().lock();
    measured(&mut out, "a week of three hundred people", &|| board::draw(&week))?;
    measured(&mut out, "a half year with three goals", &|| own::draw(&half_year))?;
    measured(&mut out, "a team's pillars and platforms", &|| overview::draw(&team))?;
    measured(&mut out, "a goal's line with a year of numbers", &|| line::draw(&goal))?;
    Ok(())
}

fn measured(out: &mut impl Write, name: &str, draw: &dyn Fn() -> Svg) -> Result<(), Box<dyn std::error::Error>> {
    let (mut drawn, mut packed, mut size) = (Vec::with_capacity(ROUNDS), Vec::with_capacity(ROUNDS), 0);
    // The font is read with the first picture, once.
    png(&draw())?;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let svg = draw();
        drawn.push(start.elapsed());
        let start = Instant::now();
        size = png(&svg)?.len();
        packed.push(start.elapsed());
    }
    let told = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        format!("{:.2?}, {:.2?}, {:.2?}", times[0], times[ROUNDS / 2], times[ROUNDS - 1])
    };
    let (drawn, packed) = (told(&mut drawn), told(&mut packed));
    writeln!(out, "{name}: SVG {drawn}; PNG {packed}; {} KB", size.div_ceil(1000))?;
    Ok(())
}

fn week() -> Board {
    let row = |n: usize| Row {
        rank: if n < 5 { format!("{}.", n + 1) } else { String::new() },
        name: format!("Colleague Number {n:03}"),
        instead: String::new(),
        parts: [(n * 7 % 51) as f64, (n * 5 % 31) as f64, (n * 3 % 21) as f64],
        score: if n < 5 { "87".to_owned() } else { String::new() },
    };
    Board {
        title: "The week of 5 Jan to 11 Jan".to_owned(),
        totals: vec![("611".to_owned(), "posts".to_owned()), ("419".to_owned(), "conversations".to_owned())],
        parts: ["Posts", "Conversation", "Variety"].map(str::to_owned),
        rows: (0..300).map(row).collect(),
        more: format!("and {} more", 300 - MOST),
        nobody: String::new(),
    }
}

fn half_year() -> Own {
    let goal = Goal {
        name: "Readers a month who write that a post of ours helped".to_owned(),
        instead: String::new(),
        share: 0.6,
        label: "3 of 5 by 30 Mar".to_owned(),
    };
    let months = ["Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let column =
        |week: usize| Column { days: [0, 1, 2, 3, 4, 5, 6].map(|day| Some(((week + day) % 4) as u32)), kept: true };
    Own {
        title: "Your last 26 weeks".to_owned(),
        weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map(str::to_owned),
        months: months.iter().enumerate().map(|(at, month)| (at * 4, (*month).to_owned())).collect(),
        weeks: (0..26).map(column).collect(),
        scale: ["no post", "one", "two", "three or more"].map(str::to_owned),
        kept: "week kept".to_owned(),
        pillars: bars("Kinds of your last posts", 12),
        consistency: ("Consistency".to_owned(), vec!["9 of the last 12 weeks kept".to_owned(); 2]),
        share: (9, 12),
        goals_title: "Goals".to_owned(),
        goals: vec![goal; 3],
        no_goals: String::new(),
    }
}

fn bars(title: &str, many: u32) -> Bars {
    let counts = (1..=many).map(|n| (format!("Something counted {n}"), n * 9)).collect();
    Bars { title: title.to_owned(), counts, none: String::new() }
}

fn team() -> Overview {
    let title = "The team's last twelve weeks".to_owned();
    Overview { title, pillars: bars("Kinds", 12), platforms: bars("Platforms", 13) }
}

fn goal() -> Drawing {
    Drawing {
        title: "Readers a month who write that a post of ours helped".to_owned(),
        from: 0.0,
        to: 300.0,
        from_label: "0".to_owned(),
        to_label: "300".to_owned(),
        start_label: "5 Jan".to_owned(),
        due_label: "31 Dec 2026".to_owned(),
        points: (0..365).map(|n| (f64::from(n) / 365.0, f64::from(n % 290))).collect(),
        last_label: "280".to_owned(),
        today: Some(0.6),
        today_label: "today".to_owned(),
        ..Drawing::default()
    }
}
