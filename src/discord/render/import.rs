//! What is seen of a file of posts: what would be new in it, what was taken in, and how to bring one.

use super::card::{Card, button, cut, danger, primary};
use super::refusal::{link, looks};
use super::text::{count_first, from_now, full_day, short};
use super::words;
use crate::app::import::{Preview, Recent, Taken, TakenBack};
use crate::discord::action::{Action, FileStep};
use crate::domain::ids::ImportId;
use crate::domain::import::Disguise;
use crate::domain::import::{DateOrder, ImportRefused, MOST_ROWS, Taking, UNDO_WITHIN, Unreadable};
use crate::domain::when::REACH_DAYS;

/// The longest name of a file in a sentence.
const NAME: usize = 60;

fn step(id: ImportId, step: FileStep) -> Action {
    Action::File(id, step)
}

/// What would be new in a file.
#[must_use]
pub fn preview(preview: &Preview) -> Card {
    let unreadable: Vec<String> =
        preview.unreadable.iter().map(|(row, why)| format!("Row {row}: {}", reason(why))).collect();
    let asked: Vec<String> = preview
        .asked
        .iter()
        .map(|(row, kind, quoted)| format!("Row {row}: “{}” looks like {}", short(quoted, 60), looks(*kind)))
        .collect();
    let mut card = Card::titled(format!("“{}”", short(&preview.name, NAME)), found(preview).join("\n"))
        .field("One look at these", told(asked, preview.asked_in_all), false)
        .field("What I could not read", told(unreadable, preview.unreadable_in_all), false);
    let Some(id) = preview.id else { return card };
    if preview.asked_in_all > 0 {
        card = card.field(
            "Why",
            "Discord is not a clinical system. If one of them is about a patient, leave them out; if they are your own or the practice's, take these as well.",
            false,
        );
    }
    let mut row = Vec::new();
    if preview.new > 0 {
        let label = format!("Take in {} {}", preview.new, if preview.new == 1 { "post" } else { "posts" });
        row.push(primary(&step(id, FileStep::Take(Taking::Clear)), label));
    }
    if preview.asked_in_all > 0 {
        let label = format!("Take these as well ({} in all)", preview.new + preview.asked_in_all);
        row.push(button(&step(id, FileStep::Take(Taking::AskedToo)), label));
    }
    row.push(button(&step(id, FileStep::Leave), "Leave it"));
    card.footer("Nothing of it is in your log yet.").buttons(row)
}

/// What is in a file, one thing a line.
fn found(preview: &Preview) -> Vec<String> {
    let mut lines = vec![match (preview.new, preview.span) {
        (0, _) => "Nothing in it is new and clear.".to_owned(),
        (n, Some((from, until))) if from != until => {
            format!("**{}**, from {} to {}.", new(n), full_day(from), full_day(until))
        }
        (n, span) => {
            let on = span.map(|(on, _)| format!(", of {}", full_day(on))).unwrap_or_default();
            format!("**{}**{on}.", new(n))
        }
    }];
    let mut say = |n: u32, one: &str, many: &str| {
        if n > 0 {
            lines.push(format!("{}.", count_first(n, one, many)));
        }
    };
    say(preview.known, "row stands in your log already", "rows stand in your log already");
    say(preview.repeats, "row says the same as one before it", "rows say the same as one before them");
    say(
        preview.asked_in_all,
        "row looks as if it could tell who somebody is, and stays out unless you say so",
        "rows look as if they could tell who somebody is, and stay out unless you say so",
    );
    say(preview.unreadable_in_all, "row could not be read", "rows could not be read");
    say(
        preview.shortened,
        "title is longer than a title can be: its beginning is kept",
        "titles are longer than a title can be: their beginnings are kept",
    );
    if let Some((rows, platform)) = preview.placed {
        let it = if rows == 1 { "it" } else { "them" };
        let rows = count_first(rows, "row does", "rows do");
        lines.push(format!("{rows} not say where: I put {it} {}.", words::place(platform)));
    }
    if let Some(assumed) = &preview.assumed {
        let first = match assumed.order {
            DateOrder::DayFirst => "the day first",
            DateOrder::MonthFirst => "the month first",
        };
        lines.push(format!(
            "Dates: nothing in the file settles their order, so I read {first}: “{}” is {}. If that is wrong, write them like {} and attach the file again.",
            short(&assumed.quoted, 60),
            full_day(assumed.on),
            assumed.on
        ));
    }
    lines
}

fn new(posts: u32) -> String {
    count_first(posts, "post is new", "posts are new")
}

/// The lines, and how many more there are.
fn told(mut lines: Vec<String>, in_all: u32) -> String {
    let more = in_all.saturating_sub(lines.len() as u32);
    let room = if more > 0 { 980 } else { 1020 };
    let each = room / lines.len().max(1);
    lines = lines.into_iter().map(|line| cut(line, each.saturating_sub(1).max(60))).collect();
    if more > 0 {
        lines.push(format!("… and {more} more"));
    }
    lines.join("\n")
}

