//! What is seen of a planned week, of one slot, of a reminder, and of the week as a knock brings it.

use super::check::{body, says};
use super::sample::{
    TODAY, careful, day, delivery, member, pace, plan, planned, post, suggestion, team_name, topic, weeks,
};
use super::typed::{harmless, hostile};
use crate::app::filling::{Filled, Slots};
use crate::app::log::Logged;
use crate::app::notices::{KnockNotice, ReminderNotice, Said, What};
use crate::app::plan::{Plan, Planned};
use crate::app::posts::Opened as OpenedPost;
use crate::app::slot::Opened;
use crate::app::topic::Suggestion;
use crate::app::week::{Day, Weeks};
use crate::discord::render::{knock, logged, reminder, slot, week};
use crate::domain::facet::Purpose;
use crate::domain::ids::{OfferId, PostId, TeamId};
use crate::domain::pace::State;
use crate::domain::plan::{FilledBy, SlotState};
use crate::domain::reply::Numbers;
use crate::domain::topic::Topic;
use crate::domain::week::Week;

fn days() -> Vec<Day> {
    let monday = Week::of(day(TODAY)).monday();
    let one = |n| Day { on: monday + chrono::Days::new(n), posting: n % 7 < 5, busy: n == 3, leave: false, posts: 0 };
    (0..14).map(one).collect()
}

/// A slot of each kind that there is.
fn all_kinds() -> Vec<Planned> {
    let mut done = planned(1, "2026-01-05");
    done.slot.filled = Some((PostId(1), FilledBy::Topic));
    let over = planned(2, "2026-01-06");
    let mut today = planned(3, TODAY);
    today.slot.remind = true;
    let mut moved = planned(4, "2026-01-09");
    moved.slot.moved_from = Some(day("2026-01-08"));
    let [mut gone, mut shut, mut spare] = [5, 6, 7].map(|id| planned(id, "2026-01-09"));
    gone.slot.state = SlotState::LetGo;
    shut.slot.state = SlotState::NoRoom;
    spare.slot.state = SlotState::Spare;
    let mut bare = planned(8, "2026-01-09");
    bare.topic = None;
    vec![done, over, today, moved, gone, shut, spare, bare]
}

#[test]
fn the_planned_week() {
    let of = |plan: Plan| week::weeks(&weeks(plan, days(), 4));
    says("plan_none_yet", of(plan(Vec::new(), 4)));
    says("plan_nothing_left", of(Plan { made: true, day: None, ..plan(Vec::new(), 0) }));
    says("plan", of(plan(vec![planned(1, TODAY), planned(2, "2026-01-09")], 0)));
    says("plan_all_kinds", of(plan(all_kinds(), 1)));
    let wanted =
        Weeks { brings: true, reminds: true, may_next: true, waiting: 2, ..weeks(plan(all_kinds(), 0), days(), 4) };
    says("plan_with_all_that_is_wanted", week::weeks(&wanted));
    says("plan_of_a_week_that_is_done", of(Plan { done: true, ..plan(all_kinds(), 0) }));
    let next = Plan { week: Week::of(day(TODAY)).next(), ..plan(vec![planned(9, "2026-01-13")], 0) };
    says("plan_next_week", of(next));
    let silent = Weeks { may_write: false, ..weeks(plan(vec![planned(1, TODAY)], 0), days(), 4) };
    says("plan_without_messages", week::weeks(&silent));
}

fn opened(planned: Planned) -> Opened {
    Opened {
        member: member(),
        planned,
        suggestion: Some(suggestion()),
        days: vec![day(TODAY), day("2026-01-09")],
        posts: Vec::new(),
        today: day(TODAY),
    }
}

#[test]
fn one_slot() {
    let [done, over, today, moved, gone, shut, spare, bare] = all_kinds().try_into().expect("eight");
    says("slot", slot::opened(&opened(today.clone())));
    let posts = vec![post(1, "On sleep"), post(2, "")];
    let done = Planned { post: Some(posts[0].clone()), ..done };
    says("slot_done", slot::opened(&Opened { posts: posts.clone(), ..opened(done) }));
    says("slot_gone_by", slot::opened(&Opened { posts, ..opened(over) }));
    says("slot_moved", slot::opened(&opened(moved)));
    says("slot_let_go", slot::opened(&opened(gone)));
    says("slot_no_room", slot::opened(&opened(shut)));
    says("slot_spare", slot::opened(&opened(spare)));
    says("slot_without_topic", slot::opened(&Opened { suggestion: None, ..opened(bare) }));
    says("slot_write", slot::write(&opened(today.clone())));
    says("slot_write_careful", slot::write(&Opened { suggestion: Some(careful()), ..opened(today.clone()) }));
    let serving = Suggestion { serves: Some(Purpose::ReviewTechnology), ..suggestion() };
    let serving = Opened { suggestion: Some(serving), ..opened(today.clone()) };
    says("slot_that_serves_the_main_purpose", slot::opened(&serving));
    says("slot_write_that_serves_the_main_purpose", slot::write(&serving));
    says("slot_places", slot::places(&opened(today.clone())));
    says("slot_places_elsewhere", slot::places(&Opened { days: vec![day("2026-01-09")], ..opened(today.clone()) }));
    says("slot_places_none", slot::places(&Opened { days: Vec::new(), ..opened(today) }));
}

