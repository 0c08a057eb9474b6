//! The page of the demo as a visitor meets it in a browser. Never looks behind the page: what a story asks for is what
//! stands on it. Where no browser was there to build with, the stories are ignored and say so.

mod visitor;

use rounds::demo::Demo;
use std::net::{Ipv4Addr, SocketAddr};
use std::rc::Rc;
use std::sync::Arc;
use tokio::task::LocalSet;
use visitor::{Key, Visitor};

/// Wide enough for everything side by side.
const DESK: u32 = 1280;
/// As narrow as a small telephone.
const TELEPHONE: u32 = 360;

/// The title of the newest card.
const TITLE: &str = "return [...document.querySelectorAll('.embed-title')].at(-1)?.textContent";

/// A demo on a free port of this machine.
async fn demo(sample: bool) -> Arc<Demo> {
    Demo::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), sample, None).await.expect("the demo starts")
}

/// Tells a story in a browser of this width, and takes everything down afterwards, also where it went wrong.
async fn told<F>(sample: bool, width: u32, story: impl FnOnce(Rc<Visitor>) -> F)
where
    F: Future<Output = ()> + 'static,
{
    let _alone = visitor::ONE_AT_A_TIME.lock().await;
    let demo = demo(sample).await;
    let visitor = Rc::new(Visitor::arrives(&demo.url(), width).await);
    let stage = LocalSet::new();
    let telling = stage.spawn_local(story(Rc::clone(&visitor)));
    let outcome = stage.run_until(telling).await;
    let complaints = visitor.leaves().await;
    demo.end().await.expect("the demo ends");
    if let Err(broken) = outcome {
        std::panic::resume_unwind(broken.into_panic());
    }
    assert!(complaints.is_empty(), "the browser complains: {complaints:#?}");
}

