//! Starts the demo: local Discord, the sample clinic, the unmodified bot, the page. Never moves its clock.

use super::clinic::{COLLEAGUES, VISITOR};
use super::page;
use super::sample::{self, Scene};
use super::stage::Demo;
use crate::app::App;
use crate::clock::Clock;
use crate::discord::transport::{Way, shutdown};
use crate::domain::ids::{ChannelId, PersonId, TeamId};
use crate::domain::local_time::instant;
use crate::prompts::Catalog;
use crate::run::{self, Parts};
use anyhow::{Context, bail};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use local_discord::{LocalDiscord, Options, Permissions};
use rand::SeedableRng;
use rand::rngs::StdRng;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::sync::{Mutex, OnceCell};

/// The zone of the sample clinic.
const ZONE: Tz = chrono_tz::Europe::London;
/// The story begins on this Monday at nine.
const MONDAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 2).expect("it is in the calendar");
/// The same story each time.
const SEED: u64 = 20_260_302;

/// Runs the demo on `addr` until it is asked to end. The story begins at `now`, or on a Monday at nine.
///
/// # Errors
/// Why it could not be started.
pub async fn run(addr: SocketAddr, sample: bool, now: Option<DateTime<Utc>>) -> anyhow::Result<()> {
    if !addr.ip().is_loopback() {
        bail!(
            "{addr} is not on this machine alone. The demo lets anybody act as anybody, so it listens on loopback only: 127.0.0.1:8080, say."
        );
    }
    let demo = Demo::start(addr, sample, now).await?;
    let url = demo.discord.url();
    writeln!(
        std::io::stdout(),
        "Rounds, to try out, with {}: {url}\nEverything stays on this machine and is forgotten at the end. Ctrl-C ends it.",
        if sample { "a sample clinic" } else { "an empty server" }
    )?;
    shutdown::signal().await?;
    demo.end().await
}

impl Demo {
    /// Starts a demo.
    ///
    /// # Errors
    /// Why it could not be started.
    pub async fn start(addr: SocketAddr, sample: bool, now: Option<DateTime<Utc>>) -> anyhow::Result<Arc<Self>> {
        let begins_at = now.unwrap_or_else(|| instant(ZONE, MONDAY.and_hms_opt(9, 0, 0).unwrap_or_default()));
        let clock = Clock::shifted_to(begins_at);
        let shown = clock.clone();
        let options = Options { addr, clock: Arc::new(move || shown.now()), strict: false, ..Options::default() };
        let discord = LocalDiscord::start(options).await.with_context(|| format!("{addr} cannot be listened on"))?;
        let application = discord.application("Rounds");
        let clinic = discord.guild("Harbour Street Clinic");
        clinic.add_bot(&application);
        let channel = clinic.channel("social-media");
        let visitor = discord.person(VISITOR.0).note(VISITOR.1);
        clinic.join(&visitor);
        let mut people = vec![visitor.id()];
        for (at, colleague) in COLLEAGUES.iter().enumerate() {
            let person = discord.person(colleague.name).note(colleague.note);
            if at == 0 {
                clinic.join_as(&person, Permissions::MANAGE_GUILD);
            } else {
                clinic.join(&person);
            }
            people.push(person.id());
        }
        let folder = tempfile::tempdir().context("there is no place for a temporary database")?;
        let catalog = Arc::new(Catalog::built_in().map_err(|faults| {
            anyhow::anyhow!(
                "the prompt bank has faults: {}",
                faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
            )
        })?);
        let store = run::open(&folder.path().join("demo.db"))?;
        if sample {
            let past = App::new(
                store.clone(),
                Arc::clone(&catalog),
                Clock::standing_at(begins_at),
                StdRng::seed_from_u64(SEED),
            );
            let mut ids = people[1..].iter().map(|id| PersonId(*id));
            let scene = Scene {
                team: TeamId(clinic.id()),
                channel: ChannelId(channel.id()),
                manager: PersonId(people[1]),
                people: std::array::from_fn(|_| ids.next().unwrap_or(PersonId(0))),
                zone: ZONE,
                begins_at,
            };
            sample::live_through(&past, &scene).await?;
        }
        clock.set(begins_at);
        let demo = Arc::new(Self {
            clock: clock.clone(),
            zone: ZONE,
            bot: OnceCell::new(),
            discord: discord.clone(),
            jumping: Mutex::new(()),
            folder,
        });
        discord.shows(page::page(&demo, people, sample));
        let parts = Parts {
            way: Way { token: application.token(), url: Some(discord.url()), resolve: None },
            only_team: None,
            backups: None,
            metrics: None,
            catalog,
            clock,
            dice: StdRng::seed_from_u64(SEED),
        };
        let bot = run::start(store, parts).await?;
        if demo.bot.set(bot).is_err() {
            bail!("the demo was started twice");
        }
        Ok(demo)
    }
}
