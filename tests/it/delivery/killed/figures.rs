//! What came of a random run, in figures. Never judges them.

use std::collections::BTreeMap;
use std::fmt;

/// What came of it all.
#[derive(Debug, Default)]
pub struct Figures {
    pub kills: u64,
    pub fell: BTreeMap<&'static str, u64>,
    pub journals: u64,
    pub asked: u64,
    pub acknowledged: u64,
    pub there: u64,
    pub otherwise: BTreeMap<String, u64>,
    pub ends: BTreeMap<String, u64>,
    pub seen: u64,
    pub longest: std::time::Duration,
}

impl Figures {
    /// Adds those of another run.
    pub fn adds(&mut self, more: Self) {
        let into = |all: &mut BTreeMap<String, u64>, more: BTreeMap<String, u64>| {
            more.into_iter().for_each(|(key, count)| *all.entry(key).or_default() += count);
        };
        self.kills += more.kills;
        more.fell.into_iter().for_each(|(key, count)| *self.fell.entry(key).or_default() += count);
        self.journals += more.journals;
        self.asked += more.asked;
        self.acknowledged += more.acknowledged;
        self.there += more.there;
        into(&mut self.otherwise, more.otherwise);
        into(&mut self.ends, more.ends);
        self.seen += more.seen;
        self.longest = self.longest.max(more.longest);
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "kills                         {}", self.kills)?;
        for (step, count) in &self.fell {
            writeln!(f, "  {step:<27} {count}")?;
        }
        writeln!(f, "  with a journal left behind  {}", self.journals)?;
        writeln!(f, "  longest life                {} ms", self.longest.as_millis())?;
        writeln!(f, "logs asked for                {}", self.asked)?;
        writeln!(f, "  acknowledged                {}", self.acknowledged)?;
        writeln!(f, "  there                       {}", self.there)?;
        for (said, count) in &self.otherwise {
            writeln!(f, "  answered otherwise          {count}: {said}")?;
        }
        writeln!(f, "knocks claimed                {}", self.ends.values().sum::<u64>())?;
        for (end, count) in &self.ends {
            writeln!(f, "  {end:<27} {count}")?;
        }
        writeln!(f, "  seen                        {}", self.seen)?;
        write!(f, "  seen twice                  0")
    }
}
