//! Every action that a button, a select or a form can carry, pressed by those whom it does not belong to. An action that
//! is new to the program and not in this list fails here until it is.

use crate::world::{Member, Says, World};
use local_discord::{Answer, Permissions, Shown as Seen};
use rounds::app::goals::Kind;
use rounds::discord::action::{
    Action, Draft, Extras, FileStep, GoalStep, NumberStep, Picked, Setting, Settling, SlotStep, TopicFacet, TopicStep,
    TwistStep,
};
use rounds::domain::goal::Counted;
use rounds::domain::ids::{
    DeliveryId, GoalId, IfThenId, ImportId, MemberId, OfferId, PostId, ProgressId, SlotId, TeamTopicId, TopicFileId,
    TwistId,
};
use rounds::domain::import::Taking;
use rounds::domain::member::Shown;
use rounds::domain::person::Rhythm;
use rounds::domain::platform::Platform;
use rounds::domain::post::Sieve;
use rounds::domain::quarter::Quarter;
use rounds::domain::reply::ReplyAnswer;
use rounds::domain::strategy::Step;
use rounds::domain::topic::{OfferAnswer, Wish};
use rounds::domain::week::Week;
use rusqlite::Connection;
use rusqlite::types::Value;
use std::collections::BTreeSet;

/// Whose it is to press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// It carries what belongs to one member; from anybody else it is refused.
    Theirs,
    /// It carries nobody: whoever presses does it for themselves.
    Anybodys,
    /// It is for those who manage the server.
    Managers,
}

use Whose::{Anybodys, Managers, Theirs};

/// What belongs to Ana.
struct Hers {
    person: u64,
    member: MemberId,
    post: PostId,
    offer: OfferId,
    slot: SlotId,
    goal: GoalId,
    number: ProgressId,
    file: ImportId,
    plan: IfThenId,
    channel: u64,
    role: u64,
}

type Pressed = (Action, Vec<String>, Whose);

fn settings(member: MemberId) -> Vec<Pressed> {
    let values: [(Setting, &[&str]); 14] = [
        (Setting::KnockDays, &["0"]),
        (Setting::PostingDays, &["0"]),
        (Setting::Intensity, &["light"]),
        (Setting::Times, &[]),
        (Setting::Target, &[]),
        (Setting::Consent, &[]),
        (Setting::Listed, &[]),
        (Setting::Overview, &[]),
        (Setting::Nod, &[]),
        (Setting::Week, &[]),
        (Setting::Platform, &["x"]),
        (Setting::Specialty, &["nurse"]),
        (Setting::Device, &["phone"]),
        (Setting::Purpose, &["advocate"]),
    ];
    let chosen = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    values.into_iter().map(|(setting, values)| (Action::Set(member, setting), chosen(values), Theirs)).collect()
}

/// What there is to press about the topics of Ana's team, of which the first is named.
fn team_topics() -> Vec<Pressed> {
    let (topic, file) = (TeamTopicId(1), TopicFileId(1));
    let set = |facet, value: &str| (TopicStep::Set(topic, facet), vec![value.to_owned()]);
    let mut all = vec![
        set(TopicFacet::Pillar, "community"),
        set(TopicFacet::Formats, "poll"),
        set(TopicFacet::Platforms, "x"),
        set(TopicFacet::Audience, "peers"),
        set(TopicFacet::Purposes, "advocate"),
        set(TopicFacet::Effort, "5"),
        set(TopicFacet::Device, "phone"),
        (TopicStep::Open, vec!["1".to_owned()]),
    ];
    let plain = [
        TopicStep::Page(0),
        TopicStep::Show(topic),
        TopicStep::Add(false),
        TopicStep::Add(true),
        TopicStep::Edit(topic, false),
        TopicStep::Edit(topic, true),
        TopicStep::Suits(topic),
        TopicStep::Retire(topic, true),
        TopicStep::Proposal(0),
        TopicStep::Settle(TwistId(1), true),
        TopicStep::Settle(TwistId(1), false),
        TopicStep::HowToImport,
        TopicStep::Export,
        TopicStep::Take(file, Taking::Clear),
        TopicStep::Leave(file),
    ];
    all.extend(plain.map(|step| (step, Vec::new())));
    all.into_iter().map(|(step, values)| (Action::TeamTopic(step), values, Managers)).collect()
}

