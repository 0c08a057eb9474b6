//! Looking after what was logged: my posts.

use crate::world::{Member, Says, World};
use chrono::Duration;
use local_discord::Answer;

async fn my_posts(member: &Member) -> Answer {
    member.types("/me").await.press("My posts").await
}

async fn opens(member: &Member, title: &str) -> Answer {
    my_posts(member).await.choose("Open one to edit or delete it", &[title]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_logged_yet_offers_the_first() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let page = my_posts(&ana).await;
    page.says("None yet");
    let answer = page.press("Log a post").await.form().fill("A link, a title, or both", "The first").submit().await;
    answer.says("This week: 1 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_five_posts_stand_on_three_pages_newest_first() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    for number in 1..=25 {
        world.moves_by(Duration::hours(1)).await;
        ana.types(&format!("/log post:Number {number:02}")).await;
    }
    let first = my_posts(&ana).await;
    first.says("Number 25").says("Number 16").never_says("Number 15").says("Page 1 of 3");
    assert!(first.try_message().is_some_and(|shown| shown.buttons().iter().all(|button| button.label != "Newer")));
    let second = first.press("Older").await;
    assert!(second.is_update(), "the page turns in place");
    second.says("Number 15").says("Number 06").never_says("Number 05").says("Page 2 of 3");
    let third = second.press("Older").await;
    third.says("Number 05").says("Number 01").says("Page 3 of 3");
    assert!(third.message().buttons().iter().all(|button| button.label != "Older"));
    third.press("Newer").await.says("Page 2 of 3");
    // A page that no longer exists shows the last one.
    for number in 1..=10 {
        opens_on_page(&ana, 3 - (number + 4) / 10, &format!("Number {number:02}")).await.press("Delete").await;
    }
    third.press("Older").await.says("Page 2 of 2").says("Number 11");
}

async fn opens_on_page(member: &Member, page: usize, title: &str) -> Answer {
    let mut shown = my_posts(member).await;
    for _ in 1..page {
        shown = shown.press("Older").await;
    }
    let choices = shown.message().selects()[0].options.clone();
    if !choices.iter().any(|choice| choice == title) {
        shown = shown.press("Newer").await;
    }
    shown.choose("Open one to edit or delete it", &[title]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_planned_post_stands_among_them() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:In eight weeks when:in 59 days").await;
    my_posts(&ana).await.says("In eight weeks").says("Page 1 of 1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn title_link_and_time_can_be_corrected() {
    let world = World::beginning("2026-01-07 10:00").await;
    let ana = world.member("Ana").await;
    ana.types("/log post:https://youtu.be/abcdefghijk Why we wlak").await;
    let form = opens(&ana, "Why we wlak").await.press("Edit").await.form();
    assert_eq!(form.value("Title"), "Why we wlak");
    assert_eq!(form.value("Link"), "https://www.youtube.com/watch?v=abcdefghijk");
    let form = form.fill("Title", "Why we walk").fill("Link", "https://youtu.be/abcdefghij2?si=x");
    let answer = form.fill("New time, if it changes", "yesterday 18:00").submit().await;
    let posted = crate::world::at("2026-01-06 18:00").timestamp();
    answer.says("Why we walk").says("watch?v=abcdefghij2)").says(&format!("Out <t:{posted}:f>"));
    my_posts(&ana).await.says("`6 Jan`").says("Why we walk").never_says("wlak");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_correction_that_makes_no_sense_changes_nothing() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:https://youtu.be/abcdefghijk Why we walk").await;
    let edit = || async { opens(&ana, "Why we walk").await.press("Edit").await.form() };
    for (field, text, reason) in [
        ("Link", "javascript:alert(1)", "That is not a web link"),
        ("Link", "http://10.0.0.1/", "private network"),
        ("New time, if it changes", "someday", "I could not read that as a time"),
        ("Title", "Call 555-123-4567", "looks like a phone number"),
    ] {
        let edit = edit().await.fill("Title", "Other words");
        edit.fill(field, text).submit().await.says(reason);
        my_posts(&ana).await.says("Why we walk").never_says("Other words");
    }
    let nothing = edit().await.fill("Title", "").fill("Link", " ").submit().await;
    nothing.says("I need a link or a title");
    my_posts(&ana).await.says("Why we walk");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_title_with_the_practices_own_number_is_asked_about_and_can_be_kept() {
    let world = World::beginning("2026-01-07 10:00").await;
    let ana = world.member("Ana").await;
    ana.types("/log post:https://youtu.be/abcdefghijk Why we walk").await;
    let form = opens(&ana, "Why we walk").await.press("Edit").await.form();
    let form = form.fill("Title", "Call us: 555-123-4567").fill("Link", "https://youtu.be/abcdefghij2");
    let asked = form.fill("New time, if it changes", "yesterday 18:00").submit().await;
    asked.says("looks like a phone number").says("keep it as it is");
    let form = asked.press("Change or keep it").await.form();
    assert_eq!(form.value("Title"), "Call us: 555-123-4567");
    form.clone().fill("Title", "Thanks from Mrs Schmidt").submit().await.says("looks like somebody's name");
    my_posts(&ana).await.says("Why we walk");
    let posted = crate::world::at("2026-01-06 18:00").timestamp();
    form.submit().await.says("555").says("watch?v=abcdefghij2)").says(&format!("Out <t:{posted}:f>"));
    my_posts(&ana).await.says("Call us").never_says("Why we walk");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_correction_to_a_link_that_is_there_already_is_told_apart() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:https://youtu.be/abcdefghij1 The first").await;
    ana.types("/log post:https://youtu.be/abcdefghij2 The second").await.says("This week: 2 of 4.");
    let edits = |title: &'static str, link: &'static str| {
        let ana = &ana;
        async move { opens(ana, title).await.press("Edit").await.form().fill("Link", link).submit().await }
    };
    edits("The second", "https://youtu.be/abcdefghij1").await;
    ana.types("/me").await.says("This week: 1 of 4.");
    // The first moves on to another link, so that the second stands alone again.
    edits("The first", "https://youtu.be/abcdefghij3").await;
    ana.types("/me").await.says("This week: 2 of 4.");
    world.moves_to("2026-01-06 13:00").await;
    ana.last_knock().says("The first").says("The second");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_kind_of_a_post_can_be_put_right() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:A chair pillar:Technology").await;
    let opened = opens(&ana, "A chair").await;
    let kind = opened.message().selects().into_iter().find(|select| select.placeholder == "Kind of post");
    assert_eq!(kind.expect("a select").preselected, ["Technology"]);
    opened.choose("Kind of post", &["Community"]).await.says("LinkedIn · Community");
    my_posts(&ana).await.says("LinkedIn · Community");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deleted_post_can_be_brought_back_for_ten_minutes() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:A chair").await;
    let gone = opens(&ana, "A chair").await.press("Delete").await;
    my_posts(&ana).await.says("None yet");
    gone.press("Bring it back").await.says("A chair");
    my_posts(&ana).await.says("A chair");
    // Pressed once more, it is simply there.
    gone.message().press_custom_id("1:back:1").await.says("A chair");
    ana.types("/me").await.says("This week: 1 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_deleted_is_not_opened_from_an_old_page() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    ana.types("/log post:A chair").await;
    let page = my_posts(&ana).await.message();
    let opened = page.choose("Open one to edit or delete it", &["A chair"]).await.message();
    let ids: Vec<String> = opened.buttons().into_iter().filter_map(|button| button.custom_id).collect();
    opened.press("Delete").await;
    for id in ids.iter().filter(|id| !id.contains("posts")) {
        opened.press_custom_id(id).await.says("That isn't there any more");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_elses_post_stays_theirs() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    ana.types("/log post:A chair").await;
    let opened = opens(&ana, "A chair").await.message();
    let page = my_posts(&ben).await.message();
    for button in opened.buttons() {
        let id = button.custom_id.expect("a button of ours");
        let answer = page.press_custom_id(&id).await;
        match answer.try_form() {
            Some(form) => {
                assert_eq!(form.value("Title"), "", "nothing of it is shown");
            }
            None if id.contains("posts") => _ = answer.says("None yet"),
            None => _ = answer.says("That belongs to somebody else").never_says("A chair"),
        }
    }
    let selects: Vec<String> = opened.selects().into_iter().map(|select| select.custom_id).collect();
    ben.here.chooses_custom_id(&page, &selects[0], &["community"]).await.says("That belongs to somebody else");
    ben.here.chooses_custom_id(&page, &selects[1], &["x"]).await.says("That belongs to somebody else");
    ben.here.chooses_custom_id(&page, "1:post", &["1"]).await.says("That belongs to somebody else");
    ana.types("/me").await.says("This week: 1 of 4.");
    opens(&ana, "A chair").await.says("LinkedIn").never_says("Community");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn posts_are_looked_through_by_platform_and_by_kind() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    for number in 1..=12 {
        ana.types(&format!("/log post:Clip {number:02} platform:TikTok pillar:Community")).await;
    }
    for title in ["Of chairs", "Of lamps"] {
        ana.types(&format!("/log post:{title} pillar:Technology")).await;
    }
    let all = my_posts(&ana).await;
    all.says("Of lamps").says("Page 1 of 2");
    let clips = all.choose("Of which platform", &["TikTok"]).await;
    assert!(clips.is_update(), "the page turns in place");
    clips.says("Clip 12").never_says("Of lamps").says("Page 1 of 2");
    world.restarts().await;
    let older = clips.press("Older").await;
    older.says("Clip 02").says("Clip 01").never_says("Of chairs").says("Page 2 of 2");
    let shown = older.message().selects().into_iter().find(|select| select.placeholder == "Of which platform");
    assert_eq!(shown.expect("a select").preselected, ["TikTok"]);
    let none = older.choose("Of which kind", &["Technology"]).await;
    none.says("No posts of that kind.").never_says("Clip");
    let all = none.press("All my posts").await;
    all.says("Of lamps").says("Clip 12").says("Page 1 of 2");
    let lamps = all.choose("Of which kind", &["Technology"]).await;
    lamps.says("Of lamps").says("Of chairs").never_says("Clip").says("Page 1 of 1");
    // What is not there any more is not opened from a page that was sieved.
    lamps.choose("Open one to edit or delete it", &["Of lamps"]).await.press("Delete").await.says("Taken away");
    let left = my_posts(&ana).await.choose("Of which kind", &["Technology"]).await;
    left.says("Of chairs").never_says("Of lamps");
    // Buttons of before, and what nobody offered.
    let page = my_posts(&ana).await.message();
    page.press_custom_id("1:posts:1").await.says("Page 2 of 2");
    ana.here.chooses_custom_id(&page, "1:postson::", &["@everyone"]).await.says("Page 1 of 2");
}
