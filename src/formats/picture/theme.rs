//! Decides what all pictures have in common: a light ground of their own, which is read in Discord's dark theme as in the
//! light one; dark letters; colours that everybody tells apart; and that whatever is typed stays text. Never decides what a
//! picture shows.

use super::font::{FAMILY, seen, width};
use std::fmt::Write;

/// How wide pictures are, in pixels; a phone shows them at about a third of that.
pub(super) const WIDTH: f64 = 1000.0;
/// What stays free at each side.
pub(super) const MARGIN: f64 = 48.0;
/// The smallest letters: still read on a phone.
pub(super) const SMALLEST: f32 = 22.0;
/// The letters of most lines.
pub(super) const SMALL: f32 = 24.0;
/// The letters of a heading inside a picture.
pub(super) const HEADING: f32 = 28.0;
/// The letters of a picture's title.
pub(super) const TITLE: f32 = 36.0;

pub(super) const GROUND: &str = "#fbfaf6";
pub(super) const INK: &str = "#1f2933";
pub(super) const QUIET: &str = "#52606d";
pub(super) const LINE: &str = "#9aa5b1";
pub(super) const TRACK: &str = "#e6e3da";
// Of Okabe and Ito's colours, told apart with any colour vision.
pub(super) const BLUE: &str = "#0072b2";
pub(super) const AMBER: &str = "#e69f00";
pub(super) const GREEN: &str = "#009e73";
// Their vermilion, darker, so that letters in it are read.
pub(super) const ORANGE: &str = "#b34700";

/// A picture as SVG: small, and the same for the same data.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Svg(String);

impl Svg {
    /// A picture that was written down before.
    #[must_use]
    pub const fn written(text: String) -> Self {
        Self(text)
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its text, to be written down.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

/// Where something lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) wide: f64,
    pub(super) high: f64,
}

/// A picture while it is being drawn, from the top down.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    out: String,
}

impl Sheet {
    /// A text: `anchor` is what lies at `x`, its start, middle or end.
    pub(super) fn text(&mut self, x: f64, y: f64, size: f32, anchor: &str, colour: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let (x, y, text) = (round(x), round(y), plain(text));
        let _ = writeln!(
            self.out,
            r#"<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" fill="{colour}">{text}</text>"#
        );
    }

    /// A text that begins at `x` and is cut where it would be wider than that.
    pub(super) fn fitting(&mut self, x: f64, y: f64, size: f32, widest: f64, colour: &str, text: &str) {
        self.text(x, y, size, "start", colour, &fit(text, size, widest));
    }

    /// A box with round corners.
    pub(super) fn filled(&mut self, place: Place, corner: f64, fill: &str) {
        let [x, y, wide, high] = [place.x, place.y, place.wide, place.high].map(round);
        let _ =
            writeln!(self.out, r#"<rect x="{x}" y="{y}" width="{wide}" height="{high}" rx="{corner}" fill="{fill}"/>"#);
    }

    /// A dot.
    pub(super) fn dot(&mut self, x: f64, y: f64, radius: f64, fill: &str) {
        let _ = writeln!(self.out, r#"<circle cx="{}" cy="{}" r="{radius}" fill="{fill}"/>"#, round(x), round(y));
    }

    /// The whole picture, so high, with what its fills refer to.
    pub(super) fn finish(self, high: f64, defined: &str) -> Svg {
        let mut all = open(WIDTH, high, SMALL);
        if !defined.is_empty() {
            let _ = writeln!(all, "<defs>{defined}</defs>");
        }
        Svg(all + &self.out + "</svg>\n")
    }
}

/// The beginning of a picture, with its ground.
pub(super) fn open(wide: f64, high: f64, letters: f32) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" font-family="{FAMILY}" font-size="{letters}">
<rect width="{wide}" height="{high}" fill="{GROUND}"/>
"#
    )
}

/// Pixels to the tenth: the same picture is the same text everywhere.
pub(super) fn round(pixels: f64) -> f64 {
    (pixels * 10.0).round() / 10.0
}

/// The text in one line, cut where it is too wide.
pub(super) fn fit(text: &str, size: f32, widest: f64) -> String {
    let (mut line, widest) = (seen(text), widest as f32);
    if width(&line, size) <= widest {
        return line;
    }
    while !line.is_empty() && width(&format!("{line}…"), size) > widest {
        line.pop();
    }
    line.truncate(line.trim_end().len());
    line + "…"
}

/// The text as XML holds it.
pub(super) fn plain(text: &str) -> String {
    let held: String = text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    held.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
