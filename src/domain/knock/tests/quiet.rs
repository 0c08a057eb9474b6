//! Why nothing comes on a day, one reason at a time and in their order.

use super::*;
use crate::domain::quiet::Quiet;

#[test]
fn each_reason_is_told_and_the_weightier_one_first() {
    let mut one = ground(&[]);
    assert_eq!(one.quiet(january(7)), None);
    one.knocked_on = vec![january(5), january(6), january(8), january(9)];
    assert_eq!(one.quiet(january(7)), Some(Quiet::WeekFull(4)));
    assert_eq!(one.quiet(january(12)), None, "a new week");
    one.person.intensity = Intensity::Light;
    assert_eq!(one.quiet(january(7)), Some(Quiet::WeekFull(2)));
    assert_eq!(one.quiet(january(6)), Some(Quiet::Knocked));
    one.person.knock_days = Weekdays::of([Weekday::Mon]);
    assert_eq!(one.quiet(january(7)), Some(Quiet::NoKnockDay));
    one.rest.busy.insert(january(7));
    assert_eq!(one.quiet(january(7)), Some(Quiet::Busy));
    one.person.hush_until = Some(january(8));
    assert_eq!(one.quiet(january(7)), Some(Quiet::Hushed(january(8))));
    assert_ne!(one.quiet(january(8)), Some(Quiet::Hushed(january(8))), "exclusive");
    away(&mut one, 7, 7);
    away(&mut one, 6, 9);
    assert_eq!(
        one.quiet(january(7)),
        Some(Quiet::OnLeave(Leave { from: january(6), until: january(9) })),
        "the longest of those that hold it"
    );
    one.ladder.asked = true;
    assert_eq!(one.quiet(january(7)), Some(Quiet::Asked));
    one.person.direct = DirectMessages::Closed { since: at(1, 0, 0) };
    assert_eq!(one.quiet(january(7)), Some(Quiet::Closed));
    one.person.consent_at = None;
    assert_eq!(one.quiet(january(7)), Some(Quiet::NotAgreed));
}
