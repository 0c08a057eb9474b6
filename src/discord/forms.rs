//! Decides which forms there are and what is read from them. Never decides what becomes of it.
//! A form opens at once: nothing that opens one waits for the database's writer.

use super::action::Action;
use super::render::forms as words;
use crate::app::{goals, team_topics};
use crate::domain::team_topic::{IDEA_MAX, OPENING_MAX, TITLE_MAX};
use serenity::all::{
    ActionRowComponent, CreateActionRow, CreateInputText, CreateModal, InputTextStyle, Message, ModalInteraction,
};

const POST: &str = "post";
const WHEN: &str = "when";
const TITLE: &str = "title";
const LINK: &str = "link";
const KNOCK: &str = "knock";
const FROM: &str = "from";
const UNTIL: &str = "until";
const WHERE: &str = "where";
const ENDS: &str = "ends";
const TARGET: &str = "target";
const WROTE: &str = "wrote";
const ANSWERED: &str = "answered";
const IDEA: &str = "idea";
const OPENING: &str = "opening";
const WORDS: &str = "words";
const MEASURE: &str = "measure";
const BASELINE: &str = "baseline";
const GOAL: &str = "goal";
const DUE: &str = "due";
const START: &str = "start";
const NUMBER: &str = "number";
const ON: &str = "on";

fn field(id: &str, label: &str, placeholder: &str, value: &str, most: u16, required: bool) -> CreateInputText {
    let input = CreateInputText::new(InputTextStyle::Short, label, id)
        .placeholder(placeholder)
        .max_length(most)
        .required(required);
    if value.is_empty() { input } else { input.value(super::render::card::cut(value.to_owned(), usize::from(most))) }
}

fn form(action: &Action, title: &str, fields: Vec<CreateInputText>) -> CreateModal {
    CreateModal::new(action.id(), title).components(fields.into_iter().map(CreateActionRow::InputText).collect())
}

/// The form that logs a post, or several links at once.
pub fn log(action: &Action, text: &str, when: &str) -> CreateModal {
    let several = text.contains('\n');
    let mut post = field(POST, words::POST, words::POST_HINT, text, 2500, true);
    if several {
        post = CreateInputText::new(InputTextStyle::Paragraph, words::POSTS, POST).max_length(2500).value(text);
    }
    form(action, words::LOG, vec![post, field(WHEN, words::WHEN, words::WHEN_HINT, when, 60, false)])
}

/// The form that corrects a post.
pub fn edit(action: &Action, title: &str, link: &str, when: &str) -> CreateModal {
    form(
        action,
        words::EDIT,
        vec![
            field(TITLE, words::TITLE, words::TITLE_HINT, title, 200, false),
            field(LINK, words::LINK, words::LINK_HINT, link, 2000, false),
            field(WHEN, words::NEW_TIME, words::WHEN_HINT, when, 60, false),
        ],
    )
}

/// The form that adds a further link of a post.
pub fn place(action: &Action) -> CreateModal {
    form(action, words::PLACE, vec![field(LINK, words::PLACE_LINK, words::LINK_HINT, "", 2500, true)])
}

/// The form that sets the times at which Rounds may write.
pub fn times(action: &Action, knock: &str, from: &str, until: &str, ends: &str) -> CreateModal {
    form(
        action,
        words::TIMES,
        vec![
            field(KNOCK, words::KNOCK, "12:30", knock, 10, true),
            field(FROM, words::FROM, "8:00", from, 10, true),
            field(UNTIL, words::UNTIL, "20:00", until, 10, true),
            field(ENDS, words::DAY_ENDS, "4:00", ends, 10, true),
        ],
    )
}

/// The form that sets the target.
pub fn target(action: &Action, now: u8) -> CreateModal {
    form(action, words::PLAN, vec![field(TARGET, words::PLAN_LABEL, "4", &now.to_string(), 2, true)])
}

/// The form for what a team means to reach together; an empty field lets it go.
pub fn together(action: &Action, now: &str) -> CreateModal {
    form(action, words::TOGETHER, vec![field(NUMBER, words::TOGETHER_LABEL, words::TOGETHER_HINT, now, 10, false)])
}

/// The form for how many wrote under a post and were answered; both fields may stay empty.
pub fn numbers(action: &Action, wrote: &str, answered: &str) -> CreateModal {
    form(
        action,
        words::NUMBERS,
        vec![
            field(WROTE, words::WROTE, "12", wrote, 6, false),
            field(ANSWERED, words::ANSWERED, "9", answered, 6, false),
        ],
    )
}

/// The form with the words of a topic of the team's own.
pub fn topic(action: &Action, words_of: &team_topics::Typed) -> CreateModal {
    form(
        action,
        words::TOPIC,
        vec![
            field(TITLE, words::TITLE, words::TOPIC_TITLE_HINT, &words_of.title, most(TITLE_MAX), true),
            idea(&words_of.idea),
            field(OPENING, words::OPENING, words::OPENING_HINT, &words_of.opening, most(OPENING_MAX), false),
        ],
    )
}

/// The form that sets or corrects a goal. A habit begins at nothing, so that it has no field for where it stands.
pub fn goal(action: &Action, habit: bool, typed: &goals::Typed) -> CreateModal {
    let mut fields = vec![field(MEASURE, words::MEASURE, words::MEASURE_HINT, &typed.measure, 100, true)];
    if !habit {
        fields.push(field(BASELINE, words::BASELINE, "2", &typed.baseline, 30, false));
    }
    fields.push(field(GOAL, words::GOAL_NUMBER, "5", &typed.target, 60, false));
    fields.push(field(DUE, words::DUE, words::DUE_HINT, &typed.due, 60, false));
    fields.push(field(START, words::START, words::START_HINT, &typed.start, 60, false));
    form(action, words::GOAL, fields)
}

