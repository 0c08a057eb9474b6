//! A world for stories: a local Discord, the unmodified bot connected to it, and a clock that is moved by hand.

use chrono::{DateTime, Duration, TimeZone, Utc};
use chrono_tz::Tz;
use local_discord::{
    Answer, Application, Channel, Guild, LocalDiscord, Options, Permissions, Person, RateLimits, Seat, Shown,
};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rounds::clock::Clock;
use rounds::discord::transport::Way;
use rounds::prompts::Catalog;
use rounds::run::{self, Bot, Parts};
use rounds::store::{OpenError, Store};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration as Span;

/// The zone in which stories are told.
pub const ZONE: Tz = chrono_tz::Europe::Berlin;
/// How long, in real time, the world may take to come to rest.
const REST: Span = Span::from_secs(20);

/// The bank, read once for all stories.
pub fn catalog() -> Arc<Catalog> {
    static BANK: OnceLock<Arc<Catalog>> = OnceLock::new();
    Arc::clone(BANK.get_or_init(|| Arc::new(Catalog::built_in().expect("the bank has no faults"))))
}

/// A wall time in [`ZONE`]: `at("2026-01-05 09:00")`.
pub fn at(wall: &str) -> DateTime<Utc> {
    let naive = chrono::NaiveDateTime::parse_from_str(wall, "%Y-%m-%d %H:%M").expect("a wall time");
    ZONE.from_local_datetime(&naive).earliest().expect("it exists").to_utc()
}

pub struct World {
    pub discord: LocalDiscord,
    pub application: Application,
    pub clinic: Guild,
    pub channel: Channel,
    pub clock: Clock,
    /// Over how many shards its bot is spread.
    shards: usize,
    bot: Option<Bot>,
    store: Option<Store>,
    folder: tempfile::TempDir,
}

impl World {
    /// A clinic with a bot in it, on Monday 5 January 2026 at nine.
    pub async fn new() -> Self {
        Self::beginning("2026-01-05 09:00").await
    }

    pub async fn beginning(wall: &str) -> Self {
        Self::on(wall, Options::default()).await
    }

    /// A world whose bot takes the way it takes in production: TLS, the limiter on, and no proxy in between. Discord
    /// allows it so many requests a second, in real time. The gateway is asked for over TLS and is itself a plain
    /// WebSocket, since no root can be handed to serenity's.
    pub async fn in_production(wall: &str, a_second: u32) -> Self {
        Self::on(wall, Options { tls: true, rate_limits: RateLimits::Global(a_second), ..Options::default() }).await
    }

    /// A world with a Discord that is otherwise than usual.
    pub async fn on(wall: &str, options: Options) -> Self {
        let clock = Clock::standing_at(at(wall));
        let shown = clock.clone();
        let shards = options.shards.map_or(1, |shards| usize::try_from(shards).expect("a few"));
        let options = Options { clock: Arc::new(move || shown.now()), ..options };
        let discord = LocalDiscord::start(options).await.expect("local Discord starts");
        let application = discord.application("Rounds");
        let clinic = discord.guild("Harbour Clinic");
        clinic.add_bot(&application);
        let channel = clinic.channel("social");
        let folder = tempfile::tempdir().expect("a folder");
        let mut world = Self { discord, application, clinic, channel, clock, shards, bot: None, store: None, folder };
        world.starts().await;
        world
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("rounds.db")
    }

    /// The database. A bot that was stopped a moment ago may still be letting go of it.
    async fn opens(&self) -> Store {
        let end = tokio::time::Instant::now() + REST;
        loop {
            match Store::open(&self.database()) {
                Err(OpenError::InUse(_)) if tokio::time::Instant::now() < end => {
                    tokio::time::sleep(Span::from_millis(1)).await
                }
                opened => return opened.expect("the database opens"),
            }
        }
    }