/// Every press on a card of the strategy; each carries its member.
fn strategy(member: MemberId, plan: IfThenId) -> Vec<Pressed> {
    let quarter = Quarter::of(chrono::NaiveDate::from_ymd_opt(2025, 12, 31).expect("a day"));
    let (platform, step, walk, certain) = (Platform::X, Step::Audience, true, true);
    let of_plan = plan.to_string();
    let picked = |what| match what {
        Picked::Specialty => "nurse",
        Picked::Country => "fr",
        Picked::Platforms | Picked::Main => "x",
        Picked::Device => "phone",
        Picked::Audience => "peers",
        Picked::Purpose | Picked::SecondPurpose => "advocate",
        Picked::Days => "0",
        Picked::Time => "18:00",
        Picked::Reviewer => "colleague",
        Picked::GroundRules => "privacy",
    };
    let mut all = vec![
        (Settling::Card, ""),
        (Settling::Before(0), ""),
        (Settling::GoOn(None), ""),
        (Settling::Pick, "audience"),
        (Settling::Open(step), ""),
        (Settling::Later(step), ""),
        (Settling::AsItIs(step), ""),
        (Settling::Place(platform), ""),
        (Settling::PastPlace(platform), ""),
        (Settling::Familiar { platform, walk }, "new"),
        (Settling::Ready { platform, walk }, "picture"),
        (Settling::Field { certain }, ""),
        (Settling::Country, ""),
        (Settling::Time, ""),
        (Settling::NewIfThen, "other"),
        (Settling::AddIfThen { weekday: None, certain }, ""),
        (Settling::PickIfThen, &of_plan),
        (Settling::IfThenDay(plan), "3"),
        (Settling::EditIfThen { plan, certain }, ""),
        (Settling::RemoveIfThen(plan), ""),
        (Settling::Review(quarter), ""),
        (Settling::KeepAll(quarter), ""),
        (Settling::ChangeLine(quarter), "audience"),
        (Settling::DropLine(quarter), "audience"),
    ];
    all.extend(Picked::ALL.iter().map(|what| (Settling::Choose { what: *what, walk }, picked(*what))));
    let values = |value: &str| if value.is_empty() { Vec::new() } else { vec![value.to_owned()] };
    all.into_iter().map(|(settling, value)| (Action::Strategy(member, settling), values(value), Theirs)).collect()
}

