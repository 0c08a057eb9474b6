//! Lines, changes and what does not go together: tables.

use super::unclear::{least_a_week, unclear};
use super::*;
use crate::domain::facet::{Device, Purpose, Specialty};
use crate::domain::ids::{IfThenId, MemberId};
use crate::domain::if_then::IfThen;
use crate::domain::member::{Authorisation, Member};
use crate::domain::pace::tests::{diary, january};
use crate::domain::refusal::Refusal;
use crate::domain::week::{Week, Weekdays};
use chrono::Weekday;

fn member() -> Member {
    let mut member = diary(4, Weekdays::WORKING, &[]).member;
    member.platform = Some(Platform::LinkedIn);
    member
}

/// The member once this was said, one after the other.
fn said(changes: &[Change]) -> Member {
    let mut member = member();
    for change in changes {
        member.settle_line(change, Some("de")).unwrap_or_else(|why| panic!("{change:?}: {why}"));
    }
    member
}

fn places(platforms: &[Platform]) -> Change {
    Change::Platforms(platforms.to_vec())
}

use Platform::{Blog, Bluesky, Facebook, GoogleBusiness, Instagram, LinkedIn, Podcast, Threads, TikTok, X, YouTube};

#[test]
fn a_new_member_has_everything_before_them_but_what_is_taken_for_granted() {
    let new = member();
    let all = [
        Step::Profession,
        Step::Platforms,
        Step::Device,
        Step::Audience,
        Step::Purpose,
        Step::Times,
        Step::Reviewer,
        Step::GroundRules,
    ];
    assert_eq!(new.missing(Some("de")), all);
    assert_eq!(new.state(Step::Country, Some("de")), State::Assumed);
    assert_eq!(new.state(Step::Country, None), State::Open, "a zone of no country");
    assert_eq!(new.state(Step::Readiness, None), State::Free, "first the platforms");
    assert_eq!(new.state(Step::IfThens, None), State::Free);
    assert!(!new.has_settled_any(), "a main platform alone is no strategy");
    assert_eq!(new.next_missing(None, Some("de")), Some(Step::Profession));
    assert_eq!(new.next_missing(Some(Step::Profession), None), Some(Step::Country));
    assert_eq!(new.next_missing(Some(Step::GroundRules), None), None);
}

#[test]
fn each_line_is_settled_left_for_later_left_out_or_open() {
    let audience = Change::Audience(vec![Audience::Peers]);
    for (name, changes, step, state) in [
        ("said", vec![audience.clone()], Step::Audience, State::Settled),
        ("later", vec![Change::Later(Step::Audience)], Step::Audience, State::Later),
        ("later, twice", vec![Change::Later(Step::Audience); 2], Step::Audience, State::Later),
        ("later, then said", vec![Change::Later(Step::Audience), audience.clone()], Step::Audience, State::Settled),
        ("said, then dropped", vec![audience.clone(), Change::Drop(Step::Audience)], Step::Audience, State::LeftOut),
        ("dropped, then said", vec![Change::Drop(Step::Audience), audience], Step::Audience, State::Settled),
        ("no ground rules", vec![Change::GroundRules(vec![])], Step::GroundRules, State::LeftOut),
        ("the device stays", vec![Change::AsItIs(Step::Device)], Step::Device, State::Settled),
        ("either device", vec![Change::Device(Device::Either)], Step::Device, State::Settled),
        ("the days stay", vec![Change::AsItIs(Step::Times)], Step::Times, State::Settled),
        ("no set time", vec![Change::Time(None)], Step::Times, State::Settled),
        ("the country stays", vec![Change::AsItIs(Step::Country)], Step::Country, State::Settled),
        (
            "the country goes",
            vec![Change::Country("fr".into()), Change::Drop(Step::Country)],
            Step::Country,
            State::LeftOut,
        ),
    ] {
        assert_eq!(said(&changes).state(step, Some("de")), state, "{name}");
    }
    let alone = said(&[Change::AsItIs(Step::Platforms)]);
    assert_eq!((alone.platform, alone.strategy.places.len()), (Some(LinkedIn), 1), "the main one and no other");
    assert_eq!(said(&[Change::AsItIs(Step::Country)]).strategy.country.as_deref(), Some("de"));
}

