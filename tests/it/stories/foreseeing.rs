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
            ("People may have answered you", WHAT[0]),
            ("Your plan is", WHAT[1]),
            ("My timing hasn't suited you", WHAT[2]),
            ("Before your busy days", WHAT[3]),
            ("Whom did you talk with", WHAT[4]),
        ] {
            // Once for each team that it is said of.
            what.extend(std::iter::repeat_n(word, text.matches(heading).count()));
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

const WHAT: [&str; 6] =
    ["answers to", "a topic, since", "one question", "to keep for after", "with whom you talked", "a look back on"];

fn agree(who: &str, foreseen: &[(String, String)], came: &[(String, String)]) {
    let days = |list: &[(String, String)]| list.iter().map(|(when, _)| when.clone()).collect::<Vec<_>>();
    assert_eq!(days(foreseen), days(came), "{who}: {foreseen:?} and {came:?}");
    for ((when, foreseen), (_, came)) in foreseen.iter().zip(came) {
        let of = |text: &str| WHAT.iter().map(|what| text.matches(what).count()).collect::<Vec<_>>();
        assert_eq!(of(foreseen), of(came), "{who}, {when}: foreseen {foreseen}, came {came}");
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
            agree(next, foreseen, &came(member, *since));
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_that_was_refused_is_promised_again_for_the_same_day_and_comes() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.person.closes_dms();
    world.moves_to("2026-01-07 13:00").await;
    ana.person.opens_dms();
    ana.sets_times("18:00", "8:00", "20:00", "4:00").await.says("at 18:00");
    let foreseen = foresees(&ana).await;
    assert_eq!(foreseen[0].0, "Wednesday 7 January, 18:00");
    world.moves_to("2026-01-14 13:00").await;
    agree("Ana", &foreseen, &came(&ana, 0));
}

/// People of all kinds, in the weeks before and after the clocks go forward.
struct Kinds {
    all: Vec<(&'static str, Member)>,
}

impl Kinds {
    async fn join(world: &World) -> Self {
        let mut all = Vec::new();
        for (name, target, rhythm) in [
            ("shifts", "5 posts", "I work shifts"),
            ("nights", "4 posts", "I work shifts"),
            ("two teams", "4 posts", "Midday"),
            ("light", "4 posts", "Mornings"),
            ("leave in the middle", "4 posts", "Evenings"),
            ("busy days", "3 posts", "Midday"),
            ("answers", "7 posts", "Midday"),
            ("silent", "4 posts", "Midday"),
            ("often", "21 posts", "Evenings"),
            ("once", "1 post", "Mornings"),
        ] {
            let member = world.colleague(name);
            member.joins(target, "LinkedIn", rhythm).await;
            all.push((name, member));
        }
        let kinds = Self { all };
        let every = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        kinds.get("nights").sets_times("2:30", "20:00", "6:00", "9:00").await.says("at 02:30");
        kinds.get("light").sets_intensity("Light: at most two a week").await;
        kinds.get("often").sets_intensity("Active: up to one a day").await;
        kinds.get("often").sets_days("Days on which I may write", &every).await;
        let (night, ward) = world.another_clinic("Night Practice").await;
        let both = kinds.get("two teams");
        both.person.joins(&night);
        both.seen_in(&ward).joins("2 posts", "Instagram", "Midday").await;
        kinds
    }

    fn get(&self, name: &str) -> &Member {
        &self.all.iter().find(|(one, _)| *one == name).expect("somebody").1
    }

    /// What each does on the Monday of a week, before asking.
    async fn begin(&self, monday: &str, day: impl Fn(u64) -> chrono::NaiveDate) {
        let named = |on: chrono::NaiveDate| on.format("%A %-d %b").to_string();
        let dates = |on: chrono::NaiveDate| on.to_string();
        let select = "Days that will not do: a shift, a course";
        let shifts = [named(day(1)), named(day(2)), named(day(4))];
        let shifts: Vec<&str> = shifts.iter().map(String::as_str).collect();
        self.get("shifts").types("/week").await.choose(select, &shifts).await;
        let run = [named(day(2)), named(day(3)), named(day(4))];
        let run: Vec<&str> = run.iter().map(String::as_str).collect();
        self.get("busy days").types("/week").await.choose(select, &run).await;
        let leave = format!("/pause from:{} until:{}", dates(day(2)), dates(day(3)));
        self.get("leave in the middle").types(&leave).await.says("Noted");
        for name in ["answers", "two teams", "often", "once"] {
            self.get(name).logs(&format!("{name}, on {monday}")).await;
        }
        self.get("answers").logs(&format!("A second one on {monday}")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn for_people_of_all_kinds_and_across_the_clock_change_it_is_what_comes() {
    // The clocks go forward in the night to Sunday 29 March.
    let world = World::beginning("2026-03-16 07:00").await;
    let kinds = Kinds::join(&world).await;
    let mut compared = 0;
    for week in 0..3u64 {
        let monday: chrono::NaiveDate = "2026-03-16".parse().expect("a day");
        let day = move |n: u64| monday + chrono::Days::new(7 * week + n);
        world.moves_to(&format!("{} 07:00", day(0))).await;
        kinds.begin(&day(0).to_string(), day).await;
        let mut foreseen = Vec::new();
        for (name, member) in &kinds.all {
            foreseen.push((*name, member, foresees(member).await, member.knocks().len()));
        }
        world.moves_to(&format!("{} 07:00", day(7))).await;
        for (name, member, foreseen, since) in &foreseen {
            agree(name, foreseen, &came(member, *since));
            compared += foreseen.len();
        }
        if week == 0 {
            let both = &foreseen.iter().find(|(name, ..)| *name == "two teams").expect("they are there").2;
            let named = |team: &str| both.iter().any(|(_, what)| what.contains(team));
            assert!(named("Harbour Clinic") && named("Night Practice"), "{both:?}");
        }
        for (name, member) in &kinds.all {
            if *name != "silent" {
                member.stirs().await;
            }
        }
    }
    assert!(compared > 50, "{compared}");
}
