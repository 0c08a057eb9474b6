//! Decides whether a host passes for a well-known one by letters that look alike.
//! Never refuses an honest name in another script.

/// The names that are worth passing for.
const KNOWN: &[&str] = &[
    "facebook",
    "fb",
    "x",
    "twitter",
    "linkedin",
    "lnkd",
    "instagram",
    "instagr",
    "threads",
    "tiktok",
    "youtube",
    "youtu",
    "bsky",
    "mastodon",
    "substack",
    "medium",
    "wordpress",
    "blogspot",
    "beehiiv",
    "tumblr",
    "spotify",
    "apple",
    "anchor",
    "buzzsprout",
    "podbean",
    "google",
    "goo",
];

/// Letters that look like a Latin one, by that letter.
const ALIKE: &[(char, &str)] = &[
    ('a', "àáâãäåāăąǎǟạảấầẩẫậắằẳẵặаɑαӑӓ"),
    ('b', "ƀɓḃḅьЬвβ"),
    ('c', "çćĉċčсϲ¢ƈ"),
    ('d', "ďđḋḍḏԁɗ"),
    ('e', "èéêëēĕėęěẹẻẽếềểễệеёҽєεӗɘə"),
    ('f', "ƒḟſ"),
    ('g', "ĝğġģǧǵɡԍց"),
    ('h', "ĥħḣḥһհн"),
    ('i', "ìíîïĩīĭįıǐịỉіїιɩίϊ"),
    ('j', "ĵјʝϳ"),
    ('k', "ķĸǩḱḳкκқ"),
    ('l', "ĺļľŀłḷḹӏɭ"),
    ('m', "ḿṁṃмɱ"),
    ('n', "ñńņňŉŋǹṅṇпηռո"),
    ('o', "òóôõöøōŏőơǒọỏốồổỗộớờởỡợоοσօөӧό"),
    ('p', "ṕṗрρþ"),
    ('q', "ԛզ"),
    ('r', "ŕŗřṙṛгɾ"),
    ('s', "śŝşšșṡṣѕʂ"),
    ('t', "ţťŧțṫṭтτ"),
    ('u', "ùúûüũūŭůűųưǔụủứừửữựυսцύ"),
    ('v', "ṽṿѵνν"),
    ('w', "ŵẁẃẅẇẉԝωшѡ"),
    ('x', "ẋẍхχ"),
    ('y', "ýÿŷẏỳỵỷỹуўүγყ"),
    ('z', "źżžẑẓʐ"),
];

#[derive(PartialEq, Eq, Clone, Copy)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Cherokee,
}

/// Whether a host, as it stands in a link (with its labels in punycode), is not what it looks like.
pub(super) fn disguised(domain: &str) -> bool {
    if !domain.split('.').any(|label| label.starts_with("xn--")) {
        return false;
    }
    let shown = url::quirks::domain_to_unicode(domain);
    // What cannot be shown as what it says it is should not be shown at all.
    if shown.is_empty() || shown.split('.').any(|label| label.starts_with("xn--")) {
        return true;
    }
    shown.split('.').any(|label| !label.is_ascii() && (mixed(label) || passes_for_known(label)))
}

fn mixed(label: &str) -> bool {
    let mut scripts = label.chars().filter_map(script);
    scripts.next().is_some_and(|first| scripts.any(|other| other != first))
}

fn script(letter: char) -> Option<Script> {
    match letter {
        'a'..='z' | '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' => Some(Script::Latin),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Script::Greek),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        '\u{530}'..='\u{58f}' => Some(Script::Armenian),
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Some(Script::Cherokee),
        _ => None,
    }
}

fn passes_for_known(label: &str) -> bool {
    let plain: String = label.chars().map(plain).collect();
    KNOWN.iter().any(|name| plain == *name || (name.len() > 6 && plain.contains(name)))
}

fn plain(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    ALIKE.iter().find(|(_, alike)| alike.contains(letter)).map_or(letter, |(plain, _)| *plain)
}