fn reason(why: &Unreadable) -> String {
    match why {
        Unreadable::NoDate => "it says no date".into(),
        Unreadable::Date(cell) => format!("“{}” is no date that I know", short(cell, 40)),
        Unreadable::EitherDate(cell) => {
            format!("“{}” could be two days, and the file writes dates both ways", short(cell, 40))
        }
        Unreadable::TooEarly => "its date lies before there was any platform".into(),
        Unreadable::TooFarAhead => format!("its date lies more than {REACH_DAYS} days ahead"),
        Unreadable::Nothing => "it has neither a title nor a link".into(),
        Unreadable::Link(refused) => link(*refused),
        Unreadable::OpenQuote(lines) => format!(
            "a quotation mark opens here and never closes, and {lines} {} after it cannot be told apart",
            if *lines == 1 { "line" } else { "lines" }
        ),
    }
}

/// A file was taken in.
#[must_use]
pub fn taken(taken: &Taken) -> Card {
    let name = short(&taken.name, NAME);
    let Some(id) = taken.id else {
        return Card::text(format!("By now all of “{name}” stands in your log; there was nothing left to take in."));
    };
    Card::titled(
        "Taken in",
        format!(
            "{} from “{name}”. Each counts for its own day. Undo takes all of them out again.",
            count_first(taken.posts, "post", "posts")
        ),
    )
    .buttons(vec![button(&step(id, FileStep::TakeBack(false)), "Undo"), button(&Action::Posts(0), "My posts")])
}

/// A file was left.
#[must_use]
pub fn left() -> Card {
    Card::text("Left as it was. Nothing of that file is kept.")
}

/// All of a file was taken out again, or that is asked once more.
#[must_use]
pub fn taken_back(outcome: &TakenBack) -> Card {
    match outcome {
        TakenBack::Done(name) => Card::text(format!(
            "All posts of “{}” are out of your log again. The file itself is still yours: `/me import:` takes it any time.",
            short(name, NAME)
        )),
        TakenBack::Ask(Taken { id, name, posts }) => {
            let posts = count_first(*posts, "post", "posts");
            let card = Card::text(format!(
                "{posts} from “{}” would leave your log, with whatever you changed in them and answered about them since. Take them out?",
                short(name, NAME)
            ));
            match id {
                Some(id) => card.buttons(vec![danger(&step(*id, FileStep::TakeBack(true)), "Yes, take them out")]),
                None => card,
            }
        }
    }
}

/// How posts are brought in, with the files of the last weeks.
#[must_use]
pub fn how(recent: &Recent) -> Card {
    let files: Vec<String> = recent
        .files
        .iter()
        .map(|(file, at)| {
            let posts = count_first(file.posts, "post", "posts");
            format!("{posts} from “{}”, {}", short(&file.name, NAME), from_now(*at))
        })
        .collect();
    let undo = recent.files.iter().filter_map(|(file, _)| {
        let action = step(file.id?, FileStep::TakeBack(false));
        Some(button(&action, cut(format!("Undo “{}”", file.name), 80)))
    });
    Card::titled(
        "Bring in earlier posts",
        "Type `/me`, choose `import`, and attach a CSV file. You see first what would be new; nothing is kept before you say so.",
    )
    .field(
        "What the file needs",
        format!("One row a post, up to {MOST_ROWS}, under a row that names the columns: a `date`, and a `title` or a `link`. `platform` and `pillar` are welcome; other columns don't matter."),
        false,
    )
    .field(
        "Where it comes from",
        "What LinkedIn, Facebook, Instagram, X, TikTok and YouTube export will do, and so will a list of your own: in Excel or Numbers, save it as CSV. Please no names or details of patients.",
        false,
    )
    .field(format!("Brought in during the last {} days", UNDO_WITHIN.num_days()), files.join("\n"), false)
    .buttons(undo.collect())
}

/// Why a file is not taken, and what to do.
pub(super) fn refused(why: ImportRefused) -> String {
    const COLUMNS: &str =
        "The first row names the columns: a `date`, and a `title` or a `link`; `platform` and `pillar` are welcome.";
    match why {
        ImportRefused::TooLarge => "That file is larger than 5 MB. Parted by years, say, each part will do.".to_owned(),
        ImportRefused::TooManyRows(rows) => format!(
            "That file has {rows} rows, and I take up to {MOST_ROWS} at once. Parted by years, say, each part will do."
        ),
        ImportRefused::Foreign => {
            "I only read files that are attached to the command here. Please attach it to `/me import:`.".to_owned()
        }
        ImportRefused::NotFetched => {
            "That file did not reach me in time. Please attach it once more in a minute.".to_owned()
        }
        ImportRefused::Not(disguise) => {
            let what = match disguise {
                Disguise::Workbook => "a workbook or an archive",
                Disguise::Pdf => "a PDF",
                Disguise::Media => "a picture or a recording",
                Disguise::Page => "a web page",
                Disguise::Other => "something other than text",
            };
            format!(
                "That is {what}, whatever its name says. Open it in your spreadsheet, save it as CSV (File, Save As, “CSV UTF-8”), and attach that."
            )
        }
        ImportRefused::Empty => format!("There are no posts in that file. {COLUMNS}"),
        ImportRefused::NoHeader => format!("I cannot see what the columns of that file hold. {COLUMNS}"),
        ImportRefused::NoDate => format!("I found no column that says when. {COLUMNS}"),
        ImportRefused::NoTitle => format!("I found no column that says what or where. {COLUMNS}"),
        ImportRefused::TooLateToUndo => format!(
            "That file came in more than {} days ago and stays. Single posts can be deleted in `/me`, My posts.",
            UNDO_WITHIN.num_days()
        ),
    }
}
