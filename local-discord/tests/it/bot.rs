//! A bot made with serenity for the tests, with a command for each kind of answer.
use std::sync::{Arc, Mutex};

use serenity::all::*;

/// What the bot saw of the gateway.
#[derive(Default)]
pub(crate) struct Seen {
    pub(crate) events: Mutex<Vec<String>>,
}

pub(crate) struct Bot {
    pub(crate) seen: Arc<Seen>,
}

fn text(words: &str) -> CreateInteractionResponse {
    CreateInteractionResponse::Message(CreateInteractionResponseMessage::new().content(words))
}

fn row() -> Vec<CreateActionRow> {
    let options = ["LinkedIn", "Mastodon", "Bluesky"].map(|n| CreateSelectMenuOption::new(n, n.to_lowercase()));
    vec![
        CreateActionRow::Buttons(vec![
            CreateButton::new("update").label("Change"),
            CreateButton::new("ack").label("Nothing"),
            CreateButton::new("form").label("Form"),
            CreateButton::new("later").label("Later"),
            CreateButton::new("off").label("Off").disabled(true),
        ]),
        CreateActionRow::SelectMenu(
            CreateSelectMenu::new("pick", CreateSelectMenuKind::String { options: options.to_vec() })
                .placeholder("Which?")
                .max_values(2),
        ),
    ]
}

fn form(id: &str) -> CreateInteractionResponse {
    CreateInteractionResponse::Modal(CreateModal::new(id, "A form").components(vec![
        CreateActionRow::InputText(
            CreateInputText::new(InputTextStyle::Short, "Title", "title").min_length(3).max_length(20),
        ),
        CreateActionRow::InputText(
            CreateInputText::new(InputTextStyle::Paragraph, "More", "more").required(false).value("as before"),
        ),
    ]))
}

fn commands() -> Vec<CreateCommand> {
    let string = |name: &str| CreateCommandOption::new(CommandOptionType::String, name, "A text");
    vec![
        CreateCommand::new("echo").description("Says it again").add_option(string("text").required(true)),
        CreateCommand::new("log")
            .description("All kinds of options")
            .add_option(string("platform").add_string_choice("LinkedIn", "li").add_string_choice("Bluesky", "bs"))
            .add_option(
                CreateCommandOption::new(CommandOptionType::Integer, "count", "A number")
                    .min_int_value(1)
                    .max_int_value(9),
            )
            .add_option(CreateCommandOption::new(CommandOptionType::Boolean, "loud", "Yes or no"))
            .add_option(CreateCommandOption::new(CommandOptionType::User, "who", "A person"))
            .add_option(CreateCommandOption::new(CommandOptionType::Channel, "place", "A channel"))
            .add_option(CreateCommandOption::new(CommandOptionType::Role, "role", "A role"))
            .add_option(CreateCommandOption::new(CommandOptionType::Attachment, "file", "A file"))
            .add_option(string("zone").set_autocomplete(true)),
        CreateCommand::new("secret").description("For you alone"),
        CreateCommand::new("slow").description("Defers, then edits"),
        CreateCommand::new("whisper").description("Defers in secret, then follows up twice"),
        CreateCommand::new("card").description("Buttons and a select"),
        CreateCommand::new("form").description("Opens a form"),
        CreateCommand::new("silent").description("Never answers"),
        CreateCommand::new("twice").description("Answers twice"),
        CreateCommand::new("file").description("Sends a file"),
        CreateCommand::new("manage")
            .description("For managers")
            .default_member_permissions(Permissions::MANAGE_GUILD)
            .contexts(vec![InteractionContext::Guild])
            .add_option(
                CreateCommandOption::new(CommandOptionType::SubCommand, "setup", "Sets up")
                    .add_sub_option(string("note").min_length(2).max_length(5)),
            )
            .add_option(
                CreateCommandOption::new(CommandOptionType::SubCommandGroup, "more", "More")
                    .add_sub_option(CreateCommandOption::new(CommandOptionType::SubCommand, "deep", "Deep")),
            ),
        CreateCommand::new("Keep this").kind(CommandType::Message),
        CreateCommand::new("Greet").kind(CommandType::User),
    ]
}

#[async_trait]
impl EventHandler for Bot {
    async fn ready(&self, ctx: Context, _: Ready) {
        Command::set_global_commands(&ctx.http, commands()).await.expect("commands are registered");
    }

    async fn interaction_create(&self, ctx: Context, interaction: Interaction) {
        let answered = match interaction {
            Interaction::Command(c) => command(&ctx, &c).await,
            Interaction::Autocomplete(c) => {
                let typed = c.data.autocomplete().map(|a| a.value.to_owned()).unwrap_or_default();
                let choices =
                    CreateAutocompleteResponse::new().add_string_choice(format!("Europe/{typed}lin"), "Europe/Berlin");
                c.create_response(&ctx, CreateInteractionResponse::Autocomplete(choices)).await
            }
            Interaction::Component(c) => component(&ctx, &c).await,
            Interaction::Modal(m) => {
                let mut words = Vec::new();
                for row in &m.data.components {
                    for part in &row.components {
                        if let ActionRowComponent::InputText(input) = part {
                            words.push(format!("{}={}", input.custom_id, input.value.clone().unwrap_or_default()));
                        }
                    }
                }
                m.create_response(&ctx, text(&words.join(" "))).await
            }
            _ => Ok(()),
        };
        if let Err(why) = answered {
            self.seen.events.lock().expect("not poisoned").push(format!("error {why:?}"));
        }
    }

