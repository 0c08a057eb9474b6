//! Decides how a team's week looks: its totals, and for each person on the board one bar in three parts, told apart by
//! their order and their grain as well as by their colours. Never decides who is on it, nor in which order.

use super::font::{width, written};
use super::theme::{
    AMBER, BLUE, GREEN, HEADING, INK, MARGIN, Place, QUIET, SMALL, Sheet, Svg, TITLE, TRACK, WIDTH, fit,
};

/// The most people whose bars are drawn: more would be too small for a phone.
pub const MOST: usize = 26;
/// Up to so many stand in one column, with longer bars.
const ONE_COLUMN: usize = 12;

/// A team's week.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Board {
    /// Which week.
    pub title: String,
    /// What the team did together: a number, and of what.
    pub totals: Vec<(String, String)>,
    /// What the three parts of a bar are, from left to right.
    pub parts: [String; 3],
    /// Who is on the board, in order; [`MOST`] are drawn.
    pub rows: Vec<Row>,
    /// What stands under them, such as how many more there are.
    pub more: String,
    /// What stands there where nobody is on the board.
    pub nobody: String,
}

/// A person on the board.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// How the rank is written, for those who have one.
    pub rank: String,
    /// The name.
    pub name: String,
    /// What stands for a name of which not even the initial can be written.
    pub instead: String,
    /// The three parts of the score, out of 100 together.
    pub parts: [f64; 3],
    /// How the score is written, for those whose score is.
    pub score: String,
}

/// The fills of the three parts.
const FILLS: [&str; 3] = [BLUE, "url(#c)", "url(#v)"];
const TOTAL: f32 = 64.0;
/// The line of the first person, and what lies between two columns.
const TOP: f64 = 292.0;
const GAP: f64 = 32.0;

/// How the rows of one column are laid out.
struct Layout {
    /// How wide it is.
    wide: f64,
    /// Where, in it, names and bars begin and bars end.
    name: f64,
    bar: f64,
    end: f64,
    pitch: f64,
    high: f64,
    letters: f32,
}

impl Layout {
    /// Ranks and scores take room only where there are any.
    fn of(rows: &[Row], columns: usize) -> Self {
        let ranks = rows.iter().any(|row| !row.rank.is_empty());
        let scores = rows.iter().any(|row| !row.score.is_empty());
        let whole = WIDTH - 2.0 * MARGIN;
        let (wide, bar, pitch, high, letters) = if columns == 1 {
            (whole, 350.0, 50.0, 28.0, HEADING)
        } else {
            ((whole - GAP) / 2.0, 240.0, 44.0, 24.0, SMALL)
        };
        let name = if ranks { f64::from(letters) * 1.5 } else { 0.0 };
        let end = if scores { wide - f64::from(letters) * 2.2 } else { wide };
        Self { wide, name, bar, end, pitch, high, letters }
    }
}

/// The picture.
#[must_use]
pub fn draw(board: &Board) -> Svg {
    let mut sheet = Sheet::default();
    sheet.fitting(MARGIN, 66.0, TITLE, WIDTH - 2.0 * MARGIN, INK, &board.title);
    totals(&mut sheet, &board.totals);
    let rows = &board.rows[..board.rows.len().min(MOST)];
    if rows.is_empty() {
        sheet.fitting(MARGIN, 216.0, HEADING, WIDTH - 2.0 * MARGIN, QUIET, &board.nobody);
        return sheet.finish(216.0 + MARGIN, "");
    }
    legend(&mut sheet, &board.parts);
    let columns = if rows.len() <= ONE_COLUMN { 1 } else { 2 };
    let (mut x, mut end) = (MARGIN, TOP);
    for column in rows.chunks(rows.len().div_ceil(columns)) {
        let layout = Layout::of(column, columns);
        for (at, row) in (0..).zip(column) {
            let y = TOP + layout.pitch * f64::from(at);
            person(&mut sheet, row, &layout, x, y);
            end = y.max(end);
        }
        x += layout.wide + GAP;
    }
    if !board.more.is_empty() {
        end += 46.0;
        sheet.fitting(MARGIN, end, SMALL, WIDTH - 2.0 * MARGIN, QUIET, &board.more);
    }
    sheet.finish(end + MARGIN - 8.0, &grains())
}

/// The team's totals side by side.
fn totals(sheet: &mut Sheet, totals: &[(String, String)]) {
    let mut x = MARGIN;
    for (number, what) in totals {
        sheet.text(x, 152.0, TOTAL, "start", INK, number);
        x += f64::from(width(number, TOTAL)) + 14.0;
        sheet.text(x, 152.0, HEADING, "start", QUIET, what);
        x += f64::from(width(what, HEADING)) + 56.0;
    }
}

fn legend(sheet: &mut Sheet, parts: &[String; 3]) {
    let mut x = MARGIN;
    for (part, fill) in parts.iter().zip(FILLS) {
        sheet.filled(Place { x, y: 200.0, wide: 34.0, high: 24.0 }, 4.0, fill);
        sheet.text(x + 44.0, 221.0, SMALL, "start", INK, part);
        x += 44.0 + f64::from(width(part, SMALL)) + 40.0;
    }
}

fn person(sheet: &mut Sheet, row: &Row, layout: &Layout, x: f64, y: f64) {
    let letters = layout.letters;
    sheet.text(x, y, letters, "start", QUIET, &row.rank);
    let room = layout.bar - layout.name - 14.0;
    let (name, colour) = written(&row.name).map_or_else(|| (row.instead.clone(), QUIET), |name| (name, INK));
    sheet.text(x + layout.name, y, letters, "start", colour, &fit(&name, letters, room));
    let whole = layout.end - layout.bar;
    let mut place = Place { x: x + layout.bar, y: y - layout.high + 4.0, wide: whole, high: layout.high };
    sheet.filled(place, 4.0, TRACK);
    for (part, fill) in row.parts.iter().zip(FILLS) {
        let wide = whole * part.clamp(0.0, 100.0) / 100.0;
        if wide >= 3.0 {
            // A gap between two parts shows where one ends.
            sheet.filled(Place { wide: wide - 2.0, ..place }, 3.0, fill);
        }
        place.x += wide;
    }
    sheet.text(x + layout.wide, y, letters, "end", INK, &row.score);
}

/// Stripes and dots: seen where colours are not.
fn grains() -> String {
    let pattern = |id: &str, turned: &str, fill: &str, grain: &str| {
        format!(
            r#"<pattern id="{id}" width="10" height="10" patternUnits="userSpaceOnUse"{turned}><rect width="10" height="10" fill="{fill}"/>{grain}</pattern>"#
        )
    };
    let stripes = r##"<rect width="4" height="10" fill="#b87a00"/>"##;
    let dots = r##"<circle cx="5" cy="5" r="2.5" fill="#d5f2e6"/>"##;
    pattern("c", r#" patternTransform="rotate(45)""#, AMBER, stripes) + &pattern("v", "", GREEN, dots)
}
