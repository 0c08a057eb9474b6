//! What a team sees of its week, and its managers of the team.

use super::check::says;
use super::sample::{TODAY, at, day, delivery};
use crate::app::notices::{BoardLine, KindWord, RecapNotice};
use crate::app::team::{News, Overview};
use crate::discord::render::recap;
use crate::discord::render::team::{self, Lacking};
use crate::domain::ids::{ChannelId, MemberId, TeamId};
use crate::domain::recap::{Line, Score, board};
use crate::domain::suspicion::{Suspected, Suspicion};
use crate::domain::team::{Team, Trouble};
use crate::domain::week::Week;

fn recap_of(lines: Vec<BoardLine>) -> RecapNotice {
    RecapNotice {
        id: delivery(),
        team: TeamId(1),
        week: Week::of(day(TODAY)).previous(),
        running: false,
        late: false,
        updated: false,
        posts: 11,
        conversations: 19,
        posted: 5,
        lines,
    }
}

/// A board of so many people, everybody with a week of their own.
fn people(count: u32, ranks: bool) -> Vec<BoardLine> {
    let entries = (0..count).map(|n| {
        let score = Score { total: 100 - n, ..Score::default() };
        (MemberId(i64::from(n)), format!("Colleague {:02}", n + 1), score)
    });
    let dress = |line: Line| BoardLine { posts: 1, target: 4, kind_word: None, line };
    board(entries.collect(), ranks).into_iter().map(dress).collect()
}

#[test]
fn the_weekly_post() {
    let mut ranked = people(7, true);
    for (at, word) in [KindWord::WholeWeek, KindWord::Conversations, KindWord::Variety].into_iter().enumerate() {
        ranked[at].kind_word = Some(word);
    }
    (ranked[0].posts, ranked[1].target, ranked[2].target) = (4, 1, 0);
    says("recap", recap::recap(&recap_of(ranked.clone())));
    says("recap_late", recap::recap(&RecapNotice { late: true, ..recap_of(ranked) }));
    says("recap_small_team", recap::recap(&recap_of(people(3, true))));
    says("recap_no_ranks", recap::recap(&recap_of(people(7, false))));
    says("recap_sixty", recap::recap(&recap_of(people(60, true))));
    let alone = RecapNotice { posts: 1, conversations: 1, posted: 1, ..recap_of(Vec::new()) };
    says("recap_nobody_listed", recap::recap(&alone));
}

#[test]
fn the_board() {
    let running = RecapNotice { running: true, week: Week::of(day(TODAY)), ..recap_of(people(5, true)) };
    says("board_running", recap::board(&running, 0));
    let empty = RecapNotice { posts: 0, conversations: 0, posted: 0, lines: Vec::new(), ..running };
    says("board_running_empty", recap::board(&empty, 0));
    says("board_last", recap::board(&recap_of(people(5, true)), 1));
    let old = RecapNotice { week: Week::of(day(TODAY)).earlier(12), ..recap_of(people(5, true)) };
    says("board_oldest", recap::board(&old, 12));
    says("how_counted", recap::how_counted());
}

fn overview(channel: Option<u64>) -> Overview {
    let mut team = Team::new(TeamId(1), chrono_tz::Europe::Berlin);
    team.channel = channel.map(ChannelId);
    let recap_at = channel.map(|_| at("2026-01-12 08:00"));
    Overview { team, members: 12, recap_at, news: News::default() }
}

#[test]
fn the_setup() {
    says("setup_new", team::setup(&Overview { members: 0, ..overview(None) }, None));
    let mut one = overview(Some(200_000_000_000_000_001));
    says("setup", team::setup(&one, Some(&[])));
    let lacking = [Lacking::See, Lacking::Write, Lacking::Embed, Lacking::History, Lacking::Attach];
    one.team.ranks = false;
    one.members = 1;
    says("setup_rights", team::setup(&one, Some(&lacking)));
    for (name, trouble) in [
        ("setup_channel_gone", Trouble::ChannelGone),
        ("setup_right_missing", Trouble::RightMissing),
        ("setup_refused", Trouble::Refused),
        ("setup_unsure", Trouble::Unsure),
        ("setup_too_late", Trouble::TooLate),
    ] {
        one.news.trouble = Some(trouble);
        says(name, team::setup(&one, Some(&[])));
    }
    let suspicion = |what| Suspicion::spoken(what, None, at("2026-01-07 12:30"));
    let suspicions = [Suspected::Opening, Suspected::Writing].map(suspicion).to_vec();
    let news = News { trouble: Some(Trouble::TooLate), missed: 12, suspicions };
    says("news", team::news(&news));
    says("news_one", team::news(&News { missed: 1, ..News::default() }));
    one.news = news;
    says("setup_news", team::setup(&one, Some(&[])));
    says("join_card", team::join_card());
    says("join_card_posted", team::join_card_posted());
}