/// The form for a number of a goal.
pub fn number(action: &Action, measure: &str, value: &str, on: &str) -> CreateModal {
    let label = super::render::card::cut(measure.to_owned(), words::LABEL);
    form(
        action,
        words::NOTE,
        vec![
            field(NUMBER, &label, words::NOTE_HINT, value, 30, true),
            field(ON, words::NOTE_ON, words::NOTE_ON_HINT, on, 60, false),
        ],
    )
}

/// The form in which a member words a topic anew that they took.
pub fn twist(action: &Action, title: &str, text: &str) -> CreateModal {
    let title = field(TITLE, words::TITLE, words::TOPIC_TITLE_HINT, title, most(TITLE_MAX), true);
    form(action, words::TWIST, vec![title, idea(text)])
}

fn idea(text: &str) -> CreateInputText {
    let input = field(IDEA, words::IDEA, words::IDEA_HINT, text, most(IDEA_MAX), true);
    input.style(InputTextStyle::Paragraph)
}

fn most(characters: usize) -> u16 {
    u16::try_from(characters).unwrap_or(u16::MAX)
}

/// The form that records an authorisation.
pub fn authorise(action: &Action, platform: &str) -> CreateModal {
    let until = field(UNTIL, words::VALID_UNTIL, "2027-03-31", "", 40, true);
    form(action, words::AUTHORISE, vec![until, field(WHERE, words::COVERS, words::COVERS_HINT, platform, 200, false)])
}

/// The form for a physician's field; empty takes it away.
pub fn field_of_work(action: &Action, now: &str) -> CreateModal {
    form(action, words::FIELD, vec![field(WORDS, words::FIELD_LABEL, words::FIELD_HINT, now, 100, false)])
}

/// The form for a country that is not among the choices.
pub fn country(action: &Action) -> CreateModal {
    form(action, words::COUNTRY, vec![field(WORDS, words::COUNTRY_LABEL, words::COUNTRY_HINT, "", 60, true)])
}

/// The form for a time of day that is not among the choices.
pub fn time_of_day(action: &Action, now: &str) -> CreateModal {
    form(action, words::TIME, vec![field(WORDS, words::TIME_LABEL, "18:30", now, 10, true)])
}

/// The form for a plan in somebody's own words.
pub fn if_then(action: &Action, now: &str) -> CreateModal {
    let words_of = field(WORDS, words::IF_THEN_LABEL, words::IF_THEN_HINT, now, 300, true);
    form(action, words::IF_THEN, vec![words_of])
}

/// What was typed into a submitted form.
pub struct Filled<'a>(&'a ModalInteraction);

impl<'a> Filled<'a> {
    /// Reads it.
    #[must_use]
    pub const fn new(form: &'a ModalInteraction) -> Self {
        Self(form)
    }

    fn get(&self, id: &str) -> String {
        let inputs = self.0.data.components.iter().flat_map(|row| &row.components);
        inputs
            .filter_map(|component| match component {
                ActionRowComponent::InputText(input) if input.custom_id == id => input.value.clone(),
                _ => None,
            })
            .next()
            .unwrap_or_default()
    }

    /// The words of a form that has one field.
    #[must_use]
    pub fn words(&self) -> String {
        self.get(WORDS)
    }

    /// A link, a title, or both; or several links, one a line.
    #[must_use]
    pub fn post(&self) -> String {
        self.get(POST)
    }

    /// The words of a topic.
    #[must_use]
    pub fn topic(&self) -> team_topics::Typed {
        team_topics::Typed { title: self.get(TITLE), idea: self.get(IDEA), opening: self.get(OPENING) }
    }

    /// When.
    #[must_use]
    pub fn when(&self) -> String {
        self.get(WHEN)
    }

    /// A title.
    #[must_use]
    pub fn title(&self) -> String {
        self.get(TITLE)
    }

    /// A link.
    #[must_use]
    pub fn link(&self) -> String {
        self.get(LINK)
    }

    /// The time of the knock, when active hours begin and end, and when the day ends.
    #[must_use]
    pub fn times(&self) -> [String; 4] {
        [self.get(KNOCK), self.get(FROM), self.get(UNTIL), self.get(ENDS)]
    }

    /// The target; something that no week holds where it is no number.
    #[must_use]
    pub fn target(&self) -> i64 {
        self.get(TARGET).trim().parse().unwrap_or(0)
    }

    /// How many wrote, and how many of them were answered.
    #[must_use]
    pub fn numbers(&self) -> [String; 2] {
        [self.get(WROTE), self.get(ANSWERED)]
    }

    /// The card on which it was opened.
    #[must_use]
    pub fn card(&self) -> Option<&Message> {
        self.0.message.as_deref()
    }

    /// What was typed of a goal, and what was asked about before.
    #[must_use]
    pub fn goal(&self, asked_about: Option<String>) -> goals::Typed {
        goals::Typed {
            measure: self.get(MEASURE),
            baseline: self.get(BASELINE),
            target: self.get(GOAL),
            due: self.get(DUE),
            start: self.get(START),
            asked_about,
        }
    }

    /// A number of a goal, and of which day.
    #[must_use]
    pub fn number(&self) -> [String; 2] {
        [self.get(NUMBER), self.get(ON)]
    }

    /// How many posts a week a team means to reach together.
    #[must_use]
    pub fn together(&self) -> String {
        self.get(NUMBER)
    }

    /// Until when an authorisation is valid.
    #[must_use]
    pub fn until(&self) -> String {
        self.get(UNTIL)
    }

    /// Which platforms an authorisation covers.
    #[must_use]
    pub fn covered(&self) -> String {
        self.get(WHERE)
    }
}
