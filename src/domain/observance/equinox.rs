//! Decides on which UTC date the March equinox falls. Never decides what hangs on it; that is `rule`.

use chrono::{Days, NaiveDate};

/// 2000-01-01 at noon, as a Julian day.
const J2000: f64 = 2_451_545.0;

/// The UTC date of the March equinox, after Meeus, Astronomical Algorithms, chapter 27: the polynomial for the years
/// 1000 to 3000 and the twelve largest of its periodic terms, which is right to a few minutes.
pub(super) fn march(year: i32) -> Option<NaiveDate> {
    let y = (f64::from(year) - 2000.0) / 1000.0;
    let mean = 2_451_623.809_84 + y * (365_242.374_04 + y * (0.051_69 + y * (-0.004_11 - y * 0.000_57)));
    let t = (mean - J2000) / 36_525.0;
    let w = (35_999.373 * t - 2.47).to_radians();
    let bend = 1.0 + 0.0334 * w.cos() + 0.0007 * (2.0 * w).cos();
    let wobble: f64 = TERMS.iter().map(|(size, at, pace)| size * (at + pace * t).to_radians().cos()).sum();
    // Dynamical time runs a good minute ahead of the wall.
    let julian = mean + 0.000_01 * wobble / bend - 0.0008;
    let days = (julian - J2000 + 0.5).floor();
    let epoch = NaiveDate::from_ymd_opt(2000, 1, 1)?;
    if days < 0.0 {
        epoch.checked_sub_days(Days::new(-days as u64))
    } else {
        epoch.checked_add_days(Days::new(days as u64))
    }
}

const TERMS: [(f64, f64, f64); 12] = [
    (485.0, 324.96, 1934.136),
    (203.0, 337.23, 32_964.467),
    (199.0, 342.08, 20.186),
    (182.0, 27.85, 445_267.112),
    (156.0, 73.14, 45_036.886),
    (136.0, 171.52, 22_518.443),
    (77.0, 222.54, 65_928.934),
    (74.0, 296.72, 3034.906),
    (70.0, 243.58, 9037.513),
    (58.0, 119.81, 33_718.147),
    (52.0, 297.17, 150.678),
    (50.0, 21.02, 2281.226),
];