#[test]
fn platforms_keep_what_was_said_of_them_and_the_main_one() {
    let ready = Change::Ready(X, vec![Readiness::Picture, Readiness::Profile, Readiness::Picture]);
    let mut one = said(&[places(&[X, LinkedIn, X]), ready, Change::Familiarity(X, Familiarity::New)]);
    assert_eq!(one.platform, Some(LinkedIn), "it is among them");
    assert_eq!(one.strategy.places.len(), 2);
    assert_eq!((one.next_place(None), one.next_place(Some(LinkedIn))), (Some(LinkedIn), None));
    one.settle_line(&places(&[TikTok, X]), None).unwrap();
    assert_eq!(one.platform, None, "it has to be named");
    let x = one.strategy.places.iter().find(|place| place.platform == X).unwrap();
    assert_eq!((x.familiarity, &x.ready[..]), (Familiarity::New, &[Readiness::Profile, Readiness::Picture][..]));
    one.settle_line(&Change::Main(TikTok), None).unwrap();
    one.settle_line(&places(&[Podcast]), None).unwrap();
    assert_eq!(one.platform, Some(Podcast), "the only one is the main one");
    assert_eq!(said(&[places(&[X]), Change::Main(Blog)]).strategy.places.len(), 2);
    assert!(said(&[Change::Main(Blog)]).strategy.places.is_empty());
    for never_offered in [
        places(&[]),
        Change::Familiarity(Blog, Familiarity::New),
        Change::Ready(Blog, vec![Readiness::Picture]),
        Change::Audience(vec![]),
        Change::Field(Some("cardiology".into())),
    ] {
        assert_eq!(member().settle_line(&never_offered, None), Err(Refusal::Gone), "{never_offered:?}");
    }
    let none = Change::Days(Week::of(january(5)), Weekdays::NONE);
    assert_eq!(member().settle_line(&none, None), Err(Refusal::NoWeekday));
}

#[test]
fn profiles_are_settled_once_something_is_ticked_for_each() {
    let ready = |platform| Change::Ready(platform, vec![Readiness::Profile]);
    let two = [places(&[LinkedIn, X])];
    let state = |more: &[Change]| said(&[&two[..], more].concat()).state(Step::Readiness, None);
    assert_eq!(state(&[]), State::Open);
    assert_eq!(state(&[ready(X)]), State::Open);
    assert_eq!(state(&[ready(X), ready(LinkedIn)]), State::Settled);
    assert_eq!(state(&[ready(X), Change::Drop(Step::Readiness)]), State::LeftOut);
    assert_eq!(state(&[Change::Drop(Step::Readiness), ready(X)]), State::Open);
}

#[test]
fn what_hangs_on_another_line_goes_with_it() {
    let physician = Change::Specialty(Specialty::Physician);
    let field = Change::Field(Some("cardiology".into()));
    assert_eq!(said(&[physician.clone(), field.clone()]).strategy.field.as_deref(), Some("cardiology"));
    let nurse = Change::Specialty(Specialty::Nurse);
    assert_eq!(said(&[physician.clone(), field.clone(), nurse]).strategy.field, None);
    assert_eq!(said(&[physician, field, Change::Drop(Step::Profession)]).strategy.field, None);
    let (network, advocate) = (Change::Purpose(Purpose::Network), Change::SecondPurpose(Some(Purpose::Advocate)));
    let both = said(&[network.clone(), advocate.clone()]);
    assert_eq!((both.purpose, both.strategy.second_purpose), (Some(Purpose::Network), Some(Purpose::Advocate)));
    let same = Change::SecondPurpose(Some(Purpose::Network));
    assert_eq!(said(&[network.clone(), same]).strategy.second_purpose, None, "one purpose is not two");
    let moved = said(&[network, advocate, Change::Purpose(Purpose::Advocate)]);
    assert_eq!((moved.purpose, moved.strategy.second_purpose), (Some(Purpose::Advocate), None));
}

#[test]
fn platforms_ask_for_posts() {
    for (platforms, ask) in [
        (&[][..], 0),
        (&[LinkedIn], 1),
        (&[Blog], 1),
        (&[Blog, Podcast, YouTube], 1),
        (&[LinkedIn, Blog], 2),
        (&[LinkedIn, X, Instagram, TikTok], 4),
        (&[LinkedIn, X, Instagram, TikTok, Facebook, Threads, Bluesky, GoogleBusiness], 8),
    ] {
        assert_eq!(least_a_week(platforms), ask, "{platforms:?}");
    }
}

