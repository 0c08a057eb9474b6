//! Small pictures of a line: data and words in, bytes out. Declares its rooms.

mod drawing;
mod font;
mod raster;
mod svg;

pub use drawing::Drawing;
pub use raster::{NotDrawn, png};
pub use svg::svg;
