//! Has a picture drawn, beside the turns of others. Never decides what is on it.

use super::turn::App;
/// What is drawn: numbers, and words that are handed in.
pub use crate::formats::picture::Drawing;
use crate::formats::picture::png;

impl App {
    /// The picture as a PNG; none where drawing failed: what it shows stands in words in any case.
    pub async fn draw(&self, drawing: Drawing) -> Option<Vec<u8>> {
        let drawn = tokio::task::spawn_blocking(move || png(&drawing)).await;
        let drawn = drawn.map_err(|error| error.to_string()).and_then(|drawn| drawn.map_err(|fault| fault.to_string()));
        drawn.inspect_err(|error| tracing::error!(%error, "a picture was not drawn")).ok()
    }
}