fn every(hers: &Hers) -> Vec<Pressed> {
    let Hers { member, post, offer, slot, goal, number, file, channel, role, plan, .. } = *hers;
    let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 9).expect("a day");
    let extras = Extras { member: Some(member), ..Extras::default() };
    let offered = Extras { offer: Some(offer), ..Extras::default() };
    let delivery = || DeliveryId("0000000000abcd".into());
    let draft = Draft {
        target: Some(4),
        platform: Some(Platform::X),
        rhythm: Some(Rhythm::Midday),
        consent: Some(true),
        listed: Some(true),
        zone: Some(chrono_tz::Europe::Berlin),
    };
    let (none, of_post) = (Vec::new, || vec![post.0.to_string()]);
    let one = |value: &str| vec![value.to_owned()];
    let mut all = vec![
        (Action::Start, none(), Anybodys),
        (Action::Log(member), none(), Theirs),
        (Action::LogOffer(offer), none(), Theirs),
        (Action::LogMenu, none(), Anybodys),
        (Action::LogAnyway(extras), none(), Theirs),
        (Action::LogAnyway(offered), none(), Theirs),
        (Action::Delete(post), none(), Theirs),
        (Action::Restore(post), none(), Theirs),
        (Action::AlsoOn(post), one("instagram"), Theirs),
        (Action::Place(post), none(), Theirs),
        (Action::Unplace(post), one("https://youtu.be/abcdefghijk"), Theirs),
        (Action::Pillar(post), one("technology-review"), Theirs),
        (Action::Share(post), none(), Theirs),
        (Action::Edit(post), none(), Theirs),
        (Action::EditAnyway(post), none(), Theirs),
        (Action::Posts(0), none(), Anybodys),
        (Action::PostsOf(0, Sieve::default()), none(), Anybodys),
        (Action::PostsOn(Sieve::default()), one("x"), Anybodys),
        (Action::PostsAbout(Sieve::default()), one("community"), Anybodys),
        (Action::OpenPost, of_post(), Theirs),
        (Action::Export, none(), Anybodys),
        (Action::HowToImport, none(), Anybodys),
        (Action::File(file, FileStep::Take(Taking::Clear)), none(), Theirs),
        (Action::File(file, FileStep::TakeBack(true)), none(), Theirs),
        (Action::File(file, FileStep::Leave), none(), Theirs),
        (Action::Topic(None), none(), Anybodys),
        (Action::Topic(Some(member)), none(), Theirs),
        (Action::Shift(day), none(), Anybodys),
        (Action::Unshift(day), none(), Anybodys),
        (Action::Busy(None), one("4"), Anybodys),
        (Action::Busy(Some((member, Week::of(day)))), one("2026-01-08"), Theirs),
        (Action::BusyToo, one("4"), Anybodys),
        (Action::Week(member, None), none(), Theirs),
        (Action::PlanWeek(member, None), none(), Theirs),
        (Action::Calendar(member), none(), Theirs),
        (Action::BringWeek(member, true), none(), Theirs),
        (Action::RemindAll(member, true), none(), Theirs),
        (Action::SlotPick, vec![slot.0.to_string()], Theirs),
        (Action::Slot(slot, SlotStep::Open), none(), Theirs),
        (Action::Slot(slot, SlotStep::Swap(Some(offer))), none(), Theirs),
        (Action::Slot(slot, SlotStep::Write), none(), Theirs),
        (Action::Slot(slot, SlotStep::Move), none(), Theirs),
        (Action::Slot(slot, SlotStep::LetGo(true)), none(), Theirs),
        (Action::Slot(slot, SlotStep::Remind(true)), none(), Theirs),
        (Action::SlotDay(slot), one("2026-01-09"), Theirs),
        (Action::SlotTime(slot), one("1200"), Theirs),
        (Action::SlotPost(slot), of_post(), Theirs),
        (Action::PostSlot(post), vec![slot.0.to_string()], Theirs),
        (Action::Rest, none(), Anybodys),
        (Action::RestDays(Some(2)), none(), Anybodys),
        (Action::TakeBack(day, day), none(), Anybodys),
        (Action::Resume, none(), Anybodys),
        (Action::Hush, none(), Anybodys),
        (Action::Settle(member, 1, None), none(), Theirs),
        (Action::Target(member, 9), none(), Theirs),
        (Action::AsItIs(member), none(), Theirs),
        (Action::Replied(vec![post], ReplyAnswer::AllAnswered), none(), Theirs),
        (Action::ReplyPick, of_post(), Theirs),
        (Action::Numbers(post), none(), Theirs),
        (Action::NumbersPick, of_post(), Theirs),
        (Action::WrittenFrom(post), vec![offer.0.to_string()], Theirs),
        (Action::Talked(member, None), one("physicians"), Theirs),
        (Action::Goals(member), none(), Theirs),
        (Action::GoalFrom(member), one("own"), Theirs),
        (Action::GoalFrom(member), one("t:weeks-in-rhythm"), Theirs),
        (Action::GoalSet(member, Kind { purpose: None, counted: Counted::Typed }, false), none(), Theirs),
        (Action::GoalNumber(number, NumberStep::Change), none(), Theirs),
        (Action::GoalNumber(number, NumberStep::Remove), none(), Theirs),
        (Action::KeepPurpose(member), none(), Theirs),
        (Action::PostPurpose(post), one("recruit"), Theirs),
        (Action::Act(member), Vec::new(), Theirs),
        (Action::Settings(member), none(), Theirs),
        (Action::About(member), none(), Theirs),
        (Action::Foresee, none(), Anybodys),
        (Action::Authorise(member), none(), Theirs),
        (Action::Withdrawn(member), none(), Theirs),
        (Action::StandsOn(post), one("blog"), Theirs),
        (Action::Team, one("1"), Anybodys),
        (Action::Quit(member, false), none(), Theirs),
        (Action::Quit(member, true), none(), Theirs),
        (Action::Everything, none(), Anybodys),
        (Action::Visible(member), none(), Theirs),
        (Action::Show(member, Shown::Board, false), none(), Theirs),
        (Action::Show(member, Shown::Overview, true), none(), Theirs),
        (Action::Show(member, Shown::Titles, true), none(), Theirs),
        (Action::Board(0), none(), Anybodys),
        (Action::BoardOf(Week::of(day), 0), none(), Anybodys),
        (Action::HowCounted(delivery()), none(), Anybodys),
        (Action::Why(delivery()), none(), Anybodys),
        (Action::TeamChannel, one(&channel.to_string()), Managers),
        (Action::TeamRanks(false), none(), Managers),
        (Action::TeamThread(false), none(), Managers),
        (Action::TeamPin(false), none(), Managers),
        (Action::TeamTogether, none(), Managers),
        (Action::TeamRole, one(&role.to_string()), Managers),
        (Action::TeamJoinCard, none(), Managers),
        (Action::TeamRecap, none(), Managers),
        (Action::PostRecap(Week::of(day)), none(), Managers),
        (Action::Forget(false), none(), Anybodys),
        (Action::Forget(true), none(), Anybodys),
        (Action::Join(draft), none(), Anybodys),
    ];
    all.extend(goal_steps().map(|step| {
        let chosen = match step {
            GoalStep::Serves => one("recruit"),
            GoalStep::Number => vec![number.0.to_string()],
            _ => none(),
        };
        (Action::Goal(goal, step), chosen, Theirs)
    }));
    all.extend(settings(member));
    all.extend(team_topics());
    let twists = [TwistStep::Make(false), TwistStep::Make(true), TwistStep::Propose];
    all.extend(twists.map(|step| (Action::Twist(offer, step), none(), Theirs)));
    all.extend(strategy(member, plan));
    all.extend(OfferAnswer::ALL.iter().map(|answer| (Action::Offer(offer, *answer, Wish::default()), none(), Theirs)));
    all
}

