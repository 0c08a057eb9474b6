//! Goals: from a wish to a number, how it stands, what is asked and when, and the end of it.

mod asked;
mod others;

use crate::world::{Member, Says, World};
use local_discord::{Answer, Form};
use rounds::discord::action::{Action, GoalStep, NumberStep};
use rounds::domain::ids::{GoalId, ProgressId};

const BEGIN: &str = "Set a goal: choose what to begin from";
const ENQUIRIES: &str = "New enquiries a month that mention a post";

/// The form of a goal that begins from this choice.
async fn begins(member: &Member, from: &str) -> Form {
    member.types("/goals").await.choose(BEGIN, &[from]).await.form()
}

/// A goal of one's own.
async fn sets(member: &Member, measure: &str, from: &str, to: &str, due: &str) -> Answer {
    let form = begins(member, "Something of my own").await;
    form.fill("measure", measure).fill("baseline", from).fill("goal", to).fill("due", due).submit().await
}

/// The card of a goal, opened from the list.
async fn opens(member: &Member, measure: &str) -> Answer {
    member.types("/goals").await.press(measure).await
}

/// Types a number of a day.
async fn notes(member: &Member, measure: &str, value: &str, on: &str) -> Answer {
    let form = opens(member, measure).await.press("How it stands").await.form();
    form.fill("number", value).fill("on", on).submit().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_a_template_to_the_end() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/goals").await.says("None yet. A goal here has a number and a date");
    let form = begins(&ana, ENQUIRIES).await;
    assert_eq!(
        (form.value("baseline"), form.value("goal"), form.value("due")),
        ("2".into(), "5".into(), "in 12 weeks".into())
    );
    let set = form.submit().await;
    set.says("Set. I'll ask how it stands once a month")
        .says("From **2** to **5** by 30 March 2026.")
        .says("No number yet.");
    assert!(set.is_ephemeral());
    let shown = set.message();
    assert_eq!(shown.files(), ["line.png"]);
    let picture = shown.attachment("line.png");
    assert!(picture.starts_with(b"\x89PNG") && picture.len() < 300_000);
    let told = shown.json()["attachments"][0]["description"].as_str().unwrap_or_default().to_owned();
    assert!(told.starts_with(ENQUIRIES), "told in words to those who do not see it: {told}");
    let all = set.press("All goals").await;
    assert!(all.is_update() && all.message().files().is_empty(), "the picture goes with its card");
    let set = all.press(ENQUIRIES).await;
    assert_eq!(set.message().files(), ["line.png"]);
    world.moves_to("2026-02-02 09:00").await;
    let noted = set.press("How it stands").await.form().fill("number", "3").submit().await;
    noted.says("Noted.").says("**3** on 2 February 2026; the line was at 3 that day: on it.");
    world.restarts().await;
    world.moves_to("2026-03-16 09:00").await;
    let there = notes(&ana, ENQUIRIES, "5 enquiries", "").await;
    there.says("You are there.").says("**5** on 16 March 2026: you are there.");
    notes(&ana, ENQUIRIES, "6", "").await.says("Noted.").never_says("beside full days");
    let finished = there.press("Finished").await;
    finished.says("Finished.").says("Finished on 16 March 2026.").never_says("beside full days");
    ana.types("/goals").await.says("Lately").says("finished on 16 March 2026").says("None yet.");
    // The button of before is answered, and changes nothing any more.
    let id = Action::Goal(GoalId(world.counts("SELECT id FROM goals")), GoalStep::Note).id();
    let late = finished.message().press_custom_id(&id).await.form();
    late.fill("number", "7").submit().await.says("That goal is over.");
    finished.press("It goes on").await.says("Kept.");
    ana.types("/me").await.says("New enquiries a month that mention a post: 6 of 5 by 30 Mar · you are there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wish_without_a_number_is_led_to_one() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    let form = begins(&ana, "Something of my own").await;
    let asked = form.fill("measure", "More patients").fill("goal", "more").fill("due", "in spring").submit().await;
    asked.says("“More patients” is a good wish.").says("which number would show you that you are there, and by when?");
    asked.says("For example").says("New enquiries a month that mention a post").says("from 2 to 5");
    assert_eq!(world.counts("SELECT count(*) FROM goals"), 0);
    world.restarts().await;
    let again = asked.press("Go on with it").await.form();
    assert_eq!(
        (again.value("measure"), again.value("goal"), again.value("due")),
        ("More patients".into(), "more".into(), "in spring".into())
    );
    let asked = again.fill("goal", "5 a month").submit().await;
    asked.says("I could not read that as a day.").says("“end of March”");
    let set = asked.press("Go on with it").await.form().fill("due", "end of March").submit().await;
    set.says("From **0** to **5** by 31 March 2026.");
    // Or from the example.
    let form = begins(&ana, "Something of my own").await;
    let asked = form.fill("measure", "find nurses").submit().await;
    let set = asked.choose("Or begin from the example", &["Applicants who name a post"]).await.form().submit().await;
    set.says("From **0** to **3**");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_are_open_at_most_and_the_same_request_sets_one() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for measure in ["One", "Two", "Three"] {
        sets(&ana, measure, "0", "5", "in 8 weeks").await.says("Set.");
    }
    let full = ana.types("/goals").await;
    assert!(full.message().selects().is_empty(), "no room for a fourth");
    let member = world.counts("SELECT id FROM members");
    let id = format!("1:goalf:{member}");
    let refused = ana.here.chooses_custom_id(&full.message(), &id, &["own"]).await;
    refused.says("Three goals are open, and that is as many as help.");
    full.press("Two").await.press("Let go").await.press("Yes, let go").await.says("Let go. Its numbers stay here");
    let form =
        begins(&ana, "Something of my own").await.fill("measure", "Four").fill("goal", "1").fill("due", "1 week");
    let first = form.submit().await;
    first.says("Set.");
    world.discord.replays(&first).await;
    world.rests().await;
    ana.types("/goals").await.says("Four").press("Two").await.press("It goes on").await.says("Three goals are open");
    assert_eq!(world.counts("SELECT count(*) FROM goals WHERE ended IS NULL"), 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_come_late_twice_out_of_order_and_are_put_right() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    sets(&ana, "Contacts", "0", "12", "in 12 weeks").await.says("Set.");
    world.moves_to("2026-02-16 09:00").await;
    let form = opens(&ana, "Contacts").await.press("How it stands").await.form();
    notes(&ana, "Contacts", "7", "").await.says("**7** on 16 February 2026; the line was at 6 that day: ahead of it.");
    // A form that lay open is handed in for an earlier day; the last day's number counts.
    form.fill("number", "2").fill("on", "19 January").submit().await.says("**7** on 16 February 2026");
    notes(&ana, "Contacts", "6", "today").await.says("**6** on 16 February 2026; the line was at 6 that day: on it.");
    notes(&ana, "Contacts", "5", "2 February").await;
    assert_eq!(world.counts("SELECT count(*) FROM goal_progress"), 3, "one a day");
    world.restarts().await;
    let list = opens(&ana, "Contacts").await.press("Its numbers").await;
    list.says("`16 February 2026` **6**\n`2 February 2026` **5**\n`19 January 2026` **2**");
    let entry = list.choose("Correct one, or take it away", &["16 February 2026"]).await;
    let form = entry.press("Correct it").await.form();
    assert_eq!((form.value("number"), form.value("on")), ("6".into(), "2026-02-16".into()));
    form.fill("number", "3")
        .fill("on", "yesterday")
        .submit()
        .await
        .says("**3** on 15 February 2026")
        .says("room to catch up");
    let list = opens(&ana, "Contacts").await.press("Its numbers").await;
    let entry = list.choose("Correct one, or take it away", &["15 February 2026"]).await;
    let gone = world.counts("SELECT id FROM goal_progress WHERE day_on = '2026-02-15'");
    let taken = entry.press("Take it away").await;
    taken.says("**5** on 2 February 2026");
    // A second press on the old card finds nothing to take away.
    let id = Action::GoalNumber(ProgressId(gone), NumberStep::Remove).id();
    taken.message().press_custom_id(&id).await.says("That isn't there any more");
    for (value, on, said) in [
        ("3", "tomorrow", "That day is still ahead."),
        ("3", "2 January", "This goal begins on 5 January 2026."),
        ("a few", "", "I could not read “a few” as one number."),
        ("2 to 5", "", "I could not read “2 to 5” as one number."),
        ("-3", "", "as one number"),
        ("3", "some day", "I could not read that"),
    ] {
        notes(&ana, "Contacts", value, on).await.says(said);
    }
    assert_eq!(world.counts("SELECT count(*) FROM goal_progress"), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fewer_can_be_better() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    sets(&ana, "Days until a comment is answered", "10", "fewer than 3", "in 12 weeks")
        .await
        .says("Fewer is better here.");
    world.moves_to("2026-02-16 09:00").await;
    notes(&ana, "Days until a comment is answered", "9", "").await.says("room to catch up");
    notes(&ana, "Days until a comment is answered", "4.5", "").await.says("ahead of it");
    notes(&ana, "Days until a comment is answered", "3", "").await.says("You are there.");
    // A number that was wrong takes the word back, so that it can be given again.
    notes(&ana, "Days until a comment is answered", "5", "").await.says("Noted.");
    notes(&ana, "Days until a comment is answered", "2", "").await.says("You are there.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_posts_purpose_can_be_put_right_and_counts_where_it_belongs() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let kinds = ana.types("/goals").await.choose(BEGIN, &["Posts of one kind"]).await;
    kinds
        .choose("A kind, or a purpose", &["Recruit"])
        .await
        .form()
        .submit()
        .await
        .says("I count your posts for this purpose: recruit.");
    ana.types("/log post:A day with us purpose:Network").await;
    ana.types("/goals").await.says("**0** so far");
    let post = ana
        .types("/me")
        .await
        .press("My posts")
        .await
        .choose("Open one to edit or delete it", &["A day with us"])
        .await;
    post.choose("What it serves", &["Recruit"]).await.says("Kept");
    ana.types("/goals").await.says("**1** so far");
    post.press("Delete").await;
    ana.types("/goals").await.says("**0** so far");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dates_hold_over_clock_changes_leap_days_and_month_ends() {
    let world = World::beginning("2027-12-31 09:00").await;
    let ana = world.member("Ana").await;
    sets(&ana, "Leap", "0", "60", "29 February").await.says("by 29 February 2028.");
    sets(&ana, "Months", "0", "5", "in 2 months").await.says("by 29 February 2028.");
    sets(&ana, "Summer", "0", "10", "end of March").await.says("by 31 March 2028.");
    world.moves_to("2028-02-29 23:30").await;
    ana.types("/goals").await.never_says("Its date has come");
    notes(&ana, "Leap", "60", "").await.says("**60** on 29 February 2028: you are there.");
    // Half past one is still the evening before; at four the day is over.
    world.moves_to("2028-03-01 01:30").await;
    ana.types("/goals").await.never_says("Its date has come");
    world.moves_to("2028-03-01 04:30").await;
    ana.types("/goals").await.says("Its date has come");
    // The clocks go forward on 26 March.
    world.moves_to("2028-03-26 03:30").await;
    notes(&ana, "Summer", "9", "").await.says("**9** on 25 March 2028");
    world.moves_to("2028-03-31 23:00").await;
    notes(&ana, "Summer", "10", "").await.says("**10** on 31 March 2028: you are there.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn topics_lean_toward_a_goal_that_has_room() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let strategy = ana.types("/strategy").await.choose("Settle …", &["What for"]).await;
    strategy.choose("What it is for", &["Recruit"]).await;
    let form = begins(&ana, "Applicants who name a post").await;
    form.fill("start", "1 October 2025").submit().await.says("Set.");
    notes(&ana, "Applicants who name a post", "0", "").await.says("room to catch up");
    let mut leaned = 0;
    let mut answer = ana.types("/topic").await;
    for _ in 0..8 {
        leaned += usize::from(answer.text().contains("it serves a goal of yours that has room to catch up: recruit"));
        answer = answer.press("Another").await;
    }
    assert!(leaned >= 2, "{leaned} of eight");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_put_right_to_where_it_leads_is_told_as_well() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    sets(&ana, "Contacts", "0", "12", "in 12 weeks").await.says("Set.");
    notes(&ana, "Contacts", "8", "").await.says("Noted.");
    let corrected = opens(&ana, "Contacts").await.press("Correct").await.form().fill("goal", "10").submit().await;
    corrected.says("Kept.").never_says("You are there");
    let corrected = opens(&ana, "Contacts").await.press("Correct").await.form().fill("goal", "8").submit().await;
    corrected.says("You are there. That took time beside full days");
    let again = opens(&ana, "Contacts").await.press("Correct").await.form().fill("goal", "7").submit().await;
    again.says("Kept.").never_says("beside full days");
    // A number of a day after it is taken away, and the one before leads there.
    world.moves_to("2026-01-12 09:00").await;
    notes(&ana, "Contacts", "3", "").await.says("Noted.");
    let numbers = opens(&ana, "Contacts").await.press("Its numbers").await;
    let gone = numbers.choose("Correct one, or take it away", &["12 January 2026"]).await.press("Take it away").await;
    gone.says("You are there. That took time beside full days");
    let numbers = opens(&ana, "Contacts").await.press("Its numbers").await;
    let gone = numbers.choose("Correct one, or take it away", &["5 January 2026"]).await.press("Take it away").await;
    gone.says("No number yet.").never_says("beside full days");
}
