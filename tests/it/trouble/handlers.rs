//! Handlers that break, against a local Discord: whoever asked is answered with an id that stands in the log, and
//! everything else goes on.

use super::log::Log;
use crate::world::catalog;
use local_discord::{Application, Channel, LocalDiscord, Options, Person, Seat};
use rand::SeedableRng;
use rand::rngs::StdRng;
use rounds::app::{App, Failure};
use rounds::clock::Clock;
use rounds::discord::action::Action;
use rounds::discord::answer::{Asked, Reply, answer};
use rounds::discord::framework::around;
use rounds::discord::render::{Card, card::primary};
use rounds::discord::transport::{Carrier, Way, commands::register};
use rounds::discord::{Desk, Seen, Servers};
use rounds::domain::ids::PersonId;
use rounds::store::Store;
use serenity::all::{
    ClientBuilder, CreateAutocompleteResponse, CreateCommand, CreateModal, FullEvent, GatewayIntents, Interaction,
    ShardManager,
};
use std::sync::Arc;
use std::time::Duration;

type Context<'a> = poise::ApplicationContext<'a, Desk, anyhow::Error>;
type Done = Result<(), anyhow::Error>;

struct Stage {
    discord: LocalDiscord,
    app: Application,
    social: Channel,
    ana: Person,
    manager: Arc<ShardManager>,
    desk: Desk,
    _folder: tempfile::TempDir,
}

/// A Discord with this framework connected to it, and these commands offered.
async fn stage(offered: &[CreateCommand], framework: impl FnOnce(Desk) -> Box<dyn serenity::all::Framework>) -> Stage {
    let discord = LocalDiscord::start(Options::default()).await.expect("it is well");
    let app = discord.application("Rounds");
    let clinic = discord.guild("Harbour Clinic");
    clinic.add_bot(&app);
    let social = clinic.channel("social");
    let ana = discord.person("Ana");
    clinic.join(&ana);
    let way = Way { token: app.token(), url: Some(discord.url()), resolve: None };
    let line = Arc::new(way.line(Clock::system()).expect("it is well"));
    let entry = way.enter(&line).await.expect("it is well");
    let folder = tempfile::tempdir().expect("it is well");
    let store = Store::open(&folder.path().join("rounds.db")).expect("it is well");
    let http = way.http().expect("it is well");
    http.set_application_id(entry.application);
    let desk = Desk {
        app: App::new(store, catalog(), Clock::system(), StdRng::seed_from_u64(1)),
        carrier: Arc::new(Carrier::new(Arc::clone(&line), entry.me)),
        http: Arc::new(http),
        attachments: way.attachments(),
        me: PersonId(app.id()),
        seen: Arc::new(Seen::default()),
        teams: Servers::default(),
    };
    register(&line, entry.application, offered, None).await.expect("it is well");
    let gateway = way.http().expect("it is well");
    gateway.set_application_id(entry.application);
    let builder = ClientBuilder::new_with_http(gateway, GatewayIntents::GUILDS);
    let mut client = builder.framework(Boxed(framework(desk.clone()))).await.expect("it is well");
    entry.pin(&client).await;
    let manager = Arc::clone(&client.shard_manager);
    tokio::spawn(async move { client.start().await });
    app.comes_online().await;
    Stage { discord, app, social, ana, manager, desk, _folder: folder }
}

/// A framework of any kind.
struct Boxed(Box<dyn serenity::all::Framework>);

#[serenity::async_trait]
impl serenity::all::Framework for Boxed {
    async fn init(&mut self, client: &serenity::Client) {
        self.0.init(client).await;
    }

    async fn dispatch(&self, context: serenity::all::Context, event: FullEvent) {
        self.0.dispatch(context, event).await;
    }
}

impl Stage {
    fn here(&self) -> Seat {
        self.ana.at(&self.social)
    }

    async fn ends(self) {
        assert_eq!(self.app.gateway().identified(), 1, "the bot never broke down");
        assert_eq!(self.discord.complaints(), []);
        self.manager.shutdown_all().await;
        self.desk.app.close();
    }
}

/// The id of a fault as a person reads it.
fn fault(text: &str) -> String {
    assert!(text.contains("Something went wrong on my side, and nothing was changed"), "{text}");
    let id = text.split('`').nth(1).expect("an id").to_owned();
    assert!(id.len() == 7 && id.chars().all(|letter| letter.is_ascii_hexdigit()), "{id}");
    id
}

/// Answers whatever is asked by breaking, each in its way.
struct Breaks(Desk);

async fn breaks(after: Duration) -> Result<Reply, Failure> {
    tokio::time::sleep(after).await;
    panic!("on purpose")
}

