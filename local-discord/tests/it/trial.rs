//! A clinic with the bot in it. A trial fails when serenity dropped an event that it could not read.
use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use local_discord::{Application, Channel, Guild, LocalDiscord, Options, Permissions as May, Person};
use serenity::all::*;
use tokio::task::JoinHandle;
use tracing_subscriber::layer::{Context as Layered, SubscriberExt};

use crate::bot::{Bot, Seen};

/// Keeps serenity's word for an event that it could not read.
struct Watch(Arc<Mutex<Vec<String>>>);

struct Words(String);

impl tracing::field::Visit for Words {
    fn record_debug(&mut self, _: &tracing::field::Field, value: &dyn Debug) {
        write!(self.0, "{value:?} ").expect("a string takes all");
    }
}

impl<S: tracing::Subscriber> tracing_subscriber::Layer<S> for Watch {
    fn on_event(&self, event: &tracing::Event<'_>, _: Layered<'_, S>) {
        let mut words = Words(String::new());
        event.record(&mut words);
        if words.0.contains("unknown event was received") {
            self.0.lock().expect("not poisoned").push(words.0);
        }
    }
}

/// A clinic with a bot in it.
pub(crate) struct Trial {
    pub(crate) discord: LocalDiscord,
    pub(crate) app: Application,
    pub(crate) clinic: Guild,
    pub(crate) social: Channel,
    pub(crate) ana: Person,
    pub(crate) seen: Arc<Seen>,
    pub(crate) http: Arc<Http>,
    bot: JoinHandle<()>,
    dropped: Arc<Mutex<Vec<String>>>,
    _quiet: tracing::subscriber::DefaultGuard,
}

impl Trial {
    pub(crate) async fn start(options: Options) -> Self {
        Self::start_with(options, GatewayIntents::GUILDS).await
    }

    pub(crate) async fn start_with(options: Options, intents: GatewayIntents) -> Self {
        let dropped = Arc::new(Mutex::new(Vec::new()));
        let watch = tracing_subscriber::registry().with(Watch(Arc::clone(&dropped)));
        let quiet = tracing::subscriber::set_default(watch);
        let discord = LocalDiscord::start(options).await.expect("it starts");
        let app = discord.application("Tally").allows_intents(u64::MAX);
        let clinic = discord.guild("Harbour Clinic");
        let social = clinic.channel("social");
        clinic.add_bot(&app);
        let ana = discord.person("Ana").locale("en-GB");
        clinic.join(&ana);
        let seen = Arc::new(Seen::default());
        let http = HttpBuilder::new(app.token()).proxy(discord.url()).ratelimiter_disabled(true).build();
        let mut client = ClientBuilder::new_with_http(http, intents)
            .event_handler(Bot { seen: Arc::clone(&seen) })
            .await
            .expect("a client");
        let http = Arc::clone(&client.http);
        let bot = tokio::spawn(async move {
            if let Err(why) = client.start().await {
                tracing::error!(?why, "the bot ended");
            }
        });
        app.comes_online().await;
        Self { discord, app, clinic, social, ana, seen, http, bot, dropped, _quiet: quiet }
    }

    pub(crate) async fn usual() -> Self {
        Self::start(Options::default()).await
    }

    pub(crate) fn boss(&self) -> Person {
        let boss = self.discord.person("Boss");
        self.clinic.join_as(&boss, May::MANAGE_GUILD);
        boss
    }

    pub(crate) fn saw(&self, what: &str) -> bool {
        self.seen.events.lock().expect("not poisoned").iter().any(|e| e.contains(what))
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        self.bot.abort();
        let dropped = self.dropped.lock().expect("not poisoned");
        assert!(dropped.is_empty() || std::thread::panicking(), "serenity dropped events: {dropped:?}");
    }
}
