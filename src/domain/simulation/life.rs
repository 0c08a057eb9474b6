//! Moves the clock through one person's years, by hand: what they do, when they are due, what goes out.
//! Every decision is the domain's own; what the store would keep between two of them is kept here.

use super::deeds::{Deed, Kept};
use super::delay::{Excuse, Watch};
use super::figures::Figures;
use super::foresight::Foresight;
use super::habits;
use super::people::{self, Character};
use super::rules::{self, Heard, Sent};
use crate::domain::ids::PersonId;
use crate::domain::knock::{Decision, Knock, Part};
use crate::domain::pacer::place_in_hour;
use crate::domain::person::DirectMessages;
use crate::domain::week::{Week, ahead};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use rand::Rng;
use std::collections::BTreeMap;

/// From when until when, the end exclusive.
pub(super) type Span = (DateTime<Utc>, DateTime<Utc>);

/// The person's place in the queue.
struct Row {
    day: NaiveDate,
    due: DateTime<Utc>,
    wakes_at: DateTime<Utc>,
    on_the_minute: bool,
    promised: bool,
}

/// One person, from the first day to the last.
pub(super) struct Life<'a, D> {
    dice: D,
    who: Character,
    kept: Kept,
    heard: Heard,
    row: Option<Row>,
    to_come: Vec<(DateTime<Utc>, Deed)>,
    foreseen: Option<Foresight>,
    refuses: bool,
    silent_until: DateTime<Utc>,
    down: &'a [Span],
    watch: Watch,
    look: Knock,
    wakes: (NaiveDate, u32),
    /// What was counted.
    pub(super) figures: Figures,
    /// What was wrong.
    pub(super) faults: Vec<String>,
    /// Everything that happened, in words, where that is wanted.
    pub(super) tale: Option<Vec<String>>,
}

impl<'a, D: Rng> Life<'a, D> {
    /// Somebody on the day before they join.
    pub(super) fn new(number: u64, from: DateTime<Utc>, down: &'a [Span], mut dice: D) -> Self {
        let (ground, who) = people::someone(number, from, &mut dice);
        let day = ground.person.day(from);
        let joins = who.joins.iter().map(|(days, member)| {
            let minutes = Duration::minutes(dice.random_range(0..1440));
            (from + Duration::days(*days as i64) + minutes, Deed::Join(Box::new(member.clone())))
        });
        Self {
            to_come: joins.collect(),
            look: Knock { day, at: ground.person.knock_at(day) },
            dice,
            who,
            kept: Kept::new(ground),
            heard: Heard::default(),
            row: None,
            foreseen: None,
            refuses: false,
            silent_until: from,
            down,
            watch: Watch::default(),
            wakes: (day, 0),
            figures: Figures { people: 1, ..Figures::default() },
            faults: Vec::new(),
            tale: None,
        }
    }

    /// Lives through so many days.
    pub(super) fn live(&mut self, from: DateTime<Utc>, days: i64) {
        for begin in (0..days).map(|day| from + Duration::days(day)) {
            self.wake_up(begin);
            self.pass(begin + Duration::days(1));
        }
    }

    /// Makes up what the person does on the day that begins now.
    fn wake_up(&mut self, now: DateTime<Utc>) {
        if self.dice.random_bool(if self.refuses { 0.05 } else { 0.002 }) {
            self.refuses = !self.refuses;
        }
        if now < self.silent_until || (self.kept.ground.seats.is_empty() && !self.kept.has_left()) {
            return;
        }
        let (deeds, silent) = habits::day(&self.who, &self.kept, now, &mut self.dice);
        for deed in deeds {
            let at = now + Duration::milliseconds(self.dice.random_range(0..86_400_000));
            self.to_come.push((at, deed));
        }
        if silent > 0 {
            self.silent_until = now + Duration::days(silent);
        }
    }

    /// Everything that happens until `end`, in order.
    fn pass(&mut self, end: DateTime<Utc>) {
        loop {
            let wake = self.row.as_ref().map_or(end, |row| row.wakes_at);
            let next = (0..self.to_come.len()).min_by_key(|nth| self.to_come[*nth].0);
            let deed = next.map_or(end, |nth| self.to_come[nth].0);
            if self.look.at.min(wake).min(deed) >= end {
                return;
            }
            if self.look.at <= wake && self.look.at <= deed {
                self.watch_over();
            } else if wake <= deed {
                self.wake(wake);
            } else if let Some(nth) = next {
                let (at, deed) = self.to_come.swap_remove(nth);
                self.act(deed, at);
            }
        }
    }

