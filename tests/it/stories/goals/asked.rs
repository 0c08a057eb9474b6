//! What is asked about goals, what is shown, and when.

use super::{BEGIN, begins, notes, sets};
use crate::world::{Member, Says, World, at, labels, wall};
use local_discord::Shown;

/// Somebody whose weeks ask for one post, and who has made this week's: nothing else brings a knock for a while.
async fn who_is_done(world: &World, name: &str) -> Member {
    let ana = world.colleague(name);
    ana.joins("1 post", "LinkedIn", "Midday").await;
    ana.types("/settings").await.press("Plan").await.form().fill("target", "1").submit().await;
    world.rests().await;
    ana
}

/// When a check-in came, and what it said.
fn checked(member: &Member) -> Vec<(String, String)> {
    let about = member.knocks().into_iter().filter(|knock| knock.text().contains("Your goals"));
    about.map(|knock| (wall(knock.at()), knock.text())).collect()
}

fn days(member: &Member) -> Vec<String> {
    checked(member).into_iter().map(|(at, _)| at[..10].to_owned()).collect()
}

/// Lets days pass in which the week's post is made each Monday and nobody writes under it, so that no nudge comes.
async fn lives_until(world: &World, member: &Member, until: &str) {
    let end = at(&format!("{until} 20:00"));
    while world.clock.now() < end {
        let now = wall(world.clock.now());
        let day: chrono::NaiveDate = now[..10].parse().expect("a day");
        if chrono::Datelike::weekday(&day) == chrono::Weekday::Mon {
            member.types(&format!("/log post:Notes of {day}")).await;
        }
        let next = day.succ_opt().expect("a day");
        world.moves_to_instant(at(&format!("{next} 09:00")).min(end.max(world.clock.now()))).await;
        // Whatever waits under posts is answered without a word in Discord: it is not what these stories are about.
        answers_all(world);
    }
}

