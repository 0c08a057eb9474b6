//! Whatever people type as a title, every card that shows it stays within Discord's limits, and none of it does anything.

use super::aiming::{goal, numbered, template};
use super::check::body;
use super::sample::{
    TODAY, at, day, delivery, member, pace, plan, planned, post, step, suggestion, topic as sample_topic, waiting_for,
    waits, weeks as weeks_of,
};
use super::typed::{RAW, armed, harmless, hostile};
use crate::app::filling::Slots;
use crate::app::goals::{Goals, Typed};
use crate::app::help::{self, Elsewhere};
use crate::app::log::Logged;
use crate::app::log_several::Several;
use crate::app::notices::{KnockNotice, Missing, Said, What};
use crate::app::plan::DayOfWeek;
use crate::app::posts::{Opened, Page};
use crate::app::replies::{Answered, Counted, Waiting};
use crate::app::review::LookBack;
use crate::app::strategy::Before;
use crate::app::topic::{Answered as TopicAnswered, Day, Suggestion};
use crate::app::{me, week};
use crate::discord::action::Action;
use crate::discord::render::{
    goal_form, goals, help as help_card, if_then, knock, logged, me as me_card, posts, replies, review, strategy,
    topic, week as week_card,
};
use crate::domain::facet::{Care, Pillar, Purpose};
use crate::domain::goal::{self as goal_words, Asking, Drift, GoalRefused, Template};
use crate::domain::ids::{MemberId, OfferId, TeamId};
use crate::domain::link::LinkRefused;
use crate::domain::pace::State;
use crate::domain::post::{Post, Sieve};
use crate::domain::refusal::Refusal;
use crate::domain::reply::{Check, Numbers, ReplyAnswer};
use crate::domain::sameness::{Remark, Sight};
use crate::domain::strategy::{Lines, Step};
use crate::domain::streak::Consistency;
use crate::domain::topic::{OfferAnswer, Reason, Topic};
use crate::domain::week::Week;

fn posts(text: &str, count: i64) -> Vec<Post> {
    let long = format!("https://example.org/{}", "%D0%B2".repeat(330));
    let link = |n: i64| if n % 2 == 0 { Some(long.clone()) } else { Some("https://example.org/a_b_c*d*".to_owned()) };
    let further =
        |n: i64| (0..n.min(12)).map(|at| format!("{long}{at}(_*)")).chain([format!("https://x.com/{n}(_*)")]).take(12);
    (1..=count).map(|n| Post { link: link(n), links: further(n).collect(), ..post(n, text) }).collect()
}

fn week_of(text: &str) -> What {
    let mut one = planned(1, "2026-01-08");
    one.topic = Some(topic_of(text).topic);
    let mut plan = plan(vec![one; 21], 2);
    plan.day = Some(DayOfWeek { name: text.to_owned(), on: day(TODAY) });
    What::Plan(Box::new(plan))
}

fn topic_of(text: &str) -> Suggestion {
    let mut one = suggestion();
    one.topic = Topic {
        title: text.into(),
        idea: text.into(),
        opening: text.into(),
        reference: Some(text.into()),
        care: Care::Amber,
        ..one.topic
    };
    one.day = Some(Day { name: text.into(), on: None, angle: Some(text.into()), care: Vec::new() });
    one.checklist = vec![text.into(); 5];
    one.reason = Reason::Observance { name: text.into(), on: day("2026-03-03") };
    one
}

