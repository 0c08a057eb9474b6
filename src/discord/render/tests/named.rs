//! Whatever people and servers are called, and whatever is typed and refused, does no more harm than titles do.

use super::check::body;
use super::sample::{TODAY, day, delivery, leave, member, person, team_name};
use super::typed::{harmless, hostile};
use crate::app::Failure;
use crate::app::join::Joined;
use crate::app::notices::{BoardLine, RecapNotice};
use crate::app::overview::{Overview, Shown};
use crate::app::privacy::Kept;
use crate::discord::action::{Action, Extras};
use crate::discord::forms;
use crate::discord::render::{knock, overview, pause, privacy, recap, refusal, settings, start};
use crate::domain::identifier::SuspectKind;
use crate::domain::ids::{MemberId, PersonId, TeamId};
use crate::domain::kind_word::KindWord;
use crate::domain::member::Member;
use crate::domain::overview::Counts;
use crate::domain::platform::Platform;
use crate::domain::recap::{Line, Score};
use crate::domain::refusal::Refusal;
use crate::domain::week::Week;

#[test]
fn names() {
    for text in hostile() {
        let line = |n: i64| BoardLine {
            line: Line {
                member: MemberId(n),
                name: text.clone(),
                score: Score { total: 81, ..Score::default() },
                rank: (n < 5).then_some(1),
            },
            posts: 21,
            target: 21,
            kind_word: [KindWord::WholeWeek, KindWord::Conversations(3), KindWord::Variety(5)].get(n as usize).copied(),
        };
        let notice = RecapNotice {
            id: delivery(),
            team: TeamId(1),
            week: Week::of(day(TODAY)),
            running: false,
            late: true,
            updated: false,
            posts: 1_000,
            conversations: 1_000,
            together: Some(20),
            all_away: false,
            newcomers: false,
            unnamed: false,
            lines: (0..60).map(line).collect(),
        };
        harmless("recap", recap::recap(&notice));
        harmless("board", recap::board(&notice, 3, 0));
        harmless("board, further", recap::board(&notice, 3, 1));
        harmless("preview", recap::preview(&notice));
        let shown = (1..=60).map(|n| Shown {
            person: PersonId(n),
            posts: 21,
            platforms: Platform::ALL.to_vec(),
            titles: vec![text.clone(); 3],
        });
        let names = (1..=60).map(|n| (PersonId(n), text.clone())).collect();
        let whole = Overview {
            team: TeamId(1),
            from: notice.week,
            counts: Counts::default(),
            shown: shown.collect(),
            days: Vec::new(),
        };
        harmless("overview", overview::overview(&whole, &names, true));
    }
}

#[test]
fn team_names() {
    for text in hostile() {
        let name = |_: TeamId| text.clone();
        let members = (1..=9).map(|n| Member { id: MemberId(n), ..member() }).collect();
        harmless("kept", privacy::kept(&Kept { members, posts: 61, erasing: true }, &name));
        harmless("quit", privacy::quit(member().id, &text));
        harmless("chosen", settings::team_chosen(&text));
        let which = Refusal::WhichTeam((1..=30).map(TeamId).collect());
        harmless("which team", refusal::failure(&Failure::Refused(which), "", &name));
    }
}

#[test]
fn what_is_refused() {
    for text in hostile() {
        for refused in [
            Refusal::NoSuchZone(text.clone()),
            Refusal::NoSuchTime(text.clone()),
            Refusal::NoSuchCountry(text.clone()),
            Refusal::Identifier { kind: SuspectKind::FullDate, quoted: text.clone() },
        ] {
            harmless("refused", refusal::failure(&Failure::Refused(refused), "", &team_name));
        }
        let suspect = Refusal::Identifier { kind: SuspectKind::Phone, quoted: text.clone() };
        let card = refusal::failure(&Failure::Refused(suspect), "", &team_name);
        harmless("keep anyway", refusal::keep_anyway(card, &text, &text, &text, &Action::LogAnyway(Extras::default())));
        let form = serde_json::to_value(forms::log(&Action::LogMenu, &text, &text));
        let answer = serde_json::json!({"type": 9, "data": form.expect("a form is JSON")});
        assert_eq!(local_discord::rules::callback(&answer), [], "{text}");
    }
}

/// Nothing typed stands on these; the mentions on them are Rounds' own.
#[test]
fn only_who_asked_for_it_is_notified() {
    let pinged = body("nod", knock::nod(member().person, &delivery()));
    assert_eq!(pinged["allowed_mentions"]["users"], serde_json::json!([member().person.to_string()]));
    let entered = body("entered", pause::entered(member().person, leave(TODAY, TODAY)));
    assert_eq!(entered["allowed_mentions"]["users"], serde_json::json!([]));
    let joined = Joined { member: member(), person: person(), again: false, late: false, this_week: 4 };
    let welcome = body("joined", start::joined(&joined));
    assert_eq!(welcome["allowed_mentions"]["parse"], serde_json::json!([]));
}
