//! Decides how nudges that nobody answered space out, and when they end.
//! Never decides whether there is a reason for one; that is `pace`.

use chrono::NaiveDate;

/// After how many open days the next nudge may come, by the number of those that stayed unanswered.
const GAPS: [u32; 3] = [1, 2, 4];

/// What the ladder allows on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rung {
    /// A nudge may go out.
    Nudge,
    /// Not yet.
    Wait,
    /// Instead of a nudge, once: fewer, a rest, or as it is?
    Ask,
    /// Nothing at all until the person does something.
    Quiet,
}

/// Where the ladder stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ladder {
    /// The days of the nudges since the person's last log, press or command, oldest first.
    pub unanswered: Vec<NaiveDate>,
    /// Whether the question was put since then.
    pub asked: bool,
}

impl Ladder {
    /// What is allowed on `today`, by the open days that have come since the last nudge, today included.
    #[must_use]
    pub fn rung(&self, today: NaiveDate, mut is_open: impl FnMut(NaiveDate) -> bool) -> Rung {
        if self.asked {
            return Rung::Quiet;
        }
        let Some(last) = self.unanswered.last() else {
            return Rung::Nudge;
        };
        let gap = GAPS[(self.unanswered.len() - 1).min(GAPS.len() - 1)];
        let open = last.iter_days().skip(1).take_while(|day| *day <= today).filter(|day| is_open(*day)).count();
        if (open as u64) < u64::from(gap) {
            Rung::Wait
        } else if self.unanswered.len() > GAPS.len() {
            Rung::Ask
        } else {
            Rung::Nudge
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::week::Weekdays;

    #[test]
    fn nudges_space_out_then_ask_once_then_stop() {
        let mut ladder = Ladder::default();
        let mut heard = Vec::new();
        let first: NaiveDate = "2026-01-05".parse().unwrap();
        for day in first.iter_days().take(60) {
            if !Weekdays::WORKING.holds(day) {
                continue;
            }
            match ladder.rung(day, |day| Weekdays::WORKING.holds(day)) {
                Rung::Nudge => {
                    heard.push(format!("{day} nudge"));
                    ladder.unanswered.push(day);
                }
                Rung::Ask => {
                    heard.push(format!("{day} ask"));
                    ladder.asked = true;
                }
                Rung::Wait | Rung::Quiet => {}
            }
        }
        // One open day later, then two, then four over the weekend, then the question; the week's turn changes nothing.
        assert_eq!(
            heard,
            ["2026-01-05 nudge", "2026-01-06 nudge", "2026-01-08 nudge", "2026-01-14 nudge", "2026-01-20 ask"]
        );
    }

    #[test]
    fn a_sign_of_life_starts_anew() {
        let day = "2026-01-05".parse().unwrap();
        assert_eq!(Ladder::default().rung(day, |_| true), Rung::Nudge);
        let quiet = Ladder { unanswered: vec![day], asked: true };
        assert_eq!(quiet.rung(day, |_| true), Rung::Quiet);
    }
}