#[test]
fn titles() {
    for text in hostile() {
        let all = posts(&text, 10);
        let zone = chrono_tz::Europe::Berlin;
        let sight = Sight::NearTitle { title: text.clone(), on: day("2025-12-16") };
        let kept = Logged {
            post: all[0].clone(),
            scheduled: false,
            pace: pace(State::OnPace, 4, 2, 3),
            other_week: false,
            repeats: None,
            taken: vec![(OfferId(7), Topic { title: text.clone(), ..sample_topic() })],
            remark: Some(Remark { sight, way_out: None }),
            slots: Slots::default(),
            zone,
        };
        harmless("logged", logged::logged(&kept));
        let opened = Opened { post: all[1].clone(), numbers: Numbers::default(), zone };
        harmless("changed", logged::changed(&opened));
        harmless("opened", logged::opened(&opened));
        harmless("deleted", logged::deleted(&opened));
        let page = Page { member: member(), posts: all.clone(), page: 0, pages: 2, sieve: Sieve::default(), zone };
        harmless("page", posts::page(&page));
        let refused = vec![(text.clone(), LinkRefused::LookAlike); 10];
        harmless("several", logged::several(&Several { kept: vec![kept; 10], refused }, &text));
        let check = |post: &Post| Check {
            post: post.id,
            round: 1,
            due_at: at("2026-01-07 09:00"),
            asked_at: None,
            answer: None,
        };
        let waiting = posts(&text, 30).into_iter().map(|post| (post.clone(), check(&post))).collect();
        harmless("waiting", replies::waiting(&Waiting { act: Some(step(None)), ..waiting_for(waiting, Vec::new()) }));
        harmless("pick", replies::one(&all[0]));
        let answered = Answered { posts: all[..5].to_vec(), answer: ReplyAnswer::AllAnswered, again_at: None };
        harmless("answered", replies::answered(&answered));
        let numbers = Numbers { wrote: Some(3), answered: Some(2) };
        harmless("counted", replies::counted(&Counted { post: all[0].clone(), numbers }));
    }
}

#[test]
fn goals_and_their_numbers() {
    for text in hostile() {
        let one = goal(&text, goal_words::Counted::Typed, &[("2025-12-20", "2"), ("2026-01-06", "5")]);
        let templates = (0..30).map(|n| Template { id: n.to_string(), ..template(&text) }).collect();
        let (member, today) = (member(), day(TODAY));
        let all = Goals {
            member,
            open: vec![numbered(one.clone(), 4), numbered(one.clone(), 5)],
            ended: vec![one.clone(), numbered(one.clone(), 6)],
            templates,
            today,
        };
        harmless("goals", goals::list(&all));
        harmless("a goal", goals::noted(&one, true));
        harmless("its numbers", goals::numbers(&one));
        harmless("let go", goals::let_go(&one));
        let typed = goal_form::typed_of(&one.goal.plan);
        let wish = Refusal::Goal(GoalRefused::Wish(text.clone()));
        let (template, plan) = (template(&text), one.goal.plan.clone());
        let action = Action::Goals(all.member.id);
        let member = Some(all.member.id);
        let card = goal_form::once_more(
            &wish,
            &Typed { measure: String::new(), ..typed },
            Some((&template, &plan)),
            member,
            &action,
        );
        harmless("a wish", card);
        let drift = Some(Drift { purpose: Purpose::Recruit, serving: 1, known: 9 });
        let asked = Asking::ALL.iter().take(3).enumerate();
        let asked = asked.map(|(at, asking)| (numbered(one.clone(), at as i64), *asking)).collect();
        let said = Said { member: all.member.id, team: Some(TeamId(1)), what: What::Goals { goals: asked, drift } };
        let notice = KnockNotice {
            id: delivery(),
            day: today,
            late: false,
            parts: vec![said],
            busy: Vec::new(),
            if_thens: Vec::new(),
            missing: None,
        };
        harmless("a check-in", knock::knock(&notice, &|_| text.clone()));
        let frozen = body("shared", goals::shared(1, &one, true));
        let said = armed(frozen["embeds"][0]["description"].as_str().expect("a description"));
        assert!(RAW.iter().all(|raw| !said.contains(raw)), "{said}");
    }
}

/// Only the mention is Rounds' own: whoever shares is named, and nobody else.
#[test]
fn a_shared_title() {
    for text in hostile() {
        let one = &posts(&text, 1)[0];
        let frozen = body("shared", logged::shared(member().person.0, one));
        let said = armed(frozen["embeds"][0]["description"].as_str().expect("a description"));
        assert!(RAW.iter().all(|raw| !said.contains(raw)), "{said}");
        assert_eq!(frozen["allowed_mentions"]["parse"], serde_json::json!([]));
    }
}

