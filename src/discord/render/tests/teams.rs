//! What a team sees of its week, and its managers of the team.

use super::check::{keeps_text, says};
use super::sample::{TODAY, at, day, delivery};
use crate::app::notices::{BoardLine, RecapNotice};
use crate::app::overview::{Overview, Shown};
use crate::app::team::{News, SetUp};
use crate::discord::render::team::{self, Lacking};
use crate::discord::render::{overview, overview_picture, recap};
use crate::domain::facet::Pillar;
use crate::domain::ids::{ChannelId, MemberId, PersonId, TeamId};
use crate::domain::kind_word::KindWord;
use crate::domain::observance::Occurrence;
use crate::domain::overview::Counts;
use crate::domain::platform::Platform;
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
        together: None,
        all_away: false,
        newcomers: false,
        unnamed: false,
        lines,
    }
}

/// A board of so many people, everybody with a week of their own.
fn people(count: u32, ranks: bool) -> Vec<BoardLine> {
    let entries = (0..count).map(|n| {
        let score = Score { total: 100_u32.saturating_sub(n).max(1), ..Score::default() };
        (MemberId(i64::from(n)), format!("Colleague {:02}", n + 1), score)
    });
    let dress = |line: Line| BoardLine { posts: 1, target: 4, kind_word: None, line };
    board(entries.collect(), ranks).into_iter().map(dress).collect()
}

fn praised(mut lines: Vec<BoardLine>, words: [KindWord; 3]) -> Vec<BoardLine> {
    lines.iter_mut().zip(words).for_each(|(line, word)| line.kind_word = Some(word));
    lines
}

#[test]
fn the_weekly_post() {
    let words = [KindWord::WholeWeek, KindWord::Conversations(3), KindWord::Variety(5)];
    let mut ranked = praised(people(7, true), words);
    (ranked[0].posts, ranked[1].target, ranked[2].target) = (4, 1, 0);
    says("recap", recap::recap(&recap_of(ranked.clone())));
    says("recap_late", recap::recap(&RecapNotice { late: true, ..recap_of(ranked.clone()) }));
    says("recap_preview", recap::preview(&recap_of(ranked)));
    says("recap_on_its_way", recap::on_its_way(ChannelId(200_000_000_000_000_001)));
    let rare = [KindWord::Back, KindWord::FirstPost, KindWord::Run(20)];
    says("recap_small_team", recap::recap(&recap_of(praised(people(3, true), rare))));
    let next = RecapNotice { week: Week::of(day(TODAY)), ..recap_of(praised(people(3, true), rare)) };
    says("recap_small_team_next_week", recap::recap(&next));
    let plain = [KindWord::NewPillar, KindWord::Conversations(1), KindWord::WholeWeek];
    says("recap_no_ranks", recap::recap(&recap_of(praised(people(7, false), plain))));
    let next = RecapNotice { week: Week::of(day(TODAY)), ..recap_of(praised(people(7, false), plain)) };
    says("recap_no_ranks_next_week", recap::recap(&next));
    says("recap_sixty", recap::recap(&recap_of(people(60, true))));
    says("recap_three_hundred", recap::recap(&recap_of(people(300, true))));
    let alone = RecapNotice { posts: 1, conversations: 1, ..recap_of(Vec::new()) };
    says("recap_nobody_listed", recap::recap(&alone));
    says("recap_one_member", recap::recap(&RecapNotice { posts: 1, conversations: 0, ..recap_of(people(1, true)) }));
    says("recap_first_week", recap::recap(&RecapNotice { newcomers: true, ..alone.clone() }));
    says("recap_together_short", recap::recap(&RecapNotice { together: Some(20), ..recap_of(people(5, true)) }));
    says("recap_together_reached", recap::recap(&RecapNotice { together: Some(11), ..recap_of(people(5, true)) }));
    assert_eq!(recap::week(recap_of(Vec::new()).week), "The week of 29 Dec to 4 Jan");
}

#[test]
fn the_board() {
    let running = RecapNotice { running: true, week: Week::of(day(TODAY)), ..recap_of(people(5, true)) };
    says("board_running", recap::board(&running, 0, 0));
    says("board_together", recap::board(&RecapNotice { together: Some(20), ..running.clone() }, 0, 0));
    let empty = RecapNotice { posts: 0, conversations: 0, lines: Vec::new(), ..running };
    says("board_running_empty", recap::board(&empty, 0, 0));
    says("board_last", recap::board(&recap_of(people(5, true)), 1, 0));
    let reached = RecapNotice { together: Some(11), unnamed: true, ..recap_of(people(5, true)) };
    says("board_together_reached", recap::board(&reached, 1, 0));
    let quiet = RecapNotice { posts: 0, conversations: 0, ..recap_of(Vec::new()) };
    says("board_last_empty", recap::board(&quiet, 1, 0));
    let old = RecapNotice { week: Week::of(day(TODAY)).earlier(12), ..recap_of(people(5, true)) };
    says("board_oldest", recap::board(&old, 12, 0));
    let many = recap_of(people(300, true));
    says("board_three_hundred", recap::board(&many, 1, 0));
    says("board_three_hundred_middle", recap::board(&many, 1, 3));
    says("board_three_hundred_end", recap::board(&many, 1, 99));
    says("how_counted", recap::how_counted());
}

