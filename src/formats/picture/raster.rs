//! Turns a picture into a PNG, with its own font and nothing else. Never decides how it looks.

use super::drawing::Drawing;
use super::font::{FAMILY, FONT};
use super::svg::svg;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Tree};
use std::sync::{Arc, LazyLock};
use thiserror::Error;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_source(Source::Binary(Arc::new(FONT)));
    Arc::new(fonts)
});

/// A picture could not be drawn.
#[derive(Debug, Error)]
pub enum NotDrawn {
    /// What was to be drawn is not understood.
    #[error("not understood: {0}")]
    Unreadable(#[from] resvg::usvg::Error),
    /// There is no room for it, or it cannot be packed.
    #[error("not packed: {0}")]
    Unpacked(String),
}

/// The picture as a PNG.
///
/// # Errors
/// When it cannot be drawn.
pub fn png(drawing: &Drawing) -> Result<Vec<u8>, NotDrawn> {
    let options = Options { fontdb: Arc::clone(&FONTS), font_family: FAMILY.to_owned(), ..Options::default() };
    let tree = Tree::from_str(&svg(drawing), &options)?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| NotDrawn::Unpacked("no room".into()))?;
    resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| NotDrawn::Unpacked(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::super::svg::tests::sample;
    use super::*;

    #[test]
    fn a_picture_is_small_and_quick() {
        let first = png(&sample()).unwrap();
        assert!(first.starts_with(b"\x89PNG") && first.len() < 300_000, "{}", first.len());
        assert_eq!(png(&sample()).unwrap(), first, "the same data is the same picture");
        let points = (0..365).map(|n| (f64::from(n) / 365.0, f64::from(n % 7))).collect();
        let title =
            "Readers a month who write that a post of ours helped them through a long and difficult winter".into();
        let full = Drawing { points, title, ..sample() };
        let begun = std::time::Instant::now();
        let many = png(&full).unwrap();
        let took = begun.elapsed();
        assert!(many.len() < 300_000, "{}", many.len());
        // Fifty milliseconds where nothing else runs; others build beside.
        assert!(took.as_millis() < 500, "{took:?}");
    }

    #[test]
    fn letters_are_drawn() {
        let mute = Drawing { title: String::new(), ..sample() };
        assert!(png(&sample()).unwrap().len() > png(&mute).unwrap().len() + 500, "a title leaves its mark");
    }
}
