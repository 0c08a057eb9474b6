//! What is seen of answers that wait, and of conversation.

use super::check::says;
use super::sample::{at, day, member, post, step, waiting_for};
use crate::app::replies::{Answered, Counted, Waiting};
use crate::discord::render::{replies, talk};
use crate::domain::facet::CareerGroup;
use crate::domain::post::Post;
use crate::domain::reply::{Check, Numbers, ReplyAnswer};

fn waits(id: i64) -> (Post, Check) {
    let post = post(id, &format!("What night {id} taught us"));
    let check = Check { post: post.id, round: 1, due_at: at("2026-01-07 09:00"), asked_at: None, answer: None };
    (post, check)
}

fn waiting(posts: i64, groups: Vec<CareerGroup>) -> Waiting {
    waiting_for((1..=posts).map(waits).collect(), groups)
}

#[test]
fn what_waits() {
    says("replies_none", replies::waiting(&waiting(0, Vec::new())));
    says("replies_one", replies::waiting(&waiting(1, vec![CareerGroup::Nurses])));
    says("replies_five", replies::waiting(&waiting(5, vec![CareerGroup::Companies, CareerGroup::Nurses])));
    says("replies_many", replies::waiting(&waiting(31, CareerGroup::ALL.to_vec())));
    let planned = Post { logged_at: at("2026-01-02 09:00"), ..post(1, "For Tuesday") };
    says("replies_pick_planned", replies::one(&planned));
    let over = Waiting { over: true, ..waiting(0, vec![CareerGroup::Nurses]) };
    says("replies_week_over", replies::waiting(&over));
    let short = Waiting { act: Some(step(None)), ..waiting(5, Vec::new()) };
    says("replies_with_a_step", replies::waiting(&short));
    says("replies_pick", replies::one(&post(1, "What night one taught us")));
}

#[test]
fn a_step_toward_others() {
    let member = member().id;
    says("step", talk::only(member, Some(&step(None))));
    says("step_long_ago", talk::only(member, Some(&step(Some("2025-10-06")))));
    says("step_nobody_left", talk::only(member, None));
}

#[test]
fn what_was_answered() {
    let answered = |answer, again: Option<&str>| {
        let posts = vec![post(1, "On sleep"), post(2, "")];
        replies::answered(&Answered { posts, answer, again_at: again.map(at) })
    };
    says("answered_all", answered(ReplyAnswer::AllAnswered, None));
    says("answered_none", answered(ReplyAnswer::NothingThere, None));
    says("answered_some", answered(ReplyAnswer::SomeLeft, Some("2026-01-09 17:00")));
    says("answered_some_for_the_last_time", answered(ReplyAnswer::SomeLeft, None));
    let one = Answered { posts: vec![post(1, "On sleep")], answer: ReplyAnswer::AllAnswered, again_at: None };
    says("answered_all_of_one", replies::answered(&one));
    says("answered_unpleasant", answered(ReplyAnswer::Unpleasant, None));
    says("hushed", replies::hushed(day("2026-01-14")));
}

#[test]
fn what_was_counted() {
    let counted = |wrote, answered| {
        replies::counted(&Counted { post: post(1, "On sleep"), numbers: Numbers { wrote, answered } })
    };
    says("counted", counted(Some(3), Some(2)));
    says("counted_one_who_wrote", counted(Some(1), None));
    says("counted_answers_alone", counted(None, Some(12)));
    says("counted_nothing", counted(None, None));
}
