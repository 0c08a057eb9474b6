//! Every shape of every platform, each with what is made of it.

use crate::domain::link::Link;
use crate::domain::platform::Platform::{self, *};

/// The platform, the canonical address, when the post went live, and the shapes in which it is pasted.
type Case = (Option<Platform>, &'static str, Option<&'static str>, &'static [&'static str]);

const CASES: &[Case] = &[
    // Facebook
    (
        Some(Facebook),
        "https://www.facebook.com/drmeyer/posts/pfbid02AbC",
        None,
        &[
            "https://www.facebook.com/DrMeyer/posts/pfbid02AbC",
            "https://m.facebook.com/drmeyer/posts/pfbid02AbC?mibextid=Nif5oz",
            "https://web.facebook.com/drmeyer/posts/pfbid02AbC/?_rdc=1&_rdr",
        ],
    ),
    (
        Some(Facebook),
        "https://www.facebook.com/drmeyer/posts/1234567890",
        None,
        &["http://facebook.com/drmeyer/posts/winter-hours/1234567890"],
    ),
    (
        Some(Facebook),
        "https://www.facebook.com/100064/posts/pfbid0xY",
        None,
        &[
            "https://www.facebook.com/permalink.php?story_fbid=pfbid0xY&id=100064",
            "https://m.facebook.com/story.php?story_fbid=pfbid0xY&id=100064&sfnsn=mo",
            "https://www.facebook.com/100064/posts/pfbid0xY",
        ],
    ),
    (
        Some(Facebook),
        "https://www.facebook.com/groups/nurses/posts/456",
        None,
        &[
            "https://www.facebook.com/groups/Nurses/posts/456/",
            "https://www.facebook.com/groups/nurses/permalink/456/?comment_id=7",
            "https://m.facebook.com/groups/nurses?multi_permalinks=456&hoisted_section_header_type=x",
        ],
    ),
    (
        Some(Facebook),
        "https://www.facebook.com/photo/?fbid=99",
        None,
        &[
            "https://www.facebook.com/photo.php?fbid=99&set=a.1&type=3",
            "https://www.facebook.com/photo/?fbid=99&set=pb.1",
            "https://www.facebook.com/photo?fbid=99",
            "https://www.facebook.com/drmeyer/photos/a.12/99/?type=3",
        ],
    ),
    (
        Some(Facebook),
        "https://www.facebook.com/watch/?v=321",
        None,
        &[
            "https://www.facebook.com/watch/?v=321",
            "https://www.facebook.com/watch/live/?v=321&ref=watch_permalink",
            "https://www.facebook.com/drmeyer/videos/hand-washing/321/",
        ],
    ),
    (
        Some(Facebook),
        "https://www.facebook.com/reel/777",
        None,
        &[
            "https://www.facebook.com/reel/777?s=ifu",
            "https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2Freel%2F777",
        ],
    ),
    (
        Some(Facebook),
        "https://www.facebook.com/share/p/1AbCdEf",
        None,
        &["https://www.facebook.com/share/p/1AbCdEf/?mibextid=wwXIfr"],
    ),
    (Some(Facebook), "https://www.facebook.com/share/v/1AbCdEf", None, &["https://www.facebook.com/share/v/1AbCdEf/"]),
    (Some(Facebook), "https://www.facebook.com/share/1AbCdEf", None, &["https://www.facebook.com/share/1AbCdEf/"]),
    (Some(Facebook), "https://fb.watch/aBc-1_", None, &["https://fb.watch/aBc-1_/"]),
    (Some(Facebook), "https://www.facebook.com/drmeyer", None, &["https://de-de.facebook.com/drmeyer?fref=ts"]),
    (
        Some(Facebook),
        "https://www.facebook.com/profile.php?id=100064",
        None,
        &["https://m.facebook.com/profile.php?id=100064&__tn__=C-R"],
    ),
    (
        Some(X),
        "https://x.com/i/status/2031000000000000000",
        Some("2026-03-09T13:31:48.812Z"),
        &["https://l.facebook.com/l.php?u=https%3A%2F%2Fx.com%2Fa%2Fstatus%2F2031000000000000000&h=AT"],
    ),
    // X
    (
        Some(X),
        "https://x.com/i/status/1445078208190291973",
        Some("2021-10-04T17:27:47.744Z"),
        &[
            "https://x.com/DrMeyer/status/1445078208190291973",
            "https://twitter.com/DrMeyer/status/1445078208190291973?s=20&t=abc",
            "https://mobile.twitter.com/DrMeyer/status/1445078208190291973",
            "https://www.twitter.com/DrMeyer/statuses/1445078208190291973",
            "HTTPS://X.COM/i/web/status/1445078208190291973",
            "https://x.com/DrMeyer/status/1445078208190291973/photo/1",
            "x.com/DrMeyer/status/1445078208190291973",
        ],
    ),
    (Some(X), "https://x.com/i/status/20", None, &["https://twitter.com/jack/status/20"]),
    (Some(X), "https://x.com/i/status/18446744073709551615", None, &["https://x.com/a/status/18446744073709551615"]),
    (Some(X), "https://x.com/DrMeyer", None, &["https://twitter.com/DrMeyer?ref_src=twsrc%5Etfw"]),
    (
        None,
        "https://fxtwitter.com/DrMeyer/status/1445078208190291973",
        None,
        &["https://fxtwitter.com/DrMeyer/status/1445078208190291973"],
    ),
    (None, "https://t.co/AbCdEf", None, &["https://t.co/AbCdEf"]),
    // LinkedIn
    (
        Some(LinkedIn),
        "https://www.linkedin.com/feed/update/urn:li:activity:7180000000000000000",
        Some("2024-03-31T00:36:37.949Z"),
        &[
            "https://www.linkedin.com/feed/update/urn:li:activity:7180000000000000000/",
            "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7180000000000000000?utm_source=share",
            "https://www.linkedin.com/posts/anna-meyer_hygiene-activity-7180000000000000000-aBcD?utm_source=share&utm_medium=member_desktop&rcm=x",
            "https://www.linkedin.com/posts/anna-meyer_hygiene-activity-7180000000000000000-a-_D",
            "https://de.linkedin.com/posts/activity-7180000000000000000-aBcD",
            "https://m.linkedin.com/feed/update/activity:7180000000000000000",
        ],
    ),
    (
        Some(LinkedIn),
        "https://www.linkedin.com/posts/anna_share-7180000000000000000-aBcD",
        None,
        &["https://uk.linkedin.com/posts/anna_share-7180000000000000000-aBcD"],
    ),
    (
        Some(LinkedIn),
        "https://www.linkedin.com/feed/update/urn:li:share:7180000000000000000",
        Some("2024-03-31T00:36:37.949Z"),
        &[
            "https://www.linkedin.com/posts/anna_x-share-7180000000000000000-aBcD",
            "https://www.linkedin.com/embed/feed/update/urn:li:share:7180000000000000000",
        ],
    ),
    (
        Some(LinkedIn),
        "https://www.linkedin.com/feed/update/urn:li:ugcPost:7180000000000000000",
        Some("2024-03-31T00:36:37.949Z"),
        &[
            "https://www.linkedin.com/posts/anna_x-ugcPost-7180000000000000000-aBcD",
            "https://www.linkedin.com/video/live/urn:li:ugcPost:7180000000000000000/",
        ],
    ),
    (
        Some(LinkedIn),
        "https://www.linkedin.com/pulse/why-sleep-matters-anna-meyer",
        None,
        &["https://www.linkedin.com/pulse/why-sleep-matters-anna-meyer?trackingId=x"],
    ),
    (Some(LinkedIn), "https://lnkd.in/eAbC12", None, &["https://lnkd.in/eAbC12"]),
    (Some(LinkedIn), "https://lnkd.in/p/eAbC12", None, &["https://lnkd.in/p/eAbC12/"]),
    (Some(LinkedIn), "https://www.linkedin.com/in/anna-meyer", None, &["https://fr.linkedin.com/in/anna-meyer?trk=x"]),
    (
        Some(LinkedIn),
        "https://www.linkedin.com/pulse/a",
        None,
        &["https://www.linkedin.com/authwall?trk=x&sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fpulse%2Fa"],
    ),
    (
        Some(Blog),
        "https://blog.example.org/a",
        None,
        &["https://www.linkedin.com/safety/go?url=https%3A%2F%2Fblog.example.org%2Fa"],
    ),
    // Instagram
    (
        Some(Instagram),
        "https://www.instagram.com/p/DVzAbCdEfGh",
        Some("2026-03-12T19:58:56.275Z"),
        &[
            "https://www.instagram.com/p/DVzAbCdEfGh/",
            "https://www.instagram.com/reel/DVzAbCdEfGh/?igsh=MWQ1",
            "https://instagram.com/reels/DVzAbCdEfGh",
            "https://www.instagram.com/tv/DVzAbCdEfGh/",
            "https://www.instagram.com/dr.meyer/p/DVzAbCdEfGh/?img_index=2",
            "https://www.instagram.com/dr.meyer/reel/DVzAbCdEfGh/",
        ],
    ),
    (
        Some(Instagram),
        "https://www.instagram.com/p/BsOGulcndj-",
        Some("2019-01-04T17:05:45.106Z"),
        &["https://instagr.am/p/BsOGulcndj-/"],
    ),
    (Some(Instagram), "https://www.instagram.com/p/abc", None, &["https://www.instagram.com/p/abc/"]),
    (
        Some(Instagram),
        "https://www.instagram.com/reels/audio/12345",
        None,
        &["https://www.instagram.com/reels/audio/12345/"],
    ),
    (
        Some(Instagram),
        "https://www.instagram.com/share/reel/BAabc123",
        None,
        &["https://www.instagram.com/share/reel/BAabc123"],
    ),
    (
        Some(Instagram),
        "https://www.instagram.com/stories/dr.meyer/3323456789012345678",
        Some("2024-03-14T09:02:24.391Z"),
        &["https://www.instagram.com/stories/Dr.Meyer/3323456789012345678/"],
    ),
    (Some(Instagram), "https://www.instagram.com/dr.meyer", None, &["https://www.instagram.com/dr.meyer/?hl=en"]),
    // Threads
    (
        Some(Threads),
        "https://www.threads.com/t/CuXFPIeLLod",
        Some("2023-07-06T15:17:53.813Z"),
        &[
            "https://www.threads.net/@drmeyer/post/CuXFPIeLLod",
            "https://www.threads.com/@drmeyer/post/CuXFPIeLLod?xmt=AQG&slof=1",
            "https://threads.net/t/CuXFPIeLLod/",
        ],
    ),
    (
        Some(Threads),
        "https://www.threads.com/t/BsOGulcndj-",
        None,
        &["https://www.threads.com/@drmeyer/post/BsOGulcndj-/media"],
    ),
    (Some(Threads), "https://www.threads.com/@drmeyer", None, &["https://www.threads.net/@drmeyer"]),
    // TikTok
    (
        Some(TikTok),
        "https://www.tiktok.com/@/video/7345678901234567890",
        Some("2024-03-13T03:05:46Z"),
        &[
            "https://www.tiktok.com/@dr.meyer/video/7345678901234567890",
            "https://www.tiktok.com/@dr.meyer/video/7345678901234567890?is_from_webapp=1&sender_device=pc",
            "https://m.tiktok.com/v/7345678901234567890.html?u_code=x",
            "https://www.tiktok.com/embed/v2/7345678901234567890",
            "https://www.tiktok.com/@dr.meyer/photo/7345678901234567890",
        ],
    ),
    (Some(TikTok), "https://vm.tiktok.com/ZMabc123", None, &["https://vm.tiktok.com/ZMabc123/"]),
    (Some(TikTok), "https://vt.tiktok.com/ZSabc123", None, &["https://vt.tiktok.com/ZSabc123/"]),
    (Some(TikTok), "https://www.tiktok.com/t/ZTabc123", None, &["https://www.tiktok.com/t/ZTabc123/"]),
    (Some(TikTok), "https://www.tiktok.com/@dr.meyer", None, &["https://www.tiktok.com/@dr.meyer?_t=8abc&_r=1"]),
    // YouTube
    (
        Some(YouTube),
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        None,
        &[
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://m.youtube.com/watch?feature=share&v=dQw4w9WgXcQ&t=42s",
            "https://youtu.be/dQw4w9WgXcQ?si=abc",
            "https://youtube.com/shorts/dQw4w9WgXcQ?feature=share",
            "https://www.youtube.com/live/dQw4w9WgXcQ",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0",
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1&index=3#t=5",
        ],
    ),
    (
        Some(YouTube),
        "https://www.youtube.com/playlist?list=PL1",
        None,
        &["https://www.youtube.com/playlist?list=PL1&si=x"],
    ),
    (Some(YouTube), "https://www.youtube.com/@drmeyer", None, &["https://m.youtube.com/@drmeyer"]),
    (None, "https://music.youtube.com/watch?v=dQw4w9WgXcQ", None, &["https://music.youtube.com/watch?v=dQw4w9WgXcQ"]),
    (
        Some(Blog),
        "https://anna.substack.com/p/sleep",
        None,
        &["https://www.youtube.com/redirect?event=x&q=https%3A%2F%2Fanna.substack.com%2Fp%2Fsleep"],
    ),
    // Bluesky
    (
        Some(Bluesky),
        "https://bsky.app/profile/anna.bsky.social/post/3jzfcijpj2z2a",
        Some("2023-06-30T15:03:01.887Z"),
        &["https://bsky.app/profile/Anna.bsky.social/post/3jzfcijpj2z2a"],
    ),
    (
        Some(Bluesky),
        "https://bsky.app/profile/did:plc:abc123/post/3lk7xyz234abc",
        Some("2025-03-13T01:46:34.741Z"),
        &[
            "https://www.bsky.app/profile/did:plc:abc123/post/3lk7xyz234abc?ref_src=embed",
            "https://bsky.app/profile/did%3Aplc%3Aabc123/post/3lk7xyz234abc",
        ],
    ),
    (
        Some(Bluesky),
        "https://bsky.app/profile/anna.bsky.social/post/custom-key",
        None,
        &["https://bsky.app/profile/anna.bsky.social/post/custom-key"],
    ),
    (Some(Bluesky), "https://bsky.app/profile/anna.bsky.social", None, &["https://bsky.app/profile/anna.bsky.social"]),
    // Mastodon
    (
        Some(Mastodon),
        "https://mastodon.social/@anna/112053452153421234",
        Some("2024-03-07T08:26:30.133Z"),
        &["https://mastodon.social/@Anna/112053452153421234"],
    ),
    (
        Some(Mastodon),
        "https://clinic.example/@anna/112053452153421234",
        Some("2024-03-07T08:26:30.133Z"),
        &[
            "https://clinic.example/@anna/112053452153421234",
            "https://clinic.example/users/anna/statuses/112053452153421234",
            "https://clinic.example/web/@anna/112053452153421234",
            "https://clinic.example/deck/@anna/112053452153421234",
        ],
    ),
    (
        Some(Mastodon),
        "https://mastodon.social/@anna@med-mastodon.com/109348000000000000",
        Some("2022-11-15T13:14:26.406Z"),
        &["https://mastodon.social/@anna@med-mastodon.com/109348000000000000"],
    ),
    (Some(Mastodon), "https://mastodon.social/@anna", None, &["https://mastodon.social/@anna"]),
    (None, "https://clinic.example/@anna/12345", None, &["https://clinic.example/@anna/12345"]),
    // Blogs and newsletters
    (
        Some(Blog),
        "https://anna.substack.com/p/why-sleep-matters",
        None,
        &[
            "https://anna.substack.com/p/why-sleep-matters?utm_campaign=post&showWelcomeOnShare=true&r=1ab",
            "https://open.substack.com/pub/anna/p/why-sleep-matters?r=1ab&utm_medium=ios",
            "https://anna.substack.com/p/why-sleep-matters/comments",
        ],
    ),
    (Some(Blog), "https://substack.com/@anna/note/c-1234", None, &["https://substack.com/@anna/note/c-1234?r=x"]),
    (
        Some(Blog),
        "https://medium.com/p/1a2b3c4d5e6f",
        None,
        &[
            "https://medium.com/@anna/why-sleep-matters-1a2b3c4d5e6f?source=friends_link&sk=1",
            "https://anna.medium.com/why-sleep-matters-1a2b3c4d5e6f",
            "https://medium.com/p/1a2b3c4d5e6f",
        ],
    ),
    (Some(Blog), "https://medium.com/@anna", None, &["https://medium.com/@anna"]),
    (
        Some(Blog),
        "https://anna.wordpress.com/2026/03/14/why-sleep-matters",
        Some("2026-03-14T12:00:00Z"),
        &["https://anna.wordpress.com/2026/03/14/why-sleep-matters/?utm_source=x"],
    ),
    (Some(Blog), "https://anna.wordpress.com/?p=123", None, &["http://anna.wordpress.com/?p=123"]),
    (
        Some(Blog),
        "https://anna.ghost.io/why-sleep-matters",
        None,
        &["https://anna.ghost.io/why-sleep-matters/?ref=clinic-newsletter"],
    ),
    (
        Some(Blog),
        "https://anna.blogspot.com/2026/03/sleep.html",
        None,
        &["https://anna.blogspot.de/2026/03/sleep.html?m=1", "https://anna.blogspot.co.uk/2026/03/sleep.html"],
    ),
    (Some(Blog), "https://anna.beehiiv.com/p/sleep?_bhlid=x", None, &["https://anna.beehiiv.com/p/sleep?_bhlid=x"]),
    (Some(Blog), "https://www.tumblr.com/anna/712345/sleep", None, &["https://www.tumblr.com/anna/712345/sleep"]),
    (Some(Blog), "https://blog.clinic.example/sleep", None, &["https://blog.clinic.example/sleep/"]),
    (Some(Blog), "https://www.clinic.example/blog/sleep", None, &["https://www.clinic.example/blog/sleep"]),
    (
        Some(Blog),
        "http://clinic.example/2026/3/4/sleep",
        Some("2026-03-04T12:00:00Z"),
        &["http://clinic.example/2026/3/4/sleep"],
    ),
    (
        Some(Blog),
        "https://clinic.example/posts/2026-03-14-sleep",
        Some("2026-03-14T12:00:00Z"),
        &["https://clinic.example/posts/2026-03-14-sleep"],
    ),
    (None, "https://clinic.example/2026/13/40/sleep", None, &["https://clinic.example/2026/13/40/sleep"]),
    (None, "https://clinic.example/1999/03/14/sleep", None, &["https://clinic.example/1999/03/14/sleep"]),
    (
        Some(Blog),
        "https://anna.substack.com/p/sleep",
        None,
        &["https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fanna.substack.com%2Fp%2Fsleep&data=05"],
    ),
    // Podcasts
    (
        Some(Podcast),
        "https://podcasts.apple.com/podcast/id1234567?i=1000654321",
        None,
        &["https://podcasts.apple.com/de/podcast/night-shift/id1234567?i=1000654321&l=en"],
    ),
    (
        Some(Podcast),
        "https://podcasts.apple.com/podcast/id1234567",
        None,
        &["https://podcasts.apple.com/us/podcast/id1234567"],
    ),
    (
        Some(Podcast),
        "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk",
        None,
        &[
            "https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk?si=abc",
            "https://open.spotify.com/intl-de/episode/4rOoJ6Egrf8K2IrywzwOMk",
            "https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk",
        ],
    ),
    (
        None,
        "https://open.spotify.com/track/4rOoJ6Egrf8K2IrywzwOMk",
        None,
        &["https://open.spotify.com/track/4rOoJ6Egrf8K2IrywzwOMk"],
    ),
    (
        Some(Podcast),
        "https://creators.spotify.com/pod/profile/nightshift/episodes/Sleep-e1abc",
        None,
        &[
            "https://anchor.fm/NightShift/episodes/Sleep-e1abc",
            "https://podcasters.spotify.com/pod/show/nightshift/episodes/Sleep-e1abc",
        ],
    ),
    (
        Some(Podcast),
        "https://www.buzzsprout.com/1234/episodes/567",
        None,
        &["https://www.buzzsprout.com/1234/episodes/567-sleep", "https://www.buzzsprout.com/1234/567"],
    ),
    (Some(Podcast), "https://nightshift.podbean.com/e/sleep", None, &["https://nightshift.podbean.com/e/sleep/"]),
    (Some(Podcast), "https://pca.st/episode/abc", None, &["https://pca.st/episode/abc"]),
    (Some(Podcast), "https://share.transistor.fm/s/abc", None, &["https://share.transistor.fm/s/abc"]),
    // Google Business Profile
    (Some(GoogleBusiness), "https://posts.gle/AbC123", None, &["https://posts.gle/AbC123"]),
    (Some(GoogleBusiness), "https://g.page/r/CabcEBM/review?gm", None, &["https://g.page/r/CabcEBM/review?gm"]),
    (
        Some(GoogleBusiness),
        "https://business.google.com/posts/l/123",
        None,
        &["https://business.google.com/posts/l/123"],
    ),
    (Some(GoogleBusiness), "https://maps.app.goo.gl/AbC123", None, &["https://maps.app.goo.gl/AbC123?g_st=ic"]),
    (Some(GoogleBusiness), "https://goo.gl/maps/AbC123", None, &["https://goo.gl/maps/AbC123"]),
    (
        Some(GoogleBusiness),
        "https://www.google.co.uk/maps/place/Clinic",
        None,
        &["https://www.google.co.uk/maps/place/Clinic/?entry=ttu"],
    ),
    (Some(GoogleBusiness), "https://maps.google.de/?cid=123", None, &["https://maps.google.de/?cid=123"]),
    (
        Some(GoogleBusiness),
        "https://local.google.com/place?id=1&use=posts&lpsid=2",
        None,
        &["https://local.google.com/place?id=1&use=posts&lpsid=2"],
    ),
    (None, "https://www.google.com/search?q=clinic", None, &["https://www.google.com/search?q=clinic"]),
    // Anywhere else
    (None, "https://example.org/", None, &["https://EXAMPLE.org"]),
    (None, "http://example.org/a", None, &["http://example.org:80/a/"]),
    (
        None,
        "https://example.org/a",
        None,
        &[
            "https://example.org./a",
            "<https://example.org/a>",
            "  https://example.org/a\n",
            "https://example.org/a#results",
        ],
    ),
    (None, "https://www.example.org/a", None, &["www.example.org/a"]),
    (None, "https://example.org/a?b=1&c=2", None, &["https://example.org/a?b=1&utm_source=x&c=2&fbclid=y"]),
    (None, "https://example.org/a?ref=2", None, &["https://example.org/a?ref=2"]),
    (None, "https://example.org/#/posts/3", None, &["https://example.org/#/posts/3"]),
    (None, "https://example.org/a_%28b%29", None, &["https://example.org/a_(b)"]),
    (
        None,
        "https://example.org/a%5D%28https://evil.example%29",
        None,
        &["https://example.org/a](https://evil.example)"],
    ),
    (
        None,
        "https://x.com:8443/a/status/1445078208190291973",
        None,
        &["https://x.com:8443/a/status/1445078208190291973"],
    ),
    (None, "https://xn--praxis-mller-klb.example/a", None, &["https://praxis-müller.example/a"]),
    (None, "https://xn--80abvlke3d3b.example/a", None, &["https://больница.example/a"]),
    (
        None,
        "https://x.com.example.org/a/status/1445078208190291973",
        None,
        &["https://x.com.example.org/a/status/1445078208190291973"],
    ),
    (None, "https://notfacebook.com/a", None, &["https://notfacebook.com/a"]),
    (None, "https://8.8.8.8/a", None, &["https://8.8.8.8/a"]),
    (None, "https://[2606:4700::1111]/a", None, &["https://[2606:4700::1111]/a"]),
];

#[test]
fn every_shape_has_its_form() {
    let mut pasted = 0;
    for (platform, url, posted, shapes) in CASES {
        for text in *shapes {
            let link = Link::parse(text).unwrap_or_else(|refused| panic!("{text}: {refused:?}"));
            assert_eq!(link.url, *url, "{text}");
            assert_eq!(link.platform, *platform, "{text}");
            assert_eq!(link.posted, posted.map(|at| at.parse().unwrap()), "{text}");
            assert_eq!(Link::parse(&link.url), Ok(link), "{text}: once more");
            pasted += 1;
        }
    }
    assert!(pasted >= 130);
}
