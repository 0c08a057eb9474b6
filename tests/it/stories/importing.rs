//! Earlier posts brought in from a file, looked at first, taken back as a whole; and all posts as a file.

use crate::world::{Member, Says, World};
use chrono::Duration;
use local_discord::Answer;

/// Brings a file of this name.
async fn brings(member: &Member, name: &str, bytes: impl Into<Vec<u8>>) -> Answer {
    member.person.upload(name, bytes);
    member.here.runs("me", &[("import", &format!("@{name}"))]).await
}

async fn my_posts(member: &Member) -> Answer {
    member.types("/me").await.press("My posts").await
}

/// What a button carries, to press it again once the card has given way to another.
fn id_of(answer: &Answer, label: &str) -> String {
    let button = answer.message().buttons().into_iter().find(|button| button.label == label);
    button.and_then(|button| button.custom_id).expect("a button of ours")
}

/// All that there is of the posts, as the file that Export gives.
async fn exports(member: &Member) -> Vec<u8> {
    let answer = my_posts(member).await.press("Export").await;
    assert!(answer.is_ephemeral(), "only for the one who asks");
    answer.message().attachment("rounds-posts.csv")
}

fn labels(answer: &Answer) -> Vec<String> {
    crate::world::labels(&answer.message())
}

fn posts(world: &World) -> i64 {
    world.counts("SELECT count(*) FROM posts WHERE deleted_at IS NULL")
}

