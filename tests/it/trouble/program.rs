//! The real program as a process of its own, for what only its end can show: the code and the last word.

use crate::world::World;
use chrono::{DateTime, Utc};
use std::fs::{File, read_to_string};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::{Duration as Span, Instant};

pub struct Program {
    child: Child,
    log: PathBuf,
}

impl Program {
    /// Starts it on the world's database, with a clock that shows this instant.
    pub fn starts(world: &World, now: DateTime<Utc>) -> Self {
        world.clock.set(now);
        let database = world.database();
        let folder = database.parent().expect("it lies in a folder");
        let log = folder.join("log of the program");
        let child = Command::new(env!("CARGO_BIN_EXE_rounds"))
            .args(["--now", &now.to_rfc3339()])
            .current_dir(folder)
            .env_clear()
            .env("DISCORD_TOKEN", world.application.token())
            .env("ROUNDS_DISCORD_URL", world.discord.url())
            .env("ROUNDS_DATABASE", &database)
            .stderr(File::create(&log).expect("a log"))
            .spawn()
            .expect("it starts");
        Self { child, log }
    }

    pub fn said(&self) -> String {
        read_to_string(&self.log).unwrap_or_default()
    }

    /// Waits until it ends by itself: its code, and what it said.
    pub async fn ends(mut self, within: Span) -> (Option<i32>, String) {
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be asked") {
                return (status.code(), self.said());
            }
            assert!(since.elapsed() < within, "it goes on: {}", self.said());
            tokio::time::sleep(Span::from_millis(20)).await;
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Gone already, unless the story ended early.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
