//! Measures the whole way of a command: the release binary against a local Discord, each a process of its own. A
//! hundred people join, then log thousands of posts, one by one and many at once. Fails where a single post is missing;
//! never decides what is quick enough.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// How many people join.
const PEOPLE: usize = 100;
/// How often something is done one by one.
const ONE_BY_ONE: usize = 2000;
/// How often something is done with many at once.
const TOGETHER: usize = 5000;
/// How many that are.
const IN_FLIGHT: usize = 64;
/// How long all of it may take.
const LIMIT: Duration = Duration::from_secs(900);
/// How long a process may take to be there, or to end.
const PATIENCE: Duration = Duration::from_secs(30);

#[tokio::main]
async fn main() -> Result<()> {
    let local_discord = built_local_discord()?;
    tokio::time::timeout(LIMIT, load(&local_discord)).await.context("it takes too long")?
}

async fn load(local_discord: &Path) -> Result<()> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let database = folder.path().join("load.db");
    let mut discord = Discord::start(local_discord)?;
    let page = Arc::new(Page { client: reqwest::Client::builder().no_proxy().build()?, url: discord.url.clone() });
    let mut bot = Process(
        Command::new(env!("CARGO_BIN_EXE_rounds"))
            .env_clear()
            .env("DISCORD_TOKEN", &discord.token)
            .env("ROUNDS_DISCORD_URL", &discord.url)
            .env("ROUNDS_DATABASE", &database)
            .env("ROUNDS_LOG", "warn,serenity=off")
            .current_dir(folder.path())
            .spawn()?,
    );
    let people = page.people().await?;
    ensure!(people.len() == PEOPLE, "{} people are there", people.len());

    let mut out = std::io::stdout();
    writeln!(out, "| | how often | in flight | p50 | p99 | per second | bot before | bot after |")?;
    writeln!(out, "|---|---:|---:|---:|---:|---:|---:|---:|")?;
    let mut phase = async |what: &str, count, in_flight, deed: Deed| -> Result<()> {
        let before = resident(&bot)?;
        let start = Instant::now();
        let mut times = all(count, in_flight, &page, &people, deed).await.context(what.to_owned())?;
        let took = start.elapsed();
        let after = resident(&bot)?;
        times.sort_unstable();
        let at = |share: usize| times[(count * share / 100).min(count - 1)].as_secs_f64() * 1000.0;
        let (p50, p99, rate) = (at(50), at(99), count as f64 / took.as_secs_f64());
        writeln!(
            out,
            "| {what} | {count} | {in_flight} | {p50:.2} ms | {p99:.2} ms | {rate:.0} | {before:.1} MiB | {after:.1} MiB |"
        )?;
        Ok(out.flush()?)
    };
    phase("join through `/start`", PEOPLE, 1, join).await?;
    phase("`/log`", ONE_BY_ONE, 1, log).await?;
    phase("`/log`", TOGETHER, IN_FLIGHT, log_more).await?;
    // The same way there and back, with nothing to do in between: an autocompletion touches no database.
    phase("offer a time zone", ONE_BY_ONE, 1, complete).await?;
    phase("offer a time zone", TOGETHER, IN_FLIGHT, complete).await?;

    bot.ends("TERM").context("the bot")?;
    kept(&database, &people)?;
    let complaints = discord.ends()?;
    ensure!(complaints.is_empty(), "local Discord complains:\n{}", complaints.join("\n"));
    writeln!(out, "\nAll {} posts are there, {} of each person.", ONE_BY_ONE + TOGETHER, posts_of_each())?;
    Ok(())
}

const fn posts_of_each() -> usize {
    (ONE_BY_ONE + TOGETHER) / PEOPLE
}

/// Every post is there, with its own title, and they are shared out evenly.
fn kept(database: &Path, people: &[Person]) -> Result<()> {
    let database = rusqlite::Connection::open(database)?;
    let count = |query: &str| database.query_row(query, [], |row| row.get::<_, i64>(0));
    let posts = count("SELECT count(DISTINCT title) FROM posts WHERE deleted_at IS NULL")?;
    ensure!(usize::try_from(posts)? == ONE_BY_ONE + TOGETHER, "{posts} posts are there");
    let even =
        format!("SELECT count(*) FROM (SELECT 1 FROM posts GROUP BY member HAVING count(*) = {})", posts_of_each());
    let even = count(&even)?;
    ensure!(usize::try_from(even)? == people.len(), "{even} people have all of theirs");
    Ok(())
}

