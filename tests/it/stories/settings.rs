//! Settings: what is set, how it is changed, and what it changes.

use crate::world::{Member, Says, World};
use local_discord::Answer;

async fn card(member: &Member) -> Answer {
    member.types("/settings").await
}

/// The weekdays of the messages that came, such as `Tuesday`, each once a message.
fn weekdays(member: &Member) -> Vec<String> {
    member.knocks().iter().map(|knock| knock.at().format("%A").to_string()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_zone_is_found_by_its_place_and_shows_the_time_there() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let offered = ana.here.autocomplete("/settings zone:new y").await;
    assert_eq!(
        (offered[0].name.as_str(), offered[0].value.as_str()),
        ("America/New York · Monday 03:00", Some("America/New_York"))
    );
    ana.types("/settings zone:america/new_york").await.says("America/New_York");
    ana.types("/settings zone:Atlantis").await.says("I don't know a time zone called “Atlantis”");
    card(&ana).await.says("America/New_York");
    world.moves_to("2026-01-09 23:00").await;
    // Half past twelve there is half past six here.
    assert!(!ana.knocks().is_empty());
    assert!(ana.knocked_at().iter().all(|at| at.ends_with("18:30")), "{:?}", ana.knocked_at());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_zone_moves_no_history() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-12 05:00").await;
    ana.types("/log post:On an early Monday").await.says("This week: 1 of 4.");
    world.moves_to("2026-01-13 12:00").await;
    // There it was Sunday evening still.
    ana.types("/settings zone:America/New_York").await;
    ana.types("/me").await.says("This week: 1 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn knocks_come_on_the_days_that_were_chosen() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let answer = card(&ana).await.choose("Days on which I may write", &["Tuesday", "Saturday"]).await;
    answer.says("Tuesday and Saturday");
    world.moves_to("2026-01-16 09:00").await;
    ana.types("/log post:A chair").await;
    world.moves_to("2026-01-31 23:00").await;
    // A nudge on the Tuesday of a quiet week, the answers to Friday's post on Saturday, and so on.
    let days = weekdays(&ana);
    assert_eq!(days[..2], ["Tuesday", "Saturday"]);
    assert!(days.iter().all(|day| day == "Tuesday" || day == "Saturday"), "{days:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn at_least_one_day_has_to_be_left() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let shown = card(&ana).await.message();
    for select in shown.selects().iter().filter(|select| select.placeholder.starts_with("Days")) {
        ana.here.chooses_custom_id(&shown, &select.custom_id, &[]).await.says("At least one weekday has to stay");
        ana.here.chooses_custom_id(&shown, &select.custom_id, &["9", "x"]).await.says("At least one weekday");
    }
    card(&ana).await.says("four posts a week, Monday to Friday").says("12:30, Monday to Friday");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nudges_come_on_posting_days_only() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let answer = card(&ana).await.choose("Days on which you mean to post", &["Monday", "Thursday"]).await;
    answer.says("four posts a week, Monday and Thursday");
    world.moves_to("2026-01-31 23:00").await;
    let days = weekdays(&ana);
    assert!(days.len() >= 2, "{days:?}");
    assert!(days.iter().all(|day| day == "Monday" || day == "Thursday"), "{days:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_week_that_was_kept_stays_kept_when_other_days_are_chosen() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    // Away from Wednesday to Friday, the week asks for two.
    ana.types("/pause from:2026-01-07 until:2026-01-09").await;
    ana.types("/log post:A chair").await;
    ana.types("/log post:A table").await.says("This week: 2 of 2.");
    world.moves_to("2026-01-14 09:00").await;
    ana.types("/me").await.says("This week: 0 of 4.").says("Kept, your first week").says("One week in a row");
    // On a Monday and a Tuesday it would have asked for four.
    let answer = card(&ana).await.choose("Days on which you mean to post", &["Monday", "Tuesday"]).await;
    answer.says("four posts a week, Monday and Tuesday");
    ana.types("/me").await.says("This week: 0 of 4.").says("Kept, your first week").says("One week in a row");
    world.moves_to("2026-01-19 09:00").await;
    ana.types("/me").await.says("1 of the last 2 weeks kept").says("the best so far is one week");
    card(&ana).await.says("four posts a week, Monday and Tuesday");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_running_week_asks_by_the_days_that_are_chosen_in_it() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/pause from:2026-01-07 until:2026-01-09").await;
    ana.types("/me").await.says("This week: 0 of 2.");
    card(&ana).await.choose("Days on which you mean to post", &["Monday", "Tuesday"]).await;
    ana.types("/me").await.says("This week: 0 of 4.");
    card(&ana).await.choose("Days on which you mean to post", &["Tuesday", "Friday"]).await;
    ana.types("/me").await.says("This week: 0 of 2.");
    // Who stops and comes back keeps the days.
    ana.types("/privacy").await.press("Stop in Harbour Clinic").await.press("Yes, stop").await;
    world.moves_to("2026-01-20 09:00").await;
    ana.joins("4 posts", "LinkedIn", "Midday").await.says("Welcome back");
    card(&ana).await.says("four posts a week, Tuesday and Friday");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn how_often_is_kept_to() {
    let world = World::new().await;
    let (ana, ben, cleo) = (world.member("Ana").await, world.member("Ben").await, world.member("Cleo").await);
    card(&ana).await.choose("How often", &["Light: at most two a week"]).await.says("Light: at most two a week");
    card(&cleo).await.choose("How often", &["Active: up to one a day"]).await;
    for day in 5..=16 {
        world.moves_to(&format!("2026-01-{day:02} 09:00")).await;
        for member in [&ana, &ben, &cleo] {
            member.types(&format!("/log post:On the {day}th")).await;
        }
    }
    world.moves_to("2026-01-16 23:00").await;
    let second_week = |member: &Member| member.knocked_at().iter().filter(|at| at.as_str() > "2026-01-12").count();
    assert_eq!([second_week(&ana), second_week(&ben), second_week(&cleo)], [2, 4, 5]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn times_are_set_in_a_form_and_kept_to() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let form = card(&ana).await.press("Times").await.form();
    assert_eq!(form.labels().len(), 4);
    assert_eq!(form.value("My daily message comes at"), "12:30");
    let form = form.fill("My daily message comes at", "6 pm").fill("Never after (may be past midnight)", "19.30");
    form.submit().await.says("at 18:00, Monday to Friday; within 08:00 to 19:30");
    world.moves_to("2026-01-09 23:00").await;
    assert!(!ana.knocks().is_empty());
    assert!(ana.knocked_at().iter().all(|at| at.ends_with("18:00")), "{:?}", ana.knocked_at());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_time_outside_the_hours_moves_an_hour_into_them() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.sets_times("7:00", "22:00", "5:30", "11:00").await.says("at 23:00").says("within 22:00 to 05:30").says("11:00");
    world.moves_to("2026-01-10 09:00").await;
    assert!(!ana.knocks().is_empty());
    assert!(ana.knocked_at().iter().all(|at| at.ends_with("23:00")), "{:?}", ana.knocked_at());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn times_that_are_none_change_nothing() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for [knock, from, until, ends] in [
        ["25:00", "8:00", "20:00", "4:00"],
        ["noon-ish", "8:00", "20:00", "4:00"],
        ["9:00", "9:60", "20:00", "4:00"],
        ["9:00", "8:00", "@everyone", "4:00"],
        ["9:00", "8:00", "20:00", "12:01"],
        ["9:00", "8:00", "20:00", "18:00"],
    ] {
        ana.sets_times(knock, from, until, ends).await.says("as a time of day");
        card(&ana).await.says("at 12:30, Monday to Friday; within 08:00 to 20:00").says("04:00");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_plan_counts_from_the_next_week() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-13 10:00").await;
    let form = card(&ana).await.press("Plan").await.form();
    assert_eq!(form.value("Posts a week, 1 to 21"), "4");
    for nonsense in ["0", "22", "-3", "x", "½"] {
        form.clone().fill("Posts a week, 1 to 21", nonsense).submit().await.says("from 1 to 21 posts");
    }
    form.fill("Posts a week, 1 to 21", "6").submit().await.says("Six posts a week from 19 Jan on");
    card(&ana).await.says("four posts this week, six from the next");
    ana.types("/me").await.says("This week: 0 of 4.");
    world.moves_to("2026-01-19 10:00").await;
    ana.types("/me").await.says("This week: 0 of 6.");
    card(&ana).await.says("six posts a week, Monday to Friday");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn withdrawn_consent_stops_every_message_until_it_is_given_again() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-09 23:00").await;
    let before = ana.knocks().len();
    assert!(before > 0);
    card(&ana).await.press("Stop private messages").await.says("never: you have not agreed to private messages");
    world.moves_to("2026-02-09 09:00").await;
    assert_eq!(ana.knocks().len(), before);
    ana.types("/me").await.says("This week: 0 of 4.");
    card(&ana).await.press("Allow private messages").await.says("at 12:30, Monday to Friday");
    world.moves_to("2026-02-13 23:00").await;
    assert!(ana.knocks().len() > before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_board_is_left_and_joined_again_at_any_time() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:A chair").await;
    ana.types("/leaderboard").await.says("Ana");
    card(&ana).await.press("Leave the board").await.says("On the board\nno");
    ana.types("/leaderboard").await.never_says("Ana").says("One post");
    card(&ana).await.press("Join the board").await.says("On the board\nyes");
    ana.types("/leaderboard").await.says("Ana");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_main_platform_is_assumed_where_nothing_is_said() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let card_of = card(&ana).await.press("Your strategy").await;
    card_of.choose("Settle …", &["Platforms"]).await.choose("Platforms you use", &["Mastodon"]).await;
    card(&ana).await.says("Main platform\nMastodon");
    ana.types("/log post:A chair").await.says("Mastodon");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_profession_opens_its_own_topics() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let strategy = card(&ana).await.press("Your strategy").await;
    strategy.choose("Settle …", &["Profession"]).await.choose("Profession", &["Dentist"]).await;
    card(&ana).await.says("Profession\nDentist");
    let all = crate::world::catalog();
    let of = |answer: &Answer| {
        let title = answer.message().embeds()[0]["title"].as_str().expect("a title").replace('\\', "");
        all.bank.topics().find(|topic| topic.title == title).expect("a topic").specialties.clone()
    };
    let mut particular = 0;
    for _ in 0..40 {
        let specialties = of(&ana.types("/topic pillar:Community").await);
        assert!(specialties.is_empty() || specialties.contains(&rounds::domain::facet::Specialty::Dentist));
        particular += usize::from(!specialties.is_empty());
    }
    assert!(particular > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_changes_what_somebody_else_has_set() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let (of_ana, of_ben) = (card(&ana).await, card(&ben).await.message());
    let before = of_ana.text();
    let shown = of_ana.message();
    for button in shown.buttons() {
        let id = button.custom_id.expect("a button of ours");
        if id.starts_with("1:set:") {
            of_ben.press_custom_id(&id).await.says("That belongs to somebody else");
        }
    }
    for select in shown.selects() {
        ben.here.chooses_custom_id(&of_ben, &select.custom_id, &["1"]).await.never_says("Your settings");
    }
    assert_eq!(card(&ana).await.text(), before);
}
