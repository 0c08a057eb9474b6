//! Decides which topics may be offered at all, and in which order the rules give way when they leave nothing.
//! Never decides which of those that may is best; that is `score`.

use super::asked::{Reader, Wish};
use super::bank::Bank;
use super::facets::{Facets, formats};
use super::past::{OfferAnswer, Past};
use crate::domain::facet::Pillar;
use crate::domain::ids::TopicId;
use crate::domain::week::back;
use crate::domain::word::words;
use chrono::NaiveDate;

/// For how many days a topic rests after it was offered.
const OFFERED_DAYS: u64 = 60;
/// For how many days after it was used.
const USED_DAYS: u64 = 365;
/// For how many days after a teammate used it.
const TEAMMATE_DAYS: u64 = 7;
/// For how many days after "Later".
const LATER_DAYS: u64 = 14;

words! {
    /// A rule that can give way, in the order in which they do.
    Rule {
        /// Not what a teammate used in the last seven days.
        Teammate = "teammate",
        /// Not what this member used in the last year.
        UsedWithinYear = "used-within-year",
        /// Not what this member was offered in the last sixty days.
        OfferedWithin60Days = "offered-within-60-days",
        /// Not the pillar of the previous offer, unless asked for. Gives way only where a bank has one pillar left.
        SamePillar = "same-pillar",
    }
}

impl Rule {
    const fn bit(self) -> u8 {
        match self {
            Self::Teammate => 1,
            Self::UsedWithinYear => 2,
            Self::OfferedWithin60Days => 4,
            Self::SamePillar => 8,
        }
    }

    /// The bits of the first `count` rules to give way.
    pub(super) fn first(count: usize) -> u8 {
        Self::ALL.iter().take(count).fold(0, |bits, rule| bits | rule.bit())
    }

    /// The rules whose bits are set.
    pub(super) fn in_bits(bits: u8) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|rule| bits & rule.bit() != 0).collect()
    }
}

/// A rule that never gives way stands against it: "Not for me", "Later", no authorisation, another profession, retired.
const CLOSED: u8 = 1 << 7;

/// What is known of one topic of the bank from the past.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    /// The rules against it.
    pub(super) against: u8,
    /// How many teammates used it lately.
    pub(super) teammates: u8,
    /// When it was last offered.
    pub(super) offered_on: Option<NaiveDate>,
    /// When the member put it off, if the two weeks are over and it was not offered again since.
    pub(super) put_off_on: Option<NaiveDate>,
}

impl Mark {
    /// Whether it may be offered at all, should every rule that can give way do so.
    pub(super) const fn is_open(self) -> bool {
        self.against & CLOSED == 0
    }

    /// How many rules that can give way stand against it.
    pub(super) const fn broken(self) -> u32 {
        (self.against & !CLOSED).count_ones()
    }
}

/// What stands against each topic of the bank, in the bank's order, but for what hangs on the wish; that is
/// `against`.
pub(super) fn marks<'a>(bank: &Bank, reader: &Reader, past: &'a Past, today: NaiveDate) -> Vec<Mark> {
    let mut marks: Vec<Mark> = bank
        .facets()
        .map(|facets| Mark { against: if is_open(facets, reader) { 0 } else { CLOSED }, ..Mark::default() })
        .collect();
    let since = |list: &'a [(TopicId, NaiveDate)], days| {
        list.iter().filter(move |(_, on)| *on > back(today, days)).filter_map(|(id, _)| bank.place(id))
    };
    for at in since(&past.teammates_used, TEAMMATE_DAYS) {
        marks[at].against |= Rule::Teammate.bit();
        marks[at].teammates = marks[at].teammates.saturating_add(1);
    }
    for at in since(&past.used, USED_DAYS) {
        marks[at].against |= Rule::UsedWithinYear.bit();
    }
    for offer in &past.offers {
        let Some(at) = bank.place(&offer.topic) else { continue };
        let mark = &mut marks[at];
        mark.offered_on = Some(offer.on);
        mark.put_off_on = None;
        match offer.answer {
            Some(OfferAnswer::NotForMe) => mark.against |= CLOSED,
            Some(OfferAnswer::Later) if offer.on > back(today, LATER_DAYS) => mark.against |= CLOSED,
            Some(OfferAnswer::Later) => {
                // Asked for by the member, so that the sixty days do not stand in its way.
                mark.put_off_on = Some(offer.on);
                mark.against &= !Rule::OfferedWithin60Days.bit();
            }
            _ if offer.on > back(today, OFFERED_DAYS) => mark.against |= Rule::OfferedWithin60Days.bit(),
            _ => {}
        }
    }
    marks
}

/// Whether the topic is open to this member at all.
fn is_open(facets: &Facets, reader: &Reader) -> bool {
    let authorised = reader.authorised || !facets.is_locked;
    let theirs = !facets.is_particular() || reader.specialty.is_some_and(|one| facets.is_of(one));
    authorised && theirs && !facets.is_retired && !reader.closed.contains(&facets.pillar)
}

/// What the wish leaves standing against a topic beside its mark. A pillar that was asked for may come twice running, and
/// an observance that was asked for may come with none at hand.
pub(super) fn against(pillar: Pillar, wish: Wish, past: &Past, has_day: bool) -> u8 {
    if wish.pillar.is_some() {
        0
    } else if pillar == Pillar::Observance && !has_day {
        CLOSED
    } else if past.offers.last().is_some_and(|offer| offer.pillar == pillar) {
        Rule::SamePillar.bit()
    } else {
        0
    }
}

/// Whether the topic is what was wished for.
pub(super) fn meets(facets: &Facets, wish: Wish) -> bool {
    wish.platform.is_none_or(|one| facets.platform(one).is_some())
        && wish.pillar.is_none_or(|one| facets.pillar == one)
        && wish.format.is_none_or(|one| facets.takes(formats([one].into_iter())))
}

/// The ways to look, in order: the wish with no rule relaxed, then with the first two; then the wishes nearest to it;
/// and only when none of these has anything left do the sixty days give way, and the pillar last of all.
pub(super) fn stages(wish: Wish) -> Vec<(Wish, u8)> {
    let mut wishes = vec![
        wish,
        Wish { format: None, ..wish },
        Wish { platform: None, ..wish },
        Wish { format: None, platform: None, ..wish },
        Wish { pillar: None, ..wish },
        Wish { pillar: None, format: None, ..wish },
        Wish::default(),
    ];
    let mut seen: Vec<Wish> = Vec::with_capacity(wishes.len());
    wishes.retain(|one| {
        let new = !seen.contains(one);
        seen.push(*one);
        new
    });
    let hardest_first = [0..=2, 3..=4];
    hardest_first
        .into_iter()
        .flat_map(|counts| wishes.iter().flat_map(move |wish| counts.clone().map(|count| (*wish, Rule::first(count)))))
        .collect()
}
