//! Decides how the people of the benches stand in a database on disk, and puts an app around it.
//! Never decides what is known of them; that is `facts`.

use super::facts;
use chrono::Duration;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rounds::app::courier::{Carried, Courier, Frozen, Known, Page};
use rounds::app::notices::{KnockNotice, RecapNotice, ReminderNotice};
use rounds::app::{App, Who};
use rounds::clock::Clock;
use rounds::discord::render;
use rounds::domain::ids::{ChannelId, DeliveryId, MemberId, MessageId, PersonId, PostId, TeamId};
use rounds::domain::member::TARGET;
use rounds::domain::notice::{Delivery, DeliveryState, Look, NoticeKind, Outcome, Queued, Settlement};
use rounds::domain::platform::Platform;
use rounds::domain::post::{Post, Said};
use rounds::domain::reply::FIRST_AFTER;
use rounds::domain::team::Team;
use rounds::domain::topic::Topic;
use rounds::domain::week::{Week, Weekdays};
use rounds::prompts::Catalog;
use rounds::store::outbox::Claim;
use rounds::store::posts::Logging;
use rounds::store::{Db, Store, StoreError, members, outbox, people, posts, queue, replies, rest, teams};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, OnceLock};
use tokio::runtime::Runtime;

/// So many people share a team.
const TEAM: u64 = 16;

/// The folder of this run, on the disk on which the project is built.
pub static FOLDER: OnceLock<PathBuf> = OnceLock::new();

/// The bank as it is delivered.
pub static CATALOG: LazyLock<Arc<Catalog>> =
    LazyLock::new(|| Arc::new(Catalog::built_in().expect("the bank is without fault")));

/// As many threads as the bot itself would have.
pub static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("threads"));

/// A database in this run's folder.
pub fn path(name: &str) -> PathBuf {
    FOLDER.get().expect("main has made it").join(name)
}

/// A database of so many people, and the app around it. Its clock stands at the knock time.
pub struct Clinic {
    /// The app.
    pub app: App,
    /// The database under it.
    pub store: Store,
    /// How many people there are; they are numbered from one.
    pub people: u64,
}

impl Clinic {
    /// A new one.
    pub fn founded(name: &str, people: u64) -> Self {
        let clinic = Self::opened(&path(name), people);
        RUNTIME
            .block_on(clinic.store.turn(move |db| (1..=people).try_for_each(|id| settle_in(db, id))))
            .expect("they are kept");
        clinic
    }

    /// One that is there.
    pub fn opened(path: &Path, people: u64) -> Self {
        let store = Store::open(path).expect("it opens");
        let clock = Clock::standing_at(facts::noon());
        let app = App::new(store.clone(), Arc::clone(&CATALOG), clock, StdRng::seed_from_u64(1));
        Self { app, store, people }
    }
}

/// Somebody asks from their first team.
pub fn who(id: u64) -> Who {
    Who { person: PersonId(id), team: Some(teams_of(id)[0]), manages_server: false }
}

/// The knock of today that is queued for somebody.
pub fn queued(id: u64) -> Queued {
    Queued {
        kind: NoticeKind::Knock,
        subject: id,
        occurrence: facts::today().to_string(),
        due_at: facts::noon(),
        first_contact: false,
    }
}

fn teams_of(id: u64) -> [TeamId; 2] {
    [TeamId(1 + id / TEAM), TeamId(1_000_000 + id / TEAM)]
}

/// Writes all that is known of somebody.
pub fn settle_in(db: &Db, id: u64) -> Result<(), StoreError> {
    people::save(db, &facts::person(id))?;
    for leave in facts::leave() {
        rest::take_leave(db, PersonId(id), leave, None, facts::joined_at())?;
    }
    for day in facts::busy() {
        rest::mark_busy(db, PersonId(id), day)?;
    }
    let mut last = None;
    for team in teams_of(id) {
        let member = join(db, team, id)?;
        for (n, day) in facts::posted_on().into_iter().enumerate() {
            let posted = posts::insert(db, &Logging { post: &post(member, n, day), source: &format!("{member}-{n}") })?;
            last = last.or(posted.filter(|_| n + 1 == facts::posted_on().len()).map(|post| (post, day)));
        }
    }
    if let Some((post, day)) = last {
        replies::insert(db, post, 1, facts::live_at(day) + FIRST_AFTER)?;
    }
    nudge(db, id)?;
    queue::put(db, &queued(id))
}

fn join(db: &Db, team: TeamId, id: u64) -> Result<MemberId, StoreError> {
    teams::save(db, &Team::new(team, facts::ZONE), facts::joined_at())?;
    let member = members::insert(
        db,
        &members::Joining {
            team,
            person: PersonId(id),
            joined_at: facts::joined_at(),
            joined_on: facts::joined_at().date_naive(),
            posting_days: Weekdays::WORKING,
            platform: Some(Platform::LinkedIn),
            target: TARGET,
            listed: true,
        },
    )?;
    for (week, number) in facts::settled() {
        members::settle(db, member, week, number, facts::joined_at())?;
    }
    Ok(member)
}

