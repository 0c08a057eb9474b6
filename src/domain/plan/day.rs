//! Decides which awareness day is shown with a week. Never decides whether a topic takes it up; that is `topic`.

use crate::domain::facet::Specialty;
use crate::domain::observance::{Confidence, Observance};
use crate::domain::topic::Upcoming;
use crate::domain::week::Week;

/// The one that begins in the week and matters to the member: the surer dates first, then the shorter ones, then the earlier.
#[must_use]
pub fn observance<'a>(
    all: &'a [Observance],
    week: Week,
    country: Option<&str>,
    specialty: Option<Specialty>,
) -> Option<Upcoming<'a>> {
    all.iter()
        .filter(|one| one.fits(country, specialty))
        .filter_map(|observance| Some(Upcoming { observance, occurrence: observance.next(week.monday())? }))
        .filter(|one| one.occurrence.first <= week.sunday())
        .min_by_key(|one| {
            let unsure = one.observance.confidence != Confidence::High;
            (unsure, one.occurrence.days(), one.occurrence.first, &one.observance.id)
        })
}
