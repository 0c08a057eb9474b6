//! Something breaks inside: whoever asked hears of it, and nobody else is held up.

use super::log::Log;
use crate::world::{Says, World};

/// The last millisecond that a calendar knows. Nothing that Rounds writes is like that; reckoning with it breaks.
const END_OF_TIME: i64 = 8_210_266_876_799_999;

#[tokio::test]
async fn what_breaks_in_one_persons_turn_is_said_to_them_and_undone_alone() {
    let log = Log::begins();
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    world.moves_to("2026-01-07 12:00").await;
    let joined = world.counts(&format!("SELECT joined_at FROM members WHERE person = {}", ana.person.id()));
    let set = |at: i64| format!("UPDATE members SET joined_at = {at} WHERE person = {}", ana.person.id());
    world.alters(&set(END_OF_TIME));
    let broken = ana.types("/log post:A chair").await;
    broken.says("Something went wrong on my side, and nothing was changed");
    let id = broken.text().split('`').nth(1).expect("an id").to_owned();
    log.holds(&["ERROR", "a request failed", "panicked", &id]);
    assert_eq!(world.counts("SELECT count(*) FROM posts"), 0);
    ben.types("/me").await.says("This week: 0 of 4.");

    // Their knock is claimed by the same reckoning; Ben's comes at its time.
    world.moves_to("2026-01-07 12:31").await;
    assert_eq!((ana.knocks().len(), ben.knocks().len()), (0, 1));
    log.holds(&["ERROR", "a notice could not be claimed; it waits", "panicked"]);

    world.alters(&set(joined));
    world.moves_to("2026-01-07 12:36").await;
    assert_eq!((ana.knocks().len(), ben.knocks().len()), (1, 1), "as soon as it is well again");
    ana.types("/log post:A chair").await.says("Logged");
    assert_eq!(world.application.gateway().identified(), 1, "and the bot was there all the while");
}
