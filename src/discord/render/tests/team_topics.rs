//! A team's own topics, what members make of theirs, and files of topics.

use super::check::{asks, says};
use super::sample::{careful, suggestion, team_name, topic};
use super::typed::{harmless, hostile};
use crate::app::Failure;
use crate::app::team_topics::{Page, Typed};
use crate::app::topic::{Answered, Suggestion};
use crate::app::topic_files::{Exported, Preview, Taken};
use crate::app::twists::Proposal;
use crate::discord::action::{Action, TopicStep, TwistStep};
use crate::discord::forms;
use crate::discord::render::{refusal, team_topics, topic as topic_card, topic_files, twists};
use crate::domain::facet::{Audience, Device, Format, Pillar, Purpose};
use crate::domain::identifier::SuspectKind;
use crate::domain::ids::{MemberId, OfferId, TeamId, TeamTopicId, TopicFileId, TwistId};
use crate::domain::import::{Disguise, ImportRefused};
use crate::domain::platform::Platform;
use crate::domain::refusal::Refusal;
use crate::domain::team_topic::{Doubt, Facets, Part, TeamTopic, Unread, Wording, WordingRefused};
use crate::domain::twist::{Twist, TwistState};

fn words(title: &str, idea: &str, opening: &str) -> Wording {
    Wording { title: title.into(), idea: idea.into(), opening: opening.into() }
}

fn lift() -> TeamTopic {
    TeamTopic {
        id: TeamTopicId(17),
        team: TeamId(1),
        wording: words(
            "Our lift at seven in the morning",
            "Who rides in it, and what is said between two floors. Nobody is named.",
            "The doors close, and nobody speaks.",
        ),
        pillar: Some(Pillar::BehindTheScenes),
        facets: Facets::default(),
        retired: false,
    }
}

fn page_of(topics: Vec<TeamTopic>) -> Page {
    Page { page: 0, pages: 1, in_use: topics.len() as u32, waiting: 0, retired: 0, proposed: 0, topics }
}

#[test]
fn the_list() {
    says("team_topics_none", team_topics::page(&page_of(Vec::new())));
    let wordless = |id, title: &str| TeamTopic { id: TeamTopicId(id), wording: words(title, "Why?", ""), ..lift() };
    let all = vec![
        lift(),
        TeamTopic { pillar: None, ..wordless(16, "The night porter's keys") },
        TeamTopic { retired: true, ..wordless(15, "A chair from 1974") },
    ];
    let page = Page { in_use: 2, waiting: 1, retired: 1, ..page_of(all) };
    says("team_topics", team_topics::page(&page));
    says("team_topics_middle", team_topics::page(&Page { page: 1, pages: 3, proposed: 2, ..page }));
}

#[test]
fn one_topic() {
    says("team_topic", team_topics::opened(&lift()));
    let bare = TeamTopic { pillar: None, wording: words("The lift", "Who rides in it.", ""), ..lift() };
    says("team_topic_without_kind", team_topics::opened(&bare));
    says("team_topic_retired", team_topics::opened(&TeamTopic { retired: true, ..lift() }));
    let voice = TeamTopic { pillar: Some(Pillar::PatientVoice), ..lift() };
    says("team_topic_patient_voice", team_topics::opened(&voice));
    says("team_topic_suits", team_topics::suits(&lift()));
    let facets = Facets {
        formats: vec![Format::Poll],
        platforms: vec![Platform::Podcast, Platform::Blog],
        audience: vec![Audience::Recruits],
        purposes: vec![Purpose::Recruit],
        effort: 5,
        device: Device::Phone,
        ..Facets::default()
    };
    says("team_topic_suits_said", team_topics::suits(&TeamTopic { facets, ..lift() }));
    says("team_topic_taken_up", team_topics::taken_up(&lift()));
}

#[test]
fn one_look() {
    let again = Action::TeamTopic(TopicStep::Add(true));
    let suspect = Some((SuspectKind::Phone, "555-123-4567".to_owned()));
    let alike = Some("Our lift at seven in the morning".to_owned());
    let wording = words("The *lift*", "Call 555-123-4567, and ask.\nThen write.", "A line");
    let of = |suspect, alike| team_topics::doubtful(&Doubt { suspect, alike }, &wording, &again);
    says("team_topic_identifier", of(suspect.clone(), None));
    says("team_topic_alike", of(None, alike.clone()));
    says("team_topic_both", of(suspect, alike));
}