/// The questions of `/start` that are left once the zone is known.
async fn answers_the_questions(visitor: &Visitor) {
    visitor.chooses("Posts a week", "four posts a week").await;
    visitor.chooses("Main platform", "LinkedIn").await;
    visitor.presses("Midday").await;
    visitor.presses("Yes, write to me").await;
    visitor.presses("Put me on the board").await;
    visitor.reads("Four posts a week it is, mainly on LinkedIn").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[cfg_attr(
    not(chromium),
    ignore = "built without chromium and chromedriver on the PATH; once installed: touch build.rs"
)]
async fn a_visitor_joins_logs_hears_answers_and_is_in_the_weeks_post() {
    told(true, DESK, async |alex: Rc<Visitor>| {
        alex.sees("Sample data").await;
        alex.sees("Monday 2 March 2026, 09:0").await;
        alex.goes_to("social-media").await;

        // Whoever manages the server is told what did not go out. In a clinic where all is well that is nothing, and what
        // follows the first answer is there before the second.
        alex.takes("person-Ines Costa").await;
        alex.goes_to("social-media").await;
        for command in ["/help", "/week"] {
            alex.fills("composer", command).await;
            alex.takes("send").await;
        }
        alex.sees("Days that will not do").await;
        assert_eq!(alex.asks("return document.body.innerText.includes('did not go out')").await, false);
        alex.takes("person-Alex Novak").await;
        alex.goes_to("social-media").await;

        // Join, as the guide suggests.
        alex.takes("try-0").await;
        alex.takes("send").await;
        answers_the_questions(&alex).await;

        // Log a post, with the fields that the command asks for.
        alex.fills("composer", "/lo").await;
        alex.takes_suggestion("/log").await;
        alex.fills("option-post", "Three questions I hear every spring").await;
        alex.takes("add-option-platform").await;
        alex.fills("option-platform", "blue").await;
        alex.takes_suggestion("Bluesky").await;
        alex.takes("add-option-when").await;
        alex.fills("option-when", "10 minutes ago").await;
        alex.takes("send").await;
        alex.reads("Three questions I hear every spring").await;
        alex.reads("Bluesky").await;
        alex.reads("This week: 1 of 4.").await;

        // The next day at half past twelve.
        alex.moves("knock").await;
        alex.sees("Tuesday 3 March 2026, 12:3").await;
        alex.goes_to("Rounds").await;
        alex.reads("People may have answered you").await;
        alex.presses("All answered").await;
        alex.reads("Three questions I hear every spring").await;

        // An idea, and another one.
        alex.fills("composer", "/topic").await;
        alex.takes("send").await;
        alex.reads("What will they know or do when they have read it?").await;
        let first = alex.asks(TITLE).await;
        alex.presses("Another").await;
        alex.waits_until("another topic", &format!("{TITLE} !== {first}")).await;
        alex.reads("What will they know or do when they have read it?").await;

        alex.moves("monday").await;
        alex.sees("Monday 9 March 2026, 09:01").await;
        alex.goes_to("social-media").await;
        alex.reads("The week of 2 Mar to 8 Mar").await;
        alex.reads("Alex Novak").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[cfg_attr(
    not(chromium),
    ignore = "built without chromium and chromedriver on the PATH; once installed: touch build.rs"
)]
async fn the_keyboard_is_enough() {
    told(true, DESK, async |alex: Rc<Visitor>| {
        alex.goes_to("social-media").await;
        alex.comes_again().await;
        // From the top of the page, the first stop leads to the message box.
        alex.hits(Key::Tab).await;
        alex.hits(Key::Enter).await;
        // The command is the first that fits; it brings its fields, and goes off from the last of them.
        alex.types("/lo").await;
        alex.sees("Log what you posted").await;
        alex.hits(Key::Enter).await;
        alex.types("What our porters know").await;
        alex.hits(Key::Enter).await;
        alex.reads("You haven't joined here yet").await;
        // A command that asks for nothing, and a list under its answer.
        alex.types("/start zone:Europe/London").await;
        alex.hits(Key::Enter).await;
        alex.reads("Posts a week").await;
        alex.goes_back_to("select").await;
        alex.hits(Key::Enter).await;
        alex.types("six").await;
        alex.hits(Key::Enter).await;
        alex.reads("Main platform").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[cfg_attr(
    not(chromium),
    ignore = "built without chromium and chromedriver on the PATH; once installed: touch build.rs"
)]
async fn an_empty_server_in_a_narrow_window_works_as_well() {
    told(false, TELEPHONE, async |alex: Rc<Visitor>| {
        assert_eq!(alex.asks("return innerWidth").await, TELEPHONE);
        alex.takes("toggle-side").await;
        alex.goes_to("social-media").await;
        alex.sees("Nothing here yet").await;
        alex.takes("toggle-guide").await;
        alex.takes("try-0").await;
        alex.takes("send").await;
        answers_the_questions(&alex).await;
        alex.takes("toggle-guide").await;
        alex.takes("try-1").await;
        alex.takes("send").await;
        alex.reads("This week: 1 of 4.").await;
        alex.moves("monday").await;
        alex.sees("Monday 9 March 2026, 09:01").await;
        // Nobody has named a channel for the weekly post: it does not come. What came is a private matter.
        alex.takes("toggle-side").await;
        alex.goes_to("Rounds").await;
        alex.sees("People may have answered you").await;
        let inside = "return document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(alex.asks(inside).await, true, "nothing is pushed out of the window");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_page_itself_is_answered() {
    let demo = demo(false).await;
    let url = demo.url();
    let host = url.strip_prefix("http://").expect("an address").to_owned();
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let asked = async |get: bool, path: &str, host: &str, origin: &str| {
        let address = format!("{url}{path}");
        let request = if get { client.get(address) } else { client.post(address).body("{}") };
        let request = request.header("content-type", "application/json").header("host", host).header("origin", origin);
        request.send().await.expect("an answer").status().as_u16()
    };
    let foreign = "clinic.example";
    for (get, path) in [(true, "/"), (true, "/page/state"), (false, "/page/act"), (false, "/page/control/hour")] {
        assert_eq!(asked(get, path, &host, &url).await, 200, "{path} for the page");
        assert_eq!(asked(get, path, foreign, &url).await, 403, "{path} under a foreign name");
        assert_eq!(asked(get, path, &host, &format!("http://{foreign}")).await, 403, "{path} for a foreign page");
        assert_eq!(asked(get, path, &host, "null").await, 403, "{path} for a page without a name");
    }
    assert_eq!(asked(true, "/page/events", foreign, &url).await, 403, "what happens is told to nobody else either");
    demo.end().await.expect("the demo ends");
}

#[tokio::test]
async fn the_demo_listens_on_this_machine_alone() {
    let everywhere = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
    let refused = rounds::demo::run(everywhere, false, None).await.expect_err("it is refused");
    assert!(refused.to_string().contains("loopback only"), "{refused}");
}

#[test]
#[cfg(not(chromium))]
#[expect(clippy::disallowed_methods, reason = "whether this is an automatic run is nothing that Rounds is told")]
fn an_automatic_run_has_a_browser() {
    let automatic = std::env::var("CI").is_ok_and(|value| value == "true");
    assert!(!automatic, "CI=true, and no chromium with chromedriver was on the PATH when this was built: install both");
}