/// Every step that a goal can take.
fn goal_steps() -> impl Iterator<Item = GoalStep> {
    use GoalStep::{Again, Correct, Finish, LetGo, Note, Number, Numbers, Open, Reopen, Serves, Share};
    let asked = [LetGo(false), LetGo(true), Share(false), Share(true), Again(false), Again(true)];
    [Open, Note, Correct, Serves, Numbers, Number, Finish, Reopen].into_iter().chain(asked)
}

/// The names of an enum's variants, as its source has them.
fn variants(of: &str) -> BTreeSet<String> {
    let source = concat!(
        include_str!("../../../../src/discord/action.rs"),
        include_str!("../../../../src/discord/action/settling.rs"),
        include_str!("../../../../src/discord/action/topics.rs")
    );
    let body = source.split(&format!("pub enum {of} {{")).nth(1).expect("it is there");
    let body = body.split("\n}").next().expect("it ends");
    let named = body.lines().map(str::trim).filter(|line| line.starts_with(char::is_uppercase));
    named.map(|line| line.split(['(', ',', ' ']).next().unwrap_or_default().to_owned()).collect()
}

fn name(debugged: &str) -> String {
    debugged.split(['(', ' ']).next().unwrap_or_default().to_owned()
}

#[test]
fn the_list_holds_every_action_there_is() {
    let (member, post, offer) = (MemberId(1), PostId(1), OfferId(1));
    let hers = Hers {
        person: 1,
        member,
        post,
        offer,
        slot: SlotId(1),
        goal: GoalId(1),
        number: ProgressId(1),
        file: ImportId(1),
        plan: IfThenId(1),
        channel: 1,
        role: 1,
    };
    let listed: BTreeSet<String> = every(&hers).iter().map(|(action, ..)| name(&format!("{action:?}"))).collect();
    assert_eq!(variants("Action"), listed);
    let steps: BTreeSet<String> = goal_steps().map(|step| name(&format!("{step:?}"))).collect();
    assert_eq!(variants("GoalStep"), steps);
    let set = settings(hers.member).into_iter().filter_map(|(action, ..)| match action {
        Action::Set(_, setting) => Some(name(&format!("{setting:?}"))),
        _ => None,
    });
    assert_eq!(variants("Setting"), set.collect());
    let steps = |step: Action| match step {
        Action::TeamTopic(step) => Some(step),
        _ => None,
    };
    let steps: Vec<TopicStep> = team_topics().into_iter().filter_map(|(action, ..)| steps(action)).collect();
    assert_eq!(variants("TopicStep"), steps.iter().map(|step| name(&format!("{step:?}"))).collect());
    let facets = steps.iter().filter_map(|step| match step {
        TopicStep::Set(_, facet) => Some(name(&format!("{facet:?}"))),
        _ => None,
    });
    assert_eq!(variants("TopicFacet"), facets.collect());
    let settling = every(&hers).into_iter().filter_map(|(action, ..)| match action {
        Action::Strategy(_, settling) => Some(name(&format!("{settling:?}"))),
        _ => None,
    });
    assert_eq!(variants("Settling"), settling.collect());
}

