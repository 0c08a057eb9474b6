//! What is refused, what is found in a message, and what holds for every text whatever.

use crate::domain::link::{
    Link,
    LinkRefused::{self, *},
    find_links, same_post,
};
use proptest::prelude::*;

const REFUSED: &[(&str, LinkRefused)] = &[
    ("", NotWeb),
    ("Why sleep matters", NotWeb),
    ("sleep", NotWeb),
    ("javascript:alert(1)", NotWeb),
    ("JavaScript://example.org/%0aalert(1)", NotWeb),
    ("file:///etc/passwd", NotWeb),
    ("data:text/html,hi", NotWeb),
    ("ftp://example.org/a", NotWeb),
    ("mailto:anna@example.org", NotWeb),
    ("at://did:plc:abc/app.bsky.feed.post/3jzfcijpj2z2a", NotWeb),
    ("discord://-/channels/1", NotWeb),
    ("https:example.org", NotWeb),
    ("https://example.org/a and more", NotWeb),
    ("example.org/a", NotWeb),
    ("https://anna@x.com/a/status/1", UserInfo),
    ("https://anna:secret@example.org/", UserInfo),
    ("https://x.com@evil.example/", UserInfo),
    ("https://", NoHost),
    ("https://?", NoHost),
    ("https://.", NoHost),
    ("https://a..b/", NoHost),
    ("https://.example.org/", NoHost),
    ("https://exa mple", NotWeb),
    ("https://exa%20mple.org/", NoHost),
    ("https://a(b).example/", NoHost),
    ("https://example.org:99999/", NoHost),
    ("https://xn--/", NoHost),
    ("https://[::1", NoHost),
    ("http://localhost/", PrivateHost),
    ("http://localhost.:8080/", PrivateHost),
    ("http://printer/", PrivateHost),
    ("http://nas.local/a", PrivateHost),
    ("http://wiki.internal/a", PrivateHost),
    ("http://127.0.0.1/", PrivateHost),
    ("http://2130706433/", PrivateHost),
    ("http://0x7f.1/", PrivateHost),
    ("http://10.1.2.3/", PrivateHost),
    ("http://192.168.0.1/", PrivateHost),
    ("http://172.16.0.1/", PrivateHost),
    ("http://169.254.169.254/latest/", PrivateHost),
    ("http://100.64.0.1/", PrivateHost),
    ("http://0.0.0.0/", PrivateHost),
    ("http://[::1]/", PrivateHost),
    ("http://[::ffff:10.0.0.1]/", PrivateHost),
    ("http://[fd00::1]/", PrivateHost),
    ("http://[fe80::1]/", PrivateHost),
    ("http://[2002:7f00:1::]/", PrivateHost),
    ("https://fаcebook.com/a", LookAlike),
    ("https://www.fácebook.com/a", LookAlike),
    ("https://lınkedın.com/a", LookAlike),
    ("https://xn--fcebook-2fg.com/a", LookAlike),
    ("https://тwitter.com/a", LookAlike),
    ("https://уоutubе.com/a", LookAlike),
    ("https://instagram-lögin.com/a", LookAlike),
    ("https://х.com/a/status/1", LookAlike),
    ("https://clіnic.example/a", LookAlike),
    ("https://example.org/\u{202e}gpj", Hidden),
    ("https://example.org/\u{200b}a", Hidden),
    ("https://exam\u{ad}ple.org/", Hidden),
    ("https://example.org/\u{0}", Hidden),
    ("java\tscript:alert(1)", Hidden),
    ("https://l.facebook.com/l.php?u=http%3A%2F%2Flocalhost%2F", PrivateHost),
];

#[test]
fn what_is_no_public_link_is_refused() {
    for (text, refused) in REFUSED {
        assert_eq!(Link::parse(text), Err(*refused), "{text}");
    }
    assert_eq!(Link::parse(&format!("https://example.org/{}", "a".repeat(1_981))), Err(TooLong));
    assert!(Link::parse(&format!("https://example.org/{}", "a".repeat(1_980))).is_ok());
    assert_eq!(Link::parse(&format!("https://example.org/{}", "ä".repeat(1_000))), Err(TooLong));
}