    /// Starts the bot, as after a deploy.
    pub async fn starts(&mut self) {
        let again = self.database().exists();
        let store = self.opens().await;
        self.store = Some(store.clone());
        let production = self.discord.tls_addr().zip(self.discord.ca_pem().map(Into::into));
        let url = production.is_none().then(|| self.discord.url());
        let way = Way { token: self.application.token(), url, resolve: production };
        // The same story always falls the same way, and yet no two starts of it throw the same dice.
        let dice = StdRng::seed_from_u64(if again { self.clock.now().timestamp().unsigned_abs() } else { 7 });
        let parts = Parts {
            way,
            only_team: None,
            backups: None,
            metrics: Some(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))),
            catalog: catalog(),
            clock: self.clock.clone(),
            dice,
        };
        self.bot = Some(run::start(store, parts).await.expect("the bot starts"));
        self.application.comes_online().await;
        self.application.gateway().until_connected(self.shards).await;
        self.rests().await;
    }

    /// Stops the bot, as before a deploy.
    pub async fn stops(&mut self) {
        self.store = None;
        if let Some(bot) = self.bot.take() {
            bot.stop().await.expect("the bot ends in order");
        }
    }

    pub async fn restarts(&mut self) {
        self.stops().await;
        self.starts().await;
    }

    fn bot(&self) -> &Bot {
        self.bot.as_ref().expect("the bot runs")
    }

    /// Waits until nothing is in flight and the scheduler has worked off what is due now.
    pub async fn rests(&self) {
        self.discord.idle(REST).await.expect("requests come to rest");
        let landed = async {
            while self.bot().in_flight() > 0 {
                tokio::time::sleep(Span::from_millis(1)).await;
            }
        };
        tokio::time::timeout(REST, landed).await.expect("what the gateway tells is taken up");
        tokio::time::timeout(REST, self.bot().settled()).await.expect("the scheduler comes to rest");
        self.discord.idle(REST).await.expect("requests come to rest");
    }

    /// Moves the clock to a wall time, through each due instant in order, and lets the world rest at each.
    pub async fn moves_to(&self, wall: &str) {
        self.moves_to_instant(at(wall)).await;
    }

    pub async fn moves_to_instant(&self, target: DateTime<Utc>) {
        assert!(target >= self.clock.now(), "the clock runs forward");
        self.rests().await;
        self.bot().move_to(target).await;
        self.rests().await;
    }

    pub async fn moves_by(&self, by: Duration) {
        self.moves_to_instant(self.clock.now() + by).await;
    }

    /// A colleague, in the team's channel, who has not joined Rounds.
    pub fn colleague(&self, name: &str) -> Member {
        let person = self.discord.person(name);
        self.clinic.join(&person);
        Member { here: person.at(&self.channel), direct: person.at_dm(&self.application), person }
    }

    /// Somebody who manages the server.
    pub fn manager(&self, name: &str) -> Member {
        let person = self.discord.person(name);
        self.clinic.join_as(&person, Permissions::MANAGE_GUILD);
        Member { here: person.at(&self.channel), direct: person.at_dm(&self.application), person }
    }

    /// A colleague who has joined: four posts a week on LinkedIn, knocks at 12:30, on the board.
    pub async fn member(&self, name: &str) -> Member {
        let member = self.colleague(name);
        member.joins("4 posts", "LinkedIn", "Midday").await;
        self.rests().await;
        member
    }
}

/// A person with the two places in which they are seen here.
pub struct Member {
    pub person: Person,
    pub here: Seat,
    pub direct: Seat,
}

impl Member {
    pub async fn types(&self, command: &str) -> Answer {
        self.here.types(command).await
    }

    /// Joins through the questions of `/start`, with consent and on the board.
    pub async fn joins(&self, target: &str, platform: &str, rhythm: &str) -> Answer {
        let target = target.split(' ').next().expect("a number");
        let answer = self.types(&format!("/start zone:Europe/Berlin target:{target}")).await;
        let mut answer = answer.choose("Main platform", &[platform]).await;
        // Whoever is in another team already is asked for neither.
        for label in [rhythm, "Yes, write to me"] {
            if labels(&answer.message()).iter().any(|one| one == label) {
                answer = answer.press(label).await;
            }
        }
        answer.press("Put me on the board").await
    }

    /// The direct messages of Rounds, oldest first, answers to presses apart.
    pub fn knocks(&self) -> Vec<Shown> {
        self.direct.reads().into_iter().filter(|shown| !shown.is_ephemeral()).collect()
    }

    pub fn last_knock(&self) -> Shown {
        self.knocks().pop().expect("a knock has come")
    }
}

/// What a story listens for in what is seen.
pub trait Says {
    fn said(&self) -> String;

    #[track_caller]
    fn says(&self, fragment: &str) -> &Self {
        let said = self.said();
        assert!(said.contains(fragment), "no “{fragment}” in:\n{said}");
        self
    }

    #[track_caller]
    fn never_says(&self, fragment: &str) -> &Self {
        let said = self.said();
        assert!(!said.contains(fragment), "“{fragment}” in:\n{said}");
        self
    }
}

impl Says for Answer {
    fn said(&self) -> String {
        self.text()
    }
}

impl Says for Shown {
    fn said(&self) -> String {
        self.text()
    }
}

impl World {
    /// A further server with the bot in it, and a channel there.
    pub async fn another_clinic(&self, name: &str) -> (Guild, Channel) {
        let guild = self.discord.guild(name);
        guild.add_bot(&self.application);
        let channel = guild.channel("posts");
        self.rests().await;
        (guild, channel)
    }

    /// A number out of the database, for what nothing on screen shows.
    pub fn counts(&self, query: &str) -> i64 {
        let database = rusqlite::Connection::open(self.database()).expect("the database opens");
        database.query_row(query, [], |row| row.get(0)).expect("a number")
    }
}

