//! What a knock says, and what answers it.

use super::aiming::{goal, numbered};
use super::check::{body, says};
use super::sample::{
    TODAY, at, careful, day, delivery, member, pace, plan, planned, post, step, suggestion, team_name,
};
use crate::app::notices::{KnockNotice, Missing, Said, What};
use crate::app::nudge::Settled;
use crate::app::topic::Suggestion;
use crate::discord::render::{Card, knock, settled};
use crate::domain::facet::{CareerGroup, Purpose};
use crate::domain::goal::{Asking, Counted, Drift};
use crate::domain::ids::{MemberId, OfferId, TeamId};
use crate::domain::pace::State;
use crate::domain::strategy::Step;
use crate::domain::week::Week;

fn notice(parts: Vec<Said>) -> KnockNotice {
    let (busy, if_thens) = (Vec::new(), Vec::new());
    KnockNotice { id: delivery(), day: day(TODAY), late: false, parts, busy, if_thens, missing: None }
}

fn of(what: What) -> Said {
    Said { member: member().id, team: None, what }
}

/// The same in the other team of somebody who is in two.
fn there(what: What) -> Said {
    Said { member: MemberId(8), team: Some(TeamId(2)), what }
}

fn card(parts: Vec<Said>) -> Card {
    knock::knock(&notice(parts), &team_name)
}

fn replies(posts: std::ops::RangeInclusive<i64>) -> What {
    let posts = posts.map(|n| post(n, &format!("What night {n} taught us"))).collect();
    What::Replies { posts, courtesy: Some("Thank people by what they said, not by who they are.".into()) }
}

fn nudge(state: State, made: u32, open_left: u32) -> What {
    let topic = Some(Box::new(suggestion()));
    What::Nudge { pace: pace(state, 4, made, open_left), settle: None, lower: None, topic }
}

#[test]
fn answers_to_look_after() {
    says("knock_replies_one", card(vec![of(replies(1..=1))]));
    says("knock_replies_five", card(vec![of(replies(1..=5))]));
    let planned = |n| crate::domain::post::Post { logged_at: at("2026-01-02 09:00"), ..post(n, "For Tuesday") };
    let of_planned = |posts| card(vec![of(What::Replies { posts, courtesy: None })]);
    says("knock_replies_planned", of_planned(vec![planned(1)]));
    says("knock_replies_one_planned", of_planned(vec![planned(1), post(2, "On sleep")]));
    let posts = vec![post(1, "")];
    says("knock_replies_no_courtesy", card(vec![of(What::Replies { posts, courtesy: None })]));
}

fn talk() -> What {
    What::Talk { week: Week::of(day(TODAY)), groups: Vec::new(), aim: 3, act: Some(Box::new(step(None))) }
}

#[test]
fn whom_one_talked_with() {
    says("knock_talk", card(vec![of(talk())]));
    let groups = vec![CareerGroup::Nurses, CareerGroup::Companies];
    says("knock_talk_no_step", card(vec![of(What::Talk { week: Week::of(day(TODAY)), groups, aim: 3, act: None })]));
    says("knock_everything", card(vec![of(replies(1..=2)), of(nudge(State::Behind, 1, 2)), of(talk())]));
}

#[test]
fn a_nudge() {
    says("knock_nudge", card(vec![of(nudge(State::Behind, 1, 2))]));
    says("knock_nudge_quiet", card(vec![of(nudge(State::Lapsed, 0, 3))]));
    says("knock_nudge_one_day_left", card(vec![of(nudge(State::AtRisk, 2, 1))]));
    let with = |settle, lower, topic| What::Nudge { pace: pace(State::AtRisk, 4, 0, 3), settle, lower, topic };
    says("knock_nudge_settle", card(vec![of(with(Some(2), None, Some(Box::new(careful()))))]));
    says("knock_nudge_lower", card(vec![of(with(None, Some(3), Some(Box::new(suggestion()))))]));
    says("knock_nudge_no_topic", card(vec![of(with(Some(1), None, None))]));
    let late = KnockNotice { late: true, ..notice(vec![of(nudge(State::Behind, 1, 2))]) };
    says("knock_late", knock::knock(&late, &team_name));
}

