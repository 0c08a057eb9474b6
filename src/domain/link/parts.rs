//! Decides which host, path and parameters a link is read by, and which hosts are known.
//! Never decides which post it is; that is `shapes` and `long_form`.

use crate::domain::platform::Platform;
use url::Url;

/// A link, taken apart.
pub(super) struct Parts<'a> {
    /// Without `www.` and a dot at the end.
    pub(super) host: &'a str,
    /// The steps of the path that are not empty.
    pub(super) path: Vec<&'a str>,
    pub(super) url: &'a Url,
}

impl<'a> Parts<'a> {
    /// The parts of a link with a host.
    pub(super) fn of(url: &'a Url) -> Self {
        let path = url.path().split('/').filter(|step| !step.is_empty()).collect();
        Self { host: bare_host(url.host_str().unwrap_or_default()), path, url }
    }

    /// A parameter that is not empty.
    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        self.url
            .query_pairs()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.into_owned())
    }
}

/// A host without `www.` and the dot at the end.
pub(super) fn bare_host(host: &str) -> &str {
    let host = host.trim_end_matches('.');
    host.strip_prefix("www.").unwrap_or(host)
}

/// Whether `host` is `name` or lies below it.
pub(super) fn is_or_below(host: &str, name: &str) -> bool {
    host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Whether only figures, and not too many of them.
pub(super) fn id(step: &str) -> Option<&str> {
    ((1..=20).contains(&step.len()) && step.bytes().all(|b| b.is_ascii_digit())).then_some(step)
}

/// Whether a code as platforms write them: letters, figures, `-` and `_`.
pub(super) fn code(step: &str) -> Option<&str> {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    ((1..=128).contains(&step.len()) && step.bytes().all(fits)).then_some(step)
}

/// A name under which somebody writes, in small letters: what sites take, and nothing that has to be escaped.
pub(super) fn name(step: &str) -> Option<String> {
    let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'@' | b':');
    ((1..=200).contains(&step.len()) && step.bytes().all(fits)).then(|| step.to_ascii_lowercase())
}

/// Sites where what a person writes is short, below which host and under which platform.
const SOCIAL: &[(&str, Platform)] = &[
    ("facebook.com", Platform::Facebook),
    ("fb.com", Platform::Facebook),
    ("fb.watch", Platform::Facebook),
    ("fb.me", Platform::Facebook),
    ("x.com", Platform::X),
    ("twitter.com", Platform::X),
    ("linkedin.com", Platform::LinkedIn),
    ("lnkd.in", Platform::LinkedIn),
    ("instagram.com", Platform::Instagram),
    ("instagr.am", Platform::Instagram),
    ("threads.net", Platform::Threads),
    ("threads.com", Platform::Threads),
    ("tiktok.com", Platform::TikTok),
    ("youtube.com", Platform::YouTube),
    ("youtube-nocookie.com", Platform::YouTube),
    ("youtu.be", Platform::YouTube),
    ("bsky.app", Platform::Bluesky),
];

/// Hosts of blogs and newsletters.
const BLOGS: &[&str] = &[
    "substack.com",
    "medium.com",
    "wordpress.com",
    "ghost.io",
    "blogspot.com",
    "beehiiv.com",
    "tumblr.com",
    "hashnode.dev",
    "dev.to",
    "buttondown.com",
    "buttondown.email",
    "mailchi.mp",
    "campaign-archive.com",
    "kit.com",
    "ck.page",
    "bearblog.dev",
    "write.as",
    "micro.blog",
    "typepad.com",
    "livejournal.com",
    "weebly.com",
    "wixsite.com",
    "jimdofree.com",
    "jimdosite.com",
    "steadyhq.com",
    "steady.page",
    "telegra.ph",
    "tinyletter.com",
    "svbtle.com",
    "kevinmd.com",
    "opmed.doximity.com",
];

/// Hosts of podcasts.
const PODCASTS: &[&str] = &[
    "podcasts.apple.com",
    "anchor.fm",
    "podcasters.spotify.com",
    "creators.spotify.com",
    "buzzsprout.com",
    "podbean.com",
    "libsyn.com",
    "transistor.fm",
    "captivate.fm",
    "simplecast.com",
    "acast.com",
    "spreaker.com",
    "pca.st",
    "pocketcasts.com",
    "overcast.fm",
    "castbox.fm",
    "podcastaddict.com",
    "podchaser.com",
    "player.fm",
    "redcircle.com",
    "megaphone.fm",
    "omny.fm",
    "fireside.fm",
    "podigee.io",
    "letscast.fm",
    "podomatic.com",
    "audioboom.com",
    "rss.com",
    "pod.link",
    "podfollow.com",
    "ivoox.com",
];

