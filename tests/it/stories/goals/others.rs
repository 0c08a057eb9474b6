//! Goals and others: what the team hears, what nobody else may press, and what is typed.

use super::{notes, sets};
use crate::world::{Says, World, labels};
use local_discord::{RestFault, Shown};
use rounds::discord::action::{Action, GoalStep};
use rounds::domain::ids::GoalId;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_reached_is_told_the_team_by_the_members_own_press_alone() {
    let world = World::new().await;
    let (ana, mia) = (world.member("Ana").await, world.manager("Mia"));
    mia.types("/team setup channel:#social").await;
    sets(&ana, "Contacts", "2", "5", "in 12 weeks").await.says("Set.");
    let early = notes(&ana, "Contacts", "4", "").await;
    assert!(!labels(&early.message()).iter().any(|label| label.starts_with("Tell")), "nothing to tell yet");
    let there = notes(&ana, "Contacts", "6", "").await;
    let said = |world: &World| world.channel.messages().iter().map(Shown::text).collect::<Vec<_>>().join("\n");
    assert!(!said(&world).contains("Contacts"), "nobody hears of it by itself");
    there.press("Tell the team").await.says("The team knows.");
    world.rests().await;
    assert!(said(&world).contains("set a goal, and is there: **Contacts**"), "{}", said(&world));
    assert!(!said(&world).contains("From 2 to 6"), "without the number");
    there.press("Tell it with the number").await.says("The team knows already.");
    world.rests().await;
    assert_eq!(said(&world).matches("Contacts").count(), 1);
    let ben = world.member("Ben").await;
    sets(&ben, "Letters", "0", "1", "in 12 weeks").await.says("Set.");
    let form = ben.direct.types("/goals").await.press("Letters").await.press("How it stands").await.form();
    form.fill("number", "1").submit().await.press("Tell it with the number").await.says("The team knows.");
    world.rests().await;
    assert!(said(&world).contains("From 0 to 1."), "{}", said(&world));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_elses_goal_is_nobodys_business() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let set = sets(&ana, "Contacts", "0", "5", "in 12 weeks").await;
    let (hers, bens) = (set.message(), ben.types("/goals").await.message());
    for button in hers.buttons() {
        let id = button.custom_id.expect("a button of ours");
        let answer = bens.press_custom_id(&id).await;
        answer.says("That belongs to somebody else");
    }
    let id = Action::Goal(GoalId(world.counts("SELECT id FROM goals")), GoalStep::Note).id();
    bens.press_custom_id(&id).await.says("That belongs to somebody else");
    ben.types("/goals").await.never_says("Contacts");
    ben.types("/me").await.never_says("Contacts");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_could_tell_who_a_patient_is_is_asked_about_first() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let asked = sets(&ana, "Visits of Mrs Smith in room 12", "0", "5", "in 12 weeks").await;
    asked.says("One look before I keep this");
    assert_eq!(world.counts("SELECT count(*) FROM goals"), 0);
    let form = asked.press("Go on with it").await.form();
    assert_eq!(form.value("measure"), "Visits of Mrs Smith in room 12");
    form.fill("measure", "Calls of Dr Smith's office").submit().await.says("Set.");
    for hostile in
        ["**@everyone** [a](https://b)", "</text><script>alert(1)</script>", "`\u{202e}\u{7}x` ||y||", "新しい患者 🎉"]
    {
        let set = sets(&ana, hostile, "0", "5", "in 12 weeks").await;
        set.says("Set.");
        assert!(set.message().pings().is_empty() && set.message().files() == ["line.png"]);
        let id = world.counts("SELECT max(id) FROM goals");
        set.message().press_custom_id(&Action::Goal(GoalId(id), GoalStep::LetGo(true)).id()).await.says("Let go.");
    }
    sets(&ana, &"x".repeat(100), "0", "5", "in 12 weeks").await.says("Set.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_team_did_not_hear_can_be_told_once_more() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    sets(&ana, "Contacts", "2", "5", "in 12 weeks").await.says("Set.");
    let there = notes(&ana, "Contacts", "6", "").await;
    let said = |world: &World| world.channel.messages().iter().map(Shown::text).collect::<Vec<_>>().join("\n");
    let lost = world.discord.faults().rest("POST /webhooks/*/*", RestFault::Status(400)).until_lifted();
    let told = there.press("Tell the team").await;
    world.rests().await;
    assert!(lost.hits() > 0);
    assert_eq!(world.counts("SELECT count(*) FROM goals WHERE shared_at IS NOT NULL"), 0);
    assert!(!said(&world).contains("set a goal"), "{}", said(&world));
    let own = told.message().id();
    let own = ana.here.reads().into_iter().find(|one| one.id() == own).expect("it is still there");
    own.says("The team has not seen it").never_says("The team knows");
    lost.lift();
    there.press("Tell the team").await.says("The team knows.");
    world.rests().await;
    assert_eq!(said(&world).matches("set a goal, and is there").count(), 1, "{}", said(&world));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_words_than_those_that_were_asked_about_are_asked_about_anew() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let asked = sets(&ana, "Visits of Mrs Smith", "0", "5", "in 12 weeks").await;
    let form = asked.press("Go on with it").await.form();
    let asked = form.clone().fill("measure", "Visits of Mrs Smith in room 12").submit().await;
    asked.says("One look before I keep this").says("room 12");
    assert_eq!(world.counts("SELECT count(*) FROM goals"), 0);
    // A date that cannot be read is another matter: the words stay looked at.
    let asked = asked.press("Go on with it").await.form().fill("due", "whenever").submit().await;
    asked.says("I could not read that as a day.");
    asked.press("Go on with it").await.form().fill("due", "in 12 weeks").submit().await.says("Set.");
    let correct = ana.types("/goals").await.press("Visits of Mrs Smith in room 12").await.press("Correct").await.form();
    correct.clone().fill("goal", "6").submit().await.says("Kept.");
    let asked = correct.fill("measure", "Visits of Mrs Jones").submit().await;
    asked.says("One look before I keep this");
    let form = asked.press("Go on with it").await.form();
    form.clone().fill("measure", "Call 555-123-4567").submit().await.says("looks like a phone number");
    form.submit().await.says("Kept.").says("Visits of Mrs Jones");
}