    async fn message(&self, _: Context, message: Message) {
        self.seen.events.lock().expect("not poisoned").push(format!("message {}", message.content));
    }

    async fn guild_create(&self, _: Context, guild: serenity::all::Guild, _: Option<bool>) {
        self.seen.events.lock().expect("not poisoned").push(format!("guild {}", guild.name));
    }

    async fn guild_delete(&self, _: Context, guild: UnavailableGuild, _: Option<serenity::all::Guild>) {
        self.seen.events.lock().expect("not poisoned").push(format!("gone {}", guild.unavailable));
    }
}

async fn command(ctx: &Context, c: &CommandInteraction) -> serenity::Result<()> {
    match c.data.name.as_str() {
        "echo" => {
            let words = c.data.options[0].value.as_str().unwrap_or_default().to_owned();
            c.create_response(ctx, text(&words)).await
        }
        "log" => {
            let given: Vec<String> =
                c.data.options().iter().map(|o| format!("{}={:?}", o.name, short(&o.value))).collect();
            c.create_response(ctx, text(&format!("[{}]", given.join(" ")))).await
        }
        "secret" => {
            let message = CreateInteractionResponseMessage::new().content("hush").ephemeral(true);
            c.create_response(ctx, CreateInteractionResponse::Message(message)).await
        }
        "slow" => {
            c.defer(ctx).await?;
            c.edit_response(ctx, EditInteractionResponse::new().content("done")).await.map(|_| ())
        }
        "whisper" => {
            c.defer_ephemeral(ctx).await?;
            c.create_followup(ctx, CreateInteractionResponseFollowup::new().content("first")).await?;
            c.create_followup(ctx, CreateInteractionResponseFollowup::new().content("second")).await.map(|_| ())
        }
        "card" => {
            let embed = CreateEmbed::new().title("A card").description("with words").field("F", "V", true);
            let message = CreateInteractionResponseMessage::new().embed(embed).components(row());
            c.create_response(ctx, CreateInteractionResponse::Message(message)).await
        }
        "form" => c.create_response(ctx, form("of a command")).await,
        "silent" => Ok(()),
        "twice" => {
            c.create_response(ctx, text("once")).await?;
            c.create_response(ctx, text("again")).await
        }
        "file" => {
            let message = CreateInteractionResponseMessage::new()
                .add_file(CreateAttachment::bytes(&b"a,b"[..], "plan.csv"))
                .add_file(CreateAttachment::bytes(&b"png"[..], "me.png"))
                .embed(CreateEmbed::new().title("Picture").attachment("me.png"));
            c.create_response(ctx, CreateInteractionResponse::Message(message)).await
        }
        "Keep this" => {
            let kept = c.data.resolved.messages.values().next().map(|m| m.content.clone()).unwrap_or_default();
            c.create_response(ctx, text(&format!("kept: {kept}"))).await
        }
        "Greet" => {
            let name = c.data.resolved.users.values().next().map(|u| u.display_name().to_owned()).unwrap_or_default();
            c.create_response(ctx, text(&format!("hello {name}"))).await
        }
        name => {
            let path = format!("{name} {:?}", c.data.options().iter().map(|o| o.name).collect::<Vec<_>>());
            c.create_response(ctx, text(&path)).await
        }
    }
}

fn short(value: &ResolvedValue<'_>) -> String {
    match value {
        ResolvedValue::User(user, _) => user.display_name().to_owned(),
        ResolvedValue::Channel(channel) => channel.name.clone().unwrap_or_default(),
        ResolvedValue::Role(role) => role.name.clone(),
        ResolvedValue::Attachment(file) => file.filename.clone(),
        ResolvedValue::String(text) => (*text).to_owned(),
        ResolvedValue::Integer(n) => n.to_string(),
        ResolvedValue::Boolean(b) => b.to_string(),
        other => format!("{other:?}"),
    }
}

async fn component(ctx: &Context, c: &ComponentInteraction) -> serenity::Result<()> {
    match c.data.custom_id.as_str() {
        "update" => {
            let message = CreateInteractionResponseMessage::new().content("changed").components(Vec::new());
            c.create_response(ctx, CreateInteractionResponse::UpdateMessage(message)).await
        }
        "ack" => c.create_response(ctx, CreateInteractionResponse::Acknowledge).await,
        "form" => c.create_response(ctx, form("of a button")).await,
        "later" => {
            c.create_response(ctx, CreateInteractionResponse::Acknowledge).await?;
            c.edit_response(ctx, EditInteractionResponse::new().content("edited later")).await.map(|_| ())
        }
        "pick" => {
            let ComponentInteractionDataKind::StringSelect { values } = &c.data.kind else { return Ok(()) };
            c.create_response(ctx, text(&format!("picked {}", values.join(",")))).await
        }
        other => c.create_response(ctx, text(&format!("pressed {other}"))).await,
    }
}
