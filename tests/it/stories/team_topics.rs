//! A team's own topics: written down by those who manage the team, and offered to its members like any other.

use crate::world::{Member, Says, World, catalog, labels};
use local_discord::{Answer, Permissions};
use rounds::domain::facet::Pillar;

pub(super) const LIFT: &str = "Our lift at seven in the morning";
pub(super) const IDEA: &str = "Who rides in it, and what is said between two floors.";

/// The title of the topic that is offered.
fn title(answer: &Answer) -> String {
    answer.message().embeds()[0]["title"].as_str().expect("a title").replace('\\', "")
}

/// Fills in the form for a topic.
pub(super) async fn adds(manager: &Member, title: &str, idea: &str) -> Answer {
    let form = manager.types("/team topics").await.press("Add a topic").await.form();
    form.fill("Title", title).fill("Idea", idea).submit().await
}

/// A topic of this kind.
pub(super) async fn adds_on(manager: &Member, title: &str, kind: &str) -> Answer {
    adds(manager, title, IDEA).await.choose("Kind of content", &[kind]).await
}

/// The offer of that title, if it is among all that are offered on the subject before any comes again.
pub(super) async fn offered(member: &Member, subject: &str, wanted: &str) -> Option<Answer> {
    for _ in 0..40 {
        let answer = member.types(&format!("/topic pillar:{subject}")).await;
        if title(&answer) == wanted {
            return Some(answer);
        }
    }
    None
}

