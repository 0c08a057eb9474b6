//! Decides how an action is written into the hundred characters that Discord gives it, and read back: typed, versioned,
//! readable after months. Never decides what it does.

use super::goal_id;
use super::{Action, Draft, Extras, FileStep, Setting, Settling, SlotStep, TopicStep, TwistStep};
use crate::domain::facet::{Format, Pillar, Purpose};
use crate::domain::ids::{DeliveryId, GoalId, ImportId, MemberId, OfferId, PostId, ProgressId, SlotId};
use crate::domain::import::Taking;
use crate::domain::member::Shown;
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

pub(super) const SETTINGS: [(Setting, &str); 14] = [
    (Setting::KnockDays, "kd"),
    (Setting::PostingDays, "pd"),
    (Setting::Intensity, "in"),
    (Setting::Times, "ti"),
    (Setting::Target, "ta"),
    (Setting::Consent, "co"),
    (Setting::Listed, "li"),
    (Setting::Overview, "ov"),
    (Setting::Nod, "no"),
    (Setting::Week, "we"),
    (Setting::Platform, "pl"),
    (Setting::Specialty, "sp"),
    (Setting::Device, "de"),
    (Setting::Purpose, "pu"),
];

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
pub(super) fn optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() { Some(None) } else { read(text).map(Some) }
}

/// A word by its place, where slugs would not fit side by side.
pub(super) fn place<T: PartialEq>(all: &[T], word: Option<T>) -> String {
    word.and_then(|word| all.iter().position(|one| *one == word)).map(|at| at.to_string()).unwrap_or_default()
}

pub(super) fn placed<T: Copy>(all: &[T], text: &str) -> Option<T> {
    text.parse::<usize>().ok().and_then(|at| all.get(at)).copied()
}