#[test]
fn knocks() {
    for text in hostile() {
        let name = |_: TeamId| text.clone();
        let of = |member, what| Said { member: MemberId(member), team: Some(TeamId(1)), what };
        let topic = |offer| Some(Box::new(Suggestion { offer: OfferId(offer), ..topic_of(&text) }));
        let nudge = |offer| What::Nudge {
            pace: pace(State::AtRisk, 4, 1, 1),
            settle: Some(2),
            lower: None,
            topic: topic(offer),
        };
        let answers = |from: usize| What::Replies {
            posts: posts(&text, 10)[from..from + 5].to_vec(),
            courtesy: Some(text.clone()),
        };
        for parts in [
            vec![of(1, answers(0)), of(2, answers(5)), of(1, nudge(1))],
            vec![of(1, nudge(1)), of(2, nudge(2)), of(3, What::Ask { target: 4 })],
            vec![of(1, answers(0)), of(1, What::Ahead { days: 3, topic: topic(3) })],
            vec![of(1, answers(0)), of(1, week_of(&text)), of(2, week_of(&text))],
        ] {
            let missing = Missing { member: MemberId(1), team: Some(TeamId(1)), steps: Step::ALL.to_vec() };
            let notice = KnockNotice {
                id: delivery(),
                day: day(TODAY),
                late: true,
                parts,
                busy: Vec::new(),
                if_thens: vec![text.chars().take(200).collect(); 2],
                missing: Some(missing),
            };
            harmless("knock", knock::knock(&notice, &name));
        }
    }
}

#[test]
fn what_is_settled_beforehand() {
    for text in hostile() {
        let short: String = text.chars().take(200).collect();
        let mut shown = super::beforehand::settled();
        shown.lines.field = Some(text.chars().take(60).collect());
        shown.if_thens = super::beforehand::plans(&[short.as_str(); 5]);
        shown.lines.if_thens = shown.if_thens.iter().map(crate::domain::if_then::IfThen::line).collect();
        harmless("card", strategy::card(&shown));
        harmless("profession", strategy::step(&shown, Step::Profession, false));
        harmless("plans", if_then::all(&shown));
        harmless("plan", if_then::opened(member().id, &shown.if_thens[0]));
        let then = super::beforehand::settled().lines;
        let (now, assumed, on) = (shown.lines.clone(), None, day(TODAY));
        let both =
            |then: Lines, now: Lines| Before { member: member().id, on, then, now, assumed, back: 0, more: true };
        harmless("before", strategy::before(&both(then.clone(), now.clone())));
        harmless("before", strategy::before(&both(now, then)));
        let figures = super::beforehand::figures();
        harmless("look back", review::look_back(&LookBack { figures, shown }));
    }
}

#[test]
fn topics() {
    let there = |figures: me::Figures, waiting| {
        let elsewhere = vec![Elsewhere { team: TeamId(2), pace: figures.pace, posts: 3 }; 3];
        help::Now { elsewhere, unsure: true, ..waits(figures, waiting) }
    };
    for text in hostile() {
        let one = topic_of(&text);
        harmless("suggested", topic::suggested(&Suggestion { nearest: true, ..one.clone() }));
        harmless("taken", topic::answered(&TopicAnswered::Taken(Box::new(one.clone()), None)));
        harmless("no other", topic::answered(&TopicAnswered::NoOther(OfferAnswer::Later)));
        let taken = vec![(OfferId(31), one.topic); 9];
        let figures = me::Figures {
            member: member(),
            pace: pace(State::OnPace, 4, 2, 3),
            consistency: Consistency { kept: 9, counted: 12, streak: 3, best: 5 },
            variety: Some(0.9),
            pillars: Pillar::ALL.iter().map(|pillar| (*pillar, 20)).collect(),
            posts: 12_345,
            goals: vec![goal(&text, goal_words::Counted::Typed, &[("2026-01-06", "3")]); 3],
            taken: taken.clone(),
        };
        harmless("me", me_card::figures(&figures));
        let waiting = waiting_for(Vec::new(), Vec::new());
        harmless("help", help_card::help(&there(figures, waiting), &|_| text.clone()));
        let day_of = |on| week::Day { on, posting: true, busy: false, leave: false, posts: 1 };
        let running = Week::of(day(TODAY));
        let days = running.days().chain(running.next().days()).map(day_of).collect();
        let pace = pace(State::OnPace, 4, 2, 3);
        let mut slots: Vec<_> = (1..=21).map(|id| planned(id, "2026-01-08")).collect();
        for one in &mut slots {
            one.topic = Some(topic_of(&text).topic);
        }
        let mut plan = plan(slots, 3);
        plan.day = Some(DayOfWeek { name: text.clone(), on: day(TODAY) });
        let weeks = week::Weeks { pace, taken, ..weeks_of(plan, days, 4) };
        harmless("week", week_card::weeks(&weeks));
    }
}
