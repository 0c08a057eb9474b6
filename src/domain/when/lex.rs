//! Decides into which words and numbers a text about time falls.
//! Never decides what they mean together; that is `read`.

/// One piece of what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Letters, in lower case.
    Word(&'a str),
    /// A whole number, and with how many digits it was written.
    Number(u32, usize),
    /// Hours and minutes with a colon.
    Clock(u32, u32),
    /// Two numbers with a dot: a day and a month, a clock, or one and a half.
    Dotted(u32, u32),
    /// A day and a month with dots and a year, or with a dot behind each.
    DayMonth(u32, u32, Option<i32>),
    /// A year, a month and a day.
    YearFirst(i32, u32, u32),
    /// Two numbers with a slash or a dash, and perhaps a year: the order is anybody's guess.
    Slashed(u32, u32, Option<i32>),
    /// An instant as Discord writes it, in seconds.
    Stamp(i64),
}

/// Words that carry nothing; how they were meant shows without them.
const QUIET: &[&str] =
    &["the", "of", "about", "around", "approximately", "approx", "roughly", "sometime", "o'clock", "oclock", "clock"];

/// The text with one way of writing things that people write in several.
pub(super) fn plain(text: &str) -> String {
    let lower = text.trim().to_lowercase().replace(['’', '‘', '`'], "'");
    let letters: Vec<char> = lower.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let mut out = String::with_capacity(lower.len());
    for (at, &letter) in letters.iter().enumerate() {
        let half = digit(at.checked_sub(1)) && digit(Some(at + 1)) && !digit(Some(at + 2));
        match letter {
            // “1,5 hours” is one and a half; “March 14,2026” is not.
            ',' if half => out.push('.'),
            ',' | ';' | '(' | ')' | '"' | '!' | '?' | '“' | '”' | '@' | '~' => out.push(' '),
            '–' | '—' | '‑' => out.push('-'),
            other if other.is_whitespace() => out.push(' '),
            other => out.push(other),
        }
    }
    out.replace("a.m.", "am").replace("p.m.", "pm").replace("a.m", "am").replace("p.m", "pm")
}

/// The pieces of a [`plain`] text, or nothing if one of them is neither a word nor a number.
pub(super) fn pieces(plain: &str) -> Option<Vec<Piece<'_>>> {
    let mut found = Vec::new();
    for chunk in plain.split(' ').filter(|chunk| !chunk.is_empty()) {
        if let Some(stamp) = chunk.strip_prefix("<t:").and_then(|rest| rest.strip_suffix('>')) {
            let seconds = stamp.split(':').next().and_then(|seconds| seconds.parse().ok())?;
            found.push(Piece::Stamp(seconds));
            continue;
        }
        if QUIET.contains(&chunk) {
            continue;
        }
        for run in runs(chunk) {
            let first = run.chars().next()?;
            if first.is_ascii_digit() {
                found.push(number(run)?);
                continue;
            }
            let word = run.trim_matches(['.', '-', '\'', '/', ':']);
            // A dash on its own parts a day from its hour; before a number it would turn the sense around.
            if word.is_empty() && run.len() == chunk.len() {
                continue;
            }
            if word.is_empty() || !word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '\'') {
                return None;
            }
            found.push(Piece::Word(word));
        }
    }
    Some(found)
}

/// A chunk cut where figures turn into letters and back: `6:30pm`, `18h30`, `14-mar-2026`.
fn runs(chunk: &str) -> impl Iterator<Item = &str> {
    let mut rest = chunk;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let figures = first.is_ascii_digit();
        let end = rest
            .char_indices()
            .find(|(_, letter)| if figures { letter.is_alphabetic() } else { letter.is_ascii_digit() })
            .map_or(rest.len(), |(at, _)| at);
        let (run, left) = rest.split_at(end);
        rest = left;
        Some(run)
    })
}

/// What a run of figures and separators is.
fn number(run: &str) -> Option<Piece<'_>> {
    let dotted_end = run.ends_with('.');
    let run = run.trim_end_matches(['.', '-', '/', ':', '\'']);
    let separator = run.chars().find(|letter| !letter.is_ascii_digit());
    let Some(separator) = separator else {
        return Some(Piece::Number(figure(run)?, run.len()));
    };
    let groups: Vec<&str> = run.split(separator).collect();
    let values: Vec<u32> = groups.iter().map(|group| figure(group)).collect::<Option<_>>()?;
    match (separator, values.as_slice()) {
        (':', &[hour, minute] | &[hour, minute, _]) if groups[1].len() == 2 => Some(Piece::Clock(hour, minute)),
        ('.' | '-' | '/', &[year, month, day]) if groups[0].len() == 4 => {
            Some(Piece::YearFirst(i32::try_from(year).ok()?, month, day))
        }
        ('.', &[day, month, _]) => Some(Piece::DayMonth(day, month, Some(year(groups[2])?))),
        ('.', &[day, month]) if dotted_end => Some(Piece::DayMonth(day, month, None)),
        ('.', &[one, other]) => Some(Piece::Dotted(one, other)),
        ('-' | '/', &[one, other, _]) => Some(Piece::Slashed(one, other, Some(year(groups[2])?))),
        ('-' | '/', &[one, other]) => Some(Piece::Slashed(one, other, None)),
        _ => None,
    }
}

/// A number of at most nine digits.
fn figure(group: &str) -> Option<u32> {
    if group.is_empty() || group.len() > 9 { None } else { group.parse().ok() }
}

/// A year with four digits, or with two for this century.
fn year(group: &str) -> Option<i32> {
    let value: i32 = group.parse().ok()?;
    match group.len() {
        4 => Some(value),
        2 => Some(2000 + value),
        _ => None,
    }
}
