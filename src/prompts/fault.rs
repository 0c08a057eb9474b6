//! Decides how a fault of the bank is told: file, entry, fault. Never decides what is one.

use std::fmt;

/// Something wrong with the bank.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PromptFault {
    /// The file, from the bank's folder on.
    pub file: String,
    /// The entry's id, or its place among the entries (`#3`); empty where the file itself is at fault.
    pub entry: String,
    /// What is wrong.
    pub fault: String,
}

impl fmt::Display for PromptFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.entry.is_empty() {
            write!(f, "{}: {}", self.file, self.fault)
        } else {
            write!(f, "{}: {}: {}", self.file, self.entry, self.fault)
        }
    }
}

impl std::error::Error for PromptFault {}

/// Where faults are gathered, so that one does not hide the next.
#[derive(Debug, Default)]
pub(super) struct Faults {
    found: Vec<PromptFault>,
}

impl Faults {
    pub(super) fn add(&mut self, file: &str, entry: &str, fault: impl Into<String>) {
        self.found.push(PromptFault { file: file.to_owned(), entry: entry.to_owned(), fault: fault.into() });
    }

    pub(super) fn into_vec(self) -> Vec<PromptFault> {
        self.found
    }
}