pub(super) async fn opens(manager: &Member, title: &str) -> Answer {
    manager.types("/team topics").await.choose("Open one to change or retire it", &[title]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_topic_of_the_teams_own_waits_for_its_kind_and_is_then_offered_like_any_other() {
    let mut world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    let none = mia.types("/team topics").await;
    assert!(none.is_ephemeral());
    none.says("None yet");
    let added = adds(&mia, LIFT, IDEA).await;
    added.says(LIFT).says(IDEA).says("Not known yet. Once you choose it below, the topic is offered.");
    assert_eq!(offered(&ana, "Community", LIFT).await.map(|answer| title(&answer)), None);
    mia.types("/team topics").await.says("waits for its kind").says("1 in use · one without a kind yet");
    // Two months on, on the buttons of then, after a deploy.
    world.moves_to("2026-03-16 10:00").await;
    world.restarts().await;
    added.choose("Kind of content", &["Community"]).await.says("Reach patients and Network");
    let answer = offered(&ana, "Community", LIFT).await.expect("it is offered");
    answer
        .says(IDEA)
        .says("People nearby. What will they know")
        .says("on community life, as you asked")
        .says("about 20 minutes");
    answer.never_says("To begin with");
    assert_eq!(labels(&answer.message()), ["Use it", "Another", "Not for me", "Later"]);
    let taken = answer.press("Use it").await;
    taken.says("It's in your week");
    ana.types("/me").await.says(LIFT);
    world.restarts().await;
    taken.press("Log it").await.form().submit().await.says(LIFT).says("LinkedIn · Community");
    assert_eq!(world.reads("SELECT topic FROM posts"), "team:1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_it_suits_can_be_said_and_counts() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    let opened = adds_on(&mia, LIFT, "Community").await;
    opened
        .says("Text and Photo")
        .says("LinkedIn, Instagram, Facebook, X, Threads and Bluesky")
        .says("About 20 minutes");
    let suits = opened.choose("What it is made on", &["On a phone"]).await.press("Change what it suits").await;
    let suits = suits.choose("Forms", &["Poll"]).await.choose("Platforms", &["Podcast", "Mastodon"]).await;
    let suits = suits.choose("For whom", &["Colleagues"]).await.choose("How long it takes", &["5 minutes"]).await;
    suits.says("Poll").says("Podcast and Mastodon").says("For colleagues").says("About 5 minutes, on a phone");
    suits.press("The topic").await.choose("What it serves", &["Advocate"]).await.says("Advocate");
    let wish = "/topic pillar:Community platform:Mastodon format:Poll";
    let mut answer = ana.types(wish).await;
    for _ in 0..40 {
        if title(&answer) == LIFT {
            break;
        }
        answer = answer.press("Another").await;
    }
    answer.says(LIFT).says("Poll · about 5 minutes on a phone").says("Colleagues. What will they know");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_retired_topic_stays_where_it_was_taken_and_comes_back_when_it_is_wanted() {
    let world = World::new().await;
    let mia = world.manager("Mia");
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let opened = adds_on(&mia, LIFT, "Community").await;
    let taken = offered(&ana, "Community", LIFT).await.expect("it is offered").press("Use it").await;
    let retired = opened.press("Retire it").await;
    retired.says("retired, and offered no more");
    mia.types("/team topics").await.says("retired").says("0 in use · one retired");
    assert!(offered(&ben, "Community", LIFT).await.is_none());
    ana.types("/me").await.says(LIFT);
    assert_eq!(taken.press("Log it").await.form().value("A link, a title, or both"), LIFT);
    retired.press("Bring it back").await.never_says("offered no more");
    world.moves_to("2026-03-16 10:00").await;
    assert!(offered(&ben, "Community", LIFT).await.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_are_changed_and_the_old_offer_shows_the_new_ones() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    adds_on(&mia, LIFT, "Community").await;
    offered(&ana, "Community", LIFT).await.expect("it is offered").press("Use it").await;
    let form = opens(&mia, LIFT).await.press("Change the words").await.form();
    assert_eq!((form.value("Title").as_str(), form.value("Idea").as_str()), (LIFT, IDEA));
    let form = form.fill("Title", "The lift at noon").fill("A line to begin with, if you have one", "It stops.");
    form.submit().await.says("The lift at noon").says("> It stops.").says("Community");
    ana.types("/me").await.says("The lift at noon").never_says(LIFT);
    mia.types("/team topics").await.says("The lift at noon").never_says(LIFT);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_for_those_who_manage_the_team_at_each_press() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    let leads = world.clinic.role("Leads", Permissions::MANAGE_GUILD);
    let named = world.clinic.role("Writers", Permissions::NONE);
    mia.types("/team setup manager:@Writers").await;
    let (eve, fay) = (world.colleague("Eve"), world.colleague("Fay"));
    leads.goes_to(&eve.person);
    named.goes_to(&fay.person);
    const MANAGERS: &str = "That is for people who manage this server";
    ana.types("/team topics").await.says(MANAGERS);
    ana.person.upload("topics.csv", "title\nA lamp\n");
    ana.types("/team topics file:@topics.csv").await.says(MANAGERS);
    adds_on(&fay, LIFT, "Community").await.says("Community");
    let list = eve.types("/team topics").await;
    let (opened, form) = (opens(&eve, LIFT).await, list.press("Add a topic").await.form());
    leads.is_taken_from(&eve.person);
    world.rests().await;
    form.fill("Title", "A lamp").fill("Idea", "Whose?").submit().await.says(MANAGERS);
    for label in ["Retire it", "Change the words", "Change what it suits", "All topics"] {
        opened.press(label).await.says(MANAGERS);
    }
    opened.choose("Kind of content", &["Technology"]).await.says(MANAGERS);
    for label in ["Export", "How to import"] {
        list.press(label).await.says(MANAGERS);
    }
    mia.types("/team topics").await.says("Community").says("1 in use").never_says("A lamp");
    // Who manages another server knows nothing of this one's.
    let (park, channel) = world.another_clinic("Park Practice").await;
    let dan = world.discord.person("Dan");
    park.join_as(&dan, Permissions::MANAGE_GUILD);
    let there = dan.at(&channel);
    let theirs = there.types("/team topics").await;
    theirs.says("None yet");
    for id in ["1:tt:show:1", "1:tt:ret:1:y", "1:tt:edit:1:n", "1:tt:suits:1"] {
        there.presses_custom_id(&theirs.message(), id).await.says("That isn't there any more");
    }
    there.chooses_custom_id(&theirs.message(), "1:tt:open", &["1"]).await.says("That isn't there any more");
    opens(&mia, LIFT).await.never_says("offered no more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_teams_members_are_not_offered_it() {
    let world = World::new().await;
    let mia = world.manager("Mia");
    let (park, channel) = world.another_clinic("Park Practice").await;
    let ana = world.member("Ana").await;
    park.join(&ana.person);
    let there = ana.seen_in(&channel);
    there.joins("2 posts", "LinkedIn", "Midday").await;
    adds_on(&mia, LIFT, "Community").await;
    assert!(offered(&there, "Community", LIFT).await.is_none());
    assert!(offered(&ana, "Community", LIFT).await.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_looks_like_an_identifier_is_asked_about_and_what_is_like_another_is_told() {
    let world = World::new().await;
    let mia = world.manager("Mia");
    let idea = "Call 555-123-4567 *today*.\nA \\ stays.";
    let asked = adds(&mia, "A chair (at last)", idea).await;
    asked.says("“555-123-4567” looks like a phone number").says("nothing has been kept yet");
    assert_eq!(world.counts("SELECT count(*) FROM team_topics"), 0);
    let form = asked.press("Change or keep it").await.form();
    assert_eq!((form.value("Title").as_str(), form.value("Idea").as_str()), ("A chair (at last)", idea));
    let other = form.clone().fill("Title", "A chair for Mrs Schmidt").submit().await;
    other.says("looks like somebody's name").says("nothing has been kept yet");
    assert_eq!(world.counts("SELECT count(*) FROM team_topics"), 0);
    form.submit().await.says("at last");
    assert_eq!(world.reads("SELECT idea FROM team_topics"), idea, "it is kept as it was typed");
    // One of the bank, and one of the team's own that still waits for its kind.
    let known = catalog();
    let one = known.bank.topics().find(|topic| topic.pillar == Pillar::Community).expect("a topic");
    let told = adds(&mia, &one.title, "Something else.").await;
    told.says("It comes close to").says("Another angle would set the two apart").never_says("looks like");
    let form = told.press("Change or keep it").await.form();
    let other = form.clone().fill("Idea", "Call 555-123-4567.").submit().await;
    other.says("looks like a phone number").never_says("comes close");
    form.submit().await.says("Something else.");
    adds(&mia, "Chairs, at last!", "We have them.").await.says("It comes close to “A chair");
    let form = opens(&mia, "A chair (at last)").await.press("Change the words").await.form();
    form.fill("Idea", "Ask for it.").submit().await.says("Ask for it.").never_says("comes close");
    assert_eq!(world.counts("SELECT count(*) FROM team_topics"), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_written_in_it_does_nothing() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    for text in [
        "@everyone [x](https://evil.example) <@&1>",
        "\u{202e}gnp.exe\u{202c} and \u{200b}zero\u{feff} **bold** ||hidden||",
        "`code` <:smile:5> </help:4> # heading",
    ] {
        let mut added = adds(&mia, text, text).await;
        if added.text().contains("One look") {
            added = added.press("Change or keep it").await.form().submit().await;
        }
        let shown = added.choose("Kind of content", &["Community"]).await.message();
        let listed = mia.types("/team topics").await.message();
        let kept = world.reads("SELECT title FROM team_topics ORDER BY id DESC");
        let seen = offered(&ana, "Community", &kept.replace('\\', "")).await.expect("it is offered").message();
        for message in [shown, listed, seen] {
            assert_eq!(message.pings(), Vec::<String>::new());
            let said = format!("{}{}", message.embeds()[0]["title"], message.embeds()[0]["description"]);
            let bare = said.replace("\\\\@", "").replace("\\\\<", "").replace("\\\\]", "");
            assert!(!bare.contains("@everyone") && !bare.contains("<@&") && !bare.contains("](https"), "{said}");
            assert!(!said.contains(['\u{202e}', '\u{202c}', '\u{200b}', '\u{feff}']), "{said:?}");
        }
    }
    adds(&mia, "\u{200b}\u{200b}\u{200b}\u{200b}", "Nothing that can be seen.").await.says("A topic needs a title");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn patient_voice_of_the_teams_own_waits_for_a_written_authorisation_too() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    adds_on(&mia, LIFT, "Patient voice")
        .await
        .says("offered only to members for whom a written authorisation is recorded");
    let locked = ana.types("/topic pillar:Patient voice").await;
    locked.says("waits for an authorisation");
    let form = locked.press("I have one in writing").await.form();
    form.fill("Valid until (no name, no reference)", "2026-12-31").submit().await;
    let answer = offered(&ana, "Patient voice", LIFT).await.expect("it is offered");
    answer.says("Before it goes out").says("Would this person or their family recognise it?");
}
