//! Decides when a post went live, where its link carries that.
//! Never answers with a day before there was such a platform, or after this century.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

/// Milliseconds of X's own epoch, in November 2010; older numbers simply count.
const X_EPOCH: u64 = 1_288_834_974_657;
/// The first number that X gave out by the clock.
const X_FIRST: u64 = 29_700_859_247;
/// Milliseconds of Instagram's own epoch, in August 2011.
const INSTAGRAM_EPOCH: u64 = 1_314_220_021_721;

/// A post of X.
pub(super) fn x(id: &str) -> Option<DateTime<Utc>> {
    let id: u64 = id.parse().ok()?;
    if id < X_FIRST {
        return None;
    }
    since(2010, (id >> 22) + X_EPOCH)
}

/// An activity, a share or a post of LinkedIn.
pub(super) fn linkedin(id: &str) -> Option<DateTime<Utc>> {
    since(2010, id.parse::<u64>().ok()? >> 22)
}

/// A post of Mastodon.
pub(super) fn mastodon(id: &str) -> Option<DateTime<Utc>> {
    since(2016, id.parse::<u64>().ok()? >> 16)
}

/// A video of TikTok.
pub(super) fn tiktok(id: &str) -> Option<DateTime<Utc>> {
    since(2014, (id.parse::<u64>().ok()? >> 32) * 1_000)
}

/// A record of Bluesky, by its key.
pub(super) fn bluesky(key: &str) -> Option<DateTime<Utc>> {
    let value = number(key, b"234567abcdefghijklmnopqrstuvwxyz", 13..=13)?;
    since(2022, u64::try_from(value >> 10).ok()? / 1_000)
}

/// A post of Instagram, by its short code.
pub(super) fn instagram(code: &str) -> Option<DateTime<Utc>> {
    // Posts of private accounts carry a key of 28 letters behind their code.
    let code = if code.len() > 28 { code.get(..code.len() - 28)? } else { code };
    let value = number(code, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 10..=11)?;
    instagram_number(u64::try_from(value).ok()?)
}

/// A post of Threads, which counts as Instagram does.
pub(super) fn threads(code: &str) -> Option<DateTime<Utc>> {
    instagram(code).filter(|at| *at >= year(2023).unwrap_or_default())
}

/// A story of Instagram, by its number.
pub(super) fn instagram_story(id: &str) -> Option<DateTime<Utc>> {
    instagram_number(id.parse().ok()?)
}

/// The date in a path: `/2026/03/14/`, or a step that begins with `2026-03-14`. At noon, as no hour is known.
pub(super) fn dated_path(path: &[&str]) -> Option<DateTime<Utc>> {
    let day = |y: &str, m: &str, d: &str| {
        let fits = y.len() == 4 && (1..=2).contains(&m.len()) && (1..=2).contains(&d.len());
        let figures = [y, m, d].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
        if !fits || !figures {
            return None;
        }
        NaiveDate::from_ymd_opt(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
    };
    let by_steps = path.windows(3).find_map(|steps| day(steps[0], steps[1], steps[2]));
    let by_dashes = || {
        path.iter().find_map(|step| {
            let mut parts = step.splitn(4, '-');
            day(parts.next()?, parts.next()?, parts.next()?)
        })
    };
    let noon = NaiveTime::from_hms_opt(12, 0, 0)?;
    let at = by_steps.or_else(by_dashes)?.and_time(noon).and_utc();
    since(2006, u64::try_from(at.timestamp_millis()).ok()?)
}

fn instagram_number(id: u64) -> Option<DateTime<Utc>> {
    since(2011, (id >> 23) + INSTAGRAM_EPOCH)
}

/// The value of a code in the letters of its alphabet.
fn number(code: &str, alphabet: &[u8], length: std::ops::RangeInclusive<usize>) -> Option<u128> {
    if !length.contains(&code.len()) {
        return None;
    }
    let base = alphabet.len() as u128;
    code.bytes().try_fold(0, |value, letter| {
        let place = alphabet.iter().position(|known| *known == letter)?;
        Some(value * base + place as u128)
    })
}

/// The instant, if it lies in a year in which it can.
fn since(first: i32, milliseconds: u64) -> Option<DateTime<Utc>> {
    let at = DateTime::from_timestamp_millis(i64::try_from(milliseconds).ok()?)?;
    (at >= year(first)? && at < year(2100)?).then_some(at)
}

/// The beginning of a year.
fn year(year: i32) -> Option<DateTime<Utc>> {
    Some(NaiveDate::from_ymd_opt(year, 1, 1)?.and_time(NaiveTime::MIN).and_utc())
}