// What is done.

/// The `n`th time that somebody does something.
type Deed = fn(Arc<Page>, Person, usize) -> Doing;
type Doing = std::pin::Pin<Box<dyn Future<Output = Result<()>> + Send>>;

fn join(page: Arc<Page>, person: Person, _: usize) -> Doing {
    Box::pin(async move {
        page.act(&person, &command("start", json!({"zone": "Europe/Berlin", "target": 4}))).await?;
        for answer in ["LinkedIn", "Midday", "Yes, write to me", "Put me on the board"] {
            let (message, component) = page.offered(&person, answer).await?;
            let deed = match component["type"].as_u64() {
                Some(3) => json!({"type": "choose", "message": message, "custom_id": component["custom_id"],
                    "values": [component["value"]]}),
                _ => json!({"type": "press", "message": message, "custom_id": component["custom_id"]}),
            };
            page.act(&person, &deed).await?;
        }
        Ok(())
    })
}

fn log(page: Arc<Page>, person: Person, n: usize) -> Doing {
    let words = ["corridor", "waiting room", "night shift", "new lamp", "first patient", "coffee", "bicycle"];
    let post = format!("Number {n}: about the {} and what came of it", words[n % words.len()]);
    Box::pin(async move { page.act(&person, &command("log", json!({"post": post}))).await.map(drop) })
}

fn log_more(page: Arc<Page>, person: Person, n: usize) -> Doing {
    log(page, person, ONE_BY_ONE + n)
}

fn complete(page: Arc<Page>, person: Person, _: usize) -> Doing {
    let deed = json!({"type": "autocomplete", "name": "start", "focused": "zone", "options": {"zone": "Ber"}});
    Box::pin(async move {
        let answer = page.act(&person, &deed).await?;
        ensure!(answer["choices"].as_array().is_some_and(|choices| !choices.is_empty()), "nothing is offered");
        Ok(())
    })
}

fn command(name: &str, options: Value) -> Value {
    json!({"type": "command", "name": name, "options": options})
}

/// Does a deed `count` times, so many at once, by one person after the other; answers with how long each took.
async fn all(count: usize, in_flight: usize, page: &Arc<Page>, people: &[Person], deed: Deed) -> Result<Vec<Duration>> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut hands = JoinSet::new();
    for _ in 0..in_flight {
        let (next, page, people) = (Arc::clone(&next), Arc::clone(page), people.to_vec());
        hands.spawn(async move {
            let mut times = Vec::new();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= count {
                    return anyhow::Ok(times);
                }
                let start = Instant::now();
                deed(Arc::clone(&page), people[n % people.len()].clone(), n).await?;
                times.push(start.elapsed());
            }
        });
    }
    let mut times = Vec::with_capacity(count);
    while let Some(done) = hands.join_next().await {
        times.extend(done??);
    }
    Ok(times)
}

// The page of local Discord.

/// Somebody, and the channel in which they are.
#[derive(Clone)]
struct Person {
    id: String,
    place: String,
}

struct Page {
    client: reqwest::Client,
    url: String,
}

impl Page {
    async fn state(&self, person: Option<&str>) -> Result<Value> {
        let as_whom = person.map(|id| format!("?as={id}")).unwrap_or_default();
        let answer = self.client.get(format!("{}/page/state{as_whom}", self.url)).send().await?.error_for_status()?;
        Ok(serde_json::from_str(&answer.text().await?)?)
    }

    /// Everybody, as soon as the bot is connected and its commands are there.
    async fn people(&self) -> Result<Vec<Person>> {
        let end = Instant::now() + PATIENCE;
        let state = loop {
            let state = self.state(None).await?;
            if state["commands"].as_array().is_some_and(|all| all.iter().any(|one| one["name"] == "log")) {
                break state;
            }
            ensure!(Instant::now() < end, "the bot does not come online");
            tokio::time::sleep(Duration::from_millis(20)).await;
        };
        let place = state["places"].as_array().into_iter().flatten().find(|place| place["kind"] == "channel");
        let place = place.and_then(|place| place["id"].as_str()).context("there is no channel")?;
        let people = state["people"].as_array().into_iter().flatten().filter_map(|one| one["id"].as_str());
        Ok(people.map(|id| Person { id: id.to_owned(), place: place.to_owned() }).collect())
    }

