//! The look back on a quarter: once, in its first message, and what can become of each line.

use crate::world::{Member, Says, World, wall};
use local_discord::{Answer, Shown};

const WINTER: &str = "January to March 2026";

async fn line(member: &Member, name: &str) -> Answer {
    member.types("/strategy").await.choose("Settle …", &[name]).await
}

/// Somebody who settled three lines in January and posted once each Monday until spring.
async fn since_january(world: &World, name: &str) -> Member {
    let member = world.colleague(name);
    member.joins("1 post", "LinkedIn", "Midday").await;
    line(&member, "For whom").await.choose("For whom", &["Colleagues"]).await;
    line(&member, "What for").await.choose("What it is for", &["Network"]).await;
    line(&member, "Platforms").await.choose("Platforms you use", &["LinkedIn", "X"]).await;
    member
}

async fn until_spring(world: &World, members: &[&Member]) {
    let first: chrono::NaiveDate = "2026-01-05".parse().expect("a day");
    for monday in first.iter_weeks().take(13) {
        world.moves_to(&format!("{monday} 09:30")).await;
        for member in members {
            member.logs(&format!("Of {monday}")).await;
        }
    }
}

fn look_backs(member: &Member) -> Vec<Shown> {
    member.knocks().into_iter().filter(|knock| knock.text().contains("Is what you settled still yours?")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_quarter_is_looked_back_on_after_the_clocks_went_forward() {
    let mut world = World::new().await;
    let (ana, ben) = (since_january(&world, "Ana").await, world.colleague("Ben"));
    // Ben has settled nothing.
    ben.joins("1 post", "LinkedIn", "Midday").await;
    until_spring(&world, &[&ana, &ben]).await;
    line(&ana, "For whom").await.says("Colleagues");
    ana.types("/replies").await.choose("Groups you talked with", &["Nurses"]).await;
    world.moves_to("2026-03-31 23:00").await;
    assert!(look_backs(&ana).is_empty());
    let foreseen = ana.types("/settings").await.press("What would you send me?").await;
    foreseen
        .says("**Wednesday 1 April, 12:30**")
        .says("a look back on January to March 2026, since a new quarter has begun");
    world.moves_to("2026-04-01 23:00").await;
    let all = look_backs(&ana);
    assert_eq!(all.iter().map(|knock| wall(knock.at())).collect::<Vec<_>>(), ["2026-04-01 12:30"]);
    let knock = &all[0];
    knock.says(WINTER).says("13 posts went out; 13 of 13 weeks kept.").says("They served: network 100 %.");
    knock.says("They stood on: LinkedIn 13. Meant, and without a post: X.").says("You talked with nurses.");
    assert!(look_backs(&ben).is_empty());
    world.restarts().await;
    knock.press("Keep all").await.says("Kept, all of it");
    knock.press("Keep all").await.says("Kept, all of it");
    world.moves_to("2026-04-20 23:00").await;
    assert_eq!(look_backs(&ana).len(), 1, "once a quarter");
    ana.types("/help").await.never_says("waits for a look back");
    // Beside the card of January one is put by; another press by somebody else changes nothing.
    assert_eq!(world.counts("SELECT count(*) FROM strategy_cards"), 2);
    let of_ben = ben.types("/help").await.message();
    for button in knock.buttons().into_iter().filter_map(|button| button.custom_id) {
        if button.starts_with("1:str:") {
            ben.here.presses_custom_id(&of_ben, &button).await.says("That belongs to somebody else");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn line_by_line_each_stays_changes_or_goes() {
    let world = World::new().await;
    let ana = since_january(&world, "Ana").await;
    until_spring(&world, &[&ana]).await;
    world.moves_to("2026-04-02 09:00").await;
    ana.types("/help").await.says("January to March 2026 waits for a look back: `/strategy`.");
    ana.types("/strategy").await.press("Look back on the quarter").await.says(WINTER).says("What you settled");
    let knock = look_backs(&ana).remove(0);
    let each = knock.press("Line by line").await;
    each.choose("Change a line", &["For whom"])
        .await
        .says("For whom do you write?")
        .choose("For whom", &["People nearby"])
        .await;
    ana.types("/help").await.never_says("waits for a look back");
    let shown = knock.press("Line by line").await.message();
    let drop = shown.selects().into_iter().find(|select| select.placeholder == "Drop a line").expect("it is there");
    for _ in 0..2 {
        let dropped = ana.here.chooses_custom_id(&shown, &drop.custom_id, &["purpose"]).await;
        dropped.says("Dropped: what for.").says("People nearby").never_says("**What for**");
    }
    let now = ana.types("/strategy").await;
    now.says("**What for**: left out, as you said").says("✓ **For whom**: People nearby");
    let before = now.press("Before").await;
    before
        .says("Before the changes of 2 April 2026")
        .says("then Colleagues\nnow People nearby")
        .says("then Network\nnow nothing");
    // Months later the buttons say that another quarter is meant by then, or still do what they say.
    world.moves_to("2026-08-03 09:00").await;
    knock.press("Keep all").await.says("Kept, all of it, after January to March 2026");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_saw_was_not_asked() {
    let world = World::new().await;
    let ana = since_january(&world, "Ana").await;
    until_spring(&world, &[&ana]).await;
    ana.person.closes_dms();
    world.moves_to("2026-04-01 23:00").await;
    assert_eq!(world.counts("SELECT count(*) FROM reviews"), 0);
    ana.person.opens_dms();
    ana.stirs().await;
    world.moves_to("2026-04-03 23:00").await;
    assert_eq!(look_backs(&ana).len(), 1);
    assert_eq!(world.reads("SELECT quarter FROM reviews"), "2026-Q1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_was_there_for_too_little_of_it_or_was_away_is_not_asked() {
    let world = World::beginning("2026-02-02 09:00").await;
    let ana = since_january(&world, "Ana").await;
    world.moves_to("2026-03-30 09:30").await;
    ana.logs("A chair").await;
    world.moves_to("2026-04-20 23:00").await;
    assert!(look_backs(&ana).is_empty(), "58 days are too few");
    ana.types("/strategy").await.never_says(WINTER);
    assert!(ana.types("/strategy").await.message().buttons().iter().all(|one| one.label != "Look back on the quarter"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_running_week_is_not_judged_before_it_is_over() {
    let world = World::new().await;
    let ana = since_january(&world, "Ana").await;
    let first: chrono::NaiveDate = "2026-01-05".parse().expect("a day");
    for monday in first.iter_weeks().take(12) {
        world.moves_to(&format!("{monday} 09:30")).await;
        ana.logs(&format!("Of {monday}")).await;
    }
    // The last week of the quarter began on 30 March and runs until 5 April.
    world.moves_to("2026-04-02 09:00").await;
    let look_back = ana.types("/strategy").await.press("Look back on the quarter").await;
    look_back.says("Twelve posts went out; twelve of twelve weeks kept.");
    world.moves_to("2026-04-06 09:00").await;
    let look_back = ana.types("/strategy").await.press("Look back on the quarter").await;
    look_back.says("Twelve posts went out; twelve of 13 weeks kept.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_over_two_quarters_is_talked_about_in_the_one_in_which_it_began() {
    let world = World::beginning("2026-03-31 09:00").await;
    let ana = since_january(&world, "Ana").await;
    ana.types("/replies").await.choose("Groups you talked with", &["Nurses"]).await;
    world.moves_to("2026-04-07 09:00").await;
    ana.types("/replies").await.choose("Groups you talked with", &["Education"]).await;
    world.moves_to("2026-07-02 09:00").await;
    let look_back = ana.types("/strategy").await.press("Look back on the quarter").await;
    look_back.says("April to June 2026").says("You talked with people in education.").never_says("nurses");
}
