//! Lets eight weeks go by in the sample clinic, through the same turns that people's commands take.
//! Never writes to the database by itself.

use super::aims;
use super::clinic::{COLLEAGUES, Colleague};
use crate::app::join::{self, Answers};
use crate::app::log::{self, Entry};
use crate::app::settings;
use crate::app::strategy::{self, Said};
use crate::app::team::{self, Change as TeamChange};
use crate::app::{App, Failure, Who, replies};
use crate::domain::ids::{ChannelId, MemberId, PersonId, TeamId};
use crate::domain::reply::ReplyAnswer;
use crate::domain::strategy::Change;
use crate::domain::week::{Week, ahead, moment};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use chrono_tz::Tz;

/// How many weeks there are before the story begins.
const WEEKS: u32 = 8;

/// How many posts a week the team means to reach together.
const TOGETHER: u32 = 14;

/// Where and when the story begins.
pub(super) struct Scene {
    pub team: TeamId,
    pub channel: ChannelId,
    pub manager: PersonId,
    pub people: [PersonId; 5],
    pub zone: Tz,
    pub begins_at: DateTime<Utc>,
}

/// Lets the eight weeks before the story go by. The app's clock must be one that can be set; it shows the beginning of
/// the story afterwards.
///
/// # Errors
/// What failed.
pub(super) async fn live_through(app: &App, scene: &Scene) -> Result<(), Failure> {
    let first = Week::of(scene.begins_at.with_timezone(&scene.zone).date_naive()).earlier(WEEKS);
    let mut members = Vec::new();
    app.clock().set(wall(scene, first, 0, 8));
    for (at, (colleague, person)) in COLLEAGUES.iter().zip(scene.people).enumerate() {
        let member = join(app, scene, colleague, person).await?;
        aims::begin(app, scene, at, member).await?;
        members.push(member);
    }
    let mut goals = [None; COLLEAGUES.len()];
    for n in 0..WEEKS {
        let week = first.monday() + Duration::weeks(i64::from(n));
        for day in 0..7 {
            for (at, colleague) in COLLEAGUES.iter().enumerate() {
                let hour = 10 + at as u32;
                app.clock().set(wall(scene, Week::of(week), day, hour));
                if day == 0 {
                    aims::go_on(app, scene, at, (members[at], n as usize), &mut goals[at]).await?;
                }
                one_day(app, scene, colleague, scene.people[at], members[at], n as usize, day).await?;
            }
        }
    }
    // A minute before the story begins nothing of the past is still due.
    app.clock().set(scene.begins_at - Duration::minutes(1));
    let who = Who { person: scene.manager, team: Some(scene.team), manages_server: true };
    let changes =
        vec![TeamChange::Channel(scene.channel), TeamChange::Zone(scene.zone), TeamChange::Together(Some(TOGETHER))];
    app.turn(who.person, move |turn| team::set_up(turn, who, &[], &changes)).await?;
    aims::write_topics(app, who).await?;
    for (person, member) in scene.people.into_iter().zip(members) {
        let who = Who { person, team: Some(scene.team), manages_server: false };
        // A knock whose time has come keeps its turn, whatever is done, unless its person moves their hours: away and back.
        for ends in ["5:00", "4:00"] {
            let change = settings::Change::DayEnds(ends.into());
            app.turn(person, move |turn| settings::change(turn, who, member, &[change])).await?;
        }
    }
    app.clock().set(scene.begins_at);
    Ok(())
}

fn wall(scene: &Scene, week: Week, day: u64, hour: u32) -> DateTime<Utc> {
    let time = NaiveTime::from_hms_opt(hour, 20, 0).unwrap_or_default();
    moment(ahead(week.monday(), day), time, scene.zone, crate::domain::week::DAY_ENDS)
}

async fn join(app: &App, scene: &Scene, colleague: &Colleague, person: PersonId) -> Result<MemberId, Failure> {
    let who = Who { person, team: Some(scene.team), manages_server: false };
    let answers = Answers {
        target: colleague.target,
        platform: colleague.platform,
        rhythm: colleague.rhythm,
        consent: true,
        listed: colleague.listed,
        zone: scene.zone,
    };
    let specialty = Said::Line(Change::Specialty(colleague.specialty));
    app.turn(person, move |turn| {
        let joined = join::join(turn, who, &answers)?;
        strategy::settle(turn, who, joined.member.id, &specialty)?;
        Ok(joined.member.id)
    })
    .await
}

async fn one_day(
    app: &App,
    scene: &Scene,
    colleague: &Colleague,
    person: PersonId,
    member: MemberId,
    week: usize,
    day: u64,
) -> Result<(), Failure> {
    let who = Who { person, team: Some(scene.team), manages_server: false };
    let days = colleague.weeks[week];
    for _ in days.iter().filter(|one| **one == day) {
        let so_far: usize = colleague.weeks[..week].iter().map(|days| days.len()).sum();
        let nth = so_far + days.iter().filter(|one| **one < day).count();
        let (title, pillar) = colleague.posts[nth % colleague.posts.len()];
        let round = nth / colleague.posts.len();
        let text = if round == 0 { title.to_owned() } else { format!("{title} ({})", round + 1) };
        let entry = Entry {
            asked_about: Some(text.clone()),
            text,
            platform: Some(colleague.platform),
            pillar: Some(pillar),
            source: format!("sample-{person}-{week}-{day}"),
            ..Entry::default()
        };
        app.turn(person, move |turn| log::record_for(turn, who, member, &entry)).await?;
    }
    // Answers are looked after on Wednesdays and Saturdays, and conversations are noted on Fridays.
    if day == 2 || day == 5 {
        app.turn(person, move |turn| {
            let waiting: Vec<_> = replies::waiting(turn, who)?.posts.into_iter().map(|(post, _)| post.id).collect();
            match waiting.is_empty() {
                true => Ok(()),
                false => replies::answer(turn, who, &waiting, ReplyAnswer::AllAnswered).map(drop),
            }
        })
        .await?;
    }
    if day == 4 && week % 2 == 1 {
        let groups = colleague.groups;
        app.turn(person, move |turn| replies::talked(turn, who, member, None, groups)).await?;
    }
    Ok(())
}
