//! Decides which post of a social platform a link shows, in whichever shape it was copied.
//! Never decides about blogs, podcasts and profiles of businesses; that is `long_form`.

use super::parts::{Parts, code, id, is_or_below, name};
use super::posted;
use crate::domain::platform::Platform;
use chrono::{DateTime, Utc};

/// One post, however its link was written.
pub(super) struct Shape {
    pub(super) platform: Platform,
    pub(super) url: String,
    pub(super) posted: Option<DateTime<Utc>>,
}

/// A shape, from what its platform said.
pub(super) fn shape(platform: Platform, found: Found) -> Option<Shape> {
    found.map(|(url, posted)| Shape { platform, url, posted })
}

/// The address of a post, and when it went live.
pub(super) type Found = Option<(String, Option<DateTime<Utc>>)>;

/// The post of a social platform, if the link has one of its shapes.
pub(super) fn social(parts: &Parts<'_>, platform: Option<Platform>) -> Option<Shape> {
    let found = match platform {
        Some(Platform::Facebook) => facebook(parts),
        Some(Platform::X) => x(parts),
        Some(Platform::LinkedIn) => linkedin(parts),
        Some(Platform::Instagram) => instagram(parts),
        Some(Platform::Threads) => threads(parts),
        Some(Platform::TikTok) => tiktok(parts),
        Some(Platform::YouTube) => youtube(parts),
        Some(Platform::Bluesky) => bluesky(parts),
        None | Some(Platform::Mastodon) => return shape(Platform::Mastodon, mastodon(parts)),
        Some(_) => None,
    };
    shape(platform?, found)
}

fn facebook(parts: &Parts<'_>) -> Found {
    const HOME: &str = "https://www.facebook.com";
    let numbered = |step: &str| id(step).is_some() || (step.starts_with("pfbid") && code(step).is_some());
    let photo = |photo: &str| id(photo).map(|photo| format!("{HOME}/photo/?fbid={photo}"));
    let video = |video: &str| id(video).map(|video| format!("{HOME}/watch/?v={video}"));
    let parameter = |name: &str| parts.parameter(name);
    let url = match (parts.host, parts.path.as_slice()) {
        ("fb.watch" | "fb.me", [short]) => Some(format!("https://{}/{}", parts.host, code(short)?)),
        ("fb.watch" | "fb.me", _) => None,
        (_, ["story.php" | "permalink.php"]) => {
            let (story, author) = (parameter("story_fbid")?, parameter("id")?);
            (numbered(&story) && id(&author).is_some()).then(|| format!("{HOME}/{author}/posts/{story}"))
        }
        (_, ["groups", group, "posts" | "permalink", post, ..]) if numbered(post) => {
            Some(format!("{HOME}/groups/{}/posts/{post}", name(group)?))
        }
        (_, ["groups", group]) => {
            let post = parameter("multi_permalinks").filter(|post| numbered(post))?;
            Some(format!("{HOME}/groups/{}/posts/{post}", name(group)?))
        }
        (_, ["photo.php" | "photo"]) => photo(&parameter("fbid")?),
        (_, ["watch"] | ["watch", "live"] | ["video.php"]) => video(&parameter("v")?),
        (_, ["reel", reel, ..]) => id(reel).map(|reel| format!("{HOME}/reel/{reel}")),
        (_, ["share", kind @ ("p" | "v" | "r"), short]) => Some(format!("{HOME}/share/{kind}/{}", code(short)?)),
        (_, ["share", short]) => Some(format!("{HOME}/share/{}", code(short)?)),
        (_, [author, "posts", .., post]) if numbered(post) => Some(format!("{HOME}/{}/posts/{post}", name(author)?)),
        (_, [_, "videos", .., last]) => video(last),
        (_, [_, "photos", .., last]) => photo(last),
        _ => None,
    };
    Some((url?, None))
}

fn x(parts: &Parts<'_>) -> Found {
    let post = match parts.path.as_slice() {
        ["i", "web", "status" | "statuses", post, ..] | [_, "status" | "statuses", post, ..] => id(post)?,
        _ => return None,
    };
    // Whose it is does not matter to the site, and changes with the person's name.
    Some((format!("https://x.com/i/status/{post}"), posted::x(post)))
}