fn check_in(asked: &[Asking], drifts: bool) -> What {
    let habit = |asking: &Asking| matches!(asking, Asking::Shown | Asking::Reached);
    let one = |asking: &Asking| match habit(asking) {
        true => goal("Weeks kept", Counted::WeeksKept, &[("2025-12-20", "3")]),
        false => goal("New enquiries a month", Counted::Typed, &[("2026-01-02", "3")]),
    };
    let drift = drifts.then_some(Drift { purpose: Purpose::Recruit, serving: 2, known: 6 });
    What::Goals {
        goals: asked.iter().enumerate().map(|(at, asking)| (numbered(one(asking), at as i64), *asking)).collect(),
        drift,
    }
}

#[test]
fn how_goals_stand() {
    use Asking::{Number, Over, Reached, Shown};
    says("knock_goals", card(vec![of(check_in(&[Number], false))]));
    says("knock_goals_each", card(vec![of(check_in(&[Number, Shown, Over], false))]));
    says("knock_goals_reached", card(vec![of(check_in(&[Reached], false))]));
    says("knock_goals_drift", card(vec![of(check_in(&[Number], true))]));
    says("knock_drift_alone", card(vec![of(nudge(State::Behind, 1, 2)), of(check_in(&[], true))]));
    says("purpose_kept", crate::discord::render::goal_check::kept(Some(Purpose::Recruit)));
}

#[test]
fn busy_days_ahead() {
    let topic = Some(Box::new(suggestion()));
    says("knock_ahead", card(vec![of(What::Ahead { days: 3, topic })]));
    says("knock_ahead_no_topic", card(vec![of(What::Ahead { days: 4, topic: None })]));
}

#[test]
fn the_question_after_the_ladder() {
    says("knock_ask", card(vec![of(What::Ask { target: 4 })]));
    says("knock_ask_one", card(vec![of(What::Ask { target: 1 })]));
}

#[test]
fn several_parts() {
    says("knock_replies_and_nudge", card(vec![of(replies(1..=2)), of(nudge(State::Behind, 1, 2))]));
    let mut other = suggestion();
    other.offer = OfferId(32);
    let Said { member, what, .. } = of(nudge(State::Behind, 1, 2));
    let here = Said { member, team: Some(TeamId(1)), what };
    let what =
        What::Nudge { pace: pace(State::AtRisk, 2, 0, 1), settle: Some(1), lower: None, topic: Some(Box::new(other)) };
    says("knock_two_teams", card(vec![here, there(what)]));
}

/// Discord refuses a message in which two selects are called the same.
#[test]
fn answers_in_two_teams_share_one_select() {
    let here = Said { team: Some(TeamId(1)), ..of(replies(1..=2)) };
    let frozen = body("replies in two teams", card(vec![here, there(replies(3..=4))]));
    let rows = frozen["components"].as_array().expect("rows");
    let selects: Vec<_> = rows.iter().filter(|row| row["components"][0]["options"].is_array()).collect();
    assert_eq!(selects.len(), 1);
    assert_eq!(selects[0]["components"][0]["options"].as_array().map(Vec::len), Some(4));
}

/// A lock screen shows the line above the card, so it says nothing of what waits, whatever that is.
#[test]
fn the_first_line_is_the_same_whatever_waits() {
    let parts = [
        replies(1..=1),
        nudge(State::Lapsed, 0, 3),
        What::Ahead { days: 3, topic: None },
        What::Ask { target: 4 },
        talk(),
        looks_back(),
        check_in(&[Asking::Number], false),
    ];
    for part in parts {
        let frozen = body("a knock", card(vec![of(part)]));
        assert_eq!(frozen["content"], "Rounds, for a moment.");
    }
}

fn looks_back() -> What {
    What::Review { figures: Box::new(super::beforehand::figures()) }
}

#[test]
fn a_quarter_to_look_back_on() {
    says("knock_review", card(vec![of(looks_back())]));
    says("knock_talk_and_review", card(vec![of(talk()), of(looks_back())]));
}

