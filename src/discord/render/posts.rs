//! What is seen of a member's own posts, a page at a time.

use super::card::{Card, Choice, button, primary, select};
use super::listed;
use super::logged::{named, standing};
use super::text::short_day;
use super::words;
use crate::app::posts::Page;
use crate::discord::action::Action;
use crate::domain::facet::Pillar;
use crate::domain::platform::Platform;
use crate::domain::post::Sieve;

/// How much of a card a list of posts may fill.
pub(super) const MOST: usize = 4000;

/// What is chosen where nothing is to be left out; no word of the domain.
const ALL: &str = "all";

/// A page of a member's posts.
#[must_use]
pub fn page(page: &Page) -> Card {
    if page.posts.is_empty() && page.sieve.is_open() {
        return Card::titled("Your posts", "None yet. `/log` with a link or a title keeps the first.").buttons(vec![
            primary(&Action::Log(page.member.id), "Log a post"),
            button(&Action::HowToImport, "How to import"),
        ]);
    }
    if page.posts.is_empty() {
        let none = Card::titled("Your posts", "No posts of that kind.").select(platform_sieve(page.sieve));
        return none.select(pillar_sieve(page.sieve)).buttons(vec![button(&Action::Posts(0), "All my posts")]);
    }
    let lines = listed::lines(&page.posts, MOST, |post, name| {
        let mark = if post.repeats.is_some() { " · same link" } else { "" };
        format!("`{}` {name} · {}{mark}", short_day(post.posted_on), standing(post))
    });
    let choices = page
        .posts
        .iter()
        .map(|post| Choice::new(post.id.to_string(), named(post)).described(short_day(post.posted_on)))
        .collect();
    let mut turn = Vec::new();
    if page.page > 0 {
        turn.push(button(&Action::PostsOf(page.page - 1, page.sieve), "Newer"));
    }
    if page.page + 1 < page.pages {
        turn.push(button(&Action::PostsOf(page.page + 1, page.sieve), "Older"));
    }
    Card::titled("Your posts", lines)
        .footer(format!("Page {} of {}", page.page + 1, page.pages))
        .select(select(&Action::OpenPost, "Open one to edit or delete it", 1, 1, choices))
        .select(platform_sieve(page.sieve))
        .select(pillar_sieve(page.sieve))
        .buttons(turn)
        .buttons(vec![button(&Action::Export, "Export"), button(&Action::HowToImport, "How to import")])
}

/// Of which platform posts are shown.
fn platform_sieve(sieve: Sieve) -> Option<serenity::all::CreateSelectMenu> {
    let all = Choice::new(ALL, "Every platform").chosen(sieve.platform.is_none());
    let some = |one: &Platform| Choice::new(one.slug(), words::platform(*one)).chosen(sieve.platform == Some(*one));
    let choices = std::iter::once(all).chain(Platform::ALL.iter().map(some)).collect();
    select(&Action::PostsOn(sieve), "Of which platform", 1, 1, choices)
}

/// Of which kind posts are shown.
fn pillar_sieve(sieve: Sieve) -> Option<serenity::all::CreateSelectMenu> {
    let all = Choice::new(ALL, "Every kind").chosen(sieve.pillar.is_none());
    let some = |one: &Pillar| Choice::new(one.slug(), words::pillar(*one)).chosen(sieve.pillar == Some(*one));
    let choices = std::iter::once(all).chain(Pillar::ALL.iter().map(some)).collect();
    select(&Action::PostsAbout(sieve), "Of which kind", 1, 1, choices)
}
