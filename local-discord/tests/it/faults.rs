//! What goes wrong on order goes wrong as it would with Discord.
use std::time::{Duration, Instant};

use local_discord::RestFault;
use serenity::all::*;

use crate::trial::Trial;

const ROUTE: &str = "POST /channels/*/messages";

fn status(error: &serenity::Error) -> Option<u16> {
    match error {
        serenity::Error::Http(HttpError::UnsuccessfulRequest(no)) => Some(no.status_code.as_u16()),
        serenity::Error::Http(HttpError::Request(_)) => None,
        other => panic!("unexpected: {other:?}"),
    }
}

#[tokio::test]
async fn requests_fail_once_or_until_lifted() {
    let trial = Trial::usual().await;
    let channel = ChannelId::new(trial.social.id());
    let say = || async { channel.say(&trial.http, "hello").await.map(|_| ()).map_err(|e| status(&e)) };
    let faults = trial.discord.faults();
    for (fault, seen) in [
        (RestFault::Status(503), Some(503)),
        (RestFault::Error { status: 403, code: 50013, message: "Missing Permissions".into() }, Some(403)),
        (RestFault::RateLimited { retry_after: 0.1, global: true }, Some(429)),
        (RestFault::SharedLimit { retry_after: 0.1 }, Some(429)),
        (RestFault::Html(502), Some(502)),
        (RestFault::CutBefore, None),
    ] {
        let handle = faults.rest(ROUTE, fault.clone());
        assert_eq!(say().await, Err(seen), "{fault:?}");
        assert_eq!(handle.hits(), 1);
        assert_eq!(trial.social.messages().len(), 0, "{fault:?} did not act");
        assert_eq!(say().await, Ok(()), "only once");
        trial.social.loses(&trial.social.messages()[0]);
    }
    let handle = faults.rest(ROUTE, RestFault::Status(500)).until_lifted();
    assert!(say().await.is_err() && say().await.is_err());
    handle.lift();
    assert!(say().await.is_ok());
}

#[tokio::test]
async fn some_act_and_do_not_say_so() {
    let trial = Trial::usual().await;
    let channel = ChannelId::new(trial.social.id());
    let faults = trial.discord.faults();
    for (fault, seen) in [(RestFault::CutAfter, None), (RestFault::StatusAfter(502), Some(502))] {
        let _once = faults.rest(ROUTE, fault);
        let before = trial.social.messages().len();
        assert_eq!(channel.say(&trial.http, "hello").await.map_err(|e| status(&e)).expect_err("no answer"), seen);
        assert_eq!(trial.social.messages().len(), before + 1);
    }
    let _once = faults.rest("* /channels/**", RestFault::Delay(Duration::from_millis(80)));
    let start = Instant::now();
    channel.say(&trial.http, "slow").await.expect("sent");
    assert!(start.elapsed() >= Duration::from_millis(80));
}
