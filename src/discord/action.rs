//! Decides how a button, a select or a form is written into the hundred characters that Discord gives it, and read back:
//! typed, versioned, readable after months. Never decides who may press it; that is asked of the database each time.

use crate::domain::facet::{Format, Pillar, Purpose};
use crate::domain::ids::{DeliveryId, ImportId, MemberId, OfferId, PostId};
use crate::domain::import::Taking;
use crate::domain::person::Rhythm;
use crate::domain::platform::Platform;
use crate::domain::post::Sieve;
use crate::domain::reply::ReplyAnswer;
use crate::domain::topic::{OfferAnswer, Wish};
use crate::domain::week::Week;
use chrono::NaiveDate;
use chrono_tz::Tz;

/// The version of what stands in a button. What another version wrote is answered with a kind word, never misread.
const VERSION: &str = "1";
const BETWEEN: char = ':';

/// The answers to `/start` so far; whatever is missing is asked next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Draft {
    /// How many posts a week.
    pub target: Option<u8>,
    /// Where first of all.
    pub platform: Option<Platform>,
    /// When Rounds may write.
    pub rhythm: Option<Rhythm>,
    /// Whether it may.
    pub consent: Option<bool>,
    /// Whether on the board.
    pub listed: Option<bool>,
    /// In which zone.
    pub zone: Option<Tz>,
}

/// What was said beside a text that was not kept yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extras {
    /// Where.
    pub platform: Option<Platform>,
    /// The kind of content.
    pub pillar: Option<Pillar>,
    /// The form.
    pub format: Option<Format>,
    /// What it serves.
    pub purpose: Option<Purpose>,
    /// The offered topic that it was written from.
    pub offer: Option<OfferId>,
    /// The member that a button named.
    pub member: Option<MemberId>,
}

/// Which setting a select or a form of the settings card changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// Knock days.
    KnockDays,
    /// Posting days.
    PostingDays,
    /// How often at most.
    Intensity,
    /// Times: knock, hours, day's end; a form.
    Times,
    /// The target; a form.
    Target,
    /// Whether Rounds may write.
    Consent,
    /// Whether on the board.
    Listed,
    /// Whether a word in the team's channel stands in for a message that cannot be delivered.
    Nod,
    /// Platform, profession, device, purpose.
    Platform,
    /// Profession.
    Specialty,
    /// Device.
    Device,
    /// Purpose.
    Purpose,
}

const SETTINGS: [(Setting, &str); 12] = [
    (Setting::KnockDays, "kd"),
    (Setting::PostingDays, "pd"),
    (Setting::Intensity, "in"),
    (Setting::Times, "ti"),
    (Setting::Target, "ta"),
    (Setting::Consent, "co"),
    (Setting::Listed, "li"),
    (Setting::Nod, "no"),
    (Setting::Platform, "pl"),
    (Setting::Specialty, "sp"),
    (Setting::Device, "de"),
    (Setting::Purpose, "pu"),
];

/// What is to become of a file of posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileStep {
    /// Take it in.
    Take(Taking),
    /// Leave it.
    Leave,
    /// Take all of it out again; asked once more first where it is some time ago.
    TakeBack(bool),
}

