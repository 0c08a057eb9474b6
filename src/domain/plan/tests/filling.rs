//! What fills a slot.

use super::*;
use crate::domain::post::Said;

const TITLES: [&str; 3] =
    ["The gadget that earned its socket", "Three questions before any lab test", "A quiet corner in the waiting room"];

fn post(id: i64, day: u32, title: &str) -> Post {
    Post {
        id: PostId(id),
        member: MemberId(1),
        posted_at: at(day, 12),
        posted_on: january(day),
        title: (!title.is_empty()).then(|| title.to_owned()),
        link: None,
        links: Vec::new(),
        platforms: vec![Platform::X],
        pillar: None,
        format: None,
        purpose: None,
        said: Said::default(),
        topic: None,
        repeats: None,
        logged_at: at(day, 12),
    }
}

fn from(post: Post, topic: usize) -> Post {
    Post { topic: Some(TopicId(topic.to_string())), ..post }
}

fn on_the_day(post: Post) -> Post {
    Post { platforms: vec![Platform::Instagram, Platform::LinkedIn], ..post }
}

/// By slot, which post fills it and by what; the slots lie on Monday, Tuesday and Thursday.
fn filled(slots: &[Slot], posts: &[Post], beside: &[i64]) -> Vec<Option<(i64, FilledBy)>> {
    let topics: Vec<TopicId> = (0..slots.len()).map(|n| TopicId(n.to_string())).collect();
    let topical: Vec<Topical<'_>> = slots
        .iter()
        .zip(&topics)
        .zip(TITLES)
        .map(|((slot, id), title)| Topical { slot, topic: Some((id, title)) })
        .collect();
    let beside = beside.iter().copied().map(PostId).collect();
    fill(&topical, posts, &beside).into_iter().map(|one| one.map(|(post, by)| (post.0, by))).collect()
}

#[test]
fn a_post_fills_a_slot_by_topic_then_title_then_day() {
    use FilledBy::{Choice, Day, Title, Topic};
    let plan = || vec![slot(1, 5), slot(2, 6), slot(3, 8)];
    let chosen = |post| Slot { filled: Some((PostId(post), Choice)), ..slot(1, 5) };
    let gone = Slot { state: SlotState::LetGo, ..slot(2, 6) };
    let shut = Slot { state: SlotState::NoRoom, ..slot(2, 6) };
    for (what, slots, posts, beside, outcome) in [
        ("nothing", plan(), vec![], vec![], [None; 3]),
        ("by its topic, on another day", plan(), vec![from(post(9, 7, ""), 2)], vec![], [None, None, Some((9, Topic))]),
        (
            "by a title that is nearly the topic's",
            plan(),
            vec![post(9, 7, "three questions before a lab test")],
            vec![],
            [None, Some((9, Title)), None],
        ),
        (
            "by day and platform",
            plan(),
            vec![on_the_day(post(9, 6, "Something else"))],
            vec![],
            [None, Some((9, Day)), None],
        ),
        ("not by the day alone", plan(), vec![post(9, 6, "Something else")], vec![], [None; 3]),
        ("not by the platform alone", plan(), vec![on_the_day(post(9, 7, "Something else"))], vec![], [None; 3]),
        (
            "a topic goes before an earlier post of the day",
            plan(),
            vec![on_the_day(post(8, 5, "One")), from(post(9, 7, ""), 0)],
            vec![],
            [Some((9, Topic)), None, None],
        ),
        (
            "one post fills one slot",
            plan(),
            vec![from(on_the_day(post(9, 6, "")), 0)],
            vec![],
            [Some((9, Topic)), None, None],
        ),
        (
            "two posts of one topic: the first",
            plan(),
            vec![from(post(8, 5, ""), 0), from(post(9, 6, ""), 0)],
            vec![],
            [Some((8, Topic)), None, None],
        ),
        (
            "a topic that no slot has is no title either",
            plan(),
            vec![from(post(9, 7, TITLES[0]), 7)],
            vec![],
            [None; 3],
        ),
        (
            "what the member said stays",
            vec![chosen(8), slot(2, 6), slot(3, 8)],
            vec![post(8, 7, ""), from(post(9, 5, ""), 0)],
            vec![],
            [Some((8, Choice)), None, None],
        ),
        (
            "unless the post is gone",
            vec![chosen(8), slot(2, 6), slot(3, 8)],
            vec![from(post(9, 5, ""), 0)],
            vec![],
            [Some((9, Topic)), None, None],
        ),
        ("none of the slots, they said", plan(), vec![from(post(9, 7, ""), 0)], vec![9], [None; 3]),
        (
            "the same link once more fills nothing",
            plan(),
            vec![Post { repeats: Some(PostId(1)), ..from(post(9, 7, ""), 0) }],
            vec![],
            [None; 3],
        ),
        (
            "a slot that was let go takes nothing",
            vec![slot(1, 5), gone, slot(3, 8)],
            vec![from(on_the_day(post(9, 6, TITLES[1])), 1)],
            vec![],
            [None; 3],
        ),
        (
            "one without room takes its topic",
            vec![slot(1, 5), shut.clone(), slot(3, 8)],
            vec![from(post(9, 7, ""), 1)],
            vec![],
            [None, Some((9, Topic)), None],
        ),
        (
            "but nothing of its day",
            vec![slot(1, 5), shut, slot(3, 8)],
            vec![on_the_day(post(9, 6, ""))],
            vec![],
            [None; 3],
        ),
    ] {
        assert_eq!(filled(&slots, &posts, &beside), outcome, "{what}");
    }
}

#[test]
fn what_was_filled_by_rule_is_found_anew() {
    let slots = [Slot { filled: Some((PostId(9), FilledBy::Topic)), ..slot(1, 5) }];
    assert_eq!(filled(&slots, &[], &[]), [None], "a deleted post frees it");
    let mended = [from(post(9, 5, ""), 3)];
    assert_eq!(filled(&slots, &mended, &[]), [None], "and so does another topic");
}

#[test]
fn odd_titles_fill_nothing() {
    for title in ["", " ", "\u{202e}", "the", "**", "a \\ b", &"x ".repeat(100), "12345", "🙂🙂🙂"] {
        assert_eq!(filled(&[slot(1, 5), slot(2, 6), slot(3, 8)], &[post(9, 7, title)], &[]), [None; 3], "{title:?}");
    }
}
