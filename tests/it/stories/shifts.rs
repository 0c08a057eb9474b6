//! Weeks that do not go by the book: busy days, leave that a manager enters, closed messages.

use crate::world::{Says, World, labels};
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_nights_this_week_so_nothing_is_heard_at_noon() {
    let world = World::new().await;
    let (nora, dan) = (world.colleague("Nora"), world.member("Dan").await);
    nora.joins("4 posts", "LinkedIn", "I work shifts").await.says("15:00 (Europe/Berlin), every day");
    // The week's nights: written to when she is up, from eight in the evening on, and the day ends when the shift does.
    nora.sets_times("23:00", "20:00", "4:00", "9:00").await.says("at 23:00, every day; within 20:00 to 04:00");
    nora.logs("What the ward sounds like at four").await;
    world.moves_to("2026-01-09 22:59").await;
    let noon: Vec<String> = nora.knocked_at().into_iter().filter(|at| !at.ends_with("23:00")).collect();
    assert!(noon.is_empty(), "{noon:?}");
    assert!(!nora.knocks().is_empty() && !dan.knocks().is_empty());
    // Half past eight in the morning, on the way home: it counts for the night that ends.
    world.moves_to("2026-01-12 08:30").await;
    nora.logs("What I tell the day shift").await.says("This week: 2 of 4.");
    world.moves_to("2026-01-12 09:00").await;
    nora.types("/me").await.says("This week: 0 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_weeks_first_knock_asks_whoever_works_shifts_which_days_they_are() {
    let world = World::new().await;
    let (nora, dan) = (world.colleague("Nora"), world.member("Dan").await);
    nora.joins("4 posts", "LinkedIn", "I work shifts").await;
    world.moves_to("2026-01-08 15:00").await;
    let select = "Days that will not do: a shift, a course";
    let asks = |knock: &local_discord::Shown| knock.selects().iter().any(|one| one.placeholder == select);
    let first = nora.knocks()[0].clone();
    assert!(asks(&first) && !asks(&dan.last_knock()), "whoever works by day is not asked");
    assert_eq!(nora.knocked_at(), ["2026-01-07 15:00", "2026-01-08 15:00"]);
    assert!(!asks(&nora.last_knock()), "once a week");
    let answer = first.choose(select, &["Friday 9 Jan", "Monday 12 Jan", "Tuesday 13 Jan"]).await;
    answer.says("Friday 9 January, Monday 12 January and Tuesday 13 January will not do.");
    nora.types("/week").await.says("Fri 9 Jan busy").says("Tue 13 Jan busy").says("Wed 14 Jan open");
    // A second choice adds to the first; what stands in /week takes away.
    first.choose(select, &["Saturday 10 Jan"]).await.says("Saturday 10 January will not do");
    world.moves_to("2026-01-14 14:59").await;
    let days: Vec<String> = nora.knocked_at().iter().map(|at| at[8..10].to_owned()).collect();
    assert!(days.iter().all(|day| !["09", "10", "12", "13"].contains(&day.as_str())), "{days:?}");
    // Pressed when its days have gone by, it says so and changes nothing.
    world.moves_to("2026-01-20 09:00").await;
    first.choose(select, &["Friday 9 Jan", "Wednesday 14 Jan"]).await.says("Those days have gone by");
    // The next week's first knock asks about its own days.
    world.moves_to("2026-01-21 16:00").await;
    let of_the_week = nora.knocks().into_iter().find(|knock| crate::world::wall(knock.at()).as_str() > "2026-01-19");
    let of_the_week = of_the_week.expect("a knock of that week");
    assert!(asks(&of_the_week), "{:?}", labels(&of_the_week));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_two_teams_the_days_are_chosen_once() {
    let world = World::new().await;
    let nora = world.colleague("Nora");
    nora.joins("4 posts", "LinkedIn", "I work shifts").await;
    let (night, ward) = world.another_clinic("Night Practice").await;
    nora.person.joins(&night);
    let there = nora.seen_in(&ward);
    there.joins("3 posts", "Instagram", "I work shifts").await;
    world.moves_to("2026-01-07 15:00").await;
    let select = "Days that will not do: a shift, a course";
    let knock = nora.last_knock();
    assert_eq!(knock.selects().iter().filter(|one| one.placeholder == select).count(), 1);
    knock.choose(select, &["Thursday 8 Jan"]).await.says("Thursday 8 January will not do");
    nora.types("/week").await.says("Thu 8 Jan busy");
    there.types("/week").await.says("Thu 8 Jan busy");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn before_busy_days_a_topic_comes_on_the_last_day_on_which_it_may() {
    let world = World::new().await;
    let nora = world.colleague("Nora");
    nora.joins("1 post", "LinkedIn", "I work shifts").await;
    nora.sets_days("Days on which you mean to post", &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]).await;
    nora.logs("Just the one").await;
    world.moves_to("2026-01-06 15:00").await;
    nora.last_knock().press("All answered").await;
    let shifts = &["Monday 12 Jan", "Tuesday 13 Jan", "Wednesday 14 Jan"];
    nora.types("/week").await.choose("Days that will not do: a shift, a course", shifts).await;
    world.moves_to("2026-01-11 15:00").await;
    assert_eq!(nora.knocked_at()[1..], ["2026-01-11 15:00"], "a Sunday, since Sundays are hers");
    nora.last_knock().says("Three busy days lie ahead").never_says("Room to catch up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn leave_that_a_manager_enters_ahead_is_seen_as_such_and_can_be_lifted_beforehand() {
    let world = World::new().await;
    let (ana, boss) = (world.member("Ana").await, world.manager("Boss"));
    let id = ana.person.id().to_string();
    let dates = [("member", id.as_str()), ("from", "2026-01-12"), ("until", "2026-01-16")];
    boss.here.runs("team away", &dates).await.says("Leave entered");
    ana.types("/pause from:2026-02-02 until:2026-02-06").await;
    let state = ana.types("/pause").await;
    state.says("Friday 16 January 2026 (entered by somebody who manages your team; Cancel lifts it)");
    state.says("Friday 6 February 2026").never_says("February 2026 (entered");
    state.press("Cancel 12 Jan to 16 Jan").await.says("Taken back");
    world.moves_to("2026-01-16 23:00").await;
    assert!(ana.knocked_at().iter().any(|at| at.as_str() > "2026-01-12"), "{:?}", ana.knocked_at());
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
