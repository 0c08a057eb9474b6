//! The one font of pictures, and what it has letters for. No font of the system is ever looked at.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// Noto Sans; its licence stands beside it.
pub(super) const FONT: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
/// What it calls itself.
pub(super) const FAMILY: &str = "Noto Sans";

/// Whether the font has a letter for everything in the text, and for something.
pub(super) fn covers(text: &str) -> bool {
    let Ok(font) = FontRef::new(FONT) else { return false };
    let letters = font.charmap();
    !text.trim().is_empty() && text.chars().all(|c| !c.is_control() && letters.map(c).is_some())
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
    for word in text.split_whitespace() {
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