    /// Does something as a person, and waits for what the bot answers.
    async fn act(&self, person: &Person, deed: &Value) -> Result<Value> {
        let body = json!({"as": person.id, "place": person.place, "do": deed}).to_string();
        let request = self.client.post(format!("{}/page/act", self.url)).header("content-type", "application/json");
        let answer: Value = serde_json::from_str(&request.body(body).send().await?.text().await?)?;
        ensure!(answer["ok"] == true, "{deed} comes to {answer}");
        Ok(answer)
    }

    /// The button or the select's option with these words under the newest message, and the message.
    async fn offered(&self, person: &Person, words: &str) -> Result<(Value, Value)> {
        let state = self.state(Some(&person.id)).await?;
        let message = state["messages"][&person.place].as_array().and_then(|all| all.last()).context("no message")?;
        let rows = message["components"].as_array().into_iter().flatten();
        for component in rows.flat_map(|row| row["components"].as_array().into_iter().flatten()) {
            let mut options = component["options"].as_array().into_iter().flatten();
            if let Some(option) = options.find(|option| option["label"] == words) {
                let mut component = component.clone();
                component["value"] = option["value"].clone();
                return Ok((message["id"].clone(), component));
            }
            if component["label"] == words {
                return Ok((message["id"].clone(), component.clone()));
            }
        }
        bail!("no “{words}” under {message}")
    }
}

// The processes.

/// A process that ends with its holder.
struct Process(Child);

impl Process {
    /// Asks it to end by a signal, and waits until it has ended well.
    fn ends(&mut self, signal: &str) -> Result<()> {
        let asked = Command::new("kill").args(["-s", signal, &self.0.id().to_string()]).status()?;
        ensure!(asked.success(), "it had ended already");
        let status = self.0.wait()?;
        ensure!(status.success(), "it ended with {status}");
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Whatever ended already cannot be ended again.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a process holds in memory, in MiB.
fn resident(process: &Process) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{}/status", process.0.id())).context("Linux tells the memory")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes / 1024.0)
}

/// A local Discord.
struct Discord {
    process: Process,
    words: BufReader<ChildStdout>,
    url: String,
    token: String,
}

impl Discord {
    fn start(program: &Path) -> Result<Self> {
        let mut command = Command::new(program);
        command.args(["--addr", "127.0.0.1:0", "--people", &PEOPLE.to_string()]).stdout(Stdio::piped());
        let mut process = Process(command.spawn()?);
        let mut words = BufReader::new(process.0.stdout.take().context("it speaks")?);
        let (mut url, mut token) = (None, None);
        loop {
            let mut line = String::new();
            ensure!(words.read_line(&mut line)? > 0, "local Discord ended");
            match line.trim().split_once(char::is_whitespace) {
                Some(("token", word)) => token = Some(word.trim().to_owned()),
                Some(("page", word)) => url = Some(word.trim().trim_end_matches('/').to_owned()),
                _ => {}
            }
            if let (Some(url), Some(token)) = (&url, &token) {
                return Ok(Self { process, words, url: url.clone(), token: token.clone() });
            }
        }
    }

    /// Ends it; answers with what it complained about.
    fn ends(&mut self) -> Result<Vec<String>> {
        self.process.ends("INT").context("local Discord")?;
        let lines = self.words.by_ref().lines().collect::<Result<Vec<String>, _>>()?;
        Ok(lines.into_iter().filter(|line| line.starts_with("complaint")).collect())
    }
}

fn starts_with(name: &OsStr, beginning: &str) -> bool {
    name.as_encoded_bytes().starts_with(beginning.as_bytes())
}

/// Builds local Discord as it would be delivered.
fn built_local_discord() -> Result<PathBuf> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--release", "-p", "local-discord", "--bin", "local-discord", "--message-format", "json"]);
    // What cargo tells a program about its package would pass for a change, and some libraries would be built anew.
    let told = std::env::vars_os().map(|(name, _)| name);
    for name in told.filter(|name| ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|about| starts_with(name, about))) {
        cargo.env_remove(name);
    }
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "local Discord cannot be built");
    let messages = output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok());
    let mut programs = messages.filter_map(|message: Value| message["executable"].as_str().map(PathBuf::from));
    programs.next_back().context("cargo names no program")
}
