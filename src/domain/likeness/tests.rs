//! Likeness of titles, in a table and as properties.

use super::*;
use proptest::prelude::*;

#[test]
fn words_are_stems_without_small_words() {
    let cases: [(&str, &[&str]); 8] = [
        ("Brushing teeth: how we're teaching it", &["brush", "teach", "teeth"]),
        ("The patients' questions, and the question", &["patient", "question"]),
        ("Don’t panic - it's only a test", &["panic", "test"]),
        ("Night-shift naps (part 2)", &["2", "nap", "night", "part", "shift"]),
        ("See https://example.org/teeth", &["see"]),
        ("the of and", &[]),
        ("", &[]),
        ("Größe ÜBER größe", &["größe", "über"]),
    ];
    for (text, meant) in cases {
        assert_eq!(Words::of(text).iter().collect::<Vec<_>>(), meant, "{text}");
    }
}

#[test]
fn likeness_is_the_share_of_common_words() {
    for (one, other, meant) in [
        ("Five myths about flossing", "Flossing: five myths", 1.0),
        ("Myths about flossing", "Myths about inhalers", 1.0 / 3.0),
        ("Myths about flossing", "Our new ultrasound", 0.0),
        ("What is it?", "What is it?", 0.0),
    ] {
        let found = Words::of(one).likeness(&Words::of(other));
        assert!((found - meant).abs() < 1e-9, "{one} / {other}: {found}");
    }
}

proptest! {
    #[test]
    fn likeness_is_even_and_between_nothing_and_all(one in ".{0,80}", other in ".{0,80}") {
        let (one, other) = (Words::of(&one), Words::of(&other));
        let likeness = one.likeness(&other);
        prop_assert!((0.0..=1.0).contains(&likeness));
        prop_assert!((likeness - other.likeness(&one)).abs() < 1e-12);
        prop_assert!(one.is_empty() || (one.likeness(&one) - 1.0).abs() < 1e-12);
        prop_assert_eq!(one.with(&other), other.with(&one));
        prop_assert!(one.with(&other).len() <= one.len() + other.len());
    }

    #[test]
    fn case_and_order_do_not_count(mut words in prop::collection::vec("[a-z]{3,9}", 0..8)) {
        let one = Words::of(&words.join(" "));
        words.reverse();
        prop_assert_eq!(one, Words::of(&words.join(", ").to_uppercase()));
    }
}
