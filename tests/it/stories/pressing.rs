//! Presses that no button of ours asks for, or that are somebody else's to make.

mod every;

use crate::world::{Member, Says, World};
use local_discord::Shown;

/// Identifiers that no button of ours has, or none of this version.
const FROM_NOWHERE: [&str; 16] = [
    "",
    "1",
    "1:",
    ":",
    "0:resume",
    "2:resume",
    "resume",
    "1:nothing",
    "1:log:x",
    "1:del:99999999999999999999",
    "1:rep:all:zz",
    "1:rep:all:",
    "1:offer:1:maybe",
    "1:set:1:zz",
    "1:join:::::",
    "\u{202e}1:resume",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn buttons_from_nowhere_get_a_kind_word() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let card = ana.types("/me").await.message();
    for id in FROM_NOWHERE {
        let answer = card.press_custom_id(id).await;
        assert!(answer.is_ephemeral());
        answer.says("This button is from another version of me").says("/help");
    }
    ana.types("/me").await.says("This week: 0 of 4.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn buttons_of_rows_that_never_were_are_answered_kindly() {
    let world = World::new().await;
    let (ana, ben) = (world.member("Ana").await, world.member("Ben").await);
    let card = ana.types("/me").await.message();
    for id in [
        "1:log:999",
        "1:logo:999",
        "1:del:999",
        "1:back:999",
        "1:also:999",
        "1:place:999",
        "1:unplace:999",
        "1:pil:999",
        "1:share:999",
        "1:edit:999",
        "1:editk:999",
        "1:unleave:2026-01-05:2026-01-06",
        "1:post",
        "1:offer:999:use",
        "1:settle:999:1",
        "1:target:999:1",
        "1:asis:999",
        "1:rep:all:fff",
        "1:repp",
        "1:talked:999",
        "1:sets:999",
        "1:about:999",
        "1:str:999:card",
        "1:str:999:go:",
        "1:str:999:addif::y",
        "1:str:1:before:4294967295",
        "1:str:1:place:x",
        "1:str:1:past:x",
        "1:str:1:ready:x:y",
        "1:str:1:know:x:n",
        "1:str:1:pick",
        "1:str:1:choose:platforms:y",
        "1:str:1:choose:country:y",
        "1:str:1:choose:time:n",
        "1:str:1:editif:999:n",
        "1:str:1:ifday:999",
        "1:str:1:keep:9999-Q4",
        "1:str:1:drop:9999-Q4",
        "1:str:1:review:2026-Q1",
        "1:set:999:kd",
        "1:set:999:ti",
        "1:auth:999",
        "1:team",
        "1:quit:999:y",
        "1:quit:999:n",
        "1:posts:4294967295",
        "1:posts:4294967295:0:11",
        "1:posts:0:99:99",
        "1:postson::",
        "1:postsab:99:",
        "1:board:4294967295",
        "1:board:100000",
        "1:restd:65535",
        "1:restd:0",
        "1:settle:1:0",
        "1:settle:1:255",
        "1:target:1:0",
        "1:target:1:255",
        "1:shift:-262143-01-01",
        "1:shift:9999-12-31",
        "1:unshift:2026-01-05",
        "1:how:nothing",
        "1:why:nothing",
        "1:tch",
        "1:trk:y",
        "1:tjc",
        "1:del:-1",
        "1:log:-9223372036854775808",
        "1:logk:99:99:99:99:1:1",
    ] {
        let answer = card.press_custom_id(id).await;
        if let Some(shown) = answer.try_message() {
            shown.never_says("Something went wrong");
        }
        if let Some(form) = answer.try_form() {
            let filled = form.fields()[0].custom_id.clone();
            form.fill(&filled, "nothing much").submit().await.never_says("Something went wrong").never_says("Logged");
        }
        let answer = ana.here.chooses_custom_id(&card, id, &["999", "x", "@everyone"]).await;
        if let Some(shown) = answer.try_message() {
            shown.never_says("Something went wrong");
        }
    }
    // Nobody's data was touched by any of that.
    ben.types("/me").await.says("This week: 0 of 4.");
    world.moves_to("2026-01-12 09:00").await;
    ana.types("/help").await.says("What waits now");
}

/// Presses everything that stands on somebody's card, as somebody else.
async fn presses_all(of: &Shown, stranger: &Member, own: &Shown, refusals: &[&str]) {
    for button in of.buttons() {
        let id = button.custom_id.expect("a button of ours");
        let answer = stranger.here.presses_custom_id(own, &id).await;
        if let Some(shown) = answer.try_message() {
            let text = shown.text();
            assert!(refusals.iter().any(|refusal| text.contains(refusal)), "{}: {text}", button.label);
        }
        if let Some(form) = answer.try_form() {
            let field = form.fields()[0].custom_id.clone();
            let answer = form.fill(&field, "A table").submit().await;
            let text = answer.text();
            assert!(refusals.iter().any(|refusal| text.contains(refusal)), "{}: {text}", button.label);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stranger_presses_in_vain() {
    let world = World::new().await;
    let (ana, ben, cleo) = (world.member("Ana").await, world.member("Ben").await, world.colleague("Cleo"));
    let logged = ana.types("/log post:A chair").await.message();
    world.moves_to("2026-01-08 13:00").await;
    let knock = ana.last_knock();
    let (of_ben, of_cleo) = (ben.types("/settings").await.message(), cleo.types("/help").await.message());
    let theirs = ["That belongs to somebody else", "You haven't joined here yet"];
    presses_all(&logged, &ben, &of_ben, &theirs).await;
    presses_all(&logged, &cleo, &of_cleo, &theirs).await;
    presses_all(&knock, &cleo, &of_cleo, &theirs).await;
    ana.types("/me").await.says("This week: 1 of 4.").says("One post in your log");
    ana.types("/replies").await.says("A chair");
    assert_eq!(world.counts("SELECT count(*) FROM leave"), 0);
    assert_eq!(world.counts("SELECT count(*) FROM members"), 2, "nobody joined by pressing");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn buttons_of_another_server_mean_nothing_to_its_people() {
    let world = World::new().await;
    let ana = world.member("Ana").await;
    let logged = ana.types("/log post:A chair").await.message();
    let settings = ana.types("/settings").await.message();
    let (park, channel) = world.another_clinic("Park Practice").await;
    let dan = world.discord.person("Dan");
    park.join(&dan);
    let dan = Member { here: dan.at(&channel), direct: dan.at_dm(&world.application), person: dan };
    dan.joins("2 posts", "X", "Midday").await;
    let of_dan = dan.types("/privacy").await.message();
    let theirs = ["That belongs to somebody else"];
    presses_all(&logged, &dan, &of_dan, &theirs).await;
    for button in settings.buttons() {
        let id = button.custom_id.expect("a button of ours");
        if id.starts_with("1:set:") {
            dan.here.presses_custom_id(&of_dan, &id).await.says("That belongs to somebody else");
        }
    }
    // Whoever manages one server manages no other.
    let eve = world.discord.person("Eve");
    park.join_as(&eve, local_discord::Permissions::MANAGE_GUILD);
    world.clinic.join(&eve);
    let eve = Member { here: eve.at(&world.channel), direct: eve.at_dm(&world.application), person: eve };
    let card = eve.types("/help").await.message();
    for id in ["1:trk:n", "1:tjc"] {
        card.press_custom_id(id).await.says("for people who manage this server");
    }
    let at_home = eve.seen_in(&channel).types("/team setup").await;
    at_home.says("Members");
}