/// Everything that is kept about Ana.
fn kept(world: &World, hers: &Hers) -> Vec<(String, Vec<Vec<Value>>)> {
    let database = Connection::open(world.database()).expect("it opens");
    let list = |query: &str| -> Vec<Vec<Value>> {
        let mut statement = database.prepare(query).expect("a question");
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect()).expect("an answer");
        rows.map(|row| row.expect("a row")).collect()
    };
    let mut all = Vec::new();
    for (table, which) in [
        ("people", format!("id = {}", hers.person)),
        ("members", format!("person = {}", hers.person)),
        ("targets", format!("member = {}", hers.member)),
        ("posting_days", format!("member = {}", hers.member)),
        ("member_platforms", format!("member = {}", hers.member)),
        ("if_thens", format!("member = {}", hers.member)),
        ("strategy_cards", format!("member = {}", hers.member)),
        ("reviews", format!("member = {}", hers.member)),
        ("settlements", format!("member = {}", hers.member)),
        ("authorisations", format!("member = {}", hers.member)),
        ("leave", format!("person = {}", hers.person)),
        ("busy_days", format!("person = {}", hers.person)),
        ("posts", format!("member = {}", hers.member)),
        ("post_platforms", format!("post = {}", hers.post)),
        ("post_links", format!("post = {}", hers.post)),
        ("reply_checks", format!("post = {}", hers.post)),
        ("conversations", format!("member = {}", hers.member)),
        ("offers", format!("member = {}", hers.member)),
        ("twists", format!("member = {}", hers.member)),
        ("imports", format!("member = {}", hers.member)),
        ("plans", format!("member = {}", hers.member)),
        ("slots", format!("member = {}", hers.member)),
        ("beside_plan", format!("post = {}", hers.post)),
        ("acts", format!("member = {}", hers.member)),
        ("talks", format!("member = {}", hers.member)),
        ("goals", format!("member = {}", hers.member)),
        ("goal_progress", format!("goal = {}", hers.goal)),
        ("goal_checks", format!("goal = {}", hers.goal)),
        ("drift_checks", format!("member = {}", hers.member)),
        ("absences", format!("member = {}", hers.member)),
        ("queue", format!("subject IN ({}, {})", hers.person, hers.member)),
        ("deliveries", format!("subject IN ({}, {})", hers.person, hers.member)),
        ("team_topics", format!("team IN (SELECT team FROM members WHERE person = {})", hers.person)),
        ("topic_files", format!("team IN (SELECT team FROM members WHERE person = {})", hers.person)),
        ("teams", format!("id IN (SELECT team FROM members WHERE person = {})", hers.person)),
    ] {
        all.push((table.to_owned(), list(&format!("SELECT * FROM {table} WHERE {which} ORDER BY 1, 2"))));
    }
    let missing: Vec<String> =
        world.tables_of_people().into_iter().filter(|table| all.iter().all(|(name, _)| name != table)).collect();
    assert!(missing.is_empty(), "not looked at: {missing:?}");
    all
}