    fn watch_over(&mut self) {
        let Knock { day, at } = self.look;
        let seen = (day, at, self.back_up(at) != at);
        let found = self.watch.look(&self.kept.ground, &self.heard, seen, &mut self.figures);
        self.blame(at, found);
        self.look_from(ahead(day, 1), at);
    }

    /// The next knock time to look at: of `day`, or of the first one after it that has not gone by.
    fn look_from(&mut self, mut day: NaiveDate, now: DateTime<Utc>) {
        let person = &self.kept.ground.person;
        while person.knock_at(day) < now {
            day = ahead(day, 1);
        }
        self.look = Knock { day, at: person.knock_at(day) };
    }

    /// When Rounds is there again, if it is down at `at`.
    fn back_up(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        self.down.iter().find(|(from, until)| (*from..*until).contains(&at)).map_or(at, |(_, until)| *until)
    }

    fn act(&mut self, deed: Deed, now: DateTime<Utc>) {
        if self.back_up(now) != now {
            if let Deed::Join(_) = deed {
                self.to_come.push((self.back_up(now), deed));
            }
            return;
        }
        if !self.kept.fits(&deed) {
            return;
        }
        self.tell(now, || format!("does {deed:?}"));
        self.check_foresight(now);
        self.foreseen = None;
        if self.row.as_ref().is_some_and(|row| row.day == self.kept.ground.person.day(now) && !row.on_the_minute) {
            self.watch.excuse(Excuse::Acted);
        }
        self.figures.reopened += u64::from(matches!(self.kept.ground.person.direct, DirectMessages::Closed { .. }));
        let settled = self.settled();
        self.kept.keep(&deed, now);
        self.check_settled(&deed, &settled, now);
        self.heard.nudged.clear();
        self.heard.asked = false;
        if let Deed::Talked { seat, .. } = deed {
            let member = self.kept.ground.seats[seat].diary.member.id;
            self.heard.unsaid.retain(|(of, _)| *of != member);
        }
        self.figures.deeds += 1;
        *self.figures.done.entry(deed.name()).or_default() += 1;
        self.wakes.1 = self.wakes.1.saturating_sub(1);
        self.look_from(self.look.day, now);
        self.plan(now);
    }

    /// Which weeks are settled, and on what.
    fn settled(&self) -> Vec<BTreeMap<Week, u8>> {
        self.kept.ground.seats.iter().map(|seat| seat.diary.settled.clone()).collect()
    }

    /// What a press for a lighter week came to: nothing where the week is over, and four in any twelve at most.
    fn check_settled(&mut self, deed: &Deed, before: &[BTreeMap<Week, u8>], now: DateTime<Utc>) {
        let Deed::Settle { offered, .. } = deed else { return };
        let (after, running) = (self.settled(), Week::of(self.kept.ground.person.day(now)));
        let over = offered.is_some_and(|(week, _)| week < running);
        self.figures.settled += u64::from(after != before);
        self.figures.settled_too_late += u64::from(over);
        if over && after != before {
            self.blame(now, vec!["a week was settled when it was over".to_owned()]);
        }
        let often =
            |weeks: &BTreeMap<Week, u8>| weeks.keys().any(|one| weeks.range(one.earlier(11)..=*one).count() > 4);
        if after.iter().any(often) {
            self.blame(now, vec!["more than four weeks of twelve are settled".to_owned()]);
        }
    }

    /// As the queue is kept: the next knock, later than now, until something happens.
    fn plan(&mut self, now: DateTime<Utc>) {
        let ground = &self.kept.ground;
        if ground.person.consent_at.is_none() || ground.seats.is_empty() {
            self.row = None;
            return;
        }
        let next = ground.next_knock(now);
        let promised = !ground.parts(next.day, next.at).is_empty();
        let later = next.at + place_in_hour(PersonId(ground.person.id.0 << 32));
        let fits = rules::is_active(&ground.person, later) && rules::day(&ground.person, later) == next.day;
        let due = if self.who.crowded && fits { later } else { next.at };
        let wakes_at = self.back_up(due);
        self.row = Some(Row { day: next.day, due, wakes_at, on_the_minute: wakes_at == next.at, promised });
        // Fourteen of the person's days, each of which may reach into the next date.
        if next.at <= now || next.at > now + Duration::days(16) {
            self.blame(now, vec![format!("the next knock after {now} is at {}", next.at)]);
        }
        if self.foreseen.is_none() && !self.who.crowded && self.dice.random_bool(0.1) {
            self.foreseen = Some(Foresight::new(&self.kept.ground, now));
        }
        self.tell(now, || format!("next at {} ({}), due {due}, promised {promised}", next.at, next.day));
    }

