//! Decides how much each part of a topic's score counts, and why. Never computes one; that is `score`.
//!
//! Every part runs from 0 to 1 (`NEED` from -1 to 1), so that the weights can be read against each other.

/// How far a pillar lies below its share of the last twenty posts. The heaviest: variety is what the choice is for.
pub const NEED: f64 = 3.0;
/// How long ago the pillar was last offered or posted. Spreads evenly what `NEED` alone would let come in clumps.
pub const REST: f64 = 2.0;
/// An observance at hand. Its days pass, so that it may overtake other pillars, but not twice in two weeks.
pub const OBSERVANCE: f64 = 4.0;
/// The same where its date is less sure: it waits until its pillar is well wanted, so that it does not cost the member a
/// fortnight in which a surer one comes.
pub const UNSURE_OBSERVANCE: f64 = -1.0;
/// The topic was written for what this observance is about, and not for any day.
pub const SUBJECT: f64 = 0.4;
/// What each observance that would come before takes off, so that the one whose time runs out is taken up first.
pub const WAITS: f64 = 0.3;
/// The member asked for this very topic later, and two weeks have passed: their own word counts like an observance.
pub const LATER: f64 = 4.0;
/// The member's platform is among the topic's, the more the further in front.
pub const PLATFORM: f64 = 0.8;
/// The topic is particular to the member's profession. Less than `REST`, or the few there are would all come first.
pub const SPECIALTY: f64 = 0.35;
/// What the posting is for.
pub const PURPOSE: f64 = 0.5;
/// It is written for somebody the member writes for, the more the further in front. Less than `PURPOSE`: most topics can be
/// turned to other readers, and a pillar whose readers are others still has to come in its turn.
pub const AUDIENCE: f64 = 0.4;
/// It serves a goal that has room to catch up. A little more than what the posting is for in general, and less than `REST`,
/// or every topic would serve that one goal.
pub const GOAL: f64 = 0.6;
/// A form of the topic can stand on the platform as it is.
pub const FORMAT: f64 = 0.5;
/// It can be made in the minutes at hand.
pub const TIME: f64 = 0.6;
/// It can be made on the device at hand.
pub const DEVICE: f64 = 0.4;
/// Never offered to this member, or long ago.
pub const FRESH: f64 = 0.6;
/// What each rule that had to give way takes off, beside those that had to for every topic left.
pub const RULE_BROKEN: f64 = 4.0;
/// What each teammate who used the topic lately takes off, where that rule had to give way: a large team spreads out.
pub const TEAMMATE: f64 = 0.3;
/// What is taken off for likeness to the last twenty posts (maximal marginal relevance).
pub const LIKENESS: f64 = 1.5;

/// Of likeness, what the words count; facets count the rest.
pub const WORDS: f64 = 0.6;
/// Of the likeness of facets: the same pillar.
pub const SAME_PILLAR: f64 = 0.5;
/// Of the likeness of facets: the same form.
pub const SAME_FORMAT: f64 = 0.35;
/// Of the likeness of facets: the same platform.
pub const SAME_PLATFORM: f64 = 0.15;
/// How much less the oldest of the last twenty posts counts than the newest.
pub const FADING: f64 = 0.5;

/// Scores that lie no further apart are a tie, which the dice break.
pub const TIE: f64 = 0.15;