/// Presses it, chooses what there is to choose, and fills in whatever opens.
async fn presses(who: &Member, own: &Seen, pressed: &Pressed) -> Option<String> {
    let (action, values, _) = pressed;
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let answer = match values.is_empty() {
        true => who.here.presses_custom_id(own, &action.id()).await,
        false => who.here.chooses_custom_id(own, &action.id(), &values).await,
    };
    let Some(mut form) = answer.try_form() else { return said(&answer) };
    for (id, text) in [
        ("post", "A table"),
        ("title", "A table"),
        ("link", "https://www.youtube.com/watch?v=abcdefghijk"),
        ("until", "2026-12-31"),
        ("target", "9"),
        ("wrote", "3"),
        ("words", "18:00"),
        ("answered", "2"),
        ("idea", "What it is, and why it is here."),
        ("measure", "Another one"),
        ("goal", "9"),
        ("due", "2026-12-31"),
        ("number", "4"),
    ] {
        if form.fields().iter().any(|field| field.custom_id == id) {
            form = form.fill(id, text);
        }
    }
    said(&form.submit().await)
}

fn said(answer: &Answer) -> Option<String> {
    answer.try_message().map(|shown| shown.text())
}

const NOT_THEIRS: [&str; 3] =
    ["That belongs to somebody else", "You haven't joined here yet", "That isn't there any more"];
const MANAGERS: &str = "That is for people who manage this server";

