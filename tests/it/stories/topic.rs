//! Topics: what is offered, why, and what the answers do.

use crate::world::{Member, Says, World, catalog};
use local_discord::Answer;
use rounds::domain::facet::{Care, Pillar};
use rounds::domain::topic::Topic;
use std::collections::BTreeSet;

/// The topics of a pillar that are open to somebody who named no profession.
fn open_to_all(pillar: Pillar) -> Vec<Topic> {
    let all = catalog();
    let open =
        all.bank.topics().filter(|topic| topic.pillar == pillar && topic.specialties.is_empty() && !topic.retired);
    open.filter(|topic| topic.care != Care::Red).cloned().collect()
}

/// The title of the topic that is offered.
fn title(answer: &Answer) -> String {
    let title = answer.message().embeds()[0]["title"].as_str().expect("a title").replace('\\', "");
    assert!(catalog().bank.topics().any(|topic| topic.title == title), "{title} is no topic");
    title
}

fn pillar(title: &str) -> Pillar {
    catalog().bank.topics().find(|topic| topic.title == title).expect("a topic").pillar
}

async fn asks(member: &Member, wish: &str) -> Answer {
    member.types(&format!("/topic {wish}")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_topic_comes_with_its_reason_and_four_answers() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:A chair pillar:Technology").await;
    let answer = asks(&ana, "").await;
    assert!(answer.is_ephemeral());
    let topic = title(&answer);
    assert_ne!(pillar(&topic), Pillar::TechnologyReview);
    answer.says("What will they know or do when they have read it?").says("minutes").says("To begin with");
    let labels: Vec<String> = answer.message().buttons().into_iter().map(|button| button.label).collect();
    assert_eq!(labels, ["Use it", "Another", "Not for me", "Later"]);
    let reasons =
        ["you haven't written about", "you last wrote about", "it takes up", "it suits", "it serves", "something new"];
    assert!(reasons.iter().any(|reason| answer.text().contains(reason)), "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wished_for_is_what_comes() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for _ in 0..5 {
        let answer = asks(&ana, "pillar:Research").await;
        assert_eq!(pillar(&title(&answer)), Pillar::ResearchDigest);
        answer.says("on research, as you asked");
        assert!(!answer.text().contains("Nothing fits"));
    }
    let answer = asks(&ana, "platform:TikTok format:Short video").await;
    let topic = catalog().bank.topics().find(|topic| topic.title == title(&answer)).cloned().expect("a topic");
    assert!(
        format!("{:?}", topic.platforms).contains("TikTok") && format!("{:?}", topic.formats).contains("ShortVideo")
    );
    answer.says("Short video");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_keeps_to_what_was_wished_for() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let mut answer = asks(&ana, "pillar:Community").await;
    let mut seen = BTreeSet::from([title(&answer)]);
    for label in ["Another", "Not for me", "Later", "Another"] {
        answer = answer.press(label).await;
        assert_eq!(pillar(&title(&answer)), Pillar::Community, "{label}");
        assert!(seen.insert(title(&answer)), "{label} brought the same again");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wishes_that_leave_nothing_bring_the_nearest() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let answer = asks(&ana, "pillar:Research platform:Google Business Profile format:Live session").await;
    answer.says("Nothing fits all of that; this is the nearest.");
    assert_eq!(pillar(&title(&answer)), Pillar::ResearchDigest, "the pillar is kept to longest");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_for_me_is_never_offered_again() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let open = open_to_all(Pillar::Community).len();
    let first = asks(&ana, "pillar:Community").await;
    let unwanted = title(&first);
    first.press("Not for me").await.says("That one won't come again");
    // Far beyond the sixty days, when all the others may come again.
    world.moves_to("2026-04-20 10:00").await;
    let mut offered = BTreeSet::new();
    for _ in 0..open.max(30) {
        offered.insert(title(&asks(&ana, "pillar:Community").await));
    }
    assert!(!offered.contains(&unwanted));
    let others = offered.iter().filter(|title| pillar(title) == Pillar::Community).count();
    assert_eq!(others, open - 1, "all the others came");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn later_comes_back_after_two_weeks_with_its_reason() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let first = asks(&ana, "pillar:Community").await;
    let put_off = title(&first);
    first.press("Later").await.says("comes back in two weeks or so");
    world.moves_to("2026-01-18 10:00").await;
    for _ in 0..10 {
        assert_ne!(title(&asks(&ana, "pillar:Community").await), put_off);
    }
    world.moves_to("2026-01-20 10:00").await;
    let again = asks(&ana, "pillar:Community").await;
    assert_eq!(title(&again), put_off);
    again.says("you put it off on Monday 5 January");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_topic_that_is_used_goes_into_the_week_and_fills_in_the_kind_when_logged() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let offered = asks(&ana, "pillar:Awareness days").await;
    let topic = title(&offered);
    let taken = offered.press("Use it").await;
    taken.says("It's in your week");
    ana.types("/me").await.says("Topics in your week").says(&topic.replace(':', "\\:"));
    let form = taken.press("Log it").await.form().fill("A link, a title, or both", "A rainy Tuesday");
    let logged = form.submit().await;
    logged.says("A rainy Tuesday").says("LinkedIn · Awareness days");
    assert!(logged.message().selects().iter().all(|select| select.placeholder != "What kind of post is it?"));
    ana.types("/me").await.never_says("Topics in your week");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_alone_takes_the_topics_title() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let offered = asks(&ana, "pillar:Community").await;
    let topic = title(&offered);
    let form = offered.press("Use it").await.press("Log it").await.form();
    form.fill("A link, a title, or both", "https://youtu.be/abcdefghijk").submit().await.says("YouTube · Community");
    let page = ana.types("/me").await.press("My posts").await;
    assert!(page.message().selects()[0].options[0].starts_with(topic.get(..40).unwrap_or(&topic)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_teammate_used_is_not_offered_within_a_week() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let offered = asks(&ben, "pillar:Community").await;
    let used = title(&offered);
    let form = offered.press("Use it").await.press("Log it").await.form();
    form.fill("A link, a title, or both", "https://youtu.be/abcdefghijk").submit().await;
    world.moves_to("2026-01-11 10:00").await;
    let open = open_to_all(Pillar::Community).len();
    let mut offered = BTreeSet::new();
    for _ in 1..open {
        offered.insert(title(&asks(&ana, "pillar:Community").await));
    }
    assert_eq!(offered.len(), open - 1);
    assert!(!offered.contains(&used));
    // It is the last of its kind, and the first rule to give way.
    assert_eq!(title(&asks(&ana, "pillar:Community").await), used);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn patient_voice_waits_for_a_written_authorisation() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let locked = asks(&ana, "pillar:Patient voice").await;
    locked.says("waits for an authorisation").says("no name, no reference").says("Spoken consent is not enough");
    let form = locked.press("I have one in writing").await.form();
    form.clone()
        .fill("Valid until (no name, no reference)", "yesterday")
        .submit()
        .await
        .says("4 January 2026 is over already");
    form.clone().fill("Valid until (no name, no reference)", "some day").submit().await.never_says("Noted");
    asks(&ana, "pillar:Patient voice").await.says("waits for an authorisation");
    form.fill("Valid until (no name, no reference)", "2026-03-31")
        .submit()
        .await
        .says("open to you on LinkedIn until 31 March 2026");
    let offered = asks(&ana, "pillar:Patient voice").await;
    assert_eq!(pillar(&title(&offered)), Pillar::PatientVoice);
    offered.says("Before it goes out").says("Would this person or their family recognise it?");
    // It is theirs alone, it can be withdrawn, and it ends.
    asks(&world.member("Ben").await, "pillar:Patient voice").await.says("waits for an authorisation");
    let withdrawn = offered.press("It was withdrawn").await;
    withdrawn.says("closed to you").says("may have to come down");
    asks(&ana, "pillar:Patient voice").await.says("waits for an authorisation");
    let form = withdrawn.press("I have another in writing").await.form();
    let recorded = form.fill("Valid until (no name, no reference)", "2026-03-31").submit().await;
    recorded.says("If it is withdrawn before");
    world.moves_to("2026-04-01 10:00").await;
    asks(&ana, "pillar:Patient voice").await.says("waits for an authorisation");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_an_authorisation_patient_voice_never_comes_by_itself() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let mut answer = asks(&ana, "").await;
    for _ in 0..30 {
        assert_ne!(pillar(&title(&answer)), Pillar::PatientVoice);
        answer = answer.press("Another").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_elses_topic_cannot_be_answered() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let offered = asks(&ana, "pillar:Community").await.message();
    let of_ben = asks(&ben, "").await.message();
    for button in offered.buttons() {
        let id = button.custom_id.expect("a button of ours");
        of_ben.press_custom_id(&id).await.says("That belongs to somebody else");
    }
    offered.press("Use it").await.says("It's in your week");
    let free = asks(&ana, "").await.press("Use it").await;
    free.says("It's in your week").never_says("as you asked");
    ben.types("/me").await.never_says("Topics in your week");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_topic_that_was_taken_fills_the_form_in() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    let offered = asks(&ana, "pillar:Community").await;
    let topic = title(&offered);
    let taken = offered.press("Use it").await;
    world.restarts().await;
    let form = taken.press("Log it").await.form();
    assert_eq!(form.value("A link, a title, or both"), topic);
    form.submit().await.says("LinkedIn · Community").says("This week: 1 of 4.");
    ana.types("/me").await.never_says("Topics in your week");
    // What a knock only offers is nobody's words yet.
    world.moves_to("2026-01-08 13:00").await;
    let knock = ana.knocks().into_iter().find(|knock| knock.text().contains("Here is one that takes"));
    let form = knock.expect("a nudge has come").press("Log a post").await.form();
    assert_eq!(form.value("A link, a title, or both"), "");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_awareness_day_comes_with_an_angle_and_what_to_bear_in_mind() {
    let mut world = World::beginning("2026-09-10 09:00").await;
    let ana = world.member("Ana").await;
    let offered = asks(&ana, "pillar:Awareness days").await;
    offered.says("it takes up World Suicide Prevention Day (10 Sep)");
    offered.says("On a day like this").says("A local help line first. No method, no place, no numbers");
    let catalog = catalog();
    let day = catalog.observances().iter().find(|one| one.id == "world-suicide-prevention-day").expect("it is there");
    let text = offered.text().replace('\\', "");
    let angle = day.angles.iter().find(|angle| text.contains(angle.as_str())).expect("an angle of the day");
    world.restarts().await;
    let taken = offered.press("Use it").await;
    assert!(taken.text().replace('\\', "").contains(angle.as_str()), "the same angle stays: {}", taken.text());
    taken.says("An angle for World Suicide Prevention Day (10 Sep)").says("A local help line first");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn days_that_one_country_keeps_come_to_those_who_live_there() {
    let world = World::beginning("2026-12-21 09:00").await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let days = |answer: &Answer| answer.text().contains("Respiratory Therapists' Day");
    assert!(!days(&asks(&ben, "pillar:Awareness days").await));
    ana.types("/settings zone:Asia/Taipei").await.says("Taipei");
    assert!(days(&asks(&ana, "pillar:Awareness days").await));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_would_be_the_fourth_on_a_topic_is_told_and_shown_the_way_to_their_own() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let (first, second) = (asks(&ana, "pillar:Community").await, asks(&ana, "pillar:Community").await);
    for name in ["Ben", "Cem", "Dee"] {
        world.member(name).await.logs(&format!("{name} at the fair")).await;
    }
    // Only in a large team do so many come to one topic by themselves.
    for post in 1..=3 {
        world.alters(&format!("UPDATE posts SET topic = (SELECT topic FROM offers WHERE id = 1) WHERE id = {post}"));
    }
    let taken = first.press("Use it").await;
    taken.says("Three of your colleagues wrote on this topic in the last two days.");
    taken.says("What did you see that they could not? An angle of your own makes it yours.");
    second.press("Use it").await.says("It's in your week").never_says("of your colleagues");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_knock_that_takes_up_an_awareness_day_brings_its_angle_along() {
    let world = World::beginning("2026-09-07 09:00").await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-09-18 13:00").await;
    let bank = catalog();
    let about = |text: &str| bank.observances().iter().find(|one| text.contains(&format!("It takes up {}", one.name)));
    let found = ana.knocks().into_iter().find_map(|knock| {
        let text = knock.text().replace('\\', "");
        about(&text).map(|day| (day, text.clone()))
    });
    let (day, text) = found.expect("one of the nudges takes up a day");
    assert!(text.contains(&format!("An angle for {}", day.name)), "{text}");
    assert!(day.angles.iter().any(|angle| text.contains(angle.as_str())), "{text}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_authorisation_holds_where_it_says_and_what_was_planned_by_it_goes_with_it() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let form = asks(&ana, "pillar:Patient voice").await.press("I have one in writing").await.form();
    assert_eq!(form.value("Where it may stand (no name, no reference)"), "LinkedIn");
    let recorded = form.fill("Valid until (no name, no reference)", "2026-03-31").submit().await;
    recorded.says("open to you on LinkedIn until 31 March 2026");
    let elsewhere = asks(&ana, "pillar:Patient voice platform:Instagram").await;
    elsewhere.says("None that I know of covers Instagram today.");
    let form = elsewhere.press("I have one in writing").await.form();
    let form = form.fill("Where it may stand (no name, no reference)", "instagram, FB");
    let recorded = form.fill("Valid until (no name, no reference)", "2026-03-31").submit().await;
    recorded.says("on Instagram and Facebook");
    asks(&ana, "pillar:Patient voice platform:Instagram").await.says("Before it goes out");

    let offered = asks(&ana, "pillar:Patient voice").await;
    let topic = title(&offered);
    ana.types("/week").await.press("Plan my week").await;
    world.alters(
        "UPDATE slots SET platform = 'linkedin', offer = (SELECT max(id) FROM offers WHERE pillar = 'patient-voice')
             WHERE id = (SELECT min(id) FROM slots)",
    );
    ana.types("/week").await.says(&topic);
    let use_it = offered.message().buttons()[0].custom_id.clone().expect("a button");
    offered.press("It was withdrawn").await;
    ana.types("/week").await.never_says(&topic);
    let older = ana.types("/help").await.message();
    older.press_custom_id(&use_it).await.says("waits for a written authorisation");
    ana.types("/me").await.never_says(&topic);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_topic_that_is_taken_up_weeks_later_is_in_the_week_all_the_same() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let offered = asks(&ana, "pillar:Community").await;
    let put_off = asks(&ana, "pillar:Patient education").await;
    let (topic, other) = (title(&offered), title(&put_off));
    world.moves_to("2026-01-26 10:00").await;
    offered.press("Use it").await.says("It's in your week");
    ana.types("/me").await.says(&topic);
    ana.types(&format!("/log post:{topic}")).await.says("Community");
    // Put off now, it rests from now on.
    let instead = put_off.press("Later").await;
    instead.says("comes back in two weeks or so").never_says(&other);
    for _ in 0..5 {
        asks(&ana, "pillar:Patient education").await.never_says(&other);
    }
}