#[test]
fn the_forms() {
    asks("form_topic", &forms::topic(&Action::TeamTopic(TopicStep::Add(false)), &Typed::default()));
    let typed = Typed { title: "The lift".into(), idea: "Who rides.\nWho walks.".into(), opening: "Doors.".into() };
    asks("form_topic_edit", &forms::topic(&Action::TeamTopic(TopicStep::Edit(TeamTopicId(i64::MAX), true)), &typed));
    asks("form_twist", &forms::twist(&Action::Twist(OfferId(31), TwistStep::Make(false)), "The lift", "Who rides."));
}

fn worded(state: TwistState) -> Suggestion {
    let mut one = suggestion();
    (one.topic.title, one.topic.idea) =
        ("The kettle that outlived us".into(), "What it heard in the break room.".into());
    one.own = Some(state);
    one
}

fn waiting() -> Proposal {
    let twist = Twist {
        id: TwistId(5),
        member: MemberId(7),
        offer: OfferId(31),
        title: "The kettle that outlived us".into(),
        idea: "What it heard in the break room.".into(),
        state: TwistState::Proposed,
    };
    Proposal { twist, from: Some(topic()), suspect: None, at: 0, of: 1 }
}

#[test]
fn in_ones_own_words() {
    for (name, state) in [
        ("twist_own", TwistState::Own),
        ("twist_proposed", TwistState::Proposed),
        ("twist_accepted", TwistState::Accepted),
        ("twist_declined", TwistState::Declined),
    ] {
        says(name, twists::made(&worded(state)));
    }
    says("twist_taken_again", topic_card::answered(&Answered::Taken(Box::new(worded(TwistState::Own)), None)));
    let news = |titles: &[&str]| {
        let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
        twists::with_news(topic_card::suggested(&careful()), &titles)
    };
    says("topic_with_news", news(&["The kettle that outlived us"]));
    says("topic_with_more_news", news(&["The kettle that outlived us", "A lamp"]));
}

#[test]
fn proposals() {
    says("proposal_none", twists::proposal(None));
    says("proposal", twists::proposal(Some(&waiting())));
    let suspect = Some((SuspectKind::PatientName, "Anna".to_owned()));
    let second = Proposal { from: None, suspect, at: 1, of: 3, ..waiting() };
    says("proposal_second", twists::proposal(Some(&second)));
    says("proposal_declined", twists::declined(Some(&waiting())));
    says("proposal_declined_last", twists::declined(None));
}

fn nothing() -> Preview {
    Preview {
        id: None,
        name: "topics.csv".into(),
        new: 0,
        without_kind: 0,
        asked: Vec::new(),
        asked_in_all: 0,
        known: 0,
        repeats: 0,
        unreadable: Vec::new(),
        unreadable_in_all: 0,
        room: 480,
    }
}

fn everything(text: &str) -> Preview {
    let doubt = |n: u32| Doubt {
        suspect: (!n.is_multiple_of(2) || n.is_multiple_of(3)).then(|| (SuspectKind::PatientName, text.to_owned())),
        alike: n.is_multiple_of(2).then(|| text.to_owned()),
    };
    let reasons = [
        Unread::Wording(WordingRefused::Empty(Part::Title)),
        Unread::Wording(WordingRefused::Empty(Part::Idea)),
        Unread::Wording(WordingRefused::TooLong(Part::Title, 95, 80)),
        Unread::Wording(WordingRefused::TooLong(Part::Idea, 2_000, 600)),
        Unread::Wording(WordingRefused::TooLong(Part::Opening, 201, 200)),
        Unread::OpenQuote(1),
        Unread::OpenQuote(12),
    ];
    Preview {
        id: Some(TopicFileId(3)),
        name: text.into(),
        new: 90,
        without_kind: 12,
        asked: (2..12).map(|row| (row, doubt(row))).collect(),
        asked_in_all: 40,
        known: 12,
        repeats: 1,
        unreadable: (990..).zip(reasons).collect(),
        unreadable_in_all: 80,
        room: 480,
    }
}

