//! The program as a process of its own, and what stories about its end have in common.

use crate::world::{Member, World, at};
use chrono::{DateTime, Duration, Utc};
use std::fs::{File, read_to_string};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration as Span, Instant};

pub const MESSAGES: &str = "POST /channels/*/messages";
pub const OPENING: &str = "POST /users/@me/channels";
/// Longer than any story lasts.
pub const FOR_EVER: Span = Span::from_secs(300);

/// The program as a process of its own.
pub struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    pub fn start(world: &World, now: DateTime<Utc>, token: &str) -> Self {
        world.clock.set(now);
        let database = world.database();
        let folder = database.parent().expect("it lies in a folder");
        let log = folder.join(format!("log {}", now.timestamp()));
        let child = Command::new(env!("CARGO_BIN_EXE_rounds"))
            .args(["--now", &now.to_rfc3339()])
            .current_dir(folder)
            .env_clear()
            .env("DISCORD_TOKEN", token)
            .env("ROUNDS_DISCORD_URL", world.discord.url())
            .env("ROUNDS_DATABASE", &database)
            .stderr(File::create(&log).expect("a log"))
            .spawn()
            .expect("it starts");
        Self { child, log }
    }

    pub fn signal(&self, name: &str) {
        let sent = Command::new("sh").args(["-c", &format!("kill -{name} {}", self.child.id())]).status();
        assert!(sent.expect("there is a shell").success(), "SIG{name} is sent");
    }

    /// SIGKILL, and gone.
    pub fn dies(mut self) {
        self.child.kill().expect("it is killed");
        self.child.wait().expect("it is gone");
    }

    /// Waits until it ends by itself, and what it said.
    pub async fn ends(mut self, within: Span) -> (ExitStatus, String) {
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be asked") {
                return (status, self.said());
            }
            assert!(since.elapsed() < within, "it goes on: {}", self.said());
            tokio::time::sleep(Span::from_millis(20)).await;
        }
    }

    pub fn said(&self) -> String {
        read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Gone already, unless the story ended early.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Looks again and again until something is so.
pub async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let since = Instant::now();
    while !is_so() {
        assert!(since.elapsed() < Span::from_secs(20), "not within twenty seconds: {what}");
        tokio::time::sleep(Span::from_millis(5)).await;
    }
}

pub fn noon(seconds: i64) -> DateTime<Utc> {
    at("2026-01-07 12:30") + Duration::seconds(seconds)
}

pub fn settled(world: &World, state: &str) -> bool {
    world.counts(&format!("SELECT count(*) FROM deliveries WHERE state = '{state}'")) == 1
}

/// A member who is due on Wednesday at half past twelve; Rounds is not running.
pub async fn who_is_due() -> (World, Member) {
    let mut world = World::new().await;
    let ana = world.member("Ana").await;
    world.moves_to("2026-01-07 12:00").await;
    world.stops().await;
    (world, ana)
}

pub fn starts(world: &World, now: DateTime<Utc>) -> Process {
    Process::start(world, now, &world.application.token())
}

/// Started again so many seconds after half past twelve, the program brings it to an end; seen once, and still once when
/// a day has gone by.
pub async fn seen_once(mut world: World, ana: &Member, seconds: i64) {
    let process = starts(&world, noon(seconds));
    until("the knock is known to be there", || settled(&world, "sent")).await;
    process.dies();
    assert_eq!(ana.knocks().len(), 1);
    world.clock.set(noon(seconds + 60));
    world.starts().await;
    world.moves_to("2026-01-08 12:29").await;
    assert_eq!(ana.knocks().len(), 1, "{:?}", ana.knocked_at());
}
