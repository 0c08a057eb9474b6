//! What stands in forms. A label holds 45 characters, a title as many.

/// The form that logs.
pub const LOG: &str = "Log a post · Discord isn't a clinical system";
/// Its first field.
pub const POST: &str = "A link, a title, or both";
/// What to type there.
pub const POST_HINT: &str = "No patient details, please";
/// Its first field where several links are meant.
pub const POSTS: &str = "Links, one a line";
/// The field for the time.
pub const WHEN: &str = "When, if not just now";
/// What to type there.
pub const WHEN_HINT: &str = "yesterday 18:00 · 2 hours ago · monday · tomorrow 9:00 · 14 March";
/// The form that corrects.
pub const EDIT: &str = "Correct this post";
/// Its title field.
pub const TITLE: &str = "Title";
/// What to type there.
pub const TITLE_HINT: &str = "What you know it by; no patient details";
/// Its link field.
pub const LINK: &str = "Link";
/// What to type there.
pub const LINK_HINT: &str = "https://…";
/// The form that adds a further place.
pub const PLACE: &str = "The same post in another place";
/// Its field.
pub const PLACE_LINK: &str = "Link of this post there";
/// Its time field.
pub const NEW_TIME: &str = "New time, if it changes";
/// The form for times.
pub const TIMES: &str = "When I may write";
/// Its fields.
pub const KNOCK: &str = "My daily message comes at";
/// From when on.
pub const FROM: &str = "Never before";
/// Until when.
pub const UNTIL: &str = "Never after (may be past midnight)";
/// When the day ends.
pub const DAY_ENDS: &str = "Your day ends at (0:00 to 12:00)";
/// The form for the plan.
pub const PLAN: &str = "Your plan";
/// Its field.
pub const PLAN_LABEL: &str = "Posts a week, 1 to 21";
/// The form for what a team means to reach together.
pub const TOGETHER: &str = "What you set out to do together";
/// Its field.
pub const TOGETHER_LABEL: &str = "Posts of the whole team a week";
/// What to type there.
pub const TOGETHER_HINT: &str = "20 · empty for no aim";
/// The form for an authorisation.
pub const AUTHORISE: &str = "A written authorisation exists";
/// Its field.
pub const VALID_UNTIL: &str = "Valid until (no name, no reference)";
/// Which platforms it covers.
pub const COVERS: &str = "Where it may stand (no name, no reference)";
/// How they are written.
pub const COVERS_HINT: &str = "LinkedIn, Instagram · empty for your main platform";
/// The form for numbers under a post.
pub const NUMBERS: &str = "Numbers, if you like";
/// Its fields.
pub const WROTE: &str = "How many people wrote";
/// How many were answered.
pub const ANSWERED: &str = "How many of them you answered";
/// The form for a physician's field.
pub const FIELD: &str = "Your field · Discord isn't a clinical system";
/// Its field.
pub const FIELD_LABEL: &str = "Field, in your words; empty for none";
/// What to type there.
pub const FIELD_HINT: &str = "Cardiology";
/// The form for a country.
pub const COUNTRY: &str = "Where you work";
/// Its field.
pub const COUNTRY_LABEL: &str = "Country: English name, or two letters";
/// What to type there.
pub const COUNTRY_HINT: &str = "Kenya, or ke";
/// The form for a time of day.
pub const TIME: &str = "When you mean to post";
/// Its field.
pub const TIME_LABEL: &str = "Time of day, on your clock";
/// The form for a plan in somebody's own words.
pub const IF_THEN: &str = "A plan · Discord isn't a clinical system";
/// Its field.
pub const IF_THEN_LABEL: &str = "When …, I …";
/// What to type there.
pub const IF_THEN_HINT: &str = "When Tuesday clinic ends, I draft on my phone";

/// The form for a topic of the team's own.
pub const TOPIC: &str = "A topic for the team · no patient details";
/// The form for a topic in one's own words.
pub const TWIST: &str = "In your own words · no patient details";
/// What to type as a topic's title.
pub const TOPIC_TITLE_HINT: &str = "What it is called, in one line";
/// The field for the idea.
pub const IDEA: &str = "Idea";
/// What to type there.
pub const IDEA_HINT: &str = "What to write about, in two or three sentences";
/// The field for the opening line.
pub const OPENING: &str = "A line to begin with, if you have one";
/// What to type there.
pub const OPENING_HINT: &str = "The first sentence of a post";
/// The form for a goal.
pub const GOAL: &str = "A goal: a number and a date";
/// Its fields: what is counted.
pub const MEASURE: &str = "What is counted";
/// What to type there.
pub const MEASURE_HINT: &str = "New enquiries a month that mention a post; no patient details";
/// Where it stands.
pub const BASELINE: &str = "Where it stands now (0 if empty)";
/// Where it leads.
pub const GOAL_NUMBER: &str = "Which number is the goal";
/// By when.
pub const DUE: &str = "By when";
/// What to type there.
pub const DUE_HINT: &str = "in 12 weeks · end of March · 30 June · 2026-09-30";
/// From when.
pub const START: &str = "From when, if not from today";
/// What to type there.
pub const START_HINT: &str = "1 March · last monday · next monday";
/// The form for a number of a goal.
pub const NOTE: &str = "How it stands";
/// What to type there.
pub const NOTE_HINT: &str = "4";
/// Its day.
pub const NOTE_ON: &str = "Of which day, if not today";
/// What to type there.
pub const NOTE_ON_HINT: &str = "yesterday · monday · 28 February";
/// The longest label of a field.
pub const LABEL: usize = 45;

#[cfg(test)]
mod tests {
    #[test]
    fn titles_and_labels_fit() {
        for text in [
            super::LOG,
            super::POST,
            super::POSTS,
            super::WHEN,
            super::EDIT,
            super::TITLE,
            super::LINK,
            super::NEW_TIME,
            super::PLACE,
            super::PLACE_LINK,
            super::TIMES,
            super::KNOCK,
            super::FROM,
            super::UNTIL,
            super::DAY_ENDS,
            super::PLAN,
            super::PLAN_LABEL,
            super::AUTHORISE,
            super::VALID_UNTIL,
            super::COVERS,
            super::NUMBERS,
            super::WROTE,
            super::ANSWERED,
            super::TOPIC,
            super::TWIST,
            super::IDEA,
            super::OPENING,
            super::FIELD,
            super::FIELD_LABEL,
            super::COUNTRY,
            super::COUNTRY_LABEL,
            super::TIME,
            super::TIME_LABEL,
            super::IF_THEN,
            super::IF_THEN_LABEL,
            super::GOAL,
            super::MEASURE,
            super::BASELINE,
            super::GOAL_NUMBER,
            super::DUE,
            super::START,
            super::NOTE,
            super::NOTE_ON,
        ] {
            assert!(text.encode_utf16().count() <= 45, "{text}");
        }
    }
}
