//! Decides whether an interaction was taken up before. Never handles one.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, PoisonError};

/// So many of the last interactions are remembered; Discord repeats one within seconds, if at all.
const REMEMBERED: usize = 4096;

/// The interactions that were taken up lately.
#[derive(Default)]
pub struct Seen(Mutex<(HashSet<u64>, VecDeque<u64>)>);

impl Seen {
    /// Whether it is the first time.
    pub fn first_time(&self, id: u64) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !seen.0.insert(id) {
            return false;
        }
        seen.1.push_back(id);
        if seen.1.len() > REMEMBERED
            && let Some(oldest) = seen.1.pop_front()
        {
            seen.0.remove(&oldest);
        }
        true
    }
}