impl Member {
    /// The same person in another channel.
    pub fn seen_in(&self, channel: &Channel) -> Self {
        Self { here: self.person.at(channel), direct: self.direct.clone(), person: self.person.clone() }
    }
}

impl World {
    /// Several further colleagues who have joined like [`Self::member`].
    pub async fn members(&self, names: &[&str]) -> Vec<Member> {
        let mut all = Vec::new();
        for name in names {
            all.push(self.member(name).await);
        }
        all
    }
}

impl Member {
    /// When each direct message came, as the clock in [`ZONE`] showed it.
    pub fn knocked_at(&self) -> Vec<String> {
        self.knocks().iter().map(|knock| wall(knock.at())).collect()
    }

    /// Logs a post of this title, on LinkedIn, just now.
    pub async fn logs(&self, title: &str) -> Answer {
        let answer = self.here.runs("log", &[("post", title), ("platform", "LinkedIn")]).await;
        answer.says("Logged");
        answer
    }

    /// Does something that says nothing, but shows that somebody is there.
    pub async fn stirs(&self) {
        self.types("/me").await;
    }

    /// Changes a weekday select of the settings.
    pub async fn sets_days(&self, select: &str, days: &[&str]) {
        self.types("/settings").await.choose(select, days).await;
    }

    /// Sets how often Rounds may write.
    pub async fn sets_intensity(&self, name: &str) {
        self.types("/settings").await.choose("How often", &[name]).await.says(name);
    }

    /// Sets knock time, active hours and the end of the day.
    pub async fn sets_times(&self, knock: &str, from: &str, until: &str, ends: &str) -> Answer {
        let form = self.types("/settings").await.press("Times").await.form();
        let form = form.fill("knock", knock).fill("from", from).fill("until", until).fill("ends", ends);
        form.submit().await
    }
}

/// What the clock in [`ZONE`] shows at an instant: `2026-01-05 09:00`.
pub fn wall(at: DateTime<Utc>) -> String {
    at.with_timezone(&ZONE).format("%Y-%m-%d %H:%M").to_string()
}

/// The labels of a message's buttons.
pub fn labels(message: &Shown) -> Vec<String> {
    message.buttons().into_iter().map(|button| button.label).collect()
}

impl World {
    /// The bot's own database, for what only its own connection can meet.
    pub fn store(&self) -> &Store {
        self.store.as_ref().expect("the bot runs")
    }

    /// Changes the database behind the bot's back, for what should never stand there.
    pub fn alters(&self, statement: &str) {
        let database = rusqlite::Connection::open(self.database()).expect("the database opens");
        assert_eq!(database.execute(statement, []).expect("it is altered"), 1, "{statement}");
    }
}

impl World {
    /// A word out of the database, for what nothing on screen shows; none is the word for none.
    pub fn reads(&self, query: &str) -> String {
        let database = rusqlite::Connection::open(self.database()).expect("the database opens");
        let found: Option<String> = database.query_row(query, [], |row| row.get(0)).ok();
        found.unwrap_or_else(|| "none".into())
    }
}

impl World {
    /// Everything that is said in answer, what follows it included.
    pub async fn all_said(&self, answer: &Answer) -> String {
        self.rests().await;
        let further = answer.follow_ups();
        std::iter::once(answer.text()).chain(further.iter().map(Shown::text)).collect::<Vec<_>>().join("\n")
    }
}

impl World {
    /// Every table but those that hold nothing of a single person, and the outbox, whose rows are a person's by their kind.
    pub fn tables_of_people(&self) -> Vec<String> {
        let database = rusqlite::Connection::open(self.database()).expect("the database opens");
        let mut statement = database
            .prepare(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                     AND name NOT IN ('teams', 'team_aims', 'team_topics', 'topic_files', 'recaps', 'suspicions', 'queue',
                     'deliveries', 'erasures', 'expiries', 'deletions', 'trials') ORDER BY name",
            )
            .expect("a question");
        let names = statement.query_map([], |row| row.get(0)).expect("an answer");
        names.map(|name| name.expect("a name")).collect()
    }

    /// How many rows each of those tables holds.
    pub fn rows_of_people(&self) -> Vec<(String, i64)> {
        let count = |table: String| {
            let rows = self.counts(&format!("SELECT count(*) FROM {table}"));
            (table, rows)
        };
        self.tables_of_people().into_iter().map(count).collect()
    }
}

impl World {
    /// What whoever watches the bot is answered: the status, and the words.
    pub async fn watched(&self, path: &str) -> (u16, String) {
        let addr = self.bot().metrics_at().expect("it is watched");
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        let answer = client.get(format!("http://{addr}{path}")).send().await.expect("an answer");
        (answer.status().as_u16(), answer.text().await.expect("words"))
    }
}
