//! Has pictures drawn, beside the turns of others, and never many at once. Never decides what is on them.

use super::turn::App;
/// What is drawn: numbers, and words that are handed in; and how it becomes a PNG, which nobody does in a turn.
pub use crate::formats::picture::{Bars, Drawing, Svg, board, line, overview, own, png};
use std::sync::Arc;

/// How many pictures are drawn at a time: each takes a core while it is drawn.
pub(super) const AT_A_TIME: usize = 2;

impl App {
    /// The picture as a PNG; none where drawing failed: what it shows stands in words in any case.
    pub async fn draw(&self, picture: Svg) -> Option<Vec<u8>> {
        let pen = Arc::clone(&self.pens).acquire_owned().await.ok()?;
        let drawn = tokio::task::spawn_blocking(move || {
            let drawn = png(&picture);
            // Held to the end, whether anybody still waits or not.
            drop(pen);
            drawn
        })
        .await;
        let drawn = drawn.map_err(|error| error.to_string()).and_then(|drawn| drawn.map_err(|fault| fault.to_string()));
        drawn.inspect_err(|error| tracing::error!(%error, "a picture was not drawn")).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::prompts::Catalog;
    use crate::store::Store;
    use rand::SeedableRng;
    use rand::rngs::StdRng;
    use std::task::Poll;

    #[tokio::test]
    async fn a_picture_waits_for_a_free_pen_and_comes_all_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("rounds.db")).unwrap();
        let clock = Clock::standing_at(chrono::DateTime::UNIX_EPOCH);
        let catalog = Arc::new(Catalog::built_in().unwrap());
        let app = App::new(store, catalog, clock, StdRng::seed_from_u64(1));
        let all = Arc::clone(&app.pens).acquire_many_owned(AT_A_TIME as u32).await.unwrap();
        let mut drawn = std::pin::pin!(app.draw(line::draw(&Drawing::default())));
        let waits = std::future::poll_fn(|context| Poll::Ready(drawn.as_mut().poll(context).is_pending()));
        assert!(waits.await, "all pens are taken");
        drop(all);
        assert!(drawn.await.is_some_and(|png| png.starts_with(b"\x89PNG")));
        assert_eq!(app.draw(Svg::written("<svg".into())).await, None, "what cannot be drawn is not there");
        assert_eq!(app.pens.available_permits(), AT_A_TIME, "each pen is put back");
    }
}
