//! Comings and goings, and what the bot hears of them.
use std::time::Duration;

use local_discord::{Options, Permissions};
use serenity::all::GatewayIntents;

use crate::trial::Trial;

#[tokio::test]
async fn a_bot_hears_messages_only_with_their_intents() {
    let quiet = Trial::usual().await;
    quiet.ana.at(&quiet.social).says("hello");
    let all = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::MESSAGE_CONTENT;
    let trial = Trial::start_with(Options::default(), all).await;
    trial.ana.at(&trial.social).says("hello");
    let answer = trial.ana.at(&trial.social).types("/echo text:there").await;
    assert_eq!(answer.text(), "there");
    assert!(trial.saw("message hello"));
    assert!(!quiet.saw("message"));
}

#[tokio::test]
async fn without_the_content_intent_messages_are_blank() {
    let intents = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES;
    let trial = Trial::start_with(Options::default(), intents).await;
    trial.ana.at(&trial.social).says("hello");
    trial.ana.at(&trial.social).types("/echo text:there").await;
    assert!(!trial.saw("message hello"));
    assert!(trial.saw("message "));
}

#[tokio::test]
async fn every_event_is_read() {
    let trial = Trial::start_with(Options::default(), GatewayIntents::all()).await;
    let role = trial.clinic.role("Nurses", Permissions::SEND_MESSAGES).mentionable();
    let ben = trial.discord.person("Ben");
    ben.joins(&trial.clinic);
    role.goes_to(&ben);
    role.is_taken_from(&ben);
    role.permits(Permissions::NONE);
    role.deletes();
    ben.leaves(&trial.clinic);
    let other = trial.clinic.channel("other");
    other.denies(Permissions::SEND_MESSAGES, &trial.app);
    let said = trial.ana.at(&other).says("hello <@1>");
    trial.ana.at_dm(&trial.app).says("psst");
    other.loses(&said);
    other.deletes();
    trial.clinic.goes_down();
    trial.clinic.comes_back();
    let second = trial.discord.guild("Second");
    second.add_bot(&trial.app);
    second.remove_bot(&trial.app);
    trial.ana.at(&trial.social).types("/card").await.press("Change").await;
    trial.discord.idle(Duration::from_secs(1)).await.expect("idle");
    assert!(trial.saw("gone true") && trial.saw("gone false") && trial.saw("guild Second"));
    // Serenity reads each of them, or the trial fails at its end.
}
