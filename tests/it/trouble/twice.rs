//! The same request delivered twice: one row, and one answer.

use crate::world::{Member, Says, World};
use local_discord::Answer;

/// Everything that a person can see.
fn seen(world: &World, ana: &Member) -> Vec<String> {
    let places = [ana.here.reads(), ana.direct.reads(), world.channel.messages()];
    places.into_iter().flatten().map(|shown| shown.text()).collect()
}

/// Delivers each a second time, and says which of them were taken up again.
async fn come_again(world: &World, done: Vec<(&'static str, Answer)>) -> Vec<&'static str> {
    let mut again = tokio::task::JoinSet::new();
    for (what, answer) in done {
        let discord = world.discord.clone();
        again.spawn(async move { discord.replays(&answer).await.then_some(what) });
    }
    let again = again.join_all().await.into_iter().flatten().collect();
    world.rests().await;
    again
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_a_menu_a_button_a_select_and_a_form_are_each_done_once() {
    let world = World::new().await;
    let ana = world.manager("Ana");
    ana.joins("4 posts", "LinkedIn", "Midday").await;
    let mut done = Vec::new();
    for command in [
        "/log post:A chair",
        "/topic",
        "/me",
        "/week",
        "/replies",
        "/pause from:tomorrow until:2026-01-09",
        "/settings",
        "/settings zone:Europe/Lisbon",
        "/help",
        "/privacy",
        "/leaderboard",
        "/team setup",
        "/team topics",
        "/start",
    ] {
        done.push((command, ana.types(command).await));
    }
    let logged = ana.types("/log post:A table").await;
    let chosen = logged.choose("Also on …", &["Instagram"]).await;
    let deleted = chosen.press("Delete").await;
    done.push(("Bring it back", deleted.press("Bring it back").await));
    done.push(("Delete", deleted));
    done.push(("Also on", chosen));
    done.push(("Another", ana.types("/topic").await.press("Another").await));
    let lamp = ana.types("/log post:A lamp").await;
    done.push(("Share with the team", lamp.press("Share with the team").await));
    let mine = ana.types("/topic").await.press("Use it").await.press("Make it mine").await.form().submit().await;
    done.push(("Propose to the team", mine.press("Propose to the team").await));
    done.push(("the form of a twist", mine));
    let added = ana.types("/team topics").await.press("Add a topic").await.form();
    let added = added.fill("Title", "The lift").fill("Idea", "Who rides in it.").submit().await;
    done.push(("Retire it", added.press("Retire it").await));
    done.push(("the form of a topic", added));
    let opened = ana.types("/me").await.press("Log a post").await;
    done.push(("the form", opened.form().fill("A link, a title, or both", "From a form").submit().await));
    done.push(("Log a post", opened));
    let message = ana.here.says("https://youtu.be/abcdefghij1 https://vimeo.com/5");
    let menu = ana.here.uses("Log as my post", &message).await;
    done.push(("the form of the menu", menu.form().submit().await));
    done.push(("the menu", menu));
    let before = (world.rows_of_people(), seen(&world, &ana));
    assert_eq!(come_again(&world, done).await, [""; 0], "done twice");
    assert_eq!((world.rows_of_people(), seen(&world, &ana)), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_restart_in_between_what_was_logged_is_still_logged_once() {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    let command = ana.logs("A chair").await;
    let filled = ana.types("/me").await.press("Log a post").await.form();
    let filled = filled.fill("A link, a title, or both", "From a form").submit().await;
    let menu =
        ana.here.uses("Log as my post", &ana.here.says("https://youtu.be/abcdefghij1 https://vimeo.com/5")).await;
    let several = menu.form().submit().await;
    let undone = ana.logs("Taken back").await.press("Undo").await;
    world.restarts().await;
    let before = (world.rows_of_people(), seen(&world, &ana));
    // A bot that was started anew knows them no more; what it kept does, and Discord takes no second answer.
    let all = vec![("command", command), ("form", filled), ("several", several), ("button", undone)];
    let _tried = come_again(&world, all).await;
    assert_eq!((world.rows_of_people(), seen(&world, &ana)), before);
    ana.types("/me").await.says("Four posts in your log");
}