    /// What was foreseen for the time before now must have come.
    fn check_foresight(&mut self, now: DateTime<Utc>) {
        let Some(foreseen) = &self.foreseen else { return };
        let missing = foreseen.missing(now);
        if missing.is_some() || foreseen.is_over(now) {
            self.foreseen = None;
        }
        self.blame(now, missing.into_iter().collect());
    }

    /// The row is due.
    fn wake(&mut self, now: DateTime<Utc>) {
        let Some(row) = self.row.take() else { return };
        let ground = &self.kept.ground;
        let today = now.date_naive();
        self.wakes = (today, if self.wakes.0 == today { self.wakes.1 + 1 } else { 1 });
        self.figures.evaluations += 1;
        self.figures.most_a_day = self.figures.most_a_day.max(self.wakes.1);
        let meant = Knock { day: row.day, at: ground.person.knock_at(row.day).min(row.due) };
        let (decision, late_by) = (ground.decide(meant, now), now - meant.at);
        let mut wrong = Vec::new();
        if row.on_the_minute && row.promised != matches!(decision, Decision::Send { .. }) {
            wrong.push(format!("promised {}, decided {decision:?}", row.promised));
        }
        // Two of a clock that is set back and one more; each deed of the day has its own beside.
        if self.wakes.1 > 3 {
            wrong.push(format!("evaluated for the {}th time today", self.wakes.1));
        }
        self.blame(now, wrong);
        if row.on_the_minute {
            self.check_foresight(now);
        } else {
            self.foreseen = None;
        }
        match decision {
            Decision::Move(next) => self.tell(now, || format!("nothing now, next {next:?}")),
            Decision::Send { day, late, parts } => {
                let busy = self.kept.ground.days_to_ask(day);
                self.send(&Sent { day, at: now, late_by, late, parts: &parts, busy: &busy });
            }
        }
        self.plan(now);
    }

    fn send(&mut self, sent: &Sent<'_>) {
        let Sent { day, at, parts, .. } = *sent;
        self.tell(at, || format!("knock of {day}: {parts:?}"));
        let mut wrong = rules::faults(&self.kept.ground, &self.heard, sent);
        if let Some(foreseen) = &mut self.foreseen {
            wrong.extend(foreseen.compare(Knock { day, at }, parts));
            self.figures.foreseen += 1;
        }
        self.blame(at, wrong);
        self.kept.ask(parts, at);
        if self.refuses {
            self.kept.ground.person.direct = DirectMessages::Closed { since: at };
            self.watch.excuse(Excuse::Closed);
            self.figures.refused += 1;
            self.foreseen = None;
            return;
        }
        self.kept.knocked(day, at, parts);
        self.watch.told(day, parts, &mut self.figures);
        self.hear(sent);
        if at >= self.silent_until
            && let Some((after, deed)) = habits::answer(&self.who, &self.kept, sent, &mut self.dice)
        {
            self.to_come.push((at + after, deed));
        }
    }

    fn hear(&mut self, sent: &Sent<'_>) {
        self.figures.hear(sent, self.kept.ground.seats.len());
        self.heard.days.push(sent.day);
        self.heard.last = Some(sent.at);
        if sent.parts.iter().any(|part| matches!(part, Part::Nudge { .. })) {
            self.heard.nudged.push(sent.day);
        }
        if sent.parts.iter().any(|part| matches!(part, Part::Goals { .. })) {
            self.heard.checked.push(sent.day);
        }
        for part in sent.parts {
            if let Part::Plan { member, week } = part {
                self.heard.plans.push((*member, week.monday()));
            }
            if let Part::Talk { member, .. } = part {
                self.heard.talks.push((*member, sent.day));
                self.heard.unsaid.push((*member, sent.day));
            }
        }
        for part in sent.parts {
            if let Part::Review { member, quarter } = part {
                self.heard.reviews.push((*member, quarter.to_string()));
            }
        }
        self.heard.asked |= sent.parts.iter().any(|part| matches!(part, Part::Ask { .. }));
    }

    fn blame(&mut self, at: DateTime<Utc>, wrong: Vec<String>) {
        for what in wrong {
            self.tell(at, || format!("WRONG: {what}"));
            self.faults.push(format!("{at}, {}: {what}", self.kept.ground.person.zone));
        }
    }

    fn tell(&mut self, at: DateTime<Utc>, what: impl FnOnce() -> String) {
        if let Some(tale) = &mut self.tale {
            tale.push(format!("{at}  {}", what()));
        }
    }
}
