//! The one font of pictures, and what it has letters for. No font of the system is ever looked at.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// Noto Sans; its licence stands beside it.
pub(super) const FONT: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
/// What it calls itself.
pub(super) const FAMILY: &str = "Noto Sans";

/// No text in a picture is longer: what follows would not be seen.
const LONGEST: usize = 200;

/// Whether the font has a letter for everything in the text, and for something. What stands for a letter that somebody
/// else did not have is none, nor is what each font is free to draw as it likes.
pub(super) fn covers(text: &str) -> bool {
    let Ok(font) = FontRef::new(FONT) else { return false };
    let letters = font.charmap();
    let nobodys = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fff9}'..='\u{ffff}' | '\u{f0000}'..);
    !text.trim().is_empty() && text.chars().all(|c| !c.is_control() && !nobodys(c) && letters.map(c).is_some())
}

/// A name as it can be written with the letters there are: all of it; or without the signs beside its letters; or its
/// initial. None where there is no letter even for that.
pub(super) fn written(name: &str) -> Option<String> {
    let name = seen(name);
    if covers(&name) {
        return Some(name);
    }
    // Hearts and flowers beside a name are no part of it; other letters are.
    let is_sign = |c: &char| !c.is_alphanumeric() && !is_mark(*c) && !c.is_whitespace() && !covers(&c.to_string());
    let bare: String = name.chars().filter(|c| !is_sign(c)).collect();
    let bare = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    if bare.contains(char::is_alphanumeric) && covers(&bare) {
        return Some(bare);
    }
    let first = bare.chars().find(|c| c.is_alphanumeric())?;
    covers(&first.to_string()).then(|| format!("{}.", first.to_uppercase()))
}

/// The text without what has no width or turns the direction of reading, and with no more than two marks on a letter.
pub(super) fn seen(text: &str) -> String {
    let mut out = String::new();
    let mut marks = 0;
    for c in text.chars().take(LONGEST) {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match c {
            _ if c.is_whitespace() => out.push(' '),
            _ if c.is_control() || is_unseen(c) || marks > 2 => {}
            _ => out.push(c),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether it stands on the letter before it.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// How wide the text is at a size, in pixels.
pub(super) fn width(text: &str, size: f32) -> f32 {
    let Ok(font) = FontRef::new(FONT) else { return 0.0 };
    let (letters, metrics) = (font.charmap(), font.glyph_metrics(Size::new(size), LocationRef::default()));
    let advance = |c| letters.map(c).and_then(|glyph| metrics.advance_width(glyph)).unwrap_or(size);
    text.chars().map(advance).sum()
}

/// The text in as many lines as it needs at this size, at most so many; what does not fit is cut with an ellipsis.
pub(super) fn lines(text: &str, size: f32, widest: f32, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let seen = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end]);
    for word in seen.split_whitespace() {
        let last = lines.last().map_or("", String::as_str);
        let longer = if last.is_empty() { word.to_owned() } else { format!("{last} {word}") };
        if last.is_empty() || width(&longer, size) <= widest {
            lines.pop();
            lines.push(longer);
        } else {
            lines.push(word.to_owned());
        }
    }
    let cut = lines.len() > most;
    lines.truncate(most);
    for (at, line) in lines.iter_mut().enumerate() {
        let more = cut && at + 1 == most;
        if more || width(line, size) > widest {
            while !line.is_empty() && width(&format!("{line}…"), size) > widest {
                line.pop();
            }
            line.truncate(line.trim_end().len());
            line.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_font_has_no_letters_for_is_known() {
        for (text, has) in [
            ("New enquiries a month", true),
            ("Überweisungen, naïve façade, Łódź, ñandú", true),
            ("Новые пациенты · Νέοι", true),
            ("12 % – “saved” … 4.7", true),
            ("新しい患者", false),
            ("مرضى جدد", false),
            ("Posts 🎉", false),
            ("a\u{7}b", false),
            ("  ", false),
            ("", false),
        ] {
            assert_eq!(covers(text), has, "{text:?}");
        }
    }

    #[test]
    fn a_name_is_written_with_the_letters_there_are() {
        for (name, written_as) in [
            ("Ana", Some("Ana")),
            ("Łucja Ñandú-Öz", Some("Łucja Ñandú-Öz")),
            ("Мария Иванова", Some("Мария Иванова")),
            ("Ελένη", Some("Ελένη")),
            ("Nguyễn Thị Hạnh", Some("Nguyễn Thị Hạnh")),
            ("Ana 🎉🏳️\u{200d}🌈", Some("Ana")),
            ("🌸 Mia 🌸 Berg", Some("Mia Berg")),
            ("A\u{202e}n\u{200b}a\u{7}", Some("Ana")),
            ("Maria 王", Some("M.")),
            ("王秀英", None),
            ("محمد", None),
            ("שרה", None),
            ("สมชาย", None),
            ("김민수", None),
            ("さくら", None),
            ("გიორგი", None),
            ("Անի", None),
            ("አበበ", None),
            ("🎉", None),
            ("\u{fffd}\u{e000}", None),
            ("\u{200b}\u{200b}", None),
            ("", None),
        ] {
            assert_eq!(written(name).as_deref(), written_as, "{name:?}");
        }
        let heaped = written(&format!("A{}", "\u{301}".repeat(300))).expect("letters");
        assert_eq!(heaped.chars().count(), 3, "marks do not climb into the lines above");
    }

    #[test]
    fn long_texts_are_broken_and_cut() {
        assert_eq!(lines("One two", 30.0, 400.0, 2), ["One two"]);
        let two = lines("Readers a month who write that a post of ours helped them through the winter", 30.0, 400.0, 2);
        assert!(two.len() == 2 && two[1].ends_with('…'), "{two:?}");
        let word = lines(&"W".repeat(100), 30.0, 400.0, 2);
        assert!(word.len() == 1 && word[0].ends_with('…'), "{word:?}");
        for line in two.iter().chain(&word) {
            assert!(width(line, 30.0) <= 400.0, "{line}");
        }
    }
}
