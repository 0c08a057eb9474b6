//! Decides whether a text is a link that may be kept.
//! Never decides which platform it belongs to.

use super::disguise::disguised;
use super::parts::{bare_host, known_host};
use super::refused::LinkRefused::{self, Hidden, LookAlike, NoHost, NotWeb, PrivateHost, TooLong, UserInfo};
use std::net::{Ipv4Addr, Ipv6Addr};
use url::{Host, ParseError, Url};

/// The most characters of a link, as pasted and as kept.
pub(super) const LONGEST: usize = 2_000;

/// The last labels of names that only mean something inside a network.
const PRIVATE_ENDINGS: &[&str] = &[
    "localhost",
    "local",
    "localdomain",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
    "arpa",
    "test",
    "invalid",
];

/// The link, if it may be kept.
pub(super) fn guard(text: &str) -> Result<Url, LinkRefused> {
    let text = text.trim();
    let text = text.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(text);
    if text.chars().nth(LONGEST).is_some() {
        return Err(TooLong);
    }
    if text.chars().any(unseen) {
        return Err(Hidden);
    }
    if text.is_empty() || text.chars().any(char::is_whitespace) {
        return Err(NotWeb);
    }
    let begins = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let url = if begins("https://") || begins("http://") {
        Url::parse(text).map_err(unreadable)?
    } else if schemeless(text) {
        Url::parse(&format!("https://{text}")).map_err(unreadable)?
    } else {
        return Err(NotWeb);
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err(UserInfo);
    }
    match url.host() {
        None => return Err(NoHost),
        Some(Host::Ipv4(address)) => {
            if private_v4(address) {
                return Err(PrivateHost);
            }
        }
        Some(Host::Ipv6(address)) => {
            if private_v6(address) {
                return Err(PrivateHost);
            }
        }
        Some(Host::Domain(domain)) => domain_of_the_world(domain)?,
    }
    Ok(url)
}

/// Whether a character is there without being seen, or turns the direction of reading.
pub(super) fn unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn unreadable(fault: ParseError) -> LinkRefused {
    match fault {
        ParseError::Overflow => TooLong,
        _ => NoHost,
    }
}

/// `www.example.org/…`, or a known site without its scheme.
fn schemeless(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let plain = host.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '.' || letter == '-');
    plain && (host.starts_with("www.") || known_host(bare_host(&host)))
}

fn domain_of_the_world(domain: &str) -> Result<(), LinkRefused> {
    let domain = domain.trim_end_matches('.');
    let letters =
        |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if !domain.split('.').all(letters) {
        return Err(NoHost);
    }
    let ending = domain.rsplit('.').next().unwrap_or_default();
    // A name without a dot is one that only the own network knows.
    if !domain.contains('.') || PRIVATE_ENDINGS.contains(&ending) {
        return Err(PrivateHost);
    }
    if disguised(domain) {
        return Err(LookAlike);
    }
    Ok(())
}

fn private_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || a == 0
        || a >= 224
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (18..20).contains(&b))
}

fn private_v6(address: Ipv6Addr) -> bool {
    let words = address.segments();
    let inner = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        private_v4(Ipv4Addr::new(a, b, c, d))
    };
    match words {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low] => inner(high, low),
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => inner(high, low),
        [0x2002, high, low, ..] => inner(high, low),
        [0x2001, 0xdb8, ..] => true,
        // Everything that is routed in the world begins with 2 or 3.
        [first, ..] => first & 0xe000 != 0x2000,
    }
}
