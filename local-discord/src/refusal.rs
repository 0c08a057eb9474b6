//! Discord's "no": an HTTP status, an error code and words. Which request deserves which is decided where it is handled.
use serde_json::{Value, json};

/// A request that was refused.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) body: Value,
    /// Set for mistakes that a test must not overlook.
    pub(crate) complaint: Option<String>,
}

impl Refusal {
    pub(crate) fn new(status: u16, code: u32, message: &str) -> Self {
        Self { status, body: json!({"message": message, "code": code}), complaint: None }
    }

    /// A body that breaks Discord's rules: `path` is the field, in dotted form.
    pub(crate) fn form(path: &str, code: &str, message: &str) -> Self {
        let fault = crate::rules::Fault { path: path.into(), code: code.into(), message: message.into() };
        Self::faults(&[fault])
    }

    /// Everything that the rules found wrong with a body.
    pub(crate) fn faults(faults: &[crate::rules::Fault]) -> Self {
        let words: Vec<String> = faults.iter().map(|f| format!("{}: {} ({})", f.path, f.message, f.code)).collect();
        Self { status: 400, body: crate::rules::errors(faults), complaint: Some(words.join("; ")) }
    }

    pub(crate) fn route() -> Self {
        let mut no = Self::new(404, 0, "404: Not Found");
        no.complaint = Some("no such route".into());
        no
    }

    pub(crate) fn method() -> Self {
        let mut no = Self::new(405, 0, "405: Method Not Allowed");
        no.complaint = Some("no such method on this route".into());
        no
    }

    pub(crate) fn json(why: &str) -> Self {
        let mut no = Self::new(400, 50109, "The request body contains invalid JSON.");
        no.complaint = Some(format!("the body is not JSON: {why}"));
        no
    }
}

macro_rules! refusals {
    ($($name:ident = $status:literal $code:literal $message:literal,)*) => {
        impl Refusal {
            $(pub(crate) fn $name() -> Self { Self::new($status, $code, $message) })*
        }
    };
}

refusals! {
    unauthorized = 401 0 "401: Unauthorized",
    unknown_channel = 404 10003 "Unknown Channel",
    unknown_guild = 404 10004 "Unknown Guild",
    unknown_member = 404 10007 "Unknown Member",
    unknown_message = 404 10008 "Unknown Message",
    unknown_user = 404 10013 "Unknown User",
    unknown_webhook = 404 10015 "Unknown Webhook",
    unknown_interaction = 404 10062 "Unknown interaction",
    unknown_command = 404 10063 "Unknown application command",
    unknown_application = 404 10002 "Unknown Application",
    already_acknowledged = 400 40060 "Interaction has already been acknowledged.",
    too_large = 413 40005 "Request entity too large",
    missing_access = 403 50001 "Missing Access",
    not_in_a_dm = 403 50003 "Cannot execute action on a DM channel",
    not_the_author = 403 50005 "Cannot edit a message authored by another user",
    empty_message = 400 50006 "Cannot send an empty message",
    cannot_send = 403 50007 "Cannot send messages to this user",
    missing_permissions = 403 50013 "Missing Permissions",
    invalid_webhook_token = 401 50027 "Invalid Webhook Token",
    invalid_recipients = 400 50033 "Invalid Recipient(s)",
    archived_thread = 400 50083 "Tried to perform an operation on an archived thread, such as editing a message or adding a user to the thread",
    thread_exists = 400 160004 "A thread has already been created for this message",
    no_mutual_guilds = 403 50278 "Cannot send messages to this user due to having no mutual guilds",
}