#[test]
fn links_stand_in_messages() {
    let cases: &[(&str, &[&str])] = &[
        ("", &[]),
        ("no link, not even x.com/a", &[]),
        ("https://", &[]),
        ("xhttps://example.org", &[]),
        ("See https://example.org/a.", &["https://example.org/a"]),
        ("See https://example.org/a, https://example.org/b!", &["https://example.org/a", "https://example.org/b"]),
        ("HTTPS://Example.org/A?", &["HTTPS://Example.org/A"]),
        ("<https://example.org/a>", &["https://example.org/a"]),
        ("[sleep](https://example.org/a)", &["https://example.org/a"]),
        ("[sleep](<https://example.org/a> \"why\")", &["https://example.org/a"]),
        ("[https://example.org/a](https://example.org/b)", &["https://example.org/a", "https://example.org/b"]),
        ("(https://example.org/a_(b))", &["https://example.org/a_(b)"]),
        ("https://example.org/a_(b)", &["https://example.org/a_(b)"]),
        ("**https://example.org/a**", &["https://example.org/a"]),
        ("_https://example.org/a_", &["https://example.org/a"]),
        ("https://youtu.be/abcdefghij_", &["https://youtu.be/abcdefghij_"]),
        ("||https://example.org/a||", &["https://example.org/a"]),
        ("`https://example.org/a`", &["https://example.org/a"]),
        ("“https://example.org/a”", &["https://example.org/a"]),
        ("https://example.org/a\u{200b}", &["https://example.org/a"]),
        ("a\nhttps://example.org/a\nhttps://example.org/a\n", &["https://example.org/a"]),
        ("out: https://example.org/?u=https://example.com/", &["https://example.org/?u=https://example.com/"]),
        ("見て、https://example.org/a。", &["https://example.org/a"]),
        ("https://example.org/a…", &["https://example.org/a"]),
    ];
    for (text, links) in cases {
        assert_eq!(find_links(text), *links, "{text}");
    }
}

#[test]
fn the_same_post_is_known_again() {
    let same = |a: &str, b: &str| same_post(&Link::parse(a).unwrap(), &Link::parse(b).unwrap());
    assert!(same(
        "https://twitter.com/a/status/1445078208190291973",
        "https://x.com/b/status/1445078208190291973?s=20"
    ));
    assert!(same(
        "https://bsky.app/profile/anna.bsky.social/post/3jzfcijpj2z2a",
        "https://bsky.app/profile/did:plc:abc/post/3jzfcijpj2z2a"
    ));
    assert!(same("http://www.example.org/a/", "https://example.org/a"));
    assert!(!same("https://example.org/a", "https://example.org/b"));
    assert!(!same("https://bsky.app/profile/a.b/post/home", "https://bsky.app/profile/c.d/post/home"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,80}") {
        let _ = Link::parse(&text);
        for link in find_links(&text) {
            prop_assert!(text.contains(&link));
        }
    }

    /// What is kept can be shown anywhere, and is kept the same when it comes again.
    #[test]
    fn what_is_kept_is_kept_again(
        host in "(m\\.|www\\.|de\\.|)(x|twitter|facebook|linkedin|instagram|tiktok|medium|example|anna\\.substack)\\.com",
        path in "(/(@anna|posts|status|p|i|reel|watch|photo|share|2026|03|14|[0-9]{17,19}|[A-Za-z0-9_.~!$&'()*+,;=:@%\\[\\]|-]{0,9})){0,5}/?",
        query in "(\\?([a-z_]{1,6}=[^\\s#]{0,6}&?){0,3})?",
    ) {
        let text = format!("https://{host}{path}{query}");
        if let Ok(link) = Link::parse(&text) {
            prop_assert!(!link.url.contains(['(', ')', '[', ']', '|', '`', '<', '>', '"', ' ', '\\']), "{}", link.url);
            prop_assert!(link.url.is_ascii());
            prop_assert_eq!(Link::parse(&link.url), Ok(link));
        }
    }

    #[test]
    fn messages_of_marks_have_an_answer(text in "(https?://|[a-z./()\\[\\]<>*_`|~ ]){0,60}") {
        for link in find_links(&text) {
            prop_assert!(text.contains(&link));
        }
    }
}