/// The `n`th post of a member, written from a topic of the bank.
pub fn post(member: MemberId, n: usize, day: chrono::NaiveDate) -> Post {
    static TOPICS: LazyLock<Vec<Topic>> = LazyLock::new(|| CATALOG.bank.topics().cloned().collect());
    let topic = &TOPICS[(n * 37 + member.0 as usize * 11) % TOPICS.len()];
    Post {
        id: PostId(0),
        member,
        posted_at: facts::live_at(day),
        posted_on: day,
        title: Some(topic.title.clone()),
        link: None,
        links: Vec::new(),
        platforms: vec![Platform::LinkedIn],
        pillar: Some(topic.pillar),
        format: topic.formats.first().copied(),
        purpose: topic.purposes.first().copied(),
        said: Said::default(),
        topic: n.is_multiple_of(2).then(|| topic.id.clone()),
        repeats: None,
        logged_at: facts::live_at(day),
    }
}

/// The nudge of Monday, sent and without an answer.
fn nudge(db: &Db, id: u64) -> Result<(), StoreError> {
    let at = facts::noon() - Duration::days(2);
    let delivery = Delivery {
        id: DeliveryId(format!("monday-{id}")),
        kind: NoticeKind::Knock,
        subject: id,
        occurrence: facts::nudged_on().to_string(),
        channel: Some(ChannelId(id)),
        body: String::new(),
        picture: None,
        state: DeliveryState::Claimed,
        attempts: 1,
        claimed_at: at,
        tried_at: Some(at),
    };
    let claim = Claim { delivery: &delivery, nudge: true, asks: false, late: false, first: false, lease_until: at };
    outbox::claim(db, &claim)?;
    let sent = Settlement { state: DeliveryState::Sent, next_at: None, clear: false };
    outbox::settle(db, &delivery.id, &sent, Some((ChannelId(id), MessageId(1))), None)
}

/// Words as Discord gets them, and a Discord that takes everything at once. Keeps the first knock that it worded.
#[derive(Default)]
pub struct Postman {
    /// The first knock that was worded.
    pub first: OnceLock<KnockNotice>,
}

impl Courier for Postman {
    fn freeze_knock(&self, notice: &KnockNotice) -> String {
        self.first.get_or_init(|| notice.clone());
        freeze(notice)
    }

    fn freeze_recap(&self, notice: &RecapNotice) -> Frozen {
        render::recap_picture::frozen(notice)
    }

    fn freeze_nod(&self, person: PersonId, id: &DeliveryId) -> String {
        render::knock::nod(person, id).freeze()
    }

    fn freeze_reminder(&self, notice: &ReminderNotice) -> String {
        render::reminder::reminder(notice, &|team| team.to_string()).freeze()
    }

    fn send<'a>(&'a self, delivery: &'a Delivery, _: Option<Vec<u8>>) -> Carried<'a, Outcome> {
        let channel = delivery.channel.unwrap_or(ChannelId(1));
        Box::pin(async move { Outcome::Sent { channel, message: MessageId(1) } })
    }

    fn look<'a>(&'a self, _: &'a Delivery) -> Carried<'a, Look> {
        Box::pin(async { Look::Absent })
    }

    fn open(&self, _: PersonId) -> Carried<'_, Result<ChannelId, Outcome>> {
        Box::pin(async { Ok(ChannelId(1)) })
    }

    fn edit(&self, channel: ChannelId, message: MessageId, _: String, _: Option<Vec<u8>>) -> Carried<'_, Outcome> {
        Box::pin(async move { Outcome::Sent { channel, message } })
    }

    fn open_thread(&self, channel: ChannelId, message: MessageId, _: Week) -> Carried<'_, Outcome> {
        Box::pin(async move { Outcome::Sent { channel, message } })
    }

    fn pin(&self, channel: ChannelId, message: MessageId, _: bool) -> Carried<'_, Outcome> {
        Box::pin(async move { Outcome::Sent { channel, message } })
    }

    fn erase(&self, _: ChannelId, _: MessageId) -> Carried<'_, Result<(), Outcome>> {
        Box::pin(async { Ok(()) })
    }

    fn read_back(&self, _: ChannelId, _: MessageId) -> Carried<'_, Result<Page, Outcome>> {
        Box::pin(async { Ok(Page { ours: Vec::new(), before: None }) })
    }

    fn known(&self, seats: &[(TeamId, PersonId)]) -> Known {
        let names = seats.iter().map(|(team, person)| ((*team, *person), format!("Person {person}")));
        Known { names: names.collect(), ..Known::default() }
    }

    fn ask(&self, _: TeamId, _: PersonId) -> Carried<'_, Result<(), Outcome>> {
        Box::pin(async { Ok(()) })
    }
}

/// The body of a knock, as it will be seen.
pub fn freeze(notice: &KnockNotice) -> String {
    render::knock::knock(notice, &|team| format!("Clinic {team}")).freeze()
}
