//! Every picture, as it is drawn: what it shows, that whatever is typed stays text inside it, and how large it gets.

use super::bars::Bars;
use super::board::{self, Board, MOST, Row};
use super::overview::{self, Overview};
use super::own::{self, Column, Goal, Own};
use super::theme::Svg;
use super::{font, png};
use resvg::tiny_skia::Pixmap;

fn row(rank: u32, name: &str, parts: [f64; 3]) -> Row {
    let total = parts.iter().sum::<f64>().round();
    let (rank, instead, score) = match rank {
        0 => (String::new(), "3rd by name".to_owned(), String::new()),
        rank => (format!("{rank}."), format!("Rank {rank}"), total.to_string()),
    };
    Row { rank, name: name.to_owned(), instead, parts, score }
}

fn board(rows: Vec<Row>) -> Board {
    Board {
        title: "The week of 5 Jan to 11 Jan".into(),
        totals: vec![("11".into(), "posts".into()), ("19".into(), "conversations".into())],
        parts: ["Posts", "Conversation", "Variety"].map(str::to_owned),
        rows,
        more: String::new(),
        nobody: "The team's week; nobody is listed.".into(),
    }
}

fn people(count: u32) -> Vec<Row> {
    let parts = |n: u32| [f64::from(50 - n % 50), f64::from(n * 7 % 31), f64::from(n * 3 % 21)];
    let ranked = if count >= 4 { count.div_ceil(2).min(5) } else { 0 };
    let one = |n: u32| row(if n < ranked { n + 1 } else { 0 }, &format!("Colleague {:02}", n + 1), parts(n));
    (0..count).map(one).collect()
}

fn many() -> Board {
    Board { more: "and 274 more".into(), ..board(people(300)) }
}

fn bars(title: &str, counts: &[(&str, u32)]) -> Bars {
    let counts = counts.iter().map(|(label, count)| ((*label).to_owned(), *count)).collect();
    Bars { title: title.into(), counts, none: "Nothing yet.".into() }
}

const KINDS: [(&str, u32); 12] = [
    ("Patient education", 6),
    ("Behind the scenes", 4),
    ("Awareness days", 2),
    ("Technology", 2),
    ("Research digest", 1),
    ("Myth and evidence", 1),
    ("Community", 1),
    ("Peer practice", 1),
    ("Team and people", 1),
    ("Career", 1),
    ("Advocacy and the human side", 0),
    ("Service", 0),
];

fn own(name: &str) -> Own {
    let column = |week: usize| Column {
        days: [0, 1, 2, 3, 4, 5, 6].map(|day| (week < 25 || day < 3).then(|| [1, 0, 2, 0, 1, 0, 5][(day + week) % 7])),
        kept: !week.is_multiple_of(4),
    };
    let goal = |share| Goal { name: name.into(), instead: "Goal 1".into(), share, label: "3 of 5 by 30 Mar".into() };
    Own {
        title: "Your last 26 weeks".into(),
        weekdays: ["Mon", "", "Wed", "", "Fri", "", "Sun"].map(str::to_owned),
        months: [(0, "Jul"), (3, "Aug"), (8, "Sep"), (12, "Oct"), (16, "Nov"), (21, "Dec"), (25, "Jan")]
            .map(|(at, month)| (at, month.to_owned()))
            .to_vec(),
        weeks: (0..26).map(column).collect(),
        scale: ["no post", "one", "two", "three or more"].map(str::to_owned),
        kept: "week kept".into(),
        pillars: bars("Kinds of your last posts", &KINDS),
        consistency: ("Consistency".into(), vec!["9 of the last 12 weeks kept".into(), "Three weeks in a row".into()]),
        share: (9, 12),
        goals_title: "Goals".into(),
        goals: vec![goal(0.4), goal(1.7), goal(f64::NAN)],
        no_goals: "None yet.".into(),
    }
}

fn new() -> Own {
    let day = [Some(0), Some(1), None, None, None, None, None];
    let mut weeks = vec![Column::default(); 26];
    weeks[25].days = day;
    let pillars = bars("Kinds of your last posts", &[]);
    Own { weeks, pillars, goals: Vec::new(), share: (0, 0), ..own("") }
}

fn platforms() -> Bars {
    let all = ["LinkedIn", "Facebook", "Google Business Profile", "Blog or newsletter", "X", "TikTok", "Instagram"];
    let more = ["Threads", "YouTube", "Bluesky", "Mastodon", "Podcast", "Other"];
    let counts: Vec<_> = all.iter().chain(&more).zip([120, 64, 31, 12, 9, 9, 4, 3, 2, 1, 1, 1, 0]).collect();
    bars("Platforms", &counts.iter().map(|(label, count)| (**label, *count)).collect::<Vec<_>>())
}

fn team() -> Overview {
    let title = "The team's last twelve weeks".into();
    Overview { title, pillars: bars("Kinds", &KINDS), platforms: platforms() }
}