fn linkedin(parts: &Parts<'_>) -> Found {
    const HOME: &str = "https://www.linkedin.com";
    if parts.host == "lnkd.in" {
        let path = parts.path.iter().map(|step| code(step)).collect::<Option<Vec<_>>>()?;
        return (!path.is_empty()).then(|| (format!("https://lnkd.in/{}", path.join("/")), None));
    }
    let colons = |step: &str| step.replace("%3A", ":").replace("%3a", ":");
    let named =
        |kind: &str| ["activity", "share", "ugcPost"].into_iter().find(|known| known.eq_ignore_ascii_case(kind));
    let made = |kind: &str, post: &str| {
        let url = format!("{HOME}/feed/update/urn:li:{}:{}", named(kind)?, id(post)?);
        Some((url, posted::linkedin(post)))
    };
    match parts.path.as_slice() {
        // …-activity-7180000000000000000-aBcD, where the last piece may hold dashes of its own.
        ["posts", slug] => ["activity", "share", "ugcpost"].into_iter().find_map(|kind| {
            let slug = format!("-{}", slug.to_ascii_lowercase());
            let (_, rest) = slug.rsplit_once(&format!("-{kind}-"))?;
            made(kind, rest.split('-').next()?)
        }),
        ["pulse", article] => Some((format!("{HOME}/pulse/{article}"), None)),
        path => path.iter().find_map(|step| {
            let step = colons(step);
            let (kind, post) = step.strip_prefix("urn:li:").unwrap_or(&step).split_once(':')?;
            made(kind, post)
        }),
    }
}

fn instagram(parts: &Parts<'_>) -> Found {
    const HOME: &str = "https://www.instagram.com";
    match parts.path.as_slice() {
        ["stories", author, story] => {
            let url = format!("{HOME}/stories/{}/{}", name(author)?, id(story)?);
            Some((url, posted::instagram_story(story)))
        }
        ["share", kind @ ("p" | "reel"), short] => Some((format!("{HOME}/share/{kind}/{}", code(short)?), None)),
        ["share", short] => Some((format!("{HOME}/share/{}", code(short)?), None)),
        ["p" | "reel" | "reels" | "tv", post, ..] | [_, "p" | "reel" | "tv", post, ..] if *post != "audio" => {
            Some((format!("{HOME}/p/{}", code(post)?), posted::instagram(post)))
        }
        _ => None,
    }
}

fn threads(parts: &Parts<'_>) -> Found {
    let ([_, "post", post, ..] | ["t", post, ..]) = parts.path.as_slice() else { return None };
    Some((format!("https://www.threads.com/t/{}", code(post)?), posted::threads(post)))
}

fn tiktok(parts: &Parts<'_>) -> Found {
    let short = |host: &str, short: &str| Some((format!("https://{host}.tiktok.com/{}", code(short)?), None));
    let video = match (parts.host, parts.path.as_slice()) {
        ("vm.tiktok.com", [path]) => return short("vm", path),
        ("vt.tiktok.com", [path]) => return short("vt", path),
        (_, ["t", path]) => return Some((format!("https://www.tiktok.com/t/{}", code(path)?), None)),
        (_, ["v", page]) => page.strip_suffix(".html").unwrap_or(page),
        (_, ["embed" | "share", "v2" | "video", video] | ["embed", video] | ["player", "v1", video]) => video,
        (_, [author, "video" | "photo", video, ..]) if author.starts_with('@') => video,
        _ => return None,
    };
    Some((format!("https://www.tiktok.com/@/video/{}", id(video)?), posted::tiktok(video)))
}

fn youtube(parts: &Parts<'_>) -> Found {
    let from_query = parts.parameter("v");
    let video = match (parts.host, parts.path.as_slice()) {
        ("youtu.be", [video]) => video,
        (_, ["watch"]) => from_query.as_deref()?,
        (_, ["shorts" | "live" | "embed" | "v" | "e" | "watch", video, ..]) => video,
        _ => return None,
    };
    (video.len() == 11).then_some(())?;
    Some((format!("https://www.youtube.com/watch?v={}", code(video)?), None))
}

fn bluesky(parts: &Parts<'_>) -> Found {
    let ["profile", author, "post", post, ..] = parts.path.as_slice() else { return None };
    let author = name(&author.replace("%3A", ":").replace("%3a", ":"))?;
    Some((format!("https://bsky.app/profile/{author}/post/{}", code(post)?), posted::bluesky(post)))
}

/// Any host can be a server of Mastodon; its posts tell.
fn mastodon(parts: &Parts<'_>) -> Found {
    let path = match parts.path.as_slice() {
        ["web" | "deck", path @ ..] | path => path,
    };
    let (author, post) = match path {
        [author, post] | [author, "statuses", post] if author.starts_with('@') => ((*author).to_owned(), *post),
        ["users", author, "statuses", post, ..] => (format!("@{author}"), *post),
        _ => return None,
    };
    // Shorter numbers are of other software, or older than the clock in them.
    if !(17..=19).contains(&post.len()) || is_or_below(parts.host, "medium.com") {
        return None;
    }
    let at = posted::mastodon(id(post)?)?;
    let author = name(&author)?;
    Some((format!("https://{}/{author}/{post}", parts.url.host_str()?), Some(at)))
}
