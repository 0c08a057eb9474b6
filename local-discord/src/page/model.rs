//! What the embedding program says about the page: title, people, guide, controls.
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use chrono::{DateTime, Utc};

/// What a control does: words for the person, or words about what went wrong.
type Run = Arc<dyn Fn(Option<u64>) -> Pin<Box<dyn Future<Output = Result<String, String>> + Send>> + Send + Sync>;

/// A button of the embedding program.
#[derive(Clone)]
pub struct Control {
    /// A short name for the address.
    pub id: String,
    /// The words on it.
    pub label: String,
    pub(crate) run: Run,
}

impl Control {
    /// A control that runs `work` when it is pressed; it is told as whom the visitor is looking at the page.
    pub fn new<F, W>(id: &str, label: &str, work: F) -> Self
    where
        F: Fn(Option<u64>) -> W + Send + Sync + 'static,
        W: Future<Output = Result<String, String>> + Send + 'static,
    {
        Self { id: id.to_owned(), label: label.to_owned(), run: Arc::new(move |who| Box::pin(work(who))) }
    }
}

impl fmt::Debug for Control {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Control").field("id", &self.id).finish_non_exhaustive()
    }
}

/// One step of the guide.
#[derive(Debug, Clone, Default)]
pub struct Step {
    /// A few words.
    pub title: String,
    /// What to do and why.
    pub text: String,
    /// A command to put into the composer.
    pub try_: Option<String>,
}

/// The page.
#[derive(Clone)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// Words that are always shown.
    pub banner: String,
    /// The identifiers of the people to act as, in this order; empty means everyone.
    pub people: Vec<u64>,
    /// What a visitor may try.
    pub guide: Vec<Step>,
    /// Buttons of the embedding program.
    pub controls: Vec<Control>,
    /// How story time is written.
    pub clock_label: Arc<dyn Fn(DateTime<Utc>) -> String + Send + Sync>,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            title: "Local Discord".into(),
            banner: String::new(),
            people: Vec::new(),
            guide: Vec::new(),
            controls: Vec::new(),
            clock_label: Arc::new(|now| now.format("%A %-d %B %Y, %H:%M UTC").to_string()),
        }
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page").field("title", &self.title).finish_non_exhaustive()
    }
}
