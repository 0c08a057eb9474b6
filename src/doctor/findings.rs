//! Decides how what was found is printed, and what it means for the exit code.

use std::io::{self, Write};

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Health {
    /// As it should be.
    Well,
    /// Worth a look; Rounds works.
    Look,
    /// To be mended: something does not work, or will not.
    Ill,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How it is.
    pub health: Health,
    /// What was looked at, and what was seen.
    pub what: String,
    /// What to do; empty where nothing is to be done.
    pub cure: String,
}

impl Finding {
    /// Something that is as it should be.
    #[must_use]
    pub fn well(what: impl Into<String>) -> Self {
        Self { health: Health::Well, what: what.into(), cure: String::new() }
    }

    /// Something worth a look.
    #[must_use]
    pub fn look(what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { health: Health::Look, what: what.into(), cure: cure.into() }
    }

    /// Something to be mended.
    #[must_use]
    pub fn ill(what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { health: Health::Ill, what: what.into(), cure: cure.into() }
    }
}

/// Prints all of it, and says whether nothing is to be mended.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn print(findings: &[Finding], out: &mut impl Write) -> io::Result<bool> {
    for one in findings {
        let mark = match one.health {
            Health::Well => "ok  ",
            Health::Look => "look",
            Health::Ill => "MEND",
        };
        writeln!(out, "{mark}  {}", one.what)?;
        if !one.cure.is_empty() {
            writeln!(out, "      {}", one.cure)?;
        }
    }
    let ill = findings.iter().filter(|one| one.health == Health::Ill).count();
    match ill {
        0 => writeln!(out, "\nNothing to mend.")?,
        1 => writeln!(out, "\nOne thing to mend.")?,
        more => writeln!(out, "\n{more} things to mend.")?,
    }
    Ok(ill == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_has_its_mark_and_its_cure() {
        let all =
            [Finding::well("The clock"), Finding::look("The door", "Close it."), Finding::ill("The roof", "Mend it.")];
        let mut out = Vec::new();
        assert!(!print(&all, &mut out).unwrap());
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "ok    The clock\nlook  The door\n      Close it.\nMEND  The roof\n      Mend it.\n\nOne thing to mend.\n"
        );
        assert!(print(&all[..2], &mut Vec::new()).unwrap());
    }
}
