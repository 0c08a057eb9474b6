//! What is settled beforehand: line by line, in any order, for later, again after months.

mod asking;
mod own_words;

use crate::world::{Member, Says, World};
use local_discord::Answer;

async fn card(member: &Member) -> Answer {
    member.types("/strategy").await
}

async fn line(member: &Member, name: &str) -> Answer {
    card(member).await.choose("Settle …", &[name]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_joining_on_everything_is_settled_in_one_go() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    let welcome = ana.joins("4 posts", "LinkedIn", "Midday").await;
    let mut presses = 0;
    let mut at = welcome;
    for (asks, choose, what) in [
        ("You're in", "", "Settle the rest"),
        ("What do you work as?", "Profession", "Nurse"),
        ("Where do you post?", "Platforms you use", "LinkedIn+Instagram"),
        ("LinkedIn", "What is ready", "There is a picture+How to reach the practice stands there"),
        ("two of four", "", "Go on"),
        ("Instagram", "How well you know it", "I'm finding my way"),
        ("For a first post take one clear photo", "What is ready", "There is a picture"),
        ("one of four", "", "Go on"),
        ("What do you post on?", "What you post on", "On a phone"),
        ("For whom do you write?", "For whom", "Colleagues+People who might join"),
        ("What is your posting for?", "What it is for", "Recruit"),
        ("Recruit", "Beside it", "Network"),
        ("Recruit; beside it: network", "", "Go on"),
        ("When do you mean to post?", "Time of day", "18:00"),
        ("Monday to Friday at 18:00", "", "Go on"),
        ("Who looks over a delicate post?", "Who looks over it", "A colleague"),
        ("What do you keep to?", "What you keep to", "Nobody in my care can be recognised"),
    ] {
        at.says(asks);
        presses += 1;
        let values: Vec<&str> = what.split('+').collect();
        at = if choose.is_empty() { at.press(what).await } else { at.choose(choose, &values).await };
    }
    at.says("Everything is settled").says("✓ **Country**: Germany, by your time zone");
    at.says("✓ **Platforms**: LinkedIn (the main one) and Instagram (finding my way)");
    at.says("✓ **Profiles**: LinkedIn 2 of 4 · Instagram 1 of 4")
        .says("✓ **Second look**: A colleague")
        .never_says("Unclear");
    assert!(presses <= 17, "{presses}");
    assert!(!at.message().buttons().iter().any(|button| button.label == "Go on"), "nothing is left to go through");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_shortest_way_is_a_press_a_line() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let mut at = card(&ana).await.press("Go on").await;
    for asks in
        ["What do you work as?", "Where do you post?", "LinkedIn", "What do you post on?", "For whom", "posting for?"]
    {
        at.says(asks);
        at = if asks == "Where do you post?" { at.press("Keep it as it is").await } else { at.press("Later").await };
    }
    at.says("When do you mean to post?");
    at = at.press("Keep it as it is").await;
    at = at.says("Who looks over").press("Leave it out").await;
    at = at.says("What do you keep to?").press("Later").await;
    at.says("That was the last line")
        .says("✓ **Platforms**: LinkedIn (the main one)")
        .says("**Second look**: left out");
    at.says("**For whom**: left for later").says("✓ **Days and time**");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_left_for_later_is_there_after_a_restart_and_after_months() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    let first = card(&ana).await.press("Go on").await;
    let second = first.choose("Profession", &["Pharmacist"]).await;
    second.says("Where do you post?").says("Kept.");
    world.restarts().await;
    // The card of before the restart goes on where it was.
    let third = second.press("Later").await;
    third.says("What do you post on?");
    world.moves_to("2026-04-20 09:00").await;
    world.restarts().await;
    third.choose("What you post on", &["At a computer"]).await.says("For whom do you write?");
    let now = card(&ana).await;
    now.says("✓ **Profession**: Pharmacist")
        .says("○ **Platforms**: left for later")
        .says("✓ **Device**: At a computer");
    now.press("Go on").await.says("Where do you post?");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twice_late_and_out_of_order_harm_nothing() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let profession = line(&ana, "Profession").await.message();
    let platforms = line(&ana, "Platforms").await.message();
    profession.choose("Profession", &["Physician"]).await.says("Physician");
    let physician = profession.choose("Profession", &["Physician"]).await;
    let field = physician.press("Add your field").await.form();
    // Another profession comes first, and the form of the old one late.
    profession.choose("Profession", &["Nurse"]).await.says("✓ **Profession**: Nurse");
    field.fill("words", "Cardiology").submit().await.says("That isn't there any more");
    platforms.choose("Platforms you use", &["X", "TikTok"]).await.says("X and TikTok").says("Kept.");
    card(&ana).await.says("No platform is the main one");
    let place = line(&ana, "Profiles").await.press("TikTok").await.message();
    platforms.choose("Platforms you use", &["X"]).await.says("X (the main one)");
    place.choose("What is ready", &["There is a picture"]).await.says("That isn't there any more");
    place.choose("How well you know it", &["It is new to me"]).await.says("That isn't there any more");
    card(&ana).await.says("✓ **Platforms**: X (the main one)").says("X 0 of 4");
    ana.types("/log post:A chair").await.says("\nX\n");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_unclear_is_said_with_a_way_out() {
    let world = World::new().await;
    let ana = world.colleague("Ana");
    ana.joins("2 posts", "LinkedIn", "Midday").await;
    let eight = ["Facebook", "X", "LinkedIn", "Instagram", "Threads", "TikTok", "Bluesky", "Mastodon"];
    let unclear = line(&ana, "Platforms").await.choose("Platforms you use", &eight).await;
    unclear.says("Eight platforms ask for eight posts a week at the least; your plan is two.");
    let way_out = unclear.press("Platforms").await;
    way_out.choose("Platforms you use", &["LinkedIn", "X"]).await.never_says("Unclear");
    line(&ana, "Device").await.choose("What you post on", &["On a phone"]).await;
    line(&ana, "Platforms")
        .await
        .choose("Platforms you use", &["Blog or newsletter"])
        .await
        .says("Long articles on a phone");
    line(&ana, "What for").await.choose("What it is for", &["Recruit"]).await;
    let unclear = line(&ana, "For whom").await.choose("For whom", &["Patients and the public"]).await;
    unclear.says("The purpose is “Recruit”, and nobody who might join is among those you write for.");
    let better = unclear.press("For whom").await.choose("For whom", &["People who might join"]).await;
    better
        .never_says("The purpose is")
        .press("Device")
        .await
        .choose("What you post on", &["At a computer"])
        .await
        .never_says("Unclear");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_country_is_taken_from_the_zone_chosen_or_typed() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let step = line(&ana, "Country").await;
    step.says("Germany, by your time zone");
    step.choose("Country", &["Austria"]).await.says("✓ **Country**: Austria");
    let form = line(&ana, "Country").await.choose("Country", &["Another country"]).await.form();
    form.clone().fill("words", "Atlantis @everyone").submit().await.says("I don't know a country called");
    form.clone().fill("words", " KE ").submit().await.says("Kenya");
    form.fill("words", "Côte d'Ivoire").submit().await.says("Côte d'Ivoire");
    card(&ana).await.says("✓ **Country**: Côte d'Ivoire");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_time_of_day_is_chosen_or_typed_and_taken_away() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let step = line(&ana, "Days and time").await;
    step.choose("Posting days", &["Tuesday", "Sunday"]).await.says("Tuesday and Sunday, at no set time");
    let form = line(&ana, "Days and time").await.choose("Time of day", &["Another time"]).await.form();
    form.clone().fill("words", "noon-ish").submit().await.says("as a time of day");
    let kept = form.fill("words", "6.45 pm").submit().await;
    kept.says("Tuesday and Sunday at 18:45").choose("Time of day", &["No set time"]).await.says("at no set time");
    ana.types("/settings").await.says("Tuesday and Sunday");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_field_is_a_physicians_and_no_identifier() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let physician = line(&ana, "Profession").await.choose("Profession", &["Physician"]).await;
    let form = physician.press("Add your field").await.form();
    form.clone().fill("words", &"a".repeat(61)).submit().await.says("Up to 60 characters");
    form.clone().fill("words", "**bold** @everyone").submit().await.says("\\*\\*bold\\*\\* \\@everyone");
    let asked = form.fill("words", "Call 555-123-4567").submit().await;
    asked.says("One look before I keep this").says("looks like a phone number");
    card(&ana).await.never_says("555");
    let again = asked.press("Change or keep it").await.form();
    assert_eq!(again.value("words"), "Call 555-123-4567");
    again.fill("words", "Cardiology").submit().await.says("Physician, Cardiology");
    let empty = line(&ana, "Profession").await.press("Change your field").await.form();
    assert_eq!(empty.value("words"), "Cardiology");
    empty.fill("words", "").submit().await.never_says("Cardiology");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn buttons_of_the_card_that_settings_once_had_still_work() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let old = ana.types("/help").await.message();
    let id = world.counts("SELECT id FROM members");
    old.press_custom_id(&format!("1:about:{id}")).await.says("Your strategy");
    for (setting, value, shows) in [
        ("pl", "mastodon", "Mastodon as the main one"),
        ("sp", "dentist", "✓ **Profession**: Dentist"),
        ("de", "phone", "✓ **Device**: On a phone"),
        ("pu", "advocate", "✓ **What for**: Advocate"),
    ] {
        ana.here.chooses_custom_id(&old, &format!("1:set:{id}:{setting}"), &[value]).await.says(shows);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_colleague_who_signs_off_stands_in_the_checklist() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    line(&ana, "Second look").await.choose("Who looks over it", &["A colleague"]).await;
    // Every topic of this pillar asks for care.
    let topic = ana.types("/topic pillar:Behind the scenes").await;
    topic.says("☐ Has the colleague who signs off for you seen it?");
    topic.press("Use it").await.says("☐ Has the colleague who signs off for you seen it?");
    line(&ana, "Second look").await.choose("Who looks over it", &["I do, once more"]).await;
    ana.types("/topic pillar:Behind the scenes").await.says("Before it goes out").never_says("signs off");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_card_of_before_stands_beside_what_changed() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    line(&ana, "For whom").await.choose("For whom", &["Colleagues"]).await;
    line(&ana, "Device").await.choose("What you post on", &["On a phone"]).await.says("Your strategy");
    assert!(!card(&ana).await.message().buttons().iter().any(|button| button.label == "Before"), "there was none");
    world.moves_to("2026-02-10 09:00").await;
    line(&ana, "For whom").await.choose("For whom", &["Patients and the public"]).await;
    line(&ana, "Device").await.choose("What you post on", &["At a computer"]).await;
    world.moves_to("2026-03-10 09:00").await;
    line(&ana, "For whom").await.choose("For whom", &["People nearby"]).await;
    world.restarts().await;
    let before = card(&ana).await.press("Before").await;
    before.says("Before the changes of 10 March 2026").says("then Patients and the public\nnow People nearby");
    before.says("**Device**: At a computer").says("Changed since: For whom");
    let earlier = before.press("Earlier still").await;
    earlier.says("Before the changes of 10 February 2026").says("then Colleagues\nnow People nearby");
    earlier.says("then On a phone\nnow At a computer");
    // The day on which nothing was settled yet has no card, and a change of mind within a day leaves none.
    assert!(earlier.message().buttons().iter().all(|button| button.label != "Earlier still"));
    line(&ana, "For whom").await.choose("For whom", &["Patients and the public"]).await;
    card(&ana).await.press("Before").await.says("10 February 2026");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_but_the_member_sees_or_changes_it_and_it_goes_with_them() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    line(&ana, "For whom").await.choose("For whom", &["Colleagues"]).await;
    let hers = card(&ana).await.message();
    let of_ben = ben.types("/help").await.message();
    for button in hers.buttons().into_iter().filter_map(|button| button.custom_id) {
        if button.starts_with("1:str:") {
            ben.here.presses_custom_id(&of_ben, &button).await.says("That belongs to somebody else");
        }
    }
    card(&ben).await.never_says("Colleagues");
    world.moves_to("2026-01-06 09:00").await;
    line(&ana, "For whom").await.choose("For whom", &["People nearby"]).await;
    assert_eq!(world.counts("SELECT count(*) FROM strategy_cards"), 2, "one a day");
    ana.types("/privacy").await.press("Delete everything").await.press("Yes, delete everything").await;
    for table in ["member_platforms", "strategy_cards", "if_thens", "reviews"] {
        assert_eq!(world.counts(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    assert_eq!(world.counts("SELECT count(*) FROM members"), 1);
}
