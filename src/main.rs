//! The command line: what was asked for, and with which code it ends. Never decides anything else.

use clap::{Args, Parser, Subcommand};
use rounds::cli;
use rounds::clock::Clock;
use rounds::config::{self, Config, LOG, LogFormat};
use rounds::discord::transport::{Way, shutdown};
use rounds::domain::ids::TeamId;
use rounds::prompts::Catalog;
use rounds::run::{self, Parts, RunError};
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;
use tracing_subscriber::EnvFilter;

/// Keeps a healthcare team's social media in good health, from Discord. Without a command, runs the bot.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Arguments {
    /// Start with a clock that shows this instant (RFC 3339), for trials.
    #[arg(long, hide = true, value_name = "INSTANT")]
    now: Option<chrono::DateTime<chrono::Utc>>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// A local Discord in the browser with a sample clinic in it; needs no token and no account.
    #[cfg(feature = "demo")]
    Demo(Demo),
    /// Look at everything Rounds stands on, and say what cures what is not well. Changes nothing.
    Doctor {
        /// Ask nothing of Discord
        #[arg(long)]
        offline: bool,
    },
    /// Copy the database, also while Rounds runs; nothing is ever overwritten.
    Backup {
        /// Where the copy is to go
        file: std::path::PathBuf,
    },
    /// Ask the Rounds that runs here with ROUNDS_METRICS whether it is well.
    Health,
    /// Print the address that adds the bot to a server, with just the rights that it needs.
    Invite {
        /// The application's id; otherwise it is read from DISCORD_TOKEN
        #[arg(long)]
        application: Option<u64>,
    },
    /// Look at the prompt bank.
    #[command(subcommand)]
    Prompts(cli::prompts::PromptsCommand),
}

#[cfg(feature = "demo")]
#[derive(Debug, Args)]
struct Demo {
    /// Where the page is served; loopback only.
    #[arg(long, default_value = "127.0.0.1:8080")]
    addr: std::net::SocketAddr,
    /// Begin with an empty server instead of the sample clinic.
    #[arg(long)]
    no_sample: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match arguments.command {
        None => bot(arguments.now),
        #[cfg(feature = "demo")]
        Some(Command::Demo(demo)) => log(LOG, LogFormat::Text).and_then(|()| {
            runtime()?.block_on(rounds::demo::run(demo.addr, !demo.no_sample, arguments.now)).map_err(Ending::from)
        }),
        Some(Command::Doctor { offline }) => doctor(offline, arguments.now),
        Some(Command::Backup { file }) => backup(&file),
        Some(Command::Health) => health(),
        Some(Command::Invite { application }) => invite(application),
        Some(Command::Prompts(wanted)) => prompts(&wanted),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(ending) => {
            // Where not even standard error takes the word, the code has to do.
            let _ = writeln!(std::io::stderr(), "{:#}", ending.why);
            ExitCode::from(ending.code)
        }
    }
}

/// Why it ends, and with which code.
struct Ending {
    why: anyhow::Error,
    code: u8,
}

impl<E: Into<anyhow::Error>> From<E> for Ending {
    fn from(error: E) -> Self {
        let why: anyhow::Error = error.into();
        let code = why.downcast_ref::<RunError>().map_or(1, RunError::exit_code);
        Self { why, code }
    }
}

impl Ending {
    /// The configuration is at fault: starting again would only be refused again.
    fn misconfigured(why: impl Into<anyhow::Error>) -> Self {
        Self { why: why.into(), code: 2 }
    }
}

/// How long whatever still runs beside the bot may hold up the end of the program.
const LINGER: std::time::Duration = std::time::Duration::from_secs(1);