#[serenity::async_trait]
impl serenity::all::Framework for Breaks {
    async fn dispatch(&self, _: serenity::all::Context, event: FullEvent) {
        let FullEvent::InteractionCreate { interaction } = event else { return };
        let (at_once, late) = (Duration::ZERO, Duration::from_millis(2_200));
        let form = || CreateModal::new("a-form", "A form").components(vec![field()]);
        match &interaction {
            Interaction::Command(one) => match one.data.name.as_str() {
                "breaks" => answer(&self.0, Asked::Command(one), breaks(at_once)).await,
                "breaks-late" => answer(&self.0, Asked::Command(one), breaks(late)).await,
                "opens" => answer(&self.0, Asked::Command(one), async { Ok(Reply::Form(form())) }).await,
                // In the one thread that writes.
                "breaks-there" => {
                    let turn = self
                        .0
                        .app
                        .turn(PersonId(one.user.id.get()), |_| -> Result<Reply, Failure> { panic!("on purpose") });
                    answer(&self.0, Asked::Command(one), turn).await;
                }
                // In a look, beside it.
                "breaks-looking" => {
                    let look = self
                        .0
                        .app
                        .look(PersonId(one.user.id.get()), |_| -> Result<Reply, Failure> { panic!("on purpose") });
                    answer(&self.0, Asked::Command(one), look).await;
                }
                _ => {
                    let card = Card::text("Still here").buttons(vec![primary(&Action::Resume, "Press")]);
                    answer(&self.0, Asked::Command(one), async { Ok(card.into()) }).await;
                }
            },
            Interaction::Component(one) => answer(&self.0, Asked::Press(one), breaks(at_once)).await,
            Interaction::Modal(one) => answer(&self.0, Asked::Form(one), breaks(at_once)).await,
            _ => {}
        }
    }
}

fn field() -> serenity::all::CreateActionRow {
    let text = serenity::all::CreateInputText::new(serenity::all::InputTextStyle::Short, "Words", "words");
    serenity::all::CreateActionRow::InputText(text)
}

fn command(name: &str) -> CreateCommand {
    CreateCommand::new(name).description("On purpose")
}

#[tokio::test]
async fn whatever_breaks_is_answered_with_an_id_that_stands_in_the_log() {
    let log = Log::begins();
    let names = ["breaks", "breaks-late", "breaks-there", "breaks-looking", "opens", "works"];
    let offered = names.map(command);
    let s = stage(&offered, |desk| Box::new(Breaks(desk))).await;
    let here = s.here();
    let (at_once, late) = tokio::join!(here.types("/breaks"), here.types("/breaks-late"));
    for answer in [at_once, late] {
        assert!(answer.is_ephemeral());
        log.holds(&["a request panicked", &fault(&answer.text())]);
    }
    for name in ["/breaks-there", "/breaks-looking"] {
        let answer = here.types(name).await;
        log.holds(&["a request failed", "on purpose", &fault(&answer.text())]);
    }
    let pressed = here.types("/works").await.press("Press").await;
    log.holds(&["a request panicked", &fault(&pressed.text())]);
    let filled = here.types("/opens").await.form().fill("words", "some").submit().await;
    log.holds(&["a request panicked", &fault(&filled.text())]);
    assert_eq!(here.types("/works").await.text(), "Still here");
    s.ends().await;
}

/// Breaks before it comes to an answer
#[poise::command(slash_command)]
async fn early(_: Context<'_>) -> Done {
    panic!("on purpose")
}

/// Gives up before it comes to an answer
#[poise::command(slash_command)]
async fn gives_up(_: Context<'_>) -> Done {
    anyhow::bail!("on purpose")
}

/// Breaks while somebody types
#[poise::command(slash_command)]
async fn typing(
    ctx: Context<'_>,
    #[autocomplete = "never"]
    #[description = "What"]
    what: String,
) -> Done {
    let work = async move { Ok(Card::text(what).into()) };
    answer(ctx.data(), Asked::Command(ctx.interaction), work).await;
    Ok(())
}

async fn never(_: Context<'_>, _: &str) -> CreateAutocompleteResponse {
    panic!("on purpose")
}

#[tokio::test]
async fn what_breaks_before_an_answer_was_begun_is_answered_as_well() {
    let log = Log::begins();
    let own = || vec![early(), gives_up(), typing()];
    let mut offered = poise::builtins::create_application_commands(&own());
    offered.push(command("forgotten"));
    let s = stage(&offered, |desk| Box::new(around(desk, own()))).await;
    let here = s.here();
    // What a panic says, the program's own hook logs, as far as it may.
    for (name, words) in [("/early", "panic in command `/early`"), ("/gives_up", "on purpose")] {
        let answer = here.types(name).await;
        log.holds(&["a command failed", words, &fault(&answer.text())]);
    }
    assert_eq!(here.autocomplete("/typing what:any").await, [], "no choices, and nobody is kept waiting");
    log.holds(&["a command failed", "typing"]);
    assert_eq!(here.types("/typing what:on").await.text(), "on");
    let old = here.types("/forgotten").await;
    assert!(old.is_ephemeral() && old.text().contains("from another version of me"), "{}", old.text());
    s.ends().await;
}
