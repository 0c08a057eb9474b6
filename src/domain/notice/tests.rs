//! Cases of what becomes of a notice: when it is sent, tried again, looked for and let go.

use super::*;
use rand::SeedableRng;
use rand::rngs::StdRng;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::seconds(seconds)
}

fn delivery(kind: NoticeKind, tried: Option<i64>) -> Delivery {
    Delivery {
        id: DeliveryId("k1".into()),
        kind,
        subject: 1,
        occurrence: "2026-01-05".into(),
        channel: None,
        body: String::new(),
        picture: None,
        state: DeliveryState::Claimed,
        attempts: 1,
        claimed_at: at(0),
        tried_at: tried.map(at),
    }
}

#[test]
fn the_same_nonce_within_two_minutes_then_a_look() {
    for (tried, now, step) in [
        (None, 0, Step::Send),
        (Some(0), 1, Step::Send),
        (Some(0), 119, Step::Send),
        (Some(0), 120, Step::Look),
        (Some(100), 99, Step::Look),
        (None, 6 * 3600 + 1, Step::GiveUp),
        (Some(0), 7 * 3600, Step::Look),
    ] {
        assert_eq!(delivery(NoticeKind::Knock, tried).step(at(now)), step, "{tried:?} {now}");
    }
    assert_eq!(delivery(NoticeKind::Recap, None).step(at(47 * 3600)), Step::Send);
}

#[test]
fn tries_in_vain_thin_out_and_end() {
    for (tries, minutes) in [(0, Some(1)), (1, Some(2)), (10, Some(1_024)), (11, None), (u32::MAX, None)] {
        assert_eq!(next_try(tries), minutes.map(Duration::minutes), "{tries}");
    }
}

#[test]
fn what_an_attempt_leads_to() {
    use DeliveryState::{Claimed, Missed, Sent, Undeliverable};
    let sent = Outcome::Sent { channel: ChannelId(1), message: MessageId(2) };
    let limited = Outcome::Limited { pause: Duration::seconds(30) };
    for (kind, outcome, now, state, clear) in [
        (NoticeKind::Knock, sent, 1, Sent, false),
        (NoticeKind::Knock, Outcome::Closed, 1, Undeliverable, false),
        (NoticeKind::Knock, Outcome::PersonGone, 1, Undeliverable, false),
        (NoticeKind::Knock, Outcome::RightMissing, 1, Undeliverable, false),
        (NoticeKind::Recap, Outcome::RightMissing, 1, Claimed, true),
        (NoticeKind::Recap, Outcome::RightMissing, 47 * 3600 + 1, Missed, false),
        (NoticeKind::Recap, Outcome::ChannelGone, 1, Undeliverable, false),
        (NoticeKind::Knock, limited, 1, Claimed, true),
        (NoticeKind::Knock, Outcome::NotTaken, 1, Claimed, true),
        (NoticeKind::Knock, Outcome::NotTaken, 6 * 3600, Missed, false),
        (NoticeKind::Knock, Outcome::Unknown, 1, Claimed, false),
        (NoticeKind::Knock, Outcome::Unknown, 6 * 3600, Claimed, false),
        (NoticeKind::Knock, Outcome::Refused("no".into()), 1, Undeliverable, false),
        (NoticeKind::Knock, Outcome::Suspected(Suspected::Opening), 1, Claimed, true),
        (NoticeKind::Knock, Outcome::Suspected(Suspected::Writing), 5 * 3600 + 1, Missed, false),
        (NoticeKind::Reminder, Outcome::NotTaken, 3600, Claimed, true),
        (NoticeKind::Reminder, Outcome::NotTaken, 2 * 3600, Missed, false),
        (NoticeKind::Reminder, Outcome::RightMissing, 1, Undeliverable, false),
        (NoticeKind::Reminder, Outcome::Suspected(Suspected::Writing), 3600 + 1, Missed, false),
    ] {
        let dice = &mut StdRng::seed_from_u64(1);
        let after = delivery(kind, Some(0)).after(&outcome, at(now), dice);
        assert_eq!((after.state, after.clear), (state, clear), "{kind:?} {outcome:?} at {now}");
        assert_eq!(after.next_at.is_some(), state == Claimed, "{kind:?} {outcome:?} at {now}");
        assert!(after.next_at.is_none_or(|next| next > at(now)));
    }
}

#[test]
fn what_may_have_arrived_before_is_not_forgotten_over_a_refusal() {
    use DeliveryState::{Claimed, Unsure};
    let limited = Outcome::Limited { pause: Duration::seconds(600) };
    for (outcome, now, state) in [
        (limited.clone(), 30, Claimed),
        (limited, 6 * 3600, Claimed),
        (Outcome::NotTaken, 30, Claimed),
        (Outcome::NotTaken, 6 * 3600, Claimed),
        (Outcome::Closed, 30, Unsure),
        (Outcome::PersonGone, 30, Unsure),
        (Outcome::Refused("no".into()), 30, Unsure),
    ] {
        let dice = &mut StdRng::seed_from_u64(1);
        let again = Delivery { attempts: 2, ..delivery(NoticeKind::Knock, Some(0)) };
        let after = again.after(&outcome, at(now), dice);
        assert_eq!((after.state, after.clear), (state, false), "{outcome:?} at {now}");
        assert_eq!(after.next_at.is_some(), state == Claimed, "{outcome:?} at {now}");
        // Known not to have arrived before, it is as if it were the first attempt.
        let anew = Delivery { attempts: 2, ..delivery(NoticeKind::Knock, None) };
        assert_ne!(anew.after(&outcome, at(now), dice), after, "{outcome:?} at {now}");
    }
}

#[test]
fn pauses_grow_and_end_at_a_quarter_of_an_hour() {
    let dice = &mut StdRng::seed_from_u64(1);
    let mut last = Duration::zero();
    for attempts in 0..40 {
        let one = Delivery { attempts, ..delivery(NoticeKind::Recap, Some(0)) };
        let pause = one.after(&Outcome::Unknown, at(0), dice).next_at.unwrap() - at(0);
        assert!(pause >= one.pause() && pause <= LONGEST_PAUSE * 5 / 4);
        assert!(one.pause() >= last);
        last = one.pause();
    }
    assert_eq!(last, LONGEST_PAUSE);
}

#[test]
fn what_a_look_leads_to() {
    let dice = &mut StdRng::seed_from_u64(1);
    let one = delivery(NoticeKind::Knock, Some(0));
    let after = |look, now, dice: &mut StdRng| one.after_look(look, at(now), dice).state;
    assert_eq!(after(Look::Found(MessageId(1)), 200, dice), DeliveryState::Sent);
    assert_eq!(after(Look::Unreadable, 200, dice), DeliveryState::Unsure);
    assert_eq!(after(Look::Absent, 200, dice), DeliveryState::Claimed);
    assert_eq!(after(Look::Absent, 7 * 3600, dice), DeliveryState::Missed);
    assert_eq!(after(Look::Later, 200, dice), DeliveryState::Claimed);
    assert_eq!(after(Look::Later, 49 * 3600, dice), DeliveryState::Unsure);
}
