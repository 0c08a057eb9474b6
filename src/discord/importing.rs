//! Posts as a file: fetches what was attached, and hands over what `app` makes of it. No rule and no SQL.

use super::action::FileStep;
use super::answer::Reply;
use super::desk::Desk;
use super::render::{export, import};
use super::transport::Unfetched;
use crate::app::{Failure, Who, import as files};
use crate::domain::ids::ImportId;
use crate::domain::import::{ImportRefused, MOST_BYTES};
use crate::domain::refusal::Refusal;
use serenity::all::Attachment;

/// Looks at a file that somebody attached.
pub(super) async fn look_at(desk: &Desk, who: Who, file: &Attachment) -> Result<Reply, Failure> {
    let bytes = fetch(desk, file).await.map_err(|why| Failure::Refused(Refusal::Import(why)))?;
    Ok(import::preview(&desk.app.look_at(who, &file.filename, bytes).await?).into())
}

/// What is in a file that somebody attached.
pub(super) async fn fetch(desk: &Desk, file: &Attachment) -> Result<Vec<u8>, ImportRefused> {
    if file.size as usize > MOST_BYTES {
        return Err(ImportRefused::TooLarge);
    }
    desk.attachments.fetch(&file.url, MOST_BYTES).await.map_err(|error| {
        tracing::info!(%error, "an attached file was not read");
        match error {
            Unfetched::Foreign => ImportRefused::Foreign,
            Unfetched::TooLarge => ImportRefused::TooLarge,
            Unfetched::Away(_) => ImportRefused::NotFetched,
        }
    })
}

/// A press under a file that was looked at or taken in.
pub(super) async fn pressed(desk: &Desk, who: Who, id: ImportId, step: FileStep) -> Result<Reply, Failure> {
    let (app, person) = (&desk.app, who.person);
    Ok(match step {
        FileStep::Take(taking) => import::taken(&app.take_in(who, id, taking).await?).into(),
        FileStep::Leave => {
            app.turn(person, move |turn| files::leave(turn, who, id)).await?;
            import::left().into()
        }
        FileStep::TakeBack(sure) => {
            import::taken_back(&app.turn(person, move |turn| files::take_back(turn, who, id, sure)).await?).into()
        }
    })
}

/// How posts are brought in, and what was brought in lately.
pub(super) async fn how(desk: &Desk, who: Who) -> Result<Reply, Failure> {
    let recent = desk.app.turn(who.person, move |turn| files::recent(turn, who)).await?;
    Ok(Reply::Fresh(import::how(&recent)))
}

/// All posts of the asker as a file.
pub(super) async fn export(desk: &Desk, who: Who) -> Result<Reply, Failure> {
    Ok(Reply::Fresh(export::exported(desk.app.export(who).await?)))
}
