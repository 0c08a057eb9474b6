//! Decides how a member's own half year looks: a calendar whose squares grow and darken with the posts of a day, the kinds
//! of the last posts, weeks kept, goals. Never decides what it says.

use super::bars::{Bars, WIDE};
use super::font::written;
use super::theme::{GREEN, HEADING, INK, MARGIN, ORANGE, Place, QUIET, SMALL, Sheet, Svg, TITLE, TRACK, WIDTH, fit};

/// A member's half year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Own {
    /// What it is.
    pub title: String,
    /// How the weekdays are written, Monday first; an empty one is not.
    pub weekdays: [String; 7],
    /// How a month is written, and over which week.
    pub months: Vec<(usize, String)>,
    /// The weeks, oldest first.
    pub weeks: Vec<Column>,
    /// What no post, one, two and more of a day are called.
    pub scale: [String; 4],
    /// What the mark of a week that was kept is called.
    pub kept: String,
    /// The kinds of the last posts.
    pub pillars: Bars,
    /// What is said of weeks kept: a heading, and lines under it.
    pub consistency: (String, Vec<String>),
    /// Weeks kept, out of how many.
    pub share: (u32, u32),
    /// What stands over the goals.
    pub goals_title: String,
    /// The open goals.
    pub goals: Vec<Goal>,
    /// What stands there while there is none.
    pub no_goals: String,
}

/// A week of the calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Posts by day, Monday first; none for days that are not there.
    pub days: [Option<u32>; 7],
    /// Whether it was kept.
    pub kept: bool,
}

/// A goal on its way.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Goal {
    /// What is counted.
    pub name: String,
    /// What stands for it where it cannot be written.
    pub instead: String,
    /// How much of the way is gone, from 0 to 1.
    pub share: f64,
    /// How it stands.
    pub label: String,
}

/// How large and how dark the square of a day is: without a post, with one, two, or more.
const SQUARES: [(f64, &str); 4] = [(8.0, "#cfcabd"), (16.0, "#7fb2d6"), (22.0, "#2f7fb8"), (28.0, "#0b3f70")];
const LEFT: f64 = 116.0;
const CELL: f64 = 32.0;
const TOP: f64 = 118.0;

/// The picture.
#[must_use]
pub fn draw(own: &Own) -> Svg {
    let mut sheet = Sheet::default();
    sheet.fitting(MARGIN, 60.0, TITLE, WIDTH - 2.0 * MARGIN, INK, &own.title);
    calendar(&mut sheet, own);
    legend(&mut sheet, own, TOP + 7.0 * CELL + 70.0);
    let below = TOP + 7.0 * CELL + 138.0;
    own.pillars.draw(&mut sheet, MARGIN, below);
    let right = beside(&mut sheet, own, WIDTH - MARGIN - WIDE, below);
    sheet.finish((below + own.pillars.high()).max(right) + MARGIN - 4.0, "")
}

fn square(sheet: &mut Sheet, x: f64, y: f64, posts: u32) {
    let (side, fill) = SQUARES[posts.min(3) as usize];
    sheet.filled(Place { x: x - side / 2.0, y: y - side / 2.0, wide: side, high: side }, 3.0, fill);
}

fn calendar(sheet: &mut Sheet, own: &Own) {
    let middle = |at: usize| LEFT + CELL * (at as f64 + 0.5);
    for (at, month) in &own.months {
        sheet.text(middle(*at) - 14.0, TOP - 12.0, SMALL, "start", QUIET, month);
    }
    for (at, weekday) in own.weekdays.iter().enumerate() {
        sheet.text(MARGIN, TOP + CELL * (at as f64 + 0.5) + 8.0, SMALL, "start", QUIET, weekday);
    }
    for (at, week) in own.weeks.iter().enumerate() {
        for (day, posts) in week.days.iter().enumerate() {
            if let Some(posts) = posts {
                square(sheet, middle(at), TOP + CELL * (day as f64 + 0.5), *posts);
            }
        }
        if week.kept {
            sheet.dot(middle(at), TOP + 7.0 * CELL + 16.0, 7.0, GREEN);
        }
    }
}

fn legend(sheet: &mut Sheet, own: &Own, y: f64) {
    let mut x = MARGIN + 14.0;
    let wide = |text: &str| f64::from(super::font::width(text, SMALL));
    for (posts, label) in (0..).zip(&own.scale) {
        square(sheet, x, y - 8.0, posts);
        sheet.text(x + 24.0, y, SMALL, "start", QUIET, label);
        x += 24.0 + wide(label) + 36.0;
    }
    sheet.dot(x, y - 8.0, 7.0, GREEN);
    sheet.text(x + 18.0, y, SMALL, "start", QUIET, &own.kept);
}

/// Weeks kept, and goals; returns where they end.
fn beside(sheet: &mut Sheet, own: &Own, x: f64, mut y: f64) -> f64 {
    let (heading, said) = &own.consistency;
    sheet.fitting(x, y, HEADING, WIDE, INK, heading);
    let (kept, counted) = own.share;
    if counted > 0 {
        way(sheet, x, y + 18.0, f64::from(kept) / f64::from(counted), GREEN);
        y += 34.0;
    }
    y += 10.0;
    for line in said {
        y += 36.0;
        sheet.fitting(x, y - 2.0, SMALL, WIDE, INK, line);
    }
    y += 58.0;
    sheet.fitting(x, y, HEADING, WIDE, INK, &own.goals_title);
    if own.goals.is_empty() {
        y += 40.0;
        sheet.fitting(x, y, SMALL, WIDE, QUIET, &own.no_goals);
    }
    for goal in &own.goals {
        y += 42.0;
        let name = written(&goal.name).filter(|name| name.chars().count() > 2).unwrap_or_else(|| goal.instead.clone());
        sheet.text(x, y, SMALL, "start", INK, &fit(&name, SMALL, WIDE));
        way(sheet, x, y + 14.0, goal.share, ORANGE);
        y += 66.0;
        sheet.fitting(x, y, SMALL, WIDE, QUIET, &goal.label);
    }
    y
}

/// How much of a way is gone.
fn way(sheet: &mut Sheet, x: f64, y: f64, share: f64, fill: &str) {
    let place = Place { x, y, wide: WIDE, high: 20.0 };
    sheet.filled(place, 4.0, TRACK);
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    if share > 0.0 {
        sheet.filled(Place { wide: (WIDE * share).max(4.0), ..place }, 4.0, fill);
    }
}
