//! Decides what `rounds invite` prints: the address that adds the bot to a server, with just the rights that it needs.
//! Never asks Discord; the application's id is read from the token, or given.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use std::io::{self, Write};

/// The rights that Rounds asks for, as Discord's bits: view channels, send messages, embed links, attach files, read
/// message history.
/// <https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags>
pub const RIGHTS: u64 = (1 << 10) | (1 << 11) | (1 << 14) | (1 << 15) | (1 << 16);

/// Prints the address. Without an id it is read from the token.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn run(application: u64, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={RIGHTS}"
    )?;
    writeln!(out, "Open it as somebody who manages the server; it asks for five rights, and for none over people.")
}

/// The application's id, which a bot's token begins with: its digits in base64, up to the first dot. None where the token
/// does not look like that.
#[must_use]
pub fn application(token: &str) -> Option<u64> {
    let (head, _) = token.split_once('.')?;
    let digits = STANDARD_NO_PAD.decode(head.trim_end_matches('=')).ok()?;
    String::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_tells_whose_it_is() {
        for (token, id) in [
            ("MTIzNDU2Nzg5MDEyMzQ1Njc4.GAbCdE.abc", Some(123_456_789_012_345_678)),
            ("MTIzNDU2Nzg5MDEyMzQ1Njc5MA.GAbCdE.abc", Some(1_234_567_890_123_456_790)),
            ("MTIzNDU2Nzg5MDEyMzQ1Njc5MA==.GAbCdE.abc", Some(1_234_567_890_123_456_790)),
            ("bm90IGEgbnVtYmVy.x.y", None),
            ("no dots at all", None),
            ("!!!.x.y", None),
            ("", None),
        ] {
            assert_eq!(application(token), id, "{token}");
        }
    }

    #[test]
    fn the_address_asks_for_five_rights() {
        let mut out = Vec::new();
        run(42, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("client_id=42&scope=bot+applications.commands&permissions=117760"), "{text}");
    }
}
