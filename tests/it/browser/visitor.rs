//! A visitor with a browser: presses, chooses, types and reads as a person would, and waits for what they wait for.
//! Never sleeps for a fixed time, and never asks the bot anything but through the page.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::Mutex;
use tokio::time::Instant;

pub use fantoccini::key::Key;

/// Two browsers at once only take each other's time.
pub static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());
/// How long anything on the page may take.
const LIMIT: Duration = Duration::from_secs(20);
/// How often it is looked at meanwhile.
const GLANCE: Duration = Duration::from_millis(20);

/// What drives the browser; both end with its holder, and leave nothing behind.
struct Driver {
    process: Child,
    /// Held open: the driver goes on speaking.
    _words: BufReader<ChildStdout>,
    url: String,
    /// Where both keep what they keep.
    _folder: TempDir,
}

impl Driver {
    /// Starts one on a free port, which it tells.
    fn start() -> Self {
        let folder = TempDir::new().expect("a folder");
        let driver: Option<&str> = option_env!("CHROMEDRIVER");
        let mut process = Command::new(driver.expect("a driver was there to build with"))
            .args(["--port=0", "--log-level=SEVERE"])
            .env("TMPDIR", folder.path())
            .env("HOME", folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the driver starts");
        let mut words = BufReader::new(process.stdout.take().expect("it speaks"));
        let port = loop {
            let mut line = String::new();
            assert!(words.read_line(&mut line).expect("words") > 0, "the driver ended");
            if let Some((_, port)) = line.trim().trim_end_matches('.').rsplit_once("successfully on port ") {
                break port.to_owned();
            }
        };
        Self { process, _words: words, url: format!("http://127.0.0.1:{port}"), _folder: folder }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A person at a browser.
pub struct Visitor {
    browser: Client,
    driver: Driver,
}

impl Visitor {
    /// Opens the page in a fresh browser whose window is so wide.
    pub async fn arrives(url: &str, width: u32) -> Self {
        let driver = tokio::task::spawn_blocking(Driver::start).await.expect("the driver starts");
        let wishes = json!({
            "goog:chromeOptions": {
                "binary": option_env!("CHROMIUM"),
                "args": [
                    "--headless=new",
                    // A browser whose driver is gone ends.
                    "--remote-debugging-pipe",
                    // The only page that is opened is our own, and containers let nobody build a sandbox.
                    "--no-sandbox",
                    "--disable-dev-shm-usage",
                    "--disable-gpu",
                    "--no-first-run",
                    "--lang=en-GB",
                    // What the page would fetch from elsewhere is not found, and complained about.
                    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
                ],
                // A window of its own cannot be as narrow as a telephone.
                "mobileEmulation": {"deviceMetrics": {"width": width, "height": 800, "pixelRatio": 1, "touch": false, "mobile": false}},
            },
            "goog:loggingPrefs": {"browser": "ALL"},
        });
        let Value::Object(wishes) = wishes else { unreachable!("it is an object") };
        let browser = ClientBuilder::new(HttpConnector::new()).capabilities(wishes).connect(&driver.url).await;
        let visitor = Self { browser: browser.expect("the browser starts"), driver };
        visitor.browser.goto(url).await.expect("the page opens");
        visitor.is_there().await;
        visitor
    }

    /// Opens the same page anew: the focus stands at its top.
    pub async fn comes_again(&self) {
        self.browser.refresh().await.expect("the page opens");
        self.is_there().await;
    }

    /// Waits until the page shows somebody somewhere.
    async fn is_there(&self) {
        self.finds("the page", "//*[@aria-current='page']").await;
    }

    /// Closes the browser, and tells what it complained about: faults in scripts, what was refused, what was not found.
    pub async fn leaves(&self) -> Vec<String> {
        let complaints = self.complaints().await;
        let _ = self.browser.clone().close().await;
        complaints.unwrap_or_else(|| vec!["it tells nothing".to_owned()])
    }

    async fn complaints(&self) -> Option<Vec<String>> {
        let session = self.browser.session_id().await.ok()??;
        let client = reqwest::Client::builder().no_proxy().build().ok()?;
        let asked = client.post(format!("{}/session/{session}/se/log", self.driver.url));
        let told = asked.body(json!({"type": "browser"}).to_string()).send().await.ok()?.text().await.ok()?;
        let told: Value = serde_json::from_str(&told).ok()?;
        Some(told["value"].as_array()?.iter().map(ToString::to_string).collect())
    }

    /// Does `work` until it succeeds.
    async fn patiently<T>(&self, what: &str, work: impl AsyncFn() -> Result<T, CmdError>) -> T {
        let end = Instant::now() + LIMIT;
        loop {
            let error = match work().await {
                Ok(done) => return done,
                Err(error) => error,
            };
            if Instant::now() > end {
                let page = self.asks("return document.body.innerText").await;
                panic!("{what}: {error}\n{}", page.as_str().unwrap_or_default());
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    async fn finds(&self, what: &str, path: &str) {
        self.patiently(what, async || self.browser.find(Locator::XPath(path)).await.map(drop)).await;
    }

    /// Clicks what a path leads to, as soon as it is there and nothing lies over it.
    async fn clicks(&self, what: &str, path: &str) {
        self.patiently(what, async || self.browser.find(Locator::XPath(path)).await?.click().await).await;
    }

    /// What a script answers.
    pub async fn asks(&self, script: &str) -> Value {
        self.browser.execute(script, Vec::new()).await.expect("the browser answers")
    }

    /// Waits until a script answers with `true`.
    pub async fn waits_until(&self, what: &str, script: &str) {
        let condition = async || match self.browser.execute(script, Vec::new()).await? {
            Value::Bool(true) => Ok(()),
            other => Err(CmdError::NotW3C(other)),
        };
        self.patiently(what, condition).await;
    }

    /// Waits until these words stand somewhere on the page.
    pub async fn sees(&self, words: &str) {
        let words = json!(words);
        self.waits_until(&format!("seeing {words}"), &format!("return document.body.innerText.includes({words})"))
            .await;
    }

    /// Waits until these words stand in the newest message.
    pub async fn reads(&self, words: &str) {
        let words = json!(words);
        let newest = "[...document.querySelectorAll('[data-testid=message]')].at(-1)?.innerText";
        let script = format!("return {newest}?.includes({words}) === true");
        self.waits_until(&format!("reading {words}"), &script).await;
    }

    /// Presses what the page knows by this name.
    pub async fn takes(&self, name: &str) {
        self.clicks(name, &format!("//*[@data-testid='{name}'][not(@aria-disabled)]")).await;
    }

    /// Goes to a channel, or to the messages with somebody.
    pub async fn goes_to(&self, place: &str) {
        self.takes(&format!("place-{place}")).await;
        self.finds(place, &format!("//*[@data-testid='place-{place}'][@aria-current='page']")).await;
    }

    /// Moves the clock, and waits until everything has happened.
    pub async fn moves(&self, control: &str) {
        self.takes(&format!("control-{control}")).await;
        let path = format!("//*[@data-testid='control-{control}'][not(@aria-disabled)]");
        self.finds(&format!("the end of {control}"), &path).await;
    }

    /// Presses the button with these words under the newest message that has it.
    pub async fn presses(&self, words: &str) {
        let button = format!("//*[@data-testid='message']//button[normalize-space()='{words}'][not(@aria-disabled)]");
        self.clicks(&format!("pressing {words}"), &format!("({button})[last()]")).await;
    }

    /// Opens the select that begins with these words under the newest message that has it, and takes an option.
    pub async fn chooses(&self, select: &str, option: &str) {
        let list = format!("//*[@data-testid='select'][starts-with(@aria-label, '{select}')][not(@aria-disabled)]");
        self.clicks(&format!("opening {select}"), &format!("({list})[last()]")).await;
        let row = format!("//*[@data-testid='select-option'][.//*[normalize-space()='{option}']]");
        self.clicks(&format!("choosing {option}"), &row).await;
    }

    /// Types into the field of this name.
    pub async fn fills(&self, name: &str, words: &str) {
        let path = format!("//*[@data-testid='{name}']");
        self.patiently(name, async || self.browser.find(Locator::XPath(&path)).await?.send_keys(words).await).await;
    }

    /// Takes what is suggested above the composer under this title.
    pub async fn takes_suggestion(&self, title: &str) {
        let row = format!("//*[@data-testid='suggestion'][.//*[normalize-space()='{title}']]");
        self.clicks(&format!("the suggestion {title}"), &row).await;
    }

    /// Presses a key, wherever the focus is.
    pub async fn hits(&self, key: Key) {
        self.types(&char::from(key).to_string()).await;
    }

    /// Goes back from stop to stop until the focus is on what the page knows by this name.
    pub async fn goes_back_to(&self, name: &str) {
        let (shift, tab) = (char::from(Key::Shift), char::from(Key::Tab));
        self.patiently(name, async || {
            let back = KeyActions::new("keyboard".to_owned())
                .then(KeyAction::Down { value: shift })
                .then(KeyAction::Down { value: tab })
                .then(KeyAction::Up { value: tab })
                .then(KeyAction::Up { value: shift });
            self.browser.perform_actions(back).await?;
            match self.browser.active_element().await?.attr("data-testid").await? {
                Some(here) if here == name => Ok(()),
                elsewhere => Err(CmdError::NotW3C(json!(elsewhere))),
            }
        })
        .await;
    }

    /// Types on the keyboard, wherever the focus is.
    pub async fn types(&self, words: &str) {
        let keys = words.chars().fold(KeyActions::new("keyboard".to_owned()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.browser.perform_actions(keys).await.expect("the keys are hit");
    }
}
