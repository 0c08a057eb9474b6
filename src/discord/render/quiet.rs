//! Why nothing is sent, in words.

use super::pause::until;
use super::text::{day, number};
use crate::domain::quiet::Quiet;

/// Why nothing comes today, in one sentence; nothing where the reason is only that today is no day for it.
#[must_use]
pub fn quiet(quiet: Quiet) -> Option<String> {
    Some(match quiet {
        Quiet::NotAgreed => "You have not agreed to private messages, so I send none; `/settings` changes that.".into(),
        Quiet::OnLeave(leave) => format!(
            "You are on leave {}: nothing is expected and nothing is sent. `/pause` shows it and ends it.",
            until(leave)
        ),
        Quiet::Hushed(until) => format!("You asked for quiet: I write again from {} on.", day(until)),
        Quiet::WeekFull(most) => {
            let sent = if most == 1 { "my one message".into() } else { format!("my {} messages", number(most)) };
            format!("I have sent {sent} of this week, as many as you allow; `/settings` changes that.")
        }
        Quiet::Busy => "Today is a shift or a busy day, so I stay quiet.".into(),
        Quiet::Closed | Quiet::Asked | Quiet::NoKnockDay | Quiet::Knocked => return None,
    })
}
