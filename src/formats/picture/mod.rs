//! Pictures: data and words in, bytes out. One picture a file, with one theme. Declares its rooms.

mod bars;
pub mod board;
mod drawing;
mod font;
pub mod line;
pub mod overview;
pub mod own;
mod raster;
#[cfg(test)]
mod tests;
mod theme;

pub use bars::Bars;
pub use drawing::Drawing;
pub use raster::{NotDrawn, png};
pub use theme::Svg;
