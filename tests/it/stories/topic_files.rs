//! A team's own topics as a file: looked at first, taken in as a whole, given out, and how many of them there can be.

use super::team_topics::{IDEA, LIFT, adds, adds_on, offered, opens};
use crate::world::{Says, World, labels};
use local_discord::Permissions;

const LIST: &str = "\u{feff}Titel;Idee;Kategorie;Kanal;Minuten\n\
    Unser Aufzug um sieben;Wer mitfährt und was gesagt wird.;Community;X, LinkedIn;5\n\
    Der Nachtportier;Seine Schlüssel.;;;\n\
    DER NACHTPORTIER!;Noch einmal.;;;\n\
    Ruf 555-123-4567 an;Für einen Stuhl.;;;\n\
    ;;Community;;\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_is_looked_at_taken_in_given_out_and_taken_in_elsewhere() {
    let mut world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    mia.types("/team topics").await.press("How to import").await.says("attach a CSV file").says("`title`");
    mia.person.upload("liste.csv", LIST);
    let preview = mia.types("/team topics file:@liste.csv").await;
    assert!(preview.is_ephemeral());
    preview.says("Two topics are new").says("One row has the title of one before it");
    preview.says("One row asks for one more look").says("Row 5: “555-123-4567” looks like a phone number");
    preview.says("One row could not be read").says("Row 6: it has no title").says("Two rows do not tell their kind");
    assert_eq!(labels(&preview.message()), ["Take in 2 topics", "Take these as well (3 in all)", "Leave it"]);
    assert_eq!(world.counts("SELECT count(*) FROM team_topics"), 0, "nothing is kept before it is pressed");
    world.restarts().await;
    let shown = preview.message();
    let id = |label: &str| {
        let button = shown.buttons().into_iter().find(|button| button.label == label);
        button.and_then(|button| button.custom_id).expect("a button of ours")
    };
    let (take, leave) = (id("Take in 2 topics"), id("Leave it"));
    ana.here.presses_custom_id(&ana.types("/me").await.message(), &take).await.says("people who manage this server");
    preview.press("Take in 2 topics").await.says("Two topics from “liste.csv”");
    shown.press_custom_id(&take).await.says("Two topics from “liste.csv”");
    shown.press_custom_id(&leave).await.says("That isn't there any more");
    assert_eq!(world.counts("SELECT count(*) FROM team_topics"), 2);
    assert_eq!(world.reads("SELECT rows FROM topic_files"), "", "what was read is not kept twice");
    offered(&ana, "Community", "Unser Aufzug um sieben").await.expect("it is offered").says("about 5 minutes");
    mia.types("/team topics file:@liste.csv")
        .await
        .says("Nothing in it is new and clear")
        .says("Three rows have titles of topics");
    opens(&mia, "Der Nachtportier")
        .await
        .press("Change the words")
        .await
        .form()
        .fill("Idea", "=Seine Schlüssel,\n\"alle\".")
        .submit()
        .await
        .says("alle");
    // Out, and into another team.
    let exported = mia.types("/team topics").await.press("Export").await;
    assert!(exported.is_ephemeral());
    let file = exported.says("Two topics are in it").said();
    assert!(file.contains("/team topics file:"));
    let bytes = exported.message().attachment("rounds-topics.csv");
    let text = String::from_utf8(bytes.clone()).expect("it is text");
    assert!(text.contains("'=Seine"), "nothing in it is computed: {text}");
    let (park, channel) = world.another_clinic("Park Practice").await;
    let dan = world.discord.person("Dan");
    park.join_as(&dan, Permissions::MANAGE_GUILD);
    dan.upload("theirs.csv", bytes);
    let there = dan.at(&channel);
    there.types("/team topics file:@theirs.csv").await.press("Take in 2 topics").await.says("Two topics");
    let same = "SELECT count(*) FROM team_topics AS one JOIN team_topics AS other ON one.title = other.title
        AND one.idea = other.idea AND one.opening = other.opening AND one.pillar IS other.pillar
        AND one.platforms = other.platforms AND one.effort = other.effort AND one.device = other.device
        WHERE one.team <> other.team";
    assert_eq!(world.counts(same), 4, "each of the two is the same in both");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_team_has_room_for_five_hundred() {
    let world = World::new().await;
    let mia = world.manager("Mia");
    let rows: String = (0..501).map(|n| format!("Number {n} of the long list,Say {n}\n")).collect();
    mia.person.upload("long.csv", format!("title,idea\n{rows}"));
    let preview = mia.types("/team topics file:@long.csv").await;
    preview.says("A team can have 500 topics in use").says("room for 500 more");
    assert_eq!(labels(&preview.message()), ["Leave it"]);
    preview.press("Leave it").await.says("Nothing of that file is kept");
    let rows: String = (0..499).map(|n| format!("Number {n} of the long list,Say {n}\n")).collect();
    mia.person.upload("long.csv", format!("title,idea\n{rows}"));
    mia.types("/team topics file:@long.csv").await.press("Take in 499 topics").await.says("499 topics");
    let last = adds(&mia, LIFT, IDEA).await;
    last.says(LIFT);
    adds(&mia, "The stairs", "Who takes them.").await.says("there is no room for another");
    let retired = last.press("Retire it").await;
    adds(&mia, "The stairs", "Who takes them.").await.says("The stairs");
    retired.press("Bring it back").await.says("there is no room for another");
    let list = mia.types("/team topics").await;
    list.says("500 in use · 500 without a kind yet · one retired");
    list.says("page 1 of 51").press("Further").await.says("page 2 of 51").press("Back").await.says("page 1 of 51");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn posts_written_from_it_keep_it_through_a_file() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    adds_on(&mia, LIFT, "Community").await;
    let taken = offered(&ana, "Community", LIFT).await.expect("it is offered").press("Use it").await;
    let logged = taken.press("Log it").await.form().submit().await;
    let file = ana.types("/me").await.press("My posts").await.press("Export").await.message();
    let bytes = file.attachment("rounds-posts.csv");
    logged.press("Undo").await;
    ana.person.upload("posts.csv", bytes);
    ana.types("/me import:@posts.csv").await.press("Take in 1 post").await;
    assert_eq!(world.reads("SELECT topic FROM posts WHERE deleted_at IS NULL"), "team:1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_takes_in_or_leaves_is_gone_after_thirty_days() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    mia.person.upload("liste.csv", LIST);
    mia.types("/team topics file:@liste.csv").await.says("Two topics are new");
    ana.person.upload("posts.csv", "date,title\n2025-01-02,A lamp\n");
    let waits = ana.types("/me import:@posts.csv").await;
    world.moves_to("2026-02-03 09:00").await;
    world.member("Ben").await.stirs().await;
    assert_eq!(world.counts("SELECT count(*) FROM topic_files"), 1, "not yet");
    assert_eq!(world.counts("SELECT count(*) FROM imports"), 1);
    world.moves_to("2026-02-04 10:00").await;
    // Whoever does something next, in whatever team: nobody has to bring another file.
    world.member("Cem").await.stirs().await;
    assert_eq!(world.counts("SELECT count(*) FROM topic_files"), 0);
    assert_eq!(world.counts("SELECT count(*) FROM imports"), 0);
    waits.press("Take in 1 post").await.says("That isn't there any more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_cannot_be_read_back_is_kept_and_not_said_to_be_taken_in() {
    let world = World::new().await;
    let (mia, ana) = (world.manager("Mia"), world.member("Ana").await);
    mia.person.upload("liste.csv", LIST);
    let preview = mia.types("/team topics file:@liste.csv").await;
    ana.person.upload("posts.csv", "date,title\n2025-01-02,A lamp\n");
    let waits = ana.types("/me import:@posts.csv").await;
    world.alters("UPDATE topic_files SET rows = substr(rows, 1, 40)");
    world.alters("UPDATE imports SET rows = substr(rows, 1, 40)");
    preview.press("Take in 2 topics").await.says("fault `").never_says("Two topics from");
    waits.press("Take in 1 post").await.says("fault `");
    assert_eq!(world.counts("SELECT count(*) FROM topic_files WHERE state = 'waiting' AND length(rows) = 40"), 1);
    assert_eq!(world.counts("SELECT count(*) FROM imports WHERE state = 'waiting' AND length(rows) = 40"), 1);
    assert_eq!(world.counts("SELECT count(*) FROM team_topics"), 0);
}
