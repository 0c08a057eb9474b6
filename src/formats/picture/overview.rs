//! Decides how a team's pillars and platforms look: two lists side by side. Never decides over which time they are counted,
//! and holds nothing of a single person.

use super::bars::{Bars, WIDE};
use super::theme::{INK, MARGIN, Sheet, Svg, TITLE, WIDTH};

/// A team's posts by kind and by place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// What it is, and over which time.
    pub title: String,
    /// Posts by pillar.
    pub pillars: Bars,
    /// Posts by platform.
    pub platforms: Bars,
}

const TOP: f64 = 130.0;

/// The picture.
#[must_use]
pub fn draw(overview: &Overview) -> Svg {
    let mut sheet = Sheet::default();
    sheet.fitting(MARGIN, 66.0, TITLE, WIDTH - 2.0 * MARGIN, INK, &overview.title);
    overview.pillars.draw(&mut sheet, MARGIN, TOP);
    overview.platforms.draw(&mut sheet, WIDTH - MARGIN - WIDE, TOP);
    let high = TOP + overview.pillars.high().max(overview.platforms.high()) + MARGIN;
    sheet.finish(high, "")
}
