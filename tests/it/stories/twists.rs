//! A topic in a member's own words: theirs in their week, then perhaps proposed, and taken up by the team without their name.

use super::team_topics::offered;
use crate::world::{Member, Says, World, labels};
use local_discord::Answer;

const KETTLE: &str = "The kettle that outlived us";
const IDEA: &str = "What it heard in the break room.";

/// Takes a topic on this subject and words it anew.
async fn makes_theirs(member: &Member, subject: &str) -> Answer {
    let taken = member.types(&format!("/topic pillar:{subject}")).await.press("Use it").await;
    let form = taken.press("Make it mine").await.form();
    form.fill("Title", KETTLE).fill("Idea", IDEA).submit().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_topic_in_ones_own_words_is_in_the_week_and_fills_the_form_in() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    let taken = ana.types("/topic pillar:Community").await.press("Use it").await;
    assert_eq!(labels(&taken.message()), ["Log it", "Make it mine", "One more topic"]);
    let title = taken.message().embeds()[0]["title"].as_str().expect("a title").replace('\\', "");
    let form = taken.press("Make it mine").await.form();
    assert_eq!(form.value("Title"), title, "what was offered stands in it");
    let made = form.fill("Title", KETTLE).fill("Idea", IDEA).submit().await;
    made.says(KETTLE).says(IDEA).says("Yours, and in your week").says("Nobody else sees it");
    assert_eq!(labels(&made.message()), ["Log it", "Propose to the team", "Word it anew", "One more topic"]);
    for place in ["/me", "/week", "/help"] {
        ana.types(place).await.says(KETTLE).never_says(&title.replace(':', "\\:"));
    }
    world.restarts().await;
    let again = made.press("Word it anew").await.form();
    assert_eq!((again.value("Title").as_str(), again.value("Idea").as_str()), (KETTLE, IDEA));
    let form = made.press("Log it").await.form();
    assert_eq!(form.value("A link, a title, or both"), KETTLE);
    form.submit().await.says(KETTLE).says("LinkedIn · Community");
    ana.types("/me").await.never_says("Topics in your week");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_twist_that_is_proposed_and_taken_up_is_offered_to_teammates_without_a_name() {
    let mut world = World::new().await;
    let mia = world.manager("Mia");
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let made = makes_theirs(&ana, "Technology").await;
    mia.types("/team topics").await.never_says("Proposed");
    let proposed = made.press("Propose to the team").await;
    proposed.says("those who manage this server can read it, without your name");
    assert_eq!(labels(&proposed.message()), ["Log it", "Word it anew", "One more topic"]);
    world.restarts().await;
    let list = mia.types("/team topics").await;
    list.says("One idea waits for an answer");
    let proposal = list.press("Proposed (1)").await;
    proposal.says(KETTLE).says(IDEA).says("Made from").says("Technology").never_says("Ana");
    let accepted = proposal.press("Take it up").await;
    accepted.says("It is one of the team's topics now").says(KETTLE).says("Technology").never_says("Ana");
    mia.types("/team topics").await.says(KETTLE).never_says("Proposed");
    offered(&ben, "Technology", KETTLE).await.expect("it is offered").says(IDEA);
    // Told where Ana looks anyway, once, and in no message.
    world.rests().await;
    assert!(ana.knocks().iter().all(|knock| !knock.text().contains("kettle")));
    ana.types("/topic").await.says("is one of the team's topics now: thank you");
    ana.types("/topic").await.never_says("thank you");
    // What she proposed is the team's; what she wrote is hers, and goes with her.
    ana.types("/privacy").await.press("Delete everything").await.press("Yes, delete everything").await;
    assert_eq!(world.counts("SELECT count(*) FROM twists"), 0);
    mia.types("/team topics").await.says(KETTLE);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_left_to_the_member_stays_theirs() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    let made = makes_theirs(&ana, "Community").await;
    made.press("Propose to the team").await;
    let proposal = mia.types("/team topics").await.press("Proposed (1)").await;
    proposal.press("Leave it to them").await.says("it stays theirs");
    mia.here.presses_custom_id(&proposal.message(), "1:tt:settle:1:y").await.says("That isn't there any more");
    ana.types("/me").await.says(KETTLE);
    ana.types("/topic").await.never_says("thank you");
    ana.here.presses_custom_id(&made.message(), "1:twist:1:prop").await.says("It stays yours");
    assert_eq!(world.counts("SELECT count(*) FROM team_topics"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_taken_up_is_what_was_read() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    let made = makes_theirs(&ana, "Community").await;
    let proposed = made.press("Propose to the team").await;
    let proposal = mia.types("/team topics").await.press("Proposed (1)").await;
    // Submitted as it is, it stays proposed; in other words it is another one.
    proposed.press("Word it anew").await.form().submit().await.says("Proposed: those who manage");
    let form = proposed.press("Word it anew").await.form().fill("Idea", "Something else altogether.");
    let anew = form.submit().await;
    anew.says("Nobody else sees it");
    proposal.press("Take it up").await.says("That isn't there any more");
    anew.press("Propose to the team").await;
    let proposal = mia.types("/team topics").await.press("Proposed (1)").await;
    proposal.says("Something else altogether.").press("Take it up").await.says("Something else altogether.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_looks_like_an_identifier_is_asked_about_first() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    let taken = ana.types("/topic pillar:Community").await.press("Use it").await;
    let form = taken.press("Make it mine").await.form().fill("Idea", "Mrs Schmidt came by\nto say *thanks*.");
    let asked = form.submit().await;
    asked.says("looks like somebody's name").says("nothing has been kept yet");
    assert_eq!(world.counts("SELECT count(*) FROM twists"), 0);
    let form = asked.press("Change or keep it").await.form();
    assert_eq!(form.value("Idea"), "Mrs Schmidt came by\nto say *thanks*.");
    let other = form.clone().fill("Idea", "Mrs Schmidt can be called at 555-123-4567.").submit().await;
    other.says("“555-123-4567” looks like a phone number");
    assert_eq!(world.counts("SELECT count(*) FROM twists"), 0);
    form.submit().await.press("Propose to the team").await;
    mia.types("/team topics")
        .await
        .press("Proposed (1)")
        .await
        .says("looks like somebody's name")
        .says("please leave it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_else_can_word_or_propose_it() {
    let world = World::new().await;
    let (mia, ana, ben) = (world.manager("Mia"), world.member("Ana").await, world.member("Ben").await);
    let offered = ana.types("/topic").await;
    ana.here.presses_custom_id(&offered.message(), "1:twist:1:n").await.says("That isn't there any more");
    let taken = offered.press("Use it").await;
    let form = taken.press("Make it mine").await.form();
    let of_ben = ben.types("/topic").await.message();
    for id in ["1:twist:1:n", "1:twist:1:y", "1:twist:1:prop"] {
        ben.here.presses_custom_id(&of_ben, id).await.says("That belongs to somebody else");
        mia.here.presses_custom_id(&mia.types("/help").await.message(), id).await.says("That belongs to somebody else");
    }
    form.clone().fill("Title", "Up").submit().await.says("A topic needs a title");
    let made = form.fill("Title", KETTLE).submit().await;
    made.press("Propose to the team").await;
    let list = ben.types("/help").await.message();
    for id in ["1:tt:prop:0", "1:tt:settle:1:y", "1:tt:settle:1:n"] {
        ben.here.presses_custom_id(&list, id).await.says("people who manage this server");
    }
    assert_eq!(world.counts("SELECT count(*) FROM twists WHERE state = 'proposed'"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_ideas_of_one_member_may_wait_for_an_answer() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    let mut made = makes_theirs(&ana, "Community").await;
    for _ in 0..10 {
        made.press("Propose to the team").await.says("Proposed");
        made = makes_theirs(&ana, "Community").await;
    }
    made.press("Propose to the team").await.says("Ten of your ideas wait for an answer already");
    let waiting = mia.types("/team topics").await.press("Proposed (10)").await;
    waiting.says("1 of 10").press("Next").await.says("2 of 10").press("Leave it to them").await.says("1 of 9");
    made.press("Propose to the team").await.says("Proposed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_proposed_by_those_who_have_left_is_shown_to_nobody_until_they_are_back() {
    let world = World::new().await;
    let (mia, ana, ben) = (world.manager("Mia"), world.member("Ana").await, world.member("Ben").await);
    for member in [&ana, &ben] {
        makes_theirs(member, "Community").await.press("Propose to the team").await;
    }
    let of_ana = mia.types("/team topics").await.press("Proposed (2)").await;
    ana.types("/privacy").await.press("Stop in Harbour Clinic").await.press("Yes, stop").await;
    let left = mia.types("/team topics").await;
    left.says("One idea waits for an answer");
    of_ana.press("Take it up").await.says("That isn't there any more");
    // Ben goes without a word; that he has is seen when he is to be written to.
    ben.person.leaves(&world.clinic);
    world.moves_to("2026-01-09 13:00").await;
    assert_eq!(world.counts("SELECT count(*) FROM members WHERE gone_at IS NOT NULL"), 1);
    mia.types("/team topics").await.never_says("Proposed");
    assert_eq!(world.counts("SELECT count(*) FROM team_topics"), 0);
    ana.joins("4 posts", "LinkedIn", "Midday").await;
    mia.types("/team topics").await.says("One idea waits for an answer");
}
