//! What is seen of a file of topics: what would be new in it, what was taken in, and how to bring one.

use super::card::{Card, button, cut, primary};
use super::refusal::looks;
use super::team_topics::{no_room, step, to_the_list};
use super::text::{count_first, short};
use crate::app::topic_files::{Exported, Preview, Taken};
use crate::discord::action::TopicStep;
use crate::domain::import::{ImportRefused, Taking};
use crate::domain::team_topic::{Doubt, FILE_ROWS, Part, TOPICS_MAX, Unread, WordingRefused};

/// The longest name of a file in a sentence.
const NAME: usize = 60;
/// What the file is called that is given out.
const GIVEN: &str = "rounds-topics.csv";

/// What would be new in a file.
#[must_use]
pub fn preview(preview: &Preview) -> Card {
    let asked = preview.asked.iter().map(|(row, doubt)| format!("Row {row}: {}", reasons(doubt))).collect();
    let unreadable = preview.unreadable.iter().map(|(row, why)| format!("Row {row}: {}", unread(*why))).collect();
    let card = Card::titled(format!("“{}”", short(&preview.name, NAME)), found(preview).join("\n"))
        .field("One look at these", told(asked, preview.asked_in_all), false)
        .field("What I could not read", told(unreadable, preview.unreadable_in_all), false);
    let all = preview.new + preview.asked_in_all;
    let Some(id) = preview.id else { return card.buttons(vec![to_the_list()]) };
    let mut row = Vec::new();
    if preview.new > 0 && preview.new <= preview.room {
        let label = format!("Take in {} {}", preview.new, if preview.new == 1 { "topic" } else { "topics" });
        row.push(primary(&step(TopicStep::Take(id, Taking::Clear)), label));
    }
    if preview.asked_in_all > 0 && all <= preview.room {
        let label = format!("Take these as well ({all} in all)");
        row.push(button(&step(TopicStep::Take(id, Taking::AskedToo)), label));
    }
    row.push(button(&step(TopicStep::Leave(id)), "Leave it"));
    card.footer("Nothing of it is among the team's topics yet.").buttons(row)
}

/// What is in a file, one thing a line.
fn found(preview: &Preview) -> Vec<String> {
    let mut lines = vec![match preview.new {
        0 => "Nothing in it is new and clear.".to_owned(),
        n => format!("**{}**.", count_first(n, "topic is new", "topics are new")),
    }];
    let mut say = |n: u32, one: &str, many: &str| {
        if n > 0 {
            lines.push(format!("{}.", count_first(n, one, many)));
        }
    };
    say(
        preview.known,
        "row has the title of a topic that is there already",
        "rows have titles of topics that are there already",
    );
    say(preview.repeats, "row has the title of one before it", "rows have titles of rows before them");
    say(
        preview.asked_in_all,
        "row asks for one more look, and stays out unless you say so",
        "rows ask for one more look, and stay out unless you say so",
    );
    say(preview.unreadable_in_all, "row could not be read", "rows could not be read");
    say(
        preview.without_kind,
        "row does not tell its kind: it waits until you choose one",
        "rows do not tell their kind: they wait until you choose one",
    );
    if preview.new + preview.asked_in_all > preview.room {
        lines.push(no_room(preview.room));
    }
    lines
}

fn reasons(doubt: &Doubt) -> String {
    let suspect =
        doubt.suspect.as_ref().map(|(kind, quoted)| format!("“{}” looks like {}", short(quoted, 60), looks(*kind)));
    let alike = doubt.alike.as_ref().map(|title| format!("close to “{}”", short(title, 80)));
    suspect.into_iter().chain(alike).collect::<Vec<_>>().join("; ")
}

