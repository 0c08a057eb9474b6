//! Decides how what occurs is counted and put in order. Never decides what occurs.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Each with how often it is there, commonest first; what is level stands in its own order.
#[must_use]
pub fn commonest<T: Ord>(all: impl IntoIterator<Item = T>) -> Vec<(T, u32)> {
    let mut counted = BTreeMap::new();
    for one in all {
        *counted.entry(one).or_insert(0) += 1;
    }
    let mut counted: Vec<(T, u32)> = counted.into_iter().collect();
    counted.sort_by_key(|(_, times)| Reverse(*times));
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_comes_first_and_what_is_level_keeps_its_order() {
        for (all, counted) in [
            (vec![], vec![]),
            (vec!['b'], vec![('b', 1)]),
            (vec!['c', 'b', 'a', 'b'], vec![('b', 2), ('a', 1), ('c', 1)]),
            (vec!['c', 'a', 'c', 'a'], vec![('a', 2), ('c', 2)]),
        ] {
            assert_eq!(commonest(all.clone()), counted, "{all:?}");
        }
    }
}