const YEAR: &str = "date,platform,title,link,pillar\n\
    2025-03-04 18:30,LinkedIn,On sleep,https://example.org/sleep?utm_source=li,patient-education\n\
    2025-06-05,Instagram,A chair that listens,,technology\n\
    2026-01-02,LinkedIn,New year,,\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_years_posts_are_looked_at_taken_in_and_taken_back() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("Already here").await;
    my_posts(&ana).await.press("How to import").await.says("attach a CSV file").never_says("Brought in");
    let preview = brings(&ana, "year.csv", YEAR).await;
    assert!(preview.is_ephemeral());
    preview.says("“year.csv”").says("Three posts are new").says("from 4 March 2025 to 2 January 2026");
    preview.says("Nothing of it is in your log yet");
    assert_eq!(labels(&preview), ["Take in 3 posts", "Leave it"]);
    assert_eq!(posts(&world), 1, "nothing is kept before it is pressed");
    let (shown, take) = (preview.message(), id_of(&preview, "Take in 3 posts"));
    let taken = preview.press("Take in 3 posts").await;
    assert!(taken.is_update());
    taken.says("Three posts from “year.csv”");
    my_posts(&ana).await.says("On sleep").says("A chair that listens").says("New year").says("Technology");
    assert_eq!(world.counts("SELECT count(*) FROM reply_checks"), 2, "answers of a year ago are not asked about");
    assert_eq!(world.reads("SELECT posted_on FROM posts WHERE title = 'On sleep'"), "2025-03-04");
    assert_eq!(world.reads("SELECT rows FROM imports"), "", "what was read is not kept twice");
    let undo = id_of(&taken, "Undo");
    taken.press("Undo").await.says("out of your log again");
    my_posts(&ana).await.says("Already here").never_says("On sleep");
    assert_eq!(world.counts("SELECT count(*) FROM reply_checks JOIN posts ON id = post WHERE deleted_at IS NULL"), 1);
    // What is gone does not come back by another press, and the file can be brought again.
    shown.press_custom_id(&undo).await.says("out of your log again");
    shown.press_custom_id(&take).await.says("isn't there any more");
    brings(&ana, "year.csv", YEAR).await.says("Three posts are new");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pressing_twice_takes_in_once_and_an_old_look_is_judged_anew() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    let preview = brings(&ana, "year.csv", YEAR).await;
    ana.types("/log post:https://www.example.org/sleep").await.says("Logged");
    world.restarts().await;
    world.moves_by(Duration::days(3)).await;
    let (shown, take) = (preview.message(), id_of(&preview, "Take in 3 posts"));
    shown.press_custom_id(&take).await.says("Two posts from “year.csv”");
    shown.press_custom_id(&take).await.says("Two posts from “year.csv”");
    assert_eq!(posts(&world), 3);
    let again = brings(&ana, "year.csv", YEAR).await;
    again.says("Nothing in it is new").says("Three rows stand in your log already");
    assert!(labels(&again).is_empty());
    assert_eq!(world.counts("SELECT count(*) FROM imports"), 1, "what brings nothing is not kept");
    // Meanwhile all of it was logged by hand.
    let late = brings(&ana, "one.csv", "date,title\n2026-01-06,By hand\n").await;
    ana.here.runs("log", &[("post", "By hand"), ("platform", "LinkedIn"), ("when", "2026-01-06 09:00")]).await;
    let (shown, take) = (late.message(), id_of(&late, "Take in 1 post"));
    shown.press_custom_id(&take).await.says("there was nothing left to take in");
    shown.press_custom_id(&take).await.says("isn't there any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn later_a_file_is_taken_back_after_one_more_question_and_after_a_month_not_at_all() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let taken = brings(&ana, "year.csv", YEAR).await.press("Take in 3 posts").await;
    world.moves_by(Duration::days(20)).await;
    ana.types("/log post:https://example.org/sleep").await.says("The same link stands in your log");
    let how = my_posts(&ana).await.press("How to import").await;
    how.says("Three posts from “year.csv”");
    let asked = how.press("Undo “year.csv”").await;
    asked.says("Three posts from “year.csv” would leave your log");
    assert_eq!(posts(&world), 4);
    asked.press("Yes, take them out").await.says("out of your log again");
    let page = my_posts(&ana).await;
    page.says("example.org").never_says("same link").never_says("New year");
    assert_eq!(
        world.counts("SELECT count(*) FROM posts WHERE deleted_at IS NULL AND repeats IS NULL"),
        1,
        "it counts now"
    );
    let taken_later = brings(&ana, "year.csv", YEAR).await.press("Take in 2 posts").await;
    world.moves_by(Duration::days(31)).await;
    taken_later.press("Undo").await.says("more than 30 days ago and stays");
    taken.press("Undo").await.says("out of your log again");
    assert_eq!(posts(&world), 3);
    my_posts(&ana).await.press("How to import").await.never_says("year.csv");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_look_belongs_to_whoever_brought_it_and_can_be_left() {
    let world = World::new().await;
    let (ana, bea) = (world.member("Ana").await, world.member("Bea").await);
    let preview = brings(&ana, "year.csv", YEAR).await;
    let take = preview.message().buttons()[0].custom_id.clone().expect("an id");
    let theirs = bea.types("/me").await.message();
    for id in [take.clone(), take.replace("take:clear", "leave:"), take.replace("take:clear", "back:y")] {
        bea.here.presses_custom_id(&theirs, &id).await.says("belongs to somebody else");
    }
    assert_eq!(posts(&world), 0);
    preview.press("Leave it").await.says("Nothing of that file is kept");
    assert_eq!(world.counts("SELECT count(*) FROM imports"), 0);
    ana.here.presses_custom_id(&preview.message(), &take).await.says("isn't there any more");
    world.colleague("Cleo").person.upload("a.csv", YEAR);
    let cleo = world.colleague("Cleo");
    brings(&cleo, "a.csv", YEAR).await.says("You haven't joined here yet");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_read_is_said_row_by_row_and_hides_nothing() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let mut file = String::from(
        "Datum;Titel;Link\n05.01.2026;Gut;\n;Ohne Tag;\n32.01.2026;Kein Tag;\n05.01.1987;Zu alt;\n05.05.2027;Zu weit;\n\
         05.01.2026;;\n05.01.2026;Böse;javascript:alert(1)\n05.01.2026;Gut;\n",
    );
    for n in 0..14 {
        file.push_str(&format!("irgendwann;Nummer {n};\n"));
    }
    file.push_str("04.01.2026;\"offen;\n03.01.2026;verschluckt;\n");
    let preview = brings(&ana, "liste.csv", file).await;
    preview.says("One post is new").says("One row says the same as one before it").says("21 rows could not be read");
    preview.says("Row 3: it says no date").says("Row 4: “32.01.2026” is no date that I know");
    preview.says("Row 5: its date lies before there was any platform").says("more than 60 days ahead");
    preview.says("Row 7: it has neither a title nor a link").says("Row 8: That is not a web link");
    preview.says("and 11 more");
    preview.press("Take in 1 post").await.says("One post from “liste.csv”");
    assert_eq!(world.reads("SELECT title FROM posts"), "Gut");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_looks_like_an_identifier_stays_out_unless_the_person_says_so() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let file = "date,title\n2026-01-02,On sleep\n2026-01-03,Call 555-123-4567 for a chair\n";
    let preview = brings(&ana, "two.csv", file).await;
    preview
        .says("One post is new")
        .says("Row 3: “555-123-4567” looks like a phone number")
        .says("not a clinical system");
    assert_eq!(labels(&preview), ["Take in 1 post", "Take these as well (2 in all)", "Leave it"]);
    preview.press("Take in 1 post").await.press("Undo").await;
    assert_eq!(posts(&world), 0);
    brings(&ana, "two.csv", file).await.press("Take these as well (2 in all)").await.says("Two posts from “two.csv”");
    my_posts(&ana).await.says("555");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dates_are_read_in_the_order_that_is_said() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let preview = brings(&ana, "a.csv", "date,title\n03/04/2025,On sleep\n").await;
    preview.says("I read the day first: “03/04/2025” is 3 April 2025").says("write them like 2025-04-03");
    preview.says("One row does not say where: I put it on LinkedIn");
    let settled = brings(&ana, "b.csv", "date,title\n03/04/2025,On sleep\n04/13/2025,On rest\n").await;
    settled.says("from 4 March 2025 to 13 April 2025").never_says("Dates:");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn other_encodings_and_separators_are_the_same_file() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let text = "sep=;\r\nDatum;Titel\r\n05.12.2025;Müde Köpfe\r\n";
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let tabs = text.lines().skip(1).collect::<Vec<_>>().join("\n").replace(';', "\t");
    for bytes in [format!("\u{feff}{text}").into_bytes(), utf16, latin, tabs.into_bytes()] {
        let preview = brings(&ana, "liste.csv", bytes).await;
        preview.says("One post is new**, of 5 December 2025");
        let taken = preview.press("Take in 1 post").await;
        my_posts(&ana).await.says("Müde Köpfe");
        taken.press("Undo").await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_list_of_posts_is_refused_with_what_to_do() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let bare = "2026-01-05,On sleep\n";
    for (name, bytes, said) in [
        ("posts.csv", b"PK\x03\x04\x14\0\x06\0\x08\0xl/workbook.xml".to_vec(), "save it as CSV"),
        ("posts.csv", b"%PDF-1.7".to_vec(), "That is a PDF"),
        ("posts.csv", vec![0; 64], "something other than text"),
        ("posts.csv", Vec::new(), "no posts in that file"),
        ("posts.csv", bare.into(), "The first row names the columns: a `date`"),
        ("posts.csv", b"title\nOn sleep\n".to_vec(), "no column that says when"),
        ("posts.csv", b"date\n2026-01-05\n".to_vec(), "no column that says what or where"),
        ("posts.csv", vec![b'a'; 5 * 1024 * 1024 + 1], "larger than 5 MB"),
        ("posts.csv", format!("date,title\n{}", bare.repeat(10_001)).into(), "has 10001 rows, and I take up to 10000"),
    ] {
        brings(&ana, name, bytes).await.says(said);
    }
    assert_eq!(world.counts("SELECT count(*) FROM imports"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hostile_file_does_nothing() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let wide = vec!["=1+1"; 998].join(",");
    let long = "a".repeat(1_000_000);
    let file = format!(
        "date,title,{}\n2026-01-02,=HYPERLINK(\"http://evil.example\";\"x\"),{wide}\n2026-01-02,@everyone <@&1> **b** [c](https://d.example),{wide}\n\
         2026-01-02,{long},{wide}\n\"@everyone [x](https://y.example)\",t,{wide}\n",
        vec!["x"; 998].join(",")
    );
    let preview = brings(&ana, "a @everyone `b`.csv", file).await;
    preview
        .says("Three posts are new")
        .says("One title is longer than a title can be")
        .says("One row could not be read");
    let taken = preview.press("Take in 3 posts").await;
    for shown in [preview.message(), taken.message(), my_posts(&ana).await.message()] {
        assert!(shown.pings().is_empty(), "nobody is notified");
        shown.never_says("<@&1>").never_says("@everyone [x]").never_says("[c](https");
    }
    let file = String::from_utf8(exports(&ana).await).expect("UTF-8");
    assert!(file.contains("\"'=HYPERLINK"), "{}", &file[..400]);
    assert!(file.contains("'@everyone"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_goes_out_comes_in_again_as_the_same_posts() {
    let world = World::new().await;
    let (ana, bea) = (world.member("Ana").await, world.member("Bea").await);
    assert_eq!(String::from_utf8(exports_empty(&ana).await).expect("UTF-8").lines().count(), 1);
    ana.types("/log post:https://youtu.be/abcdefghij1 =On sleep pillar:Research format:Article").await;
    ana.types("/log post:A chair platform:Instagram when:2026-01-02 01:30")
        .await
        .choose("Also on …", &["X", "Facebook"])
        .await;
    ana.types("/log post:Planned, \"soon\"; perhaps platform:LinkedIn when:next friday 9:00").await;
    ana.types("/topic pillar:Community").await.press("Use it").await;
    let file = exports(&ana).await;
    assert!(file.starts_with(b"\xef\xbb\xbfdate,platforms,title,link,pillar"));
    brings(&bea, "rounds-posts.csv", file.clone()).await.press("Take in 3 posts").await;
    let what = |name: &str| {
        world.reads(&format!(
            "SELECT group_concat(one, char(10)) FROM (SELECT posted_at || ' ' || posted_on || ' ' || ifnull(title, '-') || ' '
                 || ifnull(link, '-') || ' ' || ifnull(pillar, '-') || ' ' || ifnull(format, '-') || ' ' || ifnull(posts.purpose, '-') || ' '
                 || ifnull(topic, '-') || ' ' || (SELECT group_concat(platform) FROM post_platforms WHERE post = posts.id) AS one
             FROM posts JOIN members ON members.id = posts.member WHERE members.person = {name} ORDER BY posted_at, posts.id)"
        ))
    };
    let theirs = what(&bea.person.id().to_string());
    assert_eq!(what(&ana.person.id().to_string()), theirs);
    assert_eq!(theirs.lines().count(), 3);
    assert_eq!(exports(&bea).await, file);
    brings(&ana, "rounds-posts.csv", file).await.says("Three rows stand in your log already");
}

/// The file of somebody who has not logged anything: Export stands where posts are, so the button is pressed by its id.
async fn exports_empty(member: &Member) -> Vec<u8> {
    let answer = member.here.presses_custom_id(&member.types("/me").await.message(), "1:csv").await;
    answer.says("holds only the names of the columns").message().attachment("rounds-posts.csv")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_weekly_post_of_a_week_that_a_file_fills_is_put_right() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    mia.types("/team setup channel:#social").await;
    ana.logs("The one that was logged").await;
    world.moves_to("2026-01-12 09:30").await;
    let recap = world.channel.messages().pop().expect("a recap");
    recap.says("One post");
    let file = "date,title\n2026-01-06,On sleep\n2026-01-07,On rest\n";
    let taken = brings(&ana, "week.csv", file).await.press("Take in 2 posts").await;
    world.moves_by(Duration::minutes(5)).await;
    recap.refresh().says("Three posts");
    taken.press("Undo").await;
    world.moves_by(Duration::minutes(5)).await;
    recap.refresh().says("One post");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_posts_come_in_one_go() {
    let world = World::new().await;
    let (ana, bea) = (world.member("Ana").await, world.member("Bea").await);
    let mut file = String::from("date,platform,title,link\n");
    for n in 0..10_000 {
        let (year, month, on) = (2015 + n / 1000, 1 + n % 12, 1 + n % 28);
        file.push_str(&format!(
            "{year}-{month:02}-{on:02} 09:00,LinkedIn,Number {n} of many,https://example.org/{n}\n"
        ));
    }
    let preview = answered(brings(&ana, "all.csv", file).await).await;
    preview.says("10000 posts are new");
    let (taken, logged) = tokio::join!(preview.press("Take in 10000 posts"), bea.types("/log post:Meanwhile"));
    logged.says("Logged");
    let taken = answered(taken).await;
    taken.says("10000 posts from “all.csv”");
    assert_eq!(posts(&world), 10_001);
    answered(taken.press("Undo").await).await.says("out of your log again");
    assert_eq!(posts(&world), 1);
    // What was taken back is gone for good before long, a part with each turn.
    world.moves_by(Duration::minutes(11)).await;
    for _ in 0..21 {
        bea.stirs().await;
    }
    assert_eq!(world.counts("SELECT count(*) FROM posts"), 1);
}

/// The answer, also where it came after a pause.
async fn answered(answer: Answer) -> Answer {
    if answer.is_silent() { answer.later().await } else { answer }
}