#[test]
fn own_words_and_what_is_missing() {
    let missing = |team| Missing { member: member().id, team, steps: vec![Step::Audience, Step::GroundRules] };
    let if_thens = vec!["When clinic ends, I draft on my phone".to_owned(), "When it rains, I read".to_owned()];
    let told = KnockNotice { if_thens, missing: Some(missing(None)), ..notice(vec![of(nudge(State::Behind, 1, 2))]) };
    says("knock_own_words", knock::knock(&told, &team_name));
    let all = Missing { steps: Step::ALL.to_vec(), ..missing(Some(TeamId(2))) };
    let told = KnockNotice { missing: Some(all), ..notice(vec![of(replies(1..=2)), of(talk())]) };
    says("knock_missing", knock::knock(&told, &team_name));
}

fn week() -> What {
    What::Plan(Box::new(plan(vec![planned(1, TODAY); 5], 1)))
}

#[test]
fn answers_to_a_knock() {
    says("why", knock::why());
    says("nod", knock::nod(member().person, &delivery()));
    says("as_it_is", knock::as_it_is());
    let lighter = |target, left| Settled::Lighter { pace: pace(State::OnPace, target, 0, 3), left };
    says("settled", settled::settled(&lighter(2, 3)));
    says("settled_one_more", settled::settled(&lighter(1, 1)));
    says("settled_at_the_end", settled::settled(&lighter(1, 0)));
    let week = Week::of(day("2025-12-29"));
    let over = |now| Settled::Over { week, member: member().id, pace: pace(State::Behind, 4, 1, 3), now };
    says("settled_over", settled::settled(&over(Some(2))));
    says("settled_over_and_nothing_to_do", settled::settled(&over(None)));
    says("target_set", settled::target_set(2, Week::of(day("2026-01-12"))));
    says("target_set_one", settled::target_set(1, Week::of(day("2026-01-12"))));
}

/// Whatever rides on it, five rows hold it: Discord takes no more.
#[test]
fn the_question_for_busy_days_fits_beside_all_else() {
    let busy: Vec<_> = (8..=14).map(|n| day(&format!("2026-01-{n:02}"))).collect();
    let asks = |parts| knock::knock(&KnockNotice { busy: busy.clone(), ..notice(parts) }, &team_name);
    says("knock_asks_for_busy_days", asks(vec![of(nudge(State::Behind, 1, 2))]));
    let settle = |member| {
        let topic = Some(Box::new(Suggestion { offer: OfferId(member), ..careful() }));
        let what = What::Nudge { pace: pace(State::AtRisk, 4, 0, 3), settle: Some(2), lower: None, topic };
        Said { member: MemberId(member), team: Some(TeamId(1)), what }
    };
    for (what, parts, rows) in [
        ("answers twice and a nudge", vec![of(replies(1..=2)), there(replies(3..=4)), settle(7)], 5),
        ("answers and two nudges", vec![of(replies(1..=2)), settle(7), settle(8)], 5),
        ("answers, a nudge and the talk", vec![of(replies(1..=2)), settle(7), of(talk())], 5),
        ("answers twice and the talk", vec![of(replies(1..=2)), there(replies(3..=4)), of(talk())], 5),
        ("two nudges and the talk", vec![settle(7), settle(8), of(talk())], 5),
        (
            "answers, a nudge and goals",
            vec![of(replies(1..=2)), settle(7), of(check_in(&[Asking::Number; 3], true))],
            5,
        ),
        ("goals and the talk", vec![of(check_in(&[Asking::Number; 3], true)), of(talk())], 4),
        ("three nudges", vec![settle(7), settle(8), settle(9)], 5),
        ("answers, a nudge and the look back", vec![of(replies(1..=2)), settle(7), of(looks_back())], 5),
        ("answers, a nudge and the week", vec![of(replies(1..=2)), settle(7), of(week())], 5),
        ("the weeks of two teams and a nudge", vec![settle(7), of(week()), there(week())], 5),
        ("answers alone", vec![of(replies(1..=5))], 3),
    ] {
        let frozen = body(what, asks(parts));
        let all = frozen["components"].as_array().expect("rows");
        assert_eq!(all.len(), rows, "{what}");
        let selects = all.iter().filter(|row| row["components"][0]["options"].is_array());
        let busy = selects.filter(|row| row["components"][0]["placeholder"].as_str().unwrap().starts_with("Days that"));
        assert_eq!(busy.count(), 1, "{what}");
    }
}
