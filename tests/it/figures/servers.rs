//! One process in ten thousand servers: how long it takes to be there, what it holds in memory, and whether people are
//! answered meanwhile.

use local_discord::{Guild, LocalDiscord, Options};
use std::fs::{File, read_to_string};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

const SERVERS: u64 = 10_000;
const SHARDS: u64 = 10;

/// The program, which ends with its holder.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // Gone already, where it was asked to end.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Program {
    /// What it holds in memory, in MiB.
    fn resident(&self) -> f64 {
        let status = read_to_string(format!("/proc/{}/status", self.0.id())).expect("Linux tells the memory");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a line");
        line.trim().trim_end_matches(" kB").parse::<f64>().expect("a number") / 1024.0
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes minutes, and prints figures; run by .ci/long"]
async fn ten_thousand_servers_in_one_process() {
    let options = Options { patience: Duration::from_secs(60), ..Options::default() };
    let discord = LocalDiscord::start(options).await.expect("it starts");
    let app = discord.application("Rounds");
    let ana = discord.person("Ana");
    let mut here: Vec<Option<Guild>> = vec![None; SHARDS as usize];
    for n in 0..SERVERS {
        let guild = discord.guild(&format!("Clinic {n}"));
        guild.add_bot(&app);
        // One server of each shard has somebody in it.
        let one = &mut here[((guild.id() >> 22) % SHARDS) as usize];
        if one.is_none() {
            guild.join(&ana);
            *one = Some(guild);
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log");
    let begun = Instant::now();
    let mut program = Program(
        Command::new(env!("CARGO_BIN_EXE_rounds"))
            .current_dir(folder.path())
            .env_clear()
            .env("DISCORD_TOKEN", app.token())
            .env("ROUNDS_DISCORD_URL", discord.url())
            .stderr(File::create(&log).expect("a log"))
            .spawn()
            .expect("it starts"),
    );
    let gateway = app.gateway();
    let mut answers = Vec::new();
    for shard in 0..SHARDS {
        let since = Instant::now();
        while gateway.of_shard(shard).connected() == 0 || app.commands().is_empty() {
            assert!(since.elapsed() < Duration::from_secs(60), "{}", read_to_string(&log).unwrap_or_default());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        println!("shard {shard} is there after {:.1} s", begun.elapsed().as_secs_f64());
        // The shards so far are served while the others are still to come.
        for guild in here.iter().take(shard as usize + 1).flatten() {
            let asked = Instant::now();
            let answer = ana.at(&guild.channel("general")).types("/help").await;
            assert!(!answer.text().is_empty());
            answers.push(asked.elapsed());
        }
    }
    let ready = begun.elapsed();
    answers.sort_unstable();
    let at = |share: usize| answers[(answers.len() * share / 100).min(answers.len() - 1)];
    tokio::time::sleep(Duration::from_secs(5)).await;
    let resident = program.resident();
    println!(
        "{SERVERS} servers, {SHARDS} shards: ready after {:.1} s, {resident:.1} MiB resident; {} commands during the start \
         answered, p50 {:?}, at most {:?}",
        ready.as_secs_f64(),
        answers.len(),
        at(50),
        at(100)
    );
    let asked = Instant::now();
    let sent = Command::new("kill").args(["-s", "TERM", &program.0.id().to_string()]).status();
    assert!(sent.expect("there is kill").success());
    assert!(program.0.wait().expect("it ends").success(), "{}", read_to_string(&log).unwrap_or_default());
    println!("ended in {:.1} s", asked.elapsed().as_secs_f64());
    let log = read_to_string(&log).expect("a log");
    assert!(!log.contains("ERROR") && !log.contains("WARN"), "{log}");
    assert_eq!(discord.take_complaints(), []);
}
