//! The moment at which the program dies: a real one, counted from its start or from something that was seen of it.
//! Never looks at what it leaves behind.

use crate::process::Process;
use local_discord::{FaultHandle, GatewayHandle};
use rand::Rng;
use rand::rngs::StdRng;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration as Span, Instant};

/// No life lasts longer than this, whatever it was meant to wait for.
const LONGEST: Span = Span::from_secs(3);
/// So long without a sign, and it has nothing more to do; a first answer may take some time.
const STILL: Span = Span::from_millis(700);
/// The same, once nobody asks for anything any more.
const STILL_ALONE: Span = Span::from_millis(60);
/// How often the signs are looked at.
const LOOK: Span = Span::from_micros(50);

/// When it dies.
#[derive(Debug, Clone, Copy)]
pub enum Death {
    /// So long after its start.
    Young(Span),
    /// So long after it has asked Discord for so many messages.
    Sending(u64, Span),
    /// So long after it has answered so many people.
    Answering(u64, Span),
}

/// From `least` to `most` microseconds, each order of magnitude as likely as the others.
pub fn spread(dice: &mut StdRng, least: u32, most: u32) -> Span {
    let exponent = dice.random_range(f64::from(least).ln()..=f64::from(most).ln());
    Span::from_secs_f64(exponent.exp() / 1e6)
}

impl Death {
    /// Thrown: with something to send, mostly while it is sent.
    pub fn thrown(dice: &mut StdRng, to_send: u64) -> Self {
        match dice.random_range(0..10) {
            0..2 => Self::Young(spread(dice, 50, 100_000)),
            2..7 if to_send > 0 => Self::Sending(dice.random_range(1..=to_send.min(12)), spread(dice, 10, 30_000)),
            _ => Self::Answering(dice.random_range(0..40), spread(dice, 10, 30_000)),
        }
    }

    /// Waits for the moment, and kills. Says how long the life lasted.
    #[expect(clippy::disallowed_methods, reason = "a process dies at a real moment, on a thread of its own")]
    pub fn comes(self, process: Process, since: Instant, signs: &Signs) -> Span {
        let then = match self {
            Self::Young(then) => then.saturating_sub(since.elapsed()),
            Self::Sending(_, then) | Self::Answering(_, then) => then,
        };
        let (mut last, mut seen) = (since, (0, 0));
        loop {
            let now = (signs.messages(), signs.answers());
            let reached = match self {
                Self::Young(_) => true,
                Self::Sending(count, _) => now.0 >= count,
                Self::Answering(count, _) => now.1 >= count,
            };
            if now != seen || !signs.listens() {
                (last, seen) = (Instant::now(), now);
            }
            let still = if signs.is_alone() { STILL_ALONE } else { STILL };
            if reached || last.elapsed() > still || since.elapsed() > LONGEST {
                break;
            }
            std::thread::sleep(LOOK);
        }
        std::thread::sleep(then);
        process.dies();
        since.elapsed()
    }
}

/// What is seen of a life from outside.
pub struct Signs {
    /// These count the messages that were asked for.
    pub messages: Vec<FaultHandle>,
    pub answered: Arc<AtomicU64>,
    /// How many people still ask for something.
    pub asking: Arc<AtomicU64>,
    pub gateway: GatewayHandle,
}

impl Signs {
    fn messages(&self) -> u64 {
        self.messages.iter().map(FaultHandle::hits).sum()
    }

    fn answers(&self) -> u64 {
        self.answered.load(Ordering::Relaxed)
    }

    fn is_alone(&self) -> bool {
        self.asking.load(Ordering::Relaxed) == 0
    }

    fn listens(&self) -> bool {
        self.gateway.connected() > 0
    }
}
