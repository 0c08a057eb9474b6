//! Everything that is kept, handed over as files.

use crate::world::{Member, Says, World};
use local_discord::{Answer, Shown};
use serde_json::Value;

/// Presses the button that hands everything over.
pub(super) async fn asks(member: &Member) -> Answer {
    member.types("/privacy").await.press("Everything as files").await
}

/// Everything that came, the first message and what follows it.
pub(super) async fn letters(world: &World, answer: &Answer) -> Vec<Shown> {
    world.rests().await;
    answer.try_message().into_iter().chain(answer.follow_ups()).filter(|one| !one.files().is_empty()).collect()
}

/// What the files that end in `.json` hold together, each a document of its own.
pub(super) fn kept(letters: &[Shown]) -> Vec<Value> {
    let mut all = Vec::new();
    for letter in letters {
        for name in letter.files().into_iter().filter(|name| name.ends_with(".json")) {
            all.push(serde_json::from_slice(&letter.attachment(&name)).expect("it is JSON"));
        }
    }
    all
}

fn sheet(letter: &Shown, name: &str) -> String {
    String::from_utf8(letter.attachment(name)).expect("it is text")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_of_all_teams_comes_as_files_that_only_they_see() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ben.logs("A table").await;
    ana.logs("A chair").await;
    ana.logs("=1+1").await;
    let (park, channel) = world.another_clinic("Park Practice").await;
    park.join(&ana.person);
    let there = ana.seen_in(&channel);
    there.joins("2 posts", "Instagram", "Midday").await;
    there.logs("A lamp").await;
    ana.types("/replies").await.choose("Groups you talked with", &["Nurses"]).await;
    // In a conversation with Rounds as well as in a server: it is about the person, not about one team.
    for answer in [asks(&ana).await, ana.direct.types("/privacy").await.press("Everything as files").await] {
        assert!(answer.is_ephemeral());
        answer.says("Only you see this");
        let letters = letters(&world, &answer).await;
        assert_eq!(letters.len(), 1);
        let document = &kept(&letters)[0];
        let titles: Vec<&str> = document["kept"]["posts"]
            .as_array()
            .expect("posts")
            .iter()
            .filter_map(|post| post["title"].as_str())
            .collect();
        assert_eq!(titles, ["A chair", "=1+1", "A lamp"]);
        assert_eq!(document["kept"]["people"][0]["id"], ana.person.id().to_string());
        assert_eq!(document["kept"]["conversations"][0]["career_group"], "nurses");
        let mut teams: Vec<&Value> = document["teams"].as_object().expect("teams").values().collect();
        teams.sort_by_key(|name| name.to_string());
        assert_eq!(teams, ["Harbour Clinic", "Park Practice"]);
        let posts = sheet(&letters[0], "rounds-posts.csv");
        assert!(posts.contains("A lamp") && posts.contains("'=1+1"), "nothing is computed: {posts}");
        assert!(sheet(&letters[0], "rounds-conversations.csv").contains("nurses"));
        assert!(!document.to_string().contains("A table"), "of nobody else");
        assert!(!document.to_string().contains(&ben.person.id().to_string()), "of nobody else");
    }
    // The sheet of posts is taken in again.
    let posts = letters(&world, &asks(&ana).await).await[0].attachment("rounds-posts.csv");
    ana.person.upload("again.csv", posts);
    ana.types("/me import:@again.csv").await.says("One post is new");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_never_joined_has_nothing_to_take_along() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let card = ana.types("/privacy").await.message();
    let cleo = world.colleague("Cleo");
    let all =
        card.buttons().into_iter().find(|button| button.label == "Everything as files").and_then(|one| one.custom_id);
    let own = cleo.types("/help").await.message();
    cleo.here.presses_custom_id(&own, &all.expect("a button")).await.says("You haven't joined here yet");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_thousand_posts_come_in_files_that_discord_takes() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.logs("A chair").await;
    fill(&world, 20_000);
    let answer = asks(&ana).await;
    let letters = letters(&world, &answer).await;
    let documents = kept(&letters);
    let posts: usize = documents.iter().map(|one| one["kept"]["posts"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(posts, 20_001);
    let checks: usize = documents.iter().map(|one| one["kept"]["reply_checks"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(checks, 20_001);
    for letter in &letters {
        let sizes: Vec<usize> = letter.files().iter().map(|name| letter.attachment(name).len()).collect();
        assert!(sizes.len() <= 10 && sizes.iter().sum::<usize>() <= 10 << 20, "{sizes:?}");
    }
    assert!(letters.len() > 1, "and more than one message holds");
}

/// So many posts more of the only member, each with a platform, a link and a reply check.
fn fill(world: &World, many: u32) {
    let mut database = rusqlite::Connection::open(world.database()).expect("it opens");
    let fill = database.transaction().expect("it begins");
    for n in 0..many {
        let title = format!("The {n}th thing that I wrote about how we work here, in some more words than that");
        let link = format!("https://www.linkedin.com/feed/update/urn:li:activity:70{n:017}");
        fill.execute(
            "INSERT INTO posts (member, posted_at, posted_on, title, link, pillar, format, purpose, source, logged_at)
                 SELECT id, 1700000000000 + ?1, '2023-11-14', ?2, ?3, 'community', 'text', 'recruit', 'f' || ?1, 0 FROM members",
            rusqlite::params![n, title, link],
        )
        .expect("a post");
        fill.execute("INSERT INTO post_platforms (post, platform) VALUES (last_insert_rowid(), 'linkedin')", [])
            .expect("its platform");
        fill.execute(
            "INSERT INTO reply_checks (post, round, member, due_at, asked_at, answer, answered_at, wrote, answered)
                 SELECT max(id), 1, member, 0, 1700000000000, 'all', 1700000000000, 12, 9 FROM posts",
            [],
        )
        .expect("its check");
    }
    fill.commit().expect("it is kept");
}
