//! Weeks that do not go by the book: busy days, leave that a manager enters, closed messages.

use crate::world::World;
use local_discord::Permissions;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn busy_days_of_the_week_are_chosen_at_once_and_nothing_is_heard_on_them() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let week = ana.types("/week").await;
    assert!(week.text().contains("This week: 0 of 4"), "{}", week.text());
    let week = week.choose("Days that will not do: a shift, a course", &["Wednesday 7 Jan", "Thursday 8 Jan"]).await;
    assert!(week.text().contains("Wed 7 Jan busy"), "{}", week.text());
    world.moves_to("2026-01-08 20:00").await;
    assert!(ana.knocks().is_empty(), "nothing on Wednesday and Thursday");
    world.moves_to("2026-01-09 12:31").await;
    assert_eq!(ana.knocks().len(), 1, "Friday is open");
    // Chosen away again, the days count as usual.
    let week = ana.types("/week").await;
    let week = week.choose("Days that will not do: a shift, a course", &[]).await;
    assert!(!week.text().contains("Fri 9 Jan busy"), "{}", week.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn before_three_busy_days_a_topic_comes_to_keep_for_the_days_after() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for title in ["One", "Two", "Three", "Four"] {
        ana.types(&format!("/log post:{title}")).await;
    }
    let week = ana.types("/week").await;
    let shifts = &["Monday 12 Jan", "Tuesday 13 Jan", "Wednesday 14 Jan"];
    week.choose("Days that will not do: a shift, a course", shifts).await;
    world.moves_to("2026-01-09 12:00").await;
    let before = ana.knocks().len();
    world.moves_to("2026-01-09 12:31").await;
    let knock = ana.last_knock();
    assert_eq!(ana.knocks().len(), before + 1);
    assert!(knock.text().contains("Three busy days lie ahead"), "{}", knock.text());
    let kept = knock.press("Keep it").await;
    assert!(kept.text().contains("It's in your week"), "{}", kept.text());
    world.moves_to("2026-01-14 20:00").await;
    assert_eq!(ana.knocks().len(), before + 1, "and nothing until the busy days are over");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leave_that_a_manager_enters_is_seen_and_lifted_by_the_member_alone() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let boss = world.manager("Boss");
    let id = ana.person.id();
    let entered =
        boss.here.runs("team away", &[("member", &id.to_string()), ("from", "today"), ("until", "2026-01-16")]).await;
    assert!(entered.is_ephemeral());
    assert!(entered.text().contains("Only they see it"), "{}", entered.text());
    world.moves_to("2026-01-09 18:00").await;
    assert!(ana.knocks().is_empty());
    let state = ana.types("/pause").await;
    assert!(state.text().contains("somebody who manages your team entered"), "{}", state.text());
    state.press("Resume").await;
    let state = ana.types("/pause").await;
    assert!(state.text().contains("You are not on leave"), "{}", state.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_colleague_cannot_enter_leave_for_another_nor_a_manager_for_a_stranger() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let tom = world.colleague("Tom");
    let (to_ana, to_tom) = (ana.person.id().to_string(), tom.person.id().to_string());
    let refused = tom.here.runs("team away", &[("member", &to_ana), ("from", "today"), ("until", "friday")]).await;
    assert!(refused.text().contains("for people who manage this server"), "{}", refused.text());
    let boss = world.manager("Boss");
    let refused = boss.here.runs("team away", &[("member", &to_tom), ("from", "today"), ("until", "today")]).await;
    assert!(refused.text().contains("haven't joined"), "{}", refused.text());
    let state = ana.types("/pause").await;
    assert!(state.text().contains("You are not on leave"), "{}", state.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_closed_messages_a_word_in_the_channel_comes_only_if_it_was_chosen() {
    let world = World::new().await;
    let boss = world.manager("Boss");
    boss.here.runs("team setup", &[("channel", &world.channel.id().to_string())]).await;
    let ana = world.member("Ana").await;
    let ben = world.member("Ben").await;
    ana.types("/settings").await.press("If I can't reach you: a word in the channel").await;
    ana.person.closes_dms();
    ben.person.closes_dms();
    world.moves_to("2026-01-07 12:40").await;
    let seen: Vec<_> = boss.here.reads().into_iter().filter(|shown| !shown.is_ephemeral()).collect();
    assert_eq!(seen.len(), 1, "one word, for Ana");
    assert!(seen[0].content().contains("something waits for you"), "{}", seen[0].content());
    assert_eq!(seen[0].pings(), [ana.person.id().to_string()], "it reaches her and nobody else");
    assert!(!seen[0].text().contains("plan"), "and says nothing of what waits");
    // At the next command both are told, once.
    for member in [&ana, &ben] {
        let answer = member.types("/me").await;
        world.rests().await;
        let told = answer.follow_ups();
        assert!(told.iter().any(|shown| shown.text().contains("allow direct messages")), "{told:?}");
    }
}

/// The right that decides is Manage Server, whatever else somebody may do.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn managing_messages_is_not_managing_the_server() {
    let world = World::new().await;
    let person = world.discord.person("Mod");
    world.clinic.join_as(&person, Permissions::MANAGE_MESSAGES);
    let refused = person.at(&world.channel).types("/team setup").await;
    assert!(refused.text().contains("for people who manage this server"), "{}", refused.text());
}