/// What a press, a choice or a submitted form asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Go on joining.
    Join(Draft),
    /// Open the join questions, from a card that anybody may press.
    Start,
    /// Open the form that logs a post; the same, submitted, logs it.
    Log(MemberId),
    /// The same for a post written from an offered topic.
    LogOffer(OfferId),
    /// The same for what a message holds; the form's own text says it.
    LogMenu,
    /// Keep a text although it looks like an identifier: the form once more, filled in.
    LogAnyway(Extras),
    /// Take a post away.
    Delete(PostId),
    /// Bring it back.
    Restore(PostId),
    /// Choose on which platforms it stands besides.
    AlsoOn(PostId),
    /// Open the form that adds a further link of it; the same, submitted, adds it.
    Place(PostId),
    /// Choose which of its further links to take away.
    Unplace(PostId),
    /// Choose its pillar.
    Pillar(PostId),
    /// Tell the team of it.
    Share(PostId),
    /// Open the form that corrects it; the same, submitted, corrects it.
    Edit(PostId),
    /// Correct it although the title looks like an identifier: the form once more, filled in.
    EditAnyway(PostId),
    /// A page of one's own posts.
    Posts(u32),
    /// The same, of those alone that are let through.
    PostsOf(u32, Sieve),
    /// Choose the platform of which posts are shown, or all.
    PostsOn(Sieve),
    /// Choose the kind of which posts are shown, or all.
    PostsAbout(Sieve),
    /// Open the post that is chosen.
    OpenPost,
    /// All of one's own posts as a file.
    Export,
    /// How to bring in a file of posts.
    HowToImport,
    /// A file of posts that was looked at or taken in.
    File(ImportId, FileStep),
    /// Answer an offered topic.
    Offer(OfferId, OfferAnswer, Wish),
    /// Ask for another topic.
    Topic,
    /// On shift on that day.
    Shift(NaiveDate),
    /// Not on shift on that day after all.
    Unshift(NaiveDate),
    /// Choose the days of this week and the next that will not do.
    Busy,
    /// Choose which of the coming days will not do, besides those that are marked.
    BusyToo,
    /// Show the ways to rest.
    Rest,
    /// Take so many days, beginning today; or as many as are chosen.
    RestDays(Option<u16>),
    /// End leave.
    Resume,
    /// Take leave back: its first and its last day.
    TakeBack(NaiveDate, NaiveDate),
    /// A week without knocks.
    Hush,
    /// Settle a week on a number: the one it was offered for, which older buttons do not say.
    Settle(MemberId, u8, Option<Week>),
    /// Mean so many posts a week from the next one on.
    Target(MemberId, u8),
    /// As it is.
    AsItIs(MemberId),
    /// Answer the checks of these posts.
    Replied(Vec<PostId>, ReplyAnswer),
    /// Choose one of the posts that wait.
    ReplyPick,
    /// Choose with whom the member talked: in the week it was asked about, which older selects do not say.
    Talked(MemberId, Option<Week>),
    /// Show another act toward another career.
    Act(MemberId),
    /// Show the settings.
    Settings(MemberId),
    /// Show the settings about the member: platform, profession, device, purpose.
    About(MemberId),
    /// Change one of them.
    Set(MemberId, Setting),
    /// What would you send me this week?
    Foresee,
    /// Record that an authorisation exists; a form.
    Authorise(MemberId),
    /// Choose the team that a direct message means.
    Team,
    /// Stop notices; asked once more first.
    Quit(MemberId, bool),
    /// Delete everything; asked once more first.
    Forget(bool),
    /// Show the board of so many weeks ago.
    Board(u32),
    /// How the board counts; carries the delivery of the recap it stands under.
    HowCounted(DeliveryId),
    /// Why a knock came and how to change that; carries its delivery.
    Why(DeliveryId),
    /// Team setup: choose the channel.
    TeamChannel,
    /// Team setup: ranks or not.
    TeamRanks(bool),
    /// Team setup: post a card with which anybody may join.
    TeamJoinCard,
}

fn flag(yes: bool) -> &'static str {
    if yes { "y" } else { "n" }
}

fn read_flag(text: &str) -> Option<bool> {
    match text {
        "y" => Some(true),
        "n" => Some(false),
        _ => None,
    }
}

/// A field that may be empty.
fn optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() { Some(None) } else { read(text).map(Some) }
}

/// A word by its place, where slugs would not fit side by side.
fn place<T: PartialEq>(all: &[T], word: Option<T>) -> String {
    word.and_then(|word| all.iter().position(|one| *one == word)).map(|at| at.to_string()).unwrap_or_default()
}

fn placed<T: Copy>(all: &[T], text: &str) -> Option<T> {
    text.parse::<usize>().ok().and_then(|at| all.get(at)).copied()
}

fn sieved(sieve: Sieve) -> [String; 2] {
    [place(Platform::ALL, sieve.platform), place(Pillar::ALL, sieve.pillar)]
}

fn read_sieve(platform: &str, pillar: &str) -> Option<Sieve> {
    let platform = optional(platform, |text| placed(Platform::ALL, text))?;
    Some(Sieve { platform, pillar: optional(pillar, |text| placed(Pillar::ALL, text))? })
}

