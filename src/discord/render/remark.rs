//! What is said where a post looks much like others: what was seen, and a way out.

use super::text::{self, count_first, full_day, number};
use super::words;
use crate::domain::sameness::{Remark, Sight};

/// What looks the same, in a sentence or two.
pub(super) fn sight(sight: &Sight) -> String {
    match sight {
        Sight::InARow { pillar, count: times } => {
            format!(
                "{} in a row on {}: clearly your subject.",
                count_first(*times as u32, "post", "posts"),
                words::subject(*pillar)
            )
        }
        Sight::Share { pillar, count: times, of } => {
            format!(
                "{} of your last {} posts were on {}: clearly your subject.",
                text::first_up(&number(*times as u32)),
                number(*of as u32),
                words::subject(*pillar)
            )
        }
        Sight::NearTitle { title, on } => {
            format!(
                "This comes close to “{}” of {}. A new angle keeps it fresh for those who read both.",
                text::short(title, 100),
                full_day(*on)
            )
        }
        Sight::Crowd { teammates } => format!(
            "{} wrote on this topic in the last two days. What did you see that they could not?",
            count_first(*teammates as u32, "colleague in your team", "of your colleagues")
        ),
    }
}

/// A remark on a post that was logged.
pub(super) fn remark(remark: &Remark) -> String {
    let sight = sight(&remark.sight);
    let Some(way) = &remark.way_out else { return sight };
    let last = match way.last_on {
        Some(on) => format!("Your readers last saw {} on {}.", words::subject(way.pillar), full_day(on)),
        None => format!("Your readers haven't seen {} from you lately.", words::subject(way.pillar)),
    };
    format!("{sight} {last} Want a topic? `/topic pillar:{}`", words::pillar(way.pillar))
}
