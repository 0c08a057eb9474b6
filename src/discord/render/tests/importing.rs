//! A file of posts: looked at, taken in, taken back, and not taken.

use super::check::says;
use super::sample::{at, day, team_name};
use super::typed::{harmless, hostile};
use crate::app::Failure;
use crate::app::export::Exported;
use crate::app::import::{Preview, Recent, Taken, TakenBack};
use crate::discord::render::{export, import, refusal};
use crate::domain::identifier::SuspectKind;
use crate::domain::ids::ImportId;
use crate::domain::import::{Assumed, DateOrder, Disguise, ImportRefused, Unreadable};
use crate::domain::link::LinkRefused;
use crate::domain::platform::Platform;
use crate::domain::refusal::Refusal;

fn nothing() -> Preview {
    Preview {
        id: None,
        name: "posts.csv".into(),
        new: 0,
        span: None,
        asked: Vec::new(),
        asked_in_all: 0,
        known: 0,
        repeats: 0,
        unreadable: Vec::new(),
        unreadable_in_all: 0,
        assumed: None,
        shortened: 0,
        placed: None,
    }
}

fn everything(text: &str) -> Preview {
    let reasons = vec![
        Unreadable::NoDate,
        Unreadable::Date(text.into()),
        Unreadable::EitherDate(text.into()),
        Unreadable::TooEarly,
        Unreadable::TooFarAhead,
        Unreadable::Nothing,
        Unreadable::Link(LinkRefused::LookAlike),
        Unreadable::Link(LinkRefused::UserInfo),
        Unreadable::OpenQuote(1),
        Unreadable::OpenQuote(12),
    ];
    Preview {
        id: Some(ImportId(3)),
        name: text.into(),
        new: 9_000,
        span: Some((day("2015-03-04"), day("2026-01-02"))),
        asked: (2..12).map(|row| (row, SuspectKind::PatientName, text.to_owned())).collect(),
        asked_in_all: 40,
        known: 12,
        repeats: 1,
        unreadable: reasons.into_iter().enumerate().map(|(at, why)| (9_990 + at as u32, why)).collect(),
        unreadable_in_all: 900,
        assumed: Some(Assumed { order: DateOrder::MonthFirst, quoted: text.into(), on: day("2025-03-04") }),
        shortened: 2,
        placed: Some((1, Platform::Other)),
    }
}

fn taken() -> Taken {
    Taken { id: Some(ImportId(3)), name: "posts.csv".into(), posts: 212 }
}

fn several(file: &Taken, count: i64) -> Recent {
    let one = |n| (Taken { id: Some(ImportId(n)), ..file.clone() }, at("2026-01-06 17:00"));
    Recent { files: (1..=count).map(one).collect() }
}

#[test]
fn looked_at() {
    says("import_nothing_new", import::preview(&Preview { known: 3, ..nothing() }));
    let on = day("2026-01-02");
    says("import_one", import::preview(&Preview { id: Some(ImportId(3)), new: 1, span: Some((on, on)), ..nothing() }));
    says("import_everything", import::preview(&everything("03/04/2025")));
    let asked = vec![(2, SuspectKind::Phone, "555-123-4567".to_owned())];
    let asked = Preview { id: Some(ImportId(3)), asked, asked_in_all: 1, ..nothing() };
    says("import_only_asked", import::preview(&asked));
}

#[test]
fn afterwards() {
    says("import_taken", import::taken(&taken()));
    says("import_nothing_left", import::taken(&Taken { id: None, posts: 0, ..taken() }));
    says("import_left", import::left());
    says("import_ask", import::taken_back(&TakenBack::Ask(taken())));
    says("import_taken_back", import::taken_back(&TakenBack::Done("posts.csv".into())));
    says("import_how", import::how(&Recent { files: Vec::new() }));
    says("import_how_with_files", import::how(&several(&taken(), 2)));
    says("export_nothing", export::exported(Exported { bytes: Vec::new(), posts: 0 }));
    says("export", export::exported(Exported { bytes: Vec::new(), posts: 61 }));
}

#[test]
fn not_taken() {
    for (name, why) in [
        ("too_large", ImportRefused::TooLarge),
        ("too_many_rows", ImportRefused::TooManyRows(10_001)),
        ("foreign", ImportRefused::Foreign),
        ("not_fetched", ImportRefused::NotFetched),
        ("workbook", ImportRefused::Not(Disguise::Workbook)),
        ("pdf", ImportRefused::Not(Disguise::Pdf)),
        ("media", ImportRefused::Not(Disguise::Media)),
        ("page", ImportRefused::Not(Disguise::Page)),
        ("no_text", ImportRefused::Not(Disguise::Other)),
        ("empty", ImportRefused::Empty),
        ("no_header", ImportRefused::NoHeader),
        ("no_date", ImportRefused::NoDate),
        ("no_title", ImportRefused::NoTitle),
        ("too_late", ImportRefused::TooLateToUndo),
    ] {
        let refused = Failure::Refused(Refusal::Import(why));
        says(&format!("refused_import_{name}"), refusal::failure(&refused, "1a2b3c4", &team_name));
    }
}

#[test]
fn whatever_a_file_is_called_and_holds() {
    for text in hostile() {
        harmless("preview", import::preview(&everything(&text)));
        let named = Taken { name: text.clone(), ..taken() };
        harmless("taken", import::taken(&named));
        harmless("nothing left", import::taken(&Taken { id: None, ..named.clone() }));
        harmless("ask", import::taken_back(&TakenBack::Ask(named.clone())));
        harmless("taken back", import::taken_back(&TakenBack::Done(text.clone())));
        harmless("how", import::how(&several(&named, 5)));
    }
}