fn answers_all(world: &World) {
    let database = rusqlite::Connection::open(world.database()).expect("the database opens");
    database
        .execute("UPDATE reply_checks SET answer = 'none', answered_at = due_at, asked_at = due_at", [])
        .expect("answered");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_habit_is_counted_from_what_is_logged_and_never_asked_for() {
    let world = World::new().await;
    let ana = who_is_done(&world, "Ana").await;
    begins(&ana, "Weeks kept").await.submit().await.says("Set. I count it from what you log").says("**0** so far");
    let kinds = ana.types("/goals").await.choose(BEGIN, &["Posts of one kind"]).await;
    let form = kinds.choose("A kind, or a purpose", &["Technology"]).await.form();
    assert_eq!(form.value("measure"), "Posts on technology");
    form.fill("goal", "2").submit().await.says("I count your posts on technology.");
    ana.types("/log post:A chair pillar:Technology").await;
    let goals = ana.types("/goals").await;
    goals.says("**1** so far");
    let card = goals.press("Weeks kept").await;
    card.says("**1** so far; the line is at 0: ahead of it.");
    assert!(!labels(&card.message()).contains(&"How it stands".to_owned()), "there is nothing to type");
    lives_until(&world, &ana, "2026-02-20").await;
    ana.types("/goals").await.says("**7** so far");
    assert!(checked(&ana).iter().all(|(_, text)| !text.contains("How does it stand now?")), "{:?}", checked(&ana));
    // The second post on technology is told once, by a knock of its own.
    ana.types("/log post:A lamp pillar:Technology").await;
    answers_all(&world);
    world.moves_to("2026-02-27 20:00").await;
    let told: Vec<Shown> = ana.knocks().into_iter().filter(|knock| knock.text().contains("you are there")).collect();
    assert_eq!(told.len(), 1, "{:?}", checked(&ana));
    told[0].press("Open: Posts on technology").await.press("Finished").await.says("Finished.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_are_asked_for_monthly_and_weekly_in_the_last_month() {
    let mut world = World::new().await;
    let ana = who_is_done(&world, "Ana").await;
    sets(&ana, "Contacts", "0", "12", "30 March").await.says("Set.");
    lives_until(&world, &ana, "2026-02-04").await;
    assert_eq!(days(&ana), [] as [&str; 0]);
    lives_until(&world, &ana, "2026-02-06").await;
    assert_eq!(days(&ana), ["2026-02-05"]);
    let knock = ana.knocks().into_iter().rfind(|knock| knock.text().contains("Your goals")).expect("it came");
    knock.says("How does it stand now? **Contacts**: No number yet.");
    world.restarts().await;
    knock.press("Number: Contacts").await.form().fill("number", "4").submit().await.says("Noted.");
    lives_until(&world, &ana, "2026-03-30").await;
    // The last month begins on 28 February. Left alone twice in it, the question only rides along.
    assert_eq!(days(&ana), ["2026-02-05", "2026-03-02", "2026-03-09"]);
    notes(&ana, "Contacts", "9", "").await.says("Noted.");
    ana.types("/goals")
        .await
        .press("Contacts")
        .await
        .press("Correct")
        .await
        .form()
        .fill("due", "30 April")
        .submit()
        .await;
    lives_until(&world, &ana, "2026-04-14").await;
    assert_eq!(days(&ana)[3..], ["2026-04-06", "2026-04-13"], "a number brings it back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_date_that_passes_is_asked_about_once() {
    let mut world = World::new().await;
    let ana = who_is_done(&world, "Ana").await;
    sets(&ana, "Contacts", "0", "12", "in 4 weeks").await.says("by 2 February 2026");
    lives_until(&world, &ana, "2026-02-12").await;
    let over: Vec<Shown> =
        ana.knocks().into_iter().filter(|knock| knock.text().contains("its date has come")).collect();
    assert_eq!(over.len(), 1, "{:?}", checked(&ana));
    over[0].says("A later one, a lower number, or let go? Each is fine.");
    world.restarts().await;
    let card = over[0].press("Open: Contacts").await;
    card.says("Its date has come");
    let form = card.press("Another date or number").await.form();
    assert_eq!(form.value("due"), "2026-02-02");
    form.clone().fill("due", "1 February 2026").submit().await.says("A goal is reached on a day that lies ahead");
    form.fill("due", "end of February")
        .fill("goal", "8")
        .submit()
        .await
        .says("From **0** to **8** by 28 February 2026.");
    lives_until(&world, &ana, "2026-03-20").await;
    let over = ana.knocks().into_iter().filter(|knock| knock.text().contains("its date has come")).count();
    assert_eq!(over, 2, "the later date is asked about once more: {:?}", checked(&ana));
    ana.types("/goals").await.press("Contacts").await.press("Let go").await.press("Yes, let go").await.says("Let go.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn drift_is_asked_about_where_a_knock_goes_out_anyway() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let strategy = ana.types("/strategy").await.choose("Settle …", &["What for"]).await;
    strategy.choose("What it is for", &["Recruit"]).await;
    for n in 1..=5 {
        ana.types(&format!("/log post:Meeting people {n} purpose:Network")).await;
    }
    world.moves_to("2026-01-09 20:00").await;
    let asked = |member: &Member| -> Vec<Shown> {
        member
            .knocks()
            .into_iter()
            .filter(|knock| knock.text().contains("Does it still say what you post for?"))
            .collect()
    };
    let knock = asked(&ana).pop().expect("it rides on the answers to look after");
    knock.says("Of your last 5 posts with a purpose, none was").never_says("Your goals");
    knock.press("Change it").await.choose("What it is for", &["Network"]).await;
    knock.press("Keep the purpose").await.says("It stays, then: network.");
    world.moves_to("2026-02-20 20:00").await;
    assert_eq!(asked(&ana).len(), 1, "what was changed is not asked about again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_never_seen_counts_as_not_asked() {
    let world = World::new().await;
    let ana = who_is_done(&world, "Ana").await;
    sets(&ana, "Contacts", "0", "12", "30 June").await.says("Set.");
    lives_until(&world, &ana, "2026-02-04").await;
    ana.person.closes_dms();
    world.moves_to("2026-02-05 20:00").await;
    assert_eq!(world.counts("SELECT count(*) FROM goal_checks"), 0, "refused, it was not asked");
    ana.person.opens_dms();
    ana.types("/me").await.says("Contacts");
    ana.types("/help").await.says("How does a goal of yours stand?");
    let foreseen = ana.types("/settings").await.press("What would you send me?").await;
    foreseen.says("**Friday 6 February, 12:30**: the number of one goal, since it is time for one");
    world.moves_to("2026-02-06 20:00").await;
    assert_eq!(days(&ana), ["2026-02-06"]);
}
