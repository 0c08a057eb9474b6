//! What the log never holds: what people wrote, and anything by which somebody could act in another's place.

use crate::process::Process;
use crate::world::{Says, World, at};
use local_discord::RestFault;
use std::time::{Duration, Instant};

const SOON: Duration = Duration::from_secs(20);
/// Stands in everything that is typed.
const TELLING: &str = "Zwetschge";
const ANSWERS: &str = "POST /interactions/*/*/callback";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_people_wrote_and_no_token_is_logged_whatever_goes_wrong() {
    let mut world = World::new().await;
    let ana = world.member("Ana Zwetschge").await;
    world.manager("Mia Zwetschge").types("/team setup channel:#social").await;
    world.moves_to("2026-01-07 12:00").await;
    world.stops().await;
    let variables =
        [("ROUNDS_LOG_FORMAT", "json"), ("ROUNDS_LOG", "debug,rounds=trace,serenity=off,poise=warn,tracing=off")];
    let program = Process::start_with(&world, at("2026-01-07 12:29"), &world.application.token(), &variables);
    let since = Instant::now();
    while world.application.gateway().connected() == 0 || !program.said().contains("commands are registered") {
        assert!(since.elapsed() < SOON, "{}", program.said());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    // What goes well.
    ana.types(&format!("/log post:{TELLING} in the waiting room")).await.says("Logged");
    let form = ana.types("/me").await.press("Log a post").await.form();
    form.fill("A link, a title, or both", &format!("{TELLING} https://{TELLING}.example/{TELLING}")).submit().await;
    ana.types(&format!("/log post:javascript:{TELLING}")).await;
    ana.types(&format!("/log post:{TELLING} when:{TELLING}")).await;
    ana.here.autocomplete(&format!("/log post:{TELLING}")).await;
    // What does not arrive, in each way.
    let faults = world.discord.faults();
    for fault in [
        RestFault::CutBefore,
        RestFault::CutAfter,
        RestFault::Html(502),
        RestFault::Error { status: 404, code: 10062, message: "Unknown interaction".into() },
    ] {
        let once = faults.rest(ANSWERS, fault.clone());
        let _unheard = ana.here.try_runs("log", &[("post", &format!("{TELLING}, {fault:?}"))]).await;
        assert_eq!(once.hits(), 1, "{fault:?}");
    }
    // What breaks inside, with words of its own about what it broke on.
    let joined = world.counts("SELECT joined_at FROM members LIMIT 1");
    world.alters("UPDATE members SET joined_at = 8210266876799999");
    ana.types(&format!("/log post:{TELLING} breaks")).await.says("fault `");
    world.alters(&format!("UPDATE members SET joined_at = {joined}"));
    // What is sent unasked.
    let _unsent = faults.rest("POST /channels/*/messages", RestFault::Html(500)).times(2);
    let since = Instant::now();
    while !program.said().contains("something broke inside") {
        assert!(since.elapsed() < SOON, "{}", program.said());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    program.signal("TERM");
    let (_, said) = program.ends(SOON).await;
    for line in said.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(line["level"].is_string() && line["timestamp"].is_string(), "{line}");
    }
    assert_eq!(said.matches("an answer did not arrive").count(), 4, "{said}");
    assert!(said.contains("a request failed"), "{said}");
    let token = world.application.token();
    let secret = token.rsplit('.').next().expect("a token has parts");
    for telling in [TELLING, &TELLING.to_lowercase(), secret, "/interactions/", "/webhooks/"] {
        let lines: Vec<&str> = said.lines().filter(|line| line.contains(telling)).collect();
        assert!(lines.is_empty(), "{telling} in {lines:#?}");
    }
    let _told = world.discord.take_complaints();
}