#[test]
fn the_longest_names_fit_on_every_page() {
    let mut lines = people(300, true);
    for line in &mut lines {
        line.line.name = "*".repeat(32);
        (line.posts, line.target) = (1_000, 21);
    }
    let words = [KindWord::Run(500), KindWord::Conversations(9), KindWord::Variety(10)];
    let notice = RecapNotice {
        late: true,
        updated: true,
        unnamed: true,
        together: Some(9_999),
        posts: 123_456,
        conversations: 1_000_000,
        ..recap_of(praised(lines, words))
    };
    let whole =
        |card| super::check::body("a long board", card)["embeds"][0]["fields"].to_string().matches("of 21").count();
    assert_eq!(whole(recap::recap(&notice)), 45, "ranks and forty names");
    let pages: usize = (0..8).map(|page| whole(recap::board(&notice, 1, page))).sum();
    assert_eq!(pages, 300, "nobody falls between two pages");
}

fn overview_of(people: u32) -> Overview {
    let shown = (0..people)
        .map(|n| Shown {
            person: PersonId(u64::from(n)),
            posts: 40 - n % 40,
            platforms: vec![Platform::LinkedIn, Platform::Blog, Platform::X, Platform::Threads][..(n % 5) as usize]
                .to_vec(),
            titles: vec![format!("What I learned, part {n}"); (n % 3) as usize],
        })
        .collect();
    let counts = Counts {
        posts: 61,
        pillars: Pillar::ALL.iter().rev().copied().zip((1..=12).rev()).collect(),
        unknown: 3,
        platforms: vec![(Platform::LinkedIn, 40), (Platform::GoogleBusiness, 21), (Platform::Other, 1)],
    };
    let when = |first: &str, last: &str| Occurrence { first: day(first), last: day(last) };
    let days = vec![
        ("World Hearing Day".to_owned(), when("2026-03-03", "2026-03-03")),
        ("Heart Month".to_owned(), when("2026-02-01", "2026-02-28")),
    ];
    Overview { team: TeamId(1), from: Week::of(day("2025-10-20")), counts, shown, days }
}

#[test]
fn the_overview() {
    let named = |overview: &Overview| {
        let names = overview.shown.iter().map(|one| (one.person, format!("Colleague {:02}", one.person.0 + 1)));
        names.collect()
    };
    let few = overview_of(4);
    says("overview", overview::overview(&few, &named(&few), true));
    let gone = named(&few).into_iter().filter(|(person, _)| person.0 != 2).collect();
    says("overview_one_left", overview::overview(&few, &gone, true));
    says("overview_unnamed", overview::overview(&few, &named(&overview_of(1)), false));
    let many = overview_of(60);
    says("overview_sixty", overview::overview(&many, &named(&many), true));
    let drawing = overview_picture::drawing(&few).expect("a picture");
    assert_eq!((drawing.pillars.counts.len(), drawing.platforms.counts.len()), (13, 3));
    keeps_text("overview_told", &overview_picture::told(&few));
    let nobody = Overview { counts: Counts::default(), shown: Vec::new(), ..few };
    assert_eq!(overview_picture::drawing(&nobody), None);
    says("overview_nobody", overview::overview(&nobody, &named(&nobody), true));
}

fn set_up(channel: Option<u64>) -> SetUp {
    let mut team = Team::new(TeamId(1), chrono_tz::Europe::Berlin);
    team.channel = channel.map(ChannelId);
    let recap_at = channel.map(|_| at("2026-01-12 08:00"));
    SetUp { team, members: 12, together: None, recap_at, may_name_role: true, news: News::default() }
}

#[test]
fn the_setup() {
    says("setup_new", team::setup(&SetUp { members: 0, ..set_up(None) }, None));
    let mut one = set_up(Some(200_000_000_000_000_001));
    says("setup", team::setup(&one, Some(&[])));
    let lacking = [
        Lacking::See,
        Lacking::Write,
        Lacking::Embed,
        Lacking::History,
        Lacking::Attach,
        Lacking::Thread,
        Lacking::Pin,
    ];
    one.team.ranks = false;
    (one.team.thread, one.team.pin, one.together) = (true, true, Some(20));
    one.team.manager_role = Some(300_000_000_000_000_001);
    one.members = 1;
    says("setup_rights", team::setup(&one, Some(&lacking)));
    one.may_name_role = false;
    says("setup_by_role", team::setup(&one, Some(&[])));
    one.may_name_role = true;
    for (name, trouble) in [
        ("setup_channel_gone", Trouble::ChannelGone),
        ("setup_right_missing", Trouble::RightMissing),
        ("setup_refused", Trouble::Refused),
        ("setup_unsure", Trouble::Unsure),
        ("setup_too_late", Trouble::TooLate),
        ("setup_thread_right", Trouble::ThreadRight),
        ("setup_pin_right", Trouble::PinRight),
        ("setup_unplaced", Trouble::Unplaced),
        ("setup_uncorrected", Trouble::Uncorrected),
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
