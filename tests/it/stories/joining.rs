//! Joining a team, and leaving it.

use crate::world::World;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_answers_then_consent_and_the_board() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    let answer = ana.types("/start zone:Europe/Berlin").await;
    assert!(answer.is_ephemeral());
    let answer = answer.choose("Posts a week", &["four posts a week"]).await;
    let answer = answer.choose("Main platform", &["LinkedIn"]).await;
    assert!(answer.text().contains("Europe/Berlin"), "{}", answer.text());
    let answer = answer.press("Midday").await;
    let answer = answer.press("Yes, write to me").await;
    let answer = answer.press("Put me on the board").await;
    assert!(answer.text().contains("Four posts a week it is, mainly on LinkedIn"), "{}", answer.text());
    assert!(answer.text().contains("12:30"), "{}", answer.text());
    let answer = ana.types("/me").await;
    assert!(answer.text().contains("This week: 0 of 4"), "{}", answer.text());
}