#[test]
fn what_does_not_go_together_is_said() {
    let eight = [LinkedIn, X, Instagram, TikTok, Facebook, Threads, Bluesky, GoogleBusiness];
    let (purpose, audience) = (Change::Purpose, |all: &[Audience]| Change::Audience(all.to_vec()));
    let patients = || audience(&[Audience::Patients]);
    type Tweak = fn(&mut Member);
    type Case = (&'static str, Vec<Change>, Tweak, Lately, Vec<Unclear>);
    let as_it_is: Tweak = |_| {};
    let few = Lately { known: 3, articles: 3 };
    let articles = Lately { known: 5, articles: 3 };
    let cases: Vec<Case> = vec![
        ("a new member", vec![], as_it_is, Lately::default(), vec![]),
        ("no main platform", vec![places(&[X, TikTok])], as_it_is, few, vec![Unclear::NoMainPlatform]),
        ("four platforms, four posts", vec![places(&eight[..4])], as_it_is, few, vec![]),
        (
            "eight platforms, two posts",
            vec![places(&eight)],
            |member| member.targets[0].1 = 2,
            few,
            vec![Unclear::TooManyPlatforms { platforms: 8, ask: 8, posts: 2 }],
        ),
        ("one platform, one post", vec![places(&[LinkedIn])], |member| member.targets[0].1 = 1, few, vec![]),
        (
            "a blog on a phone",
            vec![places(&[Blog]), Change::Device(Device::Phone)],
            as_it_is,
            Lately::default(),
            vec![Unclear::ArticlesOnPhone],
        ),
        (
            "articles on a phone",
            vec![Change::Device(Device::Phone)],
            as_it_is,
            articles,
            vec![Unclear::ArticlesOnPhone],
        ),
        ("too few to say", vec![Change::Device(Device::Phone)], as_it_is, few, vec![]),
        ("articles at a computer", vec![Change::Device(Device::Computer)], as_it_is, articles, vec![]),
        (
            "recruiting among patients",
            vec![purpose(Purpose::Recruit), patients()],
            as_it_is,
            few,
            vec![Unclear::PurposeMisses(Purpose::Recruit)],
        ),
        (
            "recruiting among patients and colleagues",
            vec![purpose(Purpose::Recruit), audience(&[Audience::Patients, Audience::Peers])],
            as_it_is,
            few,
            vec![],
        ),
        ("recruiting, audience not said", vec![purpose(Purpose::Recruit)], as_it_is, few, vec![]),
        (
            "networking beside it, with patients",
            vec![purpose(Purpose::ReachPatients), Change::SecondPurpose(Some(Purpose::Network)), patients()],
            as_it_is,
            few,
            vec![Unclear::PurposeMisses(Purpose::Network)],
        ),
        (
            "patients, written for colleagues",
            vec![purpose(Purpose::ReachPatients), audience(&[Audience::Peers])],
            as_it_is,
            few,
            vec![Unclear::PurposeMisses(Purpose::ReachPatients)],
        ),
        ("advocating to anybody", vec![purpose(Purpose::Advocate), patients()], as_it_is, few, vec![]),
        (
            "colleagues on Google alone",
            vec![places(&[GoogleBusiness]), audience(&[Audience::Peers])],
            as_it_is,
            few,
            vec![Unclear::ColleaguesNotThere],
        ),
        (
            "colleagues on Google and LinkedIn",
            vec![places(&[GoogleBusiness, LinkedIn]), audience(&[Audience::Peers])],
            as_it_is,
            few,
            vec![],
        ),
        ("patients on Google alone", vec![places(&[GoogleBusiness]), patients()], as_it_is, few, vec![]),
        (
            "many posts on few days",
            vec![Change::Days(Week::of(january(5)), Weekdays::of([Weekday::Tue, Weekday::Thu]))],
            |member| member.targets[0].1 = 7,
            few,
            vec![Unclear::CrowdedDays { posts: 7, days: 2 }],
        ),
        (
            "technology without ties",
            vec![purpose(Purpose::ReviewTechnology), Change::GroundRules(vec![GroundRule::Privacy])],
            as_it_is,
            few,
            vec![Unclear::TiesUnsaid],
        ),
        ("technology, rules not said", vec![purpose(Purpose::ReviewTechnology)], as_it_is, few, vec![]),
        (
            "patient voice, alone",
            vec![Change::Reviewer(Reviewer::Oneself)],
            |member| member.authorised = vec![Authorisation { platforms: vec![], until: january(31) }],
            few,
            vec![Unclear::DelicateAlone],
        ),
        ("no patient voice", vec![Change::Reviewer(Reviewer::Oneself)], as_it_is, few, vec![]),
    ];
    for (name, changes, tweak, lately, found) in cases {
        let mut member = said(&changes);
        tweak(&mut member);
        assert_eq!(unclear(&member, january(7), lately), found, "{name}");
    }
}

#[test]
fn a_card_that_was_put_by_says_what_changed_and_is_read_back() {
    let plan = |words: &str| {
        vec![IfThen { id: IfThenId(1), member: MemberId(1), weekday: Some(Weekday::Tue), words: words.to_owned() }]
    };
    let before = said(&[places(&[LinkedIn, X]), Change::Audience(vec![Audience::Peers])]);
    let then = Lines::of(&before, &plan("when clinic ends, I draft"), january(7));
    assert_eq!(serde_json::from_str::<Lines>(&serde_json::to_string(&then).unwrap()).unwrap(), then);
    let lines = |changes: &[Change]| {
        let mut member = before.clone();
        for change in changes {
            member.settle_line(change, None).unwrap();
        }
        Lines::of(&member, &plan("when clinic ends, I draft"), january(7))
    };
    assert_eq!(then.changed(&lines(&[])), []);
    assert_eq!(then.changed(&lines(&[Change::Later(Step::Device)])), [], "nothing else stands there");
    for (change, step) in [
        (Change::Specialty(Specialty::Nurse), Step::Profession),
        (Change::Country("fr".into()), Step::Country),
        (Change::Main(X), Step::Platforms),
        (Change::Familiarity(X, Familiarity::New), Step::Platforms),
        (Change::Ready(X, vec![Readiness::Picture]), Step::Readiness),
        (Change::Device(Device::Phone), Step::Device),
        (Change::Drop(Step::Audience), Step::Audience),
        (Change::Purpose(Purpose::Network), Step::Purpose),
        (Change::Time(Some(chrono::NaiveTime::MIN)), Step::Times),
        (Change::Days(Week::of(january(5)), Weekdays::ALL), Step::Times),
        (Change::Reviewer(Reviewer::Colleague), Step::Reviewer),
        (Change::GroundRules(vec![GroundRule::Privacy]), Step::GroundRules),
    ] {
        assert_eq!(then.changed(&lines(std::slice::from_ref(&change))), [step], "{change:?}");
    }
    assert!(Lines::of(&member(), &[], january(7)).is_bare() && !then.is_bare());
    let other = Lines::of(&before, &plan("when it rains, I draft"), january(7));
    assert_eq!(then.changed(&other), [Step::IfThens]);
}

#[test]
fn words_of_their_own_go_from_a_card_of_before_unless_they_still_stand() {
    let lines = |field: Option<&str>, plans: &[(Option<u8>, &str)]| {
        let mut lines = Lines::of(&member(), &[], january(7));
        lines.field = field.map(Into::into);
        lines.if_thens = plans.iter().map(|(day, words)| (*day, (*words).to_owned())).collect();
        lines
    };
    let then = [(Some(1), "I draft"), (None, "I read")];
    for (now_field, now_plans, field, plans) in [
        (Some("Hands"), &then[..], Some("Hands"), [(Some(1), "I draft"), (None, "I read")]),
        (None, &[], None, [(Some(1), ""), (None, "")]),
        (Some("Feet"), &[(Some(1), "I write"), (None, "I read")], None, [(Some(1), ""), (None, "I read")]),
        // On another day the same words are still theirs.
        (Some("Hands"), &[(Some(4), "I draft")], Some("Hands"), [(Some(1), "I draft"), (None, "")]),
    ] {
        let (mut card, now) = (lines(Some("Hands"), &then), lines(now_field, now_plans));
        let had_any = card.forget_words(&now);
        assert_eq!(card, lines(field, &plans), "{now_field:?} {now_plans:?}");
        assert_eq!(had_any, card != lines(Some("Hands"), &then));
        assert!(!card.forget_words(&now), "they go once");
    }
}