/// Servers of Mastodon that many know; any other is known by the shape of its posts.
const MASTODON: &[&str] = &[
    "mastodon.social",
    "mastodon.online",
    "mstdn.social",
    "mas.to",
    "mastodon.world",
    "med-mastodon.com",
    "mstdn.science",
    "fediscience.org",
    "mastodon.scot",
    "mastodon.green",
    "mastodon.nl",
    "mastodon.education",
    "hachyderm.io",
    "fosstodon.org",
    "infosec.exchange",
    "troet.cafe",
    "chaos.social",
    "techhub.social",
    "toot.community",
    "nrw.social",
    "norden.social",
    "sciences.social",
    "scholar.social",
    "universeodon.com",
    "hcommons.social",
];

/// The platform that a host (without `www.`) stands for, whatever the path says.
pub(super) fn platform_of(parts: &Parts<'_>) -> Option<Platform> {
    if parts.host == "music.youtube.com" {
        return None;
    }
    let first = parts.path.first().copied().unwrap_or_default();
    host_alone(parts.host).or_else(|| {
        let country = google(parts.host);
        let google_page = match country {
            Some("business" | "maps" | "local") => true,
            Some("" | "search") => matches!(first, "maps" | "local"),
            _ => matches!((parts.host, first), ("goo.gl", "maps") | ("g.co", "kgs")),
        };
        if google_page {
            return Some(Platform::GoogleBusiness);
        }
        let podcast = match parts.host {
            "open.spotify.com" => parts.path.iter().any(|step| matches!(*step, "episode" | "show")),
            "iheart.com" | "itunes.apple.com" => parts.path.contains(&"podcast"),
            "deezer.com" => parts.path.iter().any(|step| matches!(*step, "episode" | "show")),
            host => host.starts_with("music.amazon.") && first == "podcasts",
        };
        podcast.then_some(Platform::Podcast)
    })
}

/// The host at which a platform's pages stand for everybody, if `host` is one for phones or for one country.
pub(super) fn home(platform: Platform, host: &str) -> Option<&'static str> {
    let (names, home): (&[&str], _) = match platform {
        Platform::Facebook => (&["facebook.com", "fb.com"], "www.facebook.com"),
        Platform::X => (&["x.com", "twitter.com"], "x.com"),
        Platform::LinkedIn => (&["linkedin.com"], "www.linkedin.com"),
        Platform::Instagram => (&["instagram.com", "instagr.am"], "www.instagram.com"),
        Platform::Threads => (&["threads.com", "threads.net"], "www.threads.com"),
        Platform::TikTok => (&["tiktok.com"], "www.tiktok.com"),
        Platform::YouTube => (&["youtube.com"], "www.youtube.com"),
        _ => return None,
    };
    let before = names.iter().find_map(|name| host.strip_suffix(name))?.trim_end_matches('.');
    let phone = matches!(before, "" | "www" | "m" | "mobile" | "web" | "touch" | "mbasic");
    let country =
        matches!(before.as_bytes(), [a, b] | [a, b, b'-', _, _] if a.is_ascii_lowercase() && b.is_ascii_lowercase());
    (phone || country).then_some(home)
}

/// Whether a host (without `www.`) is known by itself, so that it may be pasted without its scheme.
pub(super) fn known_host(host: &str) -> bool {
    host_alone(host).is_some() || google(host).is_some() || matches!(host, "open.spotify.com" | "goo.gl" | "g.co")
}

fn host_alone(host: &str) -> Option<Platform> {
    let among = |names: &[&str]| names.iter().any(|name| is_or_below(host, name));
    SOCIAL
        .iter()
        .find(|(name, _)| is_or_below(host, name))
        .map(|(_, platform)| *platform)
        .or_else(|| (among(BLOGS) || blogspot(host).is_some()).then_some(Platform::Blog))
        .or_else(|| among(PODCASTS).then_some(Platform::Podcast))
        .or_else(|| MASTODON.contains(&host).then_some(Platform::Mastodon))
        .or_else(|| matches!(host, "posts.gle" | "g.page" | "maps.app.goo.gl").then_some(Platform::GoogleBusiness))
}

/// What stands before `google.` and a country's ending: nothing, `maps`, `business`.
pub(super) fn google(host: &str) -> Option<&str> {
    let (before, ending) = match host.strip_prefix("google.") {
        Some(ending) => ("", ending),
        None => host.split_once(".google.")?,
    };
    country(ending).then_some(before)
}

/// The name of a blog at Blogger, whose ending follows the reader's country.
pub(super) fn blogspot(host: &str) -> Option<&str> {
    let (name, ending) = host.split_once(".blogspot.")?;
    (country(ending) && !name.contains('.')).then_some(name)
}

/// `com`, `de`, `co.uk`, `com.au`.
fn country(ending: &str) -> bool {
    let last = ending.strip_prefix("co.").or_else(|| ending.strip_prefix("com.")).unwrap_or(ending);
    last == "com" || (last.len() == 2 && last.bytes().all(|b| b.is_ascii_lowercase()))
}