#[test]
fn files() {
    says("topic_file_nothing_new", topic_files::preview(&Preview { known: 3, ..nothing() }));
    let one = Preview { id: Some(TopicFileId(3)), new: 1, without_kind: 1, ..nothing() };
    says("topic_file_one", topic_files::preview(&one));
    says("topic_file_everything", topic_files::preview(&everything("Anna")));
    says("topic_file_little_room", topic_files::preview(&Preview { room: 100, ..everything("Anna") }));
    says("topic_file_no_room", topic_files::preview(&Preview { id: None, room: 0, ..everything("Anna") }));
    says("topic_file_taken", topic_files::taken(&Taken { name: "topics.csv".into(), topics: 12 }));
    says("topic_file_nothing_left", topic_files::taken(&Taken { name: "topics.csv".into(), topics: 0 }));
    says("topic_file_left", topic_files::left());
    says("topic_file_how", topic_files::how());
    says("topic_export", topic_files::exported(Exported { bytes: Vec::new(), topics: 12 }));
    says("topic_export_nothing", topic_files::exported(Exported { bytes: Vec::new(), topics: 0 }));
}

#[test]
fn what_is_not_done() {
    let refused = |name: &str, refusal| {
        says(&format!("refused_{name}"), refusal::failure(&Failure::Refused(refusal), "1a2b3c4", &team_name));
    };
    refused("no_title", Refusal::Wording(WordingRefused::Empty(Part::Title)));
    refused("no_idea", Refusal::Wording(WordingRefused::Empty(Part::Idea)));
    refused("long_idea", Refusal::Wording(WordingRefused::TooLong(Part::Idea, 601, 600)));
    refused("no_room_for_topics", Refusal::NoRoomForTopics(0));
    refused("little_room_for_topics", Refusal::NoRoomForTopics(3));
    refused("proposed_enough", Refusal::ProposedEnough);
    for (name, why) in [
        ("too_large", ImportRefused::TooLarge),
        ("too_many_rows", ImportRefused::TooManyRows(2_001)),
        ("foreign", ImportRefused::Foreign),
        ("workbook", ImportRefused::Not(Disguise::Workbook)),
        ("empty", ImportRefused::Empty),
        ("no_header", ImportRefused::NoHeader),
    ] {
        refused(&format!("topic_file_{name}"), Refusal::TopicFile(why));
    }
}

#[test]
fn whatever_is_written_in_them() {
    for text in hostile() {
        let topic = TeamTopic { wording: words(&text, &text, &text), ..lift() };
        harmless("opened", team_topics::opened(&topic));
        harmless("suits", team_topics::suits(&topic));
        let several = (1..=10).map(|id| TeamTopic { id: TeamTopicId(id), ..topic.clone() }).collect();
        harmless("page", team_topics::page(&page_of(several)));
        let doubt = Doubt { suspect: Some((SuspectKind::Phone, text.clone())), alike: Some(text.clone()) };
        harmless("doubtful", team_topics::doubtful(&doubt, &topic.wording, &Action::TeamTopic(TopicStep::Add(true))));
        let mut one = worded(TwistState::Own);
        (one.topic.title, one.topic.idea, one.topic.opening) = (text.clone(), text.clone(), text.clone());
        harmless("made", twists::made(&one));
        harmless("news", twists::with_news(topic_card::suggested(&one), &vec![text.clone(); 9]));
        let mut proposal = waiting();
        (proposal.twist.title, proposal.twist.idea) = (text.clone(), text.clone());
        proposal.from = Some(one.topic);
        proposal.suspect = Some((SuspectKind::Phone, text.clone()));
        harmless("proposal", twists::proposal(Some(&proposal)));
        harmless("preview", topic_files::preview(&everything(&text)));
        harmless("taken", topic_files::taken(&Taken { name: text.clone(), topics: 3 }));
        let typed = Typed { title: text.clone(), idea: text.clone(), opening: text.clone() };
        let form = serde_json::to_value(forms::topic(&Action::TeamTopic(TopicStep::Add(false)), &typed));
        let answer = serde_json::json!({"type": 9, "data": form.expect("a form is JSON")});
        assert_eq!(local_discord::rules::callback(&answer), [], "{text}");
    }
}