#[test]
fn a_reminder() {
    let of = |team| ReminderNotice { id: delivery(), team, planned: planned(3, TODAY) };
    says("reminder", reminder::reminder(&of(None), &team_name));
    says("reminder_two_teams", reminder::reminder(&of(Some(TeamId(2))), &team_name));
    says("calendar_file", reminder::calendar(4, Vec::new()));
    let frozen = body("a reminder", reminder::reminder(&of(None), &team_name));
    let first = frozen["content"].as_str().expect("a first line");
    assert!(!first.contains("LinkedIn") && !first.contains(&topic().title), "a lock screen shows it: {first}");
}

fn brought(plan: Plan, team: Option<TeamId>) -> crate::discord::render::Card {
    let said = Said { member: member().id, team, what: What::Plan(Box::new(plan)) };
    let notice = KnockNotice {
        id: delivery(),
        day: day("2026-01-05"),
        late: false,
        parts: vec![said],
        busy: Vec::new(),
        if_thens: Vec::new(),
        missing: None,
    };
    knock::knock(&notice, &team_name)
}

#[test]
fn the_week_as_it_is_brought() {
    says("knock_week", brought(plan(vec![planned(1, "2026-01-05"), planned(2, "2026-01-08")], 0), None));
    says("knock_week_full", brought(plan(vec![planned(1, "2026-01-05"); 9], 2), Some(TeamId(1))));
    says("knock_week_empty", brought(Plan { day: None, ..plan(Vec::new(), 0) }, None));
}

#[test]
fn a_post_and_its_slot() {
    let slots = |filled| Slots { all: vec![planned(3, TODAY), planned(4, "2026-01-09")], filled };
    let entry = |filled| Logged {
        post: post(1, "On sleep"),
        scheduled: false,
        pace: pace(State::OnPace, 4, 2, 3),
        other_week: false,
        repeats: None,
        remark: None,
        taken: Vec::new(),
        slots: slots(filled),
        zone: chrono_tz::Europe::Berlin,
    };
    let third = Some(planned(3, TODAY).slot.id);
    says("logged_fills_a_slot", logged::logged(&entry(third)));
    says("logged_beside_the_slots", logged::logged(&entry(None)));
    let mut full = Logged { taken: vec![(OfferId(9), topic())], ..entry(None) };
    full.post.pillar = None;
    says("logged_with_no_row_to_spare", logged::logged(&full));
    let opened =
        || OpenedPost { post: post(1, "On sleep"), numbers: Numbers::default(), zone: chrono_tz::Europe::Berlin };
    says("filled", logged::filled(&Filled { opened: opened(), slots: slots(third) }));
    says("filled_none", logged::filled(&Filled { opened: opened(), slots: slots(None) }));
}

#[test]
fn hostile_topics_do_nothing() {
    for text in hostile() {
        let mut one = planned(3, TODAY);
        one.topic = Some(Topic { title: text.clone(), idea: text.clone(), opening: text.clone(), ..topic() });
        one.post = Some(post(1, &text));
        let mut suggestion = suggestion();
        suggestion.topic = one.topic.clone().expect("a topic");
        let mut opened = Opened {
            suggestion: Some(suggestion),
            posts: (1..=30).map(|n| post(n, &text)).collect(),
            ..opened(one.clone())
        };
        harmless("slot", slot::opened(&opened));
        harmless("places", slot::places(&opened));
        let notice = ReminderNotice { id: delivery(), team: Some(TeamId(1)), planned: one };
        harmless("reminder", reminder::reminder(&notice, &|_| text.clone()));
        // The first line stands where nothing works but the end of its frame.
        let frozen = body("write", slot::write(&opened));
        let said = frozen["embeds"][0]["description"].as_str().expect("a description");
        assert_eq!(said.matches("```").count(), 2, "{said}");
        opened.planned.slot.filled = Some((PostId(1), FilledBy::Choice));
        harmless("slot done", slot::opened(&opened));
    }
}
