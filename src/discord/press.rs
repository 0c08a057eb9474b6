//! Buttons, selects and forms: read what they carry, ask `app`, hand over what is to be said. No rule and no SQL.

use super::action::{Action, Setting};
use super::answer::{Asked, Reply, answer};
use super::commands::{start, topic as topics};
use super::desk::Desk;
use super::forms::{self, Filled};
use super::{board, goals, importing, logging, planning, privacy, render, strategy, team, team_topics, twists};
use crate::app::board::Which;
use crate::app::join::{self, Answers};
use crate::app::settings::{self, Change};
use crate::app::{Failure, Who, act, authorise, foresee, nudge, pause, posts, replies, topic, week, who};
use crate::domain::facet::CareerGroup;
use crate::domain::ids::{MemberId, PostId, TeamId};
use crate::domain::pace::Leave;
use crate::domain::person::Intensity;
use crate::domain::refusal::Refusal;
use crate::domain::topic::Wish;
use crate::domain::week::{EVERY_DAY, Weekdays};
use chrono::{DateTime, Utc};
use serenity::all::{ComponentInteraction, ComponentInteractionDataKind, ModalInteraction};

/// A button or a select was pressed.
pub(super) async fn pressed(desk: &Desk, press: &ComponentInteraction) {
    let asked = Asked::Press(press);
    let Some(action) = Action::read(&press.data.custom_id) else {
        return answer(desk, asked, async { Ok(Reply::Fresh(render::refusal::outdated())) }).await;
    };
    let chosen = chosen(press);
    answer(desk, asked, carry_out(desk, asked, press, action, chosen)).await;
}

/// A form was submitted.
pub(super) async fn submitted(desk: &Desk, form: &ModalInteraction) {
    let asked = Asked::Form(form);
    let Some(action) = Action::read(&form.data.custom_id) else {
        return answer(desk, asked, async { Ok(Reply::Fresh(render::refusal::outdated())) }).await;
    };
    answer(desk, asked, fill(desk, asked, form, action)).await;
}

