//! Cases of what the watchdog advises, second by second.

use super::*;
use ConnectionStage::{Connected, Disconnected, Handshake, Identifying};

/// Plays a course of (second, what is seen), and tells at which seconds something was advised, restarting each time.
fn advised(until: u64, course: impl Fn(u64) -> Option<(ConnectionStage, u64)>) -> Vec<(u64, Advice)> {
    let start = Instant::now();
    let mut watch = Watch::new(start);
    let mut advised = Vec::new();
    for second in 1..=until {
        let now = start + Duration::from_secs(second);
        let seen = course(second).map(|(stage, latency)| Seen { stage, latency: Some(Duration::from_millis(latency)) });
        match watch.look(seen, now, &Patience::default()) {
            Advice::Fine | Advice::Ask => {}
            advice => {
                advised.push((second, advice));
                if matches!(advice, Advice::GiveUp(_)) {
                    break;
                }
                watch.restarted(now);
            }
        }
    }
    advised
}

#[test]
fn a_healthy_connection_is_left_alone() {
    assert_eq!(advised(3_600, |second| Some((Connected, second / 41))), []);
    // Connecting slowly, then well.
    assert_eq!(
        advised(3_600, |second| Some(if second < 59 { (Disconnected, 0) } else { (Connected, second / 41) })),
        []
    );
    // A resume every minute.
    assert_eq!(advised(3_600, |second| Some((if second % 60 < 5 { Identifying } else { Connected }, second / 41))), []);
}

#[test]
fn an_unanswered_identify_is_restarted_in_time_and_given_up_after_three() {
    // The first heartbeat is acknowledged at 41 seconds, which shows the true stage.
    let course = |second: u64| Some(if second % 64 < 41 { (Disconnected, 0) } else { (Identifying, 1) });
    let advice = advised(3_600, course);
    assert!(
        matches!(
            advice[..],
            [(60..=89, Advice::Restart(_)), (_, Advice::Restart(_)), (_, Advice::Restart(_)), (_, Advice::GiveUp(_))]
        ),
        "{advice:?}"
    );
}

#[test]
fn silence_is_noticed_within_a_minute_and_a_half() {
    let advice = advised(600, |second| Some((Connected, second.min(300) / 41)));
    assert!(matches!(advice[0], (300..=390, Advice::Restart(_))), "{advice:?}");
}

#[test]
fn serenitys_own_restarts_are_not_disturbed_until_nothing_helped_for_long() {
    // Absent: a start is under way, or waits for its turn.
    assert_eq!(advised(599, |_| None), []);
    assert!(matches!(advised(700, |_| None)[..], [(600, Advice::GiveUp(_))]));
    // Restarted every ten seconds.
    let course = |second: u64| (second % 10 > 4).then_some((Handshake, 0));
    assert!(matches!(advised(700, course)[..], [(600, Advice::GiveUp(_))]));
}

#[test]
fn restarts_that_helped_for_a_while_are_forgotten() {
    // Connected for six minutes, silent for two, again and again.
    let advice = advised(7_200, |second| Some((Connected, (second % 480).min(360) / 41 + second / 480 * 100)));
    assert!(advice.len() > 5 && advice.iter().all(|(_, advice)| matches!(advice, Advice::Restart(_))), "{advice:?}");
}

#[test]
fn what_is_cut_off_again_and_again_is_given_up_before_the_days_sessions_are_used_up() {
    // Connected for five seconds, then begun anew.
    let advice = advised(36_000, |second| (second % 10 < 5).then_some((Connected, second)));
    assert!(matches!(advice[..], [(900..=1_100, Advice::GiveUp(_))]), "{advice:?}");
    // Every six minutes, as long as it likes.
    assert_eq!(advised(86_400, |second| (second % 360 > 5).then_some((Connected, second / 41))), []);
}

#[test]
fn twenty_minutes_without_network_are_waited_out() {
    let start = Instant::now();
    let mut watch = Watch::new(start);
    let mut interfered = Vec::new();
    for second in 1..=3_600 {
        let now = start + Duration::from_secs(second);
        let away = (600..1_800).contains(&second);
        // serenity begins a connection every ten seconds, in vain while the network is away, and a while after.
        let stage =
            if (600..1_830).contains(&second) { (second % 10 > 4).then_some(Handshake) } else { Some(Connected) };
        let seen = stage.map(|stage| Seen { stage, latency: Some(Duration::from_millis(second / 41)) });
        match watch.look(seen, now, &Patience::default()) {
            Advice::Fine => {}
            Advice::Ask if !away => {}
            _ if away => watch.excused(now),
            advice => interfered.push((second, advice)),
        }
    }
    assert_eq!(interfered, [], "and nothing has to be ended or begun anew");
}
