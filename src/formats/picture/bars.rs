//! Decides how a list of counts looks: a heading, and under it a label, a bar and a number each. Never decides what counts.

use super::font::width;
use super::theme::{BLUE, HEADING, INK, Place, QUIET, SMALL, SMALLEST, Sheet, TRACK};

/// Counts under a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bars {
    /// What is counted.
    pub title: String,
    /// Each with its label, in the order in which they stand.
    pub counts: Vec<(String, u32)>,
    /// What stands there while there is nothing to count.
    pub none: String,
}

/// How wide a list is, and what of it numbers take.
pub(super) const WIDE: f64 = 436.0;
const NUMBERS: f64 = 48.0;
/// What labels take: as much as the longest needs, within bounds, so that lists beside each other look alike and each bar
/// has room to be compared.
const LABELS: f64 = 262.0;
const LABELS_AT_MOST: f64 = 336.0;
/// What stays free after a label.
const GAP: f64 = 8.0;
/// From one line to the next.
const PITCH: f64 = 40.0;
const HIGH: f64 = 22.0;
/// From the heading's line to the first one.
pub(super) const HEAD: f64 = 46.0;

impl Bars {
    /// Draws them from a heading at `y` on.
    ///
    /// The longest bar is the largest number: they are compared with each other, and with nothing else.
    pub(super) fn draw(&self, sheet: &mut Sheet, x: f64, y: f64) {
        sheet.fitting(x, y, HEADING, WIDE, INK, &self.title);
        if self.counts.is_empty() {
            sheet.fitting(x, y + HEAD, SMALL, WIDE, QUIET, &self.none);
        }
        let most = self.counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
        let longest = self.counts.iter().map(|(label, _)| f64::from(width(label, SMALLEST))).fold(0.0, f64::max);
        let labels = (longest + GAP).ceil().clamp(LABELS, LABELS_AT_MOST);
        let room = WIDE - labels - NUMBERS;
        for (at, (label, count)) in self.counts.iter().enumerate() {
            let y = y + HEAD + PITCH * at as f64;
            sheet.fitting(x, y, SMALLEST, labels - GAP, INK, label);
            let place = Place { x: x + labels, y: y - HIGH + 3.0, wide: room, high: HIGH };
            sheet.filled(place, 4.0, TRACK);
            if *count > 0 {
                let wide = (room * f64::from(*count) / f64::from(most)).max(4.0);
                sheet.filled(Place { wide, ..place }, 4.0, BLUE);
            }
            sheet.text(x + WIDE, y, SMALL, "end", INK, &count.to_string());
        }
    }

    /// How high they are, from the heading's line to the last one.
    pub(super) fn high(&self) -> f64 {
        HEAD + PITCH * self.counts.len().saturating_sub(1) as f64
    }
}