fn bot(now: Option<chrono::DateTime<chrono::Utc>>) -> Result<(), Ending> {
    let config = Config::from_environment().map_err(Ending::misconfigured)?;
    log(&config.log, config.log_format)?;
    let catalog = match &config.prompts {
        Some(folder) => Catalog::from_folder(folder),
        None => Catalog::built_in(),
    };
    let catalog = catalog.map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Ending::misconfigured(anyhow::anyhow!("the prompt bank has faults:\n{}", faults.join("\n")))
    })?;
    let clock = match now {
        Some(at) => {
            tracing::warn!(%at, "THE CLOCK IS SHIFTED: this is a trial, not for real use");
            Clock::shifted_to(at)
        }
        None => Clock::system(),
    };
    let runtime = runtime()?;
    let ended = runtime.block_on(async {
        let store = run::open(&config.database).map_err(RunError::from)?;
        let parts = Parts {
            way: Way { token: config.token, url: config.discord_url, resolve: None },
            only_team: config.team.map(TeamId),
            backups: config.backups,
            metrics: config.metrics,
            catalog: Arc::new(catalog),
            clock,
            dice: run::dice(),
        };
        let signal = shutdown::signal();
        tokio::pin!(signal);
        let bot = tokio::select! {
            bot = run::start(store, parts) => bot?,
            name = &mut signal => {
                tracing::info!(signal = name?, "asked to end before Discord was reached");
                return Ok(());
            }
        };
        let stop = bot.stopper();
        let asked = async move {
            if let Ok(name) = signal.await {
                tracing::info!(signal = name, "asked to end; finishing what is in flight");
            }
            stop.cancel();
            std::future::pending::<()>().await;
        };
        tokio::select! {
            ended = bot.wait() => Ok(ended?),
            () = asked => Ok(()),
        }
    });
    // A copy that is being made is not waited for: what is left of it gives way to the next.
    runtime.shutdown_timeout(LINGER);
    ended
}

fn doctor(offline: bool, now: Option<chrono::DateTime<chrono::Utc>>) -> Result<(), Ending> {
    let clock = now.map_or_else(Clock::system, Clock::shifted_to);
    let found = runtime()?.block_on(rounds::doctor::look(&clock, offline));
    match rounds::doctor::print(&found, &mut std::io::stdout().lock())? {
        true => Ok(()),
        false => Err(anyhow::anyhow!("something is to be mended").into()),
    }
}

fn backup(file: &std::path::Path) -> Result<(), Ending> {
    let database = config::database()?;
    Ok(cli::backup::run(&database, file, &mut std::io::stdout().lock())??)
}

fn health() -> Result<(), Ending> {
    let Some(addr) = config::metrics()? else {
        return Err(anyhow::anyhow!("ROUNDS_METRICS is not set, so there is nobody to ask.").into());
    };
    Ok(runtime()?.block_on(cli::health::run(addr, &mut std::io::stdout().lock()))??)
}

fn invite(application: Option<u64>) -> Result<(), Ending> {
    let application = match application {
        Some(id) => id,
        None => {
            let token = Config::from_environment().map_err(|error| Ending { why: error.into(), code: 2 })?.token;
            cli::invite::application(&token).ok_or_else(|| {
                anyhow::anyhow!(
                    "DISCORD_TOKEN does not say whose it is. The application's id stands in the developer portal, under General Information: rounds invite --application ID"
                )
            })?
        }
    };
    Ok(cli::invite::run(application, &mut std::io::stdout().lock())?)
}

fn prompts(wanted: &cli::prompts::PromptsCommand) -> Result<(), Ending> {
    let today = Clock::system().now().date_naive();
    let mut out = std::io::stdout().lock();
    match cli::prompts::run(wanted, today, &mut out) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Ending { why: anyhow::anyhow!("the bank has faults"), code: 1 }),
        // Whoever reads has read enough: `| head`.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn log(filter: &str, format: LogFormat) -> Result<(), Ending> {
    let unread = |error| Ending::misconfigured(anyhow::anyhow!("ROUNDS_LOG cannot be read: {error}"));
    let filter = EnvFilter::try_new(filter).map_err(unread)?;
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().init(),
    }
    // The usual way prints whatever a panic says, and that may be what somebody wrote.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, why = rounds::store::said(panic.payload()), "something broke inside");
    }));
    Ok(())
}

/// At least two workers: serenity spins on a socket that was closed without a code, without giving way.
fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    let workers = std::thread::available_parallelism().map_or(2, usize::from).max(2);
    tokio::runtime::Builder::new_multi_thread().worker_threads(workers).enable_all().build()
}