impl Action {
    /// As it stands in a button; at most a hundred characters.
    #[must_use]
    pub fn id(&self) -> String {
        let mut id = String::from(VERSION);
        let mut put = |part: &str| {
            id.push(BETWEEN);
            id.push_str(part);
        };
        let one = |name: &str, number: i64| [name.to_owned(), number.to_string()];
        let parts: Vec<String> = match self {
            Self::Join(draft) => vec![
                "join".into(),
                draft.target.map(|target| target.to_string()).unwrap_or_default(),
                draft.platform.map(Platform::slug).unwrap_or_default().into(),
                draft.rhythm.map(Rhythm::slug).unwrap_or_default().into(),
                draft.consent.map(flag).unwrap_or_default().into(),
                draft.listed.map(flag).unwrap_or_default().into(),
                draft.zone.map(Tz::name).unwrap_or_default().into(),
            ],
            Self::Start => vec!["start".into()],
            Self::Log(member) => one("log", member.0).into(),
            Self::LogOffer(offer) => one("logo", offer.0).into(),
            Self::LogMenu => vec!["logm".into()],
            Self::LogAnyway(extras) => vec![
                "logk".into(),
                place(Platform::ALL, extras.platform),
                place(Pillar::ALL, extras.pillar),
                place(Format::ALL, extras.format),
                place(Purpose::ALL, extras.purpose),
                extras.offer.map(|offer| offer.0.to_string()).unwrap_or_default(),
                extras.member.map(|member| member.0.to_string()).unwrap_or_default(),
            ],
            Self::Delete(post) => one("del", post.0).into(),
            Self::Restore(post) => one("back", post.0).into(),
            Self::AlsoOn(post) => one("also", post.0).into(),
            Self::Place(post) => one("place", post.0).into(),
            Self::Unplace(post) => one("unplace", post.0).into(),
            Self::Pillar(post) => one("pil", post.0).into(),
            Self::Share(post) => one("share", post.0).into(),
            Self::Edit(post) => one("edit", post.0).into(),
            Self::EditAnyway(post) => one("editk", post.0).into(),
            Self::Posts(page) => one("posts", i64::from(*page)).into(),
            Self::PostsOf(page, sieve) => {
                let [platform, pillar] = sieved(*sieve);
                vec!["posts".into(), page.to_string(), platform, pillar]
            }
            Self::PostsOn(sieve) => [vec!["postson".into()], sieved(*sieve).into()].concat(),
            Self::PostsAbout(sieve) => [vec!["postsab".into()], sieved(*sieve).into()].concat(),
            Self::OpenPost => vec!["post".into()],
            Self::Export => vec!["csv".into()],
            Self::HowToImport => vec!["csvh".into()],
            Self::File(import, step) => {
                let (name, detail) = match step {
                    FileStep::Take(taking) => ("take", taking.slug()),
                    FileStep::Leave => ("leave", ""),
                    FileStep::TakeBack(sure) => ("back", flag(*sure)),
                };
                vec!["file".into(), import.0.to_string(), name.into(), detail.into()]
            }
            Self::Offer(offer, answer, wish) => vec![
                "offer".into(),
                offer.0.to_string(),
                answer.slug().into(),
                place(Platform::ALL, wish.platform),
                place(Pillar::ALL, wish.pillar),
                place(Format::ALL, wish.format),
            ],
            Self::Topic => vec!["topic".into()],
            Self::Shift(day) => vec!["shift".into(), day.to_string()],
            Self::Unshift(day) => vec!["unshift".into(), day.to_string()],
            Self::Busy => vec!["busy".into()],
            Self::BusyToo => vec!["busyt".into()],
            Self::Rest => vec!["rest".into()],
            Self::RestDays(days) => vec!["restd".into(), days.map(|days| days.to_string()).unwrap_or_default()],
            Self::Resume => vec!["resume".into()],
            Self::TakeBack(from, until) => vec!["unleave".into(), from.to_string(), until.to_string()],
            Self::Hush => vec!["hush".into()],
            Self::Settle(member, number, week) => {
                let mut parts = vec!["settle".into(), member.0.to_string(), number.to_string()];
                parts.extend(week.map(|week| week.monday().to_string()));
                parts
            }
            Self::Target(member, target) => vec!["target".into(), member.0.to_string(), target.to_string()],
            Self::AsItIs(member) => one("asis", member.0).into(),
            Self::Replied(posts, answer) => {
                let posts: Vec<String> = posts.iter().map(|post| format!("{:x}", post.0)).collect();
                vec!["rep".into(), answer.slug().into(), posts.join(",")]
            }
            Self::ReplyPick => vec!["repp".into()],
            Self::Talked(member, week) => {
                let mut parts = vec!["talked".into(), member.0.to_string()];
                parts.extend(week.map(|week| week.monday().to_string()));
                parts
            }
            Self::Act(member) => one("act", member.0).into(),
            Self::Settings(member) => one("sets", member.0).into(),
            Self::About(member) => one("about", member.0).into(),
            Self::Set(member, setting) => {
                let name = SETTINGS.iter().find(|(one, _)| one == setting).map_or("", |(_, name)| name);
                vec!["set".into(), member.0.to_string(), name.into()]
            }
            Self::Foresee => vec!["foresee".into()],
            Self::Authorise(member) => one("auth", member.0).into(),
            Self::Team => vec!["team".into()],
            Self::Quit(member, sure) => vec!["quit".into(), member.0.to_string(), flag(*sure).into()],
            Self::Forget(sure) => vec!["forget".into(), flag(*sure).into()],
            Self::Board(weeks) => one("board", i64::from(*weeks)).into(),
            Self::HowCounted(delivery) => vec!["how".into(), delivery.0.clone()],
            Self::Why(delivery) => vec!["why".into(), delivery.0.clone()],
            Self::TeamChannel => vec!["tch".into()],
            Self::TeamRanks(ranks) => vec!["trk".into(), flag(*ranks).into()],
            Self::TeamJoinCard => vec!["tjc".into()],
        };
        parts.iter().for_each(|part| put(part));
        id
    }

