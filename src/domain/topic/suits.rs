//! Decides which forms a platform knows. Never decides which of them a topic suits; the topic says that itself.

use crate::domain::facet::Format;
use crate::domain::platform::Platform;

/// Whether a post of this form can stand on the platform as it is.
#[must_use]
pub const fn suits(platform: Platform, format: Format) -> bool {
    use Format as F;
    match platform {
        Platform::Facebook => !matches!(format, F::Thread),
        Platform::X | Platform::Bluesky | Platform::Mastodon | Platform::Threads => {
            !matches!(format, F::Article | F::Live | F::Carousel)
        }
        Platform::LinkedIn => !matches!(format, F::Thread),
        Platform::Instagram => !matches!(format, F::Text | F::Thread | F::Article),
        Platform::TikTok => matches!(format, F::ShortVideo | F::Photo | F::Carousel | F::Live | F::QuestionAndAnswer),
        Platform::YouTube => matches!(format, F::ShortVideo | F::Live | F::Poll | F::QuestionAndAnswer),
        Platform::Blog => matches!(format, F::Article | F::Text | F::Photo | F::QuestionAndAnswer),
        Platform::Podcast => matches!(format, F::Article | F::QuestionAndAnswer | F::Live),
        Platform::GoogleBusiness => matches!(format, F::Text | F::Photo | F::ShortVideo | F::QuestionAndAnswer),
        Platform::Other => true,
    }
}