async fn a_member_with_everything() -> (World, Member, Hers) {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("A chair").await;
    let mine = ana.types("/topic").await.press("Use it").await.press("Make it mine").await.form();
    mine.submit().await.press("Propose to the team").await.says("Proposed");
    let lea = world.manager("Lea");
    let added = lea.types("/team topics").await.press("Add a topic").await.form();
    added.fill("Title", "The lift").fill("Idea", "Who rides in it.").submit().await.says("The lift");
    lea.person.upload("topics.csv", "title,idea\nThe stairs,Who takes them.\n");
    lea.types("/team topics file:@topics.csv").await.says("One topic is new");
    ana.types("/week").await.press("Plan my week").await.press("Remind me of each slot").await;
    let form = ana
        .types("/goals")
        .await
        .choose("Set a goal: choose what to begin from", &["Something of my own"])
        .await
        .form();
    let set = form.fill("measure", "Contacts").fill("goal", "5").fill("due", "in 12 weeks").submit().await;
    set.press("How it stands").await.form().fill("number", "5").submit().await;
    ana.person.upload("posts.csv", "date,title\n2026-01-02,A lamp\n");
    ana.types("/me import:@posts.csv").await;
    let strategy = ana.types("/strategy").await.choose("Settle …", &["For whom"]).await;
    let strategy = strategy.choose("For whom", &["Colleagues"]).await.choose("Settle …", &["In your own words"]).await;
    strategy
        .choose("A new one, for …", &["Tuesday"])
        .await
        .form()
        .fill("words", "When it rains, I draft")
        .submit()
        .await;
    let of = |query: &str| world.counts(query);
    let hers = Hers {
        person: ana.person.id(),
        member: MemberId(of("SELECT id FROM members")),
        post: PostId(of("SELECT id FROM posts")),
        offer: OfferId(of("SELECT min(id) FROM offers")),
        slot: SlotId(of("SELECT min(id) FROM slots")),
        goal: GoalId(of("SELECT id FROM goals")),
        number: ProgressId(of("SELECT id FROM goal_progress")),
        file: ImportId(of("SELECT id FROM imports")),
        plan: IfThenId(of("SELECT id FROM if_thens")),
        channel: world.channel.id(),
        role: world.clinic.role("Board keepers", Permissions::NONE).id(),
    };
    (world, ana, hers)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_else_presses_it_it_changes_nothing_of_hers() {
    let (world, _ana, hers) = a_member_with_everything().await;
    let (ben, cleo) = (world.member("Ben").await, world.colleague("Cleo"));
    let (park, channel) = world.another_clinic("Park Practice").await;
    let dan = world.colleague("Dan").seen_in(&channel);
    park.join(&dan.person);
    dan.joins("2 posts", "X", "Midday").await;
    let before = kept(&world, &hers);
    assert!(before.iter().filter(|(_, rows)| !rows.is_empty()).count() > 6, "{before:?}");
    for (name, who) in [("Ben, of the same team", &ben), ("Cleo, who never joined", &cleo), ("Dan, elsewhere", &dan)] {
        let card = who.types("/help").await.message();
        for pressed in every(&hers) {
            let (action, _, whose) = &pressed;
            let text = presses(who, &card, &pressed).await;
            let told = format!("{action:?} by {name}: {text:?}");
            let text = text.unwrap_or_default();
            assert!(!text.contains("Something went wrong"), "{told}");
            match whose {
                Theirs => assert!(NOT_THEIRS.iter().any(|refusal| text.contains(refusal)), "{told}"),
                Managers => assert!(text.contains(MANAGERS), "{told}"),
                Anybodys => {}
            }
            assert_eq!(kept(&world, &hers), before, "{told}");
        }
    }
    assert!(
        world
            .channel
            .messages()
            .iter()
            .all(|shown| !["A chair", "Contacts"].iter().any(|own| shown.text().contains(own))),
        "nothing was shared"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_old_messages_about_what_was_deleted_every_button_is_answered_kindly() {
    let (world, ana, hers) = a_member_with_everything().await;
    let old = ana.types("/help").await.message();
    ana.types("/privacy").await.press("Delete everything").await.press("Yes, delete everything").await;
    world.moves_to("2026-04-05 09:00").await;
    for pressed in every(&hers).into_iter().filter(|(_, _, whose)| *whose == Theirs) {
        let text = presses(&ana, &old, &pressed).await.unwrap_or_default();
        let refused = NOT_THEIRS.iter().any(|refusal| text.contains(refusal));
        assert!(refused || text.contains("more than ten minutes ago and is gone"), "{:?}: {text}", pressed.0);
    }
    let left: usize = kept(&world, &hers).iter().map(|(_, rows)| rows.len()).sum();
    assert_eq!(left, 0, "and nothing comes back by pressing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_managed_the_server_once_does_so_no_more() {
    let (world, _ana, hers) = a_member_with_everything().await;
    let leads = world.clinic.role("Leads", Permissions::MANAGE_GUILD);
    let named = world.clinic.role("Board keepers", Permissions::NONE);
    let (eve, fay) = (world.colleague("Eve"), world.colleague("Fay"));
    leads.goes_to(&eve.person);
    named.goes_to(&fay.person);
    let card = eve.types("/team setup channel:#social manager:@Board keepers").await.message();
    let other = fay.types("/team setup").await.message();
    for (who, card) in [(&eve, &card), (&fay, &other)] {
        for pressed in every(&hers).into_iter().filter(|(_, _, whose)| *whose == Managers) {
            let text = presses(who, card, &pressed).await.unwrap_or_default();
            assert!(!text.contains(MANAGERS), "they manage it still: {text}");
        }
    }
    // A card for the channel follows its answer.
    world.rests().await;
    leads.is_taken_from(&eve.person);
    named.is_taken_from(&fay.person);
    world.rests().await;
    let (before, posted) = (kept(&world, &hers), world.channel.messages().len());
    for (who, card) in [(&eve, &card), (&fay, &other)] {
        for pressed in every(&hers).into_iter().filter(|(_, _, whose)| *whose == Managers) {
            let text = presses(who, card, &pressed).await.unwrap_or_default();
            assert!(text.contains(MANAGERS), "{:?}: {text}", pressed.0);
        }
    }
    world.rests().await;
    assert_eq!((kept(&world, &hers), world.channel.messages().len()), (before, posted));
}