fn monday(week: Week) -> String {
    week.monday().to_string()
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
            Self::Topic(None) => vec!["topic".into()],
            Self::Topic(Some(member)) => one("topic", member.0).into(),
            Self::Shift(day) => vec!["shift".into(), day.to_string()],
            Self::Unshift(day) => vec!["unshift".into(), day.to_string()],
            Self::Busy(None) => vec!["busy".into()],
            Self::Busy(Some((member, week))) => vec!["busy".into(), member.0.to_string(), monday(*week)],
            Self::BusyToo => vec!["busyt".into()],
            Self::Week(member, week) => {
                vec!["week".into(), member.0.to_string(), week.map(monday).unwrap_or_default()]
            }
            Self::PlanWeek(member, week) => {
                vec!["plan".into(), member.0.to_string(), week.map(monday).unwrap_or_default()]
            }
            Self::Calendar(member) => one("ics", member.0).into(),
            Self::BringWeek(member, on) => vec!["bring".into(), member.0.to_string(), flag(*on).into()],
            Self::RemindAll(member, on) => vec!["rema".into(), member.0.to_string(), flag(*on).into()],
            Self::SlotPick => vec!["slotp".into()],
            Self::Slot(slot, step) => {
                let (name, detail) = match step {
                    SlotStep::Open => ("open", String::new()),
                    SlotStep::Swap(offer) => ("swap", offer.map(|offer| offer.0.to_string()).unwrap_or_default()),
                    SlotStep::Write => ("write", String::new()),
                    SlotStep::Move => ("move", String::new()),
                    SlotStep::LetGo(gone) => ("gone", flag(*gone).into()),
                    SlotStep::Remind(on) => ("rem", flag(*on).into()),
                };
                vec!["slot".into(), slot.0.to_string(), name.into(), detail]
            }
            Self::SlotDay(slot) => one("slotd", slot.0).into(),
            Self::SlotTime(slot) => one("slott", slot.0).into(),
            Self::SlotPost(slot) => one("slotb", slot.0).into(),
            Self::PostSlot(post) => one("fills", post.0).into(),
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
            Self::Numbers(post) => one("num", post.0).into(),
            Self::NumbersPick => vec!["nump".into()],
            Self::WrittenFrom(post) => one("from", post.0).into(),
            Self::Talked(member, week) => {
                let mut parts = vec!["talked".into(), member.0.to_string()];
                parts.extend(week.map(|week| week.monday().to_string()));
                parts
            }
            Self::Goals(member) => one("goals", member.0).into(),
            Self::GoalFrom(member) => one("goalf", member.0).into(),
            Self::GoalSet(member, kind, certain) => {
                let [purpose, counted] = goal_id::kind(*kind);
                vec!["goalw".into(), member.0.to_string(), purpose, counted, flag(*certain).into()]
            }
            Self::Goal(goal, step) => vec!["goal".into(), goal.0.to_string(), goal_id::step(*step).into()],
            Self::GoalNumber(number, step) => {
                vec!["goaln".into(), number.0.to_string(), goal_id::number_step(*step).into()]
            }
            Self::KeepPurpose(member) => one("keepp", member.0).into(),
            Self::PostPurpose(post) => one("purp", post.0).into(),
            Self::Act(member) => one("act", member.0).into(),
            Self::Settings(member) => one("sets", member.0).into(),
            Self::About(member) => one("about", member.0).into(),
            Self::Set(member, setting) => {
                let name = SETTINGS.iter().find(|(one, _)| one == setting).map_or("", |(_, name)| name);
                vec!["set".into(), member.0.to_string(), name.into()]
            }
            Self::Strategy(member, settling) => [one("str", member.0).into(), settling.parts()].concat(),
            Self::Foresee => vec!["foresee".into()],
            Self::StandsOn(post) => one("on", post.0).into(),
            Self::Authorise(member) => one("auth", member.0).into(),
            Self::Withdrawn(member) => one("authx", member.0).into(),
            Self::Team => vec!["team".into()],
            Self::Quit(member, sure) => vec!["quit".into(), member.0.to_string(), flag(*sure).into()],
            Self::Everything => vec!["all".into()],
            Self::Visible(member) => one("seen", member.0).into(),
            Self::Show(member, what, on) => {
                vec!["show".into(), member.0.to_string(), what.slug().into(), flag(*on).into()]
            }
            Self::Forget(sure) => vec!["forget".into(), flag(*sure).into()],
            Self::Board(weeks) => one("board", i64::from(*weeks)).into(),
            Self::BoardOf(week, page) => vec!["boardw".into(), monday(*week), page.to_string()],
            Self::HowCounted(delivery) => vec!["how".into(), delivery.0.clone()],
            Self::Why(delivery) => vec!["why".into(), delivery.0.clone()],
            Self::TeamChannel => vec!["tch".into()],
            Self::TeamRanks(ranks) => vec!["trk".into(), flag(*ranks).into()],
            Self::TeamThread(on) => vec!["tth".into(), flag(*on).into()],
            Self::TeamPin(on) => vec!["tpn".into(), flag(*on).into()],
            Self::TeamTogether => vec!["ttg".into()],
            Self::TeamRole => vec!["trl".into()],
            Self::TeamJoinCard => vec!["tjc".into()],
            Self::TeamRecap => vec!["trc".into()],
            Self::PostRecap(week) => vec!["prc".into(), monday(*week)],
            Self::TeamTopic(step) => [vec!["tt".into()], step.parts()].concat(),
            Self::Twist(offer, step) => vec!["twist".into(), offer.0.to_string(), step.part()],
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
            ["topic"] => Self::Topic(None),
            ["topic", member] => Self::Topic(Some(MemberId(number(member)?))),
            ["shift", on] => Self::Shift(day(on)?),
            ["unshift", on] => Self::Unshift(day(on)?),
            ["busy"] => Self::Busy(None),
            ["busy", member, week] => Self::Busy(Some((MemberId(number(member)?), Week::of(day(week)?)))),
            ["busyt"] => Self::BusyToo,
            ["week", member, week] => Self::Week(MemberId(number(member)?), optional(week, day)?.map(Week::of)),
            ["plan", member, week] => Self::PlanWeek(MemberId(number(member)?), optional(week, day)?.map(Week::of)),
            ["ics", member] => Self::Calendar(MemberId(number(member)?)),
            ["bring", member, on] => Self::BringWeek(MemberId(number(member)?), read_flag(on)?),
            ["rema", member, on] => Self::RemindAll(MemberId(number(member)?), read_flag(on)?),
            ["slotp"] => Self::SlotPick,
            ["slot", slot, step, detail] => {
                let step = match step {
                    "open" => SlotStep::Open,
                    "swap" => SlotStep::Swap(optional(detail, number)?.map(OfferId)),
                    "write" => SlotStep::Write,
                    "move" => SlotStep::Move,
                    "gone" => SlotStep::LetGo(read_flag(detail)?),
                    "rem" => SlotStep::Remind(read_flag(detail)?),
                    _ => return None,
                };
                Self::Slot(SlotId(number(slot)?), step)
            }
            ["slotd", slot] => Self::SlotDay(SlotId(number(slot)?)),
            ["slott", slot] => Self::SlotTime(SlotId(number(slot)?)),
            ["slotb", slot] => Self::SlotPost(SlotId(number(slot)?)),
            ["fills", post] => Self::PostSlot(PostId(number(post)?)),
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
            ["num", post] => Self::Numbers(PostId(number(post)?)),
            ["nump"] => Self::NumbersPick,
            ["from", post] => Self::WrittenFrom(PostId(number(post)?)),
            ["talked", member] => Self::Talked(MemberId(number(member)?), None),
            ["talked", member, week] => Self::Talked(MemberId(number(member)?), Some(Week::of(day(week)?))),
            ["goals", member] => Self::Goals(MemberId(number(member)?)),
            ["goalf", member] => Self::GoalFrom(MemberId(number(member)?)),
            ["goalw", member, purpose, counted, certain] => {
                let kind = goal_id::read_kind(purpose, counted)?;
                Self::GoalSet(MemberId(number(member)?), kind, read_flag(certain)?)
            }
            ["goal", goal, step] => Self::Goal(GoalId(number(goal)?), goal_id::read_step(step)?),
            ["goaln", one, step] => Self::GoalNumber(ProgressId(number(one)?), goal_id::read_number_step(step)?),
            ["keepp", member] => Self::KeepPurpose(MemberId(number(member)?)),
            ["purp", post] => Self::PostPurpose(PostId(number(post)?)),
            ["act", member] => Self::Act(MemberId(number(member)?)),
            ["sets", member] => Self::Settings(MemberId(number(member)?)),
            ["about", member] => Self::About(MemberId(number(member)?)),
            ["set", member, setting] => {
                let setting = SETTINGS.iter().find(|(_, name)| *name == setting)?.0;
                Self::Set(MemberId(number(member)?), setting)
            }
            ["str", member, ref settling @ ..] => Self::Strategy(MemberId(number(member)?), Settling::read(settling)?),
            ["foresee"] => Self::Foresee,
            ["on", post] => Self::StandsOn(PostId(number(post)?)),
            ["auth", member] => Self::Authorise(MemberId(number(member)?)),
            ["authx", member] => Self::Withdrawn(MemberId(number(member)?)),
            ["team"] => Self::Team,
            ["quit", member, sure] => Self::Quit(MemberId(number(member)?), read_flag(sure)?),
            ["all"] => Self::Everything,
            ["seen", member] => Self::Visible(MemberId(number(member)?)),
            ["show", member, what, on] => {
                Self::Show(MemberId(number(member)?), Shown::from_slug(what)?, read_flag(on)?)
            }
            ["forget", sure] => Self::Forget(read_flag(sure)?),
            ["board", weeks] => Self::Board(weeks.parse().ok()?),
            ["boardw", week, page] => Self::BoardOf(Week::of(day(week)?), page.parse().ok()?),
            ["how", delivery] => Self::HowCounted(DeliveryId(delivery.to_owned())),
            ["why", delivery] => Self::Why(DeliveryId(delivery.to_owned())),
            ["tch"] => Self::TeamChannel,
            ["trk", ranks] => Self::TeamRanks(read_flag(ranks)?),
            ["tth", on] => Self::TeamThread(read_flag(on)?),
            ["tpn", on] => Self::TeamPin(read_flag(on)?),
            ["ttg"] => Self::TeamTogether,
            ["trl"] => Self::TeamRole,
            ["tjc"] => Self::TeamJoinCard,
            ["trc"] => Self::TeamRecap,
            ["prc", week] => Self::PostRecap(Week::of(day(week)?)),
            ["tt", ref step @ ..] => Self::TeamTopic(TopicStep::read(step)?),
            ["twist", offer, step] => Self::Twist(OfferId(number(offer)?), TwistStep::read(step)?),
            _ => return None,
        })
    }
}
