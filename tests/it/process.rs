//! The real program as a process of its own: for what only its end can show, and for killing it.

use crate::world::World;
use chrono::{DateTime, Utc};
use std::fs::{File, read_to_string};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration as Span, Instant};

/// The program as a process of its own.
pub struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    /// Starts it on the world's database, with a clock that shows this instant.
    pub fn starts(world: &World, now: DateTime<Utc>) -> Self {
        Self::start(world, now, &world.application.token())
    }

    /// The same with a token of one's own.
    pub fn start(world: &World, now: DateTime<Utc>, token: &str) -> Self {
        Self::start_with(world, now, token, &[])
    }

    /// The same with further variables.
    pub fn start_with(world: &World, now: DateTime<Utc>, token: &str, variables: &[(&str, &str)]) -> Self {
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
            .envs(variables.iter().copied())
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
