//! Decides the one way in which a link is kept, so that the same post in another shape is the same link.
//! Never drops what a host that nobody knows may need to find its page.

use super::guard::{LONGEST, guard};
use super::long_form::{long_form, looks_like_blog};
use super::parts::{Parts, google, home, is_or_below, platform_of};
use super::posted;
use super::refused::LinkRefused;
use super::shapes::social;
use crate::domain::platform::Platform;
use chrono::{DateTime, Utc};
use url::Url;

/// A link that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Link {
    /// The canonical address: safe to show, and the same for every shape in which the post is shared.
    pub url: String,
    /// The platform, where the link tells.
    pub platform: Option<Platform>,
    /// When the post went live, where the link tells. It can lie ahead of now if the link was made up.
    pub posted: Option<DateTime<Utc>>,
}

impl Link {
    /// The link that `text` is, and nothing but that.
    ///
    /// # Errors
    /// Why it is not taken; its `Display` can be shown.
    pub fn parse(text: &str) -> Result<Self, LinkRefused> {
        let mut url = guard(text)?;
        // A link within a link within a link is the most that anybody copies.
        for _ in 0..3 {
            let Some(inner) = wrapped(&url) else { break };
            url = guard(&inner)?;
        }
        let parts = Parts::of(&url);
        // Known sites answer at the usual port alone.
        let host_says = if url.port().is_some() { None } else { platform_of(&parts) };
        let shape = if url.port().is_some() {
            None
        } else {
            social(&parts, host_says).or_else(|| long_form(&parts, host_says))
        };
        let link = match shape {
            Some(shape) => Self { url: shape.url, platform: Some(shape.platform), posted: shape.posted },
            None => {
                let platform = host_says.or_else(|| looks_like_blog(&parts).then_some(Platform::Blog));
                let written = matches!(platform, None | Some(Platform::Blog | Platform::Podcast));
                let posted = if written { posted::dated_path(&parts.path) } else { None };
                Self { url: tidy(&url, host_says), platform, posted }
            }
        };
        let link = Self { url: defused(&link.url), ..link };
        if link.url.chars().nth(LONGEST).is_some() { Err(LinkRefused::TooLong) } else { Ok(link) }
    }
}

/// Whether two links show the same post, also where their canonical addresses cannot tell: a profile of Bluesky under
/// its name and its number, or a page with and without `www.`.
#[must_use]
pub fn same_post(a: &Link, b: &Link) -> bool {
    mark(&a.url) == mark(&b.url)
}

/// What the canonical addresses of one post have in common.
#[must_use]
pub fn mark(url: &str) -> &str {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/');
    let record = bare.strip_prefix("bsky.app/profile/").and_then(|rest| rest.split_once("/post/"));
    // A key that carries its time is one of its kind, whoever the profile is called.
    record.map(|(_, key)| key).filter(|key| posted::bluesky(key).is_some()).unwrap_or(bare)
}

/// The link that another one only leads to: warnings at the door, and mail filters.
fn wrapped(url: &Url) -> Option<String> {
    let parts = Parts::of(url);
    let path = parts.path.as_slice();
    let names: &[&str] = match parts.host {
        "l.facebook.com" | "lm.facebook.com" | "l.instagram.com" | "l.threads.com" | "l.threads.net" => &["u"],
        "consent.youtube.com" => &["continue"],
        host if is_or_below(host, "safelinks.protection.outlook.com") => &["url"],
        host if is_or_below(host, "youtube.com") && path == ["redirect"] => &["q"],
        host if is_or_below(host, "linkedin.com") && matches!(path, ["safety", "go"] | ["redir", "redirect"]) => {
            &["url"]
        }
        host if is_or_below(host, "linkedin.com") && path == ["authwall"] => &["sessionRedirect"],
        host if is_or_below(host, "facebook.com") && path.first() == Some(&"login") => &["next"],
        host if is_or_below(host, "instagram.com") && path == ["accounts", "login"] => &["next"],
        host if google(host) == Some("") && path == ["url"] => &["url", "q"],
        _ => return None,
    };
    names.iter().find_map(|name| parts.parameter(name)).filter(|inner| inner.starts_with("http"))
}

