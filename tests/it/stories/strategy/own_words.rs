//! If-then plans: in a member's own words, quoted by the message of that day.

use super::line;
use crate::world::{Member, Says, World};
use local_discord::Answer;

async fn plans(member: &Member) -> Answer {
    line(member, "In your own words").await
}

async fn adds(member: &Member, day: &str, words: &str) -> Answer {
    plans(member).await.choose("A new one, for …", &[day]).await.form().fill("words", words).submit().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_message_of_that_day_quotes_it_and_none_comes_for_it() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    adds(&ana, "Tuesday", "When clinic ends, I draft on my phone").await.says("Tuesday: “When clinic ends");
    adds(&ana, "Any day", "When it rains, I read").await;
    adds(&ben, "Tuesday", "When the ward is quiet, I write").await;
    for n in 1..=4 {
        ben.logs(&format!("Number {n}")).await;
    }
    ben.types("/replies").await;
    world.moves_to("2026-01-05 23:00").await;
    assert!(ana.knocks().is_empty(), "a plan for any day brings no message");
    world.moves_to("2026-01-13 09:00").await;
    ana.stirs().await;
    world.moves_to("2026-01-14 23:00").await;
    let knocks = ana.knocks();
    assert!(!knocks.is_empty());
    for knock in &knocks {
        let tuesday = knock.at().format("%A").to_string() == "Tuesday";
        assert_eq!(knock.text().contains("> When clinic ends, I draft on my phone"), tuesday, "{}", knock.text());
        knock.says("> When it rains, I read").says("Your own plan for today");
        assert_eq!(knock.content(), "Rounds, for a moment.", "nothing of it on a lock screen");
    }
    assert!(knocks.iter().any(|knock| knock.text().contains("When clinic ends")), "a Tuesday was among them");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_changed_moved_and_removed_at_most_five_at_a_time() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    for (n, day) in ["Monday", "Tuesday", "Any day", "Sunday"].into_iter().enumerate() {
        adds(&ana, day, &format!("Plan {n}")).await.says(&format!("Plan {n}"));
    }
    let late = plans(&ana).await.choose("A new one, for …", &["Friday"]).await.form();
    adds(&ana, "Friday", "Plan 4").await;
    late.clone().fill("words", "Plan 4").submit().await.says("Plan 4");
    assert_eq!(world.counts("SELECT count(*) FROM if_thens"), 5, "the same one twice is one");
    late.fill("words", "Plan 5").submit().await.says("Five plans are as many as one can mean at once.");
    assert!(plans(&ana).await.message().selects().iter().all(|select| !select.placeholder.starts_with("A new one")));
    let one = plans(&ana).await.choose("Change or remove one", &["Plan 1"]).await;
    let shown = one.message();
    let before = shown.buttons();
    one.choose("Its day", &["Thursday"]).await.says("Thursday: “Plan 1”");
    world.restarts().await;
    // The card has given way to the next by now; what its buttons say holds still.
    let id = |label: &str| {
        let button = before.iter().find(|button| button.label == label).expect("a button");
        button.custom_id.clone().expect("a button of ours")
    };
    let form = ana.here.presses_custom_id(&shown, &id("Other words")).await.form();
    assert_eq!(form.value("words"), "Plan 1");
    form.clone().fill("words", "When it snows, I draw").submit().await.says("Thursday: “When it snows, I draw”");
    ana.here.presses_custom_id(&shown, &id("Remove")).await.never_says("When it snows");
    ana.here.presses_custom_id(&shown, &id("Remove")).await.says("That isn't there any more");
    form.fill("words", "Again").submit().await.says("That isn't there any more");
    let ben = world.member("Ben").await;
    let of_ben = ben.types("/help").await.message();
    let other = plans(&ana).await.choose("Change or remove one", &["Plan 2"]).await.message();
    for button in other.buttons().into_iter().filter_map(|button| button.custom_id) {
        ben.here.presses_custom_id(&of_ben, &button).await.says("That belongs to somebody else");
    }
    // Under his own name, her plan is not there.
    let (his, hers) = (world.counts("SELECT max(id) FROM members"), world.counts("SELECT min(id) FROM if_thens"));
    of_ben.press_custom_id(&format!("1:str:{his}:delif:{hers}")).await.says("That isn't there any more");
    assert_eq!(world.counts("SELECT count(*) FROM if_thens"), 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_and_identifying_words() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let hostile = "@everyone [x](https://evil.example) **bold** \u{202e}gnp";
    adds(&ana, "Any day", hostile).await.says("\\@everyone \\[x\\]").never_says("\u{202e}");
    adds(&ana, "Any day", "\u{200b}\u{202e}").await.says("Nothing readable was typed");
    adds(&ana, "Any day", &"a".repeat(201)).await.says("Up to 200 characters fit there, and this has 201");
    let asked = adds(&ana, "Monday", "When Mrs Schmidt leaves room 12, I write").await;
    asked.says("One look before I keep this");
    assert_eq!(world.counts("SELECT count(*) FROM if_thens"), 1, "nothing of it is kept yet");
    let again = asked.press("Change or keep it").await.form();
    assert_eq!(again.value("words"), "When Mrs Schmidt leaves room 12, I write");
    again.fill("words", "When the last room is empty, I write").submit().await.says("Monday: “When the last room");
    let one = plans(&ana).await.choose("Change or remove one", &["When the last room is empty, I write"]).await;
    let edited = one.press("Other words").await.form().fill("words", "Call 555-123-4567 first").submit().await;
    edited.says("looks like a phone number");
    // Kept all the same: it is the practice's own.
    edited.press("Change or keep it").await.form().submit().await.says("Monday: “Call 555-123-4567 first”");
    world.moves_to("2026-01-07 13:00").await;
    let knock = ana.last_knock();
    knock.says("> \\@everyone \\[x\\]");
    assert_eq!(knock.pings(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_that_were_changed_or_taken_away_stand_on_no_card_of_before() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    adds(&ana, "Tuesday", "When clinic ends, I draft").await;
    adds(&ana, "Any day", "When it rains, I read").await;
    let physician = line(&ana, "Profession").await.choose("Profession", &["Physician"]).await;
    physician.press("Add your field").await.form().fill("words", "Hand surgery").submit().await;
    world.moves_to("2026-02-10 09:00").await;
    let one = plans(&ana).await.choose("Change or remove one", &["When clinic ends, I draft"]).await;
    one.press("Other words").await.form().fill("words", "When the ward sleeps, I draft").submit().await;
    let before = ana.types("/strategy").await.press("Before").await;
    before
        .says("Before the changes of 10 February 2026")
        .says("When it rains, I read")
        .says("Hand surgery")
        .says("Tuesday: words that are not kept any more")
        .never_says("When clinic ends");
    world.moves_to("2026-03-10 09:00").await;
    let one = plans(&ana).await.choose("Change or remove one", &["When it rains, I read"]).await;
    one.press("Remove").await;
    line(&ana, "Profession").await.press("Change your field").await.form().fill("words", "").submit().await;
    for gone in ["clinic ends", "it rains", "Hand surgery"] {
        let kept = format!("SELECT count(*) FROM strategy_cards WHERE lines LIKE '%{gone}%'");
        assert_eq!(world.counts(&kept), 0, "{gone}");
    }
    assert_eq!(world.counts("SELECT count(*) FROM strategy_cards WHERE lines LIKE '%ward sleeps%'"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_words_than_those_that_were_asked_about_are_asked_about_anew() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let asked = adds(&ana, "Monday", "When Mrs Schmidt leaves, I write").await;
    let form = asked.press("Change or keep it").await.form();
    let asked = form.fill("words", "When Mrs Schmidt leaves, I call 555-123-4567").submit().await;
    asked.says("“555-123-4567” looks like a phone number");
    assert_eq!(world.counts("SELECT count(*) FROM if_thens"), 0);
    asked.press("Change or keep it").await.form().submit().await.says("555-123-4567");
    let physician = line(&ana, "Profession").await.choose("Profession", &["Physician"]).await;
    let asked = physician.press("Add your field").await.form().fill("words", "Call 555-123-4567").submit().await;
    let form = asked.press("Change or keep it").await.form();
    form.fill("words", "Mrs Schmidt's knee").submit().await.says("One look before I keep this");
    ana.types("/strategy").await.never_says("knee");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_two_teams_the_same_plan_leaves_room_for_another() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (night, ward) = world.another_clinic("Night Practice").await;
    ana.person.joins(&night);
    let there = ana.seen_in(&ward);
    there.joins("3 posts", "Instagram", "Midday").await;
    adds(&ana, "Any day", "When clinic ends, I draft").await;
    adds(&there, "Any day", "When clinic ends, I draft").await;
    adds(&there, "Any day", "When it rains, I read").await;
    world.moves_to("2026-01-07 13:00").await;
    let knock = ana.last_knock();
    knock.says("> When clinic ends, I draft").says("> When it rains, I read");
    assert_eq!(knock.text().matches("When clinic ends").count(), 1);
}
