//! Decides which platforms there are. Never decides which links belong to one; that is `link`.

use super::word::words;

words! {
    /// Where a post is published.
    Platform {
        /// Facebook.
        Facebook = "facebook",
        /// X, once Twitter.
        X = "x",
        /// LinkedIn.
        LinkedIn = "linkedin",
        /// Instagram.
        Instagram = "instagram",
        /// Threads.
        Threads = "threads",
        /// TikTok.
        TikTok = "tiktok",
        /// YouTube.
        YouTube = "youtube",
        /// Bluesky.
        Bluesky = "bluesky",
        /// Mastodon and what speaks with it.
        Mastodon = "mastodon",
        /// A blog or a newsletter.
        Blog = "blog",
        /// A podcast.
        Podcast = "podcast",
        /// Google Business Profile.
        GoogleBusiness = "google-business",
        /// Anywhere else.
        Other = "other",
    }
}
