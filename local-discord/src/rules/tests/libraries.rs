//! What serenity's builders and twilight's types write of right things: none of it may be called wrong,
//! with all the nulls, empty lists and integers for ids that they send.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Value, json};
use serenity::all::{
    AutocompleteChoice, ButtonStyle, ChannelId, ChannelType, CommandOptionType, CommandType, CreateActionRow,
    CreateAllowedMentions, CreateAttachment, CreateAutocompleteResponse, CreateButton, CreateCommand,
    CreateCommandOption, CreateEmbed, CreateEmbedAuthor, CreateEmbedFooter, CreateInputText, CreateInteractionResponse,
    CreateInteractionResponseFollowup, CreateInteractionResponseMessage, CreateMessage, CreateModal, CreateSelectMenu,
    CreateSelectMenuKind, CreateSelectMenuOption, EditAttachments, EditInteractionResponse, EditMessage,
    InputTextStyle, InstallationContext, InteractionContext, MessageFlags, MessageId, MessageReference, Nonce,
    Permissions, ReactionType, RoleId, Timestamp, UserId,
};

use crate::rules::{Fault, Sending, callback, command, command_changes, commands, identify, message};

fn body(value: impl Serialize) -> Value {
    serde_json::to_value(value).expect("builders write JSON")
}

fn right(faults: &[Fault], body: &Value) {
    assert_eq!(faults, [], "{body}");
}

fn embed() -> CreateEmbed {
    CreateEmbed::new()
        .title("t")
        .description("d")
        .url("https://example.org")
        .colour(0xff_00_00)
        .timestamp(Timestamp::now())
        .author(CreateEmbedAuthor::new("a").icon_url("https://example.org/a.png"))
        .footer(CreateEmbedFooter::new("f"))
        .image("https://example.org/a.png")
        .attachment("a.png")
        .field("n", "v", true)
}

fn rows() -> Vec<CreateActionRow> {
    let menu =
        |id: &str, kind| CreateActionRow::SelectMenu(CreateSelectMenu::new(id, kind).placeholder("p").disabled(false));
    let option =
        |value: &str| CreateSelectMenuOption::new(value, value).description("d").default_selection(value == "a");
    let wave = ReactionType::Custom { animated: false, id: 5.into(), name: Some("wave".into()) };
    vec![
        CreateActionRow::Buttons(vec![
            CreateButton::new("yes").label("Yes").style(ButtonStyle::Success).emoji('👋'),
            CreateButton::new("no").emoji(wave).disabled(true),
            CreateButton::new_link("https://example.org").label("Look"),
            CreateButton::new_premium(5),
        ]),
        menu("a", CreateSelectMenuKind::String { options: vec![option("a"), option("b")] }),
        menu("b", CreateSelectMenuKind::User { default_users: Some(vec![UserId::new(5)]) }),
        menu("c", CreateSelectMenuKind::Mentionable { default_users: None, default_roles: Some(vec![RoleId::new(5)]) }),
        menu(
            "d",
            CreateSelectMenuKind::Channel {
                channel_types: Some(vec![ChannelType::Text, ChannelType::News]),
                default_channels: Some(vec![ChannelId::new(5)]),
            },
        ),
    ]
}

#[test]
fn serenity_commands() {
    let kinds = [
        CommandOptionType::String,
        CommandOptionType::Integer,
        CommandOptionType::Boolean,
        CommandOptionType::User,
        CommandOptionType::Channel,
        CommandOptionType::Role,
        CommandOptionType::Mentionable,
        CommandOptionType::Number,
        CommandOptionType::Attachment,
    ];
    let plain: Vec<_> = kinds
        .into_iter()
        .enumerate()
        .map(|(number, kind)| CreateCommandOption::new(kind, format!("o{number}"), "d"))
        .collect();
    let option = |kind| CreateCommandOption::new(kind, "o", "d").required(true).name_localized("de", "ö");
    let one = |option| CreateCommand::new("log").description("d").add_option(option);
    let sub = CreateCommandOption::new(CommandOptionType::SubCommand, "sub", "d").set_sub_options(plain.clone());
    let group = CreateCommandOption::new(CommandOptionType::SubCommandGroup, "group", "d").add_sub_option(sub.clone());
    let all = vec![
        CreateCommand::new("a").description("d").set_options(plain),
        CreateCommand::new("b").description("d").add_option(sub).add_option(group),
        CreateCommand::new("Log as my post").kind(CommandType::Message).name_localized("de", "Als Beitrag"),
        CreateCommand::new("Praise").kind(CommandType::User).contexts(vec![InteractionContext::Guild]),
        CreateCommand::new("c")
            .description("d")
            .description_localized("fr", "f")
            .default_member_permissions(Permissions::all())
            .dm_permission(false)
            .nsfw(true)
            .integration_types(vec![InstallationContext::Guild, InstallationContext::User])
            .contexts(vec![InteractionContext::Guild, InteractionContext::BotDm, InteractionContext::PrivateChannel]),
    ];
    right(&commands(&body(&all)), &body(&all));
    for one in [
        one(option(CommandOptionType::String).add_string_choice("A", "a").add_string_choice_localized(
            "B",
            "b",
            [("de", "Be")],
        )),
        one(option(CommandOptionType::String).set_autocomplete(true).min_length(1).max_length(100)),
        one(option(CommandOptionType::Integer).min_int_value(1).max_int_value(10).add_int_choice("A", 1)),
        one(option(CommandOptionType::Number).min_number_value(1.0).max_number_value(9.5).add_number_choice("A", 2.0)),
        one(option(CommandOptionType::Channel).channel_types(vec![ChannelType::Text, ChannelType::Forum])),
    ] {
        right(&command(&body(&one)), &body(&one));
        right(&command_changes(&body(&one)), &body(&one));
    }
}

