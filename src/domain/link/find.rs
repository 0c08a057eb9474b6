//! Decides where links stand in a message, and where they end.
//! Never decides whether they are taken; that is `Link::parse`.

use super::guard::unseen;

/// What ends a sentence or a mark rather than a link.
const TRAILING: &[char] =
    &['.', ',', ';', ':', '!', '?', '\'', '*', '~', '|', '…', '’', '‘', '。', '、', '，', '！', '？', '；', '：'];
/// What no link holds.
const BREAKS: &[char] = &['<', '>', '"', '`', '“', '”', '„', '«', '»', '「', '」', '（', '）', '【', '】'];

/// The links of a message in their order, each once, also within `<…>` and behind the words of a masked link.
#[must_use]
pub fn find_links(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some((start, scheme)) = next_start(text, at) {
        let link = link_at(text, start);
        at = start + link.len().max(scheme);
        if link.len() > scheme && !found.iter().any(|known| known == link) {
            found.push(link.to_owned());
        }
    }
    found
}

/// Where the next scheme begins from `from` on, and how long it is.
fn next_start(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find_map(|at| {
        let scheme = ["https://", "http://"].into_iter().find(|scheme| {
            bytes.get(at..at + scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme.as_bytes()))
        })?;
        // “xhttps://” is no link.
        let glued = at > 0 && bytes[at - 1].is_ascii_alphanumeric();
        (!glued).then_some((at, scheme.len()))
    })
}

/// The link that begins there, without what belongs to the sentence around it.
fn link_at(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    let end = rest
        .char_indices()
        .find(|(_, letter)| letter.is_whitespace() || unseen(*letter) || BREAKS.contains(letter))
        .map_or(rest.len(), |(at, _)| at);
    let mut link = &rest[..end];
    // The end of a bracket that was opened before the link ends the link.
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
        let mut depth = 0_usize;
        let over = link.char_indices().find(|(_, letter)| {
            if *letter == open {
                depth += 1;
            } else if *letter == close {
                match depth.checked_sub(1) {
                    Some(less) => depth = less,
                    None => return true,
                }
            }
            false
        });
        if let Some((at, _)) = over {
            link = &link[..at];
        }
    }
    // An underscore is part of many links; only where one opened before does it close behind.
    let slanted = text[..start].ends_with('_');
    link.trim_end_matches(|letter| TRAILING.contains(&letter) || (slanted && letter == '_'))
}
