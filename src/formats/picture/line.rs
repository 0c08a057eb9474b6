//! Decides how a picture of a line looks: its own light ground, dark letters, blue and orange that everybody tells apart, and
//! nothing told by colour alone. Never decides what it says.

use super::drawing::Drawing;
use super::font::{covers, lines, width};
use super::theme::{BLUE, GROUND, INK, LINE, ORANGE, QUIET, Svg, open, plain, round};
use std::fmt::Write;

/// In pixels. A phone shows about half of it, so letters are twice as large as they need to be.
const WIDTH: f64 = 800.0;
const HEIGHT: f64 = 480.0;
const LEFT: f64 = 40.0;
const RIGHT: f64 = 760.0;
const BOTTOM: f64 = 400.0;
const LETTERS: f32 = 28.0;
const TITLE: f32 = 32.0;
/// So far from the upright line of today the last number is written.
const BESIDE: f64 = 14.0;

/// The picture.
#[must_use]
pub fn draw(drawing: &Drawing) -> Svg {
    let mut out = open(WIDTH, HEIGHT, LETTERS);
    let title = if covers(&drawing.title) { lines(&drawing.title, TITLE, 720.0, 2) } else { Vec::new() };
    let top = 96.0 + 40.0 * title.len().saturating_sub(1) as f64;
    let scale = Scale::of(drawing, top);
    for (at, line) in title.iter().enumerate() {
        let y = 50.0 + 40.0 * at as f64;
        let _ = writeln!(out, r#"<text x="{LEFT}" y="{y}" font-size="{TITLE}" fill="{INK}">{}</text>"#, plain(line));
    }
    ground(&mut out, drawing, &scale);
    numbers(&mut out, drawing, &scale);
    labels(&mut out, drawing, &scale);
    out.push_str("</svg>\n");
    Svg::written(out)
}

/// Where numbers and days lie.
struct Scale {
    left: f64,
    top: f64,
    low: f64,
    high: f64,
}

impl Scale {
    /// Numbers far beyond the way are drawn at its edge, so that the way itself stays to be seen.
    fn of(drawing: &Drawing, top: f64) -> Self {
        let (low, high) = (drawing.from.min(drawing.to), drawing.from.max(drawing.to));
        let way = (high - low).max(0.01);
        let values = || drawing.points.iter().map(|(_, value)| *value);
        let least = values().fold(low, f64::min).max(low - way / 2.0);
        let most = values().fold(high, f64::max).min(high + way / 2.0);
        let wide = f64::from(width(&drawing.from_label, LETTERS).max(width(&drawing.to_label, LETTERS)));
        Self { left: LEFT + wide.min(200.0) + 24.0, top: top + 12.0, low: least, high: most }
    }

    fn x(&self, share: f64) -> f64 {
        round(self.left + (RIGHT - 20.0 - self.left) * share.clamp(0.0, 1.0))
    }

    fn y(&self, value: f64) -> f64 {
        let share = (value.clamp(self.low, self.high) - self.low) / (self.high - self.low).max(0.01);
        round(BOTTOM - 16.0 - (BOTTOM - 16.0 - self.top) * share)
    }
}

fn ground(out: &mut String, drawing: &Drawing, scale: &Scale) {
    let (x0, x1) = (scale.x(0.0), scale.x(1.0));
    let (from, to) = (scale.y(drawing.from), scale.y(drawing.to));
    let _ = writeln!(out, r#"<path d="M{x0} {BOTTOM}H{x1}" stroke="{LINE}" stroke-width="2"/>"#);
    let _ = writeln!(
        out,
        r#"<path d="M{x0} {to}H{x1}" stroke="{ORANGE}" stroke-width="3" stroke-dasharray="2 8" stroke-linecap="round"/>"#
    );
    let _ = writeln!(
        out,
        r#"<path d="M{x0} {from}L{x1} {to}" stroke="{QUIET}" stroke-width="4" stroke-dasharray="14 10"/>"#
    );
    let _ = writeln!(out, r#"<path d="M{x1} {}l12 12l-12 12l-12 -12z" fill="{ORANGE}"/>"#, round(to - 12.0));
    if let Some(today) = drawing.today {
        let x = scale.x(today);
        let _ = writeln!(out, r#"<path d="M{x} {}V{BOTTOM}" stroke="{LINE}" stroke-width="2"/>"#, scale.top - 12.0);
    }
}

fn numbers(out: &mut String, drawing: &Drawing, scale: &Scale) {
    let mut points: Vec<(f64, f64)> = vec![(0.0, drawing.from)];
    points.extend(&drawing.points);
    if drawing.points.is_empty() {
        return;
    }
    let mut path = String::new();
    for (at, (share, value)) in points.iter().enumerate() {
        let (x, y) = (scale.x(*share), scale.y(*value));
        let _ = match (at, drawing.steps) {
            (0, _) => write!(path, "M{x} {y}"),
            (_, true) => write!(path, "H{x}V{y}"),
            (_, false) => write!(path, "L{x} {y}"),
        };
    }
    let _ = writeln!(
        out,
        r#"<path d="{path}" fill="none" stroke="{BLUE}" stroke-width="6" stroke-linejoin="round" stroke-linecap="round"/>"#
    );
    // Of many, the dots would hide the line.
    let dots =
        if drawing.points.len() <= 30 { &drawing.points[..] } else { &drawing.points[drawing.points.len() - 1..] };
    for (share, value) in dots {
        let (x, y) = (scale.x(*share), scale.y(*value));
        let _ = writeln!(out, r#"<circle cx="{x}" cy="{y}" r="8" fill="{BLUE}" stroke="{GROUND}" stroke-width="3"/>"#);
    }
}

fn labels(out: &mut String, drawing: &Drawing, scale: &Scale) {
    let beside = scale.left - 16.0;
    let mut put = |x: f64, y: f64, anchor: &str, colour: &str, text: &str| {
        if covers(text) {
            let text = plain(text);
            let _ = writeln!(
                out,
                r#"<text x="{}" y="{}" text-anchor="{anchor}" fill="{colour}" stroke="{GROUND}" stroke-width="6" stroke-linejoin="round" paint-order="stroke">{text}</text>"#,
                round(x),
                round(y)
            );
        }
    };
    put(beside, scale.y(drawing.from) + 10.0, "end", QUIET, &drawing.from_label);
    put(beside, scale.y(drawing.to) + 10.0, "end", ORANGE, &drawing.to_label);
    put(scale.left, BOTTOM + 44.0, "start", QUIET, &drawing.start_label);
    put(RIGHT, BOTTOM + 44.0, "end", QUIET, &drawing.due_label);
    if let Some(today) = drawing.today {
        let (x, half) = (scale.x(today), f64::from(width(&drawing.today_label, LETTERS)) / 2.0);
        let first = scale.left + f64::from(width(&drawing.start_label, LETTERS)) + 20.0 + half;
        let last = RIGHT - f64::from(width(&drawing.due_label, LETTERS)) - 20.0 - half;
        // Where the two ends leave no room for it, the upright line speaks for itself.
        if x >= first && x <= last {
            put(x, BOTTOM + 44.0, "middle", INK, &drawing.today_label);
        }
    }
    if let Some((share, value)) = drawing.points.last() {
        let (x, y) = (scale.x(*share), scale.y(*value));
        let wide = f64::from(width(&drawing.last_label, LETTERS));
        // On the side of the line where there is more room, and inside the picture.
        let above = y - 18.0 - f64::from(LETTERS) > scale.top - 24.0;
        let y = if above { y - 20.0 } else { y + 40.0 };
        let before = above == (drawing.to >= drawing.from);
        let from = last_from(scale, drawing.today, x, wide, before);
        put(from + wide / 2.0, y, "middle", BLUE, &drawing.last_label);
    }
}

/// Where the last number begins to be written: over its point and inside the picture, unless the upright line of today went
/// through it. Then it stands beside that line: before it if the way there and the numbers leave that side free, behind it
/// otherwise, and on the side that has room in any case.
fn last_from(scale: &Scale, today: Option<f64>, x: f64, wide: f64, before: bool) -> f64 {
    let over = (x - wide / 2.0).clamp(scale.left, (RIGHT - wide).max(scale.left));
    let Some(line) = today.map(|share| scale.x(share)) else { return over };
    let (ends_before, begins_behind) = (line - BESIDE, line + BESIDE);
    if over + wide <= ends_before || over >= begins_behind {
        return over;
    }
    let room_before = ends_before - wide >= scale.left;
    let room_behind = begins_behind + wide <= RIGHT;
    if room_before && (before || !room_behind) { ends_before - wide } else { begins_behind }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::formats::picture) fn sample() -> Drawing {
        Drawing {
            title: "New enquiries a month that mention a post".into(),
            from: 2.0,
            to: 5.0,
            from_label: "2".into(),
            to_label: "5".into(),
            start_label: "5 Jan".into(),
            due_label: "30 Mar 2026".into(),
            points: vec![(0.2, 2.0), (0.45, 3.0), (0.6, 4.0)],
            steps: false,
            last_label: "4".into(),
            today: Some(0.65),
            today_label: "today".into(),
        }
    }

    #[test]
    fn a_line_as_it_is_drawn() {
        insta::assert_snapshot!("line", draw(&sample()).as_str());
        let habit = Drawing {
            title: "Weeks kept".into(),
            from: 0.0,
            to: 10.0,
            from_label: "0".into(),
            to_label: "10".into(),
            points: vec![(0.05, 1.0), (0.14, 2.0), (0.3, 3.0)],
            steps: true,
            last_label: "3".into(),
            ..sample()
        };
        insta::assert_snapshot!("steps", draw(&habit).as_str());
    }

    #[test]
    fn what_is_typed_stays_text() {
        let hostile = Drawing { title: "</text><script>&\"' <image href=\"file:///etc/passwd\"/>".into(), ..sample() };
        let drawn = draw(&hostile).into_text();
        assert!(!drawn.contains("<script") && !drawn.contains("<image") && drawn.contains("&lt;"), "{drawn}");
        let foreign = Drawing { title: "新しい患者".into(), ..sample() };
        assert!(!draw(&foreign).as_str().contains('新'), "no boxes in place of letters");
    }

    /// Where the upright line of today stands, and from where to where the last number is written beside it.
    fn today_and_last(drawing: &Drawing) -> (f64, f64, f64) {
        let drawn = draw(drawing).into_text();
        let number = |text: &str, before: &str| -> f64 {
            let rest = text.split(before).nth(1).unwrap();
            rest.split(['"', ' ']).next().unwrap().parse().unwrap()
        };
        let today = drawn.lines().find(|line| line.contains("V400")).expect("an upright line");
        let label = drawn.lines().filter(|line| line.starts_with("<text")).find(|line| line.contains(BLUE)).unwrap();
        let (x, wide) = (number(label, "x=\""), f64::from(width(&drawing.last_label, LETTERS)));
        let from = match label.split("text-anchor=\"").nth(1).unwrap().split('"').next().unwrap() {
            "start" => x,
            "middle" => x - wide / 2.0,
            _ => x - wide,
        };
        (number(today, "d=\"M"), from, from + wide)
    }

    #[test]
    fn the_last_number_stands_beside_the_line_of_today() {
        for (share, today) in [(0.0, 0.0), (0.0, 0.02), (0.5, 0.5), (0.48, 0.5), (0.52, 0.5), (1.0, 1.0), (0.97, 1.0)] {
            for last_label in ["4", "1 250 000", "12.75"] {
                let points = vec![(share, 4.0)];
                let one = Drawing { points, today: Some(today), last_label: last_label.into(), ..sample() };
                let (line, from, to) = today_and_last(&one);
                assert!(to < line - 2.0 || from > line + 2.0, "{share} {today} {last_label}: {line} in {from} to {to}");
                assert!(from >= LEFT && to <= WIDTH, "{share} {today} {last_label}: {from} to {to}");
            }
        }
    }

    #[test]
    fn everything_lies_inside() {
        for (from, to, value) in [(2.0, 5.0, 9e8), (10.0, 3.0, 0.0), (0.0, 1e9, 5.0), (4.2, 4.6, 4.39), (0.0, 1.0, 0.0)]
        {
            let one = Drawing { from, to, points: vec![(0.0, value), (1.0, value)], ..sample() };
            let drawn = draw(&one).into_text();
            assert!(!drawn.contains("NaN") && !drawn.contains("inf"), "{drawn}");
            for circle in drawn.split("cy=\"").skip(1) {
                let y: f64 = circle.split('"').next().unwrap().parse().unwrap();
                assert!((80.0..=BOTTOM).contains(&y), "{y} in {drawn}");
            }
        }
    }
}