#[test]
fn serenity_messages() {
    let file = CreateAttachment::bytes(b"x", "a.png").description("words");
    let mentions = CreateAllowedMentions::new().all_users(true).everyone(false).roles([RoleId::new(5)]);
    let reference = MessageReference::from((ChannelId::new(5), MessageId::new(6)));
    let made = body(
        CreateMessage::new()
            .content("Hello")
            .embed(embed())
            .components(rows())
            .allowed_mentions(mentions.clone())
            .reference_message(reference)
            .add_file(file.clone())
            .flags(MessageFlags::SUPPRESS_EMBEDS)
            .nonce(Nonce::String("n".into()))
            .enforce_nonce(true),
    );
    right(&message(&made, Sending::Create), &made);
    let plain = body(CreateMessage::new().content("Hello"));
    right(&message(&plain, Sending::Create), &plain);

    let kept = EditAttachments::new().keep(1_461_000_000_000_000_000_u64.into()).add(file.clone());
    for edit in [
        body(EditMessage::new()),
        body(
            EditMessage::new()
                .content("")
                .embeds(vec![embed()])
                .suppress_embeds(true)
                .allowed_mentions(mentions.clone()),
        ),
        body(EditMessage::new().components(vec![]).attachments(kept.clone())),
    ] {
        right(&message(&edit, Sending::Edit), &edit);
    }

    let answer =
        |data: CreateInteractionResponseMessage| data.allowed_mentions(mentions.clone()).embeds(vec![]).ephemeral(true);
    let text = answer(CreateInteractionResponseMessage::new().content("Hello").components(rows()).tts(false));
    let empty = CreateInteractionResponseMessage::new();
    let form = CreateModal::new("log", "Log").components(vec![
        CreateActionRow::InputText(CreateInputText::new(InputTextStyle::Short, "Text", "a")),
        CreateActionRow::InputText(
            CreateInputText::new(InputTextStyle::Paragraph, "More", "b")
                .placeholder("p")
                .min_length(0)
                .max_length(4000)
                .value("")
                .required(false),
        ),
    ]);
    let choices = vec![AutocompleteChoice::new("a", "b").add_localized_name("de", "ä"), AutocompleteChoice::from("c")];
    for answer in [
        CreateInteractionResponse::Pong,
        CreateInteractionResponse::Message(text.clone()),
        CreateInteractionResponse::Message(empty.clone().add_file(file.clone())),
        CreateInteractionResponse::Defer(empty.clone()),
        CreateInteractionResponse::Defer(answer(empty.clone())),
        CreateInteractionResponse::Acknowledge,
        CreateInteractionResponse::UpdateMessage(text),
        CreateInteractionResponse::UpdateMessage(empty),
        CreateInteractionResponse::Autocomplete(CreateAutocompleteResponse::new()),
        CreateInteractionResponse::Autocomplete(CreateAutocompleteResponse::new().set_choices(choices)),
        CreateInteractionResponse::Autocomplete(
            CreateAutocompleteResponse::new().add_number_choice("n", 1.5).add_int_choice("i", 2),
        ),
        CreateInteractionResponse::Modal(form),
    ] {
        right(&callback(&body(&answer)), &body(&answer));
    }

    let edits = [
        body(EditInteractionResponse::new().content("Hello").embeds(vec![]).components(rows())),
        body(EditInteractionResponse::new().embed(embed()).allowed_mentions(mentions).attachments(kept)),
        body(CreateInteractionResponseFollowup::new().content("Hello").ephemeral(true).tts(false)),
    ];
    for edit in edits {
        right(&message(&edit, Sending::InteractionEdit), &edit);
    }
    let more =
        body(CreateInteractionResponseFollowup::new().content("Hello").embed(embed()).add_file(file).ephemeral(true));
    right(&message(&more, Sending::FollowUp), &more);
}