fn unread(why: Unread) -> String {
    match why {
        Unread::Wording(WordingRefused::Empty(Part::Title)) => "it has no title".into(),
        Unread::Wording(WordingRefused::Empty(_)) => "it does not say what to write about".into(),
        Unread::Wording(WordingRefused::TooLong(part, length, most)) => {
            let part = match part {
                Part::Title => "title",
                Part::Idea => "idea",
                Part::Opening => "line to begin with",
            };
            format!("its {part} has {length} characters, and {most} fit")
        }
        Unread::OpenQuote(lines) => format!(
            "a quotation mark opens here and never closes, and {lines} {} after it cannot be told apart",
            if lines == 1 { "line" } else { "lines" }
        ),
    }
}

/// The lines, and how many more there are.
fn told(lines: Vec<String>, in_all: u32) -> String {
    let more = in_all.saturating_sub(lines.len() as u32);
    let each = if more > 0 { 980 } else { 1020 } / lines.len().max(1);
    let mut lines: Vec<String> = lines.into_iter().map(|line| cut(line, each.saturating_sub(1))).collect();
    if more > 0 {
        lines.push(format!("… and {more} more"));
    }
    lines.join("\n")
}

/// A file was taken in.
#[must_use]
pub fn taken(taken: &Taken) -> Card {
    let name = short(&taken.name, NAME);
    let said = match taken.topics {
        0 => format!("By now all of “{name}” is among the team's topics; there was nothing left to take in."),
        n => format!(
            "{} from “{name}”. Those whose kind is known are offered from now on.",
            count_first(n, "topic", "topics")
        ),
    };
    Card::titled("Taken in", said).buttons(vec![to_the_list()])
}

/// A file was left.
#[must_use]
pub fn left() -> Card {
    Card::text("Left as it was. Nothing of that file is kept.").buttons(vec![to_the_list()])
}

/// All topics in use as a file, with a word on it.
#[must_use]
pub fn exported(exported: Exported) -> Card {
    let said = match exported.topics {
        0 => "The team has no topics in use: this file holds only the names of the columns. Filled in, `/team topics file:` takes it."
            .to_owned(),
        n => format!(
            "{} in it. Any spreadsheet opens it, and `/team topics file:` takes it in again, here or in another server.",
            count_first(n, "topic is", "topics are")
        ),
    };
    Card::text(said).file(GIVEN, exported.bytes)
}

/// How a file of topics is brought.
#[must_use]
pub fn how() -> Card {
    Card::titled(
        "Bring in topics",
        "Type `/team topics`, choose `file`, and attach a CSV file. You see first what would be new; nothing is kept before you say so.",
    )
    .field(
        "What the file needs",
        format!("One row a topic, up to {FILE_ROWS}, under a row that names the columns: a `title`, and an `idea` in a sentence or two. A team can have {TOPICS_MAX} topics in use."),
        false,
    )
    .field(
        "What else it can hold",
        "`opening`, `pillar`, `formats`, `platforms`, `audience`, `purposes`, `minutes`, `device`; what is left out can be chosen here. In Excel or Numbers, save it as CSV. Please no names or details of patients.",
        false,
    )
}

/// Why a file is not taken, and what to do.
pub(super) fn refused(why: ImportRefused) -> String {
    const COLUMNS: &str = "The first row names the columns: a `title`, and an `idea` in a sentence or two.";
    match why {
        ImportRefused::TooLarge => "That file is larger than 5 MB. A part of it at a time will do.".to_owned(),
        ImportRefused::TooManyRows(rows) => {
            format!("That file has {rows} rows, and I take up to {FILE_ROWS} at once. A part of it at a time will do.")
        }
        ImportRefused::Foreign => {
            "I only read files that are attached to the command here. Please attach it to `/team topics file:`."
                .to_owned()
        }
        ImportRefused::Empty => format!("There are no topics in that file. {COLUMNS}"),
        ImportRefused::NoHeader | ImportRefused::NoDate | ImportRefused::NoTitle => {
            format!("I cannot see what the columns of that file hold. {COLUMNS}")
        }
        other => super::import::refused(other),
    }
}
