//! Somebody whose knock is due at a known minute, and what is seen of it after the program was killed.

use crate::process::Process;
use crate::world::{Member, World, at};
use chrono::{DateTime, Duration, Utc};
use std::time::{Duration as Span, Instant};

pub const MESSAGES: &str = "POST /channels/*/messages";
pub const OPENING: &str = "POST /users/@me/channels";
/// Longer than any story lasts.
pub const FOR_EVER: Span = Span::from_secs(300);

/// Looks again and again until something is so.
pub async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let since = Instant::now();
    while !is_so() {
        assert!(since.elapsed() < Span::from_secs(20), "not within twenty seconds: {what}");
        tokio::time::sleep(Span::from_millis(5)).await;
    }
}

pub fn noon(seconds: i64) -> DateTime<Utc> {
    at("2026-01-07 12:30") + Duration::seconds(seconds)
}

pub fn settled(world: &World, state: &str) -> bool {
    world.counts(&format!("SELECT count(*) FROM deliveries WHERE state = '{state}'")) == 1
}

/// A member who is due on Wednesday at half past twelve; Rounds is not running.
pub async fn who_is_due() -> (World, Member) {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:00").await;
    world.stops().await;
    (world, ana)
}

/// Started again so many seconds after half past twelve, the program brings it to an end; seen once, and still once when
/// a day has gone by.
pub async fn seen_once(mut world: World, ana: &Member, seconds: i64) {
    let process = Process::starts(&world, noon(seconds));
    until("the knock is known to be there", || settled(&world, "sent")).await;
    process.dies();
    assert_eq!(ana.knocks().len(), 1);
    world.clock.set(noon(seconds + 60));
    world.starts().await;
    world.moves_to("2026-01-08 12:29").await;
    assert_eq!(ana.knocks().len(), 1, "{:?}", ana.knocked_at());
}