/// Parameters that follow people around, wherever they are put.
const FOLLOWING: &[&str] = &[
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "twclid",
    "ttclid",
    "yclid",
    "li_fat_id",
    "igsh",
    "igshid",
    "ig_rid",
    "ig_mid",
    "mibextid",
    "rdid",
    "share_url",
    "sfnsn",
    "paipv",
    "eav",
    "_rdr",
    "_rdc",
    "__tn__",
    "mkt_tok",
    "ref_src",
    "ref_url",
    "epik",
    "vero_id",
    "oly_enc_id",
    "oly_anon_id",
    "rb_clickid",
    "s_cid",
    "_openstat",
    "wickedid",
    "cmpid",
    "trk",
    "trkcampaign",
    "lipi",
    "rcm",
    "sc_cid",
    "_branch_match_id",
    "srsltid",
    "xmt",
    "slof",
    "ndclid",
    "spm",
    "guccounter",
    "__twitter_impression",
    "amp",
];
/// How the names of others of their kind begin.
const FOLLOWING_STARTS: &[&str] =
    &["utm_", "mc_", "hsa_", "_hs", "__hs", "pk_", "mtm_", "piwik_", "fb_", "__cft__", "ga_", "__s"];
/// What known sites add when a link is shared.
const SHARED: &[&str] = &[
    "s",
    "t",
    "si",
    "pp",
    "feature",
    "ab_channel",
    "app",
    "ref",
    "refsrc",
    "fref",
    "hc_ref",
    "notif_id",
    "notif_t",
    "source",
    "sk",
    "r",
    "hl",
    "lang",
    "locale",
    "is_from_webapp",
    "is_copy_url",
    "sender_device",
    "sender_web_id",
    "_r",
    "_t",
    "_d",
    "web_id",
    "share_id",
    "shareId",
    "share_app_id",
    "share_link_id",
    "u_code",
    "tt_from",
    "context",
    "nd",
    "dlsi",
    "showWelcomeOnShare",
    "triedRedirect",
    "isFreemail",
    "m",
    "entry",
    "g_ep",
    "shorturl",
    "skid",
    "ucbcb",
    "originalSubdomain",
    "trackingId",
    "originalReferer",
    "midToken",
    "midSig",
];

/// The address without what follows people around; a page stays where it is.
fn tidy(url: &Url, known: Option<Platform>) -> String {
    let mut url = url.clone();
    if known.is_some() {
        // Refused only for schemes other than these two.
        let _ = url.set_scheme("https");
    }
    let host = url.host_str().unwrap_or_default().trim_end_matches('.').to_owned();
    // Fails only for what is no host, and this was one.
    let _ = url.set_host(Some(known.and_then(|platform| home(platform, &host)).unwrap_or(&host)));
    let kept: Vec<&str> = url
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty() && !follows(pair.split('=').next().unwrap_or_default(), known.is_some()))
        .collect();
    let query = kept.join("&");
    url.set_query((!query.is_empty()).then_some(query.as_str()));
    // Some pages are one program, and its pages stand behind the hash.
    let page = url.fragment().filter(|part| part.starts_with(['/', '!'])).map(str::to_owned);
    url.set_fragment(page.as_deref().filter(|_| known.is_none()));
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    url.into()
}

fn follows(name: &str, known: bool) -> bool {
    FOLLOWING.contains(&name)
        || FOLLOWING_STARTS.iter().any(|start| name.starts_with(start))
        || (known && SHARED.contains(&name))
}

/// The address without a character that could end it early, or turn it into something else, where it is shown.
fn defused(url: &str) -> String {
    // The host is checked, and an address of numbers stands in brackets there.
    let host_ends = url.match_indices('/').nth(2).map_or(url.len(), |(at, _)| at);
    let (mut out, rest) = (url[..host_ends].to_owned(), &url[host_ends..]);
    for letter in rest.chars() {
        match letter {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '[' => out.push_str("%5B"),
            ']' => out.push_str("%5D"),
            '|' => out.push_str("%7C"),
            '`' => out.push_str("%60"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '"' => out.push_str("%22"),
            '\\' => out.push_str("%5C"),
            other => out.push(other),
        }
    }
    out
}
