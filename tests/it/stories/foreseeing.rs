//! "What would you send me this week?", compared with what then came.

use crate::world::{Member, Says, World};

/// What was foreseen: the day and time, and what for.
async fn foresees(member: &Member) -> Vec<(String, String)> {
    let answer = member.types("/settings").await.press("What would you send me?").await;
    let text = answer.text();
    text.lines()
        .filter_map(|line| line.strip_prefix("**")?.split_once("**: "))
        .map(|(when, what)| (when.to_owned(), what.to_owned()))
        .collect()
}

/// What came since: the day and time, and what for, in the same words.
fn came(member: &Member, since: usize) -> Vec<(String, String)> {
    let told = |text: &str| {
        let mut what = Vec::new();
        for (heading, word) in [
            ("People may have answered you", "answers to"),
            ("Your plan is", "a topic"),
            ("My timing hasn't suited you", "one question"),
        ] {
            what.extend(text.contains(heading).then_some(word));
        }
        what.join(" and ")
    };
    let knocks = member.knocks().into_iter().skip(since);
    knocks
        .map(|knock| {
            let at = knock.at().with_timezone(&crate::world::ZONE);
            (at.format("%A %-d %B, %H:%M").to_string(), told(&knock.text()))
        })
        .collect()
}

fn agree(foreseen: &[(String, String)], came: &[(String, String)]) {
    let days = |list: &[(String, String)]| list.iter().map(|(when, _)| when.clone()).collect::<Vec<_>>();
    assert_eq!(days(foreseen), days(came), "{foreseen:?} and {came:?}");
    for ((when, foreseen), (_, came)) in foreseen.iter().zip(came) {
        for word in came.split(" and ") {
            assert!(foreseen.contains(word), "{when}: foreseen {foreseen}, came {came}");
        }
        let parts =
            |text: &str| ["answers to", "a topic", "one question"].iter().filter(|word| text.contains(**word)).count();
        assert_eq!(parts(foreseen), parts(came), "{when}: foreseen {foreseen}, came {came}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_foreseen_is_what_comes() {
    let world = World::new().await;
    let [quiet, busy, light, away] = ["Quiet", "Busy", "Light", "Away"];
    let (quiet, busy) = (world.member(quiet).await, world.member(busy).await);
    let (light, away) = (world.member(light).await, world.member(away).await);
    light.sets_intensity("Light: at most two a week").await;
    for (monday, next) in [("2026-01-12", "2026-01-19"), ("2026-01-19", "2026-01-26"), ("2026-01-26", "2026-02-02")] {
        world.moves_to(&format!("{monday} 09:00")).await;
        for title in ["One", "Two"] {
            busy.logs(&format!("{title} of {monday}")).await;
            light.logs(&format!("{title} of {monday}")).await;
        }
        away.types(&format!("/pause from:{monday} until:{monday}")).await.says("Rest well");
        let members = [&quiet, &busy, &light, &away];
        let mut foreseen = Vec::new();
        for member in members {
            foreseen.push((foresees(member).await, member.knocks().len()));
        }
        world.moves_to(&format!("{next} 09:00")).await;
        for (member, (foreseen, since)) in members.iter().zip(&foreseen) {
            agree(foreseen, &came(member, *since));
        }
        assert!(foreseen.iter().any(|(foreseen, _)| !foreseen.is_empty()), "something was foreseen");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_foreseen_for_whoever_wants_nothing() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let card = ana.types("/settings").await.press("Stop private messages").await;
    card.press("What would you send me?").await.says("Nothing, as things stand.");
    ana.types("/settings").await.press("Allow private messages").await;
    assert!(!foresees(&ana).await.is_empty());
    ana.types("/pause from:today until:2026-01-31").await;
    ana.types("/settings").await.press("What would you send me?").await.says("Nothing, as things stand.");
}
