//! Decides which entry of a blog, newsletter, podcast or business profile a link shows.
//! Never decides about social platforms; that is `shapes`.

use super::parts::{Parts, blogspot, code, id, is_or_below, name};
use super::posted;
use super::shapes::{Found, Shape, shape};
use crate::domain::platform::Platform;

/// The entry, if the link has a shape that can be copied in several ways.
pub(super) fn long_form(parts: &Parts<'_>, platform: Option<Platform>) -> Option<Shape> {
    match platform? {
        Platform::Blog => shape(Platform::Blog, medium(parts).or_else(|| substack(parts)).or_else(|| blogger(parts))),
        Platform::Podcast => shape(Platform::Podcast, podcast(parts)),
        Platform::GoogleBusiness => shape(Platform::GoogleBusiness, business(parts)),
        _ => None,
    }
}

/// Whether a link on a host that nobody knows is one of a blog or a newsletter.
pub(super) fn looks_like_blog(parts: &Parts<'_>) -> bool {
    let named = parts.host.split('.').next().is_some_and(|label| matches!(label, "blog" | "blogs" | "newsletter"));
    let below = parts.path.first().is_some_and(|step| matches!(*step, "blog" | "blogs" | "newsletter"));
    named || (below && parts.path.len() > 1) || posted::dated_path(&parts.path).is_some()
}

fn medium(parts: &Parts<'_>) -> Found {
    if !is_or_below(parts.host, "medium.com") || parts.host == "link.medium.com" {
        return None;
    }
    // The story is the key at the end; author and title may be written in any way.
    let key = match parts.path.as_slice() {
        ["p", key] => key,
        [.., last] => last.rsplit('-').next()?,
        [] => return None,
    };
    let fits = (10..=12).contains(&key.len()) && key.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    fits.then(|| (format!("https://medium.com/p/{key}"), None))
}

fn substack(parts: &Parts<'_>) -> Found {
    let (author, slug) = match (parts.host.strip_suffix(".substack.com")?, parts.path.as_slice()) {
        ("open", ["pub", author, "p", slug, ..]) => (*author, *slug),
        (author, ["p", slug, ..]) if author != "open" => (author, *slug),
        _ => return None,
    };
    let author = code(author)?.to_ascii_lowercase();
    Some((format!("https://{author}.substack.com/p/{slug}"), posted::dated_path(&[slug])))
}

fn blogger(parts: &Parts<'_>) -> Found {
    let blog = blogspot(parts.host)?;
    let [year, month, page] = parts.path.as_slice() else { return None };
    id(year).and(id(month))?;
    Some((format!("https://{blog}.blogspot.com/{year}/{month}/{page}"), None))
}

fn podcast(parts: &Parts<'_>) -> Found {
    let url = match (parts.host, parts.path.as_slice()) {
        ("podcasts.apple.com" | "itunes.apple.com", [.., show]) => {
            let show = id(show.strip_prefix("id")?)?;
            match parts.parameter("i").as_deref().and_then(id) {
                Some(episode) => format!("https://podcasts.apple.com/podcast/id{show}?i={episode}"),
                None => format!("https://podcasts.apple.com/podcast/id{show}"),
            }
        }
        // A country or `embed` may stand before it.
        ("open.spotify.com", [.., kind @ ("episode" | "show"), key]) => {
            format!("https://open.spotify.com/{kind}/{}", code(key)?)
        }
        ("anchor.fm", [show, "episodes", episode])
        | ("podcasters.spotify.com" | "creators.spotify.com", ["pod", "show" | "profile", show, "episodes", episode]) =>
        {
            format!("https://creators.spotify.com/pod/profile/{}/episodes/{episode}", name(show)?)
        }
        ("buzzsprout.com", [show, "episodes", episode] | [show, episode]) => {
            let episode = id(episode.split('-').next()?)?;
            format!("https://www.buzzsprout.com/{}/episodes/{episode}", id(show)?)
        }
        _ => return None,
    };
    Some((url, None))
}

fn business(parts: &Parts<'_>) -> Found {
    let short = |host: &str, step: &str| Some((format!("https://{host}/{}", code(step)?), None));
    match (parts.host, parts.path.as_slice()) {
        (host @ ("maps.app.goo.gl" | "posts.gle"), [step]) => short(host, step),
        ("goo.gl", ["maps", step]) => short("goo.gl/maps", step),
        _ => None,
    }
}
