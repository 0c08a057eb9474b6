//! What is pressed and filled in about posts: logging them, putting them right, leafing through them. No rule and no SQL.

use super::action::Action;
use super::answer::{Asked, Reply};
use super::commands::log;
use super::desk::Desk;
use super::forms::{self, Filled};
use super::press::{first, number, words};
use super::{render, second_look, share};
use crate::app::log::Entry;
use crate::app::{Failure, Who, log_several, places, posts, topic};
use crate::domain::facet::{Pillar, Purpose};
use crate::domain::ids::{OfferId, PostId};
use crate::domain::link::find_links;
use crate::domain::platform::Platform;
use crate::domain::post::Sieve;
use crate::domain::refusal::Refusal;
use serenity::all::Message;

/// A button or a select about a post was pressed.
pub(super) async fn pressed(
    desk: &Desk,
    who: Who,
    message: &Message,
    action: Action,
    chosen: &[String],
) -> Result<Reply, Failure> {
    let (app, person) = (&desk.app, who.person);
    Ok(match action {
        Action::Log(_) => Reply::Form(forms::log(&action, "", "")),
        Action::LogOffer(offer) => {
            let title = app.look(person, move |turn| topic::taken_title(turn, who, offer)).await?;
            Reply::Form(forms::log(&action, &title.unwrap_or_default(), ""))
        }
        Action::LogAnyway(_) => Reply::Form(second_look::log_again(&action, message)),
        Action::EditAnyway(_) => Reply::Form(second_look::edit_again(&action, message)),
        Action::LogMenu => return Err(Refusal::Gone.into()),
        Action::Delete(post) => {
            let opened = app.turn(person, move |turn| posts::delete(turn, who, post)).await?;
            render::logged::deleted(&opened).into()
        }
        Action::Restore(post) => {
            let opened = app.turn(person, move |turn| posts::restore(turn, who, post)).await?;
            render::logged::changed(&opened).into()
        }
        Action::AlsoOn(post) => {
            let platforms = words(chosen, Platform::from_slug);
            let opened = app.turn(person, move |turn| posts::also_on(turn, who, post, &platforms)).await?;
            render::logged::changed(&opened).into()
        }
        Action::StandsOn(post) => {
            let platforms = words(chosen, Platform::from_slug);
            let opened = app.turn(person, move |turn| posts::stands_on(turn, who, post, &platforms)).await?;
            render::logged::changed(&opened).into()
        }
        Action::Place(post) => {
            app.look(person, move |turn| posts::open(turn, who, post)).await?;
            Reply::Form(forms::place(&action))
        }
        Action::Unplace(post) => {
            let mark = first(chosen, |mark| Some(mark.to_owned()))?;
            let opened = app.turn(person, move |turn| places::remove(turn, who, post, &mark)).await?;
            render::logged::changed(&opened).into()
        }
        Action::Pillar(post) => {
            let pillar = first(chosen, Pillar::from_slug)?;
            let opened = app.turn(person, move |turn| posts::set_pillar(turn, who, post, pillar)).await?;
            render::logged::changed(&opened).into()
        }
        Action::Share(post) => return share::post(desk, who, post).await,
        Action::Edit(post) => {
            let opened = app.look(person, move |turn| posts::open(turn, who, post)).await?;
            let (title, link) = (opened.post.title.unwrap_or_default(), opened.post.link.unwrap_or_default());
            Reply::Form(forms::edit(&Action::Edit(post), &title, &link, ""))
        }
        Action::Posts(page) => page_of(desk, who, page, Sieve::default()).await?,
        Action::PostsOf(page, sieve) => page_of(desk, who, page, sieve).await?,
        Action::PostsOn(sieve) => {
            let platform = words(chosen, Platform::from_slug).pop();
            page_of(desk, who, 0, Sieve { platform, ..sieve }).await?
        }
        Action::PostsAbout(sieve) => {
            let pillar = words(chosen, Pillar::from_slug).pop();
            page_of(desk, who, 0, Sieve { pillar, ..sieve }).await?
        }
        Action::OpenPost => {
            let post = PostId(first(chosen, number)?);
            let opened = app.turn(person, move |turn| posts::open(turn, who, post)).await?;
            render::logged::opened(&opened).into()
        }
        Action::WrittenFrom(post) => {
            let offer = words(chosen, number).pop().map(OfferId);
            let sourced = app.turn(person, move |turn| posts::set_topic(turn, who, post, offer)).await?;
            render::logged::sourced(&sourced).into()
        }
        Action::PostPurpose(post) => {
            let purpose = first(chosen, Purpose::from_slug)?;
            let opened = app.turn(person, move |turn| posts::set_purpose(turn, who, post, purpose)).await?;
            render::logged::changed(&opened).into()
        }
        _ => return Err(Refusal::Gone.into()),
    })
}

async fn page_of(desk: &Desk, who: Who, page: u32, sieve: Sieve) -> Result<Reply, Failure> {
    let page = desk.app.turn(who.person, move |turn| posts::page(turn, who, page, sieve)).await?;
    Ok(render::posts::page(&page).into())
}

/// A form about a post was submitted.
pub(super) async fn submitted(
    desk: &Desk,
    asked: Asked<'_>,
    filled: &Filled<'_>,
    action: Action,
) -> Result<Reply, Failure> {
    let (app, who) = (&desk.app, asked.who());
    let person = who.person;
    let entry = Entry {
        text: filled.post(),
        when: Some(filled.when()),
        source: format!("i{}", asked.id()),
        ..Entry::default()
    };
    Ok(match action {
        Action::Log(member) => return log::keep(desk, who, entry, Some(member)).await,
        Action::LogOffer(offer) => return log::keep(desk, who, Entry { offer: Some(offer), ..entry }, None).await,
        Action::LogMenu => return several(desk, who, entry).await,
        Action::LogAnyway(extras) => {
            let entry = Entry {
                platform: extras.platform,
                pillar: extras.pillar,
                format: extras.format,
                purpose: extras.purpose,
                offer: extras.offer,
                asked_about: second_look::asked_about(true, filled),
                ..entry
            };
            return log::keep(desk, who, entry, extras.member).await;
        }
        Action::Edit(post) | Action::EditAnyway(post) => {
            let asked_about = second_look::asked_about(matches!(action, Action::EditAnyway(_)), filled);
            let correction =
                posts::Correction { title: filled.title(), link: filled.link(), when: filled.when(), asked_about };
            return second_look::correct(desk, who, post, correction).await;
        }
        Action::Place(post) => {
            let typed = filled.link();
            let placed = app.turn(person, move |turn| places::add(turn, who, post, &typed)).await?;
            render::logged::placed(&placed).into()
        }
        _ => return Err(Refusal::Gone.into()),
    })
}

/// Several links in one form are several posts; one refused leaves the others kept, and is said.
async fn several(desk: &Desk, who: Who, entry: Entry) -> Result<Reply, Failure> {
    let links = find_links(&entry.text);
    if links.len() < 2 {
        return log::keep(desk, who, entry, None).await;
    }
    let rest = links.iter().fold(entry.text.clone(), |rest, link| rest.replacen(link.as_str(), " ", 1));
    let entries: Vec<Entry> = links
        .into_iter()
        .enumerate()
        .map(|(at, link)| Entry { text: link, source: format!("{}.{at}", entry.source), ..entry.clone() })
        .collect();
    let done = desk.app.turn(who.person, move |turn| log_several::record_several(turn, who, &entries)).await?;
    Ok(render::logged::several(&done, rest.trim()).into())
}