#[test]
fn pictures_as_they_are_drawn() {
    let mixed = vec![
        row(1, "Dee", [50.0, 30.0, 20.0]),
        row(1, "王秀英", [50.0, 30.0, 20.0]),
        row(3, "Łucja 🌸", [37.5, 22.5, 0.0]),
        row(0, "Ана", [12.5, 7.5, 10.0]),
        row(0, "Bob <b>&amp;</b>", [12.5, 0.0, 0.0]),
        row(0, "محمد", [0.0, 7.5, 0.0]),
    ];
    let nothing = Overview { pillars: bars("Kinds", &[]), platforms: bars("Platforms", &[]), ..team() };
    for (name, picture) in [
        ("board", board::draw(&board(mixed))),
        ("board_nobody", board::draw(&board(Vec::new()))),
        ("board_one", board::draw(&board(people(1)))),
        ("board_three", board::draw(&board(people(3)))),
        ("board_twenty_five", board::draw(&board(people(25)))),
        ("board_three_hundred", board::draw(&many())),
        ("own", own::draw(&own("New enquiries a month that mention a post"))),
        ("own_new", own::draw(&new())),
        ("overview", overview::draw(&team())),
        ("overview_nothing", overview::draw(&nothing)),
    ] {
        insta::assert_snapshot!(name, picture.as_str());
        lies_inside(name, &picture);
    }
}

/// The number after `name="`, in one piece of the picture.
fn number(piece: &str, name: &str) -> f64 {
    let from = piece.find(&format!(" {name}=\"")).unwrap_or_else(|| panic!("no {name} in {piece}")) + name.len() + 3;
    piece[from..].split('"').next().unwrap().parse().unwrap_or_else(|_| panic!("{name} in {piece}"))
}

/// Nothing sticks out of the picture, letters included, and none of them are too small for a phone.
fn lies_inside(name: &str, picture: &Svg) {
    let text = picture.as_str();
    assert!(!text.contains("NaN") && !text.contains("inf\""), "{name}: {text}");
    let high = number(text, "height");
    for piece in text.lines().filter(|line| line.starts_with("<text ")) {
        let (x, y, size) = (number(piece, "x"), number(piece, "y"), number(piece, "font-size"));
        let said = piece.split('>').nth(1).unwrap().trim_end_matches("</text");
        let said = said.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        let wide = f64::from(font::width(&said, size as f32));
        let left = if piece.contains("\"end\"") { x - wide } else { x };
        assert!(size >= 22.0, "{name}: {piece}");
        assert!(left >= 0.0 && left + wide <= 1000.0 && y > size / 2.0 && y < high, "{name}: {piece}");
    }
    for piece in text.lines().filter(|line| line.starts_with("<rect x")) {
        let [x, y, wide, tall] = ["x", "y", "width", "height"].map(|one| number(piece, one));
        assert!(x >= 0.0 && y >= 0.0 && wide > 0.0 && tall > 0.0, "{name}: {piece}");
        assert!(x + wide <= 1000.0 && y + tall <= high, "{name}: {piece}");
    }
}

/// What might do harm, or look like it.
fn hostile() -> Vec<String> {
    let markup = "</text><script>&\"' <image href=\"file:///etc/passwd\"/> ]]> <!-- &#x0; &bomb;";
    let scripts = "Ärztin врач γιατρός طبيب רופא डॉक्टर 医師 의사 แพทย์ բժիշկ";
    let mut all: Vec<String> =
        ["a", "W", "<", "&", "🎉", "\u{202e}x", "\u{301}", "e\u{301}\u{301}", "\u{200b}", "\u{7}", "a b "]
            .map(|text| text.chars().cycle().take(4000).collect())
            .to_vec();
    all.extend(scripts.split(' ').map(str::to_owned));
    all.extend(["\u{0}\u{1b}\u{fffe}\u{ffff}", "", " ", "👩‍👩‍👧‍👦", "\u{e000}\u{fffd}", markup, scripts].map(str::to_owned));
    all
}

#[test]
fn whatever_is_typed_stays_text() {
    for text in hostile() {
        let rows: Vec<Row> = people(30).into_iter().map(|row| Row { name: text.clone(), ..row }).collect();
        let few = rows[..6].to_vec();
        for picture in [board::draw(&board(rows)), board::draw(&board(few)), own::draw(&own(&text))] {
            let drawn = picture.as_str();
            for harm in
                ["<script", "<image", "<!--", "&bomb", "\u{202e}", "\u{200b}", "\u{7}", "医", "طبيب", "의", "🎉"]
            {
                assert!(!drawn.contains(harm), "{harm} of {text:?} in {drawn}");
            }
            lies_inside("hostile", &picture);
            assert!(drawn.len() < 40_000, "{} of {text:?}", drawn.len());
            assert!(png(&picture).is_ok(), "{text:?}");
        }
    }
}

#[test]
fn the_fullest_are_small() {
    let full = Board { more: "and 274 more".into(), ..board(people(300)) };
    for picture in [board::draw(&full), own::draw(&own("Readers a month who write")), overview::draw(&team())] {
        let drawn = png(&picture).expect("it is drawn");
        assert!(drawn.len() < 300_000, "{}", drawn.len());
        let size = Pixmap::decode_png(&drawn).expect("it is a picture");
        assert!(size.width() == 1000 && size.height() <= 1200, "{} high", size.height());
    }
    assert_eq!(board::draw(&full).as_str().matches("Colleague").count(), MOST, "no more than are seen");
}
