//! The ten steps of the README, taken as somebody new would take them, with a local Discord in place of Discord.
//! What the README says that one sees is what is looked for.

use crate::world::Says;
use local_discord::{LocalDiscord, Options, Permissions};
use std::fs::{File, read_to_string, write};
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

const SOON: Duration = Duration::from_secs(30);

/// A bot that somebody started in a shell, and what it says there.
struct Started {
    program: Child,
    log: std::path::PathBuf,
}

impl Started {
    fn here(folder: &Path, name: &str) -> Self {
        let log = folder.join(name);
        let program = rounds(folder).stderr(File::create(&log).expect("a log")).spawn().expect("it starts");
        Self { program, log }
    }

    async fn says(&self, words: &str) {
        let since = Instant::now();
        while !read_to_string(&self.log).expect("a log").contains(words) {
            assert!(since.elapsed() < SOON, "no {words:?} in {}", read_to_string(&self.log).expect("a log"));
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Ctrl-C, and its end in order.
    async fn ends_on_interrupt(mut self) {
        let asked = Command::new("kill").args(["-s", "INT", &self.program.id().to_string()]).status();
        assert!(asked.expect("there is kill").success());
        let since = Instant::now();
        let status = loop {
            if let Some(status) = self.program.try_wait().expect("it can be asked") {
                break status;
            }
            assert!(since.elapsed() < Duration::from_secs(12), "within about ten seconds");
            tokio::time::sleep(Duration::from_millis(20)).await;
        };
        assert!(status.success(), "{}", read_to_string(&self.log).expect("a log"));
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // Gone already, unless a step went wrong.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn rounds(folder: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_rounds"));
    program.env_clear().current_dir(folder);
    program
}

fn prints(folder: &Path, argument: &str) -> String {
    let done = rounds(folder).arg(argument).output().expect("it runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("words")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_nothing_to_a_bot_in_ones_own_server() {
    let readme = read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("it is there");
    let written = |words: &str| assert!(readme.contains(words), "the README does not say {words:?}");
    // 1 to 3. A server, an application, a token.
    let discord = LocalDiscord::start(Options::default()).await.expect("it starts");
    let clinic = discord.guild("Harbour Clinic");
    let app = discord.application("Rounds");
    let mia = discord.person("Mia");
    clinic.join_as(&mia, Permissions::MANAGE_GUILD);
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    // 4. The program.
    let version = prints(folder, "--version");
    written(&format!("the last line says `{}`", version.trim()));
    // 5. The configuration: the token behind its name, and, since this is no Discord, where it is instead.
    let example = read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.env.example")).expect("it is there");
    assert!(example.contains("\nDISCORD_TOKEN=\n") && example.contains("#ROUNDS_DISCORD_URL="));
    let env = example
        .replace("\nDISCORD_TOKEN=\n", &format!("\nDISCORD_TOKEN={}\n", app.token()))
        .replace("#ROUNDS_DISCORD_URL=", &format!("ROUNDS_DISCORD_URL={}", discord.url()));
    write(folder.join(".env"), env).expect("it is written");
    let invitation = prints(folder, "invite");
    assert!(invitation.starts_with("https://discord.com/oauth2/authorize?"), "{invitation}");
    assert!(invitation.contains(&format!("client_id={}&", app.id())), "{invitation}");
    // 6. The invitation, with the five rights that it names.
    let asked = invitation.split("permissions=").nth(1).and_then(|rest| rest.lines().next()).expect("rights");
    written("view channels, send messages, embed links, attach files, read message history");
    assert_eq!(asked.parse::<u64>().map(u64::count_ones), Ok(5));
    clinic.add_bot_with(&app, Permissions(asked.parse().expect("a number")));
    // 7. The start.
    let bot = Started::here(folder, "first");
    for words in ["Discord is reachable", "commands are registered"] {
        written(&format!("\"{words}\""));
        bot.says(words).await;
    }
    app.comes_online().await;
    written("`rounds.db` lies in the folder");
    assert!(folder.join("rounds.db").exists());
    // 8. The team.
    let social = clinic.channel("social");
    let here = mia.at(&social);
    written("press \"Post a Join card\"");
    let card = here.types("/team setup channel:#social zone:Europe/Berlin").await;
    card.says("All there.");
    card.press("Post a Join card").await;
    discord.idle(SOON).await.expect("it comes to rest");
    assert_eq!(social.messages().len(), 1);
    // 9. The first member.
    let join = social.messages().pop().expect("the Join card");
    let joining = here.presses(&join, "Join").await;
    let joining = joining.choose("Posts a week", &["three posts a week"]).await;
    let joining = joining.choose("Main platform", &["LinkedIn"]).await;
    let joining = joining.press("Midday").await.press("Yes, write to me").await;
    written("\"You're in\"");
    joining.press("Put me on the board").await.says("You're in");
    // 10. The first post, the end, and what is known afterwards.
    written("A card says \"Logged\"");
    here.types("/log post:A chair by the window").await.says("Logged");
    here.types("/me").await.says("This week").says("One post in your log");
    bot.ends_on_interrupt().await;
    let bot = Started::here(folder, "second");
    bot.says("commands are registered").await;
    app.gateway().until_connected(1).await;
    here.types("/me").await.says("This week").says("One post in your log");
    bot.ends_on_interrupt().await;
}
