//! A second library reads what serenity reads: twilight connects, receives and answers.
use std::time::Duration;

use local_discord::{LocalDiscord, Options, Permissions};
use serde_json::json;
use tokio::time::timeout;
use twilight_gateway::{ConfigBuilder, Event, EventTypeFlags, Intents, Shard, ShardId, StreamExt as _};
use twilight_http::Client;
use twilight_model::application::interaction::{Interaction, InteractionData};
use twilight_model::channel::message::MessageFlags;
use twilight_model::gateway::payload::outgoing::identify::IdentifyProperties;
use twilight_model::http::interaction::{InteractionResponse, InteractionResponseData, InteractionResponseType};
use twilight_model::id::Id;

async fn answer(client: &Client, interaction: &Interaction) {
    let words = match &interaction.data {
        Some(InteractionData::ApplicationCommand(data)) => format!("ran {}", data.name),
        Some(InteractionData::MessageComponent(data)) => format!("pressed {}", data.custom_id),
        Some(InteractionData::ModalSubmit(data)) => format!("filled {}", data.custom_id),
        other => panic!("unexpected {other:?}"),
    };
    let button = json!([{"type": 1, "components": [{"type": 2, "style": 1, "label": "Go", "custom_id": "go"}]}]);
    let response = InteractionResponse {
        kind: InteractionResponseType::ChannelMessageWithSource,
        data: Some(InteractionResponseData {
            content: Some(words),
            flags: Some(MessageFlags::EPHEMERAL),
            components: Some(serde_json::from_value(button).expect("components")),
            ..InteractionResponseData::default()
        }),
    };
    let http = client.interaction(interaction.application_id);
    http.create_response(interaction.id, &interaction.token, &response).await.expect("answered");
    http.response(&interaction.token).await.expect("read").model().await.expect("a message");
}

#[tokio::test]
async fn twilight_hears_and_answers() {
    let discord = LocalDiscord::start(Options::default()).await.expect("it starts");
    let app = discord.application("Tally").allows_intents(u64::MAX);
    let clinic = discord.guild("Harbour Clinic");
    clinic.add_bot(&app);
    let ana = discord.person("Ana");
    clinic.join(&ana);
    let social = clinic.channel("social");
    let proxy = discord.url().trim_start_matches("http://").to_owned();
    let client = Client::builder().token(format!("Bot {}", app.token())).proxy(proxy, true).ratelimiter(None).build();
    let info = client.current_user_application().await.expect("sent").model().await.expect("an application");
    client.current_user().await.expect("sent").model().await.expect("a user");
    client.guild(Id::new(clinic.id())).await.expect("sent").model().await.expect("a guild");
    client.guild_channels(Id::new(clinic.id())).await.expect("sent").models().await.expect("channels");
    client.roles(Id::new(clinic.id())).await.expect("sent").models().await.expect("roles");
    client.guild_member(Id::new(clinic.id()), Id::new(ana.id())).await.expect("sent").model().await.expect("a member");
    client.create_private_channel(Id::new(ana.id())).await.expect("sent").model().await.expect("a channel");
    let sent = client.create_message(Id::new(social.id())).content("hello").await.expect("sent");
    sent.model().await.expect("a message");
    let gateway = client.gateway().authed().await.expect("sent").model().await.expect("a gateway");
    let commands = client.interaction(info.id);
    commands.create_global_command().chat_input("go", "Goes").await.expect("sent").model().await.expect("a command");
    commands.create_global_command().message("Keep").await.expect("sent").model().await.expect("a command");

    let config = ConfigBuilder::new(app.token(), Intents::all())
        .proxy_url(gateway.url)
        .identify_properties(IdentifyProperties::new("twilight", "twilight", "linux"))
        .build();
    let mut shard = Shard::with_config(ShardId::ONE, config);
    let listening = tokio::spawn(async move {
        let mut names = Vec::new();
        while let Some(item) = shard.next_event(EventTypeFlags::all()).await {
            let event = item.expect("every event is read");
            names.push(format!("{:?}", event.kind()));
            match event {
                Event::InteractionCreate(interaction) => answer(&client, &interaction).await,
                Event::GuildDelete(_) => break,
                _ => {}
            }
        }
        names
    });
    app.comes_online().await;
    let here = ana.at(&social);
    let shown = here.types("/go").await;
    assert_eq!(shown.text(), "ran go");
    assert_eq!(shown.message().press("Go").await.text(), "pressed go");
    let said = here.says("keep me");
    assert_eq!(here.uses("Keep", &said).await.text(), "ran Keep");
    assert_eq!(ana.at_dm(&app).types("/go").await.text(), "ran go");
    let role = clinic.role("Nurses", Permissions::SEND_MESSAGES);
    let ben = discord.person("Ben");
    ben.joins(&clinic);
    role.goes_to(&ben);
    role.deletes();
    ben.leaves(&clinic);
    social.denies(Permissions::SEND_MESSAGES, &app);
    social.loses(&said);
    social.deletes();
    clinic.remove_bot(&app);
    let names = timeout(Duration::from_secs(5), listening).await.expect("it ends").expect("every event is read");
    for name in [
        "Ready",
        "GuildCreate",
        "InteractionCreate",
        "MessageCreate",
        "MessageDelete",
        "RoleCreate",
        "RoleDelete",
        "MemberAdd",
        "MemberUpdate",
        "MemberRemove",
        "ChannelUpdate",
        "ChannelDelete",
        "GuildDelete",
    ] {
        assert!(names.iter().any(|n| n == name), "{name} in {names:?}");
    }
}
