//! What is said of talking with others: the question, and one step toward a group not met for long.
//! Contacts are professional ones or the public, never patients of one's own; the words say so.

use super::card::{Card, Choice, button, select};
use super::text::{first_up, list, number, short_day, typed};
use super::words;
use crate::app::act::Suggested;
use crate::discord::action::Action;
use crate::domain::facet::CareerGroup;
use crate::domain::ids::MemberId;
use crate::domain::week::Week;
use chrono::Datelike;
use serenity::all::{CreateButton, CreateSelectMenu};

/// What was named, and the aim.
#[must_use]
pub fn noted(groups: &[CareerGroup], aim: u32) -> String {
    let aim =
        format!("The aim is {} a week: professional contacts and the public, never patients of your own.", number(aim));
    if groups.is_empty() {
        return format!("Nobody noted yet. {aim}");
    }
    let names: Vec<&str> = groups.iter().map(|group| words::group(*group)).collect();
    format!("{}. {aim}", list(&names))
}

/// The select of groups, with those that were named; it carries its week, however late it is answered.
#[must_use]
pub fn select_groups(member: MemberId, week: Week, groups: &[CareerGroup]) -> Option<CreateSelectMenu> {
    let choices = CareerGroup::ALL
        .iter()
        .map(|group| Choice::new(group.slug(), words::group(*group)).chosen(groups.contains(group)))
        .collect();
    select(&Action::Talked(member, Some(week)), "Groups you talked with", 0, CareerGroup::ALL.len(), choices)
}

/// One step toward others, with its reason.
#[must_use]
pub fn step(one: &Suggested) -> String {
    format!("{}\n*{}*", typed(&one.act.text), reason(one))
}

fn reason(one: &Suggested) -> String {
    let people = words::people_of(one.act.group);
    match one.met {
        None => format!("You have not noted a talk with {people} yet."),
        Some(week) => {
            let monday = week.monday();
            format!("You last talked with {people} in the week of {} {}.", short_day(monday), monday.year())
        }
    }
}

/// Another act, toward another group.
pub fn another(member: MemberId) -> CreateButton {
    button(&Action::Act(member), "Another step")
}

/// Only the step.
#[must_use]
pub fn only(member: MemberId, one: Option<&Suggested>) -> Card {
    match one {
        Some(one) => Card::titled(
            first_up(&format!("one step toward {}", words::people_of(one.act.group))),
            format!("{}\nIn general terms, and never with patients of your own.", step(one)),
        )
        .buttons(vec![another(member)]),
        None => Card::text("You have noted every group this week. There is nobody left to send you to."),
    }
}
