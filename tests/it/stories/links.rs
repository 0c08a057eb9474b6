//! Logging by link: what the link tells, what is the same link, what is refused; and sharing.

use crate::world::{Member, Says, World, at};
use chrono::{DateTime, Utc};
use local_discord::Answer;

/// A LinkedIn post as it was published then: its number carries the time.
fn linkedin(at: DateTime<Utc>) -> String {
    format!("https://www.linkedin.com/feed/update/urn:li:activity:{}/", (at.timestamp_millis() as u64) << 22)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_tells_its_platform_and_loses_what_follows_people_around() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let answer = ana.types("/log post:https://m.youtube.com/watch?v=abcdefghijk&utm_source=mail&feature=share").await;
    answer.says("YouTube").says("https://www.youtube.com/watch?v=abcdefghijk)").never_says("utm_source");
    let answer = ana.types("/log post:https://blog.example.org/on-chairs platform:Podcast").await;
    answer.says("Podcast").never_says("Blog");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_carries_its_time_says_when_the_post_went_live() {
    let world = World::beginning("2026-01-07 10:00").await;
    let ana = world.member("Ana").await;
    let live = at("2026-01-06 17:45");
    let answer = ana.types(&format!("/log post:{}", linkedin(live))).await;
    answer.says("LinkedIn").says(&format!("Posted <t:{}:f>", live.timestamp()));
    // What was said counts for more than the link.
    let answer = ana.types(&format!("/log post:{} when:today 9:00", linkedin(at("2026-01-05 12:00")))).await;
    answer.says(&format!("Posted <t:{}:f>", at("2026-01-07 09:00").timestamp()));
    // A link from years ago was logged just now.
    let answer = ana.types(&format!("/log post:{}", linkedin(at("2019-05-01 12:00")))).await;
    answer.says(&format!("Posted <t:{}:f>", world.clock.now().timestamp()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_may_have_a_title_beside_it() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for line in [
        "Why we walk: https://www.youtube.com/watch?v=abcdefghij1",
        "https://www.youtube.com/watch?v=abcdefghij2 Why we walk",
        "[Why we walk](https://www.youtube.com/watch?v=abcdefghij3)",
    ] {
        let answer = ana.here.runs("log", &[("post", line)]).await;
        answer.says("**Why we walk** · [youtube.com](https://www.youtube.com/watch?v=abcdefghij").says("YouTube");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_link_again_is_told_apart_and_counts_once() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:https://www.youtube.com/watch?v=abcdefghijk").await.says("This week: 1 of 4.");
    world.moves_to("2026-01-06 10:00").await;
    let again = ana.types("/log post:https://youtu.be/abcdefghijk?si=xyz").await;
    again.says("The same link stands in your log from 5 Jan; it is kept but counts once.");
    ana.types("/me").await.says("This week: 1 of 4.").says("Two posts in your log");
    ana.types("/me").await.press("My posts").await.says("same link");
    // Somebody else's log is their own.
    let ben = world.member("Ben").await;
    ben.types("/log post:https://youtu.be/abcdefghijk").await.says("1 of").never_says("The same link");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn when_the_first_of_two_with_one_link_is_taken_away_the_other_counts() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let first = ana.types("/log post:https://youtu.be/abcdefghijk").await;
    ana.types("/log post:https://youtu.be/abcdefghijk").await.says("counts once");
    let gone = first.press("Undo").await;
    ana.types("/me").await.says("This week: 1 of 4.").says("One post in your log");
    gone.press("Bring it back").await;
    ana.types("/me").await.says("This week: 1 of 4.").says("Two posts in your log");
    // Its answers are asked about, once.
    world.moves_to("2026-01-06 13:00").await;
    let knock = ana.last_knock();
    assert_eq!(knock.text().matches("• [").count(), 1, "{}", knock.text());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn links_that_nobody_should_follow_are_refused_with_a_reason() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for (link, reason) in [
        ("javascript:alert(1)", "That is not a web link"),
        ("file:///etc/passwd", "That is not a web link"),
        ("data:text/html,hi", "That is not a web link"),
        ("https://ana:secret@example.org/post", "user name or password"),
        ("https://example.org@evil.example.net/post", "user name or password"),
        ("http://192.168.0.1/post", "private network"),
        ("http://localhost:8080/post", "private network"),
        ("http://[::1]/post", "private network"),
        ("https://intranet/post", "private network"),
        ("https://www.f\u{430}cebook.com/post", "only looks like a well-known site"),
    ] {
        ana.here.runs("log", &[("post", link)]).await.says(reason);
        ana.here.runs("log", &[("post", &format!("Worth a look {link}"))]).await;
    }
    let long = format!("https://example.org/{}", "a".repeat(2_100));
    ana.here.runs("log", &[("post", &long)]).await.says("longer than any platform needs");
    let refused = "SELECT count(*) FROM posts WHERE link IS NOT NULL";
    assert_eq!(world.counts(refused), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sharing_shows_the_post_to_everybody_in_the_channel() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.colleague("Ben"));
    let answer = ana.types("/log post:https://youtu.be/abcdefghijk Why we walk").await;
    assert!(ben.here.reads().is_empty(), "a log is private");
    answer.press("Share with the team").await.says("Shared with the team");
    world.rests().await;
    let shared = ben.here.reads().pop().expect("something stands in the channel");
    shared.says(&format!("<@{}> shares", ana.person.id())).says("Why we walk").says("youtube.com/watch?v=abcdefghijk");
    assert_eq!(shared.pings(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_a_direct_message_a_post_is_shared_in_the_teams_channel() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    let answer = ana.direct.types("/log post:Why we walk").await;
    answer.press("Share with the team").await.says("There is no channel for the team's posts yet").says("/team setup");
    mia.types("/team setup channel:#social").await;
    let answer = ana.direct.types("/log post:Why we run").await;
    answer.press("Share with the team").await.says("Shared with the team");
    world.rests().await;
    let shared = world.channel.messages().into_iter().rfind(|one| !one.is_ephemeral());
    shared.expect("it stands in the channel").says("Why we run");
}

/// A post, opened from one's own.
async fn places(member: &Member, title: &str) -> Answer {
    let page = member.types("/me").await.press("My posts").await;
    page.choose("Open one to edit or delete it", &[title]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_place_makes_the_same_post_stand_there_too_and_count_once() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    let logged = ana.types("/log post:https://youtu.be/abcdefghijk Why we walk").await;
    let form = logged.press("Another place").await.form();
    world.restarts().await;
    let kept = form.fill("link", "https://twitter.com/ana/status/1234567890123456789?s=20").submit().await;
    kept.says("Kept").says("X and YouTube").says("youtube.com/watch?v=abcdefghijk").says("x.com").never_says("s=20");
    form_again(&ana, "https://x.com/ana/status/1234567890123456789").await;
    ana.types("/me").await.says("This week: 1 of 4.").says("One post in your log");
    // Logged by that link later, in whatever shape, it is known.
    let again = ana.types("/log post:https://mobile.twitter.com/ana/status/1234567890123456789").await;
    again.says("The same link stands in your log from 5 Jan; it is kept but counts once.");
    again.press("Undo").await.says("Taken away");
    ana.types("/me").await.says("This week: 1 of 4.");
    // One question for all places, with the links of all of them.
    world.moves_to("2026-01-06 12:30").await;
    let knock = ana.last_knock();
    assert_eq!(knock.text().matches("• ").count(), 1, "{}", knock.text());
    knock.says("youtube.com").says("https://x.com/i/status/1234567890123456789");
    ana.types("/replies").await.says("https://x.com/i/status/1234567890123456789");
    knock.press("All answered").await.says("All answered, noted: Why we walk.");
    places(&ana, "Why we walk").await.press("Share with the team").await;
    world.rests().await;
    let shared = world.channel.messages().into_iter().rfind(|one| !one.is_ephemeral()).expect("it is shared");
    shared.says("watch?v=abcdefghijk").says("https://x.com/i/status/1234567890123456789");
    world.moves_to("2026-01-20 12:30").await;
    let asked = ana.knocks().iter().filter(|one| one.text().contains("Why we walk")).count();
    assert_eq!(asked, 1);
}

async fn form_again(member: &Member, link: &str) -> Answer {
    let form = places(member, "Why we walk").await.press("Another place").await.form();
    form.fill("link", link).submit().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_further_link_is_taken_away_again_and_its_platform_with_it() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:https://youtu.be/abcdefghijk Why we walk").await;
    let both = "https://x.com/ana/status/1234567890123456789 and https://www.instagram.com/p/Cabcdefghij/";
    let kept = form_again(&ana, both).await;
    kept.says("X, Instagram and YouTube");
    let take = kept.message().selects().into_iter().find(|select| select.placeholder == "Take a link away");
    let named = take.expect("a select").options;
    assert_eq!(named, ["instagram.com/p/Cabcdefghij", "x.com/i/status/1234567890123456789"]);
    let left = kept.choose("Take a link away", &["x.com/i/status/1234567890123456789"]).await;
    left.says("Instagram and YouTube").never_says("x.com");
    // From then on it is a post of its own.
    ana.types("/log post:https://x.com/ana/status/1234567890123456789").await.says("This week: 2 of 4.");
    // Where the first link is taken away in the form, the next takes its place.
    let form =
        places(&ana, "Why we walk").await.press("Edit").await.form().fill("Link", "").fill("Title", "Why we walk");
    let kept = form.submit().await;
    kept.says("instagram.com/p/Cabcdefghij").never_says("youtube.com/watch");
    assert!(kept.message().selects().iter().all(|select| select.placeholder != "Take a link away"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_entries_that_turn_out_to_be_one_post_count_once_until_they_are_parted() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:https://youtu.be/abcdefghijk Why we walk").await;
    ana.types("/log post:https://x.com/ana/status/1234567890123456789 On X").await.says("This week: 2 of 4.");
    let kept = form_again(&ana, "https://x.com/ana/status/1234567890123456789").await;
    kept.says("That link stood in your log as a post of 5 Jan: the two are one now, and count once.");
    ana.types("/me").await.says("This week: 1 of 4.").says("Two posts in your log");
    let gone = places(&ana, "Why we walk").await.press("Delete").await;
    ana.types("/me").await.says("This week: 1 of 4.").says("One post in your log");
    gone.press("Bring it back").await.says("x.com");
    ana.types("/me").await.says("This week: 1 of 4.").says("Two posts in your log");
    let parted = places(&ana, "Why we walk").await;
    parted.choose("Take a link away", &["x.com/i/status/1234567890123456789"]).await.says("Kept");
    ana.types("/me").await.says("This week: 2 of 4.");
    world.moves_to("2026-01-06 12:30").await;
    assert_eq!(ana.last_knock().text().matches("• ").count(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_place_that_is_no_link_is_refused_and_there_is_an_end_of_places() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ana.types("/log post:Why we walk").await;
    for (link, reason) in [
        ("javascript:alert(1)", "That is not a web link"),
        ("file:///etc/passwd", "That is not a web link"),
        ("https://ana:secret@example.org/post", "user name or password"),
        ("http://192.168.0.1/post", "private network"),
        ("https://youtu.be/abcdefghijk http://localhost/", "private network"),
        ("@everyone", "That is not a web link"),
    ] {
        form_again(&ana, link).await.says(reason);
    }
    assert_eq!(world.counts("SELECT count(*) FROM posts WHERE link IS NOT NULL"), 0);
    // A post that had no link yet gets its first.
    form_again(&ana, "https://youtu.be/abcdefghijk").await.says("watch?v=abcdefghijk").says("LinkedIn and YouTube");
    let many: Vec<String> = (1..=13).map(|n| format!("https://example.org/{n}")).collect();
    form_again(&ana, &many.join(" ")).await.says("A post holds up to twelve further links");
    form_again(&ana, &many[1..].join(" ")).await.says("Kept");
    form_again(&ana, "https://example.org/once-more").await.says("Taking one away makes room");
    assert_eq!(world.counts("SELECT count(*) FROM post_links"), 12);
    // Somebody else's log is their own.
    ben.types("/log post:https://example.org/5").await.says("1 of").never_says("The same link");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_page_in_another_shape_is_the_same_post() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:https://www.praxis.example/blog/walk").await.says("This week: 1 of 4.");
    ana.types("/log post:http://praxis.example/blog/walk/").await.says("it is kept but counts once");
    ana.types("/log post:https://praxis.example/blog/walking").await.says("This week: 2 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_links_at_once_are_one_post_in_two_places() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let both =
        "Why we walk https://www.youtube.com/watch?v=abcdefghijk https://x.com/ana/status/1876543210987654321?s=20";
    let logged = ana.here.runs("log", &[("post", both)]).await;
    logged.says("**Why we walk** · [youtube.com]").says("YouTube").says("X").says("This week: 1 of 4.");
    ana.types("/log post:https://x.com/ana/status/1876543210987654321").await.says("it is kept but counts once");
    ana.here.runs("log", &[("post", "https://blog.example.org/a javascript:alert(1) https://u:p@example.org/x")]).await;
    assert_eq!(
        world.counts("SELECT count(*) FROM posts"),
        2,
        "a link that nobody should follow is refused with the rest"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_a_post_stands_can_be_put_right() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let logged = ana.types("/log post:Why we walk").await;
    logged.says("LinkedIn");
    let list = ana.types("/me").await.press("My posts").await;
    let opened = list.choose("Open one to edit or delete it", &["Why we walk"]).await;
    let right = opened.choose("Where it stands", &["Instagram"]).await;
    right.says("Kept").says("Instagram");
    assert_eq!(world.reads("SELECT group_concat(platform) FROM post_platforms"), "instagram");
    // A link that is corrected leads elsewhere.
    let logged = ana.types("/log post:https://www.youtube.com/watch?v=abcdefghijk").await;
    logged.says("YouTube");
    let list = ana.types("/me").await.press("My posts").await;
    let opened = list.choose("Open one to edit or delete it", &["youtube.com/watch?v=abcdefghijk"]).await;
    let form = opened.press("Edit").await.form();
    form.fill("Link", "https://www.tiktok.com/@ana/video/7123456789012345678").submit().await.says("TikTok");
    assert_eq!(world.counts("SELECT count(*) FROM post_platforms WHERE platform = 'youtube'"), 0);
}