fn chosen(press: &ComponentInteraction) -> Vec<String> {
    match &press.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values.clone(),
        ComponentInteractionDataKind::ChannelSelect { values } => values.iter().map(ToString::to_string).collect(),
        ComponentInteractionDataKind::RoleSelect { values } => values.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

/// When the message with the button was written.
fn written_at(press: &ComponentInteraction) -> DateTime<Utc> {
    DateTime::from_timestamp(press.message.timestamp.unix_timestamp(), 0).unwrap_or_default()
}

/// The values that are words of this kind; anything else was never offered.
pub(super) fn words<T>(chosen: &[String], read: impl Fn(&str) -> Option<T>) -> Vec<T> {
    chosen.iter().filter_map(|value| read(value)).collect()
}

/// The first of them.
pub(super) fn first<T>(chosen: &[String], read: impl Fn(&str) -> Option<T>) -> Result<T, Failure> {
    chosen.iter().find_map(|value| read(value)).ok_or_else(|| Refusal::Gone.into())
}

pub(super) fn number<T: std::str::FromStr>(value: &str) -> Option<T> {
    value.parse().ok()
}

async fn carry_out(
    desk: &Desk,
    asked: Asked<'_>,
    press: &ComponentInteraction,
    action: Action,
    chosen: Vec<String>,
) -> Result<Reply, Failure> {
    let (app, who) = (&desk.app, asked.who());
    let person = who.person;
    Ok(match action {
        Action::Start => start::begin(desk, who, super::action::Draft::default()).await?.into(),
        Action::Join(draft) => return joining(desk, who, draft, &chosen).await,
        Action::Log(_)
        | Action::LogOffer(_)
        | Action::LogAnyway(_)
        | Action::LogMenu
        | Action::Delete(_)
        | Action::Restore(_)
        | Action::AlsoOn(_)
        | Action::StandsOn(_)
        | Action::Place(_)
        | Action::Unplace(_)
        | Action::Pillar(_)
        | Action::PostPurpose(_)
        | Action::WrittenFrom(_)
        | Action::Share(_)
        | Action::Edit(_)
        | Action::EditAnyway(_)
        | Action::Posts(_)
        | Action::PostsOf(..)
        | Action::PostsOn(_)
        | Action::PostsAbout(_)
        | Action::OpenPost => return logging::pressed(desk, who, &press.message, action, &chosen).await,
        Action::Export => return importing::export(desk, who).await,
        Action::HowToImport => return importing::how(desk, who).await,
        Action::File(import, step) => return importing::pressed(desk, who, import, step).await,
        Action::Offer(offer, said, wish) => {
            let answered = app.turn(person, move |turn| topic::answer(turn, who, offer, said, wish)).await?;
            render::topic::answered(&answered).into()
        }
        Action::Topic(of) => topics::suggest(desk, who, of, Wish::default()).await?.into(),
        Action::Shift(day) => {
            let shift = app.turn(person, move |turn| pause::on_shift(turn, day)).await?;
            render::pause::on_shift(&shift).into()
        }
        Action::Unshift(day) => {
            app.turn(person, move |turn| pause::off_shift(turn, day)).await?;
            render::pause::off_shift(day).into()
        }
        Action::Busy(of) => {
            let busy = words(&chosen, number).into_iter().collect();
            let weeks = app.turn(person, move |turn| week::set_busy(turn, who, of, &busy)).await?;
            render::week::weeks(&weeks).into()
        }
        Action::BusyToo => {
            let busy = words(&chosen, number).into_iter().collect();
            let marked = app.turn(person, move |turn| week::mark_busy(turn, &busy)).await?;
            render::week::marked(&marked).into()
        }
        Action::Week(..)
        | Action::PlanWeek(..)
        | Action::Calendar(_)
        | Action::BringWeek(..)
        | Action::RemindAll(..)
        | Action::SlotPick
        | Action::Slot(..)
        | Action::SlotDay(_)
        | Action::SlotTime(_)
        | Action::SlotPost(_)
        | Action::PostSlot(_) => return planning::pressed(desk, who, action, &chosen).await,
        Action::Rest => {
            app.turn(person, move |turn| pause::state(turn, who)).await?;
            render::pause::rest().into()
        }
        Action::RestDays(days) => {
            let days = days.map_or_else(|| first(&chosen, number::<u16>), Ok)?;
            let taken = app.turn(person, move |turn| pause::take_from_today(turn, who, days.into())).await?;
            render::pause::taken(&taken).into()
        }
        Action::Resume => {
            app.turn(person, move |turn| pause::resume(turn, who)).await?;
            render::pause::resumed().into()
        }
        Action::TakeBack(from, until) => {
            let leave = Leave { from, until };
            let resting = app.turn(person, move |turn| pause::take_back(turn, who, leave)).await?;
            render::pause::taken_back(&resting).into()
        }
        Action::Hush => {
            let until = app.turn(person, move |turn| pause::hush(turn, 7)).await?;
            render::replies::hushed(until).into()
        }
        Action::Settle(member, to, week) => {
            let meant = week.map_or_else(|| nudge::Meant::WrittenAt(written_at(press)), nudge::Meant::Week);
            let settled = app.turn(person, move |turn| nudge::settle(turn, who, member, meant, to)).await?;
            render::settled::settled(&settled).into()
        }
        Action::Target(member, to) => {
            let (target, from) = app.turn(person, move |turn| nudge::set_target(turn, who, member, to.into())).await?;
            render::settled::target_set(target, from).into()
        }
        Action::AsItIs(member) => {
            app.turn(person, move |turn| who::own(turn, who, member)).await?;
            render::knock::as_it_is().into()
        }
        Action::Replied(ids, said) => {
            let answered = app.turn(person, move |turn| replies::answer(turn, who, &ids, said)).await?;
            render::replies::answered(&answered).into()
        }
        Action::ReplyPick => {
            let post = PostId(first(&chosen, number)?);
            let opened = app.turn(person, move |turn| posts::open(turn, who, post)).await?;
            render::replies::one(&opened.post).into()
        }
        Action::Numbers(post) => return numbers_form(desk, who, post).await,
        Action::NumbersPick => return numbers_form(desk, who, PostId(first(&chosen, number)?)).await,
        Action::Talked(member, week) => {
            let groups = words(&chosen, CareerGroup::from_slug);
            let waiting = app.turn(person, move |turn| replies::talked(turn, who, member, week, &groups)).await?;
            render::replies::waiting(&waiting).into()
        }
        Action::Goals(_)
        | Action::GoalFrom(_)
        | Action::GoalSet(..)
        | Action::Goal(..)
        | Action::GoalNumber(..)
        | Action::KeepPurpose(_) => return goals::pressed(desk, asked, &press.message, action, &chosen).await,
        Action::Act(member) => {
            let (member, one) = app.turn(person, move |turn| act::another(turn, who, member)).await?;
            render::talk::only(member.id, one.as_ref()).into()
        }
        Action::Settings(member) => {
            let shown = app.turn(person, move |turn| settings::show_for(turn, who, member)).await?;
            render::settings::shown(&shown).into()
        }
        Action::About(member) => return strategy::card(desk, who, member).await,
        Action::Strategy(member, settling) => {
            return strategy::pressed(desk, who, member, settling, &chosen, &press.message).await;
        }
        Action::Set(member, setting) => return set(desk, who, member, setting, &chosen).await,
        Action::Foresee => {
            let coming = app.turn(person, foresee::coming).await?;
            render::foreseen::coming(&coming, &|team| desk.teams.get(team)).into()
        }
        Action::Authorise(member) => {
            let main = app.turn(person, move |turn| authorise::platform(turn, who, member)).await?;
            Reply::Form(forms::authorise(&action, main.map(render::words::platform).unwrap_or_default()))
        }
        Action::Withdrawn(member) => {
            app.turn(person, move |turn| authorise::withdraw(turn, who, member)).await?;
            render::topic::withdrawn(member).into()
        }
        Action::Team => {
            let team = TeamId(first(&chosen, number)?);
            app.turn(person, move |turn| who::choose_team(turn, who, team)).await?;
            render::settings::team_chosen(&desk.teams.get(team)).into()
        }
        Action::Everything | Action::Visible(_) | Action::Show(..) | Action::Quit(..) | Action::Forget(_) => {
            return privacy::pressed(desk, asked, action).await;
        }
        Action::Board(weeks_back) => board::show(desk, who, Which::Back(weeks_back), 0).await?.into(),
        Action::BoardOf(week, page) => board::show(desk, who, Which::Of(week), page).await?.into(),
        Action::HowCounted(_) => Reply::Fresh(render::recap::how_counted()),
        Action::Why(_) => {
            app.turn(person, move |turn| pause::state(turn, who)).await?;
            Reply::Fresh(render::knock::why())
        }
        Action::TeamChannel
        | Action::TeamRanks(_)
        | Action::TeamThread(_)
        | Action::TeamPin(_)
        | Action::TeamTogether
        | Action::TeamRole
        | Action::TeamJoinCard
        | Action::TeamRecap
        | Action::PostRecap(_) => return team::pressed(desk, asked, action, &chosen).await,
        Action::TeamTopic(step) => return team_topics::pressed(desk, asked, &press.message, step, &chosen).await,
        Action::Twist(offer, step) => return twists::pressed(desk, who, &press.message, offer, step).await,
    })
}

/// The form opens with what was counted before.
async fn numbers_form(desk: &Desk, who: Who, post: PostId) -> Result<Reply, Failure> {
    let numbers = desk.app.look(who.person, move |turn| posts::open(turn, who, post)).await?.numbers;
    let [wrote, answered] =
        [numbers.wrote, numbers.answered].map(|number| number.map(|number| number.to_string()).unwrap_or_default());
    Ok(Reply::Form(forms::numbers(&Action::Numbers(post), &wrote, &answered)))
}

async fn joining(desk: &Desk, who: Who, draft: super::action::Draft, chosen: &[String]) -> Result<Reply, Failure> {
    let draft = chosen.first().map_or(draft, |value| render::start::filled(draft, value));
    let (Some(target), Some(platform), Some(rhythm), Some(consent), Some(listed), Some(zone)) =
        (draft.target, draft.platform, draft.rhythm, draft.consent, draft.listed, draft.zone)
    else {
        return Ok(render::start::question(draft, desk.app.clock().now()).into());
    };
    let answers = Answers { target, platform, rhythm, consent, listed, zone };
    let joined = desk.app.turn(who.person, move |turn| join::join(turn, who, &answers)).await?;
    Ok(render::start::joined(&joined).into())
}

async fn set(desk: &Desk, who: Who, member: MemberId, setting: Setting, chosen: &[String]) -> Result<Reply, Failure> {
    let app = &desk.app;
    let weekdays = || {
        let days = words(chosen, number::<usize>).into_iter().filter_map(|at| EVERY_DAY.get(at).copied());
        Weekdays::of(days)
    };
    let change = match setting {
        Setting::Times => {
            let shown = app.look(who.person, move |turn| settings::show_for(turn, who, member)).await?.person;
            let [knock, from, until, ends] =
                [shown.knock_time, shown.hours.from, shown.hours.until, shown.day_ends].map(render::text::time);
            return Ok(Reply::Form(forms::times(&Action::Set(member, setting), &knock, &from, &until, &ends)));
        }
        Setting::Target => {
            let shown = app.look(who.person, move |turn| settings::show_for(turn, who, member)).await?;
            return Ok(Reply::Form(forms::target(&Action::Set(member, setting), shown.targets.1)));
        }
        Setting::KnockDays => Change::KnockDays(weekdays()),
        Setting::PostingDays => Change::PostingDays(weekdays()),
        Setting::Intensity => Change::Intensity(first(chosen, Intensity::from_slug)?),
        Setting::Platform | Setting::Specialty | Setting::Device | Setting::Purpose => {
            return strategy::set_of_before(desk, who, member, setting, chosen).await;
        }
        Setting::Consent => Change::ConsentTurned,
        Setting::Listed => Change::ListedTurned,
        Setting::Overview => Change::OverviewTurned,
        Setting::Nod => Change::NodTurned,
        Setting::Week => Change::WeekTurned,
    };
    let shown = app.turn(who.person, move |turn| settings::change(turn, who, member, &[change])).await?;
    Ok(render::settings::shown(&shown).into())
}

async fn fill(desk: &Desk, asked: Asked<'_>, form: &ModalInteraction, action: Action) -> Result<Reply, Failure> {
    let (app, who, filled) = (&desk.app, asked.who(), Filled::new(form));
    let person = who.person;
    Ok(match action {
        Action::Log(_)
        | Action::LogOffer(_)
        | Action::LogMenu
        | Action::LogAnyway(_)
        | Action::Edit(_)
        | Action::EditAnyway(_)
        | Action::Place(_) => return logging::submitted(desk, asked, &filled, action).await,
        Action::Numbers(post) => {
            let [wrote, answered] = filled.numbers();
            let counted = app.turn(person, move |turn| replies::count(turn, who, post, &wrote, &answered)).await?;
            render::replies::counted(&counted).into()
        }
        Action::Set(member, Setting::Times) => {
            let [knock, from, until, ends] = filled.times();
            let changes = [Change::KnockTime(knock), Change::Hours(from, until), Change::DayEnds(ends)];
            let shown = app.turn(person, move |turn| settings::change(turn, who, member, &changes)).await?;
            render::settings::shown(&shown).into()
        }
        Action::Set(member, Setting::Target) => {
            let target = filled.target();
            let (target, from) = app.turn(person, move |turn| nudge::set_target(turn, who, member, target)).await?;
            render::settled::target_set(target, from).into()
        }
        Action::Strategy(member, settling) => return strategy::filled(desk, who, member, settling, &filled).await,
        Action::GoalSet(..) | Action::Goal(..) | Action::GoalNumber(..) => {
            return goals::submitted(desk, asked, &filled, action).await;
        }
        Action::Authorise(member) => {
            let (until, covered) = (filled.until(), filled.covered());
            let one = app.turn(person, move |turn| authorise::record(turn, who, member, &until, &covered)).await?;
            render::topic::authorised(member, &one).into()
        }
        Action::TeamTogether => return team::together(desk, asked, &filled.together()).await,
        Action::TeamTopic(step) => return team_topics::submitted(desk, asked, &filled, step).await,
        Action::Twist(offer, step) => return twists::submitted(desk, who, &filled, offer, step).await,
        _ => return Err(Refusal::Gone.into()),
    })
}