    /// Read back; none for what no version of Rounds wrote, or another version.
    #[must_use]
    pub fn read(id: &str) -> Option<Self> {
        let parts: Vec<&str> = id.split(BETWEEN).collect();
        let (&version, parts) = parts.split_first()?;
        if version != VERSION {
            return None;
        }
        let number = |text: &str| text.parse::<i64>().ok();
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        Some(match *parts {
            ["join", target, platform, rhythm, consent, listed, zone] => Self::Join(Draft {
                target: optional(target, |text| text.parse().ok())?,
                platform: optional(platform, Platform::from_slug)?,
                rhythm: optional(rhythm, Rhythm::from_slug)?,
                consent: optional(consent, read_flag)?,
                listed: optional(listed, read_flag)?,
                zone: optional(zone, |text| text.parse().ok())?,
            }),
            ["start"] => Self::Start,
            ["log", member] => Self::Log(MemberId(number(member)?)),
            ["logo", offer] => Self::LogOffer(OfferId(number(offer)?)),
            ["logm"] => Self::LogMenu,
            ["logk", platform, pillar, format, purpose, offer, member] => Self::LogAnyway(Extras {
                platform: optional(platform, |text| placed(Platform::ALL, text))?,
                pillar: optional(pillar, |text| placed(Pillar::ALL, text))?,
                format: optional(format, |text| placed(Format::ALL, text))?,
                purpose: optional(purpose, |text| placed(Purpose::ALL, text))?,
                offer: optional(offer, number)?.map(OfferId),
                member: optional(member, number)?.map(MemberId),
            }),
            ["del", post] => Self::Delete(PostId(number(post)?)),
            ["back", post] => Self::Restore(PostId(number(post)?)),
            ["also", post] => Self::AlsoOn(PostId(number(post)?)),
            ["place", post] => Self::Place(PostId(number(post)?)),
            ["unplace", post] => Self::Unplace(PostId(number(post)?)),
            ["pil", post] => Self::Pillar(PostId(number(post)?)),
            ["share", post] => Self::Share(PostId(number(post)?)),
            ["edit", post] => Self::Edit(PostId(number(post)?)),
            ["editk", post] => Self::EditAnyway(PostId(number(post)?)),
            ["posts", page] => Self::Posts(page.parse().ok()?),
            ["posts", page, platform, pillar] => Self::PostsOf(page.parse().ok()?, read_sieve(platform, pillar)?),
            ["postson", platform, pillar] => Self::PostsOn(read_sieve(platform, pillar)?),
            ["postsab", platform, pillar] => Self::PostsAbout(read_sieve(platform, pillar)?),
            ["post"] => Self::OpenPost,
            ["csv"] => Self::Export,
            ["csvh"] => Self::HowToImport,
            ["file", import, step, detail] => {
                let step = match step {
                    "take" => FileStep::Take(Taking::from_slug(detail)?),
                    "leave" => FileStep::Leave,
                    "back" => FileStep::TakeBack(read_flag(detail)?),
                    _ => return None,
                };
                Self::File(ImportId(number(import)?), step)
            }
            ["offer", offer, answer, platform, pillar, format] => {
                let wish = Wish {
                    platform: optional(platform, |text| placed(Platform::ALL, text))?,
                    pillar: optional(pillar, |text| placed(Pillar::ALL, text))?,
                    format: optional(format, |text| placed(Format::ALL, text))?,
                };
                Self::Offer(OfferId(number(offer)?), OfferAnswer::from_slug(answer)?, wish)
            }
            ["topic"] => Self::Topic,
            ["shift", on] => Self::Shift(day(on)?),
            ["unshift", on] => Self::Unshift(day(on)?),
            ["busy"] => Self::Busy,
            ["busyt"] => Self::BusyToo,
            ["rest"] => Self::Rest,
            ["restd", days] => Self::RestDays(optional(days, |text| text.parse().ok())?),
            ["resume"] => Self::Resume,
            ["unleave", from, until] => Self::TakeBack(day(from)?, day(until)?),
            ["hush"] => Self::Hush,
            ["settle", member, to] => Self::Settle(MemberId(number(member)?), to.parse().ok()?, None),
            ["settle", member, to, week] => {
                Self::Settle(MemberId(number(member)?), to.parse().ok()?, Some(Week::of(day(week)?)))
            }
            ["target", member, to] => Self::Target(MemberId(number(member)?), to.parse().ok()?),
            ["asis", member] => Self::AsItIs(MemberId(number(member)?)),
            ["rep", answer, posts] => {
                let posts: Option<Vec<PostId>> =
                    posts.split(',').map(|post| i64::from_str_radix(post, 16).ok().map(PostId)).collect();
                Self::Replied(posts?, ReplyAnswer::from_slug(answer)?)
            }
            ["repp"] => Self::ReplyPick,
            ["talked", member] => Self::Talked(MemberId(number(member)?), None),
            ["talked", member, week] => Self::Talked(MemberId(number(member)?), Some(Week::of(day(week)?))),
            ["act", member] => Self::Act(MemberId(number(member)?)),
            ["sets", member] => Self::Settings(MemberId(number(member)?)),
            ["about", member] => Self::About(MemberId(number(member)?)),
            ["set", member, setting] => {
                let setting = SETTINGS.iter().find(|(_, name)| *name == setting)?.0;
                Self::Set(MemberId(number(member)?), setting)
            }
            ["foresee"] => Self::Foresee,
            ["auth", member] => Self::Authorise(MemberId(number(member)?)),
            ["team"] => Self::Team,
            ["quit", member, sure] => Self::Quit(MemberId(number(member)?), read_flag(sure)?),
            ["forget", sure] => Self::Forget(read_flag(sure)?),
            ["board", weeks] => Self::Board(weeks.parse().ok()?),
            ["how", delivery] => Self::HowCounted(DeliveryId(delivery.to_owned())),
            ["why", delivery] => Self::Why(DeliveryId(delivery.to_owned())),
            ["tch"] => Self::TeamChannel,
            ["trk", ranks] => Self::TeamRanks(read_flag(ranks)?),
            ["tjc"] => Self::TeamJoinCard,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn every(number: i64, text: &str) -> Vec<Action> {
        let (member, post, offer) = (MemberId(number), PostId(number), OfferId(number));
        let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        let draft = Draft {
            target: Some(21),
            platform: Some(Platform::GoogleBusiness),
            rhythm: Some(Rhythm::Mornings),
            consent: Some(true),
            listed: Some(false),
            zone: Some(chrono_tz::America::Argentina::ComodRivadavia),
        };
        let extras = Extras {
            platform: Some(Platform::Other),
            pillar: Some(Pillar::Community),
            format: Some(Format::Article),
            purpose: Some(Purpose::ShareResearch),
            offer: Some(offer),
            member: Some(member),
        };
        let mut all = vec![
            Action::Join(draft),
            Action::Join(Draft::default()),
            Action::Start,
            Action::Log(member),
            Action::LogOffer(offer),
            Action::LogMenu,
            Action::LogAnyway(Extras::default()),
            Action::LogAnyway(extras),
            Action::Delete(post),
            Action::Restore(post),
            Action::AlsoOn(post),
            Action::Place(post),
            Action::Unplace(post),
            Action::Pillar(post),
            Action::Share(post),
            Action::Edit(post),
            Action::EditAnyway(post),
            Action::Posts(u32::MAX),
            Action::PostsOf(u32::MAX, Sieve { platform: extras.platform, pillar: extras.pillar }),
            Action::PostsOf(0, Sieve::default()),
            Action::PostsOn(Sieve { platform: extras.platform, pillar: None }),
            Action::PostsAbout(Sieve { platform: None, pillar: extras.pillar }),
            Action::OpenPost,
            Action::Export,
            Action::HowToImport,
            Action::File(ImportId(number), FileStep::Take(Taking::AskedToo)),
            Action::File(ImportId(number), FileStep::Take(Taking::Clear)),
            Action::File(ImportId(number), FileStep::Leave),
            Action::File(ImportId(number), FileStep::TakeBack(true)),
            Action::Topic,
            Action::Shift(day),
            Action::Unshift(day),
            Action::Busy,
            Action::BusyToo,
            Action::Rest,
            Action::RestDays(None),
            Action::RestDays(Some(366)),
            Action::Resume,
            Action::TakeBack(day, day),
            Action::Hush,
            Action::Settle(member, 21, None),
            Action::Settle(member, 21, Some(Week::of(day))),
            Action::Target(member, 21),
            Action::AsItIs(member),
            Action::Replied(vec![post; 5], ReplyAnswer::SomeLeft),
            Action::ReplyPick,
            Action::Talked(member, None),
            Action::Talked(member, Some(Week::of(day))),
            Action::Act(member),
            Action::Settings(member),
            Action::About(member),
            Action::Foresee,
            Action::Authorise(member),
            Action::Team,
            Action::Quit(member, true),
            Action::Forget(false),
            Action::Board(11),
            Action::HowCounted(DeliveryId(text.into())),
            Action::Why(DeliveryId(text.into())),
            Action::TeamChannel,
            Action::TeamRanks(true),
            Action::TeamJoinCard,
        ];
        all.extend(SETTINGS.map(|(setting, _)| Action::Set(member, setting)));
        let wish = Wish { platform: extras.platform, pillar: extras.pillar, format: extras.format };
        all.extend(OfferAnswer::ALL.iter().map(|answer| Action::Offer(offer, *answer, wish)));
        all.push(Action::Offer(offer, OfferAnswer::Use, Wish::default()));
        all
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_back_and_fits(number in 0..i64::MAX, text in "[a-z0-9]{14}") {
            for action in every(number, &text) {
                let id = action.id();
                prop_assert!(id.len() <= 100, "{} has {}", id, id.len());
                prop_assert_eq!(Action::read(&id), Some(action));
            }
        }

        #[test]
        fn nothing_else_is_read(text in "\\PC{0,110}") {
            let _ = Action::read(&text);
            let _ = Action::read(&format!("1:{text}"));
        }
    }

    #[test]
    fn buttons_of_before_are_still_read() {
        assert_eq!(Action::read("1:settle:7:2"), Some(Action::Settle(MemberId(7), 2, None)));
        let monday = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        let read = Action::read("1:settle:7:2:2026-01-05");
        assert_eq!(read, Some(Action::Settle(MemberId(7), 2, Some(Week::of(monday)))));
        assert_eq!(Action::read("1:settle:7:2:monday"), None);
        assert_eq!(Action::read("1:talked:7"), Some(Action::Talked(MemberId(7), None)));
    }

    #[test]
    fn what_another_version_wrote_is_not_misread() {
        assert_eq!(Action::read("2:resume"), None);
        assert_eq!(Action::read("1:log:x"), None);
        assert_eq!(Action::read("1:log:1:2"), None);
    }
}
