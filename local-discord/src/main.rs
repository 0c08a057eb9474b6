//! A local Discord by itself: prints where it is, a token, and a page. For bots in any language, and for load programs.
use std::io::Write;
use std::net::SocketAddr;
use std::process::ExitCode;

use local_discord::page::Page;
use local_discord::{LocalDiscord, Options};

const USAGE: &str = "local-discord [--addr 127.0.0.1:0] [--tls] [--people N] [--guilds N] [--token TOKEN]";
const NAMES: [&str; 6] = ["Ana", "Ben", "Chidi", "Dana", "Elif", "Femi"];

struct Wishes {
    options: Options,
    people: usize,
    guilds: usize,
    token: Option<String>,
}

fn wishes(mut args: impl Iterator<Item = String>) -> Result<Wishes, String> {
    let page = Page { banner: "A local Discord: nothing here leaves this machine.".into(), ..Page::default() };
    let options = Options { strict: false, page: Some(page), ..Options::default() };
    let mut wishes = Wishes { options, people: 3, guilds: 1, token: None };
    while let Some(name) = args.next() {
        if name == "--tls" {
            wishes.options.tls = true;
            continue;
        }
        let value = args.next().ok_or_else(|| format!("{name} needs a value"))?;
        let wrong = |_| format!("{name} {value} is not a number");
        match name.as_str() {
            "--addr" => {
                let addr: Result<SocketAddr, _> = value.parse();
                wishes.options.addr = addr.map_err(|_| format!("{value} is not an address with a port"))?;
            }
            "--people" => wishes.people = value.parse().map_err(wrong)?,
            "--guilds" => wishes.guilds = value.parse().map_err(wrong)?,
            "--token" => wishes.token = Some(value),
            _ => return Err(format!("{name} is not known")),
        }
    }
    Ok(wishes)
}

async fn run(wishes: Wishes) -> Result<(), Box<dyn std::error::Error>> {
    let discord = LocalDiscord::start(wishes.options).await?;
    let app = discord.application_with_token("Bot", wishes.token.as_deref());
    let people: Vec<_> = (0..wishes.people)
        .map(|n| match NAMES.get(n) {
            Some(name) => discord.person(name),
            None => discord.person(&format!("Person {}", n + 1)),
        })
        .collect();
    for n in 0..wishes.guilds {
        let guild = discord.guild(&format!("Guild {}", n + 1));
        guild.add_bot(&app);
        for person in &people {
            guild.join(person);
        }
    }
    let mut out = std::io::stdout();
    writeln!(out, "api      {}/api/v10", discord.url())?;
    writeln!(out, "gateway  {}", discord.gateway_url())?;
    writeln!(out, "token    {}", app.token())?;
    writeln!(out, "app id   {}", app.id())?;
    writeln!(out, "page     {}/", discord.url())?;
    if let (Some(addr), Some(pem)) = (discord.tls_addr(), discord.ca_pem()) {
        writeln!(out, "tls      https://{addr} as discord.com, with this authority:\n{pem}")?;
    }
    out.flush()?;
    tokio::signal::ctrl_c().await?;
    for complaint in discord.take_complaints() {
        writeln!(out, "complaint  {}: {}", complaint.request, complaint.what)?;
    }
    Ok(())
}

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match wishes(std::env::args().skip(1)) {
        Ok(wishes) => run(wishes).await.map_err(|why| why.to_string()),
        Err(why) => Err(format!("{why}\n{USAGE}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            // Where even that cannot be written, the exit code must do.
            let _unwritten = writeln!(std::io::stderr(), "{why}");
            ExitCode::FAILURE
        }
    }
}
