//! Turns a picture into a PNG, with its own font and nothing else. Never decides how it looks.

use super::font::{FAMILY, FONT};
use super::theme::Svg;
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
pub fn png(svg: &Svg) -> Result<Vec<u8>, NotDrawn> {
    let options = Options { fontdb: Arc::clone(&FONTS), font_family: FAMILY.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg.as_str(), &options)?;
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| NotDrawn::Unpacked("no room".into()))?;
    resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| NotDrawn::Unpacked(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Drawing;
    use super::super::line::draw;
    use super::super::line::tests::sample;
    use super::*;

    #[test]
    fn a_picture_is_small() {
        let first = png(&draw(&sample())).unwrap();
        assert!(first.starts_with(b"\x89PNG") && first.len() < 300_000, "{}", first.len());
        assert_eq!(png(&draw(&sample())).unwrap(), first, "the same data is the same picture");
        let points = (0..365).map(|n| (f64::from(n) / 365.0, f64::from(n % 7))).collect();
        let title =
            "Readers a month who write that a post of ours helped them through a long and difficult winter".into();
        let many = png(&draw(&Drawing { points, title, ..sample() })).unwrap();
        assert!(many.len() < 300_000, "{}", many.len());
    }

    #[test]
    fn letters_are_drawn() {
        let mute = Drawing { title: String::new(), ..sample() };
        let [told, mute] = [sample(), mute].map(|one| png(&draw(&one)).unwrap().len());
        assert!(told > mute + 500, "a title leaves its mark");
    }

    #[test]
    fn what_is_no_picture_is_told() {
        assert!(matches!(png(&Svg::written("<svg".into())), Err(NotDrawn::Unreadable(_))));
    }
}