#[test]
fn serenity_identifies() {
    let since = std::time::SystemTime::UNIX_EPOCH;
    let said = json!({"compress": true, "token": "t", "large_threshold": 250, "shard": [0, 1], "intents": 1,
        "properties": {"browser": "serenity", "device": "serenity", "os": "linux"},
        "presence": {"afk": false, "status": "online", "since": since, "activities": [
            {"name": "a", "type": 0, "state": null, "url": null}]}});
    right(&identify(&said), &said);
}

#[test]
fn twilight_writes() {
    use twilight_model::application::command as model;
    use twilight_model::channel::message::component::{ActionRow, Button, ButtonStyle, Component};
    use twilight_model::channel::message::{AllowedMentions, Embed, EmojiReactionType, MentionType, MessageFlags};
    use twilight_model::gateway::payload::outgoing::identify::{IdentifyInfo, IdentifyProperties};
    use twilight_model::gateway::{Capabilities, Intents, ShardId};
    use twilight_model::http::attachment::Attachment;
    use twilight_model::http::interaction::{InteractionResponse, InteractionResponseData, InteractionResponseType};
    use twilight_model::id::Id;

    let button = Component::Button(Button {
        id: None,
        custom_id: Some("yes".into()),
        disabled: false,
        emoji: Some(EmojiReactionType::Unicode { name: "👋".into() }),
        label: Some("Yes".into()),
        style: ButtonStyle::Primary,
        url: None,
        sku_id: None,
    });
    let data = InteractionResponseData {
        allowed_mentions: Some(AllowedMentions { parse: vec![MentionType::Users], ..AllowedMentions::default() }),
        attachments: Some(vec![Attachment::from_bytes("a.png".into(), b"x".to_vec(), 0)]),
        components: Some(vec![Component::ActionRow(ActionRow { id: None, components: vec![button] })]),
        content: Some("Hello".into()),
        flags: Some(MessageFlags::EPHEMERAL),
        ..InteractionResponseData::default()
    };
    let answer =
        body(InteractionResponse { kind: InteractionResponseType::ChannelMessageWithSource, data: Some(data) });
    right(&callback(&answer), &answer);

    // An embed as it comes back from Discord may be sent again.
    let known = json!({"type": "rich", "title": "t", "image": {"url": "https://a.b/c", "proxy_url": "https://a.b/c", "height": 5, "width": 5}});
    let embed: Embed = serde_json::from_value(known).expect("twilight reads an embed");
    let again = json!({"embeds": [body(embed)]});
    right(&message(&again, Sending::Create), &again);

    let option: model::CommandOption = serde_json::from_value(json!({
        "type": 3, "name": "o", "description": "d", "choices": [{"name": "A", "value": "a"}], "required": true,
    }))
    .expect("twilight reads an option");
    #[expect(deprecated, reason = "the type has no other way to be made")]
    let whole = model::Command {
        application_id: Some(Id::new(1)),
        contexts: None,
        default_member_permissions: Some(twilight_model::guild::Permissions::MANAGE_GUILD),
        description: "d".into(),
        description_localizations: Some(HashMap::from([("de".into(), "d".into())])),
        dm_permission: Some(true),
        guild_id: None,
        id: Some(Id::new(2)),
        integration_types: None,
        kind: model::CommandType::ChatInput,
        name: "log".into(),
        name_localizations: None,
        nsfw: Some(false),
        options: vec![option],
        version: Id::new(1),
    };
    let menu = model::Command {
        kind: model::CommandType::Message,
        name: "Log as my post".into(),
        description: String::new(),
        description_localizations: None,
        options: vec![],
        ..whole.clone()
    };
    let list = body([whole, menu]);
    right(&commands(&list), &list);

    let said = body(IdentifyInfo {
        capabilities: Capabilities::empty(),
        compress: false,
        intents: Intents::all(),
        large_threshold: 50,
        presence: None,
        properties: IdentifyProperties::new("twilight.rs", "twilight.rs", "linux"),
        shard: Some(ShardId::new(0, 1)),
        token: "Bot t".into(),
    });
    right(&identify(&said), &said);
}
